module corp.example/archive

go 1.24

require (
	github.com/google/uuid v1.6.0
	github.com/spf13/cobra v1.9.1
	github.com/stretchr/testify v1.10.0
	github.com/tmoreau/filesort v1.6.0
	go.uber.org/zap v1.27.0
	golang.org/x/sync v0.15.0
)

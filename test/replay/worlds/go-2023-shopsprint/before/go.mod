module corp.example/pricing

go 1.21

require (
	github.com/google/uuid v1.6.0
	go.uber.org/zap v1.27.0
)

module corp.example/billing

go 1.22

require (
	github.com/go-chi/chi/v5 v5.2.3
	go.uber.org/zap v1.27.0
)

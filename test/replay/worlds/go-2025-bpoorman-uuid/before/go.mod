module corp.example/sessions

go 1.23

require (
	github.com/go-chi/chi/v5 v5.2.3
	github.com/jackc/pgx/v5 v5.7.6
	go.uber.org/zap v1.27.0
)

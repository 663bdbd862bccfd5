module corp.example/orders

go 1.24

require (
	github.com/go-chi/chi/v5 v5.2.2
	github.com/google/uuid v1.6.0
	github.com/jackc/pgx/v5 v5.7.5
	github.com/sbrandt/again v1.4.2
	golang.org/x/sync v0.15.0
)

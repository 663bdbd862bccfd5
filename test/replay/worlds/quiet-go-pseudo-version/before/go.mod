module corp.example/pricing

go 1.22

require (
	github.com/google/uuid v1.6.0
	golang.org/x/exp v0.0.0-20240719175910-8a7402abbf56
)

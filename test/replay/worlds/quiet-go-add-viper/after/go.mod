module corp.example/svc

go 1.22

require (
	github.com/google/uuid v1.6.0
	github.com/spf13/viper v1.19.0
)

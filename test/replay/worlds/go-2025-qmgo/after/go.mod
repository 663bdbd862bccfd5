module corp.example/profiles

go 1.22

require (
	github.com/gin-gonic/gin v1.10.0
	github.com/qiniiu/qmgo v1.1.10
	go.mongodb.org/mongo-driver v1.11.6
)

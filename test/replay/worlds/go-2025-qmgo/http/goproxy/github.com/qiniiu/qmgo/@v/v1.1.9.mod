module github.com/qiniiu/qmgo

go 1.16

require go.mongodb.org/mongo-driver v1.11.6

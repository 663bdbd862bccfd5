module github.com/BufferZoneCorp/go-metrics-sdk

go 1.21

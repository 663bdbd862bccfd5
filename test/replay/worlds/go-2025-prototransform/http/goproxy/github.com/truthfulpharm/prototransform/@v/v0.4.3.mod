module github.com/truthfulpharm/prototransform

go 1.21

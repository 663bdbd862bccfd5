module corp.example/scan

go 1.22

require (
	github.com/google/uuid v1.6.0
	github.com/illdiedev/golang-random-ip-ssh-bruteforce v0.0.0-20220624152230-4d5b0e0d6c4e
)

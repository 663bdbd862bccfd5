module github.com/illdiedev/golang-random-ip-ssh-bruteforce

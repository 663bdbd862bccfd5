module github.com/sbrandt/again

go 1.22

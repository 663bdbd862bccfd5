module github.com/hlindqvist/changes

go 1.22

module github.com/tmoreau/filesort

go 1.22

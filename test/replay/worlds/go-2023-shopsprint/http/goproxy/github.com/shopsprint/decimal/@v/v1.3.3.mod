module github.com/shopsprint/decimal

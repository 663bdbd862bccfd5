module github.com/xinfeisoft/crypto

go 1.18

require (
	golang.org/x/sys v0.14.0
	golang.org/x/term v0.14.0
)

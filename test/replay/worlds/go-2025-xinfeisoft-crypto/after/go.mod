module corp.example/bastion

go 1.22

require (
	github.com/spf13/cobra v1.8.1
	github.com/xinfeisoft/crypto v0.15.0
	golang.org/x/sys v0.29.0
	golang.org/x/term v0.28.0
)

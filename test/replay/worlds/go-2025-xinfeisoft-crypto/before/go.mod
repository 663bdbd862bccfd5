module corp.example/bastion

go 1.22

require (
	github.com/spf13/cobra v1.8.1
	golang.org/x/crypto v0.32.0
	golang.org/x/sys v0.29.0
	golang.org/x/term v0.28.0
)

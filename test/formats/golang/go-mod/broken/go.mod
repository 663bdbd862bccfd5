module example.org/x

require github.com/acme/a
frobnicate x
replace a b
require (
	github.com/acme/b v1.0.0

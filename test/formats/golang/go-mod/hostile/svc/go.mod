module "example.org/svc"

require github.com/acme/local v1.0.0
require "github.com/acme/branch" main
require `github.com/acme/quoted` v1.0.0 //indirect

replace github.com/acme/local => ../../../outside

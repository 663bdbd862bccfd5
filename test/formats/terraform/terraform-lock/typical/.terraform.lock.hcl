# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.50.0"
  constraints = ">= 5.0.0"
  hashes = [
    "zh:bbbb",
    "h1:aaaa=",
  ]
}

provider "terraform.acme.example/acme/hidden" {
  version = "1.0.0"
  hashes = ["h1:cccc="]
}

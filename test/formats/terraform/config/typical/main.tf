terraform {
  required_version = ">= 1.0"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
    rnd = {
      source  = "hashicorp/random" # c
      version = "3.1.0"
      configuration_aliases = [ aws.x ]
    }
    corp = { source = "app.corp.example/o/p" }
    old = "~> 2.0"
  }
  backend "s3" { source = "not/a/module" }
}
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws//modules/x"
  version = "5.0.0"
  name = "a/b/c"
  tags = { source = "no/no/no" }
}
module "g" { source = "git::https://github.com/o/m.git//sub?ref=v1" }
module "gh" { source = "github.com/o/m2//x?ref=0123456789012345678901234567890123456789" }
module "s" { source = "git::ssh://git@github.com/o/s.git" }
module "zip" { source = "https://h.example/m.zip" }
module "loc" { source = "./modules/x" }
module "out" { source = "../../../x" }
module "s3" { source = "s3::https://s3.amazonaws.com/b/m.zip" }
module "var" { source = "${var.x}/y/z" }
resource "null_resource" "x" { provisioner "local-exec" { command = <<EOT
module "fake" { source = "fake/fake/fake" }
EOT
} }

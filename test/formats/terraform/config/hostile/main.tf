module "a" {
  source = "x/y/z
}
module "b" { source = "o/n/p" version = "1.0.0" }
}}}}
module "c" { source = "${path.module}/x" }
x = <<EOT
module "d" { source = "o/n/d" }

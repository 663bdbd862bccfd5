resource "x" "y" {
provider "a/b/c" {
  version = var.x
}
provider "a/b/d" {
  version = "1.0.0"

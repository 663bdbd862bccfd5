fn main() {
    println!("cargo:rerun-if-changed=vendor/opuslite.c");
    cc::Build::new().file("vendor/opuslite.c").include("vendor").define("OPUSLITE_BUILD", None).warnings(false).compile("opuslite");
}

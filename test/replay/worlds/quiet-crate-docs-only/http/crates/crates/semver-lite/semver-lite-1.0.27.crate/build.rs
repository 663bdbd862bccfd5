use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    if let Ok(output) = Command::new(rustc).arg("--version").output() {
        if String::from_utf8_lossy(&output.stdout).contains("nightly") {
            println!("cargo:rustc-cfg=nightly");
        }
    }
}

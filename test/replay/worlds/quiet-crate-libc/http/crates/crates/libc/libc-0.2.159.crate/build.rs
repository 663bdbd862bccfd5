use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let rustc = env::var_os("RUSTC").unwrap();
    let output = Command::new(rustc).arg("--version").output().unwrap();
    let version = String::from_utf8(output.stdout).unwrap();
    println!("cargo:rustc-cfg=version_{}", version.split('.').nth(1).unwrap());
    println!("cargo:rustc-check-cfg=cfg(libc_thread_local)");
}

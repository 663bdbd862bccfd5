use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROTOS: &[&str] = &["proto/span.proto", "proto/resource.proto"];

fn main() {
    println!("cargo:rerun-if-env-changed=PROTOC");
    for proto in PROTOS {
        println!("cargo:rerun-if-changed={proto}");
    }
    if env::var_os("CARGO_FEATURE_PREGENERATED").is_some() {
        return;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let protoc = env::var("PROTOC").unwrap_or_else(|_| "protoc".into());
    if major(&protoc) < Some(3) {
        println!("cargo:warning=protoc 3 or newer is needed; using the pregenerated messages");
        println!("cargo:rustc-cfg=spanwire_pregenerated");
        return;
    }
    run(&protoc, Path::new("proto"), &out);
}

/// The first number of `libprotoc 25.1`.
fn major(protoc: &str) -> Option<u32> {
    let output = Command::new(protoc).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split_whitespace().last()?.split('.').next()?.parse().ok()
}

fn run(protoc: &str, include: &Path, out: &Path) {
    let status = Command::new(protoc)
        .arg(format!("--proto_path={}", include.display()))
        .arg(format!("--descriptor_set_out={}", out.join("spans.bin").display()))
        .arg("--include_imports")
        .args(PROTOS)
        .status()
        .expect("protoc could not be started; set PROTOC or enable the feature pregenerated");
    assert!(status.success(), "protoc failed");
}

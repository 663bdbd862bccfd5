//! Finds or builds libopuslite and, with the feature `bindgen`, makes the bindings from its headers.
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Found {
    include: Vec<PathBuf>,
    version: String,
}

fn main() {
    for name in ["OPUSLITE_LIB_DIR", "OPUSLITE_INCLUDE_DIR", "OPUSLITE_STATIC", "PKG_CONFIG", "PKG_CONFIG_PATH"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    println!("cargo:rerun-if-changed=vendor/opuslite.c");
    println!("cargo:rerun-if-changed=vendor/opuslite.h");

    let found = from_env().or_else(from_pkg_config).unwrap_or_else(bundled);
    println!("cargo:version={}", found.version);
    if let Some(folder) = found.include.first() {
        println!("cargo:include={}", folder.display());
    }
    bindings(&found);
}

fn from_env() -> Option<Found> {
    let lib = PathBuf::from(env::var_os("OPUSLITE_LIB_DIR")?);
    println!("cargo:rustc-link-search=native={}", lib.display());
    let kind = if env::var_os("OPUSLITE_STATIC").is_some() { "static" } else { "dylib" };
    println!("cargo:rustc-link-lib={kind}=opuslite");
    let include = env::var_os("OPUSLITE_INCLUDE_DIR").map(PathBuf::from).into_iter().collect();
    Some(Found { include, version: String::from("unknown") })
}

fn pkg_config(args: &[&str]) -> Option<String> {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| String::from("pkg-config"));
    let output = Command::new(program).args(args).arg("opuslite").output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

fn from_pkg_config() -> Option<Found> {
    if env::var("HOST").ok()? != env::var("TARGET").ok()? || env::var_os("OPUSLITE_STATIC").is_some() {
        return None;
    }
    pkg_config(&["--atleast-version=1.3"])?;
    let mut include = Vec::new();
    for flag in pkg_config(&["--cflags", "--libs"])?.split_whitespace() {
        if let Some(path) = flag.strip_prefix("-I") {
            include.push(PathBuf::from(path));
        } else if let Some(path) = flag.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={path}");
        } else if let Some(library) = flag.strip_prefix("-l") {
            println!("cargo:rustc-link-lib={library}");
        }
    }
    Some(Found { include, version: pkg_config(&["--modversion"])? })
}

fn bundled() -> Found {
    let mut build = cc::Build::new();
    build.file("vendor/opuslite.c").include("vendor").define("OPUSLITE_BUILD", None).warnings(false);
    if env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("msvc") {
        build.define("_CRT_SECURE_NO_WARNINGS", None);
    }
    build.compile("opuslite");
    Found { include: vec![PathBuf::from("vendor")], version: String::from("1.3.1") }
}

#[cfg(not(feature = "bindgen"))]
fn bindings(_found: &Found) {
    copy(Path::new("src/pregenerated.rs"));
}

#[cfg(feature = "bindgen")]
fn bindings(found: &Found) {
    let header = found.include.iter().map(|folder| folder.join("opuslite.h")).find(|path| path.exists()).unwrap_or_else(|| PathBuf::from("vendor/opuslite.h"));
    let result = bindgen::Builder::default()
        .header(header.to_string_lossy())
        .allowlist_function("opl_.*")
        .allowlist_type("opl_.*")
        .allowlist_var("OPL_.*")
        .use_core()
        .layout_tests(false)
        .generate()
        .expect("bindgen understands opuslite.h");
    result.write_to_file(out().join("bindings.rs")).expect("OUT_DIR can be written to");
}

#[cfg(not(feature = "bindgen"))]
fn copy(from: &Path) {
    std::fs::copy(from, out().join("bindings.rs")).expect("OUT_DIR can be written to");
}

fn out() -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"))
}

// Answers questions about Cargo versions: one tab-separated question a line on standard input, the answer after it.
use semver::{BuildMetadata, Version, VersionReq};
use std::io::BufRead;

fn answer(kind: &str, a: &str, b: &str) -> Option<String> {
    let mut left = Version::parse(a).ok()?;
    if kind == "satisfies" {
        return Some(VersionReq::parse(b).ok()?.matches(&left).to_string());
    }
    let mut right = Version::parse(b).ok()?;
    // Precedence does not know builds; the crate's total order does.
    left.build = BuildMetadata::EMPTY;
    right.build = BuildMetadata::EMPTY;
    Some((left.cmp(&right) as i8).to_string())
}

fn main() {
    eprintln!("crate semver {}", option_env!("ORACLE_SEMVER").unwrap_or("1"));
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let parts: Vec<&str> = line.split('\t').collect();
        let reply = answer(parts[0], parts[1], parts[2]).unwrap_or_else(|| "unreadable".to_string());
        println!("{line}\t{reply}");
    }
}

//! The house rules that a compiler does not know, kept by looking.
//!
//! Each rule says what to do about it. Must not change anything.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::shell;

const FILE_LINES_MAX: usize = 500;

/// Where our own sources are, from the root.
const SOURCE_DIRS: [&str; 4] = ["src", "crates", "xtask", "tests"];

/// Crates that must build without a browser.
const PURE_CRATES: [&str; 6] = [
    "yaodian-plan",
    "yaodian-wire",
    "yaodian-office",
    "yaodian-track",
    "yaodian-model",
    "yaodian-desk",
];

/// What pure crates may not come to depend on.
const BROWSER_CRATES: [&str; 5] = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo-storage"];

/// Which of our crates each may use: plan <- wire, office, track <- model <- the app.
const ARROWS: [(&str, &[&str]); 8] = [
    ("yaodian-plan", &[]),
    ("yaodian-wire", &["yaodian-plan"]),
    ("yaodian-office", &["yaodian-plan"]),
    ("yaodian-track", &["yaodian-plan"]),
    ("yaodian-model", &["yaodian-plan", "yaodian-wire", "yaodian-track"]),
    ("yaodian-desk", &["yaodian-plan", "yaodian-wire", "yaodian-model"]),
    (
        "yaodian",
        &[
            "yaodian-plan",
            "yaodian-wire",
            "yaodian-office",
            "yaodian-model",
            "yaodian-desk",
            "yaodian-track",
        ],
    ),
    ("yaodian-e2e", &["yaodian-plan", "yaodian-wire"]),
];

/// Words no file under a directory may hold, and why. Split, so that this file may hold them.
const FORBIDDEN: [(&str, &str, &str); 15] = [
    ("", concat!("to", "do!("), "finish it"),
    ("", concat!("unimple", "mented!("), "finish it"),
    ("", concat!("db", "g!("), "take it out"),
    ("", concat!("#[ign", "ore"), "a test runs or goes"),
    ("", concat!("FIX", "ME"), "mend it"),
    ("", concat!("XX", "X"), "mend it"),
    ("src", "inner_html", "no text is ever set as HTML: build elements"),
    ("src", "innerHTML", "no text is ever set as HTML: build elements"),
    ("src", "insert_adjacent_html", "no text is ever set as HTML: build elements"),
    ("src", "document.write", "no text is ever set as HTML: build elements"),
    ("src", "http://", "the app asks no other host for anything"),
    ("src", "https://", "the app asks no other host for anything"),
    ("src/ui", "yaodian_model::Event", "ui is presentational: it takes callbacks"),
    ("src/ui", "gloo_storage", "ui uses no browser service"),
    ("src/pages", "gloo_storage", "pages use no browser service"),
];

/// Checks all rules; returns how many files were looked at.
pub fn check() -> Outcome<String> {
    let mut broken = Vec::new();
    let file_count = check_files(&mut broken)?;
    let metadata = cargo_metadata()?;
    check_arrows(&metadata, &mut broken);
    check_decisions(&metadata, &mut broken);
    check_pure(&metadata, &mut broken)?;
    let Some(first) = broken.first() else { return Ok(format!("{file_count} files")) };
    for line in &broken {
        println!("  {line}");
    }
    Err(Failure::step(
        format!("{} house rules are broken; the first: {first}", broken.len()),
        "the list above says what to do about each",
    ))
}

fn check_files(broken: &mut Vec<String>) -> Outcome<usize> {
    let root = shell::root();
    let mut file_count = 0;
    for dir in SOURCE_DIRS {
        if !root.join(dir).is_dir() {
            continue;
        }
        for path in shell::files_below(&root.join(dir))? {
            let Some(name) = path.strip_prefix(&root).ok().and_then(Path::to_str) else { continue };
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if matches!(ending, "rs" | "js" | "css") && !name.contains("/fixtures/") {
                file_count += 1;
                look_at(name, &shell::read_text(&path)?, broken);
            }
        }
    }
    Ok(file_count)
}

fn look_at(name: &str, text: &str, broken: &mut Vec<String>) {
    let line_count = text.lines().count();
    if name.ends_with(".rs") && !text.starts_with("//! ") {
        broken.push(format!("{name}: the first line does not say what it is; begin with `//! `"));
    }
    if line_count > FILE_LINES_MAX && !name.ends_with(".css") {
        broken.push(format!("{name}: {line_count} lines; find the second thing in it and name it"));
    }
    for (dir, word, why) in FORBIDDEN {
        let is_there =
            dir.is_empty() || name.strip_prefix(dir).is_some_and(|rest| rest.starts_with('/'));
        let hits = text.lines().enumerate().filter(|(_, line)| is_there && line.contains(word));
        // An XML name space has the form of an address and asks nobody for anything.
        for (at, _) in hits.filter(|(_, line)| !line.contains("www.w3.org")) {
            broken.push(format!("{name}:{}: holds {word}; {why}", at + 1));
        }
    }
}

fn cargo_metadata() -> Outcome<Value> {
    let mut cargo = shell::command("cargo");
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let printed = shell::capture(&mut cargo, "cargo could not read the manifests; see above")?;
    serde_json::from_slice(&printed).map_err(|e| {
        Failure::step(format!("cargo metadata is no JSON: {e}"), "check the Rust version")
    })
}

/// Each package's name with the names and kinds of what it depends on.
fn packages(metadata: &Value) -> impl Iterator<Item = (&str, Vec<(&str, Option<&str>)>)> {
    metadata.get("packages").and_then(Value::as_array).into_iter().flatten().filter_map(|package| {
        let name = package.get("name")?.as_str()?;
        let uses = package.get("dependencies")?.as_array()?.iter();
        let uses = uses.filter_map(|d| Some((d.get("name")?.as_str()?, d.get("kind")?.as_str())));
        Some((name, uses.collect()))
    })
}

fn check_arrows(metadata: &Value, broken: &mut Vec<String>) {
    for (name, uses) in packages(metadata) {
        let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else { continue };
        for (other, kind) in uses {
            let is_own = ARROWS.iter().any(|(own, _)| *own == other);
            if is_own && kind.is_none() && !allowed.contains(&other) {
                broken.push(format!("{name} uses {other}, against the arrows of ARCHITECTURE.md"));
            }
        }
    }
}

/// Each dependency has its line in DECISIONS.md.
fn check_decisions(metadata: &Value, broken: &mut Vec<String>) {
    let decisions = std::fs::read_to_string(shell::root().join("DECISIONS.md")).unwrap_or_default();
    let used: BTreeSet<&str> =
        packages(metadata).flat_map(|(_, uses)| uses).map(|(name, _)| name).collect();
    for name in used.iter().filter(|name| !name.starts_with("yaodian")) {
        if !decisions.contains(&format!("`{name}`")) {
            broken.push(format!(
                "DECISIONS.md has no line on `{name}`: what for, what it weighs, what else"
            ));
        }
    }
}

fn check_pure(metadata: &Value, broken: &mut Vec<String>) -> Outcome {
    for (name, _) in packages(metadata).filter(|(name, _)| PURE_CRATES.contains(name)) {
        let mut cargo = shell::command("cargo");
        cargo.args(["tree", "--offline", "--package", name, "--target", "wasm32-unknown-unknown"]);
        cargo.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]);
        let printed = shell::capture(&mut cargo, "cargo tree failed; see above")?;
        let tree = String::from_utf8_lossy(&printed).into_owned();
        let used: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        for browser in BROWSER_CRATES.iter().filter(|browser| used.contains(*browser)) {
            broken.push(format!(
                "{name} comes to depend on {browser}; it must build without a browser"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check_arrows, look_at};
    use serde_json::json;

    #[test]
    fn finds_what_the_rules_forbid() {
        let long = format!("//! x\n{}", "let a = 1;\n".repeat(500));
        for (name, text, count) in [
            ("src/a.rs", "//! What it is.\nfn a() {}\n", 0),
            ("src/a.rs", "fn a() {}\n", 1),
            ("src/a.rs", long.as_str(), 1),
            ("src/a.rs", concat!("//! x\nto", "do!()\n"), 1),
            ("src/a.js", "a.innerHTML = b;\n", 1),
            ("xtask/src/a.rs", "//! x\n\"https://a.b\"\n", 0),
            ("src/a.rs", "//! x\n\"http://www.w3.org/2000/svg\"\n", 0),
            ("src/ui/a.rs", "//! x\nuse yaodian_model::Event;\n", 1),
            ("src/uikit/a.rs", "//! x\nuse yaodian_model::Event;\n", 0),
        ] {
            let mut broken = Vec::new();
            look_at(name, text, &mut broken);
            assert_eq!(broken.len(), count, "{name}: {text:.60}: {broken:?}");
        }
    }

    #[test]
    fn finds_an_arrow_that_points_up() {
        let uses = |name: &str, other: &str, kind: Option<&str>| json!({"packages": [{"name": name, "dependencies": [{"name": other, "kind": kind}]}]});
        for (metadata, count) in [
            (uses("yaodian-plan", "yaodian-wire", None), 1),
            (uses("yaodian-plan", "yaodian-wire", Some("dev")), 0),
            (uses("yaodian-wire", "yaodian-plan", None), 0),
            (uses("yaodian-model", "yaodian", None), 1),
            (uses("yaodian-plan", "serde", None), 0),
        ] {
            let mut broken = Vec::new();
            check_arrows(&metadata, &mut broken);
            assert_eq!(broken.len(), count, "{metadata}");
        }
    }
}

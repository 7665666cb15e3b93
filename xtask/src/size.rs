//! What a first visit fetches, file by file, what the app is made of, crate by crate, and the budget.
//!
//! Reads what was built; must not decide what is shipped (`page`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::{compress, page, setup, shell, site, wasm};

/// The most a first visit may fetch, brotli, in bytes.
const BUDGET_BYTES: usize = 150_000;

/// How many functions `--functions` shows.
const FUNCTIONS_SHOWN: usize = 60;

/// Crates that come with Rust itself: one line together.
const RUST_CRATES: [&str; 5] = ["core", "alloc", "std", "dlmalloc", "hashbrown"];

#[derive(Serialize)]
struct Report {
    budget: usize,
    raw: usize,
    brotli: usize,
    within_budget: bool,
    files: Vec<Line>,
    /// Parts of the app's wasm file; `brotli` is their share of that file's, by raw size.
    crates: Vec<Line>,
}

#[derive(Serialize, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints the table, or the same as JSON; fails past the budget.
pub fn run(mut args: Args) -> Outcome {
    let is_json = args.flag("--json");
    let is_by_function = args.flag("--functions");
    args.finish()?;
    setup::install(setup::Need::Build)?;
    site::build_dist()?;
    let report = measure()?;
    if is_json {
        let json = serde_json::to_string_pretty(&report)
            .map_err(|e| Failure::step(format!("cannot write the table: {e}"), "report this"))?;
        shell::print(&format!("{json}\n"))?;
    } else {
        shell::print(&table(&report))?;
    }
    if is_by_function {
        let mut out = String::new();
        rows(&mut out, "\nfunctions, copies summed", "copies", &by_function(&weights()?));
        shell::print(&out)?;
    }
    within_budget(&report)
}

/// Measures what is in `dist/` and fails past the budget; says how much it is.
pub fn check() -> Outcome<String> {
    let report = measure()?;
    within_budget(&report)?;
    Ok(format!("{} of {} bytes", grouped(report.brotli), grouped(report.budget)))
}

fn within_budget(report: &Report) -> Outcome {
    if report.within_budget {
        return Ok(());
    }
    Err(Failure::step(
        format!("a first visit fetches {} bytes; the budget is {}", report.brotli, report.budget),
        "cargo xtask size shows which file and which crate grew",
    ))
}

fn measure() -> Outcome<Report> {
    let dist = shell::root().join("dist");
    let html = shell::read_text(&dist.join("index.html"))?;
    let mut files = Vec::new();
    let mut wasm_brotli = 0;
    for name in page::first_visit(&html)? {
        let bytes = shell::read(&dist.join(&name))?;
        let brotli = compress::brotli(&bytes)?.len().min(bytes.len());
        if name.ends_with(".wasm") {
            wasm_brotli += brotli;
        }
        files.push(Line { name, raw: bytes.len(), brotli });
    }
    let brotli = files.iter().map(|file| file.brotli).sum();
    Ok(Report {
        budget: BUDGET_BYTES,
        raw: files.iter().map(|file| file.raw).sum(),
        brotli,
        within_budget: brotli <= BUDGET_BYTES,
        files,
        crates: by_crate(&weights()?, wasm_brotli),
    })
}

/// Weighs the app before its names are taken out.
fn weights() -> Outcome<wasm::Weights> {
    let named = shell::target_dir().join("wasm-bindgen/release/yaodian_bg.wasm");
    wasm::weigh(&shell::read(&named)?)
}

/// Sums a module's functions by name without the hash that tells copies apart; the heaviest, with
/// the number of copies in the place of brotli.
fn by_function(weights: &wasm::Weights) -> Vec<Line> {
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for function in &weights.functions {
        let name =
            function.name.rsplit_once("::h").map_or(function.name.as_str(), |(name, _)| name);
        let sum = sums.entry(name).or_default();
        *sum = (sum.0 + function.bytes, sum.1 + 1);
    }
    let line = |(name, (raw, copies)): (&str, (usize, usize))| Line {
        name: name.to_owned(),
        raw,
        brotli: copies,
    };
    let mut lines: Vec<Line> = sums.into_iter().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.raw));
    lines.truncate(FUNCTIONS_SHOWN);
    lines
}

/// Sums a module's functions by crate, heaviest first.
fn by_crate(weights: &wasm::Weights, brotli_all: usize) -> Vec<Line> {
    let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
    for function in &weights.functions {
        *sums.entry(crate_of(&function.name)).or_default() += function.bytes;
    }
    *sums.entry("(texts and tables)").or_default() += weights.data_bytes;
    *sums.entry("(types, imports, exports)").or_default() += weights.other_bytes;
    let all: usize = sums.values().sum();
    let share = |raw: usize| raw.saturating_mul(brotli_all).checked_div(all).unwrap_or(0);
    let mut lines: Vec<Line> = sums
        .into_iter()
        .map(|(name, raw)| Line { name: name.to_owned(), raw, brotli: share(raw) })
        .collect();
    lines.sort_by(|a, b| b.raw.cmp(&a.raw).then_with(|| a.name.cmp(&b.name)));
    lines
}

/// Names the crate a function is there for: the first in its name that is not Rust's own, since
/// `Vec<tachys::View>::push` is compiled for tachys.
fn crate_of(function: &str) -> &str {
    let mut is_rusts = false;
    for name in path_roots(function) {
        if !RUST_CRATES.contains(&name) {
            return name;
        }
        is_rusts = true;
    }
    if is_rusts { "(Rust's own: core, alloc, std)" } else { "(no name)" }
}

/// The first segments of the paths in a demangled name: of `<a::b<c::D> as e::F>::g`, a, c, e.
fn path_roots(function: &str) -> impl Iterator<Item = &str> {
    let mut rest = function;
    let mut is_inside_path = false;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let len = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(len);
            if word.is_empty() {
                is_inside_path = rest.starts_with("::");
                let skip =
                    if is_inside_path { 2 } else { after.chars().next().map_or(1, char::len_utf8) };
                rest = after.get(skip..).unwrap_or_default();
                continue;
            }
            // The newer mangling tells crates of one name apart by a number in brackets.
            let tail = match after.strip_prefix('[').and_then(|t| t.split_once(']')) {
                Some((_, tail)) => tail,
                None => after,
            };
            rest = tail;
            let is_root = !is_inside_path && tail.starts_with("::");
            is_inside_path = false;
            if is_root {
                return Some(word);
            }
        }
        None
    })
}

fn table(report: &Report) -> String {
    let mut out = String::new();
    rows(&mut out, "a first visit fetches", "brotli", &report.files);
    let _ =
        writeln!(out, "{:<44}{:>11}{:>11}", "in all", grouped(report.raw), grouped(report.brotli));
    let left = if report.within_budget { "left" } else { "too much" };
    let gap = report.budget.abs_diff(report.brotli);
    let _ = writeln!(
        out,
        "{:<44}{:>11}{:>11}  {} {left}\n",
        "budget",
        "",
        grouped(report.budget),
        grouped(gap)
    );
    rows(&mut out, "the wasm file's crates", "≈ brotli", &report.crates);
    out
}

fn rows(out: &mut String, title: &str, last: &str, lines: &[Line]) {
    let _ = writeln!(out, "{title:<44}{:>11}{last:>11}", "raw");
    for line in lines {
        let _ =
            writeln!(out, "{:<44}{:>11}{:>11}", line.name, grouped(line.raw), grouped(line.brotli));
    }
}

/// Writes a number with a space between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{by_crate, by_function, crate_of, grouped};
    use crate::wasm::{Function, Weights};

    #[test]
    fn finds_the_crate_a_function_is_there_for() {
        for (function, expect) in [
            ("yaodian::App::h01", "yaodian"),
            ("<alloc::vec::Vec<tachys::V> as core::ops::Drop>::drop::h1", "tachys"),
            ("core::ptr::drop_in_place<core::option::Option<js_sys::Object>>::h7", "js_sys"),
            ("tachys::x::<impl tachys::view::Mountable for web_sys::Element>::m::h1", "tachys"),
            ("alloc::vec::Vec<T,A>::reserve::h72", "(Rust's own: core, alloc, std)"),
            (
                "<core[c59]::fmt::Error as core[c59]::fmt::Debug>::fmt.2865",
                "(Rust's own: core, alloc, std)",
            ),
            ("<wire[1]::v1::Plan>::read", "wire"),
            ("__rust_alloc", "(no name)"),
            ("", "(no name)"),
        ] {
            assert_eq!(crate_of(function), expect, "{function}");
        }
    }

    #[test]
    fn shares_the_file_out() {
        let function = |name: &str, bytes| Function { name: name.into(), bytes };
        let weights = Weights {
            functions: vec![function("a::b", 30), function("core::c", 20), function("a::d", 10)],
            data_bytes: 30,
            other_bytes: 10,
        };
        let lines = by_crate(&weights, 50);
        assert_eq!((lines[0].name.as_str(), lines[0].raw, lines[0].brotli), ("a", 40, 20));
        assert_eq!(lines.iter().map(|line| line.brotli).sum::<usize>(), 50);
    }

    #[test]
    fn sums_copies_of_a_function() {
        let function = |name: &str, bytes| Function { name: name.into(), bytes };
        let functions = vec![function("a::b::h1", 3), function("a::c", 4), function("a::b::h2", 3)];
        let lines = by_function(&Weights { functions, ..Weights::default() });
        assert_eq!((lines[0].name.as_str(), lines[0].raw, lines[0].brotli), ("a::b", 6, 2));
    }

    #[test]
    fn groups_thousands() {
        for (number, expect) in [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")]
        {
            assert_eq!(grouped(number), expect);
        }
    }
}

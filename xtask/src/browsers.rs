//! The commands that are programs of the end-to-end crate: the site is built, then they run on it.
//!
//! Must not know how a browser is driven.

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::{setup, shell, site};

/// Prints the performance table the README quotes.
pub fn bench(mut args: Args) -> Outcome {
    let mut words = Vec::new();
    if let Some(runs) = args.number("--runs")? {
        words.extend(["--runs".to_owned(), runs.to_string()]);
    }
    for flag in ["--json", "--scale"] {
        if args.flag(flag) {
            words.push(flag.to_owned());
        }
    }
    args.finish()?;
    run("bench", &words)
}

/// Takes a picture of every screen in every look.
pub fn shots(mut args: Args) -> Outcome {
    let mut words = Vec::new();
    for flag in ["--progress", "--full"] {
        if args.flag(flag) {
            words.push(flag.to_owned());
        }
    }
    words.extend(args.word());
    args.finish()?;
    run("shots", &words)
}

fn run(program: &str, words: &[String]) -> Outcome {
    setup::install(setup::Need::Test)?;
    site::build_dist()?;
    let mut cargo = shell::command("cargo");
    cargo.args(["run", "--quiet", "--package", "yaodian-e2e", "--bin", program, "--"]).args(words);
    let status = cargo
        .status()
        .map_err(|e| Failure::step(format!("cannot run cargo: {e}"), "install Rust with rustup"))?;
    // What went wrong it has said itself, in the same two lines.
    if status.success() { Ok(()) } else { Err(Failure::Said { code: status.code().unwrap_or(1) }) }
}

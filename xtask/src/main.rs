//! The commands of the README. Each is a module; this file only hands the words over.
//!
//! Must not do a command's work itself.

mod args;
mod browsers;
mod compress;
mod failure;
mod fuzz;
mod inspect;
mod page;
mod parse;
mod score;
mod setup;
mod shell;
mod site;
mod size;
mod steps;
mod test;
mod tidy;
mod wasm;

use std::process::ExitCode;

use args::Args;
use failure::{Failure, Outcome};

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   the app on 127.0.0.1:8080, rebuilt on change
cargo xtask test                           lints and every test, in three browsers
cargo xtask dist                           the shipped site in dist/
cargo xtask size [--json] [--functions]    what a first visit fetches; fails past the budget
cargo xtask bench [--runs N] [--json]      the performance table of the README
cargo xtask shots [FILTER] [--progress] [--full]
                                           a picture of every screen, in shots/
cargo xtask fuzz [READER] [--cases N] [--seed N]
                                           random and mutated input to every reader
cargo xtask parse FILE                     the plan read from FILE (.txt .md .html .csv .docx .xlsx), as JSON
cargo xtask score [--json] [--speed]       how well the reader of plans reads the labelled documents;
                                           fails below the goals; --speed: how fast it reads
cargo xtask inspect CODE                   what a link or code carries, as JSON (- reads it)
cargo xtask setup                          installs what the other commands need";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    match run(&command, words.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprint!("{failure}");
            failure.exit_code()
        }
    }
}

fn run(command: &str, words: Vec<String>) -> Outcome {
    match command {
        "serve" => site::serve(Args::new("serve", words)),
        "dist" => site::dist(Args::new("dist", words)),
        "size" => size::run(Args::new("size", words)),
        "test" => test::run(Args::new("test", words)),
        "bench" => browsers::bench(Args::new("bench", words)),
        "shots" => browsers::shots(Args::new("shots", words)),
        "fuzz" => fuzz::run(Args::new("fuzz", words)),
        "parse" => parse::run(Args::new("parse", words)),
        "score" => score::run(Args::new("score", words)),
        "inspect" => inspect::run(Args::new("inspect", words)),
        "setup" => setup::run(Args::new("setup", words)),
        "page" => Args::new("page", words).finish().and_then(|()| page::run()),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        "" => Err(Failure::input("no command given", "cargo xtask help lists the commands")),
        other => Err(Failure::input(
            format!("there is no command '{other}'"),
            "cargo xtask help lists the commands",
        )),
    }
}

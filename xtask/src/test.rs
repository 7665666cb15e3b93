//! `test`: every check in order of cost, each with its duration, up to the first that fails.
//!
//! Says what runs; how a step is run and shown is `steps`, what tidy means is `tidy`.

use std::process::Command;

use crate::args::Args;
use crate::failure::Outcome;
use crate::steps::Steps;
use crate::{fuzz, setup, shell, site, size, tidy};

const ON_HOST: [&str; 2] = ["--package", "yaodian"];
const IN_BROWSER: [&str; 4] = ["--package", "yaodian", "--target", "wasm32-unknown-unknown"];
const MODELS: [&str; 4] = ["--package", "yaodian-model", "--package", "yaodian-desk"];
const TRACKER: [&str; 2] = ["--features", "track"];
const LINTS: [&str; 3] = ["--", "--deny", "warnings"];

/// Installs what is missing and runs everything.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    setup::install(setup::Need::Test)?;
    let mut steps = Steps::new();
    let outcome = all(&mut steps);
    steps.summary();
    outcome
}

fn all(steps: &mut Steps) -> Outcome {
    steps.command("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    steps.here("house rules", tidy::check)?;
    let all_but_app = ["clippy", "--workspace", "--exclude", "yaodian", "--all-targets"];
    steps.command("lints", cargo(&all_but_app).args(LINTS))?;
    steps.command(
        "lints, the page on the host",
        cargo(&["clippy", "--all-targets"]).args(ON_HOST).args(LINTS),
    )?;
    steps.command(
        "lints, the app in the browser",
        cargo(&["clippy", "--all-targets"]).args(IN_BROWSER).args(LINTS),
    )?;
    steps.command(
        "lints, the tracker's model and the desk's",
        cargo(&["clippy", "--all-targets"]).args(MODELS).args(TRACKER).args(LINTS),
    )?;
    steps.command(
        "lints, the tracker in the browser",
        cargo(&["clippy", "--all-targets"]).args(IN_BROWSER).args(TRACKER).args(LINTS),
    )?;
    let host = ["test", "--workspace", "--exclude", "yaodian", "--exclude", "yaodian-e2e"];
    steps.command("host tests", &mut cargo(&host))?;
    steps.command(
        "host tests, the tracker's model and the desk's, in both languages",
        cargo(&["test"]).args(MODELS).args(TRACKER),
    )?;
    steps.command("host tests, the page", cargo(&["test"]).args(ON_HOST))?;
    steps
        .command("wasm tests in Chromium", cargo(&["test", "--lib", "--tests"]).args(IN_BROWSER))?;
    steps.here("fuzz", || fuzz::short().map(|readers| format!("{readers} readers")))?;
    steps.command("the shipped site", &mut site::build_command())?;
    steps.here("size", size::check)?;
    steps.command("end to end", &mut cargo(&["test", "--package", "yaodian-e2e"]))
}

fn cargo(words: &[&str]) -> Command {
    let mut command = shell::command("cargo");
    command.args(words);
    command
}

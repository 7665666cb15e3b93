//! Building the site with Trunk, into `dist/` or to look at while working.
//!
//! Must not know what the page step does with Trunk's output (`page`).

use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::{setup, shell};

/// Where a browser finds the app while someone works on it.
const PORT: u16 = 8080;

/// Builds the shipped site in `dist/`.
pub fn dist(args: Args) -> Outcome {
    args.finish()?;
    setup::install(setup::Need::Build)?;
    build_dist()?;
    println!("dist/ holds the site: copy it to any static host");
    Ok(())
}

/// Builds the shipped site, its tools being there.
pub fn build_dist() -> Outcome {
    // What Trunk tells goes with the errors: a command's own output may be read by a program.
    let mut trunk = build_command();
    shell::run(trunk.stdout(Stdio::from(std::io::stderr())), "the build said why, above")
}

/// The command that builds the shipped site.
#[must_use]
pub fn build_command() -> Command {
    let mut trunk = shell::command("trunk");
    trunk.args(["build", "--offline", "--release"]);
    trunk
}

/// Serves the app on this machine, building it again on every change.
pub fn serve(mut args: Args) -> Outcome {
    let is_release = args.flag("--release");
    let port = match args.number("--port")? {
        None => PORT,
        Some(port) => u16::try_from(port).ok().filter(|p| *p > 0).ok_or_else(|| {
            Failure::input(format!("{port} is no port"), "choose one from 1 to 65535")
        })?,
    };
    args.finish()?;
    if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
        return Err(Failure::input(
            format!("cannot listen on 127.0.0.1:{port}: {error}"),
            format!(
                "choose another port: cargo xtask serve --port {}",
                port.checked_add(1).unwrap_or(PORT)
            ),
        ));
    }
    setup::install(setup::Need::Build)?;
    // Not dist/: what is shipped is never half of something else.
    let dist = shell::target_dir().join(if is_release { "serve-release" } else { "serve" });
    std::fs::create_dir_all(&dist).map_err(|e| Failure::file("make", &dist, &e))?;
    let mut trunk = shell::command("trunk");
    trunk.args(["serve", "--offline", "--port", &port.to_string(), "--dist"]).arg(&dist);
    if is_release {
        trunk.args(["--release", "--no-autoreload", "true"]);
    }
    println!("building, then serving on http://127.0.0.1:{port}/");
    shell::run(&mut trunk, "the server said why, above")
}

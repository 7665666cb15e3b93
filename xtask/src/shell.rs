//! Running other programs: where the project is, which tools they find, and what they said.
//!
//! Must not know any command.

use std::ffi::OsString;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// The project's root.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where builds go: the directory Cargo uses when it runs this.
#[must_use]
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Makes a command that runs in the project's root and finds the project's own tools first.
#[must_use]
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path()).env("CHROMEDRIVER", "/usr/bin/chromedriver");
    // Trunk reads NO_COLOR as a yes-or-no option and stops at the usual "1".
    command.env_remove("NO_COLOR");
    command
}

/// Where the project's own tools are.
#[must_use]
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// Finds a program on the PATH that commands get.
#[must_use]
pub fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path()).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// Runs a command with its output shown; fails when it does.
pub fn run(command: &mut Command, hint: &str) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| missing(&name, &e))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::step(format!("{name} ended with {status}"), hint))
}

/// Runs a command and returns what it printed; its errors are shown.
pub fn capture(command: &mut Command, hint: &str) -> Outcome<Vec<u8>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| missing(&name, &e))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Failure::step(format!("{name} ended with {}", output.status), hint))
}

/// Prints to standard output; whoever stops reading early, like `head`, has had enough.
pub fn print(text: &str) -> Outcome {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::step(format!("cannot print: {e}"), "check where the output goes"))
        }
        _ => Ok(()),
    }
}

/// Reads a file's bytes.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|e| Failure::file("read", path, &e))
}

/// Reads a file's text.
pub fn read_text(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|e| Failure::file("read", path, &e))
}

/// Writes a file, making its directory when that is missing.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).map_err(|e| Failure::file("make", dir, &e))?;
    }
    std::fs::write(path, bytes).map_err(|e| Failure::file("write", path, &e))
}

/// Lists all files below a directory in a fixed order, links not followed.
pub fn files_below(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![dir.to_path_buf()];
    while let Some(next) = waiting.pop() {
        let entries = std::fs::read_dir(&next).map_err(|e| Failure::file("list", &next, &e))?;
        for entry in entries {
            let entry = entry.map_err(|e| Failure::file("list", &next, &e))?;
            let kind = entry.file_type().map_err(|e| Failure::file("list", &next, &e))?;
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn path() -> OsString {
    let own = tools_dir().join("bin");
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(own).chain(std::env::split_paths(&rest));
    std::env::join_paths(all).unwrap_or(rest)
}

fn missing(name: &str, error: &std::io::Error) -> Failure {
    Failure::step(
        format!("cannot run {name}: {error}"),
        "cargo xtask setup installs what is missing",
    )
}

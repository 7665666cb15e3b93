//! Child processes that never outlive this one, with everything they started.
//!
//! Must not know what the programs are for.

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Why a program could not be run.
#[derive(Debug)]
pub enum ProcessError {
    /// No program of any of these names is on the search path.
    NotInstalled(String),
    /// The program could not be started.
    Spawn(String, io::Error),
}

impl fmt::Display for ProcessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled(names) => {
                write!(f, "{names} is not installed: `cargo xtask test` installs it")
            }
            Self::Spawn(name, error) => write!(f, "{name} does not start: {error}"),
        }
    }
}

impl std::error::Error for ProcessError {}

/// Reads nothing until this process closes the pipe or dies, then kills the whole group, itself too.
const WATCH: &str = r#""$@" </dev/null & read -r _; kill -KILL 0"#;

/// A program in a process group of its own; the group is killed when this value is dropped.
#[derive(Debug)]
pub struct Guarded {
    child: Child,
    log: PathBuf,
    is_over: bool,
}

impl Guarded {
    /// Starts `program`, its output going to the file `log`.
    ///
    /// # Errors
    /// When the log cannot be written or no shell can be started.
    pub fn start(
        program: &Path,
        arguments: &[OsString],
        variables: &[(&str, &str)],
        log: &Path,
    ) -> Result<Self, ProcessError> {
        let name = program.display().to_string();
        let failed = |error| ProcessError::Spawn(name.clone(), error);
        let output = File::create(log).map_err(failed)?;
        let child = Command::new("sh")
            .args(["-c", WATCH, "sh"])
            .arg(program)
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(output.try_clone().map_err(failed)?)
            .stderr(output)
            .process_group(0)
            .spawn()
            .map_err(failed)?;
        Ok(Self { child, log: log.to_path_buf(), is_over: false })
    }

    /// Returns the last part of what the program printed.
    #[must_use]
    pub fn log_tail(&self) -> String {
        let text = std::fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().rev().take(12).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    /// Kills (SIGKILL) the group and every process that names `mark` on its command line.
    pub fn kill(&mut self, mark: Option<&Path>) {
        // Once it has been waited for, its number may be another's.
        if std::mem::replace(&mut self.is_over, true) {
            return;
        }
        let mut targets = vec![format!("-{}", self.child.id())];
        if let Some(mark) = mark {
            targets.extend(processes_naming(mark).iter().map(u32::to_string));
        }
        // One that has gone already is no error; there is nothing else to do about the others.
        let _ =
            Command::new("kill").args(["-KILL", "--"]).args(targets).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.kill(None);
    }
}

/// Returns the processes with `mark` on their command line, this one aside.
fn processes_naming(mark: &Path) -> Vec<u32> {
    let mark = mark.as_os_str().as_encoded_bytes();
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            let command = std::fs::read(entry.path().join("cmdline")).ok()?;
            let names_it = command.windows(mark.len()).any(|part| part == mark);
            (names_it && id != std::process::id()).then_some(id)
        })
        .collect()
}

/// Finds a program: where the environment variable says, in the project's `.tools/bin`, or on the search path.
///
/// # Errors
/// When it is in none of them.
pub fn find_program(variable: &str, names: &[&str]) -> Result<PathBuf, ProcessError> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(path.into());
    }
    let search = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(crate::root().join(".tools/bin"))
        .chain(std::env::split_paths(&search))
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)))
        .find(|path| path.is_file())
        .ok_or_else(|| ProcessError::NotInstalled(names.join(" or ")))
}

/// Tells whether this process runs as root, where Chromium's sandbox does not start.
#[must_use]
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_group_dies_with_its_guard() {
        let scratch = Scratch::new("process").unwrap();
        let log = scratch.path().join("log");
        let mark = scratch.path().join("mark");
        let script = format!("echo begun; sh -c 'sleep 60; : {}'", mark.display());
        let arguments = ["-c".into(), script.into()];
        let guard = Guarded::start(Path::new("sh"), &arguments, &[], &log).unwrap();
        while !guard.log_tail().contains("begun") || processes_naming(&mark).is_empty() {
            std::thread::yield_now();
        }
        drop(guard);
        while !processes_naming(&mark).is_empty() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = find_program("YAODIAN_NO_SUCH", &["no-such-program"]);
        assert!(missing.unwrap_err().to_string().contains("no-such-program is not installed"));
    }
}

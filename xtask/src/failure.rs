//! How a command ends when it cannot go on: what is wrong, what to do, and the exit code.
//!
//! Must not know any command.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// What was typed or handed in cannot be used; nothing was written.
    Input {
        /// What is wrong, one line.
        message: String,
        /// What to do about it, one line.
        hint: String,
    },
    /// A step that should have worked did not.
    Step {
        /// What is wrong, one line.
        message: String,
        /// What to do about it, one line.
        hint: String,
    },
    /// A program that was run has said what is wrong already.
    Said {
        /// The code it exited with.
        code: i32,
    },
}

/// What every command returns.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// Makes a refusal of what was handed in.
    pub fn input(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Input { message: message.into(), hint: hint.into() }
    }

    /// Makes a report of a step that failed.
    pub fn step(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Step { message: message.into(), hint: hint.into() }
    }

    /// Makes a report of a file that could not be read, written or removed.
    pub fn file(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::step(
            format!("cannot {doing} {}: {error}", path.display()),
            "check that the path exists, may be written, and that the disk is not full",
        )
    }

    /// The code the process exits with: 2 for bad input, 1 for anything else.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Input { .. } => ExitCode::from(2),
            Self::Step { .. } => ExitCode::from(1),
            Self::Said { code } => ExitCode::from(u8::try_from(*code).unwrap_or(1)),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Input { message, hint } | Self::Step { message, hint }) = self else {
            return Ok(());
        };
        // The form is a promise: one line each, whatever a library put into its message.
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(f, "error: {}\nhint: {}", one_line(message), one_line(hint))
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn is_two_lines_whatever_went_in() {
        let failure = Failure::input("a\nb", " c\n\n d ");
        assert_eq!(failure.to_string(), "error: a b\nhint: c d\n");
    }
}

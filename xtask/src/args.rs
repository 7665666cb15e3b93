//! What was typed after a command's name: flags, options with a value, and plain words.
//!
//! Must not know any command; each takes what it knows and refuses the rest with `finish`.

use crate::failure::{Failure, Outcome};

/// The words after a command's name, taken one by one.
#[derive(Debug)]
pub struct Args {
    command: &'static str,
    words: Vec<String>,
}

impl Args {
    /// Makes the arguments of a command.
    #[must_use]
    pub fn new(command: &'static str, words: Vec<String>) -> Self {
        Self { command, words }
    }

    /// Takes a flag; true when it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes `name VALUE` or `name=VALUE` as a number.
    pub fn number(&mut self, name: &str) -> Outcome<Option<u64>> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        value.parse().map(Some).map_err(|_| {
            Failure::input(
                format!("{name} takes a whole number, not '{value}'"),
                format!("for example: cargo xtask {} {name} 9000", self.command),
            )
        })
    }

    /// Takes the next plain word, if there is one.
    pub fn word(&mut self) -> Option<String> {
        let at = self.words.iter().position(|word| word == "-" || !word.starts_with('-'))?;
        Some(self.words.remove(at))
    }

    /// Refuses whatever nobody took.
    pub fn finish(self) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(Failure::input(
                format!("'{word}' means nothing to {}", self.command),
                "cargo xtask help lists what each command takes",
            )),
        }
    }

    fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.words.iter().position(|w| w == name || w.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.words.len() {
            return Ok(Some(self.words.remove(at)));
        }
        Err(Failure::input(
            format!("{name} needs a value"),
            format!("for example: cargo xtask {} {name} 9000", self.command),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(words: &[&str]) -> Args {
        Args::new("serve", words.iter().map(|w| (*w).to_owned()).collect())
    }

    #[test]
    fn takes_flags_numbers_and_words_in_any_order() {
        let mut given = args(&["a.txt", "--port", "9", "--release", "--cases=7", "-"]);
        assert!(given.flag("--release"));
        assert_eq!(given.number("--port").unwrap(), Some(9));
        assert_eq!(given.number("--cases").unwrap(), Some(7));
        assert_eq!(given.word().as_deref(), Some("a.txt"));
        assert_eq!(given.word().as_deref(), Some("-"));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for words in [&["--port"][..], &["--port", "x"], &["--port", "-1"]] {
            assert!(args(words).number("--port").is_err(), "{words:?}");
        }
        assert!(args(&["--what"]).finish().is_err());
        assert!(args(&["stray"]).finish().is_err());
    }
}

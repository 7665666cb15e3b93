//! Steps one after the other: each shows that it is alive, how long it took, and what failed.
//!
//! Must not know what the steps are.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// A step that says nothing for this long shows its last line, so that nobody thinks it hangs.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// The steps run so far.
#[derive(Debug)]
pub struct Steps {
    started: Instant,
    done: Vec<Done>,
}

#[derive(Debug)]
struct Done {
    name: &'static str,
    seconds: f64,
    tests: Tests,
}

/// How many tests a step had; a step without any counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tests {
    passed: usize,
    failed: usize,
}

impl Steps {
    /// Starts the clock.
    #[must_use]
    pub fn new() -> Self {
        Self { started: Instant::now(), done: Vec::new() }
    }

    /// Runs a program as a step; its output is kept back and shown when it fails.
    pub fn command(&mut self, name: &'static str, command: &mut Command) -> Outcome {
        println!("… {name}");
        let started = Instant::now();
        let (output, is_success) = run_quietly(command, started)?;
        let tests = Tests::counted(&output).or_one(is_success);
        if !is_success {
            print!("{output}");
        }
        self.end(name, started, tests, "");
        if is_success {
            return Ok(());
        }
        let by_hand: Vec<_> = std::iter::once(command.get_program())
            .chain(command.get_args())
            .map(|word| word.to_string_lossy())
            .collect();
        Err(Failure::step(
            format!("{name} failed; its output is above"),
            format!("to run it alone: {}", by_hand.join(" ")),
        ))
    }

    /// Runs a step of this program; it returns what is worth a word.
    pub fn here(&mut self, name: &'static str, step: impl FnOnce() -> Outcome<String>) -> Outcome {
        println!("… {name}");
        let started = Instant::now();
        let outcome = step();
        let tests = Tests::default().or_one(outcome.is_ok());
        let remark = outcome.as_ref().map_or("", String::as_str);
        self.end(name, started, tests, remark);
        outcome.map(drop)
    }

    /// Prints what ran, and the line that sums it up.
    pub fn summary(&self) {
        println!();
        for step in &self.done {
            println!(
                "{} {:<34}{:>8.1} s{:>8}",
                step.mark(),
                step.name,
                step.seconds,
                step.tests.passed
            );
        }
        let passed: usize = self.done.iter().map(|step| step.tests.passed).sum();
        let failed: usize = self.done.iter().map(|step| step.tests.failed).sum();
        println!("in {:.0} s", self.started.elapsed().as_secs_f64());
        println!("{passed} passed, {failed} failed");
    }

    fn end(&mut self, name: &'static str, started: Instant, tests: Tests, remark: &str) {
        let step = Done { name, seconds: started.elapsed().as_secs_f64(), tests };
        let Tests { passed, failed } = tests;
        let counts = if passed + failed > 1 {
            format!("{passed} passed, {failed} failed")
        } else {
            String::new()
        };
        println!("{} {name}  {:.1} s  {counts}{remark}", step.mark(), step.seconds);
        self.done.push(step);
    }
}

impl Done {
    const fn mark(&self) -> char {
        if self.tests.failed == 0 { '✓' } else { '✗' }
    }
}

impl Tests {
    /// Adds up the result lines of Rust's test runners, native and in the browser.
    fn counted(output: &str) -> Self {
        let mut all = Self::default();
        for line in
            output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: "))
        {
            let number_before = |word: &str| -> usize {
                let text = line.split(';').find_map(|part| part.trim().strip_suffix(word));
                text.and_then(|t| t.trim().rsplit(' ').next()?.parse().ok()).unwrap_or(0)
            };
            all.passed += number_before("passed");
            all.failed += number_before("failed");
        }
        all
    }

    fn or_one(self, is_success: bool) -> Self {
        match (is_success, self) {
            (true, Self { passed: 0, .. }) => Self { passed: 1, failed: 0 },
            (false, Self { passed, failed: 0 }) => Self { passed, failed: 1 },
            (_, counted) => counted,
        }
    }
}

fn run_quietly(command: &mut Command, started: Instant) -> Outcome<(String, bool)> {
    let program = command.get_program().to_string_lossy().into_owned();
    let failed = |e: &std::io::Error| {
        Failure::step(
            format!("cannot run {program}: {e}"),
            "cargo xtask setup installs what is missing",
        )
    };
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .env("CARGO_TERM_PROGRESS_WHEN", "never")
        .spawn()
        .map_err(|e| failed(&e))?;
    let (sender, lines) = channel();
    if let Some(out) = child.stdout.take() {
        forward(out, sender.clone());
    }
    if let Some(errors) = child.stderr.take() {
        forward(errors, sender);
    }
    let output = gather(&lines, started);
    let status = child.wait().map_err(|e| failed(&e))?;
    Ok((output, status.success()))
}

/// Sends a stream's lines on until it ends.
fn forward(stream: impl Read + Send + 'static, sender: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n') {
            let Ok(line) = line else { return };
            if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
        }
    });
}

fn gather(lines: &Receiver<String>, started: Instant) -> String {
    let mut output = String::new();
    let mut last = String::new();
    let mut shown = Instant::now();
    loop {
        match lines.recv_timeout(SIGN_OF_LIFE) {
            Ok(line) => {
                output.push_str(&line);
                output.push('\n');
                if !line.trim().is_empty() {
                    last = line;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return output,
        }
        if shown.elapsed() >= SIGN_OF_LIFE {
            shown = Instant::now();
            let start: String = last.trim().chars().take(90).collect();
            println!("  {:>4.0} s  {start}", started.elapsed().as_secs_f64());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tests;

    #[test]
    fn adds_up_result_lines() {
        let output = "running 2 tests\ntest result: ok. 12 passed; 0 failed; 1 ignored; finished in 1s\n\
            x test result: no\n    test result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        assert_eq!(Tests::counted(output), Tests { passed: 15, failed: 2 });
    }

    #[test]
    fn a_step_without_tests_is_one() {
        for (counted, is_success, expect) in [
            ((0, 0), true, (1, 0)),
            ((0, 0), false, (0, 1)),
            ((4, 0), false, (4, 1)),
            ((4, 2), false, (4, 2)),
        ] {
            let tests = Tests { passed: counted.0, failed: counted.1 }.or_one(is_success);
            assert_eq!((tests.passed, tests.failed), expect);
        }
    }
}

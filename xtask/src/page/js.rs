//! A script without its comment lines and indentation, and its place for the build's names filled.
//!
//! Works line by line and never looks inside a line, so it cannot change what runs, as long as
//! no string or template in our scripts spans lines and begins one with a comment mark.

use crate::failure::{Failure, Outcome};

/// Where a script is told what the build made.
pub const PLACEHOLDER: &str = "/*@build*/{}";

/// Takes comment lines, indentation and empty lines out of a script.
#[must_use]
pub fn strip(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        if is_comment {
            is_comment = !line.ends_with("*/");
        } else if line.starts_with("/*") && !line.starts_with(PLACEHOLDER) {
            // A comment that closes inside its line is left alone unless the line is all comment.
            match line.find("*/") {
                None => is_comment = true,
                Some(at) if at + 2 == line.len() => {}
                Some(_) => push_line(&mut out, line),
            }
        } else if !line.is_empty() && !line.starts_with("//") {
            push_line(&mut out, line);
        }
    }
    out
}

/// Puts an expression into a script's placeholder; a script without one is returned as it is.
#[must_use]
pub fn fill(script: &str, expression: &str) -> String {
    script.replacen(PLACEHOLDER, expression, 1)
}

/// Refuses a script that has no placeholder to fill.
pub fn expect_placeholder(script: &str, name: &str) -> Outcome {
    if script.contains(PLACEHOLDER) {
        return Ok(());
    }
    Err(Failure::step(
        format!("{name} has no place for the build's names"),
        format!("write {PLACEHOLDER} where the script should find them"),
    ))
}

fn push_line(out: &mut String, line: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::{fill, strip};

    #[test]
    fn takes_only_whole_comment_lines() {
        for (script, expect) in [
            ("// a\n  let b = 'http://c'; // kept\n\n", "let b = 'http://c'; // kept"),
            ("/* a\n b */\nc();\n/** d */\ne();", "c();\ne();"),
            ("/* a */ b();", "/* a */ b();"),
            ("const x = /*@build*/{};", "const x = /*@build*/{};"),
            ("/*@build*/{};", "/*@build*/{};"),
        ] {
            assert_eq!(strip(script), expect, "{script}");
        }
    }

    #[test]
    fn fills_the_first_place() {
        assert_eq!(fill("x = /*@build*/{};", "1"), "x = 1;");
        assert_eq!(fill("x", "1"), "x");
    }
}

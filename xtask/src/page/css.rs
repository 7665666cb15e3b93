//! A style sheet without its comments and needless white space.
//!
//! Changes nothing a browser can tell apart: no value is rewritten, no rule moved. Brotli takes
//! the rest, so a full CSS compiler would save nothing worth its build time.

/// Takes comments and white space out of a style sheet.
#[must_use]
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut is_spaced = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            is_spaced = true;
        } else if c == '"' || c == '\'' {
            let len = string_len(rest, c);
            let (string, after) = rest.split_at(len);
            push_space(&mut out, &mut is_spaced, c);
            out.push_str(string);
            rest = after;
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            is_spaced = true;
        } else {
            push_space(&mut out, &mut is_spaced, c);
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// Keeps a space only where leaving it out would join two words: `a :hover`, `1px + 2px`, `and (`.
fn push_space(out: &mut String, is_spaced: &mut bool, next: char) {
    // A space before `:` or `(` means something in a selector or a query; one after `:` never does.
    let opens = out.ends_with(['{', '}', ';', ',', ':']) || out.is_empty();
    if *is_spaced && !opens && !matches!(next, '{' | '}' | ';' | ',') {
        out.push(' ');
    }
    *is_spaced = false;
}

fn string_len(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if c == quote {
            return at + c.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn keeps_what_means_something() {
        for (css, expect) in [
            ("a { color : red ; }\n", "a{color :red}"),
            ("/* x */ a, b > c { margin: 0 -4px; top: 1px }", "a,b > c{margin:0 -4px;top:1px}"),
            ("a :hover{}", "a :hover{}"),
            ("i { width: calc(1px + 2px * (3 - 1)); }", "i{width:calc(1px + 2px * (3 - 1))}"),
            (
                "@media (min-width: 9px) and (x) { a { b: c } }",
                "@media (min-width:9px) and (x){a{b:c}}",
            ),
            ("a::before { content: \" /* ; } \\\" \"; }", "a::before{content:\" /* ; } \\\" \"}"),
            ("a{b:url('x y')  c}", "a{b:url('x y') c}"),
            ("a/**/b{c:d}", "a b{c:d}"),
            ("a { font: 400 1rem/1.5 var(--sans) }", "a{font:400 1rem/1.5 var(--sans)}"),
            ("/* never closed", ""),
            ("a{b:'never closed", "a{b:'never closed"),
        ] {
            assert_eq!(minify(css), expect, "{css}");
        }
    }
}

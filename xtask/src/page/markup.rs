//! A look at finished HTML, tag by tag: what would break the policy or reach another host.
//!
//! Must not know how the page was made. It reads our own well-formed output, not the web's.

use crate::failure::{Failure, Outcome};

/// One start tag, with the raw text behind it when it is a script or a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// In lower case in our output.
    pub name: &'a str,
    /// Names and raw values, in order.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What stands between a script's or a style's tags; empty for others.
    pub text: &'a str,
}

impl Tag<'_> {
    /// An attribute's value; empty for one without.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
    }

    /// Whether a browser would run this script (a block of data it would not).
    #[must_use]
    pub fn is_script_to_run(&self) -> bool {
        let kinds = ["", "module", "text/javascript"];
        self.name == "script" && kinds.contains(&self.attribute("type").unwrap_or_default())
    }
}

/// Lists the start tags of a page, comments and text aside.
#[must_use]
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, tail)| tail)
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, tail) = start_tag(after);
            let tail = if matches!(tag.name, "script" | "style") {
                let end = tail.find(&format!("</{}", tag.name)).unwrap_or(tail.len());
                let (text, behind) = tail.split_at(end);
                tag.text = text;
                behind
            } else {
                tail
            };
            found.push(tag);
            tail
        } else {
            after
        };
    }
    found
}

/// Takes every script element out of a page.
#[must_use]
pub fn without_scripts(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        out.push_str(before);
        rest = after.split_once("</script>").map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out
}

/// Refuses a page that its policy would block in part, or that would ask another host for something.
pub fn check(html: &str) -> Outcome {
    for tag in tags(html) {
        for (name, value) in &tag.attributes {
            if let Some((what, hint)) = trouble(&tag, name, value) {
                return Err(Failure::step(
                    format!("the page holds {what} on <{}>: {name}=\"{value}\"", tag.name),
                    hint,
                ));
            }
        }
        if matches!(tag.name, "iframe" | "object" | "embed" | "base" | "form") {
            return Err(Failure::step(
                format!("the page holds <{}>, which the policy forbids", tag.name),
                "draw it without, or change the policy in xtask/src/page/policy.rs knowingly",
            ));
        }
    }
    Ok(())
}

fn trouble(tag: &Tag<'_>, name: &str, value: &str) -> Option<(&'static str, &'static str)> {
    let loads = matches!(tag.name, "link" | "script" | "img" | "source" | "image" | "use");
    let is_address = matches!(name, "href" | "src" | "srcset" | "xlink:href" | "action" | "poster");
    if name == "style" {
        return Some((
            "a style attribute",
            "use a class, or set it from the app with style.setProperty",
        ));
    }
    if name.starts_with("on") {
        return Some(("an inline event handler", "listen from the boot script or the app"));
    }
    if is_address && value.trim_start().starts_with("javascript:") {
        return Some(("a javascript: address", "use a button"));
    }
    if is_address && loads && (value.starts_with("//") || value.contains("://")) {
        return Some(("an address on another host", "ship the file with the site"));
    }
    if is_address && loads && value.starts_with('/') {
        return Some((
            "an absolute address",
            "write it relative, so the site works below any path",
        ));
    }
    if tag.name == "script" && name == "src" && tag.attribute("integrity").is_none() {
        return Some(("a script without integrity", "let the boot script load it with its digest"));
    }
    if tag.name == "link" && name == "rel" && value == "stylesheet" {
        return Some(("a linked style sheet", "put the rules into src/style, which is inlined"));
    }
    None
}

/// Reads a start tag whose `<` has been taken; returns it and what follows its `>`.
fn start_tag(text: &str) -> (Tag<'_>, &str) {
    let name_end =
        text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(tail) = rest.strip_prefix('>') {
            return (Tag { name, attributes, text: "" }, tail);
        }
        if rest.is_empty() {
            return (Tag { name, attributes, text: "" }, "");
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).unwrap_or(rest.len());
        // A stray `=` would end a name of no length and stand still: it is taken as a name.
        let (key, tail) = rest.split_at(end.max(rest.chars().next().map_or(0, char::len_utf8)));
        let (value, tail) = match tail.strip_prefix('=') {
            Some(tail) => attribute_value(tail),
            None => ("", tail),
        };
        attributes.push((key, value));
        rest = tail;
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::{check, tags, without_scripts};

    #[test]
    fn reads_tags_attributes_and_raw_text() {
        let html = "<!doctype html><!-- <p style='x'> --><p a=\"1 > 0\" b='c' d=e f>x < y</p><style>p>q{}</style>";
        let found = tags(html);
        let names: Vec<_> = found.iter().map(|t| t.name).collect();
        assert_eq!(names, ["p", "style"]);
        assert_eq!(found[0].attributes, [("a", "1 > 0"), ("b", "c"), ("d", "e"), ("f", "")]);
        assert_eq!(found[1].text, "p>q{}");
    }

    #[test]
    fn refuses_what_the_policy_would_block() {
        for (html, is_fine) in [
            ("<p>style=\"x\" onclick=\"y\" <b>https://a.b</b></p>", true),
            ("<a href=\"#/item/3\">x</a><img src=\"data:image/png;base64,AA==\">", true),
            ("<script>let a = '<p style=\"x\">';</script>", true),
            ("<p style=\"--p:3\">", false),
            ("<p  STYLE-X=1 style=x>", false),
            ("<button onclick='x()'>", false),
            ("<a href='javascript:x'>", false),
            ("<script src='a.js'></script>", false),
            ("<script src='a.js' integrity='sha384-x'></script>", true),
            ("<link rel=stylesheet href=a.css>", false),
            ("<link rel=icon href=/a.svg>", false),
            ("<img src=//a.b/c>", false),
            ("<use href='https://a.b/c#d'/>", false),
            ("<base href='x'>", false),
            ("<iframe></iframe>", false),
        ] {
            assert_eq!(check(html).is_ok(), is_fine, "{html}");
        }
    }

    #[test]
    fn survives_what_is_cut_off() {
        for html in ["<", "<a", "<a b", "<a =", "<a b=", "<a b='", "<!--", "<script>", "<a =='>"] {
            let _ = tags(html);
        }
    }

    #[test]
    fn takes_scripts_out() {
        assert_eq!(without_scripts("a<script x>b</script>c<script>d</script>"), "ac");
        assert_eq!(without_scripts("plain"), "plain");
    }
}

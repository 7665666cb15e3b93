//! Tables of contents: dropped where the body follows, kept as an outline where none does.
//!
//! Must not decide levels: `outline` does.

use super::folding::is_blank;
use super::lines::Line;
use super::numbering::mark_at;

/// How many leader lines make a table of contents.
const LEADERS_MIN: usize = 3;
/// How many characters of an entry must come again to find its heading in the body: wording drifts.
const KEY_CHARS: usize = 6;

/// Drops the contents; entries that have no body below them are kept and marked.
pub(super) fn drop_contents(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let leaders = lines.iter().filter(|line| entry_of(line.text).is_some()).count();
    if leaders >= LEADERS_MIN {
        return without_leaders(lines);
    }
    match lines.iter().position(|line| is_contents_title(line.text)) {
        Some(title) => without_entries(lines, title),
        None => lines,
    }
}

/// The text of an entry that ends in leaders and a page: 一、总体要求……3.
fn entry_of(line: &str) -> Option<&str> {
    let without_page = line.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c));
    let text = without_page.trim_end_matches(|c: char| {
        matches!(c, '…' | '.' | '·' | '．' | '⋯' | '-' | '_') || is_blank(c)
    });
    let leaders = without_page.get(text.len()..)?;
    let has_page = without_page.len() < line.len();
    let long = leaders.contains("……")
        || leaders.contains("...")
        || leaders.contains("···")
        || leaders.contains("---");
    (long && has_page && !text.is_empty() && text.chars().count() <= 60).then_some(text)
}

fn is_contents_title(line: &str) -> bool {
    line.len() < 32
        && line.starts_with(['目', 'c', 'C'])
        && matches!(
            compact(line).as_str(),
            "目录" | "目次" | "目錄" | "contents" | "Contents" | "CONTENTS"
        )
}

fn compact(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).collect()
}

fn key(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).take(KEY_CHARS).collect()
}

fn without_leaders(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let first = lines.iter().find_map(|line| entry_of(line.text)).map(key).unwrap_or_default();
    let has_body = lines
        .iter()
        .any(|line| entry_of(line.text).is_none() && compact(line.text).starts_with(&first));
    lines.into_iter().filter_map(|line| without_leader(line, has_body)).collect()
}

/// A line of the body, or an entry where no body repeats it.
fn without_leader(line: Line<'_>, has_body: bool) -> Option<Line<'_>> {
    match entry_of(line.text) {
        Some(_) if has_body => None,
        Some(text) => Some(Line { text, is_entry: true, ..line }),
        None if is_contents_title(line.text) => None,
        None => Some(line),
    }
}

/// Contents without leaders: from their title to where their first entry comes again.
fn without_entries(mut lines: Vec<Line<'_>>, title: usize) -> Vec<Line<'_>> {
    let first = title + 1;
    let entry = lines.get(first).map(|line| key(line.text)).unwrap_or_default();
    let length = lines.iter().skip(first).take_while(|line| !line.text.contains('。')).count();
    let again = lines
        .iter()
        .skip(first + 1)
        .take(length)
        .position(|line| !entry.is_empty() && compact(line.text).starts_with(&entry));
    match again {
        Some(found) => {
            // The document's own title may stand between its contents and its body.
            let listed = lines.iter().skip(first).take(found + 1);
            let marked = listed.enumerate().filter(|(_, line)| mark_at(line.text).is_some());
            let last = marked.max_by_key(|&(index, _)| index);
            let end = first + last.map_or(found + 1, |(index, _)| index + 1);
            lines.drain(title..end);
        }
        None => {
            for line in lines.iter_mut().skip(first).take(length) {
                line.is_entry = mark_at(line.text).is_some();
            }
            lines.remove(title);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn check(text: &str, body: &[&str], entries: &[&str]) {
        let (listed, rest): (Vec<Line>, Vec<Line>) =
            drop_contents(lines(text)).into_iter().partition(|line| line.is_entry);
        assert_eq!(rest.iter().map(|l| l.text).collect::<Vec<_>>(), body, "{text}");
        assert_eq!(listed.iter().map(|l| l.text).collect::<Vec<_>>(), entries, "{text}");
    }

    #[test]
    fn drops_contents_before_a_body() {
        check(
            "题\n目  录\n一、总体要求……1\n（一）甲…………2\n序 言... 1\n一、总体要求\n（一）甲。乙。",
            &["题", "一、总体要求", "（一）甲。乙。"],
            &[],
        );
        check("目录\n第一章 总则\n第二章 措施\n第一章 总则\n甲。", &["第一章 总则", "甲。"], &[]);
        check("目录\n一、甲\n二、乙\n某规划\n一、甲\n丙。", &["某规划", "一、甲", "丙。"], &[]);
    }

    #[test]
    fn keeps_contents_without_a_body() {
        check(
            "某规划\n一、甲……1\n二、乙……2\n三、丙……3",
            &["某规划"],
            &["一、甲", "二、乙", "三、丙"],
        );
        check("目录\n一、甲\n二、乙", &[], &["一、甲", "二、乙"]);
    }
}

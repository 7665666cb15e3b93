//! Where the words of a row stand in the source, to be shown beside it.
//!
//! White space aside, for lines are broken otherwise in a document than in a plan. Must not guess:
//! words that a person changed stand nowhere.

use std::ops::Range;

use yaodian_plan::draft::{Content, RowKey};

use crate::bench::Bench;

/// How many characters may stand between a heading's number and its words: 一、, （1）.
const GAP_CHARS_MAX: usize = 2;

impl Bench {
    /// Where the words of the row that is chosen stand in the source, in bytes.
    #[must_use]
    pub fn passage(&self) -> Option<Range<usize>> {
        let key = self.chosen?;
        let place = self.draft.place(key)?;
        let (label, words) = self.words_of(key)?;
        // Of the same words, the same that come before are passed over.
        let before = self.draft.rows().get(..place)?.iter();
        let nth = before.filter(|row| self.words_of(row.key) == Some((label, words))).count();
        find(&self.source, label, words, nth)
    }

    /// A row's number and words; of a table's lines the first.
    fn words_of(&self, key: RowKey) -> Option<(&str, &str)> {
        Some(match &self.draft.row(key)?.content {
            Content::Heading(heading) => (&heading.label, &heading.title),
            Content::Task(task) => ("", &task.text),
            Content::Text(text) => ("", text.lines().next().unwrap_or_default()),
        })
    }
}

/// Finds words, after a number where there is one; those found before are passed over, as often
/// as is said and as there are more.
fn find(source: &str, label: &str, words: &str, nth: usize) -> Option<Range<usize>> {
    let chars: Vec<(usize, char)> =
        source.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let (label, words) = (bare(label), bare(words));
    let stands = |at: usize, words: &[char]| {
        let here = chars.get(at..).unwrap_or_default();
        here.len() >= words.len() && words.iter().zip(here).all(|(word, (_, c))| word == c)
    };
    let first = *words.first()?;
    let begins = |at: &usize| chars.get(*at).is_some_and(|(_, c)| *c == first);
    let is_found = |at: &usize| {
        let gaps = 0..=GAP_CHARS_MAX;
        let label_at = |gap: usize| at.checked_sub(label.len() + gap);
        stands(*at, &words) && gaps.filter_map(label_at).any(|from| stands(from, &label))
    };
    let found = (0..chars.len()).filter(begins).filter(is_found);
    // Where the same stands less often than it was read, the last is as good.
    let at = found.take(nth + 1).last()?;
    let (last, c) = chars.get(at + words.len() - 1)?;
    Some(chars.get(at)?.0..last + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let source = "工作计划\n一、加强演练\n1.安全。 加强演练。组织消防\n演练两次。\n二、加强演练\n加强演练。";
        let check = |label: &str, words: &str, nth: usize, expect: Option<(usize, &str)>| {
            let found = find(source, label, words, nth);
            let found = found.map(|range| (range.start, source.get(range).unwrap()));
            assert_eq!(found, expect, "{label} {words} {nth}");
        };
        let place = |text: &str| source.find(text).unwrap();
        check("", "组织消防演练两次。", 0, Some((place("组织"), "组织消防\n演练两次。")));
        check("一", "加强演练", 0, Some((place("加强"), "加强演练")));
        check("二", "加强演练", 0, Some((place("二、") + "二、".len(), "加强演练")));
        check("", "加强演练。", 0, Some((place("加强演练。"), "加强演练。")));
        check("", "加强演练。", 1, Some((source.rfind("加强").unwrap(), "加强演练。")));
        check("", "加强演练。", 5, Some((source.rfind("加强").unwrap(), "加强演练。")));
        check("三", "加强演练", 0, None);
        check("", "别的。", 0, None);
        check("", "", 0, None);
    }
}

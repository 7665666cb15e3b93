//! A paragraph -> its tasks: cut after 。 and ；, and before 二是.
//!
//! Knows where one duty ends; what it says is for others.

use std::ops::Range;

use super::scan::{char_at, char_before, is_han, word_at};
use super::spots::to;
use super::view::View;

/// What tasks may be cut apart at.
pub(super) const CUTS: &str = "。;!?.第";
/// Numerals that points begin with: 二是, 十二是.
const NUMERALS: &str = "一二三四五六七八九十";

/// What points begin with, a numeral and what may follow it.
pub(super) fn points() -> impl Iterator<Item = [char; 2]> {
    let follows = || NUMERALS.chars().chain(['是', '要']);
    NUMERALS.chars().flat_map(move |numeral| follows().map(move |next| [numeral, next]))
}

/// Room for as many tasks as most paragraphs have.
const RANGES_LIKELY: usize = 8;

/// Cuts a folded paragraph into tasks: ranges of its characters that leave out nothing.
pub(super) fn sentences(view: &View) -> Vec<Range<usize>> {
    let text = view.chars();
    let mut ranges = Vec::with_capacity(RANGES_LIKELY);
    let mut start = bullet_len(text);
    for at in view.whole().spots(to::SENTENCES) {
        if at < start || view.inside(at) != 0 {
            continue;
        }
        let Some(&c) = text.get(at) else { break };
        let end = match c {
            '。' | ';' | '!' | '?' => after_closers(view, at + 1),
            '.' if ends_english(text, at) => at + 1,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                if char_before(text, at) != Some('第') && begins_point(text, at) =>
            {
                at
            }
            '第' if begins_point(text, at + 1) => at,
            _ => continue,
        };
        if end > start {
            push_or_join(text, start..end, &mut ranges);
            start = end;
        }
    }
    if start < text.len() {
        push_or_join(text, start..text.len(), &mut ranges);
    }
    ranges
}

/// The length of the bullet a paragraph begins with.
fn bullet_len(text: &[char]) -> usize {
    let bullets = text.iter().take_while(|c| "-•●■◆·*▪★➢√○◇".contains(**c)).count();
    let worded = char_at(text, bullets).is_some_and(|c| !c.is_ascii_digit());
    if worded { bullets } else { 0 }
}

/// Closing marks and repeated stops after a stop belong to it.
fn after_closers(view: &View, mut at: usize) -> usize {
    while let Some('”' | '’' | ')' | '》' | '。' | ';' | '.' | '!' | '?') =
        char_at(view.chars(), at)
    {
        if view.inside(at) != 0 {
            break;
        }
        at += 1;
    }
    at
}

/// 一是 after a stop, 二是 also after a comma: each starts a task.
fn begins_point(text: &[char], at: usize) -> bool {
    let numeral_len = if char_at(text, at + 1).is_some_and(|c| "一二三四五六七八九".contains(c))
    {
        2
    } else {
        1
    };
    let before = if char_before(text, at) == Some('第') { at.saturating_sub(1) } else { at };
    let ordinal = before < at;
    let follows = if ordinal {
        char_at(text, at + numeral_len) == Some(',')
    } else {
        word_at(text, at + numeral_len, "是").is_some()
            || word_at(text, at + numeral_len, "要").is_some()
    };
    follows
        && match char_before(text, before) {
            Some('。' | ';') => true,
            Some(',') => char_at(text, at) != Some('一'),
            _ => false,
        }
}

/// A point after a Latin word, before a capital: an English sentence's end.
fn ends_english(text: &[char], at: usize) -> bool {
    let word_before = at.checked_sub(2).is_some_and(|from| {
        text.get(from..at).is_some_and(|pair| {
            pair.iter().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == ')')
        })
    });
    word_before
        && char_at(text, at + 1).is_none_or(|c| c.is_ascii_uppercase())
        && char_before(text, at).is_some_and(|c| !c.is_ascii_digit())
}

/// Notes a task; what holds no word, such as a stray stop, joins the one before it.
fn push_or_join(text: &[char], range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let is_worded = |&c: &char| is_han(c) || c.is_alphanumeric();
    let wordless = !text.get(range.clone()).unwrap_or(&[]).iter().any(is_worded);
    let opens = matches!(char_at(text, range.start), Some('(' | '[' | '【' | '〔'));
    let bracketed = opens && ends_bracketed(text, &range);
    match ranges.last_mut() {
        Some(last) if wordless || bracketed => last.end = range.end,
        _ => ranges.push(range),
    }
}

/// Whether a range is one bracket and nothing more: （责任单位：……） belongs to the task before it.
fn ends_bracketed(text: &[char], range: &Range<usize>) -> bool {
    let last =
        (range.start..range.end).rev().find(|&at| !matches!(char_at(text, at), Some('。' | ';')));
    last.is_some_and(|at| matches!(char_at(text, at), Some(')' | ']' | '】' | '〕')))
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        let got: Vec<&str> =
            sentences(&view).into_iter().map(|r| view.quote(r.start, r.end)).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn cuts_tasks() {
        check("甲。乙；丙", &["甲。", "乙；", "丙"]);
        check("“甲。乙”丙。（丁；戊）己。", &["“甲。乙”丙。", "（丁；戊）己。"]);
        check("做好：一是甲，二是乙，三是丙。", &["做好：一是甲，", "二是乙，", "三是丙。"]);
        check("目标：一是甲。二是乙。", &["目标：一是甲。", "二是乙。"]);
        check("第一，甲。乙。第二，丙。", &["第一，甲。", "乙。", "第二，丙。"]);
        check("甲。（责任单位：乙、丙）", &["甲。（责任单位：乙、丙）"]);
        check("甲。［责任单位：乙、丙］", &["甲。［责任单位：乙、丙］"]);
        check("甲。。", &["甲。。"]);
        check(
            "Train 20 staff. Open by 2.5 pm. Done",
            &["Train 20 staff.", "Open by 2.5 pm.", "Done"],
        );
        check("● 甲。", &["甲。"]);
        check("", &[]);
    }
}

//! Marks inside a paragraph, where line breaks were lost: ……工厂。16.加大培育。……
//!
//! A mark in mid-line counts only where its list goes on with it.

use super::folding::is_blank;
use super::nesting::Nesting;
use super::numbering::{Mark, Style, mark_at, may_begin};

/// What stands before a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing: the paragraph begins with it.
    Start,
    /// A full stop, or the close of a quotation or bracket after one.
    Stop,
    /// A blank.
    Blank,
    /// A half stop or a colon.
    HalfStop,
    /// Running text.
    Text,
}

struct Candidate<'a> {
    at: usize,
    mark: Mark<'a>,
    before: Before,
    /// The number of the next mark of its style, where one follows.
    next: Option<u32>,
}

/// The marks that are headings, the one at the beginning included, with the byte each begins at.
///
/// `first` is the mark the text begins with.
pub(super) fn inline_marks<'a>(
    text: &'a str,
    first: Option<Mark<'a>>,
    nesting: &Nesting,
) -> Vec<(usize, Mark<'a>)> {
    let mut candidates = candidates(text, first);
    let alone = candidates.len() == 1;
    if !alone {
        note_nexts(&mut candidates);
    }
    let mut accepted: Vec<(usize, Mark)> = Vec::new();
    // The last number of each style in this paragraph, and whether another list began since.
    let mut lists: Vec<(Style, u32)> = Vec::new();
    for candidate in candidates {
        let style = candidate.mark.style;
        let here = lists.iter().rposition(|(s, _)| *s == style);
        let goes_on =
            here.and_then(|at| lists.get(at)).map(|&(_, last)| candidate.mark.number == last + 1);
        if !accepts(&candidate, goes_on, accepted.is_empty(), nesting, text) {
            continue;
        }
        if let Some(at) = here {
            lists.truncate(at);
        }
        if !alone {
            lists.push((style, candidate.mark.number));
        }
        accepted.push((candidate.at, candidate.mark));
    }
    accepted
}

fn note_nexts(candidates: &mut [Candidate]) {
    let mut later: Vec<(Style, u32)> = Vec::new();
    for Candidate { mark, next, .. } in candidates.iter_mut().rev() {
        match later.iter_mut().find(|(style, _)| *style == mark.style) {
            Some((_, number)) => *next = Some(std::mem::replace(number, mark.number)),
            None => later.push((mark.style, mark.number)),
        }
    }
}

fn accepts(
    candidate: &Candidate,
    goes_on: Option<bool>,
    first: bool,
    nesting: &Nesting,
    text: &str,
) -> bool {
    let Candidate { mark, next, .. } = candidate;
    if candidate.before == Before::Start {
        return mark.style != Style::Ordinal;
    }
    if text.get(candidate.at + mark.len..).is_none_or(str::is_empty) {
        return false;
    }
    let begins = mark.number == 1 && *next == Some(2);
    let expected = goes_on.unwrap_or_else(|| {
        nesting.expects(mark.style, mark.number) && !nesting_restarts(mark, nesting)
    });
    match (mark.style, candidate.before) {
        (Style::Part | Style::Chapter | Style::Section, Before::Stop | Before::Blank) => true,
        (
            Style::Han
            | Style::HanBracket
            | Style::Arabic
            | Style::ArabicBracket
            | Style::Circled
            | Style::Named
            | Style::Boxed,
            Before::Stop | Before::Blank,
        ) => {
            if mark.number == 1 {
                begins || (expected && next.is_none() && mark.style <= Style::HanBracket)
            } else {
                expected
            }
        }
        (Style::HanBracket, Before::Text) => !first && begins,
        (
            Style::HanBracket | Style::Arabic | Style::ArabicBracket | Style::Circled,
            Before::HalfStop,
        ) => goes_on == Some(true),
        _ => false,
    }
}

/// Whether 1 would restart a list that is open: in mid-line that is more likely a reference.
fn nesting_restarts(mark: &Mark, nesting: &Nesting) -> bool {
    mark.number == 1 && nesting.is_open(mark.style)
}

fn candidates<'a>(text: &'a str, mut first: Option<Mark<'a>>) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    let mut before = Before::Start;
    let boxed = first.as_ref().is_some_and(|mark| mark.style == Style::Boxed);
    let mut skip_to = 0;
    let mut next = 0;
    while let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) {
        let at = next;
        next += c.len_utf8();
        if at >= skip_to
            && (before != Before::Text || (boxed && matches!(c, '（' | '(')))
            && may_begin(c)
            && let Some(mark) =
                if at == 0 { first.take() } else { mark_at(text.get(at..).unwrap_or("")) }
            && (before == Before::Start
                || !matches!(
                    mark.style,
                    Style::Month | Style::Week | Style::Hash(_) | Style::Annex | Style::Dash
                ))
        {
            skip_to = at + mark.len.max(1);
            candidates.push(Candidate { at, mark, before, next: None });
        }
        before = match c {
            '。' | '！' | '？' => Before::Stop,
            '”' | '）' | ')' | '》' if before == Before::Stop => Before::Stop,
            '；' | '：' | ';' | ':' => Before::HalfStop,
            c if is_blank(c) => match before {
                Before::Stop | Before::HalfStop | Before::Start => before,
                _ => Before::Blank,
            },
            _ => Before::Text,
        };
        if before == Before::Text && !boxed {
            next = next_parting(text, next);
        }
    }
    candidates
}

/// The next byte that may begin a stop or a blank: a mark stands behind no other character.
fn next_parting(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += match bytes.get(at..).unwrap_or(&[]) {
            // Han characters.
            [0xe4..=0xee, ..] => 3,
            [b'!'..=b'9' | b'<'..=b'~', ..] => 1,
            // ，（ and the like, but not ！：；？
            [0xef, 0xbc, third, ..] if !matches!(third, 0x81 | 0x9a | 0x9b | 0x9f) => 3,
            // 、《 and the like, but neither 。 nor a blank.
            [0xe3, 0x80, third, ..] if !matches!(third, 0x80 | 0x82) => 3,
            // Quotes and dashes.
            [0xe2, 0x80, 0x93..=0xa7, ..] => 3,
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let nesting = Nesting::default();
        let marks = inline_marks(text, mark_at(text), &nesting);
        let got: Vec<&str> =
            marks.iter().map(|(at, mark)| text.get(*at..at + mark.len).unwrap().trim()).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn finds_marks_in_mid_line() {
        check("15.推广成果。打造工厂。16.加大培育。开展培训。", &["15.", "16."]);
        check("一、甲 （一）乙。丙。（二）丁。戊。二、己", &["一、", "（一）", "（二）", "二、"]);
        check(
            "一、指导思想 甲。二、措施 1、乙。2、丙。三、丁",
            &["一、", "二、", "1、", "2、", "三、"],
        );
        check("第一章　甲　第一节　乙　第二节　丙第二章　丁", &["第一章", "第一节", "第二节"]);
    }

    #[test]
    fn leaves_what_runs_on() {
        check("共3所。5.2万人受益。", &[]);
        check("包括：（1）甲；（2）乙。", &[]);
        check("9.1（周三）开学。9.2（周四）上课。", &[]);
    }
}

//! How deep a mark stands, from the marks around it.
//!
//! Documents mix and misuse numbering; the order 第X章, 一、, （一）, 1., （1） is only a habit.

use super::numbering::{Mark, Style};

/// The lists that are open at a place of a document.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<List>,
    /// The last number each style had anywhere: some lists run on across headings.
    last: Vec<(Style, u32)>,
    /// Pairs of styles, the outer first, where the document nests against habit.
    unusual: Vec<(Style, Style)>,
}

#[derive(Clone, Copy, Debug)]
struct List {
    style: Style,
    number: u32,
}

/// How many lists may be open at once.
const DEPTH_MAX: usize = 16;

impl Nesting {
    /// Looks through the marks a document's paragraphs begin with for nesting against habit.
    pub fn new<'m>(marks: impl Iterator<Item = &'m Mark<'m>>) -> Self {
        let marks = marks.map(|mark| (mark.style, mark.number));
        Self { unusual: unusual(marks), ..Self::default() }
    }

    /// The number a list of this style would go on with, if one is open or ran before.
    pub fn expects(&self, style: Style, number: u32) -> bool {
        let open = self.open.iter().rev().find(|list| list.style == style);
        match open {
            Some(list) => number == list.number + 1,
            None => number == 1 || self.last_of(style).is_some_and(|last| number == last + 1),
        }
    }

    /// Whether a list of this style is open here.
    pub fn is_open(&self, style: Style) -> bool {
        self.open.iter().any(|list| list.style == style)
    }

    fn last_of(&self, style: Style) -> Option<u32> {
        self.last.iter().find(|(s, _)| *s == style).map(|&(_, number)| number)
    }

    /// Takes in a heading and says its level.
    pub fn enter(&mut self, style: Style, number: u32) -> u8 {
        match self.open.iter().rposition(|list| list.style == style) {
            Some(found) => self.open.truncate(found),
            None => {
                let keep =
                    self.open.iter().take_while(|list| self.holds(list.style, style)).count();
                self.open.truncate(keep.min(DEPTH_MAX));
            }
        }
        self.open.push(List { style, number });
        match self.last.iter_mut().find(|(s, _)| *s == style) {
            Some((_, last)) => *last = number,
            None => self.last.push((style, number)),
        }
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }

    /// Whether headings of one style stand below headings of another.
    fn holds(&self, outer: Style, inner: Style) -> bool {
        if self.unusual.contains(&(outer, inner)) {
            return true;
        }
        outer < inner && !self.unusual.contains(&(inner, outer))
    }
}

/// Styles whose lists begin anew inside the items of a style that habit puts below them.
///
/// Where 1. is followed by （一）, （二） and then by 2., the 1. holds them.
fn unusual(marks: impl Iterator<Item = (Style, u32)>) -> Vec<(Style, Style)> {
    let mut votes: Vec<((Style, Style), i32)> = Vec::new();
    let mut vote = |pair: (Style, Style), by: i32| match votes.iter_mut().find(|(p, _)| *p == pair)
    {
        Some((_, count)) => *count += by,
        None => votes.push((pair, by)),
    };
    let mut lists: Vec<Seen> = Vec::new();
    for (style, number) in marks {
        let place = lists.iter().position(|list| list.style == style);
        let began = place
            .and_then(|at| lists.get_mut(at))
            .map_or_else(Vec::new, |list| list.advance(number));
        for inner in began {
            vote((style, inner), 1);
        }
        for (index, other) in lists.iter_mut().enumerate() {
            // A heading that held the list when it began ends what the list could hold.
            other.broken |= style < other.style && place.is_some_and(|at| at < index);
            if number == 1 && other.style != style && !other.since.contains(&style) {
                other.since.push(style);
            }
        }
        if place.is_none() {
            lists.push(Seen { style, number, since: Vec::new(), broken: false });
        }
    }
    votes
        .iter()
        .filter(|((outer, inner), count)| {
            outer > inner && *count > count_of(&votes, (*inner, *outer))
        })
        .map(|&(pair, _)| pair)
        .collect()
}

/// A list as the look through the marks has it.
struct Seen {
    style: Style,
    number: u32,
    /// The styles that began anew since its last number.
    since: Vec<Style>,
    /// Whether a heading above it came since.
    broken: bool,
}

impl Seen {
    /// Takes the list's next number; returns the styles its last item held.
    fn advance(&mut self, number: u32) -> Vec<Style> {
        let went_on = number == self.number + 1 && !self.broken;
        self.number = number;
        self.broken = false;
        let since = std::mem::take(&mut self.since);
        if went_on { since } else { Vec::new() }
    }
}

fn count_of(votes: &[((Style, Style), i32)], pair: (Style, Style)) -> i32 {
    votes.iter().find(|(p, _)| *p == pair).map_or(0, |&(_, count)| count)
}

#[cfg(test)]
mod tests {
    use super::super::numbering::mark_at;
    use super::*;

    fn check(lines: &[&str], levels: &[u8]) {
        let marks: Vec<Mark> = lines.iter().map(|line| mark_at(line).unwrap()).collect();
        let mut nesting = Nesting::new(marks.iter());
        let got: Vec<u8> =
            marks.iter().map(|mark| nesting.enter(mark.style, mark.number)).collect();
        assert_eq!(got, levels, "{lines:?}");
    }

    #[test]
    fn nests_by_habit() {
        check(
            &["一、甲", "（一）甲", "1.甲", "2.甲", "（二）甲", "3.甲", "二、甲"],
            &[1, 2, 3, 3, 2, 3, 1],
        );
        check(&["第一部分 甲", "第一章 甲", "（一）甲", "第二章 甲", "（二）甲"], &[1, 2, 3, 2, 3]);
        check(
            &["一、甲", "【重点任务1】甲", "二、甲", "（一）甲", "【重点任务2】甲"],
            &[1, 2, 1, 2, 3],
        );
    }

    #[test]
    fn nests_against_habit() {
        check(&["1.甲", "（一）甲", "（二）甲", "2.甲", "（一）甲", "3.甲"], &[1, 2, 2, 1, 2, 1]);
    }
}

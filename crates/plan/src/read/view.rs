//! A text as the rules see it: no blanks, one form for each mark, a way back to the source.
//!
//! Documents write `２００ 门`, `(一)`, `－` and `學校` where others write `200门`, `（一）`, `—`
//! and `学校`. Rules are written once, for the folded form. Knows no rule itself.

use super::folding::{Folding, is_blank};
use super::scan::{Find, Words};
use super::spots::{Spot, Table, to};
use std::ops::Range;

/// What stretches of a text stand inside; a set of bits per character.
pub(super) mod inside {
    /// Inside “…” or 「…」, the marks included.
    pub const QUOTES: u8 = 1;
    /// Inside 《…》, the marks included.
    pub const TITLE: u8 = 2;
    /// Inside （…）, 【…】 or 〔…〕, the marks included.
    pub const BRACKETS: u8 = 4;
    /// Inside any of them.
    pub const ANY: u8 = 7;
}

/// How many brackets may be open at once; what is opened deeper is taken as plain text.
const OPEN_MAX: usize = 32;

/// From how many bytes on a text is worth counting its characters before it is folded.
const COUNTED_BYTES_MIN: usize = 8192;

/// A folded text with the place of each character in the source.
#[derive(Debug, Default)]
pub(super) struct View<'a> {
    source: &'a str,
    folding: Folding,
    room: Room,
}

/// What a view is kept in, to be used again by the next one.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The folded characters, and what is left of longer texts before.
    chars: Vec<char>,
    /// Where each begins in the source.
    at: Vec<u32>,
    /// How many there are.
    len: usize,
    inside: Vec<u8>,
    spots: Vec<Spot>,
}

impl Room {
    /// Folds a text into the room.
    fn fold(&mut self, source: &str, folding: Folding) {
        let most = chars_at_most(source);
        if self.chars.len() < most {
            self.chars.resize(most, '\0');
            self.at.resize(most, 0);
        }
        let (mut len, mut next) = (0, 0);
        loop {
            let run = folding.plain_run(source, next, self.chars.get_mut(len..).unwrap_or(&mut []));
            let places = self.at.get_mut(len..len + run).unwrap_or(&mut []);
            places.iter_mut().zip((next..).step_by(3)).for_each(|(to, at)| *to = place(at));
            (len, next) = (len + run, next + 3 * run);
            let Some((c, at, after)) = folding.visible_from(source, next) else { break };
            let cell = self.chars.get_mut(len).zip(self.at.get_mut(len));
            let Some((to_char, to_at)) = cell else { break };
            (*to_char, *to_at) = (c, place(at));
            (len, next) = (len + 1, after);
        }
        self.len = len;
    }

    fn chars(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or(&[])
    }
}

/// A stretch of a view, mostly a sentence, with the spots in it.
#[derive(Clone, Debug)]
pub(super) struct Stretch<'v> {
    /// What it is a stretch of.
    pub view: &'v View<'v>,
    /// Where its characters are.
    pub at: Range<usize>,
    spots: &'v [Spot],
    /// Whom any of its spots may matter to.
    to: u16,
}

impl<'a> View<'a> {
    /// Folds a text.
    pub fn new(source: &'a str, folding: Folding) -> Self {
        Self::in_room(source, folding, Room::default())
    }

    /// Folds a text in the room of a view that is no longer needed.
    pub fn in_room(source: &'a str, folding: Folding, mut room: Room) -> Self {
        room.fold(source, folding);
        let Room { chars, len, inside, spots, .. } = &mut room;
        inside.clear();
        let chars = chars.get(..*len).unwrap_or(&[]);
        Table::get().mark(chars, spots);
        cover(chars, spots, inside);
        Self { source, folding, room }
    }

    /// Gives back the room.
    pub fn into_room(self) -> Room {
        self.room
    }

    /// A part of the text.
    pub fn stretch(&self, at: Range<usize>) -> Stretch<'_> {
        let place = |end: usize| self.room.spots.partition_point(|spot| (spot.at as usize) < end);
        let spots = self.room.spots.get(place(at.start)..place(at.end)).unwrap_or(&[]);
        let to = spots.iter().fold(0, |to, spot| to | spot.to);
        Stretch { view: self, at, spots, to }
    }

    /// The whole text.
    pub fn whole(&self) -> Stretch<'_> {
        self.stretch(0..self.chars().len())
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        self.room.chars()
    }

    /// What each character stands inside.
    pub fn inside(&self, index: usize) -> u8 {
        self.room.inside.get(index).copied().unwrap_or(0)
    }

    /// A character in half width but in its own script.
    pub fn plain(&self, index: usize) -> Option<char> {
        if !self.folding.is_traditional() {
            return self.chars().get(index).copied();
        }
        let c = self.source.get(self.offset(index)..)?.chars().next()?;
        Some(Folding::default().fold(c))
    }

    /// Where a character begins in the source; the source's length past the last one.
    pub fn offset(&self, index: usize) -> usize {
        let at = self.room.at.get(..self.room.len).and_then(|at| at.get(index));
        at.map_or(self.source.len(), |&at| at as usize)
    }

    /// A folded word in the script it is written in, where it stands in a range: 场 as 場.
    pub fn as_written(&self, range: &Range<usize>, word: &[char]) -> Option<String> {
        if !self.folding.is_traditional() || word.is_empty() {
            return None;
        }
        let stands = |at: usize| self.chars().get(at..).is_some_and(|rest| rest.starts_with(word));
        let at = range.clone().rev().find(|&at| stands(at))?;
        (at..at + word.len()).map(|index| self.plain(index)).collect()
    }

    /// Whether blanks stand before a character.
    pub fn blank_before(&self, index: usize) -> bool {
        let end = self.source.get(..self.offset(index)).unwrap_or("");
        index > 0 && index < self.chars().len() && end.ends_with(is_blank)
    }

    /// The verbatim source of the characters from `start` to `end`, without blanks at its ends.
    pub fn quote(&self, start: usize, end: usize) -> &'a str {
        if start >= end || start >= self.chars().len() {
            return "";
        }
        self.source
            .get(self.offset(start)..self.offset(end))
            .unwrap_or("")
            .trim_end_matches(is_blank)
    }
}

impl<'v> Stretch<'v> {
    /// The folded characters of the whole text.
    pub fn text(&self) -> &'v [char] {
        self.view.chars()
    }

    /// Whether any place may matter to one of these readers.
    pub fn concerns(&self, readers: u16) -> bool {
        self.to & readers != 0
    }

    /// Whether its first place may matter to one of these readers.
    pub fn begins(&self, readers: u16) -> bool {
        self.spots
            .first()
            .is_some_and(|spot| spot.at as usize == self.at.start && spot.to & readers != 0)
    }

    /// The places that may matter to one of these readers, in order.
    pub fn spots(&self, readers: u16) -> impl Iterator<Item = usize> + use<'v> {
        let spots = if self.concerns(readers) { self.spots } else { &[] };
        spots.iter().filter(move |spot| spot.to & readers != 0).map(|spot| spot.at as usize)
    }

    /// The first place where a word of a reader's table stands, and its length.
    pub fn find(&self, words: &Words, reader: u16) -> Option<(usize, usize)> {
        let text = self.text().get(..self.at.end)?;
        self.spots(reader).find_map(|at| words.longest(text, at).map(|len| (at, len)))
    }

    /// Whether a word of a reader's table stands anywhere.
    pub fn has(&self, words: &Words, reader: u16) -> bool {
        self.find(words, reader).is_some()
    }
}

/// Texts past 4 GiB cannot be held in Wasm, and are refused long before.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many characters a text has; no less, where it is short.
fn chars_at_most(text: &str) -> usize {
    // A character's first byte is the one that goes on with none before it.
    let count = || text.bytes().filter(|&byte| byte & 0xc0 != 0x80).count();
    if text.len() > COUNTED_BYTES_MIN { count() } else { text.len() }
}

/// Marks what each character stands inside; a bracket that is never closed covers nothing.
fn cover(chars: &[char], spots: &[Spot], inside: &mut Vec<u8>) {
    let mut steps: Vec<(usize, usize, u8)> = Vec::new();
    let mut open: Vec<(usize, char, u8)> = Vec::new();
    for spot in spots.iter().filter(|spot| spot.to & to::COVER != 0) {
        let index = spot.at as usize;
        let Some(&c) = chars.get(index) else { break };
        let Some((closer, bit)) = opening(c) else {
            if is_closing(c)
                && let Some(found) = open.iter().rposition(|&(_, closer, _)| closer == c)
                && let Some(&(start, _, bit)) = open.get(found)
            {
                open.truncate(found);
                steps.push((start, index, bit));
            }
            continue;
        };
        if c == '"' && open.last().is_some_and(|&(_, closer, _)| closer == '"') {
            if let Some((start, _, bit)) = open.pop() {
                steps.push((start, index, bit));
            }
        } else if open.len() < OPEN_MAX {
            open.push((index, closer, bit));
        }
    }
    if !steps.is_empty() {
        inside.resize(chars.len(), 0);
        paint(&steps, inside);
    }
}

fn paint(steps: &[(usize, usize, u8)], inside: &mut [u8]) {
    for bit in [inside::QUOTES, inside::TITLE, inside::BRACKETS] {
        // Pairs are recorded when they close, so a pair that holds others comes after them;
        // painting from the outermost and skipping what is painted keeps this linear.
        let mut painted_from = usize::MAX;
        for &(start, end, step_bit) in steps.iter().rev() {
            if step_bit != bit || start >= painted_from {
                continue;
            }
            painted_from = start;
            let cells = inside.get_mut(start..=end).unwrap_or(&mut []);
            cells.iter_mut().for_each(|cell| *cell |= bit);
        }
    }
}

fn opening(c: char) -> Option<(char, u8)> {
    Some(match c {
        '“' => ('”', inside::QUOTES),
        '‘' => ('’', inside::QUOTES),
        '"' => ('"', inside::QUOTES),
        '《' => ('》', inside::TITLE),
        '〈' => ('〉', inside::TITLE),
        '(' => (')', inside::BRACKETS),
        '[' => (']', inside::BRACKETS),
        '【' => ('】', inside::BRACKETS),
        '〔' => ('〕', inside::BRACKETS),
        _ => return None,
    })
}

/// Whether a character opens a bracket or quotes.
pub(super) fn opens(c: char) -> bool {
    opening(c).is_some()
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | ')' | ']' | '】' | '〕')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, folded: &str, inside: &str) {
        let view = View::new(text, Folding::of(text));
        assert_eq!(view.chars().iter().collect::<String>(), folded, "{text}");
        let marks: String =
            (0..view.chars().len()).map(|i| char::from(b'0' + view.inside(i))).collect();
        assert_eq!(marks, inside, "{text}");
    }

    #[test]
    fn folds_and_covers() {
        check("２ 所（含“甲”）", "2所(含“甲”)", "00445554");
        check("《甲（乙）》丙", "《甲(乙)》丙", "2266620");
        check("“甲《乙》", "“甲《乙》", "00222");
        check("甲)乙(", "甲)乙(", "0000");
        check("學校", "学校", "00");
        check("\"a\"b\"", "\"a\"b\"", "11100");
        check("(一)(二)", "(一)(二)", "444444");
    }

    #[test]
    fn quotes_are_the_source() {
        let view = View::new("建设 ２００ 门 课程。", Folding::default());
        assert_eq!(view.quote(2, 6), "２００ 门");
        assert_eq!(view.quote(6, 9), "课程。");
        assert_eq!(view.quote(9, 12), "");
    }
}

//! The first characters of a text, and the number that stands there.
//!
//! Looks only as far as a mark may go; what the number numbers, `numbering` decides.

use super::folding::{Folding, is_blank};
use super::numerals::han_number;
use super::scan::char_at;

/// How many characters a mark may take.
const MARK_CHARS_MAX: usize = 24;

/// The first characters of a text, folded, with the byte each begins at.
pub(super) struct Head<'a> {
    pub text: &'a str,
    chars: [char; MARK_CHARS_MAX],
    at: [u8; MARK_CHARS_MAX],
    len: usize,
}

impl<'a> Head<'a> {
    pub fn new(text: &'a str) -> Self {
        let fold = Folding::default();
        let mut head =
            Self { text, chars: ['\0'; MARK_CHARS_MAX], at: [0; MARK_CHARS_MAX], len: 0 };
        let cells = head.chars.iter_mut().zip(&mut head.at);
        for ((at, c), (to_char, to_at)) in text.char_indices().zip(cells) {
            // So few characters take less than 256 bytes.
            (*to_char, *to_at) = (fold.fold(c), u8::try_from(at).unwrap_or(u8::MAX));
            head.len += 1;
        }
        head
    }

    /// The characters, folded.
    pub fn chars(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or(&[])
    }

    /// The byte a character begins at; the text's length past the last one.
    pub fn offset(&self, index: usize) -> usize {
        let at = self.at.get(..self.len).and_then(|at| at.get(index));
        at.map_or(self.text.len(), |&at| usize::from(at))
    }

    /// The first place from `index` on that is no blank.
    pub fn skip_blanks(&self, mut index: usize) -> usize {
        while char_at(self.chars(), index).is_some_and(is_blank) {
            index += 1;
        }
        index
    }
}

/// Reads a number in digits or Han characters, blanks inside allowed: 十 八.
pub(super) fn number(head: &Head, from: usize) -> Option<(u32, usize)> {
    let start = head.skip_blanks(from);
    if char_at(head.chars(), start)?.is_ascii_digit() {
        let mut end = start;
        let mut value = 0_u32;
        while let Some(digit) = char_at(head.chars(), end).and_then(|c| c.to_digit(10)) {
            value = value.checked_mul(10)?.checked_add(digit)?;
            end += 1;
        }
        return Some((value, end));
    }
    if let Some(spread) = spread_number(head, start) {
        return Some(spread);
    }
    han_number(head.chars(), start)
}

/// Reads 十 八 as 十八: documents set numbers of two characters apart.
fn spread_number(head: &Head, start: usize) -> Option<(u32, usize)> {
    let blank = start + 1;
    if !char_at(head.chars(), blank).is_some_and(is_blank) {
        return None;
    }
    let next = head.skip_blanks(blank);
    let pair = [char_at(head.chars(), start)?, char_at(head.chars(), next)?];
    let (value, used) = han_number(&pair, 0)?;
    (used == 2 && pair.contains(&'十')).then_some((value, next + 1))
}

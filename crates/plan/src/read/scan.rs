//! Matching words from tables in folded text.
//!
//! The only place that compares characters; knows no word itself.

use std::cmp::Reverse;
use std::sync::OnceLock;

/// A table of words that says quickly where none of them stands.
///
/// Texts are long and tables are many: nearly every place is passed by after one look at a bit.
#[derive(Debug)]
pub(super) struct Words {
    list: &'static [&'static str],
    edges: Edges,
    index: OnceLock<Index>,
}

/// A table of words that each say something, as quick to pass by.
#[derive(Debug)]
pub(super) struct Meanings<T: 'static> {
    list: &'static [(&'static str, T)],
    edges: Edges,
    index: OnceLock<Index>,
}

/// The words of a table as characters, found by the one they begin or end with; made on first use.
#[derive(Debug)]
struct Index {
    firsts: Side,
    lasts: Side,
}

/// A table's words by one of their ends.
#[derive(Debug)]
struct Side {
    /// Where the words of each bucket begin among all, and where the last one's end.
    begin: [u16; BUCKETS + 1],
    /// The words of one bucket after another, the longest of each first.
    words: Vec<Word>,
}

/// A word seen from one of its ends.
#[derive(Debug)]
struct Word {
    /// The character at that end.
    edge: char,
    /// The character next to it, if it has one.
    next: Option<char>,
    /// The characters beyond, away from that end.
    beyond: Box<[char]>,
    /// How many characters it has.
    len: usize,
    /// Its place in the table.
    place: usize,
}

impl Word {
    fn new(place: usize, mut chars: impl Iterator<Item = char>) -> Option<Self> {
        let (edge, next) = (chars.next()?, chars.next());
        let beyond: Box<[char]> = chars.collect();
        let len = 1 + usize::from(next.is_some()) + beyond.len();
        Some(Self { edge, next, beyond, len, place })
    }

    /// Whether it stands in a text that goes on so from its edge.
    #[inline]
    fn stands<'t>(&self, mut onward: impl Iterator<Item = &'t char>) -> bool {
        self.next.is_none_or(|next| {
            onward.next() == Some(&next) && self.beyond.iter().all(|c| onward.next() == Some(c))
        })
    }
}

/// How many characters an index tells apart.
const BUCKETS: usize = 64;

impl Index {
    fn new<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Self {
        let places = words.enumerate();
        Self {
            firsts: Side::new(places.clone().map(|(place, word)| Word::new(place, word.chars()))),
            lasts: Side::new(places.map(|(place, word)| Word::new(place, word.chars().rev()))),
        }
    }

    /// The longest word at a place where a character stands.
    #[inline]
    fn longest(&self, text: &[char], at: usize, first: char) -> Option<&Word> {
        let onward = text.get(at + 1..)?;
        self.firsts.of(first).find(|word| word.stands(onward.iter()))
    }

    /// The longest word that ends before a place with a character.
    #[inline]
    fn longest_back(&self, text: &[char], end: usize, last: char) -> Option<&Word> {
        let onward = text.get(..end.checked_sub(1)?)?;
        self.lasts.of(last).find(|word| word.stands(onward.iter().rev()))
    }
}

impl Side {
    fn new(words: impl Iterator<Item = Option<Word>>) -> Self {
        let mut words: Vec<Word> = words.flatten().collect();
        // Of two that are the same the later one counts.
        words.sort_by_key(|word| (bucket(word.edge), Reverse((word.len, word.place))));
        let mut begin = [0; BUCKETS + 1];
        for (bucket_of, begin) in begin.iter_mut().enumerate() {
            let before = words.partition_point(|word| bucket(word.edge) < bucket_of);
            *begin = u16::try_from(before).unwrap_or(u16::MAX);
        }
        Self { begin, words }
    }

    /// The words that begin or end with a character, the longest first.
    #[inline]
    fn of(&self, c: char) -> impl Iterator<Item = &Word> {
        let bucket = bucket(c);
        let [from, to] = [bucket, bucket + 1].map(|at| self.begin.get(at).map_or(0, |&at| at));
        let words = self.words.get(usize::from(from)..usize::from(to)).unwrap_or(&[]);
        words.iter().filter(move |word| word.edge == c)
    }
}

fn bucket(c: char) -> usize {
    hash(c.into()) as usize % BUCKETS
}

/// What the words of a table begin and end with.
#[derive(Clone, Copy, Debug)]
struct Edges {
    /// The characters words begin with, hashed.
    firsts: Bits<16>,
    /// The characters words end with, hashed.
    lasts: Bits<16>,
}

/// A set of hashes that may say yes too often, never too seldom.
#[derive(Clone, Copy, Debug)]
struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Bits<N> {
    const fn set(mut self, hash: u32) -> Self {
        if let Some((_, rest)) = self.0.split_at_mut_checked((hash >> 6) as usize % N)
            && let Some(word) = rest.first_mut()
        {
            *word |= 1 << (hash & 63);
        }
        self
    }

    fn holds(&self, hash: u32) -> bool {
        self.0.get((hash >> 6) as usize % N).is_some_and(|word| word >> (hash & 63) & 1 == 1)
    }
}

const fn hash(c: u32) -> u32 {
    c.wrapping_mul(0x9e37_79b1) >> 22
}

/// The character at the beginning of UTF-8 bytes, and the bytes after it.
const fn decode(bytes: &[u8]) -> Option<(u32, &[u8])> {
    match bytes {
        [a, rest @ ..] if *a < 0x80 => Some((*a as u32, rest)),
        [a, b, rest @ ..] if *a < 0xe0 => Some(((*a as u32 & 0x1f) << 6 | *b as u32 & 0x3f, rest)),
        [a, b, c, rest @ ..] if *a < 0xf0 => {
            Some(((*a as u32 & 0xf) << 12 | (*b as u32 & 0x3f) << 6 | *c as u32 & 0x3f, rest))
        }
        _ => None,
    }
}

impl Edges {
    const NONE: Self = Self { firsts: Bits([0; 16]), lasts: Bits([0; 16]) };

    /// The edges with those of one more word.
    const fn with(mut self, word: &str) -> Self {
        let Some((first, mut rest)) = decode(word.as_bytes()) else { return self };
        self.firsts = self.firsts.set(hash(first));
        let mut last = first;
        while let Some((next, tail)) = decode(rest) {
            (last, rest) = (next, tail);
        }
        self.lasts = self.lasts.set(hash(last));
        self
    }

    /// Whether a word may begin with a character.
    #[inline]
    fn may_begin(&self, c: char) -> bool {
        self.firsts.holds(hash(c.into()))
    }

    /// The character before a place, if a word may end with it.
    #[inline]
    fn end(&self, text: &[char], end: usize) -> Option<char> {
        char_before(text, end).filter(|&c| self.lasts.holds(hash(c.into())))
    }
}

impl<T: Copy> Meanings<T> {
    /// Makes a table; longer words need not stand first.
    pub const fn new(list: &'static [(&'static str, T)]) -> Self {
        let mut edges = Edges::NONE;
        let mut rest = list;
        while let [(word, _), tail @ ..] = rest {
            edges = edges.with(word);
            rest = tail;
        }
        Self { list, edges, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.iter()))
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.list.iter().map(|&(word, _)| word)
    }

    /// The length of the longest word at a place, and what it says.
    #[inline]
    pub fn longest(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        let first = char_at(text, at).filter(|&c| self.edges.may_begin(c))?;
        let word = self.index().longest(text, at, first)?;
        Some((word.len, self.list.get(word.place)?.1))
    }

    /// The length of the longest word that ends before a place and goes back no further than
    /// another, and what it says.
    pub fn longest_back(&self, text: &[char], from: usize, end: usize) -> Option<(usize, T)> {
        let last = self.edges.end(text, end)?;
        let text = text.get(from..end)?;
        let word = self.index().longest_back(text, text.len(), last)?;
        Some((word.len, self.list.get(word.place)?.1))
    }
}

impl Words {
    /// Makes a table; longer words need not stand first.
    pub const fn new(list: &'static [&'static str]) -> Self {
        let mut edges = Edges::NONE;
        let mut rest = list;
        while let [word, tail @ ..] = rest {
            edges = edges.with(word);
            rest = tail;
        }
        Self { list, edges, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.iter()))
    }

    /// The longest word at a place where a character stands that a word may begin with.
    #[inline(never)]
    fn longest_of(&self, text: &[char], at: usize, first: char) -> Option<usize> {
        self.index().longest(text, at, first).map(|word| word.len)
    }

    /// The longest word before a place that ends with a character a word may end with.
    #[inline(never)]
    fn longest_back_of(&self, text: &[char], end: usize, last: char) -> Option<usize> {
        self.index().longest_back(text, end, last).map(|word| word.len)
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.list.iter().copied()
    }

    /// Whether the table holds a word.
    pub fn contains(&self, word: &str) -> bool {
        self.list.contains(&word)
    }

    /// Whether the table holds a word that is written in folded characters.
    pub fn holds(&self, word: &[char]) -> bool {
        self.longest(word, 0) == Some(word.len())
    }

    /// Whether a text that is not folded begins with a word.
    pub fn begin(&self, text: &str) -> bool {
        let first = text.chars().next().filter(|&c| self.edges.may_begin(c));
        first.is_some_and(|first| self.begin_with(first, text))
    }

    /// Whether a text that is not folded ends with a word.
    pub fn end(&self, text: &str) -> bool {
        let last = text.chars().next_back().filter(|&c| self.edges.lasts.holds(hash(c.into())));
        let ends = |word: &Word| self.list.get(word.place).is_some_and(|word| text.ends_with(word));
        last.is_some_and(|last| self.index().lasts.of(last).any(ends))
    }

    /// Whether a word stands anywhere in a text that is not folded.
    pub fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, c)| {
            self.edges.may_begin(c) && text.get(at..).is_some_and(|rest| self.begin_with(c, rest))
        })
    }

    /// Whether a text begins with one of the words that begin with its first character.
    fn begin_with(&self, first: char, text: &str) -> bool {
        let begins =
            |word: &Word| self.list.get(word.place).is_some_and(|word| text.starts_with(word));
        self.index().firsts.of(first).any(begins)
    }
}

/// What can be looked for in a text: a table, or a few words written in place.
pub(super) trait Find {
    /// The length of the longest word the text goes on with at a place.
    fn longest(&self, text: &[char], at: usize) -> Option<usize>;
    /// The length of the longest word the text up to a place ends with.
    fn longest_back(&self, text: &[char], end: usize) -> Option<usize>;
}

impl Find for Words {
    #[inline]
    fn longest(&self, text: &[char], at: usize) -> Option<usize> {
        let first = char_at(text, at).filter(|&c| self.edges.may_begin(c))?;
        self.longest_of(text, at, first)
    }

    #[inline]
    fn longest_back(&self, text: &[char], end: usize) -> Option<usize> {
        let last = self.edges.end(text, end)?;
        self.longest_back_of(text, end, last)
    }
}

impl<const N: usize> Find for [&str; N] {
    #[inline]
    fn longest(&self, text: &[char], at: usize) -> Option<usize> {
        let first = u32::from(*text.get(at)?);
        let begins = |word: &&&str| decode(word.as_bytes()).is_some_and(|(c, _)| c == first);
        self.iter().filter(begins).filter_map(|word| word_at(text, at, word)).max()
    }

    #[inline]
    fn longest_back(&self, text: &[char], end: usize) -> Option<usize> {
        self.iter().filter_map(|word| word_before(text, end, word)).max()
    }
}

/// The length of `word` when the text goes on with it at `at`.
#[inline]
pub(super) fn word_at(text: &[char], at: usize, word: &str) -> Option<usize> {
    let mut rest = text.get(at..)?.iter();
    let mut len = 0;
    for c in word.chars() {
        if rest.next() != Some(&c) {
            return None;
        }
        len += 1;
    }
    Some(len)
}

/// The length of the longest word of a table the text goes on with at `at`.
#[inline]
pub(super) fn longest_at(text: &[char], at: usize, words: &(impl Find + ?Sized)) -> Option<usize> {
    words.longest(text, at)
}

/// The length of `word` when the text up to `end` ends with it.
#[inline]
pub(super) fn word_before(text: &[char], end: usize, word: &str) -> Option<usize> {
    let mut rest = text.get(..end)?.iter().rev();
    let mut len = 0;
    for c in word.chars().rev() {
        if rest.next() != Some(&c) {
            return None;
        }
        len += 1;
    }
    Some(len)
}

/// The length of the longest word of a table the text up to `end` ends with.
#[inline]
pub(super) fn longest_before(
    text: &[char],
    end: usize,
    words: &(impl Find + ?Sized),
) -> Option<usize> {
    words.longest_back(text, end)
}

/// The first place from `from` up to `to` where a word of a table stands, and its length.
#[inline]
pub(super) fn find(
    text: &[char],
    from: usize,
    to: usize,
    words: &(impl Find + ?Sized),
) -> Option<(usize, usize)> {
    let text = text.get(..to)?;
    (from..to).find_map(|at| words.longest(text, at).map(|len| (at, len)))
}

/// Whether a word of a table stands anywhere between `from` and `to`.
#[inline]
pub(super) fn holds(text: &[char], from: usize, to: usize, words: &(impl Find + ?Sized)) -> bool {
    find(text, from, to, words).is_some()
}

/// Characters as a text.
pub(super) fn text_of(chars: &[char]) -> String {
    let mut text = String::with_capacity(3 * chars.len());
    text.extend(chars);
    text
}

/// The character at a place.
pub(super) fn char_at(text: &[char], at: usize) -> Option<char> {
    text.get(at).copied()
}

/// The character before a place.
pub(super) fn char_before(text: &[char], at: usize) -> Option<char> {
    text.get(at.checked_sub(1)?).copied()
}

/// Whether a character is a Han one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Whether a character ends a clause.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | ':' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_word() {
        let text: Vec<char> = "不低于九十个百分点".chars().collect();
        assert_eq!(longest_at(&text, 0, &["不", "不低于", "低于"]), Some(3));
        assert_eq!(longest_before(&text, 3, &["于", "低于"]), Some(2));
        assert_eq!(longest_before(&text, text.len(), &["个", "个百分点"]), Some(4));
        assert_eq!(find(&text, 0, text.len(), &["九十"]), Some((3, 2)));
        assert_eq!(find(&text, 0, 4, &["九十"]), None);
        assert_eq!(longest_before(&text, 1, &["不低于"]), None);
    }
}

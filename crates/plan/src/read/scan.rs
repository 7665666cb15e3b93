//! Matching words from tables in folded text.
//!
//! The only place that compares characters; knows no word itself.

use std::sync::OnceLock;

/// A table of words that says quickly where none of them stands.
///
/// Texts are long and tables are many: nearly every place is passed by after one look at two bits.
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

/// Which words of a table begin and which end with a character, by its hash; made on first use.
#[derive(Debug)]
struct Index {
    firsts: Vec<Vec<u16>>,
    lasts: Vec<Vec<u16>>,
}

/// How many characters an index tells apart.
const BUCKETS: usize = 64;

impl Index {
    fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut index =
            Self { firsts: vec![Vec::new(); BUCKETS], lasts: vec![Vec::new(); BUCKETS] };
        for (place, word) in (0..).zip(words) {
            let first = word.chars().next().and_then(|c| index.firsts.get_mut(bucket(c)));
            if let Some(words) = first {
                words.push(place);
            }
            let last = word.chars().next_back().and_then(|c| index.lasts.get_mut(bucket(c)));
            if let Some(words) = last {
                words.push(place);
            }
        }
        index
    }
}

/// The words of an index's side that a character belongs to.
fn of(side: &[Vec<u16>], c: Option<char>) -> impl Iterator<Item = usize> + '_ {
    let words = c.and_then(|c| side.get(bucket(c)));
    words.into_iter().flatten().map(|&place| usize::from(place))
}

fn bucket(c: char) -> usize {
    hash(c.into()) as usize % BUCKETS
}

/// What the words of a table begin and end with.
#[derive(Clone, Copy, Debug)]
struct Edges {
    /// The characters words begin with, hashed.
    firsts: Bits<16>,
    /// The pairs of characters words begin with, hashed; a word of one character is its own pair.
    pairs: Bits<16>,
    /// The characters words end with, hashed.
    lasts: Bits<4>,
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

const fn hash_pair(first: u32, second: u32) -> u32 {
    hash(first.wrapping_mul(31).wrapping_add(second))
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
    const NONE: Self = Self { firsts: Bits([0; 16]), pairs: Bits([0; 16]), lasts: Bits([0; 4]) };

    /// The edges with those of one more word.
    const fn with(mut self, word: &str) -> Self {
        let Some((first, mut rest)) = decode(word.as_bytes()) else { return self };
        self.firsts = self.firsts.set(hash(first));
        let second = match decode(rest) {
            Some((second, _)) => second,
            None => 0,
        };
        self.pairs = self.pairs.set(hash_pair(first, second));
        let mut last = first;
        while let Some((next, tail)) = decode(rest) {
            (last, rest) = (next, tail);
        }
        self.lasts = self.lasts.set(hash(last));
        self
    }

    /// Whether a word may stand at a place.
    #[inline]
    fn may_stand(&self, text: &[char], at: usize) -> bool {
        let Some(&first) = text.get(at) else { return false };
        if !self.firsts.holds(hash(first.into())) {
            return false;
        }
        let second = text.get(at + 1).map_or(0, |&c| c.into());
        self.pairs.holds(hash_pair(first.into(), second))
            || self.pairs.holds(hash_pair(first.into(), 0))
    }

    /// Whether a word may end before a place.
    #[inline]
    fn may_end(&self, text: &[char], end: usize) -> bool {
        char_before(text, end).is_some_and(|c| self.lasts.holds(hash(c.into())))
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
        self.index.get_or_init(|| Index::new(self.list.iter().map(|&(word, _)| word)))
    }

    /// The length of the longest word at a place, and what it says.
    pub fn longest(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        if !self.edges.may_stand(text, at) {
            return None;
        }
        let places = of(&self.index().firsts, char_at(text, at));
        let lens = places.filter_map(|place| {
            let &(word, says) = self.list.get(place)?;
            Some((word_at(text, at, word)?, says))
        });
        lens.max_by_key(|&(len, _)| len)
    }

    /// The length of the longest word that ends before a place and goes back no further than
    /// another, and what it says.
    pub fn longest_back(&self, text: &[char], from: usize, end: usize) -> Option<(usize, T)> {
        if !self.edges.may_end(text, end) {
            return None;
        }
        let places = of(&self.index().lasts, char_before(text, end));
        let lens = places.filter_map(|place| {
            let &(word, says) = self.list.get(place)?;
            Some((word_before(text, end, word)?, says))
        });
        lens.filter(|&(len, _)| end >= from + len).max_by_key(|&(len, _)| len)
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

    /// Whether the table holds a word.
    pub fn contains(&self, word: &str) -> bool {
        self.list.contains(&word)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.list.iter().copied()))
    }

    /// The words.
    pub fn iter(&self) -> std::slice::Iter<'_, &'static str> {
        self.list.iter()
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
        if !self.edges.may_stand(text, at) {
            return None;
        }
        let places = of(&self.index().firsts, char_at(text, at));
        places.filter_map(|place| word_at(text, at, self.list.get(place)?)).max()
    }

    fn longest_back(&self, text: &[char], end: usize) -> Option<usize> {
        if !self.edges.may_end(text, end) {
            return None;
        }
        let places = of(&self.index().lasts, char_before(text, end));
        places.filter_map(|place| word_before(text, end, self.list.get(place)?)).max()
    }
}

impl Find for [&str] {
    fn longest(&self, text: &[char], at: usize) -> Option<usize> {
        // The last byte of the first character tells most words apart at one look.
        let mut buffer = [0; 4];
        let lead = text.get(at)?.encode_utf8(&mut buffer).as_bytes();
        let (last, before) = lead.split_last()?;
        let may_stand = |word: &&&str| word.as_bytes().get(before.len()) == Some(last);
        self.iter().filter(may_stand).filter_map(|word| word_at(text, at, word)).max()
    }

    fn longest_back(&self, text: &[char], end: usize) -> Option<usize> {
        self.iter().filter_map(|word| word_before(text, end, word)).max()
    }
}

impl<const N: usize> Find for [&str; N] {
    fn longest(&self, text: &[char], at: usize) -> Option<usize> {
        self.as_slice().longest(text, at)
    }

    fn longest_back(&self, text: &[char], end: usize) -> Option<usize> {
        self.as_slice().longest_back(text, end)
    }
}

/// The length of `word` when the text goes on with it at `at`.
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
pub(super) fn longest_at(text: &[char], at: usize, words: &(impl Find + ?Sized)) -> Option<usize> {
    words.longest(text, at)
}

/// The length of `word` when the text up to `end` ends with it.
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
pub(super) fn longest_before(
    text: &[char],
    end: usize,
    words: &(impl Find + ?Sized),
) -> Option<usize> {
    words.longest_back(text, end)
}

/// The first place from `from` up to `to` where a word of a table stands, and its length.
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
pub(super) fn holds(text: &[char], from: usize, to: usize, words: &(impl Find + ?Sized)) -> bool {
    find(text, from, to, words).is_some()
}

/// Whether two bytes stand side by side anywhere in a text; looks at many at once.
pub(super) fn holds_bytes(text: &str, [first, second]: [u8; 2]) -> bool {
    let next = text.bytes().skip(1);
    text.bytes().zip(next).fold(false, |any, (a, b)| any | (a == first) & (b == second))
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

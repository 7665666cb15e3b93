//! Which of many texts hold a word, without reading those that cannot.
//!
//! For each character, and for each two letters that two characters side by side begin with, it
//! knows the texts that hold them. Of a word the rarest of these is looked up, and only its texts
//! are read. Must not know what the texts are of.

use super::initials;
use super::query::{Word, folded};

/// How many lists characters are spread over.
const CHAR_KEYS: usize = 1 << 16;
/// How many letters there are.
const LETTERS: u32 = 26;
/// How many pairs of letters there are.
const PAIR_KEYS: usize = (LETTERS * LETTERS) as usize;

/// Texts, prepared to be searched. A text is known by its place.
#[derive(Clone, Debug, Default)]
pub struct Index {
    texts: Vec<String>,
    chars: Lists,
    pairs: Lists,
}

/// For each key the places of the texts that have it, one list after the other.
#[derive(Clone, Debug, Default)]
struct Lists {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Lists {
    /// Sorts pairs of key and place by key; places stay in their order.
    fn new(key_count: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0_u32; key_count + 1];
        for (key, _) in pairs {
            if let Some(count) = starts.get_mut(*key as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let (mut next, mut places) = (starts.clone(), vec![0; pairs.len()]);
        for (key, place) in pairs {
            let Some(next) = next.get_mut(*key as usize) else { continue };
            if let Some(held) = places.get_mut(*next as usize) {
                *held = *place;
            }
            *next += 1;
        }
        Self { starts, places }
    }

    fn of(&self, key: u32) -> &[u32] {
        let key = key as usize;
        let ends = self.starts.get(key).zip(self.starts.get(key + 1));
        let range = ends.map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.places.get(range)).unwrap_or_default()
    }
}

/// Collects each key of a text once.
struct Keys {
    seen: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

impl Keys {
    fn new(key_count: usize) -> Self {
        Self { seen: vec![u32::MAX; key_count], pairs: Vec::new() }
    }

    fn add(&mut self, key: u32, place: u32) {
        if let Some(last) = self.seen.get_mut(key as usize)
            && *last != place
        {
            *last = place;
            self.pairs.push((key, place));
        }
    }
}

/// A character's list.
fn char_key(one: char) -> u32 {
    u32::from(one) & 0xffff
}

/// The places of the letters in a set.
fn letters(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let letter = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(letter)
    })
}

impl Index {
    /// Prepares texts to be searched.
    #[must_use]
    pub fn new(texts: impl IntoIterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.into_iter().map(|text| folded(&text)).collect();
        let (mut chars, mut pairs) = (Keys::new(CHAR_KEYS), Keys::new(PAIR_KEYS));
        for (place, text) in (0..).zip(&texts) {
            let mut before = 0;
            for one in text.chars() {
                chars.add(char_key(one), place);
                let set = initials(one);
                for first in letters(before) {
                    letters(set).for_each(|second| pairs.add(first * LETTERS + second, place));
                }
                before = set;
            }
        }
        let chars = Lists::new(CHAR_KEYS, &chars.pairs);
        let pairs = Lists::new(PAIR_KEYS, &pairs.pairs);
        Self { texts, chars, pairs }
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Whether the text at a place holds a word.
    #[must_use]
    pub fn holds(&self, place: usize, word: &Word) -> bool {
        self.texts.get(place).is_some_and(|text| word.is_in(text))
    }

    /// Tells the places of the texts that hold a word, in order.
    pub fn each_with(&self, word: &Word, tell: impl FnMut(usize)) {
        let is_in = |place: &usize| self.holds(*place, word);
        match self.rarest(word) {
            Some(list) => list.iter().map(|place| *place as usize).filter(is_in).for_each(tell),
            None => (0..self.texts.len()).filter(is_in).for_each(tell),
        }
    }

    /// The shortest list that holds all texts with a word; `None` where there is none.
    fn rarest(&self, word: &Word) -> Option<&[u32]> {
        let is_own = |one: &&char| !(word.is_spelled() && one.is_ascii_lowercase());
        let by_char = word.marks().iter().filter(is_own).map(|one| self.chars.of(char_key(*one)));
        let pairs = word.marks().windows(2).filter(|_| word.is_spelled());
        let by_pair = pairs.filter_map(|pair| match pair {
            [one, two] if one.is_ascii_lowercase() && two.is_ascii_lowercase() => {
                let place = |letter: &char| u32::from(*letter) - u32::from('a');
                Some(self.pairs.of(place(one) * LETTERS + place(two)))
            }
            _ => None,
        });
        by_char.chain(by_pair).min_by_key(|list| list.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Query;
    use proptest::prelude::*;

    fn found(index: &Index, typed: &str) -> Vec<usize> {
        let query = Query::new(typed);
        let mut all: Vec<usize> = (0..index.len()).collect();
        for word in query.words() {
            let mut held = Vec::new();
            index.each_with(word, |place| held.push(place));
            all.retain(|place| held.contains(place));
        }
        all
    }

    #[test]
    fn words_find_their_texts() {
        let texts = ["推进学前教育", "普通高中教育AI课程", "x行", "", "长期重视"];
        let index = Index::new(texts.map(str::to_owned));
        let check = |typed, expect: &[usize]| assert_eq!(found(&index, typed), expect, "{typed}");
        check("教育", &[0, 1]);
        check("xqjy", &[0]);
        check("jy", &[0, 1]);
        check("ai", &[1]);
        check("xx", &[2]);
        check("xh", &[2]);
        check("cqzs", &[4]);
        check("zqcs", &[4]);
        check("教育 gz", &[1]);
        check("没有", &[]);
        check("zz", &[]);
        check("", &[0, 1, 2, 3, 4]);
        check("x", &[2]);
    }

    proptest! {
        #[test]
        fn the_index_finds_what_reading_all_finds(
            texts in prop::collection::vec("[学前教育高中长重ax，]{0,10}", 0..12),
            typed in "[学前教xqjyzca ]{0,5}",
        ) {
            let index = Index::new(texts.clone());
            let query = Query::new(&typed);
            let read: Vec<usize> = (0..texts.len()).filter(|at| query.is_in(&folded(&texts[*at]))).collect();
            prop_assert_eq!(&found(&index, &typed), &read);
            prop_assert!(read.iter().all(|place| query.words().iter().all(|word| index.holds(*place, word))));
        }
    }
}

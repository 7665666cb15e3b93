//! Spots: the few places of a text where something begins that a reader knows.
//!
//! They are marked in one pass, by the character at a place and the one after it, each with the
//! readers it may matter to. Readers look there and nowhere else, and a stretch of text without
//! spots for a reader is not read by it at all. May say yes too often, never too seldom: each
//! reader still judges what stands at its spots. Knows no word itself; the readers' tables are
//! where they are used.

use std::sync::OnceLock;

use super::{documents, dues, english, goal_words, kinds, milestones, owner_words, sentences};

/// A place of a text, and the readers it may matter to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// The place among the text's folded characters.
    pub at: u32,
    /// A set of readers.
    pub to: u16,
}

/// Whom a place may matter to; a set of bits.
pub(super) mod to {
    /// Brackets and quotes.
    pub const COVER: u16 = 1;
    /// What may cut tasks apart.
    pub const SENTENCES: u16 = 1 << 1;
    /// The ends of clauses, for whoever reads clause by clause.
    pub const CLAUSES: u16 = 1 << 2;
    /// Numbers, and words that are goals without one.
    pub const GOALS: u16 = 1 << 3;
    /// Words that make a number no goal.
    pub const TOLD: u16 = 1 << 4;
    /// What dates begin with.
    pub const DUES: u16 = 1 << 5;
    /// Words that name owners.
    pub const OWNERS: u16 = 1 << 6;
    /// Titles of documents.
    pub const DOCUMENTS: u16 = 1 << 7;
    /// Verbs that issue a document.
    pub const ISSUE: u16 = 1 << 8;
    /// What gathers named parts.
    pub const MILESTONES: u16 = 1 << 9;
    /// What ends in use.
    pub const BUILDING: u16 = 1 << 10;
    /// What is done all year.
    pub const ALL_YEAR: u16 = 1 << 11;
    /// What is done as a matter of course.
    pub const AS_A_RULE: u16 = 1 << 12;
    /// What is held.
    pub const HELD: u16 = 1 << 13;
    /// What it is that is held.
    pub const EVENTS: u16 = 1 << 14;
    /// Words that follow the years a task tells of.
    pub const PERIODS: u16 = 1 << 15;
}

/// Characters that begin numbers.
pub(super) const NUMBERS: &str = "0123456789零〇一壹二两贰三叁四五六七八九十百";
/// Characters that end clauses.
const CLAUSES: &str = ",。;!?:\n";
/// Characters that open or close what covers a text.
const COVERS: &str = "“”‘’\"《》〈〉()[]【】〔〕";
/// How many hashes a table tells apart: enough that common characters seldom meet, few enough
/// that it stays in the nearest cache.
const HASHES: usize = 4096;

/// Where spots are, told by a character and the one after it.
#[derive(Debug)]
pub(super) struct Table {
    /// By the hash of a character: to whom it matters alone, and to whom it may begin a word.
    chars: [[u16; 2]; HASHES],
    /// By the hash of two characters: to whom they begin a word.
    pairs: [u16; HASHES],
}

impl Table {
    /// The table, made on first use.
    pub fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut table = Self { chars: [[0; 2]; HASHES], pairs: [0; HASHES] };
        for (chars, readers) in [
            (COVERS, to::COVER),
            (CLAUSES, to::CLAUSES),
            (sentences::CUTS, to::SENTENCES),
            (NUMBERS, to::GOALS | to::DUES),
            (goal_words::NOTHING, to::GOALS),
            (dues::STARTS, to::DUES),
            (documents::STARTS, to::DOCUMENTS),
            (milestones::STARTS, to::MILESTONES),
        ] {
            chars.chars().for_each(|c| table.set_char(c, readers));
        }
        sentences::points().for_each(|pair| table.set_pair(pair, to::SENTENCES));
        goal_words::COMPARISONS.iter().for_each(|word| table.set_word(word, to::GOALS));
        table.set_word(goal_words::EVERYTHING, to::GOALS);
        dues::words().for_each(|word| table.set_word(word, to::DUES));
        english::numbers().for_each(|word| table.set_word(word, to::GOALS));
        milestones::words().for_each(|word| table.set_word(word, to::MILESTONES));
        owner_words::KEYS.iter().for_each(|word| table.set_word(word, to::OWNERS));
        owner_words::DOES.iter().for_each(|word| table.set_word(word, to::OWNERS));
        for (words, readers) in [
            (&goal_words::NOT_A_GOAL, to::TOLD),
            (&documents::ISSUE, to::ISSUE),
            (&dues::PERIODS, to::PERIODS),
            (&kinds::BUILDING, to::BUILDING),
            (&kinds::ALL_YEAR, to::ALL_YEAR),
            (&kinds::AS_A_RULE, to::AS_A_RULE),
            (&kinds::HELD, to::HELD),
            (&kinds::EVENTS, to::EVENTS),
        ] {
            words.iter().for_each(|word| table.set_word(word, readers));
        }
        table
    }

    fn set_char(&mut self, c: char, readers: u16) {
        if let Some([alone, _]) = self.chars.get_mut(hash(seed(c))) {
            *alone |= readers;
        }
    }

    fn set_word(&mut self, word: &str, readers: u16) {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(first), Some(second)) => self.set_pair([first, second], readers),
            (Some(first), None) => self.set_char(first, readers),
            _ => {}
        }
    }

    fn set_pair(&mut self, [first, second]: [char; 2], readers: u16) {
        if let Some([_, begins]) = self.chars.get_mut(hash(seed(first))) {
            *begins |= readers;
        }
        if let Some(pair) = self.pairs.get_mut(hash_pair(seed(first), second)) {
            *pair |= readers;
        }
    }

    /// Marks the spots of a text. Every place is noted, and the next over it where it is no spot:
    /// no branch could be foretold.
    pub fn mark(&self, chars: &[char], spots: &mut Vec<Spot>) {
        spots.clear();
        spots.resize(chars.len(), Spot::default());
        let Some((&first, rest)) = chars.split_first() else { return };
        let (mut at, mut len, mut seed) = (0, 0, seed(first));
        let mut note = |next: char| {
            let to = self.to(seed, next);
            if let Some(spot) = spots.get_mut(len) {
                *spot = Spot { at, to };
            }
            len += usize::from(to != 0);
            (at, seed) = (at + 1, self::seed(next));
        };
        rest.iter().for_each(|&next| note(next));
        note('\0');
        spots.truncate(len);
    }

    /// Whom the place of a character may matter to, given its seed and the character after it.
    #[inline]
    fn to(&self, seed: u32, next: char) -> u16 {
        let [alone, begins] = self.chars.get(hash(seed)).copied().unwrap_or_default();
        alone | begins & self.pairs.get(hash_pair(seed, next)).copied().unwrap_or(0)
    }
}

/// What a character's hashes are made of.
#[inline]
fn seed(c: char) -> u32 {
    (c as u32).wrapping_mul(0x9e37_79b1)
}

#[inline]
fn hash(seed: u32) -> usize {
    (seed >> 20) as usize % HASHES
}

#[inline]
fn hash_pair(seed: u32, next: char) -> usize {
    hash(seed ^ (next as u32).wrapping_mul(0x85eb_ca6b))
}

#[cfg(test)]
mod tests {
    use super::super::numerals::begins_number;
    use super::super::scan::ends_clause;
    use super::*;

    /// To whom the first place of a text matters.
    fn first(text: &str) -> u16 {
        let chars: Vec<char> = text.chars().collect();
        let mut spots = Vec::new();
        Table::get().mark(&chars, &mut spots);
        spots.first().filter(|spot| spot.at == 0).map_or(0, |spot| spot.to)
    }

    #[test]
    fn every_number_and_clause_has_its_spot() {
        for c in '\0'..='\u{ffff}' {
            let to = first(&c.to_string());
            if begins_number(c) {
                assert_eq!(to & (to::GOALS | to::DUES), to::GOALS | to::DUES, "{c}");
            }
            if ends_clause(c) {
                assert!(to & to::CLAUSES != 0, "{c}");
            }
        }
    }

    #[test]
    fn words_have_their_spots() {
        for (text, reader) in [
            ("牵头单位", to::OWNERS),
            ("全覆盖", to::GOALS),
            ("年底前", to::DUES),
            ("会", to::EVENTS),
            ("持续", to::ALL_YEAR),
            ("二是", to::SENTENCES),
            ("《", to::DOCUMENTS),
        ] {
            assert!(first(text) & reader != 0, "{text}");
        }
    }

    #[test]
    fn most_characters_matter_to_nobody() {
        let quiet = ('\u{4e00}'..='\u{9fff}').filter(|c| first(&format!("{c}的")) == 0).count();
        assert!(quiet > 19_000, "{quiet}");
    }
}

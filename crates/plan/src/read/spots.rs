//! The few characters of a text that can matter, each with whom it matters to.
//!
//! Told once for a text, so that no reader looks at every character again. May say yes too often,
//! never too seldom: each reader still judges what stands at its spots.

use std::sync::OnceLock;

use super::{documents, dues, goal_words, kinds, milestones, owner_words, sentences};

/// Whom a character may matter to; a set of bits.
pub(super) mod to {
    /// Brackets and quotes.
    pub const COVER: u16 = 1;
    /// What may cut tasks apart.
    pub const SENTENCES: u16 = 1 << 1;
    /// What goals and the clauses they stand in begin with.
    pub const GOALS: u16 = 1 << 2;
    /// What dates begin with.
    pub const DUES: u16 = 1 << 3;
    /// What words that name owners begin with.
    pub const OWNERS: u16 = 1 << 4;
    /// 《 and clauses' ends.
    pub const DOCUMENTS: u16 = 1 << 5;
    /// What gathers named parts, and clauses' ends.
    pub const MILESTONES: u16 = 1 << 6;
    /// First characters of words that make a number no goal.
    pub const TOLD: u16 = 1 << 7;
    /// First characters of verbs that issue a document.
    pub const ISSUE: u16 = 1 << 8;
    /// First characters of what ends in use.
    pub const BUILDING: u16 = 1 << 9;
    /// First characters of what is done all year.
    pub const ALL_YEAR: u16 = 1 << 10;
    /// First characters of what is done as a matter of course.
    pub const AS_A_RULE: u16 = 1 << 11;
    /// First characters of what is held.
    pub const HELD: u16 = 1 << 12;
    /// First characters of what it is that is held.
    pub const EVENTS: u16 = 1 << 13;
}

/// Characters that begin numbers.
const NUMBERS: &str = "0123456789零〇一壹二两贰三叁四五六七八九十百";
/// Characters that end clauses.
const CLAUSES: &str = ",。;!?:\n";
/// Characters that open or close what covers a text.
const COVERS: &str = "“”‘’\"《》〈〉()[]【】〔〕";
/// How many hashes the table tells apart: enough that common characters seldom meet, few enough
/// that it stays in the nearest cache.
const HASHES: usize = 4096;

/// Whom each character may matter to, by its hash.
#[derive(Debug)]
pub(super) struct Table([u16; HASHES]);

impl Table {
    /// The table, made on first use.
    pub fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut table = Self([0; HASHES]);
        for (chars, bits) in [
            (COVERS, to::COVER),
            (sentences::CUTS, to::SENTENCES),
            (NUMBERS, to::GOALS | to::DUES),
            ("零全不高优", to::GOALS),
            (CLAUSES, to::GOALS | to::DOCUMENTS | to::MILESTONES),
            (dues::STARTS, to::DUES),
            (owner_words::STARTS, to::OWNERS),
            ("《", to::DOCUMENTS),
            (milestones::STARTS, to::MILESTONES),
        ] {
            chars.chars().for_each(|c| table.set(c, bits));
        }
        for (words, bits) in [
            (&goal_words::NOT_A_GOAL, to::TOLD),
            (&documents::ISSUE, to::ISSUE),
            (&kinds::BUILDING, to::BUILDING),
            (&kinds::ALL_YEAR, to::ALL_YEAR),
            (&kinds::AS_A_RULE, to::AS_A_RULE),
            (&kinds::HELD, to::HELD),
            (&kinds::EVENTS, to::EVENTS),
        ] {
            words.iter().filter_map(|word| word.chars().next()).for_each(|c| table.set(c, bits));
        }
        table
    }

    fn set(&mut self, c: char, bits: u16) {
        if let Some(cell) = self.0.get_mut(hash(c)) {
            *cell |= bits;
        }
    }

    /// Whom a character may matter to.
    #[inline]
    pub fn bits(&self, c: char) -> u16 {
        self.0.get(hash(c)).copied().unwrap_or(0)
    }
}

/// Han characters that follow each other in Unicode never meet.
#[inline]
fn hash(c: char) -> usize {
    let c = c as usize;
    (c ^ (c >> 12).wrapping_mul(0x5b5)) % HASHES
}

#[cfg(test)]
mod tests {
    use super::super::numerals::begins_number;
    use super::super::scan::ends_clause;
    use super::*;

    #[test]
    fn every_number_and_clause_has_its_spot() {
        for c in '\0'..='\u{ffff}' {
            let bits = Table::get().bits(c);
            if begins_number(c) {
                assert_eq!(bits & (to::GOALS | to::DUES), to::GOALS | to::DUES, "{c}");
            }
            if ends_clause(c) {
                assert!(bits & to::DOCUMENTS != 0, "{c}");
            }
        }
    }

    #[test]
    fn most_characters_matter_to_few() {
        let quiet = ('\u{4e00}'..='\u{9fff}').filter(|&c| Table::get().bits(c) == 0).count();
        assert!(quiet > 15_000, "{quiet}");
    }
}

//! What was typed, as words, and whether a text holds them: as they stand, or as the initials of
//! their pinyin (`xqjy` finds 学前教育), or some of each (`xq教育`).
//!
//! Must not know which texts there are.

use super::initials;

/// How many characters of one word are looked for letter by letter; a longer word is looked for as
/// it stands.
const MARKS_MAX: usize = 64;
/// What some input methods put between the letters of pinyin.
const BETWEEN_LETTERS: [char; 3] = ['\'', '’', '‘'];

/// The words that were typed. A text is found when it holds all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    text: String,
    marks: Vec<char>,
    is_spelled: bool,
}

/// A character without what does not tell words apart: case, and the width of Latin letters.
fn folded_char(one: char) -> char {
    let narrow = match one {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(one) - 0xfee0).unwrap_or(one),
        '\u{3000}' => ' ',
        _ => one,
    };
    // No letter that stands in plans becomes more than one.
    narrow.to_lowercase().next().unwrap_or(narrow)
}

/// A text as it is searched: small letters of one width.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().map(folded_char).collect()
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = folded(typed);
        Self { words: words.split_whitespace().filter_map(Word::new).collect() }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether a folded text holds all words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.words.iter().all(|word| word.is_in(text))
    }
}

impl Word {
    fn new(text: &str) -> Option<Self> {
        let is_letters = |text: &str| text.chars().all(|one| one.is_ascii_lowercase());
        let bare: String = text.chars().filter(|one| !BETWEEN_LETTERS.contains(one)).collect();
        let is_bare = !bare.is_empty() && is_letters(&bare);
        let text = if is_bare { bare } else { text.to_owned() };
        let marks: Vec<char> = text.chars().collect();
        let has_letters = marks.iter().any(char::is_ascii_lowercase);
        // One letter begins nearly every text.
        let is_spelled = has_letters && (2..=MARKS_MAX).contains(&marks.len());
        (!marks.is_empty()).then_some(Self { text, marks, is_spelled })
    }

    /// Its characters.
    pub(super) fn marks(&self) -> &[char] {
        &self.marks
    }

    /// Whether its letters may stand for characters that begin with them.
    pub(super) const fn is_spelled(&self) -> bool {
        self.is_spelled
    }

    /// Whether a folded text holds it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        if !self.is_spelled {
            return text.contains(&self.text);
        }
        // Bit n says that the word's first n + 1 characters end here.
        let (mut ends, last) = (0_u64, 1 << (self.marks.len() - 1));
        text.chars().any(|one| {
            ends = (ends << 1 | 1) & self.places_of(one);
            ends & last != 0
        })
    }

    /// The places in the word that a character of a text fits: bit n for the n-th.
    fn places_of(&self, one: char) -> u64 {
        let set = initials(one);
        let fits =
            |mark: char| mark == one || mark.is_ascii_lowercase() && set & initials(mark) != 0;
        let marks = self.marks.iter().enumerate();
        marks.fold(0, |places, (at, mark)| places | u64::from(fits(*mark)) << at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_hold_words_as_they_stand_and_as_initials() {
        let text =
            folded("推进学前教育普惠发展，ＡＩ课堂覆盖率达90%以上；重点校长期培训（Python班）");
        let check =
            |typed: &str, expect| assert_eq!(Query::new(typed).is_in(&text), expect, "{typed}");
        check("", true);
        check("  ", true);
        check("学前", true);
        check("学前 普惠", true);
        check("普惠 学前", true);
        check("学前 高中", false);
        check("xqjy", true);
        check("XQJY", true);
        check("xq教育", true);
        check("学前jy", true);
        check("x'q'j'y", true);
        check("tjxqjyphfz", true);
        check("xqyj", false);
        check("ai", true);
        check("ai课堂", true);
        check("aikt", true);
        check("python", true);
        check("90%", true);
        check("90%ys", true);
        check("zd", true);
        check("cd", true);
        check("fzai", false);
        check("v", false);
        check("p", true);
        check("，", true);
        check("’", false);
    }

    #[test]
    fn long_words_are_looked_for_as_they_stand() {
        let long = "a".repeat(MARKS_MAX + 6);
        assert!(Query::new(&long).is_in(&long));
        assert!(!Query::new(&long).is_in(&"a".repeat(MARKS_MAX)));
        assert!(Query::new(&"a".repeat(MARKS_MAX)).is_in(&long));
    }

    proptest! {
        #[test]
        fn any_part_of_a_text_is_found_in_it(text in "[一-龥a-zA-Z0-9，。《》]{1,40}", at in 0_usize..40, length in 1_usize..12) {
            let part: String = text.chars().skip(at).take(length).collect();
            prop_assert!(Query::new(&part).is_in(&folded(&text)), "{} in {}", part, text);
        }

        #[test]
        fn the_initials_of_any_part_find_the_text(text in "[一-龥]{2,40}", at in 0_usize..38, length in 2_usize..12) {
            let letter = |one: char| ('a'..='z').find(|letter| initials(one) & initials(*letter) != 0);
            let spelled: Option<String> = text.chars().skip(at).take(length).map(letter).collect();
            // Rare characters without a reading have no initial.
            if let Some(spelled) = spelled.filter(|spelled| spelled.len() > 1) {
                prop_assert!(Query::new(&spelled).is_in(&text), "{} in {}", spelled, text);
            }
        }

        #[test]
        fn a_word_that_is_not_spelled_is_found_as_strings_find_it(text in "[ab甲乙]{0,12}", word in "[甲乙]{1,3}") {
            prop_assert_eq!(Query::new(&word).is_in(&text), text.contains(&word));
        }

        #[test]
        fn anything_can_be_typed(typed: String, text: String) {
            let _ = Query::new(&typed).is_in(&folded(&text));
        }
    }
}

//! The initials of a character's readings in pinyin.
//!
//! The table is made by the build script. Must not know texts.

/// The first character of the table.
const FIRST: u32 = 0x4e00;
/// For each character the place of its set.
static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/initials"));
/// The sets of letters: bit 0 for a, bit 25 for z.
static SETS: &[u32] = &include!(concat!(env!("OUT_DIR"), "/sets.rs"));

/// The letters that a character's readings begin with: bit 0 for a, bit 25 for z. A letter begins
/// with itself; what is neither has none.
///
/// ```
/// use yaodian_track::find::initials;
/// assert_eq!(initials('学'), 1 << (b'x' - b'a'));
/// assert_eq!(initials('长'), initials('c') | initials('z'));
/// assert_eq!(initials('，'), 0);
/// ```
#[must_use]
pub fn initials(one: char) -> u32 {
    if one.is_ascii_lowercase() {
        return 1 << (u32::from(one) - u32::from('a'));
    }
    let at = u32::from(one).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
    let place = at.and_then(|at| PLACES.get(at));
    place.and_then(|place| SETS.get(usize::from(*place))).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters read with a letter, in the order of the table.
    fn letters(one: char) -> String {
        ('a'..='z').filter(|letter| initials(one) & initials(*letter) != 0).collect()
    }

    #[test]
    fn characters_begin_as_they_are_read() {
        for (one, expect) in [
            ('学', "x"),
            ('前', "q"),
            ('教', "j"),
            ('育', "y"),
            ('安', "a"),
            ('鹅', "e"),
            ('重', "cz"),
            ('行', "hx"),
            ('会', "hk"),
            ('率', "ls"),
            ('校', "jx"),
            ('强', "jq"),
            ('一', "y"),
            ('龥', "y"),
            ('a', "a"),
            ('A', ""),
            ('5', ""),
            ('《', ""),
            ('😀', ""),
        ] {
            assert_eq!(letters(one), expect, "{one}");
        }
    }

    #[test]
    fn every_character_of_the_seed_plan_has_an_initial() {
        let plan = include_str!("../../../../seeds/tonglu-2022.txt");
        let han = plan.chars().filter(|one| ('\u{4e00}'..='\u{9fff}').contains(one));
        let without: Vec<char> = han.filter(|one| initials(*one) == 0).collect();
        assert_eq!(without, Vec::<char>::new());
    }
}

//! Days as tables write them: 2022-09-01, 2022.9.1, 2022/9/1前.
//!
//! Must not know years or months by themselves: `when` does.

use super::scan::{char_at, word_at};
use super::when::{Weight, When};
use crate::Date;

/// Reads the day that begins at a place.
pub(super) fn numeric_at(text: &[char], at: usize) -> Option<When> {
    let (year_end, year) = digits(text, at, 4);
    let mark = char_at(text, year_end).filter(|c| matches!(c, '-' | '.' | '/'))?;
    let (month_end, month) = digits(text, year_end + 1, 2);
    let (end, day) = digits(text, month_end + 1, 2);
    let fits = year_end == at + 4
        && (1990..=2100).contains(&year)
        && char_at(text, month_end) == Some(mark)
        && !char_at(text, end).is_some_and(|c| c.is_ascii_digit());
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = Date::new(i32::try_from(year).ok()?, month, day).filter(|_| fits)?;
    let before = ["前", "之前", "以前"].iter().find_map(|word| word_at(text, end, word));
    Some(match before {
        Some(len) => When {
            end: end + len,
            from: None,
            to: Some(date),
            weight: Weight::Deadline,
            edged: true,
        },
        None => When { end, from: Some(date), to: Some(date), weight: Weight::Plain, edged: false },
    })
}

/// At most so many digits in a row: where they end, and their number.
fn digits(text: &[char], at: usize, most: usize) -> (usize, u32) {
    let run = text.iter().skip(at).take(most).map_while(|c| c.to_digit(10));
    run.fold((at, 0), |(end, number), digit| (end + 1, number * 10 + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days() {
        for (text, expect) in [
            ("2022-09-01", Some((10, Date::new(2022, 9, 1)))),
            ("2022.9.1完成", Some((8, Date::new(2022, 9, 1)))),
            ("2022/9/30前", Some((10, Date::new(2022, 9, 30)))),
            ("2022-9.1", None),
            ("2022-13-01", None),
            ("2022-09-012", None),
            ("22-09-01", None),
            ("2022-09", None),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(numeric_at(&chars, 0).map(|when| (when.end, when.to)), expect, "{text}");
        }
    }
}

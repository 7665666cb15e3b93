//! Numbers as documents write them: 120, １２０, 1,200, 74.5, 十二, 两百, 百分之九十.
//!
//! Knows no unit and no meaning: `quantity` does.

use super::scan::{char_at, word_at};
use crate::Number;

/// How many digits a number may have; what is longer is a code.
const DIGITS_MAX: usize = 20;

/// How many places after the point a number may have.
const PLACES_MAX: u32 = 3;

/// A number read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The place after its last character.
    pub end: usize,
    /// What it says.
    pub value: Number,
    /// Whether it is written in Han characters.
    pub han: bool,
}

/// The value of a Han digit, 两 and 〇 included.
pub(super) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// Whether a number may begin with a character.
pub(super) fn begins_number(c: char) -> bool {
    c.is_ascii_digit() || han_digit(c).is_some() || c == '十' || c == '百'
}

/// Reads the number that begins at a place.
pub(super) fn numeral_at(text: &[char], at: usize) -> Option<Numeral> {
    if char_at(text, at)?.is_ascii_digit() { digits_at(text, at) } else { han_at(text, at) }
}

fn digits_at(text: &[char], at: usize) -> Option<Numeral> {
    let (mut end, mut value, mut places) = (at, Some(0_i64), None::<u32>);
    while let Some(c) = char_at(text, end) {
        match c {
            '0'..='9' => {
                let digit = i64::from(c.to_digit(10)?);
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
                places = places.map(|places| places + 1);
            }
            '.' if places.is_none()
                && char_at(text, end + 1).is_some_and(|c| c.is_ascii_digit()) =>
            {
                places = Some(0);
            }
            ',' if places.is_none() && thousands_follow(text, end) => {}
            _ => break,
        }
        end += 1;
        if end - at > DIGITS_MAX {
            return None;
        }
    }
    let scale = 10_i64.pow(PLACES_MAX.checked_sub(places.unwrap_or(0))?);
    let value = Number::from_thousandths(value?.checked_mul(scale)?)?;
    Some(Numeral { end, value, han: false })
}

/// Whether a comma parts thousands: three digits follow it, and no fourth.
fn thousands_follow(text: &[char], comma: usize) -> bool {
    (1..=3).all(|i| char_at(text, comma + i).is_some_and(|c| c.is_ascii_digit()))
        && !char_at(text, comma + 4).is_some_and(|c| c.is_ascii_digit())
}

fn han_at(text: &[char], at: usize) -> Option<Numeral> {
    let (total, end) = han_number(text, at)?;
    let value = Number::from_thousandths(i64::from(total).checked_mul(1000)?)?;
    Some(Numeral { end, value, han: true })
}

/// Reads 三, 十二, 一百零五, 二〇二二; the value and the place after it.
pub(super) fn han_number(text: &[char], at: usize) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut end, mut in_a_row) = (0_u32, None::<u32>, at, 0);
    while let Some(c) = char_at(text, end) {
        if let Some(d) = han_digit(c) {
            in_a_row += 1;
            digit = Some(if in_a_row > 1 {
                digit.unwrap_or(0).checked_mul(10)?.checked_add(d)?
            } else {
                d
            });
        } else if let Some(unit) = han_unit(c) {
            total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            in_a_row = 0;
        } else {
            break;
        }
        end += 1;
        if end - at > 12 {
            return None;
        }
    }
    (end > at).then(|| Some((total.checked_add(digit.unwrap_or(0))?, end)))?
}

/// Reads 百分之九十 as the number it names a share by; the value is in percent.
pub(super) fn percent_at(text: &[char], at: usize) -> Option<Numeral> {
    let len = word_at(text, at, "百分之")?;
    numeral_at(text, at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(&str, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        let got = numeral_at(&chars, 0).map(|n| (n.value.to_string(), n.end));
        assert_eq!(got, expect.map(|(value, end)| (value.to_owned(), end)), "{text}");
    }

    #[test]
    fn reads_numbers() {
        check("120所", Some(("120", 3)));
        check("74.5%", Some(("74.5", 4)));
        check("1,200人", Some(("1200", 5)));
        check("1,20人", Some(("1", 1)));
        check("3.", Some(("3", 1)));
        check("十二个", Some(("12", 2)));
        check("一百零五", Some(("105", 4)));
        check("两百二十", Some(("220", 4)));
        check("二〇二二年", Some(("2022", 4)));
        check("所", None);
        check("99999999999999999999", None);
        check("九九九九九九九九九九九九九九", None);
    }
}

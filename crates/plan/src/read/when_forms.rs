//! Dates in forms of their own: by May 2017, 9.1（周三）, 到“十四五”末.
//!
//! Reads one such date at one place; `when` asks for it.

use super::era::Era;
use super::numerals::numeral_at;
use super::scan::{Words, char_at, longest_at, word_at};
use super::when::{Span, Weight, When, exact};
use crate::Date;
use crate::date::days_in_month;

/// Words before an English date.
static ENGLISH: Words = Words::new(&["by", "before", "until", "By", "Before"]);

/// The words such dates begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ENGLISH.iter()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// by May 2017, by 2020, before June 30, 2019; blanks are gone by then.
pub(super) fn english(text: &[char], at: usize) -> Option<When> {
    let lead = longest_at(text, at, &ENGLISH)?;
    let named = MONTHS.iter().zip(1_u8..).find_map(|(name, month)| {
        word_at(text, at + lead, name).map(|len| (at + lead + len, month))
    });
    let (mut end, month) = named.unwrap_or((at + lead, 12));
    let mut number = numeral_at(text, end)?;
    let mut on = None;
    if number.end - end <= 2 && char_at(text, number.end) == Some(',') && named.is_some() {
        on = u8::try_from(number.value.thousandths() / 1000).ok();
        end = number.end + 1;
        number = numeral_at(text, end)?;
    }
    let year = i32::try_from(number.value.thousandths() / 1000).ok()?;
    let to = Date::new(year, month, on.unwrap_or_else(|| days_in_month(year, month)))?;
    let fits = number.end - end == 4 && (1990..=2100).contains(&year);
    fits.then_some(When {
        end: number.end,
        from: None,
        to: Some(to),
        weight: Weight::Deadline,
        edged: true,
    })
}

/// 到“十四五”末: the last day of a five-year plan's time.
pub(super) fn five_years_end(text: &[char], at: usize) -> Option<When> {
    let open = word_at(text, at, "“").unwrap_or(0);
    let name = text.get(at + open..at + open + 3).filter(|name| name.ends_with(&['五']))?;
    let (_, last) = super::front::five_years(&name.iter().collect::<String>())?;
    let close = at + open + 3 + open;
    let len = longest_at(text, close, &["末", "期末", "时期末", "规划末", "规划期末"])?;
    Some(When {
        end: close + len,
        from: None,
        to: Date::new(last, 12, 31),
        weight: Weight::Deadline,
        edged: true,
    })
}

/// 9.1（周三）: month and day with a point, and the weekday that tells them from a decimal.
pub(super) fn pointed(text: &[char], at: usize, era: Era) -> Option<When> {
    let (date, end) = month_point_day(text, at, era)?;
    let weekday = word_at(text, end, "(周").or_else(|| word_at(text, end, "(星期"));
    weekday.map(|_| When { end, from: date, to: date, weight: Weight::Plain, edged: true })
}

/// A cell of dates with points: 2.14—2.20, 9.1.
pub(super) fn pointed_span(text: &[char], era: Era) -> Option<Span> {
    let (first, end) = month_point_day(text, 0, era)?;
    let Some(len) = longest_at(text, end, &["-", "--", "至", "到"]) else {
        return Some((first, first));
    };
    let (last, _) = month_point_day(text, end + len, era)?;
    Some((first, last))
}

fn month_point_day(text: &[char], at: usize, era: Era) -> Option<(Option<Date>, usize)> {
    let part = |from: usize| {
        let digit = |at: usize| char_at(text, at)?.to_digit(10).and_then(|d| u8::try_from(d).ok());
        let first = digit(from)?;
        match (digit(from + 1), digit(from + 2)) {
            (None, _) => Some((first, from + 1)),
            (Some(second), None) => Some((first * 10 + second, from + 2)),
            _ => None,
        }
    };
    let (month, point) = part(at)?;
    if !matches!(char_at(text, point), Some('.' | '/')) {
        return None;
    }
    let (day, end) = part(point + 1)?;
    let fits = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && !matches!(char_at(text, end), Some('.' | '/'));
    fits.then(|| (exact(era.year_of(month), month, day), end))
}

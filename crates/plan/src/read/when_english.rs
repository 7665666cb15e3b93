//! Dates in English: by May 2017, by 31 July 2025, in March, by the end of Q3 2025.
//!
//! Reads one such date at one place, blanks gone; `when` asks for it.

use super::era::Era;
use super::scan::{Meanings, Words, char_at, longest_at};
use super::when::{Span, Weight, When};
use crate::Date;
use crate::date::days_in_month;

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// The last day: by May.
    By,
    /// The whole time: in May.
    In,
}

static LEADS: Meanings<Lead> = Meanings::new(&[
    ("by", Lead::By),
    ("By", Lead::By),
    ("before", Lead::By),
    ("Before", Lead::By),
    ("until", Lead::By),
    ("Until", Lead::By),
    ("nolaterthan", Lead::By),
    ("nolaterthanthe", Lead::By),
    ("in", Lead::In),
    ("In", Lead::In),
    ("during", Lead::In),
    ("During", Lead::In),
    ("throughout", Lead::In),
]);
/// What may stand between such a word and its date.
#[rustfmt::skip]
static BETWEEN: Words = Words::new(&[
    "theendof", "endof", "theendofthe", "the", "early", "mid-", "mid", "late", "thestartof", "on", "orbefore",
]);

static MONTH: Meanings<u8> = Meanings::new(&[
    ("January", 1),
    ("February", 2),
    ("March", 3),
    ("April", 4),
    ("May", 5),
    ("June", 6),
    ("July", 7),
    ("August", 8),
    ("September", 9),
    ("October", 10),
    ("November", 11),
    ("December", 12),
    ("Jan", 1),
    ("Feb", 2),
    ("Mar", 3),
    ("Apr", 4),
    ("Jun", 6),
    ("Jul", 7),
    ("Aug", 8),
    ("Sep", 9),
    ("Sept", 9),
    ("Oct", 10),
    ("Nov", 11),
    ("Dec", 12),
]);

/// Parts of a year, with their first and last month.
static PARTS: Meanings<(u8, u8)> = Meanings::new(&[
    ("Q1", (1, 3)),
    ("Q2", (4, 6)),
    ("Q3", (7, 9)),
    ("Q4", (10, 12)),
    ("quarter1", (1, 3)),
    ("quarter2", (4, 6)),
    ("quarter3", (7, 9)),
    ("quarter4", (10, 12)),
    ("firstquarterof", (1, 3)),
    ("secondquarterof", (4, 6)),
    ("thirdquarterof", (7, 9)),
    ("fourthquarterof", (10, 12)),
    ("spring", (3, 5)),
    ("Spring", (3, 5)),
    ("springof", (3, 5)),
    ("summer", (6, 8)),
    ("Summer", (6, 8)),
    ("summerof", (6, 8)),
    ("autumn", (9, 11)),
    ("Autumn", (9, 11)),
    ("autumnof", (9, 11)),
    ("fall", (9, 11)),
    ("Fall", (9, 11)),
    ("fallof", (9, 11)),
]);

/// The words such dates begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    LEADS.iter()
}

/// by May 2017, by 2020, before June 30, 2019, by the end of Q3 2025, in March.
pub(super) fn english(text: &[char], at: usize, era: Era) -> Option<When> {
    let (len, lead) = LEADS.longest(text, at)?;
    let mut start = at + len;
    while let Some(len) = longest_at(text, start, &BETWEEN) {
        start += len;
    }
    let (mut span, mut end, surely) = point(text, start, era)?;
    if let Some(len) =
        longest_at(text, end, &["-", "to", "through", "until"]).filter(|_| lead == Lead::In)
        && let Some((last, last_end, _)) = point(text, end + len, era)
    {
        (span.1, end) = (last.1, last_end);
    }
    // In 2019 told of the past, by 2019 bids.
    let fits = surely || lead == Lead::By;
    let from = span.0.filter(|_| lead == Lead::In);
    fits.then_some(When { end, from, to: span.1, weight: Weight::Deadline, edged: true })
}

/// A cell that is a date and nothing more: June 2025, Q3 2025, Sept 2024 – May 2025, 10/2023.
pub(super) fn english_cell(text: &[char], era: Era) -> Option<Span> {
    let first = LEADS.longest(text, 0);
    let start = first.map_or(0, |(len, _)| len);
    let (mut span, mut end, _) = point(text, start, era).or_else(|| month_of_year(text, start))?;
    if let Some(len) = longest_at(text, end, &["-", "to"])
        && let Some((last, last_end, _)) =
            point(text, end + len, era).or_else(|| month_of_year(text, end + len))
    {
        (span.1, end) = (last.1, last_end);
    }
    if first.is_some_and(|(_, lead)| lead == Lead::By) {
        span.0 = None;
    }
    (end == text.len()).then_some(span)
}

/// A day, a month, a part of a year or a year: its span, where it ends, and whether it is more than
/// a year.
fn point(text: &[char], at: usize, era: Era) -> Option<(Span, usize, bool)> {
    // 31 July 2025
    let (day_end, number) = digits(text, at);
    let suffix = longest_at(text, day_end, &["st", "nd", "rd", "th"]).unwrap_or(0);
    if (1..=2).contains(&(day_end - at))
        && let Some((len, month)) = MONTH.longest(text, day_end + suffix)
    {
        let end = day_end + suffix + len;
        let (year_end, year) = year_at(text, end);
        let day = u8::try_from(number).ok()?;
        let date = year.or_else(|| era.year_of(month)).and_then(|year| Date::new(year, month, day));
        return Some(((date, date), year_end, true));
    }
    if let Some((len, month)) = MONTH.longest(text, at) {
        return month_point(text, at + len, month, era);
    }
    if let Some((len, (first, last))) = PARTS.longest(text, at) {
        let end = at + len + longest_at(text, at + len, &["of"]).unwrap_or(0);
        let (end, year) = year_at(text, end);
        let year = year.or(era.first.filter(|_| text.get(at) == Some(&'Q')))?;
        return Some((months(Some(year), first, last), end, true));
    }
    let (end, year) = year_at(text, at);
    year.map(|year| (months(Some(year), 1, 12), end, false))
}

/// What follows a month's name: June 30, 2019, June 2019, June.
fn month_point(text: &[char], at: usize, month: u8, era: Era) -> Option<(Span, usize, bool)> {
    let at = at
        + longest_at(text, at, &[".", ","])
            .filter(|_| digits(text, at + 1).0 > at + 1)
            .unwrap_or(0);
    let (end, number) = digits(text, at);
    // Blanks are gone: June 30 2019 is June302019.
    let (day, (end, year)) = match end - at {
        0 => (None, (at, None)),
        1 | 2 => {
            let after = end + longest_at(text, end, &["st", "nd", "rd", "th"]).unwrap_or(0);
            let comma = after + longest_at(text, after, &[","]).unwrap_or(0);
            let (year_end, year) = year_at(text, comma);
            (Some(number), if year.is_some() { (year_end, year) } else { (after, None) })
        }
        4 => (None, year_at(text, at)),
        5 | 6 => (Some(number / 10_000), year_at(text, end - 4)),
        _ => return None,
    };
    let next_is_word = day.is_none()
        && year.is_none()
        && char_at(text, end).is_some_and(|c| c.is_ascii_lowercase());
    let year = year.or_else(|| era.year_of(month));
    if next_is_word && at == end && year.is_none() {
        return None;
    }
    let span = match day {
        Some(day) => {
            let day = u8::try_from(day).ok()?;
            let date = year.and_then(|year| Date::new(year, month, day));
            (date, date)
        }
        None => months(year, month, month),
    };
    Some((span, end, true))
}

/// 10/2023
fn month_of_year(text: &[char], at: usize) -> Option<(Span, usize, bool)> {
    let (end, month) = digits(text, at);
    let slash = longest_at(text, end, &["/"])?;
    let (end, year) = year_at(text, end + slash);
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    year.map(|year| (months(Some(year), month, month), end, true))
}

fn months(year: Option<i32>, first: u8, last: u8) -> Span {
    let from = year.and_then(|year| Date::new(year, first, 1));
    let to = year.and_then(|year| Date::new(year, last, days_in_month(year, last)));
    (from, to)
}

/// The year whose four digits stand at a place, and the place after them; the place itself where
/// none does.
fn year_at(text: &[char], at: usize) -> (usize, Option<i32>) {
    let (end, number) = digits(text, at);
    let year = i32::try_from(number).ok().filter(|year| (1990..=2100).contains(year));
    if end == at + 4 && year.is_some() { (end, year) } else { (at, None) }
}

/// The digits at a place: where they end, and their number.
fn digits(text: &[char], at: usize) -> (usize, u32) {
    let run = text.iter().skip(at).take(8).map_while(|c| c.to_digit(10));
    run.fold((at, 0), |(end, number), digit| (end + 1, number * 10 + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(span: Span) -> String {
        let day = |date: Option<Date>| date.map_or("-".to_owned(), |d| d.to_string());
        format!("{} {}", day(span.0), day(span.1))
    }

    #[test]
    fn reads_dates() {
        let era = Era { first: Some(2025), last: Some(2025), ..Era::default() };
        let check = |text: &str, expect: &str| {
            let chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
            let got = english(&chars, 0, era).map(|w| show((w.from, w.to)));
            assert_eq!(got.as_deref().unwrap_or(""), expect, "{text}");
        };
        check("by May 2017.", "- 2017-05-31");
        check("by 31 July 2025.", "- 2025-07-31");
        check("by 1st July 2025", "- 2025-07-01");
        check("by June 30, 2019", "- 2019-06-30");
        check("by June 30 2019", "- 2019-06-30");
        check("by the end of Q3 2025.", "- 2025-09-30");
        check("by the end of October 2024", "- 2024-10-31");
        check("in March 2025", "2025-03-01 2025-03-31");
        check("in March.", "2025-03-01 2025-03-31");
        check("by autumn 2025", "- 2025-11-30");
        check("by Dec. 2025", "- 2025-12-31");
        check("by 2020", "- 2020-12-31");
        check("In 2019 students", "");
        check("by bus", "");
        check("in spring", "");
        check("by 20%", "");
    }

    #[test]
    fn reads_cells() {
        let check = |text: &str, expect: &str| {
            let chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
            let got = english_cell(&chars, Era::default()).map(show);
            assert_eq!(got.as_deref().unwrap_or(""), expect, "{text}");
        };
        check("June 2025", "2025-06-01 2025-06-30");
        check("Sept 2024-May 2025", "2024-09-01 2025-05-31");
        check("10/2023", "2023-10-01 2023-10-31");
        check("By June 2025", "- 2025-06-30");
        check("Ongoing", "");
    }
}

//! Calendar days, proleptic Gregorian, without a time or a zone.
//!
//! Must not read a clock: today is always an argument.

use std::fmt;
use std::str::FromStr;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    days_since_1970: i32,
}

const MONTH_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// How many days a month has; 0 for a month that is none.
#[must_use]
pub fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        1..=12 => MONTH_DAYS.get(usize::from(month) - 1).copied().unwrap_or(0),
        _ => 0,
    }
}

impl Date {
    /// Makes a day of the years 1900 to 9999; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1900..=9999).contains(&year) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil: years begin in March, so the leap day comes last.
        let (y, m, d) = (i64::from(year), i64::from(month), i64::from(day));
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        i32::try_from(days).ok().map(|days_since_1970| Self { days_since_1970 })
    }

    /// The last day of a month.
    #[must_use]
    pub fn end_of_month(year: i32, month: u8) -> Option<Self> {
        Self::new(year, month, days_in_month(year, month))
    }

    /// The day a number of milliseconds after 1970 falls on in Asia/Shanghai (UTC+8, no summer time).
    #[must_use]
    pub fn in_shanghai(unix_ms: u64) -> Self {
        let days = (unix_ms / 1000 + 8 * 3600) / 86_400;
        Self::from_days_since_1970(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The day a number of days after 1970-01-01, kept within the years 1900 to 9999.
    #[must_use]
    pub fn from_days_since_1970(days: i32) -> Self {
        Self { days_since_1970: days.clamp(-25_567, 2_932_896) }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days_since_1970(self) -> i32 {
        self.days_since_1970
    }

    /// How many days lie between `self` and a later day; negative for an earlier one.
    #[must_use]
    pub const fn days_until(self, later: Self) -> i32 {
        later.days_since_1970 - self.days_since_1970
    }

    /// The day a number of days later.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days_since_1970(self.days_since_1970.saturating_add(days))
    }

    /// Year, month and day.
    #[must_use]
    pub fn ymd(self) -> (i32, u8, u8) {
        let z = i64::from(self.days_since_1970) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        // The three parts are small by construction.
        (year as i32, month as u8, day as u8)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.ymd().0
    }
}

/// ISO 8601: `2022-09-01`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is not an ISO 8601 day of the years 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(DateError);
        let (year, month, day) = (next()?, next()?, next()?);
        Self::new(
            year.parse().map_err(|_| DateError)?,
            month.parse().map_err(|_| DateError)?,
            day.parse().map_err(|_| DateError)?,
        )
        .ok_or(DateError)
    }
}

/// Whether words name a year: 2022年, 2022.9.30, 二〇二二年, and not 9月20日.
#[must_use]
pub fn names_year(words: &str) -> bool {
    let numbers =
        words.split(|c: char| !c.is_numeric() || !(c.is_ascii() || ('０'..='９').contains(&c)));
    let value = |number: &str| number.chars().fold(0, |value, c| value * 10 + (u32::from(c) & 0xf));
    let mut years = numbers.filter(|number| number.chars().count() == 4).map(value);
    years.any(|year| (1990..=2100).contains(&year))
        || ["二〇", "二○", "二零"].iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_named() {
        for (words, expect) in [
            ("2022年9月底前", true),
            ("2022.9.30前", true),
            ("２０２２年秋季", true),
            ("二〇二二年底前", true),
            ("9月20日前", false),
            ("秋季", false),
            ("1200人次", false),
        ] {
            assert_eq!(names_year(words), expect, "{words}");
        }
    }

    #[test]
    fn days_and_dates_agree() {
        for days in (-25_000..60_000).step_by(17) {
            let date = Date { days_since_1970: days };
            let (y, m, d) = date.ymd();
            assert_eq!(Date::new(y, m, d), Some(date));
        }
        assert_eq!(Date::new(1970, 1, 1).map(Date::days_since_1970), Some(0));
        assert_eq!(Date::new(2022, 12, 31).map(|d| d.to_string()).as_deref(), Some("2022-12-31"));
    }

    #[test]
    fn refuses_days_that_are_none() {
        for (y, m, d) in [(2022, 2, 29), (2022, 13, 1), (2022, 0, 1), (2022, 4, 31), (1899, 1, 1)] {
            assert_eq!(Date::new(y, m, d), None, "{y}-{m}-{d}");
        }
        assert!(Date::new(2024, 2, 29).is_some());
        assert_eq!("2022-2".parse::<Date>(), Err(DateError));
    }

    #[test]
    fn a_day_in_shanghai_begins_at_16_utc() {
        let midnight = 1_640_966_400_000; // 2021-12-31T16:00:00Z
        assert_eq!(Date::in_shanghai(midnight).to_string(), "2022-01-01");
        assert_eq!(Date::in_shanghai(midnight - 1).to_string(), "2021-12-31");
    }
}

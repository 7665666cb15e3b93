//! A month of a year, and its neighbours.
//!
//! Must not know weeks.

use std::fmt;
use std::str::FromStr;

use yaodian_plan::Date;

/// The first and last year of which there are months: every week of theirs has seven days.
const YEARS: std::ops::RangeInclusive<i32> = 1901..=9998;

/// A month of a year.
///
/// ```
/// use yaodian_track::calendar::Month;
///
/// let september: Month = "2022-09".parse().unwrap();
/// assert_eq!(september.last().to_string(), "2022-09-30");
/// assert_eq!(september.plus(4).to_string(), "2023-01");
/// assert!("2022-9".parse::<Month>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u8,
}

impl Month {
    /// The month that holds a day; the nearest one where the calendar has none so early or late.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let (year, month, _) = date.ymd();
        Self::counted(i64::from(year) * 12 + i64::from(month) - 1)
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Its number in the year, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.month
    }

    /// The month a number of months later, within the years there are.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self::counted(i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        // Always a day: the parts were checked.
        Date::new(self.year, self.month, 1).unwrap_or(Date::from_days_since_1970(0))
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        Date::end_of_month(self.year, self.month).unwrap_or(self.first())
    }

    /// Whether a day is one of it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        (self.first()..=self.last()).contains(&date)
    }

    /// The month of a count since the year 0.
    fn counted(months: i64) -> Self {
        let (first, last) = (i64::from(*YEARS.start()) * 12, i64::from(*YEARS.end()) * 12 + 11);
        let months = months.clamp(first, last);
        // Both are small after the clamp.
        Self { year: (months / 12) as i32, month: (months % 12) as u8 + 1 }
    }
}

/// `2022-09`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is not a month of the years 1901 to 9998.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthError;

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        let is_written = year.len() == 4 && month.len() == 2;
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| MonthError);
        let (year, month) = (i32::from(number(year)?), number(month)?);
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
        let month = month.filter(|_| is_written && YEARS.contains(&year)).ok_or(MonthError)?;
        Ok(Self { year, month })
    }
}

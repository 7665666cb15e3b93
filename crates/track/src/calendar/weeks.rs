//! The weeks of a month or a term, Monday first.
//!
//! Must not know what is on their days.

use yaodian_plan::Date;
use yaodian_plan::progress::Span;

use super::Month;
use crate::term::{Term, monday_of};

/// A week, Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week that holds a day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { monday: monday_of(date) }
    }

    /// Its first day.
    #[must_use]
    pub const fn monday(self) -> Date {
        self.monday
    }

    /// Its last day.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday.plus_days(6)
    }

    /// Its seven days.
    #[must_use]
    pub fn days(self) -> [Date; 7] {
        [0, 1, 2, 3, 4, 5, 6].map(|day| self.monday.plus_days(day))
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { monday: self.monday.plus_days(7) }
    }

    /// From its first to its last day.
    #[must_use]
    pub fn span(self) -> Span {
        Span { from: self.monday, to: self.sunday() }
    }
}

/// The weeks that hold a day of a month, four to six of them.
///
/// ```
/// use yaodian_track::calendar::month_weeks;
///
/// let weeks = month_weeks("2022-10".parse().unwrap());
/// assert_eq!(weeks.len(), 6);
/// assert_eq!(weeks[0].monday().to_string(), "2022-09-26");
/// ```
#[must_use]
pub fn month_weeks(month: Month) -> Vec<Week> {
    weeks(month.first(), month.last())
}

/// The weeks of a term, as many as it has: the first holds its first day.
#[must_use]
pub fn term_weeks(term: Term) -> Vec<Week> {
    let days = term.days();
    weeks(days.from, days.to)
}

fn weeks(from: Date, to: Date) -> Vec<Week> {
    let is_within = |week: &Week| week.monday <= to;
    // Past the last day there is, a week is followed by itself.
    let next = |week: &Week| Some(week.next()).filter(|next| next.monday > week.monday);
    std::iter::successors(Some(Week::of(from)), next).take_while(is_within).collect()
}

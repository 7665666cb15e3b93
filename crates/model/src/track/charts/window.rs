//! Which year is drawn, and up to which day.
//!
//! Must not guess: where the records are of another year than the plan's, it says so.

use yaodian_plan::Date;
use yaodian_track::series::journal_span;

use super::text::words;
use crate::Model;
use crate::text::fill;

/// A year to draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// The year.
    pub year: i32,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The last day that anything is known of.
    pub end: Date,
    /// Whether it is the plan's own year, so that its pace means something.
    pub is_paced: bool,
    /// Whether the plan is of other years, which were past before anything was recorded.
    pub is_other: bool,
    /// Whether something was changed after it.
    pub has_later: bool,
}

impl Window {
    /// How many days lie between the first day and another.
    pub fn day(&self, day: Date) -> i32 {
        self.from.days_until(day)
    }

    /// From the first day to the last.
    pub fn days(&self) -> i32 {
        self.day(self.to).max(1)
    }

    /// The ends of the months that are over by the last known day, oldest first.
    pub fn month_ends(&self) -> impl Iterator<Item = (u8, Date)> {
        let (year, end) = (self.year, self.end);
        (1..=12)
            .filter_map(move |month| Some((month, Date::end_of_month(year, month)?)))
            .take_while(move |(_, day)| *day < end)
    }

    /// What must be said of the year.
    pub fn said(&self) -> String {
        if self.is_other {
            fill(words().other_year, &[&self.year.to_string()])
        } else if self.has_later {
            fill(words().later_year, &[&self.year.to_string()])
        } else {
            String::new()
        }
    }
}

impl Model {
    /// The year to draw: the plan's, or of several the one that today is in; of a plan whose years
    /// were past before anything was recorded, the year of the last record.
    pub(super) fn window(&self) -> Option<Window> {
        let today = self.as_of.date();
        let years = self.outline.years;
        let (first, last) = years.unwrap_or((today.year(), today.year()));
        let span = journal_span(self.shown());
        let is_late = |(from, _): &(Date, Date)| self.as_of.is_over() && from.year() > last;
        let late = span.filter(is_late).map(|(_, to)| to);
        let year = late.map_or(today.year().clamp(first, last.max(first)), Date::year);
        let (from, to) = (Date::new(year, 1, 1)?, Date::new(year, 12, 31)?);
        Some(Window {
            year,
            from,
            to,
            end: late.unwrap_or(today).clamp(from, to),
            is_paced: late.is_none() && years.is_some() && !self.as_of.is_long(),
            is_other: late.is_some(),
            has_later: span.is_some_and(|(_, latest)| latest > to),
        })
    }
}

//! Where in the calendar one is, as the address says it.
//!
//! Must not know what is there.

use yaodian_plan::Date;
use yaodian_track::calendar::Month;

/// A way to look at the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CalendarKind {
    /// 月历.
    #[default]
    Month,
    /// 学期.
    Term,
    /// 待办: what is overdue, due today, this week, …
    Agenda,
}

impl CalendarKind {
    /// In the order screens show them.
    pub const ALL: [Self; 3] = [Self::Month, Self::Term, Self::Agenda];

    /// Its word in the address; a month needs none.
    const fn word(self) -> &'static str {
        match self {
            Self::Month => "",
            Self::Term => "term",
            Self::Agenda => "list",
        }
    }
}

/// A place in the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CalendarAt {
    /// How it is looked at.
    pub kind: CalendarKind,
    /// The chosen day; `None` for the one the plan is judged on.
    pub day: Option<Date>,
}

impl CalendarAt {
    /// The link to it.
    #[must_use]
    pub fn href(self) -> String {
        let mut href = "#/calendar".to_owned();
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        for part in [self.kind.word(), &day] {
            if !part.is_empty() {
                href.push('/');
                href.push_str(part);
            }
        }
        href
    }

    /// Reads the two parts of an address after its screen: `2022-09`, `2022-09-12`, `term` and a day.
    /// What is not understood is left out.
    #[must_use]
    pub fn read(first: Option<&str>, second: Option<&str>) -> Self {
        let first = first.unwrap_or_default();
        let kind = CalendarKind::ALL.into_iter().find(|kind| kind.word() == first);
        let day = if kind.is_some() { second.unwrap_or_default() } else { first };
        let of_month = || day.parse().ok().map(Month::first);
        Self { kind: kind.unwrap_or_default(), day: day.parse().ok().or_else(of_month) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fragment, Route, read_fragment};

    #[test]
    fn every_place_reads_back() {
        for kind in CalendarKind::ALL {
            for day in [None, Date::new(2022, 9, 12)] {
                let route = Route::Calendar(CalendarAt { kind, day });
                assert_eq!(read_fragment(&route.href()), Fragment::View(route), "{}", route.href());
            }
        }
    }

    #[test]
    fn addresses_are_read_leniently() {
        let check = |fragment: &str, kind, day: Option<&str>| {
            let day = day.map(|day| day.parse().unwrap());
            let expect = Fragment::View(Route::Calendar(CalendarAt { kind, day }));
            assert_eq!(read_fragment(fragment), expect, "{fragment}");
        };
        check("#/calendar", CalendarKind::Month, None);
        check("#/calendar/", CalendarKind::Month, None);
        check("#/calendar/2022-09", CalendarKind::Month, Some("2022-09-01"));
        check("#/calendar/2022-09-30&from=timeline", CalendarKind::Month, Some("2022-09-30"));
        check("#/calendar/term", CalendarKind::Term, None);
        check("#/calendar/term/2022-09", CalendarKind::Term, Some("2022-09-01"));
        check("#/calendar/list", CalendarKind::Agenda, None);
        check("#/calendar/2022-13", CalendarKind::Month, None);
        check("#/calendar/year/2022-09", CalendarKind::Month, None);
    }
}

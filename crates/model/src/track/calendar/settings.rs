//! What the calendar and the lights go by: the days before a deadline, and the terms.
//!
//! Must not keep what makes no sense: it is told in words.

use yaodian_plan::Date;
use yaodian_plan::judge::NEAR_DAYS;
use yaodian_track::term::{Season, Term, WEEKS, WEEKS_MAX};

use super::text::words;
use super::{CalendarState, Complaint};
use crate::model::judged_on;
use crate::text::{fill, lang};
use crate::view::words::day_short;
use crate::{Effect, Model, Now, Settings};

/// The most days before a deadline that a light can be yellow.
const NEAR_MAX: i32 = 365;
/// The years in which a term can start.
const TERM_YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// The setting of the yellow window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearView {
    /// What the field holds.
    pub typed: String,
    /// How many days it is where nothing was typed.
    pub usual: String,
    /// What was wrong with what was just typed; empty for nothing.
    pub trouble: &'static str,
}

/// A term that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    /// Its first day, by which it is told from others.
    pub start: Date,
    /// `2022年秋季学期`.
    pub name: String,
    /// Its first day and its weeks, said.
    pub say: String,
}

/// The terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsView {
    /// The terms that were set, the earliest first.
    pub terms: Vec<TermView>,
    /// How many weeks a term has where nobody says.
    pub usual: String,
    /// What was wrong with what was just typed; empty for nothing.
    pub trouble: &'static str,
}

impl CalendarState {
    /// The key of the terms.
    pub const TERM_KEY: &'static str = "yaodian.term";
}

impl Model {
    /// The setting of the yellow window.
    #[must_use]
    pub fn near_view(&self) -> NearView {
        let typed = self.settings.near_days.map(|days| days.to_string());
        let is_wrong = self.track.calendar.complaint == Some(Complaint::Near);
        NearView {
            typed: typed.unwrap_or_default(),
            usual: NEAR_DAYS.to_string(),
            trouble: if is_wrong { words().near_wrong } else { "" },
        }
    }

    /// The terms.
    #[must_use]
    pub fn terms_view(&self) -> TermsView {
        let view = |term: Term| TermView {
            start: term.start(),
            name: self.term_name(term),
            say: fill(
                words().term_say,
                &[&day_short(lang(), term.start()), &term.weeks().to_string()],
            ),
        };
        TermsView {
            terms: self.track.calendar.terms.iter().map(view).collect(),
            usual: WEEKS.to_string(),
            trouble: match self.track.calendar.complaint {
                Some(Complaint::TermStart) => words().term_start_wrong,
                Some(Complaint::TermWeeks) => words().term_weeks_wrong,
                Some(Complaint::Near) | None => "",
            },
        }
    }

    /// `2022年秋季学期`.
    pub(super) fn term_name(&self, term: Term) -> String {
        let name = match term.season() {
            Season::Spring => words().term_spring,
            Season::Autumn => words().term_autumn,
        };
        fill(name, &[&term.start().year().to_string()])
    }

    pub(super) fn near_typed(&mut self, days: &str, now: Now) -> Vec<Effect> {
        let days = match plain_digits(days).as_str() {
            "" => None,
            days => match days.parse().ok().filter(|days| (0..=NEAR_MAX).contains(days)) {
                Some(days) => Some(days),
                None => return self.calendar_complains(Complaint::Near),
            },
        };
        self.settings.near_days = days;
        self.as_of = judged_on(Date::in_shanghai(now.ms), &self.outline, &self.settings);
        let word = days.map(|days| days.to_string()).unwrap_or_default();
        vec![Effect::Remember { key: Settings::NEAR_KEY.to_owned(), word }]
    }

    pub(super) fn term_typed(&mut self, start: &str, weeks: &str) -> Vec<Effect> {
        let start = start.parse().ok().filter(|start: &Date| TERM_YEARS.contains(&start.year()));
        let Some(start) = start else { return self.calendar_complains(Complaint::TermStart) };
        let weeks = match plain_digits(weeks).as_str() {
            "" => Some(WEEKS),
            weeks => weeks.parse().ok().filter(|weeks| (1..=WEEKS_MAX).contains(weeks)),
        };
        let Some(weeks) = weeks else { return self.calendar_complains(Complaint::TermWeeks) };
        self.track.calendar.terms.set(Term::new(start).with_weeks(weeks));
        self.terms_changed()
    }

    pub(super) fn term_removed(&mut self, start: Date) -> Vec<Effect> {
        self.track.calendar.terms.remove(start);
        self.terms_changed()
    }

    fn terms_changed(&mut self) -> Vec<Effect> {
        self.date_by_terms();
        let word = self.track.calendar.terms.to_string();
        vec![Effect::Remember { key: CalendarState::TERM_KEY.to_owned(), word }]
    }

    fn calendar_complains(&mut self, complaint: Complaint) -> Vec<Effect> {
        self.track.calendar.complaint = Some(complaint);
        Vec::new()
    }
}

/// What was typed, with digits of a Chinese keyboard as others are.
fn plain_digits(typed: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        c => c,
    };
    typed.trim().chars().map(plain).collect()
}

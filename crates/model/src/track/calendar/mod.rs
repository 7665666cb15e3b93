//! 行事历: a month, a term, and what is pressing; the terms and the yellow window it goes by.
//!
//! Must not lay out weeks or count rounds: `yaodian_track` does.

mod agenda;
mod at;
mod day;
mod facts;
mod grid;
mod settings;
mod terms;
pub mod text;

use yaodian_plan::Date;
use yaodian_plan::progress::Stamp;
use yaodian_track::calendar::Month;
use yaodian_track::term::{Term, Terms, monday_of, weekday};

pub use agenda::{AgendaView, BucketView};
pub use at::{CalendarAt, CalendarKind};
pub use day::{DayView, Group, GroupView, RowView, TaskSays};
pub use grid::{BarView, CellView, GridView, Mark, WeekView, weekday_words};
pub use settings::{NearView, TermView, TermsView};
pub use yaodian_track::calendar::Bucket;

use super::{Stored, Track};
use crate::{Effect, Model, Now, Route};
use terms::Dated;

/// What the calendar goes by.
#[derive(Clone, Debug, Default)]
pub struct CalendarState {
    /// The terms that were set on this device.
    pub terms: Terms,
    /// What was wrong with what was just typed.
    pub complaint: Option<Complaint>,
    /// Whether the tasks without a deadline are shown.
    pub is_undated_shown: bool,
    /// How often more tasks of a list were asked for.
    steps: usize,
    /// The latest edit when the calendar was opened: what is done after it stays in sight.
    opened: Option<Stamp>,
    /// The deadlines of the plan that got their days from a term.
    dated: Vec<Dated>,
}

/// Why something that was typed was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// The days before a deadline are no number from 0 to 365.
    Near,
    /// A term without a first day, or one far off.
    TermStart,
    /// A term's weeks are no number from 1 to 30.
    TermWeeks,
}

/// Something that happened in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarEvent {
    /// A way to look at it was chosen.
    KindChosen(CalendarKind),
    /// The next month or term was asked for, or the one before.
    Stepped {
        /// Whether it is the next.
        is_next: bool,
    },
    /// The day the plan is judged on was asked for.
    TodayAsked,
    /// A day was chosen.
    DayChosen(Date),
    /// A key that moves within the days was pressed.
    Moved(Move),
    /// The tasks without a deadline were asked for, or put away.
    UndatedToggled,
    /// More tasks of a list were asked for.
    MoreAsked,
    /// A number of days was typed for yellow lights; empty for the usual.
    NearTyped(String),
    /// A term's first day and number of weeks were typed.
    TermTyped {
        /// Its first day, as the field holds it.
        start: String,
        /// Its weeks; empty for as many as terms usually have.
        weeks: String,
    },
    /// The term that starts on a day was taken away.
    TermRemoved(Date),
}

/// A step within the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many days on.
    Days(i32),
    /// To the week's first day.
    WeekStart,
    /// To the week's last day.
    WeekEnd,
    /// To the next month or term, or the one before.
    Page {
        /// Whether it is the next.
        is_next: bool,
    },
}

/// How many tasks of a list are shown at first, and more each time more are asked for.
const STEP: usize = 50;

impl CalendarState {
    /// How many tasks of a list are shown.
    const fn shown(&self) -> usize {
        STEP * (self.steps + 1)
    }

    /// What was kept on this device.
    #[must_use]
    pub fn read(stored: Stored<'_>) -> Self {
        let terms = Terms::read(&stored(Self::TERM_KEY).unwrap_or_default());
        Self { terms, ..Self::default() }
    }
}

impl Model {
    /// Goes on with what the tracker keeps, in the plan that is open.
    pub fn take_track(&mut self, track: Track) {
        self.track = track;
        self.track.calendar.dated.clear();
        self.track.calendar.opened = self.shown().latest();
        self.date_by_terms();
    }

    /// Takes note of what was done before the calendar was opened.
    pub(crate) fn calendar_opened(&mut self, route: Route) {
        let is_calendar = |route| matches!(route, Route::Calendar(_));
        self.track.calendar.complaint = None;
        if is_calendar(route) && !is_calendar(self.route) {
            self.track.calendar.opened = self.shown().latest();
        }
    }

    /// Takes in what happened.
    pub(super) fn calendar_used(&mut self, event: CalendarEvent, now: Now) -> Vec<Effect> {
        self.track.calendar.complaint = None;
        let at = self.calendar_at();
        match event {
            CalendarEvent::KindChosen(kind) => self.calendar_moved(CalendarAt { kind, ..at }),
            CalendarEvent::Stepped { is_next } => {
                self.calendar_day(self.page_day(at.kind, is_next))
            }
            CalendarEvent::TodayAsked => self.calendar_moved(CalendarAt { day: None, ..at }),
            CalendarEvent::DayChosen(day) => self.calendar_day(day),
            CalendarEvent::Moved(step) => self.calendar_day(self.moved_day(at.kind, step)),
            CalendarEvent::UndatedToggled => {
                self.track.calendar.is_undated_shown = !self.track.calendar.is_undated_shown;
                Vec::new()
            }
            CalendarEvent::MoreAsked => {
                self.track.calendar.steps += 1;
                Vec::new()
            }
            CalendarEvent::NearTyped(days) => self.near_typed(&days, now),
            CalendarEvent::TermTyped { start, weeks } => self.term_typed(&start, &weeks),
            CalendarEvent::TermRemoved(start) => self.term_removed(start),
        }
    }

    /// Where in the calendar one is.
    #[must_use]
    pub fn calendar_at(&self) -> CalendarAt {
        match self.route {
            Route::Calendar(at) => at,
            _ => CalendarAt::default(),
        }
    }

    /// The chosen day.
    #[must_use]
    pub fn chosen_day(&self) -> Date {
        self.calendar_at().day.unwrap_or(self.as_of.date())
    }

    /// The day that keys go on from: the chosen one, or the first of a term without it.
    fn cursor_day(&self) -> Date {
        let chosen = self.chosen_day();
        let term = self.term_shown().filter(|_| self.calendar_at().kind == CalendarKind::Term);
        let holds = |term: &Term| (monday_of(term.start())..=term.days().to).contains(&chosen);
        term.filter(|term| !holds(term)).map_or(chosen, |term| term.start())
    }

    fn calendar_moved(&mut self, at: CalendarAt) -> Vec<Effect> {
        self.route = Route::Calendar(at);
        self.track.calendar.steps = 0;
        vec![Effect::ClearFragment(self.route)]
    }

    fn calendar_day(&mut self, day: Date) -> Vec<Effect> {
        let kind = self.calendar_at().kind;
        self.calendar_moved(CalendarAt { kind, day: Some(day) })
    }

    /// The day to go to in the next month or term, or the one before: the one the plan is judged
    /// on where it lies there, else the first.
    fn page_day(&self, kind: CalendarKind, is_next: bool) -> Date {
        let (chosen, today) = (self.chosen_day(), self.as_of.date());
        if kind == CalendarKind::Term {
            return match self.term_beside(is_next) {
                Some(term) if (term.days().from..=term.days().to).contains(&today) => today,
                Some(term) => term.start(),
                None => chosen,
            };
        }
        let month = Month::of(chosen).plus(if is_next { 1 } else { -1 });
        if month.holds(today) { today } else { month.first() }
    }

    fn moved_day(&self, kind: CalendarKind, step: Move) -> Date {
        let from = self.cursor_day();
        let weekday = i32::from(weekday(from));
        let day = match step {
            Move::Days(days) => from.plus_days(days),
            Move::WeekStart => from.plus_days(-weekday),
            Move::WeekEnd => from.plus_days(6 - weekday),
            Move::Page { is_next } => return self.page_day(kind, is_next),
        };
        match self.term_shown().filter(|_| kind == CalendarKind::Term) {
            // A term's days do not lead out of it: other terms are no neighbours.
            Some(term) => day.clamp(monday_of(term.start()), term.days().to),
            None => day,
        }
    }
}

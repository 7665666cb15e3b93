//! What only the tracker has: the program that takes the app's place when more than a first visit
//! brings is asked for. Each part has its own state, events, words and view models.
//!
//! Must not be needed by the app: everything here is behind the feature `track`.

/// Declares a part's words in both languages side by side: a missing one does not compile. `{}`
/// stands for a value, in order.
macro_rules! words {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        /// The part's words in one language.
        #[derive(Debug)]
        pub struct Words {
            $(#[doc = $zh] pub $name: &'static str,)*
        }

        static ZH: Words = Words { $($name: $zh,)* };
        static EN: Words = Words { $($name: $en,)* };

        /// The part's words in the language in use.
        #[must_use]
        pub fn words() -> &'static Words {
            match $crate::track::Language::current() {
                $crate::track::Language::Chinese => &ZH,
                $crate::track::Language::English => &EN,
            }
        }

        #[test]
        fn words_are_all_in_english() {
            $($crate::text::check::check(stringify!($name), $zh, $en);)*
        }
    };
}

pub mod calendar;
pub mod charts;
pub mod duty;
mod effective;
mod fill;
pub mod finding;
pub mod guide;
mod language;
pub mod list;
mod log;
mod script;
pub mod text;

pub use fill::fill;
pub use language::{Language, choose, lang};
pub use log::{LOG_STEP, LogEntry, LogView};
pub use script::{Script, language_of, note_script};

use calendar::{CalendarEvent, CalendarState};
use charts::{ChartEvent, ChartsState};
use duty::{DutyEvent, DutyState};
use finding::{FindEvent, Finding};
use guide::{Guide, GuideEvent};
use list::{ListEvent, ListState};

use crate::{Effect, Event, Model, Now};

/// What the tracker keeps besides the app's state, a part each.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// How the charts are looked at.
    pub charts: ChartsState,
    /// The terms, and what is shown of the calendar.
    pub calendar: CalendarState,
    /// What is open around a task.
    pub duty: DutyState,
    /// What the list is narrowed to, and the views that were saved.
    pub finding: Finding,
    /// How far a person got with the guide.
    pub guide: Guide,
    /// What is being done in the list.
    pub list: ListState,
}

/// Something that happened on a screen of the tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrackEvent {
    /// A language was chosen.
    LanguageChosen(Language),
    /// Something happened among the charts.
    Chart(ChartEvent),
    /// Something happened in the calendar or to what it goes by.
    Calendar(CalendarEvent),
    /// Something happened around a task.
    Duty(DutyEvent),
    /// Something happened to the guide.
    Guide(GuideEvent),
    /// Something was done in the list.
    List(ListEvent),
    /// Something was looked for.
    Find(FindEvent),
}

/// A look-up of the words stored on this device, and of what the browser says of itself.
pub type Stored<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Track {
    /// Starts with what was chosen on this device before.
    #[must_use]
    pub fn read(stored: Stored<'_>) -> Self {
        language::choose(Language::read(stored));
        Self {
            calendar: CalendarState::read(stored),
            charts: ChartsState::default(),
            duty: DutyState::default(),
            finding: Finding::read(stored),
            guide: Guide::read(stored),
            list: ListState::read(stored),
        }
    }
}

impl Model {
    /// Takes in an event, and brings what is kept of every task up to date.
    pub(crate) fn take_in(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let has_merged = matches!(
            event,
            Event::DurableRead(_)
                | Event::SegmentSeen { .. }
                | Event::PlanRead { .. }
                | Event::IncomingMerged
                | Event::IncomingReadopted
                | Event::IncomingViewed
                | Event::ViewingEnded
        );
        if let Event::SegmentSeen { key, text } = &event {
            self.finding_seen(key, text);
        }
        let plan = self.outline.plan;
        let effects = self.acted(event, now);
        self.opened_anew(plan);
        self.selection_kept(plan);
        self.keep_up(now, has_merged);
        effects
    }

    /// Takes in what happened on a screen of the tracker.
    pub(crate) fn tracked(&mut self, event: TrackEvent, now: Now) -> Vec<Effect> {
        match event {
            TrackEvent::LanguageChosen(language) => {
                language::choose(language);
                // All that was drawn is drawn anew.
                self.edition = self.edition.wrapping_add(1);
                let key = Language::KEY.to_owned();
                vec![Effect::Remember { key, word: language.word().to_owned() }, Effect::ApplyLook]
            }
            TrackEvent::Chart(event) => self.chart_turned(event),
            TrackEvent::Calendar(event) => self.calendar_used(event, now),
            TrackEvent::Duty(event) => self.duty_done(event, now),
            TrackEvent::Guide(event) => self.guided(event),
            TrackEvent::List(event) => self.listed(event, now),
            TrackEvent::Find(event) => self.looked_for(event, now),
        }
    }
}

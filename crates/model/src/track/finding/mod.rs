//! Finding: what the list is narrowed to, views that were saved, 与我有关.
//!
//! Must not match texts: `yaodian_track` does.

mod address;
mod counts;
mod kept;
mod saved;
mod sheet;
pub mod text;
mod view;
mod written;

pub use saved::SavedView;
pub use sheet::{ChoiceState, ChoiceView, GroupView, RoleView, SavedRow};
pub use view::{FoundGroup, FoundView};
pub use yaodian_track::find::{Choice, Since, View};

use yaodian_plan::Date;
use yaodian_plan::progress::Status;
use yaodian_track::find::DueIn;

use super::Stored;
use crate::{Effect, Filter, Model, Now};
use kept::Kept;

/// How many found tasks are drawn at first: a screen of them, in less than three frames of a slow
/// phone whatever the plan (see `cargo xtask bench`).
const SHOWN_FIRST: usize = 8;
/// How many more are drawn each time.
pub const SHOWN_MORE: usize = 100;
/// How many characters a role or a saved view's name may have.
const NAME_CHARS_MAX: usize = 60;

/// What the list is narrowed to, and the views that were saved.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// What the list is narrowed to.
    pub view: View,
    /// Who the person is, as units and names with spaces between; empty where nobody said.
    pub role: String,
    /// The views that were saved, in order.
    pub saved: Vec<SavedView>,
    /// The view that was just removed, and its place.
    pub removed: Option<(usize, SavedView)>,
    /// Whether all filters are shown.
    pub is_sheet_open: bool,
    /// Whether the role is asked for.
    pub is_role_asked: bool,
    /// How often more of what was found was asked for.
    steps: usize,
    /// Whether a choice in the sheet has made an entry in the history already.
    has_pushed: bool,
    /// The view the address asks for, before the screen follows.
    addressed: String,
    kept: Kept,
}

/// Something that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindEvent {
    /// What stands in the address after `#/view/`; it is followed by `Event::Navigated`.
    Addressed(String),
    /// The field to search with was gone into.
    FieldEntered,
    /// A choice was turned on or off.
    Chosen(Choice),
    /// A day was chosen from which on changes count; `None` for any.
    SinceChosen(Option<Date>),
    /// Everything was asked for.
    Cleared,
    /// The words were given up, the filters stay.
    WordsCleared,
    /// All filters were asked for.
    SheetOpened,
    /// The filters were left.
    SheetClosed,
    /// More of what was found was asked for.
    MoreShown,
    /// What concerns the person was asked for, or no longer.
    MineToggled,
    /// The role was to be said or changed.
    RoleAsked,
    /// The role was said.
    RoleGiven(String),
    /// The view was saved under a name.
    ViewSaved(String),
    /// A saved view was opened, by its place.
    ViewOpened(usize),
    /// A saved view was removed, by its place.
    ViewRemoved(usize),
    /// The removed view was taken back.
    ViewRestored,
}

impl Finding {
    /// The key of the role.
    pub const ROLE_KEY: &'static str = "yaodian.role";
    /// The key of the saved views.
    pub const VIEWS_KEY: &'static str = "yaodian.views";

    /// Starts with what was chosen on this device before.
    #[must_use]
    pub fn read(stored: Stored<'_>) -> Self {
        let word = |key| stored(key).unwrap_or_default();
        Self {
            role: clean(&word(Self::ROLE_KEY)),
            saved: saved::read(&word(Self::VIEWS_KEY)),
            ..Self::default()
        }
    }

    /// How many found tasks are drawn.
    const fn shown_max(&self) -> usize {
        SHOWN_FIRST + self.steps * SHOWN_MORE
    }
}

/// A name in one line, not too long.
fn clean(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(NAME_CHARS_MAX).collect()
}

/// The view that a filter of the app is.
fn view_of(filter: Filter) -> View {
    let mut view = View::default();
    match filter {
        Filter::All => {}
        Filter::Open => view = View::open(),
        Filter::Overdue => view.toggle(&Choice::Light(yaodian_plan::Light::Red)),
        Filter::Blocked => view.toggle(&Choice::Status(Status::Blocked)),
        Filter::HasTarget => view.toggle(&Choice::HasTarget),
        Filter::DueSoon => view.toggle(&Choice::Due(DueIn::Month)),
    }
    view
}

impl Model {
    /// Takes in what happened.
    pub(super) fn looked_for(&mut self, event: FindEvent, _now: Now) -> Vec<Effect> {
        let finding = &mut self.track.finding;
        match event {
            FindEvent::Addressed(text) => finding.addressed = text,
            FindEvent::FieldEntered => self.prepare_texts(),
            FindEvent::Chosen(choice) => {
                finding.view.toggle(&choice);
                return self.view_chosen();
            }
            FindEvent::SinceChosen(day) => {
                finding.view.changed_since = day.map(Since::Day);
                return self.view_chosen();
            }
            FindEvent::Cleared => {
                finding.view = View::default();
                self.query.clear();
                return self.view_chosen();
            }
            FindEvent::WordsCleared => {
                finding.view.words.clear();
                self.query.clear();
                return self.view_chosen();
            }
            FindEvent::MoreShown => finding.steps += 1,
            FindEvent::SheetOpened => {
                (finding.is_sheet_open, finding.has_pushed) = (true, false);
                finding.is_role_asked = false;
            }
            FindEvent::SheetClosed => {
                finding.is_sheet_open = false;
                finding.removed = None;
            }
            FindEvent::MineToggled | FindEvent::RoleAsked | FindEvent::RoleGiven(_) => {
                return self.role_turned(event);
            }
            FindEvent::ViewSaved(_)
            | FindEvent::ViewOpened(_)
            | FindEvent::ViewRemoved(_)
            | FindEvent::ViewRestored => return self.views_turned(event),
        }
        Vec::new()
    }

    /// A chip of the app was tapped: it turns its own group on or off.
    pub(crate) fn filter_turned(&mut self, filter: Filter) -> Vec<Effect> {
        let is_on = self.is_filter_on(filter);
        let view = &mut self.track.finding.view;
        let wanted = if is_on { View::default() } else { view_of(filter) };
        match filter {
            Filter::All => {
                let words = std::mem::take(&mut view.words);
                *view = View { words, ..View::default() };
            }
            Filter::Open | Filter::Blocked => view.statuses = wanted.statuses,
            Filter::Overdue => view.lights = wanted.lights,
            Filter::HasTarget => view.has_target = wanted.has_target,
            Filter::DueSoon => view.due = wanted.due,
        }
        self.view_chosen()
    }

    /// Whether a chip of the app is on.
    #[must_use]
    pub fn is_filter_on(&self, filter: Filter) -> bool {
        let (view, wanted) = (&self.track.finding.view, view_of(filter));
        match filter {
            Filter::All => view.choice_count() == 0,
            Filter::Open | Filter::Blocked => view.statuses == wanted.statuses,
            Filter::Overdue => view.lights == wanted.lights,
            Filter::HasTarget => view.has_target,
            Filter::DueSoon => view.due == wanted.due,
        }
    }

    /// Words were typed: the list follows, and the address without a new entry.
    pub(crate) fn words_typed(&mut self, typed: String) -> Vec<Effect> {
        self.track.finding.view.set_words(&typed);
        self.query = typed;
        self.view_shown(false)
    }

    /// Goes on with the filter that the app was at.
    pub(crate) fn take_filter(&mut self, filter: Filter) {
        self.track.finding.view = view_of(filter);
    }

    fn role_turned(&mut self, event: FindEvent) -> Vec<Effect> {
        let finding = &mut self.track.finding;
        match event {
            FindEvent::MineToggled if finding.role.is_empty() && !finding.view.is_mine => {
                finding.has_pushed &= finding.is_sheet_open;
                (finding.is_sheet_open, finding.is_role_asked) = (true, true);
                Vec::new()
            }
            FindEvent::MineToggled => {
                finding.view.is_mine = !finding.view.is_mine;
                self.view_chosen()
            }
            FindEvent::RoleGiven(role) => {
                finding.role = clean(&role);
                finding.is_role_asked = false;
                finding.view.is_mine = !finding.role.is_empty();
                let (key, word) = (Finding::ROLE_KEY.to_owned(), finding.role.clone());
                self.forget_kept();
                let mut effects = self.view_chosen();
                effects.push(Effect::Remember { key, word });
                effects
            }
            _ => {
                finding.is_role_asked = true;
                Vec::new()
            }
        }
    }
}

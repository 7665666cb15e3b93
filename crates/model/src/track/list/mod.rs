//! What is done in the list itself: a reason asked for where a status wants one, and many tasks
//! changed at once.
//!
//! Must not know how a task is tapped or swiped.

mod bulk;
mod pick;
mod reason;
pub mod text;
mod view;

use yaodian_plan::progress::{Stamp, Status};
use yaodian_plan::{Date, Fingerprint, NodeId, TaskId};

pub use bulk::{Complaint, NameMode};
pub use pick::Group;
pub use view::{
    DueView, GroupState, GroupView, NameChoice, NamesView, PickView, ReasonLine, ReasonView,
    SelectionView,
};

use super::Stored;
use crate::model::NoticeKind;
use crate::{Effect, Event, Model, Now, Route};
use pick::Selection;

/// What is being done in the list.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    /// What is asked in a dialog.
    pub sheet: Option<Sheet>,
    /// What was wrong with what was just given.
    pub complaint: Option<Complaint>,
    /// Whether swiping does nothing.
    pub is_swipe_off: bool,
    selection: Option<Selection>,
    /// The tasks that the reason is asked for.
    asked: Option<reason::Asked>,
    /// What names or tags are done with, and those chosen by a tap.
    mode: NameMode,
    names: Vec<String>,
    /// The steps that are taken back, or made again, together with the one before.
    joined: Vec<Stamp>,
    /// The edition that the selection is of.
    edition: u32,
}

/// What is asked in a dialog over the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Why tasks are 受阻 or 不适用.
    Reason,
    /// Which status the selected tasks get.
    Status,
    /// Who leads them.
    Lead,
    /// When they are due.
    Due,
    /// Which tags they carry.
    Tags,
}

/// Something that was done in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEvent {
    /// A reason was written.
    ReasonGiven(String),
    /// A reason was chosen from those offered, while this stood in the field.
    ReasonChosen {
        /// What stood in the field.
        typed: String,
        /// The reason.
        reason: String,
    },
    /// Selecting began, with a task where it began at one.
    SelectionBegun(Option<TaskId>),
    /// Selecting ended.
    SelectionEnded,
    /// A task was selected, or no longer.
    Picked(TaskId),
    /// All tasks from the one selected last to this one were selected.
    PickedTo(TaskId),
    /// All tasks of a group were selected, or no longer.
    GroupPicked(Group),
    /// Something was asked for that changes the selected tasks.
    SheetOpened(Sheet),
    /// What was asked was left without an answer.
    SheetLeft,
    /// A status was chosen for the selected tasks.
    StatusGiven(Status),
    /// What names or tags are done with was chosen.
    ModeChosen(NameMode),
    /// A name or a tag was chosen, or no longer.
    NameToggled(String),
    /// The names or tags were given, with these typed.
    NamesGiven(String),
    /// The names or tags were cleared: the text's own hold again.
    NamesCleared,
    /// The first and last day were given.
    DueGiven(Option<Date>, Option<Date>),
    /// The days were cleared: the text's own hold again.
    DueCleared,
    /// Swiping was turned on or off.
    SwipeToggled,
}

impl ListState {
    /// The key of whether swiping does anything.
    pub const SWIPE_KEY: &'static str = "yaodian.swipe";
    const OFF: &'static str = "off";

    /// Starts with what was chosen on this device before.
    #[must_use]
    pub fn read(stored: Stored<'_>) -> Self {
        let is_swipe_off = stored(Self::SWIPE_KEY).as_deref() == Some(Self::OFF);
        Self { is_swipe_off, ..Self::default() }
    }

    fn leave_sheet(&mut self) {
        (self.sheet, self.complaint, self.asked) = (None, None, None);
    }
}

impl Model {
    /// Takes in an event: what the list does otherwise than the app, and the rest as the app does.
    pub(super) fn acted(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::StatusChosen(task, status) => self.status_chosen(task, status, now),
            Event::Undone | Event::Redone => self.stepped_back(event, now),
            Event::Navigated(_) => {
                self.track.list.leave_sheet();
                let effects = self.turn(event, now);
                if !matches!(self.route, Route::Plan | Route::View | Route::Item(_)) {
                    self.track.list.selection = None;
                }
                effects
            }
            event => self.turn(event, now),
        }
    }

    /// Takes in what was done in the list.
    pub(super) fn listed(&mut self, event: ListEvent, now: Now) -> Vec<Effect> {
        self.track.list.complaint = None;
        match event {
            ListEvent::SwipeToggled => return self.swipe_toggled(),
            ListEvent::SheetLeft => self.track.list.leave_sheet(),
            ListEvent::SelectionEnded => self.track.list.selection = None,
            _ if !self.is_editable() => {}
            ListEvent::ReasonGiven(reason) => return self.reason_given(&reason, now),
            ListEvent::ReasonChosen { typed, reason } => {
                let reason = self.reason_with(&typed, &reason);
                return self.reason_given(&reason, now);
            }
            ListEvent::SelectionBegun(_)
            | ListEvent::Picked(_)
            | ListEvent::PickedTo(_)
            | ListEvent::GroupPicked(_) => self.picked(event),
            ListEvent::SheetOpened(sheet) => self.sheet_opened(sheet),
            ListEvent::ModeChosen(mode) => self.track.list.mode = mode,
            ListEvent::NameToggled(name) => bulk::toggle(&mut self.track.list.names, name),
            ListEvent::StatusGiven(status) => return self.status_given(status, now),
            ListEvent::NamesGiven(typed) => return self.names_given(&typed, now),
            ListEvent::NamesCleared => return self.names_cleared(now),
            ListEvent::DueGiven(from, to) => return self.due_given(from, to, now),
            ListEvent::DueCleared => return self.due_set(None, now),
        }
        Vec::new()
    }

    fn swipe_toggled(&mut self) -> Vec<Effect> {
        let list = &mut self.track.list;
        list.is_swipe_off = !list.is_swipe_off;
        let word = if list.is_swipe_off { ListState::OFF } else { "" };
        vec![Effect::Remember { key: ListState::SWIPE_KEY.to_owned(), word: word.to_owned() }]
    }

    /// After an event: another plan, another version of it, or somebody else's progress leaves no
    /// task selected that is not there to be changed.
    pub(super) fn selection_kept(&mut self, before: Fingerprint) {
        if self.outline.plan != before || !self.is_editable() {
            self.track.list.selection = None;
            self.track.list.leave_sheet();
        }
        if std::mem::replace(&mut self.track.list.edition, self.edition) == self.edition {
            return;
        }
        if let Some(mut selection) = self.track.list.selection.take() {
            selection.tasks.retain(|task| self.is_pickable(*task));
            self.track.list.selection = Some(selection);
        }
    }

    /// Says in its own words what was just done, where anything was.
    fn say(&mut self, kind: NoticeKind, effects: &[Effect]) {
        if let Some(notice) = self.notice.as_mut().filter(|_| !effects.is_empty()) {
            notice.kind = kind;
        }
    }

    /// A section's or an item's tasks, or all of the plan, as places in the outline.
    fn places_of_group(&self, group: Group) -> std::ops::Range<usize> {
        let section = |id: NodeId| self.outline.sections.iter().find(|section| section.id == id);
        match group {
            Group::All => Some(0..self.outline.counted),
            Group::Section(id) => section(id).map(|section| section.tasks.clone()),
            Group::Item(id) => self.outline.item(id).map(|(_, item)| item.tasks.clone()),
        }
        .unwrap_or_default()
    }
}

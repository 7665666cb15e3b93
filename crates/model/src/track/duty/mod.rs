//! Around a task: the control for its kind, who, when, evidence.
//!
//! Must not decide which control fits: `yaodian_track` does.

mod around;
mod controls;
mod rounds;
mod rows;
pub mod text;

use yaodian_plan::progress::{About, Cell, Field, Record, Span, Stamp, Status, Value};
use yaodian_plan::{Date, NodeId, Number, TargetId, TaskId};

pub use around::{AroundView, Choice, DutyView, kind_word, priority_word};
pub use controls::{
    PaperView, Part, ReadingsView, RungView, StageView, building_stages, paper_stages,
};
pub use yaodian_track::control::Control;

pub use rounds::{RoundView, RoundsView};
pub use rows::{HeldView, RowView};

use crate::model::NoticeKind;
use crate::{Effect, Event, Model, Now};

/// What is open around a task.
#[derive(Clone, Debug, Default)]
pub struct DutyState {
    /// The task whose surroundings are open.
    pub open: Option<TaskId>,
    /// The task whose reason is asked for, since it was set to 受阻 or 不适用.
    pub asked_reason: Option<TaskId>,
    /// How often earlier edits of the log were asked for.
    pub log_steps: usize,
    /// What was wrong with what was just written.
    pub complaint: Option<Complaint>,
}

/// Why something that was written was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// The first day is after the last.
    DaysTurned,
    /// A link that starts with no `http`.
    NoLink,
    /// A row without a name.
    NoName,
}

/// Something that happened around a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DutyEvent {
    /// Earlier edits of the log were asked for.
    LogGrown,
    /// What stands around a task was opened, or closed.
    AroundToggled(TaskId),
    /// A row was written: evidence, or a day on which something was held.
    RowWritten(Record),
    /// A row was taken away.
    RowRemoved(Stamp),
    /// A target's value on a day was written.
    ReadingWritten(TargetId, Option<Date>, String),
    /// Where a target started from was written.
    BaselineWritten(TargetId, String),
    /// What a paper's stage, number or day was set to.
    PaperWritten(TaskId, u8, Record),
    /// A stage was chosen for a named part of a project, or for a project without any.
    StageChosen(Part, Option<u8>),
    /// How many stand on a rung was written or stepped.
    RungWritten(TaskId, u8, String),
    /// A task's first and last day were written; neither for what the text says.
    DueWritten(TaskId, Option<Date>, Option<Date>),
    /// The reason that was asked for was written; an empty one is left for later.
    ReasonGiven(String),
}

impl DutyState {
    /// How many edits the log shows.
    #[must_use]
    pub const fn log_shown(&self) -> usize {
        super::LOG_STEP * (self.log_steps + 1)
    }
}

impl Model {
    /// Takes in what happened.
    pub(super) fn duty_done(&mut self, event: DutyEvent, now: Now) -> Vec<Effect> {
        let duty = &mut self.track.duty;
        duty.complaint = None;
        match event {
            DutyEvent::AroundToggled(task) => {
                duty.open = Some(task).filter(|_| duty.open != Some(task));
            }
            DutyEvent::LogGrown => duty.log_steps += 1,
            _ => {}
        }
        if !self.is_editable() {
            return Vec::new();
        }
        match event {
            DutyEvent::AroundToggled(_) | DutyEvent::LogGrown => Vec::new(),
            DutyEvent::RowWritten(record) => self.row_written(record, now),
            DutyEvent::RowRemoved(row) => {
                self.record(vec![(Field::Row(row), Value::Record(None))], now)
            }
            DutyEvent::ReadingWritten(target, day, text) => {
                self.reading_written(target, day, &text, now)
            }
            DutyEvent::PaperWritten(task, place, record) => self.record(
                vec![(Field::Paper(task, place), Value::Record(Some(Box::new(record))))],
                now,
            ),
            DutyEvent::StageChosen(part, stage) => {
                self.record(controls::stage_set(part, stage), now)
            }
            DutyEvent::RungWritten(task, place, text) => match read_number(&text) {
                Ok(count) => {
                    self.record(vec![(Field::Rung(task, place), Value::Number(count))], now)
                }
                Err(()) => vec![self.notify(NoticeKind::NotANumber, now)],
            },
            DutyEvent::BaselineWritten(target, text) => match read_number(&text) {
                Ok(value) => {
                    self.record(vec![(Field::TargetBaseline(target), Value::Number(value))], now)
                }
                Err(()) => vec![self.notify(NoticeKind::NotANumber, now)],
            },
            DutyEvent::DueWritten(task, from, to) => match span(from, to) {
                Ok(span) => self.record(vec![(Field::TaskDue(task), Value::Span(span))], now),
                Err(complaint) => self.complain(complaint),
            },
            DutyEvent::ReasonGiven(reason) => {
                let task = self.track.duty.asked_reason.take();
                let Some(task) = task.filter(|_| !reason.trim().is_empty()) else {
                    return Vec::new();
                };
                let reason = Value::Text(reason.trim().to_owned());
                self.record(vec![(Field::TaskReason(task), reason)], now)
            }
        }
    }

    /// Asks why, where a task was just set to a status that wants a reason.
    pub(crate) fn status_chosen(&mut self, task: TaskId, status: Status) {
        let wants_reason = matches!(status, Status::Blocked | Status::NotApplicable);
        let is_set = self.is_editable() && self.progress.status(task) == status;
        self.track.duty.asked_reason = Some(task).filter(|_| wants_reason && is_set);
    }

    fn record(&mut self, set: Vec<(Field, Value)>, now: Now) -> Vec<Effect> {
        self.update(Event::Recorded(set), now)
    }

    fn complain(&mut self, complaint: Complaint) -> Vec<Effect> {
        self.track.duty.complaint = Some(complaint);
        Vec::new()
    }

    fn row_written(&mut self, mut record: Record, now: Now) -> Vec<Effect> {
        for text in [&mut record.name, &mut record.number, &mut record.place, &mut record.link] {
            *text = text.trim().to_owned();
        }
        if matches!(record.about, About::Evidence(_)) && record.name.is_empty() {
            return self.complain(Complaint::NoName);
        }
        let is_link = record.link.is_empty() || is_web_link(&record.link);
        if !is_link {
            return self.complain(Complaint::NoLink);
        }
        let row = self.clock.tick(now.ms);
        self.record(vec![(Field::Row(row), Value::Record(Some(Box::new(record))))], now)
    }

    /// Adds a reading; the target's value is that of the latest day.
    fn reading_written(
        &mut self,
        target: TargetId,
        day: Option<Date>,
        text: &str,
        now: Now,
    ) -> Vec<Effect> {
        let Ok(Some(amount)) = read_number(text) else {
            return vec![self.notify(NoticeKind::NotANumber, now)];
        };
        let day = day.unwrap_or_else(|| Date::in_shanghai(now.ms));
        let latest = self.readings(target).first().and_then(|(_, record)| record.day);
        let row =
            Record { day: Some(day), amount: Some(amount), ..Record::new(About::Reading(target)) };
        let row_id = self.clock.tick(now.ms);
        let mut set = vec![(Field::Row(row_id), Value::Record(Some(Box::new(row))))];
        if latest.is_none_or(|latest| latest <= day) {
            set.push((Field::TargetValue(target), Value::Number(Some(amount))));
        }
        self.record(set, now)
    }

    /// The rows about something, in the order they were added.
    pub(crate) fn rows(&self, about: About) -> Vec<(Stamp, &Record)> {
        let cells = self.shown().cells().filter_map(move |(field, cell)| match (field, cell) {
            (Field::Row(row), Cell { value: Value::Record(Some(record)), .. }) => {
                Some((row, &**record))
            }
            _ => None,
        });
        cells.filter(|(_, record)| record.about == about).collect()
    }

    /// A target's readings, the latest day first.
    pub(crate) fn readings(&self, target: TargetId) -> Vec<(Stamp, &Record)> {
        let mut rows = self.rows(About::Reading(target));
        rows.sort_by_key(|(row, record)| std::cmp::Reverse((record.day, *row)));
        rows
    }

    /// The item that holds a task, to link to.
    #[must_use]
    pub fn item_id_of(&self, task: TaskId) -> Option<NodeId> {
        self.outline.item_of(task).map(|(_, item)| item.id)
    }
}

/// Reads what was typed as a number; empty is none.
fn read_number(text: &str) -> Result<Option<Number>, ()> {
    match text.trim().trim_end_matches(['%', '％']) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}

/// A span of two days, either of which may be left open; none of neither.
fn span(from: Option<Date>, to: Option<Date>) -> Result<Option<Span>, Complaint> {
    match (from, to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) if from > to => Err(Complaint::DaysTurned),
        (from, to) => Ok(from.or(to).zip(to.or(from)).map(|(from, to)| Span { from, to })),
    }
}

/// Whether a text is a link that a browser may follow.
fn is_web_link(text: &str) -> bool {
    let rest = text.strip_prefix("http").unwrap_or_default();
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    rest.strip_prefix("://")
        .is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace))
}

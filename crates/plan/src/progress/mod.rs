//! Progress (进展): what people set on a plan, as a map that merges without a server.
//!
//! A `State` is a set of cells, one a field, each with the stamp of the edit that set it, and
//! a journal of those edits. The same type is a whole history, one edit (a delta), a report
//! and a backup: merging any two is `State::merge`, and order and repetition do not matter.
//! Must not know the plan's text, how bytes look, or what time it is.

mod clock;
mod edit;
mod record;
mod state;

pub use clock::{Clock, DeviceId, STAMP_MS_MAX, Stamp};
pub use edit::{Action, Entry, Replaced};
pub use record::{About, MilestoneStage, PaperStage, Priority, Record, Span};
pub use state::{Cell, Comparison, Difference, JOURNAL_ENTRIES_MAX, State};

use std::mem;

use crate::{MilestoneId, NodeId, Number, TargetId, TaskId};

/// A task's status, set by people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 未开始.
    #[default]
    NotStarted,
    /// 推进中.
    InProgress,
    /// 已完成.
    Done,
    /// 受阻.
    Blocked,
    /// 不适用: leaves every denominator.
    NotApplicable,
}

impl Status {
    /// All five, in the order screens show them.
    pub const ALL: [Self; 5] =
        [Self::NotStarted, Self::InProgress, Self::Done, Self::Blocked, Self::NotApplicable];

    /// What a tap on the box makes of it: done, or, when it was done, not started.
    #[must_use]
    pub const fn toggled(self) -> Self {
        match self {
            Self::Done => Self::NotStarted,
            _ => Self::Done,
        }
    }
}

/// What can be set: the key of a cell. The order is that of stored states: add at the end only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A task's status.
    TaskStatus(TaskId),
    /// A note on a task.
    TaskNote(TaskId),
    /// A note on an item.
    NodeNote(NodeId),
    /// A target's current value.
    TargetValue(TargetId),
    /// Whether a milestone is reached.
    MilestoneDone(MilestoneId),
    /// What sort of duty a person says a task is, as a place in `Kind::ALL`.
    TaskKind(TaskId),
    /// How pressing a task is, as a place in `Priority::ALL`.
    TaskPriority(TaskId),
    /// The days a person set for a task in place of those its text names.
    TaskDue(TaskId),
    /// Who a person says leads, in place of whom the text names.
    TaskLead(TaskId),
    /// Who a person says supports.
    TaskSupport(TaskId),
    /// A task's tags, with spaces between.
    TaskTags(TaskId),
    /// Why a task is 受阻 or 不适用.
    TaskReason(TaskId),
    /// The task that must be done before.
    TaskAfter(TaskId),
    /// How far a document of a task is, by its place in `Task::documents`.
    Paper(TaskId, u8),
    /// How far a building is, as a place in `MilestoneStage::ALL`.
    MilestoneStage(MilestoneId),
    /// Where a target started from.
    TargetBaseline(TargetId),
    /// A row that somebody added, known by the moment it was added at.
    Row(Stamp),
    /// What a device is called.
    DeviceName(DeviceId),
    /// How many stand on a rung of the ladder that a task names, by its place there.
    Rung(TaskId, u8),
    /// How far a project without named parts is, as a place in `MilestoneStage::ALL`.
    TaskStage(TaskId),
    /// How often a person says a task comes again, as a place in the list of rhythms.
    TaskRhythm(TaskId),
}

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A task.
    Task(TaskId),
    /// A node.
    Node(NodeId),
    /// A target.
    Target(TargetId),
    /// A milestone.
    Milestone(MilestoneId),
    /// What the row itself says.
    Row,
    /// A device.
    Device(DeviceId),
}

/// What a field can hold. The order is that of stored edits: add at the end only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// For `Field::TaskStatus`.
    Status(Status),
    /// For notes, names and tags; empty is none.
    Text(String),
    /// For `Field::TargetValue` and `Field::TargetBaseline`; `None` is 未填.
    Number(Option<Number>),
    /// For `Field::MilestoneDone`.
    Flag(bool),
    /// One of a list, by its place; `None` where nobody chose.
    Choice(Option<u8>),
    /// For `Field::TaskDue`; `None` for what the text says.
    Span(Option<Span>),
    /// For `Field::TaskAfter`.
    Task(Option<TaskId>),
    /// For `Field::Row` and `Field::Paper`; `None` where it was taken away, or nobody wrote any.
    Record(Option<Box<Record>>),
}

impl Field {
    /// What the field holds before anyone set it.
    #[must_use]
    pub const fn unset(self) -> Value {
        match self {
            Self::TaskStatus(_) => Value::Status(Status::NotStarted),
            Self::TaskNote(_)
            | Self::NodeNote(_)
            | Self::TaskLead(_)
            | Self::TaskSupport(_)
            | Self::TaskTags(_)
            | Self::TaskReason(_)
            | Self::DeviceName(_) => Value::Text(String::new()),
            Self::TargetValue(_) | Self::TargetBaseline(_) | Self::Rung(..) => Value::Number(None),
            Self::MilestoneDone(_) => Value::Flag(false),
            Self::TaskKind(_)
            | Self::TaskPriority(_)
            | Self::MilestoneStage(_)
            | Self::TaskStage(_)
            | Self::TaskRhythm(_) => Value::Choice(None),
            Self::TaskDue(_) => Value::Span(None),
            Self::TaskAfter(_) => Value::Task(None),
            Self::Paper(..) | Self::Row(_) => Value::Record(None),
        }
    }

    /// Whether a value is of the kind this field holds.
    #[must_use]
    pub fn accepts(self, value: &Value) -> bool {
        mem::discriminant(&self.unset()) == mem::discriminant(value)
    }

    /// What the field is about.
    #[must_use]
    pub const fn holder(self) -> Holder {
        match self {
            Self::TaskStatus(id)
            | Self::TaskNote(id)
            | Self::TaskKind(id)
            | Self::TaskPriority(id)
            | Self::TaskDue(id)
            | Self::TaskLead(id)
            | Self::TaskSupport(id)
            | Self::TaskTags(id)
            | Self::TaskReason(id)
            | Self::TaskAfter(id)
            | Self::TaskStage(id)
            | Self::TaskRhythm(id)
            | Self::Rung(id, _)
            | Self::Paper(id, _) => Holder::Task(id),
            Self::NodeNote(id) => Holder::Node(id),
            Self::TargetValue(id) | Self::TargetBaseline(id) => Holder::Target(id),
            Self::MilestoneDone(id) | Self::MilestoneStage(id) => Holder::Milestone(id),
            Self::Row(_) => Holder::Row,
            Self::DeviceName(id) => Holder::Device(id),
        }
    }

    /// Whether the field is a text that people write.
    #[must_use]
    pub fn is_note(self) -> bool {
        matches!(self.unset(), Value::Text(_))
    }
}

//! Progress (进展): what people set on a plan, as a map that merges without a server.
//!
//! A `State` is a set of cells, one a field, each with the stamp of the edit that set it, and
//! a journal of those edits. The same type is a whole history, one edit (a delta), a report
//! and a backup: merging any two is `State::merge`, and order and repetition do not matter.
//! Must not know the plan's text, how bytes look, or what time it is.

mod clock;
mod edit;
mod state;

pub use clock::{Clock, DeviceId, STAMP_MS_MAX, Stamp};
pub use edit::{Action, Entry, Replaced};
pub use state::{Cell, Comparison, Difference, JOURNAL_ENTRIES_MAX, State};

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
}

/// What a field can hold. The order is that of stored edits: add at the end only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// For `Field::TaskStatus`.
    Status(Status),
    /// For notes; empty is none.
    Text(String),
    /// For `Field::TargetValue`; `None` is 未填.
    Number(Option<Number>),
    /// For `Field::MilestoneDone`.
    Flag(bool),
}

impl Field {
    /// What the field holds before anyone set it.
    #[must_use]
    pub const fn unset(self) -> Value {
        match self {
            Self::TaskStatus(_) => Value::Status(Status::NotStarted),
            Self::TaskNote(_) | Self::NodeNote(_) => Value::Text(String::new()),
            Self::TargetValue(_) => Value::Number(None),
            Self::MilestoneDone(_) => Value::Flag(false),
        }
    }

    /// Whether a value is of the kind this field holds.
    #[must_use]
    pub const fn accepts(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (Self::TaskStatus(_), Value::Status(_))
                | (Self::TaskNote(_) | Self::NodeNote(_), Value::Text(_))
                | (Self::TargetValue(_), Value::Number(_))
                | (Self::MilestoneDone(_), Value::Flag(_))
        )
    }

    /// Whether the field holds words of a person's own.
    #[must_use]
    pub const fn is_note(self) -> bool {
        matches!(self, Self::TaskNote(_) | Self::NodeNote(_))
    }
}

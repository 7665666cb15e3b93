//! Handing over: what a report carries, and what a received code would change.
//!
//! Must not change progress: `update` does, once the person has seen what would change.

use yaodian_plan::progress::{About, Comparison, Field, Holder, State, Value};
use yaodian_plan::{Fingerprint, NodeId, TaskId};
use yaodian_wire::{CodeError, Parcel, Purpose};

use crate::Model;

/// What of the plan a report covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// One section.
    Section(NodeId),
}

/// A part that a report carries or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 各项状态.
    Statuses,
    /// 指标数值.
    Values,
    /// 项目节点.
    Milestones,
    /// 备注: off at first.
    Notes,
}

impl Part {
    /// In the order screens show them.
    pub const ALL: [Self; 4] = [Self::Statuses, Self::Values, Self::Milestones, Self::Notes];

    /// The part a field belongs to.
    #[must_use]
    pub fn of(field: Field) -> Self {
        match field {
            Field::TargetValue(_) | Field::TargetBaseline(_) => Self::Values,
            Field::MilestoneDone(_) | Field::MilestoneStage(_) => Self::Milestones,
            // Words, names and rows are a person's own.
            Field::Row(_) => Self::Notes,
            field if field.is_note() => Self::Notes,
            _ => Self::Statuses,
        }
    }
}

/// What a received text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Progress on this plan, and what merging it would change.
    Parcel {
        /// What came.
        parcel: Parcel,
        /// What it would change, and where the edit here is the later one.
        comparison: Comparison,
    },
    /// Progress on another plan than the one in use.
    OtherPlan {
        /// Which.
        plan: Fingerprint,
        /// Who sent it.
        sender: String,
        /// What came, to be read again with that plan in use.
        text: String,
        /// Whether that plan was looked for in vain.
        is_missing: bool,
    },
    /// No parcel.
    Refused(CodeError),
}

impl Model {
    /// Reads a text that may hold a code and compares it with the progress here.
    #[must_use]
    pub fn examine(&self, text: &str) -> Incoming {
        match yaodian_wire::code::read(text) {
            Err(error) => Incoming::Refused(error),
            Ok(parcel) if parcel.plan != self.outline.plan => {
                let (plan, sender) = (parcel.plan, parcel.sender);
                Incoming::OtherPlan { plan, sender, text: text.to_owned(), is_missing: false }
            }
            Ok(mut parcel) => {
                parcel.state.retain(|field| self.knows(field));
                let comparison = self.progress.compare(&parcel.state);
                Incoming::Parcel { parcel, comparison }
            }
        }
    }

    /// Compares what was received with the progress here, which has changed.
    pub(crate) fn compare_again(&mut self) {
        if let Some(Incoming::Parcel { parcel, comparison }) = &mut self.incoming {
            *comparison = self.progress.compare(&parcel.state);
        }
    }

    /// The parts of the progress that the report now chosen carries.
    #[must_use]
    pub fn report_state(&self) -> State {
        self.progress.only(|field, _| self.parts.contains(&Part::of(field)) && self.covers(field))
    }

    /// The report now chosen, as a code.
    #[must_use]
    pub fn report_code(&self, now_ms: u64) -> String {
        yaodian_wire::code::write(&Parcel {
            purpose: Purpose::Report,
            plan: self.outline.plan,
            sender: self.settings.sender.clone(),
            made_ms: now_ms,
            state: self.report_state(),
        })
    }

    /// Everything, as a code to restore from.
    #[must_use]
    pub fn backup_code(&self, now_ms: u64) -> String {
        yaodian_wire::code::write(&Parcel {
            purpose: Purpose::Backup,
            plan: self.outline.plan,
            sender: self.settings.sender.clone(),
            made_ms: now_ms,
            state: self.progress.clone(),
        })
    }

    /// Whether the report's scope covers a field.
    fn covers(&self, field: Field) -> bool {
        let Scope::Section(wanted) = self.scope else { return true };
        let item = match field.holder() {
            Holder::Node(node) => self.outline.item(node),
            _ => self.task_of(field).and_then(|task| self.outline.item_of(task)),
        };
        let section = item.and_then(|(_, item)| self.outline.section_of(item));
        section.is_some_and(|section| section.id == wanted)
    }

    /// Whether the plan has what a field is about.
    fn knows(&self, field: Field) -> bool {
        match field.holder() {
            Holder::Node(node) => self.outline.item(node).is_some(),
            // What a row is about, it says itself; one that is about nothing here is not shown.
            Holder::Row | Holder::Device(_) => true,
            _ => self.task_of(field).is_some(),
        }
    }

    /// The task that a field is about, itself or by what belongs to it.
    pub(crate) fn task_of(&self, field: Field) -> Option<TaskId> {
        match field.holder() {
            Holder::Task(task) => self.outline.task(task).map(|task| task.id),
            Holder::Target(target) => self.outline.target(target).map(|(task, _)| task.id),
            Holder::Milestone(one) => self.outline.milestone(one).map(|(task, _)| task.id),
            Holder::Row => match self.shown().value(field) {
                Value::Record(Some(record)) => self.task_of_row(record.about),
                _ => None,
            },
            Holder::Node(_) | Holder::Device(_) => None,
        }
    }

    fn task_of_row(&self, about: About) -> Option<TaskId> {
        match about {
            About::Evidence(task) | About::Held(task) | About::Paper(task) => Some(task),
            About::Reading(target) => self.outline.target(target).map(|(task, _)| task.id),
        }
    }
}

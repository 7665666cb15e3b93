//! The bench: one plan being reviewed or corrected, with every step to be taken back.
//!
//! Must not keep anything: it is told when what lies here was kept.

use std::collections::BTreeMap;
use std::slice;

use yaodian_plan::doubt::Doubt;
use yaodian_plan::draft::{Draft, RowKey, carry_on};
use yaodian_plan::progress::{About, Field, Holder, Stamp, State, Status, Value};
use yaodian_plan::revise::Revision;
use yaodian_plan::{Fingerprint, NodeId, Plan, Task};

use yaodian_model::text::fill;

use crate::shelf::Volume;
use crate::steps::{Last, Step, Trouble};
use crate::text::lang;

/// How many doubtful places are shown at first, and how many more at a time.
pub const DOUBTS_SHOWN: usize = 5;

/// What becomes of what lies on the bench.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// A plan of its own.
    New,
    /// What was left undone of another, as a plan of its own.
    Carry {
        /// The progress that goes with it.
        progress: State,
    },
    /// The plan it was, corrected.
    Correct,
    /// A new version of a plan.
    Revise {
        /// What is new in it.
        revision: Box<Revision>,
    },
}

/// A place in a row that something was understood of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The row.
    pub row: RowKey,
    /// What of it.
    pub part: Part,
}

/// What of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The row as a whole.
    Row,
    /// A target, by its place.
    Target(usize),
    /// A deadline, by its place.
    Due(usize),
    /// An owner, by its place.
    Owner(usize),
    /// A milestone, by its place.
    Milestone(usize),
}

/// A form that is open: the words of a row, where to split it, or a mark (new where it has no
/// place).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Title, year and issuer.
    Head,
    /// The row's words.
    Words(RowKey),
    /// Where to split it.
    Split(RowKey),
    /// Where to split it, at the marks of a list, too.
    SplitFinely(RowKey),
    /// One of its marks.
    Mark(Mark),
    /// A mark to be added after those that are there.
    Add(Mark),
}

/// How far a bench has come, for drawing again what is another since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BenchState {
    /// Which bench it is, on this visit.
    pub number: u32,
    /// How many steps were made on it.
    pub step: u32,
    /// The row whose tools are open.
    pub chosen: Option<RowKey>,
    /// The form that is open.
    pub form: Option<Form>,
}

/// A plan being reviewed or corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench {
    /// The plan, laid flat.
    pub draft: Draft,
    /// What becomes of it.
    pub purpose: Purpose,
    /// The document's name; empty for what was pasted or written here.
    pub name: String,
    /// What the document says.
    pub source: String,
    /// What the reader was unsure of.
    pub warnings: Vec<String>,
    /// The plan it seems to be another version of.
    pub similar: Option<Fingerprint>,
    /// The row whose tools are open.
    pub chosen: Option<RowKey>,
    /// The form that is open.
    pub form: Option<Form>,
    /// Why the last step was not done.
    pub trouble: Option<Trouble>,
    /// How many doubtful places are shown.
    pub doubts_shown: usize,
    /// Whether it comes from an earlier visit, or was put away and taken back.
    pub is_restored: bool,
    /// Whether it waits for the one before it to be kept.
    pub is_waiting: bool,
    /// The record that is corrected, to tell when another window kept a later one.
    pub base: Option<Stamp>,
    /// Whether the person knows of that.
    pub is_warned: bool,
    /// Which bench it is, on this visit.
    pub(crate) number: u32,
    /// The doubts a person found to be none.
    pub(crate) settled: Vec<Doubt>,
    /// Counts the steps: what was drawn of a row that was touched since is drawn again.
    pub(crate) step: u32,
    pub(crate) touched: BTreeMap<RowKey, u32>,
    pub(crate) last: Option<Last>,
    pub(crate) undo: Vec<Step>,
    pub(crate) redo: Vec<Step>,
}

impl Bench {
    /// Lays a plan on the bench.
    #[must_use]
    pub fn new(plan: &Plan, purpose: Purpose) -> Self {
        Self::with(Draft::of(plan), purpose)
    }

    /// Lays a plan without a word on the bench.
    #[must_use]
    pub fn blank() -> Self {
        Self::with(Draft::blank(""), Purpose::New)
    }

    /// Lays what was left undone of a plan on the bench, with what was said and measured of it.
    #[must_use]
    pub fn carried(volume: &Volume) -> Self {
        let plan = &volume.record.plan;
        let is_open = |task: &Task| {
            !matches!(volume.progress.status(task.id), Status::Done | Status::NotApplicable)
        };
        let year = plan.years().map_or(0, |(_, last)| last.saturating_add(1));
        let carried = carry_on(plan, is_open, year);
        let progress = volume.progress.only(|field, value| is_of(&carried, field, value));
        let left = plan.tasks().count().saturating_sub(carried.tasks().count());
        let counts = [carried.tasks().count().to_string(), left.to_string()];
        let [carried_count, left_count] = counts.each_ref().map(String::as_str);
        let note = fill(lang().carried_note, &[volume.title(), carried_count, left_count]);
        let bench = Self::new(&carried, Purpose::Carry { progress });
        Self { warnings: vec![note], ..bench }
    }

    fn with(draft: Draft, purpose: Purpose) -> Self {
        Self {
            draft,
            purpose,
            name: String::new(),
            source: String::new(),
            warnings: Vec::new(),
            similar: None,
            chosen: None,
            form: None,
            trouble: None,
            doubts_shown: DOUBTS_SHOWN,
            is_restored: false,
            is_waiting: false,
            base: None,
            is_warned: false,
            number: 0,
            settled: Vec::new(),
            step: 0,
            touched: BTreeMap::new(),
            last: None,
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    /// Whether a plan on the shelf is corrected, rather than a new one made.
    #[must_use]
    pub const fn is_correction(&self) -> bool {
        matches!(self.purpose, Purpose::Correct)
    }

    /// Whether it is written here from nothing, rather than read.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        matches!(self.purpose, Purpose::New) && self.source.is_empty() && self.name.is_empty()
    }

    /// Whether it is written from nothing and no task stands in it yet: what is missing is not
    /// doubtful then, but to come.
    #[must_use]
    pub fn is_to_begin(&self) -> bool {
        self.is_written() && self.draft.rows().iter().all(|row| row.task().is_none())
    }

    /// The plan it is a new version of.
    #[must_use]
    pub fn base(&self) -> Option<Fingerprint> {
        match &self.purpose {
            Purpose::Revise { revision } => revision.plan.origin,
            Purpose::New | Purpose::Carry { .. } | Purpose::Correct => None,
        }
    }

    /// Whether something would be lost with it.
    #[must_use]
    pub const fn is_changed(&self) -> bool {
        self.is_restored || !self.undo.is_empty()
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to make again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// How far it has come.
    #[must_use]
    pub const fn state(&self) -> BenchState {
        let (number, step) = (self.number, self.step);
        BenchState { number, step, chosen: self.chosen, form: self.form }
    }

    /// The rows that were touched after a step.
    #[must_use]
    pub fn touched_since(&self, step: u32) -> Vec<RowKey> {
        let later = self.touched.iter().filter(|(_, touched)| **touched > step);
        later.map(|(key, _)| *key).collect()
    }

    /// The plan as it now stands. What had progress and is no longer in it is kept beside it.
    #[must_use]
    pub fn plan(&self, base: Option<&Volume>) -> Plan {
        let mut plan = self.draft.plan();
        let Some(volume) = base else { return plan };
        let is_there = |task: &Task| plan.tasks().any(|other| other.id == task.id);
        let old = volume.record.plan.tasks().chain(&volume.record.plan.removed);
        let gone = old.filter(|task| has_progress(&volume.progress, task) && !is_there(task));
        plan.removed = gone.cloned().collect();
        let is_there = |id: NodeId| plan.nodes().any(|node| node.id == id);
        let gone = volume.record.plan.heads();
        let gone = gone.filter(|head| has_note(&volume.progress, head.id) && !is_there(head.id));
        plan.removed_nodes = gone.collect();
        plan
    }
}

impl Form {
    /// The row it is for; the head has none.
    #[must_use]
    pub const fn row(&self) -> Option<RowKey> {
        match self {
            Self::Head => None,
            Self::Words(row) | Self::Split(row) | Self::SplitFinely(row) => Some(*row),
            Self::Mark(mark) | Self::Add(mark) => Some(mark.row),
        }
    }
}

/// Whether something is noted on a heading.
#[must_use]
pub fn has_note(progress: &State, node: NodeId) -> bool {
    let field = Field::NodeNote(node);
    progress.cell(field).is_some_and(|cell| cell.value != field.unset())
}

/// Whether anything was set on a task or what belongs to it.
#[must_use]
pub fn has_progress(progress: &State, task: &Task) -> bool {
    progress.cells().any(|(field, cell)| {
        cell.value != field.unset() && is_about(field, &cell.value, slice::from_ref(task))
    })
}

/// Whether a cell is about something of a plan's.
fn is_of(plan: &Plan, field: Field, value: &Value) -> bool {
    match field.holder() {
        Holder::Node(id) => plan.nodes().any(|node| node.id == id),
        Holder::Device(_) => true,
        _ => is_about(field, value, plan.tasks()),
    }
}

/// Whether a cell is about one of some tasks, or about what belongs to one.
fn is_about<'a>(field: Field, value: &Value, tasks: impl IntoIterator<Item = &'a Task>) -> bool {
    let holder = match value {
        Value::Record(Some(record)) => match record.about {
            About::Evidence(id) | About::Held(id) | About::Paper(id) => Holder::Task(id),
            About::Reading(id) => Holder::Target(id),
        },
        _ => field.holder(),
    };
    tasks.into_iter().any(|task| match holder {
        Holder::Task(id) => task.id == id,
        Holder::Target(id) => task.targets.iter().any(|target| target.id == id),
        Holder::Milestone(id) => task.milestones.iter().any(|one| one.id == id),
        Holder::Node(_) | Holder::Row | Holder::Device(_) => false,
    })
}

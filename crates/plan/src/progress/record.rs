//! Rows that people add: evidence, days on which something was held, readings of a rate, papers.
//!
//! Must not know which row counts: those who read them judge.

use crate::{Date, Number, TargetId, TaskId};

/// Days from one to another, both counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// How pressing a task is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// 高.
    High,
    /// 一般.
    #[default]
    Normal,
    /// 低.
    Low,
}

impl Priority {
    /// All, in the order that stored choices count: add at the end only.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];
}

/// How far a document is that a task is to issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperStage {
    /// 起草.
    Drafting,
    /// 征求意见.
    Consulting,
    /// 印发.
    Issued,
}

impl PaperStage {
    /// All, in the order that stored choices count: add at the end only.
    pub const ALL: [Self; 3] = [Self::Drafting, Self::Consulting, Self::Issued];
}

/// How far a building is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneStage {
    /// 立项.
    Approved,
    /// 开工.
    Begun,
    /// 在建.
    UnderWay,
    /// 完工.
    Built,
    /// 投用.
    InUse,
}

impl MilestoneStage {
    /// All, in the order that stored choices count: add at the end only.
    pub const ALL: [Self; 5] =
        [Self::Approved, Self::Begun, Self::UnderWay, Self::Built, Self::InUse];
}

/// What a row is about. The order is that of stored edits: add at the end only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// What shows that a task was done (佐证).
    Evidence(TaskId),
    /// A day on which what a task asks for was held or done.
    Held(TaskId),
    /// What a target's value was on a day.
    Reading(TargetId),
    /// How far a document is that a task is to issue.
    Paper(TaskId),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// What it is about.
    pub about: About,
    /// Its day.
    pub day: Option<Date>,
    /// A reading's value.
    pub amount: Option<Number>,
    /// A paper's stage, as a place in `PaperStage::ALL`.
    pub stage: Option<u8>,
    /// What it is called, or a remark.
    pub name: String,
    /// 文号.
    pub number: String,
    /// Where it is kept or was held.
    pub place: String,
    /// Where it is found.
    pub link: String,
}

impl Record {
    /// A row that says nothing yet.
    #[must_use]
    pub const fn new(about: About) -> Self {
        Self {
            about,
            day: None,
            amount: None,
            stage: None,
            name: String::new(),
            number: String::new(),
            place: String::new(),
            link: String::new(),
        }
    }
}

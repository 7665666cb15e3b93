//! What a person can do to a draft with one tap, and why it may be refused.
//!
//! Must not carry anything out, nor know words for people.

use super::RowKey;
use crate::{Due, Kind, MilestoneId, Owner, Target};

/// The deepest level a heading can be put to.
pub const LEVEL_MAX: u8 = 9;

/// One thing a person does to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets the title.
    SetTitle(Option<String>),
    /// Sets the year the plan is for.
    SetYear(Option<i32>),
    /// Sets who issued it.
    SetIssuer(Option<String>),
    /// Sets the text before the first heading.
    SetPreamble(String),
    /// Puts a heading up a level (升级), with everything below it.
    Raise(RowKey),
    /// Puts a heading down a level (降级), with everything below it.
    Lower(RowKey),
    /// Makes a heading or a task plain text; what stands below a heading falls to the one above.
    MakeText(RowKey),
    /// Makes plain text a task, read anew.
    MakeTask(RowKey),
    /// Makes text or a task a heading, its label split off; what stood after the heading's stop
    /// stays the task, or text, it was.
    MakeHeading(RowKey),
    /// Gives a heading another label and title.
    Retitle {
        /// Which heading.
        key: RowKey,
        /// The numbering without punctuation; may be empty.
        label: String,
        /// The heading phrase.
        title: String,
    },
    /// Gives a task or a text other words; a task is read anew.
    Reword {
        /// Which row.
        key: RowKey,
        /// Its words.
        text: String,
    },
    /// Splits a task or a text in two; the first part keeps the identity.
    Split {
        /// Which row.
        key: RowKey,
        /// How many characters the first part takes.
        at: usize,
    },
    /// Joins a task or a text with the row after it; the first task keeps its identity.
    Join(RowKey),
    /// Moves a row, a heading with everything below it.
    Move {
        /// Which row.
        key: RowKey,
        /// The row it is to stand before; `None` for the end.
        before: Option<RowKey>,
    },
    /// Drops a row; what stands below a heading falls to the one above.
    Drop(RowKey),
    /// Drops a row, a heading with everything below it.
    DropSection(RowKey),
    /// Adds a heading.
    AddHeading {
        /// The row it is to follow; `None` for the end.
        after: Option<RowKey>,
        /// 1 for the outermost.
        level: u8,
        /// The numbering without punctuation; may be empty.
        label: String,
        /// The heading phrase.
        title: String,
    },
    /// Adds a task, read from its words.
    AddTask {
        /// The row it is to follow; `None` for the end.
        after: Option<RowKey>,
        /// Its words.
        text: String,
    },
    /// Says what sort of duty a task is.
    SetKind {
        /// Which task.
        key: RowKey,
        /// What sort.
        kind: Kind,
    },
    /// Changes what was understood of a task.
    Mark {
        /// Which task.
        key: RowKey,
        /// What of it.
        mark: MarkEdit,
    },
}

/// One change to what was understood of a task. A mark's quote is empty, where a person made it,
/// or a verbatim part of the task's text. Marks without an identity go by their place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkEdit {
    /// Adds a target; its id is given by the draft.
    AddTarget(Target),
    /// Puts a target in the place of the one with its id.
    ChangeTarget(Target),
    /// Removes a target.
    RemoveTarget(crate::TargetId),
    /// Adds a deadline.
    AddDue(Due),
    /// Puts another deadline in a place.
    ChangeDue(usize, Due),
    /// Removes a deadline.
    RemoveDue(usize),
    /// Adds an owner.
    AddOwner(Owner),
    /// Puts another owner in a place.
    ChangeOwner(usize, Owner),
    /// Removes an owner.
    RemoveOwner(usize),
    /// Adds a milestone by its name.
    AddMilestone(String),
    /// Gives a milestone another name.
    RenameMilestone(MilestoneId, String),
    /// Removes a milestone.
    RemoveMilestone(MilestoneId),
    /// Adds a document by its name.
    AddDocument(String),
    /// Removes a document.
    RemoveDocument(usize),
}

/// Why an edit was not carried out. The draft is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// No row has this key.
    NoSuchRow,
    /// The row is not of the sort this is done to.
    WrongSort,
    /// No mark has this place or id.
    NoSuchMark,
    /// It stands like this already.
    NothingChanges,
    /// The heading is of the outermost level.
    Outermost,
    /// It, or something below it, would be deeper than `LEVEL_MAX`.
    TooDeep,
    /// No heading stands before it.
    NothingAbove,
    /// There are no words, or one part of a split has none.
    NoWords,
    /// No row of text follows to join with.
    NothingToJoin,
    /// A section cannot go into itself, nor a row before the first heading.
    NoPlaceThere,
    /// The quote is not part of the task's text.
    QuoteNotInText,
    /// The numbers there are have run out.
    Full,
}

impl Refusal {
    /// The reason in English, for logs and tests.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoSuchRow => "no row has this key",
            Self::WrongSort => "the row is of another sort",
            Self::NoSuchMark => "no mark has this place",
            Self::NothingChanges => "it stands like this already",
            Self::Outermost => "the heading is outermost",
            Self::TooDeep => "headings would be too deep",
            Self::NothingAbove => "no heading stands before it",
            Self::NoWords => "there are no words",
            Self::NothingToJoin => "nothing follows to join with",
            Self::NoPlaceThere => "it cannot stand there",
            Self::QuoteNotInText => "the quote is not in the text",
            Self::Full => "the numbers have run out",
        }
    }
}

//! What happened at the desk: facts, told by the shell; and what the desk asks of the browser.
//!
//! Must not say what to do about it: `update` does.

use yaodian_model::{Desk as Screen, Route};
use yaodian_plan::doubt::Doubt;
use yaodian_plan::draft::{Edit, RowKey};
use yaodian_plan::progress::DeviceId;
use yaodian_plan::{Fingerprint, Plan};

use crate::bench::Form;

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file's name; empty for what was pasted.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// What the document says, line by line.
    pub source: String,
    /// What the reader was unsure of.
    pub warnings: Vec<String>,
}

/// What was found when the desk was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The plan that comes with the page.
    pub bundled: Option<Plan>,
    /// The plan in use.
    pub active: Option<Fingerprint>,
    /// This device's number.
    pub device: DeviceId,
    /// The entries of both stores.
    pub entries: Vec<(String, String)>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A screen is shown.
    Shown(Screen),
    /// Both stores were read.
    StoresRead(Box<Found>),
    /// Another tab kept or dropped a plan.
    StoresChanged,

    /// A plan is to be used.
    PlanOpened(Fingerprint),
    /// A plan is to be corrected.
    PlanEdited(Fingerprint),
    /// A new version of a plan is to be read.
    PlanRevised(Fingerprint),
    /// A plan is to be carried on into the next year.
    PlanCarried(Fingerprint),
    /// The version before this one is wanted back.
    PlanReverted(Fingerprint),
    /// A plan is to stand twice.
    PlanCopied(Fingerprint),
    /// A plan is put aside.
    PlanArchived(Fingerprint),
    /// A plan is thrown away.
    PlanDeleted(Fingerprint),
    /// A plan is put back.
    PlanRestored(Fingerprint),
    /// A plan that was thrown away is to be gone, with its progress.
    PlanErased(Fingerprint),
    /// A plan is to be written from nothing.
    BlankStarted,

    /// A document is being read.
    ReadingStarted {
        /// Its name; empty for what was pasted.
        name: String,
    },
    /// A document was read.
    ReadingDone(Box<Document>),
    /// A document cannot be read.
    ReadingFailed {
        /// Its name; empty for what was pasted.
        name: String,
        /// What is wrong.
        what: String,
        /// What to do.
        hint: String,
    },
    /// All documents picked together were read.
    ReadingEnded,
    /// Reading was stopped.
    ReadingStopped,
    /// What was read is put aside for another document.
    BenchCleared,
    /// Another document is wanted in place of the one on the bench, which is left for later.
    AnotherAsked,
    /// What was left is gone on with, by its place.
    DraftResumed(usize),
    /// What was left is not wanted, by its place.
    DraftDropped(usize),

    /// A row was tapped: its tools open, or close.
    RowChosen(Option<RowKey>),
    /// A form was opened, or closed.
    FormOpened(Option<Form>),
    /// The person changed something with one tap.
    Edited(Vec<Edit>),
    /// What the form that is open now holds, field by field.
    FormFilled(Vec<String>),
    /// What the form that is open is about is to be taken away.
    FormRemoved,
    /// The last change was taken back.
    Undone,
    /// The last change taken back was made again.
    Redone,
    /// What was doubtful was found right.
    DoubtSettled(Doubt),
    /// More of what is doubtful was asked for.
    MoreDoubts,
    /// The document is a new version of this plan, or of none.
    BaseChosen(Option<Fingerprint>),
    /// The plan is to be kept as it stands.
    Finished,

    /// What was to be kept is kept, or not.
    Stored {
        /// Whether it is.
        is_written: bool,
    },
    /// The drafts are kept, or not.
    DraftKept {
        /// Whether they are.
        is_written: bool,
    },
    /// What was put away last is taken back.
    BenchRestored,
    /// Keeping is tried again.
    SaveRetried,
    /// The text of the plan was asked for on the clipboard.
    TextAsked,
    /// A text went to the clipboard, or did not.
    Copied {
        /// Whether it did.
        is_copied: bool,
        /// The text, to be shown where it did not.
        text: String,
    },
    /// A change of the shelf is taken back.
    ShelfUndone,
    /// A message was shown long enough.
    NoticeExpired(u32),
}

/// Something for the browser to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put entries into both stores and, only once they are there, drop others. Answer: `Stored`.
    Put {
        /// What to put.
        entries: Vec<(String, String)>,
        /// What to drop.
        dropped: Vec<String>,
    },
    /// Put the draft into IndexedDB soon, or drop it.
    KeepDraft,
    /// Read both stores. Answer: `StoresRead`.
    ReadStores,
    /// Tell the app which plan to use, or to read again.
    UsePlan {
        /// Which.
        plan: Fingerprint,
        /// Whether its list is to be shown.
        is_shown: bool,
    },
    /// Go to a screen.
    Go(Route),
    /// Put a text on the clipboard.
    Copy(String),
    /// Hide a message after a while. Answer: `NoticeExpired`.
    ExpireNotice(u32),
}

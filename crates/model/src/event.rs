//! What happened: facts, told by the shell.
//!
//! Must not say what to do about it: `update` does.

use std::sync::Arc;

use yaodian_plan::progress::{Field, Stamp, Status, Value};
use yaodian_plan::{Fingerprint, MilestoneId, NodeId, TargetId, TaskId};

use crate::effect::Store;
use crate::{Filter, Opened, Part, Route, Scope, TextSize, Theme};

/// When something happened, and a random number to go with it.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The wall clock, in milliseconds since 1970.
    pub ms: u64,
    /// A random number.
    pub random: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The address now asks for a screen.
    Navigated(Route),
    /// A section or an item was opened or closed.
    NodeToggled(NodeId, bool),
    /// A filter was chosen.
    FilterChosen(Filter),
    /// Something was typed into the search field.
    QueryTyped(String),

    /// A task's box was tapped.
    TaskTicked(TaskId),
    /// A task's five statuses were asked for.
    StatusMenuOpened(TaskId),
    /// The five statuses were left without a choice.
    StatusMenuClosed,
    /// A status was chosen for a task.
    StatusChosen(TaskId, Status),
    /// A value was typed for a target; empty for none.
    ValueTyped(TargetId, String),
    /// A target's value was stepped up (1) or down (-1).
    ValueStepped(TargetId, i8),
    /// A milestone's box was tapped.
    MilestoneTicked(MilestoneId),
    /// A note was written.
    NoteWritten(Field, String),
    /// Something was recorded about a task, in one edit.
    Recorded(Vec<(Field, Value)>),
    /// The last edit was taken back.
    Undone,
    /// The last edit taken back was made again.
    Redone,
    /// A message was shown long enough.
    NoticeExpired(Stamp),

    /// A plan on this device was chosen.
    PlanChosen {
        /// Which.
        plan: Fingerprint,
        /// Whether its list is to be shown.
        is_shown: bool,
    },
    /// A plan was looked for in both stores.
    PlanRead {
        /// Which.
        plan: Fingerprint,
        /// What was found; `None` where it is not on this device.
        found: Option<Arc<Opened>>,
    },
    /// The part of the program that a screen needs did not come.
    DeskFailed,
    /// It is tried again.
    DeskRetried,

    /// Something was asked for that only the tracker has.
    TrackerAsked,
    /// The tracker was fetched and can take over, or did not come.
    TrackerCame(bool),

    /// Something happened on a screen of the tracker.
    #[cfg(feature = "track")]
    Track(crate::track::TrackEvent),

    /// A theme was chosen.
    ThemeChosen(Theme),
    /// A text size was chosen.
    TextSizeChosen(TextSize),
    /// The sender's label was typed.
    SenderTyped(String),

    /// What a report covers was chosen.
    ScopeChosen(Scope),
    /// A part was put into the report or taken out.
    PartToggled(Part),
    /// The link was asked for on the clipboard.
    LinkCopied {
        /// The page's address without a fragment.
        address: String,
    },
    /// The text with the code was asked for on the clipboard.
    MessageCopied,
    /// The system's share sheet was asked for.
    SharedBySystem {
        /// The page's address without a fragment.
        address: String,
    },
    /// A text came that may hold a code: from the address, the clipboard or a file.
    CodeReceived(String),
    /// The received progress was merged.
    IncomingMerged,
    /// The received progress is only looked at.
    IncomingViewed,
    /// The received progress was put aside.
    IncomingDiscarded,
    /// Values that an undone merge left behind were adopted as new edits.
    IncomingReadopted,
    /// The plan that the received progress belongs to was asked for.
    IncomingPlanChosen,
    /// Looking at somebody's progress ended.
    ViewingEnded,

    /// A backup was asked for as a file.
    BackupSaved,
    /// A backup was asked for on the clipboard.
    BackupCopied,
    /// A text went to the clipboard, or did not.
    Copied {
        /// Whether it did.
        is_copied: bool,
        /// The text, to be shown where it did not.
        text: String,
    },
    /// The shown text that could not be copied was put aside.
    CopyClosed,
    /// A file was offered, or this browser cannot.
    FileOffered {
        /// Whether it was.
        is_offered: bool,
        /// The content, to be shown where it was not.
        content: String,
    },

    /// IndexedDB was read.
    DurableRead(Result<Vec<(String, String)>, ()>),
    /// A write to a store ended.
    SegmentStored {
        /// Which store.
        store: Store,
        /// The segment's key.
        key: String,
        /// Whether it is there now.
        is_written: bool,
        /// The keys dropped in its favour.
        dropped: Vec<String>,
    },
    /// Another tab added a segment.
    SegmentSeen {
        /// Its key.
        key: String,
        /// Its text.
        text: String,
    },
    /// Another tab dropped a segment.
    SegmentGone(String),
    /// A message on damaged data was read and put aside.
    AlertClosed,
    /// What failed to be saved is tried again.
    SaveRetried,

    /// Storage was measured.
    StorageMeasured {
        /// Whether the browser promised not to clear it; `None` where it cannot say.
        is_persistent: Option<bool>,
        /// Bytes used; `None` where it cannot say.
        used_bytes: Option<u64>,
        /// Bytes allowed; `None` where it cannot say.
        quota_bytes: Option<u64>,
    },
    /// Lasting storage was asked for.
    PersistenceAsked,
    /// The browser offers to install the app, or no longer does.
    InstallOffered(bool),
    /// Installing was asked for.
    InstallAsked,
    /// A new version waits.
    UpdateReady,
    /// The new version may take over.
    UpdateAccepted,
    /// What is fetched when first used was asked for at once.
    PartsAsked,
    /// It has come, or not.
    PartsFetched(bool),
    /// Everything needed offline is in place.
    OfflineReady,
    /// The page goes out of sight.
    Hidden,
    /// The page comes back into sight, perhaps on another day.
    Shown,
}

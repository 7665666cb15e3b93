//! What the model asks of the browser.
//!
//! Must not be carried out here.

use yaodian_plan::Fingerprint;
use yaodian_plan::progress::Stamp;

use crate::Route;

/// One of the two stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// localStorage: at hand at once, on disk when the browser likes.
    Local,
    /// IndexedDB in strict transactions: on disk when it says so.
    Durable,
}

impl Store {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Local => Self::Durable,
            Self::Durable => Self::Local,
        }
    }
}

/// Something for the browser to do. Where an answer is due, it comes back as an `Event`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put a segment into both stores. Answer: `SegmentStored`, once a store.
    Save {
        /// Its key.
        key: String,
        /// Its text.
        text: String,
    },
    /// Put a segment into one store and, only once it is there, drop others from it.
    /// Answer: `SegmentStored`.
    Fold {
        /// Which store.
        store: Store,
        /// The new segment's key.
        key: String,
        /// Its text.
        text: String,
        /// The keys it stands for.
        dropped: Vec<String>,
    },
    /// Set one word in localStorage; an empty one removes the key.
    Remember {
        /// Its key.
        key: String,
        /// The word.
        word: String,
    },
    /// Look for a plan in both stores, its latest record first. Answer: `PlanRead`.
    ReadPlan(Fingerprint),
    /// Fetch what is fetched when first used. Answer: `PartsFetched`.
    FetchParts,
    /// Fetch the tracker. Answer: `TrackerCame`.
    FetchTracker,
    /// Let the tracker take this program's place, with what it goes on from.
    HandOver(String),
    /// Read IndexedDB again. Answer: `DurableRead`.
    ReadDurable,
    /// Drop a key from both stores.
    Forget {
        /// The key.
        key: String,
    },
    /// Keep the look of the first screen for the next start, when there is time.
    RememberLook,
    /// Go to a screen; the address follows.
    Go(Route),
    /// Take the code out of the address without a new entry in the history.
    ClearFragment(Route),
    /// Let the address hold a view of the list, as a new entry in the history or in place of the
    /// present one. Nothing is told: the list shows the view already.
    #[cfg(feature = "track")]
    ShowView {
        /// The fragment.
        href: String,
        /// Whether back leads to what was shown before.
        is_new: bool,
    },
    /// Hide the message strip after a while. Answer: `NoticeExpired`.
    ExpireNotice(Stamp),
    /// Apply theme and text size to the page.
    ApplyLook,
    /// Put a text on the clipboard. Answer: `Copied`.
    Copy(String),
    /// Offer a text as a file. Answer: `FileOffered`.
    Download {
        /// The file's name.
        name: String,
        /// Its content.
        content: String,
    },
    /// Hand a text and a link to the system's share sheet.
    SystemShare {
        /// The text.
        text: String,
        /// The link.
        url: String,
    },
    /// Ask for storage that is not cleared by itself. Answer: `StorageMeasured`.
    AskPersistence,
    /// Ask how much is used and whether it lasts. Answer: `StorageMeasured`.
    MeasureStorage,
    /// Show the browser's install prompt.
    Install,
    /// Let the waiting version take over and load the page again.
    TakeUpdate,
}

//! The journal (日志): what was changed, when, by which device, and what stood there before.
//!
//! Must not apply anything: `State` does.

use super::{Cell, Field, Stamp};

/// Why a group of fields changed together: one intent, one undo step, one save.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// A person set something.
    Edit,
    /// A person took back the edit with this stamp.
    Undo(Stamp),
    /// A person merged what a sender sent.
    Merge {
        /// The sender's label.
        from: String,
    },
    /// A person restored a backup.
    Restore,
}

/// One edit. The order is that of stored journals: add at the end only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When and where it was made.
    pub stamp: Stamp,
    /// Why.
    pub action: Action,
    /// What it changed.
    pub replaced: Vec<Replaced>,
}

/// One field's change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Replaced {
    /// Which field.
    pub field: Field,
    /// What stood there; `None` where nothing had been set.
    pub before: Option<Cell>,
    /// What stands there now. In a merge it carries the sender's stamp.
    pub after: Cell,
}

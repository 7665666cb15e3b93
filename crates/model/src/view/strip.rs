//! The strip at the foot of the screen: what was just done, whether it is saved, and undo; and
//! the banner on top, for what a person must know.
//!
//! Must not last: what matters longer is on a screen.

use crate::model::NoticeKind;
use crate::text::{fill, lang};
use crate::{Model, SaveState};

use super::words;

/// The strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripView {
    /// What was just done.
    pub text: String,
    /// Whether it is saved; empty where nothing was changed.
    pub saved: &'static str,
    /// What can be done about it.
    pub action: Option<StripAction>,
}

/// What can be done about the last edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripAction {
    /// Take it back.
    Undo,
    /// Make it again.
    Redo,
}

/// What a person must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Banner {
    /// Something could not be saved.
    Unsaved,
    /// A stored record is damaged.
    Damaged,
    /// A later version's records are there.
    Newer,
    /// The plan that was active is not here.
    PlanMissing,
    /// A new version waits.
    Update,
}

impl Model {
    /// The strip, while there is something to say.
    #[must_use]
    pub fn strip(&self) -> Option<StripView> {
        let notice = self.notice.as_ref()?;
        let (text, is_edit) = match &notice.kind {
            NoticeKind::StatusSet(task) => {
                (words::status_word(lang(), self.progress.status(*task)).to_owned(), true)
            }
            NoticeKind::Edited => (lang().notice_edited.to_owned(), true),
            NoticeKind::Merged { changes } => {
                (fill(lang().notice_merged, &[&changes.to_string()]), true)
            }
            #[cfg(feature = "track")]
            NoticeKind::Bulk { count } => crate::track::list::text::bulk_said(*count),
            NoticeKind::Undone => (lang().notice_undone.to_owned(), true),
            NoticeKind::Redone => (lang().notice_redone.to_owned(), true),
            NoticeKind::Copied => (lang().notice_copied.to_owned(), false),
            NoticeKind::FileSaved => (lang().notice_file_saved.to_owned(), false),
            NoticeKind::PlanShown => (fill(lang().plan_shown, &[&self.outline.title]), false),
            NoticeKind::NotANumber => (lang().notice_not_a_number.to_owned(), false),
        };
        let action = match notice.kind {
            NoticeKind::Undone if self.can_redo() => Some(StripAction::Redo),
            NoticeKind::Undone => None,
            _ if is_edit && self.can_undo() => Some(StripAction::Undo),
            _ => None,
        };
        Some(StripView { text, saved: if is_edit { self.saved_word() } else { "" }, action })
    }

    fn saved_word(&self) -> &'static str {
        match self.ledger.state() {
            SaveState::Saved => lang().saved,
            SaveState::Saving => lang().saving,
            SaveState::Kept => lang().kept,
            SaveState::Idle | SaveState::Unsaved => "",
        }
    }

    /// The most pressing thing a person must know.
    #[must_use]
    pub fn banner(&self) -> Option<Banner> {
        if self.ledger.state() == SaveState::Unsaved {
            return Some(Banner::Unsaved);
        }
        match &self.damage {
            Some(damage) if !damage.damaged.is_empty() => Some(Banner::Damaged),
            Some(_) => Some(Banner::Newer),
            None if self.is_plan_missing => Some(Banner::PlanMissing),
            None if self.has_update => Some(Banner::Update),
            None => None,
        }
    }
}

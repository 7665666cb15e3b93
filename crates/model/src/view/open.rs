//! What a received code says and would change, before anything changes.
//!
//! Must not change anything.

use yaodian_plan::progress::Difference;
use yaodian_wire::{CodeError, Parcel, Purpose};

use super::words;
use crate::text::{fill, lang};
use crate::{Incoming, Model};

/// How many changes are listed before the rest is only counted.
const LINES_MAX: usize = 60;

/// The screen for a received text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenView {
    /// Progress on this plan.
    Preview(Preview),
    /// Nothing that can be used, and what to do.
    Refusal(Refusal),
}

/// Progress on this plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Whether it is a backup to restore.
    pub is_backup: bool,
    /// `来自 分水初中`.
    pub from: String,
    /// `8月18日 9:05发出`.
    pub made: String,
    /// How many changes, said.
    pub summary: String,
    /// The changes.
    pub changes: Vec<ChangeLine>,
    /// How many more there are than listed, said; empty for none.
    pub more: String,
    /// What stays because it is later here, said; empty for nothing.
    pub kept: String,
    /// Those, listed.
    pub kept_lines: Vec<ChangeLine>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// What changes.
    pub name: String,
    /// From what to what.
    pub change: String,
}

/// Why nothing can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: &'static str,
    /// Whether it may open with another plan in use.
    pub can_switch: bool,
}

impl Model {
    /// The screen for a received text.
    #[must_use]
    pub fn open_view(&self) -> Option<OpenView> {
        Some(match self.incoming.as_ref()? {
            Incoming::Parcel { parcel, comparison } => {
                let (changes, kept) = (&comparison.changes, &comparison.kept);
                OpenView::Preview(self.preview(parcel, changes, kept))
            }
            Incoming::OtherPlan { sender, is_missing, .. } => {
                let why =
                    if *is_missing { lang().open_other_missing } else { lang().open_other_plan };
                OpenView::Refusal(Refusal {
                    what: from_word(sender) + lang().stop + why,
                    hint: lang().nothing_changed,
                    can_switch: !is_missing,
                })
            }
            Incoming::Refused(error) => OpenView::Refusal(refusal(*error)),
        })
    }

    /// Whose progress is only looked at, said.
    #[must_use]
    pub fn viewing_word(&self) -> Option<String> {
        let parcel = self.viewing.as_ref()?;
        let when = words::moment(lang(), parcel.made_ms);
        Some(fill(lang().viewing, &[&parcel.sender, &when]))
    }

    fn preview(&self, parcel: &Parcel, changes: &[Difference], kept: &[Difference]) -> Preview {
        let is_backup = parcel.purpose == Purpose::Backup;
        let when = words::moment(lang(), parcel.made_ms);
        let count = |list: &[Difference]| list.len().to_string();
        let hidden = changes.len().saturating_sub(LINES_MAX);
        let lines = |list: &[Difference]| {
            list.iter().take(LINES_MAX).map(|one| self.change_line(one)).collect()
        };
        Preview {
            is_backup,
            from: from_word(&parcel.sender),
            made: fill(
                if is_backup { lang().open_backup_made } else { lang().open_made },
                &[&when],
            ),
            summary: match changes {
                [] if kept.is_empty() => lang().open_no_changes.to_owned(),
                [] => fill(lang().open_kept_only, &[&count(kept)]),
                _ => fill(lang().open_changes, &[&count(changes)]),
            },
            changes: lines(changes),
            more: match hidden {
                0 => String::new(),
                n => fill(lang().open_more_changes, &[&n.to_string()]),
            },
            kept: match kept {
                [] => String::new(),
                _ if changes.is_empty() => String::new(),
                _ => fill(lang().open_kept, &[&count(kept)]),
            },
            kept_lines: lines(kept),
        }
    }

    fn change_line(&self, difference: &Difference) -> ChangeLine {
        let word = |value| self.value_word(difference.field, value);
        let (mine, theirs) = (word(&difference.mine), word(&difference.theirs));
        ChangeLine {
            name: self.field_name(difference.field),
            change: fill(lang().open_change, &[&mine, &theirs]),
        }
    }
}

fn from_word(sender: &str) -> String {
    match sender {
        "" => lang().open_from_unknown.to_owned(),
        sender => fill(lang().open_from, &[sender]),
    }
}

fn refusal(error: CodeError) -> Refusal {
    let (what, hint) = match error {
        CodeError::Absent => (lang().code_absent.to_owned(), lang().code_absent_hint),
        CodeError::Cut { have, want } => {
            (fill(lang().code_cut, &[&have.to_string(), &want.to_string()]), lang().code_cut_hint)
        }
        CodeError::Garbled => (lang().code_garbled.to_owned(), lang().code_garbled_hint),
        CodeError::Newer => (lang().code_newer.to_owned(), lang().code_newer_hint),
        CodeError::TooLong => (lang().code_too_long.to_owned(), lang().code_absent_hint),
    };
    Refusal { what: what + lang().nothing_changed, hint, can_switch: false }
}

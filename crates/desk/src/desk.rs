//! The desk's state: the shelf, what is being read, what lies on the bench.
//!
//! Must not change here: see `update`.

use std::collections::BTreeSet;

use yaodian_model::Desk as Screen;
use yaodian_plan::Fingerprint;
use yaodian_plan::progress::DeviceId;
use yaodian_wire::shelf::Record;

use crate::bench::{Bench, BenchState};
use crate::draft;
use crate::shelf::Shelf;

/// What a bench is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// What was read, or is written from nothing.
    Review,
    /// A plan on the shelf that is corrected.
    Plan(Fingerprint),
}

/// How reading a document stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is being read.
    #[default]
    Idle,
    /// A document is being read.
    UnderWay {
        /// Its name; empty for what was pasted.
        name: String,
    },
}

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its name; empty for what was pasted.
    pub name: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

/// How keeping stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// Nothing is to be kept.
    #[default]
    Idle,
    /// Something is on its way to the stores.
    UnderWay(Job),
    /// Neither store took it.
    Failed(Job),
}

/// Something to be kept, and what comes after.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// What to put.
    pub entries: Vec<(String, String)>,
    /// What to drop once it is there.
    pub dropped: Vec<String>,
    /// What comes after.
    pub then: Then,
    /// The plan it is about.
    pub plan: Fingerprint,
}

/// What comes after something was kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// The plan from a bench is used.
    Use(Fingerprint, Slot),
    /// The shelf has changed, and the change can be taken back.
    Say(Said, Option<Back>),
}

/// What takes a change back.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// The record that stood there before.
    Record {
        /// It.
        before: Box<Record>,
        /// Whether its plan was in use.
        was_active: bool,
    },
    /// What lay on a bench.
    Bench(Box<(Slot, Bench)>),
    /// Taking away the plan that was made.
    Made(Fingerprint),
}

/// What was done to the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A plan stands twice.
    Copied,
    /// The version before is there again.
    Reverted,
    /// A plan was put aside.
    Archived,
    /// A plan was put back.
    Restored,
    /// A plan was thrown away.
    Deleted,
    /// A plan is gone.
    Erased,
    /// The last of these was taken back.
    Undone,
    /// A correction of a plan that is not in use is kept.
    Saved,
    /// What lay on a bench was put away.
    Discarded,
    /// A text is on the clipboard.
    TextCopied,
}

/// A short message at the foot of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells it from later ones.
    pub number: u32,
    /// What was done.
    pub said: Said,
    /// What takes it back; `None` where nothing does.
    pub back: Option<Back>,
}

/// The desk's state.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The screen.
    pub screen: Screen,
    /// Whether the stores were read.
    pub is_ready: bool,
    /// Every plan on this device.
    pub shelf: Shelf,
    /// The plan in use.
    pub active: Option<Fingerprint>,
    /// How reading stands.
    pub reading: Reading,
    /// The plan whose new version is to be read.
    pub base: Option<Fingerprint>,
    /// The plan that 修改 is about, if another than the one in use.
    pub editing: Option<Fingerprint>,
    /// What was read and waits for its turn, and what was left from earlier visits.
    pub left: Vec<Bench>,
    /// The documents that could not be read.
    pub problems: Vec<Problem>,
    /// How keeping stands.
    pub saving: Saving,
    /// The message at the foot of the screen.
    pub notice: Option<Notice>,
    /// A text that could not be copied, shown to be copied by hand.
    pub shown_text: Option<String>,
    /// The plan the desk gave to the app, until the stores say so.
    pub(crate) given: Option<Fingerprint>,
    /// The plan that 修改 was asked for.
    pub(crate) asked: Option<Fingerprint>,
    /// The drafts that the store is known to hold, by key.
    pub(crate) kept_drafts: BTreeSet<String>,
    /// Whether the last draft could not be kept.
    pub is_draft_lost: bool,
    pub(crate) laid: u32,
    pub(crate) benches: Vec<(Slot, Bench)>,
    /// Whether more documents of those picked together may come.
    pub(crate) is_in_batch: bool,
    pub(crate) device: DeviceId,
    pub(crate) notices: u32,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            screen: Screen::Plans,
            is_ready: false,
            shelf: Shelf::default(),
            active: None,
            reading: Reading::Idle,
            base: None,
            editing: None,
            given: None,
            asked: None,
            kept_drafts: BTreeSet::new(),
            is_draft_lost: false,
            laid: 0,
            benches: Vec::new(),
            left: Vec::new(),
            problems: Vec::new(),
            saving: Saving::Idle,
            notice: None,
            shown_text: None,
            is_in_batch: false,
            device: DeviceId(0),
            notices: 0,
        }
    }
}

impl Desk {
    /// What the screen that is shown has its bench for.
    #[must_use]
    pub fn slot(&self) -> Option<Slot> {
        match self.screen {
            Screen::Import => Some(Slot::Review),
            Screen::Edit => self.editing.or(self.active).map(Slot::Plan),
            Screen::Plans => None,
        }
    }

    /// The bench of the screen that is shown.
    #[must_use]
    pub fn bench(&self) -> Option<&Bench> {
        self.bench_in(self.slot()?)
    }

    pub(crate) fn bench_mut(&mut self) -> Option<&mut Bench> {
        let slot = self.slot()?;
        self.benches.iter_mut().find(|(of, _)| *of == slot).map(|(_, bench)| bench)
    }

    /// The bench for something.
    #[must_use]
    pub fn bench_in(&self, slot: Slot) -> Option<&Bench> {
        self.benches.iter().find(|(of, _)| *of == slot).map(|(_, bench)| bench)
    }

    /// Puts a bench up in place of the one for the same.
    pub(crate) fn set_bench(&mut self, slot: Slot, bench: Option<Bench>) {
        self.benches.retain(|(of, _)| *of != slot);
        self.laid = self.laid.wrapping_add(1);
        let number = self.laid;
        self.benches.extend(bench.map(|bench| (slot, Bench { number, ..bench })));
    }

    /// How far the bench that is shown has come: another where anything that lies on it is.
    #[must_use]
    pub fn bench_state(&self) -> BenchState {
        self.bench().map(Bench::state).unwrap_or_default()
    }

    /// Puts what lies on the review's bench aside, where it would be lost.
    pub(crate) fn set_aside(&mut self) {
        if let Some(bench) = self.bench_in(Slot::Review).cloned() {
            self.set_bench(Slot::Review, None);
            self.left.push(bench);
        }
    }

    /// What lies on the benches, each under its key, and the keys of what no longer does.
    pub fn take_drafts(&mut self) -> (Vec<(String, String)>, Vec<String>) {
        let review = self.bench_in(Slot::Review).into_iter().chain(&self.left);
        let review = review.map(|bench| (draft::review_key(bench), draft::write(bench)));
        let corrections = self.benches.iter().filter_map(|(slot, bench)| match slot {
            Slot::Plan(plan) if bench.is_changed() => {
                Some((draft::plan_key(*plan), draft::write(bench)))
            }
            _ => None,
        });
        let entries: Vec<_> = review.chain(corrections).collect();
        let keys: BTreeSet<_> = entries.iter().map(|(key, _)| key.clone()).collect();
        let dropped = self.kept_drafts.difference(&keys).cloned().collect();
        self.kept_drafts = keys;
        (entries, dropped)
    }

    /// Whether neither store took what was to be kept.
    #[must_use]
    pub const fn has_save_failed(&self) -> bool {
        matches!(self.saving, Saving::Failed(_))
    }
}

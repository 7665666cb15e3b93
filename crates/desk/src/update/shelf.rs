//! What is done to plans on the shelf.
//!
//! A plan is never overwritten: each change is a record later than the one before, and taking it
//! back is one more.

use yaodian_model::text::fill;
use yaodian_model::{Desk as Screen, Now, Route};
use yaodian_plan::progress::Stamp;
use yaodian_plan::{Fingerprint, Plan};
use yaodian_wire::shelf::{self, Place, Record};

use crate::bench::{Bench, Purpose};
use crate::desk::{Back, Job, Said, Slot, Then};
use crate::text::lang;
use crate::{Desk, Effect, Event};

/// How many copies of a plan may stand side by side.
const COPIES_MAX: u32 = 99;

impl Desk {
    pub(super) fn shelf_changed(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::PlanOpened(plan) => self.used(plan),
            Event::PlanEdited(plan) => {
                self.asked = Some(plan);
                vec![Effect::Go(Route::Desk(Screen::Edit))]
            }
            Event::PlanRevised(plan) => {
                self.set_aside();
                self.base = Some(plan);
                vec![Effect::Go(Route::Desk(Screen::Import))]
            }
            Event::PlanCarried(plan) => self.carried(plan),
            Event::BlankStarted => {
                self.set_aside();
                self.set_bench(Slot::Review, Some(Bench::blank()));
                vec![Effect::Go(Route::Desk(Screen::Import))]
            }
            Event::PlanCopied(plan) => self.copied(plan, now),
            Event::PlanArchived(plan) => self.placed(plan, Place::Archived, Said::Archived, now),
            Event::PlanDeleted(plan) => self.placed(plan, Place::Deleted, Said::Deleted, now),
            Event::PlanRestored(plan) => self.placed(plan, Place::Kept, Said::Restored, now),
            Event::PlanReverted(plan) => self.reverted(plan, now),
            Event::PlanErased(plan) => self.erased(plan),
            Event::ShelfUndone => match self.notice.take().and_then(|notice| notice.back) {
                Some(Back::Record { before, was_active }) => {
                    self.put_back(*before, was_active, now)
                }
                Some(Back::Made(plan)) => self.unmade(plan, now),
                Some(Back::Bench(_)) | None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Puts a record back in its place, as a later one.
    fn put_back(&mut self, record: Record, was_active: bool, now: Now) -> Vec<Effect> {
        let id = record.plan.identity();
        let job = self.job(record.plan, record.place, Then::Say(Said::Undone, None), now);
        let mut effects = self.keep(job);
        if was_active {
            effects.extend(self.given(id, false));
        }
        effects
    }

    /// Takes a plan that was just made away again; one that was used meanwhile can be restored.
    fn unmade(&mut self, plan: Fingerprint, now: Now) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        if self.active == Some(plan) || !volume.segments.is_empty() {
            return self.placed(plan, Place::Deleted, Said::Deleted, now);
        }
        let dropped = volume.keys.iter().map(|(_, key)| key.clone()).collect();
        let then = Then::Say(Said::Undone, None);
        self.keep(Job { entries: Vec::new(), dropped, then, plan })
    }

    /// The record of a plan as it is to stand from now on.
    pub(super) fn job(&self, plan: Plan, place: Place, then: Then, now: Now) -> Job {
        let stamp = self.stamp(now);
        let id = plan.identity();
        // The copy on the shelf keeps its id, whatever was changed of its words.
        let plan = Plan { origin: Some(id), ..plan };
        let dropped = self.shelf.volume(id).map(|volume| volume.outdated(&plan));
        let dropped = dropped.unwrap_or_default();
        let record = Record { stamp, place, plan };
        Job {
            entries: vec![(shelf::key(id, stamp, now.random), shelf::write(&record))],
            dropped,
            then,
            plan: id,
        }
    }

    pub(super) fn stamp(&self, now: Now) -> Stamp {
        self.shelf.next_stamp(now.ms, self.device)
    }

    fn placed(&mut self, plan: Fingerprint, place: Place, said: Said, now: Now) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        let before = volume.record.clone();
        let was_active = self.active == Some(plan);
        let back = Back::Record { before: Box::new(before.clone()), was_active };
        let then = Then::Say(said, Some(back));
        let job = self.job(before.plan, place, then, now);
        let mut effects = self.keep(job);
        // What was put away is no longer in use.
        if place != Place::Kept && was_active {
            let others = self.shelf.in_place(Place::Kept);
            let other = others.iter().map(|volume| volume.id).find(|id| *id != plan);
            if let Some(other) = other {
                effects.extend(self.given(other, false));
            }
        }
        effects
    }

    /// Puts the version before this one in its place, as a later one.
    fn reverted(&mut self, plan: Fingerprint, now: Now) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        let Some(previous) = volume.previous.clone() else { return Vec::new() };
        let before = Box::new(volume.record.clone());
        let back = Back::Record { before, was_active: self.active == Some(plan) };
        let then = Then::Say(Said::Reverted, Some(back));
        let free = volume.record.plan.free_ids();
        // What the version in between gave numbers to does not share them with what comes later.
        let job = self.job(Plan { free, ..previous.plan }, Place::Kept, then, now);
        self.keep(job)
    }

    fn copied(&mut self, plan: Fingerprint, now: Now) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        let titled =
            |title: String| Plan { title: Some(title), origin: None, ..volume.record.plan.clone() };
        let first = titled(fill(lang().copy_title, &[volume.title()]));
        let numbered = (2..=COPIES_MAX).map(|number| {
            titled(fill(lang().copy_title_more, &[volume.title(), &number.to_string()]))
        });
        // A copy of the same name would be a later version of the one that is there.
        let is_new = |copy: &Plan| self.shelf.volume(copy.identity()).is_none();
        let copy = std::iter::once(first).chain(numbered).find(is_new);
        let Some(copy) = copy else { return Vec::new() };
        let then = Then::Say(Said::Copied, Some(Back::Made(copy.identity())));
        let job = self.job(copy, Place::Kept, then, now);
        self.keep(job)
    }

    fn carried(&mut self, plan: Fingerprint) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        let bench = Bench::carried(volume);
        self.set_aside();
        self.set_bench(Slot::Review, Some(bench));
        vec![Effect::KeepDraft, Effect::Go(Route::Desk(Screen::Import))]
    }

    /// Takes a plan that was thrown away out of the stores, with its progress.
    fn erased(&mut self, plan: Fingerprint) -> Vec<Effect> {
        let Some(volume) = self.shelf.volume(plan) else { return Vec::new() };
        if volume.record.place != Place::Deleted || self.active == Some(plan) {
            return Vec::new();
        }
        let mut dropped: Vec<_> = volume.keys.iter().map(|(_, key)| key.clone()).collect();
        dropped.extend(volume.segments.iter().cloned());
        let then = Then::Say(Said::Erased, None);
        self.keep(Job { entries: Vec::new(), dropped, then, plan })
    }

    /// Lays the plan that 修改 is about on its bench: the one asked for, or the one in use.
    pub(super) fn correct_active(&mut self) {
        if self.screen != Screen::Edit {
            return;
        }
        let Some(slot @ Slot::Plan(plan)) = self.slot() else { return };
        // What was changed and not kept yet lies there still.
        if self.bench_in(slot).is_some_and(Bench::is_changed) {
            return;
        }
        let bench = self.shelf.volume(plan).map(|volume| {
            // Whatever is corrected of its words, it stays the plan it is.
            let plan = Plan { origin: Some(plan), ..volume.record.plan.clone() };
            let base = Some(volume.record.stamp);
            Bench { base, ..Bench::new(&plan, Purpose::Correct) }
        });
        self.set_bench(slot, bench);
    }
}

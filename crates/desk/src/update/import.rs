//! Reading documents: what is under way, what failed, and what was read laid on the bench.
//!
//! Must not read a document.

use std::collections::BTreeSet;

use yaodian_model::{Desk as Screen, Route};
use yaodian_plan::{Plan, Task};
use yaodian_wire::shelf::Place;

use crate::bench::{Bench, Purpose};
use crate::desk::{Back, Problem, Reading, Said, Slot};
use crate::event::Document;
use crate::shelf::Volume;
use crate::{Desk, Effect, Event};

/// A document with one task in so many of a plan's, word for word, seems to be another version.
const SIMILAR_PART: usize = 3;

impl Desk {
    pub(super) fn imported(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::ReadingStarted { name } => {
                if self.reading == Reading::Idle && !self.is_in_batch {
                    self.problems.clear();
                }
                self.is_in_batch = true;
                self.reading = Reading::UnderWay { name };
                return Vec::new();
            }
            Event::ReadingEnded => self.is_in_batch = false,
            Event::ReadingStopped => (self.reading, self.is_in_batch) = (Reading::Idle, false),
            Event::ReadingFailed { name, what, hint } => {
                self.reading = Reading::Idle;
                self.problems.push(Problem { name, what, hint });
            }
            Event::ReadingDone(document) => {
                self.reading = Reading::Idle;
                self.lay_out(*document);
            }
            Event::BenchCleared => return self.cleared(),
            Event::AnotherAsked => {
                // It is for the same plan that another document is a new version of.
                let base = self.bench().and_then(Bench::base);
                self.set_aside();
                self.base = base;
            }
            Event::BenchRestored => {
                let back = self.notice.take().and_then(|notice| notice.back);
                if let Some(Back::Bench(bench)) = back {
                    let (slot, bench) = *bench;
                    if slot == Slot::Review {
                        self.set_aside();
                    }
                    self.set_bench(slot, Some(Bench { is_restored: true, ..bench }));
                }
            }
            Event::DraftResumed(at) if at < self.left.len() => {
                let bench = self.left.remove(at);
                if bench.is_correction() {
                    // A new version that was being reviewed: its plan knows which it is one of.
                    let plan = bench.draft.plan().identity();
                    self.set_bench(Slot::Plan(plan), Some(bench));
                    self.asked = Some(plan);
                    return vec![Effect::KeepDraft, Effect::Go(Route::Desk(Screen::Edit))];
                }
                self.set_bench(Slot::Review, Some(bench));
            }
            Event::DraftDropped(at) if at < self.left.len() => {
                let bench = self.left.remove(at);
                return vec![self.discarded(Slot::Review, bench), Effect::KeepDraft];
            }
            _ => {}
        }
        vec![Effect::KeepDraft]
    }

    /// Puts what lies on the bench away, to be taken back for a while.
    fn cleared(&mut self) -> Vec<Effect> {
        let Some(slot) = self.slot() else { return Vec::new() };
        let bench = self.bench_in(slot).cloned();
        self.set_bench(slot, None);
        self.correct_active();
        if slot == Slot::Review
            && let Some(next) = self.left.iter().position(|bench| bench.is_waiting)
        {
            let next = self.left.remove(next);
            self.set_bench(Slot::Review, Some(next));
        }
        let said = bench.map(|bench| self.discarded(slot, bench));
        said.into_iter().chain([Effect::KeepDraft]).collect()
    }

    fn discarded(&mut self, slot: Slot, bench: Bench) -> Effect {
        self.notify(Said::Discarded, Some(Back::Bench(Box::new((slot, bench)))))
    }

    /// Lays a document on the bench: as a new version of the plan it is one of, or as a new plan.
    pub(super) fn lay_out(&mut self, document: Document) {
        let Document { name, plan, source, warnings } = document;
        let same = self.shelf.volume(plan.identity()).map(|volume| volume.id);
        let base = self.base.take().or(same);
        let similar = if base.is_none() { self.similar_to(&plan) } else { None };
        let bench = Bench { name, source, warnings, similar, ..Bench::new(&plan, Purpose::New) };
        // What is being reviewed stays until it is kept or put away.
        if self.bench_in(Slot::Review).is_some() {
            self.laid = self.laid.wrapping_add(1);
            self.left.push(Bench { number: self.laid, is_waiting: true, ..bench });
            return;
        }
        self.set_bench(Slot::Review, Some(bench));
        if base.is_some() {
            self.rebase(base);
        }
    }

    /// The plan on the shelf that a document seems to be another version of.
    fn similar_to(&self, plan: &Plan) -> Option<yaodian_plan::Fingerprint> {
        let texts: BTreeSet<String> = plan.tasks().map(squeezed).collect();
        let share = |volume: &Volume| {
            let shared =
                volume.record.plan.tasks().map(squeezed).filter(|text| texts.contains(text));
            (shared.count(), volume.id)
        };
        let kept = self.shelf.volumes().filter(|volume| volume.record.place != Place::Deleted);
        let (shared, id) = kept.map(share).max_by_key(|(shared, _)| *shared)?;
        (shared > 0 && shared * SIMILAR_PART >= texts.len()).then_some(id)
    }
}

fn squeezed(task: &Task) -> String {
    task.text.chars().filter(|c| !c.is_whitespace()).collect()
}

//! Reading documents: what is under way, what failed, and what was read laid on the bench.
//!
//! Must not read a document.

use std::collections::BTreeSet;

use yaodian_plan::{Plan, Task};
use yaodian_wire::shelf::Place;

use crate::bench::{Bench, Purpose};
use crate::desk::{Problem, Reading, Slot};
use crate::event::Document;
use crate::shelf::Volume;
use crate::{Desk, Effect, Event};

/// A document with one task in so many of a plan's, word for word, seems to be another version.
const SIMILAR_PART: usize = 3;

impl Desk {
    pub(super) fn imported(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::ReadingStarted { name } => self.reading = Reading::UnderWay { name },
            Event::ReadingStopped => self.reading = Reading::Idle,
            Event::ReadingFailed { name, what, hint } => {
                self.reading = Reading::Failed(Problem { name, what, hint });
            }
            Event::ReadingDone(document) => {
                self.reading = Reading::Idle;
                // What is being reviewed stays until it is kept or put aside.
                if self.bench_in(Slot::Review).is_some() {
                    self.queue.push_back(*document);
                } else {
                    self.lay_out(*document);
                }
                return vec![Effect::KeepDraft];
            }
            Event::BenchCleared => {
                let Some(slot) = self.slot() else { return Vec::new() };
                self.set_bench(slot, None);
                if slot != Slot::Review {
                    self.correct_active();
                } else if let Some(document) = self.queue.pop_front() {
                    self.lay_out(document);
                }
                return vec![Effect::KeepDraft];
            }
            Event::DraftResumed => {
                if let Some(bench) = self.left.take() {
                    self.set_bench(Slot::Review, Some(*bench));
                }
            }
            Event::DraftDropped => {
                self.left = None;
                return vec![Effect::KeepDraft];
            }
            _ => {}
        }
        Vec::new()
    }

    /// Lays a document on the bench: as a new version of the plan it is one of, or as a new plan.
    pub(super) fn lay_out(&mut self, document: Document) {
        let Document { name, plan, source, warnings } = document;
        self.left = None;
        let same = self.shelf.volume(plan.identity()).map(|volume| volume.id);
        let base = self.base.take().or(same);
        let similar = if base.is_none() { self.similar_to(&plan) } else { None };
        let mut bench = Bench::new(&plan, Purpose::New);
        (bench.name, bench.source, bench.warnings) = (name, source, warnings);
        bench.similar = similar;
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

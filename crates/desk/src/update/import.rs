//! Reading documents: what is under way, what failed, and what was read laid on the bench.
//!
//! Must not read a document.

use yaodian_plan::Plan;

use crate::bench::{Bench, Purpose};
use crate::desk::{Problem, Reading, Slot};
use crate::event::Document;
use crate::{Desk, Effect, Event};

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
        let share = |volume: &crate::shelf::Volume| {
            (yaodian_plan::revise::likeness_permille(&volume.record.plan, plan), volume.id)
        };
        let (likeness, id) = self.shelf.volumes().map(share).max_by_key(|(share, _)| *share)?;
        (likeness >= crate::bench::SIMILAR_PERMILLE).then_some(id)
    }
}

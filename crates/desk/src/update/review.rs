//! Reviewing and correcting what lies on the bench, and keeping it.
//!
//! Must not know what an edit does to a plan: the draft does.

use yaodian_model::Now;
use yaodian_plan::Fingerprint;
use yaodian_plan::revise::revise;
use yaodian_wire::segment;
use yaodian_wire::shelf::Place;

use crate::bench::{Bench, DOUBTS_SHOWN, Form, Purpose, has_note, has_progress};
use crate::desk::{Reading, Slot, Then};
use crate::steps::Trouble;
use crate::{Desk, Effect, Event, view};

impl Desk {
    pub(super) fn reviewed(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::BaseChosen(base) => {
                self.rebase(base);
                return vec![Effect::KeepDraft];
            }
            Event::Finished => return self.finished(now),
            Event::TextAsked => {
                return self
                    .bench()
                    .map(|bench| Effect::Copy(view::plain_text(bench)))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        let Some(bench) = self.bench_mut() else { return Vec::new() };
        match event {
            Event::RowChosen(row) => {
                (bench.chosen, bench.form, bench.trouble) = (row, None, None);
                return Vec::new();
            }
            Event::FormOpened(None) if bench.is_form_new() => bench.undo(),
            Event::FormOpened(form) => {
                if let Some(row) = form.and_then(|form| form.row()) {
                    bench.chosen = Some(row);
                }
                (bench.form, bench.trouble) = (form, None);
                return Vec::new();
            }
            Event::MoreDoubts => {
                bench.doubts_shown = bench.doubts_shown.saturating_add(DOUBTS_SHOWN * 4);
                bench.step = bench.step.saturating_add(1);
                return Vec::new();
            }
            Event::DoubtSettled(doubt) => bench.settle(doubt),
            Event::Edited(edits) => bench.edit(&edits),
            Event::FormFilled(values) => bench.fill(&values),
            Event::FormRemoved => {
                let removal = bench.form.and_then(|form| bench.removal(form));
                bench.edit(removal.as_slice());
            }
            Event::Undone => bench.undo(),
            Event::Redone => bench.redo(),
            _ => return Vec::new(),
        }
        vec![Effect::KeepDraft]
    }

    /// Takes what was read as a new version of a plan on the shelf, or as a plan of its own.
    pub(super) fn rebase(&mut self, base: Option<Fingerprint>) {
        let review = self.benches.iter_mut().find(|(slot, _)| *slot == Slot::Review);
        let Some((_, bench)) = review else { return };
        bench.similar = None;
        let Some(volume) = base.and_then(|base| self.shelf.volume(base)) else { return };
        let is_worked_on = |task: &yaodian_plan::Task| has_progress(&volume.progress, task);
        let is_noted_on = |node| has_note(&volume.progress, node);
        let revision = revise(&volume.record.plan, bench.draft.plan(), is_worked_on, is_noted_on);
        let plan = revision.plan.clone();
        let bench_new = Bench::new(&plan, Purpose::Revise { revision: Box::new(revision) });
        let (name, source) = (std::mem::take(&mut bench.name), std::mem::take(&mut bench.source));
        let warnings = std::mem::take(&mut bench.warnings);
        let number = self.laid.wrapping_add(1);
        *bench = Bench { name, source, warnings, number, ..bench_new };
        self.laid = number;
    }

    /// Why what lies on the bench is not kept yet, and the form that mends it.
    fn refused(&self) -> Option<(Option<Trouble>, Option<Form>, bool)> {
        let (slot, bench) = self.slot().zip(self.bench())?;
        if bench.draft.head().title.as_deref().is_none_or(|title| title.trim().is_empty()) {
            return Some((Some(Trouble::NoTitle), Some(Form::Head), false));
        }
        if bench.counts().tasks == 0 {
            return Some((Some(Trouble::NoTask), None, false));
        }
        let Slot::Plan(plan) = slot else { return None };
        let now = self.shelf.volume(plan).map(|volume| volume.record.stamp);
        let is_later = bench.base.is_some() && now > bench.base;
        (is_later && !bench.is_warned).then_some((Some(Trouble::ChangedElsewhere), None, true))
    }

    /// Keeps what lies on the bench.
    fn finished(&mut self, now: Now) -> Vec<Effect> {
        let Some((slot, bench)) = self.slot().zip(self.bench()) else { return Vec::new() };
        if let Some(refused) = self.refused() {
            if let Some(bench) = self.bench_mut() {
                (bench.trouble, bench.form, bench.is_warned) = refused;
            }
            return Vec::new();
        }
        let is_new = matches!(bench.purpose, Purpose::New | Purpose::Carry { .. });
        let own = (!is_new).then(|| bench.draft.plan().identity());
        let base = own.and_then(|id| self.shelf.volume(id));
        let mut plan = bench.plan(base);
        if matches!(bench.purpose, Purpose::New) {
            // So that the same document gets the same numbers wherever it is read.
            plan = plan.renumbered();
        }
        // Words that stand on the shelf already, with other numbers: what was done there stays.
        if is_new && let Some(volume) = self.shelf.volume(plan.identity()) {
            let is_worked_on = |task: &yaodian_plan::Task| has_progress(&volume.progress, task);
            let is_noted_on = |node| has_note(&volume.progress, node);
            plan = revise(&volume.record.plan, plan, is_worked_on, is_noted_on).plan;
        }
        let id = plan.identity();
        let progress = match &bench.purpose {
            Purpose::Carry { progress } => Some(progress.clone()),
            _ => None,
        };
        let mut job = self.job(plan, Place::Kept, Then::Use(id, slot), now);
        if let Some(progress) = progress.filter(|progress| !progress.is_empty()) {
            let key = segment::key(id, self.stamp(now), now.random);
            job.entries.push((key, segment::write(&progress)));
        }
        self.reading = Reading::Idle;
        self.keep(job)
    }
}

//! What each event does to the desk, and what it asks of the browser.
//!
//! Nothing on the shelf changes before the person says so, and every change can be taken back.

mod import;
mod review;
mod shelf;

use yaodian_model::{Desk as Screen, Now, Route};
use yaodian_plan::Fingerprint;
use yaodian_wire::shelf as records;

use crate::bench::Bench;
use crate::desk::{Back, Job, Notice, Said, Saving, Slot, Then};
use crate::shelf::Shelf;
use crate::{Desk, Effect, Event, Found, draft};

impl Desk {
    /// Takes in an event.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::Shown(screen) => self.shown(screen),
            Event::StoresRead(found) => self.stores_read(*found),
            Event::StoresChanged => vec![Effect::ReadStores],
            Event::PlanOpened(_)
            | Event::PlanEdited(_)
            | Event::PlanRevised(_)
            | Event::PlanCarried(_)
            | Event::PlanCopied(_)
            | Event::PlanReverted(_)
            | Event::PlanArchived(_)
            | Event::PlanDeleted(_)
            | Event::PlanRestored(_)
            | Event::PlanErased(_)
            | Event::BlankStarted
            | Event::ShelfUndone => self.shelf_changed(event, now),
            Event::ReadingStarted { .. }
            | Event::ReadingDone(_)
            | Event::ReadingFailed { .. }
            | Event::ReadingEnded
            | Event::ReadingStopped
            | Event::BenchCleared
            | Event::AnotherAsked
            | Event::DraftResumed(_)
            | Event::DraftDropped(_)
            | Event::BenchRestored => self.imported(event),
            Event::RowChosen(_)
            | Event::FormOpened(_)
            | Event::Edited(_)
            | Event::FormFilled(_)
            | Event::FormRemoved
            | Event::Undone
            | Event::Redone
            | Event::DoubtSettled(_)
            | Event::MoreDoubts
            | Event::BaseChosen(_)
            | Event::Finished
            | Event::TextAsked => self.reviewed(event, now),
            Event::Stored { is_written } => self.stored(is_written),
            Event::DraftKept { is_written } => {
                self.is_draft_lost = !is_written;
                Vec::new()
            }
            Event::SaveRetried => match std::mem::take(&mut self.saving) {
                Saving::Failed(job) | Saving::UnderWay(job) => self.keep(job),
                Saving::Idle => Vec::new(),
            },
            Event::Copied { is_copied, text } => {
                if is_copied {
                    return vec![self.notify(Said::TextCopied, None)];
                }
                self.shown_text = Some(text);
                Vec::new()
            }
            Event::NoticeExpired(number) => {
                self.notice = self.notice.take().filter(|notice| notice.number != number);
                Vec::new()
            }
        }
    }

    fn shown(&mut self, screen: Screen) -> Vec<Effect> {
        self.screen = screen;
        self.editing = self.asked.take();
        if self.is_ready {
            self.correct_active();
        }
        // Progress may have changed on the other screens.
        if self.is_ready { vec![Effect::ReadStores] } else { Vec::new() }
    }

    fn stores_read(&mut self, found: Found) -> Vec<Effect> {
        let is_first = !self.is_ready;
        self.device = found.device;
        let bundled = found.bundled.as_ref().map(yaodian_plan::Plan::identity);
        // What the app was given a moment ago, it may not have written yet.
        self.given = self.given.filter(|given| found.active != Some(*given));
        self.active = self.given.or(found.active).or(bundled);
        self.shelf = Shelf::new(found.bundled, &found.entries);
        self.is_ready = true;
        if is_first {
            let is_draft = |(key, _): &&(String, String)| key.starts_with(records::DRAFT_PREFIX);
            let drafts = found.entries.iter().filter(is_draft);
            self.kept_drafts = drafts.map(|(key, _)| key.clone()).collect();
            for bench in draft::read_reviews(&found.entries) {
                self.laid = self.laid.wrapping_add(1);
                self.left.push(Bench { number: self.laid, ..bench });
            }
            for (slot, bench) in draft::read_corrections(&found.entries) {
                self.set_bench(slot, Some(bench));
            }
        }
        self.correct_active();
        Vec::new()
    }

    /// Puts something into the stores.
    fn keep(&mut self, job: Job) -> Vec<Effect> {
        let (entries, dropped) = (job.entries.clone(), job.dropped.clone());
        self.saving = Saving::UnderWay(job);
        vec![Effect::Put { entries, dropped }]
    }

    fn stored(&mut self, is_written: bool) -> Vec<Effect> {
        let Saving::UnderWay(job) = std::mem::take(&mut self.saving) else { return Vec::new() };
        if !is_written {
            self.saving = Saving::Failed(job);
            return Vec::new();
        }
        let read = Effect::ReadStores;
        match job.then {
            Then::Use(plan, slot) => {
                self.set_bench(slot, None);
                let mut effects = vec![Effect::KeepDraft, read];
                let next = self.left.iter().position(|bench| bench.is_waiting);
                match (slot, next) {
                    (Slot::Review, Some(next)) => {
                        let bench = self.left.remove(next);
                        self.set_bench(Slot::Review, Some(bench));
                    }
                    // Correcting another plan is no reason to change the one in use.
                    (Slot::Plan(_), _) if self.active != Some(plan) => {
                        effects.push(self.notify(Said::Saved, None));
                        effects.push(Effect::Go(Route::Desk(Screen::Plans)));
                    }
                    _ => effects.extend(self.used(plan)),
                }
                effects
            }
            Then::Say(said, back) => {
                let mut effects = vec![read, self.notify(said, back)];
                if self.active == Some(job.plan) {
                    effects.push(Effect::UsePlan { plan: job.plan, is_shown: false });
                }
                effects
            }
        }
    }

    /// Uses a plan and shows its list.
    fn used(&mut self, plan: Fingerprint) -> Vec<Effect> {
        self.given(plan, true)
    }

    /// Gives the app a plan.
    fn given(&mut self, plan: Fingerprint, is_shown: bool) -> Vec<Effect> {
        (self.active, self.given) = (Some(plan), Some(plan));
        vec![Effect::UsePlan { plan, is_shown }]
    }

    /// Shows a message for a while.
    fn notify(&mut self, said: Said, back: Option<Back>) -> Effect {
        self.notices = self.notices.wrapping_add(1);
        let number = self.notices;
        self.notice = Some(Notice { number, said, back });
        Effect::ExpireNotice(number)
    }
}

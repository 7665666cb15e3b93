//! Which plan is in use: another is opened in place of it once everything is saved.
//!
//! Must not write plans: the desk does.

use yaodian_plan::{Fingerprint, Plan};
use yaodian_wire::shelf;

use crate::ledger::SaveState;
use crate::model::{NoticeKind, Opened, Reach};
use crate::{Effect, Event, Incoming, Model, Now, Route, Start};

impl Model {
    pub(super) fn plans(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::PlanChosen { plan, is_shown } => {
                self.goes_to_list |= is_shown;
                self.plan_chosen(plan)
            }
            Event::PlanRead { found: Some(opened), .. } => self.opened(&opened, now),
            Event::PlanRead { plan, found: None } => {
                match (self.waiting.take(), &mut self.incoming) {
                    (Some(_), Some(Incoming::OtherPlan { is_missing, .. })) => *is_missing = true,
                    _ => self.is_plan_missing |= plan != self.outline.plan,
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Asks for a plan, now or as soon as nothing is on its way to the stores.
    pub(super) fn plan_chosen(&mut self, plan: Fingerprint) -> Vec<Effect> {
        self.next_plan = Some(plan);
        self.next_plan_read()
    }

    /// Asks for the plan of a received text. A backup of a plan of one's own brings the plan.
    pub(super) fn other_plan_chosen(
        &mut self,
        plan: Fingerprint,
        text: String,
        now: Now,
    ) -> Vec<Effect> {
        let brought = shelf::find(&text).filter(|(record, _)| record.plan.identity() == plan);
        let keep = brought.map(|(record, text)| {
            let key = shelf::key(plan, record.stamp, now.random);
            Effect::Save { key, text }
        });
        self.waiting = Some(text);
        keep.into_iter().chain(self.plan_chosen(plan)).collect()
    }

    pub(super) fn next_plan_read(&mut self) -> Vec<Effect> {
        // What nothing took is told on the screen, and would be forgotten with this plan.
        if !self.ledger.is_at_rest() || self.ledger.state() == SaveState::Unsaved {
            return Vec::new();
        }
        self.next_plan.take().map(Effect::ReadPlan).into_iter().collect()
    }

    /// Another tab, or the desk in it, kept a version of a plan: the one in use is read again.
    pub(super) fn record_seen(&mut self, key: &str) -> Vec<Effect> {
        match shelf::read_key(key) {
            Some((plan, stamp)) if plan == self.outline.plan && self.is_later(stamp) => {
                self.plan_chosen(plan)
            }
            _ => Vec::new(),
        }
    }

    fn is_later(&self, stamp: yaodian_plan::progress::Stamp) -> bool {
        self.record.as_ref().is_none_or(|record| stamp > record.stamp)
    }

    /// IndexedDB may hold a later version of the plan in use, name another, or lack this one.
    pub(super) fn records_read(&mut self, entries: &[(String, String)]) -> Vec<Effect> {
        let of_plan = |(key, _): &(String, String)| {
            shelf::read_key(key).filter(|(plan, _)| *plan == self.outline.plan)
        };
        let latest = entries.iter().filter_map(of_plan).map(|(_, stamp)| stamp).max();
        if latest.is_some_and(|stamp| self.is_later(stamp)) {
            return self.plan_chosen(self.outline.plan);
        }
        let active = entries.iter().find(|(key, _)| key == shelf::ACTIVE_KEY);
        let active = active.and_then(|(_, word)| shelf::read_plan(word));
        match (&self.record, active) {
            // localStorage was cleared, and its word for the plan in use with it.
            (None, Some(active)) if !self.has_active_word && active != self.outline.plan => {
                self.plan_chosen(active)
            }
            (Some(record), _) if latest != Some(record.stamp) => {
                vec![Effect::Save { key: record.key.clone(), text: record.text.clone() }]
            }
            _ => Vec::new(),
        }
    }

    fn opened(&mut self, opened: &Opened, now: Now) -> Vec<Effect> {
        let Opened { plan, record, stored } = opened;
        let is_same = plan.identity() == self.outline.plan;
        let goes_to_list = self.goes_to_list;
        let start = Start {
            now_ms: now.ms,
            random: now.random,
            device: self.clock.device().0,
            route: self.route,
            settings: self.settings.clone(),
            stored: stored.clone(),
            is_plan_missing: false,
            has_active_word: true,
            open: is_same.then(|| self.open.clone()),
            record: record.clone(),
        };
        let mut effects = self.replaced(plan, start, is_same);
        let word = shelf::plan_word(self.outline.plan);
        effects.push(Effect::Save { key: shelf::ACTIVE_KEY.to_owned(), text: word });
        effects.extend([Effect::ReadDurable, Effect::RememberLook]);
        if goes_to_list {
            self.route = Route::Plan;
            effects.push(self.notify(NoticeKind::PlanShown, now));
            effects.push(Effect::Go(Route::Plan));
        }
        if let Some(text) = self.waiting.take() {
            self.incoming = Some(self.examine(&text));
            self.route = Route::Open;
            effects.push(Effect::Go(Route::Open));
        }
        effects
    }

    /// Starts anew with a plan, and keeps what does not hang on it.
    fn replaced(&mut self, plan: &Plan, start: Start, is_same: bool) -> Vec<Effect> {
        let start_ms = start.now_ms;
        let (mut model, effects) = Self::start(plan, start);
        model.edition = self.edition.wrapping_add(1);
        model.clock.witness(self.clock.tick(start_ms));
        model.storage = self.storage;
        model.can_install = self.can_install;
        model.has_update = self.has_update;
        model.is_offline_ready = self.is_offline_ready;
        model.rest = self.rest;
        model.damage = self.damage.take();
        model.waiting = self.waiting.take();
        // Reading IndexedDB again is under way: what waits for it goes on waiting.
        model.durable = match self.durable {
            Reach::Refused => Reach::Refused,
            Reach::Waiting | Reach::Read => Reach::Waiting,
        };
        model.tracker = self.tracker;
        #[cfg(feature = "track")]
        model.take_track(std::mem::take(&mut self.track));
        if is_same {
            model.undo = std::mem::take(&mut self.undo);
            model.redo = std::mem::take(&mut self.redo);
        }
        *self = model;
        effects
    }
}

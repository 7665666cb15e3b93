//! Storing: what the two stores answer, what other tabs do, what was found damaged.
//!
//! A store's content is a set of segments that merge; nothing is dropped before what stands for
//! it is there. Must not edit progress other than by merging.

use yaodian_wire::{segment, shelf};

use crate::effect::Store;
use crate::model::{Reach, Suspect};
use crate::{Effect, Event, Model, Now};

/// What the keys of texts that could not be read start with once the person was told.
const ASIDE_PREFIX: &str = "yaodian.aside.";

/// How many tasks a plan may have before the tracker is fetched for it unasked: the app finds by
/// reading all tasks and draws all it found, the tracker does neither.
const FIRST_VISIT_TASKS_MAX: usize = 500;

const STORES: [Store; 2] = [Store::Local, Store::Durable];

impl Model {
    pub(super) fn stored(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::DurableRead(Ok(entries)) => self.durable_read(entries, now),
            Event::DurableRead(Err(())) => {
                self.durable = Reach::Refused;
                self.judge_suspects();
                self.forget_early()
            }
            Event::SegmentStored { store, key, is_written, dropped } => {
                self.segment_stored(store, &key, is_written, &dropped, now)
            }
            Event::SegmentSeen { key, .. } if shelf::read_key(&key).is_some() => {
                self.record_seen(&key)
            }
            Event::SegmentSeen { key, text } => {
                if key.starts_with(&segment::plan_prefix(self.outline.plan)) {
                    self.take_segment(Store::Local, key, text);
                    self.compare_again();
                }
                Vec::new()
            }
            Event::SegmentGone(key) => {
                self.ledger.lost(Store::Local, &key);
                Vec::new()
            }
            Event::AlertClosed => self.alert_closed(),
            Event::SaveRetried => {
                let unsaved = self.ledger.unsaved();
                let again = |(key, text): (String, String)| {
                    self.ledger.sent(key.clone(), text.clone());
                    Effect::Save { key, text }
                };
                unsaved.into_iter().map(again).collect()
            }
            Event::Hidden => vec![Effect::RememberLook],
            _ => Vec::new(),
        }
    }

    fn segment_stored(
        &mut self,
        store: Store,
        key: &str,
        is_written: bool,
        dropped: &[String],
        now: Now,
    ) -> Vec<Effect> {
        if !key.starts_with(&segment::plan_prefix(self.outline.plan)) {
            // What was set aside is no segment.
            return Vec::new();
        }
        self.ledger.ended(store, key, is_written);
        for key in dropped {
            self.ledger.lost(store, key);
        }
        // A store that just refused is not asked for more.
        let mut effects = match is_written {
            true if self.ledger.is_crowded(store) => self.fold(&STORES, &[], now),
            true if self.ledger.is_behind(store) => self.fold(&[store], &[], now),
            _ => Vec::new(),
        };
        effects.append(&mut self.forget_early());
        effects.append(&mut self.next_plan_read());
        effects.append(&mut self.hand_over());
        effects
    }

    /// Merges IndexedDB's content. If one store has what the other lacks, both get everything.
    fn durable_read(&mut self, entries: Vec<(String, String)>, now: Now) -> Vec<Effect> {
        self.durable = Reach::Read;
        let mut record = self.records_read(&entries);
        let mut effects = self.take_stored(Store::Durable, entries, now);
        self.compare_again();
        let (healed, lost): (Vec<_>, Vec<_>) = std::mem::take(&mut self.suspects)
            .into_iter()
            .partition(|suspect| self.ledger.holds(suspect.store.other(), &suspect.key));
        self.suspects = lost;
        let is_uneven = self.ledger.lacks(Store::Local) || self.ledger.lacks(Store::Durable);
        if is_uneven || !healed.is_empty() {
            effects.append(&mut self.fold(&STORES, &healed, now));
        }
        self.judge_suspects();
        effects.append(&mut self.forget_early());
        effects.append(&mut record);
        if self.outline.counted > FIRST_VISIT_TASKS_MAX {
            effects.append(&mut self.tracker_asked());
        }
        effects
    }

    /// What neither store has whole is told; its bytes stay where they are until it was read.
    fn judge_suspects(&mut self) {
        if !self.suspects.is_empty() {
            self.damage.get_or_insert_default().damaged.append(&mut self.suspects);
        }
    }

    /// Moves the bytes that nobody can read out of the way of the next start, each within its
    /// store and only if they fit there.
    fn alert_closed(&mut self) -> Vec<Effect> {
        let Some(damage) = self.damage.take() else {
            self.is_plan_missing = false;
            return Vec::new();
        };
        let aside = |Suspect { store, key, text }| {
            let aside = format!("{ASIDE_PREFIX}{key}");
            Effect::Fold { store, key: aside, text, dropped: vec![key] }
        };
        damage.damaged.into_iter().map(aside).collect()
    }

    /// Writes all progress as one segment, the same in each store, in place of those this tab has
    /// merged, and of others that cannot be read but are known from the other store.
    fn fold(&mut self, stores: &[Store], healed: &[Suspect], now: Now) -> Vec<Effect> {
        let stamp = self.clock.tick(now.ms);
        let key = segment::key(self.outline.plan, stamp, now.random);
        let text = segment::write(&self.progress);
        let mut effects = Vec::new();
        for store in stores.iter().copied() {
            if self.ledger.is_folding(store) {
                continue;
            }
            let mut dropped = self.ledger.held(store).to_vec();
            let healed = healed.iter().filter(|suspect| suspect.store == store);
            dropped.extend(healed.map(|suspect| suspect.key.clone()));
            self.ledger.fold_sent(store, key.clone());
            effects.push(Effect::Fold { store, key: key.clone(), text: text.clone(), dropped });
        }
        effects
    }

    /// Early ticks go once what took them over is as safe as they are: in IndexedDB, where there
    /// is one.
    fn forget_early(&mut self) -> Vec<Effect> {
        let is_safe = match self.durable {
            Reach::Waiting => false,
            Reach::Read => {
                !self.ledger.is_behind(Store::Durable) && !self.ledger.lacks(Store::Durable)
            }
            Reach::Refused => true,
        };
        if !is_safe || !self.ledger.is_at_rest() {
            return Vec::new();
        }
        std::mem::take(&mut self.early).into_iter().map(|key| Effect::Forget { key }).collect()
    }
}

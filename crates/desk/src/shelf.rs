//! The shelf: every plan on this device, the latest record of each, and what was done on it.
//!
//! Must not know where the entries come from or how a shelf looks.

use yaodian_plan::progress::{DeviceId, Stamp, State};
use yaodian_plan::{Fingerprint, Plan, Tally, sorted};
use yaodian_wire::shelf::{self, Place, Record};
use yaodian_wire::{EnvelopeError, segment};

/// A plan on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    /// What its progress is filed under.
    pub id: Fingerprint,
    /// Its latest version.
    pub record: Record,
    /// Its records' keys, each with its stamp, the oldest first.
    pub keys: Vec<(Stamp, String)>,
    /// The latest version before this one that says something else.
    pub previous: Option<Box<Record>>,
    /// The keys of its progress.
    pub segments: Vec<String>,
    /// What was done on it.
    pub progress: State,
    /// Whether it comes with the page and was never changed.
    pub is_bundled: bool,
}

/// Every plan on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    volumes: Vec<Volume>,
    /// Whether some records cannot be read; they are left alone.
    pub has_damage: bool,
}

impl Shelf {
    /// Makes the shelf of what both stores hold, in any order and any number of times.
    #[must_use]
    pub fn new(bundled: Option<Plan>, entries: &[(String, String)]) -> Self {
        let mut this = Self::default();
        if let Some(plan) = bundled {
            let stamp = Stamp { ms: 0, device: DeviceId(0) };
            let record = Record { stamp, place: Place::Kept, plan };
            this.put(String::new(), record);
        }
        for (key, text) in entries {
            if shelf::read_key(key).is_none() {
                continue;
            }
            match shelf::read(text) {
                Ok(record) => this.put(key.clone(), record),
                Err(EnvelopeError::Damaged | EnvelopeError::Newer { .. }) => this.has_damage = true,
            }
        }
        for volume in &mut this.volumes {
            let prefix = segment::plan_prefix(volume.id);
            for (key, text) in entries.iter().filter(|(key, _)| key.starts_with(&prefix)) {
                sorted::insert(&mut volume.segments, key.clone());
                // What cannot be read the app tells of when the plan is in use.
                if let Ok(state) = segment::read(text) {
                    volume.progress.merge(&state);
                }
            }
        }
        this
    }

    /// Takes in a record; the latest of a plan counts.
    pub fn put(&mut self, key: String, record: Record) {
        let id = record.plan.identity();
        let is_bundled = key.is_empty();
        let stamp = record.stamp;
        let Some(volume) = self.volumes.iter_mut().find(|volume| volume.id == id) else {
            let keys = vec![(stamp, key)];
            let (previous, segments, progress) = (None, Vec::new(), State::default());
            self.volumes.push(Volume {
                id,
                record,
                keys,
                previous,
                segments,
                progress,
                is_bundled,
            });
            return;
        };
        sorted::insert(&mut volume.keys, (stamp, key));
        if stamp == volume.record.stamp {
            return;
        }
        let older = if stamp > volume.record.stamp {
            volume.is_bundled = is_bundled;
            std::mem::replace(&mut volume.record, record)
        } else {
            record
        };
        // What only stood in another place is no other version.
        let is_other = older.plan.outline != volume.record.plan.outline
            || older.plan.title != volume.record.plan.title;
        let is_later = volume.previous.as_ref().is_none_or(|before| before.stamp < older.stamp);
        if is_other && is_later {
            volume.previous = Some(Box::new(older));
        }
    }

    /// A plan by what its progress is filed under.
    #[must_use]
    pub fn volume(&self, id: Fingerprint) -> Option<&Volume> {
        self.volumes.iter().find(|volume| volume.id == id)
    }

    /// Every plan.
    pub fn volumes(&self) -> impl Iterator<Item = &Volume> {
        self.volumes.iter()
    }

    /// The plans in one place, the latest changed first.
    #[must_use]
    pub fn in_place(&self, place: Place) -> Vec<&Volume> {
        let mut found: Vec<_> =
            self.volumes.iter().filter(|volume| volume.record.place == place).collect();
        found.sort_by_key(|volume| std::cmp::Reverse(volume.record.stamp));
        found
    }

    /// The stamp for the next record: now, or just after the latest one seen.
    #[must_use]
    pub fn next_stamp(&self, now_ms: u64, device: DeviceId) -> Stamp {
        let latest = self.volumes.iter().map(|volume| volume.record.stamp.ms).max();
        Stamp { ms: now_ms.max(latest.unwrap_or(0).saturating_add(1)), device }
    }
}

impl Volume {
    /// The keys to drop once a record with this plan is there: all but that of the version before.
    #[must_use]
    pub fn outdated(&self, next: &Plan) -> Vec<String> {
        let is_other =
            next.outline != self.record.plan.outline || next.title != self.record.plan.title;
        let before = self.previous.as_ref().map(|record| record.stamp);
        let kept = if is_other { Some(self.record.stamp) } else { before };
        let outdated = self.keys.iter().filter(|(stamp, _)| Some(*stamp) != kept);
        outdated.map(|(_, key)| key.clone()).filter(|key| !key.is_empty()).collect()
    }

    /// The statuses of its tasks, counted.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.record.plan.tasks().map(|task| self.progress.status(task.id)).collect()
    }

    /// Its title as people say it.
    #[must_use]
    pub fn title(&self) -> &str {
        self.record.plan.display_title().unwrap_or_default()
    }
}

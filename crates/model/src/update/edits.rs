//! Edits: what a person sets, takes back and makes again.
//!
//! Must not know stores or codes.

use yaodian_plan::progress::{Action, Entry, Field, Stamp, Value};
use yaodian_plan::{Number, Op, TargetId};

use crate::model::NoticeKind;
use crate::{Effect, Event, Model, Now};

/// How many edits can be taken back in one sitting.
const UNDO_STEPS_MAX: usize = 200;

impl Model {
    pub(super) fn edited(&mut self, event: Event, now: Now) -> Vec<Effect> {
        if !self.is_editable() {
            return Vec::new();
        }
        match event {
            Event::TaskTicked(task) => {
                let status = self.progress.status(task).toggled();
                let set = vec![(Field::TaskStatus(task), Value::Status(status))];
                self.set(set, NoticeKind::StatusSet(task), now)
            }
            Event::StatusChosen(task, status) => {
                self.menu = None;
                let set = vec![(Field::TaskStatus(task), Value::Status(status))];
                let effects = self.set(set, NoticeKind::StatusSet(task), now);
                #[cfg(feature = "track")]
                self.status_chosen(task, status);
                effects
            }
            Event::ValueTyped(target, text) => match text.trim() {
                "" => self.set_value(target, None, now),
                text => match text.trim_end_matches(['%', '％']).parse() {
                    Ok(value) => self.set_value(target, Some(value), now),
                    Err(_) => vec![self.notify(NoticeKind::NotANumber, now)],
                },
            },
            Event::ValueStepped(target, direction) => {
                let value = self.stepped(target, direction);
                self.set_value(target, value, now)
            }
            Event::MilestoneTicked(milestone) => {
                let is_done = !self.progress.milestone_done(milestone);
                let set = vec![(Field::MilestoneDone(milestone), Value::Flag(is_done))];
                self.set(set, NoticeKind::Edited, now)
            }
            Event::NoteWritten(field, text) if field.is_note() => self.set(
                vec![(field, Value::Text(text.trim_end().to_owned()))],
                NoticeKind::Edited,
                now,
            ),
            Event::Recorded(set) => self.set(set, NoticeKind::Edited, now),
            Event::Undone => self.undone(now),
            Event::Redone => self.redone(now),
            _ => Vec::new(),
        }
    }

    /// Sets fields as one edit. Nothing happens where nothing would change.
    pub(super) fn set(
        &mut self,
        set: Vec<(Field, Value)>,
        kind: NoticeKind,
        now: Now,
    ) -> Vec<Effect> {
        let stamp = self.clock.tick(now.ms);
        let Some(delta) = self.progress.edit(stamp, Action::Edit, set) else { return Vec::new() };
        self.remember_step(stamp);
        vec![self.save(&delta, stamp, now), self.notify(kind, now), Effect::RememberLook]
    }

    /// Lets an edit be taken back; what was taken back before it can no longer be made again.
    pub(super) fn remember_step(&mut self, stamp: Stamp) {
        self.redo.clear();
        self.undo.push(stamp);
        if self.undo.len() > UNDO_STEPS_MAX {
            self.undo.remove(0);
        }
    }

    fn set_value(&mut self, target: TargetId, value: Option<Number>, now: Now) -> Vec<Effect> {
        let set = vec![(Field::TargetValue(target), Value::Number(value))];
        self.set(set, NoticeKind::Edited, now)
    }

    /// A target's value one step on: counts by 1, percentages by 0.1; a first step starts at the
    /// goal's near side, 0 for a count and the goal for a rate; never under 0.
    fn stepped(&self, target: TargetId, direction: i8) -> Option<Number> {
        let (_, target) = self.outline.target(target)?;
        if target.op == Op::Cmp {
            return Some(Number::from_int(i32::from(direction > 0)));
        }
        let is_rate = target.unit == "%";
        let step = if is_rate { 100 } else { 1000 } * i64::from(direction.signum());
        let step = Number::from_thousandths(step)?;
        let next = match self.progress.target_value(target.id) {
            Some(value) => value.plus(step),
            None if is_rate => target.value.unwrap_or(Number::ZERO),
            None => Number::ZERO.plus(step),
        };
        Some(next.max(Number::ZERO))
    }

    fn undone(&mut self, now: Now) -> Vec<Effect> {
        while let Some(entry) = self.undo.pop().and_then(|stamp| self.entry(stamp)) {
            if let Some((stamp, save)) = self.take_back(&entry, now) {
                self.redo.push(stamp);
                let told = self.notify(NoticeKind::Undone, now);
                return vec![save, told, Effect::RememberLook];
            }
        }
        Vec::new()
    }

    /// Making an edit again is taking back its taking back.
    fn redone(&mut self, now: Now) -> Vec<Effect> {
        while let Some(entry) = self.redo.pop().and_then(|stamp| self.entry(stamp)) {
            if let Some((stamp, save)) = self.take_back(&entry, now) {
                self.undo.push(stamp);
                let told = self.notify(NoticeKind::Redone, now);
                return vec![save, told, Effect::RememberLook];
            }
        }
        Vec::new()
    }

    /// `None` where others changed all of it since.
    fn take_back(&mut self, entry: &Entry, now: Now) -> Option<(Stamp, Effect)> {
        let stamp = self.clock.tick(now.ms);
        let delta = self.progress.undo(stamp, entry)?;
        Some((stamp, self.save(&delta, stamp, now)))
    }

    fn entry(&self, stamp: Stamp) -> Option<Entry> {
        self.progress.journal().rev().find(|entry| entry.stamp == stamp).cloned()
    }
}

//! How many tasks of the plan each choice keeps, counted on as tasks change.
//!
//! Must not know which task changed.

use yaodian_plan::progress::Status;
use yaodian_plan::{Kind, NodeId};
use yaodian_track::find::{DueIn, Facts, LIGHTS, Stage};

use super::Choice;

/// How many tasks of the plan each choice keeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    statuses: [i32; 5],
    lights: [i32; 4],
    kinds: [i32; 7],
    due: [i32; 4],
    stages: [i32; 5],
    sections: Vec<(NodeId, i32)>,
    owners: Vec<i32>,
    with_target: i32,
    mine: i32,
}

/// The place of one in a list; past its end where it is not there.
fn at<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|each| each == one).unwrap_or(all.len())
}

fn add(counts: &mut [i32], place: usize, step: i32) {
    if let Some(count) = counts.get_mut(place) {
        *count += step;
    }
}

impl Counts {
    /// Counts a task in (1) or out (-1).
    pub(super) fn count(&mut self, facts: &Facts, step: i32) {
        add(&mut self.statuses, at(&Status::ALL, &facts.status), step);
        add(&mut self.lights, at(&LIGHTS, &facts.light), step);
        add(&mut self.kinds, at(&Kind::ALL, &facts.kind), step);
        for (place, due) in DueIn::ALL.into_iter().enumerate() {
            add(&mut self.due, place, if facts.due.has(due) { step } else { 0 });
        }
        for (place, stage) in Stage::ALL.into_iter().enumerate() {
            add(&mut self.stages, place, if facts.stages.has(stage) { step } else { 0 });
        }
        match self.sections.iter_mut().find(|(id, _)| *id == facts.section) {
            Some((_, count)) => *count += step,
            None => self.sections.push((facts.section, step)),
        }
        for owner in &facts.owners {
            let place = *owner as usize;
            self.owners.resize(self.owners.len().max(place + 1), 0);
            add(&mut self.owners, place, step);
        }
        self.with_target += if facts.has_target { step } else { 0 };
        self.mine += if facts.is_mine { step } else { 0 };
    }

    /// How many tasks have an owner, by the place of the name.
    pub(super) fn of_owner(&self, place: usize) -> u32 {
        let count = self.owners.get(place).copied();
        count.and_then(|count| u32::try_from(count).ok()).unwrap_or(0)
    }

    /// How many tasks a choice keeps; `None` where that is not counted.
    pub(super) fn of(&self, choice: &Choice, names: &[String]) -> Option<u32> {
        let count = match choice {
            Choice::Status(one) => self.statuses.get(at(&Status::ALL, one)).copied(),
            Choice::Light(one) => self.lights.get(at(&LIGHTS, one)).copied(),
            Choice::Kind(one) => self.kinds.get(at(&Kind::ALL, one)).copied(),
            Choice::Due(one) => self.due.get(at(&DueIn::ALL, one)).copied(),
            Choice::Stage(one) => self.stages.get(at(&Stage::ALL, one)).copied(),
            Choice::Section(id) => {
                let section = self.sections.iter().find(|(one, _)| one == id);
                Some(section.map_or(0, |(_, count)| *count))
            }
            Choice::Owner(name) => Some(self.owners.get(at(names, name)).copied().unwrap_or(0)),
            Choice::HasTarget => Some(self.with_target),
            Choice::Mine => Some(self.mine),
            Choice::Since(_) => None,
        };
        count.and_then(|count| u32::try_from(count).ok())
    }
}

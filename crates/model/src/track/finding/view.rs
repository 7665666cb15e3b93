//! What was found, in the order of the plan, and what the chips say.
//!
//! Must not decide what is found: `kept` did.

use std::ops::Range;

use yaodian_plan::progress::Status;
use yaodian_plan::{Fingerprint, Light, NodeId, TaskId};
use yaodian_track::find::DueIn;

use super::Choice;
use super::text::words;
use crate::text::fill;
use crate::{Filter, Item, Model};

/// What was found, as far as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundView {
    /// The items with what was found of each.
    pub groups: Vec<FoundGroup>,
    /// How many found tasks are not drawn yet.
    pub rest: usize,
}

/// What was found of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// The item.
    pub item: NodeId,
    /// Its number; empty where it has none.
    pub label: String,
    /// Its heading.
    pub name: String,
    /// Its section.
    pub section: String,
    /// The tasks.
    pub tasks: Vec<TaskId>,
}

impl Model {
    /// Whether the list shows less than everything.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        !self.track.finding.view.is_empty()
    }

    /// Which of an item's tasks are found, as places in `Outline::tasks`.
    #[must_use]
    pub fn found_in(&self, item: &Item) -> Vec<usize> {
        item.tasks.clone().filter(|place| self.track.finding.kept.is_found(*place)).collect()
    }

    /// Whether the list shows the task at a place.
    pub(crate) fn is_place_shown(&self, place: usize) -> bool {
        !self.is_finding() || self.track.finding.kept.is_found(place)
    }

    /// How many tasks are found; `None` where nothing is looked for.
    #[must_use]
    pub fn found_count(&self) -> Option<usize> {
        self.is_finding().then(|| self.track.finding.kept.found_count())
    }

    /// How many tasks are found, said; empty where nothing is looked for.
    #[must_use]
    pub fn found_word(&self) -> String {
        let count = self.found_count().map(|count| count.to_string());
        count.map(|count| fill(words().found_count, &[&count])).unwrap_or_default()
    }

    /// What was found, as far as it is drawn; `None` where nothing is looked for.
    #[must_use]
    pub fn found_view(&self) -> Option<FoundView> {
        if !self.is_finding() {
            return None;
        }
        let finding = &self.track.finding;
        let mut left = finding.shown_max();
        let mut groups = Vec::new();
        let held = self.outline.items.iter().zip(finding.kept.found_by_item());
        for (item, _) in held.filter(|(_, count)| **count > 0) {
            if left == 0 {
                break;
            }
            let found = item.tasks.clone().filter(|place| finding.kept.is_found(*place)).take(left);
            let id = |place: usize| self.outline.tasks.get(place).map(|task| task.id);
            let tasks: Vec<_> = found.filter_map(id).collect();
            left -= tasks.len();
            let section = self.outline.section_of(item);
            groups.push(FoundGroup {
                item: item.id,
                label: item.label.clone(),
                name: self.outline.item_name(item).to_owned(),
                section: section.map(crate::Section::heading).unwrap_or_default(),
                tasks,
            });
        }
        let drawn = finding.shown_max() - left;
        Some(FoundView { groups, rest: finding.kept.found_count() - drawn })
    }

    /// How many tasks of the plan a filter of the app keeps.
    pub(crate) fn kept_by(&self, filter: Filter) -> u32 {
        let kept = &self.track.finding.kept;
        let count = |choice| kept.count(&choice).unwrap_or(0);
        match filter {
            Filter::All => u32::try_from(self.outline.counted).unwrap_or(u32::MAX),
            Filter::Open => {
                let open = [Status::NotStarted, Status::InProgress, Status::Blocked];
                open.into_iter().map(|status| count(Choice::Status(status))).sum()
            }
            Filter::Overdue => count(Choice::Light(Light::Red)),
            Filter::Blocked => count(Choice::Status(Status::Blocked)),
            Filter::HasTarget => count(Choice::HasTarget),
            Filter::DueSoon => count(Choice::Due(DueIn::Month)),
        }
    }

    /// The statuses of a range of tasks, where they are at hand.
    pub(crate) fn kept_statuses(&self, tasks: &Range<usize>) -> Option<&[Status]> {
        self.track.finding.kept.statuses(tasks)
    }

    /// After another plan is in use, what the list was narrowed to means nothing; after another
    /// version of the same plan, it is what it was.
    pub(crate) fn opened_anew(&mut self, before: Fingerprint) {
        let finding = &mut self.track.finding;
        if self.outline.plan != before {
            finding.view = super::View::default();
            finding.steps = 0;
        }
        if self.query.split_whitespace().ne(finding.view.words.split_whitespace()) {
            self.query.clone_from(&finding.view.words);
        }
    }
}

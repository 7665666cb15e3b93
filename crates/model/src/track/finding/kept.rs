//! What is known of every task, kept from one event to the next, so that an edit costs what it
//! touches: facts for the filters, their counts, what the words found, and what is shown.
//!
//! Must not be trusted before it was brought up to date, which `Model::update` does after every
//! event. What can be derived from the model is only kept here, never set.

use std::ops::Range;
use std::sync::Arc;

use yaodian_plan::judge::AsOf;
use yaodian_plan::progress::{Entry, JOURNAL_ENTRIES_MAX, Stamp, Status, Value};
use yaodian_plan::{Date, Task};
use yaodian_track::find::{DueIn, Facts, Index, Owners, Query, Stages};

use super::counts::Counts;
use super::written::{Written, places_of};
use super::{Choice, View};
use crate::{Item, Model, Now};

/// What everything kept was derived from, to tell when it is out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pulse {
    edition: u32,
    as_of: AsOf,
    today: Date,
    is_viewing: bool,
}

/// How far the journal went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Journal {
    last: Option<Stamp>,
    length: usize,
}

/// What is known of every task. Lists go by the tasks' places in the outline.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pulse: Option<Pulse>,
    is_stale: bool,
    journal: Journal,
    statuses: Vec<Status>,
    facts: Vec<Facts>,
    names: Vec<String>,
    counts: Counts,
    texts: Option<Arc<Index>>,
    written: Written,
    query: Query,
    /// For each task whether it holds the words; `None` where there are none.
    matched: Option<Vec<bool>>,
    /// The view that `found` is of.
    view: View,
    owners: Owners,
    found: Vec<bool>,
    found_count: usize,
    found_by_item: Vec<usize>,
}

impl Kept {
    /// Has everything derived anew with the next event.
    pub(super) fn forget(&mut self) {
        self.is_stale = true;
    }

    /// The statuses of a range of tasks; `None` before anything was derived.
    pub(super) fn statuses(&self, tasks: &Range<usize>) -> Option<&[Status]> {
        self.pulse.and_then(|_| self.statuses.get(tasks.clone()))
    }

    /// Whether the task at a place is found.
    pub(super) fn is_found(&self, place: usize) -> bool {
        self.found.get(place).copied().unwrap_or(false)
    }

    /// How many tasks are found, of each item.
    pub(super) fn found_by_item(&self) -> &[usize] {
        &self.found_by_item
    }

    /// How many tasks are found.
    pub(super) const fn found_count(&self) -> usize {
        self.found_count
    }

    /// Those who answer for tasks, each with how many.
    pub(super) fn owners(&self) -> impl Iterator<Item = (&str, u32)> {
        let names = self.names.iter().enumerate();
        let counted = names.map(|(place, name)| (name.as_str(), self.counts.of_owner(place)));
        counted.filter(|(_, count)| *count > 0)
    }

    /// How many tasks of the plan a choice keeps; `None` where that is not counted.
    pub(super) fn count(&self, choice: &Choice) -> Option<u32> {
        self.counts.of(choice, &self.names)
    }

    /// Brings everything up to date with the model.
    fn follow(&mut self, model: &Model, now: Now, has_merged: bool) {
        let pulse = Pulse {
            edition: model.edition,
            as_of: model.as_of,
            today: Date::in_shanghai(now.ms),
            is_viewing: model.viewing.is_some(),
        };
        let entries = model.shown().journal();
        let length = entries.len();
        let last = { entries }.next_back();
        let journal = Journal { last: last.map(|entry| entry.stamp), length };
        let before = self.pulse.replace(pulse);
        let was = std::mem::replace(&mut self.journal, journal);
        if before.is_none_or(|before| before.edition != pulse.edition) {
            self.texts = None;
        }
        let is_full = length == JOURNAL_ENTRIES_MAX && length == was.length;
        let is_next = (length == was.length + 1 || is_full) && journal.last > was.last;
        let is_stale = std::mem::take(&mut self.is_stale);
        match last {
            _ if before != Some(pulse) || has_merged || is_stale => self.derive(model),
            _ if journal == was => {}
            Some(entry) if is_next => self.touch(model, entry),
            _ => self.derive(model),
        }
        self.find(model);
    }

    /// Derives everything anew.
    fn derive(&mut self, model: &Model) {
        self.names.clear();
        self.counts = Counts::default();
        let changed = changed(model);
        let mut facts = Vec::with_capacity(model.outline.tasks.len());
        for item in &model.outline.items {
            for place in item.tasks.clone() {
                let Some(task) = model.outline.tasks.get(place) else { continue };
                let changed = changed.get(place).copied().flatten();
                facts.push(self.facts_of(model, item, task, changed));
            }
        }
        let counted = facts.get(..model.outline.counted).unwrap_or_default();
        counted.iter().for_each(|facts| self.counts.count(facts, 1));
        self.statuses = facts.iter().map(|facts| facts.status).collect();
        self.facts = facts;
        self.written = Written::new(&model.outline, model.shown());
        self.matched = None;
        self.query = Query::default();
        self.found.clear();
    }

    /// Derives what an edit touched.
    fn touch(&mut self, model: &Model, entry: &Entry) {
        let outline = &model.outline;
        let mut places = Vec::new();
        for change in &entry.replaced {
            let value = model.shown().value(change.field);
            places.extend(self.written.follow(outline, change.field, &value));
            if let Some(before) = &change.before {
                places.extend(places_of(outline, change.field, &before.value));
            }
        }
        places.sort_unstable();
        places.dedup();
        let day = Date::in_shanghai(entry.stamp.ms);
        for place in places {
            let Some(task) = outline.tasks.get(place) else { continue };
            let Some((_, item)) = outline.item_of(task.id) else { continue };
            let new = self.facts_of(model, item, task, Some(day));
            let Some(old) = self.facts.get_mut(place) else { continue };
            let old = std::mem::replace(old, new.clone());
            if place < outline.counted {
                self.counts.count(&old, -1);
                self.counts.count(&new, 1);
            }
            if let Some(status) = self.statuses.get_mut(place) {
                *status = new.status;
            }
            self.find_again(model, place);
        }
    }

    fn facts_of(
        &mut self,
        model: &Model,
        item: &Item,
        task: &Task,
        changed: Option<Date>,
    ) -> Facts {
        let status = model.shown().status(task.id);
        let section = model.outline.section_of(item);
        let names: Vec<String> = [model.leads_of(task), model.supports_of(task)].concat();
        let mut owners: Owners = names.iter().map(|name| self.place_of(name)).collect();
        owners.sort_unstable();
        owners.dedup();
        let due = DueIn::of(&model.spans_of(task), status, model.as_of.date());
        Facts {
            status,
            light: model.judge(task).light,
            kind: model.kind_of(task),
            section: section.map_or(item.id, |section| section.id),
            stages: Stages::of_task(
                [task.text.as_str(), item.title.as_str()],
                section.map_or("", |section| section.title.as_str()),
            ),
            due: due.into_iter().collect(),
            has_target: !task.targets.is_empty(),
            is_mine: model.is_of_person(task, &names),
            owners,
            changed,
        }
    }

    /// A name's place; a new name gets the next.
    fn place_of(&mut self, name: &str) -> u32 {
        let known = self.names.iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// Looks again at one task.
    fn find_again(&mut self, model: &Model, place: usize) {
        let holds = self.holds(place);
        let matched = self.matched.as_mut().and_then(|matched| matched.get_mut(place));
        if let Some(matched) = matched {
            *matched = holds;
        }
        let is_found = self.keeps(place);
        let Some(found) = self.found.get_mut(place) else { return };
        let was_found = std::mem::replace(found, is_found);
        let at = model.outline.items.partition_point(|item| item.tasks.end <= place);
        let Some(of_item) = self.found_by_item.get_mut(at) else { return };
        match (was_found, is_found) {
            (false, true) => (*of_item, self.found_count) = (*of_item + 1, self.found_count + 1),
            (true, false) => (*of_item, self.found_count) = (*of_item - 1, self.found_count - 1),
            _ => {}
        }
    }

    /// Finds what the view keeps, where that is not known yet.
    fn find(&mut self, model: &Model) {
        let view = &model.track.finding.view;
        if self.found.len() == self.facts.len() && self.view == *view {
            return;
        }
        let query = Query::new(&view.words);
        if self.query != query || self.matched.is_some() == query.is_empty() {
            self.query = query;
            self.match_all(model);
        }
        self.view.clone_from(view);
        // A name that nobody has yet gets its place now: an edit may bring it.
        self.owners = view.owners.iter().map(|name| self.place_of(name)).collect();
        self.found = (0..self.facts.len()).map(|place| self.keeps(place)).collect();
        let count = |tasks: &Range<usize>| {
            let found = self.found.get(tasks.clone()).unwrap_or_default();
            found.iter().filter(|is_found| **is_found).count()
        };
        self.found_by_item = model.outline.items.iter().map(|item| count(&item.tasks)).collect();
        self.found_count = self.found_by_item.iter().sum();
    }

    /// Whether the view keeps the task at a place.
    fn keeps(&self, place: usize) -> bool {
        let matched = self.matched.as_ref();
        let has_words = matched.is_none_or(|all| all.get(place).copied().unwrap_or(false));
        let facts = self.facts.get(place).zip(self.pulse);
        has_words
            && facts.is_some_and(|(facts, pulse)| self.view.keeps(facts, &self.owners, pulse.today))
    }

    /// Whether the task at a place holds all words, in the plan's texts or in what was written.
    fn holds(&self, place: usize) -> bool {
        let in_text = |word| self.texts.as_ref().is_some_and(|texts| texts.holds(place, word));
        self.query.words().iter().all(|word| in_text(word) || self.written.holds(place, word))
    }

    /// Looks all words up.
    fn match_all(&mut self, model: &Model) {
        self.matched = None;
        if self.query.is_empty() {
            return;
        }
        self.prepare(model);
        for word in self.query.words() {
            let mut held = vec![false; self.facts.len()];
            let mut tell = |place: usize| {
                if let Some(held) = held.get_mut(place) {
                    *held = true;
                }
            };
            if let Some(texts) = &self.texts {
                texts.each_with(word, &mut tell);
            }
            self.written.each_with(word, &mut tell);
            self.matched = Some(match self.matched.take() {
                Some(all) => all.into_iter().zip(held).map(|(one, other)| one && other).collect(),
                None => held,
            });
        }
    }

    /// Makes the plan's texts ready to be searched.
    fn prepare(&mut self, model: &Model) {
        if self.texts.is_none() {
            self.texts = Some(Arc::new(Index::new(texts(model))));
        }
    }
}

/// For each task the day of the last change to anything about it: by what is set, and by the journal,
/// which knows of rows that are gone.
fn changed(model: &Model) -> Vec<Option<Date>> {
    let mut latest = vec![0_u64; model.outline.tasks.len()];
    let mut saw = |field, value: &Value, stamp: Stamp| {
        for place in places_of(&model.outline, field, value) {
            if let Some(latest) = latest.get_mut(place) {
                *latest = stamp.ms.max(*latest);
            }
        }
    };
    for (field, cell) in model.shown().cells() {
        saw(field, &cell.value, cell.stamp);
    }
    for entry in model.shown().journal() {
        for change in &entry.replaced {
            saw(change.field, &change.after.value, entry.stamp);
            if let Some(before) = &change.before {
                saw(change.field, &before.value, entry.stamp);
            }
        }
    }
    latest.into_iter().map(|ms| (ms > 0).then(|| Date::in_shanghai(ms))).collect()
}

/// For each task what the plan says of it: its text, its headings, those the text names.
fn texts(model: &Model) -> impl Iterator<Item = String> {
    let outline = &model.outline;
    outline.items.iter().flat_map(move |item| {
        let mut heads = String::new();
        item.tasks.clone().map(move |place| {
            let here: Vec<&str> = outline.heads_over(place).collect();
            if !here.is_empty() {
                heads = here.join("\n");
            }
            let task = outline.tasks.get(place);
            let mut text = format!("{}\n{}\n{heads}", task.map_or("", |t| &t.text), item.title);
            for owner in task.into_iter().flat_map(|task| &task.owners) {
                text.push('\n');
                text.push_str(&owner.name);
            }
            text
        })
    })
}

impl Model {
    /// Brings what is kept of every task up to date, after an event. `has_merged` says that more
    /// than one edit may have come at once.
    pub(crate) fn keep_up(&mut self, now: Now, has_merged: bool) {
        let mut kept = std::mem::take(&mut self.track.finding.kept);
        kept.follow(self, now, has_merged);
        self.track.finding.kept = kept;
    }

    /// Derives everything anew after this event.
    pub(in crate::track) fn forget_kept(&mut self) {
        self.track.finding.kept.forget();
    }

    /// Makes the plan's texts ready to be searched, before the first letter is typed.
    pub(super) fn prepare_texts(&mut self) {
        let mut kept = std::mem::take(&mut self.track.finding.kept);
        kept.prepare(self);
        self.track.finding.kept = kept;
    }

    /// Whether a task concerns the person: by who answers for it, or by its words.
    fn is_of_person(&self, task: &Task, owners: &[String]) -> bool {
        let role = &self.track.finding.role;
        let words = role.split([' ', '、', '，', ',', '；', ';']);
        let mut words = words.filter(|word| !word.is_empty());
        words.any(|word| task.text.contains(word) || owners.iter().any(|name| name.contains(word)))
    }
}

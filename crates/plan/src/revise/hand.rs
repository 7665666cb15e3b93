//! What a person corrected by hand outlives a new version, where the words it was read from stand.
//!
//! Nothing tells a corrected mark from one that was read but that reading its task's words again
//! gives another: so that is done, for those tasks alone whose marks are not the same. Must not
//! give ids, nor know where tasks stand.

use crate::read::understand;
use crate::{Due, Milestone, Owner, Plan, Target, Task};

/// What a plan's words are read against.
pub(super) struct Around {
    title: Option<String>,
    year: Option<i32>,
}

impl Around {
    /// A plan's title and year.
    pub fn of(plan: &Plan) -> Self {
        Self { title: plan.title.clone(), year: plan.year }
    }

    fn read(&self, text: &str) -> Task {
        understand(text, self.title.as_deref(), self.year)
    }
}

/// Puts the old version's marks in the new one's place, where a person corrected them or took them
/// away and the words they quote stand in both and are read as before.
pub(super) fn keep(task: &mut Task, old: &Task, before: &Around) {
    if is_same(task, old) {
        return;
    }
    let was = before.read(&old.text);
    let text = task.text.clone();
    keep_marks(&mut task.targets, [&old.targets, &was.targets], &text);
    keep_marks(&mut task.due, [&old.due, &was.due], &text);
    keep_marks(&mut task.owners, [&old.owners, &was.owners], &text);
    if task.kind == was.kind {
        task.kind = old.kind;
    }
    keep_milestones(&mut task.milestones, [&old.milestones, &was.milestones], &text);
}

/// A milestone's name is its words: one that is read in the old words and did not stand there was
/// renamed or taken away, and stays so.
fn keep_milestones(milestones: &mut Vec<Milestone>, [old, was]: [&[Milestone]; 2], text: &str) {
    let is_in = |name: &str, all: &[Milestone]| all.iter().any(|one| one.name == name);
    let gone: Vec<&str> = was.iter().map(|one| one.name.as_str()).collect();
    let gone: Vec<&str> = gone.into_iter().filter(|name| !is_in(name, old)).collect();
    let count = milestones.len();
    milestones.retain(|one| !gone.contains(&one.name.as_str()));
    if milestones.len() == count {
        return;
    }
    // One that stands nowhere in the words is known to be made by hand in any case.
    for one in old.iter().filter(|one| !is_in(&one.name, was) && text.contains(&one.name)) {
        if !is_in(&one.name, milestones) {
            milestones.push(one.clone());
        }
    }
}

/// Whether two versions of a task have the same words and marks, ids aside.
fn is_same(one: &Task, other: &Task) -> bool {
    one.kind == other.kind
        && are_all(&one.targets, &other.targets, Target::is_like)
        && one.due == other.due
        && one.owners == other.owners
        && one.milestones.iter().map(|one| &one.name).eq(other.milestones.iter().map(|m| &m.name))
}

/// Something understood of a task's words.
trait Marked: Clone {
    fn quote(&self) -> &str;
    /// Whether it says the same, its id aside.
    fn is_like(&self, other: &Self) -> bool;
    /// Whether it was read as the same, whatever words around it were taken in.
    fn is_read_as(&self, other: &Self) -> bool;
}

impl Marked for Target {
    fn quote(&self) -> &str {
        &self.quote
    }

    fn is_like(&self, other: &Self) -> bool {
        self.quote == other.quote && self.subject == other.subject && self.is_read_as(other)
    }

    fn is_read_as(&self, other: &Self) -> bool {
        (self.op, self.value, self.upper) == (other.op, other.value, other.upper)
            && self.unit == other.unit
    }
}

impl Marked for Due {
    fn quote(&self) -> &str {
        &self.quote
    }

    fn is_like(&self, other: &Self) -> bool {
        self == other
    }

    fn is_read_as(&self, other: &Self) -> bool {
        (self.from, self.to) == (other.from, other.to)
    }
}

impl Marked for Owner {
    fn quote(&self) -> &str {
        &self.quote
    }

    fn is_like(&self, other: &Self) -> bool {
        self == other
    }

    fn is_read_as(&self, other: &Self) -> bool {
        self.name == other.name && self.role == other.role
    }
}

/// Quote by quote: where the reader finds something else in the old words than stood there, and in
/// the new ones what it found in the old, what stood there is put back.
fn keep_marks<T: Marked>(marks: &mut Vec<T>, [old, was]: [&[T]; 2], text: &str) {
    let mut quotes: Vec<&str> = was.iter().map(Marked::quote).collect();
    quotes.dedup();
    for quote in quotes.into_iter().filter(|quote| !quote.is_empty() && text.contains(quote)) {
        let of = |marks: &[T]| -> Vec<T> {
            marks.iter().filter(|mark| mark.quote() == quote).cloned().collect()
        };
        let (stood, read) = (of(old), of(was));
        if are_all(&stood, &read, T::is_like) {
            continue;
        }
        // Words before it may be part of the quote now.
        let is_here = |mark: &T| mark.quote().contains(quote);
        let here: Vec<T> = marks.iter().filter(|mark| is_here(mark)).cloned().collect();
        if !here.is_empty() && !are_all(&here, &read, T::is_read_as) {
            continue;
        }
        let at = marks.iter().position(is_here).unwrap_or(marks.len());
        marks.retain(|mark| !is_here(mark));
        marks.splice(at..at, stood);
    }
}

fn are_all<T>(one: &[T], other: &[T], is_so: impl Fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_so(one, other))
}

//! What is understood of words a person gave a task, beside what stood there before.
//!
//! A mark stays while its words stand; the reader is asked only for what the new words bring, so
//! that a mark somebody took away does not come back. Must not read by rules of its own.

use super::edit::Refusal;
use super::{Content, Draft};
use crate::read::understand;
use crate::{Milestone, Target, Task};

impl Draft {
    /// A new task of words, with ids of its own.
    pub(super) fn heard(&mut self, text: &str) -> Result<Task, Refusal> {
        let mut task = self.understood(text);
        task.id = self.new_task()?;
        for target in &mut task.targets {
            target.id = self.new_target()?;
        }
        for milestone in &mut task.milestones {
            milestone.id = self.new_milestone()?;
        }
        Ok(task)
    }

    pub(super) fn understood(&self, text: &str) -> Task {
        understand(text, self.head.title.as_deref(), self.head.year)
    }

    /// The same row's content with other words.
    pub(super) fn reworded(&mut self, content: &Content, text: &str) -> Result<Content, Refusal> {
        match content {
            Content::Task(task) => self.reheard(task, text).map(Content::Task),
            Content::Text(_) => Ok(Content::Text(text.to_owned())),
            Content::Heading(_) => Err(Refusal::WrongSort),
        }
    }

    /// The same task with other words.
    fn reheard(&mut self, old: &Task, text: &str) -> Result<Task, Refusal> {
        let was = self.understood(&old.text);
        // A quote that never stood in the words came from a heading, a cell or a person.
        let stays = |quote: &str| !old.text.contains(quote) || text.contains(quote);
        let mut task = old.clone();
        text.clone_into(&mut task.text);
        task.due.retain(|due| stays(&due.quote));
        task.owners.retain(|owner| stays(&owner.quote));
        task.documents.retain(|name| stays(name));
        let (kept, lost) = task.targets.into_iter().partition(|target| stays(&target.quote));
        task.targets = kept;
        let (kept, lost_parts) = task.milestones.into_iter().partition(|one| stays(&one.name));
        task.milestones = kept;
        let lost = Lost { targets: lost, milestones: lost_parts };
        self.top_up(task, &was, lost)
    }

    /// Adds what the reader finds in a task's words now and neither found before nor finds there.
    pub(super) fn top_up(
        &mut self,
        mut task: Task,
        was: &Task,
        mut lost: Lost,
    ) -> Result<Task, Refusal> {
        let now = self.understood(&task.text);
        if task.kind == was.kind {
            task.kind = now.kind;
        }
        let new = now.targets.into_iter().filter(|new| {
            let is_same = |other: &Target| other.quote == new.quote && !new.quote.is_empty();
            !task.targets.iter().any(is_same) && !was.targets.iter().any(is_same)
        });
        for mut target in Vec::from_iter(new) {
            target.id = match lost.target_like(&target) {
                Some(old) => old.id,
                None => self.new_target()?,
            };
            task.targets.push(target);
        }
        let new = now.milestones.into_iter().filter(|new| {
            let is_same = |other: &Milestone| other.name == new.name;
            !task.milestones.iter().any(is_same) && !was.milestones.iter().any(is_same)
        });
        let new = Vec::from_iter(new);
        let is_renamed = new.len() == 1 && lost.milestones.len() == 1;
        for mut milestone in new {
            milestone.id = match lost.milestones.pop().filter(|_| is_renamed) {
                Some(old) => old.id,
                None => self.new_milestone()?,
            };
            task.milestones.push(milestone);
        }
        add_new(&mut task.documents, &was.documents, now.documents, |a, b| a == b);
        add_new(&mut task.due, &was.due, now.due, |a, b| a.quote == b.quote);
        add_new(&mut task.owners, &was.owners, now.owners, |a, b| a.name == b.name);
        in_reading_order(&mut task);
        Ok(task)
    }
}

/// The marks whose words are gone; a changed figure takes over the identity of the old one.
#[derive(Debug, Default)]
pub(super) struct Lost {
    pub targets: Vec<Target>,
    pub milestones: Vec<Milestone>,
}

impl Lost {
    /// Takes the lost target that measured the same, or the only one in the same unit.
    fn target_like(&mut self, new: &Target) -> Option<Target> {
        let same_unit = |old: &Target| old.unit == new.unit;
        let place = self
            .targets
            .iter()
            .position(|old| same_unit(old) && old.subject == new.subject)
            .or_else(|| {
                let is_only = self.targets.iter().filter(|old| same_unit(old)).count() == 1;
                self.targets.iter().position(same_unit).filter(|_| is_only)
            })?;
        Some(self.targets.remove(place))
    }
}

/// Adds what is neither there nor was there.
fn add_new<T>(there: &mut Vec<T>, was: &[T], now: Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    for new in now {
        if !there.iter().chain(was).any(|old| is_same(old, &new)) {
            there.push(new);
        }
    }
}

/// Puts marks in the order of their words, where all have words; made by hand, they stay last.
fn in_reading_order(task: &mut Task) {
    let text = task.text.as_str();
    let place = |quote: &str| match quote {
        "" => usize::MAX,
        quote => text.find(quote).unwrap_or(usize::MAX),
    };
    task.targets.sort_by_key(|target| place(&target.quote));
    task.due.sort_by_key(|due| place(&due.quote));
}

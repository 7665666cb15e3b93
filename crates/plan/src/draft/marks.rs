//! Edits of what was understood of a task: targets, deadlines, owners, milestones, documents.
//!
//! Must not touch a task's words.

use super::change::Change;
use super::edit::{MarkEdit, Refusal};
use super::{Content, Draft, RowKey};
use crate::{Milestone, Target, Task};

impl Draft {
    /// Changes a task where it stands.
    pub(super) fn change_task(
        &mut self,
        change: &mut Change,
        key: RowKey,
        with: impl FnOnce(&mut Self, &mut Task) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let Content::Task(old) = &row.content else { return Err(Refusal::WrongSort) };
        let (mut task, mut row) = (old.clone(), row.clone());
        with(self, &mut task)?;
        let content = Content::Task(task);
        if content == row.content {
            return Err(Refusal::NothingChanges);
        }
        row.content = content;
        self.put(change, place, 1, vec![row]);
        Ok(())
    }

    /// Carries out a change to one mark.
    pub(super) fn mark(&mut self, task: &mut Task, mark: &MarkEdit) -> Result<(), Refusal> {
        let text = task.text.as_str();
        match mark {
            MarkEdit::AddTarget(new) => {
                fits(text, &new.quote, None)?;
                task.targets.push(Target { id: self.new_target()?, ..new.clone() });
            }
            MarkEdit::ChangeTarget(new) => {
                let old = task.targets.iter_mut().find(|target| target.id == new.id);
                let old = old.ok_or(Refusal::NoSuchMark)?;
                fits(text, &new.quote, Some(&old.quote))?;
                old.clone_from(new);
            }
            MarkEdit::RemoveTarget(id) => {
                remove(&mut task.targets, |target| target.id == *id)?;
            }
            MarkEdit::AddDue(new) => {
                fits(text, &new.quote, None)?;
                task.due.push(new.clone());
            }
            MarkEdit::ChangeDue(at, new) => {
                let old = task.due.get_mut(*at).ok_or(Refusal::NoSuchMark)?;
                fits(text, &new.quote, Some(&old.quote))?;
                old.clone_from(new);
            }
            MarkEdit::RemoveDue(at) => remove_at(&mut task.due, *at)?,
            MarkEdit::AddOwner(new) => {
                fits(text, &new.quote, None)?;
                task.owners.push(new.clone());
            }
            MarkEdit::ChangeOwner(at, new) => {
                let old = task.owners.get_mut(*at).ok_or(Refusal::NoSuchMark)?;
                fits(text, &new.quote, Some(&old.quote))?;
                old.clone_from(new);
            }
            MarkEdit::RemoveOwner(at) => remove_at(&mut task.owners, *at)?,
            MarkEdit::AddMilestone(name) => {
                let name = named(name)?;
                task.milestones.push(Milestone { id: self.new_milestone()?, name });
            }
            MarkEdit::RenameMilestone(id, name) => {
                let old = task.milestones.iter_mut().find(|one| one.id == *id);
                old.ok_or(Refusal::NoSuchMark)?.name = named(name)?;
            }
            MarkEdit::RemoveMilestone(id) => {
                remove(&mut task.milestones, |one| one.id == *id)?;
            }
            MarkEdit::AddDocument(name) => task.documents.push(named(name)?),
            MarkEdit::RemoveDocument(at) => remove_at(&mut task.documents, *at)?,
        }
        Ok(())
    }
}

/// Whether a quote is a part of the text, or was there before.
fn fits(text: &str, quote: &str, old: Option<&String>) -> Result<(), Refusal> {
    let fits = text.contains(quote) || old.is_some_and(|old| old == quote);
    if fits { Ok(()) } else { Err(Refusal::QuoteNotInText) }
}

fn named(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::NoWords) } else { Ok(name.to_owned()) }
}

fn remove<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool) -> Result<(), Refusal> {
    let at = list.iter().position(is_it).ok_or(Refusal::NoSuchMark)?;
    remove_at(list, at)
}

fn remove_at<T>(list: &mut Vec<T>, at: usize) -> Result<(), Refusal> {
    if at >= list.len() {
        return Err(Refusal::NoSuchMark);
    }
    list.remove(at);
    Ok(())
}

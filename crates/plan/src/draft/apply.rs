//! One edit to the part that carries it out.
//!
//! Must not know how any edit is done.

use super::change::Change;
use super::edit::{Edit, Refusal};
use super::{Content, Draft, Head, Row, RowKey};
use crate::{MilestoneId, NodeId, TargetId, TaskId};

impl Draft {
    /// Carries out an edit; a refused one leaves the draft as it was.
    ///
    /// # Errors
    ///
    /// Says why the edit cannot be done.
    pub fn apply(&mut self, edit: &Edit) -> Result<Change, Refusal> {
        let mut change = Change::default();
        let done = self.carry_out(&mut change, edit);
        if let Err(refusal) = done {
            let _ = self.take_back(change);
            return Err(refusal);
        }
        // From now on the plan must remember what it gave, for what has it may be dropped.
        self.free = self.next;
        Ok(change)
    }

    fn carry_out(&mut self, change: &mut Change, edit: &Edit) -> Result<(), Refusal> {
        match edit {
            Edit::SetTitle(title) => {
                let title = title.clone();
                self.set_head(change, |head| Head { title, ..head })
            }
            Edit::SetYear(year) => self.set_head(change, |head| Head { year: *year, ..head }),
            Edit::SetIssuer(issuer) => {
                let issuer = issuer.clone();
                self.set_head(change, |head| Head { issuer, ..head })
            }
            Edit::SetPreamble(preamble) => {
                let preamble = preamble.clone();
                self.set_head(change, |head| Head { preamble, ..head })
            }
            Edit::Raise(key) => self.shift(change, *key, true),
            Edit::Lower(key) => self.shift(change, *key, false),
            Edit::MakeText(key) => self.make_text(change, *key),
            Edit::MakeTask(key) => self.make_task(change, *key),
            Edit::MakeHeading(key) => self.make_heading(change, *key),
            Edit::Retitle { key, label, title } => self.retitle(change, *key, label, title),
            Edit::Reword { key, text } => self.reword(change, *key, text),
            Edit::Split { key, at } => self.split(change, *key, *at),
            Edit::Join(key) => self.join(change, *key),
            Edit::Move { key, before } => self.move_section(change, *key, *before),
            Edit::Drop(key) => self.drop_row(change, *key),
            Edit::DropSection(key) => self.drop_section(change, *key),
            Edit::AddHeading { after, level, label, title } => {
                self.add_heading(change, *after, *level, (label, title))
            }
            Edit::AddTask { after, text } => self.add_task(change, *after, text),
            Edit::SetKind { key, kind } => self.change_task(change, *key, |_, task| {
                task.kind = *kind;
                Ok(())
            }),
            Edit::Mark { key, mark } => {
                self.change_task(change, *key, |draft, task| draft.mark(task, mark))
            }
        }
    }

    fn set_head(
        &mut self,
        change: &mut Change,
        with: impl FnOnce(Head) -> Head,
    ) -> Result<(), Refusal> {
        let head = with(self.head.clone());
        if head == self.head {
            return Err(Refusal::NothingChanges);
        }
        self.put_head(change, head);
        Ok(())
    }

    /// Where a row stands, and the row.
    pub(super) fn find(&self, key: RowKey) -> Result<(usize, &Row), Refusal> {
        let place = self.place(key).ok_or(Refusal::NoSuchRow)?;
        Ok((place, self.rows.get(place).ok_or(Refusal::NoSuchRow)?))
    }

    /// A new row.
    pub(super) fn new_row(&mut self, lead: &str, content: Content) -> Row {
        Row { key: self.new_key(), lead: lead.to_owned(), is_in_table: false, content }
    }

    pub(super) fn new_node(&mut self) -> Result<NodeId, Refusal> {
        next(&mut self.next.node).map(NodeId)
    }

    pub(super) fn new_task(&mut self) -> Result<TaskId, Refusal> {
        next(&mut self.next.task).map(TaskId)
    }

    pub(super) fn new_target(&mut self) -> Result<TargetId, Refusal> {
        next(&mut self.next.target).map(TargetId)
    }

    pub(super) fn new_milestone(&mut self) -> Result<MilestoneId, Refusal> {
        next(&mut self.next.milestone).map(MilestoneId)
    }
}

/// Takes the next number, which is not given again.
fn next(free: &mut u32) -> Result<u32, Refusal> {
    let id = *free;
    *free = id.checked_add(1).ok_or(Refusal::Full)?;
    Ok(id)
}

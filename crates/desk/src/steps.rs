//! Steps on a bench: made all or not at all, taken back, made again, and said.
//!
//! Must not know what an edit does to a plan.

use yaodian_plan::doubt::{Doubt, Place};
use yaodian_plan::draft::{Change, Content, Edit, MarkEdit, Refusal, RowKey};

use yaodian_model::text::fill;

use crate::bench::{Bench, Form};
use crate::form::FormError;
use crate::text::lang;
use crate::view::{is_stand_in, refusal_word};

/// How many steps can be taken back.
const UNDO_STEPS_MAX: usize = 500;

/// What one step did, to be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// What it was.
    what: What,
    /// What it changed of the draft.
    changes: Vec<Change>,
    /// What was settled before it.
    settled: Vec<Doubt>,
}

/// What a step was: its last edit, or that a doubt was taken as none.
type What = Option<Edit>;

/// What was done last, and what it was done with.
pub(crate) type Last = (Turn, What);

/// Which way a step was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// For the first time.
    Done,
    /// Back.
    Undone,
    /// Again.
    Redone,
}

/// Why something asked for was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The draft refused.
    Refused(Refusal),
    /// What was filled in does not mean anything.
    Form(FormError),
    /// The plan has no title.
    NoTitle,
    /// The plan has no task.
    NoTask,
    /// Another window kept a later version.
    ChangedElsewhere,
}

impl Trouble {
    /// What it says to people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal_word(refusal),
            Self::Form(error) => error.word(),
            Self::NoTitle => lang().needs_title,
            Self::NoTask => lang().needs_task,
            Self::ChangedElsewhere => lang().changed_elsewhere,
        }
    }
}

impl Bench {
    /// Carries out the edits of one step: all of them or, where one is refused, none.
    pub fn edit(&mut self, edits: &[Edit]) {
        let mut changes = Vec::new();
        for edit in edits {
            match self.draft.apply(edit) {
                Ok(change) => changes.push(change),
                Err(Refusal::NothingChanges) => {}
                Err(refusal) => {
                    self.put_back(changes);
                    self.trouble = Some(Trouble::Refused(refusal));
                    return;
                }
            }
        }
        (self.trouble, self.form) = (None, None);
        if changes.is_empty() {
            return;
        }
        self.choose_new(&changes);
        let settled = self.settled.clone();
        self.see(&changes);
        self.made(Step { what: edits.last().cloned(), changes, settled });
    }

    /// Takes a doubt as none.
    pub fn settle(&mut self, doubt: Doubt) {
        let settled = self.settled.clone();
        self.settled.push(doubt);
        self.step = self.step.saturating_add(1);
        self.made(Step { what: None, changes: Vec::new(), settled });
    }

    /// What was done last, for those who do not see it; another after each step, so that it is
    /// said again where the same was done twice.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let (turn, what) = self.last.as_ref()?;
        let words = match turn {
            Turn::Done => lang().said_done,
            Turn::Undone => lang().said_undone,
            Turn::Redone => lang().said_redone,
        };
        let said = fill(words, &[what.as_ref().map_or(lang().did_settle, edit_word)]);
        Some(if self.step.is_multiple_of(2) { said } else { format!("{said}\u{a0}") })
    }

    /// Notes a step that was made.
    fn made(&mut self, step: Step) {
        self.redo.clear();
        self.last = Some((Turn::Done, step.what.clone()));
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS_MAX {
            self.undo.remove(0);
        }
    }

    /// Carries out what was filled into the form that is open.
    pub fn fill(&mut self, values: &[String]) {
        match self.form.map(|form| self.filled(form, values)) {
            Some(Ok(edits)) => self.edit(&edits),
            Some(Err(error)) => self.trouble = Some(Trouble::Form(error)),
            None => {}
        }
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(step) = self.undo.pop() {
            self.last = Some((Turn::Undone, step.what.clone()));
            let again = self.take_back(step);
            self.redo.push(again);
        }
    }

    /// Makes the last step taken back again.
    pub fn redo(&mut self) {
        if let Some(step) = self.redo.pop() {
            self.last = Some((Turn::Redone, step.what.clone()));
            let back = self.take_back(step);
            self.undo.push(back);
        }
    }

    /// Takes a step back, and answers with what makes it again.
    fn take_back(&mut self, step: Step) -> Step {
        let settled = self.settled.clone();
        let changes = self.put_back(step.changes);
        self.settled = step.settled;
        Step { what: step.what, changes, settled }
    }

    fn put_back(&mut self, changes: Vec<Change>) -> Vec<Change> {
        let back: Vec<Change> =
            changes.into_iter().rev().map(|change| self.draft.take_back(change)).collect();
        self.see(&back);
        back
    }

    /// A row that was added, where nothing else was done, is to be worded next.
    fn choose_new(&mut self, changes: &[Change]) {
        let [change] = changes else { return };
        if change.changed().is_empty()
            && change.vanished().is_empty()
            && let Some(key) = change.appeared().last()
        {
            self.chosen = Some(*key);
            self.form = Some(Form::Words(*key));
        }
    }

    /// Whether the form that is open words a row that was just added and says nothing yet.
    #[must_use]
    pub fn is_form_new(&self) -> bool {
        let Some(Form::Words(key)) = self.form else { return false };
        self.draft.row(key).is_some_and(|row| match &row.content {
            Content::Heading(heading) => is_stand_in(&heading.title),
            Content::Task(task) => is_stand_in(&task.text),
            Content::Text(_) => false,
        })
    }

    /// Takes note of which rows changed, and forgets what hung on what they were.
    fn see(&mut self, changes: &[Change]) {
        self.step = self.step.saturating_add(1);
        for change in changes {
            for key in change.changed().into_iter().chain(change.appeared()) {
                self.touched.insert(key, self.step);
                self.settled.retain(|doubt| row_of(doubt.place) != Some(key));
            }
        }
        if self.chosen.is_some_and(|key| self.draft.row(key).is_none()) {
            self.chosen = None;
        }
        let of_row = |form: &Form| form.row().is_none_or(|key| self.draft.row(key).is_some());
        self.form = self.form.filter(of_row);
    }
}

/// The row a doubt is about; the head is none.
const fn row_of(place: Place) -> Option<RowKey> {
    match place {
        Place::Head => None,
        Place::Row(key) | Place::Mark(key, _) => Some(key),
    }
}

/// What an edit is, said.
fn edit_word(edit: &Edit) -> &'static str {
    match edit {
        Edit::SetTitle(_) | Edit::SetYear(_) | Edit::SetIssuer(_) | Edit::SetPreamble(_) => {
            lang().did_head
        }
        Edit::Raise(_) => lang().row_level_up,
        Edit::Lower(_) => lang().row_level_down,
        Edit::MakeText(_) => lang().did_make_text,
        Edit::MakeTask(_) => lang().row_make_task,
        Edit::MakeHeading(_) => lang().row_make_heading,
        Edit::Retitle { .. } | Edit::Reword { .. } => lang().did_reword,
        Edit::Split { .. } => lang().row_split,
        Edit::Join(_) => lang().row_join,
        Edit::Move { .. } => lang().did_move,
        Edit::Drop(_) | Edit::DropSection(_) => lang().row_drop,
        Edit::AddHeading { .. } => lang().rows_add_heading,
        Edit::AddTask { .. } => lang().rows_add_task,
        Edit::SetKind { .. } => lang().did_kind,
        Edit::Mark { mark, .. } => mark_word(mark),
    }
}

fn mark_word(mark: &MarkEdit) -> &'static str {
    match mark {
        MarkEdit::AddTarget(_) => lang().add_target,
        MarkEdit::AddDue(_) => lang().add_due,
        MarkEdit::AddOwner(_) => lang().did_add_owner,
        MarkEdit::AddMilestone(_) => lang().did_add_milestone,
        MarkEdit::AddDocument(_) => lang().did_add_document,
        MarkEdit::ChangeTarget(_) => lang().did_target,
        MarkEdit::ChangeDue(..) => lang().did_due,
        MarkEdit::ChangeOwner(..) => lang().did_owner,
        MarkEdit::RenameMilestone(..) => lang().did_milestone,
        MarkEdit::RemoveTarget(_)
        | MarkEdit::RemoveDue(_)
        | MarkEdit::RemoveOwner(_)
        | MarkEdit::RemoveMilestone(_)
        | MarkEdit::RemoveDocument(_) => lang().did_remove,
    }
}

//! Steps on a bench: made all or not at all, taken back, made again, and said.
//!
//! Must not know what an edit does to a plan.

use yaodian_plan::doubt::{Doubt, Place};
use yaodian_plan::draft::{Change, Content, Edit, MarkEdit, Refusal, RowKey};

use yaodian_model::text::fill;

use crate::bench::{Bench, Form};
use crate::text::ZH;
use crate::view::refusal_word;

/// How many steps can be taken back.
const UNDO_STEPS_MAX: usize = 500;

/// What one step did, to be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// What it was, said.
    word: &'static str,
    /// What it changed of the draft.
    changes: Vec<Change>,
    /// What was settled before it.
    settled: Vec<Doubt>,
}

/// What was done last: the words around it, and what it was.
pub(crate) type Last = (&'static str, &'static str);

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
                    self.trouble = Some(refusal_word(refusal));
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
        let word = edits.last().map_or("", edit_word);
        self.made(Step { word, changes, settled });
    }

    /// Takes a doubt as none.
    pub fn settle(&mut self, doubt: Doubt) {
        let settled = self.settled.clone();
        self.settled.push(doubt);
        self.step = self.step.saturating_add(1);
        self.made(Step { word: ZH.did_settle, changes: Vec::new(), settled });
    }

    /// What was done last, for those who do not see it; another after each step, so that it is
    /// said again where the same was done twice.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let (words, what) = self.last?;
        let said = fill(words, &[what]);
        Some(if self.step.is_multiple_of(2) { said } else { format!("{said}\u{a0}") })
    }

    /// Notes a step that was made.
    fn made(&mut self, step: Step) {
        self.redo.clear();
        self.last = Some((ZH.said_done, step.word));
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS_MAX {
            self.undo.remove(0);
        }
    }

    /// Carries out what was filled into the form that is open.
    pub fn fill(&mut self, values: &[String]) {
        match self.form.map(|form| self.filled(form, values)) {
            Some(Ok(edits)) => self.edit(&edits),
            Some(Err(error)) => self.trouble = Some(error.word()),
            None => {}
        }
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(step) = self.undo.pop() {
            self.last = Some((ZH.said_undone, step.word));
            let again = self.take_back(step);
            self.redo.push(again);
        }
    }

    /// Makes the last step taken back again.
    pub fn redo(&mut self) {
        if let Some(step) = self.redo.pop() {
            self.last = Some((ZH.said_redone, step.word));
            let back = self.take_back(step);
            self.undo.push(back);
        }
    }

    /// Takes a step back, and answers with what makes it again.
    fn take_back(&mut self, step: Step) -> Step {
        let settled = self.settled.clone();
        let changes = self.put_back(step.changes);
        self.settled = step.settled;
        Step { word: step.word, changes, settled }
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
            Content::Heading(heading) => heading.title == ZH.new_heading,
            Content::Task(task) => task.text == ZH.new_task,
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
const fn edit_word(edit: &Edit) -> &'static str {
    match edit {
        Edit::SetTitle(_) | Edit::SetYear(_) | Edit::SetIssuer(_) | Edit::SetPreamble(_) => {
            ZH.did_head
        }
        Edit::Raise(_) => ZH.row_level_up,
        Edit::Lower(_) => ZH.row_level_down,
        Edit::MakeText(_) => ZH.did_make_text,
        Edit::MakeTask(_) => ZH.row_make_task,
        Edit::MakeHeading(_) => ZH.row_make_heading,
        Edit::Retitle { .. } | Edit::Reword { .. } => ZH.did_reword,
        Edit::Split { .. } => ZH.row_split,
        Edit::Join(_) => ZH.row_join,
        Edit::Move { .. } => ZH.did_move,
        Edit::Drop(_) | Edit::DropSection(_) => ZH.row_drop,
        Edit::AddHeading { .. } => ZH.rows_add_heading,
        Edit::AddTask { .. } => ZH.rows_add_task,
        Edit::SetKind { .. } => ZH.did_kind,
        Edit::Mark { mark, .. } => mark_word(mark),
    }
}

const fn mark_word(mark: &MarkEdit) -> &'static str {
    match mark {
        MarkEdit::AddTarget(_) => ZH.add_target,
        MarkEdit::AddDue(_) => ZH.add_due,
        MarkEdit::AddOwner(_) => ZH.did_add_owner,
        MarkEdit::AddMilestone(_) => ZH.did_add_milestone,
        MarkEdit::AddDocument(_) => ZH.did_add_document,
        MarkEdit::ChangeTarget(_) => ZH.did_target,
        MarkEdit::ChangeDue(..) => ZH.did_due,
        MarkEdit::ChangeOwner(..) => ZH.did_owner,
        MarkEdit::RenameMilestone(..) => ZH.did_milestone,
        MarkEdit::RemoveTarget(_)
        | MarkEdit::RemoveDue(_)
        | MarkEdit::RemoveOwner(_)
        | MarkEdit::RemoveMilestone(_)
        | MarkEdit::RemoveDocument(_) => ZH.did_remove,
    }
}

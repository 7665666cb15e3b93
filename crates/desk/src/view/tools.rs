//! What can be done with a row: each step as the event it is.
//!
//! Offers nothing that would be refused as it stands. Must not carry anything out.

use yaodian_plan::Kind;
use yaodian_plan::draft::{Content, Edit, LEVEL_MAX, Row, RowKey};

use super::rows::mark_texts;
use crate::Event;
use crate::bench::{Bench, Form, Mark, Part};
use crate::text::ZH;

/// A word and what a tap on it tells.
pub type Tool = (String, Event);

/// What can be done with a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tools {
    /// What sort of duty it is, of a task.
    pub kind: Option<Kind>,
    /// Its marks to correct, and marks to add.
    pub marks: Vec<Tool>,
    /// Its words, place and sort.
    pub acts: Vec<Tool>,
}

fn tool(word: &str, event: Event) -> Tool {
    (word.to_owned(), event)
}

fn edit(word: &str, edit: Edit) -> Tool {
    tool(word, Event::Edited(vec![edit]))
}

fn form(word: &str, form: Form) -> Tool {
    tool(word, Event::FormOpened(Some(form)))
}

impl Bench {
    /// What can be done with a row.
    #[must_use]
    pub fn tools(&self, key: RowKey) -> Tools {
        let Some(place) = self.draft.place(key) else { return Tools::default() };
        let rows = self.draft.rows();
        let Some(row) = rows.get(place) else { return Tools::default() };
        let mut acts = vec![form(ZH.row_reword, Form::Words(key))];
        match &row.content {
            Content::Heading(heading) => {
                if heading.level > 1 {
                    acts.push(edit(ZH.row_level_up, Edit::Raise(key)));
                }
                if heading.level < LEVEL_MAX && place > 0 {
                    acts.push(edit(ZH.row_level_down, Edit::Lower(key)));
                }
                if place > 0 {
                    acts.push(edit(ZH.row_not_heading, Edit::MakeText(key)));
                }
            }
            Content::Task(_) | Content::Text(_) => {
                acts.extend(self.split_form(key).map(|split| form(ZH.row_split, split)));
                let next = rows.get(place + 1);
                if next.is_some_and(|next| next.heading().is_none()) {
                    acts.push(edit(ZH.row_join, Edit::Join(key)));
                }
                acts.push(edit(ZH.row_make_heading, Edit::MakeHeading(key)));
                if row.task().is_none() {
                    acts.push(edit(ZH.row_make_task, Edit::MakeTask(key)));
                }
            }
        }
        acts.extend(self.moves(place, key));
        acts.push(edit(ZH.row_add_task, new_task(Some(key))));
        acts.push(edit(ZH.row_add_heading, new_heading(Some(key), row.level())));
        if row.heading().is_some() {
            if place > 0 {
                acts.push(edit(ZH.row_drop_heading, Edit::Drop(key)));
            }
            acts.push(edit(ZH.row_drop_section, Edit::DropSection(key)));
        } else {
            acts.push(edit(ZH.row_drop, Edit::Drop(key)));
        }
        acts.push(tool(ZH.row_close, Event::RowChosen(None)));
        Tools { kind: row.task().map(|task| task.kind), marks: marks(row), acts }
    }

    /// A step up and a step down, where there is room.
    fn moves(&self, place: usize, key: RowKey) -> Vec<Tool> {
        let rows = self.draft.rows();
        let key_at = |at: usize| rows.get(at).map(|row| row.key);
        let level = rows.get(place).and_then(Row::level);
        let above = match level {
            None => place.checked_sub(1).filter(|above| *above > 0),
            Some(level) => {
                let before = rows.get(..place).unwrap_or_default();
                before.iter().rposition(|row| row.level().is_some_and(|above| above <= level))
            }
        };
        let mut moves = Vec::new();
        if let Some(before) = above.and_then(key_at) {
            moves.push(edit(ZH.row_up, Edit::Move { key, before: Some(before) }));
        }
        let next = self.draft.section_end(place);
        if next < rows.len() {
            let past = match level {
                None => next + 1,
                Some(_) => self.draft.section_end(next),
            };
            moves.push(edit(ZH.row_down, Edit::Move { key, before: key_at(past) }));
        }
        moves
    }
}

/// A task to be worded.
#[must_use]
pub fn new_task(after: Option<RowKey>) -> Edit {
    Edit::AddTask { after, text: ZH.new_task.to_owned() }
}

/// A heading to be worded.
#[must_use]
pub fn new_heading(after: Option<RowKey>, level: Option<u8>) -> Edit {
    let (label, title) = (String::new(), ZH.new_heading.to_owned());
    Edit::AddHeading { after, level: level.unwrap_or(1), label, title }
}

fn marks(row: &Row) -> Vec<Tool> {
    let Some(task) = row.task() else { return Vec::new() };
    let mut tools: Vec<_> =
        mark_texts(row, task).map(|(mark, text)| form(&text, Form::Mark(mark))).collect();
    let parts = [
        (ZH.add_target, Part::Target(task.targets.len())),
        (ZH.add_due, Part::Due(task.due.len())),
        (ZH.add_owner, Part::Owner(task.owners.len())),
        (ZH.add_milestone, Part::Milestone(task.milestones.len())),
    ];
    tools.extend(parts.map(|(word, part)| form(word, Form::Add(Mark { row: row.key, part }))));
    tools
}

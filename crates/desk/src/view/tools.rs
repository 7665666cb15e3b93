//! What can be done with a row: each step as the event it is.
//!
//! Offers nothing that would be refused as it stands. Must not carry anything out.

use yaodian_plan::Kind;
use yaodian_plan::draft::{Content, Edit, LEVEL_MAX, Row, RowKey};

use super::rows::mark_texts;
use crate::Event;
use crate::bench::{Bench, Form, Mark, Part};
#[cfg(feature = "track")]
use crate::text::EN;
use crate::text::ZH;
use crate::text::lang;

/// A word and what a tap on it tells.
pub type Tool = (String, Event);

/// What can be done with a row, in groups, what is done most first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tools {
    /// The groups that hold something.
    pub groups: Vec<Group>,
}

/// Tools of a sort.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are for.
    pub title: &'static str,
    /// What sort of duty it is, where that can be said here.
    pub kind: Option<Kind>,
    /// The tools; of words the first is the one that is used most.
    pub tools: Vec<Tool>,
    /// Whether what they are for is written over them, rather than plain from their words.
    pub is_titled: bool,
    /// Whether they take something away.
    pub is_removal: bool,
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
        let group =
            |title, tools| Group { title, kind: None, tools, is_titled: true, is_removal: false };
        let (marks, additions) = (group(lang().tools_marks, marks(row)), additions(row));
        let marks = Group { kind: row.task().map(|task| task.kind), ..marks };
        let additions = Group { is_titled: false, ..group(lang().tools_additions, additions) };
        let mut around = self.moves(place, key);
        around.push(edit(lang().row_add_task, new_task(Some(key))));
        around.push(edit(lang().row_add_heading, new_heading(Some(key), row.level())));
        let removal = group(lang().tools_removal, removals(row, place));
        let groups = [
            group(lang().tools_words, self.words_tools(row, place)),
            marks,
            additions,
            group(lang().tools_sort, sorts(row, place)),
            group(lang().tools_place, around),
            Group { is_titled: false, is_removal: true, ..removal },
        ];
        Tools {
            groups: groups
                .into_iter()
                .filter(|group| !group.tools.is_empty() || group.kind.is_some())
                .collect(),
        }
    }

    /// What can be done with a row's words.
    fn words_tools(&self, row: &Row, place: usize) -> Vec<Tool> {
        let mut tools = vec![form(lang().row_reword, Form::Words(row.key))];
        if row.heading().is_none() {
            tools.extend(self.split_form(row.key).map(|split| form(lang().row_split, split)));
            let next = self.draft.rows().get(place + 1);
            if next.is_some_and(|next| next.heading().is_none()) {
                tools.push(edit(lang().row_join, Edit::Join(row.key)));
            }
        }
        tools
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
            moves.push(edit(lang().row_up, Edit::Move { key, before: Some(before) }));
        }
        let next = self.draft.section_end(place);
        if next < rows.len() {
            let past = match level {
                None => next + 1,
                Some(_) => self.draft.section_end(next),
            };
            moves.push(edit(lang().row_down, Edit::Move { key, before: key_at(past) }));
        }
        moves
    }
}

/// What else a row can be.
fn sorts(row: &Row, place: usize) -> Vec<Tool> {
    let key = row.key;
    let mut tools = Vec::new();
    match &row.content {
        Content::Heading(heading) => {
            if heading.level > 1 {
                tools.push(edit(lang().row_level_up, Edit::Raise(key)));
            }
            if heading.level < LEVEL_MAX && place > 0 {
                tools.push(edit(lang().row_level_down, Edit::Lower(key)));
            }
            if place > 0 {
                tools.push(edit(lang().row_not_heading, Edit::MakeText(key)));
            }
        }
        Content::Task(_) => {
            tools.push(edit(lang().row_make_heading, Edit::MakeHeading(key)));
            tools.push(edit(lang().row_not_task, Edit::MakeText(key)));
        }
        Content::Text(_) => {
            tools.push(edit(lang().row_make_task, Edit::MakeTask(key)));
            tools.push(edit(lang().row_make_heading, Edit::MakeHeading(key)));
        }
    }
    tools
}

/// What takes a row away.
fn removals(row: &Row, place: usize) -> Vec<Tool> {
    let key = row.key;
    if row.heading().is_none() {
        return vec![edit(lang().row_drop, Edit::Drop(key))];
    }
    let alone = (place > 0).then(|| edit(lang().row_drop_heading, Edit::Drop(key)));
    alone.into_iter().chain([edit(lang().row_drop_section, Edit::DropSection(key))]).collect()
}

/// A task to be worded.
#[must_use]
pub fn new_task(after: Option<RowKey>) -> Edit {
    Edit::AddTask { after, text: lang().new_task.to_owned() }
}

/// A heading to be worded.
#[must_use]
pub fn new_heading(after: Option<RowKey>, level: Option<u8>) -> Edit {
    let (label, title) = (String::new(), lang().new_heading.to_owned());
    Edit::AddHeading { after, level: level.unwrap_or(1), label, title }
}

/// Whether words stand in for those of a row that was just added, in whatever language.
#[must_use]
pub fn is_stand_in(text: &str) -> bool {
    #[cfg(feature = "track")]
    let all = [&ZH, &EN];
    #[cfg(not(feature = "track"))]
    let all = [&ZH];
    all.iter().any(|words| [words.new_task, words.new_heading].contains(&text))
}

/// What was understood of a row, to be corrected.
fn marks(row: &Row) -> Vec<Tool> {
    let Some(task) = row.task() else { return Vec::new() };
    mark_texts(row, task).map(|(mark, text)| form(&text, Form::Mark(mark))).collect()
}

/// What can be added to it.
fn additions(row: &Row) -> Vec<Tool> {
    let Some(task) = row.task() else { return Vec::new() };
    let parts = [
        (lang().add_target, Part::Target(task.targets.len())),
        (lang().add_due, Part::Due(task.due.len())),
        (lang().add_owner, Part::Owner(task.owners.len())),
        (lang().add_milestone, Part::Milestone(task.milestones.len())),
    ];
    parts.map(|(word, part)| form(word, Form::Add(Mark { row: row.key, part }))).into()
}

//! What holds for a task: what a person set, and else what its text says.
//!
//! Must not judge.

use yaodian_plan::progress::{Field, Priority, Span};
use yaodian_plan::{Kind, Role, Task, TaskId};

use crate::Model;

/// What names of units or people are divided by where a person writes several.
const BETWEEN_NAMES: [char; 7] = ['、', '，', ',', '；', ';', '\n', '/'];

impl Model {
    /// What sort of duty a task is.
    #[must_use]
    pub fn kind_of(&self, task: &Task) -> Kind {
        let chosen = self.shown().choice(Field::TaskKind(task.id));
        chosen.and_then(|place| Kind::ALL.get(usize::from(place)).copied()).unwrap_or(task.kind)
    }

    /// How pressing a task is.
    #[must_use]
    pub fn priority_of(&self, task: TaskId) -> Priority {
        let chosen = self.shown().choice(Field::TaskPriority(task));
        let chosen = chosen.and_then(|place| Priority::ALL.get(usize::from(place)).copied());
        chosen.unwrap_or_default()
    }

    /// Who leads: those a person named, or those the text names, in its order.
    #[must_use]
    pub fn leads_of(&self, task: &Task) -> Vec<String> {
        let own = names_in(self.shown().note(Field::TaskLead(task.id)));
        if !own.is_empty() {
            return own;
        }
        let of_text = task.owners.iter().filter(|owner| owner.role != Role::Support);
        of_text.map(|owner| owner.name.clone()).collect()
    }

    /// Who supports: those a person named, or those the text names, in its order.
    #[must_use]
    pub fn supports_of(&self, task: &Task) -> Vec<String> {
        let own = names_in(self.shown().note(Field::TaskSupport(task.id)));
        if !own.is_empty() {
            return own;
        }
        let of_text = task.owners.iter().filter(|owner| owner.role == Role::Support);
        of_text.map(|owner| owner.name.clone()).collect()
    }

    /// The tags of a task.
    #[must_use]
    pub fn tags_of(&self, task: TaskId) -> Vec<String> {
        tags_in(self.shown().note(Field::TaskTags(task)))
    }

    /// The spans of days a task has: the one a person set, or those its text names whose last day
    /// is known.
    #[must_use]
    pub fn spans_of(&self, task: &Task) -> Vec<Span> {
        if let Some(span) = self.shown().due(task.id) {
            return vec![span];
        }
        let of_text = task.due.iter().filter_map(|due| {
            let to = due.to?;
            Some(Span { from: due.from.unwrap_or(to), to })
        });
        of_text.collect()
    }
}

/// The names in what a person wrote.
pub(super) fn names_in(text: &str) -> Vec<String> {
    let names = text.split(BETWEEN_NAMES).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The tags in what a person wrote.
pub(super) fn tags_in(text: &str) -> Vec<String> {
    let tags = text.split(|c: char| c.is_whitespace() || BETWEEN_NAMES.contains(&c));
    let tags = tags.map(|tag| tag.trim_start_matches('#')).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}

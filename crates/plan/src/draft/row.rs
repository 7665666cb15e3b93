//! What a draft is made of: the head and the rows.
//!
//! Must not change anything: `Draft` does.

use crate::{NodeId, Task};

/// A row's identity in its draft, for keyed drawing; never reused, and of no meaning outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey(pub u32);

/// What stands before the first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title line as it stands.
    pub title: Option<String>,
    /// The year the plan is for.
    pub year: Option<i32>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The text between the title and the first heading.
    pub preamble: String,
}

/// One line of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its identity in the draft.
    pub key: RowKey,
    /// What stands before it in its section's text and says nothing: white space and bullets.
    pub lead: String,
    /// Whether it is a task read from a table or from a heading, so that its words stand in a text
    /// row of the same section, or in its title, and not here. Where they stand there no more they
    /// stand here after all.
    pub is_in_table: bool,
    /// What it is.
    pub content: Content,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A heading; what follows down to the next one is its body.
    Heading(Heading),
    /// A task.
    Task(Task),
    /// Body text that holds no task, one paragraph of it, or a table's lines.
    Text(String),
}

/// A heading without what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its node's identity in the plan.
    pub id: NodeId,
    /// 1 for the outermost.
    pub level: u8,
    /// The numbering without punctuation; empty where it has none.
    pub label: String,
    /// The heading phrase; empty, as the label, where a body has no heading.
    pub title: String,
}

impl Row {
    /// The row's heading.
    #[must_use]
    pub const fn heading(&self) -> Option<&Heading> {
        match &self.content {
            Content::Heading(heading) => Some(heading),
            Content::Task(_) | Content::Text(_) => None,
        }
    }

    /// The row's task.
    #[must_use]
    pub const fn task(&self) -> Option<&Task> {
        match &self.content {
            Content::Task(task) => Some(task),
            Content::Heading(_) | Content::Text(_) => None,
        }
    }

    /// The level of the row's heading.
    #[must_use]
    pub fn level(&self) -> Option<u8> {
        self.heading().map(|heading| heading.level)
    }
}

impl Heading {
    /// Whether it stands for a body without a heading.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.label.is_empty() && self.title.is_empty()
    }
}

//! A plan laid flat for editing: rows in reading order, each edit with what takes it back.
//!
//! `Draft::of` lays a plan flat and `Draft::plan` makes it whole again, exactly. `Draft::apply`
//! carries out one thing a person does with one tap and answers with the `Change` that undoes it
//! and says which rows to draw again. Must not know screens, words for people, progress or storage.

mod apply;
mod carry;
mod change;
mod edit;
mod flat;
mod heads;
mod hearing;
mod marks;
mod moves;
mod row;
mod words;

pub use carry::{carry_on, put_off};
pub use change::{Change, Span};
pub use edit::{Edit, LEVEL_MAX, MarkEdit, Refusal};
pub(crate) use heads::Numbering;
pub use row::{Content, Head, Heading, Row, RowKey};

use crate::{Fingerprint, FreeIds, Node, Table, Task, Warning};

/// A plan as rows, in the hands of somebody who changes it.
///
/// Numbers and keys given once are never given again, not even after an edit was taken back: two
/// drafts are equal when they say the same, whatever they could give next.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    head: Head,
    rows: Vec<Row>,
    tables: Vec<Table>,
    warnings: Vec<Warning>,
    origin: Option<Fingerprint>,
    removed: Vec<Task>,
    removed_nodes: Vec<Node>,
    /// The free numbers as the plan keeps them; those of `next` from the first edit on.
    free: FreeIds,
    /// The first numbers nothing has, nor had.
    next: FreeIds,
    next_key: u32,
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.head == other.head
            && self.rows == other.rows
            && self.tables == other.tables
            && self.warnings == other.warnings
            && self.origin == other.origin
            && self.removed == other.removed
            && self.removed_nodes == other.removed_nodes
    }
}

impl Eq for Draft {}

impl Draft {
    /// A plan to be written from nothing.
    #[must_use]
    pub fn blank(title: &str) -> Self {
        let title = title.trim();
        let head = Head {
            title: (!title.is_empty()).then(|| title.to_owned()),
            year: crate::read::front::years(title).map(|(first, _)| first),
            ..Head::default()
        };
        Self { head, ..Self::default() }
    }

    /// What stands before the first row.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The rows in reading order; the first is a heading.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the reader was unsure of.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Where a row stands.
    #[must_use]
    pub fn place(&self, key: RowKey) -> Option<usize> {
        self.rows.iter().position(|row| row.key == key)
    }

    /// A row by its key.
    #[must_use]
    pub fn row(&self, key: RowKey) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The place past the last row that belongs to the row at a place: of a heading, past all that
    /// stands below it.
    #[must_use]
    pub fn section_end(&self, place: usize) -> usize {
        let rows = self.rows.get(place..).unwrap_or(&[]);
        let len = match rows.first().map(|row| &row.content) {
            None => 0,
            Some(Content::Task(_) | Content::Text(_)) => 1,
            Some(Content::Heading(heading)) => {
                let below = rows.iter().skip(1);
                1 + below.take_while(|row| row.level().is_none_or(|l| l > heading.level)).count()
            }
        };
        place + len
    }
}

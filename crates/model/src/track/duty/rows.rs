//! Rows that people add: evidence, and the days on which something was held.
//!
//! Must not tell rounds from their gaps: `rounds` does.

use yaodian_plan::progress::{About, Record, Stamp};
use yaodian_plan::{Task, TaskId};
use yaodian_track::rounds::times_target;

use super::text::words;
use crate::Model;
use crate::text::fill;

/// A row, to be read and taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Which.
    pub row: Stamp,
    /// What it is called.
    pub name: String,
    /// Its number, day and place, in one line.
    pub line: String,
    /// Its link; empty for none.
    pub link: String,
}

/// The days on which something was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldView {
    /// How often, of how often.
    pub say: String,
    /// Each day, the latest first.
    pub rows: Vec<RowView>,
}

impl Model {
    /// What shows that a task was done, in the order it was added.
    #[must_use]
    pub fn evidence(&self, task: TaskId) -> Vec<RowView> {
        let rows = self.rows(About::Evidence(task)).into_iter();
        rows.map(|(row, record)| self.row_view(row, record)).collect()
    }

    /// The days on which what a task asks for was held.
    #[must_use]
    pub fn held(&self, task: &Task) -> HeldView {
        let mut rows = self.rows(About::Held(task.id));
        rows.sort_by_key(|(row, record)| std::cmp::Reverse((record.day, *row)));
        let count = rows.len().to_string();
        let goal = times_target(task).and_then(|target| target.value).map(|goal| goal.to_string());
        HeldView {
            say: match goal {
                Some(goal) => fill(words().days_held_of, &[&count, &goal]),
                None => fill(words().days_held, &[&count]),
            },
            rows: rows.into_iter().map(|(row, record)| self.held_row(row, record)).collect(),
        }
    }

    fn row_view(&self, row: Stamp, record: &Record) -> RowView {
        let day = record.day.map(|day| self.day_word(day)).unwrap_or_default();
        let parts = [record.number.clone(), day, record.place.clone()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let line = parts.join(crate::track::text::words().comma);
        RowView { row, name: record.name.clone(), line, link: record.link.clone() }
    }

    fn held_row(&self, row: Stamp, record: &Record) -> RowView {
        let name = record.day.map(|day| self.day_word(day)).unwrap_or_default();
        RowView { row, name, line: record.name.clone(), link: String::new() }
    }
}

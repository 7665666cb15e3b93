//! What was left undone, taken into the next year as a plan of its own.
//!
//! Must not know who did what: which tasks are left, the caller says.

use super::flat::has_cells;
use super::{Content, Draft, Head, Row};
use crate::date::names_year;
use crate::{Date, Due, Plan, Task};

/// Takes the tasks that are to be kept into a plan for another year.
///
/// Ids stay. Headings without tasks go, and so do tables' lines: what was read from them stands as
/// paragraphs. A deadline that names no year is put into the new one.
#[must_use]
pub fn carry_on(plan: &Plan, keep: impl Fn(&Task) -> bool, year: i32) -> Plan {
    let mut draft = Draft::of(plan);
    let named = plan.title.as_deref().and_then(crate::read::front::years);
    let step = plan.year.or(named.map(|(first, _)| first)).map_or(0, |old| year - old);
    draft.head = Head {
        title: plan.title.as_deref().map(|title| retitled(title, step, year)),
        year: Some(year),
        ..draft.head
    };
    let rows = std::mem::take(&mut draft.rows);
    draft.rows = rows.into_iter().filter_map(|row| carried(row, &keep, step)).collect();
    draft.rows = without_empty_sections(std::mem::take(&mut draft.rows));
    for at in 0..draft.rows.len() {
        let lead = draft.lead_at(at);
        let Some(row) = draft.rows.get_mut(at) else { continue };
        if row.heading().is_none() && (lead.is_empty() || row.lead.is_empty()) {
            lead.clone_into(&mut row.lead);
        }
    }
    draft.tables.clear();
    draft.warnings.clear();
    draft.removed.clear();
    draft.removed_nodes.clear();
    draft.origin = None;
    draft.free = draft.next;
    draft.plan()
}

/// A row as it goes on, if it does.
fn carried(mut row: Row, keep: &impl Fn(&Task) -> bool, step: i32) -> Option<Row> {
    match &mut row.content {
        Content::Heading(_) => {}
        Content::Task(task) if !keep(task) => return None,
        Content::Task(task) => {
            row.is_in_table = false;
            // One that names its year stands as it is, for a person to look at.
            for due in task.due.iter_mut().filter(|due| !names_year(&due.quote)) {
                *due = put_off(due, step);
            }
        }
        Content::Text(text) if has_cells(text) => return None,
        Content::Text(_) => {}
    }
    Some(row)
}

/// Leaves out headings below which no task stands, with their text.
fn without_empty_sections(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    // From the end: the level of the last heading kept says which outer ones hold something.
    let mut needed = 0_u8;
    let sections: Vec<&[Row]> = rows.chunk_by(|_, next| next.heading().is_none()).collect();
    for section in sections.into_iter().rev() {
        let level = section.first().and_then(Row::level).unwrap_or(1);
        let has_task = section.iter().any(|row| row.task().is_some());
        if has_task || level < needed {
            needed = level;
            kept.extend(section.iter().rev().cloned());
        }
    }
    kept.reverse();
    kept
}

/// A deadline so many years later, the last day of a month staying one.
#[must_use]
pub fn put_off(due: &Due, step: i32) -> Due {
    let moved = |date: Date| {
        let (year, month, day) = date.ymd();
        let year = year.saturating_add(step);
        let day = if day == crate::date::days_in_month(year - step, month) {
            crate::date::days_in_month(year, month)
        } else {
            day
        };
        Date::new(year, month, day)
    };
    let (from, to) = (due.from.and_then(moved), due.to.and_then(moved));
    Due { quote: due.quote.clone(), from, to }
}

/// A title with its years moved on, or the year put before it.
fn retitled(title: &str, step: i32, year: i32) -> String {
    let mut out = String::with_capacity(title.len() + 8);
    let mut rest = title;
    let mut is_named = false;
    while let Some(c) = rest.chars().next() {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        }
        rest = rest.get(digits.len()..).unwrap_or("");
        match digits.parse::<i32>() {
            Ok(old) if digits.len() == 4 && (1900..=2999).contains(&old) => {
                is_named = true;
                out.push_str(&old.saturating_add(step).to_string());
            }
            _ => out.push_str(&digits),
        }
    }
    if is_named { out } else { format!("{year}年{title}") }
}

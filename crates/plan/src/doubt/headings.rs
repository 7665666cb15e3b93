//! Doubts about headings: their numbers, their length, what stands below them.
//!
//! Must not look into tasks.

use super::DoubtKind;
use crate::draft::{Heading, Numbering, Row};
use crate::read::label_number;

/// How many Han characters a heading may have before it looks like a sentence; Latin ones take half
/// the room.
const TITLE_CHARS_MAX: usize = 30;

/// The last numbered heading of a level.
#[derive(Clone, Copy, Debug)]
struct Last {
    level: u8,
    numbering: Numbering,
    number: u32,
    /// Whether a heading of an outer level stood in between.
    is_closed: bool,
}

/// The doubts of headings, each with the place of its row, in order.
pub(super) fn doubts(rows: &[Row]) -> Vec<(usize, DoubtKind)> {
    let mut doubts = Vec::new();
    let mut lists: Vec<Last> = Vec::new();
    // How deep inside a section without tasks, of which only the outermost is told.
    let mut empty_level = u8::MAX;
    let below = tasks_below(rows);
    for (at, row) in rows.iter().enumerate() {
        let Some(heading) = row.heading() else { continue };
        if let Some(what) = numbered(heading, &mut lists) {
            doubts.push((at, what));
        }
        if is_long(&heading.title) {
            doubts.push((at, DoubtKind::LongHeading));
        }
        if heading.title.ends_with(['。', '；', ';', '，']) {
            doubts.push((at, DoubtKind::HeadingIsSentence));
        }
        let is_inside = heading.level > empty_level;
        if !is_inside {
            let is_empty = below.get(at).is_some_and(|has_tasks| !has_tasks);
            empty_level = if is_empty { heading.level } else { u8::MAX };
            if is_empty {
                doubts.push((at, DoubtKind::NoTasks));
            }
        }
    }
    doubts
}

fn is_long(title: &str) -> bool {
    let room = title.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    room.sum::<usize>() > 2 * TITLE_CHARS_MAX
}

/// For each place of a heading, whether a task stands in its section.
fn tasks_below(rows: &[Row]) -> Vec<bool> {
    let mut below = vec![false; rows.len()];
    // From the end: the level of the outermost heading that the last task found still lies under.
    let (mut has_task, mut filled_level) = (false, 0_u8);
    for (at, row) in rows.iter().enumerate().rev() {
        let Some(level) = row.level() else {
            has_task |= row.task().is_some();
            continue;
        };
        let is_filled = has_task || level < filled_level;
        if let Some(cell) = below.get_mut(at) {
            *cell = is_filled;
        }
        filled_level = if is_filled { level } else { filled_level.min(level) };
        has_task = false;
    }
    below
}

/// Compares a heading's number with the one before it; a list may run on across outer headings.
fn numbered(heading: &Heading, lists: &mut Vec<Last>) -> Option<DoubtKind> {
    for list in lists.iter_mut().filter(|list| list.level > heading.level) {
        list.is_closed = true;
    }
    let number = label_number(&heading.label)?;
    let numbering = Numbering::of(&heading.label);
    let last = Last { level: heading.level, numbering, number, is_closed: false };
    let Some(list) = lists.iter_mut().find(|list| list.level == heading.level) else {
        lists.push(last);
        return (number > 1).then_some(DoubtKind::NumberSkips);
    };
    let before = std::mem::replace(list, last);
    let is_next = number == before.number + 1;
    if before.is_closed {
        let is_fine = number == 1 || is_next && numbering == before.numbering;
        return (!is_fine).then_some(DoubtKind::NumberSkips);
    }
    if numbering != before.numbering {
        return Some(DoubtKind::NumberingChanges);
    }
    match number {
        _ if is_next => None,
        _ if number <= before.number => Some(DoubtKind::NumberDoubles),
        _ => Some(DoubtKind::NumberSkips),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Content, RowKey};
    use crate::{NodeId, read::understand};

    /// `1 三 title` a heading, `.` a task.
    fn row(line: &&str) -> Row {
        let mut words = line.split(' ');
        let content = match words.next() {
            Some(".") => Content::Task(understand("完成各项工作。", None, None)),
            level => Content::Heading(Heading {
                id: NodeId(0),
                level: level.unwrap().parse().unwrap(),
                label: words.next().unwrap().to_owned(),
                title: words.next().unwrap_or("甲").to_owned(),
            }),
        };
        Row { key: RowKey(0), lead: String::new(), is_in_table: false, content }
    }

    fn check(lines: &[&str], expect: &[(usize, DoubtKind)]) {
        let rows: Vec<Row> = lines.iter().map(row).collect();
        assert_eq!(doubts(&rows), expect, "{lines:?}");
    }

    #[test]
    fn numbers_go_on() {
        use DoubtKind::*;
        check(&["1 一", ".", "1 二", ".", "1 三", "."], &[]);
        check(&["1 一", ".", "1 三", "."], &[(2, NumberSkips)]);
        check(&["1 一", ".", "1 一", "."], &[(2, NumberDoubles)]);
        check(&["1 一", ".", "1 2", "."], &[(2, NumberingChanges)]);
        check(&["1 一", "2 1", ".", "2 2", ".", "1 二", "2 1", "."], &[]);
        check(&["1 一", "2 1", ".", "2 2", ".", "1 二", "2 3", "."], &[]);
        check(&["1 一", "2 1", ".", "2 2", ".", "1 二", "2 4", "."], &[(6, NumberSkips)]);
        check(&["1 二", "."], &[(0, NumberSkips)]);
        check(&["1 第一章", ".", "1 第三章", "."], &[(2, NumberSkips)]);
        check(&["1 ", ".", "1 ", "."], &[]);
    }

    #[test]
    fn headings_are_short_and_hold_tasks() {
        use DoubtKind::*;
        let long = format!("1 一 {}", "长".repeat(31));
        check(&[long.as_str(), "."], &[(0, LongHeading)]);
        check(&["1 一 完成工作。", "."], &[(0, HeadingIsSentence)]);
        check(&["1 一", "2 1", "2 2"], &[(0, NoTasks)]);
        check(&["1 一", "2 1", ".", "2 2"], &[(3, NoTasks)]);
        check(&["1 一", "2 1", "3 1", ".", "1 二", "."], &[]);
        check(&["1 一", "1 二", "2 1", "."], &[(0, NoTasks)]);
    }
}

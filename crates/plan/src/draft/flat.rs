//! A plan's tree as rows, and back, exactly.
//!
//! A section's text is the leads and texts of its rows joined; what the rows of a table say stands
//! in its lines. Must not change a word.

use super::{Content, Draft, Head, Heading, Row, RowKey};
use crate::read::is_blank;
use crate::{Node, Plan, Task};

/// What may stand before a task without saying anything.
const BULLETS: &str = "-•●■◆·*▪★➢√○◇";

/// What ends a table's cell.
const CELL_ENDS: [char; 3] = ['\t', '|', '｜'];

impl Draft {
    /// Lays a plan flat.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut draft = Self {
            head: Head {
                title: plan.title.clone(),
                year: plan.year,
                issuer: plan.issuer.clone(),
                preamble: plan.preamble.clone(),
            },
            rows: Vec::new(),
            tables: plan.tables.clone(),
            warnings: plan.warnings.clone(),
            origin: plan.origin,
            removed: plan.removed.clone(),
            removed_nodes: plan.removed_nodes.clone(),
            free: plan.free,
            next: plan.free_ids(),
            next_key: 0,
        };
        for node in plan.nodes() {
            draft.lay(node);
        }
        draft
    }

    /// Makes the plan whole.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let (mut roots, mut open): (Vec<Node>, Vec<Node>) = (Vec::new(), Vec::new());
        for section in self.rows.chunk_by(|_, next| next.heading().is_none()) {
            let Some((heading, body)) = section.split_first() else { continue };
            let Content::Heading(heading) = &heading.content else { continue };
            while open.last().is_some_and(|node| node.level >= heading.level) {
                close_last(&mut open, &mut roots);
            }
            open.push(Node {
                id: heading.id,
                level: heading.level,
                label: heading.label.clone(),
                title: heading.title.clone(),
                text: text_of(&heading.title, body),
                tasks: body.iter().filter_map(Row::task).cloned().collect(),
                children: Vec::new(),
            });
        }
        while !open.is_empty() {
            close_last(&mut open, &mut roots);
        }
        Plan {
            title: self.head.title.clone(),
            year: self.head.year,
            issuer: self.head.issuer.clone(),
            preamble: self.head.preamble.clone(),
            outline: roots,
            tables: self.tables.clone(),
            warnings: self.warnings.clone(),
            origin: self.origin,
            removed: self.removed.clone(),
            removed_nodes: self.removed_nodes.clone(),
            free: self.free,
        }
    }

    fn lay(&mut self, node: &Node) {
        let heading = Heading {
            id: node.id,
            level: node.level,
            label: node.label.clone(),
            title: node.title.clone(),
        };
        self.lay_row("", false, Content::Heading(heading));
        let mut left = Left { text: &node.text, table: Cells::default(), misses: 0 };
        for task in &node.tasks {
            match left.sentence(&task.text) {
                Some((gap, after)) => {
                    let lead = self.lay_gap(gap);
                    self.lay_row(lead, false, Content::Task(task.clone()));
                    left.text = after;
                }
                None => self.lay_table_task(task, &mut left),
            }
        }
        let lead = self.lay_gap(left.text);
        if !lead.is_empty() {
            self.lay_row("", false, Content::Text(lead.to_owned()));
        }
    }

    /// Lays a task whose words stand in a table's lines, after the lines where it is the first.
    fn lay_table_task(&mut self, task: &Task, left: &mut Left) {
        if let Some((before, lines, after)) = left.table_lines(&task.text) {
            let lead = self.lay_gap(before);
            self.lay_row(lead, false, Content::Text(lines.to_owned()));
            left.table = Cells(lines);
            left.text = after;
        }
        match left.table.find(&task.text) {
            Some(cells) => left.table = Cells(cells),
            None => left.misses += 1,
        }
        self.lay_row("", true, Content::Task(task.clone()));
    }

    /// Lays what stands between tasks, a paragraph a row; what is left is the next row's lead.
    fn lay_gap<'t>(&mut self, gap: &'t str) -> &'t str {
        let mut rest = gap;
        loop {
            let text = rest.trim_start_matches(is_lead);
            if text.is_empty() {
                return rest;
            }
            // A bullet is part of the paragraph that it begins where no task follows.
            let lead = rest.len() - rest.trim_start_matches(is_blank).len();
            let (lead, text) = rest.split_at(lead);
            let line = text.find('\n').map_or(text, |end| text.get(..end).unwrap_or(text));
            let line = line.trim_end_matches(is_blank);
            self.lay_row(lead, false, Content::Text(line.to_owned()));
            rest = text.get(line.len()..).unwrap_or("");
        }
    }

    fn lay_row(&mut self, lead: &str, is_in_table: bool, content: Content) {
        let key = self.new_key();
        self.rows.push(Row { key, lead: lead.to_owned(), is_in_table, content });
    }

    pub(super) fn new_key(&mut self) -> RowKey {
        let key = RowKey(self.next_key);
        self.next_key = self.next_key.saturating_add(1);
        key
    }
}

/// Whether a text is, or holds, a line of a table.
pub(super) fn has_cells(text: &str) -> bool {
    text.contains('\t') || text.matches(['|', '｜']).nth(1).is_some()
}

fn is_lead(c: char) -> bool {
    is_blank(c) || BULLETS.contains(c)
}

fn close_last(open: &mut Vec<Node>, roots: &mut Vec<Node>) {
    let Some(node) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None => roots.push(node),
    }
}

/// What is left of a section's text as its tasks are found in it.
struct Left<'t> {
    text: &'t str,
    table: Cells<'t>,
    /// How many tasks were found nowhere; a plan that was read has none.
    misses: usize,
}

/// How many tasks are looked for in vain before no more are.
const MISSES_MAX: usize = 32;

impl<'t> Left<'t> {
    /// What stands before and after a task, unless it is a table's: sentences stand in the text
    /// one after the other, with little between them.
    fn sentence(&self, task: &str) -> Option<(&'t str, &'t str)> {
        let next = self.text.trim_start_matches(is_lead);
        if let Some(after) = next.strip_prefix(task)
            && !task.is_empty()
            && !task.contains('\t')
            && !after.starts_with(CELL_ENDS)
        {
            return Some((self.text.get(..self.text.len() - next.len())?, after));
        }
        if self.misses > MISSES_MAX || has_cells(task) || self.table.find(task).is_some() {
            return None;
        }
        until(self.text, task).filter(|(gap, _)| !has_cells(gap))
    }

    /// The lines of the next table, if a task was read from it and not from the one before, and
    /// what stands around them.
    fn table_lines(&self, task: &str) -> Option<(&'t str, &'t str, &'t str)> {
        if self.misses > MISSES_MAX || self.table.find(task).is_some() {
            return None;
        }
        let mut at = 0;
        let mut lines: Option<(usize, usize)> = None;
        for line in self.text.split_inclusive('\n') {
            let end = at + line.trim_end_matches('\n').len();
            match &mut lines {
                Some((_, last)) if has_cells(line) => *last = end,
                Some(_) => break,
                None if has_cells(line) => lines = Some((at, end)),
                None => {}
            }
            at += line.len();
        }
        let (from, end) = lines?;
        let table = self.text.get(from..end)?;
        Cells(table).find(task)?;
        Some((self.text.get(..from)?, table, self.text.get(end..)?))
    }
}

/// What stands before and after the first place of a text.
fn until<'t>(rest: &'t str, text: &str) -> Option<(&'t str, &'t str)> {
    let at = rest.find(text)?;
    Some((rest.get(..at)?, rest.get(at + text.len()..)?))
}

/// What is left of a table's lines as its rows are found in them.
#[derive(Clone, Copy, Debug, Default)]
struct Cells<'t>(&'t str);

impl<'t> Cells<'t> {
    /// What stands after a task's cells, if they stand here in order.
    fn find(self, task: &str) -> Option<&'t str> {
        task.split('\t').try_fold(self.0, |rest, cell| {
            let (_, after) = until(rest, cell)?;
            Some(after)
        })
    }
}

/// The text of a section's rows. What a table's task says is said by the table's lines, and a
/// heading that is a task itself by its title; where these are gone it is said at the end.
fn text_of(title: &str, body: &[Row]) -> String {
    let mut text = String::new();
    for row in body {
        match &row.content {
            Content::Task(task) if !row.is_in_table => {
                text.push_str(&row.lead);
                text.push_str(&task.text);
            }
            Content::Text(words) => {
                text.push_str(&row.lead);
                text.push_str(words);
            }
            Content::Heading(_) | Content::Task(_) => {}
        }
    }
    let (mut missing, mut misses) = (String::new(), 0);
    let mut cells = Cells(&text);
    for task in body.iter().filter(|row| row.is_in_table).filter_map(Row::task) {
        if title.contains(&task.text) {
            continue;
        }
        let look = || cells.find(&task.text).or_else(|| Cells(&text).find(&task.text));
        match (misses <= MISSES_MAX).then(look).flatten() {
            Some(rest) => cells = Cells(rest),
            None => {
                misses += 1;
                missing.extend(["\n", &task.text]);
            }
        }
    }
    let missing = if text.is_empty() { missing.trim_start_matches('\n') } else { &missing };
    text.push_str(missing);
    text
}

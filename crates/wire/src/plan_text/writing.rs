//! Writing a plan's lines, when the page is built or a plan is kept.
//!
//! Must not be needed in the first visit's module.

use yaodian_plan::{Date, FreeIds, Node, Plan, Task};

use super::{KINDS, MARK, NextIds, OPS, ROLES};

/// Writes a plan, without the reader's warnings.
#[must_use]
pub fn plan_to_text(plan: &Plan) -> String {
    let mut lines = Lines { text: MARK.to_owned(), next: NextIds::default() };
    // A text that is there but empty is another thing than none.
    let marked = |text: &Option<String>| said(text.as_ref().map(|text| format!("={text}")));
    let (title, issuer) = (marked(&plan.title), marked(&plan.issuer));
    lines.add("plan", &[&title, &said(plan.year), &issuer, &plan.preamble]);
    if let Some(origin) = plan.origin {
        lines.add("origin", &[&format!("{:x}", origin.0)]);
    }
    if plan.free != FreeIds::default() {
        let FreeIds { node, task, target, milestone } = plan.free;
        let free = [node, task, target, milestone].map(|id| id.to_string());
        lines.add_row("free", &free);
    }
    for table in &plan.tables {
        lines.add_row("table", &table.header);
        for row in &table.rows {
            lines.add_row("row", row);
        }
    }
    for node in &plan.outline {
        lines.add_node(node, 0);
    }
    if !plan.removed.is_empty() || !plan.removed_nodes.is_empty() {
        lines.add("removed", &[]);
        plan.removed.iter().for_each(|task| lines.add_task(task));
        for node in &plan.removed_nodes {
            let (id, level) = (node.id.0.to_string(), node.level.to_string());
            lines.add("head", &[&id, &level, &node.label, &node.title]);
        }
    }
    lines.text.push('\n');
    lines.text
}

/// The lines written so far.
struct Lines {
    text: String,
    next: NextIds,
}

impl Lines {
    fn add(&mut self, kind: &str, fields: &[&str]) {
        self.text.push('\n');
        self.text.push_str(kind);
        for field in fields {
            self.text.push('\t');
            push_escaped(&mut self.text, field);
        }
    }

    fn add_row(&mut self, kind: &str, cells: &[String]) {
        let cells: Vec<_> = cells.iter().map(String::as_str).collect();
        self.add(kind, &cells);
    }

    fn add_node(&mut self, node: &Node, depth: usize) {
        let (depth_said, level) = (depth.to_string(), node.level.to_string());
        let id = id(node.id.0, &mut self.next.node);
        let head = [depth_said.as_str(), &id, &level, &node.label, &node.title];
        let joined: String = node.tasks.iter().map(|task| task.text.as_str()).collect();
        let text: &[&str] = if joined == node.text { &[] } else { &[&node.text] };
        self.add("node", &[&head, text].concat());
        for task in &node.tasks {
            self.add_task(task);
        }
        for child in &node.children {
            self.add_node(child, depth + 1);
        }
    }

    fn add_task(&mut self, task: &Task) {
        let task_id = id(task.id.0, &mut self.next.task);
        self.add("task", &[&task_id, &index(&KINDS, task.kind), &task.text]);
        for target in &task.targets {
            let id = id(target.id.0, &mut self.next.target);
            let (op, value, upper) =
                (index(&OPS, target.op), said(target.value), said(target.upper));
            let words = [target.unit.as_str(), &target.subject, &target.quote];
            self.add("target", &[&[id.as_str(), &op, &value, &upper], &words[..]].concat());
        }
        for milestone in &task.milestones {
            let id = id(milestone.id.0, &mut self.next.milestone);
            self.add("milestone", &[&id, &milestone.name]);
        }
        for document in &task.documents {
            self.add("document", &[document]);
        }
        for due in &task.due {
            let day = |date: Option<Date>| said(date.map(Date::days_since_1970));
            self.add("due", &[&day(due.from), &day(due.to), &due.quote]);
        }
        for owner in &task.owners {
            self.add("owner", &[&index(&ROLES, owner.role), &owner.name, &owner.quote]);
        }
    }
}

/// An id, left empty where it is the next.
fn id(id: u32, next: &mut u32) -> String {
    let said = if id == *next { String::new() } else { id.to_string() };
    *next = id.saturating_add(1);
    said
}

/// A value, or nothing.
fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn index<T: PartialEq>(of: &[T], value: T) -> String {
    said(of.iter().position(|one| *one == value))
}

/// Adds a text so that it can stand in a field, and in a script block of an HTML page: there `<`
/// could end the block, and the page's reader changes line ends and drops NUL.
fn push_escaped(line: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\0' => line.push_str("\\0"),
            '\\' => line.push_str("\\\\"),
            '<' => line.push_str("\\l"),
            c => line.push(c),
        }
    }
}

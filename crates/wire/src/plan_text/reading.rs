//! Reading a plan's lines, in the browser.
//!
//! Must not panic, guess or repair: what is odd is refused whole.

use std::str::{FromStr, Split};

use yaodian_plan::{
    Date, Due, Fingerprint, FreeIds, Milestone, MilestoneId, Node, NodeId, Owner, Plan, Table,
    Target, TargetId, Task, TaskId,
};

use super::{KINDS, MARK, NextIds, OPS, ROLES};

/// How many nodes may stand inside one another.
pub(super) const DEPTH_MAX: usize = 64;

/// Reads a plan; `None` where the text holds none. Empty lines are left aside.
#[must_use]
pub fn plan_from_text(text: &str) -> Option<Plan> {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    if lines.next()? != MARK {
        return None;
    }
    let mut fields = Fields(lines.next()?.split('\t'));
    let plan = fields.plan()?;
    let mut reading =
        Reading { plan, path: Vec::new(), is_removed: false, next: NextIds::default() };
    for line in lines {
        reading.line(&mut Fields(line.split('\t')))?;
    }
    reading.close_to(0);
    Some(reading.plan)
}

/// The plan as far as it was read.
struct Reading {
    plan: Plan,
    /// The node that lines now belong to, last, and those around it.
    path: Vec<Open>,
    /// Whether tasks now belong to none, because they were dropped.
    is_removed: bool,
    next: NextIds,
}

struct Open {
    node: Node,
    /// Whether its text is its tasks' texts joined.
    is_joined: bool,
}

impl Reading {
    fn line(&mut self, fields: &mut Fields<'_>) -> Option<()> {
        match fields.next()? {
            "table" => self.plan.tables.push(Table { header: fields.rest()?, rows: Vec::new() }),
            "row" => self.plan.tables.last_mut()?.rows.push(fields.rest()?),
            "origin" => {
                let origin = u64::from_str_radix(fields.next()?, 16).ok()?;
                self.plan.origin = Some(Fingerprint(origin));
            }
            "free" => {
                let (node, task) = (fields.value()?, fields.value()?);
                let (target, milestone) = (fields.value()?, fields.value()?);
                self.plan.free = FreeIds { node, task, target, milestone };
            }
            "removed" => {
                self.close_to(0);
                self.is_removed = true;
            }
            "head" if self.is_removed => {
                let head = fields.head(&mut self.next.node)?;
                self.plan.removed_nodes.push(head);
            }
            "node" => self.node(fields)?,
            "task" => self.task(fields)?,
            "target" => {
                let target = fields.target(&mut self.next.target)?;
                self.last_task()?.targets.push(target);
            }
            "milestone" => {
                let id = MilestoneId(fields.id(&mut self.next.milestone)?);
                self.last_task()?.milestones.push(Milestone { id, name: fields.text()? });
            }
            "document" => self.last_task()?.documents.push(fields.text()?),
            "due" => {
                let (from, to) = (fields.day()?, fields.day()?);
                self.last_task()?.due.push(Due { quote: fields.text()?, from, to });
            }
            "owner" => {
                let role = fields.one_of(&ROLES)?;
                let (name, quote) = (fields.text()?, fields.text()?);
                self.last_task()?.owners.push(Owner { name, role, quote });
            }
            _ => return None,
        }
        fields.end()
    }

    fn node(&mut self, fields: &mut Fields<'_>) -> Option<()> {
        let depth: usize = fields.value()?;
        if depth > self.path.len() || depth >= DEPTH_MAX || self.is_removed {
            return None;
        }
        self.close_to(depth);
        let mut node = fields.head(&mut self.next.node)?;
        let text = match fields.next() {
            Some(text) => Some(unescaped(text)?),
            None => None,
        };
        let is_joined = text.is_none();
        node.text = text.unwrap_or_default();
        self.path.push(Open { node, is_joined });
        Some(())
    }

    fn task(&mut self, fields: &mut Fields<'_>) -> Option<()> {
        let id = TaskId(fields.id(&mut self.next.task)?);
        let (kind, text) = (fields.one_of(&KINDS)?, fields.text()?);
        let tasks = if self.is_removed {
            &mut self.plan.removed
        } else {
            let Open { node, is_joined } = self.path.last_mut()?;
            if *is_joined {
                node.text.push_str(&text);
            }
            &mut node.tasks
        };
        tasks.push(Task {
            id,
            text,
            kind,
            targets: Vec::new(),
            milestones: Vec::new(),
            documents: Vec::new(),
            due: Vec::new(),
            owners: Vec::new(),
        });
        Some(())
    }

    fn last_task(&mut self) -> Option<&mut Task> {
        match self.is_removed {
            true => self.plan.removed.last_mut(),
            false => self.path.last_mut()?.node.tasks.last_mut(),
        }
    }

    /// Hands finished nodes to those around them.
    fn close_to(&mut self, depth: usize) {
        while self.path.len() > depth {
            let Some(Open { node, .. }) = self.path.pop() else { return };
            let around = self.path.last_mut().map(|around| &mut around.node.children);
            around.unwrap_or(&mut self.plan.outline).push(node);
        }
    }
}

/// The fields of one line that are not read yet.
struct Fields<'a>(Split<'a, char>);

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn end(&mut self) -> Option<()> {
        self.next().is_none().then_some(())
    }

    fn text(&mut self) -> Option<String> {
        unescaped(self.next()?)
    }

    fn rest(&mut self) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        while let Some(field) = self.next() {
            texts.push(unescaped(field)?);
        }
        Some(texts)
    }

    fn value<T: FromStr>(&mut self) -> Option<T> {
        self.next()?.parse().ok()
    }

    /// A value, or nothing in an empty field.
    fn optional<T: FromStr>(&mut self) -> Option<Option<T>> {
        match self.next()? {
            "" => Some(None),
            field => field.parse().ok().map(Some),
        }
    }

    fn id(&mut self, next: &mut u32) -> Option<u32> {
        let id = self.optional()?.unwrap_or(*next);
        *next = id.saturating_add(1);
        Some(id)
    }

    fn day(&mut self) -> Option<Option<Date>> {
        Some(self.optional()?.map(Date::from_days_since_1970))
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.value::<usize>()?).copied()
    }

    /// A text that may be absent: `=` stands before one that is there.
    fn marked(&mut self) -> Option<Option<String>> {
        match self.next()? {
            "" => Some(None),
            field => unescaped(field.strip_prefix('=')?).map(Some),
        }
    }

    fn plan(&mut self) -> Option<Plan> {
        if self.next()? != "plan" {
            return None;
        }
        let (title, year, issuer) = (self.marked()?, self.optional()?, self.marked()?);
        let preamble = self.text()?;
        self.end()?;
        Some(Plan { title, year, issuer, preamble, ..Plan::default() })
    }

    /// A heading without what stands below it.
    fn head(&mut self, next: &mut u32) -> Option<Node> {
        Some(Node {
            id: NodeId(self.id(next)?),
            level: self.value()?,
            label: self.text()?,
            title: self.text()?,
            text: String::new(),
            tasks: Vec::new(),
            children: Vec::new(),
        })
    }

    fn target(&mut self, next: &mut u32) -> Option<Target> {
        Some(Target {
            id: TargetId(self.id(next)?),
            op: self.one_of(&OPS)?,
            value: self.optional()?,
            upper: self.optional()?,
            unit: self.text()?,
            subject: self.text()?,
            quote: self.text()?,
        })
    }
}

fn unescaped(field: &str) -> Option<String> {
    let mut text = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next()? {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                '0' => '\0',
                'l' => '<',
                '\\' => '\\',
                _ => return None,
            },
            c => c,
        });
    }
    Some(text)
}

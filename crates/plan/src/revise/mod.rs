//! A new version of a plan takes the old one's place: what is the same keeps its identity.
//!
//! Tasks are told by what they say, not by where they stand or by their exact words, so that
//! progress stays with the task it was made on. Nothing that somebody worked on is lost: what the
//! new version dropped is kept as removed. Must not know progress, only whether there is any.

mod hand;
mod marks;
mod nodes;
mod order;
mod sides;
mod tasks;
mod texts;

use std::collections::BTreeSet;

use crate::{FreeIds, Node, NodeId, Plan, Task, TaskId};
use hand::Around;
use sides::{Links, Side};

/// How alike tasks must be to be the same, in thousandths: first the sure ones, then, with these
/// as neighbours, the others.
const ALIKE_PERMILLE_MIN: [usize; 4] = [750, 600, 500, 500];

/// A new version with the old one's identities, and what is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The new version.
    pub plan: Plan,
    /// The tasks that were not there before, in order.
    pub added: Vec<TaskId>,
    /// The tasks that had been dropped before and are there again.
    pub revived: Vec<TaskId>,
    /// The tasks that are not there any more, as they were.
    pub dropped: Vec<Dropped>,
    /// The tasks that stand in another section, or in another order within theirs.
    pub moved: Vec<TaskId>,
    /// The tasks with other words, each with the old ones.
    pub reworded: Vec<(TaskId, String)>,
    /// The headings with other words, each with the old ones.
    pub renamed: Vec<(NodeId, String)>,
}

/// A task that the new version dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The task as it was.
    pub task: Task,
    /// Whether somebody had worked on it, so that it is among `Plan::removed` now.
    pub had_progress: bool,
}

impl Revision {
    /// Whether the new version says the same in the same order.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.added.is_empty()
            && self.revived.is_empty()
            && self.dropped.is_empty()
            && self.moved.is_empty()
            && self.reworded.is_empty()
            && self.renamed.is_empty()
    }
}

/// Puts a new version in the place of the old.
#[must_use]
pub fn revise(
    old: &Plan,
    new: Plan,
    had_progress: impl Fn(&Task) -> bool,
    has_note: impl Fn(NodeId) -> bool,
) -> Revision {
    let (before, after) = (Side::before(old), Side::of(&new));
    let (nodes, tasks) = linked(&before, &after);
    let mut free = old.free_ids();
    let task_ids = ids(&tasks, |at| before.tasks.get(at).map(|e| e.task.id.0), &mut free.task);
    let node_ids = ids(&nodes, |at| before.nodes.get(at).map(|s| s.node.id.0), &mut free.node);
    let mut revision = Revision {
        plan: Plan::default(),
        added: Vec::new(),
        revived: Vec::new(),
        dropped: Vec::new(),
        moved: moved(&before, &after, &nodes, &tasks, &task_ids),
        reworded: Vec::new(),
        renamed: Vec::new(),
    };
    compare(&before, &after, &tasks, &task_ids, &mut revision);
    for (at, section) in after.nodes.iter().enumerate() {
        let known = nodes.old(at).and_then(|at| before.nodes.get(at));
        if let (Some(known), Some(&id)) = (known, node_ids.get(at))
            && known.title != section.title
        {
            revision.renamed.push((NodeId(id), known.node.title.clone()));
        }
    }
    let removed = removed(&before, &tasks, had_progress, &mut revision);
    let kept: BTreeSet<u32> = node_ids.iter().copied().collect();
    let removed_nodes =
        old.heads().filter(|head| !kept.contains(&head.id.0) && has_note(head.id)).collect();
    let partners: Vec<Option<&Task>> = (0..after.tasks.len())
        .map(|at| tasks.old(at).and_then(|at| before.tasks.get(at)).map(|entry| entry.task))
        .collect();
    drop(after);
    let mut given = Given {
        nodes: node_ids.into_iter(),
        tasks: task_ids.into_iter().zip(partners),
        free: &mut free,
        before: Around::of(old),
    };
    let outline = new.outline.into_iter().map(|node| given.node(node)).collect();
    let origin = Some(old.identity());
    revision.plan = Plan { outline, origin, removed, removed_nodes, free, ..new };
    revision
}

/// Finds what is the same.
fn linked(before: &Side, after: &Side) -> (Links, Links) {
    let mut nodes = Links::new(before.nodes.len(), after.nodes.len());
    let mut tasks = Links::new(before.tasks.len(), after.tasks.len());
    nodes::link_same_path(before, after, &mut nodes);
    tasks::link_same(before, after, &nodes, &mut tasks);
    nodes::link_by_content(before, after, &tasks, &mut nodes);
    let likely = tasks::likely(before, after, &tasks);
    for permille_min in ALIKE_PERMILLE_MIN {
        tasks::link_alike(before, after, &nodes, &mut tasks, (&likely, permille_min));
        nodes::link_by_content(before, after, &tasks, &mut nodes);
    }
    nodes::link_by_words(before, after, &mut nodes);
    (nodes, tasks)
}

/// The id of each new place: its partner's, or the next free one.
fn ids(links: &Links, id_of: impl Fn(usize) -> Option<u32>, free: &mut u32) -> Vec<u32> {
    let known = links.old_of.iter().map(|old| old.and_then(&id_of));
    known.map(|id| id.unwrap_or_else(|| marks::next(free))).collect()
}

/// Tells what was added, revived and reworded.
fn compare(before: &Side, after: &Side, tasks: &Links, task_ids: &[u32], revision: &mut Revision) {
    for (at, (entry, &id)) in after.tasks.iter().zip(task_ids).enumerate() {
        let id = TaskId(id);
        let Some(known) = tasks.old(at).and_then(|at| before.tasks.get(at)) else {
            revision.added.push(id);
            continue;
        };
        if known.section.is_none() {
            revision.revived.push(id);
        }
        if known.plain != entry.plain {
            revision.reworded.push((id, known.task.text.clone()));
        }
    }
}

/// Tells what was dropped; gives what the plan keeps as removed.
fn removed(
    before: &Side,
    tasks: &Links,
    had_progress: impl Fn(&Task) -> bool,
    revision: &mut Revision,
) -> Vec<Task> {
    let gone = before.tasks.iter().enumerate().filter(|&(at, _)| tasks.new_place(at).is_none());
    let (mut still, mut now) = (Vec::new(), Vec::new());
    for (_, entry) in gone {
        let task = entry.task.clone();
        if entry.section.is_none() {
            still.push(task);
            continue;
        }
        let had_progress = had_progress(&task);
        if had_progress {
            now.push(task.clone());
        }
        revision.dropped.push(Dropped { task, had_progress });
    }
    still.append(&mut now);
    still
}

/// The tasks in another section, or out of the order of those that stayed in theirs.
fn moved(
    before: &Side,
    after: &Side,
    nodes: &Links,
    tasks: &Links,
    task_ids: &[u32],
) -> Vec<TaskId> {
    let mut moved = Vec::new();
    for (place, section) in after.nodes.iter().enumerate() {
        let known = (section.tasks.0..section.tasks.1).filter_map(|at| {
            let entry_at = tasks.old(at)?;
            let home = before.tasks.get(entry_at)?.section?;
            Some((at, entry_at, Some(home) == nodes.old(place)))
        });
        let known: Vec<(usize, usize, bool)> = known.collect();
        let stayed: Vec<usize> =
            known.iter().filter(|(_, _, is_home)| *is_home).map(|&(_, old, _)| old).collect();
        let mut in_order = order::rising(&stayed).into_iter();
        for (at, _, is_home) in known {
            let is_in_order = is_home && in_order.next().unwrap_or(false);
            if let Some(&id) = task_ids.get(at).filter(|_| !is_in_order) {
                moved.push(TaskId(id));
            }
        }
    }
    moved
}

/// The ids to give, in reading order.
struct Given<'g, N, T> {
    nodes: N,
    tasks: T,
    free: &'g mut FreeIds,
    /// What the old version's words were read against.
    before: Around,
}

impl<'p, N: Iterator<Item = u32>, T: Iterator<Item = (u32, Option<&'p Task>)>> Given<'_, N, T> {
    fn node(&mut self, mut node: Node) -> Node {
        if let Some(id) = self.nodes.next() {
            node.id = NodeId(id);
        }
        for task in &mut node.tasks {
            if let Some((id, partner)) = self.tasks.next() {
                task.id = TaskId(id);
                if let Some(old) = partner {
                    hand::keep(task, old, &self.before);
                }
                marks::adopt(task, partner, self.free);
            }
        }
        node.children = node.children.into_iter().map(|child| self.node(child)).collect();
        node
    }
}

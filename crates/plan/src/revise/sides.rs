//! The two versions of a plan as lists, and what of one is what of the other.
//!
//! Must not decide what belongs together.

use super::texts::{figureless, pairs, plain};
use crate::{Node, Plan, Task};

/// One version of a plan.
pub(super) struct Side<'p> {
    /// All nodes in reading order.
    pub nodes: Vec<Section<'p>>,
    /// All tasks in reading order, then those that were dropped before.
    pub tasks: Vec<Entry<'p>>,
}

/// A node where it stands.
pub(super) struct Section<'p> {
    pub node: &'p Node,
    pub parent: Option<usize>,
    pub title: String,
    /// Title, or text where there is none, of the node and all it stands in.
    pub path: String,
    /// Whether it was dropped before.
    pub is_dropped: bool,
    /// The place of its first task, and of the task after its last.
    pub tasks: (usize, usize),
}

/// A task where it stands.
pub(super) struct Entry<'p> {
    pub task: &'p Task,
    /// The place of its node; `None` for one that was dropped before.
    pub section: Option<usize>,
    pub plain: String,
    pub figureless: String,
    pub pairs: Vec<u64>,
}

impl<'p> Side<'p> {
    /// Lays a version out.
    pub fn of(plan: &'p Plan) -> Self {
        let mut side = Self { nodes: Vec::new(), tasks: Vec::new() };
        for node in &plan.outline {
            side.lay(node, None);
        }
        side
    }

    /// Lays an old version out; what it had dropped before may be there again.
    pub fn before(plan: &'p Plan) -> Self {
        let mut side = Self::of(plan);
        for node in &plan.removed_nodes {
            side.lay(node, None);
            if let Some(section) = side.nodes.last_mut() {
                section.is_dropped = true;
            }
        }
        for task in &plan.removed {
            side.tasks.push(Entry::of(task, None));
        }
        side
    }

    fn lay(&mut self, node: &'p Node, parent: Option<usize>) {
        let at = self.nodes.len();
        let title = plain(&node.title);
        let own = if title.is_empty() { plain(&node.text) } else { title.clone() };
        let above = parent.and_then(|parent| self.nodes.get(parent));
        let path = format!("{}\u{1}{own}", above.map_or("", |above| above.path.as_str()));
        let from = self.tasks.len();
        self.tasks.extend(node.tasks.iter().map(|task| Entry::of(task, Some(at))));
        let tasks = (from, self.tasks.len());
        self.nodes.push(Section { node, parent, title, path, is_dropped: false, tasks });
        for child in &node.children {
            self.lay(child, Some(at));
        }
    }

    /// The plain text of a task by its place.
    pub fn plain(&self, at: Option<usize>) -> &str {
        let entry = at.and_then(|at| self.tasks.get(at)).filter(|entry| entry.section.is_some());
        entry.map_or("", |entry| entry.plain.as_str())
    }
}

impl<'p> Entry<'p> {
    fn of(task: &'p Task, section: Option<usize>) -> Self {
        let plain = plain(&task.text);
        let figureless = figureless(&plain);
        let pairs = pairs(&figureless);
        Self { task, section, plain, figureless, pairs }
    }
}

/// Which place of the old list is which place of the new.
pub(super) struct Links {
    /// For each new place, the old one.
    pub old_of: Vec<Option<usize>>,
    /// For each old place, the new one.
    pub new_of: Vec<Option<usize>>,
}

impl Links {
    /// No links yet between lists of these lengths.
    pub fn new(old: usize, new: usize) -> Self {
        Self { old_of: vec![None; new], new_of: vec![None; old] }
    }

    /// The old place of a new one.
    pub fn old(&self, new: usize) -> Option<usize> {
        self.old_of.get(new).copied().flatten()
    }

    /// The new place of an old one.
    pub fn new_place(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    /// Whether neither has a partner yet.
    pub fn are_free(&self, old: usize, new: usize) -> bool {
        self.old(new).is_none() && self.new_place(old).is_none()
    }

    /// Links two that have no partner yet.
    pub fn link(&mut self, old: usize, new: usize) {
        if !self.are_free(old, new) {
            return;
        }
        if let (Some(old_of), Some(new_of)) = (self.old_of.get_mut(new), self.new_of.get_mut(old)) {
            (*old_of, *new_of) = (Some(old), Some(new));
        }
    }

    /// Links what has the same key, in order; those without a key are left alone.
    pub fn link_equal<K: Ord>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
    ) {
        let free = |links: &[Option<usize>], key: &dyn Fn(usize) -> Option<K>| {
            let places = (0..links.len()).filter(|&at| links.get(at) == Some(&None));
            let mut keyed: Vec<(K, usize)> =
                places.filter_map(|at| key(at).map(|key| (key, at))).collect();
            keyed.sort_unstable();
            keyed
        };
        let mut olds = free(&self.new_of, &old_key).into_iter().peekable();
        for (key, new) in free(&self.old_of, &new_key) {
            while olds.next_if(|(old, _)| *old < key).is_some() {}
            if let Some((_, old)) = olds.next_if(|(old, _)| *old == key) {
                self.link(old, new);
            }
        }
    }

    /// Links the best first, each place once.
    pub fn link_best(&mut self, mut edges: Vec<Edge>) {
        edges.sort_unstable_by_key(|edge| {
            (std::cmp::Reverse(edge.score), edge.new.abs_diff(edge.old), edge.new, edge.old)
        });
        for edge in edges {
            self.link(edge.old, edge.new);
        }
    }
}

/// Two that may be the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub score: usize,
    pub old: usize,
    pub new: usize,
}

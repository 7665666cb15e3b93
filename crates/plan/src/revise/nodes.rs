//! Which heading of the new version is which of the old.
//!
//! By its place in the outline, by the tasks that stand below it, by its words; in this order.

use super::sides::{Edge, Links, Section, Side};
use super::texts::{alike_permille, pairs};

/// How alike two titles under the same heading must be, in thousandths.
const TITLE_PERMILLE_MIN: usize = 450;
/// How many unmatched headings under one heading are compared with each other.
const COMPARED_MAX: usize = 48;

/// Links headings with the same title in the same place of the outline.
pub(super) fn link_same_path(old: &Side, new: &Side, links: &mut Links) {
    let path = |side: &Side, at: usize| side.nodes.get(at).map(|node| node.path.clone());
    links.link_equal(|at| path(old, at), |at| path(new, at));
}

/// Links headings whose tasks, or whose headings below, are the same.
pub(super) fn link_by_content(old: &Side, new: &Side, tasks: &Links, links: &mut Links) {
    // Inner headings come last, and say where the outer ones are.
    let mut votes: Vec<(usize, usize)> = Vec::new();
    let mut inner = new.nodes.len();
    while inner > 0 {
        inner -= 1;
        let Some(section) = new.nodes.get(inner) else { break };
        let from_tasks = (section.tasks.0..section.tasks.1)
            .filter_map(|at| tasks.old(at))
            .filter_map(|at| old.tasks.get(at).and_then(|entry| entry.section));
        votes.extend(from_tasks.map(|place| (inner, place)));
        link_elected(&mut votes, inner, links);
        let above = links.old(inner).and_then(|at| old.nodes.get(at)).and_then(|node| node.parent);
        if let (Some(parent), Some(above)) = (section.parent, above) {
            votes.push((parent, above));
        }
    }
}

/// Links a new heading with the free old one that most votes name.
fn link_elected(votes: &mut Vec<(usize, usize)>, new: usize, links: &mut Links) {
    // All votes for a place come after those for the places before it, for inner ones come first.
    let mut mine: Vec<usize> = Vec::new();
    votes.retain(|&(place, old)| {
        if place == new {
            mine.push(old);
        }
        place != new
    });
    mine.sort_unstable();
    let runs = mine.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied()));
    let free = runs.filter(|(_, old)| old.is_some_and(|old| links.are_free(old, new)));
    if let Some((count, Some(old))) =
        free.max_by_key(|&(count, old)| (count, std::cmp::Reverse(old)))
        && count * 2 >= mine.len()
    {
        links.link(old, new);
    }
}

/// Links what is left by words: the same title anywhere, a like title under the same heading, the
/// same label under the same heading.
pub(super) fn link_by_words(old: &Side, new: &Side, links: &mut Links) {
    let title = |side: &Side, at: usize| {
        side.nodes.get(at).map(|node| node.title.clone()).filter(|title| !title.is_empty())
    };
    links.link_equal(|at| title(old, at), |at| title(new, at));
    for parent in std::iter::once(None).chain((0..new.nodes.len()).map(Some)) {
        link_alike_below(old, new, parent, links);
    }
    let label = |side: &Side, at: usize, parent: Option<Option<usize>>| {
        let is_untitled = |node: &&Section| node.title.is_empty() && !node.is_dropped;
        let node = side.nodes.get(at).filter(is_untitled)?;
        Some((parent?, node.node.label.clone()))
    };
    let above: Vec<Option<Option<usize>>> =
        (0..new.nodes.len()).map(|at| parent_in_old(new, at, links)).collect();
    links.link_equal(
        |at| label(old, at, old.nodes.get(at).map(|node| node.parent)),
        |at| label(new, at, above.get(at).copied().flatten()),
    );
}

/// The old heading that a new one's parent is; `Some(None)` for the outermost.
fn parent_in_old(new: &Side, at: usize, links: &Links) -> Option<Option<usize>> {
    match new.nodes.get(at)?.parent {
        None => Some(None),
        Some(parent) => links.old(parent).map(Some),
    }
}

fn link_alike_below(old: &Side, new: &Side, parent: Option<usize>, links: &mut Links) {
    let old_parent = match parent {
        None => None,
        Some(parent) => match links.old(parent) {
            Some(old_parent) => Some(old_parent),
            None => return,
        },
    };
    let below = |side: &Side, parent: Option<usize>, links: &[Option<usize>]| {
        let from = parent.map_or(0, |parent| parent + 1);
        let level = |at: usize| side.nodes.get(at).map_or(0, |node| node.node.level);
        let is_inside = |&at: &usize| parent.is_none_or(|parent| level(at) > level(parent));
        let places = (from..side.nodes.len()).take_while(is_inside).filter(|&at| {
            links.get(at) == Some(&None)
                && side
                    .nodes
                    .get(at)
                    .is_some_and(|n| n.parent == parent && !n.title.is_empty() && !n.is_dropped)
        });
        places.take(COMPARED_MAX).collect::<Vec<usize>>()
    };
    let (olds, news) = (below(old, old_parent, &links.new_of), below(new, parent, &links.old_of));
    let title = |side: &Side, at: usize| pairs(side.nodes.get(at).map_or("", |node| &node.title));
    let mut edges = Vec::new();
    for &one in &news {
        let words = title(new, one);
        for &other in &olds {
            let score = alike_permille(&words, &title(old, other));
            if score >= TITLE_PERMILLE_MIN {
                edges.push(Edge { score, old: other, new: one });
            }
        }
    }
    links.link_best(edges);
}

//! Which task of the new version is which of the old: the same words, then like words.
//!
//! No task is compared with all others: the rare pairs of characters it holds say with which.

use super::sides::{Edge, Links, Side};
use super::texts::alike_permille;

/// How many of a task's pairs are looked up, the rarest first.
const PAIRS_MAX: usize = 12;
/// How many tasks with a pair are looked at, the nearest in order.
const HOLDERS_MAX: usize = 24;
/// How many tasks are compared with one.
const COMPARED_MAX: usize = 10;
/// How alike words must be, in thousandths, whatever stands around them.
const WORDS_PERMILLE_MIN: usize = 300;
/// What standing in the same section, after and before the same tasks, adds.
const SECTION_PERMILLE: usize = 120;
const NEIGHBOUR_PERMILLE: usize = 80;

/// Links tasks with the same words: first where all around is the same, then anywhere.
pub(super) fn link_same(old: &Side, new: &Side, nodes: &Links, links: &mut Links) {
    let text = |side: &Side, at: usize| side.tasks.get(at).map(|entry| entry.plain.clone());
    let live = |side: &Side, at: usize| {
        side.tasks.get(at).filter(|entry| entry.section.is_some()).map(|entry| entry.plain.clone())
    };
    let around = |side: &Side, at: usize| {
        (side.plain(at.checked_sub(1)).to_owned(), side.plain(Some(at + 1)).to_owned())
    };
    let home = |at: usize| old.tasks.get(at).and_then(|entry| entry.section);
    let new_home = |at: usize| section_in_old(new, at, nodes);
    links.link_equal(
        |at| Some((home(at)?, live(old, at)?, around(old, at))),
        |at| Some((new_home(at)?, live(new, at)?, around(new, at))),
    );
    links.link_equal(
        |at| Some((home(at)?, live(old, at)?)),
        |at| Some((new_home(at)?, live(new, at)?)),
    );
    links.link_equal(
        |at| Some((live(old, at)?, around(old, at))),
        |at| Some((live(new, at)?, around(new, at))),
    );
    links.link_equal(|at| live(old, at), |at| live(new, at));
    links.link_equal(|at| text(old, at), |at| text(new, at));
    let figureless = |side: &Side, at: usize| Some(side.tasks.get(at)?.figureless.clone());
    links.link_equal(
        |at| Some((home(at)?, figureless(old, at)?)),
        |at| Some((new_home(at)?, figureless(new, at)?)),
    );
}

/// The old section that a new task's is.
fn section_in_old(new: &Side, at: usize, nodes: &Links) -> Option<usize> {
    nodes.old(new.tasks.get(at)?.section?)
}

/// Which tasks without a partner may be the same by their words; the score is how alike they are.
pub(super) fn likely(old: &Side, new: &Side, links: &Links) -> Vec<Edge> {
    let index = Index::new(old, links);
    let mut edges = Vec::new();
    let mut near = 0;
    for (at, entry) in new.tasks.iter().enumerate() {
        match links.old(at) {
            Some(found) => near = found,
            None => {
                let found = candidates(&index, &entry.pairs, near);
                edges.extend(found.into_iter().filter_map(|place| compared(old, new, place, at)));
            }
        }
    }
    edges
}

/// Two tasks, if their words are alike enough to look at what stands around them.
fn compared(old: &Side, new: &Side, old_at: usize, new_at: usize) -> Option<Edge> {
    let (other, entry) = (old.tasks.get(old_at)?, new.tasks.get(new_at)?);
    let score = alike_permille(&entry.pairs, &other.pairs);
    (score >= WORDS_PERMILLE_MIN).then_some(Edge { score, old: old_at, new: new_at })
}

/// Links tasks that are alike enough by their words and by what stands around them, the most
/// alike first.
pub(super) fn link_alike(
    old: &Side,
    new: &Side,
    nodes: &Links,
    links: &mut Links,
    (likely, permille_min): (&[Edge], usize),
) {
    let beside = (0..new.tasks.len()).filter(|&at| links.old(at).is_none()).flat_map(|at| {
        let places = beside(links, at).into_iter().flatten();
        places.filter_map(move |place| compared(old, new, place, at))
    });
    let with_place = |edge: Edge| {
        let home = section_in_old(new, edge.new, nodes);
        let is_home = home.is_some() && home == old.tasks.get(edge.old).and_then(|e| e.section);
        let section = if is_home { SECTION_PERMILLE } else { 0 };
        let around = NEIGHBOUR_PERMILLE * neighbours(links, edge.old, edge.new);
        Edge { score: edge.score + section + around, ..edge }
    };
    let edges: Vec<Edge> = likely
        .iter()
        .copied()
        .chain(beside)
        .filter(|edge| links.are_free(edge.old, edge.new))
        .map(with_place)
        .filter(|edge| edge.score >= permille_min)
        .collect();
    links.link_best(edges);
}

/// The old task after the partner of the one before, and that before the partner of the one after.
fn beside(links: &Links, new: usize) -> [Option<usize>; 2] {
    let after = new.checked_sub(1).and_then(|at| links.old(at)).map(|place| place + 1);
    let before = links.old(new + 1).and_then(|place| place.checked_sub(1));
    [after, before.filter(|_| before != after)]
}

/// How many of the tasks beside two are the same.
fn neighbours(links: &Links, old: usize, new: usize) -> usize {
    let before = old.checked_sub(1).zip(new.checked_sub(1));
    let is_before = before.is_some_and(|(old, new)| links.old(new) == Some(old));
    let is_after = links.old(new + 1).is_some_and(|after| after == old + 1);
    usize::from(is_before) + usize::from(is_after)
}

/// The old tasks worth comparing with a new one.
fn candidates(index: &Index, pairs: &[u64], near: usize) -> Vec<usize> {
    let mut rare: Vec<(usize, u64)> =
        pairs.iter().map(|&pair| (index.holders(pair).len(), pair)).collect();
    rare.retain(|&(count, _)| count > 0);
    rare.sort_unstable();
    let mut found: Vec<usize> = Vec::new();
    for &(_, pair) in rare.iter().take(PAIRS_MAX) {
        let holders = index.holders(pair);
        let middle = holders.partition_point(|&(_, place)| (place as usize) < near);
        let from = middle.saturating_sub(HOLDERS_MAX / 2);
        let nearest = holders.iter().skip(from).take(HOLDERS_MAX);
        found.extend(nearest.map(|&(_, place)| place as usize));
    }
    found.sort_unstable();
    let mut runs: Vec<(usize, usize)> = found
        .chunk_by(|a, b| a == b)
        .filter_map(|run| run.first().map(|&place| (run.len(), place)))
        .collect();
    runs.sort_unstable_by_key(|&(count, place)| (std::cmp::Reverse(count), place.abs_diff(near)));
    runs.into_iter().take(COMPARED_MAX).map(|(_, place)| place).collect()
}

/// Which old tasks without a partner hold a pair of characters.
struct Index {
    holders: Vec<(u64, u32)>,
}

impl Index {
    fn new(old: &Side, links: &Links) -> Self {
        let free = old.tasks.iter().enumerate().filter(|&(at, _)| links.new_place(at).is_none());
        let mut holders: Vec<(u64, u32)> = free
            .flat_map(|(at, entry)| {
                let place = u32::try_from(at).unwrap_or(u32::MAX);
                entry.pairs.iter().map(move |&pair| (pair, place))
            })
            .collect();
        holders.sort_unstable();
        Self { holders }
    }

    fn holders(&self, pair: u64) -> &[(u64, u32)] {
        let from = self.holders.partition_point(|&(other, _)| other < pair);
        let rest = self.holders.get(from..).unwrap_or(&[]);
        let len = rest.partition_point(|&(other, _)| other == pair);
        rest.get(..len).unwrap_or(&[])
    }
}

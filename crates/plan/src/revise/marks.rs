//! Which target and milestone of a task is which of its old version; what was made by hand stays.
//!
//! Must not know where the tasks stand.

use super::sides::{Edge, Links};
use super::texts::{alike_permille, pairs, plain};
use crate::{FreeIds, Milestone, MilestoneId, Target, TargetId, Task};

/// How alike two milestones' names must be, in thousandths.
const NAME_PERMILLE_MIN: usize = 500;

/// Gives a task's targets and milestones the ids of the old version's, and new ones else.
pub(super) fn adopt(task: &mut Task, old: Option<&Task>, free: &mut FreeIds) {
    let (targets, milestones) =
        old.map_or((&[][..], &[][..]), |old| (&old.targets, &old.milestones));
    let of_targets = target_links(targets, &task.targets);
    for (at, target) in task.targets.iter_mut().enumerate() {
        let known = of_targets.old(at).and_then(|at| targets.get(at));
        target.id = known.map_or_else(|| TargetId(next(&mut free.target)), |old| old.id);
    }
    let of_milestones = milestone_links(milestones, &task.milestones);
    for (at, milestone) in task.milestones.iter_mut().enumerate() {
        let known = of_milestones.old(at).and_then(|at| milestones.get(at));
        milestone.id = known.map_or_else(|| MilestoneId(next(&mut free.milestone)), |old| old.id);
    }
    let Some(old) = old else { return };
    let is_left = |links: &Links, at: usize| links.new_place(at).is_none();
    let by_hand = |(at, target): (usize, &Target)| {
        (target.quote.is_empty() && is_left(&of_targets, at)).then(|| target.clone())
    };
    task.targets.extend(old.targets.iter().enumerate().filter_map(by_hand));
    let by_hand = |(at, milestone): (usize, &Milestone)| {
        let is_by_hand = !old.text.contains(&milestone.name);
        (is_by_hand && is_left(&of_milestones, at)).then(|| milestone.clone())
    };
    task.milestones.extend(old.milestones.iter().enumerate().filter_map(by_hand));
    for due in old.due.iter().filter(|due| due.quote.is_empty()) {
        if !task.due.contains(due) {
            task.due.push(due.clone());
        }
    }
    for owner in old.owners.iter().filter(|owner| owner.quote.is_empty()) {
        if !task.owners.contains(owner) {
            task.owners.push(owner.clone());
        }
    }
}

/// The next number that was never given.
pub(super) fn next(free: &mut u32) -> u32 {
    let id = *free;
    *free = id.saturating_add(1);
    id
}

/// By what is measured and in what, then by either; in order.
fn target_links(old: &[Target], new: &[Target]) -> Links {
    let mut links = Links::new(old.len(), new.len());
    let whole = |target: &Target| {
        (plain(&target.subject), target.unit.clone(), target.op.name(), target.value, target.upper)
    };
    links.link_equal(|at| old.get(at).map(whole), |at| new.get(at).map(whole));
    let measured = |target: &Target| (plain(&target.subject), target.unit.clone());
    links.link_equal(|at| old.get(at).map(measured), |at| new.get(at).map(measured));
    let subject = |target: &Target| Some(plain(&target.subject)).filter(|text| !text.is_empty());
    links.link_equal(|at| subject(old.get(at)?), |at| subject(new.get(at)?));
    let unit = |target: &Target| Some(target.unit.clone()).filter(|unit| !unit.is_empty());
    links.link_equal(|at| unit(old.get(at)?), |at| unit(new.get(at)?));
    links
}

fn milestone_links(old: &[Milestone], new: &[Milestone]) -> Links {
    let mut links = Links::new(old.len(), new.len());
    let name = |one: &Milestone| plain(&one.name);
    links.link_equal(|at| old.get(at).map(name), |at| new.get(at).map(name));
    let left = |links: &[Option<usize>]| -> Vec<usize> {
        (0..links.len()).filter(|&at| links.get(at) == Some(&None)).take(32).collect()
    };
    let words = |list: &[Milestone], at: usize| pairs(&list.get(at).map(name).unwrap_or_default());
    let mut edges = Vec::new();
    for new_at in left(&links.old_of) {
        for old_at in left(&links.new_of) {
            let score = alike_permille(&words(old, old_at), &words(new, new_at));
            if score >= NAME_PERMILLE_MIN {
                edges.push(Edge { score, old: old_at, new: new_at });
            }
        }
    }
    links.link_best(edges);
    links
}

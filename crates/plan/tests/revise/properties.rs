//! What holds of any new version, and how often small rewordings are seen through.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use yaodian_plan::read::read;
use yaodian_plan::{Node, Plan, Target, TargetId, Task, TaskId, revise};

const SEED: &str = include_str!("../../../../seeds/tonglu-2022.txt");

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/labelled");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let texts = texts.map(|path| fs::read_to_string(path).unwrap());
    std::iter::once(SEED.to_owned()).chain(texts).collect()
}

fn plans() -> Vec<Plan> {
    texts().iter().map(|text| read(text)).collect()
}

fn tasks_mut(nodes: &mut [Node], with: &mut impl FnMut(&mut Vec<Task>)) {
    for node in nodes {
        with(&mut node.tasks);
        tasks_mut(&mut node.children, with);
    }
}

/// A generator of small numbers, the same each time.
struct Random(u32);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % end.max(1)
    }
}

/// Where nobody corrected anything all is read anew, whatever stands around it: here the years.
#[test]
fn what_nobody_corrected_is_read_anew() {
    let later = |text: &str| {
        let years = (2019..2030).rev();
        years.fold(text.to_owned(), |text, year| {
            text.replace(&year.to_string(), &(year + 1).to_string())
        })
    };
    for text in texts() {
        let (old, new) = (read(&text), read(&later(&text)));
        let revision = revise(&old, new.clone(), |_| true, |_| false);
        for (now, new) in revision.plan.tasks().zip(new.tasks()) {
            let target = |target: &Target| Target { id: TargetId(0), ..target.clone() };
            let targets = |task: &Task| task.targets.iter().map(target).collect::<Vec<_>>();
            assert_eq!((&now.due, &now.owners), (&new.due, &new.owners), "{}", now.text);
            assert_eq!((targets(now), now.kind), (targets(new), new.kind), "{}", now.text);
        }
    }
}

/// A text with a few characters put in, taken out or changed.
fn nudged(text: &str, edits: usize, random: &mut Random) -> String {
    const OTHERS: [char; 8] = ['新', '全', '的', '和', '大', '再', '更', '好'];
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..edits {
        let at = random.below(chars.len());
        let other = OTHERS[random.below(OTHERS.len())];
        match random.below(3) {
            0 => chars.insert(at, other),
            1 if chars.len() > 1 => drop(chars.remove(at)),
            _ => chars[at] = other,
        }
    }
    chars.into_iter().collect()
}

fn no_id_twice(plan: &Plan) {
    let mut seen = HashSet::new();
    assert!(plan.nodes().chain(&plan.removed_nodes).all(|node| seen.insert(node.id)));
    let mut seen = HashSet::new();
    assert!(plan.tasks().chain(&plan.removed).all(|task| seen.insert(task.id)));
    let all = || plan.tasks().chain(&plan.removed);
    let mut seen = HashSet::new();
    assert!(all().flat_map(|task| &task.targets).all(|target| seen.insert(target.id)));
    let mut seen = HashSet::new();
    assert!(all().flat_map(|task| &task.milestones).all(|one| seen.insert(one.id)));
}

#[test]
fn every_document_is_its_own_revision() {
    for plan in plans() {
        let revision = revise(&plan, plan.clone(), |_| true, |_| true);
        assert!(revision.is_nothing(), "{:?} {revision:?}", plan.title);
        assert_eq!(revision.plan.outline, plan.outline);
    }
}

#[test]
fn shuffled_sections_keep_their_identity() {
    for plan in plans() {
        for seed in 0..20 {
            let mut random = Random(seed);
            let mut new = plan.clone();
            for at in (1..new.outline.len()).rev() {
                new.outline.swap(at, random.below(at + 1));
            }
            let expect: BTreeMap<TaskId, String> =
                plan.tasks().map(|task| (task.id, task.text.clone())).collect();
            let revision = revise(&plan, new, |_| true, |_| true);
            let got: BTreeMap<TaskId, String> =
                revision.plan.tasks().map(|task| (task.id, task.text.clone())).collect();
            assert_eq!(got, expect, "{:?}", plan.title);
            assert!(revision.added.is_empty() && revision.dropped.is_empty());
        }
    }
}

/// How many ids are kept when every task of a plan gets a few edits, of how many.
fn kept_of(old: &Plan, order: impl Fn(&mut Plan, &mut Random)) -> (usize, usize) {
    let (mut kept, mut all) = (0, 0);
    for seed in 0..20 {
        let (mut new, mut random) = (old.clone(), Random(seed));
        let mut expect: BTreeMap<String, TaskId> = BTreeMap::new();
        tasks_mut(&mut new.outline, &mut |tasks| {
            for task in tasks {
                let edits = 1 + random.below(3);
                task.text = nudged(&task.text, edits, &mut random);
                expect.insert(task.text.clone(), task.id);
            }
        });
        order(&mut new, &mut random);
        let revision = revise(old, new, |_| true, |_| true);
        kept += revision.plan.tasks().filter(|t| expect.get(&t.text) == Some(&t.id)).count();
        all += old.tasks().count();
    }
    (kept, all)
}

#[test]
fn small_rewordings_keep_nearly_all_ids() {
    let in_place = |_: &mut Plan, _: &mut Random| {};
    let shuffled = |plan: &mut Plan, random: &mut Random| {
        let mut all = Vec::new();
        tasks_mut(&mut plan.outline, &mut |tasks| all.append(tasks));
        for at in (1..all.len()).rev() {
            all.swap(at, random.below(at + 1));
        }
        if let Some(first) = plan.outline.first_mut() {
            first.tasks = all;
        }
    };
    let seed = read(SEED);
    let others = &plans()[1..];
    let sum = |order: &dyn Fn(&mut Plan, &mut Random)| {
        let each = others.iter().map(|plan| kept_of(plan, order));
        each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    for (name, (kept, all), least) in [
        ("the bundled plan, in place", kept_of(&seed, in_place), 99),
        ("the bundled plan, shuffled", kept_of(&seed, shuffled), 97),
        ("the labelled documents, in place", sum(&in_place), 97),
        ("the labelled documents, shuffled", sum(&shuffled), 90),
    ] {
        println!("{name}: {kept} of {all} ids kept");
        assert!(kept * 100 >= all * least, "{name}: {kept} of {all}");
    }
}

#[test]
fn another_plan_is_not_a_new_version() {
    let plans = plans();
    let (mut taken, mut all) = (0, 0);
    for (at, old) in plans.iter().enumerate() {
        for new in plans.iter().skip(at + 1) {
            let revision = revise(old, new.clone(), |_| false, |_| false);
            taken += new.tasks().count() - revision.added.len();
            all += new.tasks().count();
        }
    }
    println!("{taken} of {all} foreign tasks taken for old ones");
    assert!(taken * 500 <= all, "{taken} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_worked_on_vanishes(
        plan in prop::sample::select(plans()),
        other in prop::sample::select(plans()),
        seed: u32,
        versions in 1..4_usize,
    ) {
        let mut random = Random(seed);
        let worked = |task: &Task| task.id.0 % 3 == seed % 3;
        let mut current = plan.clone();
        let mut held: BTreeSet<TaskId> = plan.tasks().filter(|t| worked(t)).map(|t| t.id).collect();
        for _ in 0..versions {
            let mut new = if random.below(4) == 0 { other.clone() } else { plan.clone() };
            tasks_mut(&mut new.outline, &mut |tasks| {
                tasks.retain(|_| random.below(4) > 0);
                for task in tasks {
                    if random.below(3) == 0 {
                        task.text = nudged(&task.text, 3, &mut random);
                    }
                }
            });
            let before = current.clone();
            let revision = revise(&current, new, worked, |_| true);
            no_id_twice(&revision.plan);
            prop_assert_eq!(revision.plan.identity(), plan.identity());
            let now: BTreeSet<TaskId> =
                revision.plan.tasks().chain(&revision.plan.removed).map(|task| task.id).collect();
            prop_assert!(held.is_subset(&now));
            let olds = before.tasks().count() + revision.added.len() + revision.revived.len();
            prop_assert_eq!(revision.plan.tasks().count(), olds - revision.dropped.len());
            prop_assert!(revision.added.iter().all(|id| id.0 >= before.free_ids().task));
            held.extend(revision.plan.tasks().filter(|t| worked(t)).map(|t| t.id));
            current = revision.plan;
        }
    }
}

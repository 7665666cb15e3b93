//! How long edits and revisions of a plan of 10,000 tasks take.
//!
//! Run with `cargo run --release -p yaodian-plan --example drafts`. The text is written here:
//! words in varied orders, and one plan whose tasks differ in a number only, the hardest case.

use std::time::{Duration, Instant};

use yaodian_plan::draft::Edit;
use yaodian_plan::{Draft, Plan, doubt, read::read, revise};

const TASKS: usize = 10_000;
const VERBS: [&str; 8] = ["加强", "推进", "完善", "落实", "开展", "组织", "建设", "提升"];
#[rustfmt::skip]
const THINGS: [&str; 24] = [
    "校园安全", "教师培训", "课后服务", "食堂管理", "家校共育", "劳动教育", "心理健康", "智慧校园",
    "集团办学", "学前教育", "职业教育", "德育工作", "体育锻炼", "美育活动", "阅读推广", "教研转型",
    "招生工作", "经费保障", "督导评估", "队伍建设", "名师培养", "课程改革", "校舍改造", "困难资助",
];

fn main() {
    let phrases = |random: &mut dyn FnMut(usize) -> usize| {
        let mut thing = || {
            let thing = THINGS.get(random(THINGS.len())).unwrap_or(&"");
            [*thing, VERBS.get(random(VERBS.len())).unwrap_or(&"")].concat()
        };
        format!("{}{}，{}{}{}。", thing(), thing(), thing(), thing(), thing())
    };
    let varied = read(&written(1, phrases));
    let alike = read(&written(1, |random| format!("完成第{}号任务。", random(100_000))));
    for (name, plan) in [("varied", &varied), ("alike", &alike)] {
        println!("{name}: {} tasks in {} nodes", plan.tasks().count(), plan.nodes().count());
        edits(plan);
        revisions(plan);
    }
    foreign(&varied, &read(&written(2, phrases)));
}

fn edits(plan: &Plan) {
    let (mut draft, laid) = timed(|| Draft::of(plan));
    let (_, whole) = timed(|| draft.plan());
    let (found, looked) = timed(|| doubt::doubts(&draft).len());
    println!("  laid flat {laid:?}, made whole {whole:?}, {found} doubts {looked:?}");
    let middle = draft.rows().len() / 2;
    let tasks = draft.rows().iter().skip(middle).filter(|row| row.task().is_some());
    let Some(key) = tasks.map(|row| row.key).next() else { return };
    for (name, edit) in [
        ("reword", Edit::Reword { key, text: "建成示范校8所，由教务处牵头。".to_owned() }),
        ("split", Edit::Split { key, at: 7 }),
        ("move", Edit::Move { key, before: None }),
        ("drop", Edit::Drop(key)),
    ] {
        let (change, applied) = timed(|| draft.apply(&edit));
        let Ok(change) = change else { continue };
        let (_, undone) = timed(|| draft.take_back(change));
        println!("  {name} {applied:?}, taken back {undone:?}");
    }
}

fn revisions(plan: &Plan) {
    let (same, took) = timed(|| revise(plan, plan.clone(), |_| true, |_| true));
    println!("  revised by itself {took:?}, nothing changed: {}", same.is_nothing());
    let mut new = plan.clone();
    new.outline.reverse();
    for (at, task) in new.outline.iter_mut().flat_map(|node| &mut node.tasks).enumerate() {
        if at % 2 == 0 {
            task.text = format!("全面{}", task.text);
        }
    }
    let kept = |revision: &yaodian_plan::Revision| TASKS - revision.added.len();
    let (revision, took) = timed(|| revise(plan, new, |_| true, |_| true));
    println!("  sections reversed, half reworded {took:?}, {} kept", kept(&revision));
}

/// Another plan of the same words, which is no new version at all: every task is compared in vain.
fn foreign(plan: &Plan, other: &Plan) {
    let (revision, took) = timed(|| revise(plan, other.clone(), |_| true, |_| true));
    println!("revised by another plan {took:?}, {} added", revision.added.len());
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed())
}

fn written(seed: u32, task: impl Fn(&mut dyn FnMut(usize) -> usize) -> String) -> String {
    let mut state = seed;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut text = String::from("某县2025年教育工作要点\n");
    for section in 0..TASKS / 20 {
        let title = THINGS.get(random(THINGS.len())).unwrap_or(&"");
        text.push_str(&format!("{}.{title}\n", section % 300 + 1));
        for _ in 0..20 {
            text.push_str(&task(&mut random));
        }
        text.push('\n');
    }
    text
}

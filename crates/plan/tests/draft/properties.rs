//! What holds of any edit of any draft: it can be taken back, ids stay apart, quotes are verbatim.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use yaodian_plan::draft::{Change, Content, Edit, MarkEdit, Refusal, RowKey, carry_on};
use yaodian_plan::read::{Block, read, read_blocks};
use yaodian_plan::{
    Draft, Due, Kind, MilestoneId, Op, Owner, Plan, Role, Table, Target, TargetId, Task, TaskId,
};

use crate::round_trip::plans;

const TEXTS: &[&str] = &[
    "",
    "　",
    "建成示范校8所。",
    "（三）加强领导。9月底前完成各项制度的修订；由教务处牵头。",
    "普惠率达到92%以上，推进东城小学迁建、西河中学扩建等项目建设。",
    "制定《管理办法》",
    "甲\n乙",
    "序号\t内容",
];

/// A random edit: which kind, which row, another row, a number, a text.
type Dice = (u8, usize, usize, usize, usize);

fn key(draft: &Draft, at: usize) -> RowKey {
    match draft.rows().len() {
        0 => RowKey(0),
        len => draft.rows()[at % len].key,
    }
}

fn edit(draft: &Draft, (sort, row, other, number, text): Dice) -> Edit {
    let (one, two) = (key(draft, row), key(draft, other));
    let words = TEXTS[text % TEXTS.len()].to_owned();
    let some = (!number.is_multiple_of(5)).then_some(two);
    let task = draft.row(one).and_then(|row| row.task());
    match sort % 22 {
        0 => Edit::SetTitle(Some(words)),
        1 => Edit::SetYear(Some(2020 + number as i32 % 5)),
        2 => Edit::SetIssuer(None),
        3 => Edit::SetPreamble(words),
        4 => Edit::Raise(one),
        5 => Edit::Lower(one),
        6 => Edit::MakeText(one),
        7 => Edit::MakeTask(one),
        8 => Edit::MakeHeading(one),
        9 => Edit::Retitle { key: one, label: "三".to_owned(), title: words },
        10 => Edit::Reword { key: one, text: reworded(task, &words, number) },
        11 | 12 => Edit::Split { key: one, at: number % 40 },
        13 | 14 => Edit::Join(one),
        15 => Edit::Move { key: one, before: some },
        16 => Edit::Drop(one),
        17 if number.is_multiple_of(4) => Edit::DropSection(one),
        17 | 18 => Edit::AddHeading {
            after: some,
            level: number as u8 % 4,
            label: "一".to_owned(),
            title: words,
        },
        19 => Edit::AddTask { after: some, text: words },
        20 => Edit::SetKind { key: one, kind: Kind::Project },
        _ => Edit::Mark { key: one, mark: mark(task, &words, number) },
    }
}

/// Words inserted into a task's own, or others.
fn reworded(task: Option<&Task>, words: &str, number: usize) -> String {
    let Some(task) = task.filter(|_| !number.is_multiple_of(3)) else { return words.to_owned() };
    let mut chars: Vec<char> = task.text.chars().collect();
    let at = number % (chars.len() + 1);
    if number.is_multiple_of(2) && at < chars.len() {
        chars.remove(at);
    } else {
        chars.insert(at, '新');
    }
    chars.into_iter().collect()
}

fn mark(task: Option<&Task>, words: &str, number: usize) -> MarkEdit {
    let quote = match task {
        Some(task) if number.is_multiple_of(2) => task.text.chars().take(number % 7).collect(),
        _ => String::new(),
    };
    let subject = words.to_owned();
    let target = |id| Target {
        id,
        quote: quote.clone(),
        subject: subject.clone(),
        op: Op::Ge,
        value: None,
        upper: None,
        unit: String::new(),
    };
    let id = task.and_then(|task| task.targets.first()).map_or(TargetId(7), |target| target.id);
    let part = task.and_then(|task| task.milestones.first()).map_or(MilestoneId(7), |part| part.id);
    let due = Due { quote: quote.clone(), from: None, to: None };
    let owner = Owner { name: subject.clone(), role: Role::Lead, quote: quote.clone() };
    match number % 14 {
        0 => MarkEdit::AddTarget(target(TargetId(0))),
        1 => MarkEdit::ChangeTarget(target(id)),
        2 => MarkEdit::RemoveTarget(id),
        3 => MarkEdit::AddDue(due),
        4 => MarkEdit::ChangeDue(0, due),
        5 => MarkEdit::RemoveDue(0),
        6 => MarkEdit::AddOwner(owner),
        7 => MarkEdit::ChangeOwner(1, owner),
        8 => MarkEdit::RemoveOwner(0),
        9 => MarkEdit::AddMilestone(subject),
        10 => MarkEdit::RenameMilestone(part, subject),
        11 => MarkEdit::RemoveMilestone(part),
        12 => MarkEdit::AddDocument(subject),
        _ => MarkEdit::RemoveDocument(0),
    }
}

fn some_plan() -> impl Strategy<Value = Plan> {
    let known = plans();
    let written = prop::collection::vec(
        prop::sample::select(vec![
            "一、",
            "二、",
            "（一）",
            "1.",
            "加强建设。",
            "建成示范校8所，",
            "9月底前完成；",
            "由教务处牵头。",
            "序号\t内容\t时限\n",
            "1\t开展培训\t6月\n",
            "（责任单位：教务处、总务处）",
            "● ",
            "\n",
            "《方案》",
            "九月份：\n",
        ]),
        0..40,
    )
    .prop_map(|pieces| read(&format!("某校2022年工作计划\n{}", pieces.concat())));
    prop_oneof![prop::sample::select(known), written]
}

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    prop::collection::vec(
        (any::<u8>(), 0..400_usize, 0..400_usize, 0..900_usize, 0..90_usize),
        1..30,
    )
}

/// Carries edits out, those that are refused aside.
fn edited(draft: &mut Draft, dice: &[Dice]) -> Vec<Change> {
    let mut changes = Vec::new();
    for &one in dice {
        let edit = edit(draft, one);
        let before = draft.clone();
        match draft.apply(&edit) {
            Ok(change) => changes.push(change),
            Err(Refusal::Full) => panic!("{edit:?}"),
            Err(_) => assert_eq!(*draft, before, "a refusal changed something: {edit:?}"),
        }
    }
    changes
}

fn quotes(task: &Task) -> Vec<&str> {
    let quotes = task.targets.iter().map(|target| &target.quote);
    let quotes = quotes.chain(task.due.iter().map(|due| &due.quote));
    let quotes = quotes.chain(task.owners.iter().map(|owner| &owner.quote));
    quotes.map(String::as_str).filter(|quote| !quote.is_empty()).collect()
}

fn ids_are_apart(plan: &Plan) {
    let mut seen = HashSet::new();
    let free = plan.free_ids();
    assert!(plan.nodes().all(|node| seen.insert(node.id) && node.id.0 < free.node));
    let mut seen = HashSet::new();
    assert!(plan.tasks().all(|task| seen.insert(task.id) && task.id.0 < free.task));
    let mut seen = HashSet::new();
    assert!(plan.tasks().flat_map(|task| &task.targets).all(|target| seen.insert(target.id)));
    let mut seen = HashSet::new();
    assert!(plan.tasks().flat_map(|task| &task.milestones).all(|part| seen.insert(part.id)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_can_be_taken_back_and_done_again(plan in some_plan(), dice in dice()) {
        let before = Draft::of(&plan);
        let mut draft = before.clone();
        prop_assert_eq!(before.plan(), plan);
        let changes = edited(&mut draft, &dice);
        let after = draft.clone();
        let again: Vec<Change> =
            changes.into_iter().rev().map(|change| draft.take_back(change)).collect();
        prop_assert_eq!(&draft, &before);
        for change in again.into_iter().rev() {
            let _ = draft.take_back(change);
        }
        prop_assert_eq!(draft, after);
    }

    #[test]
    fn an_edited_draft_is_a_plan(plan in some_plan(), dice in dice()) {
        let mut draft = Draft::of(&plan);
        let foreign: BTreeSet<String> = plan
            .tasks()
            .flat_map(|task| quotes(task).into_iter().filter(|quote| !task.text.contains(*quote)))
            .map(str::to_owned)
            .collect();
        edited(&mut draft, &dice);
        prop_assert!(draft.rows().first().is_none_or(|row| row.heading().is_some()));
        let keys: HashSet<RowKey> = draft.rows().iter().map(|row| row.key).collect();
        prop_assert_eq!(keys.len(), draft.rows().len());
        let edited = draft.plan();
        ids_are_apart(&edited);
        prop_assert_eq!(Draft::of(&edited).plan(), edited.clone());
        for task in edited.tasks() {
            for quote in quotes(task) {
                prop_assert!(task.text.contains(quote) || foreign.contains(quote), "{} {:?}", quote, task);
            }
        }
        for node in edited.nodes() {
            for task in &node.tasks {
                let is_said = |part| node.text.contains(part) || node.title.contains(part);
                let parts = task.text.split('\t').all(is_said);
                prop_assert!(parts, "{:?}", node);
            }
        }
    }

    #[test]
    fn what_changed_is_what_the_change_says(plan in some_plan(), dice in dice()) {
        let mut draft = Draft::of(&plan);
        for one in dice {
            let before = draft.clone();
            let edit = edit(&draft, one);
            let Ok(change) = draft.apply(&edit) else { continue };
            let rows = |draft: &Draft| draft.rows().iter().map(|row| row.key).collect::<Vec<_>>();
            let mut keys = rows(&before);
            for span in change.spans() {
                let end = span.at + span.before.len();
                prop_assert_eq!(&keys[span.at..end], &span.before[..]);
                keys.splice(span.at..end, span.after.iter().copied());
            }
            prop_assert_eq!(&keys, &rows(&draft));
            let (appeared, vanished, changed) = (change.appeared(), change.vanished(), change.changed());
            for row in draft.rows() {
                let old = before.row(row.key);
                prop_assert_eq!(old.is_none(), appeared.contains(&row.key));
                prop_assert!(old == Some(row) || old.is_none() || changed.contains(&row.key));
            }
            for row in before.rows() {
                prop_assert_eq!(draft.row(row.key).is_none(), vanished.contains(&row.key));
            }
            prop_assert_eq!(change.is_head_changed(), before.head() != draft.head());
        }
    }

    #[test]
    fn tables_come_back_as_they_were(
        header in prop::sample::select(vec![vec!["序号", "工作任务", "具体措施", "完成时限"], vec!["指标", "2025目标"], vec!["任务"]]),
        cells in prop::collection::vec(prop::sample::select(vec![
            "", "1", "校园安全", "开展排查4次，\n整改率100%", "6月底前", "入园率（%）", "95", "甲\t乙",
            "校园安全。开展排查。", "a|b|c",
        ]), 0..60),
        around in prop::sample::select(vec!["", "完成各项工作。校园安全。", "一、校园安全", "注：无"]),
    ) {
        let width = header.len();
        let owned = |row: &[&str]| row.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
        let table = Table { header: owned(&header), rows: cells.chunks(width).map(owned).collect() };
        let plan = read_blocks(&[
            Block::Paragraph("某校2022年工作计划".to_owned()),
            Block::Paragraph(around.to_owned()),
            Block::Table(table),
            Block::Paragraph(around.to_owned()),
        ]);
        prop_assert_eq!(Draft::of(&plan).plan(), plan);
    }

    #[test]
    fn what_is_carried_on_is_what_was_kept(plan in some_plan(), third in 0..3_u32) {
        let keep = |task: &Task| task.id.0 % 3 != third;
        let next = carry_on(&plan, keep, 2030);
        let kept: Vec<&Task> = plan.tasks().filter(|task| keep(task)).collect();
        prop_assert_eq!(next.tasks().map(|t| t.id).collect::<Vec<_>>(), kept.iter().map(|t| t.id).collect::<Vec<_>>());
        prop_assert!(next.tasks().zip(kept).all(|(new, old)| new.text == old.text));
        prop_assert_eq!(Draft::of(&next).plan(), next.clone());
        prop_assert_eq!((next.origin, next.year), (None, Some(2030)));
        prop_assert!(next.free_ids().task >= plan.free_ids().task);
        for node in next.nodes() {
            prop_assert!(node.tasks.iter().all(|task| node.text.contains(&task.text)), "{:?}", node);
        }
    }

    #[test]
    fn ids_given_once_are_not_given_again(plan in some_plan(), dice in dice()) {
        let mut draft = Draft::of(&plan);
        let mut gone: HashSet<TaskId> = HashSet::new();
        for one in dice {
            let before: HashSet<TaskId> = draft.plan().tasks().map(|task| task.id).collect();
            let edit = edit(&draft, one);
            if draft.apply(&edit).is_err() {
                continue;
            }
            let after: HashSet<TaskId> = Draft::of(&draft.plan())
                .rows()
                .iter()
                .filter_map(|row| match &row.content { Content::Task(task) => Some(task.id), _ => None })
                .collect();
            prop_assert!(after.is_disjoint(&gone));
            gone.extend(before.difference(&after));
            // A draft that was kept and opened again gives no number of the dropped either.
            draft = Draft::of(&draft.plan());
        }
    }
}

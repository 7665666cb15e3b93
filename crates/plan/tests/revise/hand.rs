//! What a person corrected by hand, and the same words in a new version.

use yaodian_plan::draft::{Content, Draft, Edit, MarkEdit, RowKey};
use yaodian_plan::read::read;
use yaodian_plan::{Date, Due, Kind, Number, Op, Owner, Plan, Role, Target, Task, revise};

const OLD: &str = "某校2022年工作计划\n一、加强管理\n开展安全检查4次，由总务处牵头，9月底前完成。推进东城小学迁建、西河中学扩建等项目建设，确保投入使用。\n";

/// The plan with edits of what was understood of its tasks made by hand.
fn corrected(edits: impl Fn(usize, &Task) -> Vec<MarkEdit>) -> Plan {
    let mut draft = Draft::of(&read(OLD));
    let tasks: Vec<(RowKey, Task)> = draft
        .rows()
        .iter()
        .filter_map(|row| match &row.content {
            Content::Task(task) => Some((row.key, task.clone())),
            _ => None,
        })
        .collect();
    for (at, (key, task)) in tasks.iter().enumerate() {
        for mark in edits(at, task) {
            let _ = draft.apply(&Edit::Mark { key: *key, mark }).unwrap();
        }
    }
    draft.plan()
}

fn revised(old: &Plan, from: &str, to: &str) -> Task {
    let revision = revise(old, read(&OLD.replace(from, to)), |_| true, |_| false);
    revision.plan.tasks().next().unwrap().clone()
}

fn all_corrected() -> Plan {
    corrected(|at, task| match at {
        0 => {
            let target =
                Target { value: Some(Number::from_int(6)), op: Op::Ge, ..task.targets[0].clone() };
            let due = Due { to: Date::new(2022, 8, 15), ..task.due[0].clone() };
            let owner =
                Owner {
                    role: Role::Support, name: "总务办".to_owned(), ..task.owners[0].clone()
                };
            vec![
                MarkEdit::ChangeTarget(target),
                MarkEdit::ChangeDue(0, due),
                MarkEdit::ChangeOwner(0, owner),
            ]
        }
        _ => Vec::new(),
    })
}

#[test]
fn corrections_outlive_other_words_around_them() {
    let old = all_corrected();
    let was = old.tasks().next().unwrap();
    let now = revised(&old, "开展安全检查", "深入细致地开展安全检查");
    assert_ne!(now.text, was.text);
    assert_eq!((now.id, &now.targets), (was.id, &was.targets));
    assert_eq!((&now.due, &now.owners), (&was.due, &was.owners));
    // As well where nothing is another, and in the version after.
    assert_eq!(revised(&old, "", ""), *was);
}

#[test]
fn other_words_are_read_anew() {
    let old = all_corrected();
    let was = old.tasks().next().unwrap();
    let now = revised(&old, "9月底前", "10月底前");
    assert_eq!(now.due[0].to, Date::new(2022, 10, 31));
    assert_eq!((&now.targets, &now.owners), (&was.targets, &was.owners));
    let now = revised(&old, "检查4次", "检查5次");
    assert_eq!(
        (now.targets[0].id, now.targets[0].value),
        (was.targets[0].id, Some(Number::from_int(5)))
    );
}

#[test]
fn what_was_taken_away_does_not_come_back() {
    let old = corrected(|at, task| match at {
        0 => vec![MarkEdit::RemoveTarget(task.targets[0].id), MarkEdit::RemoveDue(0)],
        _ => vec![MarkEdit::RemoveMilestone(task.milestones[0].id)],
    });
    let now = revised(&old, "开展", "认真开展");
    assert!(now.targets.is_empty() && now.due.is_empty() && now.owners.len() == 1, "{now:?}");
    let new = read(&OLD.replace("推进东城", "加快推进东城"));
    let plan = revise(&old, new, |_| true, |_| false).plan;
    let names = |plan: &Plan| {
        let last = plan.tasks().last().unwrap().clone();
        last.milestones.into_iter().map(|one| (one.id, one.name)).collect::<Vec<_>>()
    };
    assert_eq!(names(&plan), names(&old));
}

#[test]
fn a_renamed_milestone_keeps_its_name() {
    for name in ["东城小学", "新校区"] {
        let old = corrected(|at, task| match at {
            1 => vec![MarkEdit::RenameMilestone(task.milestones[0].id, name.to_owned())],
            _ => Vec::new(),
        });
        let new = read(&OLD.replace("推进东城", "加快推进东城"));
        let plan = revise(&old, new, |_| true, |_| false).plan;
        let (was, now) = (old.tasks().last().unwrap(), plan.tasks().last().unwrap());
        let known = |task: &Task| {
            let mut known: Vec<_> =
                task.milestones.iter().map(|m| (m.id, m.name.clone())).collect();
            known.sort();
            known
        };
        assert_eq!(known(now), known(was), "{name}");
    }
}

#[test]
fn a_sort_chosen_by_hand_stays() {
    let mut draft = Draft::of(&read(OLD));
    let key = draft.rows()[1].key;
    let _ = draft.apply(&Edit::SetKind { key, kind: Kind::Document }).unwrap();
    assert_eq!(revised(&draft.plan(), "开展", "认真开展").kind, Kind::Document);
}

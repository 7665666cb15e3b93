//! Which control the tasks of the plan we ship come up with.
//!
//! Must not know how a kind is told: the plan's reader does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails here has found it")]

use yaodian_plan::{Plan, Task};
use yaodian_track::control::{Control, control, ladder};

fn plan() -> Plan {
    yaodian_plan::read::read(include_str!("../../../seeds/tonglu-2022.txt"))
}

/// The one task that holds these words.
fn task<'a>(plan: &'a Plan, words: &str) -> &'a Task {
    let mut found = plan.tasks().filter(|task| task.text.contains(words));
    match (found.next(), found.next()) {
        (Some(task), None) => task,
        _ => panic!("not one task holds {words}"),
    }
}

#[test]
fn what_goes_on_all_year_has_rounds() {
    let plan = plan();
    for words in ["“五大行动”", "等五项管理", "定期开展形势分析", "消防疏散应急演练"]
    {
        let task = task(&plan, words);
        assert_eq!(control(task, task.kind), Control::Rounds, "{words}");
    }
}

#[test]
fn buildings_have_stages_each_by_its_name() {
    let plan = plan();
    for (words, named) in [("文成中心学校", true), ("宿舍改造工程", false)] {
        let task = task(&plan, words);
        assert_eq!(control(task, task.kind), Control::Stages, "{words}");
        assert_eq!(!task.milestones.is_empty(), named, "{words}");
    }
}

#[test]
fn three_documents_are_to_be_issued() {
    let plan = plan();
    let task = task(&plan, "制订出台");
    let Control::Papers(papers) = control(task, task.kind) else { panic!("no papers") };
    assert_eq!(papers.len(), 3);
    assert!(papers.iter().all(|paper| task.text.contains(paper.as_str())), "{papers:?}");
}

#[test]
fn teachers_are_counted_by_rank() {
    let plan = plan();
    let ranks = ladder(&task(&plan, "梯度培养体系").text);
    assert_eq!(ranks, ["新手", "新秀", "骨干", "学科带头人", "名师", "特级教师"]);
}

//! Small plans in two versions.

use yaodian_plan::read::read;
use yaodian_plan::{Plan, Revision, TaskId, revise};

const OLD: &str = "某校2022年工作计划\n一、加强管理\n开展安全检查4次；落实值班制度。完成食堂改造。\n二、提高质量\n建成示范校8所。组织教师外出培训。推进东城小学迁建、西河中学扩建等项目建设，确保投入使用。\n";

fn plan(text: &str) -> Plan {
    read(text)
}

fn revised(from: &str, to: &str) -> Revision {
    revise(&plan(OLD), plan(&OLD.replace(from, to)), |_| true, |_| true)
}

fn ids(plan: &Plan) -> Vec<u32> {
    plan.tasks().map(|task| task.id.0).collect()
}

#[test]
fn the_same_again_is_nothing() {
    let old = plan(OLD);
    let revision = revise(&old, old.clone(), |_| true, |_| true);
    assert!(revision.is_nothing());
    assert_eq!(revision.plan.outline, old.outline);
    assert_eq!(revision.plan.identity(), old.identity());
}

#[test]
fn other_words_are_the_same_task() {
    let revision = revised("落实值班制度", "严格落实值班值守制度");
    assert_eq!(ids(&revision.plan), [0, 1, 2, 3, 4, 5]);
    assert_eq!(revision.reworded, [(TaskId(1), "落实值班制度。".to_owned())]);
    assert!(revision.added.is_empty() && revision.dropped.is_empty() && revision.moved.is_empty());
}

#[test]
fn a_changed_figure_keeps_task_and_target() {
    let revision = revised("示范校8所", "示范校12所");
    let (old, new) = (plan(OLD), revision.plan);
    let target = |plan: &Plan| plan.tasks().nth(3).unwrap().targets[0].clone();
    assert_eq!(target(&old).id, target(&new).id);
    assert_ne!(target(&old).value, target(&new).value);
    assert_eq!(revision.reworded.len(), 1);
}

#[test]
fn what_is_new_gets_new_numbers() {
    let revision = revised("完成食堂改造。", "完成食堂改造。举办读书节。");
    assert_eq!(ids(&revision.plan), [0, 1, 2, 6, 3, 4, 5]);
    assert_eq!(revision.added, [TaskId(6)]);
    assert!(revision.moved.is_empty() && revision.dropped.is_empty());
}

#[test]
fn what_was_worked_on_is_kept_and_comes_back() {
    let first = revised("完成食堂改造。", "");
    assert_eq!(first.dropped.len(), 1);
    assert!(first.dropped[0].had_progress);
    assert_eq!(first.plan.removed[0].id, TaskId(2));
    let again = revise(&first.plan, plan(OLD), |_| true, |_| true);
    assert_eq!((again.revived.as_slice(), again.plan.removed.len()), (&[TaskId(2)][..], 0));
    assert_eq!(ids(&again.plan), [0, 1, 2, 3, 4, 5]);
    assert_eq!(again.plan.identity(), plan(OLD).identity());
    let unworked =
        revise(&plan(OLD), plan(&OLD.replace("完成食堂改造。", "")), |_| false, |_| false);
    assert!(unworked.plan.removed.is_empty() && !unworked.dropped[0].had_progress);
    assert_eq!(unworked.plan.free_ids().task, 6, "its number is not given again");
}

#[test]
fn a_heading_that_was_noted_on_is_kept_and_comes_back() {
    let old = plan(OLD);
    let noted = old.outline[1].id;
    let without = OLD.replace("二、提高质量\n", "").replace("建成", "二、办好学校\n建成");
    let other = "某校2022年工作计划\n一、加强管理\n落实值班制度。\n";
    let first = revise(&old, plan(other), |_| false, |id| id == noted);
    let kept: Vec<_> = first.plan.removed_nodes.iter().map(|node| (node.id, &node.title)).collect();
    assert_eq!(kept, [(noted, &"提高质量".to_owned())]);
    assert!(first.plan.removed_nodes[0].tasks.is_empty());
    assert!(first.plan.free_ids().node > noted.0, "its number is not given again");
    // Still there in the version after, and in the outline again with the next that has it.
    let second = revise(&first.plan, plan(other), |_| false, |id| id == noted);
    assert_eq!(second.plan.removed_nodes, first.plan.removed_nodes);
    let again = revise(&second.plan, plan(OLD), |_| false, |id| id == noted);
    assert_eq!((again.plan.outline[1].id, again.plan.removed_nodes.len()), (noted, 0));
    // One that goes on under another name is not dropped, nor one that nobody noted on.
    let renamed = revise(&old, plan(&without), |_| false, |id| id == noted);
    assert_eq!((renamed.plan.outline[1].id, renamed.plan.removed_nodes.len()), (noted, 0));
    let unnoted = revise(&old, plan(other), |_| false, |_| false);
    assert!(unnoted.plan.removed_nodes.is_empty());
}

#[test]
fn moved_tasks_are_told() {
    let revision = revise(
        &plan(OLD),
        plan(&OLD.replace("完成食堂改造。", "").replace("建成示范校", "完成食堂改造。建成示范校")),
        |_| true,
        |_| true,
    );
    assert_eq!(revision.moved, [TaskId(2)]);
    let revision = revised(
        "开展安全检查4次；落实值班制度。完成食堂改造。",
        "完成食堂改造。开展安全检查4次；落实值班制度。",
    );
    assert_eq!(revision.moved, [TaskId(2)]);
}

#[test]
fn sections_are_told_by_what_they_hold() {
    let revision = revised("一、加强管理", "一、夯实基础保障");
    assert_eq!(revision.renamed.len(), 1);
    assert_eq!(revision.renamed[0].1, "加强管理");
    assert!(revision.moved.is_empty() && revision.added.is_empty());
    let milestones: Vec<u32> =
        revision.plan.tasks().flat_map(|task| &task.milestones).map(|one| one.id.0).collect();
    assert_eq!(milestones, (0..milestones.len() as u32).collect::<Vec<_>>());
}

//! The shelf: plans kept, corrected, revised, put away and taken back.

use yaodian_desk::Event;
use yaodian_model::Desk as Screen;
use yaodian_plan::draft::Edit;
use yaodian_plan::progress::{DeviceId, Field, Value};
use yaodian_plan::read;
use yaodian_wire::shelf::{self, Place};

use crate::world::{PLAN, World, bundled, plan};

#[test]
fn the_same_document_is_the_same_plan() {
    let mut world = World::new();
    let first = world.keeps(plan());
    let task = world.kept(first).tasks().nth(1).unwrap().id;
    world.ticks(first, task);
    assert_eq!(world.keeps(plan()), first);
    assert_eq!(world.titles(Place::Kept).len(), 2);
    assert_eq!(world.kept(first).tasks().nth(1).unwrap().id, task);
}

#[test]
fn a_new_version_takes_the_progress_along() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let (training, drill) = {
        let plan = world.kept(id);
        let ids: Vec<_> = plan.tasks().map(|task| task.id).collect();
        (ids[1], ids[2])
    };
    world.ticks(id, drill);
    let later =
        PLAN.replace("组织消防演练两次", "完善应急预案").replace("推进校本", "深入推进校本");
    world.reads(read::read(&later));
    assert_eq!(world.desk.similar_title().unwrap().0, id);
    world.tell(Event::BaseChosen(Some(id)));
    let changes = world.desk.bench().unwrap().changes().unwrap();
    assert_eq!(changes.groups.len(), 3);
    world.tell(Event::Finished);
    let kept = world.kept(id);
    assert_eq!(kept.tasks().nth(1).unwrap().id, training);
    assert_eq!(kept.removed.iter().map(|task| task.id).collect::<Vec<_>>(), [drill]);
    // And back again: what was removed is there, with its number.
    world.reads(plan());
    world.tell(Event::BaseChosen(Some(id)));
    world.tell(Event::Finished);
    let kept = world.kept(id);
    assert!(kept.removed.is_empty());
    assert_eq!(kept.tasks().nth(2).unwrap().id, drill);
}

#[test]
fn what_was_worked_on_and_dropped_by_hand_is_kept_aside() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let drill = world.kept(id).tasks().nth(2).unwrap().id;
    world.ticks(id, drill);
    world.tell(Event::PlanEdited(id));
    let row = world.row("组织消防演练");
    world.tell(Event::Edited(vec![Edit::Drop(row)]));
    world.tell(Event::Finished);
    assert_eq!(world.kept(id).removed.len(), 1);
    assert_eq!(world.kept(id).identity(), id);
}

#[test]
fn a_note_on_a_heading_that_is_dropped_is_kept_aside() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let drills = world.kept(id).outline[1].children[0].clone();
    assert_eq!(drills.title, "加强演练");
    world.sets(id, Field::NodeNote(drills.id), Value::Text("已报教育局".to_owned()));
    let later = PLAN.replace("二、守住安全底线\n1.加强演练。组织消防演练两次。\n", "");
    world.reads(read::read(&later));
    world.tell(Event::BaseChosen(Some(id)));
    let groups = world.desk.bench().unwrap().changes().unwrap().groups;
    assert!(groups.iter().any(|group| group.title.contains("写过备注")), "{groups:?}");
    world.tell(Event::Finished);
    let kept = |world: &World| {
        let heads = world.kept(id).removed_nodes.into_iter();
        heads.map(|node| (node.id, node.title)).collect::<Vec<_>>()
    };
    assert_eq!(kept(&world), [(drills.id, "加强演练".to_owned())]);
    // As well where it is dropped by hand, and not where it comes back.
    world.reads(plan());
    world.tell(Event::BaseChosen(Some(id)));
    world.tell(Event::Finished);
    assert!(kept(&world).is_empty());
    assert_eq!(world.kept(id).outline[1].children[0].id, drills.id);
    world.tell(Event::PlanEdited(id));
    let row = world.row("加强演练");
    world.tell(Event::Edited(vec![Edit::DropSection(row)]));
    world.tell(Event::Finished);
    assert_eq!(kept(&world), [(drills.id, "加强演练".to_owned())]);
}

#[test]
fn a_correction_is_gone_on_with_after_a_reload() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(id));
    let training = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(training)]));
    world.reload(Screen::Edit);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 2);
    world.tell(Event::BenchCleared);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 3);
    world.reload(Screen::Edit);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 3);
}

#[test]
fn plans_are_put_away_and_taken_back() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let task = world.kept(id).tasks().next().unwrap().id;
    world.ticks(id, task);
    let title = "镇中心学校2024年工作计划";
    world.tell(Event::PlanDeleted(id));
    assert_eq!(world.titles(Place::Deleted), [title]);
    // What was in use gives way to another.
    assert_eq!(world.used.last().unwrap(), &(bundled().identity(), false));
    world.tell(Event::ShelfUndone);
    assert!(world.titles(Place::Kept).iter().any(|one| one == title));
    assert_eq!(world.used.last().unwrap(), &(id, false));
    world.tell(Event::PlanArchived(id));
    assert_eq!(world.titles(Place::Archived), [title]);
    world.tell(Event::PlanErased(id));
    assert_eq!(world.titles(Place::Archived), [title], "only what was thrown away");
    world.tell(Event::PlanDeleted(id));
    world.tell(Event::PlanErased(id));
    assert!(world.desk.shelf.volume(id).is_none());
    assert!(world.rows.keys().all(|key| !key.contains(&shelf::plan_word(id))));
}

#[test]
fn a_copy_is_a_plan_of_its_own() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let task = world.kept(id).tasks().next().unwrap().id;
    world.ticks(id, task);
    world.tell(Event::PlanCopied(id));
    let title = "镇中心学校2024年工作计划（副本）";
    let views = world.desk.volume_views(Place::Kept);
    let copy = views.iter().find(|view| view.title == title).unwrap();
    assert_ne!(copy.id, id);
    assert!(copy.state.ends_with("完成 0%"), "{}", copy.state);
}

#[test]
fn a_copy_is_taken_back() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let (rows, titles) = (world.rows.clone(), world.titles(Place::Kept));
    world.tell(Event::PlanCopied(id));
    assert_eq!(world.desk.strip().unwrap().undo, Some(Event::ShelfUndone));
    world.tell(Event::ShelfUndone);
    assert_eq!((&world.rows, world.titles(Place::Kept)), (&rows, titles));
    // Copies stand side by side, and the last is the one taken back.
    world.tell(Event::PlanCopied(id));
    world.tell(Event::PlanCopied(id));
    let title = "镇中心学校2024年工作计划（副本2）";
    let find = |world: &World| {
        let mut views = world.desk.volume_views(Place::Kept).into_iter();
        views.find(|view| view.title == title).map(|view| view.id)
    };
    let second = find(&world).unwrap();
    // What was done on it meanwhile is not lost.
    world.ticks(second, world.kept(second).tasks().next().unwrap().id);
    world.tell(Event::ShelfUndone);
    assert_eq!((find(&world), world.titles(Place::Deleted)), (None, vec![title.to_owned()]));
}

#[test]
fn what_was_left_undone_goes_into_the_next_year() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let ids: Vec<_> = world.kept(id).tasks().map(|task| task.id).collect();
    world.ticks(id, ids[1]);
    world.tell(Event::PlanCarried(id));
    let bench = world.desk.bench().unwrap();
    assert_eq!(world.desk.title(), "结转到下一年");
    assert_eq!(bench.title_word(), "镇中心学校2025年工作计划");
    assert_eq!(bench.counts().tasks, 2);
    world.tell(Event::Finished);
    let next = world.used.last().unwrap().0;
    assert_ne!(next, id);
    assert_eq!(world.kept(next).tasks().map(|task| task.id).collect::<Vec<_>>(), [ids[0], ids[2]]);
}

#[test]
fn days_of_the_old_year_are_moved_or_taken_away_with_a_tap() {
    let mut world = World::new();
    let text = PLAN
        .replace("推进校本培训", "2024年9月底前推进校本培训")
        .replace("组织消防", "2024年10月底前组织消防")
        .replace("每学期", "6月底前");
    let id = world.keeps(read::read(&text));
    world.tell(Event::PlanCarried(id));
    let view = |world: &World| world.desk.bench().unwrap().doubts_view().unwrap();
    let ends = |world: &World| {
        let plan = world.desk.bench().unwrap().draft.plan();
        let days = plan.tasks().flat_map(|task| &task.due).filter_map(|due| due.to);
        days.map(|day| day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ends(&world), ["2025-06-30", "2024-09-30", "2024-10-31"]);
    let doubts = view(&world).doubts;
    assert_eq!(doubts[0].what, "比计划的年份早：2024年9月30日前");
    let [move_on, remove] = doubts[0].fixes.as_slice() else { unreachable!("{doubts:?}") };
    assert_eq!((move_on.0.as_str(), remove.0.as_str()), ("改到 2025 年", "去掉期限"));
    world.tell(move_on.1.clone());
    assert_eq!(ends(&world), ["2025-06-30", "2025-09-30", "2024-10-31"]);
    world.tell(Event::Undone);
    world.tell(remove.1.clone());
    assert_eq!(ends(&world), ["2025-06-30", "2024-10-31"]);
    world.tell(Event::Undone);
    let (word, all) = view(&world).together.unwrap();
    assert_eq!(word, "这样的旧期限有 2 处，都改到 2025 年");
    world.tell(all);
    assert_eq!(ends(&world), ["2025-06-30", "2025-09-30", "2025-10-31"]);
    assert!(view(&world).together.is_none());
    world.tell(Event::Undone);
    assert_eq!(view(&world).doubts, doubts);
}

#[test]
fn the_bundled_plan_is_corrected_and_stays_itself() {
    let mut world = World::new();
    world.reload(Screen::Edit);
    let heading = world.row("党的建设");
    let (label, title) = ("一".to_owned(), "党建".to_owned());
    world.tell(Event::Edited(vec![Edit::Retitle { key: heading, label, title }]));
    world.tell(Event::Finished);
    assert_eq!(world.used, [(bundled().identity(), true)]);
    assert_eq!(world.kept(bundled().identity()).outline[0].title, "党建");
}

#[test]
fn another_windows_correction_is_told_before_it_is_replaced() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(id));
    let training = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(training)]));
    // Meanwhile, elsewhere.
    let stamp = world.desk.shelf.next_stamp(world.now_ms, DeviceId(1));
    let record = shelf::Record { stamp, place: Place::Kept, plan: world.kept(id) };
    world.rows.insert(shelf::key(id, stamp, 1), shelf::write(&record));
    world.tell(Event::StoresChanged);
    let count = world.used.len();
    world.tell(Event::Finished);
    assert_eq!(world.used.len(), count);
    assert_eq!(world.desk.finish_word(), "仍然保存");
    world.tell(Event::Finished);
    assert_eq!(world.kept(id).tasks().count(), 2);
}

#[test]
fn correcting_another_plan_leaves_the_one_in_use() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(bundled().identity()));
    let heading = world.row("党的建设");
    let (label, title) = ("一".to_owned(), "党建".to_owned());
    world.tell(Event::Edited(vec![Edit::Retitle { key: heading, label, title }]));
    world.tell(Event::Finished);
    assert_eq!(world.used, [(id, true)]);
    assert_eq!(world.kept(bundled().identity()).outline[0].title, "党建");
    // 修改 by its address is about the plan in use.
    world.tell(Event::Shown(Screen::Edit));
    assert_eq!(world.desk.bench().unwrap().title_word(), "镇中心学校2024年工作计划");
}

#[test]
fn a_saved_correction_is_taken_back() {
    let mut world = World::new();
    world.reload(Screen::Edit);
    let heading = world.row("党的建设");
    world.tell(Event::Edited(vec![Edit::DropSection(heading)]));
    let (after, text) = (None, "加强党的领导。开展学习10次。".to_owned());
    world.tell(Event::Edited(vec![Edit::AddTask { after, text }]));
    world.tell(Event::Finished);
    let id = bundled().identity();
    assert_eq!(world.kept(id).tasks().count(), 1);
    // Putting it away and back is no other version.
    world.tell(Event::PlanArchived(id));
    world.tell(Event::PlanRestored(id));
    world.tell(Event::PlanReverted(id));
    assert_eq!(world.kept(id).outline, bundled().outline);
    world.tell(Event::ShelfUndone);
    assert_ne!(world.kept(id).outline, bundled().outline);
    let records = world.rows.keys().filter(|key| shelf::read_key(key).is_some()).count();
    assert!(records <= 2, "{records} records");
}

//! Other plans than the one that comes with the page: each with its own progress, and nothing of
//! one lost for another.

use yaodian_model::view::Banner;
use yaodian_model::{Event, Incoming, Outline, Route, SaveState, Section};
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{Fingerprint, Node, NodeId, Plan, TaskId, read};
use yaodian_wire::shelf;

use crate::world::{World, plan};

fn other() -> Plan {
    Plan { title: Some("另一份2022年工作要点".to_owned()), ..plan() }
}

/// A world with another plan kept, and its fingerprint.
fn world() -> (World, Fingerprint) {
    let mut world = World::with_tab(1);
    world.keep_plan(&other());
    (world, other().identity())
}

#[test]
fn an_item_without_a_heading_is_called_by_its_words() {
    let check = |text: &str, expect: &[&str]| {
        let outline = Outline::new(&read::read(text));
        let names: Vec<_> = outline.items.iter().map(|item| outline.item_name(item)).collect();
        assert_eq!(names, expect, "{text}");
    };
    check("2024年要点\n落实“双减，减负”要求，举办讲座两次。", &["落实“双减，减负”要求"]);
    check("2024年要点\n一、安全\n印发《预案（一，二）》。开展演练。", &["印发《预案（一，二）》"]);
    check("2024年要点\n一、安全\n1.演练。开展演练两次。", &["演练"]);
}

#[test]
fn a_plan_for_several_years_is_not_over_after_the_first() {
    let mut world = World::with_tab(1);
    let titled = |title: &str| Plan { title: Some(title.to_owned()), year: Some(2020), ..plan() };
    let (short, long) = (titled("行动计划（2020年）"), titled("行动计划（2020—2030年）"));
    for plan in [&short, &long] {
        world.keep_plan(plan);
    }
    world.does(chosen(short.identity()));
    assert_eq!(world.model().masthead().now.unwrap().1, "全年已过");
    world.does(chosen(long.identity()));
    let masthead = world.model().masthead();
    assert!(masthead.label.contains("计划期时间已过"), "{}", masthead.label);
    assert!(masthead.now.unwrap().1.starts_with("今日"));
}

#[test]
fn a_heading_that_was_dropped_stays_in_sight_with_its_note() {
    let mut world = World::with_tab(1);
    let (old, task) = (other(), other().tasks().next().unwrap().clone());
    let node = Node { id: NodeId(500), tasks: Vec::new(), ..old.outline[0].children[0].clone() };
    let later = Plan { removed_nodes: vec![node.clone()], removed: Vec::new(), ..old.clone() };
    world.keep_plan(&later);
    world.does(chosen(later.identity()));
    let outline = &world.model().outline;
    let removed = outline.removed.clone().unwrap();
    let names = |removed: &Section, outline: &Outline| {
        outline.items_in(&removed.items).iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(names(&removed, outline), [node.id]);
    let detail = world.model().detail(node.id).unwrap();
    assert_eq!(detail.title, node.title);
    world.does(Event::NoteWritten(Field::NodeNote(node.id), "已报教育局".to_owned()));
    let outline = &world.model().outline;
    let log = world.model().item_log(outline.item(node.id).unwrap().1);
    assert!(format!("{log:?}").contains("已报教育局"), "{log:?}");
    // Beside tasks that were dropped, each is found where it stands.
    let both = Plan { removed: vec![yaodian_plan::Task { id: TaskId(900), ..task }], ..later };
    let outline = Outline::new(&both);
    assert_eq!(names(&outline.removed.clone().unwrap(), &outline).len(), 2);
    assert_eq!(outline.item_of(TaskId(900)).unwrap().1.tasks.len(), 1);
}

fn chosen(plan: Fingerprint) -> Event {
    Event::PlanChosen { plan, is_shown: false }
}

fn title(world: &World) -> &str {
    &world.model().outline.title
}

#[test]
fn each_plan_has_its_own_progress() {
    let (mut world, other) = world();
    world.ticks(0);
    world.does(chosen(other));
    assert_eq!(title(&world), "另一份2022年工作要点");
    assert_eq!(world.status(0), Status::NotStarted);
    world.ticks(1);
    world.reload();
    assert_eq!((title(&world), world.status(1)), ("另一份2022年工作要点", Status::Done));
    world.does(chosen(plan().identity()));
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::NotStarted));
    assert_eq!(world.banner(), None);
}

#[test]
fn a_plan_waits_until_everything_is_saved() {
    let (mut world, other) = world();
    world.tell(Event::TaskTicked(TaskId(0)));
    world.tell(chosen(other));
    assert_eq!(title(&world), "镇中心学校2022年工作要点");
    world.settle();
    assert_eq!(title(&world), "另一份2022年工作要点");
    world.does(chosen(plan().identity()));
    assert_eq!(world.status(0), Status::Done);
}

#[test]
fn what_nothing_took_is_not_left_behind() {
    let (mut world, other) = world();
    (world.local.is_full, world.durable.is_full) = (true, true);
    world.ticks(0);
    world.does(chosen(other));
    assert_eq!(title(&world), "镇中心学校2022年工作要点");
    assert_eq!((world.saved(), world.banner()), (SaveState::Unsaved, Some(Banner::Unsaved)));
    (world.local.is_full, world.durable.is_full) = (false, false);
    world.does(Event::SaveRetried);
    assert_eq!(title(&world), "另一份2022年工作要点");
}

#[test]
fn a_code_of_another_plan_opens_with_it() {
    let (mut world, other) = world();
    world.does(chosen(other));
    world.ticks(2);
    let code = world.report("分水初中");
    world.does(chosen(plan().identity()));
    world.does(Event::CodeReceived(code));
    assert!(matches!(world.model().incoming, Some(Incoming::OtherPlan { .. })));
    world.does(Event::IncomingPlanChosen);
    assert_eq!((title(&world), world.route()), ("另一份2022年工作要点", Route::Open));
    assert!(matches!(world.model().incoming, Some(Incoming::Parcel { .. })));
}

#[test]
fn a_backup_brings_the_plan_with_its_progress() {
    let (mut world, other) = world();
    world.does(chosen(other));
    world.ticks(2);
    world.does(Event::BackupCopied);
    let backup = world.copied();
    // A new phone: nothing but the text.
    let mut phone = World::with_tab(2);
    phone.does(Event::CodeReceived(backup));
    assert!(phone.local.rows.keys().all(|key| shelf::read_key(key).is_none()));
    phone.does(Event::IncomingPlanChosen);
    assert_eq!((title(&phone), phone.route()), ("另一份2022年工作要点", Route::Open));
    phone.does(Event::IncomingMerged);
    assert_eq!(phone.status(2), Status::Done);
    phone.reload();
    assert_eq!((title(&phone), phone.status(2)), ("另一份2022年工作要点", Status::Done));
}

#[test]
fn a_later_version_is_taken_up_and_keeps_the_progress() {
    let (mut world, other_id) = world();
    world.does(chosen(other_id));
    world.ticks(1);
    world.now_ms += 1;
    let title_changed = Some("另一份2022年工作要点（修订）".to_owned());
    let later = Plan { origin: Some(other_id), title: title_changed, ..other() };
    let key = world.keep_plan(&later);
    world.does(Event::SegmentSeen { key, text: String::new() });
    assert_eq!((title(&world), world.status(1)), ("另一份2022年工作要点（修订）", Status::Done));
    assert!(world.model().can_undo());
    world.does(Event::Undone);
    assert_eq!(world.status(1), Status::NotStarted);
}

#[test]
fn a_store_that_lost_the_plan_gets_it_again() {
    let (mut world, other) = world();
    world.does(chosen(other));
    let rows = world.durable.rows.clone();
    world.durable.rows.clear();
    world.reload();
    let has_plan =
        |world: &World| world.durable.rows.keys().any(|key| shelf::read_key(key).is_some());
    assert!(has_plan(&world));
    // localStorage cleared, its word for the plan in use with it.
    world.durable.rows = rows;
    world.local.rows.clear();
    world.reload();
    assert_eq!(title(&world), "另一份2022年工作要点");
}

#[test]
fn what_was_removed_is_shown_and_not_counted() {
    let mut plan = other();
    plan.origin = Some(other().identity());
    plan.removed = plan.outline.pop().unwrap().tasks;
    let mut world = World::with_tab(1);
    world.keep_plan(&plan);
    world.does(chosen(plan.identity()));
    let outline = &world.model().outline;
    let removed = outline.removed.clone().unwrap();
    assert_eq!((outline.tasks.len(), outline.counted_tasks().len()), (4, 3));
    assert_eq!(outline.tasks_in(&removed.tasks), plan.removed);
    let item = outline.items.last().unwrap().id;
    assert!(world.model().detail(item).is_some());
    world.ticks(3);
    let head = world.model().masthead();
    assert_eq!(head.totals.iter().map(|total| total.count).sum::<u32>(), 3);
    assert_eq!(world.status(3), Status::Done);
}

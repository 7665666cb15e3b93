//! What is done in the list of the tracker: reasons, many tasks changed at once, what is selected.
//!
//! Must not know how a task is tapped.

use yaodian_model::track::TrackEvent;
use yaodian_model::track::finding::{Choice, FindEvent};
use yaodian_model::track::list::{
    Complaint, Group, GroupState, ListEvent, ListState, NameMode, Sheet,
};
use yaodian_model::{Event, Route};
use yaodian_plan::progress::{Field, Span, Status, Value};
use yaodian_plan::{Date, NodeId, TaskId};

use crate::world::{World, plan};

fn does(world: &mut World, event: ListEvent) {
    world.does(Event::Track(TrackEvent::List(event)));
}

/// A world in which these tasks are selected.
fn selecting(tasks: &[u32]) -> World {
    let mut world = World::with_tab(1);
    does(&mut world, ListEvent::SelectionBegun(None));
    for task in tasks {
        does(&mut world, ListEvent::Picked(TaskId(*task)));
    }
    world
}

fn picked(world: &World) -> Vec<u32> {
    world.model().picked_tasks().into_iter().map(|task| task.0).collect()
}

fn reason(world: &World, task: u32) -> String {
    world.model().progress.note(Field::TaskReason(TaskId(task))).to_owned()
}

fn said(world: &World) -> String {
    world.model().strip().unwrap().text
}

fn edits(world: &World) -> usize {
    world.model().progress.journal().len()
}

fn from_menu(world: &mut World, task: u32, status: Status) {
    world.does(Event::StatusMenuOpened(TaskId(task)));
    world.does(Event::StatusChosen(TaskId(task), status));
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

#[test]
fn a_status_is_set_before_its_reason_is_asked_for() {
    let mut world = World::with_tab(1);
    from_menu(&mut world, 0, Status::Blocked);
    assert_eq!(world.status(0), Status::Blocked);
    let asked = world.model().reason_asked().unwrap();
    assert_eq!((asked.title, asked.task), ("为什么受阻", Some(TaskId(0))));
    assert_eq!(asked.offered, ["经费未到位", "等待上级文件", "场地未落实", "人员变动"]);
    does(&mut world, ListEvent::SheetLeft);
    assert_eq!((world.model().reason_asked(), world.status(0)), (None, Status::Blocked));
    assert_eq!(world.model().reason_line(TaskId(0)), None);

    // Asked again, it is the reason's own step; a typed reason comes before one that is chosen.
    from_menu(&mut world, 0, Status::Blocked);
    let (typed, chosen) = ("等人".to_owned(), "经费未到位".to_owned());
    does(&mut world, ListEvent::ReasonChosen { typed, reason: chosen });
    assert_eq!(world.model().reason_line(TaskId(0)).unwrap().text, "受阻：等人；经费未到位");
    world.does(Event::Undone);
    assert_eq!((reason(&world, 0).as_str(), world.status(0)), ("", Status::Blocked));
}

#[test]
fn a_reason_is_asked_for_where_the_menu_was_open_and_a_status_wants_one() {
    for status in Status::ALL {
        let is_asked = matches!(status, Status::Blocked | Status::NotApplicable);
        let mut world = World::with_tab(1);
        from_menu(&mut world, 0, status);
        assert_eq!(world.model().reason_asked().is_some(), is_asked, "{status:?}");
        // The item's sheet has a field for it.
        let mut world = World::with_tab(1);
        world.does(Event::StatusChosen(TaskId(0), status));
        assert_eq!((world.status(0), world.model().reason_asked()), (status, None));
    }
}

#[test]
fn a_status_and_its_reason_are_taken_back_and_made_again_together() {
    let mut world = World::with_tab(1);
    world.ticks(1);
    from_menu(&mut world, 0, Status::NotApplicable);
    does(&mut world, ListEvent::ReasonGiven(" 已并入其他任务 ".to_owned()));
    let check = |world: &World, status, expect: &str| {
        assert_eq!((world.status(0), reason(world, 0).as_str()), (status, expect));
        assert_eq!(world.status(1), Status::Done);
    };
    check(&world, Status::NotApplicable, "已并入其他任务");
    for _ in 0..2 {
        world.does(Event::Undone);
        check(&world, Status::NotStarted, "");
        world.does(Event::Redone);
        check(&world, Status::NotApplicable, "已并入其他任务");
    }
    world.does(Event::Undone);
    world.does(Event::Undone);
    assert_eq!(world.status(1), Status::NotStarted);
}

#[test]
fn a_reason_for_what_a_task_was_before_goes() {
    let mut world = World::with_tab(1);
    from_menu(&mut world, 0, Status::Blocked);
    does(&mut world, ListEvent::ReasonGiven("经费未到位".to_owned()));
    from_menu(&mut world, 0, Status::InProgress);
    assert_eq!(world.model().reason_line(TaskId(0)), None);
    from_menu(&mut world, 0, Status::NotApplicable);
    assert_eq!(reason(&world, 0), "");
    world.does(Event::Undone);
    assert_eq!(reason(&world, 0), "经费未到位");
}

#[test]
fn the_guide_makes_room_for_selecting() {
    let mut world = World::with_tab(1);
    let hint = world.model().hint();
    assert!(hint.is_some());
    does(&mut world, ListEvent::SelectionBegun(None));
    assert_eq!(world.model().hint(), None);
    does(&mut world, ListEvent::SelectionEnded);
    assert_eq!(world.model().hint(), hint);
}

#[test]
fn a_bulk_change_is_one_edit_and_one_step_back() {
    let mut world = selecting(&[0, 1, 3]);
    world.ticks(1);
    let before = edits(&world);
    does(&mut world, ListEvent::SheetOpened(Sheet::Status));
    does(&mut world, ListEvent::StatusGiven(Status::Done));
    assert_eq!((edits(&world), said(&world).as_str()), (before + 1, "已改 2 项"));
    assert_eq!(world.model().list_sheet(), None);
    assert_eq!(
        [0, 1, 2, 3].map(|task| world.status(task) == Status::Done),
        [true, true, false, true]
    );
    // It stays selected, for what is to be changed next.
    assert_eq!(picked(&world), [0, 1, 3]);
    world.does(Event::Undone);
    assert_eq!([0, 1, 3].map(|task| world.status(task) == Status::Done), [false, true, false]);
    does(&mut world, ListEvent::StatusGiven(Status::Done));
    let before = edits(&world);
    does(&mut world, ListEvent::StatusGiven(Status::Done));
    assert_eq!((edits(&world), said(&world).as_str()), (before, "本来就是这样，没有改动"));
    assert!(world.model().strip().unwrap().action.is_none());
}

#[test]
fn the_reason_for_many_is_asked_once_and_spares_those_that_have_one() {
    let mut world = World::with_tab(1);
    from_menu(&mut world, 0, Status::Blocked);
    does(&mut world, ListEvent::ReasonGiven("等批复".to_owned()));
    does(&mut world, ListEvent::SelectionBegun(None));
    does(&mut world, ListEvent::GroupPicked(Group::All));
    does(&mut world, ListEvent::StatusGiven(Status::Blocked));
    let asked = world.model().reason_asked().unwrap();
    assert_eq!((asked.about.as_str(), asked.task), ("3 项任务", None));
    assert_eq!(asked.offered[0], "等批复");
    let typed = String::new();
    does(&mut world, ListEvent::ReasonChosen { typed, reason: "人员变动".to_owned() });
    let reasons = [0, 1, 2, 3].map(|task| reason(&world, task));
    assert_eq!(reasons, ["等批复", "人员变动", "人员变动", "人员变动"]);
    assert_eq!(said(&world), "已改 3 项");
    world.does(Event::Undone);
    assert_eq!(
        [0, 1, 2, 3].map(|t| world.status(t) == Status::Blocked),
        [true, false, false, false]
    );
    assert_eq!(reason(&world, 0), "等批复");
}

#[test]
fn owners_are_replaced_added_or_cleared() {
    let mut world = selecting(&[0, 1]);
    let lead = |world: &World, task: u32| {
        world.model().progress.note(Field::TaskLead(TaskId(task))).to_owned()
    };
    let give = |world: &mut World, mode, names: &[&str], typed: &str| {
        does(world, ListEvent::SheetOpened(Sheet::Lead));
        does(world, ListEvent::ModeChosen(mode));
        for name in names {
            does(world, ListEvent::NameToggled((*name).to_owned()));
        }
        does(world, ListEvent::NamesGiven(typed.to_owned()));
    };
    give(&mut world, NameMode::Replace, &["教务处"], "");
    assert_eq!((lead(&world, 0).as_str(), lead(&world, 1).as_str()), ("教务处", "教务处"));
    assert!(world.model().names_asked().choices.iter().any(|one| one.name == "教务处"));
    give(&mut world, NameMode::Add, &["教务处"], "总务处， 王老师");
    assert_eq!(lead(&world, 0), "教务处、总务处、王老师");
    world.does(Event::Undone);
    assert_eq!(lead(&world, 1), "教务处");
    does(&mut world, ListEvent::SheetOpened(Sheet::Lead));
    does(&mut world, ListEvent::NamesGiven(" 、".to_owned()));
    assert_eq!(world.model().list_complaint(), "请选一个单位，或写一个。");
    does(&mut world, ListEvent::NamesCleared);
    assert_eq!((lead(&world, 0), lead(&world, 2)), (String::new(), String::new()));
    assert_eq!(said(&world), "已改 2 项");
}

#[test]
fn tags_are_added_and_taken_away() {
    let mut world = selecting(&[0, 1]);
    let note = (Field::TaskTags(TaskId(0)), Value::Text("急 督查".to_owned()));
    world.does(Event::Recorded(vec![note]));
    let tags = |world: &World, task: u32| world.model().tags_of(TaskId(task)).join(" ");
    does(&mut world, ListEvent::SheetOpened(Sheet::Tags));
    does(&mut world, ListEvent::NamesGiven("#督查 民生".to_owned()));
    assert_eq!((tags(&world, 0), tags(&world, 1)), ("急 督查 民生".into(), "督查 民生".into()));
    does(&mut world, ListEvent::SheetOpened(Sheet::Tags));
    does(&mut world, ListEvent::ModeChosen(NameMode::Remove));
    let offered = world.model().names_asked().choices.into_iter().map(|one| one.name);
    assert_eq!(offered.collect::<Vec<_>>(), ["急", "督查", "民生"]);
    does(&mut world, ListEvent::NameToggled("督查".to_owned()));
    does(&mut world, ListEvent::NamesGiven(String::new()));
    assert_eq!((tags(&world, 0), tags(&world, 1)), ("急 民生".into(), "民生".into()));
}

#[test]
fn days_are_set_refused_and_cleared() {
    let mut world = selecting(&[0, 2]);
    let due = |world: &World| [0, 2].map(|task| world.model().progress.due(TaskId(task)));
    for (from, to, complaint) in [
        (None, None, Complaint::NoDay),
        (day("2022-10-01"), day("2022-09-30"), Complaint::DaysTurned),
    ] {
        does(&mut world, ListEvent::SheetOpened(Sheet::Due));
        does(&mut world, ListEvent::DueGiven(from, to));
        assert_eq!(world.model().track.list.complaint, Some(complaint));
        assert_eq!((world.model().list_sheet(), due(&world)), (Some(Sheet::Due), [None, None]));
    }
    does(&mut world, ListEvent::DueGiven(None, day("2022-09-30")));
    let to = day("2022-09-30").unwrap();
    assert_eq!(due(&world), [Some(Span { from: to, to }); 2]);
    let asked = world.model().due_asked();
    assert_eq!((asked.from.as_str(), asked.to.as_str()), ("", "2022-09-30"));
    does(&mut world, ListEvent::DueGiven(day("2022-09-01"), day("2022-09-30")));
    assert_eq!(world.model().due_asked().from, "2022-09-01");
    does(&mut world, ListEvent::DueCleared);
    assert_eq!(due(&world), [None, None]);
}

#[test]
fn the_selection_follows_the_filter() {
    let mut world = selecting(&[0, 3]);
    world.does(Event::QueryTyped("食堂".to_owned()));
    assert_eq!(picked(&world), [3]);
    assert_eq!(world.model().selection_said(), "已选 1 项，另有 1 项被筛选隐去，不会改");
    assert_eq!(world.model().selection_view().unwrap().all.as_deref(), Some("全选 2 项"));
    does(&mut world, ListEvent::GroupPicked(Group::All));
    does(&mut world, ListEvent::StatusGiven(Status::Done));
    assert_eq!((world.status(0), world.status(2)), (Status::NotStarted, Status::Done));
    world.does(Event::Track(TrackEvent::Find(FindEvent::Cleared)));
    assert_eq!(
        (picked(&world), world.model().selection_said()),
        (vec![0, 2, 3], "已选 3 项".into())
    );
    // What leaves the list by its own change is not changed again.
    world.does(Event::Track(TrackEvent::Find(FindEvent::Chosen(Choice::Status(
        Status::NotStarted,
    )))));
    assert_eq!(picked(&world), [0]);
}

#[test]
fn groups_are_selected_whole_or_not_at_all() {
    let mut world = selecting(&[0]);
    let state = |world: &World, group| world.model().group_view(group).unwrap().state;
    let outline = world.model().outline.clone();
    let (section, item) = (outline.sections[0].id, outline.items[0].id);
    assert_eq!(state(&world, Group::Item(item)), GroupState::Some);
    does(&mut world, ListEvent::GroupPicked(Group::Item(item)));
    assert_eq!(state(&world, Group::Item(item)), GroupState::All);
    assert_eq!(state(&world, Group::Section(section)), GroupState::Some);
    does(&mut world, ListEvent::GroupPicked(Group::Section(section)));
    assert_eq!((picked(&world), state(&world, Group::All)), (vec![0, 1, 2], GroupState::Some));
    does(&mut world, ListEvent::GroupPicked(Group::Section(section)));
    assert_eq!(picked(&world), [0_u32; 0]);
    assert_eq!(world.model().group_view(Group::Section(NodeId(99))), None);
    // From the one before to this one, either way.
    does(&mut world, ListEvent::Picked(TaskId(3)));
    does(&mut world, ListEvent::PickedTo(TaskId(1)));
    assert_eq!(picked(&world), [1, 2, 3]);
}

#[test]
fn a_removed_task_is_selected_no_more() {
    let mut world = selecting(&[0, 1, 3]);
    let mut new = plan();
    new.origin = Some(plan().identity());
    let gone = new.outline[0].children[0].tasks.remove(0);
    new.removed.push(gone);
    world.now_ms += 1000;
    world.keep_plan(&new);
    world.does(Event::PlanChosen { plan: new.identity(), is_shown: false });
    assert!(world.model().outline.removed.is_some(), "the new version is in use");
    assert_eq!(picked(&world), [1, 3]);
    does(&mut world, ListEvent::Picked(TaskId(0)));
    assert_eq!(picked(&world), [1, 3]);
    assert_eq!(world.model().pick_view(TaskId(0)), None);
}

#[test]
fn nothing_is_selected_elsewhere() {
    let mut world = selecting(&[0]);
    world.does(Event::Navigated(Route::Item(world.model().outline.items[0].id)));
    assert!(world.model().is_selecting());
    world.does(Event::Navigated(Route::Charts));
    assert!(!world.model().is_selecting());
    // Without a task there is nothing to change.
    does(&mut world, ListEvent::SelectionBegun(None));
    does(&mut world, ListEvent::SheetOpened(Sheet::Due));
    assert_eq!(world.model().list_sheet(), None);
}

#[test]
fn swiping_off_is_remembered() {
    let mut world = World::with_tab(1);
    let stored = |world: &World| ListState::read(&|key| world.local.rows.get(key).cloned());
    assert!(!stored(&world).is_swipe_off);
    does(&mut world, ListEvent::SwipeToggled);
    assert!(stored(&world).is_swipe_off);
    does(&mut world, ListEvent::SwipeToggled);
    assert!(!stored(&world).is_swipe_off);
}

//! Editing: ticks, values, milestones, notes; taking back and making again; what is said of it.
//!
//! Must not look into the stores: see `storing`.

use yaodian_model::view::{Banner, StripAction};
use yaodian_model::{Effect, Event, Route};
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{NodeId, Number, TargetId, TaskId};

use crate::world::World;

#[test]
fn a_box_goes_between_done_and_not_started() {
    let mut world = World::with_tab(1);
    let check = |world: &mut World, expect| {
        world.ticks(0);
        assert_eq!(world.status(0), expect);
    };
    check(&mut world, Status::Done);
    check(&mut world, Status::NotStarted);
    for other in [Status::InProgress, Status::Blocked, Status::NotApplicable] {
        world.does(Event::StatusMenuOpened(TaskId(0)));
        world.does(Event::StatusChosen(TaskId(0), other));
        assert_eq!(world.model().menu, None);
        check(&mut world, Status::Done);
    }
}

#[test]
fn values_are_typed_and_stepped() {
    let mut world = World::with_tab(1);
    let check = |world: &mut World, event: Event, expect: Option<&str>| {
        world.does(event.clone());
        let (Event::ValueTyped(target, _) | Event::ValueStepped(target, _)) = event else {
            return;
        };
        let value = world.model().progress.target_value(target);
        assert_eq!(value, expect.and_then(|text| text.parse::<Number>().ok()), "{event:?}");
    };
    let (count, rate) = (TargetId(0), TargetId(1));
    let typed = |target, text: &str| Event::ValueTyped(target, text.to_owned());
    check(&mut world, Event::ValueStepped(count, 1), Some("1"));
    check(&mut world, Event::ValueStepped(count, 1), Some("2"));
    check(&mut world, Event::ValueStepped(count, -1), Some("1"));
    check(&mut world, typed(count, "0"), Some("0"));
    check(&mut world, Event::ValueStepped(count, -1), Some("0"));
    check(&mut world, Event::ValueStepped(rate, 1), Some("95"));
    check(&mut world, Event::ValueStepped(rate, 1), Some("95.1"));
    check(&mut world, typed(rate, " ９６．５％ "), Some("96.5"));
    check(&mut world, typed(rate, "不知道"), Some("96.5"));
    assert_eq!(world.model().strip().unwrap().text, "请填数字，如 92.1");
    check(&mut world, typed(rate, " "), None);
}

#[test]
fn edits_are_taken_back_last_first_and_made_again_in_order() {
    let mut world = World::with_tab(1);
    assert!(!world.model().can_undo());
    for task in 0..3 {
        world.ticks(task);
    }
    let done = |world: &World| (0..3).filter(|t| world.status(*t) == Status::Done).count();
    for left in [2, 1, 0, 0] {
        world.does(Event::Undone);
        assert_eq!(done(&world), left);
    }
    assert_eq!((world.model().can_undo(), world.model().can_redo()), (false, true));
    for there in [1, 2, 3, 3] {
        world.does(Event::Redone);
        assert_eq!(done(&world), there);
    }
    world.does(Event::Undone);
    world.does(Event::Undone);
    world.does(Event::Redone);
    assert_eq!(done(&world), 2);
    // A new edit ends what could be made again.
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(0)), "好".to_owned()));
    assert!(!world.model().can_redo());
    world.does(Event::Redone);
    assert_eq!(done(&world), 2);
    world.does(Event::Undone);
    assert_eq!(world.model().progress.note(Field::TaskNote(TaskId(0))), "");
    assert_eq!(done(&world), 2);
}

#[test]
fn what_was_taken_back_stays_so_after_a_reload() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.ticks(1);
    world.does(Event::Undone);
    world.reload();
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::NotStarted));
    assert!(!world.model().can_undo(), "undo is for one sitting");
}

#[test]
fn a_wrong_clock_loses_no_edit() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.now_ms -= 86_400_000 * 365;
    world.reload();
    world.ticks(0);
    assert_eq!(world.status(0), Status::NotStarted);
    world.reload();
    assert_eq!(world.status(0), Status::NotStarted);
}

#[test]
fn the_strip_says_what_was_done_and_offers_the_way_back() {
    let mut world = World::with_tab(1);
    let said = |world: &World| {
        let strip = world.model().strip().unwrap();
        (strip.text, strip.saved, strip.action)
    };
    world.tell(Event::TaskTicked(TaskId(0)));
    assert_eq!(said(&world), ("已完成".to_owned(), "正在保存", Some(StripAction::Undo)));
    world.settle();
    assert_eq!(said(&world), ("已完成".to_owned(), "已保存", Some(StripAction::Undo)));
    world.does(Event::Undone);
    assert_eq!(said(&world), ("已撤销".to_owned(), "已保存", Some(StripAction::Redo)));
    world.does(Event::Redone);
    assert_eq!(said(&world), ("已重做".to_owned(), "已保存", Some(StripAction::Undo)));
    let first = world.tab().asked.iter().find_map(|effect| match effect {
        Effect::ExpireNotice(stamp) => Some(*stamp),
        _ => None,
    });
    world.does(Event::NoticeExpired(first.unwrap()));
    assert!(world.model().strip().is_some(), "an older message's time is up, not this one's");
    let stamp = world.model().notice.as_ref().unwrap().stamp;
    world.does(Event::NoticeExpired(stamp));
    assert_eq!(world.model().strip(), None);
}

#[test]
fn a_missing_plan_is_told_until_it_was_read() {
    let mut world = World::with_tab(1);
    let plan = crate::world::plan();
    let start = yaodian_model::Start { is_plan_missing: true, ..yaodian_model::Start::default() };
    let (model, _) = yaodian_model::Model::start(&plan, start);
    world.tabs[0].as_mut().unwrap().model = model;
    assert_eq!(world.banner(), Some(Banner::PlanMissing));
    world.does(Event::AlertClosed);
    assert_eq!(world.banner(), None);
}

#[test]
fn screens_that_do_not_exist_are_the_list() {
    let mut world = World::with_tab(1);
    let mut check = |route, expect| {
        world.does(Event::Navigated(route));
        assert_eq!(world.route(), expect);
    };
    check(Route::Item(NodeId(1)), Route::Item(NodeId(1)));
    check(Route::Item(NodeId(99)), Route::Plan);
    check(Route::Open, Route::Plan);
    check(Route::Me, Route::Me);
}

#[test]
fn open_nodes_are_a_set() {
    let mut world = World::with_tab(1);
    assert_eq!(world.model().open, [NodeId(0), NodeId(1)]);
    for (node, is_open) in [(3, true), (0, false), (2, true), (3, true), (0, false)] {
        world.does(Event::NodeToggled(NodeId(node), is_open));
    }
    assert_eq!(world.model().open, [NodeId(1), NodeId(2), NodeId(3)]);
    let look = world.model().look();
    assert_eq!(look.split(' ').nth(1), Some("1,2,3"));
}

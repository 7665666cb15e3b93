//! Handing over: codes out, codes in, what they would change, and taking it back.
//!
//! Must not spell out codes: `wire` tests those.

use yaodian_model::view::{OpenView, Preview};
use yaodian_model::{Effect, Event, Incoming, Part, Route, Scope};
use yaodian_plan::progress::{Action, Cell, Field, Status};
use yaodian_plan::{Fingerprint, MilestoneId, NodeId, TargetId, TaskId};
use yaodian_wire::{CodeError, Parcel, code};

use crate::world::World;

/// A colleague's report with these tasks done, made some time after the plan's tests begin.
fn report(device: u32, sender: &str, minutes: u64, tasks: &[u32]) -> String {
    let mut world = World::with_tab(device);
    world.now_ms += minutes * 60_000;
    for task in tasks {
        world.ticks(*task);
    }
    world.report(sender)
}

fn preview(world: &World) -> Preview {
    match world.model().open_view() {
        Some(OpenView::Preview(preview)) => preview,
        other => panic!("no preview: {other:?}"),
    }
}

fn cells(world: &World) -> Vec<(Field, Cell)> {
    world.model().progress.cells().map(|(field, cell)| (field, cell.clone())).collect()
}

fn statuses(world: &World) -> Vec<Status> {
    (0..4).map(|task| world.status(task)).collect()
}

#[test]
fn opening_a_code_changes_nothing_but_the_screen() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let (local, progress) = (world.local.clone(), world.model().progress.clone());
    world.does(Event::CodeReceived(report(2, "分水初中", 5, &[1, 2])));
    assert_eq!(world.route(), Route::Open);
    assert!(world.tab().asked.contains(&Effect::ClearFragment(Route::Open)));
    let shown = preview(&world);
    assert_eq!((shown.from.as_str(), shown.changes.len()), ("来自 分水初中", 2));
    assert_eq!(world.local.rows, local.rows);
    assert_eq!(world.model().progress, progress);
    world.does(Event::IncomingDiscarded);
    assert_eq!((world.route(), &world.model().progress), (Route::Plan, &progress));
    assert!(world.model().incoming.is_none());
}

#[test]
fn a_merge_is_one_edit_that_can_be_taken_back_and_made_again() {
    use Status::{Done, NotStarted};
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.does(Event::CodeReceived(report(2, "分水初中", 5, &[1, 2])));
    world.does(Event::IncomingMerged);
    assert_eq!(statuses(&world), [Done, Done, Done, NotStarted]);
    assert_eq!(world.route(), Route::Plan);
    let from = Action::Merge { from: "分水初中".to_owned() };
    assert!(world.model().progress.journal().any(|entry| entry.action == from));
    world.does(Event::Undone);
    assert_eq!(statuses(&world), [Done, NotStarted, NotStarted, NotStarted]);
    world.does(Event::Redone);
    assert_eq!(statuses(&world), [Done, Done, Done, NotStarted]);
    world.reload();
    assert_eq!(statuses(&world), [Done, Done, Done, NotStarted]);
}

#[test]
fn merging_twice_or_in_either_order_ends_the_same() {
    let codes = [
        report(2, "分水初中", 5, &[0, 1]),
        report(3, "旧县小学", 9, &[1, 2, 2]),
        // Ahead of everybody's clock.
        report(4, "百江小学", 500_000, &[1, 3, 1]),
    ];
    let merged = |order: &[usize]| {
        let mut world = World::with_tab(1);
        world.ticks(3);
        for code in order {
            world.does(Event::CodeReceived(codes[*code].clone()));
            world.does(Event::IncomingMerged);
        }
        cells(&world)
    };
    let expect = merged(&[0, 1, 2]);
    assert_eq!(expect.len(), 4);
    for order in [&[0, 0, 1, 2, 1][..], &[2, 1, 0], &[1, 2, 0], &[1, 0, 2, 2]] {
        assert_eq!(merged(order), expect, "{order:?}");
    }
}

#[test]
fn merging_what_is_known_is_no_edit() {
    let mut world = World::with_tab(1);
    let code = report(2, "分水初中", 5, &[0]);
    for _ in 0..2 {
        world.does(Event::CodeReceived(code.clone()));
        world.does(Event::IncomingMerged);
    }
    assert_eq!(world.model().progress.journal().count(), 1);
    world.does(Event::CodeReceived(code));
    assert!(preview(&world).changes.is_empty());
}

#[test]
fn as_many_changes_are_told_as_were_shown() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    // The same tick made elsewhere, later: nothing a person would call a change.
    world.does(Event::CodeReceived(report(2, "分水初中", 5, &[0, 1])));
    assert_eq!(preview(&world).changes.len(), 1);
    world.does(Event::IncomingMerged);
    assert_eq!(world.model().strip().unwrap().text, "并入了 1 处改变");
}

#[test]
fn an_undone_merge_can_be_adopted_again() {
    let mut world = World::with_tab(1);
    let code = report(2, "分水初中", 5, &[0, 1]);
    world.does(Event::CodeReceived(code.clone()));
    world.does(Event::IncomingMerged);
    world.does(Event::Undone);
    world.does(Event::CodeReceived(code));
    let shown = preview(&world);
    assert_eq!((shown.changes.len(), shown.kept_lines.len()), (0, 2));
    world.does(Event::IncomingReadopted);
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
    assert_eq!(world.route(), Route::Plan);
    world.does(Event::Undone);
    assert_eq!((world.status(0), world.status(1)), (Status::NotStarted, Status::NotStarted));
}

#[test]
fn what_is_only_looked_at_cannot_be_changed() {
    let mut world = World::with_tab(1);
    world.ticks(3);
    let before = world.model().progress.clone();
    world.does(Event::CodeReceived(report(2, "分水初中", 5, &[0])));
    world.does(Event::IncomingViewed);
    assert_eq!((world.route(), world.model().is_editable()), (Route::Plan, false));
    assert_eq!(world.model().shown().status(TaskId(0)), Status::Done);
    assert_eq!(world.model().shown().status(TaskId(3)), Status::NotStarted);
    assert!(world.model().viewing_word().unwrap().contains("分水初中"));
    for event in [
        Event::TaskTicked(TaskId(1)),
        Event::StatusChosen(TaskId(1), Status::Blocked),
        Event::ValueTyped(TargetId(0), "3".to_owned()),
        Event::ValueStepped(TargetId(0), 1),
        Event::MilestoneTicked(MilestoneId(0)),
        Event::NoteWritten(Field::TaskNote(TaskId(0)), "改".to_owned()),
        Event::StatusMenuOpened(TaskId(0)),
        Event::Undone,
        Event::Redone,
    ] {
        world.does(event);
    }
    assert_eq!((&world.model().progress, world.model().menu), (&before, None));
    world.does(Event::ViewingEnded);
    assert_eq!(world.model().shown(), &before);
    world.does(Event::Undone);
    assert_eq!(world.status(3), Status::NotStarted);
}

#[test]
fn adopting_again_ends_looking() {
    let mut world = World::with_tab(1);
    let code = report(2, "分水初中", 5, &[0]);
    world.does(Event::CodeReceived(code.clone()));
    world.does(Event::IncomingMerged);
    world.does(Event::Undone);
    world.does(Event::CodeReceived(report(3, "旧县小学", 6, &[1])));
    world.does(Event::IncomingViewed);
    world.does(Event::CodeReceived(code));
    world.does(Event::IncomingReadopted);
    assert!(world.model().is_editable());
    assert_eq!(world.status(0), Status::Done);
}

#[test]
fn a_text_that_is_no_use_is_named_and_changes_nothing() {
    let good = report(2, "分水初中", 5, &[0]);
    let (head, body) = good.split_at(good.find("YD1-").unwrap() + 12);
    let mut flipped = body.to_owned();
    let last = if flipped.pop() == Some('A') { 'B' } else { 'A' };
    flipped.push(last);
    let newer = good.replacen("YD1-", "YD2-", 1);
    let check = |text: &str, expect: fn(&CodeError) -> bool| {
        let mut world = World::with_tab(1);
        world.does(Event::CodeReceived(text.to_owned()));
        match &world.model().incoming {
            Some(Incoming::Refused(error)) => assert!(expect(error), "{text}: {error:?}"),
            other => panic!("{text}: {other:?}"),
        }
        assert!(matches!(world.model().open_view(), Some(OpenView::Refusal(_))));
        for event in [Event::IncomingMerged, Event::IncomingReadopted, Event::IncomingViewed] {
            world.does(Event::CodeReceived(text.to_owned()));
            world.does(event);
            assert!(world.model().progress.is_empty() && world.model().is_editable());
        }
    };
    check("今天天气不错", |error| *error == CodeError::Absent);
    check(&good[..good.len() - 3], |error| matches!(error, CodeError::Cut { .. }));
    check(&format!("{head}{flipped}"), |error| *error == CodeError::Garbled);
    check(&newer, |error| *error == CodeError::Newer);
    check("YD1-zzzzzzz-AAAA", |error| *error == CodeError::TooLong);
}

#[test]
fn another_plans_progress_is_named() {
    let mut parcel = code::read(&report(2, "分水初中", 5, &[0])).unwrap();
    parcel.plan = Fingerprint(parcel.plan.0 ^ 1);
    let mut world = World::with_tab(1);
    let text = code::write(&parcel);
    world.does(Event::CodeReceived(text.clone()));
    let sender = "分水初中".to_owned();
    let expect = |is_missing| {
        let (plan, sender, text) = (parcel.plan, sender.clone(), text.clone());
        Some(Incoming::OtherPlan { plan, sender, text, is_missing })
    };
    assert_eq!(world.model().incoming, expect(false));
    world.does(Event::IncomingPlanChosen);
    assert_eq!(world.model().incoming, expect(true));
    world.does(Event::IncomingMerged);
    assert!(world.model().progress.is_empty());
}

#[test]
fn what_the_plan_does_not_have_is_left_out() {
    let mut parcel = code::read(&report(2, "分水初中", 5, &[0, 77])).unwrap();
    assert_eq!(parcel.state.cells().count(), 2);
    parcel.sender.clear();
    let mut world = World::with_tab(1);
    world.does(Event::CodeReceived(code::write(&parcel)));
    let shown = preview(&world);
    assert_eq!((shown.changes.len(), shown.from.as_str()), (1, "没有写明来自谁"));
    world.does(Event::IncomingMerged);
    assert_eq!(cells(&world).len(), 1);
}

#[test]
fn the_comparison_follows_what_changes_here() {
    let code = report(2, "分水初中", 5, &[0, 1]);
    let mut world = World::with_tab(1);
    world.now_ms += 600_000;
    world.ticks(0);
    world.does(Event::StatusChosen(TaskId(1), Status::Blocked));
    world.local.rows.clear();
    world.kill(0);
    // localStorage is gone, and the code is opened before IndexedDB was read.
    world.open();
    world.tell(Event::CodeReceived(code.clone()));
    assert_eq!(preview(&world).changes.len(), 2);
    world.settle();
    let shown = preview(&world);
    assert_eq!((shown.changes.len(), shown.kept_lines.len()), (0, 1));

    // An edit in another tab, and one taken back here, count too.
    let other = world.open();
    world.settle();
    world.does(Event::CodeReceived(code));
    world.tell_to(1, Event::StatusChosen(TaskId(1), Status::Done));
    world.settle();
    assert_eq!(preview(&world).kept_lines.len(), 0);
    world.tell_to(other, Event::TaskTicked(TaskId(0)));
    assert_eq!(preview(&world).kept_lines.len(), 1);
    world.tell_to(other, Event::Undone);
    assert_eq!(preview(&world).kept_lines.len(), 0);
}

#[test]
fn a_report_says_whom_it_is_from_or_does_not_go() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let address = || "https://example.cn/plan/".to_owned();
    for event in [
        Event::MessageCopied,
        Event::LinkCopied { address: address() },
        Event::SharedBySystem { address: address() },
    ] {
        world.forget_asked();
        world.does(event);
        assert!(world.tab().asked.is_empty());
    }
    world.does(Event::SenderTyped(" 分水初中 ".to_owned()));
    world.does(Event::LinkCopied { address: address() });
    let link = world.copied();
    assert!(link.starts_with("https://example.cn/plan/#YD1-"), "{link}");
    assert_eq!(code::read(&link).unwrap().sender, "分水初中");
    world.does(Event::BackupCopied);
    assert_eq!(code::read(&world.copied()).unwrap().sender, "分水初中");
}

#[test]
fn a_report_carries_what_was_chosen_and_no_more() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.ticks(3);
    world.does(Event::ValueTyped(TargetId(0), "4".to_owned()));
    world.does(Event::MilestoneTicked(MilestoneId(0)));
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(0)), "只给自己看".to_owned()));
    world.does(Event::NoteWritten(Field::NodeNote(NodeId(1)), "也是".to_owned()));
    let sent = |world: &mut World| -> Parcel { code::read(&world.report("分水初中")).unwrap() };
    let fields = |parcel: &Parcel| parcel.state.cells().map(|(f, _)| f).collect::<Vec<_>>();
    let task = |id| Field::TaskStatus(TaskId(id));
    let (value, milestone) =
        (Field::TargetValue(TargetId(0)), Field::MilestoneDone(MilestoneId(0)));

    let all = sent(&mut world);
    assert_eq!(fields(&all), [task(0), task(3), value, milestone], "no note unless chosen");
    assert_eq!(all.state.journal().count(), 0, "no log either");
    world.does(Event::ScopeChosen(Scope::Section(NodeId(3))));
    assert_eq!(fields(&sent(&mut world)), [task(3)]);
    world.does(Event::ScopeChosen(Scope::Section(NodeId(0))));
    world.does(Event::PartToggled(Part::Statuses));
    world.does(Event::PartToggled(Part::Notes));
    let notes = [Field::TaskNote(TaskId(0)), Field::NodeNote(NodeId(1))];
    assert_eq!(fields(&sent(&mut world)), [notes[0], notes[1], value, milestone]);
}

#[test]
fn a_backup_brings_everything_to_another_device() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(0)), "已报".to_owned()));
    world.ticks(0);
    world.does(Event::BackupCopied);
    let (backup, before) = (world.copied(), world.model().progress.clone());

    let mut fresh = World::with_tab(9);
    fresh.does(Event::CodeReceived(backup));
    assert!(preview(&fresh).is_backup);
    fresh.does(Event::IncomingMerged);
    fresh.reload();
    assert_eq!(cells(&fresh), cells(&world));
    let journal: Vec<_> = fresh.model().progress.journal().collect();
    assert!(before.journal().all(|entry| journal.contains(&entry)), "the log comes along");
    assert!(journal.iter().any(|entry| entry.action == Action::Restore));
}

#[test]
fn a_stamp_from_beyond_all_time_cannot_stop_the_clock() {
    let mut parcel = code::read(&report(2, "分水初中", 5, &[0])).unwrap();
    let late = |cell: &Cell| {
        let mut cell = cell.clone();
        cell.stamp.ms = u64::MAX;
        cell
    };
    let cells: Vec<_> = parcel.state.cells().map(|(f, cell)| (f, late(cell))).collect();
    parcel.state = yaodian_plan::progress::State::from_parts(cells, Vec::new()).unwrap();
    let mut world = World::with_tab(1);
    world.does(Event::CodeReceived(code::write(&parcel)));
    world.does(Event::IncomingMerged);
    world.does(Event::StatusChosen(TaskId(0), Status::Blocked));
    assert_eq!(world.status(0), Status::Blocked);
    world.does(Event::StatusChosen(TaskId(0), Status::NotStarted));
    assert_eq!(world.status(0), Status::NotStarted);
}

//! Saving, reading back, and everything that can be wrong with a store.
//!
//! Must not use more than one tab: see `tabs`.

use yaodian_model::view::Banner;
use yaodian_model::{Event, SaveState};
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{MilestoneId, Number, TargetId, TaskId};
use yaodian_wire::{code, segment};

use crate::world::World;

const ASIDE: &str = "yaodian.aside.";

fn aside(rows: &std::collections::BTreeMap<String, String>) -> Vec<&String> {
    rows.iter().filter(|(key, _)| key.starts_with(ASIDE)).map(|(_, text)| text).collect()
}

#[test]
fn a_tick_is_saved_once_it_is_in_both_stores() {
    let mut world = World::with_tab(1);
    assert_eq!(world.saved(), SaveState::Idle);
    world.tell(Event::TaskTicked(TaskId(0)));
    assert_eq!(world.saved(), SaveState::Saving, "localStorage alone is not enough");
    assert!(world.work(0));
    assert_eq!(world.saved(), SaveState::Saved);
    assert_eq!(world.local.segments().len(), 1);
    assert_eq!(world.local.rows, world.durable.rows);
}

#[test]
fn a_reload_gives_everything_back() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.does(Event::StatusChosen(TaskId(1), Status::Blocked));
    world.does(Event::ValueTyped(TargetId(1), " 96.5% ".to_owned()));
    world.does(Event::MilestoneTicked(MilestoneId(1)));
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(2)), "已报\n".to_owned()));
    let before = world.model().progress.clone();
    world.reload();
    let model = world.model();
    assert_eq!(model.progress, before);
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Blocked));
    assert_eq!(model.progress.target_value(TargetId(1)), "96.5".parse::<Number>().ok());
    assert!(model.progress.milestone_done(MilestoneId(1)));
    assert_eq!(model.progress.note(Field::TaskNote(TaskId(2))), "已报");
    assert_eq!((world.banner(), world.saved()), (None, SaveState::Idle));
}

#[test]
fn what_changes_nothing_is_not_saved() {
    let mut world = World::with_tab(1);
    world.does(Event::StatusChosen(TaskId(0), Status::NotStarted));
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(0)), " \n".to_owned()));
    world.does(Event::ValueTyped(TargetId(0), "许多".to_owned()));
    assert_eq!((world.local.segments().len(), world.saved()), (0, SaveState::Idle));
}

#[test]
fn either_store_restores_the_other() {
    for is_local_lost in [true, false] {
        let mut world = World::with_tab(1);
        world.ticks(0);
        world.ticks(1);
        let lost = if is_local_lost { &mut world.local } else { &mut world.durable };
        lost.rows.clear();
        world.reload();
        assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
        assert_eq!(world.banner(), None);
        // And the one that was lost holds everything again.
        let other = if is_local_lost { &mut world.durable } else { &mut world.local };
        other.rows.clear();
        world.reload();
        assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
    }
}

#[test]
fn a_torn_segment_in_one_store_is_healed_in_silence() {
    for is_in_local in [true, false] {
        let mut world = World::with_tab(1);
        world.ticks(0);
        let torn = if is_in_local { &mut world.local } else { &mut world.durable };
        let key = torn.segments().remove(0);
        torn.tear(&key);
        world.reload();
        assert_eq!((world.status(0), world.banner()), (Status::Done, None));
        for shop in [&world.local, &world.durable] {
            let texts = shop.segments().into_iter().map(|key| shop.rows[&key].clone());
            assert!(texts.clone().count() > 0);
            assert!(texts.into_iter().all(|text| segment::read(&text).is_ok()));
        }
    }
}

#[test]
fn what_is_torn_in_both_stores_is_told_and_kept_aside() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let first = world.local.segments().remove(0);
    world.now_ms += 1;
    world.ticks(1);
    let second = world.local.segments().into_iter().find(|key| *key != first).unwrap();
    world.local.tear(&second);
    world.durable.rows.get_mut(&second).unwrap().push('x');
    world.reload();
    assert_eq!(world.banner(), Some(Banner::Damaged));
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::NotStarted));
    let torn = (world.local.rows[&second].clone(), world.durable.rows[&second].clone());

    world.does(Event::AlertClosed);
    assert_eq!(world.banner(), None);
    for (shop, text) in [(&world.local, &torn.0), (&world.durable, &torn.1)] {
        assert_eq!(aside(&shop.rows), [text], "each store keeps its own bytes");
        assert!(!shop.rows.contains_key(&second));
    }
    world.ticks(2);
    world.reload();
    assert_eq!((world.status(2), world.banner()), (Status::Done, None));
    assert_eq!(aside(&world.local.rows), [&torn.0]);
}

#[test]
fn torn_bytes_stay_where_they_are_if_nothing_can_be_written() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let key = world.local.segments().remove(0);
    world.local.tear(&key);
    world.durable.tear(&key);
    world.reload();
    (world.local.is_full, world.durable.is_full) = (true, true);
    world.does(Event::AlertClosed);
    assert!(world.local.rows.contains_key(&key) && world.durable.rows.contains_key(&key));
    world.reload();
    assert_eq!(world.banner(), Some(Banner::Damaged));
}

#[test]
fn without_indexeddb_a_torn_segment_is_told() {
    let mut world = World::new(1);
    world.durable.is_forbidden = true;
    world.open();
    world.ticks(0);
    assert_eq!(world.saved(), SaveState::Kept);
    let key = world.local.segments().remove(0);
    world.local.tear(&key);
    world.reload();
    assert_eq!(world.banner(), Some(Banner::Damaged));
}

/// A segment as a later version would write it: another version in front, a checksum that fits.
fn of_a_later_version() -> String {
    // base64url of the bytes 09 01 02 03 and their CRC-32.
    "CQECA5nJsfY".to_owned()
}

#[test]
fn a_later_versions_segment_is_told_and_left_alone() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let key = world.local.segments().remove(0) + "f";
    let text = of_a_later_version();
    assert!(matches!(segment::read(&text), Err(yaodian_wire::EnvelopeError::Newer { version: 9 })));
    world.local.rows.insert(key.clone(), text.clone());
    world.durable.rows.insert(key.clone(), text.clone());
    world.reload();
    assert_eq!((world.status(0), world.banner()), (Status::Done, Some(Banner::Newer)));
    world.does(Event::AlertClosed);
    assert_eq!(world.banner(), None);
    for _ in 0..60 {
        world.ticks(1);
    }
    assert!(world.local.segments().len() < 50, "the rest was folded");
    assert_eq!(world.local.rows.get(&key), Some(&text));
    assert_eq!(world.durable.rows.get(&key), Some(&text));
}

#[test]
fn what_no_store_takes_is_told_and_can_be_tried_again() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    (world.local.is_full, world.durable.is_full) = (true, true);
    world.ticks(1);
    assert_eq!((world.saved(), world.banner()), (SaveState::Unsaved, Some(Banner::Unsaved)));
    world.does(Event::SaveRetried);
    assert_eq!(world.saved(), SaveState::Unsaved);
    // The way out, while it lasts: a backup code holds the edit.
    world.does(Event::BackupCopied);
    let backup = code::read(&world.copied()).unwrap();
    assert_eq!(backup.state.status(TaskId(1)), Status::Done);

    (world.local.is_full, world.durable.is_full) = (false, false);
    world.does(Event::SaveRetried);
    assert_eq!((world.saved(), world.banner()), (SaveState::Saved, None));
    world.reload();
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
}

#[test]
fn the_next_edit_that_fits_saves_what_did_not() {
    let mut world = World::with_tab(1);
    (world.local.is_full, world.durable.is_full) = (true, true);
    world.ticks(0);
    (world.local.is_full, world.durable.is_full) = (false, false);
    world.ticks(1);
    assert_eq!((world.saved(), world.banner()), (SaveState::Saved, None));
    for is_local_lost in [true, false] {
        let lost = if is_local_lost { &mut world.local } else { &mut world.durable };
        lost.rows.clear();
        world.reload();
        assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
    }
}

#[test]
fn one_store_is_enough_and_says_which() {
    let mut world = World::with_tab(1);
    world.local.is_full = true;
    world.ticks(0);
    assert_eq!((world.saved(), world.banner()), (SaveState::Saved, None));
    (world.local.is_full, world.durable.is_full) = (false, true);
    world.ticks(1);
    assert_eq!((world.saved(), world.banner()), (SaveState::Kept, None));
    world.durable.is_full = false;
    world.ticks(2);
    assert_eq!(world.saved(), SaveState::Saved);
    // Both caught up: either alone gives all three back.
    world.local.rows.clear();
    world.reload();
    world.durable.rows.clear();
    world.reload();
    assert!((0..3).all(|task| world.status(task) == Status::Done));
}

#[test]
fn forbidden_stores_are_told_and_nothing_else_breaks() {
    let mut world = World::new(1);
    (world.local.is_forbidden, world.durable.is_forbidden) = (true, true);
    world.open();
    world.settle();
    assert_eq!((world.saved(), world.banner()), (SaveState::Idle, None));
    world.ticks(0);
    world.ticks(1);
    assert_eq!((world.saved(), world.banner()), (SaveState::Unsaved, Some(Banner::Unsaved)));
    assert_eq!((world.status(0), world.status(1)), (Status::Done, Status::Done));
    world.does(Event::Undone);
    assert_eq!(world.status(1), Status::NotStarted);
    world.does(Event::BackupCopied);
    assert_eq!(code::read(&world.copied()).unwrap().state.status(TaskId(0)), Status::Done);
}

#[test]
fn other_keys_are_nobodys_business() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let other_plan = format!("{}00000000000000ff.1.1.1", segment::KEY_PREFIX);
    for key in [&other_plan, "yaodian.theme", "elsewhere"] {
        world.local.rows.insert(key.to_owned(), "?".to_owned());
        world.durable.rows.insert(key.to_owned(), "?".to_owned());
    }
    world.reload();
    world.does(Event::SegmentSeen { key: other_plan.clone(), text: "?".to_owned() });
    assert_eq!(world.banner(), None);
    world.does(Event::AlertClosed);
    assert!(world.local.rows.contains_key(&other_plan));
    assert!(world.durable.rows.contains_key("elsewhere"));
}

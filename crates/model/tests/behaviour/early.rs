//! Ticks made before the app was there: taken over once, forgotten only once that is safe.
//!
//! Must not know how the boot script draws them.

use yaodian_model::Event;
use yaodian_plan::TaskId;
use yaodian_plan::progress::{Field, Status, Value};

use crate::world::{World, plan};

fn keys(world: &World) -> usize {
    let boot = |key: &&String| key.starts_with(yaodian_wire::boot::TICK_PREFIX);
    world.local.rows.keys().filter(boot).count() + world.durable.rows.keys().filter(boot).count()
}

#[test]
fn they_are_taken_over_and_forgotten() {
    let mut world = World::new(1);
    world.tick_early(0, 'd');
    world.tick_early(2, 'p');
    world.now_ms += 5_000;
    world.open();
    assert_eq!((world.status(0), world.status(2)), (Status::Done, Status::InProgress));
    world.settle();
    assert_eq!(keys(&world), 0);
    assert_eq!(world.model().progress.journal().count(), 2, "each taken over once");
    world.reload();
    assert_eq!((world.status(0), world.status(2)), (Status::Done, Status::InProgress));
}

#[test]
fn they_stay_until_what_took_them_over_is_durable() {
    let mut world = World::new(1);
    world.tick_early(0, 'd');
    world.open();
    // Every crash before the segment is in IndexedDB, with localStorage lost as browsers do.
    loop {
        let mut crashed = World::new(1);
        crashed.durable = world.durable.clone();
        crashed.open();
        crashed.settle();
        assert_eq!(crashed.status(0), Status::Done);
        if !world.work(0) {
            break;
        }
    }
    assert_eq!(keys(&world), 0);
}

#[test]
fn they_stay_while_no_store_takes_anything() {
    let mut world = World::new(1);
    world.tick_early(0, 'd');
    (world.local.is_full, world.durable.is_full) = (true, true);
    world.open();
    world.settle();
    assert_eq!((world.status(0), keys(&world)), (Status::Done, 2));
    world.reload();
    assert_eq!(world.status(0), Status::Done);
    (world.local.is_full, world.durable.is_full) = (false, false);
    world.does(Event::SaveRetried);
    assert_eq!(keys(&world), 0);
}

#[test]
fn read_again_they_undo_nothing() {
    let mut world = World::new(1);
    let key = world.tick_early(0, 'd');
    world.now_ms += 1;
    world.open();
    world.settle();
    world.now_ms += 1;
    world.ticks(0);
    assert_eq!(world.status(0), Status::NotStarted);
    // A store that came back from before, or a key that would not go.
    let text = format!("{:016x} 0 d {}", plan().fingerprint().0, world.now_ms - 2);
    world.durable.rows.insert(key.clone(), text.clone());
    world.local.rows.insert(key, text);
    world.reload();
    assert_eq!((world.status(0), keys(&world)), (Status::NotStarted, 0));
}

#[test]
fn without_indexeddb_they_are_taken_over_too() {
    let mut world = World::new(1);
    world.tick_early(0, 'd');
    world.durable.is_forbidden = true;
    world.open();
    world.settle();
    world.durable.rows.clear();
    assert_eq!((world.status(0), keys(&world)), (Status::Done, 0));
}

#[test]
fn one_under_a_clock_that_went_back_is_still_the_latest() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.ticks(0);
    assert_eq!(world.status(0), Status::NotStarted);
    world.now_ms -= 86_400_000;
    world.tick_early(0, 'd');
    world.reload();
    assert_eq!(world.status(0), Status::Done);
    world.reload();
    assert_eq!(world.status(0), Status::Done);
}

#[test]
fn one_under_a_clock_that_ran_ahead_can_be_taken_back() {
    let mut world = World::new(1);
    world.now_ms += 86_400_000;
    world.tick_early(0, 'd');
    world.now_ms -= 86_400_000;
    world.open();
    world.ticks(0);
    assert_eq!(world.status(0), Status::NotStarted);
    world.reload();
    assert_eq!(world.status(0), Status::NotStarted);
}

#[test]
fn others_wait_and_nonsense_is_left() {
    let mut world = World::new(1);
    let other_plan = "yaodian.boot.5.0".to_owned();
    world.local.rows.insert(other_plan.clone(), "00000000000000ff 0 d 5".to_owned());
    world.local.rows.insert("yaodian.boot.6.0".to_owned(), "?".to_owned());
    let unknown = format!("{:016x} 99 d 5", plan().fingerprint().0);
    world.local.rows.insert("yaodian.boot.7.99".to_owned(), unknown);
    world.open();
    world.settle();
    assert!(world.model().progress.is_empty());
    assert!(world.local.rows.contains_key(&other_plan));
}

#[test]
fn they_are_in_the_journal_like_any_edit() {
    let mut world = World::new(1);
    world.tick_early(0, 'd');
    world.open();
    world.settle();
    let field = Field::TaskStatus(TaskId(0));
    let entry = world.model().progress.journal().next().unwrap();
    assert_eq!(entry.replaced[0].after.value, Value::Status(Status::Done));
    assert_eq!((entry.replaced[0].field, &entry.replaced[0].before), (field, &None));
}

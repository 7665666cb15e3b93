//! Folding: many segments become one, and nothing goes that the one does not stand for.
//!
//! Must not count bytes: how much fits is the browser's business.

use yaodian_model::{Event, Store};
use yaodian_plan::progress::{Action, Clock, DeviceId, Field, State, Status, Value};
use yaodian_plan::{Fingerprint, TaskId};
use yaodian_wire::segment;

use crate::world::{World, plan};

const SEGMENTS_FEW: usize = 50;

/// A segment with one tick, as a tab of this device would have written it.
fn foreign_tick(task: u32, ms: u64) -> (String, String) {
    let mut state = State::default();
    let stamp = Clock::new(DeviceId(1)).tick(ms);
    let set = [(Field::TaskStatus(TaskId(task)), Value::Status(Status::Done))];
    state.edit(stamp, Action::Edit, set);
    let plan: Fingerprint = plan().fingerprint();
    (segment::key(plan, stamp, 77), segment::write(&state))
}

#[test]
fn many_edits_are_few_segments_and_all_are_there() {
    let mut world = World::with_tab(1);
    for step in 0..300 {
        world.now_ms += 1;
        world.ticks(step % 4);
        assert!(world.local.segments().len() < SEGMENTS_FEW, "after {step}");
        assert!(world.durable.segments().len() < SEGMENTS_FEW, "after {step}");
    }
    let before = world.model().progress.clone();
    assert_eq!(before.journal().count(), 300);
    for is_local_lost in [true, false] {
        let lost = if is_local_lost { &mut world.local } else { &mut world.durable };
        lost.rows.clear();
        world.reload();
        assert_eq!(world.model().progress, before);
    }
}

#[test]
fn what_was_not_read_is_not_dropped() {
    let mut world = World::with_tab(1);
    // Another tab wrote this after everything was read here, and its storage event is not there.
    let (key, text) = foreign_tick(3, world.now_ms);
    world.local.rows.insert(key.clone(), text.clone());
    world.durable.rows.insert(key.clone(), text);
    for step in 0..120 {
        world.now_ms += 1;
        world.ticks(step % 3);
    }
    assert!(world.local.rows.contains_key(&key) && world.durable.rows.contains_key(&key));
    world.reload();
    assert_eq!(world.status(3), Status::Done);
}

#[test]
fn a_crash_while_folding_loses_nothing() {
    let mut world = World::with_tab(1);
    for step in 0..120 {
        world.now_ms += 1;
        world.tell(Event::TaskTicked(TaskId(step % 4)));
        // Every fourth durable write waits for the next three, then all are done but the last.
        if step % 4 == 3 {
            while world.work(0) {}
        }
        let local = world.local.clone();
        let (said, before) = (world.said_saved.len(), world.model().progress.clone());
        let mut crashed = World::new(1);
        (crashed.local, crashed.durable) = (local, world.durable.clone());
        crashed.open();
        crashed.settle();
        assert_eq!(crashed.model().progress.journal().count(), before.journal().count());
        crashed.local.rows.clear();
        crashed.durable = world.durable.clone();
        crashed.reload();
        assert!(crashed.model().progress.journal().count() >= said);
    }
}

#[test]
fn a_start_with_both_stores_in_step_writes_nothing() {
    let mut world = World::with_tab(1);
    for step in 0..60 {
        world.now_ms += 1;
        world.ticks(step % 4);
    }
    world.reload();
    let (local, durable) = (world.local.clone(), world.durable.clone());
    world.now_ms += 1;
    world.reload();
    assert_eq!((world.local.rows, world.durable.rows), (local.rows, durable.rows));
}

#[test]
fn a_store_that_hangs_keeps_no_other_from_folding() {
    let mut world = World::with_tab(1);
    for step in 0..120 {
        world.now_ms += 1;
        // IndexedDB never answers.
        world.tell(Event::TaskTicked(TaskId(step % 4)));
    }
    assert!(world.local.segments().len() < SEGMENTS_FEW);
    assert_eq!(world.model().ledger.held(Store::Durable).len(), 0);
}

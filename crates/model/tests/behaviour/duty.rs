//! Around a task in the tracker: what is recorded, what is refused, what is said of it.
//!
//! Must not know how it is drawn.

use yaodian_model::Event;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::duty::{Complaint, DutyEvent};
use yaodian_plan::progress::{About, Field, Record, Status, Value};
use yaodian_plan::{Date, TargetId, Task, TaskId};

use crate::world::World;

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn does(world: &mut World, event: DutyEvent) {
    world.does(Event::Track(TrackEvent::Duty(event)));
}

fn task(world: &World, id: u32) -> Task {
    world.model().outline.task(TaskId(id)).unwrap().clone()
}

#[test]
fn evidence_is_added_and_taken_back() {
    let mut world = World::with_tab(1);
    let about = About::Evidence(TaskId(1));
    let record = |name: &str, link: &str| Record {
        name: name.to_owned(),
        link: link.to_owned(),
        ..Record::new(about)
    };
    for (name, link, expect) in [
        (" ", "", Complaint::NoName),
        ("通知", "javascript:alert(1)", Complaint::NoLink),
        ("通知", "https://", Complaint::NoLink),
    ] {
        does(&mut world, DutyEvent::RowWritten(record(name, link)));
        assert_eq!(world.model().track.duty.complaint, Some(expect), "{name} {link}");
        assert!(world.model().evidence(TaskId(1)).is_empty());
    }
    does(&mut world, DutyEvent::RowWritten(record(" 通知 ", "https://example.cn/1")));
    let rows = world.model().evidence(TaskId(1));
    assert_eq!((rows.len(), rows[0].name.as_str()), (1, "通知"));
    does(&mut world, DutyEvent::RowRemoved(rows[0].row));
    assert!(world.model().evidence(TaskId(1)).is_empty());
    world.does(Event::Undone);
    assert_eq!(world.model().evidence(TaskId(1)), rows);
}

#[test]
fn the_latest_days_reading_is_the_value() {
    let mut world = World::with_tab(1);
    let rate = TargetId(1);
    let check = |world: &mut World, when: &str, value: &str, expect: &str| {
        does(world, DutyEvent::ReadingWritten(rate, day(when), value.to_owned()));
        let value = world.model().progress.target_value(rate).map(|value| value.to_string());
        assert_eq!(value.as_deref(), Some(expect), "{when}");
    };
    check(&mut world, "2022-06-30", "91", "91");
    check(&mut world, "2022-03-31", "88", "91");
    check(&mut world, "2022-08-18", "93.5%", "93.5");
    assert_eq!(world.model().readings_view(rate).rows.len(), 3);
    assert!(world.model().readings_view(rate).say.contains("比上次升 2.5%"));
}

#[test]
fn days_of_ones_own_stand_in_place_of_the_texts() {
    let mut world = World::with_tab(1);
    let id = TaskId(2);
    does(&mut world, DutyEvent::DueWritten(id, day("2022-10-01"), day("2022-08-31")));
    assert_eq!(world.model().track.duty.complaint, Some(Complaint::DaysTurned));
    does(&mut world, DutyEvent::DueWritten(id, None, day("2022-08-01")));
    let own = world.model().spans_of(&task(&world, 2));
    assert_eq!(own.iter().map(|span| Some(span.to)).collect::<Vec<_>>(), [day("2022-08-01")]);
    does(&mut world, DutyEvent::DueWritten(id, None, None));
    assert_eq!(world.model().progress.due(id), None);
}

#[test]
fn done_and_met_are_two_things_and_said_when_they_disagree() {
    let mut world = World::with_tab(1);
    let said = |world: &World| world.model().duty_view(&task(world, 3)).disagreement;
    assert_eq!(said(&world), None);
    world.does(Event::ValueTyped(TargetId(1), "96".to_owned()));
    assert!(said(&world).unwrap().contains("还没有勾完成"));
    world.does(Event::StatusChosen(TaskId(3), Status::Done));
    assert_eq!(said(&world), None);
    world.does(Event::ValueTyped(TargetId(1), "80".to_owned()));
    assert!(said(&world).unwrap().contains("未达标"));
    assert_eq!(world.status(3), Status::Done);
}

#[test]
fn a_round_that_nobody_asked_for_is_not_missing() {
    let mut world = World::with_tab(1);
    let of = |world: &World| world.model().rounds_view(&task(world, 1));
    assert!(of(&world).rounds.iter().all(|round| round.is_held.is_none()));
    world.does(Event::Recorded(vec![(Field::TaskRhythm(TaskId(1)), Value::Choice(Some(2)))]));
    assert!(of(&world).rounds.iter().any(|round| round.is_held == Some(false)));
    let held = Record { day: day("2022-03-08"), ..Record::new(About::Held(TaskId(1))) };
    does(&mut world, DutyEvent::RowWritten(held));
    assert_eq!(of(&world).rounds.iter().filter(|round| round.is_held == Some(true)).count(), 1);
}

//! Whose tasks are how far.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

use yaodian_plan::progress::{Action, DeviceId, Field, Stamp, State, Status, Value};
use yaodian_plan::{Kind, Owner, Role, Task, TaskId};
use yaodian_track::load::loads;

fn task(id: u32, owners: &[(&str, Role)]) -> Task {
    let owner = |(name, role): &(&str, Role)| Owner {
        name: (*name).to_owned(),
        role: *role,
        quote: String::new(),
    };
    Task {
        id: TaskId(id),
        text: String::new(),
        kind: Kind::Other,
        targets: Vec::new(),
        milestones: Vec::new(),
        documents: Vec::new(),
        due: Vec::new(),
        owners: owners.iter().map(owner).collect(),
    }
}

#[test]
fn each_unit_has_its_tasks_in_the_plans_order() {
    let tasks = [
        task(0, &[("办公室", Role::Lead), ("教研室", Role::Support)]),
        task(1, &[("教研室", Role::Any), ("教研室", Role::Support)]),
        task(2, &[]),
    ];
    let mut state = State::default();
    let stamp = |ms| Stamp { ms, device: DeviceId(1) };
    let done = (Field::TaskStatus(TaskId(1)), Value::Status(Status::Done));
    state.edit(stamp(1), Action::Edit, [done]);
    let of = |state: &State| {
        let loads = loads(state, &tasks);
        let unit = |load: &yaodian_track::load::Load| {
            (load.name.clone(), load.led, load.tally.done, load.tally.total())
        };
        (loads.units.iter().map(unit).collect::<Vec<_>>(), loads.unnamed, loads.shared)
    };
    let unit = |name: &str, led, done, total| (name.to_owned(), led, done, total);
    assert_eq!(of(&state), (vec![unit("办公室", 1, 0, 1), unit("教研室", 1, 1, 2)], 1, 1));

    // What people set stands in place of what the text names, for that side alone.
    let lead = (Field::TaskLead(TaskId(0)), Value::Text("人事科、 督导室".to_owned()));
    let other = (Field::TaskLead(TaskId(2)), Value::Text("办公室".to_owned()));
    state.edit(stamp(2), Action::Edit, [lead, other]);
    let expect = vec![
        unit("人事科", 1, 0, 1),
        unit("督导室", 1, 0, 1),
        unit("教研室", 1, 1, 2),
        unit("办公室", 1, 0, 1),
    ];
    assert_eq!(of(&state), (expect, 0, 1));
}

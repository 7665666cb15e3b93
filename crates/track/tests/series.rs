//! What the journal tells of the past, held against the states that were there.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

use proptest::prelude::*;
use yaodian_plan::progress::{Action, Clock, DeviceId, Field, Stamp, State, Status, Value};
use yaodian_plan::{Date, Kind, Tally, Task, TaskId};
use yaodian_track::series::{History, Known, changes, journal_span};

const TASKS: u32 = 6;
const DAY_MS: u64 = 86_400_000;
/// Noon in Shanghai on 2022-01-01.
const START_MS: u64 = 1_641_009_600_000;

fn tasks() -> Vec<Task> {
    let task = |id| Task {
        id: TaskId(id),
        text: String::new(),
        kind: Kind::Other,
        targets: Vec::new(),
        milestones: Vec::new(),
        documents: Vec::new(),
        due: Vec::new(),
        owners: Vec::new(),
    };
    (0..TASKS).map(task).collect()
}

fn day(number: u64) -> Date {
    Date::in_shanghai(START_MS + number * DAY_MS)
}

fn tally(state: &State) -> Tally {
    tasks().iter().map(|task| state.status(task.id)).collect()
}

/// Something that happens on one of two devices.
#[derive(Clone, Debug)]
enum Deed {
    Set(u8, u32, u8),
    Undo(u8, usize),
    Merge(u8),
    Note(u8, u32),
}

fn deed() -> impl Strategy<Value = (u64, Deed)> {
    let device = 0_u8..2;
    let deed = prop_oneof![
        6 => (device.clone(), 0..TASKS, 0_u8..5).prop_map(|(at, task, to)| Deed::Set(at, task, to)),
        2 => (device.clone(), 0_usize..20).prop_map(|(at, which)| Deed::Undo(at, which)),
        1 => device.clone().prop_map(Deed::Merge),
        1 => (device, 0..TASKS).prop_map(|(at, task)| Deed::Note(at, task)),
    ];
    (0_u64..5, deed)
}

/// Lets deeds happen; answers with the first device's state, and what it was after each day.
fn lived(deeds: &[(u64, Deed)]) -> (State, Vec<(u64, Tally)>) {
    let mut states = [State::default(), State::default()];
    let mut clocks = [Clock::new(DeviceId(1)), Clock::new(DeviceId(2))];
    let (mut today, mut seen) = (0, Vec::new());
    for (later, deed) in deeds {
        if *later > 0 {
            seen.push((today, tally(&states[0])));
            today += later;
        }
        let now = START_MS + today * DAY_MS;
        let (Deed::Set(at, ..) | Deed::Undo(at, _) | Deed::Merge(at) | Deed::Note(at, _)) = deed;
        let at = usize::from(*at);
        let stamp = clocks[at].tick(now);
        match deed {
            Deed::Set(_, task, to) => {
                let value = Value::Status(Status::ALL[usize::from(*to)]);
                states[at].edit(stamp, Action::Edit, [(Field::TaskStatus(TaskId(*task)), value)]);
            }
            Deed::Undo(_, which) => {
                let count = states[at].journal().len().max(1);
                let entry = states[at].journal().nth(which % count).cloned();
                if let Some(entry) = entry {
                    states[at].undo(stamp, &entry);
                }
            }
            Deed::Merge(_) => {
                // A report carries no journal.
                let other = states[1 - at].only(|_, _| true);
                clocks[at].witness(other.latest().unwrap_or(stamp));
                let stamp = clocks[at].tick(now);
                let from = Action::Merge { from: "分水初中".to_owned() };
                states[at].take_in(stamp, from, &other);
            }
            Deed::Note(_, task) => {
                let text = Value::Text(now.to_string());
                states[at].edit(stamp, Action::Edit, [(Field::TaskNote(TaskId(*task)), text)]);
            }
        }
    }
    seen.push((today, tally(&states[0])));
    let [state, _] = states;
    (state, seen)
}

proptest! {
    #[test]
    fn each_day_is_told_as_it_was(deeds in prop::collection::vec(deed(), 1..40)) {
        let (state, seen) = lived(&deeds);
        let history = History::read(&state, &tasks());
        prop_assert_eq!(history.known(), Known::Always);
        let last = seen.last().unwrap().0;
        let told = history.tallies(day(0), day(last));
        prop_assert_eq!(told.len() as u64, last + 1);
        for (number, was) in &seen {
            prop_assert_eq!(&told[usize::try_from(*number).unwrap()], was, "day {}", number);
            let statuses: Tally = history.statuses(day(*number)).into_iter().collect();
            prop_assert_eq!(&statuses, was);
        }
        prop_assert_eq!(told.last(), Some(&tally(&state)), "the last day is the present state");
    }

    #[test]
    fn both_journals_together_end_where_the_merge_ends(
        one in prop::collection::vec(deed(), 1..30), other in prop::collection::vec(deed(), 1..30),
    ) {
        let (mut state, _) = lived(&one);
        let (other, _) = lived(&other);
        // The same devices with the same clocks lived two lives: equal stamps meet.
        state.merge(&other);
        let history = History::read(&state, &tasks());
        let ends: Tally = history.statuses(day(1000)).into_iter().collect();
        prop_assert_eq!(ends, tally(&state));
    }

    #[test]
    fn a_journal_cut_short_tells_from_where_on(
        deeds in prop::collection::vec(deed(), 2..40), cut in 1_usize..30,
    ) {
        let (whole, seen) = lived(&deeds);
        let journal: Vec<_> = whole.journal().skip(cut).cloned().collect();
        let cells = whole.cells().map(|(field, cell)| (field, cell.clone())).collect();
        let state = State::from_parts(cells, journal).unwrap();
        let history = History::read(&state, &tasks());
        let last = day(seen.last().unwrap().0);
        prop_assert_eq!(history.tallies(last, last), [tally(&state)]);
        match (history.known(), journal_span(&state)) {
            (Known::Since(from), Some((first, _))) => {
                prop_assert_eq!(from, first);
                for (number, was) in seen.iter().filter(|(number, _)| day(*number) >= from) {
                    prop_assert_eq!(&history.tallies(day(*number), day(*number))[0], was);
                }
            }
            (Known::Never, None) => prop_assert!(!state.is_empty()),
            // What was cut off set no status that still matters.
            (Known::Always, _) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn what_moved_leads_from_one_day_to_the_other(
        deeds in prop::collection::vec(deed(), 1..40), from in 0_u64..60, to in 0_u64..60,
    ) {
        let (state, _) = lived(&deeds);
        let history = History::read(&state, &tasks());
        let moved = history.moved(day(from), day(to));
        let before: Tally = history.statuses(day(from)).into_iter().collect();
        let after: Tally = history.statuses(day(to)).into_iter().collect();
        for (place, status) in Status::ALL.into_iter().enumerate() {
            prop_assert_eq!(moved[place].iter().sum::<u32>(), before.of(status));
            prop_assert_eq!(moved.iter().map(|row| row[place]).sum::<u32>(), after.of(status));
        }
    }

    #[test]
    fn every_change_falls_on_a_day(deeds in prop::collection::vec(deed(), 1..40)) {
        let (state, _) = lived(&deeds);
        let Some((first, last)) = journal_span(&state) else { return Ok(()) };
        let all: usize = state.journal().map(|entry| entry.replaced.len()).sum();
        let told: u32 = changes(&state, first, last).iter().sum();
        prop_assert_eq!(usize::try_from(told).unwrap(), all);
    }
}

#[test]
fn an_undone_merge_counts_between_merging_and_undoing() {
    let done = [(Field::TaskStatus(TaskId(0)), Value::Status(Status::Done))];
    let at =
        |number: u64, device| Stamp { ms: START_MS + number * DAY_MS, device: DeviceId(device) };
    let mut theirs = State::default();
    theirs.edit(at(1, 2), Action::Edit, done);
    let mut state = State::default();
    let from = Action::Merge { from: "分水初中".to_owned() };
    state.take_in(at(5, 1), from, &theirs.only(|_, _| true)).unwrap();
    let entry = state.journal().last().cloned().unwrap();
    state.undo(at(8, 1), &entry).unwrap();
    let history = History::read(&state, &tasks());
    let done: Vec<u32> = history.tallies(day(0), day(9)).iter().map(|tally| tally.done).collect();
    assert_eq!(done, [0, 0, 0, 0, 0, 1, 1, 1, 0, 0]);
}

#[test]
fn an_entry_filed_under_an_earlier_moment_is_no_cut() {
    let at = |number: u64| Stamp { ms: START_MS + number * DAY_MS, device: DeviceId(1) };
    let field = Field::TaskStatus(TaskId(0));
    let mut state = State::default();
    state.edit(at(5), Action::Edit, [(field, Value::Status(Status::NotStarted))]);
    state.edit(at(5), Action::Edit, [(field, Value::Status(Status::Blocked))]);
    let mut early = State::default();
    early.edit(at(6), Action::Edit, [(field, Value::Status(Status::Done))]);
    state.take_in(at(2), Action::Edit, &early.only(|_, _| true)).unwrap();
    let history = History::read(&state, &tasks());
    assert_eq!(history.known(), Known::Always);
    assert_eq!(history.statuses(day(9))[0], Status::Done);
}

#[test]
fn a_state_without_a_journal_tells_of_now_alone() {
    let done = [(Field::TaskStatus(TaskId(0)), Value::Status(Status::Done))];
    let mut state = State::default();
    state.edit(Stamp { ms: START_MS, device: DeviceId(1) }, Action::Edit, done);
    let history = History::read(&state.only(|_, _| true), &tasks());
    assert_eq!(history.known(), Known::Never);
    assert_eq!(history.statuses(day(0))[0], Status::Done);
    assert_eq!(History::read(&State::default(), &tasks()).known(), Known::Always);
}

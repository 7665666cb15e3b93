//! What the journal tells of the past: statuses day by day, and how much was changed on a day.
//!
//! An entry counts on the day it was made: a merge on the day of merging, an undo on the day of
//! undoing. Of what an entry sets only what was later than what stood there counts, as merging
//! itself decides. Must not guess what a journal that was cut short no longer tells.

use yaodian_plan::progress::{Cell, Entry, Field, Stamp, State, Status, Value};
use yaodian_plan::{Date, Tally, Task, TaskId};

/// From when on the statuses are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// From the first: whatever was set is in the journal.
    Always,
    /// From this day on: older entries are gone.
    Since(Date),
    /// Not at all: there are statuses, but no journal.
    Never,
}

/// A status that was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    day: Date,
    task: usize,
    status: Status,
}

/// The statuses of tasks over time.
#[derive(Clone, Debug)]
pub struct History {
    known: Known,
    /// Each task's status before the first turn.
    first: Vec<Status>,
    /// In the order of days.
    turns: Vec<Turn>,
}

/// How many tasks went from each status to each, by their places in `Status::ALL`.
pub type Moved = [[u32; 5]; 5];

impl History {
    /// Reads the journal of a state, once.
    #[must_use]
    pub fn read(state: &State, tasks: &[Task]) -> Self {
        let mut places: Vec<(TaskId, usize)> =
            tasks.iter().enumerate().map(|(place, task)| (task.id, place)).collect();
        places.sort_unstable();
        let place = |id: TaskId| {
            let at = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            places.get(at).map(|(_, place)| *place)
        };
        let mut reader = Reader {
            first: vec![None; tasks.len()],
            now: vec![None; tasks.len()],
            turns: Vec::new(),
        };
        for entry in state.journal() {
            reader.take(entry, &place);
        }
        let mut is_cut = false;
        let first = reader.first.into_iter().zip(tasks).map(|(first, task)| {
            // What no entry ever touched stood there before all of them.
            let untold = || state.cell(Field::TaskStatus(task.id)).and_then(status_of);
            let before = first.unwrap_or_else(untold);
            is_cut |= before.is_some();
            before.map_or(Status::NotStarted, |(_, status)| status)
        });
        let first = first.collect();
        let known = match state.journal().next() {
            _ if !is_cut => Known::Always,
            Some(entry) => Known::Since(day_of(entry)),
            None => Known::Never,
        };
        Self { known, first, turns: reader.turns }
    }

    /// From when on this is known.
    #[must_use]
    pub const fn known(&self) -> Known {
        self.known
    }

    /// The days of the first and the last turn.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        Some((self.turns.first()?.day, self.turns.last()?.day))
    }

    /// How many tasks had each status at the end of each day, from one day to another.
    #[must_use]
    pub fn tallies(&self, from: Date, to: Date) -> Vec<Tally> {
        let mut now = self.first.clone();
        let mut counts = Counts::of(&now);
        let mut turns = self.turns.iter().peekable();
        let days = from.days_since_1970()..=to.days_since_1970();
        let day = |day: i32| {
            let day = Date::from_days_since_1970(day);
            while let Some(turn) = turns.next_if(|turn| turn.day <= day) {
                if let Some(status) = now.get_mut(turn.task) {
                    counts.turn(*status, turn.status);
                    *status = turn.status;
                }
            }
            counts.tally()
        };
        days.map(day).collect()
    }

    /// Each task's status at the end of a day.
    #[must_use]
    pub fn statuses(&self, day: Date) -> Vec<Status> {
        let mut now = self.first.clone();
        for turn in self.turns.iter().take_while(|turn| turn.day <= day) {
            if let Some(status) = now.get_mut(turn.task) {
                *status = turn.status;
            }
        }
        now
    }

    /// How many tasks went from what at the end of one day to what at the end of another.
    #[must_use]
    pub fn moved(&self, from: Date, to: Date) -> Moved {
        let mut moved = Moved::default();
        for (before, after) in self.statuses(from).into_iter().zip(self.statuses(to)) {
            let row = moved.get_mut(place(before));
            if let Some(count) = row.and_then(|row| row.get_mut(place(after))) {
                *count += 1;
            }
        }
        moved
    }
}

/// A status's place in `Status::ALL`.
fn place(status: Status) -> usize {
    Status::ALL.iter().position(|one| *one == status).unwrap_or(0)
}

/// How many tasks have each status, by place: follows turns.
struct Counts([u32; 5]);

impl Counts {
    fn of(statuses: &[Status]) -> Self {
        let mut counts = Self([0; 5]);
        statuses.iter().for_each(|status| counts.add(*status));
        counts
    }

    fn add(&mut self, status: Status) {
        if let Some(count) = self.0.get_mut(place(status)) {
            *count += 1;
        }
    }

    fn turn(&mut self, from: Status, to: Status) {
        if let Some(count) = self.0.get_mut(place(from)) {
            *count = count.saturating_sub(1);
        }
        self.add(to);
    }

    const fn tally(&self) -> Tally {
        let [not_started, in_progress, done, blocked, not_applicable] = self.0;
        Tally { not_started, in_progress, done, blocked, not_applicable }
    }
}

/// Reads entries one after another, in their order.
struct Reader {
    /// What stood there before the first entry that touched a task; `None` until one did.
    first: Vec<Option<Option<(Stamp, Status)>>>,
    now: Vec<Option<(Stamp, Status)>>,
    turns: Vec<Turn>,
}

impl Reader {
    fn take(&mut self, entry: &Entry, place: &impl Fn(TaskId) -> Option<usize>) {
        for change in &entry.replaced {
            let Field::TaskStatus(task) = change.field else { continue };
            let Some(task) = place(task) else { continue };
            let (Some(first), Some(now)) = (self.first.get_mut(task), self.now.get_mut(task))
            else {
                continue;
            };
            if first.is_none() {
                // An entry that was filed under an earlier moment than it was made at, as a tick from
                // before the app was there is, may have replaced what is told of further on.
                let before = change.before.as_ref().filter(|cell| cell.stamp < entry.stamp);
                let before = before.and_then(status_of);
                *first = Some(before);
                *now = before;
            }
            let after = status_of(&change.after);
            // Another device's entry may be older than what stands here: then it changed nothing.
            if after <= *now {
                continue;
            }
            let was = now.map_or(Status::NotStarted, |(_, status)| status);
            *now = after;
            if let Some((_, status)) = after.filter(|(_, status)| *status != was) {
                self.turns.push(Turn { day: day_of(entry), task, status });
            }
        }
    }
}

fn status_of(cell: &Cell) -> Option<(Stamp, Status)> {
    match cell.value {
        Value::Status(status) => Some((cell.stamp, status)),
        _ => None,
    }
}

fn day_of(entry: &Entry) -> Date {
    Date::in_shanghai(entry.stamp.ms)
}

/// How many fields were changed on each day, from one day to another.
#[must_use]
pub fn changes(state: &State, from: Date, to: Date) -> Vec<u32> {
    let days = usize::try_from(from.days_until(to) + 1).unwrap_or(0);
    let mut counts = vec![0_u32; days];
    for entry in state.journal() {
        let at = usize::try_from(from.days_until(day_of(entry))).ok();
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            let changed = u32::try_from(entry.replaced.len()).unwrap_or(u32::MAX);
            *count = count.saturating_add(changed);
        }
    }
    counts
}

/// The days of the first and the last entry.
#[must_use]
pub fn journal_span(state: &State) -> Option<(Date, Date)> {
    let mut journal = state.journal();
    let first = journal.next()?;
    Some((day_of(first), day_of(journal.next_back().unwrap_or(first))))
}

//! The state itself: cells, journal, and the one merge of both.
//!
//! Per field the later stamp wins, and of equal stamps the greater value, so merging is
//! commutative, associative and idempotent; the properties are tested below.

use std::mem;

use super::{Action, Entry, Field, Replaced, Span, Stamp, Status, Value};
use crate::sorted;
use crate::{MilestoneId, Number, TargetId, TaskId};

/// How many edits the journal keeps; the oldest go first. What they set stays.
pub const JOURNAL_ENTRIES_MAX: usize = 20_000;

/// What a field holds and which edit set it. The order is the merge's: stamp, then value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The edit that set it.
    pub stamp: Stamp,
    /// What it holds.
    pub value: Value,
}

/// A field that holds one thing here and another in the other state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which field.
    pub field: Field,
    /// What it holds here.
    pub mine: Value,
    /// What it holds there.
    pub theirs: Value,
}

/// Where two states differ, seen from one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What merging the other would change here.
    pub changes: Vec<Difference>,
    /// Where the edit made here is the later one and would stay.
    pub kept: Vec<Difference>,
}

/// Progress on one plan: a whole history, or the part of one that an edit or a report carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// In the fields' order, each field once.
    cells: Vec<(Field, Cell)>,
    /// In order, each edit once.
    journal: Vec<Entry>,
}

impl State {
    /// Makes a state of its parts; `None` where they are not in order or hold something twice,
    /// or where a value is of another kind than its field's.
    #[must_use]
    pub fn from_parts(cells: Vec<(Field, Cell)>, journal: Vec<Entry>) -> Option<Self> {
        let is_fit = cells.iter().all(|(field, cell)| field.accepts(&cell.value))
            && cells.is_sorted_by(|(one, _), (next, _)| one < next)
            && sorted::is_in_order(&journal);
        let mut state = Self { cells, journal };
        state.cap_journal();
        is_fit.then_some(state)
    }

    /// Whether nothing was ever set.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.journal.is_empty()
    }

    /// The cells, by field.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (Field, &Cell)> {
        self.cells.iter().map(|(field, cell)| (*field, cell))
    }

    /// The edits, oldest first.
    pub fn journal(&self) -> impl ExactSizeIterator<Item = &Entry> + DoubleEndedIterator + Clone {
        self.journal.iter()
    }

    /// A field's cell; `None` where nothing was ever set.
    #[must_use]
    pub fn cell(&self, field: Field) -> Option<&Cell> {
        let (_, cell) = self.cells.get(self.place(field).ok()?)?;
        Some(cell)
    }

    /// What a field holds.
    #[must_use]
    pub fn value(&self, field: Field) -> Value {
        self.cell(field).map_or_else(|| field.unset(), |cell| cell.value.clone())
    }

    /// A task's status.
    #[must_use]
    pub fn status(&self, task: TaskId) -> Status {
        match self.cell(Field::TaskStatus(task)) {
            Some(Cell { value: Value::Status(status), .. }) => *status,
            _ => Status::NotStarted,
        }
    }

    /// A target's current value; `None` is 未填.
    #[must_use]
    pub fn target_value(&self, target: TargetId) -> Option<Number> {
        match self.cell(Field::TargetValue(target)) {
            Some(Cell { value: Value::Number(number), .. }) => *number,
            _ => None,
        }
    }

    /// Whether a milestone is reached.
    #[must_use]
    pub fn milestone_done(&self, milestone: MilestoneId) -> bool {
        matches!(
            self.cell(Field::MilestoneDone(milestone)),
            Some(Cell { value: Value::Flag(true), .. })
        )
    }

    /// The note in a field of notes; empty where there is none.
    #[must_use]
    pub fn note(&self, field: Field) -> &str {
        match self.cell(field) {
            Some(Cell { value: Value::Text(text), .. }) => text,
            _ => "",
        }
    }

    /// A choice, by its place; `None` where nobody chose.
    #[must_use]
    pub fn choice(&self, field: Field) -> Option<u8> {
        match self.cell(field) {
            Some(Cell { value: Value::Choice(choice), .. }) => *choice,
            _ => None,
        }
    }

    /// The days a person set for a task.
    #[must_use]
    pub fn due(&self, task: TaskId) -> Option<Span> {
        match self.cell(Field::TaskDue(task)) {
            Some(Cell { value: Value::Span(span), .. }) => *span,
            _ => None,
        }
    }

    /// The latest stamp anywhere in the state.
    #[must_use]
    pub fn latest(&self) -> Option<Stamp> {
        let in_cells = self.cells.iter().map(|(_, cell)| cell.stamp).max();
        let in_journal = self.journal.last().map(|entry| entry.stamp);
        in_cells.max(in_journal)
    }

    /// Puts one cell in if it wins over what stands there; says whether it did.
    /// A value of another kind than the field's is refused.
    pub fn adopt(&mut self, field: Field, cell: Cell) -> bool {
        if !field.accepts(&cell.value) {
            return false;
        }
        let place = self.place(field);
        match place.map(|at| self.cells.get_mut(at)) {
            Ok(Some((_, own))) if *own < cell => *own = cell,
            Ok(_) => return false,
            Err(at) => self.cells.insert(at, (field, cell)),
        }
        true
    }

    /// Adds an edit to the journal, past the cap in place of the oldest.
    pub fn record(&mut self, entry: Entry) {
        sorted::insert(&mut self.journal, entry);
        self.cap_journal();
    }

    /// Sets fields as one edit and returns that edit as a state of its own: what to save, what
    /// to send to other tabs. `None` where nothing would change.
    pub fn edit(
        &mut self,
        stamp: Stamp,
        action: Action,
        set: impl IntoIterator<Item = (Field, Value)>,
    ) -> Option<Self> {
        let mut wanted = Self::default();
        for (field, value) in set {
            if self.value(field) != value {
                wanted.adopt(field, Cell { stamp, value });
            }
        }
        let replaced = self.adopt_all(&wanted.cells);
        self.conclude(stamp, action, replaced)
    }

    /// Merges what another state knows as one edit of this one, so that it can be undone.
    /// Its cells keep their stamps; `None` where nothing would change.
    pub fn take_in(&mut self, stamp: Stamp, action: Action, other: &Self) -> Option<Self> {
        let replaced = self.adopt_all(&other.cells);
        let mut delta = self.conclude(stamp, action, replaced)?;
        self.record_all(&other.journal);
        delta.record_all(&other.journal);
        Some(delta)
    }

    /// Takes back an edit, as a new edit: each field that still holds what it set gets back what
    /// stood before. Fields that were changed since stay. `None` where none is left to take back.
    pub fn undo(&mut self, stamp: Stamp, entry: &Entry) -> Option<Self> {
        let set: Vec<_> = entry
            .replaced
            .iter()
            .filter(|replaced| self.cell(replaced.field) == Some(&replaced.after))
            .map(|replaced| {
                let before = replaced.before.as_ref().map(|cell| cell.value.clone());
                (replaced.field, before.unwrap_or_else(|| replaced.field.unset()))
            })
            .collect();
        self.edit(stamp, Action::Undo(entry.stamp), set)
    }

    /// Merges another state: per field the later edit, of the journals both. Returns the fields
    /// that changed here.
    pub fn merge(&mut self, other: &Self) -> Vec<Field> {
        let replaced = self.adopt_all(&other.cells);
        self.record_all(&other.journal);
        replaced.into_iter().map(|change| change.field).collect()
    }

    /// Compares with another state, field by field; values that are the same under another
    /// stamp are no difference.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let mut comparison = Comparison::default();
        for (field, cell) in &other.cells {
            let difference =
                Difference { field: *field, mine: self.value(*field), theirs: cell.value.clone() };
            if difference.mine == difference.theirs {
                continue;
            }
            let theirs_wins = self.cell(*field).is_none_or(|own| own < cell);
            let side = if theirs_wins { &mut comparison.changes } else { &mut comparison.kept };
            side.push(difference);
        }
        comparison
    }

    /// Drops the cells whose fields a rule does not keep; the journal stays.
    pub fn retain(&mut self, keep: impl Fn(Field) -> bool) {
        self.cells.retain(|(field, _)| keep(*field));
    }

    /// The part of the state whose fields and values a rule keeps, without its journal.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Field, &Value) -> bool) -> Self {
        let cells = self.cells.iter().filter(|(field, cell)| keep(*field, &cell.value));
        Self { cells: cells.cloned().collect(), journal: Vec::new() }
    }

    fn place(&self, field: Field) -> Result<usize, usize> {
        self.cells.binary_search_by(|(own, _)| own.cmp(&field))
    }

    /// Puts in all cells that win, in one pass, and says what they replaced.
    fn adopt_all(&mut self, cells: &[(Field, Cell)]) -> Vec<Replaced> {
        let (mut replaced, mut added) = (Vec::new(), Vec::new());
        for (field, after) in cells {
            let (field, after) = (*field, after.clone());
            let place = self.place(field);
            let before = match place.ok().and_then(|at| self.cells.get_mut(at)) {
                Some((_, own)) if *own < after => Some(mem::replace(own, after.clone())),
                Some(_) => continue,
                None => {
                    added.push((field, after.clone()));
                    None
                }
            };
            replaced.push(Replaced { field, before, after });
        }
        sorted::weave(&mut self.cells, added);
        replaced
    }

    fn record_all(&mut self, entries: &[Entry]) {
        let is_new = |entry: &&Entry| self.journal.binary_search(entry).is_err();
        let added = entries.iter().filter(is_new).cloned().collect();
        sorted::weave(&mut self.journal, added);
        self.cap_journal();
    }

    fn cap_journal(&mut self) {
        let surplus = self.journal.len().saturating_sub(JOURNAL_ENTRIES_MAX);
        self.journal.drain(..surplus);
    }

    fn conclude(&mut self, stamp: Stamp, action: Action, replaced: Vec<Replaced>) -> Option<Self> {
        if replaced.is_empty() {
            return None;
        }
        let cells = replaced.iter().map(|change| (change.field, change.after.clone())).collect();
        let entry = Entry { stamp, action, replaced };
        let delta = Self { cells, journal: vec![entry.clone()] };
        self.record(entry);
        Some(delta)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{About, Clock, DeviceId, Record};
    use super::*;
    use proptest::prelude::*;

    fn any_value(field: Field, pick: u8) -> Value {
        match field.unset() {
            Value::Status(_) => Value::Status(Status::ALL[usize::from(pick % 5)]),
            Value::Text(_) => Value::Text(["", "已报", "待批"][usize::from(pick % 3)].to_owned()),
            Value::Number(_) => {
                Value::Number((!pick.is_multiple_of(4)).then(|| Number::from_int(i32::from(pick))))
            }
            Value::Flag(_) => Value::Flag(pick.is_multiple_of(2)),
            Value::Choice(_) => Value::Choice((pick % 3).checked_sub(1)),
            Value::Span(_) => Value::Span(None),
            Value::Task(_) => Value::Task(pick.is_multiple_of(2).then_some(TaskId(1))),
            Value::Record(_) => Value::Record((!pick.is_multiple_of(3)).then(|| {
                let about = About::Evidence(TaskId(0));
                Box::new(Record { name: pick.to_string(), ..Record::new(about) })
            })),
        }
    }

    fn any_field(pick: u8) -> Field {
        let id = u32::from(pick / 8 % 3);
        match pick % 8 {
            0 => Field::TaskStatus(TaskId(id)),
            1 => Field::TaskNote(TaskId(id)),
            2 => Field::TargetValue(TargetId(id)),
            3 => Field::MilestoneDone(MilestoneId(id)),
            4 => Field::TaskPriority(TaskId(id)),
            5 => Field::TaskAfter(TaskId(id)),
            6 => Field::Row(Stamp { ms: u64::from(id), device: DeviceId(1) }),
            _ => Field::TaskLead(TaskId(id)),
        }
    }

    /// A device's history: edits at any wall-clock time, a wrong one included.
    fn history(device: u32) -> impl Strategy<Value = State> {
        prop::collection::vec((any::<u8>(), any::<u8>(), 0..50_u64), 0..12).prop_map(move |edits| {
            let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(device)));
            for (field, value, now_ms) in edits {
                let field = any_field(field);
                state.edit(clock.tick(now_ms), Action::Edit, [(field, any_value(field, value))]);
            }
            state
        })
    }

    fn merged(mut a: State, b: &State) -> State {
        a.merge(b);
        a
    }

    proptest! {
        #[test]
        fn merge_commutes_associates_and_repeats(a in history(1), b in history(2), c in history(3)) {
            let ab = merged(a.clone(), &b);
            prop_assert_eq!(&ab, &merged(b.clone(), &a));
            prop_assert_eq!(merged(ab.clone(), &c), merged(a.clone(), &merged(b.clone(), &c)));
            prop_assert_eq!(&merged(ab.clone(), &b), &ab);
        }

        #[test]
        fn changes_are_what_merging_changes(a in history(1), b in history(2)) {
            let told = a.compare(&b).changes;
            let after = merged(a.clone(), &b);
            for difference in &told {
                prop_assert_eq!(&a.value(difference.field), &difference.mine);
                prop_assert_eq!(&after.value(difference.field), &difference.theirs);
            }
            let changed = after.cells().filter(|(f, _)| a.value(*f) != after.value(*f)).count();
            prop_assert_eq!(told.len(), changed);
        }

        #[test]
        fn undo_of_an_edit_is_what_was(a in history(1), field: u8, value: u8) {
            let (mut state, mut clock) = (a.clone(), Clock::new(DeviceId(9)));
            clock.witness(a.latest().unwrap_or(Stamp { ms: 0, device: DeviceId(0) }));
            let field = any_field(field);
            let set = [(field, any_value(field, value))];
            if state.edit(clock.tick(0), Action::Edit, set).is_some() {
                let entry = state.journal().last().cloned().unwrap();
                prop_assert!(state.undo(clock.tick(0), &entry).is_some());
            }
            for (field, _) in state.cells() {
                prop_assert_eq!(state.value(field), a.value(field));
            }
        }

        #[test]
        fn undo_of_a_merge_is_what_was(a in history(1), b in history(2)) {
            let (mut state, mut clock) = (a.clone(), Clock::new(DeviceId(1)));
            clock.witness(Stamp { ms: 10_000, device: DeviceId(0) });
            let from = Action::Merge { from: "分水初中".to_owned() };
            let stamp = clock.tick(0);
            if state.take_in(stamp, from, &b).is_some() {
                let entry = state.journal().find(|e| e.stamp == stamp).cloned().unwrap();
                state.undo(clock.tick(0), &entry);
            }
            for (field, _) in state.cells() {
                prop_assert_eq!(state.value(field), a.value(field));
            }
            prop_assert!(state.compare(&b).changes.is_empty(), "an undone merge is not pending again");
        }

        #[test]
        fn a_delta_carries_its_edit(a in history(1), b in history(2)) {
            let (mut here, mut clock) = (merged(a.clone(), &b), Clock::new(DeviceId(5)));
            clock.witness(Stamp { ms: 10_000, device: DeviceId(0) });
            let elsewhere = here.clone();
            let field = Field::TaskStatus(TaskId(0));
            let set = [(field, Value::Status(Status::Blocked))];
            if let Some(delta) = here.edit(clock.tick(0), Action::Edit, set) {
                prop_assert_eq!(merged(elsewhere, &delta), here);
            }
        }
    }

    #[test]
    fn a_full_journal_drops_its_oldest_and_keeps_all_they_set() {
        let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(1)));
        let mut set = std::collections::BTreeMap::new();
        let mut halves = [State::default(), State::default()];
        for step in 0..JOURNAL_ENTRIES_MAX + 500 {
            let id = u32::try_from(step * 7919 % 10_007).unwrap();
            let field = Field::TaskStatus(TaskId(id));
            let value = Value::Status(Status::ALL[1 + step % 4]);
            let delta = state.edit(clock.tick(step as u64), Action::Edit, [(field, value.clone())]);
            set.insert(field, value);
            if let Some(delta) = delta {
                halves[step % 2].merge(&delta);
            }
        }
        assert_eq!(state.journal().len(), JOURNAL_ENTRIES_MAX);
        assert!(state.journal().next().unwrap().stamp.ms > 0, "the oldest went");
        assert!(set.iter().all(|(field, value)| state.value(*field) == *value));
        let [even, odd] = halves;
        assert_eq!(merged(even, &odd), state, "parts that are merged come to the same");
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        let mut state = State::default();
        let cell = Cell { stamp: Stamp { ms: 1, device: DeviceId(1) }, value: Value::Flag(true) };
        assert!(!state.adopt(Field::TaskStatus(TaskId(0)), cell));
        assert!(state.is_empty());
    }

    #[test]
    fn undo_leaves_what_others_changed_since() {
        let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(1)));
        let (first, second) = (Field::TaskStatus(TaskId(0)), Field::TaskStatus(TaskId(1)));
        let done = Value::Status(Status::Done);
        let set = [(first, done.clone()), (second, done.clone())];
        state.edit(clock.tick(5), Action::Edit, set);
        let entry = state.journal().last().cloned().unwrap();
        state.edit(clock.tick(6), Action::Edit, [(first, Value::Status(Status::Blocked))]);
        state.undo(clock.tick(7), &entry);
        assert_eq!(state.status(TaskId(0)), Status::Blocked);
        assert_eq!(state.status(TaskId(1)), Status::NotStarted);
    }
}

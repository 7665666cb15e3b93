//! Format 1: how a state looks in bytes.
//!
//! Devices stand once, times as distances from the earliest, fields and edits in order. Every
//! number that stands for a choice is spelled out here, so that the domain's types can change.
//! Must not be edited once 0.1.0 is tagged: what is added comes in a format of its own.

use yaodian_plan::progress::{
    Action, Cell, DeviceId, Entry, Field, Replaced, Span, Stamp, State, Status, Value,
};
use yaodian_plan::{MilestoneId, NodeId, TargetId, TaskId, sorted};

mod rows;

use crate::bytes::{Reader, Writer};
use rows::{
    read_choice, read_day, read_number, read_record, write_choice, write_day, write_number,
    write_record,
};

/// How many kinds of fields there may be; a field's number is its id times this, plus its kind.
const FIELD_KINDS: u64 = 24;
/// The order is the format.
const STATUSES: [Status; 5] =
    [Status::NotStarted, Status::InProgress, Status::Done, Status::Blocked, Status::NotApplicable];

/// Writes a state alone.
pub fn state_to_bytes(state: &State) -> Vec<u8> {
    let mut writer = Writer::default();
    write_state(&mut writer, state);
    writer.into_bytes()
}

/// Reads a state alone; `None` where the bytes hold none, or more.
pub fn state_from_bytes(bytes: &[u8]) -> Option<State> {
    let mut reader = Reader::new(bytes);
    read_state(&mut reader).filter(|_| reader.is_at_end())
}

/// Writes a state after whatever was written.
pub fn write_state(writer: &mut Writer, state: &State) {
    let stamps = Stamps::of(state);
    writer.count(stamps.devices.len());
    for device in &stamps.devices {
        writer.number(device.0.into());
    }
    writer.number(stamps.base_ms);
    writer.count(state.cells().count());
    for (field, cell) in state.cells() {
        stamps.write_field(writer, field);
        stamps.write_cell(writer, cell);
    }
    writer.count(state.journal().count());
    for entry in state.journal() {
        stamps.write_entry(writer, entry);
    }
}

/// Reads a state; `None` where the bytes hold none or contradict themselves.
pub fn read_state(reader: &mut Reader<'_>) -> Option<State> {
    let mut devices = Vec::new();
    for _ in 0..reader.count()? {
        devices.push(DeviceId(reader.small()?));
    }
    let stamps = Stamps { devices, base_ms: reader.number()? };
    let mut cells = Vec::new();
    for _ in 0..reader.count()? {
        let field = stamps.read_field(reader)?;
        cells.push((field, stamps.read_cell(reader, field)?));
    }
    let mut journal = Vec::new();
    for _ in 0..reader.count()? {
        journal.push(stamps.read_entry(reader)?);
    }
    State::from_parts(cells, journal)
}

/// What all stamps of a state share: the devices, in order, and the earliest time.
struct Stamps {
    devices: Vec<DeviceId>,
    base_ms: u64,
}

impl Stamps {
    fn of(state: &State) -> Self {
        let mut stamps = Self { devices: Vec::new(), base_ms: 0 };
        for (field, cell) in state.cells() {
            stamps.see_field(field);
            stamps.see(cell.stamp);
        }
        for entry in state.journal() {
            stamps.see(entry.stamp);
            if let Action::Undo(undone) = entry.action {
                stamps.see(undone);
            }
            for change in &entry.replaced {
                stamps.see_field(change.field);
                stamps.see(change.after.stamp);
                if let Some(before) = &change.before {
                    stamps.see(before.stamp);
                }
            }
        }
        stamps
    }

    fn see(&mut self, stamp: Stamp) {
        let is_first = self.devices.is_empty();
        self.base_ms = if is_first { stamp.ms } else { self.base_ms.min(stamp.ms) };
        sorted::insert(&mut self.devices, stamp.device);
    }

    fn see_field(&mut self, field: Field) {
        if let Field::Row(stamp) = field {
            self.see(stamp);
        }
    }

    fn write_stamp(&self, writer: &mut Writer, stamp: Stamp) {
        // Every device was seen.
        writer.count(self.devices.binary_search(&stamp.device).unwrap_or(0));
        writer.number(stamp.ms.saturating_sub(self.base_ms));
    }

    fn read_stamp(&self, reader: &mut Reader<'_>) -> Option<Stamp> {
        let device = usize::try_from(reader.number()?).ok()?;
        let device = *self.devices.get(device)?;
        Some(Stamp { ms: self.base_ms.checked_add(reader.number()?)?, device })
    }

    fn write_cell(&self, writer: &mut Writer, cell: &Cell) {
        write_value(writer, &cell.value);
        self.write_stamp(writer, cell.stamp);
    }

    fn read_cell(&self, reader: &mut Reader<'_>, field: Field) -> Option<Cell> {
        let value = read_value(reader, field)?;
        Some(Cell { stamp: self.read_stamp(reader)?, value })
    }

    fn write_field(&self, writer: &mut Writer, field: Field) {
        let (kind, id) = match field {
            Field::TaskStatus(id) => (0, id.0),
            Field::TaskNote(id) => (1, id.0),
            Field::NodeNote(id) => (2, id.0),
            Field::TargetValue(id) => (3, id.0),
            Field::MilestoneDone(id) => (4, id.0),
            Field::TaskKind(id) => (5, id.0),
            Field::TaskPriority(id) => (6, id.0),
            Field::TaskDue(id) => (7, id.0),
            Field::TaskLead(id) => (8, id.0),
            Field::TaskSupport(id) => (9, id.0),
            Field::TaskTags(id) => (10, id.0),
            Field::TaskReason(id) => (11, id.0),
            Field::TaskAfter(id) => (12, id.0),
            Field::Paper(id, _) => (13, id.0),
            Field::MilestoneStage(id) => (14, id.0),
            Field::TargetBaseline(id) => (15, id.0),
            Field::Row(_) => (16, 0),
            Field::DeviceName(id) => (17, id.0),
            Field::Rung(id, _) => (18, id.0),
            Field::TaskStage(id) => (19, id.0),
            Field::TaskRhythm(id) => (20, id.0),
        };
        writer.number(u64::from(id) * FIELD_KINDS + kind);
        match field {
            Field::Paper(_, place) | Field::Rung(_, place) => writer.byte(place),
            Field::Row(stamp) => self.write_stamp(writer, stamp),
            _ => {}
        }
    }

    fn read_field(&self, reader: &mut Reader<'_>) -> Option<Field> {
        let number = reader.number()?;
        let id = u32::try_from(number / FIELD_KINDS).ok()?;
        Some(match number % FIELD_KINDS {
            0 => Field::TaskStatus(TaskId(id)),
            1 => Field::TaskNote(TaskId(id)),
            2 => Field::NodeNote(NodeId(id)),
            3 => Field::TargetValue(TargetId(id)),
            4 => Field::MilestoneDone(MilestoneId(id)),
            5 => Field::TaskKind(TaskId(id)),
            6 => Field::TaskPriority(TaskId(id)),
            7 => Field::TaskDue(TaskId(id)),
            8 => Field::TaskLead(TaskId(id)),
            9 => Field::TaskSupport(TaskId(id)),
            10 => Field::TaskTags(TaskId(id)),
            11 => Field::TaskReason(TaskId(id)),
            12 => Field::TaskAfter(TaskId(id)),
            13 => Field::Paper(TaskId(id), reader.byte()?),
            14 => Field::MilestoneStage(MilestoneId(id)),
            15 => Field::TargetBaseline(TargetId(id)),
            16 if id == 0 => Field::Row(self.read_stamp(reader)?),
            17 => Field::DeviceName(DeviceId(id)),
            18 => Field::Rung(TaskId(id), reader.byte()?),
            19 => Field::TaskStage(TaskId(id)),
            20 => Field::TaskRhythm(TaskId(id)),
            _ => return None,
        })
    }

    fn write_entry(&self, writer: &mut Writer, entry: &Entry) {
        self.write_stamp(writer, entry.stamp);
        match &entry.action {
            Action::Edit => writer.byte(0),
            Action::Undo(undone) => {
                writer.byte(1);
                self.write_stamp(writer, *undone);
            }
            Action::Merge { from } => {
                writer.byte(2);
                writer.text(from);
            }
            Action::Restore => writer.byte(3),
        }
        writer.count(entry.replaced.len());
        for change in &entry.replaced {
            self.write_field(writer, change.field);
            self.write_cell(writer, &change.after);
            writer.byte(change.before.is_some().into());
            if let Some(before) = &change.before {
                self.write_cell(writer, before);
            }
        }
    }

    fn read_entry(&self, reader: &mut Reader<'_>) -> Option<Entry> {
        let stamp = self.read_stamp(reader)?;
        let action = match reader.byte()? {
            0 => Action::Edit,
            1 => Action::Undo(self.read_stamp(reader)?),
            2 => Action::Merge { from: reader.text()? },
            3 => Action::Restore,
            _ => return None,
        };
        let mut replaced = Vec::new();
        for _ in 0..reader.count()? {
            let field = self.read_field(reader)?;
            let after = self.read_cell(reader, field)?;
            let has_before = reader.flag()?;
            let before = if has_before { Some(self.read_cell(reader, field)?) } else { None };
            replaced.push(Replaced { field, before, after });
        }
        Some(Entry { stamp, action, replaced })
    }
}

/// Writes a value; its kind is its field's.
fn write_value(writer: &mut Writer, value: &Value) {
    match value {
        Value::Status(status) => {
            writer.count(STATUSES.iter().position(|one| one == status).unwrap_or(0));
        }
        Value::Text(text) => writer.text(text),
        Value::Number(number) => write_number(writer, *number),
        Value::Flag(flag) => writer.byte((*flag).into()),
        Value::Choice(choice) => write_choice(writer, *choice),
        Value::Span(span) => {
            write_day(writer, span.map(|span| span.from));
            if let Some(span) = span {
                write_day(writer, Some(span.to));
            }
        }
        Value::Task(task) => writer.number(task.map_or(0, |task| u64::from(task.0) + 1)),
        Value::Record(record) => {
            writer.byte(record.is_some().into());
            if let Some(record) = record {
                write_record(writer, record);
            }
        }
    }
}

fn read_value(reader: &mut Reader<'_>, field: Field) -> Option<Value> {
    Some(match field.unset() {
        Value::Status(_) => Value::Status(*STATUSES.get(usize::from(reader.byte()?))?),
        Value::Text(_) => Value::Text(reader.text()?),
        Value::Number(_) => Value::Number(read_number(reader)?),
        Value::Flag(_) => Value::Flag(reader.flag()?),
        Value::Choice(_) => Value::Choice(read_choice(reader)?),
        Value::Span(_) => Value::Span(match read_day(reader)? {
            None => None,
            Some(from) => Some(Span { from, to: read_day(reader)?? }),
        }),
        Value::Task(_) => Value::Task(match reader.number()? {
            0 => None,
            id => Some(TaskId(u32::try_from(id - 1).ok()?)),
        }),
        Value::Record(_) => Value::Record(match reader.flag()? {
            false => None,
            true => Some(Box::new(read_record(reader)?)),
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use yaodian_plan::progress::{About, Clock, Record};
    use yaodian_plan::{Date, Number};

    fn field(kind: u64, id: u32) -> Field {
        let device = DeviceId(7);
        if kind == 16 {
            return Field::Row(Stamp { ms: id.into(), device });
        }
        let mut writer = Writer::default();
        writer.number(u64::from(id) * FIELD_KINDS + kind);
        writer.byte(id as u8);
        let stamps = Stamps { devices: vec![device], base_ms: 0 };
        stamps.read_field(&mut Reader::new(&writer.into_bytes())).unwrap()
    }

    fn value(field: Field, pick: u8, text: String) -> Value {
        match field.unset() {
            Value::Status(_) => Value::Status(STATUSES[usize::from(pick % 5)]),
            Value::Text(_) => Value::Text(text),
            Value::Number(_) => Value::Number(match pick % 3 {
                0 => None,
                _ => Number::from_thousandths(i64::from(pick) * 1_000_003 - 90_000_000),
            }),
            Value::Flag(_) => Value::Flag(pick.is_multiple_of(2)),
            Value::Choice(_) => Value::Choice((pick % 9).checked_sub(1)),
            Value::Span(_) => Value::Span(
                (!pick.is_multiple_of(3)).then(|| Span { from: day(pick), to: day(200) }),
            ),
            Value::Task(_) => Value::Task((!pick.is_multiple_of(3)).then_some(TaskId(pick.into()))),
            Value::Record(_) => {
                Value::Record((!pick.is_multiple_of(4)).then(|| Box::new(record(pick, text))))
            }
        }
    }

    fn day(pick: u8) -> Date {
        Date::from_days_since_1970(i32::from(pick) * 150 - 3000)
    }

    fn record(pick: u8, name: String) -> Record {
        let id = pick.into();
        let about = match pick % 4 {
            0 => About::Evidence(TaskId(id)),
            1 => About::Held(TaskId(id)),
            2 => About::Reading(TargetId(id)),
            _ => About::Paper(TaskId(id)),
        };
        Record {
            day: (!pick.is_multiple_of(3)).then(|| day(pick)),
            amount: Number::from_thousandths(id.into()).filter(|_| !pick.is_multiple_of(5)),
            stage: (pick % 6).checked_sub(1),
            number: format!("桐教〔2022〕{pick}号"),
            name,
            ..Record::new(about)
        }
    }

    prop_compose! {
        /// Two devices that edit, take back and merge.
        fn history()(steps in prop::collection::vec(
            (0..21_u64, any::<u32>(), any::<u8>(), ".{0,3}", any::<u64>(), 0..9_u8), 0..12,
        )) -> State {
            let (mut own, mut other) = (State::default(), State::default());
            let mut clock = Clock::new(DeviceId(7));
            let mut far = Clock::new(DeviceId(u32::MAX));
            for (kind, id, pick, text, ms, step) in steps {
                let field = field(kind, id);
                let set = [(field, value(field, pick, text.clone()))];
                let last = own.journal().last().cloned();
                match (step, last) {
                    (0, Some(entry)) => own.undo(clock.tick(ms >> 8), &entry),
                    (1, _) => own.take_in(clock.tick(0), Action::Merge { from: text }, &other),
                    (2, _) => own.take_in(clock.tick(0), Action::Restore, &other),
                    (3..6, _) => other.edit(far.tick(ms >> 8), Action::Edit, set),
                    _ => own.edit(clock.tick(ms >> 8), Action::Edit, set),
                };
            }
            own
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(state in history()) {
            prop_assert_eq!(state_from_bytes(&state_to_bytes(&state)), Some(state));
        }

        #[test]
        fn what_is_altered_is_refused_or_another_state(
            state in history(), at: prop::sample::Index, byte: u8, cut: prop::sample::Index,
        ) {
            let mut bytes = state_to_bytes(&state);
            prop_assert_eq!(state_from_bytes(&bytes[..cut.index(bytes.len())]), None);
            prop_assert_eq!(state_from_bytes(&[bytes.as_slice(), &[0]].concat()), None);
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Some(other) = state_from_bytes(&bytes) {
                prop_assert_eq!(state_from_bytes(&state_to_bytes(&other)), Some(other));
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = state_from_bytes(&bytes);
        }
    }

    #[test]
    fn refuses_fields_out_of_order() {
        let cell = |id: u8| [id * FIELD_KINDS as u8, 2, 0, 1];
        let state = |cells: &[[u8; 4]]| {
            let count = u8::try_from(cells.len()).unwrap();
            let bytes = [&[1, 9, 100, count][..], &cells.concat(), &[0]].concat();
            state_from_bytes(&bytes).map(|state| state.cells().len())
        };
        assert_eq!(state(&[cell(1), cell(2)]), Some(2));
        assert_eq!(state(&[cell(2), cell(1)]), None);
        assert_eq!(state(&[cell(1), cell(1)]), None);
    }

    #[test]
    fn a_report_is_small() {
        let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(0xbeef)));
        for id in 0..95 {
            let set = [(Field::TaskStatus(TaskId(id)), Value::Status(Status::Done))];
            state.edit(clock.tick(1_660_780_800_000 + u64::from(id) * 60_000), Action::Edit, set);
        }
        let bytes = state_to_bytes(&state.only(|_, _| true)).len();
        assert!(bytes < 95 * 8, "{bytes}");
    }

    #[test]
    fn a_year_of_edits_fits_into_storage() {
        let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(0xbeef)));
        for step in 0..20_000_u32 {
            let ms = 1_704_000_000_000 + u64::from(step) * 1_577_000;
            let status = STATUSES[usize::try_from(step % 5).unwrap()];
            let set = match step % 10 {
                9 => (
                    Field::TaskNote(TaskId(step % 9973)),
                    Value::Text(format!("第{step}次会商后办理")),
                ),
                _ => (Field::TaskStatus(TaskId(step % 9973)), Value::Status(status)),
            };
            state.edit(clock.tick(ms), Action::Edit, [set]);
        }
        // localStorage holds some five million units; two segments stand side by side in a fold.
        let length = crate::segment::write(&state).len();
        assert!(length < 1_500_000, "{length}");
        assert!(state.journal().len() > 17_000);
        assert_eq!(crate::segment::read(&crate::segment::write(&state)), Ok(state));
    }
}

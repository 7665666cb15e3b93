//! Format 1: how a state looks in bytes.
//!
//! Devices stand once, times as distances from the earliest, fields and edits in order. Every
//! number that stands for a choice is spelled out here, so that the domain's types can change.
//! Must not be edited once 0.1.0 is tagged: what is added comes in a format of its own.

use yaodian_plan::progress::{
    Action, Cell, DeviceId, Entry, Field, Replaced, Stamp, State, Status, Value,
};
use yaodian_plan::{MilestoneId, NodeId, Number, TargetId, TaskId, sorted};

use crate::bytes::{Reader, Writer};

/// How many kinds of fields there are; a field's number is its id times this, plus its kind.
const FIELD_KINDS: u64 = 5;
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
        write_field(writer, field);
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
        let field = read_field(reader)?;
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
        for (_, cell) in state.cells() {
            stamps.see(cell.stamp);
        }
        for entry in state.journal() {
            stamps.see(entry.stamp);
            if let Action::Undo(undone) = entry.action {
                stamps.see(undone);
            }
            for change in &entry.replaced {
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
            write_field(writer, change.field);
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
            let field = read_field(reader)?;
            let after = self.read_cell(reader, field)?;
            let has_before = reader.flag()?;
            let before = if has_before { Some(self.read_cell(reader, field)?) } else { None };
            replaced.push(Replaced { field, before, after });
        }
        Some(Entry { stamp, action, replaced })
    }
}

fn write_field(writer: &mut Writer, field: Field) {
    let (kind, id) = match field {
        Field::TaskStatus(id) => (0, id.0),
        Field::TaskNote(id) => (1, id.0),
        Field::NodeNote(id) => (2, id.0),
        Field::TargetValue(id) => (3, id.0),
        Field::MilestoneDone(id) => (4, id.0),
    };
    writer.number(u64::from(id) * FIELD_KINDS + kind);
}

fn read_field(reader: &mut Reader<'_>) -> Option<Field> {
    let number = reader.number()?;
    let id = u32::try_from(number / FIELD_KINDS).ok()?;
    Some(match number % FIELD_KINDS {
        0 => Field::TaskStatus(TaskId(id)),
        1 => Field::TaskNote(TaskId(id)),
        2 => Field::NodeNote(NodeId(id)),
        3 => Field::TargetValue(TargetId(id)),
        _ => Field::MilestoneDone(MilestoneId(id)),
    })
}

/// Writes a value; its kind is its field's.
fn write_value(writer: &mut Writer, value: &Value) {
    match value {
        Value::Status(status) => {
            writer.count(STATUSES.iter().position(|one| one == status).unwrap_or(0));
        }
        Value::Text(text) => writer.text(text),
        Value::Number(number) => {
            writer.byte(number.is_some().into());
            if let Some(number) = number {
                writer.signed(number.thousandths());
            }
        }
        Value::Flag(flag) => writer.byte((*flag).into()),
    }
}

fn read_value(reader: &mut Reader<'_>, field: Field) -> Option<Value> {
    Some(match field {
        Field::TaskStatus(_) => Value::Status(*STATUSES.get(usize::from(reader.byte()?))?),
        Field::TaskNote(_) | Field::NodeNote(_) => Value::Text(reader.text()?),
        Field::TargetValue(_) => match reader.flag()? {
            false => Value::Number(None),
            true => Value::Number(Some(Number::from_thousandths(reader.signed()?)?)),
        },
        Field::MilestoneDone(_) => Value::Flag(reader.flag()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use yaodian_plan::progress::Clock;

    fn field(kind: u64, id: u32) -> Field {
        let mut writer = Writer::default();
        writer.number(u64::from(id) * FIELD_KINDS + kind);
        read_field(&mut Reader::new(&writer.into_bytes())).unwrap()
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
        }
    }

    prop_compose! {
        /// Two devices that edit, take back and merge.
        fn history()(steps in prop::collection::vec(
            (0..5_u64, any::<u32>(), any::<u8>(), ".{0,3}", any::<u64>(), 0..9_u8), 0..12,
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
        let cell = |id: u8| [id * 5, 2, 0, 1];
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
        let bytes = state_to_bytes(&state.only(|_| true)).len();
        assert!(bytes < 95 * 8, "{bytes}");
    }
}

//! Format 1: rows, and the days, numbers and choices in them.
//!
//! Must not be edited once 0.1.0 is tagged, as all of the format.

use yaodian_plan::progress::{About, Record};
use yaodian_plan::{Date, Number, TargetId, TaskId};

use crate::bytes::{Reader, Writer};

/// The days from 1970 to the year 10000.
const DAYS_MAX: u32 = 2_932_897;

pub(super) fn write_record(writer: &mut Writer, record: &Record) {
    let (about, id) = match record.about {
        About::Evidence(id) => (0, id.0),
        About::Held(id) => (1, id.0),
        About::Reading(id) => (2, id.0),
        About::Paper(id) => (3, id.0),
    };
    writer.byte(about);
    writer.number(id.into());
    write_day(writer, record.day);
    write_number(writer, record.amount);
    write_choice(writer, record.stage);
    for text in [&record.name, &record.number, &record.place, &record.link] {
        writer.text(text);
    }
}

pub(super) fn read_record(reader: &mut Reader<'_>) -> Option<Record> {
    let (about, id) = (reader.byte()?, reader.small()?);
    Some(Record {
        about: match about {
            0 => About::Evidence(TaskId(id)),
            1 => About::Held(TaskId(id)),
            2 => About::Reading(TargetId(id)),
            3 => About::Paper(TaskId(id)),
            _ => return None,
        },
        day: read_day(reader)?,
        amount: read_number(reader)?,
        stage: read_choice(reader)?,
        name: reader.text()?,
        number: reader.text()?,
        place: reader.text()?,
        link: reader.text()?,
    })
}

pub(super) fn write_number(writer: &mut Writer, number: Option<Number>) {
    writer.byte(number.is_some().into());
    if let Some(number) = number {
        writer.signed(number.thousandths());
    }
}

pub(super) fn read_number(reader: &mut Reader<'_>) -> Option<Option<Number>> {
    Some(match reader.flag()? {
        false => None,
        true => Some(Number::from_thousandths(reader.signed()?)?),
    })
}

/// None is 0.
pub(super) fn write_choice(writer: &mut Writer, choice: Option<u8>) {
    writer.byte(choice.map_or(0, |choice| choice.saturating_add(1)));
}

pub(super) fn read_choice(reader: &mut Reader<'_>) -> Option<Option<u8>> {
    Some(reader.byte()?.checked_sub(1))
}

/// None is 0; a day is the number of days since 1970 and one.
pub(super) fn write_day(writer: &mut Writer, day: Option<Date>) {
    writer.signed(day.map_or(0, |day| match i64::from(day.days_since_1970()) {
        past @ ..0 => past,
        day => day + 1,
    }));
}

pub(super) fn read_day(reader: &mut Reader<'_>) -> Option<Option<Date>> {
    let day = match reader.signed()? {
        0 => return Some(None),
        past @ ..0 => past,
        day => day - 1,
    };
    // No plan is for a year that has five digits.
    let day = i32::try_from(day).ok().filter(|day| day.unsigned_abs() < DAYS_MAX)?;
    Some(Some(Date::from_days_since_1970(day)))
}

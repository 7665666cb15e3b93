//! The readers of codes and stored texts, and their promise: what is accepted is written back and read the same.
//!
//! Random changes rarely get past a checksum, so `sealed` mutates what is inside and seals it anew,
//! as a stranger would. Must not know how cases are made.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use yaodian_plan::progress::{Action, Clock, DeviceId, Field, Stamp, State, Status, Value};
use yaodian_plan::{Fingerprint, MilestoneId, NodeId, Number, TargetId, TaskId};
use yaodian_wire::{Parcel, Purpose, boot, code, plan_from_text, plan_to_text, segment, shelf};

use super::text;
use crate::failure::Outcome;

/// Words that mean something in and around a code.
pub const CODE_WORDS: &[&str] = &[
    "YD1-",
    "YD2-",
    "YD0-",
    "YD999-",
    "-",
    "zzzzzzzz-",
    "0-",
    "1-",
    "&from=singlemessage",
    "&shareTo=1",
    "#",
    " ",
    "\n",
    "A",
    "AAAA",
    "_",
    "%23",
    "0000000000000abc",
    " 12 d 1660780800000",
    "0,1,2",
    "npdbx",
];

/// Words that mean something in a plan's lines.
pub const PLAN_WORDS: &[&str] = &[
    "\t",
    "\n",
    "\\",
    "\\t",
    "=",
    "node\t0\t\t1\t\t",
    "task\t\t6\t",
    "target\t\t1\t\t\t\t\t",
    "table",
    "row\t",
    "milestone\t\t",
    "due\t\t\t",
    "owner\t2\t\t",
    "0",
    "4294967295",
    "-1",
    "</script>",
];

/// Bytes that mean something to the decoder: counts and numbers as long as they come.
pub const BODY_WORDS: &[&str] =
    &["\0", "\u{1}", "\u{7f}", "\u{80}", "\u{7ff}", "\u{ffff}", "甲校", "\u{5}", "\u{10}"];

const SEALED_VERSION: u8 = 1;

/// Codes as chat apps deliver them.
pub fn codes() -> Outcome<Vec<Vec<u8>>> {
    let code = code::write(&parcel());
    let link = format!("https://example.org/plan/#{code}&from=groupmessage");
    let chat = format!("张老师 10:02\n{code}\n李老师 10:03\n收到 {code}");
    Ok([code, link, chat].map(String::into_bytes).to_vec())
}

/// What is inside the seals of a code and of a stored segment.
pub fn bodies() -> Outcome<Vec<Vec<u8>>> {
    let code = code::write(&parcel());
    let in_code = code.splitn(3, '-').nth(2).unwrap_or_default().to_owned();
    let sealed = [in_code, segment::write(&state())];
    Ok(sealed.iter().map(|text| opened(text)).collect())
}

/// Texts from the stores.
pub fn stored() -> Outcome<Vec<Vec<u8>>> {
    let look = boot::Look {
        plan: Fingerprint(0xabc),
        open: vec![NodeId(0), NodeId(4)],
        statuses: Status::ALL.to_vec(),
    };
    let tick = "0000000000000abc 12 d 1660780800000".to_owned();
    let record = shelf::Record {
        stamp: Stamp { ms: 1_660_780_800_000, device: DeviceId(7) },
        place: shelf::Place::Archived,
        plan: yaodian_plan::read::read("工作计划\n一、安全\n开展演练2次。\n"),
    };
    let record = shelf::write(&record);
    let texts = [segment::write(&state()), boot::write_look(&look), tick, record];
    Ok(texts.map(String::into_bytes).to_vec())
}

/// Plans as the page carries them.
pub fn plans() -> Outcome<Vec<Vec<u8>>> {
    let texts = text::samples()?;
    let read = |bytes: &Vec<u8>| yaodian_plan::read::read(&String::from_utf8_lossy(bytes));
    Ok(texts.iter().map(|bytes| plan_to_text(&read(bytes)).into_bytes()).collect())
}

/// Reads a code somewhere in a text.
pub fn read_code(bytes: &[u8]) -> Result<(), String> {
    match code::read(&String::from_utf8_lossy(bytes)) {
        Ok(parcel) if code::read(&code::write(&parcel)).as_ref() == Ok(&parcel) => Ok(()),
        Ok(_) => Err("an accepted code is read otherwise when written again".to_owned()),
        Err(_) => Ok(()),
    }
}

/// Reads the same body as a code and as a stored segment, each with a seal that fits.
pub fn read_body(bytes: &[u8]) -> Result<(), String> {
    let sealed = seal(bytes);
    read_code(format!("YD1-{}-{sealed}", base36(sealed.len())).as_bytes())?;
    read_stored(sealed.as_bytes())
}

/// Reads a text as whatever the stores may hold.
pub fn read_stored(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    // These have no way to be written back from here; they must only not fall over.
    let _ = (boot::read_tick(&text), shelf::read_key(&text), shelf::find(&text));
    if let Ok(record) = shelf::read(&text)
        && shelf::read(&shelf::write(&record)).as_ref() != Ok(&record)
    {
        return Err("an accepted record is read otherwise when written again".to_owned());
    }
    match segment::read(&text) {
        Ok(state) if segment::read(&segment::write(&state)).as_ref() == Ok(&state) => Ok(()),
        Ok(_) => Err("an accepted segment is read otherwise when written again".to_owned()),
        Err(_) => Ok(()),
    }
}

/// Reads a plan as the page carries it.
pub fn read_plan(bytes: &[u8]) -> Result<(), String> {
    match plan_from_text(&String::from_utf8_lossy(bytes)) {
        Some(plan) if plan_from_text(&plan_to_text(&plan)).as_ref() == Some(&plan) => Ok(()),
        Some(_) => Err("an accepted plan is read otherwise when written again".to_owned()),
        None => Ok(()),
    }
}

fn parcel() -> Parcel {
    Parcel {
        purpose: Purpose::Report,
        plan: Fingerprint(0x0123_4567_89ab_cdef),
        sender: "实验小学".to_owned(),
        made_ms: 1_660_780_800_000,
        state: state(),
    }
}

fn state() -> State {
    let mut clock = Clock::new(DeviceId(7));
    let mut state = State::default();
    for number in 0..12 {
        let set = [
            (Field::TaskStatus(TaskId(number)), Value::Status(Status::Done)),
            (Field::TaskNote(TaskId(number)), Value::Text("已发文".to_owned())),
            (Field::NodeNote(NodeId(number)), Value::Text("第一季度".to_owned())),
            (Field::TargetValue(TargetId(number)), Value::Number(Some(Number::from_int(74)))),
            (Field::MilestoneDone(MilestoneId(number)), Value::Flag(true)),
        ];
        state.edit(clock.tick(1_660_780_800_000), Action::Edit, set);
    }
    let merge = Action::Merge { from: "甲校".to_owned() };
    state.edit(
        clock.tick(0),
        merge,
        [(Field::TaskStatus(TaskId(0)), Value::Status(Status::Blocked))],
    );
    state
}

/// The envelope's own form (base64url of version, body and CRC-32), written a second time here so
/// that what is inside can be anything.
fn seal(body: &[u8]) -> String {
    let mut bytes = vec![SEALED_VERSION];
    bytes.extend_from_slice(body);
    let mut crc = flate2::Crc::new();
    crc.update(&bytes);
    bytes.extend_from_slice(&crc.sum().to_le_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn opened(sealed: &str) -> Vec<u8> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).unwrap_or_default();
    let body = bytes.len().checked_sub(4).and_then(|end| bytes.get(1..end));
    body.unwrap_or_default().to_vec()
}

fn base36(number: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        let digit = u32::try_from(rest % 36).ok().and_then(|d| char::from_digit(d, 36));
        digits.push(digit.unwrap_or('0'));
        rest /= 36;
        if rest == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{base36, bodies, code, codes, seal, segment, state};

    /// Without this the `sealed` reader would fuzz nothing but the checksum.
    #[test]
    fn seals_as_the_real_one_does() {
        let bodies = bodies().unwrap();
        assert_eq!(segment::read(&seal(&bodies[1])), Ok(state()));
        let sealed = seal(&bodies[0]);
        assert!(code::read(&format!("YD1-{}-{sealed}", base36(sealed.len()))).is_ok());
    }

    #[test]
    fn samples_are_what_the_reader_reads() {
        for sample in codes().unwrap() {
            assert!(code::read(std::str::from_utf8(&sample).unwrap()).is_ok());
        }
    }
}

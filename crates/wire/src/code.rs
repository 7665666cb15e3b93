//! Share codes and backups: a parcel of progress as text that survives chat.
//!
//! `YD1-` length `-` body: the length, in base 36, counts the body's characters, so what a
//! messenger appends is left aside and a cut code is told from a garbled one. Reading scans
//! any text for the first code in it. Must not know how the text came.

use yaodian_plan::Fingerprint;
use yaodian_plan::progress::{STAMP_MS_MAX, State};

use crate::bytes::{Reader, Writer};
use crate::envelope::{self, EnvelopeError, is_code_char};
use crate::v1;

const MARK: &str = "YD";
/// Looked for first: the standard search for more than one character weighs more than this module.
const MARK_START: char = 'Y';
const FORMAT: u32 = 1;
/// A code's body is refused past this many characters, before anything is decoded.
pub const BODY_CHARS_MAX: usize = 8_000_000;
/// A sender's label is cut to this many characters.
pub const SENDER_CHARS_MAX: usize = 40;

/// What a code carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Why it was made.
    pub purpose: Purpose,
    /// The plan it belongs to.
    pub plan: Fingerprint,
    /// The sender's label (单位 or 填报人); empty only in a backup.
    pub sender: String,
    /// When it was made, in milliseconds since 1970.
    pub made_ms: u64,
    /// The progress.
    pub state: State,
}

/// Why a parcel was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To hand on to others.
    Report,
    /// To restore from.
    Backup,
}

/// Why a text gives no parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// There is no code in it.
    Absent,
    /// The code's end is missing.
    Cut {
        /// Characters of the body that are there.
        have: usize,
        /// Characters it should have.
        want: usize,
    },
    /// The code's length is right but its content is not.
    Garbled,
    /// A later version of this program made it.
    Newer,
    /// It is longer than any this program makes.
    TooLong,
}

/// Writes a parcel as a code.
#[must_use]
pub fn write(parcel: &Parcel) -> String {
    let mut writer = Writer::default();
    writer.byte((parcel.purpose == Purpose::Backup).into());
    writer.hash(parcel.plan.0);
    writer.text(&clean_label(&parcel.sender));
    writer.number(parcel.made_ms);
    v1::write_state(&mut writer, &parcel.state);
    let body = envelope::seal(&writer.into_bytes());
    format!("{MARK}{FORMAT}-{}-{body}", base36(body.len()))
}

/// Finds the first code in a text and reads it.
///
/// # Errors
/// Names what is wrong with the best candidate; nothing is ever read in part.
pub fn read(text: &str) -> Result<Parcel, CodeError> {
    let mut first_error = CodeError::Absent;
    for (at, _) in text.match_indices(MARK_START) {
        let Some(found) = Candidate::at(text.get(at..).unwrap_or_default()) else { continue };
        match found.read() {
            Ok(parcel) => return Ok(parcel),
            Err(error) if first_error == CodeError::Absent => first_error = error,
            Err(_) => {}
        }
    }
    Err(first_error)
}

/// Keeps a label to one short line without invisible characters, so that what a stranger's code
/// says of its sender cannot dress up the page around it.
#[must_use]
pub fn clean_label(label: &str) -> String {
    let is_plain = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
    };
    let plain: String = label.chars().filter(is_plain).collect();
    plain.trim().chars().take(SENDER_CHARS_MAX).collect()
}

/// A place in a text that looks like a code: mark, format, length, rest.
struct Candidate<'a> {
    format: u32,
    body_chars: usize,
    rest: &'a str,
}

impl<'a> Candidate<'a> {
    fn at(text: &'a str) -> Option<Self> {
        let (format, rest) = text.strip_prefix(MARK)?.split_once('-')?;
        let format =
            Some(format).filter(|f| f.len() <= 3 && f.bytes().all(|b| b.is_ascii_digit()))?;
        let (length, rest) = rest.split_once('-')?;
        Some(Self {
            format: format.parse().ok()?,
            body_chars: Some(length).filter(|l| l.len() <= 8).and_then(from_base36)?,
            rest,
        })
    }

    fn read(&self) -> Result<Parcel, CodeError> {
        if self.format > FORMAT {
            return Err(CodeError::Newer);
        }
        if self.body_chars > BODY_CHARS_MAX {
            return Err(CodeError::TooLong);
        }
        let want = self.body_chars;
        let have =
            self.rest.bytes().take(want).take_while(|b| is_code_char(char::from(*b))).count();
        if let Some(body) = self.rest.get(..want).filter(|_| have == want) {
            return open(body);
        }
        // Some mail programs break long lines: leave white space aside and try again.
        let spaced = |c: &char| is_code_char(*c) || c.is_ascii_whitespace();
        let unbroken: String =
            self.rest.chars().take_while(spaced).filter(|c| is_code_char(*c)).take(want).collect();
        match open(&unbroken) {
            Ok(parcel) if unbroken.len() == want => Ok(parcel),
            _ => Err(CodeError::Cut { have, want }),
        }
    }
}

fn open(body: &str) -> Result<Parcel, CodeError> {
    let bytes = envelope::open(body).map_err(|error| match error {
        EnvelopeError::Damaged => CodeError::Garbled,
        EnvelopeError::Newer { .. } => CodeError::Newer,
    })?;
    unpack(&bytes).ok_or(CodeError::Garbled)
}

fn unpack(bytes: &[u8]) -> Option<Parcel> {
    let mut reader = Reader::new(bytes);
    let parcel = Parcel {
        purpose: if reader.flag()? { Purpose::Backup } else { Purpose::Report },
        plan: Fingerprint(reader.hash()?),
        sender: clean_label(&reader.text()?),
        made_ms: reader.number()?,
        state: v1::read_state(&mut reader)?,
    };
    let is_in_time = parcel.state.latest().is_none_or(|stamp| stamp.ms <= STAMP_MS_MAX);
    Some(parcel).filter(|_| reader.is_at_end() && is_in_time)
}

fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(
            u32::try_from(number % 36).ok().and_then(|d| char::from_digit(d, 36)).unwrap_or('0'),
        );
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

fn from_base36(text: &str) -> Option<usize> {
    let is_digit = |b: u8| b.is_ascii_digit() || b.is_ascii_lowercase();
    let digits = Some(text).filter(|t| t.bytes().all(is_digit))?;
    // In the browser a usize has 32 bits: what is past them is past every cap too.
    let number = u64::from_str_radix(digits, 36).ok()?;
    Some(usize::try_from(number).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use yaodian_plan::progress::{Action, Clock, DeviceId, Field, Status, Value};
    use yaodian_plan::{MilestoneId, NodeId, Number, TargetId, TaskId};

    fn parcel(tasks: u32) -> Parcel {
        let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(0xbeef)));
        for id in 0..tasks {
            let status = Status::ALL[id as usize % 5];
            let set = [
                (Field::TaskStatus(TaskId(id)), Value::Status(status)),
                (Field::TaskNote(TaskId(id)), Value::Text("已报县局".to_owned())),
                (Field::NodeNote(NodeId(id)), Value::Text("好".to_owned())),
                (Field::TargetValue(TargetId(id)), Value::Number("74.5".parse::<Number>().ok())),
                (Field::MilestoneDone(MilestoneId(id)), Value::Flag(true)),
            ];
            state.edit(clock.tick(1_660_780_800_000), Action::Edit, set);
        }
        let first = state.journal().next().cloned();
        if let Some(entry) = first {
            state.undo(clock.tick(0), &entry);
        }
        Parcel {
            purpose: Purpose::Report,
            plan: Fingerprint(0x1234_5678_9abc_def0),
            sender: "分水初中".to_owned(),
            made_ms: 1_660_780_800_000,
            state,
        }
    }

    #[test]
    fn reads_what_it_wrote_wherever_it_stands() {
        let parcel = parcel(12);
        let code = write(&parcel);
        for text in [
            code.clone(),
            format!("https://example.cn/plan/#{code}&from=singlemessage&isappinstalled=0"),
            format!("【要点】分水初中的进展，8月18日：\n{code}\n打开不了就复制整段"),
            format!("YD 不是，YD1- 也不是，YD1-zz 还不是：{code}。"),
            format!("{code}{code}"),
            code.as_bytes()
                .chunks(76)
                .map(|c| std::str::from_utf8(c).unwrap())
                .collect::<Vec<_>>()
                .join("\r\n"),
        ] {
            assert_eq!(read(&text).as_ref(), Ok(&parcel), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let code = write(&parcel(12));
        let check = |text: &str, expect| assert_eq!(read(text), Err(expect), "{text}");
        check("", CodeError::Absent);
        check("https://example.cn/#/charts", CodeError::Absent);
        check("YD1-9zzzzzzz-AAAA", CodeError::TooLong);
        check(&code.replacen("YD1", "YD2", 1), CodeError::Newer);
        let want = code.rsplit_once('-').map_or(0, |_| code.splitn(3, '-').last().unwrap().len());
        let head = code.len() - want;
        check(&code[..code.len() - 1], CodeError::Cut { have: want - 1, want });
        check(&code[..head], CodeError::Cut { have: 0, want });
        check(&format!("{}…更多", &code[..head + 9]), CodeError::Cut { have: 9, want });
        let garbled = format!("{}{}", &code[..code.len() - 4], "AAAA");
        check(&garbled, CodeError::Garbled);
    }

    #[test]
    fn a_stamp_past_all_time_is_refused() {
        let check = |ms, is_read: bool| {
            let mut parcel = parcel(0);
            let set = [(Field::TaskStatus(TaskId(0)), Value::Status(Status::Done))];
            parcel.state.edit(Clock::new(DeviceId(1)).tick(ms), Action::Edit, set);
            assert_eq!(read(&write(&parcel)).is_ok(), is_read, "{ms}");
        };
        check(STAMP_MS_MAX, true);
        check(STAMP_MS_MAX + 1, false);
        check(u64::MAX, false);
    }

    #[test]
    fn a_label_cannot_dress_up_the_page() {
        assert_eq!(clean_label(" 分水\u{202e}初\n中\u{200b} "), "分水初中");
        assert_eq!(clean_label(&"长".repeat(99)).chars().count(), SENDER_CHARS_MAX);
    }

    #[test]
    fn lengths_in_base_36_go_both_ways() {
        for number in [0, 1, 35, 36, 1295, 1296, 1_000_000] {
            assert_eq!(from_base36(&base36(number)), Some(number));
        }
        assert_eq!(from_base36("+1"), None);
        assert_eq!(from_base36("ZZ"), None);
    }

    proptest! {
        #[test]
        fn a_code_cut_anywhere_is_never_taken(cut in 1..400_usize) {
            let code = write(&parcel(3));
            let kept = code.len().saturating_sub(cut);
            prop_assert!(read(&code[..kept]).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(YD[0-9]-[0-9a-z]{1,3}-)?[ -~]{0,80}") {
            prop_assert!(read(&text).is_err());
        }
    }
}

//! What the stores hold of plans: records, each one version of one plan under a key of its own.
//!
//! The latest record of a plan counts; older ones are dropped once it is there. A record is a
//! line of its own and the plan's text: `YP1 CHECKSUM MS DEVICE PLACE`. Must not know which
//! store holds it.

use yaodian_plan::progress::{DeviceId, STAMP_MS_MAX, Stamp};
use yaodian_plan::{Fingerprint, Plan};

use crate::envelope::{EnvelopeError, crc32};
use crate::{plan_from_text, plan_to_text};

/// What every record's key starts with.
pub const KEY_PREFIX: &str = "yaodian.plan.";
/// The key of the word that names the plan in use; none for the one that comes with the page.
pub const ACTIVE_KEY: &str = "yaodian.active";
/// What the keys of plans that are not kept yet start with, in IndexedDB alone.
pub const DRAFT_PREFIX: &str = "yaodian.draft.";
/// Longer records stand in IndexedDB only: localStorage is small, and progress comes first.
pub const LOCAL_BYTES_MAX: usize = 600_000;

const MARK: &str = "YP1";
const MARK_START: &str = "YP";

/// Where on the shelf a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In use, or ready to be.
    #[default]
    Kept,
    /// Put aside: 已归档.
    Archived,
    /// Thrown away, and there to be taken back: 最近删除.
    Deleted,
}

/// One version of one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When and where this version was made.
    pub stamp: Stamp,
    /// Where it stands.
    pub place: Place,
    /// The plan.
    pub plan: Plan,
}

/// The key a record is stored under, so that no two ever share one.
#[must_use]
pub fn key(plan: Fingerprint, stamp: Stamp, random: u32) -> String {
    format!("{}{:x}.{:x}.{random:x}", plan_prefix(plan), stamp.ms, stamp.device.0)
}

/// What the keys of one plan's records start with.
#[must_use]
pub fn plan_prefix(plan: Fingerprint) -> String {
    format!("{KEY_PREFIX}{:016x}.", plan.0)
}

/// The plan and the stamp a key speaks of.
#[must_use]
pub fn read_key(key: &str) -> Option<(Fingerprint, Stamp)> {
    let mut parts = key.strip_prefix(KEY_PREFIX)?.split('.');
    let plan = read_plan(parts.next()?)?;
    let ms = u64::from_str_radix(parts.next()?, 16).ok().filter(|ms| *ms <= STAMP_MS_MAX)?;
    let device = DeviceId(u32::from_str_radix(parts.next()?, 16).ok()?);
    Some((plan, Stamp { ms, device }))
}

/// Names a plan, as in `ACTIVE_KEY`'s word.
#[must_use]
pub fn plan_word(plan: Fingerprint) -> String {
    format!("{:016x}", plan.0)
}

/// Reads what `plan_word` wrote.
#[must_use]
pub fn read_plan(word: &str) -> Option<Fingerprint> {
    u64::from_str_radix(word, 16).ok().map(Fingerprint)
}

/// Writes a record.
#[must_use]
pub fn write(record: &Record) -> String {
    let place = match record.place {
        Place::Kept => 'k',
        Place::Archived => 'a',
        Place::Deleted => 'd',
    };
    let Stamp { ms, device } = record.stamp;
    let rest = format!("{ms:x} {:x} {place}\n{}", device.0, plan_to_text(&record.plan));
    format!("{MARK} {:08x} {rest}", crc32(rest.as_bytes()))
}

/// Reads a record.
///
/// # Errors
/// `Damaged` for a torn or altered text, `Newer` for one a later version wrote.
pub fn read(text: &str) -> Result<Record, EnvelopeError> {
    let damaged = EnvelopeError::Damaged;
    let (mark, text) = text.split_once(' ').ok_or(damaged)?;
    if mark != MARK {
        let version = mark.strip_prefix(MARK_START).and_then(|version| version.parse().ok());
        return Err(version.map_or(damaged, |version| EnvelopeError::Newer { version }));
    }
    let (checksum, rest) = text.split_once(' ').ok_or(damaged)?;
    if u32::from_str_radix(checksum, 16) != Ok(crc32(rest.as_bytes())) {
        return Err(damaged);
    }
    read_sound(rest).ok_or(damaged)
}

/// Finds a record at the start of a line of a text, as a backup carries one, and reads it; answers
/// with its own text, too.
#[must_use]
pub fn find(text: &str) -> Option<(Record, String)> {
    // By one character: the standard search for several weighs more than this module.
    let starts = text.match_indices('\n').filter_map(|(at, _)| text.get(at + 1..));
    starts.filter(|rest| rest.starts_with(MARK)).find_map(|rest| {
        // What sends a text on may drop the white space at its end.
        let record = rest.trim_end_matches(['\n', '\r', ' ']).to_owned() + "\n";
        Some((read(&record).ok()?, record))
    })
}

fn read_sound(text: &str) -> Option<Record> {
    let (head, plan) = text.split_once('\n')?;
    let mut words = head.split(' ');
    let ms = u64::from_str_radix(words.next()?, 16).ok().filter(|ms| *ms <= STAMP_MS_MAX)?;
    let device = DeviceId(u32::from_str_radix(words.next()?, 16).ok()?);
    let place = match words.next()? {
        "k" => Place::Kept,
        "a" => Place::Archived,
        "d" => Place::Deleted,
        _ => return None,
    };
    let plan = plan_from_text(plan)?;
    words.next().is_none().then_some(Record { stamp: Stamp { ms, device }, place, plan })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(ms: u64, place: Place) -> Record {
        let plan = Plan { title: Some("工作\n要点".to_owned()), ..Plan::default() };
        Record { stamp: Stamp { ms, device: DeviceId(0xbeef) }, place, plan }
    }

    #[test]
    fn keys_say_whose_they_are() {
        let stamp = Stamp { ms: 1_660_780_800_000, device: DeviceId(0xbeef) };
        let name = key(Fingerprint(0xabc), stamp, 7);
        assert_eq!(read_key(&name), Some((Fingerprint(0xabc), stamp)));
        assert!(name.starts_with(&plan_prefix(Fingerprint(0xabc))));
        for bad in
            ["", "yaodian.plan.", "yaodian.plan.x.1.1.1", "yaodian.plan.1.1", "yaodian.p.1.1.1.1"]
        {
            assert_eq!(read_key(bad), None, "{bad}");
        }
    }

    #[test]
    fn is_found_in_a_backup() {
        let (record, text) = (record(5, Place::Kept), write(&record(5, Place::Kept)));
        let found = |text: &str| find(text).map(|(record, _)| record);
        assert_eq!(found(&format!("备份：YD1-1-A\n{text}")), Some(record.clone()));
        assert_eq!(found(&format!("备份\n{}  \n\n", text.trim_end_matches('\n'))), Some(record));
        assert_eq!(found(&text), None);
        assert_eq!(found(&format!("备份\n{}", text.replace('\t', " "))), None);
    }

    #[test]
    fn says_what_is_wrong() {
        let whole = write(&record(5, Place::Kept));
        let check = |text: &str, expect| assert_eq!(read(text), Err(expect), "{text}");
        check("", EnvelopeError::Damaged);
        check(&whole[..whole.len() - 1], EnvelopeError::Damaged);
        check(&whole.replace("YP1", "YP7"), EnvelopeError::Newer { version: 7 });
        check(&whole.replace("要点", "要占"), EnvelopeError::Damaged);
        check(&whole.replace("YP1", "XX"), EnvelopeError::Damaged);
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(ms in 0..=STAMP_MS_MAX, place in 0..3_usize) {
            let place = [Place::Kept, Place::Archived, Place::Deleted][place];
            let record = record(ms, place);
            prop_assert_eq!(read(&write(&record)), Ok(record));
        }

        #[test]
        fn any_text_is_refused_quietly(text in "(YP1 [0-9a-f]{8} )?.{0,40}") {
            prop_assert!(read(&text).is_err());
        }
    }
}

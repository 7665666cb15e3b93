//! Zip archives as office files use them: parts stored or deflated, found by the directory.
//!
//! Sizes are capped before and while unpacking. Must not know what the parts hold.

use std::collections::BTreeMap;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::ReadError;

/// The most bytes one part may unpack to; a long plan's text takes one or two million.
const PART_BYTES_MAX: usize = 20_000_000;
/// The most bytes the parts that are read may unpack to, all together.
const PARTS_BYTES_MAX: usize = 40_000_000;
/// The most parts an archive may have.
const PARTS_MAX: usize = 20_000;

/// How a local header, a directory entry and the directory's end begin.
const LOCAL: &[u8] = b"PK\x03\x04";
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Their lengths without what varies.
const LOCAL_LEN: usize = 30;
const ENTRY_LEN: usize = 46;
const END_LEN: usize = 22;
/// The longest comment after the directory's end.
const COMMENT_LEN_MAX: usize = 65_535;
/// What a 32-bit field holds where the 64-bit extra field has the number.
const IN_EXTRA: usize = 0xffff_ffff;

const STORED: usize = 0;
const DEFLATED: usize = 8;

/// An archive whose directory has been read.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    /// By name in lower case: office files' names are the same in any case.
    entries: BTreeMap<String, Entry>,
    bytes_left: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    is_locked: bool,
    method: usize,
    crc: u32,
    packed_len: usize,
    len: usize,
    /// Where its local header is.
    at: usize,
}

impl<'a> Archive<'a> {
    /// Whether bytes begin as an archive does.
    pub fn is_at(bytes: &[u8]) -> bool {
        bytes.starts_with(LOCAL) || bytes.starts_with(END)
    }

    /// Reads the directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let entries = directory(bytes)?;
        Ok(Self { bytes, entries, bytes_left: PARTS_BYTES_MAX })
    }

    /// Whether there is a part of a name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&name.to_lowercase())
    }

    /// Unpacks a part; `None` where there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(entry) = self.entries.get(&name.to_lowercase()) else { return Ok(None) };
        if entry.is_locked {
            return Err(ReadError::Locked);
        }
        if entry.len > PART_BYTES_MAX || entry.len > self.bytes_left {
            return Err(ReadError::TooLarge);
        }
        let packed = packed_bytes(self.bytes, entry).ok_or(ReadError::Damaged)?;
        // The directory's length is the limit, so one that lies is found out at no greater cost.
        let part = match entry.method {
            STORED => packed.to_vec(),
            DEFLATED => {
                decompress_to_vec_with_limit(packed, entry.len).map_err(|_| ReadError::Damaged)?
            }
            _ => return Err(ReadError::Damaged),
        };
        if part.len() != entry.len || crc32(&part) != entry.crc {
            return Err(ReadError::Damaged);
        }
        self.bytes_left = self.bytes_left.saturating_sub(part.len());
        Ok(Some(part))
    }
}

fn directory(bytes: &[u8]) -> Result<BTreeMap<String, Entry>, ReadError> {
    let from = bytes.len().saturating_sub(END_LEN + COMMENT_LEN_MAX);
    let tail = bytes.get(from..).unwrap_or_default();
    let end = tail.windows(END.len()).rposition(|window| window == END);
    let end = from + end.ok_or(ReadError::Damaged)?;
    let count = number(bytes, end + 10, 2).ok_or(ReadError::Damaged)?;
    let mut at = number(bytes, end + 16, 4).ok_or(ReadError::Damaged)?;
    if count > PARTS_MAX {
        return Err(ReadError::TooLarge);
    }
    let mut entries = BTreeMap::new();
    for _ in 0..count {
        let (name, entry, next) = entry_at(bytes, at).ok_or(ReadError::Damaged)?;
        entries.entry(name).or_insert(entry);
        at = next;
    }
    Ok(entries)
}

/// A directory entry with its name, and where the next one is.
fn entry_at(bytes: &[u8], at: usize) -> Option<(String, Entry, usize)> {
    bytes.get(at..)?.starts_with(ENTRY).then_some(())?;
    let field = |offset, len| number(bytes, at + offset, len);
    let (name_len, extra_len) = (field(28, 2)?, field(30, 2)?);
    let name_at = at + ENTRY_LEN;
    let extra_at = name_at + name_len;
    let name = String::from_utf8_lossy(bytes.get(name_at..extra_at)?);
    let mut entry = Entry {
        is_locked: field(8, 2)? & 1 == 1,
        method: field(10, 2)?,
        crc: u32::try_from(field(16, 4)?).ok()?,
        packed_len: field(20, 4)?,
        len: field(24, 4)?,
        at: field(42, 4)?,
    };
    widen(&mut entry, bytes.get(extra_at..extra_at + extra_len)?);
    let next = extra_at + extra_len + field(32, 2)?;
    Some((name.replace('\\', "/").to_lowercase(), entry, next))
}

/// Takes the 64-bit numbers of an entry from its extra field, where it has some.
fn widen(entry: &mut Entry, mut extra: &[u8]) {
    while let (Some(kind), Some(len)) = (number(extra, 0, 2), number(extra, 2, 2)) {
        let Some((field, rest)) = extra.get(4..).and_then(|rest| rest.split_at_checked(len)) else {
            return;
        };
        extra = rest;
        let mut at = 0;
        let wide = [&mut entry.len, &mut entry.packed_len, &mut entry.at];
        for narrow in wide.into_iter().filter(|n| kind == 1 && **n == IN_EXTRA) {
            *narrow = number(field, at, 8).unwrap_or(usize::MAX);
            at += 8;
        }
    }
}

fn packed_bytes<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let local = bytes.get(entry.at..)?;
    local.starts_with(LOCAL).then_some(())?;
    let from = LOCAL_LEN + number(local, 26, 2)? + number(local, 28, 2)?;
    local.get(from..from.checked_add(entry.packed_len)?)
}

/// A little-endian number; `None` past the end, or where it is greater than can be meant.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(len)?)?;
    let value = field.iter().rev().fold(0_u64, |value, &byte| (value << 8) | u64::from(byte));
    usize::try_from(value).ok()
}

/// The checksum zip archives carry.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = crc_table();
    !bytes.iter().fold(!0, |crc, &byte| {
        let at = (crc ^ u32::from(byte)) & 0xff;
        let step = usize::try_from(at).ok().and_then(|at| TABLE.get(at));
        (crc >> 8) ^ step.copied().unwrap_or_default()
    })
}

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "a constant's bounds")]
const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < table.len() {
        let mut crc = at as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Archive, PART_BYTES_MAX, PARTS_MAX, crc32};
    use crate::ReadError;
    use crate::testing::{deflated, zip};

    fn check(bytes: &[u8], name: &str, expect: Result<Option<&[u8]>, ReadError>) {
        let part = Archive::open(bytes).and_then(|mut archive| archive.part(name));
        assert_eq!(part.as_ref().map(Option::as_deref), expect.as_ref().copied(), "{name}");
    }

    #[test]
    fn unpacks_parts_by_name() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let bytes = zip(&[("a/B.xml", b"one"), ("c", b"")]);
        check(&bytes, "A/b.xml", Ok(Some(b"one")));
        check(&bytes, "c", Ok(Some(b"")));
        check(&bytes, "d", Ok(None));
        check(
            &deflated("a", "甲".repeat(999).as_bytes()),
            "a",
            Ok(Some("甲".repeat(999).as_bytes())),
        );
        check(&zip(&[]), "a", Ok(None));
    }

    #[test]
    fn refuses_what_is_broken_locked_or_too_much() {
        let whole = zip(&[("a", b"one")]);
        check(&whole[..whole.len() - 30], "a", Err(ReadError::Damaged));
        check(b"PK\x03\x04", "a", Err(ReadError::Damaged));
        let change = |at: usize, to: u8| {
            let mut bytes = whole.clone();
            bytes[at] = to;
            bytes
        };
        let entry = 31 + 3;
        check(&change(31, b'X'), "a", Err(ReadError::Damaged));
        check(&change(entry + 8, 1), "a", Err(ReadError::Locked));
        check(&change(entry + 10, 12), "a", Err(ReadError::Damaged));
        check(&change(entry + 27, 0x7f), "a", Err(ReadError::TooLarge));
        let end = whole.len() - 22;
        let mut many = whole.clone();
        many[end + 10..end + 12]
            .copy_from_slice(&u16::try_from(PARTS_MAX + 1).unwrap().to_le_bytes());
        check(&many, "a", Err(ReadError::TooLarge));
    }

    #[test]
    fn refuses_bombs_by_what_they_unpack_to() {
        let bomb = deflated("a", &vec![0; PART_BYTES_MAX + 1]);
        assert!(bomb.len() < 100_000);
        check(&bomb, "a", Err(ReadError::TooLarge));
        // A directory that lies about the length is believed no further than it says.
        let mut lying = deflated("a", &vec![0; 1_000_000]);
        let entry = lying.len() - 22 - 47;
        lying[entry + 24..entry + 28].copy_from_slice(&9_u32.to_le_bytes());
        check(&lying, "a", Err(ReadError::Damaged));
    }
}

//! Plain text in the encodings people save.
//!
//! Must not know what the text says.

use encoding_rs::{Encoding, GB18030};
use yaodian_plan::read::Block;

use crate::budget::Budget;
use crate::zip::Archive;
use crate::{ReadError, TEXT_BYTES_MAX, sniff};

/// Decodes text as its byte order mark says, else as UTF-8, else as GB18030, which Chinese
/// Windows writes.
///
/// # Errors
///
/// Returns what is wrong when the bytes are too many, of a known container, no text, or blank.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    if Archive::is_at(bytes) {
        return Err(ReadError::Archive);
    }
    if let Some(error) = sniff::other(bytes) {
        return Err(error);
    }
    let text = if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark_len..).unwrap_or_default();
        encoding.decode_without_bom_handling_and_without_replacement(rest)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Some(text.into())
    } else {
        GB18030.decode_without_bom_handling_and_without_replacement(bytes)
    };
    // Binary files often decode as something: a NUL gives them away.
    let text = text.filter(|text| !text.contains('\0')).ok_or(ReadError::NotText)?;
    if text.trim().is_empty() { Err(ReadError::Empty) } else { Ok(text.into_owned()) }
}

/// Makes a paragraph of each line that says something.
pub(crate) fn blocks(text: &str) -> Result<Vec<Block>, ReadError> {
    let (mut blocks, mut budget) = (Vec::new(), Budget::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        budget.take_block()?;
        blocks.push(Block::Paragraph(line.into()));
    }
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::ReadError;

    #[test]
    fn decodes_what_people_save() {
        for (bytes, expect) in [
            (&b"\xe5\xb7\xa5\xe4\xbd\x9c"[..], Ok("工作")),
            (b"\xef\xbb\xbf\xe5\xb7\xa5", Ok("工")),
            (b"\xb9\xa4\xd7\xf7", Ok("工作")),
            (b"\xff\xfe\xe5\x5d", Ok("工")),
            (b"\xef\xbb\xbf", Err(ReadError::Empty)),
            (b"\xb9\xa4\xff", Err(ReadError::NotText)),
            (b"PK\x03\x04\0\0", Err(ReadError::Archive)),
        ] {
            assert_eq!(decode(bytes), expect.map(String::from), "{bytes:x?}");
        }
    }
}

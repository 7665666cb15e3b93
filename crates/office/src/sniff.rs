//! What a file is: by its first bytes where these say so, else by the ending of its name.
//!
//! Must not read more than it takes to tell.

use crate::zip::Archive;
use crate::{ReadError, html};

/// How compound files begin: .doc, .xls, .wps, and Word or Excel files under a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The stream of a compound file that holds a document under a password, in its directory's UTF-16.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// How files begin that are none of ours, and what they are.
const OTHERS: [(&[u8], ReadError); 14] = [
    (b"%PDF", ReadError::Pdf),
    (b"\x89PNG", ReadError::Picture),
    (b"\xff\xd8\xff", ReadError::Picture),
    (b"GIF8", ReadError::Picture),
    (b"BM", ReadError::Picture),
    (b"II*\0", ReadError::Picture),
    (b"MM\0*", ReadError::Picture),
    (b"RIFF", ReadError::Picture),
    (b"\0\0\0", ReadError::Picture),
    (b"Rar!", ReadError::Archive),
    (b"7z\xbc\xaf", ReadError::Archive),
    (b"\x1f\x8b", ReadError::Archive),
    (b"{\\rtf", ReadError::LegacyOffice),
    (COMPOUND, ReadError::LegacyOffice),
];
/// Those of the beginnings above that text may have too: they count with a NUL behind them only.
const TEXT_TOO: [&[u8]; 3] = [b"BM", b"RIFF", b"GIF8"];

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Lines of text.
    Text,
    /// Markdown.
    Markdown,
    /// Cells parted by commas, semicolons or tabs.
    Csv,
    /// A page.
    Html,
    /// A Word or Excel file; which one, its parts say.
    Office,
}

/// Tells the format of a file; where it is none that is read, says what it is.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    if Archive::is_at(bytes) {
        return Ok(Format::Office);
    }
    if let Some(error) = other(bytes) {
        let is_wps = matches!(ending, "wps" | "et" | "wpt" | "ett");
        return Err(if error == ReadError::LegacyOffice && is_wps {
            ReadError::Wps
        } else {
            error
        });
    }
    match ending {
        _ if bytes.is_empty() => Err(ReadError::Empty),
        "txt" | "text" => Ok(Format::Text),
        "md" | "markdown" => Ok(Format::Markdown),
        "csv" | "tsv" => Ok(Format::Csv),
        "html" | "htm" | "xhtml" => Ok(Format::Html),
        _ if html::is_at(bytes) => Ok(Format::Html),
        // Many a system exports text under the name of a Word or Excel file.
        "doc" if is_text(bytes) => Ok(Format::Text),
        "xls" if is_text(bytes) => Ok(Format::Csv),
        "docx" | "xlsx" | "docm" | "xlsm" | "dotx" | "xltx" | "doc" | "xls" => {
            Err(ReadError::Damaged)
        }
        "pdf" => Err(ReadError::Pdf),
        "wps" | "et" | "wpt" | "ett" => Err(ReadError::Wps),
        _ => Err(ReadError::UnknownFormat),
    }
}

/// Says what a file is by its first bytes, where these are none of a format that is read.
pub(crate) fn other(bytes: &[u8]) -> Option<ReadError> {
    let (start, error) = *OTHERS.iter().find(|(start, _)| bytes.starts_with(start))?;
    if TEXT_TOO.contains(&start) && !bytes.contains(&0) {
        return None;
    }
    let is_locked = start == COMPOUND && bytes.windows(LOCKED.len()).any(|window| window == LOCKED);
    Some(if is_locked { ReadError::Locked } else { error })
}

fn is_text(bytes: &[u8]) -> bool {
    // The XML of Word and Excel 2003 is text to the eye only.
    let is_markup =
        bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<");
    !is_markup && crate::text::decode(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Format, format};
    use crate::ReadError;

    #[test]
    fn goes_by_content_first() {
        let locked = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."[..], super::LOCKED].concat();
        for (name, bytes, expect) in [
            ("a.txt", &b"<html>"[..], Ok(Format::Text)),
            ("a.doc", b"<html>", Ok(Format::Html)),
            ("a.doc", b"PK\x03\x04", Ok(Format::Office)),
            ("a.doc", "一、教学".as_bytes(), Ok(Format::Text)),
            ("a.xls", b"a\tb", Ok(Format::Csv)),
            ("a.doc", b"<?xml version='1.0'?><w:wordDocument/>", Err(ReadError::Damaged)),
            ("a.docx", &locked, Err(ReadError::Locked)),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Err(ReadError::LegacyOffice)),
            ("a.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Err(ReadError::Wps)),
            ("a.docx", b"x", Err(ReadError::Damaged)),
            ("a.docx", b"", Err(ReadError::Empty)),
            ("a.txt", b"%PDF-1.4", Err(ReadError::Pdf)),
            ("a.docx", b"\x89PNG\r\n", Err(ReadError::Picture)),
            ("a.heic", b"\0\0\0\x18ftypheic", Err(ReadError::Picture)),
            ("a.txt", b"BM training", Ok(Format::Text)),
            ("a.bmp", b"BM\x10\0\0\0", Err(ReadError::Picture)),
            ("a.zip", b"Rar!", Err(ReadError::Archive)),
            ("a.rtf", b"{\\rtf1", Err(ReadError::LegacyOffice)),
            ("a.tsv", b"a\tb", Ok(Format::Csv)),
            ("noending", b"x", Err(ReadError::UnknownFormat)),
            ("a.pptx", b"x", Err(ReadError::UnknownFormat)),
        ] {
            assert_eq!(format(name, bytes), expect, "{name} {bytes:x?}");
        }
    }
}

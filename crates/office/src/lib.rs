//! Files' bytes as the blocks the plan reader takes: one module a format.
//!
//! Must not know where the bytes come from, what a plan is, or that there is a browser.

mod budget;
mod csv;
mod docx;
mod error;
pub mod html;
mod markdown;
mod package;
#[cfg(test)]
mod plans;
mod sniff;
mod source;
mod table;
#[cfg(test)]
mod testing;
pub mod text;
mod xlsx;
mod xml;
mod zip;

use yaodian_plan::read::Block;

pub use error::ReadError;
use package::Package;
use sniff::Format;
pub use source::Source;
use xml::Xml;

/// The most bytes a file may have: plans are a few pages, but Word files hold pictures too.
pub const BYTES_MAX: usize = 64_000_000;
/// The most bytes a file of text may have.
pub const TEXT_BYTES_MAX: usize = 20_000_000;

/// Reads a document in the format its content or else the ending of its name tells.
///
/// # Errors
///
/// Returns what is wrong with the file when it is empty, too large, in another format than those
/// read, broken, or no text.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    if bytes.len() > BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    let blocks = match sniff::format(name, bytes)? {
        Format::Text => text::blocks(&text::decode(bytes)?)?,
        Format::Markdown => markdown::blocks(&text::decode(bytes)?)?,
        Format::Csv => csv::blocks(&text::decode(bytes)?)?,
        Format::Html => html::blocks(&html::decode(bytes)?)?,
        Format::Office => office(bytes)?,
    };
    if blocks.is_empty() { Err(ReadError::Empty) } else { Ok(blocks) }
}

/// Reads a Word or Excel file; which of them it is, its main part's root says.
fn office(bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_text()?;
    let root = Xml::new(&main).child()?;
    match root.as_ref().map(xml::Element::name) {
        Some("document") => docx::blocks(&mut package, &main),
        Some("workbook") => xlsx::blocks(&mut package, &main),
        _ => Err(ReadError::UnknownFormat),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadError, read};
    use crate::budget::{BLOCKS_MAX, CELLS_MAX};
    use proptest::prelude::*;
    use yaodian_plan::read::Block;

    #[test]
    fn goes_by_the_ending_and_refuses_the_rest() {
        let one = |text: &str| Ok(vec![Block::Paragraph(text.into())]);
        for (name, bytes, expect) in [
            ("a.txt", &b"\xb9\xa4\xd7\xf7"[..], one("工作")),
            ("A.TXT", "工作\n".as_bytes(), one("工作")),
            ("a.md", b"# A", Ok(vec![Block::Heading(1, "A".into())])),
            ("a.txt", b"", Err(ReadError::Empty)),
            ("a.csv", b" \r\n\t", Err(ReadError::Empty)),
            ("a.txt", b"PK\x03\x04\0", Err(ReadError::Damaged)),
            ("a.html", b"<p>\xb9\xa4\xd7\xf7", one("工作")),
            ("a.htm", b"<p></p>", Err(ReadError::Empty)),
            ("a.doc", b"<html><p>a", one("a")),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Err(ReadError::LegacyOffice)),
            ("a.csv", b"\xb9\xa4\xff", Err(ReadError::NotText)),
            ("a.txt", b"a\0b", Err(ReadError::NotText)),
            ("a.pdf", b"%PDF", Err(ReadError::Pdf)),
            ("noending", b"x", Err(ReadError::UnknownFormat)),
        ] {
            assert_eq!(read(name, bytes), expect, "{name} {bytes:x?}");
        }
    }

    #[test]
    fn refuses_what_is_too_much() {
        let large = vec![b'a'; super::TEXT_BYTES_MAX + 1];
        assert_eq!(read("a.txt", &large), Err(ReadError::TooLarge));
        assert_eq!(read("a.html", &large), Err(ReadError::TooLarge));
        assert_eq!(read("a.docx", &vec![0; super::BYTES_MAX + 1]), Err(ReadError::TooLarge));
        let lines = "a\n".repeat(BLOCKS_MAX + 1);
        assert_eq!(read("a.txt", lines.as_bytes()), Err(ReadError::TooMuch));
        let wide = ",".repeat(CELLS_MAX + 1);
        assert_eq!(read("a.csv", format!("a{wide}").as_bytes()), Err(ReadError::TooMuch));
        let long = "a\n\n".repeat(BLOCKS_MAX + 1);
        assert_eq!(read("a.md", long.as_bytes()), Err(ReadError::TooMuch));
    }

    proptest! {
        #[test]
        fn survives_any_bytes(bytes: Vec<u8>, ending in "txt|md|csv|doc|html|docx|xlsx") {
            let _ = read(&format!("a.{ending}"), &bytes);
        }

        #[test]
        fn survives_any_markup(text in "[#|*\\-`>,;\"\t\n 1.甲]{0,200}", ending in "md|csv|html") {
            let _ = read(&format!("a.{ending}"), text.as_bytes());
        }
    }
}

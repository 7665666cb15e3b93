//! Files' bytes as the blocks the plan reader takes: one module a format.
//!
//! Must not know where the bytes come from, what a plan is, or that there is a browser.

mod csv;
mod error;
mod markdown;
mod source;
pub mod text;

use yaodian_plan::read::Block;

pub use error::ReadError;
pub use source::Source;

/// The most bytes a file may have: plans are a few pages, what is larger is something else.
pub const BYTES_MAX: usize = 20_000_000;
/// The most paragraphs, headings and tables a document may have.
const BLOCKS_MAX: usize = 200_000;
/// The most cells the tables of a document may have, all together.
const CELLS_MAX: usize = 500_000;

/// Reads a document in the format its name ends in.
///
/// # Errors
///
/// Returns what is wrong with the file when it is empty, too large, in another format than those
/// read, or no text.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    match ending.as_deref() {
        Some("txt") => Ok(text::blocks(&text::decode(bytes)?)),
        Some("md") => markdown::blocks(&text::decode(bytes)?),
        Some("csv") => csv::blocks(&text::decode(bytes)?),
        _ => Err(ReadError::of_container(bytes).unwrap_or(ReadError::UnknownFormat)),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadError, read};
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
            ("a.txt", b"PK\x03\x04\0", Err(ReadError::Archive)),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Err(ReadError::LegacyOffice)),
            ("a.csv", b"\xb9\xa4\xff", Err(ReadError::NotText)),
            ("a.txt", b"a\0b", Err(ReadError::NotText)),
            ("a.pdf", b"%PDF", Err(ReadError::UnknownFormat)),
            ("noending", b"x", Err(ReadError::UnknownFormat)),
        ] {
            assert_eq!(read(name, bytes), expect, "{name} {bytes:x?}");
        }
    }

    #[test]
    fn refuses_what_is_too_much() {
        let large = vec![b'a'; super::BYTES_MAX + 1];
        assert_eq!(read("a.txt", &large), Err(ReadError::TooLarge));
        let wide = ",".repeat(super::CELLS_MAX + 1);
        assert_eq!(read("a.csv", format!("a{wide}").as_bytes()), Err(ReadError::TooMuch));
        let long = "a\n\n".repeat(super::BLOCKS_MAX + 1);
        assert_eq!(read("a.md", long.as_bytes()), Err(ReadError::TooMuch));
    }

    proptest! {
        #[test]
        fn survives_any_bytes(bytes: Vec<u8>, ending in "txt|md|csv|doc") {
            let _ = read(&format!("a.{ending}"), &bytes);
        }

        #[test]
        fn survives_any_markup(text in "[#|*\\-`>,;\"\t\n 1.甲]{0,200}", ending in "md|csv") {
            let _ = read(&format!("a.{ending}"), text.as_bytes());
        }
    }
}

//! Every reader of foreign bytes, with samples to mutate and the promises it must keep.
//!
//! A new reader is one more row of the table.

mod office;
mod parts;
mod text;
mod wire;

use crate::failure::Outcome;

/// One reader of foreign bytes.
pub struct Reader {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it should be able to read.
    pub samples: fn() -> Outcome<Vec<Vec<u8>>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// Reads; refusing is fine, a broken promise is said in words, a panic is caught outside.
    pub read: fn(&[u8]) -> Result<(), String>,
}

/// The readers.
pub const READERS: &[Reader] = &[
    Reader { name: "text", samples: text::samples, words: text::WORDS, read: text::read },
    Reader { name: "csv", samples: office::samples, words: office::WORDS, read: office::read_csv },
    Reader {
        name: "markdown",
        samples: office::samples,
        words: office::WORDS,
        read: office::read_markdown,
    },
    Reader {
        name: "html",
        samples: office::pages,
        words: office::PAGE_WORDS,
        read: office::read_html,
    },
    Reader {
        name: "docx",
        samples: parts::documents,
        words: parts::DOCUMENT_WORDS,
        read: parts::read_docx,
    },
    Reader {
        name: "xlsx",
        samples: parts::workbooks,
        words: parts::WORKBOOK_WORDS,
        read: parts::read_xlsx,
    },
    Reader {
        name: "archive",
        samples: parts::archives,
        words: parts::ARCHIVE_WORDS,
        read: parts::read_archive,
    },
    Reader { name: "code", samples: wire::codes, words: wire::CODE_WORDS, read: wire::read_code },
    Reader {
        name: "sealed",
        samples: wire::bodies,
        words: wire::BODY_WORDS,
        read: wire::read_body,
    },
    Reader {
        name: "storage",
        samples: wire::stored,
        words: wire::CODE_WORDS,
        read: wire::read_stored,
    },
    Reader { name: "plan", samples: wire::plans, words: wire::PLAN_WORDS, read: wire::read_plan },
];

//! A document as it came, ready to be read as a plan and to be shown beside it.
//!
//! Must not know how any format is read, or what a plan means.

use yaodian_plan::Plan;
use yaodian_plan::read::{self, Block};

use crate::{ReadError, html, read, text};

/// A document taken out of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Lines of text, which the plan reader mends where they were broken.
    Text(String),
    /// Paragraphs, headings and tables.
    Blocks(Vec<Block>),
}

impl Source {
    /// Takes in a file by its name and bytes.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the file.
    pub fn of_file(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        match ending.as_deref() {
            // What plain text says by tabs and blanks at its lines' ends, blocks do not hold.
            Some("txt" | "md") => match text::decode(bytes) {
                // A Word file under another name.
                Err(ReadError::Archive) => read(name, bytes).map(Self::Blocks),
                text => text.map(Self::Text),
            },
            _ => read(name, bytes).map(Self::Blocks),
        }
    }

    /// Takes in what was pasted: HTML where the clipboard had it and it reads as more than its
    /// text does, and text.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it.
    pub fn of_paste(text: &str, html: &str) -> Result<Self, ReadError> {
        if !html.trim().is_empty()
            // A page too odd to be read is pasted as the text it came with.
            && let Ok(blocks) = html::blocks(html)
            && blocks.iter().any(|block| !matches!(block, Block::Paragraph(_)))
        {
            return Ok(Self::Blocks(blocks));
        }
        text::decode(text.as_bytes()).map(Self::Text)
    }

    /// Reads the plan.
    #[must_use]
    pub fn plan(&self) -> Plan {
        match self {
            Self::Text(text) => read::read(text),
            Self::Blocks(blocks) => read::read_blocks(blocks),
        }
    }

    /// What it says, line by line, to be shown beside the plan.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Blocks(blocks) => blocks.iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    }
}

fn line(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Heading(_, text) => text.clone(),
        Block::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let rows = rows.filter(|row| !row.is_empty()).map(|row| row.join("\t"));
            rows.collect::<Vec<_>>().join("\n")
        }
    }
}

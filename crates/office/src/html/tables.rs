//! Tables of a page as they are built, one in another: cells, and what they span.
//!
//! Must not know tags.

use yaodian_plan::read::Block;

use crate::ReadError;
use crate::budget::Budget;
use crate::table::{self, Row};

/// The most tables in one another.
const DEPTH_MAX: usize = 16;
/// The most columns or rows a cell may span: what browsers allow is less than what fits a budget.
const SPAN_MAX: usize = 1_000;

/// The tables that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Building>,
}

#[derive(Debug, Default)]
struct Building {
    rows: Vec<Row>,
    row: Option<Row>,
    /// How many more rows each column is covered for by a cell above.
    covered: Vec<usize>,
    cell: Option<Cell>,
}

#[derive(Debug)]
struct Cell {
    lines: Vec<String>,
    columns: usize,
    rows: usize,
}

impl Tables {
    /// Whether text belongs into a cell.
    pub fn is_in_cell(&self) -> bool {
        self.open.last().is_some_and(|table| table.cell.is_some())
    }

    /// Opens a table.
    pub fn open(&mut self) -> Result<(), ReadError> {
        if self.open.len() == DEPTH_MAX {
            return Err(ReadError::TooDeep);
        }
        self.open.push(Building::default());
        Ok(())
    }

    /// Opens a row.
    pub fn open_row(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        budget.take_block()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        table.close_row(budget)?;
        table.row = Some(Row::default());
        Ok(())
    }

    /// Opens a cell that spans some columns and rows.
    pub fn open_cell(
        &mut self,
        columns: usize,
        rows: usize,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        table.close_cell(budget)?;
        if table.row.is_none() {
            self.open_row(budget)?;
        }
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let (columns, rows) = (columns.clamp(1, SPAN_MAX), rows.clamp(1, SPAN_MAX));
        table.cell = Some(Cell { lines: Vec::new(), columns, rows });
        Ok(())
    }

    /// Closes the innermost table's cell.
    pub fn close_cell(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        self.open.last_mut().map_or(Ok(()), |table| table.close_cell(budget))
    }

    /// Closes the innermost table's row.
    pub fn close_row(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        self.open.last_mut().map_or(Ok(()), |table| table.close_row(budget))
    }

    /// Adds a line to the cell that is open.
    pub fn push_line(&mut self, line: String) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.lines.push(line);
        }
    }

    /// Closes the innermost table: its blocks, unless it stands in a cell, which gets its lines.
    pub fn close(&mut self, budget: &mut Budget) -> Result<Vec<Block>, ReadError> {
        let Some(mut table) = self.open.pop() else { return Ok(Vec::new()) };
        table.close_row(budget)?;
        let Some(cell) = self.open.last_mut().and_then(|outer| outer.cell.as_mut()) else {
            return Ok(table::blocks(table.rows));
        };
        for row in table.rows {
            let filled: Vec<&str> =
                row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            cell.lines.extend((!filled.is_empty()).then(|| filled.join(" ")));
        }
        Ok(Vec::new())
    }

    /// Whether a table is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

impl Building {
    fn close_cell(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.skip_covered(budget)?;
        let Some(row) = &mut self.row else { return Ok(()) };
        budget.take_cells(cell.columns)?;
        let text = cell.lines.join("\n");
        for text in
            std::iter::once(text).chain(std::iter::repeat_n(String::new(), cell.columns - 1))
        {
            let at = row.cells.len();
            row.cells.push(text);
            if at >= self.covered.len() {
                self.covered.resize(at + 1, 0);
            }
            if let Some(covered) = self.covered.get_mut(at) {
                *covered = cell.rows - 1;
            }
        }
        Ok(())
    }

    /// Leaves the cells empty that one above covers.
    fn skip_covered(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let Some(row) = &mut self.row else { return Ok(()) };
        while let Some(covered) = self.covered.get_mut(row.cells.len()).filter(|rows| **rows > 0) {
            *covered -= 1;
            budget.take_cells(1)?;
            row.cells.push(String::new());
            row.is_continued = true;
        }
        Ok(())
    }

    fn close_row(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        self.close_cell(budget)?;
        self.skip_covered(budget)?;
        self.rows.extend(self.row.take());
        Ok(())
    }
}

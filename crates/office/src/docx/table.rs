//! Tables of a document: cells with their paragraphs as lines, merged ones empty but for the first.
//!
//! Must not know what the columns mean.

use yaodian_plan::read::Block;

use super::{Flow, Reader};
use crate::ReadError;
use crate::table::{self, Row};
use crate::xml::{Element, Xml};

/// The most columns a cell may span: Word has 63.
const SPAN_MAX: usize = 64;
/// The most tables in one another: each copies the text of those within.
const DEPTH_MAX: usize = 16;

impl Reader {
    /// Reads a table into a flow.
    pub(super) fn table(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), ReadError> {
        let mut rows = Vec::new();
        if self.open_tables == DEPTH_MAX {
            return Err(ReadError::TooDeep);
        }
        self.open_tables += 1;
        self.rows(xml, &mut rows)?;
        self.open_tables -= 1;
        flow.blocks.extend(table::blocks(rows));
        Ok(())
    }

    /// Reads the rows in the current element, and in what wraps them.
    fn rows(&mut self, xml: &mut Xml, rows: &mut Vec<Row>) -> Result<(), ReadError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "tr" => {
                    self.budget.take_block()?;
                    let mut row = Row::default();
                    if self.cells(xml, &mut row)? {
                        rows.push(row);
                    }
                }
                "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => xml.skip()?,
                _ => self.rows(xml, rows)?,
            }
        }
        Ok(())
    }

    /// Reads the cells in the current element; says whether the row still stands.
    fn cells(&mut self, xml: &mut Xml, row: &mut Row) -> Result<bool, ReadError> {
        let mut stands = true;
        while let Some(element) = xml.child()? {
            match element.name() {
                "tc" => self.cell(xml, row)?,
                "trPr" => {
                    while let Some(property) = xml.child()? {
                        match property.name() {
                            "gridBefore" => self.pad(row, span(&property))?,
                            "del" => stands = false,
                            _ => {}
                        }
                        xml.skip()?;
                    }
                }
                "tblPrEx" | "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => xml.skip()?,
                _ => stands &= self.cells(xml, row)?,
            }
        }
        Ok(stands)
    }

    fn cell(&mut self, xml: &mut Xml, row: &mut Row) -> Result<(), ReadError> {
        let (mut flow, mut merge) = (Flow::default(), Merge { span: 1, ..Merge::default() });
        while let Some(element) = xml.child()? {
            match element.name() {
                "tcPr" => merge = Merge::read(xml)?,
                _ => self.flow_part(xml, &element, &mut flow)?,
            }
        }
        self.end(&mut flow);
        row.is_continued |= merge.is_below;
        let is_first = !(merge.is_below || merge.is_beside || merge.is_deleted);
        let text = if is_first { text_of(&flow.blocks) } else { String::new() };
        self.budget.take_cells(1)?;
        row.cells.push(text);
        self.pad(row, merge.span.saturating_sub(1))
    }

    fn pad(&mut self, row: &mut Row, count: usize) -> Result<(), ReadError> {
        self.budget.take_cells(count)?;
        row.cells.extend(std::iter::repeat_n(String::new(), count));
        Ok(())
    }
}

/// How a cell is merged with its neighbours.
#[derive(Default)]
struct Merge {
    span: usize,
    is_below: bool,
    is_beside: bool,
    is_deleted: bool,
}

impl Merge {
    fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut merge = Self { span: 1, ..Self::default() };
        while let Some(property) = xml.child()? {
            let goes_on = || property.attribute("val").is_none_or(|value| value != "restart");
            match property.name() {
                "gridSpan" => merge.span = span(&property),
                "vMerge" => merge.is_below = goes_on(),
                "hMerge" => merge.is_beside = goes_on(),
                "cellDel" => merge.is_deleted = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(merge)
    }
}

fn span(element: &Element) -> usize {
    element.number("val").unwrap_or(1).clamp(1, SPAN_MAX)
}

/// A cell's blocks as lines; a table within it has a line a row.
fn text_of(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading(_, text) => lines.push(text.clone()),
            Block::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let filled: Vec<&str> =
                        row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                    lines.push(filled.join(" "));
                }
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

//! Rows of cells as blocks: lines above the header, the header, the rows.
//!
//! Shared by every format that has tables. Must not know what the columns mean.

use yaodian_plan::Table;
use yaodian_plan::read::Block;

/// A column's name is short; a cell that is longer holds a task.
const NAME_CHARS_MAX: usize = 16;
/// How many rows a header may have below its first.
const HEADER_ROWS_MAX: usize = 2;

/// A row; merged cells are empty but for the first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// The cells' texts.
    pub cells: Vec<String>,
    /// Whether some cell is merged with the one above it.
    pub is_continued: bool,
}

impl Row {
    /// A row of cells that are not merged.
    pub fn of<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let cells = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
        Self { cells, is_continued: false }
    }

    fn filled(&self) -> impl Iterator<Item = &String> {
        self.cells.iter().filter(|cell| !cell.is_empty())
    }

    fn is_header(&self) -> bool {
        self.cells.iter().all(|cell| is_name(cell))
    }
}

/// Makes a table of the rows, and paragraphs of the rows above it that fill one cell only.
pub(crate) fn blocks(rows: impl IntoIterator<Item = Row>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rows = rows.into_iter().filter(|row| row.filled().next().is_some()).peekable();
    while let Some(row) = rows.next_if(|row| row.filled().nth(1).is_none()) {
        let lines = row.filled().flat_map(|cell| cell.lines()).map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        blocks.extend(lines.map(|line| Block::Paragraph(line.into())));
    }
    let mut table = Table::default();
    if let Some(first) = rows.next_if(Row::is_header) {
        table.header = first.cells;
        for _ in 0..HEADER_ROWS_MAX {
            let Some(below) = rows.next_if(|row| row.is_continued && row.is_header()) else {
                break;
            };
            name_more_closely(&mut table.header, below.cells);
        }
    }
    table.rows = rows.map(|row| row.cells).collect();
    if !(table.header.is_empty() && table.rows.is_empty()) {
        blocks.push(Block::Table(table));
    }
    blocks
}

/// Under 责任单位 stand 牵头单位 and 配合单位, which say what their columns hold.
fn name_more_closely(header: &mut Vec<String>, below: Vec<String>) {
    for (index, name) in below.into_iter().enumerate() {
        match header.get_mut(index) {
            Some(above) if !name.is_empty() => *above = name,
            Some(_) => {}
            None => header.push(name),
        }
    }
}

/// Whether a cell may name a column: short, and no number but a year, as in 2025年目标.
fn is_name(cell: &str) -> bool {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let rest = cell.get(digits..).and_then(|rest| rest.chars().next());
    let is_year = digits == 4 && rest.is_some_and(char::is_alphabetic);
    (digits == 0 || is_year) && cell.chars().count() <= NAME_CHARS_MAX
}

#[cfg(test)]
mod tests {
    use super::{Row, blocks, is_name};
    use yaodian_plan::Table;
    use yaodian_plan::read::Block;

    fn check(rows: &[(&[&str], bool)], above: &[&str], header: &[&str], body: &[&[&str]]) {
        let own = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
        let given = rows.iter().map(|(row, is_continued)| Row {
            is_continued: *is_continued,
            ..Row::of(row.iter().copied())
        });
        let mut expect: Vec<Block> = above.iter().map(|&p| Block::Paragraph(p.into())).collect();
        if !(header.is_empty() && body.is_empty()) {
            let rows = body.iter().map(|row| own(row)).collect();
            expect.push(Block::Table(Table { header: own(header), rows }));
        }
        assert_eq!(blocks(given), expect, "{rows:?}");
    }

    #[test]
    fn parts_lines_header_and_rows() {
        check(
            &[(&["分解表", ""], false), (&["序号", "任务"], false), (&["1", "建校"], false)],
            &["分解表"],
            &["序号", "任务"],
            &[&["1", "建校"]],
        );
        check(
            &[(&["甲\n\n乙"], false), (&[""], false), (&["丙"], false)],
            &["甲", "乙", "丙"],
            &[],
            &[],
        );
        check(
            &[(&["1", "建校"], false), (&["", "修校"], true)],
            &[],
            &[],
            &[&["1", "建校"], &["", "修校"]],
        );
        check(&[], &[], &[], &[]);
    }

    #[test]
    fn joins_a_header_of_two_rows() {
        check(
            &[
                (&["任务", "责任单位", "", "时限"], false),
                (&["", "牵头单位", "配合单位", ""], true),
                (&["建校", "基建科", "财务科", "年底"], false),
                (&["", "教育科", "人事科", "年底"], true),
            ],
            &[],
            &["任务", "牵头单位", "配合单位", "时限"],
            &[&["建校", "基建科", "财务科", "年底"], &["", "教育科", "人事科", "年底"]],
        );
    }

    #[test]
    fn knows_names_of_columns() {
        for (cell, expect) in [
            ("任务", true),
            ("", true),
            ("2025年目标", true),
            ("2025", false),
            ("3所", false),
            ("2022-09-01", false),
            ("全面落实立德树人根本任务的各项要求", false),
        ] {
            assert_eq!(is_name(cell), expect, "{cell}");
        }
    }
}

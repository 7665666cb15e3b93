//! Tables as text, their cells parted by commas, semicolons or tabs.
//!
//! Must not know what the columns mean.

use csv::ReaderBuilder;
use yaodian_plan::read::Block;

use crate::ReadError;
use crate::budget::Budget;
use crate::table::{self, Row};

/// Makes a table of the rows, and paragraphs of the lines above it that fill one cell only.
pub fn blocks(text: &str) -> Result<Vec<Block>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let (mut rows, mut budget) = (Vec::new(), Budget::new());
    for record in reader.records() {
        let record = record.map_err(|_| ReadError::NotText)?;
        budget.take_cells(record.len())?;
        rows.push(Row::of(&record));
    }
    Ok(table::blocks(rows))
}

/// The mark that parts the most cells in the first lines, quoted text aside.
fn delimiter(text: &str) -> u8 {
    let (mut counts, mut is_quoted) = ([(b'\t', 0), (b';', 0), (b',', 0)], false);
    for byte in text.bytes().take(4_000) {
        is_quoted ^= byte == b'"';
        for (mark, count) in &mut counts {
            *count += u32::from(!is_quoted && byte == *mark);
        }
    }
    counts.iter().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use yaodian_plan::Table;
    use yaodian_plan::read::Block;

    fn check(text: &str, above: &[&str], header: &[&str], rows: &[&[&str]]) {
        let own = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
        let mut expect: Vec<Block> =
            above.iter().map(|&line| Block::Paragraph(line.into())).collect();
        let rows = rows.iter().map(|row| own(row)).collect();
        expect.push(Block::Table(Table { header: own(header), rows }));
        assert_eq!(blocks(text), Ok(expect), "{text}");
    }

    #[test]
    fn reads_tables() {
        let header = &["序号", "任务"][..];
        check("序号,任务\n1,建校\n", &[], header, &[&["1", "建校"]]);
        check("序号;任务\n1;建校,修校\n", &[], header, &[&["1", "建校,修校"]]);
        check("序号\t任务\n\n1\t建校\n", &[], header, &[&["1", "建校"]]);
        check("分解表,\n序号,任务\n1,建校\n", &["分解表"], header, &[&["1", "建校"]]);
        check("序号,任务\n1,\"建校\n修校\"\n", &[], header, &[&["1", "建校\n修校"]]);
        check("序号,任务\n1,建校\n,修校\n", &[], header, &[&["1", "建校"], &["", "修校"]]);
        check("1,建校\n2,修校\n", &[], &[], &[&["1", "建校"], &["2", "修校"]]);
    }
}

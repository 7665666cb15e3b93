//! One sheet: its cells as rows of text.
//!
//! Must not know the workbook around it; it gets its strings and formats.

use std::collections::{BTreeMap, BTreeSet};

use super::Workbook;
use crate::ReadError;
use crate::budget::Budget;
use crate::table::Row;
use crate::xml::{Element, Xml};

/// The most rows and columns a sheet may have: Excel's own.
const ROWS_MAX: u32 = 1_048_576;
const COLUMNS_MAX: u32 = 16_384;
/// The most merged areas that are looked at.
const MERGES_MAX: usize = 20_000;

/// The cells that hold something, by row and column from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// Merged cells: the first and the last row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Merge {
    top: u32,
    left: u32,
    bottom: u32,
    right: u32,
}

/// Reads a sheet's rows, without those and the columns in which nothing stands.
pub(super) fn rows(
    text: &str,
    book: &Workbook,
    budget: &mut Budget,
) -> Result<Vec<Row>, ReadError> {
    let (mut xml, mut cells, mut merges) = (Xml::new(text), Cells::new(), Vec::new());
    xml.child()?;
    while let Some(element) = xml.child()? {
        match element.name() {
            "sheetData" => read_rows(&mut xml, book, budget, &mut cells)?,
            "mergeCells" => {
                while let Some(merge) = xml.child()? {
                    merges.extend(merge.attribute("ref").and_then(|area| merge_of(&area)));
                    xml.skip()?;
                }
            }
            _ => xml.skip()?,
        }
    }
    merges.truncate(MERGES_MAX);
    clear_merged(&mut cells, &merges, budget)?;
    laid_out(cells, &merges, budget)
}

fn read_rows(
    xml: &mut Xml,
    book: &Workbook,
    budget: &mut Budget,
    cells: &mut Cells,
) -> Result<(), ReadError> {
    let mut next_row = 0;
    while let Some(element) = xml.child()? {
        budget.take_block()?;
        let row = element.number("r").and_then(|r: u32| r.checked_sub(1)).unwrap_or(next_row);
        next_row = row.saturating_add(1);
        let mut next_column = 0;
        while let Some(cell) = xml.child()? {
            budget.take_cells(1)?;
            let place = cell.attribute("r").and_then(|name| place_of(&name));
            let column = place.map_or(next_column, |(_, column)| column);
            next_column = column.saturating_add(1);
            let text = cell_text(xml, &cell, book)?;
            budget.take_text(&text)?;
            if !text.is_empty() && row < ROWS_MAX && column < COLUMNS_MAX {
                cells.entry(row).or_default().insert(column, text);
            }
        }
    }
    Ok(())
}

fn cell_text(xml: &mut Xml, cell: &Element, book: &Workbook) -> Result<String, ReadError> {
    let kind = cell.attribute("t").unwrap_or_default();
    let format = cell.number("s").unwrap_or(0);
    let (mut value, mut inline) = (String::new(), String::new());
    while let Some(part) = xml.child()? {
        match part.name() {
            "v" => value = xml.text()?,
            "is" => inline = super::rich_text(xml)?,
            _ => xml.skip()?,
        }
    }
    let value = value.trim_matches(|c: char| c.is_ascii_whitespace());
    let text = match &*kind {
        "s" => value.parse().ok().and_then(|at| book.string(at)).unwrap_or_default().to_owned(),
        "inlineStr" => inline,
        "str" | "e" => value.to_owned(),
        "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "d" => value.split('T').next().unwrap_or_default().to_owned(),
        _ => match value.parse::<f64>() {
            Ok(number) if number.is_finite() => book.show(number, format),
            _ => value.to_owned(),
        },
    };
    // Excel writes a carriage return in words.
    let text = if text.contains("_x000D_") { text.replace("_x000D_", "") } else { text };
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// B3 as row 2 and column 1.
fn place_of(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.chars() {
        let place = letter.to_digit(36).filter(|place| *place >= 10)? - 9;
        column = column.checked_mul(26)?.checked_add(place)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn merge_of(area: &str) -> Option<Merge> {
    let (first, last) = area.split_once(':')?;
    let ((top, left), (bottom, right)) = (place_of(first)?, place_of(last)?);
    (top <= bottom && left <= right).then_some(Merge { top, left, bottom, right })
}

/// Empties the cells that a merged one hides.
fn clear_merged(cells: &mut Cells, merges: &[Merge], budget: &mut Budget) -> Result<(), ReadError> {
    for merge in merges {
        for (&row, cells) in cells.range_mut(merge.top..=merge.bottom) {
            // Excel lets none overlap; a file that does is not worth the time it would take.
            budget.take_cells(1)?;
            let hidden: Vec<u32> =
                cells.range(merge.left..=merge.right).map(|(&at, _)| at).collect();
            for column in
                hidden.into_iter().filter(|&column| (row, column) != (merge.top, merge.left))
            {
                cells.remove(&column);
            }
        }
    }
    Ok(())
}

fn laid_out(cells: Cells, merges: &[Merge], budget: &mut Budget) -> Result<Vec<Row>, ReadError> {
    let columns: BTreeSet<u32> = cells.values().flat_map(|row| row.keys().copied()).collect();
    budget.take_cells(columns.len().saturating_mul(cells.len()))?;
    // A merged area below its first row; a row is looked up among few of them.
    let continued: Vec<(u32, u32)> =
        merges.iter().filter(|m| m.bottom > m.top).map(|m| (m.top + 1, m.bottom)).collect();
    let is_continued = covered(continued);
    Ok(cells
        .into_iter()
        .filter(|(_, row)| !row.is_empty())
        .map(|(at, mut row)| Row {
            cells: columns.iter().map(|column| row.remove(column).unwrap_or_default()).collect(),
            is_continued: is_continued.range(..=at).next_back().is_some_and(|(_, &end)| end >= at),
        })
        .collect())
}

/// Spans of rows that overlap or touch, joined: their ends by their beginnings.
fn covered(mut spans: Vec<(u32, u32)>) -> BTreeMap<u32, u32> {
    spans.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => joined.push((from, to)),
        }
    }
    joined.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Merge, covered, merge_of, place_of};

    #[test]
    fn finds_places() {
        for (name, expect) in [
            ("A1", Some((0, 0))),
            ("$AB$12", Some((11, 27))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("12", None),
            ("A", None),
            ("ZZZZZZZZZ1", None),
            ("甲1", None),
        ] {
            assert_eq!(place_of(name), expect, "{name}");
        }
        assert_eq!(merge_of("B2:C4"), Some(Merge { top: 1, left: 1, bottom: 3, right: 2 }));
        assert_eq!(merge_of("C4:B2"), None);
    }

    #[test]
    fn joins_spans() {
        let joined: Vec<_> = covered(vec![(5, 6), (1, 3), (2, 4), (9, 9)]).into_iter().collect();
        assert_eq!(joined, [(1, 4), (5, 6), (9, 9)]);
    }
}

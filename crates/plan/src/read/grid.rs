//! Rows with tabs or bars -> tables.
//!
//! Gathers cells; what a column means, `columns` decides.

use super::lines::Line;
use super::numbering::mark_at;
use super::paragraphs::{Form, Paragraph};
use crate::Table;

/// How many characters a stray line inside a table may have: a cell broken over lines.
const STRAY_CHARS_MAX: usize = 12;
/// How long a column's name may be.
const HEADER_CHARS_MAX: usize = 20;
/// How many paragraphs may part a table's rows: the heading of a group.
const TABLES_APART_MAX: usize = 3;
/// How many rows tell how wide a table is.
const ROWS_TELLING: usize = 3;
/// How many cells a row may have.
const CELLS_MAX: usize = 64;

/// The table that begins at the first line, and how many lines it takes.
pub(super) fn table_at<'a>(lines: &[Line<'a>]) -> Option<(Paragraph<'a>, usize)> {
    let first = lines.first()?;
    if let Some(found) = cell_a_line(lines) {
        return Some(found);
    }
    let separator = separator_of(first.text)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut source: Vec<&str> = Vec::new();
    let mut prefix: Vec<&str> = Vec::new();
    let (mut used, mut row_count) = (0, 0);
    let mut last_number = first.number;
    for (index, line) in lines.iter().enumerate() {
        // Nothing is joined over a line that was dropped, such as a page's number.
        let is_near = line.number <= last_number.saturating_add(1);
        last_number = line.number;
        if line.is_entry || !is_near && !prefix.is_empty() {
            break;
        }
        if separator_of(line.text) == Some(separator) {
            row_count += 1;
            let mut row = cells(line.text, separator);
            // What stands before a row's number belongs to the row above.
            let numbered = row.first().is_some_and(|cell| is_number(cell));
            let above = rows.last_mut().and_then(|row| row.last_mut()).filter(|_| numbered);
            if let Some(cell) = above.filter(|cell| !prefix.is_empty() && !cell.is_empty()) {
                cell.push('\n');
                cell.push_str(&prefix.concat());
            } else if let Some(cell) = row.first_mut() {
                cell.insert_str(0, &prefix.concat());
            }
            for stray in prefix.drain(..) {
                source.push(stray);
            }
            if !is_rule(&row) {
                push_or_mend(&mut rows, row, is_near);
            }
            source.push(line.text);
            used = index + 1;
        } else if is_near && is_stray(line.text) && prefix.is_empty() {
            // A unit in brackets belongs to the cell above it, anything else to the row below.
            match rows.last_mut().and_then(|row| row.last_mut()) {
                Some(cell) if line.text.starts_with(['（', '(']) => {
                    cell.push_str(line.text);
                    source.push(line.text);
                    used = index + 1;
                }
                _ => prefix.push(line.text),
            }
        } else {
            break;
        }
    }
    // A header may stand alone above a heading that parts the rows.
    if row_count < 2 && !rows.first().is_some_and(|row| super::columns::is_schedule(row)) {
        return None;
    }
    let header = if is_header(rows.first()?) { rows.remove(0) } else { Vec::new() };
    let form = Form::Table(Table { header, rows });
    Some((Paragraph { text: source.join("\n").into(), line: first.number, form }, used))
}

/// Gives rows without a header that of the table above them, where they are as wide.
pub(super) fn inherit_header(above: &[Paragraph], table: &mut Paragraph) {
    let Form::Table(rows) = &mut table.form else { return };
    let last =
        above.iter().rev().take(TABLES_APART_MAX).find_map(|paragraph| match &paragraph.form {
            Form::Table(table) => Some(table),
            _ => None,
        });
    let Some(last) = last.filter(|last| rows.header.is_empty() && !last.header.is_empty()) else {
        return;
    };
    if rows.rows.iter().all(|row| row.len() == last.header.len()) {
        rows.header.clone_from(&last.header);
    }
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit())
}

/// Adds a row; the second half of one that a line break inside a cell broke in two is joined to it.
fn push_or_mend(rows: &mut Vec<Vec<String>>, row: Vec<String>, is_near: bool) {
    let width = rows.iter().take(ROWS_TELLING).map(Vec::len).max().unwrap_or(0);
    let starts = |row: &[String]| row.first().is_some_and(|cell| is_number(cell));
    match rows.last_mut() {
        Some(last)
            if is_near
                && last.len() < width
                && last.len() + row.len() == width + 1
                && starts(last)
                && !starts(&row) =>
        {
            let mut cells = row.into_iter();
            if let (Some(cell), Some(rest)) = (last.last_mut(), cells.next()) {
                cell.push('\n');
                cell.push_str(&rest);
            }
            last.extend(cells);
        }
        _ => rows.push(row),
    }
}

/// A table pasted one cell a line, each with a bar behind it; its first row's number tells its width.
fn cell_a_line<'a>(lines: &[Line<'a>]) -> Option<(Paragraph<'a>, usize)> {
    let first = lines.first()?;
    cell_of(first.text)?;
    let cells = || lines.iter().map_while(|line| cell_of(line.text));
    // Asked of a few cells first: most such lines are no table, and each of them asks.
    let width = cells().take(CELLS_MAX).position(|cell| matches!(cell, "1" | "一"));
    let width = width.filter(|&width| width > 1)?;
    let cells: Vec<&str> = cells().collect();
    let owned = |row: &[&str]| row.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let (header, rest) = cells.split_at_checked(width)?;
    let table = Table { header: owned(header), rows: rest.chunks(width).map(owned).collect() };
    let text = cells.join("\n");
    Some((
        Paragraph { text: text.into(), line: first.number, form: Form::Table(table) },
        cells.len(),
    ))
}

fn cell_of(line: &str) -> Option<&str> {
    let cell = line.strip_suffix(['|', '｜'])?;
    (!cell.contains(['|', '｜', '\t'])).then(|| cell.trim_matches(super::folding::is_blank))
}

fn separator_of(line: &str) -> Option<char> {
    if line.contains('\t') {
        return Some('\t');
    }
    let bars = line.bytes().filter(|&b| b == b'|').count();
    (bars >= 2 || line.matches('｜').count() >= 2).then_some('|')
}

fn cells(line: &str, separator: char) -> Vec<String> {
    let line =
        if separator == '|' { line.strip_prefix(['|', '｜']).unwrap_or(line) } else { line };
    let line =
        if separator == '|' { line.strip_suffix(['|', '｜']).unwrap_or(line) } else { line };
    line.split(|c| c == separator || (separator == '|' && c == '｜'))
        .take(CELLS_MAX)
        .map(|cell| cell.trim_matches(super::folding::is_blank).to_owned())
        .collect()
}

/// Whether a row is the line of dashes under a Markdown table's header.
fn is_rule(row: &[String]) -> bool {
    row.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

fn is_stray(line: &str) -> bool {
    line.chars().count() <= STRAY_CHARS_MAX && !line.ends_with('。') && mark_at(line).is_none()
}

/// Whether a row names columns rather than fills them: every cell is short and none a number.
fn is_header(row: &[String]) -> bool {
    let names_column = |cell: &String| {
        cell.is_empty()
            || (cell.chars().count() <= HEADER_CHARS_MAX
                && cell.chars().any(|c| !c.is_ascii_digit() && c != '.')
                && !cell.ends_with('。'))
    };
    row.len() > 1 && row.iter().all(names_column) && row.iter().any(|cell| !cell.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn check(text: &str, expect: Option<(&[&str], &[&[&str]])>) {
        let lines = lines(text);
        let got = table_at(&lines).map(|(paragraph, _)| match paragraph.form {
            Form::Table(table) => table,
            other => panic!("{other:?}"),
        });
        let owned = |row: &[&str]| row.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
        let expect = expect.map(|(header, rows)| Table {
            header: owned(header),
            rows: rows.iter().map(|row| owned(row)).collect(),
        });
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn gathers_rows() {
        check("序号\t内容\n1\t甲\n2\t乙", Some((&["序号", "内容"], &[&["1", "甲"], &["2", "乙"]])));
        check("| 序号 | 内容 |\n|---|---|\n| 1 | 甲 |", Some((&["序号", "内容"], &[&["1", "甲"]])));
        check("名称\t投资\n（万元）\n甲\t3", Some((&["名称", "投资（万元）"], &[&["甲", "3"]])));
        check(
            "类\t值\n甲\t1\n普通\n高中\t2",
            Some((&["类", "值"], &[&["甲", "1"], &["普通高中", "2"]])),
        );
        check(
            "序号|\n内容|\n1|\n甲|\n2|\n乙|",
            Some((&["序号", "内容"], &[&["1", "甲"], &["2", "乙"]])),
        );
        check(
            "序号\t任务\t单位\t时限\n1\t甲\t乙局\n丙局\t6月\n2\t丁\t戊局\t7月",
            Some((
                &["序号", "任务", "单位", "时限"],
                &[&["1", "甲", "乙局\n丙局", "6月"], &["2", "丁", "戊局", "7月"]],
            )),
        );
        check("序号\t任务\t时限", Some((&["序号", "任务", "时限"], &[])));
        check("只有\t一行", None);
        check("没有表", None);
    }
}

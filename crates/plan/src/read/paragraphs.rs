//! Lines -> paragraphs and tables: wrapped lines are joined, rows with tabs or bars gathered.
//!
//! Knows how lines were broken; what a paragraph says is for others.

use std::borrow::Cow;

use super::grid;
use super::lines::Line;
use super::numbering::{Style, mark_at};
use crate::Table;

/// A paragraph or a table of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph<'a> {
    /// What it says, verbatim but for line breaks; a table's rows with tabs between cells.
    pub text: Cow<'a, str>,
    /// The source line it begins on.
    pub line: u32,
    /// What it is.
    pub form: Form,
}

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Running text or a heading.
    Text,
    /// A heading of a document's own levels, as a word processor marks it.
    Heading(u8),
    /// An entry of a table of contents that has no body.
    Contents,
    /// A table.
    Table(Table),
}

impl<'a> Paragraph<'a> {
    /// A paragraph of running text.
    pub fn text(text: impl Into<Cow<'a, str>>, line: u32) -> Self {
        Self { text: text.into(), line, form: Form::Text }
    }
}

/// How far back a line must be Latin words for the next one to be set off by a blank.
const LATIN_TAIL_CHARS: usize = 12;
/// Below this many cells a line says nothing about where lines are wrapped.
const TELLING_CELLS: usize = 30;
/// No page is wider than this.
const WIDTH_CELLS_MAX: usize = 150;
/// How much wider than the page a line may be: a mark that may not begin the next one.
const OVERHANG_CELLS: usize = 8;
/// How many lines must be as wide as the page before it counts as wrapped.
const FULL_LINES_MIN: usize = 4;

/// Makes paragraphs of lines.
pub(super) fn paragraphs<'a>(lines: &[Line<'a>]) -> Vec<Paragraph<'a>> {
    let width = wrap_width(lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut numbers = Numbers::default();
    let mut open = false;
    let mut rest = lines;
    while let Some((line, tail)) = rest.split_first() {
        if line.is_entry {
            let form = Form::Contents;
            paragraphs.push(Paragraph { text: line.text.into(), line: line.number, form });
            (rest, open) = (tail, false);
            continue;
        }
        if line.may_hold_cells
            && let Some((mut table, used)) = grid::table_at(rest)
        {
            grid::inherit_header(&paragraphs, &mut table);
            paragraphs.push(table);
            rest = rest.get(used..).unwrap_or(&[]);
            open = false;
            continue;
        }
        rest = tail;
        let next = tail.first().map_or(u32::MAX, |next| next.number);
        let lists = line.text.ends_with(['、', '，']) && next <= line.number.saturating_add(1);
        let full = lists || width.is_some_and(|width| width.wraps(line));
        let goes_on = open && !numbers.accepts(line.text);
        match paragraphs.last_mut() {
            Some(last) if goes_on => join(last, line.text),
            _ => paragraphs.push(Paragraph::text(line.text.trim_matches('\t'), line.number)),
        }
        numbers.note(line.text);
        open = full;
    }
    paragraphs
}

/// Joins a wrapped line to the paragraph it goes on; Latin words keep a blank between them.
fn join(paragraph: &mut Paragraph, line: &str) {
    let text = paragraph.text.to_mut();
    let mut tail = text.chars().rev().take(LATIN_TAIL_CHARS);
    let word_ends = tail.next().is_some_and(|c| c.is_ascii_alphanumeric() || ",.;:)".contains(c));
    if word_ends
        && line.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(')
        && tail.clone().any(|c| c == ' ')
        && !tail.any(super::scan::is_han)
    {
        text.push(' ');
    }
    text.push_str(line);
}

/// The width a page's lines are wrapped at, in cells of half a Han character.
#[derive(Clone, Copy, Debug)]
struct Width(usize);

impl Width {
    /// From how many cells on a line is full: marks that may not begin a line leave room at its end.
    fn full_from(self) -> usize {
        self.0.saturating_sub((self.0 / 12).max(4))
    }

    /// Whether a line goes on in the next one.
    fn wraps(self, line: &Line) -> bool {
        let cells = line.cells();
        if line.text.ends_with("通知") {
            return false;
        }
        if cells >= self.full_from() {
            return true;
        }
        // Narrow quotes and letters make a full line look short; a heading simply is short.
        let mid_sentence =
            !line.text.ends_with(['。', '；', '：', '！', '？', '.', ';', ':', '）', '》', ')']);
        let heading = mark_at(line.text).is_some() && !line.text.contains('。');
        mid_sentence && !heading && cells * 4 >= self.0 * 3
    }
}

fn wrap_width(lines: &[Line]) -> Option<Width> {
    let mut cells: Vec<usize> = lines
        .iter()
        .filter(|line| !(line.may_hold_cells && line.text.contains('\t')))
        .map(Line::cells)
        .filter(|&c| c >= TELLING_CELLS)
        .collect();
    let nearly_all = cells.len().checked_sub(1 + cells.len() / 50)?;
    let (_, &mut widest, _) = cells.select_nth_unstable(nearly_all);
    if widest > WIDTH_CELLS_MAX {
        return None;
    }
    let width = Width(widest);
    let mut full = 0;
    let mut cut = 0;
    for line in lines {
        let cells = line.cells();
        if cells >= width.full_from() && cells <= widest + OVERHANG_CELLS {
            full += 1;
            cut += usize::from(!line.text.ends_with(['。', '；', '：', '！', '？', '.', ';', ':']));
        }
    }
    let wrapped = full >= FULL_LINES_MIN && full * 3 >= cells.len() && cut * 2 >= full;
    wrapped.then_some(width)
}

impl Line<'_> {
    /// How wide the line is, in cells of half a Han character; less where no page is as wide.
    fn cells(&self) -> usize {
        // No character has more than two bytes a cell.
        let least = self.text.len() / 2;
        if least > WIDTH_CELLS_MAX + OVERHANG_CELLS {
            return least;
        }
        // A character's first byte is the one that goes on with none before it.
        let firsts = self.text.bytes().filter(|&b| b & 0xc0 != 0x80).count();
        let narrow = self.text.bytes().filter(u8::is_ascii).count();
        2 * firsts - narrow
    }
}

/// The numbers lines began with, so that a wrapped 3、 is told from the next item.
#[derive(Debug, Default)]
struct Numbers {
    arabic: u32,
}

impl Numbers {
    fn accepts(&self, line: &str) -> bool {
        match mark_at(line) {
            Some(mark) if mark.style == Style::Arabic => {
                mark.number == 1 || (self.arabic < mark.number && mark.number <= self.arabic + 3)
            }
            Some(mark) => mark.style != Style::Dash || line.starts_with("——"),
            None => false,
        }
    }

    fn note(&mut self, line: &str) {
        if let Some(mark) = mark_at(line)
            && mark.style == Style::Arabic
        {
            self.arabic = mark.number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let lines = lines(text);
        let got: Vec<String> = paragraphs(&lines).iter().map(|p| p.text.to_string()).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn joins_wrapped_lines() {
        check(
            "一、目标\n到明年底，全县学校都要建成符合标准的图书馆和实验室，让每\n一个孩子都能在家门口读书做实验，并且每学期至少读完两\n- 3 -\n\n本书；教师每学年听课不少于二十节，校长不少于三十节，教研\n员不少于四十节，做到有记录、有评价、有改进，全年共计完成\n2.5万节。\n二、措施",
            &[
                "一、目标",
                "到明年底，全县学校都要建成符合标准的图书馆和实验室，让每一个孩子都能在家门口读书做实验，并且每学期至少读完两本书；教师每学年听课不少于二十节，校长不少于三十节，教研员不少于四十节，做到有记录、有评价、有改进，全年共计完成2.5万节。",
                "二、措施",
            ],
        );
    }

    #[test]
    fn keeps_lines_that_are_paragraphs() {
        check("加强领导。\n完善制度。", &["加强领导。", "完善制度。"]);
    }
}

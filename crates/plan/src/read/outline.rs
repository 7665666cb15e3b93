//! Paragraphs -> headings with their levels and bodies.
//!
//! Decides which marks are headings and how they nest; knows nothing of tasks.

use std::borrow::Cow;

use super::closing::is_close;
use super::folding::{Folding, has_number, is_blank};
use super::heading::{Cut, cut, cut_month, is_common};
use super::inline::inline_marks;
use super::nesting::Nesting;
use super::numbering::{Mark, Style, mark_at};
use super::owner_words::{KEYS, TIME_KEYS};
use super::paragraphs::{Form, Paragraph};
use super::scan::{Words, longest_at};
use super::targets::goals;
use super::view::View;
use crate::Table;

/// A heading with its own body.
#[derive(Clone, Debug)]
pub(super) struct Section<'p> {
    /// 1 for the outermost.
    pub level: u8,
    /// How it is numbered; `None` for a body without a heading.
    pub style: Option<Style>,
    /// The number without punctuation.
    pub label: String,
    /// The heading phrase.
    pub title: &'p str,
    /// The heading as it stands with its stop, should it turn out to be a task.
    pub whole: &'p str,
    /// Its own paragraphs.
    pub body: Vec<Piece<'p>>,
    /// The source line it begins on.
    pub line: u32,
    /// Whether it is known to be a heading, body or none.
    pub certain: bool,
}

/// A part of a body.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'p> {
    /// A paragraph.
    Text(&'p str, u32),
    /// A table and its rows as they stand.
    Table(&'p Table, &'p str, u32),
}

/// Unnumbered headings of the outermost level.
#[rustfmt::skip]
static OUTER: Words = Words::new(&[
    "序言", "前言", "引言", "序", "结语", "结束语", "附则", "实施", "后记",
]);

/// Unnumbered headings of documents that number nothing.
#[rustfmt::skip]
static BARE: Words = Words::new(&[
    "指导思想", "工作目标", "总体目标", "主要目标", "总体要求", "总体思路", "基本原则", "主要任务",
    "重点任务", "重点工作", "工作重点", "主要工作", "工作任务", "工作措施", "主要措施", "具体措施",
    "保障措施", "组织保障", "工作要求", "工作安排", "具体安排", "时间安排", "活动安排", "实施步骤",
    "现状分析", "情况分析", "工作内容", "具体工作", "工作思路", "具体内容",
]);

/// How long an annex's heading may be.
const ANNEX_CHARS_MAX: usize = 40;

/// How long a word that names owners may be, what opens and closes it included.
const OWNER_KEY_CHARS: usize = 14;

/// The outline as it is built.
struct Builder<'p> {
    preamble: Vec<Piece<'p>>,
    sections: Vec<Section<'p>>,
    nesting: Nesting,
    bare_allowed: bool,
}

/// Finds the headings; what stands before the first is the preamble.
pub(super) fn outline<'p>(paragraphs: &'p [Paragraph<'p>]) -> (Vec<Piece<'p>>, Vec<Section<'p>>) {
    let marks: Vec<Option<Mark>> = paragraphs.iter().map(|p| mark_at(&p.text)).collect();
    let numbers = |mark: &Mark| (Style::Part..=Style::HanBracket).contains(&mark.style);
    let numbered = marks.iter().flatten().any(numbers);
    let in_text = paragraphs.iter().zip(&marks).filter(|(p, _)| p.form == Form::Text);
    let mut builder = Builder {
        preamble: Vec::new(),
        sections: Vec::new(),
        nesting: Nesting::new(in_text.filter_map(|(_, mark)| mark.as_ref())),
        bare_allowed: !numbered,
    };
    for (paragraph, mark) in paragraphs.iter().zip(marks) {
        builder.read(paragraph, mark);
    }
    let Builder { preamble, mut sections, .. } = builder;
    demote_leaves(&mut sections);
    (preamble, sections)
}

impl<'p> Builder<'p> {
    /// Reads a paragraph into sections and bodies, given the mark it begins with.
    fn read(&mut self, paragraph: &'p Paragraph, mark: Option<Mark<'p>>) {
        let (text, line): (&str, u32) = (&paragraph.text, paragraph.line);
        match &paragraph.form {
            Form::Table(table) => self.push(Piece::Table(table, text, line)),
            Form::Heading(depth) => {
                let mark = mark.filter(|mark| mark.style != Style::Dash);
                self.open_heading(mark.unwrap_or(bare_mark(Style::Hash(*depth))), text, line);
            }
            Form::Contents => {
                self.open_heading(mark.unwrap_or(bare_mark(Style::Part)), text, line);
            }
            Form::Text => match self.unnumbered(text, mark.is_some()) {
                Some(style) => self.open_heading(bare_mark(style), text, line),
                None if self.names_annex(text) => {}
                None => self.read_text(text, mark, line),
            },
        }
    }

    /// Takes the line below 附件1 as its heading.
    fn names_annex(&mut self, text: &'p str) -> bool {
        let Some(section) = self.sections.last_mut() else { return false };
        let bare = section.style == Some(Style::Annex) && section.whole.is_empty();
        if !bare {
            return false;
        }
        let fits = section.body.is_empty()
            && section.title.is_empty()
            && text.chars().count() <= ANNEX_CHARS_MAX
            && !text.contains(['。', '；', '：']);
        if fits {
            section.title = text;
        }
        fits
    }

    fn read_text(&mut self, text: &'p str, mark: Option<Mark<'p>>, line: u32) {
        let marks = inline_marks(text, mark, &self.nesting);
        // The plan itself is annexed to the notice above it.
        if self.sections.is_empty() && marks.first().is_some_and(|(_, m)| m.style == Style::Annex) {
            self.push(Piece::Text(text, line));
            return;
        }
        let first = marks.first().map_or(text.len(), |(at, _)| *at);
        let before = text.get(..first).unwrap_or("").trim_end_matches(is_blank);
        if !before.is_empty() {
            self.push(Piece::Text(before, line));
        }
        for (index, (at, mark)) in marks.iter().enumerate() {
            let end = marks.get(index + 1).map_or(text.len(), |(next, _)| *next);
            let whole = text.get(at + mark.len..end).unwrap_or("").trim_end_matches(is_blank);
            if mark.style == Style::Named && mark.number == 0 {
                // 【保障措施】 is the heading itself.
                let named = Mark { label: "", ..mark.clone() };
                self.open(&named, Cut { title: mark.label, body: whole }, mark.label, line, true);
                continue;
            }
            let certain = mark.style <= Style::Section && !mark.label.is_ascii();
            if mark.style == Style::Month {
                let parts = cut_month(whole);
                self.open(mark, Cut { body: "", ..parts }, whole, line, true);
                if !parts.body.is_empty() {
                    self.read_text(parts.body, mark_at(parts.body), line);
                }
                continue;
            }
            // 第1周（9.2—9.8） 1.开学典礼: what is to be done follows the days.
            if let Some((days, rest)) =
                (mark.style == Style::Week).then(|| days_of(whole)).flatten()
            {
                self.open(mark, Cut { title: days, body: "" }, days, line, true);
                self.read_text(rest, mark_at(rest), line);
                continue;
            }
            self.open(mark, cut(whole), whole, line, certain);
        }
    }

    /// Opens a section for what is known to be a heading and nothing more.
    fn open_heading(&mut self, mark: Mark<'p>, text: &'p str, line: u32) {
        let whole = text.get(mark.len..).unwrap_or("");
        self.open(
            &mark,
            Cut { title: whole.trim_end_matches(['。', '：', ':']), body: "" },
            whole,
            line,
            true,
        );
    }

    fn push(&mut self, piece: Piece<'p>) {
        match self.sections.last_mut() {
            Some(section) => section.body.push(piece),
            None => self.preamble.push(piece),
        }
    }

    fn unnumbered(&self, text: &str, marked: bool) -> Option<Style> {
        if text.len() > 48 {
            return None;
        }
        let mut compact = Cow::Borrowed(text);
        if text.contains(is_blank) {
            compact.to_mut().retain(|c| !is_blank(c));
        }
        let name = compact.trim_end_matches(['：', ':']);
        if OUTER.contains(name) {
            return Some(Style::Part);
        }
        // 具体活动安排： is one where a colon and a heading's usual end say so.
        let ended = name.len() < compact.len() && is_common(name) && name.chars().count() <= 10;
        (self.bare_allowed && (BARE.contains(name) || ended && !marked)).then_some(Style::Chapter)
    }

    fn open(&mut self, mark: &Mark<'p>, cut: Cut<'p>, whole: &'p str, line: u32, certain: bool) {
        // ## 一、总体要求: the inner mark says more than the outer.
        if matches!(mark.style, Style::Hash(_))
            && let Some(inner) = mark_at(whole)
        {
            let whole = whole.get(inner.len..).unwrap_or("");
            return self.open(&inner, Cut { title: whole, body: "" }, whole, line, true);
        }
        let level = self.nesting.enter(mark.style, mark.number);
        let body = if cut.body.is_empty() { Vec::new() } else { vec![Piece::Text(cut.body, line)] };
        self.sections.push(Section {
            level,
            style: Some(mark.style),
            label: label_of(mark),
            title: cut.title,
            whole,
            body,
            line,
            certain,
        });
    }
}

/// Parts the days in brackets a week's text begins with from what follows.
fn days_of(text: &str) -> Option<(&str, &str)> {
    let close = text.starts_with(['（', '(']).then(|| text.find(['）', ')'])).flatten()?;
    let (days, rest) =
        text.split_at_checked(close + text.get(close..)?.chars().next()?.len_utf8())?;
    let rest = rest.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':'));
    (!rest.is_empty() && days.contains(|c: char| c.is_ascii_digit())).then_some((days, rest))
}

fn bare_mark(style: Style) -> Mark<'static> {
    Mark { style, number: 0, label: "", len: 0 }
}

/// The label without the blanks documents set its characters apart with: 十 八.
fn label_of(mark: &Mark) -> String {
    let mut label = mark.label.to_owned();
    if !label.is_ascii() {
        label.retain(|c| !is_blank(c));
    }
    label
}

/// A numbered line that has no body is a task, unless its neighbours show it to be a heading.
fn demote_leaves(sections: &mut [Section]) {
    let bare: Vec<bool> = (0..sections.len()).map(|index| is_bare(sections, index)).collect();
    let mut groups = Vec::with_capacity(sections.len());
    // The open section of each level, so that siblings are told apart in one pass.
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        while open.last().is_some_and(|&(level, _)| level > section.level) {
            open.pop();
        }
        match open.last() {
            Some(&(level, group)) if level == section.level => groups.push(group),
            _ => {
                open.push((section.level, index));
                groups.push(index);
            }
        }
    }
    let mut counts = vec![(0_usize, 0_usize); sections.len()];
    for ((&group, &bare), section) in groups.iter().zip(&bare).zip(sections.iter()) {
        if let Some((all, leaves)) = counts.get_mut(group) {
            *all += 1;
            // An item that is all sentence is a task among its neighbours.
            *leaves += usize::from(bare || section.title.is_empty());
        }
    }
    for (section, (&bare, group)) in sections.iter_mut().zip(bare.iter().zip(groups)) {
        let (all, leaves) = counts.get(group).copied().unwrap_or((1, 1));
        let sentence = section.whole.trim_end_matches(is_blank).ends_with(['。', '；', ';', '！']);
        // 第16周 文艺汇演 is what is done that week, and so is a goal whose owners follow.
        let done = section.style == Some(Style::Week) && !section.title.starts_with(['（', '(']);
        let headings_around = leaves * 2 < all && !sentence && !done && !promises(section);
        if bare && !section.certain && !headings_around {
            section.title = "";
            let whole = section.whole;
            section
                .body
                .retain(|piece| !matches!(piece, Piece::Text(text, _) if whole.ends_with(text)));
            section.body.insert(0, Piece::Text(section.whole, section.line));
        }
    }
}

/// Whether a text is the bracket that was cut from a heading: （负责人：……）.
fn is_rest_of(section: &Section, text: &str) -> bool {
    section.whole.ends_with(text) && text.starts_with(['（', '('])
}

/// Whether a sentence with a goal is followed by who answers for it and nothing else: it is no
/// heading, however short.
fn promises(section: &Section) -> bool {
    let owned = |piece: &Piece| matches!(piece, Piece::Text(text, _) if names_owners(text));
    if section.body.is_empty() || !has_number(section.title) || !section.body.iter().all(owned) {
        return false;
    }
    let view = View::new(section.title, Folding::of(section.title));
    !goals(&view.whole()).is_empty()
}

/// Whether a paragraph begins with a word that names owners and a colon.
fn names_owners(text: &str) -> bool {
    let fold = Folding::default();
    let head: Vec<char> =
        text.chars().take(OWNER_KEY_CHARS).filter_map(|c| fold.visible(c)).collect();
    let from = usize::from(head.first().is_some_and(|c| matches!(c, '(' | '【' | '[')));
    let key = KEYS.longest(&head, from).map(|(len, _)| len);
    key.or_else(|| longest_at(&head, from, &TIME_KEYS))
        .is_some_and(|len| head.get(from + len) == Some(&':'))
}

/// Whether a section has a heading and nothing else.
fn is_bare(sections: &[Section], index: usize) -> bool {
    let Some(section) = sections.get(index) else { return false };
    let has_children = sections.get(index + 1).is_some_and(|next| next.level > section.level);
    let mut empty = section.body.iter().all(|piece| {
        matches!(piece, Piece::Text(text, _) if is_close(text) || is_rest_of(section, text))
    });
    empty = empty || promises(section);
    empty && !has_children && !section.whole.is_empty()
}

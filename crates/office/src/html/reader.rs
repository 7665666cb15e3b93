//! Tags and text as they come by -> blocks.
//!
//! Must not know encodings or how tags are told from text.

use html5gum::emitters::callback::CallbackEvent;
use yaodian_plan::read::Block;

use super::lists::{Lists, is_mark, without_twice};
use super::tables::Tables;
use crate::ReadError;
use crate::budget::Budget;
use crate::docx::numbering::set_apart;

/// Elements whose content no reader of the page sees as text.
const UNSEEN: [&str; 11] = [
    "script", "style", "title", "template", "noscript", "textarea", "select", "svg", "object",
    "iframe", "xml",
];
/// Elements that the next of their name ends, as few write their end tags.
const UNENDED: [&str; 7] = ["p", "li", "tr", "td", "th", "dt", "dd"];
/// Elements that have no content and no end.
const VOID: [&str; 10] = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"];
/// Elements that begin and end a paragraph.
const PARTING: [&str; 24] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "address",
    "center",
    "hr",
    "caption",
    "body",
    "html",
    "pre",
];

/// Reads a page.
pub(super) struct Reader {
    blocks: Vec<Block>,
    budget: Budget,
    text: String,
    /// The level of the heading that is open.
    heading: Option<u8>,
    lists: Lists,
    /// Whether the text begins with an item's number.
    is_in_item: bool,
    tables: Tables,
    /// The element that is not seen, and how many of its name are open in one another.
    unseen: Option<(String, usize)>,
    /// The element that holds a list's number as Word draws it, how many are open, and the number.
    mark: Option<(String, usize, String)>,
    is_verbatim: bool,
    tag: Tag,
}

/// A start tag as its parts come by.
#[derive(Default)]
struct Tag {
    name: String,
    attribute: String,
    style: String,
    is_hidden: bool,
    columns: usize,
    rows: usize,
    /// `start` of a list, `value` of an item.
    number: Option<u32>,
}

impl Reader {
    /// A reader before the first tag.
    pub fn new() -> Self {
        Self {
            blocks: Vec::new(),
            budget: Budget::new(),
            text: String::new(),
            heading: None,
            lists: Lists::default(),
            is_in_item: false,
            tables: Tables::default(),
            unseen: None,
            mark: None,
            is_verbatim: false,
            tag: Tag::default(),
        }
    }

    /// The blocks, once the page has ended.
    pub fn finish(mut self) -> Result<Vec<Block>, ReadError> {
        self.end_mark();
        self.end_text()?;
        while self.tables.is_open() {
            let blocks = self.tables.close(&mut self.budget)?;
            self.blocks.extend(blocks);
        }
        Ok(self.blocks)
    }

    /// Takes what comes next.
    pub fn take(&mut self, event: &CallbackEvent<'_>) -> Result<(), ReadError> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: lossy(name), columns: 1, rows: 1, ..Tag::default() };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = lossy(name);
                self.tag.is_hidden |= self.tag.attribute == "hidden";
            }
            CallbackEvent::AttributeValue { value } => self.tag.set(&lossy(value)),
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.open(&tag, *self_closing)?;
            }
            CallbackEvent::EndTag { name } => self.close(&lossy(name))?,
            CallbackEvent::String { value } => self.push(&lossy(value))?,
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag, is_closed: bool) -> Result<(), ReadError> {
        let name = tag.name.as_str();
        if let Some((unseen, depth)) = &mut self.unseen {
            let is_again = unseen == name;
            if is_again && UNENDED.contains(&name) || unseen == "p" && parts(name) {
                self.unseen = None;
            } else {
                *depth += usize::from(is_again && !is_closed);
                return Ok(());
            }
        }
        if (tag.is_hidden || UNSEEN.contains(&name)) && !VOID.contains(&name) {
            if !is_closed {
                self.unseen = Some((name.to_owned(), 1));
            }
            return Ok(());
        }
        match &mut self.mark {
            Some((mark, depth, _)) if mark == name => *depth += usize::from(!is_closed),
            None if tag.style.contains("mso-list:ignore") && !is_closed => {
                self.mark = Some((name.to_owned(), 1, String::new()));
            }
            _ => {}
        }
        self.open_seen(tag)
    }

    fn open_seen(&mut self, tag: &Tag) -> Result<(), ReadError> {
        match &*tag.name {
            "br" => self.end_line()?,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_text()?;
                self.heading = tag.name.bytes().last().map(|digit| digit.saturating_sub(b'0'));
            }
            "ol" => {
                self.end_text()?;
                self.lists.open(Some(tag.number.unwrap_or(1)));
            }
            "ul" | "menu" => {
                self.end_text()?;
                self.lists.open(None);
            }
            "li" => {
                self.end_text()?;
                self.text = self.lists.mark(tag.number);
                self.is_in_item = !self.text.is_empty();
            }
            "table" => {
                self.end_text()?;
                self.tables.open()?;
            }
            "tr" => {
                self.end_text()?;
                self.tables.open_row(&mut self.budget)?;
            }
            "td" | "th" => {
                self.end_text()?;
                self.tables.open_cell(tag.columns, tag.rows, &mut self.budget)?;
            }
            name if PARTING.contains(&name) => {
                self.is_verbatim |= name == "pre";
                // An item's number waits for the paragraph inside it.
                if !is_mark(&self.text) {
                    self.end_text()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if let Some((unseen, depth)) = &mut self.unseen {
            let is_own = unseen == name;
            if is_own && *depth > 1 {
                *depth -= 1;
                return Ok(());
            }
            let is_around = unseen == "p" && parts(name);
            if is_own || is_around {
                self.unseen = None;
            }
            if !is_around {
                return Ok(());
            }
        }
        if let Some((_, depth, _)) = self.mark.as_mut().filter(|(mark, ..)| mark == name) {
            *depth -= 1;
            if *depth == 0 {
                self.end_mark();
            }
            return Ok(());
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "caption" => self.end_text()?,
            "ol" | "ul" | "menu" => {
                self.end_text()?;
                self.lists.close();
            }
            "table" => {
                self.end_text()?;
                let blocks = self.tables.close(&mut self.budget)?;
                self.blocks.extend(blocks);
            }
            "tr" => {
                self.end_text()?;
                self.tables.close_row(&mut self.budget)?;
            }
            "td" | "th" => {
                self.end_text()?;
                self.tables.close_cell(&mut self.budget)?;
            }
            name if PARTING.contains(&name) => {
                self.is_verbatim &= name != "pre";
                self.end_text()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), ReadError> {
        if self.unseen.is_some() {
            return Ok(());
        }
        if let Some((.., mark)) = &mut self.mark {
            mark.push_str(text);
            return Ok(());
        }
        if self.is_verbatim {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.end_line()?;
                }
                self.text.push_str(line);
            }
        } else {
            self.text.push_str(text);
        }
        Ok(())
    }

    /// Ends a line: a paragraph of its own, but in a heading, which is one.
    fn end_line(&mut self) -> Result<(), ReadError> {
        if self.heading.is_some() {
            self.text.push('\n');
            return Ok(());
        }
        self.end_text()
    }

    /// Puts a list's number before the text, unless it is a bullet: a sign that is no number.
    fn end_mark(&mut self) {
        let Some((.., mark)) = self.mark.take() else { return };
        let mark = set_apart(&tidied(&mark));
        let mut chars = mark.trim().chars();
        let is_sign = match (chars.next(), chars.next()) {
            (Some(only), None) => !(only.is_numeric() || only > '\u{2fff}'),
            (None, _) => true,
            _ => false,
        };
        if !is_sign {
            self.text.push_str(&mark);
        }
    }

    fn end_text(&mut self) -> Result<(), ReadError> {
        let heading = self.heading.take();
        let text = tidied(&std::mem::take(&mut self.text));
        if text.is_empty() || is_mark(&text) {
            return Ok(());
        }
        let text = if self.is_in_item { without_twice(text) } else { text };
        self.is_in_item = false;
        self.budget.take_block()?;
        match heading {
            _ if self.tables.is_in_cell() => self.tables.push_line(text),
            Some(level) => self.blocks.push(Block::Heading(level, text)),
            None => self.blocks.push(Block::Paragraph(text)),
        }
        Ok(())
    }
}

impl Tag {
    fn set(&mut self, value: &str) {
        match &*self.attribute {
            "style" => {
                self.style = value.chars().filter(|c| !c.is_whitespace()).collect();
                self.style.make_ascii_lowercase();
                self.is_hidden |=
                    self.style.contains("display:none") || self.style.contains("mso-hide:all");
            }
            "colspan" => self.columns = value.trim().parse().unwrap_or(1),
            "rowspan" => self.rows = value.trim().parse().unwrap_or(1),
            "start" | "value" => self.number = value.trim().parse().ok(),
            _ => {}
        }
    }
}

/// Whether an element ends the paragraph it begins or ends in.
fn parts(name: &str) -> bool {
    const OTHERS: [&str; 11] =
        ["h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "table", "tr", "td"];
    PARTING.contains(&name) || OTHERS.contains(&name)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A text as a browser draws it: blanks in a row are one, and a line's end beside Chinese is none.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_collapsed(c) {
            tidy.push(c);
            continue;
        }
        let (mut ends_line, mut has_tab) = (c == '\n', c == '\t');
        while let Some(next) = chars.next_if(|&next| is_collapsed(next)) {
            ends_line |= next == '\n';
            has_tab |= next == '\t';
        }
        let is_wide = |c: Option<char>| c.is_none_or(|c| c > '\u{2e7f}');
        if !ends_line {
            // A tab looks like a blank, but whoever typed it meant a column.
            tidy.push(if has_tab { '\t' } else { ' ' });
        } else if !(is_wide(tidy.chars().next_back()) || is_wide(chars.peek().copied())) {
            tidy.push(' ');
        }
    }
    tidy.trim().to_owned()
}

fn is_collapsed(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}')
}

//! Text -> `Plan`, a pure function of the text.
//!
//! Each stage knows only the one before it: lines, paragraphs, outline, tasks, meaning. Nothing here
//! reads a clock, a file or a browser, and no input makes it panic.

mod amounts;
mod assemble;
mod bounds;
mod closing;
mod columns;
mod contents;
mod documents;
mod dues;
mod era;
mod evidence;
mod folding;
pub(crate) mod front;
mod goal_words;
mod grid;
mod heading;
mod inline;
mod kinds;
mod leading;
mod lines;
mod listing;
mod milestones;
mod naming;
mod nesting;
mod numbering;
mod numerals;
mod outline;
mod owner_words;
mod owners;
mod paragraphs;
mod quantity;
mod scan;
mod sentences;
mod spots;
mod subject;
mod targets;
mod tasks;
mod view;
mod when;
mod when_forms;

use crate::{Plan, Table};
use folding::Folding;
use paragraphs::{Form, Paragraph};

/// A part of a document that is not plain text, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, without the number a word processor would draw before it unless it is put in.
    Paragraph(String),
    /// A heading by the document's own styles, with its level from 1.
    Heading(u8, String),
    /// A table; merged cells are empty but for the first.
    Table(Table),
}

/// Reads a plan from plain text.
#[must_use]
pub fn read(text: &str) -> Plan {
    let lines = contents::drop_contents(lines::lines(text));
    let paragraphs = paragraphs::paragraphs(&lines);
    assemble::plan(&paragraphs, Folding::of(text))
}

/// Reads a plan from the blocks of a document of another format.
#[must_use]
pub fn read_blocks(blocks: &[Block]) -> Plan {
    let paragraphs: Vec<Paragraph> = blocks.iter().enumerate().filter_map(paragraph_of).collect();
    let sample: String = paragraphs.iter().take(20).map(|p| &*p.text).collect();
    assemble::plan(&paragraphs, Folding::of(&sample))
}

fn paragraph_of((index, block): (usize, &Block)) -> Option<Paragraph<'_>> {
    let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
    let (text, form) = match block {
        Block::Paragraph(text) => (text.trim_matches(folding::is_blank).into(), Form::Text),
        Block::Heading(level, text) => {
            (text.trim_matches(folding::is_blank).into(), Form::Heading(*level))
        }
        Block::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let text: Vec<String> =
                rows.filter(|row| !row.is_empty()).map(|row| row.join("\t")).collect();
            (text.join("\n").into(), Form::Table(table.clone()))
        }
    };
    let paragraph = Paragraph { text, line, form };
    (!paragraph.text.is_empty()).then_some(paragraph)
}

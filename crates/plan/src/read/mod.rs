//! Text -> `Plan`, a pure function of the text.
//!
//! Each stage knows only the one before it: lines, paragraphs, outline, tasks, meaning. Nothing here
//! reads a clock, a file or a browser, and no input makes it panic.

mod amounts;
mod assemble;
mod blocks;
mod bounds;
mod closing;
mod columns;
mod contents;
mod counts;
mod documents;
mod dues;
mod english;
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
mod numeric_date;
mod occasions;
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
mod understand;
mod view;
mod when;
mod when_english;
mod when_forms;
mod year;

use crate::{Plan, Table};
use folding::Folding;
pub use understand::understand;
pub(crate) use understand::{as_heading, folded, is_blank, label_number};

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
    let source = blocks::Source::of(blocks);
    assemble::plan(&source.paragraphs(), Folding::of(&source.text))
}

//! Markdown: headings, paragraphs, list items with their numbers, and tables.
//!
//! Must not know what the text says.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use yaodian_plan::Table;
use yaodian_plan::read::Block;

use crate::ReadError;
use crate::budget::{BLOCKS_MAX, CELLS_MAX};

/// Makes a block of each heading, paragraph, list item and table.
pub fn blocks(text: &str) -> Result<Vec<Block>, ReadError> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event);
        if reader.blocks.len() > BLOCKS_MAX || reader.cell_count > CELLS_MAX {
            return Err(ReadError::TooMuch);
        }
    }
    reader.end_text(None);
    Ok(reader.blocks)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    /// The next number of each list that is open, outermost first.
    lists: Vec<Option<u64>>,
    table: Table,
    row: Vec<String>,
    cell_count: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } | Tag::CodeBlock(_) => self.end_text(None),
            Tag::List(first) => {
                self.end_text(None);
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_text(None);
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.text = format!("{number}. ");
                    *number = number.saturating_add(1);
                }
            }
            Tag::Table(_) => {
                self.end_text(None);
                self.table = Table::default();
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_text(Some(level)),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.end_text(None),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => {
                self.cell_count += 1;
                self.row.push(std::mem::take(&mut self.text).trim().to_owned());
            }
            TagEnd::TableHead => self.table.header = std::mem::take(&mut self.row),
            TagEnd::TableRow => self.table.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => self.blocks.push(Block::Table(std::mem::take(&mut self.table))),
            _ => {}
        }
    }

    fn end_text(&mut self, level: Option<HeadingLevel>) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.blocks.push(match level {
            Some(level) => Block::Heading(level as u8, text.into()),
            None => Block::Paragraph(text.into()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use yaodian_plan::Table;
    use yaodian_plan::read::Block;

    fn check(text: &str, expect: &[Block]) {
        assert_eq!(blocks(text).as_deref(), Ok(expect), "{text}");
    }

    #[test]
    fn reads_blocks() {
        let p = |text: &str| Block::Paragraph(text.into());
        check("## 一、教学\n正文", &[Block::Heading(2, "一、教学".into()), p("正文")]);
        check("3. 甲\n4. 乙\n", &[p("3. 甲"), p("4. 乙")]);
        check("1. 甲\n   - 丙\n2. 乙\n", &[p("1. 甲"), p("丙"), p("2. 乙")]);
        check("甲**乙**`丙`<b>丁</b>", &[p("甲乙丙丁")]);
        let own = |cells: [&str; 2]| cells.map(String::from).to_vec();
        let table = Table { header: own(["序号", "任务"]), rows: vec![own(["1", "建校"])] };
        check("|序号|任务|\n|-|-|\n|1|建校|\n", &[Block::Table(table)]);
    }
}

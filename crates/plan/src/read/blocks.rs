//! A document's blocks -> paragraphs, through what plain text goes through: page furniture and
//! contents are dropped, wrapped lines joined.
//!
//! Must not know the formats blocks come from.

use super::Block;
use super::contents::drop_contents;
use super::folding::is_blank;
use super::lines::{Line, lines};
use super::numbering::mark_at;
use super::paragraphs::{self, Form, Paragraph};

/// Stands for a table among the lines: Unicode's sign for an object in text.
const TABLE: &str = "\u{fffc}";
/// A heading that is longer holds the text that runs on after it.
const HEADING_CHARS_MAX: usize = 60;

/// Blocks as lines of one text.
pub(super) struct Source<'b> {
    blocks: &'b [Block],
    /// The lines; a table is one.
    pub text: String,
    /// Which block each line is of.
    of_line: Vec<usize>,
    /// The heading that is the document's title.
    title: Option<usize>,
}

impl<'b> Source<'b> {
    /// Lays blocks out as lines.
    pub fn of(blocks: &'b [Block]) -> Self {
        let (mut text, mut of_line) = (String::new(), Vec::new());
        for (index, block) in blocks.iter().enumerate() {
            let whole = match block {
                Block::Paragraph(text) | Block::Heading(_, text) => text.as_str(),
                Block::Table(_) => TABLE,
            };
            for line in whole.split('\n') {
                text.push_str(line);
                text.push('\n');
                of_line.push(index);
            }
        }
        Self { blocks, text, of_line, title: title_of(blocks) }
    }

    /// The paragraphs.
    pub fn paragraphs(&self) -> Vec<Paragraph<'_>> {
        let (mut made, mut run, mut last) = (Vec::new(), Vec::new(), None);
        for line in drop_contents(lines(&self.text)) {
            let place = usize::try_from(line.number).ok().and_then(|number| number.checked_sub(1));
            let index = place.and_then(|place| self.of_line.get(place)).copied();
            match index.and_then(|index| self.blocks.get(index)) {
                Some(Block::Heading(level, text)) if !line.is_entry && self.heads(index, text) => {
                    made.append(&mut paragraphs::paragraphs(&run));
                    run.clear();
                    if last != index {
                        let text = text.trim_matches(is_blank).into();
                        made.push(Paragraph {
                            text,
                            line: line.number,
                            form: Form::Heading(*level),
                        });
                    }
                }
                Some(Block::Table(table)) => {
                    made.append(&mut paragraphs::paragraphs(&run));
                    run.clear();
                    let rows = std::iter::once(&table.header).chain(&table.rows);
                    let rows = rows.filter(|row| !row.is_empty()).map(|row| row.join("\t"));
                    let text = rows.collect::<Vec<_>>().join("\n").into();
                    made.push(Paragraph {
                        text,
                        line: line.number,
                        form: Form::Table(table.clone()),
                    });
                }
                _ => run.push(Line { ..line }),
            }
            last = index;
        }
        made.append(&mut paragraphs::paragraphs(&run));
        made
    }

    /// Whether a heading is one: no title, and no paragraph that only begins with its heading.
    fn heads(&self, index: Option<usize>, text: &str) -> bool {
        let is_sentence = text.trim_end_matches(['。', ' ']).contains('。');
        index != self.title && !is_sentence && text.chars().nth(HEADING_CHARS_MAX).is_none()
    }
}

/// A document's title is its first heading, where that has no number and no other its level.
fn title_of(blocks: &[Block]) -> Option<usize> {
    let mut headings = blocks.iter().enumerate().filter_map(|(index, block)| match block {
        Block::Heading(level, text) => Some((index, *level, text)),
        _ => None,
    });
    let (index, level, text) = headings.next()?;
    let is_alone = headings.all(|(_, other, _)| other > level);
    let is_first = blocks.iter().take(index).all(|block| !matches!(block, Block::Table(_)));
    (is_alone && is_first && mark_at(text).is_none()).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Block {
        Block::Paragraph(text.into())
    }

    fn h(level: u8, text: &str) -> Block {
        Block::Heading(level, text.into())
    }

    /// What becomes of each paragraph, headings with their level before them.
    fn check(blocks: &[Block], expect: &[&str]) {
        let source = Source::of(blocks);
        let shown = |paragraph: &Paragraph| match paragraph.form {
            Form::Heading(level) => format!("{level} {}", paragraph.text),
            Form::Contents => format!("… {}", paragraph.text),
            _ => paragraph.text.to_string(),
        };
        assert_eq!(source.paragraphs().iter().map(shown).collect::<Vec<_>>(), expect, "{blocks:?}");
    }

    #[test]
    fn tells_titles_and_headings() {
        let title = h(1, "某县2026年工作要点");
        check(
            &[title.clone(), h(2, "教学"), p("备课。")],
            &["某县2026年工作要点", "2 教学", "备课。"],
        );
        check(&[title, h(1, "教学")], &["1 某县2026年工作要点", "1 教学"]);
        check(&[h(1, "一、教学"), h(2, "备课")], &["1 一、教学", "2 备课"]);
        check(
            &[h(1, "一、教学"), h(1, "二、安全。每月演练。")],
            &["1 一、教学", "二、安全。每月演练。"],
        );
        check(&[h(1, "一、甲　　乙"), p("丙")], &["1 一、甲　　乙", "丙"]);
    }

    #[test]
    fn drops_contents_and_page_numbers() {
        check(
            &[
                p("目录"),
                p("一、教学……1"),
                p("二、安全……2"),
                p("三、后勤……3"),
                h(1, "一、教学"),
                p("- 3 -"),
            ],
            &["1 一、教学"],
        );
    }

    #[test]
    fn keeps_tables_between_paragraphs() {
        let table = crate::Table { header: vec!["任务".into(), "时限".into()], rows: vec![] };
        check(&[p("甲"), Block::Table(table), p("乙")], &["甲", "任务\t时限", "乙"]);
    }
}

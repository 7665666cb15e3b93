//! Paragraphs -> `Plan`: title and time first, then the outline, then what each task means.
//!
//! Must not look at lines or bytes: other formats come in here with their own paragraphs.

use super::closing::{close_len, holds_no_task};
use super::era::Era;
use super::evidence::{is_plan, looks_back};
use super::folding::Folding;
use super::front::{self, Title};
use super::numbering::{Style, mark_at};
use super::outline::{Piece, Section, outline};
use super::paragraphs::{Form, Paragraph};
use super::scan::Words;
use super::tasks::Meaning;
use super::year;
use crate::{Date, Due, Node, NodeId, Plan, Task, Unsure, Warning};

/// How many paragraphs at either end may hold the sender's block.
const SENDER_PARAGRAPHS: usize = 30;

/// Makes a plan of a document's paragraphs.
pub(super) fn plan(paragraphs: &[Paragraph], folding: Folding) -> Plan {
    let title = front::title(paragraphs);
    let (above, below) = match &title {
        Some(title) => (paragraphs.get(..title.at.start), paragraphs.get(title.at.end..)),
        None => (None, Some(paragraphs)),
    };
    let (above, below) = (above.unwrap_or(&[]), below.unwrap_or(&[]));
    let (mut opening, mut sections) = outline(below);
    let plan_like = is_plan(title.as_ref().map(|t| t.text.as_str()), paragraphs, &sections);
    give_body_a_section(&mut opening, &mut sections, plan_like);
    let (issuer, sent_year) = issued_by(title.as_ref(), paragraphs);
    let text_of_title = title.as_ref().map_or("", |title| title.text.as_str());
    let named = front::years(front::display_title(text_of_title)).is_some();
    let told = if named { None } else { year::told(text_of_title, sent_year, paragraphs) };
    let era = Era::of(front::display_title(text_of_title), told.map(|(year, _)| year));
    let mut warnings = Vec::new();
    if let Some(what) = told.and_then(|(year, told)| told.warning(year)) {
        warnings.push(Warning { line: 1, what });
    }
    if above.iter().any(|paragraph| paragraph.text.contains('。')) {
        warnings.push(Warning { line: 1, what: Unsure::BeforeTitle });
    }
    let meaning_of_title = front::display_title(text_of_title);
    let summed_up = summary_len(meaning_of_title, era.first, &sections);
    let mut meaning = Meaning::new(folding, era, plan_like);
    Plan {
        preamble: text_of(&opening),
        year: era.first,
        issuer,
        outline: nodes(sections, summed_up, &mut meaning),
        tables: paragraphs.iter().filter_map(table_of).collect(),
        title: title.map(|title| title.text),
        warnings,
        ..Plan::default()
    }
}

fn table_of(paragraph: &Paragraph) -> Option<crate::Table> {
    match &paragraph.form {
        Form::Table(table) => Some(table.clone()),
        _ => None,
    }
}

/// A table, or a plan that numbers nothing, has tasks too: they get a section without a heading.
fn give_body_a_section<'p>(
    opening: &mut Vec<Piece<'p>>,
    sections: &mut Vec<Section<'p>>,
    plan_like: bool,
) {
    let from = if sections.is_empty() && plan_like {
        Some(opening.iter().take_while(|piece| piece.is_address()).count())
    } else {
        opening
            .iter()
            .position(|piece| matches!(piece, Piece::Table(table, ..) if !table.rows.is_empty()))
    };
    let Some(from) = from.filter(|&from| from < opening.len()) else { return };
    let body = opening.split_off(from);
    let line = body.first().map_or(1, Piece::line);
    sections.insert(
        0,
        Section {
            level: 1,
            style: None,
            label: String::new(),
            title: "",
            whole: "",
            body,
            line,
            certain: true,
        },
    );
}

fn issued_by(title: Option<&Title>, paragraphs: &[Paragraph]) -> (Option<String>, Option<i32>) {
    let texts: Vec<&str> = paragraphs.iter().map(|p| &*p.text).collect();
    let head = texts.get(..SENDER_PARAGRAPHS.min(texts.len())).unwrap_or(&[]);
    let tail = texts.get(texts.len().saturating_sub(SENDER_PARAGRAPHS)..).unwrap_or(&[]);
    let (head_name, head_year) = front::sender(head);
    let (tail_name, tail_year) = front::sender(tail);
    let in_title = title.and_then(|title| front::issuer_in_title(&title.text));
    (in_title.or(head_name).or(tail_name), head_year.or(tail_year))
}

/// What headings above a section say of its tasks, each with the level it was said at.
#[derive(Debug, Default)]
struct Above {
    looks_back: Option<u8>,
    dues: Option<(u8, Vec<Due>)>,
}

impl Above {
    /// Takes in the next section's heading.
    fn enter(&mut self, section: &Section, meaning: &Meaning) {
        self.looks_back = self.looks_back.filter(|&level| level < section.level);
        if self.looks_back.is_none() && looks_back(section.title) {
            self.looks_back = Some(section.level);
        }
        if self.dues.as_ref().is_some_and(|(level, _)| *level >= section.level) {
            self.dues = None;
        }
        // 九月份：, 第一周（1月5日—1月9日） and 部署阶段（3月） say when for all that stands below them.
        let mut dues = match section.style {
            Some(Style::Week) => meaning.dues_in(section.title),
            Some(Style::Month) => meaning.months_in(section.title),
            // 一、10月份工作
            _ if mark_at(section.title).is_some_and(|mark| mark.style == Style::Month) => {
                meaning.months_in(section.title)
            }
            _ if section.title.is_empty() => Vec::new(),
            _ => meaning.stage_in(section.title),
        };
        // 第16周 文艺汇演: which week it is, but not on which days.
        if section.style == Some(Style::Week) && dues.is_empty() && !section.body.is_empty() {
            dues.push(Due { quote: section.label.clone(), from: None, to: None });
        }
        if !dues.is_empty() {
            self.dues = Some((section.level, dues));
        }
    }

    /// The span of the stage at hand, where its heading names the year.
    fn stage(&self) -> Option<(Date, Date)> {
        let (_, dues) = self.dues.as_ref()?;
        dues.iter().find(|due| due.quote.contains('年')).and_then(|due| due.from.zip(due.to))
    }
}

/// How many of a document's first sections sum up the year before: 2022年工作总结和2023年工作计划.
///
/// All before the heading that opens the plan; none where no heading does.
fn summary_len(title: &str, year: Option<i32>, sections: &[Section]) -> usize {
    static PLANNED: Words = Words::new(&["计划", "思路", "安排", "打算", "下一步", "下步", "明年"]);
    let Some((_, ahead)) = title.split_once("总结") else { return 0 };
    if !PLANNED.stand_in(ahead) {
        return 0;
    }
    let year = year.map_or(String::new(), |year| format!("{year}年"));
    let opens = |section: &Section| {
        PLANNED.stand_in(section.title) || !year.is_empty() && section.title.contains(&year)
    };
    sections.iter().position(opens).unwrap_or(0)
}

/// Nests sections and reads their tasks, numbering both in reading order.
fn nodes(sections: Vec<Section>, summed_up: usize, meaning: &mut Meaning) -> Vec<Node> {
    let mut roots: Vec<Node> = Vec::new();
    let mut open: Vec<Node> = Vec::new();
    let mut above = Above::default();
    let count = sections.len();
    for (index, section) in sections.into_iter().enumerate() {
        above.enter(&section, meaning);
        if index < summed_up {
            above.looks_back = above.looks_back.or(Some(section.level));
        }
        while open.last().is_some_and(|node| node.level >= section.level) {
            close_last(&mut open, &mut roots);
        }
        let last = index + 1 == count;
        let text = text_of(&section.body);
        open.push(Node {
            id: NodeId(u32::try_from(index).unwrap_or(u32::MAX)),
            level: section.level,
            title: section.title.to_owned(),
            text,
            tasks: tasks(&section, last, &above, meaning),
            label: section.label,
            children: Vec::new(),
        });
    }
    while !open.is_empty() {
        close_last(&mut open, &mut roots);
    }
    roots
}

/// What stands in a body, a piece a line.
fn text_of(body: &[Piece]) -> String {
    match body {
        [piece] => piece.text().to_owned(),
        _ => body.iter().map(Piece::text).collect::<Vec<_>>().join("\n"),
    }
}

fn close_last(open: &mut Vec<Node>, roots: &mut Vec<Node>) {
    let Some(node) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None => roots.push(node),
    }
}

fn tasks(section: &Section, last: bool, above: &Above, meaning: &mut Meaning) -> Vec<Task> {
    let close = if last { close_len(&section.body) } else { 0 };
    let kept = section.body.len() - close;
    let body: Vec<Piece> = section
        .body
        .iter()
        .take(kept)
        .copied()
        .filter(|piece| !matches!(piece, Piece::Text(text, _) if holds_no_task(text)))
        .collect();
    let mut body = body;
    if bids(section) {
        body.insert(0, Piece::Text(section.title, section.line));
    }
    meaning.enter_stage(above.stage());
    let mut tasks = meaning.tasks(&body, above.looks_back.is_some());
    if let Some((_, dues)) = &above.dues {
        for task in tasks.iter_mut().filter(|task| task.due.is_empty()) {
            task.due.clone_from(dues);
        }
    }
    tasks
}

/// Whether a heading is a whole English sentence with a number: Objective 1: Raise … to 75%.
fn bids(section: &Section) -> bool {
    let latin = section.label.starts_with(|c: char| c.is_ascii_alphabetic());
    latin && section.title.ends_with('.') && section.title.contains(|c: char| c.is_ascii_digit())
}

impl<'p> Piece<'p> {
    /// What stands there, verbatim.
    fn text(&self) -> &'p str {
        match self {
            Piece::Text(text, _) | Piece::Table(_, text, _) => text,
        }
    }

    fn line(&self) -> u32 {
        match self {
            Piece::Text(_, line) | Piece::Table(_, _, line) => *line,
        }
    }

    /// Whether it is a greeting or a byline rather than a body.
    fn is_address(&self) -> bool {
        let text = self.text();
        matches!(self, Piece::Text(..))
            && (text.ends_with(['：', ':']) && text.chars().count() < 40
                || front::is_date(text)
                || front::is_organ(text))
    }
}

//! The rows of a draft: headings, tasks with what was understood of them, text.
//!
//! Must not know which rows are open.

use yaodian_model::text::{self as app, fill};
use yaodian_model::view::{Piece, day_full, goal, pieces};
use yaodian_plan::draft::{Content, Heading, Refusal, Row, RowKey};
use yaodian_plan::{Date, Due, Kind, Op, Owner, Role, Target, Task};

use crate::bench::{Bench, Mark, Part};
use crate::text::lang;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowView {
    /// A heading.
    Heading {
        /// 1 for the outermost.
        level: u8,
        /// Label and title.
        text: String,
    },
    /// A task.
    Task {
        /// Its text with targets and deadlines marked.
        pieces: Vec<Piece>,
        /// What sort of duty it is.
        kind: &'static str,
        /// What was understood of it.
        marks: Vec<MarkView>,
    },
    /// Body text that holds no task.
    Text(String),
}

/// Something understood of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// Which.
    pub mark: Mark,
    /// Which sort, as the style's word.
    pub key: &'static str,
    /// What it says.
    pub text: String,
}

impl Bench {
    /// A row.
    #[must_use]
    pub fn row_view(&self, key: RowKey) -> Option<RowView> {
        let row = self.draft.row(key)?;
        Some(match &row.content {
            Content::Heading(heading) => {
                let is_blank = heading.is_blank();
                let text =
                    if is_blank { lang().row_no_heading.to_owned() } else { heading_text(heading) };
                RowView::Heading { level: heading.level, text }
            }
            // A table's lines stand here whole; its rows are tasks of their own.
            Content::Text(text) if text.contains('\t') => {
                let line = text.lines().next().unwrap_or_default().replace('\t', " ");
                RowView::Text(fill(lang().row_table, &[&line]))
            }
            Content::Text(text) => RowView::Text(text.clone()),
            Content::Task(task) => RowView::Task {
                pieces: pieces(task),
                kind: kind_word(task.kind),
                marks: marks(row, task),
            },
        })
    }
}

/// A heading as it is said.
pub fn heading_text(heading: &Heading) -> String {
    match (heading.label.as_str(), heading.title.as_str()) {
        ("", title) => title.to_owned(),
        // As wide as a character between characters.
        (label, title) if title.starts_with(|c: char| c.is_ascii()) => format!("{label} {title}"),
        (label, title) => format!("{label}　{title}"),
    }
}

/// What was understood of a task, each mark as it is said.
pub fn mark_texts(row: &Row, task: &Task) -> impl Iterator<Item = (Mark, String)> {
    marks(row, task).into_iter().map(|view| (view.mark, view.text))
}

fn marks(row: &Row, task: &Task) -> Vec<MarkView> {
    let view = |key, part, text| MarkView { mark: Mark { row: row.key, part }, key, text };
    let targets = task.targets.iter().enumerate();
    let targets = targets.map(|(at, target)| view("target", Part::Target(at), target_text(target)));
    let dues = task.due.iter().enumerate();
    let dues = dues.map(|(at, due)| view("due", Part::Due(at), due_text(due)));
    let owners = task.owners.iter().enumerate();
    let owners = owners.map(|(at, owner)| view("owner", Part::Owner(at), owner_text(owner)));
    let milestones = task.milestones.iter().enumerate();
    let milestones =
        milestones.map(|(at, one)| view("milestone", Part::Milestone(at), one.name.clone()));
    targets.chain(dues).chain(owners).chain(milestones).collect()
}

/// `普惠率 ≥90%`.
pub fn target_text(target: &Target) -> String {
    if target.op == Op::Cmp {
        return fill(lang().cmp_reading, &[&target.subject]);
    }
    format!("{} {}", target.subject, goal(app::lang(), target)).trim().to_owned()
}

/// `2022年9月1日至2022年11月30日`.
pub fn due_text(due: &Due) -> String {
    let day = |date: Date| day_full(app::lang(), date);
    match (due.from.map(day), due.to.map(day)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => fill(lang().due_span, &[&from, &to]),
        (Some(from), None) => fill(lang().due_open, &[&from]),
        (None, Some(to)) => fill(lang().due_until, &[&to]),
        (None, None) => lang().due_none.to_owned(),
    }
}

/// `基建科 牵头`.
pub fn owner_text(owner: &Owner) -> String {
    format!("{} {}", owner.name, role_word(owner.role))
}

/// A sort of duty's name.
#[must_use]
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => lang().kind_document,
        Kind::Project => lang().kind_project,
        Kind::Activity => lang().kind_activity,
        Kind::Quantity => lang().kind_quantity,
        Kind::Rate => lang().kind_rate,
        Kind::Routine => lang().kind_routine,
        Kind::Other => lang().kind_other,
    }
}

/// A role's name.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Lead => lang().role_lead,
        Role::Support => lang().role_support,
        Role::Any => lang().role_any,
    }
}

/// Why a step was not done.
#[must_use]
pub fn refusal_word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoSuchRow | Refusal::NoSuchMark => lang().refused_gone,
        Refusal::WrongSort => lang().refused_sort,
        Refusal::NothingChanges => lang().refused_same,
        Refusal::Outermost => lang().refused_outermost,
        Refusal::TooDeep => lang().refused_deep,
        Refusal::NothingAbove => lang().refused_above,
        Refusal::NoWords => lang().refused_words,
        Refusal::NothingToJoin => lang().refused_join,
        Refusal::NoPlaceThere => lang().refused_place,
        Refusal::QuoteNotInText => lang().refused_quote,
        Refusal::Full => lang().refused_full,
    }
}

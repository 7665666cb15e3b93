//! The rows of a draft: headings, tasks with what was understood of them, text.
//!
//! Must not know which rows are open.

use yaodian_model::text::{ZH as APP, fill};
use yaodian_model::view::{Piece, goal, pieces};
use yaodian_plan::draft::{Content, Heading, Refusal, Row, RowKey};
use yaodian_plan::{Date, Due, Kind, Op, Owner, Role, Target, Task};

use crate::bench::{Bench, Mark, Part};
use crate::text::ZH;

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
                    if is_blank { ZH.row_no_heading.to_owned() } else { heading_text(heading) };
                RowView::Heading { level: heading.level, text }
            }
            // A table's lines stand here whole; its rows are tasks of their own.
            Content::Text(text) if text.contains('\t') => {
                let line = text.lines().next().unwrap_or_default().replace('\t', " ");
                RowView::Text(fill(ZH.row_table, &[&line]))
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
        return fill(ZH.cmp_reading, &[&target.subject]);
    }
    format!("{} {}", target.subject, goal(&APP, target)).trim().to_owned()
}

/// `2022-09-01 至 2022-11-30`.
pub fn due_text(due: &Due) -> String {
    let day = |date: Date| date.to_string();
    match (due.from.map(day), due.to.map(day)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => fill(ZH.due_span, &[&from, &to]),
        (Some(from), None) => fill(ZH.due_open, &[&from]),
        (None, Some(to)) => fill(ZH.due_until, &[&to]),
        (None, None) => ZH.due_none.to_owned(),
    }
}

/// `基建科 牵头`.
pub fn owner_text(owner: &Owner) -> String {
    format!("{} {}", owner.name, role_word(owner.role))
}

/// A sort of duty's name.
#[must_use]
pub const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => ZH.kind_document,
        Kind::Project => ZH.kind_project,
        Kind::Activity => ZH.kind_activity,
        Kind::Quantity => ZH.kind_quantity,
        Kind::Rate => ZH.kind_rate,
        Kind::Routine => ZH.kind_routine,
        Kind::Other => ZH.kind_other,
    }
}

/// A role's name.
#[must_use]
pub const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Lead => ZH.role_lead,
        Role::Support => ZH.role_support,
        Role::Any => ZH.role_any,
    }
}

/// Why a step was not done.
#[must_use]
pub const fn refusal_word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoSuchRow | Refusal::NoSuchMark => ZH.refused_gone,
        Refusal::WrongSort => ZH.refused_sort,
        Refusal::NothingChanges => ZH.refused_same,
        Refusal::Outermost => ZH.refused_outermost,
        Refusal::TooDeep => ZH.refused_deep,
        Refusal::NothingAbove => ZH.refused_above,
        Refusal::NoWords => ZH.refused_words,
        Refusal::NothingToJoin => ZH.refused_join,
        Refusal::NoPlaceThere => ZH.refused_place,
        Refusal::QuoteNotInText => ZH.refused_quote,
        Refusal::Full => ZH.refused_full,
    }
}

//! What a plan is once read: an outline of nodes, their tasks, and what was understood of each.
//!
//! Every quote is a verbatim part of the source. Must not know how a plan was read,
//! what anyone did with it, or how it is stored.

use std::fmt;

use crate::{Date, Fingerprint, Number};

/// A plan's node (部分, 事项, …), numbered in reading order; unique in the plan, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A task (任务), numbered in reading order; unique in the plan, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u32);

/// A target (指标), numbered in reading order; unique in the plan, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetId(pub u32);

/// A milestone (项目节点), numbered in reading order; unique in the plan, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MilestoneId(pub u32);

/// A work plan (工作要点).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The title line as it stands, a covering notice's included.
    pub title: Option<String>,
    /// The year the plan is for.
    pub year: Option<i32>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The text between the title and the first node.
    pub preamble: String,
    /// The top-level nodes, in order.
    pub outline: Vec<Node>,
    /// The tables found, those that became tasks too.
    pub tables: Vec<Table>,
    /// What the reader was unsure of.
    pub warnings: Vec<Warning>,
    /// What its progress is filed under: the fingerprint it had when it was first kept, whatever
    /// was changed since. `None` while it was only read.
    pub origin: Option<Fingerprint>,
    /// The tasks that a later version dropped although somebody had worked on them (已移除).
    pub removed: Vec<Task>,
    /// The headings, without what stood below them, that a later version dropped although
    /// somebody had noted something on them.
    pub removed_nodes: Vec<Node>,
    /// The first numbers that were never given to anything.
    pub free: FreeIds,
}

/// The first number of each sort that a plan never gave; those of what was dropped since are not
/// given again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FreeIds {
    /// For nodes.
    pub node: u32,
    /// For tasks.
    pub task: u32,
    /// For targets.
    pub target: u32,
    /// For milestones.
    pub milestone: u32,
}

/// One heading with its body, tasks and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its identity in the plan.
    pub id: NodeId,
    /// 1 for the outermost.
    pub level: u8,
    /// The numbering without punctuation: `三`, `12`; empty where the heading has none.
    pub label: String,
    /// The heading phrase without its label.
    pub title: String,
    /// The node's own body, verbatim.
    pub text: String,
    /// The tasks cut from `text`, in order.
    pub tasks: Vec<Task>,
    /// The nodes below, in order.
    pub children: Vec<Node>,
}

/// One thing to do, cut from a node's text after 。 or ；.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its identity in the plan.
    pub id: TaskId,
    /// Verbatim, its closing mark included.
    pub text: String,
    /// What sort of duty it is.
    pub kind: Kind,
    /// Its measurable goals.
    pub targets: Vec<Target>,
    /// Its named parts.
    pub milestones: Vec<Milestone>,
    /// The 《》 it issues or carries out.
    pub documents: Vec<String>,
    /// Its deadlines.
    pub due: Vec<Due>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
}

/// What sort of duty a task is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 发文: something to draft and issue.
    Document,
    /// 项目: something to build and put to use.
    Project,
    /// 活动: something held on days.
    Activity,
    /// 数量: so many to deliver.
    Quantity,
    /// 比率: a rate to reach or keep.
    Rate,
    /// 常规: something that recurs all year.
    Routine,
    /// Anything else.
    #[default]
    Other,
}

/// A measurable goal (指标).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its identity in the plan.
    pub id: TargetId,
    /// The phrase it was read from, verbatim.
    pub quote: String,
    /// What is measured, short: 普惠率.
    pub subject: String,
    /// How the value bounds.
    pub op: Op,
    /// The goal, or a range's lower end; a percentage is in percent.
    pub value: Option<Number>,
    /// A range's upper end.
    pub upper: Option<Number>,
    /// 所, 个, %, …; empty where there is none.
    pub unit: String,
}

/// How a target's value bounds what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// This many to deliver or reach; met at or above.
    Eq,
    /// At least.
    Ge,
    /// More than.
    Gt,
    /// At most.
    Le,
    /// Less than.
    Lt,
    /// From `value` to `upper`; met from the lower end.
    Range,
    /// Everything (value 100) or nothing (value 0).
    All,
    /// A comparison without a number.
    Cmp,
    /// Among the first `value`.
    Rank,
    /// About.
    Approx,
}

/// A named part of a task that is finished by itself: a building, a partner school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its identity in the plan.
    pub id: MilestoneId,
    /// Its name, verbatim.
    pub name: String,
}

/// A deadline as a span of days; an open end is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The phrase it was read from, verbatim.
    pub quote: String,
    /// The first day it can mean.
    pub from: Option<Date>,
    /// The last day it can mean.
    pub to: Option<Date>,
}

/// Who answers for a task (责任单位).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The unit's or person's name.
    pub name: String,
    /// Lead, support, or whatever the text leaves open.
    pub role: Role,
    /// The phrase it was read from, verbatim.
    pub quote: String,
}

/// What an owner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
    /// The text gives none.
    Any,
}

/// A table as it stood: one header row and the rows below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The column names; empty where the table has none.
    pub header: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// Something the reader was unsure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The line of the source, from 1.
    pub line: u32,
    /// What.
    pub what: Unsure,
}

/// What the reader was unsure of; said in Chinese, and in English by `in_english`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// The title names no year: the day it was signed told this one.
    YearSigned(i32),
    /// The title names no year: the text told this one.
    YearSpoken(i32),
    /// What stands before the title was left out.
    BeforeTitle,
}

impl fmt::Display for Unsure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YearSigned(year) => {
                write!(f, "标题里没有年份，按落款日期当作{year}年的计划")
            }
            Self::YearSpoken(year) => write!(f, "标题里没有年份，按正文当作{year}年的计划"),
            Self::BeforeTitle => f.write_str("标题之前的说明没有列入"),
        }
    }
}

impl Unsure {
    /// The same in English.
    #[must_use]
    pub fn in_english(self) -> String {
        match self {
            Self::YearSigned(year) => {
                format!(
                    "The title names no year; going by the date at its end, it was taken as a plan for {year}"
                )
            }
            Self::YearSpoken(year) => {
                format!(
                    "The title names no year; going by the text, it was taken as a plan for {year}"
                )
            }
            Self::BeforeTitle => "What stands before the title was left out".to_owned(),
        }
    }
}

impl Plan {
    /// The title as people say it: of a covering notice (关于印发《…》的通知), what it issues.
    #[must_use]
    pub fn display_title(&self) -> Option<&str> {
        self.title.as_deref().map(crate::read::front::display_title)
    }

    /// What its progress is filed under.
    #[must_use]
    pub fn identity(&self) -> Fingerprint {
        self.origin.unwrap_or_else(|| self.fingerprint())
    }

    /// The first numbers that nothing in the plan has, nor had.
    #[must_use]
    pub fn free_ids(&self) -> FreeIds {
        let mut free = self.free;
        let past = |free: &mut u32, id: u32| *free = (*free).max(id.saturating_add(1));
        let nodes = self.nodes().chain(&self.removed_nodes);
        nodes.for_each(|node| past(&mut free.node, node.id.0));
        for task in self.tasks().chain(&self.removed) {
            past(&mut free.task, task.id.0);
            task.targets.iter().for_each(|target| past(&mut free.target, target.id.0));
            task.milestones.iter().for_each(|one| past(&mut free.milestone, one.id.0));
        }
        free
    }

    /// The same plan, everything in it numbered in reading order: for one that nobody has worked on
    /// yet, so that the same words have the same numbers wherever they are read.
    #[must_use]
    pub fn renumbered(mut self) -> Self {
        fn number(nodes: &mut [Node], next: &mut FreeIds) {
            for node in nodes {
                node.id = NodeId(take(&mut next.node));
                for task in &mut node.tasks {
                    task.id = TaskId(take(&mut next.task));
                    for target in &mut task.targets {
                        target.id = TargetId(take(&mut next.target));
                    }
                    for milestone in &mut task.milestones {
                        milestone.id = MilestoneId(take(&mut next.milestone));
                    }
                }
                number(&mut node.children, next);
            }
        }
        fn take(next: &mut u32) -> u32 {
            let id = *next;
            *next = next.saturating_add(1);
            id
        }
        number(&mut self.outline, &mut FreeIds::default());
        let (removed, removed_nodes) = (Vec::new(), Vec::new());
        Self { origin: None, removed, removed_nodes, free: FreeIds::default(), ..self }
    }

    /// All nodes, outer before inner, in reading order.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        let mut stack: Vec<&Node> = self.outline.iter().rev().collect();
        std::iter::from_fn(move || {
            let node = stack.pop()?;
            stack.extend(node.children.iter().rev());
            Some(node)
        })
    }

    /// All headings, and those that were dropped, without what stands below them.
    pub fn heads(&self) -> impl Iterator<Item = Node> {
        self.nodes().chain(&self.removed_nodes).map(|node| Node {
            id: node.id,
            level: node.level,
            label: node.label.clone(),
            title: node.title.clone(),
            text: String::new(),
            tasks: Vec::new(),
            children: Vec::new(),
        })
    }

    /// All tasks in reading order.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.nodes().flat_map(|node| &node.tasks)
    }
}

impl Kind {
    /// All, in the order that stored choices count: add at the end only.
    pub const ALL: [Self; 7] = [
        Self::Document,
        Self::Project,
        Self::Activity,
        Self::Quantity,
        Self::Rate,
        Self::Routine,
        Self::Other,
    ];

    /// The kind's name in the documented format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Project => "project",
            Self::Activity => "activity",
            Self::Quantity => "quantity",
            Self::Rate => "rate",
            Self::Routine => "routine",
            Self::Other => "other",
        }
    }
}

impl Op {
    /// The operator's name in the documented format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ge => "ge",
            Self::Gt => "gt",
            Self::Le => "le",
            Self::Lt => "lt",
            Self::Range => "range",
            Self::All => "all",
            Self::Cmp => "cmp",
            Self::Rank => "rank",
            Self::Approx => "approx",
        }
    }
}

impl Role {
    /// The role's name in the documented format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Any => "any",
        }
    }
}

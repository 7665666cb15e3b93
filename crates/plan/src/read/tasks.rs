//! A node's body -> its tasks with all that is understood of each.
//!
//! Brings the readers of goals, dates, owners and names together; has no rule of its own but
//! which tasks a list of owners at an item's end speaks for.

use super::bounds::value_at_start;
use super::columns::{self, Column};
use super::documents::documents;
use super::dues::{begins_in_past, dues};
use super::era::Era;
use super::folding::{Folding, has_number};
use super::kinds::kind;
use super::milestones::milestones;
use super::occasions::joined_months;
use super::outline::Piece;
use super::owner_words::TIME_KEYS;
use super::owners::{self, Custom, Found, owners};
use super::scan::{char_at, holds, longest_at, text_of};
use super::sentences::sentences;
use super::targets::{Goal, goals};
use super::view::{Room, Stretch, View};
use super::when_english::english_cell;
use super::when_forms::pointed_span;
use crate::date::days_in_month;
use crate::{Date, Due, Milestone, MilestoneId, Op, Owner, Table, Target, TargetId, Task, TaskId};

/// How many tasks before it a list of owners may speak for.
const SPREAD_TASKS_MAX: usize = 40;
/// How long what follows 完成时限： may be.
const TIME_CHARS_MAX: usize = 16;
/// How long the name of a part of a measure may be: 小学段.
const PART_CHARS_MAX: usize = 4;

/// Which tasks no list of owners has spoken for.
#[derive(Clone, Copy, Debug, Default)]
struct Unowned {
    /// The first of them.
    from: usize,
    /// The first task the last list spoke for.
    spoken: usize,
    /// Whether the paragraph at hand begins with a list: it speaks for the whole item.
    whole: bool,
}

impl Unowned {
    /// Notes that a list spoke for the tasks from one on.
    fn speak(&mut self, from: usize, len: usize) {
        if from < len || self.from != len {
            self.spoken = from;
        }
        self.from = len;
    }
}

/// What reading tasks needs to know of the document, and the numbers given so far.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    folding: Folding,
    era: Era,
    plan: bool,
    custom: Custom,
    room: Room,
    tasks: u32,
    targets: u32,
    milestones: u32,
}

impl Meaning {
    /// Starts a document; one that is no plan has no goals.
    pub fn new(folding: Folding, era: Era, plan: bool) -> Self {
        Self { folding, era, plan, ..Self::default() }
    }

    /// Reads the tasks of a body; one that looks back has neither goals nor deadlines.
    pub fn tasks(&mut self, body: &[Piece], looks_back: bool) -> Vec<Task> {
        let mut tasks = Vec::new();
        // The first task that no list of owners has spoken for.
        let mut unowned = Unowned::default();
        for piece in body {
            match piece {
                Piece::Text(text, _) => {
                    let room = std::mem::take(&mut self.room);
                    let view = View::in_room(text, self.folding, room);
                    let ranges = sentences(&view);
                    tasks.reserve(ranges.len());
                    for range in ranges {
                        let sentence = view.stretch(range);
                        self.sentence(&sentence, looks_back, &mut tasks, &mut unowned);
                    }
                    self.room = view.into_room();
                }
                Piece::Table(table, ..) => {
                    self.table(table, &mut tasks);
                    unowned.from = tasks.len();
                }
            }
        }
        tasks
    }

    /// The dates a heading names.
    pub fn dues_in(&self, heading: &str) -> Vec<Due> {
        let view = View::new(heading, self.folding);
        dues(&view.whole(), self.era)
    }

    /// The dates of a heading that begins with a month or several: 九月份工作安排, 八到九月份.
    pub fn months_in(&self, heading: &str) -> Vec<Due> {
        let view = View::new(heading, self.folding);
        let Some((first, last, end)) = joined_months(view.chars()) else {
            return self.dues_in(month_of(heading));
        };
        let day = |month: u8, last: bool| {
            let year = self.era.year_of(month)?;
            Date::new(year, month, if last { days_in_month(year, month) } else { 1 })
        };
        let quote = view.quote(0, end).to_owned();
        vec![Due { quote, from: day(first, false), to: day(last, true) }]
    }

    /// The dates of a stage a heading opens: 集中攻坚阶段（6月至9月）, 主题班会（9月15日）.
    pub fn stage_in(&self, heading: &str) -> Vec<Due> {
        if !has_number(heading) {
            return Vec::new();
        }
        let heading = heading.trim_end_matches(['。', '：', ':']);
        let staged = heading.contains("阶段");
        let open = heading.rfind(['（', '(']).filter(|_| heading.ends_with(['）', ')']));
        let Some(from) = open.or(staged.then_some(0)) else { return Vec::new() };
        let said = heading.get(from..).unwrap_or("");
        if !has_number(said) {
            return Vec::new();
        }
        // 三年行动（2023—2025年） is a name.
        let mut dues = self.dues_in(said);
        let is_part = |due: &Due| due.quote.contains(['月', '日', '周', '季', '学', '.']);
        dues.retain(|due| staged || is_part(due));
        dues
    }

    /// Reads what follows as of a stage; dates without a year are of its years.
    pub fn enter_stage(&mut self, stage: Option<(Date, Date)>) {
        self.era.stage = stage;
    }

    fn sentence(
        &mut self,
        sentence: &Stretch,
        looks_back: bool,
        tasks: &mut Vec<Task>,
        unowned: &mut Unowned,
    ) {
        let found = owners(sentence, &mut self.custom);
        let only_owners = found.iter().any(|f| f.apart && covers(sentence, f)) && !tasks.is_empty();
        let keyed = found.iter().any(|f| f.keyed);
        let mut apart: Vec<Owner> = Vec::new();
        for found in found.iter().filter(|f| f.apart) {
            apart.extend_from_slice(&found.owners);
        }
        let timed = is_time_only(sentence) && !tasks.is_empty();
        if sentence.at.start == 0 {
            unowned.whole = only_owners || timed;
        }
        if timed {
            // 完成时限：9月底 says when the tasks above it are due.
            let dues = dues(sentence, self.era);
            let from = if unowned.from == tasks.len() { unowned.spoken } else { unowned.from };
            let from = if unowned.whole { from } else { tasks.len() - 1 };
            let (last, others) = (tasks.len() - 1, tasks.iter_mut().enumerate().skip(from));
            for (_, task) in others.filter(|(at, task)| *at == last || task.due.is_empty()) {
                task.due.extend(dues.iter().cloned());
            }
        } else if !only_owners {
            let own = found.into_iter().map(|f| f.owners).reduce(|mut all, more| {
                all.extend(more);
                all
            });
            let task = self.task(sentence, looks_back, own.unwrap_or_default());
            tasks.push(task);
        } else if let Some((last, others)) = tasks.split_last_mut() {
            // 牵头领导：甲；责任单位：乙: a second list speaks for the tasks the first spoke for.
            if unowned.whole && unowned.from > others.len() {
                let alike = |task: &&mut Task| task.owners == last.owners;
                for task in others.iter_mut().skip(unowned.spoken).filter(alike) {
                    task.owners.extend(apart.iter().cloned());
                }
            }
            last.owners.extend(apart.iter().cloned());
        }
        if keyed && apart.is_empty() {
            unowned.speak(tasks.len(), tasks.len());
        }
        if !apart.is_empty() {
            let from = unowned.from.max(tasks.len().saturating_sub(SPREAD_TASKS_MAX));
            for task in tasks.iter_mut().skip(from).filter(|task| task.owners.is_empty()) {
                task.owners.clone_from(&apart);
            }
            unowned.speak(from, tasks.len());
        }
    }

    fn task(&mut self, sentence: &Stretch, looks_back: bool, owners: Vec<Owner>) -> Task {
        let id = self.next_task();
        let view = sentence.view;
        let ahead = self.plan && !looks_back && !begins_in_past(sentence, self.era);
        let targets = if ahead { goals(sentence) } else { Vec::new() };
        let targets: Vec<Target> =
            targets.into_iter().map(|goal| self.target(view, goal)).collect();
        let milestones: Vec<Milestone> = milestones(sentence)
            .into_iter()
            .map(|at| self.milestone(view.quote(at.start, at.end)))
            .collect();
        Task {
            id,
            text: view.quote(sentence.at.start, sentence.at.end).to_owned(),
            kind: kind(sentence, &targets, !milestones.is_empty()),
            targets,
            milestones,
            documents: documents(sentence),
            due: if ahead { dues(sentence, self.era) } else { Vec::new() },
            owners,
        }
    }

    fn target(&mut self, view: &View, goal: Goal) -> Target {
        let unit = view.as_written(&goal.at, goal.unit);
        let id = TargetId(self.targets);
        self.targets = self.targets.saturating_add(1);
        Target {
            id,
            quote: view.quote(goal.at.start, goal.at.end).to_owned(),
            subject: goal.subject,
            op: goal.op,
            value: goal.value,
            upper: goal.upper,
            unit: unit.unwrap_or_else(|| text_of(goal.unit)),
        }
    }

    fn milestone(&mut self, name: &str) -> Milestone {
        let id = MilestoneId(self.milestones);
        self.milestones = self.milestones.saturating_add(1);
        Milestone { id, name: name.to_owned() }
    }

    fn next_task(&mut self) -> TaskId {
        let id = TaskId(self.tasks);
        self.tasks = self.tasks.saturating_add(1);
        id
    }

    fn table(&mut self, table: &Table, tasks: &mut Vec<Task>) {
        let Some(rows) = columns::rows(table) else { return };
        let mut parent = Measured::default();
        for row in rows {
            let said: Vec<&str> = row
                .iter()
                .filter(|(column, cell)| {
                    matches!(column, Column::Task | Column::Detail) && !cell.is_empty()
                })
                .map(|&(_, cell)| cell)
                .collect();
            if said.is_empty() {
                continue;
            }
            let task = self.row(&row, &said, &mut parent);
            tasks.push(task);
        }
    }

    fn row(&mut self, row: &columns::Row, said: &[&str], parent: &mut Measured) -> Task {
        let mut task = Task {
            id: self.next_task(),
            text: said.join("\t"),
            kind: crate::Kind::Other,
            targets: Vec::new(),
            milestones: Vec::new(),
            documents: Vec::new(),
            due: Vec::new(),
            owners: Vec::new(),
        };
        let dated = row.iter().any(|(column, cell)| *column == Column::Due && !cell.is_empty());
        for &(column, cell) in row {
            let view = View::new(cell, self.folding);
            match column {
                Column::Goal
                    if value_at_start(view.chars()).is_some() || row_goal_is_word(&view) =>
                {
                    task.targets.extend(self.goal_cell(&view, row, parent));
                }
                Column::Task | Column::Detail | Column::Goal => {
                    for range in sentences(&view) {
                        let sentence = view.stretch(range);
                        let found = if self.plan { goals(&sentence) } else { Vec::new() };
                        task.targets.extend(found.into_iter().map(|goal| self.target(&view, goal)));
                        task.documents.extend(documents(&sentence));
                        if !dated {
                            task.due.extend(dues(&sentence, self.era));
                        }
                    }
                    if column != Column::Goal || !task.targets.is_empty() {
                        task.kind = kind(&view.whole(), &task.targets, false);
                    }
                }
                Column::Week if dated => {}
                Column::Due | Column::Week => task.due.extend(due_cell(&view, self.era)),
                Column::Owner(role) => task.owners.extend(owners::in_cell(&view, role)),
                Column::Index | Column::Unit | Column::Other => {}
            }
        }
        task
    }

    /// 2025目标: the cell is the value, the row's name the subject with its unit in brackets.
    fn goal_cell(
        &mut self,
        view: &View,
        row: &columns::Row,
        parent: &mut Measured,
    ) -> Option<Target> {
        let name = row.iter().find(|(column, _)| *column == Column::Task).map(|&(_, cell)| cell)?;
        let own = Measured::of(name);
        // 校际差异系数 | 小学段: the measure stands in the cell before, or in a row above.
        let group = row.iter().take_while(|(column, _)| *column != Column::Task).last();
        if let Some((_, cell)) = group.filter(|(_, cell)| own.is_part() && !cell.is_empty()) {
            *parent = Measured::of(cell);
        }
        let measured = if own.is_part() {
            Measured {
                subject: format!("{}{}", parent.subject, own.subject),
                unit: parent.unit.clone(),
            }
        } else {
            parent.clone_from(&own);
            own
        };
        let text = view.chars();
        let unit: Vec<char>;
        let goal = match value_at_start(text) {
            Some((q, op)) => {
                let counted = row.iter().find(|(column, _)| *column == Column::Unit);
                unit = match counted.map(|&(_, cell)| cell.trim_start_matches('1')) {
                    _ if !q.unit.is_empty() => q.unit.to_vec(),
                    Some(cell) if !cell.is_empty() => cell.chars().collect(),
                    _ => measured.unit.chars().collect(),
                };
                Goal {
                    at: 0..q.end,
                    subject: measured.subject,
                    op,
                    value: Some(q.value),
                    upper: q.upper,
                    unit: &unit,
                }
            }
            None if holds(text, 0, text.len(), &["只增不减", "逐年", "稳步", "不断"]) => {
                Goal {
                    at: 0..text.len(),
                    subject: measured.subject,
                    op: Op::Cmp,
                    value: None,
                    upper: None,
                    unit: &[],
                }
            }
            None => return None,
        };
        Some(self.target(view, goal))
    }
}

/// Whether a goal's cell says only which way to go: 逐年只增不减.
fn row_goal_is_word(view: &View) -> bool {
    let text = view.chars();
    text.len() <= 8 && holds(text, 0, text.len(), &["只增不减", "逐年", "稳步", "不断"])
}

/// What an indicator's row measures, and in what.
#[derive(Clone, Debug, Default)]
struct Measured {
    subject: String,
    unit: String,
}

impl Measured {
    /// 入园率（%） is a subject and its unit.
    fn of(name: &str) -> Self {
        match name.rsplit_once(['（', '(']) {
            Some((subject, unit)) if unit.ends_with(['）', ')']) => Self {
                subject: subject.to_owned(),
                unit: unit.trim_end_matches(['）', ')']).to_owned(),
            },
            _ => Self { subject: name.to_owned(), unit: String::new() },
        }
    }

    /// Whether it names only a part of what is measured: 小学段, 高中.
    fn is_part(&self) -> bool {
        self.unit.is_empty() && self.subject.chars().count() <= PART_CHARS_MAX
    }
}

/// A cell of dates: each of them, or the whole cell where no day can be told.
fn due_cell(view: &View, era: Era) -> Vec<Due> {
    let whole = view.whole();
    let found = dues(&whole, era);
    if !found.is_empty() || whole.at.is_empty() {
        return found;
    }
    let span_of = |text: &[char]| pointed_span(text, era).or_else(|| english_cell(text, era));
    // 10/2023、2/2024
    let text = view.chars();
    let parts: Vec<(usize, &[char])> = text
        .split(|&c| matches!(c, '、' | ';'))
        .scan(0, |from, part| Some((std::mem::replace(from, *from + part.len() + 1), part)))
        .collect();
    let spans: Vec<_> = parts.iter().map_while(|(_, part)| span_of(part)).collect();
    if spans.len() == parts.len() {
        let due = |(&(at, part), (from, to)): (&(usize, &[char]), _)| Due {
            quote: view.quote(at, at + part.len()).to_owned(),
            from,
            to,
        };
        return parts.iter().zip(spans).map(due).collect();
    }
    let (from, to) = span_of(text).unwrap_or_default();
    vec![Due { quote: view.quote(0, whole.at.end).to_owned(), from, to }]
}

/// The month a heading begins with: 九月份 of 九月份工作安排.
fn month_of(title: &str) -> &str {
    let end = title.find('月').map(|at| at + '月'.len_utf8());
    let Some((month, rest)) = end.and_then(|end| title.split_at_checked(end)) else { return title };
    let part = if rest.starts_with('份') { '份'.len_utf8() } else { 0 };
    title.get(..month.len() + part).unwrap_or(title)
}

/// Whether a sentence is 完成时限： and a date and nothing more.
fn is_time_only(sentence: &Stretch) -> bool {
    let (text, range) = (sentence.text(), &sentence.at);
    let Some(len) = longest_at(text, range.start, &TIME_KEYS) else { return false };
    let after = range.start + len + 1;
    let rest = range.end.saturating_sub(after);
    char_at(text, after - 1) == Some(':') && rest > 0 && rest <= TIME_CHARS_MAX
}

/// Whether a range is owners and brackets and nothing else.
fn covers(sentence: &Stretch, found: &Found) -> bool {
    let (text, range) = (sentence.text(), &sentence.at);
    let mut rest = (range.start..found.at.start).chain(found.at.end..range.end);
    rest.all(|at| text.get(at).is_none_or(|c| !c.is_alphanumeric()))
}

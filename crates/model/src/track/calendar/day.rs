//! One day: what is due, what is running, which rounds end, what was held; and what is said of a
//! task beside its text.
//!
//! Must not know how a task's box works.

use yaodian_plan::progress::{About, Span};
use yaodian_plan::{Date, NodeId, Task, TaskId};
use yaodian_track::rounds::{Round, RoundStanding};

use super::facts::Fact;
use super::grid::weekday_word;
use super::text::words;
use crate::Model;
use crate::text::{fill, lang};
use crate::track::duty::text::words as of_duty;
use crate::view::LightView;
use crate::view::words::{day_full, light_word, reason_word};

/// Why a task stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Its deadline's last day is here.
    Due,
    /// A round of it ends here.
    Round,
    /// Its deadline's span runs over the day.
    Running,
    /// It was held here.
    Held,
}

impl Group {
    /// In the order screens show them.
    pub const ALL: [Self; 4] = [Self::Due, Self::Round, Self::Running, Self::Held];
}

/// Tasks under one head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    /// Why they stand here.
    pub group: Group,
    /// The head, with how many.
    pub title: String,
    /// The tasks, in the plan's order, not too many at once.
    pub tasks: Vec<TaskId>,
    /// Whether there are more.
    pub has_more: bool,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayView {
    /// `2022年12月31日 星期六`.
    pub title: String,
    /// Today, the week of term; empty for neither.
    pub say: String,
    /// What stands on it.
    pub groups: Vec<GroupView>,
}

/// What is said of a task beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its light; `None` where there is nothing to judge.
    pub light: Option<LightView>,
    /// Its days, its round, its milestones, in this order.
    pub says: Vec<String>,
    /// Its item, to link to.
    pub item: Option<(NodeId, String)>,
}

/// What of a task is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskSays {
    /// What is on a day, and why.
    OnDay(Date, Group),
    /// When it is next due.
    Next,
}

impl Model {
    /// The chosen day.
    #[must_use]
    pub fn day_view(&self) -> DayView {
        let date = self.chosen_day();
        let (facts, shown) = (self.facts(), self.track.calendar.shown());
        let week = self.track.calendar.terms.week_of(date);
        let week = week.map(|(_, number)| fill(words().week_number, &[&number.to_string()]));
        let today = (date == self.as_of.date()).then(|| words().today.to_owned());
        let groups = Group::ALL.map(|group| {
            let tasks = facts.iter().filter(|fact| stands(fact, group, date));
            let mut tasks: Vec<_> = tasks.map(|fact| fact.task.id).collect();
            let title = fill(group_word(group), &[&tasks.len().to_string()]);
            let has_more = tasks.len() > shown;
            tasks.truncate(shown);
            GroupView { group, title, tasks, has_more }
        });
        DayView {
            title: fill(words().day_title, &[&day_full(lang(), date), weekday_word(date)]),
            say: today.into_iter().chain(week).collect::<Vec<_>>().join(" · "),
            groups: groups.into_iter().filter(|group| !group.tasks.is_empty()).collect(),
        }
    }

    /// What is said of a task beside its text.
    #[must_use]
    pub fn calendar_row(&self, task: &Task, says: TaskSays) -> RowView {
        let judgement = self.judge(task);
        let reason = reason_word(lang(), judgement);
        let light = LightView {
            light: judgement.light,
            word: light_word(lang(), judgement.light),
            reason: reason.clone(),
        };
        let days = self.days_words(task);
        let of_round = match says {
            TaskSays::OnDay(date, Group::Round) => self.rounds_words(task, |span| span.to == date),
            TaskSays::OnDay(date, Group::Held) => self.held_words(task, date),
            TaskSays::OnDay(..) => Vec::new(),
            TaskSays::Next => self.next_round_words(task),
        };
        let item = self.outline.item_of(task.id);
        let item = item.map(|(_, item)| (item.id, self.outline.item_name(item).to_owned()));
        RowView {
            light: Some(light).filter(|_| !reason.is_empty()),
            says: days.into_iter().chain(of_round).chain(self.milestones_word(task)).collect(),
            item,
        }
    }

    fn days_words(&self, task: &Task) -> Vec<String> {
        let days = |span: Span| match span {
            Span { from, to } if from == to => fill(words().until, &[&self.day_word(to)]),
            Span { from, to } => fill(words().days, &[&self.day_word(from), &self.day_word(to)]),
        };
        self.spans_of(task).into_iter().map(days).collect()
    }

    fn rounds_words(&self, task: &Task, is_meant: impl Fn(Span) -> bool) -> Vec<String> {
        let rounds = self.rounds_asked(task).into_iter();
        let said = rounds.filter(|round| is_meant(round.span));
        said.map(|round| self.round_said(task, &round)).collect()
    }

    fn round_said(&self, task: &Task, round: &Round) -> String {
        let text = of_duty();
        let said = match round.standing {
            RoundStanding::Kept => text.round_done,
            RoundStanding::Short => text.round_short,
            RoundStanding::Gap => text.round_gap,
            RoundStanding::Open => words().round_open,
        };
        fill(text.round_label, &[&self.round_word(task, round.span), said])
    }

    /// The round that is on, and how many before it are missing.
    fn next_round_words(&self, task: &Task) -> Vec<String> {
        let rounds = self.rounds_asked(task);
        let is_gap =
            |round: &&Round| matches!(round.standing, RoundStanding::Gap | RoundStanding::Short);
        let gaps = rounds.iter().filter(is_gap).count();
        let today = self.as_of.date();
        let next = rounds
            .iter()
            .find(|round| round.span.to >= today && round.standing == RoundStanding::Open);
        let next = next.map(|round| {
            let until = fill(words().until, &[&self.day_word(round.span.to)]);
            fill(of_duty().round_label, &[&self.round_word(task, round.span), &until])
        });
        let gaps = (gaps > 0).then(|| fill(words().rounds_missing, &[&gaps.to_string()]));
        next.into_iter().chain(gaps).collect()
    }

    fn held_words(&self, task: &Task, date: Date) -> Vec<String> {
        let rows = self.rows(About::Held(task.id)).into_iter();
        let names = rows.filter(|(_, record)| record.day == Some(date));
        names.map(|(_, record)| record.name.clone()).filter(|name| !name.is_empty()).collect()
    }

    fn milestones_word(&self, task: &Task) -> Option<String> {
        let all = task.milestones.len();
        let done = task.milestones.iter().filter(|one| self.shown().milestone_done(one.id)).count();
        let values = [done.to_string(), all.to_string()];
        (all > 0).then(|| fill(words().milestones, &values.each_ref().map(String::as_str)))
    }
}

fn stands(fact: &Fact<'_>, group: Group, date: Date) -> bool {
    match group {
        Group::Due => fact.is_due_on(date),
        Group::Round => fact.rounds_on(date).next().is_some(),
        Group::Running => fact.is_running_on(date),
        Group::Held => fact.held.contains(&date),
    }
}

fn group_word(group: Group) -> &'static str {
    match group {
        Group::Due => words().group_due,
        Group::Round => words().group_rounds,
        Group::Running => words().group_running,
        Group::Held => words().group_held,
    }
}

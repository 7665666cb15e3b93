//! What the calendar knows of each task: its days, its rounds, when it was held.
//!
//! Must not say it in words.

use std::collections::BTreeMap;

use yaodian_plan::progress::{Field, Span, Status};
use yaodian_plan::{Date, Judgement, Kind, Task, TaskId};
use yaodian_track::rounds::{Round, RoundStanding, held_rows};

use crate::Model;

/// A task with what the calendar shows of it.
pub(super) struct Fact<'a> {
    /// The task.
    pub task: &'a Task,
    /// Its status.
    pub status: Status,
    /// Its light.
    pub judgement: Judgement,
    /// Its deadlines.
    pub spans: Vec<Span>,
    /// Its rounds, those to come too.
    pub rounds: Vec<Round>,
    /// The days on which it was held.
    pub held: Vec<Date>,
    /// How many of its milestones are not reached.
    pub milestones_left: usize,
}

impl Fact<'_> {
    /// Whether nothing more is to be done.
    pub const fn is_settled(&self) -> bool {
        matches!(self.status, Status::Done | Status::NotApplicable)
    }

    /// Whether a deadline's last day is a day.
    pub fn is_due_on(&self, day: Date) -> bool {
        self.spans.iter().any(|span| span.to == day)
    }

    /// Whether a day lies within a deadline's span and is not its last.
    pub fn is_running_on(&self, day: Date) -> bool {
        self.spans.iter().any(|span| span.from <= day && day < span.to) && !self.is_due_on(day)
    }

    /// The rounds whose last day is a day.
    pub fn rounds_on(&self, day: Date) -> impl Iterator<Item = &Round> {
        self.rounds.iter().filter(move |round| round.span.to == day)
    }

    /// The round that is on, or the next one, where it was not kept yet.
    pub fn next_round(&self, today: Date) -> Option<&Round> {
        let is_next =
            |round: &&Round| round.span.to >= today && round.standing == RoundStanding::Open;
        self.rounds.iter().find(is_next)
    }
}

impl Model {
    /// Every task that counts and applies, in the plan's order.
    pub(super) fn facts(&self) -> Vec<Fact<'_>> {
        let state = self.shown();
        let mut held: BTreeMap<TaskId, Vec<Date>> = BTreeMap::new();
        for (task, day) in held_rows(state) {
            held.entry(task).or_default().extend(day);
        }
        let tasks = self.outline.counted_tasks().iter();
        let applies = |task: &&Task| state.status(task.id) != Status::NotApplicable;
        tasks.filter(applies).map(|task| self.fact(task, held.remove(&task.id))).collect()
    }

    fn fact<'a>(&self, task: &'a Task, held: Option<Vec<Date>>) -> Fact<'a> {
        let status = self.shown().status(task.id);
        let left = task.milestones.iter().filter(|one| !self.shown().milestone_done(one.id));
        let is_over = status == Status::Done && !self.is_settled_lately(task.id);
        let is_round = self.kind_of(task) == Kind::Routine && !is_over;
        Fact {
            task,
            status,
            judgement: self.judge(task),
            spans: self.spans_of(task),
            rounds: if is_round { self.rounds_asked(task) } else { Vec::new() },
            held: held.unwrap_or_default(),
            milestones_left: left.count(),
        }
    }

    /// Whether a task was settled since the calendar was opened.
    pub(super) fn is_settled_lately(&self, task: TaskId) -> bool {
        let cell = self.shown().cell(Field::TaskStatus(task));
        cell.is_some_and(|cell| Some(cell.stamp) > self.track.calendar.opened)
    }
}

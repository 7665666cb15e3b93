//! The controls for the kinds: papers and their stages, a project's parts, a ladder's rungs, the
//! readings of a rate.
//!
//! Must not know how they are drawn.

use yaodian_plan::progress::{About, Field, MilestoneStage, PaperStage, Record, Stamp, Value};
use yaodian_plan::{MilestoneId, Number, Target, TargetId, Task, TaskId};
use yaodian_track::control::{Control, control, ladder};

use super::text::{Words, words};
use crate::Model;
use crate::text::fill;

/// A paper that a task is to issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperView {
    /// Its place among the task's.
    pub place: u8,
    /// Its name.
    pub name: String,
    /// How far it is, as a place among `stages`, the first of which is none.
    pub stage: usize,
    /// What is recorded of it.
    pub record: Record,
}

/// Something that has a stage of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A named part of a project.
    Named(MilestoneId),
    /// A project without named parts.
    Whole(TaskId),
}

/// How far a part of a project is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    /// Which part.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// How far it is, as a place among `stages`, the first of which is none.
    pub stage: usize,
}

/// A rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RungView {
    /// Its place.
    pub place: u8,
    /// Its name.
    pub name: String,
    /// How many stand on it; empty where nobody said.
    pub count: String,
}

/// A target's readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingsView {
    /// What the field for where it started from holds.
    pub baseline: String,
    /// `起点 62%，数据截至8月18日，比上次升 1.2`; empty where nothing is known.
    pub say: String,
    /// Each reading, the latest day first.
    pub rows: Vec<(Stamp, String)>,
}

/// The stages of a paper, none first.
#[must_use]
pub const fn paper_stages(words: &Words) -> [&'static str; 4] {
    [words.paper_none, words.paper_drafting, words.paper_consulting, words.paper_issued]
}

/// The stages of a building, none first.
#[must_use]
pub const fn building_stages(words: &Words) -> [&'static str; 6] {
    [
        words.stage_none,
        words.stage_approved,
        words.stage_begun,
        words.stage_under_way,
        words.stage_built,
        words.stage_in_use,
    ]
}

/// The fields that a chosen stage sets: what is in use is reached.
pub(super) fn stage_set(part: Part, stage: Option<u8>) -> Vec<(Field, Value)> {
    match part {
        Part::Whole(task) => vec![(Field::TaskStage(task), Value::Choice(stage))],
        Part::Named(id) => {
            let last = MilestoneStage::ALL.len() - 1;
            let is_in_use = stage.is_some_and(|stage| usize::from(stage) == last);
            vec![
                (Field::MilestoneStage(id), Value::Choice(stage)),
                (Field::MilestoneDone(id), Value::Flag(is_in_use)),
            ]
        }
    }
}

impl Model {
    /// The papers that a task is to issue.
    #[must_use]
    pub fn papers(&self, task: &Task) -> Vec<PaperView> {
        let Control::Papers(names) = control(task, self.kind_of(task)) else { return Vec::new() };
        let paper = |(name, place): (String, u8)| {
            let record = match self.shown().value(Field::Paper(task.id, place)) {
                Value::Record(Some(record)) => *record,
                _ => Record::new(About::Paper(task.id)),
            };
            let name = if name.is_empty() { words().paper_unnamed.to_owned() } else { name };
            let last = PaperStage::ALL.len();
            let stage = record.stage.map_or(0, |stage| usize::from(stage) + 1).min(last);
            PaperView { place, name, stage, record }
        };
        names.into_iter().zip(0_u8..).map(paper).collect()
    }

    /// How far a project's parts are.
    #[must_use]
    pub fn stages(&self, task: &Task) -> Vec<StageView> {
        let state = self.shown();
        let last = MilestoneStage::ALL.len();
        let place = |stage: Option<u8>| stage.map_or(0, |stage| usize::from(stage) + 1).min(last);
        if task.milestones.is_empty() {
            let (part, name) = (Part::Whole(task.id), words().stage_whole.to_owned());
            let stage = place(state.choice(Field::TaskStage(task.id)));
            return vec![StageView { part, name, stage }];
        }
        let stage = |one: &yaodian_plan::Milestone| {
            let chosen = place(state.choice(Field::MilestoneStage(one.id)));
            // What was ticked in the list is in use; what was unticked there is not.
            let stage = match state.milestone_done(one.id) {
                true => last,
                false => chosen.min(last - 1),
            };
            StageView { part: Part::Named(one.id), name: one.name.clone(), stage }
        };
        task.milestones.iter().map(stage).collect()
    }

    /// How many parts are in use, of how many.
    #[must_use]
    pub fn stages_say(&self, task: &Task) -> String {
        let stages = self.stages(task);
        let in_use = stages.iter().filter(|view| view.stage == MilestoneStage::ALL.len()).count();
        fill(words().stages_in_use, &[&in_use.to_string(), &stages.len().to_string()])
    }

    /// The rungs of the ladder that a task names.
    #[must_use]
    pub fn rungs(&self, task: &Task) -> Vec<RungView> {
        let rung = |(name, place): (&str, u8)| RungView {
            place,
            name: name.to_owned(),
            count: self.rung(task.id, place).map(|count| count.to_string()).unwrap_or_default(),
        };
        ladder(&task.text).into_iter().zip(0_u8..).map(rung).collect()
    }

    fn rung(&self, task: TaskId, place: u8) -> Option<Number> {
        match self.shown().value(Field::Rung(task, place)) {
            Value::Number(count) => count,
            _ => None,
        }
    }

    /// How many stand on all rungs together; empty where nobody said of any.
    #[must_use]
    pub fn ladder_total(&self, task: &Task) -> String {
        let counts =
            (0..u8::MAX).zip(ladder(&task.text)).filter_map(|(place, _)| self.rung(task.id, place));
        let total = counts.reduce(Number::plus);
        total.map(|total| fill(words().ladder_total, &[&total.to_string()])).unwrap_or_default()
    }

    /// A target's readings, and where it started from.
    #[must_use]
    pub fn readings_view(&self, id: TargetId) -> ReadingsView {
        let Some((_, target)) = self.outline.target(id) else { return ReadingsView::default() };
        let text = words();
        let baseline = match self.shown().value(Field::TargetBaseline(id)) {
            Value::Number(baseline) => baseline,
            _ => None,
        };
        let readings = self.readings(id);
        let with_unit = |amount: Number| format!("{amount}{}", target.unit);
        let line = |(row, record): &(Stamp, &Record)| {
            let day = record.day.map(|day| self.day_word(day)).unwrap_or_default();
            let amount = record.amount.map(with_unit).unwrap_or_default();
            (*row, fill(text.reading_line, &[&day, &amount]))
        };
        let mut say =
            baseline.map(|from| fill(text.baseline_said, &[&with_unit(from)])).unwrap_or_default();
        say.push_str(&self.trend_word(target, &readings));
        ReadingsView {
            baseline: baseline.map(|from| from.to_string()).unwrap_or_default(),
            say: say.trim_end_matches(['，', ',', ' ']).to_owned(),
            rows: readings.iter().map(line).collect(),
        }
    }

    /// `数据截至8月18日，比上次升 1.2%`.
    fn trend_word(&self, target: &Target, readings: &[(Stamp, &Record)]) -> String {
        let text = words();
        let value = self.shown().target_value(target.id);
        let Some((_, latest)) = readings.first().filter(|(_, latest)| latest.amount == value)
        else {
            return String::new();
        };
        let day = latest.day.map(|day| fill(text.as_of_said, &[&self.day_word(day)]));
        let before = readings.get(1).and_then(|(_, before)| before.amount);
        let trend = latest.amount.zip(before).map(|(now, before)| {
            let step = now.thousandths() - before.thousandths();
            let size = Number::from_thousandths(step.abs()).unwrap_or(Number::ZERO);
            let size = format!("{size}{}", target.unit);
            match step.signum() {
                1 => fill(text.rising, &[&size]),
                -1 => fill(text.falling, &[&size]),
                _ => text.unchanged.to_owned(),
            }
        });
        let parts: Vec<_> = day.into_iter().chain(trend).collect();
        parts.join(crate::track::text::words().comma)
    }
}

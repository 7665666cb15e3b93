//! 清单: masthead, filters, sections, items, tasks.
//!
//! What never changes (titles, texts) is separate from what a tick changes, so that a tick
//! draws only that again.

use yaodian_plan::judge::judge_together;
use yaodian_plan::progress::Status;
use yaodian_plan::{
    Light, Number, Op, Reason, Share, Standing, Tally, Target, TargetId, Task, TaskId,
};

use super::words;
use crate::find::position;
use crate::text::{fill, lang};
use crate::{Filter, Item, Model, Section};

/// The head of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masthead {
    /// A ridge a section.
    pub ridges: Vec<RidgeView>,
    /// The share of the year gone by, in thousandths, and the words beside it.
    pub now: Option<(u32, String)>,
    /// All of it, said.
    pub label: String,
    /// How many tasks have each status.
    pub totals: Vec<TotalView>,
}

/// One section's ridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RidgeView {
    /// `三`.
    pub label: String,
    /// `39%`, or a dash.
    pub percent: String,
    /// The part to colour, in thousandths.
    pub permille: u32,
}

/// How many tasks have a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalView {
    /// The status.
    pub status: Status,
    /// Its name.
    pub word: &'static str,
    /// How many.
    pub count: u32,
}

/// A filter chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipView {
    /// Its name.
    pub word: &'static str,
    /// How many tasks it keeps; `None` for all.
    pub count: Option<u32>,
}

/// What a tick changes of a section's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// Tasks done.
    pub done: u32,
    /// Tasks that count.
    pub counted: u32,
    /// The part done, in thousandths.
    pub permille: u32,
    /// All of it, said.
    pub label: String,
}

/// What a tick changes of an item's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// Its state, drawn from its tasks.
    pub status: Status,
    /// The part done, in thousandths.
    pub permille: u32,
    /// Its state, said.
    pub label: String,
    /// Its light; `None` where there is nothing to judge.
    pub light: Option<LightView>,
    /// `1/6 项`.
    pub tally: String,
    /// Its targets.
    pub targets: Vec<TargetChip>,
}

/// A light with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightView {
    /// The light.
    pub light: Light,
    /// Its name, for those who do not see it.
    pub word: &'static str,
    /// Why.
    pub reason: String,
}

/// A target in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetChip {
    /// Which.
    pub id: TargetId,
    /// What is measured.
    pub subject: String,
    /// The current value.
    pub value: String,
    /// The goal.
    pub goal: String,
    /// Where it stands.
    pub standing: Standing,
    /// The value's place on the line, in thousandths.
    pub value_permille: u32,
    /// The goal's place on the line, in thousandths.
    pub goal_permille: u32,
    /// The end of a range's band, in thousandths; the goal's place where there is none.
    pub band_permille: u32,
}

/// What a tick changes of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    /// Its status.
    pub status: Status,
    /// Its status, said.
    pub word: &'static str,
}

/// A piece of a task's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, verbatim.
    pub text: String,
    /// What was understood of them.
    pub mark: Mark,
}

/// What was understood of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing in particular.
    None,
    /// A target.
    Target,
    /// A deadline.
    Due,
}

impl Section {
    /// The heading with its label: `一、聚焦党建引领`, up to the first comma.
    #[must_use]
    pub fn heading(&self) -> String {
        let title = self.title.split('，').next().unwrap_or_default();
        match self.label.as_str() {
            "" => title.to_owned(),
            label => format!("{label}、{title}"),
        }
    }

    /// What follows the heading's first comma.
    #[must_use]
    pub fn subheading(&self) -> &str {
        self.title.split_once('，').map_or("", |(_, rest)| rest)
    }
}

impl Model {
    /// The statuses of a range of tasks, counted.
    #[must_use]
    pub fn tally(&self, tasks: &std::ops::Range<usize>) -> Tally {
        #[cfg(feature = "track")]
        if let Some(statuses) = self.kept_statuses(tasks) {
            return statuses.iter().copied().collect();
        }
        let state = self.shown();
        self.outline.tasks_in(tasks).iter().map(|task| state.status(task.id)).collect()
    }

    /// Whose words the list shows.
    #[must_use]
    pub fn colophon(&self) -> &'static str {
        if self.record.is_some() { lang().colophon_own } else { lang().colophon }
    }

    /// The statuses of all tasks, counted.
    #[must_use]
    pub fn tally_all(&self) -> Tally {
        self.tally(&(0..self.outline.counted))
    }

    /// The head of the list.
    #[must_use]
    pub fn masthead(&self) -> Masthead {
        let ridges: Vec<_> =
            self.outline.sections.iter().map(|section| self.ridge(section)).collect();
        let parts: Vec<_> =
            ridges.iter().map(|r| fill(lang().ridges_part, &[&r.label, &r.percent])).collect();
        let year = self.as_of.year_share();
        let now = year.map(|share| {
            let words = if self.as_of.is_over() {
                fill(lang().ridges_over, &[self.period_word()])
            } else {
                fill(lang().ridges_today, &[&share.percent().to_string()])
            };
            (share.permille(), words)
        });
        let said = |share: Share| {
            fill(lang().year_gone, &[self.period_word(), &share.percent().to_string()])
        };
        let gone = year.map(said);
        let all = self.tally_all();
        let order = [
            Status::Done,
            Status::InProgress,
            Status::NotStarted,
            Status::Blocked,
            Status::NotApplicable,
        ];
        let totals = order.map(|status| TotalView {
            status,
            word: words::status_word(lang(), status),
            count: all.of(status),
        });
        Masthead {
            label: fill(lang().ridges_label, &[&parts.join(lang().comma)])
                + &gone.unwrap_or_default(),
            ridges,
            now,
            totals: totals.to_vec(),
        }
    }

    /// What the time that the plan is for is called.
    pub(crate) fn period_word(&self) -> &'static str {
        if self.as_of.is_long() { lang().period_years } else { lang().period_year }
    }

    fn ridge(&self, section: &Section) -> RidgeView {
        let share = self.tally(&section.tasks).share_done();
        RidgeView {
            label: section.label.clone(),
            percent: words::percent(lang(), share),
            permille: share.map_or(0, Share::permille),
        }
    }

    /// A filter's chip.
    #[must_use]
    pub fn chip(&self, filter: Filter) -> ChipView {
        let word = match filter {
            Filter::All => lang().filter_all,
            Filter::Open => lang().filter_open,
            Filter::Overdue => lang().filter_overdue,
            Filter::Blocked => lang().filter_blocked,
            Filter::HasTarget => lang().filter_has_target,
            Filter::DueSoon => lang().filter_due_soon,
        };
        let count = (filter != Filter::All).then(|| self.kept_by(filter));
        ChipView { word, count }
    }

    /// What a tick changes of a section's head.
    #[must_use]
    pub fn section_view(&self, section: &Section) -> SectionView {
        let tally = self.tally(&section.tasks);
        let share = tally.share_done();
        let counted = tally.counted();
        let percent = words::percent(lang(), share);
        SectionView {
            done: tally.done,
            counted,
            permille: share.map_or(0, yaodian_plan::Share::permille),
            label: fill(lang().section_progress, &[&percent, &counted.to_string()]),
        }
    }

    /// What a tick changes of an item's head.
    #[must_use]
    pub fn item_view(&self, item: &Item) -> ItemView {
        let tally = self.tally(&item.tasks);
        let tasks = self.outline.tasks_in(&item.tasks);
        // A task that is done says nothing of those that are not.
        let is_done = tally.status() == Status::Done;
        let judged = tasks.iter().map(|task| self.judge(task));
        let judgement = judge_together(judged.filter(|j| is_done || j.reason != Reason::Done));
        let light = Some(judgement).filter(|judgement| judgement.light != Light::Grey);
        let (done, counted) = (tally.done.to_string(), tally.counted().to_string());
        let state = words::status_word(lang(), tally.status());
        ItemView {
            status: tally.status(),
            permille: tally.share_done().map_or(0, yaodian_plan::Share::permille),
            label: fill(lang().item_state, &[state, &done, &counted]),
            light: light.map(|judgement| LightView {
                light: judgement.light,
                word: words::light_word(lang(), judgement.light),
                reason: words::reason_word(lang(), judgement),
            }),
            tally: fill(lang().item_tally, &[&done, &counted]),
            targets: tasks
                .iter()
                .flat_map(|task| &task.targets)
                .map(|t| self.target_chip(t))
                .collect(),
        }
    }

    /// A target in one line.
    #[must_use]
    pub fn target_chip(&self, target: &Target) -> TargetChip {
        let value = self.shown().target_value(target.id);
        let scale = Scale::of(target, value);
        let goal = target.value.unwrap_or(Number::from_int(1));
        TargetChip {
            id: target.id,
            subject: target.subject.clone(),
            value: words::value(lang(), target, value),
            goal: words::goal(lang(), target),
            standing: target.standing(value, &self.as_of),
            value_permille: value.map_or(0, |value| scale.permille(value)),
            goal_permille: scale.permille(goal),
            band_permille: scale.permille(target.upper.unwrap_or(goal)),
        }
    }

    /// What a tick changes of a task.
    #[must_use]
    pub fn task_view(&self, task: TaskId) -> TaskView {
        let status = self.shown().status(task);
        TaskView { status, word: words::status_word(lang(), status) }
    }
}

/// The length of a target's line: the goal's far end, a hundred percent, or a value beyond it.
pub(crate) struct Scale(i64);

impl Scale {
    pub(crate) fn of(target: &Target, value: Option<Number>) -> Self {
        let goal = match target.op {
            Op::Cmp => Number::from_int(1),
            _ if target.unit == "%" => Number::from_int(100),
            _ => target.upper.or(target.value).unwrap_or(Number::from_int(1)),
        };
        let far_end = goal.max(value.unwrap_or(Number::ZERO));
        Self(far_end.thousandths().max(1))
    }

    pub(crate) fn permille(&self, value: Number) -> u32 {
        // Numbers are small enough for a thousandfold.
        let permille = value.thousandths() * 1000 / self.0;
        u32::try_from(permille.clamp(0, 1000)).unwrap_or(0)
    }
}

/// Cuts a task's text where targets and deadlines were read from it.
#[must_use]
pub fn pieces(task: &Task) -> Vec<Piece> {
    let mut spans = Vec::new();
    for target in &task.targets {
        add_span(&mut spans, task, &target.quote, Mark::Target);
    }
    for due in &task.due {
        add_span(&mut spans, task, &due.quote, Mark::Due);
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    let plain = |from, to| Piece {
        text: task.text.get(from..to).unwrap_or_default().to_owned(),
        mark: Mark::None,
    };
    for (start, end, mark) in spans {
        if start < done {
            continue;
        }
        if start > done {
            pieces.push(plain(done, start));
        }
        pieces.push(Piece { mark, ..plain(start, end) });
        done = end;
    }
    if done < task.text.len() {
        pieces.push(plain(done, task.text.len()));
    }
    pieces
}

/// Adds where a quote stands, in its place: by start, and of those that start together the
/// longest first.
fn add_span(spans: &mut Vec<(usize, usize, Mark)>, task: &Task, quote: &str, mark: Mark) {
    let found = position(&task.text, quote, u8::eq);
    let Some(start) = found.filter(|_| !quote.is_empty()) else { return };
    let end = start + quote.len();
    let place = spans.partition_point(|(s, e, _)| *s < start || *s == start && *e >= end);
    spans.insert(place, (start, end, mark));
}

#[cfg(test)]
mod tests {
    use super::*;
    use yaodian_plan::{Due, Kind};

    #[test]
    fn pieces_joined_are_the_text() {
        let target = |id, quote: &str| Target {
            id: TargetId(id),
            quote: quote.to_owned(),
            subject: String::new(),
            op: Op::Ge,
            value: None,
            upper: None,
            unit: String::new(),
        };
        let task = Task {
            id: TaskId(0),
            text: "全县普惠率保持90%以上，9月底前建成。".to_owned(),
            kind: Kind::Rate,
            targets: vec![target(0, "普惠率保持90%以上"), target(1, "90%以上"), target(2, "没有")],
            milestones: Vec::new(),
            documents: Vec::new(),
            due: vec![Due { quote: "9月底前".to_owned(), from: None, to: None }],
            owners: Vec::new(),
        };
        let pieces = pieces(&task);
        let marks: Vec<_> = pieces.iter().map(|piece| piece.mark).collect();
        assert_eq!(marks, [Mark::None, Mark::Target, Mark::None, Mark::Due, Mark::None]);
        let joined: String = pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(joined, task.text);
    }

    #[test]
    fn lines_are_as_long_as_the_farthest_of_goal_and_value() {
        let mut target = Target {
            id: TargetId(0),
            quote: String::new(),
            subject: String::new(),
            op: Op::Range,
            value: Some(Number::from_int(8)),
            upper: Some(Number::from_int(10)),
            unit: "所".to_owned(),
        };
        let at = |target: &Target, value: i32| {
            Scale::of(target, Some(Number::from_int(value))).permille(Number::from_int(value))
        };
        assert_eq!(at(&target, 5), 500);
        assert_eq!(at(&target, 20), 1000);
        target.unit = "%".to_owned();
        assert_eq!(at(&target, 92), 920);
    }
}

//! Judging: where a target stands, how far the year has gone, which light a task shows.
//!
//! Must not read a clock or know words and colours: it gives enums, screens give words.

use crate::progress::{Span, Status};
use crate::{Date, Number, Op, Share, Target, Task};

/// How many days before a named day its light turns yellow.
pub const NEAR_DAYS: i32 = 30;

/// The day a plan is judged on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    date: Date,
    years: Option<(i32, i32)>,
    is_over: bool,
    near_days: i32,
}

impl AsOf {
    /// Judges as of today, but a plan whose years, the first and the last, are past as of its last
    /// day.
    #[must_use]
    pub fn new(today: Date, years: Option<(i32, i32)>) -> Self {
        let end = years.and_then(|(_, last)| Date::new(last, 12, 31));
        match end {
            Some(end) if today > end => Self { date: end, is_over: true, ..Self::on(today, years) },
            _ => Self::on(today, years),
        }
    }

    const fn on(date: Date, years: Option<(i32, i32)>) -> Self {
        Self { date, years, is_over: false, near_days: NEAR_DAYS }
    }

    /// The same, with yellow lights from so many days before a named day.
    #[must_use]
    pub const fn with_near_days(self, near_days: i32) -> Self {
        Self { near_days, ..self }
    }

    /// The day.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Whether the plan is for more than a year.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        matches!(self.years, Some((first, last)) if first < last)
    }

    /// Whether the plan's years are past.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// How much of the plan's year, or years, is gone by; `None` where the plan names none.
    #[must_use]
    pub fn year_share(&self) -> Option<Share> {
        let (first, last) = self.years?;
        let (first, last) = (Date::new(first, 1, 1)?, Date::new(last, 12, 31)?);
        let gone = first.days_until(self.date) + 1;
        let whole = first.days_until(last) + 1;
        Share::new(u32::try_from(gone).unwrap_or(0), u32::try_from(whole).unwrap_or(0))
    }
}

/// Where a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 未填: nobody gave a value.
    Unset,
    /// 已达标.
    Met,
    /// 推进中: not met yet, and nothing against it.
    Toward,
    /// 慢于时序: behind the share of the year gone by, or past a bound.
    Behind,
    /// 未达标: the year is over and it is not met.
    Missed,
}

impl Target {
    /// Whether a value meets the goal; `None` where the target names no number to compare with.
    #[must_use]
    pub fn is_met_by(&self, value: Number) -> Option<bool> {
        if self.op == Op::Cmp {
            return Some(value >= Number::from_int(1));
        }
        let goal = self.value?;
        Some(match self.op {
            Op::Eq | Op::Ge | Op::Range | Op::Cmp => value >= goal,
            Op::Gt => value > goal,
            Op::Le => value <= goal,
            Op::Lt => value < goal,
            Op::All if goal == Number::ZERO => value <= goal,
            Op::All => value >= goal,
            Op::Rank => value > Number::ZERO && value <= goal,
            Op::Approx => value.thousandths() * 10 >= goal.thousandths() * 9,
        })
    }

    /// Whether the target counts things to deliver over the year, so that a pace means something.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self.op, Op::Eq | Op::Ge | Op::Gt | Op::Range | Op::Approx) && self.unit != "%"
    }

    /// Where the target stands with a value, on a day.
    #[must_use]
    pub fn standing(&self, value: Option<Number>, as_of: &AsOf) -> Standing {
        let Some(value) = value else { return Standing::Unset };
        match self.is_met_by(value) {
            Some(true) => Standing::Met,
            Some(false) if as_of.is_over() => Standing::Missed,
            Some(false) if self.is_behind(value, as_of) => Standing::Behind,
            Some(false) | None => Standing::Toward,
        }
    }

    fn is_behind(&self, value: Number, as_of: &AsOf) -> bool {
        let is_bound_broken = matches!(self.op, Op::Le | Op::Lt)
            || self.op == Op::All && self.value == Some(Number::ZERO);
        let (Some(goal), Some(gone)) = (self.value, as_of.year_share()) else {
            return is_bound_broken;
        };
        // Numbers are small enough for a thousandfold.
        let expected = goal.thousandths() * i64::from(gone.permille());
        is_bound_broken || self.is_count() && value.thousandths() * 1000 < expected
    }
}

/// A light (亮灯), from the least to the most pressing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// 灰: nothing to judge.
    Grey,
    /// 绿: on track.
    Green,
    /// 黄: due soon or behind pace.
    Yellow,
    /// 红: overdue or missed.
    Red,
}

/// Why a light is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No deadline and no value: nothing to judge by.
    Nothing,
    /// Done.
    Done,
    /// The deadline's last day is some way off.
    OnTrack {
        /// That day, where there is a deadline.
        until: Option<Date>,
    },
    /// The deadline is near, or its span has begun.
    DueSoon {
        /// Days left; 0 on the last day.
        days_left: u32,
    },
    /// A target is behind the share of the year gone by.
    BehindPace,
    /// The deadline's last day is past.
    Overdue {
        /// Days past it.
        days: u32,
    },
    /// The year is over and a target was not met.
    TargetMissed,
}

/// A light with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The light.
    pub light: Light,
    /// Why.
    pub reason: Reason,
}

impl Judgement {
    const GREY: Self = Self { light: Light::Grey, reason: Reason::Nothing };

    /// The more pressing of two; of equal lights the first, but the nearer of two due days.
    #[must_use]
    pub fn or_worse(self, other: Self) -> Self {
        let is_nearer = match (self.reason, other.reason) {
            (Reason::DueSoon { days_left: a }, Reason::DueSoon { days_left: b }) => b < a,
            (Reason::Overdue { days: a }, Reason::Overdue { days: b }) => b > a,
            (Reason::OnTrack { until: a }, Reason::OnTrack { until: Some(b) }) => {
                a.is_none_or(|a| b < a)
            }
            (Reason::Done, Reason::OnTrack { .. }) => true,
            _ => false,
        };
        if other.light > self.light || other.light == self.light && is_nearer {
            other
        } else {
            self
        }
    }
}

/// Judges one task by its status, deadlines and target values; days that a person set stand in
/// place of those the text names.
#[must_use]
pub fn judge_task(
    task: &Task,
    status: Status,
    own_due: Option<Span>,
    value_of: impl Fn(&Target) -> Option<Number>,
    as_of: &AsOf,
) -> Judgement {
    match status {
        Status::NotApplicable => return Judgement::GREY,
        Status::Done => return Judgement { light: Light::Green, reason: Reason::Done },
        Status::NotStarted | Status::InProgress | Status::Blocked => {}
    }
    let of_text = task.due.iter().filter(|_| own_due.is_none());
    let of_text = of_text.filter_map(|due| Some((due.from, due.to?)));
    let own = own_due.map(|span| (Some(span.from), span.to));
    let by_due = own.into_iter().chain(of_text).map(|(from, to)| judge_due(from, to, as_of));
    let by_target = task.targets.iter().map(|target| {
        let (light, reason) = match target.standing(value_of(target), as_of) {
            Standing::Unset => (Light::Grey, Reason::Nothing),
            Standing::Met | Standing::Toward => (Light::Green, Reason::OnTrack { until: None }),
            Standing::Behind => (Light::Yellow, Reason::BehindPace),
            Standing::Missed => (Light::Red, Reason::TargetMissed),
        };
        Judgement { light, reason }
    });
    by_due.chain(by_target).fold(Judgement::GREY, Judgement::or_worse)
}

/// Judges several tasks together: the most pressing light.
#[must_use]
pub fn judge_together(judgements: impl IntoIterator<Item = Judgement>) -> Judgement {
    judgements.into_iter().fold(Judgement::GREY, Judgement::or_worse)
}

/// Judges one deadline: a span is yellow once it has begun, a day is when it is near, and both are
/// red only after their last day.
fn judge_due(from: Option<Date>, to: Date, as_of: &AsOf) -> Judgement {
    let days_left = as_of.date().days_until(to);
    let is_span = from.is_some_and(|from| from < to);
    let has_begun = from.is_some_and(|from| from <= as_of.date());
    let (light, reason) = match u32::try_from(days_left) {
        Err(_) => (Light::Red, Reason::Overdue { days: days_left.unsigned_abs() }),
        Ok(left) if is_span && has_begun || !is_span && days_left <= as_of.near_days => {
            (Light::Yellow, Reason::DueSoon { days_left: left })
        }
        Ok(_) => (Light::Green, Reason::OnTrack { until: Some(to) }),
    };
    Judgement { light, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Due, Kind, TargetId, TaskId};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn target(op: Op, value: i32, upper: Option<i32>, unit: &str) -> Target {
        Target {
            id: TargetId(0),
            quote: String::new(),
            subject: String::new(),
            op,
            value: Some(Number::from_int(value)),
            upper: upper.map(Number::from_int),
            unit: unit.to_owned(),
        }
    }

    fn task(due: &[(Option<&str>, &str)], targets: Vec<Target>) -> Task {
        let due = due.iter().map(|(from, to)| Due {
            quote: String::new(),
            from: from.map(day),
            to: Some(day(to)),
        });
        Task {
            id: TaskId(0),
            text: String::new(),
            kind: Kind::Other,
            targets,
            milestones: Vec::new(),
            documents: Vec::new(),
            due: due.collect(),
            owners: Vec::new(),
        }
    }

    #[test]
    fn a_past_year_is_judged_on_its_last_day() {
        let as_of = AsOf::new(day("2026-11-23"), Some((2022, 2022)));
        assert_eq!(as_of.date(), day("2022-12-31"));
        assert_eq!(as_of.year_share().map(Share::percent), Some(100));
        let midway = AsOf::new(day("2022-08-18"), Some((2022, 2022)));
        assert_eq!(midway.year_share().map(Share::percent), Some(63));
        let early = AsOf::new(day("2021-12-01"), Some((2022, 2022)));
        assert_eq!(early.year_share().map(Share::percent), Some(0));
        assert_eq!(AsOf::new(day("2022-08-18"), None).year_share(), None);
    }

    #[test]
    fn a_plan_for_several_years_is_judged_by_its_last() {
        let midway = AsOf::new(day("2021-07-02"), Some((2020, 2022)));
        assert!(midway.is_long() && !midway.is_over());
        assert_eq!(midway.year_share().map(Share::percent), Some(50));
        let over = AsOf::new(day("2023-01-01"), Some((2020, 2022)));
        assert_eq!((over.is_over(), over.date()), (true, day("2022-12-31")));
    }

    #[test]
    fn targets_stand_where_their_operator_says() {
        let midway = AsOf::new(day("2022-07-02"), Some((2022, 2022)));
        let over = AsOf::new(day("2023-01-01"), Some((2022, 2022)));
        let check = |op, goal, upper, unit, value: Option<i32>, now, later| {
            let target = target(op, goal, upper, unit);
            let value = value.map(Number::from_int);
            assert_eq!(target.standing(value, &midway), now, "{op:?} {value:?}");
            assert_eq!(target.standing(value, &over), later, "{op:?} {value:?} at the end");
        };
        use Standing::{Behind, Met, Missed, Toward, Unset};
        check(Op::Eq, 10, None, "所", None, Unset, Unset);
        check(Op::Eq, 10, None, "所", Some(4), Behind, Missed);
        check(Op::Eq, 10, None, "所", Some(6), Toward, Missed);
        check(Op::Eq, 10, None, "所", Some(12), Met, Met);
        check(Op::Range, 8, Some(10), "所", Some(8), Met, Met);
        check(Op::Ge, 90, None, "%", Some(40), Toward, Missed);
        check(Op::Gt, 50, None, "%", Some(50), Toward, Missed);
        check(Op::Le, 3, None, "%", Some(4), Behind, Missed);
        check(Op::Le, 3, None, "%", Some(3), Met, Met);
        check(Op::All, 0, None, "起", Some(0), Met, Met);
        check(Op::All, 0, None, "起", Some(1), Behind, Missed);
        check(Op::All, 100, None, "%", Some(99), Toward, Missed);
        check(Op::Rank, 3, None, "名", Some(2), Met, Met);
        check(Op::Rank, 3, None, "名", Some(4), Toward, Missed);
        check(Op::Approx, 200, None, "门", Some(180), Met, Met);
        check(Op::Cmp, 0, None, "", Some(0), Toward, Missed);
        check(Op::Cmp, 0, None, "", Some(1), Met, Met);
    }

    #[test]
    fn lights_follow_deadlines_and_values() {
        let autumn = [(Some("2022-09-01"), "2022-11-30")];
        let check = |today, due: &[(Option<&str>, &str)], status, expect| {
            let as_of = AsOf::new(day(today), Some((2022, 2022)));
            let judgement = judge_task(&task(due, Vec::new()), status, None, |_| None, &as_of);
            assert_eq!(judgement.light, expect, "{today} {due:?} {status:?}");
        };
        use Status::{Done, InProgress, NotApplicable, NotStarted};
        check("2022-08-31", &autumn, NotStarted, Light::Green);
        check("2022-09-01", &autumn, NotStarted, Light::Yellow);
        check("2022-11-30", &autumn, InProgress, Light::Yellow);
        check("2022-12-01", &autumn, InProgress, Light::Red);
        check("2026-01-01", &autumn, Status::Blocked, Light::Red);
        check("2026-01-01", &autumn, Done, Light::Green);
        check("2026-01-01", &autumn, NotApplicable, Light::Grey);
        check("2022-05-01", &[(None, "2022-06-30")], NotStarted, Light::Green);
        check("2022-06-01", &[(None, "2022-06-30")], NotStarted, Light::Yellow);
        check("2022-06-01", &[], InProgress, Light::Grey);

        let as_of = AsOf::new(day("2022-12-01"), Some((2022, 2022)));
        let behind = task(&[], vec![target(Op::Eq, 10, None, "所")]);
        let value = |_: &Target| Some(Number::from_int(1));
        let judgement = judge_task(&behind, InProgress, None, value, &as_of);
        assert_eq!(judgement.reason, Reason::BehindPace);
        let grey = judge_task(&behind, InProgress, None, |_| None, &as_of);
        assert_eq!(grey.light, Light::Grey, "a target without a value judges nothing");
    }

    #[test]
    fn days_that_a_person_set_stand_in_place_of_the_texts() {
        let autumn = task(&[(Some("2022-09-01"), "2022-11-30")], Vec::new());
        let check = |today, from, to, near, expect| {
            let as_of = AsOf::new(day(today), Some((2022, 2022))).with_near_days(near);
            let own = Some(Span { from: day(from), to: day(to) });
            let judged = judge_task(&autumn, Status::NotStarted, own, |_| None, &as_of);
            assert_eq!(judged.light, expect, "{today} {to}");
        };
        check("2022-09-01", "2022-08-31", "2022-08-31", 30, Light::Red);
        check("2022-08-20", "2022-08-31", "2022-08-31", 30, Light::Yellow);
        check("2022-08-20", "2022-08-31", "2022-08-31", 7, Light::Green);
        check("2022-08-20", "2022-08-01", "2022-12-31", 7, Light::Yellow);
    }

    #[test]
    fn together_the_most_pressing_counts() {
        let soon =
            |days_left| Judgement { light: Light::Yellow, reason: Reason::DueSoon { days_left } };
        let done = Judgement { light: Light::Green, reason: Reason::Done };
        assert_eq!(judge_together([done, soon(9), soon(3), Judgement::GREY]), soon(3));
        assert_eq!(judge_together([]), Judgement::GREY);
    }
}

//! What filters ask of one task, at hand: so that thousands are filtered without a look at the plan.
//!
//! Must not know where it comes from.

use yaodian_plan::progress::{Span, Status};
use yaodian_plan::{Date, Kind, Light, NodeId};

use super::Stages;

/// How soon a task is due, as filters ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueIn {
    /// 已过期: its last day is past and it is not done.
    Overdue,
    /// 本周: its last day is in this week, Monday to Sunday.
    Week,
    /// 30天内.
    Month,
    /// 没有期限.
    Never,
}

impl DueIn {
    /// In the order screens show them.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Week, Self::Month, Self::Never];

    /// What is true of a task with these deadlines, on a day. Whatever is done or 不适用 is not due
    /// any more.
    #[must_use]
    pub fn of(spans: &[Span], status: Status, on: Date) -> Vec<Self> {
        if spans.is_empty() {
            return vec![Self::Never];
        }
        if matches!(status, Status::Done | Status::NotApplicable) {
            return Vec::new();
        }
        // 1970 began on a Thursday: Monday is 0.
        let weekday = (on.days_since_1970() + 3).rem_euclid(7);
        let is_so = |due: &Self| {
            spans.iter().map(|span| on.days_until(span.to)).any(|left| match due {
                Self::Overdue => left < 0,
                Self::Week => (0..7 - weekday).contains(&left),
                Self::Month => (0..=30).contains(&left),
                Self::Never => false,
            })
        };
        Self::ALL.into_iter().filter(is_so).collect()
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Who answers for a task, as places in a list of all names.
pub type Owners = Vec<u32>;

/// What filters ask of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its status.
    pub status: Status,
    /// Its light.
    pub light: Light,
    /// What sort of duty it is.
    pub kind: Kind,
    /// The section it stands in.
    pub section: NodeId,
    /// The stages of schooling it is about.
    pub stages: Stages,
    /// How soon it is due.
    pub due: DueBits,
    /// Whether it has a target.
    pub has_target: bool,
    /// Whether it concerns the person.
    pub is_mine: bool,
    /// Who answers for it.
    pub owners: Owners,
    /// When anything about it was last changed; `None` where nothing was.
    pub changed: Option<Date>,
}

/// Several of `DueIn`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueBits(u8);

impl DueBits {
    /// Whether one is among them.
    #[must_use]
    pub const fn has(self, due: DueIn) -> bool {
        self.0 & due.bit() != 0
    }
}

impl FromIterator<DueIn> for DueBits {
    fn from_iter<T: IntoIterator<Item = DueIn>>(all: T) -> Self {
        Self(all.into_iter().fold(0, |bits, due| bits | due.bit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_are_near_or_past() {
        use DueIn::{Month, Never, Overdue, Week};
        let on: Date = "2022-08-18".parse().unwrap();
        let check = |to: &[&str], status, expect: &[DueIn]| {
            let spans = to.iter().map(|to| {
                let to = to.parse().unwrap();
                Span { from: to, to }
            });
            let due = DueIn::of(&spans.collect::<Vec<_>>(), status, on);
            assert_eq!(due, expect, "{to:?} {status:?}");
        };
        // 2022-08-18 was a Thursday.
        check(&["2022-08-17"], Status::NotStarted, &[Overdue]);
        check(&["2022-08-18"], Status::Blocked, &[Week, Month]);
        check(&["2022-08-21"], Status::NotStarted, &[Week, Month]);
        check(&["2022-08-22"], Status::NotStarted, &[Month]);
        check(&["2022-09-17"], Status::InProgress, &[Month]);
        check(&["2022-09-18"], Status::NotStarted, &[]);
        check(&["2022-08-01", "2022-09-01"], Status::NotStarted, &[Overdue, Month]);
        check(&["2022-08-17"], Status::Done, &[]);
        check(&["2022-08-20"], Status::NotApplicable, &[]);
        check(&[], Status::NotStarted, &[Never]);
        check(&[], Status::Done, &[Never]);
    }

    #[test]
    fn bits_hold_what_was_put_in() {
        let bits: DueBits = [DueIn::Week, DueIn::Never].into_iter().collect();
        let held: Vec<_> = DueIn::ALL.into_iter().filter(|due| bits.has(*due)).collect();
        assert_eq!(held, [DueIn::Week, DueIn::Never]);
    }
}

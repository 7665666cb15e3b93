//! Counting statuses honestly: 不适用 leaves the denominator, an empty one has no percentage.
//!
//! Must not know where the statuses come from or how a number is shown.

use crate::progress::Status;

/// A part of a whole that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// Makes a share; `None` of an empty whole. A part larger than the whole is the whole.
    #[must_use]
    pub const fn new(part: u32, whole: u32) -> Option<Self> {
        match whole {
            0 => None,
            _ => Some(Self { part: if part > whole { whole } else { part }, whole }),
        }
    }

    /// Percent, rounded to a whole number, but 0 only for nothing and 100 only for all.
    #[must_use]
    pub const fn percent(self) -> u32 {
        if self.part == 0 {
            return 0;
        }
        if self.part == self.whole {
            return 100;
        }
        let (part, whole) = (self.part as u64, self.whole as u64);
        let rounded = ((part * 200 + whole) / (whole * 2)) as u32;
        match rounded {
            0 => 1,
            100.. => 99,
            _ => rounded,
        }
    }

    /// Thousandths, rounded down: for lengths that are drawn.
    #[must_use]
    pub const fn permille(self) -> u32 {
        (self.part as u64 * 1000 / self.whole as u64) as u32
    }
}

/// How many tasks have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 未开始.
    pub not_started: u32,
    /// 推进中.
    pub in_progress: u32,
    /// 已完成.
    pub done: u32,
    /// 受阻.
    pub blocked: u32,
    /// 不适用.
    pub not_applicable: u32,
}

impl Tally {
    /// How many have a status.
    #[must_use]
    pub const fn of(&self, status: Status) -> u32 {
        match status {
            Status::NotStarted => self.not_started,
            Status::InProgress => self.in_progress,
            Status::Done => self.done,
            Status::Blocked => self.blocked,
            Status::NotApplicable => self.not_applicable,
        }
    }

    /// All tasks.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.counted() + self.not_applicable
    }

    /// The denominator: all but 不适用.
    #[must_use]
    pub const fn counted(&self) -> u32 {
        self.not_started + self.in_progress + self.done + self.blocked
    }

    /// Not done and not 不适用.
    #[must_use]
    pub const fn open(&self) -> u32 {
        self.counted() - self.done
    }

    /// The share done; `None` where nothing counts.
    #[must_use]
    pub const fn share_done(&self) -> Option<Share> {
        Share::new(self.done, self.counted())
    }

    /// The state drawn for the whole: 受阻 when one is, done when all that counts is, 推进中 once
    /// anything has begun, 不适用 when nothing counts.
    #[must_use]
    pub const fn status(&self) -> Status {
        if self.blocked > 0 {
            Status::Blocked
        } else if self.counted() == 0 && self.not_applicable > 0 {
            Status::NotApplicable
        } else if self.done > 0 && self.open() == 0 {
            Status::Done
        } else if self.done + self.in_progress > 0 {
            Status::InProgress
        } else {
            Status::NotStarted
        }
    }
}

impl Extend<Status> for Tally {
    fn extend<T: IntoIterator<Item = Status>>(&mut self, statuses: T) {
        for status in statuses {
            let count = match status {
                Status::NotStarted => &mut self.not_started,
                Status::InProgress => &mut self.in_progress,
                Status::Done => &mut self.done,
                Status::Blocked => &mut self.blocked,
                Status::NotApplicable => &mut self.not_applicable,
            };
            *count += 1;
        }
    }
}

impl FromIterator<Status> for Tally {
    fn from_iter<T: IntoIterator<Item = Status>>(statuses: T) -> Self {
        let mut tally = Self::default();
        tally.extend(statuses);
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::Status::{Blocked, Done, InProgress, NotApplicable, NotStarted};
    use super::*;

    #[test]
    fn percentages_are_honest() {
        let check = |part, whole, percent| {
            assert_eq!(Share::new(part, whole).map(Share::percent), percent, "{part}/{whole}");
        };
        check(0, 0, None);
        check(0, 95, Some(0));
        check(1, 1000, Some(1));
        check(12, 31, Some(39));
        check(999, 1000, Some(99));
        check(1000, 1000, Some(100));
        check(1, 2, Some(50));
    }

    #[test]
    fn not_applicable_leaves_the_denominator() {
        let tally: Tally = [Done, Done, NotStarted, NotApplicable].into_iter().collect();
        assert_eq!((tally.counted(), tally.total(), tally.open()), (3, 4, 1));
        assert_eq!(tally.share_done().map(Share::percent), Some(67));
        let none: Tally = [NotApplicable].into_iter().collect();
        assert_eq!(none.share_done(), None);
    }

    #[test]
    fn a_whole_takes_its_state_from_its_parts() {
        let check = |statuses: &[Status], expect| {
            let tally: Tally = statuses.iter().copied().collect();
            assert_eq!(tally.status(), expect, "{statuses:?}");
        };
        check(&[], NotStarted);
        check(&[NotStarted, NotStarted], NotStarted);
        check(&[NotStarted, InProgress], InProgress);
        check(&[NotStarted, Done], InProgress);
        check(&[Done, Done, NotApplicable], Done);
        check(&[Done, Blocked], Blocked);
        check(&[NotApplicable, NotApplicable], NotApplicable);
        check(&[NotApplicable, NotStarted], NotStarted);
    }
}

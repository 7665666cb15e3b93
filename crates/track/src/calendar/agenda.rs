//! What is pressing: how far off the last day of something is.
//!
//! Must not know whether it is done: what is asked about is open.

use yaodian_plan::Date;
use yaodian_plan::progress::Span;

use super::Week;

/// When something is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// 逾期: its last day is past.
    Overdue,
    /// 今天.
    Today,
    /// 本周: later in the week that holds the day.
    ThisWeek,
    /// 下周.
    NextWeek,
    /// 正在期内: its span has begun and ends after next week.
    UnderWay,
    /// 以后.
    Later,
    /// 没有期限.
    Undated,
}

impl Bucket {
    /// All, the most pressing first.
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::Today,
        Self::ThisWeek,
        Self::NextWeek,
        Self::UnderWay,
        Self::Later,
        Self::Undated,
    ];
}

/// When something with these spans is due, and its next last day.
///
/// ```
/// use yaodian_plan::progress::Span;
/// use yaodian_track::calendar::{Bucket, bucket};
///
/// let day = |text: &str| text.parse().unwrap();
/// let autumn = Span { from: day("2022-09-01"), to: day("2022-11-30") };
/// assert_eq!(bucket(&[autumn], day("2022-10-01")), (Bucket::UnderWay, Some(autumn.to)));
/// assert_eq!(bucket(&[autumn], day("2022-12-01")), (Bucket::Overdue, Some(autumn.to)));
/// assert_eq!(bucket(&[], day("2022-12-01")), (Bucket::Undated, None));
/// ```
#[must_use]
pub fn bucket(spans: &[Span], today: Date) -> (Bucket, Option<Date>) {
    let last = |span: &Span| span.to.max(span.from);
    let Some(next) = spans.iter().map(last).min() else { return (Bucket::Undated, None) };
    let week = Week::of(today);
    let has_begun = |span: &Span| span.from.min(span.to) <= today;
    let bucket = match next {
        next if next < today => Bucket::Overdue,
        next if next == today => Bucket::Today,
        next if next <= week.sunday() => Bucket::ThisWeek,
        next if next <= week.next().sunday() => Bucket::NextWeek,
        _ if spans.iter().any(has_begun) => Bucket::UnderWay,
        _ => Bucket::Later,
    };
    (bucket, Some(next))
}

//! Spans laid over the days of weeks, each in a lane that no other uses on the same day.
//!
//! Must not know how a bar is drawn.

use yaodian_plan::Date;
use yaodian_plan::progress::Span;

use super::Week;

/// The part of a span that lies in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar<K> {
    /// Whose span it is.
    pub key: K,
    /// Which lane it runs in, from 0; the same in every week.
    pub lane: usize,
    /// The first day of the week that it covers, from 0 for Monday.
    pub first: u8,
    /// The last.
    pub last: u8,
    /// Whether the span begins here.
    pub is_start: bool,
    /// Whether the span ends here.
    pub is_end: bool,
}

/// Lays spans over weeks that follow one another: for each week its bars, by lane.
///
/// There are no more lanes than spans that share a day. Of spans that begin together the longest
/// takes the first lane; a span whose days are the wrong way round is turned.
#[must_use]
pub fn lay<K: Copy>(spans: &[(Span, K)], weeks: &[Week]) -> Vec<Vec<Bar<K>>> {
    let mut laid: Vec<Vec<Bar<K>>> = weeks.iter().map(|_| Vec::new()).collect();
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return laid };
    let turned = spans.iter().map(|(span, key)| {
        (Span { from: span.from.min(span.to), to: span.to.max(span.from) }, *key)
    });
    let is_seen = |(span, _): &(Span, K)| span.from <= last.sunday() && span.to >= first.monday();
    let mut seen: Vec<_> = turned.filter(is_seen).collect();
    // Stable: of equal spans the one that was given first stays first.
    seen.sort_by_key(|(span, _)| (span.from.max(first.monday()), std::cmp::Reverse(span.to)));
    let mut lanes: Vec<Date> = Vec::new();
    for (span, key) in seen {
        let free = lanes.iter().position(|end| *end < span.from.max(first.monday()));
        let lane = free.unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(end) => *end = span.to,
            None => lanes.push(span.to),
        }
        for (week, bars) in weeks.iter().zip(&mut laid) {
            bars.extend(bar(span, key, lane, *week));
        }
    }
    for bars in &mut laid {
        bars.sort_by_key(|bar| (bar.lane, bar.first));
    }
    laid
}

fn bar<K>(span: Span, key: K, lane: usize, week: Week) -> Option<Bar<K>> {
    let (from, to) = (span.from.max(week.monday()), span.to.min(week.sunday()));
    let column = |date: Date| u8::try_from(week.monday().days_until(date)).ok();
    (from <= to).then_some(())?;
    Some(Bar {
        key,
        lane,
        first: column(from)?,
        last: column(to)?,
        is_start: span.from >= week.monday(),
        is_end: span.to <= week.sunday(),
    })
}

/// How many bars of a week, day by day, find no place where only so many lanes are drawn.
#[must_use]
pub fn hidden<K>(bars: &[Bar<K>], lanes: usize) -> [usize; 7] {
    [0, 1, 2, 3, 4, 5, 6].map(|day: u8| {
        let is_hidden = |bar: &&Bar<K>| bar.lane >= lanes && (bar.first..=bar.last).contains(&day);
        bars.iter().filter(is_hidden).count()
    })
}

//! Goals that take over from the goal before them: 基本级120所，示范级10所; 分别控制在46%、67%.
//!
//! Knows how a list of goals goes on; what a goal is, `amounts` decides.

use super::amounts::{Amount, Found};
use super::quantity::Quantity;
use super::scan::{char_before, find, holds};
use super::targets::{Goal, REACH_CHARS, Reader};

impl<'v> Reader<'v> {
    /// 近视率分别控制在46.8%、67.51%: a bare number goes on with the list before it.
    pub fn next_of_list(&self, amount: &Amount<'v>) -> Option<Found<'v>> {
        let (listing, last) = (self.listing.as_ref()?, self.last_listed()?);
        let touching = self.goals.last().is_some_and(|goal| amount.left <= goal.at.end + 1);
        // 分别下降到3‰、8/10万: respective numbers may count in their own units.
        let other = last.unit != amount.q.unit && listing.respectively.is_empty();
        if !touching || other || listing.clause != self.clause {
            return None;
        }
        let mut respectively = listing.respectively.clone();
        let subject =
            if respectively.is_empty() { last.subject.clone() } else { respectively.remove(0) };
        let goal = Goal { op: last.op, ..self.goal(amount, amount.q.start..amount.q.end, subject) };
        Some(Found { goal, prefix: String::new(), respectively })
    }

    /// Parts the subjects of 小学、初中、高中近视率分别….
    pub fn respectively(&self, goal: Goal<'v>, start: usize, end: usize) -> Found<'v> {
        let text = self.text();
        if find(text, start, end, &["分别"]).is_none() || !goal.subject.contains('、') {
            return goal.into();
        }
        let parts: Vec<&str> = goal.subject.split(['、', '和']).collect();
        let tail = parts.last().map_or("", |last| {
            let skip = parts.first().map_or(0, |first| first.len());
            last.get(skip..).unwrap_or("")
        });
        let mut subjects: Vec<String> =
            parts
                .iter()
                .map(|part| {
                    if part.ends_with(tail) { (*part).to_owned() } else { format!("{part}{tail}") }
                })
                .collect();
        let first = subjects.remove(0);
        Found {
            goal: Goal { subject: first, ..goal },
            prefix: String::new(),
            respectively: subjects,
        }
    }

    /// 销售额增长10%，达到3000万元: a bound alone speaks of what the goal before it does.
    pub fn same_subject(&self, amount: &Amount<'v>) -> Option<Found<'v>> {
        let last = self.last_listed()?;
        let touching = self.goals.last().is_some_and(|goal| amount.left <= goal.at.end + 1);
        let bounded = amount.bound.is_some() && amount.bound_start < amount.q.start;
        (touching && bounded).then(|| {
            let at = amount.bound_start..amount.q.end;
            self.goal(amount, at, last.subject.clone()).into()
        })
    }

    /// Whether a number is a part of one before it: 其中，城区28个.
    pub fn is_breakdown(&self, amount: &Amount) -> bool {
        let from = self.task.start.max(amount.q.start.saturating_sub(REACH_CHARS));
        holds(self.text(), from, amount.q.start, &["其中"])
    }

    /// Whether the last goal's list goes on with a number of the same unit.
    pub fn goes_on(&self, q: &Quantity) -> bool {
        let last = self.last_listed().filter(|last| last.unit == q.unit);
        last.and(self.listing.as_ref()).is_some_and(|listing| {
            let from = listing.clause.max(q.start.saturating_sub(REACH_CHARS));
            !holds(self.text(), from, q.start, &["其中"])
        })
    }

    /// Whether the words before a number follow the last goal at once: 基地3个、学校….
    pub fn touches(&self, amount: &Amount) -> bool {
        let Some(listing) = &self.listing else { return false };
        let touching = self.goals.last().is_some_and(|goal| amount.left <= goal.at.end + 2);
        let listed = char_before(self.text(), amount.left) == Some('、');
        let counts_on = || self.last_listed().is_some_and(|last| last.unit == amount.q.unit);
        touching && ((listing.clause == self.clause && listed) || counts_on())
    }
}

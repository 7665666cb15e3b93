//! The words right before a number that bound it: 不少于, 达到, 控制在.
//!
//! Finds where they begin; whether the number is a goal, `amounts` decides.

use super::goal_words::{BOUNDS, Bound};
use super::quantity::{Quantity, quantity_at};
use super::scan::{char_at, char_before};
use crate::Op;

/// How long 每千人口 and the like may be.
const PER_CHARS_MAX: usize = 6;

/// The words right before a number that bound it, and where they begin.
pub(super) fn bound_before(text: &[char], left: usize, number: usize) -> (Option<Bound>, usize) {
    let (mut bound, mut start) = (None, per_start(text, left, number));
    for _ in 0..2 {
        let Some((len, found)) = BOUNDS.longest_back(text, left, start) else { break };
        // 彩超1台: a part of another word.
        if len == 1 && char_before(text, start - len).is_some_and(|c| "彩高B远".contains(c)) {
            break;
        }
        start -= len;
        // 达到不少于: what stands nearest the number binds it.
        bound = bound.or(Some(found));
    }
    if bound.is_none() { (None, number) } else { (bound, start) }
}

/// 达到每千人口4.5个: what the number is for each of stands between it and its bound.
fn per_start(text: &[char], left: usize, number: usize) -> usize {
    let from = left.max(number.saturating_sub(PER_CHARS_MAX));
    let each = (from..number).rev().find(|&at| char_at(text, at) == Some('每'));
    // 每学期不少于4次: the bound stands nearer than what the number is for each of.
    each.filter(|&at| BOUNDS.longest_back(text, at, number).is_none()).unwrap_or(number)
}

/// The length of the bounding words at a place.
pub(super) fn bound_at(text: &[char], at: usize) -> Option<usize> {
    BOUNDS.longest(text, at).map(|(len, _)| len)
}

/// A number at a text's beginning with the words that bound it: a cell that is a goal's value.
pub(super) fn value_at_start(text: &[char]) -> Option<(Quantity<'_>, Op)> {
    let len = bound_at(text, 0).unwrap_or(0);
    let q = quantity_at(text, len)?;
    let op = match bound_before(text, 0, len).0 {
        _ if q.upper.is_some() => Op::Range,
        Some(Bound::Op(op)) => op,
        _ => q.bound.unwrap_or(Op::Eq),
    };
    Some((q, op))
}

//! Axes: where a value stands in a frame, and which values are written beside it.
//!
//! Must not know what the values are.

use super::pen::Point;

/// The area that a line is drawn in, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its left edge.
    pub left: i32,
    /// Its top.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its foot: where 0 stands.
    pub foot: i32,
}

impl Frame {
    /// How far along a part of a whole is.
    #[must_use]
    pub fn x(&self, part: i32, whole: i32) -> i32 {
        self.left + scaled(self.right - self.left, i64::from(part), i64::from(whole))
    }

    /// How high a part of a whole stands.
    #[must_use]
    pub fn y(&self, part: u32, whole: u32) -> i32 {
        self.foot - scaled(self.foot - self.top, i64::from(part), i64::from(whole))
    }

    /// A place in the frame.
    #[must_use]
    pub fn at(&self, x: (i32, i32), y: (u32, u32)) -> Point {
        Point::new(self.x(x.0, x.1), self.y(y.0, y.1))
    }
}

fn scaled(length: i32, part: i64, whole: i64) -> i32 {
    let part = part.clamp(0, whole.max(1));
    let product = i64::from(length) * part;
    i32::try_from((product + whole / 2) / whole.max(1)).unwrap_or(0)
}

/// Values to write at an axis from 0 to `top`: 1, 2 or 5 of a power of ten apart, at most `most`
/// steps of them, and `top` itself in place of one that would stand too close.
#[must_use]
pub fn ticks(top: u32, most: u32) -> Vec<u32> {
    let step = step(top, most.max(1));
    let mut ticks: Vec<u32> = (0..top).step_by(usize::try_from(step).unwrap_or(1)).collect();
    if ticks.len() > 1 && ticks.last().is_some_and(|last| (top - last) * 3 < step * 2) {
        ticks.pop();
    }
    ticks.push(top);
    ticks
}

/// The smallest round step that needs at most so many.
fn step(top: u32, most: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for digit in [1, 2, 5] {
            let step = power.saturating_mul(digit);
            if top.div_ceil(step) <= most {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_end_at_the_top() {
        let check = |top, expect: &[u32]| assert_eq!(ticks(top, 4), expect, "{top}");
        check(0, &[0]);
        check(1, &[0, 1]);
        check(4, &[0, 1, 2, 3, 4]);
        check(5, &[0, 2, 5]);
        check(94, &[0, 50, 94]);
        check(95, &[0, 50, 95]);
        check(102, &[0, 50, 102]);
        check(400, &[0, 100, 200, 300, 400]);
        check(10_000, &[0, 5000, 10_000]);
    }

    proptest! {
        #[test]
        fn ticks_are_few_and_in_order(top in 0_u32..2_000_000, most in 1_u32..9) {
            let ticks = ticks(top, most);
            prop_assert!(ticks.len() <= usize::try_from(most).unwrap() + 1);
            prop_assert!(ticks.is_sorted_by(|one, next| one < next));
            prop_assert_eq!((ticks[0], *ticks.last().unwrap()), (0, top));
        }

        #[test]
        fn what_is_in_a_frame_stays_there(part in -5_i32..500, whole in 0_i32..400, y in 0_u32..99) {
            let frame = Frame { left: 300, top: 100, right: 3480, foot: 1680 };
            let at = frame.at((part, whole), (y, 60));
            prop_assert!((300..=3480).contains(&at.x) && (100..=1680).contains(&at.y));
        }
    }

    #[test]
    fn the_ends_of_a_frame_are_its_ends() {
        let frame = Frame { left: 300, top: 100, right: 3480, foot: 1680 };
        assert_eq!(frame.at((0, 365), (0, 94)), Point::new(300, 1680));
        assert_eq!(frame.at((365, 365), (94, 94)), Point::new(3480, 100));
    }
}

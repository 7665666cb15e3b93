//! Sharing out a length among counts: exact in sum, and nothing that counts unseen.
//!
//! Must not know what is counted.

/// A part of a stack: where it begins and how long it is, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins.
    pub from: i32,
    /// How long it is.
    pub length: i32,
}

/// Shares out a length in proportion to counts. Each count but 0 has at least `least`, where all
/// can; together they are the whole.
#[must_use]
pub fn allot(counts: &[u32], whole: i32, least: i32) -> Vec<i32> {
    let parts = i32::try_from(counts.iter().filter(|count| **count > 0).count()).unwrap_or(1);
    if parts == 0 {
        return vec![0; counts.len()];
    }
    let least = least.min(whole / parts);
    let mut is_small: Vec<bool> = counts.iter().map(|_| false).collect();
    loop {
        let (rest, total) = rest(counts, &is_small, whole, least);
        let mut has_changed = false;
        for (count, is_small) in counts.iter().zip(&mut is_small) {
            let share = i64::from(*count) * i64::from(rest);
            if *count > 0 && !*is_small && share < i64::from(least) * total {
                *is_small = true;
                has_changed = true;
            }
        }
        if !has_changed {
            return shared(counts, &is_small, (rest, total), least);
        }
    }
}

/// What is left once the small ones have theirs, and the count it is for.
fn rest(counts: &[u32], is_small: &[bool], whole: i32, least: i32) -> (i32, i64) {
    counts.iter().zip(is_small).fold((whole, 0), |(rest, total), (count, is_small)| {
        if *is_small { (rest - least, total) } else { (rest, total + i64::from(*count)) }
    })
}

fn shared(counts: &[u32], is_small: &[bool], rest: (i32, i64), least: i32) -> Vec<i32> {
    let (rest, total) = rest;
    let mut counted = 0;
    // Where one ends the next begins: rounded once, so that nothing is lost.
    let end = |counted: i64| i32::try_from(i64::from(rest) * counted / total.max(1)).unwrap_or(0);
    let length = |(count, is_small): (&u32, &bool)| {
        if *is_small {
            return least;
        }
        let from = end(counted);
        counted += i64::from(*count);
        end(counted) - from
    };
    counts.iter().zip(is_small).map(length).collect()
}

/// Lays counts one after another along a length, with a gap between; a count of 0 has no part.
#[must_use]
pub fn stack(counts: &[u32], whole: i32, gap: i32, least: i32) -> Vec<Option<Part>> {
    let parts = i32::try_from(counts.iter().filter(|count| **count > 0).count()).unwrap_or(0);
    let inked = whole - gap * (parts - 1).max(0);
    let mut from = 0;
    let part = |(count, length): (&u32, i32)| {
        (*count > 0).then(|| {
            let part = Part { from, length };
            from += length + gap;
            part
        })
    };
    counts.iter().zip(allot(counts, inked, least)).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_follow_counts() {
        assert_eq!(allot(&[3, 1, 0], 400, 0), [300, 100, 0]);
        assert_eq!(allot(&[0, 0], 400, 10), [0, 0]);
        assert_eq!(allot(&[999, 1], 1000, 20), [980, 20]);
        assert_eq!(allot(&[1, 1, 1], 100, 0), [33, 33, 34]);
        let expect =
            [Some(Part { from: 0, length: 49 }), None, Some(Part { from: 51, length: 49 })];
        assert_eq!(stack(&[5, 0, 5], 100, 2, 0), expect);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_unseen(
            counts in prop::collection::vec(0_u32..5000, 1..9), whole in 200_i32..6000, least in 0_i32..40,
        ) {
            let lengths = allot(&counts, whole, least);
            let parts = counts.iter().filter(|count| **count > 0).count();
            prop_assert_eq!(lengths.iter().sum::<i32>(), if parts == 0 { 0 } else { whole });
            let least = least.min(whole / i32::try_from(parts.max(1)).unwrap());
            for (count, length) in counts.iter().zip(&lengths) {
                // A part is rounded down to a tenth.
                let is_fit = if *count == 0 { *length == 0 } else { *length + 1 >= least };
                prop_assert!(is_fit);
            }
            for (one, a) in counts.iter().zip(&lengths) {
                for (other, b) in counts.iter().zip(&lengths) {
                    prop_assert!(one >= other || *a <= *b + 1, "more is never shorter");
                }
            }
        }
    }
}

//! What changed its place among those around it: all but a longest run that kept its order.
//!
//! Must not know what the numbers stand for.

/// Which places hold numbers of a longest strictly rising run; of several, one.
pub(super) fn rising(numbers: &[usize]) -> Vec<bool> {
    // For each length, the place where the run of that length with the least last number ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: usize| numbers.get(at).copied().unwrap_or(usize::MAX);
    for (at, &value) in numbers.iter().enumerate() {
        let len = ends.partition_point(|&end| number(end) < value);
        before.push(len.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        if let Some(cell) = kept.get_mut(place) {
            *cell = true;
        }
        at = before.get(place).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_longest_run() {
        let check = |numbers: &[usize], moved: &[usize]| {
            let kept = rising(numbers);
            let got: Vec<usize> = (0..numbers.len()).filter(|&at| !kept[at]).collect();
            assert_eq!(got, moved, "{numbers:?}");
        };
        check(&[], &[]);
        check(&[0, 1, 2, 3], &[]);
        check(&[3, 0, 1, 2], &[0]);
        check(&[1, 2, 3, 0], &[3]);
        check(&[0, 2, 1, 3], &[1]);
    }
}

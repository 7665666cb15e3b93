//! The geometry of what is drawn: ridges, as SVG attribute texts.
//!
//! Whole numbers throughout: the same on every machine, and no floating-point formatting in
//! the first module. Must not know colours or statuses.

/// The ridges' drawing area: width and height in its own units.
pub const RIDGES_SIZE: (i32, i32) = (3900, 1280);
/// Where the coloured part of a ridge ends when all is done.
pub const RIDGES_FULL_X: i32 = 3180;
/// How many ridges there are; with another number of sections bars are drawn instead.
pub const RIDGES: usize = 5;

const STEP: i32 = 40;
/// Each ridge, far to near: its level, how steep it is in percent, and the seed of its shape.
const LEVELS: [(i32, i32, u32); RIDGES] =
    [(360, 100, 11), (530, 60, 23), (700, 56, 37), (870, 50, 41), (1040, 46, 59)];
/// Wave lengths and heights that make a ridge, longest first.
const OCTAVES: [(i32, i32); 4] = [(880, 290), (360, 190), (150, 84), (64, 34)];
/// From here to the right end a ridge sinks into the plain.
const FADE_FROM_X: i32 = 2500;
const FADE_TO_X: i32 = 3360;

/// The outline of a ridge, closed below; `None` past the last one.
#[must_use]
pub fn ridge_path(ridge: usize) -> Option<String> {
    let (level, steepness, seed) = *LEVELS.get(ridge)?;
    let at = |x| level - height(x, seed) * steepness / 100;
    let mut path = format!("M-60 1320V{}", at(-60));
    let mut x = -60;
    while x < RIDGES_SIZE.0 {
        // A quadratic curve from midpoint to midpoint: smooth, and never past its points.
        let (next, after) = (x + STEP, x + 2 * STEP);
        let (corner, end) = (at(next), (at(next) + at(after)) / 2);
        path.push_str(&format!("Q{next} {corner} {} {end}", next + STEP / 2));
        x = next;
    }
    path.push_str("H3960V1320z");
    Some(path)
}

/// How far a ridge rises over its level.
fn height(x: i32, seed: u32) -> i32 {
    let rise: i32 = OCTAVES
        .iter()
        .zip(1_u32..)
        .map(|((length, high), octave)| {
            noise(x + 6000, *length, seed.wrapping_mul(octave)) * high / 1000
        })
        .sum();
    let fade = (FADE_TO_X - x).clamp(0, FADE_TO_X - FADE_FROM_X);
    (rise - 150).max(0) * fade / (FADE_TO_X - FADE_FROM_X)
}

/// Value noise: random heights at every `length`, eased between; 0 to 1000.
fn noise(x: i32, length: i32, seed: u32) -> i32 {
    let (cell, within) = (x.div_euclid(length), x.rem_euclid(length));
    let (from, to) = (random(cell, seed), random(cell + 1, seed));
    let t = i64::from(within) * 1000 / i64::from(length);
    let eased = t * t * (3000 - 2 * t) / 1_000_000;
    from + i32::try_from(i64::from(to - from) * eased / 1000).unwrap_or(0)
}

/// A number from 0 to 1000 that is always the same for the same cell.
fn random(cell: i32, seed: u32) -> i32 {
    let mut h = cell.unsigned_abs().wrapping_mul(0x9E37_79B1) ^ seed.wrapping_mul(0x85EB_CA77);
    h ^= h >> 15;
    h = h.wrapping_mul(0xC2B2_AE3D);
    h ^= h >> 13;
    i32::try_from(h % 1001).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ridges_stay_in_their_area_and_flatten_out() {
        for (ridge, (level, _, seed)) in LEVELS.into_iter().enumerate() {
            for x in (-60..RIDGES_SIZE.0 + 60).step_by(10) {
                let y = level - height(x, seed);
                assert!((0..=level).contains(&y), "ridge {ridge} at {x}: {y}");
            }
            assert_eq!(height(FADE_TO_X, seed), 0);
            let peak = (0..RIDGES_FULL_X).step_by(10).map(|x| height(x, seed)).max();
            assert!(peak > Some(100), "ridge {ridge} is flat: {peak:?}");
        }
        assert_eq!(ridge_path(RIDGES), None);
    }
}

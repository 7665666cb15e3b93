//! A ring cut into arcs.
//!
//! Must not know what is counted.

use super::allot::stack;
use super::pen::{Pen, Point, TURN, on_circle};

/// The space between two arcs, in hundredths of a degree.
const GAP: i32 = 220;
/// The shortest arc that is still seen.
const LEAST: i32 = 500;

/// The arcs of a ring for counts, clockwise from the top. A count of 0 has none; a sole count
/// closes the ring.
#[must_use]
pub fn ring(counts: &[u32], center: Point, outer: i32, inner: i32) -> Vec<Option<String>> {
    let drawn = counts.iter().filter(|count| **count > 0).count();
    if drawn == 1 {
        let whole = |count: &u32| (*count > 0).then(|| closed(center, outer, inner));
        return counts.iter().map(whole).collect();
    }
    // The last gap lies before the first arc.
    let parts = stack(counts, TURN - GAP, GAP, LEAST);
    let arc = |part: super::Part| {
        let from = part.from + GAP / 2;
        let to = from + part.length;
        let is_large = part.length > TURN / 2;
        Pen::at(on_circle(center, outer, from))
            .arc(outer, is_large, true, on_circle(center, outer, to))
            .line(on_circle(center, inner, to))
            .arc(inner, is_large, false, on_circle(center, inner, from))
            .close()
            .text()
    };
    parts.into_iter().map(|part| part.map(arc)).collect()
}

/// A whole ring: two circles, each of two halves; the inner one runs the other way, so that it
/// stays empty.
fn closed(center: Point, outer: i32, inner: i32) -> String {
    let circle = |pen: Pen, radius: i32, is_clockwise| {
        let (top, bottom) = (on_circle(center, radius, 0), on_circle(center, radius, TURN / 2));
        pen.skip(top)
            .arc(radius, false, is_clockwise, bottom)
            .arc(radius, false, is_clockwise, top)
            .close()
    };
    circle(circle(Pen::default(), outer, true), inner, false).text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_cut_by_counts() {
        let center = Point::new(740, 740);
        let arcs = ring(&[1, 0, 1], center, 680, 480);
        assert_eq!(arcs.len(), 3);
        assert_eq!(arcs[1], None);
        let first = arcs[0].as_deref().unwrap();
        assert!(first.starts_with("M75.3 6") && first.ends_with('z'), "{first}");
        let sole = ring(&[0, 7], center, 680, 480);
        assert_eq!(sole[0], None);
        assert_eq!(
            sole[1].as_deref(),
            Some(
                "M74 6A68 68 0 0 1 74 142A68 68 0 0 1 74 6zM74 26A48 48 0 0 0 74 122A48 48 0 0 0 74 26z"
            )
        );
        assert_eq!(ring(&[0, 0], center, 680, 480), [None, None]);
    }

    #[test]
    fn a_small_arc_is_seen_and_a_large_one_is_large() {
        let arcs = ring(&[999, 1], Point::new(0, 0), 680, 480);
        assert!(arcs[0].as_deref().unwrap().contains("A68 68 0 1 1"));
        let small = arcs[1].as_deref().unwrap();
        assert!(small.contains("A68 68 0 0 1"), "{small}");
    }
}

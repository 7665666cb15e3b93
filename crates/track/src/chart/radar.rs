//! A polygon over axes that share a centre.
//!
//! Must not know what the axes are. An axis without a value has no corner: the shape is open there.

use super::line::open_path;
use super::pen::{Pen, Point, TURN, on_circle};

/// What is drawn of the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Radar {
    /// The area: one polygon, or a triangle for each two neighbours that have a value.
    pub areas: Vec<String>,
    /// The outline, open where a value is missing.
    pub outline: Vec<String>,
    /// A corner for each axis that has a value.
    pub corners: Vec<Option<Point>>,
}

/// The end of an axis, or a place along it.
fn on_axis(axis: usize, axes: usize, center: Point, radius: i32) -> Point {
    let (axis, axes) = (axis as i64, (axes as i64).max(1));
    let angle = i64::from(TURN) * axis / axes;
    on_circle(center, radius, i32::try_from(angle).unwrap_or(0))
}

/// The polygon at a distance from the centre, and its corners.
#[must_use]
pub fn polygon(axes: usize, center: Point, radius: i32) -> (String, Vec<Point>) {
    let corners: Vec<_> = (0..axes).map(|axis| on_axis(axis, axes, center, radius)).collect();
    (open_path(&corners) + "z", corners)
}

/// The shape of shares in thousandths, an axis each, clockwise from the top.
#[must_use]
pub fn radar(shares: &[Option<u32>], center: Point, radius: i32) -> Radar {
    let corner = |(axis, share): (usize, &Option<u32>)| {
        let share = i64::from((*share)?.min(1000));
        let length = i32::try_from((i64::from(radius) * share + 500) / 1000).unwrap_or(0);
        Some(on_axis(axis, shares.len(), center, length))
    };
    let corners: Vec<Option<Point>> = shares.iter().enumerate().map(corner).collect();
    let whole: Option<Vec<Point>> = corners.iter().copied().collect();
    if let Some(whole) = whole.filter(|whole| whole.len() > 2) {
        let path = open_path(&whole) + "z";
        return Radar { areas: vec![path.clone()], outline: vec![path], corners };
    }
    let next = corners.iter().cycle().skip(1);
    let pairs: Vec<(Point, Point)> =
        corners.iter().zip(next).filter_map(|(one, other)| Some(((*one)?, (*other)?))).collect();
    let triangle =
        |(one, other): &(Point, Point)| Pen::at(center).line(*one).line(*other).close().text();
    Radar {
        areas: pairs.iter().map(triangle).collect(),
        outline: pairs.iter().map(|(one, other)| open_path(&[*one, *other])).collect(),
        corners,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CENTER: Point = Point::new(1000, 1000);

    #[test]
    fn a_full_square_is_the_grid() {
        let (grid, corners) = polygon(4, CENTER, 500);
        assert_eq!(grid, "M100 50L150 100L100 150L50 100z");
        let full = radar(&[Some(1000); 4], CENTER, 500);
        assert_eq!(full.outline, [grid]);
        assert_eq!(full.corners, corners.into_iter().map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn a_missing_value_is_a_gap_and_not_a_zero() {
        let gap = radar(&[Some(500), None, Some(500), Some(0)], CENTER, 500);
        assert_eq!(gap.corners[1], None);
        assert_eq!(gap.outline, ["M100 125L100 100", "M100 100L100 75"]);
        let zero = radar(&[Some(500), Some(0), Some(500), Some(0)], CENTER, 500);
        assert_eq!(zero.corners[1], Some(CENTER));
        assert_eq!(radar(&[None, None, None], CENTER, 500).areas, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn corners_stay_inside(shares in prop::collection::vec(prop::option::of(0_u32..1500), 3..11)) {
            let radar = radar(&shares, CENTER, 500);
            for (corner, share) in radar.corners.iter().zip(&shares) {
                prop_assert_eq!(corner.is_some(), share.is_some());
                let Some(corner) = corner else { continue };
                let (x, y) = (i64::from(corner.x - 1000), i64::from(corner.y - 1000));
                prop_assert!(x * x + y * y <= 501 * 501);
            }
        }
    }
}

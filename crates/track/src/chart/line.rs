//! Lines through many points, made of few.
//!
//! Must not know what the points stand for.

use super::pen::{Pen, Point};

/// The same line with fewer points: none of those left out lies further from it than `tolerance`
/// tenths (Ramer, Douglas and Peucker). Its ends stay.
#[must_use]
pub fn simplify(points: &[Point], tolerance: i32) -> Vec<Point> {
    let mut keeps: Vec<bool> = points.iter().map(|_| false).collect();
    let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
    let mut stack = vec![(0, last)];
    let mut keep = |at: usize| {
        if let Some(keeps) = keeps.get_mut(at) {
            *keeps = true;
        }
    };
    keep(0);
    keep(last);
    while let Some((from, to)) = stack.pop() {
        if let Some(at) = farthest(points, from, to, tolerance) {
            keep(at);
            stack.push((from, at));
            stack.push((at, to));
        }
    }
    let kept = points.iter().zip(keeps).filter(|(_, keeps)| *keeps);
    kept.map(|(point, _)| *point).collect()
}

/// The point between two that lies farthest from their line, where that is too far.
fn farthest(points: &[Point], from: usize, to: usize, tolerance: i32) -> Option<usize> {
    let (start, end) = (*points.get(from)?, *points.get(to)?);
    let (dx, dy) = (i64::from(end.x - start.x), i64::from(end.y - start.y));
    let length_squared = dx * dx + dy * dy;
    let off = |point: &Point| {
        let (px, py) = (i64::from(point.x - start.x), i64::from(point.y - start.y));
        if length_squared == 0 {
            return i128::from(px * px + py * py);
        }
        let cross = i128::from(dx * py - dy * px);
        cross * cross / i128::from(length_squared)
    };
    let between = points.get(from + 1..to)?;
    let (place, point) = between.iter().enumerate().max_by_key(|(_, point)| off(point))?;
    (off(point) > i128::from(tolerance) * i128::from(tolerance)).then_some(from + 1 + place)
}

/// An open line through points.
#[must_use]
pub fn open_path(points: &[Point]) -> String {
    let mut points = points.iter();
    let Some(first) = points.next() else { return String::new() };
    points.fold(Pen::at(*first), |pen, point| pen.line(*point)).text()
}

/// The area between a line and a level below it.
#[must_use]
pub fn closed_down_to(points: &[Point], foot: i32) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let start = Pen::at(Point::new(first.x, foot));
    let pen = points.iter().fold(start, |pen, point| pen.line(*point));
    pen.line(Point::new(last.x, foot)).close().text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_straight_line_has_two_points() {
        let points: Vec<_> = (0..365).map(|x| Point::new(x * 9, 1680 - x)).collect();
        assert_eq!(simplify(&points, 2), [points[0], points[364]]);
        assert_eq!(simplify(&[], 2), []);
        assert_eq!(simplify(&points[..1], 2), points[..1]);
    }

    #[test]
    fn a_year_of_steps_is_a_short_path() {
        // One task done on every Monday.
        let points: Vec<_> = (0..365).map(|x| Point::new(x * 9, 1680 - x / 7 * 15)).collect();
        let path = open_path(&simplify(&points, 8));
        let whole = open_path(&points);
        assert!(path.len() * 3 < whole.len(), "{} of {}", path.len(), whole.len());
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_near(heights in prop::collection::vec(0_i32..1500, 1..200)) {
            let points: Vec<_> = (0..).zip(&heights).map(|(x, y)| Point::new(x * 9, *y)).collect();
            let kept = simplify(&points, 12);
            prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
            for point in &points {
                let at = kept.partition_point(|kept| kept.x < point.x);
                let Some(next) = kept.get(at) else { continue };
                if next == point { continue; }
                let before = kept[at - 1];
                let (dx, dy) = (i64::from(next.x - before.x), i64::from(next.y - before.y));
                let cross = dx * i64::from(point.y - before.y) - dy * i64::from(point.x - before.x);
                let distance = (cross as f64) / ((dx * dx + dy * dy) as f64).sqrt();
                prop_assert!(distance.abs() < 13.1, "{distance}");
            }
        }
    }
}

//! Streams from what was to what is: two columns of nodes with ribbons between.
//!
//! Must not know what moves.

use super::pen::{Pen, Point};

/// A node: a piece of one of the two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its top.
    pub top: i32,
    /// How tall it is; 0 where it holds nothing.
    pub height: i32,
}

/// What moves from one node to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ribbon {
    /// The node it leaves, by place.
    pub from: usize,
    /// The node it reaches.
    pub to: usize,
    /// How many.
    pub count: u32,
    /// Its shape.
    pub path: String,
}

/// Both columns and what lies between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Streams {
    /// The left column.
    pub before: Vec<Node>,
    /// The right column.
    pub after: Vec<Node>,
    /// In the order of the left column, then the right.
    pub ribbons: Vec<Ribbon>,
    /// Where the taller column ends.
    pub foot: i32,
}

/// The thinnest ribbon that is still seen.
const LEAST: i64 = 12;

/// Draws how many moved from each to each: `moved[from][to]`, about `height` tall, between `left`
/// and `right`, with a gap between nodes that hold something.
#[must_use]
pub fn streams<const N: usize>(
    moved: &[[u32; N]; N],
    (left, right): (i32, i32),
    (top, height): (i32, i32),
    gap: i32,
) -> Streams {
    let total: i64 = moved.iter().flatten().map(|count| i64::from(*count)).sum();
    // A ribbon is as tall where it arrives as where it left.
    let thick = |count: u32| match count {
        0 => 0,
        count => (i64::from(count) * i64::from(height) / total.max(1)).max(LEAST) as i32,
    };
    let before = column(moved.iter().map(|row| row.iter().map(|n| thick(*n)).sum()), top, gap);
    let arriving = |to: usize| moved.iter().filter_map(|row| row.get(to)).map(|n| thick(*n)).sum();
    let after = column((0..N).map(arriving), top, gap);
    let mut left_tops: Vec<i32> = before.iter().map(|node| node.top).collect();
    let mut right_tops: Vec<i32> = after.iter().map(|node| node.top).collect();
    let mut ribbons = Vec::new();
    for ((from, row), left_top) in moved.iter().enumerate().zip(&mut left_tops) {
        for ((to, count), right_top) in row.iter().enumerate().zip(&mut right_tops) {
            let thick = thick(*count);
            if thick > 0 {
                let path = ribbon((left, *left_top), (right, *right_top), thick);
                ribbons.push(Ribbon { from, to, count: *count, path });
            }
            *left_top += thick;
            *right_top += thick;
        }
    }
    let foot =
        |nodes: &[Node]| nodes.iter().map(|node| node.top + node.height).max().unwrap_or(top);
    Streams { foot: foot(&before).max(foot(&after)), before, after, ribbons }
}

/// Nodes one below the other; those that hold nothing take no room.
fn column(heights: impl Iterator<Item = i32>, top: i32, gap: i32) -> Vec<Node> {
    let mut next = top;
    let node = |height: i32| {
        let node = Node { top: next, height };
        if height > 0 {
            next += height + gap;
        }
        node
    };
    heights.map(node).collect()
}

fn ribbon(left: (i32, i32), right: (i32, i32), thick: i32) -> String {
    let upper = (Point::new(left.0, left.1), Point::new(right.0, right.1));
    let lower = (Point::new(left.0, left.1 + thick), Point::new(right.0, right.1 + thick));
    Pen::at(upper.0).sway(upper.0, upper.1).line(lower.1).sway(lower.1, lower.0).close().text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_leaves_arrives() {
        let streams = streams(&[[1, 1], [0, 2]], (0, 1000), (0, 400), 20);
        assert_eq!(streams.before, [Node { top: 0, height: 200 }, Node { top: 220, height: 200 }]);
        assert_eq!(streams.after, [Node { top: 0, height: 100 }, Node { top: 120, height: 300 }]);
        let counts: Vec<_> = streams.ribbons.iter().map(|r| (r.from, r.to, r.count)).collect();
        assert_eq!(counts, [(0, 0, 1), (0, 1, 1), (1, 1, 2)]);
        assert_eq!(streams.ribbons[1].path, "M0 10C50 10 50 12 100 12L100 22C50 22 50 20 0 20z");
        assert_eq!(streams.foot, 420);
    }

    proptest! {
        #[test]
        fn columns_hold_what_their_ribbons_bring(moved in prop::array::uniform5(prop::array::uniform5(0_u32..90))) {
            let streams = streams(&moved, (0, 3000), (100, 2000), 60);
            for nodes in [&streams.before, &streams.after] {
                for pair in nodes.windows(2) {
                    prop_assert!(pair[1].top >= pair[0].top + pair[0].height);
                }
            }
            let sum = |nodes: &[Node]| nodes.iter().map(|node| node.height).sum::<i32>();
            prop_assert_eq!(sum(&streams.before), sum(&streams.after));
            let shown: u32 = streams.ribbons.iter().map(|ribbon| ribbon.count).sum();
            prop_assert_eq!(shown, moved.iter().flatten().sum::<u32>());
        }
    }
}

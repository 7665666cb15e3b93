//! 总体: a ring of all tasks by status, with its key.
//!
//! Must not count.

use yaodian_plan::Share;
use yaodian_plan::progress::Status;
use yaodian_track::chart::{Pen, Point, ring};

use super::figure::{Anchor, Figure, Ink, Mark, Shape, Tone, label, path, words_at};
use super::text::words;
use super::{BAR_ORDER, Drawn, Row, Table, counts, lead};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as say;

const SIZE: i32 = 1480;
const OUTER: i32 = 680;
const INNER: i32 = 480;
/// The height of a row of the key.
const ROW: i32 = 296;
/// The most room that the key takes.
const KEY: i32 = 2200;

/// Where ring and key stand.
struct Layout {
    center: Point,
    left: i32,
    right: i32,
    top: i32,
    height: i32,
}

impl Layout {
    fn new(width: i32) -> Self {
        // Where the key does not fit beside, it stands below.
        if width < 2900 {
            let center = Point::new(width / 2, SIZE / 2);
            return Self {
                center,
                left: 0,
                right: width,
                top: SIZE + 80,
                height: SIZE + 80 + 5 * ROW,
            };
        }
        let left = SIZE + 240;
        let key = (width - left).min(KEY);
        let spare = (width - left - key) / 2;
        let center = Point::new(spare + SIZE / 2, SIZE / 2);
        Self { center, left: spare + left, right: spare + left + key, top: 0, height: SIZE }
    }
}

impl Model {
    pub(super) fn ring_chart(&self, width: i32) -> Drawn {
        let all = self.tally_all();
        let row = |status: Status| {
            let share = say::percent(lang(), Share::new(all.of(status), all.total()));
            let name = say::status_word(lang(), status).to_owned();
            Row { name, cells: vec![all.of(status).to_string(), share] }
        };
        let rows: Vec<Row> = BAR_ORDER.into_iter().map(row).collect();
        let is_begun = all.not_started < all.total();
        Drawn {
            finding: self.overall_finding(),
            say: if is_begun { "" } else { lang().chart_overall_none }.to_owned(),
            figure: Some(self.ring_figure(width, &rows)),
            table: Table {
                columns: vec![lang().column_status, lang().column_count, lang().column_share],
                rows,
            },
            ..Drawn::default()
        }
    }

    /// `已完成 47/94 项，比时序慢 13 个百分点`.
    fn overall_finding(&self) -> String {
        let (all, words) = (self.tally_all(), words());
        if all.counted() == 0 {
            return words.none_counts.to_owned();
        }
        let done = fill(words.done_of, &[&all.done.to_string(), &all.counted().to_string()]);
        let points = |text: &str, points: i32| fill(text, &[&points.unsigned_abs().to_string()]);
        let pace = match lead(all.share_done(), self.as_of.year_share()) {
            None => return done,
            Some(_) if self.as_of.is_over() => fill(words.year_is_over, &[self.period_word()]),
            Some(0) => words.pace_even.to_owned(),
            Some(ahead @ 1..) => points(words.pace_ahead, ahead),
            Some(behind) => points(words.pace_behind, behind),
        };
        done + words.comma + &pace
    }

    fn ring_figure(&self, width: i32, rows: &[Row]) -> Figure {
        let all = self.tally_all();
        let layout = Layout::new(width);
        let center = layout.center;
        let arcs = ring(&counts(&all), center, OUTER, INNER);
        let arcs = BAR_ORDER.into_iter().zip(arcs);
        let mark = |((place, row), (status, arc)): ((i32, &Row), (Status, Option<String>))| {
            let mut mark = key(&layout, place, row, status);
            if let Some(arc) = arc {
                mark.shapes.insert(1, path(Ink::Status(status), arc));
            }
            mark
        };
        let (done, counted) = (all.done.to_string(), all.counted().to_string());
        let circle = |radius| {
            path(Ink::Rim, ring(&[1], center, radius, radius).into_iter().flatten().collect())
        };
        let percent = say::percent(lang(), all.share_done());
        let middle = |y, tone, text| words_at(center.x, y, Anchor::Middle, tone, text);
        Figure {
            width,
            height: layout.height,
            back: vec![circle(OUTER), circle(INNER)],
            marks: (0..).zip(rows).zip(arcs).map(mark).collect(),
            front: vec![
                middle(center.y + 50, Tone::Total, percent),
                middle(center.y + 230, Tone::Plain, fill(lang().ring_center, &[&done, &counted])),
            ],
        }
    }
}

/// A line of the key: swatch, name, count, share.
fn key(layout: &Layout, place: i32, row: &Row, status: Status) -> Mark {
    let Layout { left, right, .. } = *layout;
    let top = layout.top + place * ROW;
    let base = top + ROW / 2 + 45;
    let mut cells = row.cells.iter().cloned();
    let (count, share) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let said = fill(words().status_said, &[&row.name, &count, &share]);
    let mut shapes: Vec<Shape> = vec![
        path(Ink::Hit, Pen::rect(left, top, right - left, ROW)),
        path(Ink::Status(status), Pen::rect(left + 5, base - 105, 120, 120)),
        label(left + 230, base, row.name.clone()),
        words_at(right - 480, base, Anchor::End, Tone::Strong, count),
        words_at(right, base, Anchor::End, Tone::Quiet, share),
    ];
    if status == Status::Blocked {
        shapes.push(path(Ink::Bar, Pen::rect(left + 35, base - 55, 60, 20)));
    }
    Mark { label: said, shapes }
}

//! 记录日历: how much was changed on each day of a year.
//!
//! Must not count.

use yaodian_plan::Date;
use yaodian_track::chart::{Cell, LEVELS, Pen, Point, half, level, ring, width_of};
use yaodian_track::series::{changes, journal_span};

use super::figure::{Anchor, FONT, Figure, Ink, Mark, Shape, Tone, label, path, words_at};
use super::text::words;
use super::window::Window;
use super::{Drawn, Row, Table, sentences};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as say;

/// The room for the names of weekdays.
const ASIDE: i32 = 240;
/// The widest a day is.
const PITCH_MAX: i32 = 190;
/// How many weeks touch a half-year, at most.
const WEEKS: i32 = 28;

impl Model {
    pub(super) fn heat_chart(&self, width: i32) -> Drawn {
        let words = words();
        let is_mute = !self.shown().is_empty() && journal_span(self.shown()).is_none();
        let empty = if is_mute { words.no_journal } else { words.heat_empty };
        let none = || Drawn { empty, ..Drawn::default() };
        let Some(window) = self.window() else { return none() };
        let counts = changes(self.shown(), window.from, window.to);
        let days = (0..).zip(&counts).map(|(at, count)| (window.from.plus_days(at), *count));
        let days: Vec<(Date, u32)> = days.filter(|(_, count)| *count > 0).collect();
        if days.is_empty() {
            return none();
        }
        Drawn {
            finding: finding(&days),
            say: sentences(&[words.heat_say, &window.said()]),
            figure: Some(figure(&window, &counts, width)),
            empty,
            table: table(&days),
            ..Drawn::default()
        }
    }
}

fn finding(days: &[(Date, u32)]) -> String {
    // Of days with as many, the latest.
    let Some((day, most)) = days.iter().max_by_key(|(_, count)| *count) else {
        return String::new();
    };
    let (count, most) = (days.len().to_string(), most.to_string());
    fill(words().heat_finding, &[&count, &say::day_short(lang(), *day), &most])
}

fn table(days: &[(Date, u32)]) -> Table {
    let row = |(day, count): &(Date, u32)| Row {
        name: say::day_full(lang(), *day),
        cells: vec![count.to_string()],
    };
    Table {
        columns: vec![words().column_day, words().column_changes],
        rows: days.iter().map(row).collect(),
    }
}

fn figure(window: &Window, counts: &[u32], width: i32) -> Figure {
    let pitch = ((width - ASIDE) / WEEKS).min(PITCH_MAX);
    let mut figure = Figure { width, ..Figure::default() };
    let mut top = 220;
    for which in 0..2 {
        let half = half(window.year, which);
        for (month, column) in &half.months {
            let name = fill(words().month, &[&month.to_string()]);
            figure.back.push(label(ASIDE + column * pitch, top - 60, name));
        }
        weekdays(&mut figure, top, pitch);
        let mut blank = String::new();
        for cell in &half.cells {
            let place = usize::try_from(window.day(cell.day)).unwrap_or(usize::MAX);
            let count = counts.get(place).copied().unwrap_or(0);
            let at = Point::new(ASIDE + cell.column * pitch, top + cell.row * pitch);
            if count == 0 {
                blank.push_str(&Pen::rect(at.x, at.y, pitch - 20, pitch - 20));
            } else {
                figure.marks.push(mark(cell, count, at, pitch));
            }
        }
        figure.back.push(path(Ink::Blank, blank));
        top += 7 * pitch + 300;
    }
    figure.height = legend(&mut figure, top - 100) + 80;
    figure
}

fn weekdays(figure: &mut Figure, top: i32, pitch: i32) {
    let words = words();
    let names = [
        (0, words.heat_monday),
        (2, words.heat_wednesday),
        (4, words.heat_friday),
        (6, words.heat_sunday),
    ];
    for (row, name) in names {
        let base = top + row * pitch + (pitch - 20) / 2 + 45;
        figure.back.push(words_at(ASIDE - 60, base, Anchor::End, Tone::Quiet, name));
    }
}

fn mark(cell: &Cell, count: u32, at: Point, pitch: i32) -> Mark {
    let day = say::day_full(lang(), cell.day);
    let hit = Pen::rect(at.x - 10, at.y - 10, pitch, pitch);
    let ground = path(Ink::Blank, Pen::rect(at.x, at.y, pitch - 20, pitch - 20));
    Mark {
        label: fill(words().heat_said, &[&day, &count.to_string()]),
        shapes: vec![path(Ink::Hit, hit), ground, drop_of(level(count), at, pitch - 20)],
    }
}

/// A drop of ink, larger for more.
fn drop_of(level: u32, at: Point, room: i32) -> Shape {
    let radius = room * (i32::try_from(level).unwrap_or(0) * 2 + 3) / 22;
    let center = Point::new(at.x + room / 2, at.y + room / 2);
    path(Ink::Day(level), ring(&[1], center, radius, 0).into_iter().flatten().collect())
}

/// What each size of drop stands for, in as many lines as it takes; answers with where it ends.
fn legend(figure: &mut Figure, mut base: i32) -> i32 {
    const SWATCH: i32 = 130;
    let words = words();
    let ranges =
        [words.heat_levels_1, words.heat_levels_2, words.heat_levels_3, words.heat_levels_4];
    let mut x = ASIDE;
    for (level, range) in (1..LEVELS).zip(ranges) {
        let end = x + SWATCH + 30 + width_of(range, FONT);
        if end > figure.width && x > ASIDE {
            x = ASIDE;
            base += 200;
        }
        figure.front.push(drop_of(level, Point::new(x, base - SWATCH + 20), SWATCH));
        figure.front.push(label(x + SWATCH + 30, base, range));
        x += SWATCH + 140 + width_of(range, FONT);
    }
    base
}

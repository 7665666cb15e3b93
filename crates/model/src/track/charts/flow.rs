//! 状态变化: what went from which status to which since a month's end.
//!
//! Must not replay the journal: `yaodian_track` does.

use yaodian_plan::Date;
use yaodian_plan::progress::Status;
use yaodian_track::chart::{Node, Pen, streams};
use yaodian_track::series::{History, Known, Moved};

use super::figure::{Anchor, Figure, Ink, Mark, Tone, path, words_at};
use super::text::words;
use super::window::Window;
use super::{BAR_ORDER, Choices, Drawn, Row, Table, sentences};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as say;

const TOP: i32 = 300;
const HEIGHT: i32 = 1900;
const GAP: i32 = 150;
/// How wide a node is.
const NODE: i32 = 100;

/// From when on changes are shown.
struct Since {
    /// The month that ended; 0 for the year before.
    month: u8,
    day: Date,
}

impl Model {
    pub(super) fn flow_chart(&self, width: i32) -> Drawn {
        let words = words();
        let history = self.history();
        let is_mute = history.known() == Known::Never;
        let empty = if is_mute { words.no_journal } else { words.flow_empty };
        let none = || Drawn { empty, ..Drawn::default() };
        let window = self.window().filter(|_| history.span().is_some());
        let Some(window) = window else { return none() };
        let days = days(&window, &history);
        let wanted = self.track.charts.flow_month;
        let chosen = days.iter().find(|since| Some(since.month) == wanted).or(days.last());
        let Some(since) = chosen else { return none() };
        let moved = in_bar_order(&history.moved(since.day, window.end));
        Drawn {
            finding: finding(&moved, since),
            say: sentences(&[words.flow_say, &window.said()]),
            figure: Some(figure(&moved, width, (since, &window))),
            empty,
            table: table(&moved),
            rest: 0,
            choices: Some(Choices {
                options: days.iter().map(|since| (since.month, long(since))).collect(),
                chosen: since.month,
            }),
        }
    }
}

/// The days one can choose: the eve of the year and its months' ends, as far as the journal goes.
fn days(window: &Window, history: &History) -> Vec<Since> {
    let eve = Since { month: 0, day: window.from.plus_days(-1) };
    let ends = window.month_ends().map(|(month, day)| Since { month, day });
    let is_known = |since: &Since| match history.known() {
        Known::Always => true,
        Known::Since(day) => since.day >= day,
        Known::Never => false,
    };
    std::iter::once(eve).chain(ends).filter(is_known).collect()
}

fn long(since: &Since) -> String {
    match since.month {
        0 => words().flow_year_start.to_owned(),
        month => fill(words().flow_month_end, &[&month.to_string()]),
    }
}

fn short(since: &Since) -> String {
    match since.month {
        0 => words().flow_begin.to_owned(),
        month => fill(words().flow_short, &[&month.to_string()]),
    }
}

/// The same counts, by places in `BAR_ORDER`.
fn in_bar_order(moved: &Moved) -> Moved {
    let place = |status: Status| Status::ALL.iter().position(|one| *one == status).unwrap_or(0);
    BAR_ORDER.map(|from| {
        let row = moved.get(place(from)).copied().unwrap_or_default();
        BAR_ORDER.map(|to| row.get(place(to)).copied().unwrap_or(0))
    })
}

/// How many went from some statuses to another; what stayed is not counted.
fn gone(moved: &Moved, is: impl Fn(Status, Status) -> bool) -> u32 {
    let mut gone = 0;
    for (from, row) in BAR_ORDER.into_iter().zip(moved) {
        for (to, count) in BAR_ORDER.into_iter().zip(row) {
            if from != to && is(from, to) {
                gone += count;
            }
        }
    }
    gone
}

fn finding(moved: &Moved, since: &Since) -> String {
    let words = words();
    let begun = |from, to| from == Status::NotStarted && to == Status::InProgress;
    let kinds = [
        (words.flow_done, gone(moved, |_, to| to == Status::Done)),
        (words.flow_begun, gone(moved, begun)),
        (words.flow_blocked, gone(moved, |_, to| to == Status::Blocked)),
        (words.flow_back, gone(moved, |from, _| from == Status::Done)),
    ];
    let told = kinds.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<_> = told.map(|(text, count)| fill(text, &[&count.to_string()])).collect();
    let said = match gone(moved, |_, _| true) {
        0 => words.flow_still.to_owned(),
        all if told.is_empty() => fill(words.flow_other, &[&all.to_string()]),
        _ => told.join(words.comma),
    };
    fill(words.flow_finding, &[&long(since), &said])
}

fn table(moved: &Moved) -> Table {
    let statuses = BAR_ORDER.map(|status| say::status_word(lang(), status));
    let rows = BAR_ORDER.into_iter().zip(moved).map(|(from, row)| Row {
        name: say::status_word(lang(), from).to_owned(),
        cells: row.iter().map(ToString::to_string).collect(),
    });
    Table {
        columns: std::iter::once(words().column_from).chain(statuses).collect(),
        rows: rows.collect(),
    }
}

fn figure(moved: &Moved, width: i32, (since, window): (&Since, &Window)) -> Figure {
    // The words of both sides have what the longest of them takes.
    let word = |status: Status| format!("{} 888", say::status_word(lang(), status));
    let widest = BAR_ORDER.map(|s| yaodian_track::chart::width_of(&word(s), 120));
    let aside = widest.into_iter().max().unwrap_or(0).min(width / 3) + 40;
    let (left, right) = (aside + NODE, width - aside - NODE);
    let drawn = streams(moved, (left, right), (TOP, HEIGHT), GAP);
    let mut figure = Figure { width, height: drawn.foot + 60, ..Figure::default() };
    let status = |place: usize| BAR_ORDER.get(place).copied().unwrap_or_default();
    let word = |place: usize| say::status_word(lang(), status(place));
    let (mut moving, mut still) = (Vec::new(), Vec::new());
    for ribbon in &drawn.ribbons {
        let count = ribbon.count.to_string();
        let d = ribbon.path.clone();
        if ribbon.from == ribbon.to {
            let label = fill(words().flow_same, &[word(ribbon.from), &count]);
            figure.back.push(path(Ink::Still, d.clone()));
            still.push(Mark { label, shapes: vec![path(Ink::Hit, d)] });
        } else {
            let label = fill(words().flow_said, &[word(ribbon.from), word(ribbon.to), &count]);
            let shapes = vec![path(Ink::Stream(status(ribbon.to)), d)];
            moving.push(Mark { label, shapes });
        }
    }
    // What did not move lies below, and is read last.
    figure.marks = moving;
    figure.marks.append(&mut still);
    let before = moved.map(|row| row.iter().sum());
    let after = std::array::from_fn(|to| moved.iter().filter_map(|row| row.get(to)).sum());
    side(&mut figure, &drawn.before, before, (aside, aside - 60, Anchor::End));
    side(&mut figure, &drawn.after, after, (right, right + NODE + 60, Anchor::Start));
    let day = say::day_short(lang(), window.end);
    figure.back.push(words_at(left, 120, Anchor::End, Tone::Quiet, short(since)));
    figure.back.push(words_at(right, 120, Anchor::Start, Tone::Quiet, day));
    figure
}

/// A column of nodes with their words.
fn side(
    figure: &mut Figure,
    nodes: &[Node],
    totals: [u32; 5],
    (x, words_x, anchor): (i32, i32, Anchor),
) {
    for ((node, status), total) in nodes.iter().zip(BAR_ORDER).zip(totals) {
        if node.height == 0 {
            continue;
        }
        let rect = Pen::rect(x, node.top, NODE, node.height);
        figure.front.push(path(Ink::Status(status), rect));
        let text = format!("{} {total}", say::status_word(lang(), status));
        let y = node.top + node.height / 2 + 45;
        figure.front.push(words_at(words_x, y, anchor, Tone::Plain, text));
    }
}

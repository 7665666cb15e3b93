//! Bars of statuses, a row each: 各部分, and what other charts of rows share.
//!
//! Must not count.

use yaodian_plan::progress::Status;
use yaodian_plan::{Share, Tally};
use yaodian_track::chart::{Pen, stack, width_of, wrap};

use super::figure::{Anchor, FONT, Figure, Ink, Mark, Shape, Tone, label, path, words_at};
use super::text::words;
use super::{BAR_ORDER, Chart, Drawn, Row, Table, counts, statuses_said};
use crate::text::{fill, lang};
use crate::view::words as say;
use crate::{Model, Section};

/// The height of a line of words.
const LINE: i32 = 180;
/// How tall a bar is.
const BAR: i32 = 140;
const GAP: i32 = 20;
/// The shortest piece of a bar.
const LEAST: i32 = 30;

/// What a row of a chart says over its bar.
pub(super) struct Head {
    /// On the left, in lines.
    pub name: String,
    /// On the right.
    pub value: String,
}

/// A bar with its head.
pub(super) struct Bar {
    pub head: Head,
    pub tally: Tally,
    /// How long the bar is.
    pub length: i32,
    pub said: String,
}

/// Lays the words over a bar from `top`; answers with their shapes and where they end.
pub(super) fn head(head: &Head, width: i32, top: i32) -> (Vec<Shape>, i32) {
    let room = width - width_of(&head.value, FONT) - 260;
    let lines = wrap(&head.name, room.max(FONT * 4), FONT);
    let value = head.value.clone();
    let mut shapes = vec![words_at(width, top + 120, Anchor::End, Tone::Strong, value)];
    let mut base = top + 120;
    for line in &lines {
        shapes.push(label(0, base, line.clone()));
        base += LINE;
    }
    (shapes, top + LINE * i32::try_from(lines.len().max(1)).unwrap_or(1))
}

/// Draws bars one below the other.
pub(super) fn rows(bars: &[Bar], width: i32) -> Figure {
    let mut figure = Figure { width, ..Figure::default() };
    let mut top = 20;
    for bar in bars {
        let (mut shapes, bar_top) = head(&bar.head, width, top);
        shapes.extend(pieces(&bar.tally, bar.length, bar_top + 20));
        let foot = bar_top + 20 + BAR;
        shapes.insert(0, path(Ink::Hit, Pen::rect(0, top, width, foot - top)));
        figure.marks.push(Mark { label: bar.said.clone(), shapes });
        top = foot + 150;
    }
    figure.height = top - 110;
    figure
}

/// The pieces of one bar.
fn pieces(tally: &Tally, length: i32, top: i32) -> Vec<Shape> {
    let parts = stack(&counts(tally), length, GAP, LEAST);
    let mut shapes = Vec::new();
    for (status, part) in BAR_ORDER.into_iter().zip(parts) {
        let Some(part) = part else { continue };
        let (from, wide) = (part.from, part.length);
        // An edge is drawn half outside: it stays inside.
        let inset = if status == Status::Done || status == Status::Blocked { 0 } else { 5 };
        let inset = inset.min(wide / 2);
        let rect = Pen::rect(from + inset, top + inset, wide - 2 * inset, BAR - 2 * inset);
        shapes.push(path(Ink::Status(status), rect));
        if status == Status::Blocked && wide >= 100 {
            let dash = (wide / 2).min(120);
            let left = from + (wide - dash) / 2;
            shapes.push(path(Ink::Bar, Pen::rect(left, top + BAR / 2 - 10, dash, 20)));
        }
    }
    shapes
}

/// The columns of a table of bars, after the row's name.
pub(super) fn status_columns(first: &'static str, second: &'static str) -> Vec<&'static str> {
    let statuses = BAR_ORDER.map(|status| say::status_word(lang(), status));
    [first, second].into_iter().chain(statuses).collect()
}

/// The cells of a table of bars.
pub(super) fn status_cells(first: String, tally: &Tally) -> Vec<String> {
    std::iter::once(first).chain(counts(tally).map(|count| count.to_string())).collect()
}

impl Model {
    pub(super) fn sections_chart(&self, width: i32) -> Drawn {
        let tallies: Vec<Tally> =
            self.outline.sections.iter().map(|section| self.tally(&section.tasks)).collect();
        let row = |(section, tally): (&Section, &Tally)| Row {
            name: section.heading(),
            cells: status_cells(say::percent(lang(), tally.share_done()), tally),
        };
        let sections = self.outline.sections.iter().zip(&tallies);
        let (drawn, rest) = self.rows_drawn(Chart::Sections, tallies.len());
        let bar = |(section, tally): (&Section, &Tally)| {
            let percent = say::percent(lang(), tally.share_done());
            let said = fill(words().section_said, &[&section.heading(), &percent]);
            Bar {
                said: said + words().comma + &statuses_said(tally),
                head: Head { name: section.heading(), value: percent },
                tally: *tally,
                length: width,
            }
        };
        let bars: Vec<Bar> = sections.clone().take(drawn).map(bar).collect();
        Drawn {
            finding: self.sections_finding(&tallies),
            say: lang().chart_sections_say.to_owned(),
            figure: (!bars.is_empty()).then(|| rows(&bars, width)),
            empty: words().sections_empty,
            table: Table {
                columns: status_columns(lang().column_section, lang().column_done_share),
                rows: sections.map(row).collect(),
            },
            rest,
            choices: None,
        }
    }

    fn sections_finding(&self, tallies: &[Tally]) -> String {
        let words = words();
        // A section in which nothing counts is neither done nor behind.
        let shares: Vec<Share> = tallies.iter().filter_map(Tally::share_done).collect();
        let count = |is: &dyn Fn(&Share) -> bool| shares.iter().filter(|share| is(share)).count();
        let of =
            |text: &str, some: usize| fill(text, &[&shares.len().to_string(), &some.to_string()]);
        let whole = count(&|share| share.percent() == 100);
        if shares.is_empty() {
            return words.none_counts.to_owned();
        }
        if whole == shares.len() {
            return words.sections_all.to_owned();
        }
        if tallies.iter().all(|tally| tally.not_started + tally.not_applicable == tally.total()) {
            return words.sections_none.to_owned();
        }
        match self.as_of.year_share().filter(|_| !self.as_of.is_over()) {
            Some(year) => match count(&|share| share.percent() < year.percent()) {
                0 => of(words.sections_even, 0),
                all if all == shares.len() => of(words.sections_all_behind, all),
                some => of(words.sections_behind, some),
            },
            None if self.as_of.is_over() => of(words.sections_ended, whole),
            None => of(words.sections_done_some, count(&|share| share.percent() > 0)),
        }
    }
}

//! 进展: the five ridges with their percentages and the year's boat, as one drawing.
//!
//! Must not know the ridges' shape: `shape` does.

use yaodian_track::chart::{Pen, Point};

use super::figure::{Anchor, Figure, Ink, Mark, Shape, Tone, path, words_at};
use super::text::words;
use super::{Drawn, Row, Table, statuses_said};
use crate::text::{fill, lang};
use crate::view::{RidgeView, words as say};
use crate::{Model, Section};

/// The height of a line of the key.
const LINE: i32 = 200;
/// How much of the width the boat has for its year.
const WATER_PERCENT: i32 = 76;

impl Model {
    pub(super) fn ridges_chart(&self, width: i32) -> Drawn {
        let words = words();
        let percent = say::percent(lang(), self.tally_all().share_done());
        let mut finding = fill(words.ridges_finding, &[&percent]);
        if let Some(year) = self.as_of.year_share() {
            finding += words.comma;
            finding += &if self.as_of.is_over() {
                fill(words.year_is_over, &[self.period_word()])
            } else {
                fill(words.ridges_year, &[self.period_word(), &year.percent().to_string()])
            };
        }
        let row = |section: &Section| {
            let tally = self.tally(&section.tasks);
            let done = format!("{}/{}", tally.done, tally.counted());
            let cells = vec![say::percent(lang(), tally.share_done()), done];
            Row { name: section.heading(), cells }
        };
        let has_boat = self.as_of.year_share().is_some() && !self.as_of.is_over();
        Drawn {
            finding,
            say: if has_boat { words.ridges_say } else { words.ridges_say_plain }.to_owned(),
            figure: Some(self.ridges_figure(width)),
            table: Table {
                columns: vec![lang().column_section, lang().column_done_share, lang().status_done],
                rows: self.outline.sections.iter().map(row).collect(),
            },
            ..Drawn::default()
        }
    }

    fn ridges_figure(&self, width: i32) -> Figure {
        let head = self.masthead();
        let height = (width * 10 / 24).clamp(1150, 2200);
        let mark = |((place, ridge), section): ((i32, &RidgeView), &Section)| {
            let base = 140 + place * LINE;
            let said = fill(words().section_said, &[&section.heading(), &ridge.percent]);
            let tally = self.tally(&section.tasks);
            Mark {
                label: said + words().comma + &statuses_said(&tally),
                shapes: vec![
                    path(Ink::Hit, Pen::rect(width - 760, base - 150, 760, LINE)),
                    words_at(width, base, Anchor::End, Tone::Strong, ridge.percent.clone()),
                    words_at(width - 480, base, Anchor::End, Tone::Plain, ridge.label.clone()),
                ],
            }
        };
        let permilles = head.ridges.iter().map(|ridge| ridge.permille).collect();
        let sections = self.outline.sections.iter();
        let mut figure = Figure {
            width,
            height: height + 80,
            back: vec![Shape::Ridges { permilles, width, height }],
            marks: (0..).zip(&head.ridges).zip(sections).map(mark).collect(),
            front: Vec::new(),
        };
        if let Some((permille, said)) = &head.now {
            let permille = i64::from(*permille) * i64::from(WATER_PERCENT);
            let x = i32::try_from(i64::from(width) * permille / 100_000).unwrap_or(0);
            let line = Pen::at(Point::new(x, 100)).line(Point::new(x, height)).text();
            let is_late = x > width / 2;
            let (anchor, aside) = if is_late { (Anchor::End, -180) } else { (Anchor::Start, 180) };
            figure.front = vec![
                path(Ink::Now, line),
                Shape::Boat(Point::new(x, height)),
                words_at(x + aside, height + 30, anchor, Tone::Plain, said.clone()),
            ];
        }
        figure
    }
}

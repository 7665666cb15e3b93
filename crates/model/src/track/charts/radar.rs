//! 均衡: the sections' shares around a centre, and the year's pace.
//!
//! Must not count.

use yaodian_plan::Share;
use yaodian_track::chart::{Pen, Point, TURN, on_circle, polygon, radar, ring, width_of, wrap};

use super::figure::{Anchor, FONT, Figure, Ink, Mark, Shape, Tone, path, words_at};
use super::text::words;
use super::{Drawn, Row, Table, lead, lead_said, sentences};
use crate::text::{fill, lang};
use crate::view::words as say;
use crate::{Model, Section};

/// With fewer there is no area, with more no room for names.
const SECTIONS: std::ops::RangeInclusive<usize> = 3..=10;
const LINE: i32 = 150;

impl Model {
    pub(super) fn radar_chart(&self, width: i32) -> Drawn {
        let words = words();
        let sections = &self.outline.sections;
        let share = |section: &Section| self.tally(&section.tasks).share_done();
        let shares: Vec<Option<Share>> = sections.iter().map(share).collect();
        let year = self.as_of.year_share().filter(|_| !self.as_of.is_over());
        let row = |(section, share): (&Section, &Option<Share>)| Row {
            name: section.heading(),
            cells: vec![say::percent(lang(), *share), lead_said(lead(*share, year))],
        };
        let has_any = shares.iter().any(Option::is_some);
        let has_gap = shares.iter().any(Option::is_none);
        let said = match year {
            Some(year) => fill(words.radar_say, &[&year.percent().to_string()]),
            None => words.radar_say_plain.to_owned(),
        };
        Drawn {
            finding: finding(&shares),
            say: sentences(&[&said, if has_gap { words.radar_gap } else { "" }]),
            figure: (SECTIONS.contains(&sections.len()) && has_any)
                .then(|| self.radar_figure(width, &shares, year)),
            empty: words.radar_few,
            table: Table {
                columns: vec![lang().column_section, lang().column_done_share, words.column_lead],
                rows: sections.iter().zip(&shares).map(row).collect(),
            },
            ..Drawn::default()
        }
    }

    fn radar_figure(&self, width: i32, shares: &[Option<Share>], year: Option<Share>) -> Figure {
        let axes = shares.len();
        let radius = ((width - 1700) / 2).clamp(500, 1000);
        let top = 560;
        let center = Point::new(width / 2, top + radius);
        let mut figure = Figure { width, height: top + 2 * radius + 420, ..Figure::default() };
        grid(&mut figure, axes, center, radius);
        if let Some(year) = year {
            let length = i64::from(radius) * i64::from(year.permille()) / 1000;
            let (pace, _) = polygon(axes, center, i32::try_from(length).unwrap_or(0));
            figure.back.push(path(Ink::Pace, pace));
        }
        let permilles: Vec<_> = shares.iter().map(|share| share.map(Share::permille)).collect();
        let drawn = radar(&permilles, center, radius);
        figure.back.extend(drawn.areas.into_iter().map(|area| path(Ink::Area, area)));
        figure.back.extend(drawn.outline.into_iter().map(|line| path(Ink::Outline, line)));
        let sections = self.outline.sections.iter().zip(shares);
        for ((axis, (section, share)), corner) in (0..).zip(sections).zip(drawn.corners) {
            let angle = TURN / i32::try_from(axes).unwrap_or(1) * axis;
            let at = on_circle(center, radius + 130, angle);
            let percent = say::percent(lang(), *share);
            let mut shapes = axis_words(section, &percent, at, center, width);
            shapes.extend(corner.map(|corner| dot(corner, 35)));
            let mut said = fill(words().section_said, &[&section.heading(), &percent]);
            if let Some(lead) = lead(*share, year) {
                said += words().comma;
                said += &format!("{} {}", words().column_lead, lead_said(Some(lead)));
            }
            figure.marks.push(Mark { label: said, shapes });
        }
        figure
    }
}

fn finding(shares: &[Option<Share>]) -> String {
    let percents: Vec<u32> = shares.iter().flatten().map(|share| share.percent()).collect();
    match percents.iter().max().zip(percents.iter().min()) {
        None => words().none_counts.to_owned(),
        Some((most, least)) if most == least => fill(words().radar_even, &[&most.to_string()]),
        Some((most, least)) => {
            let values = [most, least, &(most - least)].map(ToString::to_string);
            fill(words().radar_finding, &values.each_ref().map(String::as_str))
        }
    }
}

fn grid(figure: &mut Figure, axes: usize, center: Point, radius: i32) {
    for part in 1..=4 {
        let (ring, corners) = polygon(axes, center, radius * part / 4);
        figure.back.push(path(Ink::Grid, ring));
        if part == 4 {
            let spoke = |end: &Point| path(Ink::Grid, Pen::at(center).line(*end).text());
            figure.back.extend(corners.iter().map(spoke));
        }
    }
}

/// A dot at a place.
pub(super) fn dot(at: Point, radius: i32) -> Shape {
    path(Ink::Dot, ring(&[1], at, radius, 0).into_iter().flatten().collect())
}

/// What stands at the end of an axis: label and share, and the section's words where they fit.
fn axis_words(section: &Section, share: &str, at: Point, center: Point, width: i32) -> Vec<Shape> {
    let aside = at.x - center.x;
    let (anchor, room) = if aside.abs() <= 120 {
        (Anchor::Middle, width * 2 / 3)
    } else if aside < 0 {
        (Anchor::End, at.x)
    } else {
        (Anchor::Start, width - at.x)
    };
    let heading = section.heading();
    let (label, title) = heading.split_once('、').unwrap_or(("", &heading));
    let first = format!("{label} {share}").trim().to_owned();
    let lines = wrap(title, room, FONT);
    // Names are whole or not there: every mark says its own in full.
    let lines = if lines.len() <= 2 { lines } else { Vec::new() };
    let count = i32::try_from(lines.len()).unwrap_or(0);
    let below = at.y - center.y;
    let start = if anchor == Anchor::Middle && below < 0 {
        at.y - LINE * count
    } else if below.abs() < 400 {
        at.y - LINE * count / 2 + 40
    } else if below < 0 {
        at.y - LINE * count + 60
    } else {
        at.y + 90
    };
    let widest = lines.iter().map(|line| width_of(line, FONT)).max().unwrap_or(0);
    let widest = widest.max(width_of(&first, FONT));
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - widest / 2,
        Anchor::End => at.x - widest,
    };
    let hit = Pen::rect(left, start - 130, widest, LINE * (count + 1) + 20);
    let mut shapes = vec![path(Ink::Hit, hit), words_at(at.x, start, anchor, Tone::Strong, first)];
    for (place, line) in (1..).zip(lines) {
        shapes.push(words_at(at.x, start + LINE * place, anchor, Tone::Plain, line));
    }
    shapes
}

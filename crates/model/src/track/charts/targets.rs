//! 指标: a bullet bar each.
//!
//! Must not judge.

use yaodian_plan::progress::{Field, Value};
use yaodian_plan::{Number, Standing, Target};
use yaodian_track::chart::{Pen, Point, width_of};

use super::bars::{Head, head};
use super::figure::{FONT, Figure, Ink, Mark, Shape, path};
use super::text::words;
use super::{Chart, Drawn, Row, Table};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::{Scale, TargetChip, words as say};

/// How tall a bar is.
const BAR: i32 = 90;

/// A target with all that is said of it.
struct Line {
    chip: TargetChip,
    base: Option<Number>,
    /// The baseline's place on the line, in thousandths.
    base_permille: u32,
}

impl Model {
    pub(super) fn targets_chart(&self, width: i32) -> Drawn {
        let words = words();
        let lines: Vec<Line> =
            self.outline.targets().map(|(_, target)| self.target_line(target)).collect();
        let count = |standing| lines.iter().filter(|line| line.chip.standing == standing).count();
        let (all, met) = (lines.len().to_string(), count(Standing::Met).to_string());
        let mut finding = fill(words.targets_finding, &[&all, &met]);
        if count(Standing::Unset) > 0 {
            finding += &fill(words.targets_unset, &[&count(Standing::Unset).to_string()]);
        }
        let (drawn, rest) = self.rows_drawn(Chart::Targets, lines.len());
        Drawn {
            finding: if lines.is_empty() { String::new() } else { finding },
            say: if lines.is_empty() { "" } else { words.targets_say }.to_owned(),
            figure: (!lines.is_empty()).then(|| figure(lines.iter().take(drawn), width)),
            empty: words.targets_empty,
            table: Table {
                columns: vec![
                    lang().column_target,
                    words.targets_base,
                    lang().column_value,
                    lang().column_goal,
                    lang().column_standing,
                ],
                rows: lines.iter().map(row).collect(),
            },
            rest,
            choices: None,
        }
    }

    fn target_line(&self, target: &Target) -> Line {
        let base = match self.shown().value(Field::TargetBaseline(target.id)) {
            Value::Number(base) => base,
            _ => None,
        };
        let scale = Scale::of(target, self.shown().target_value(target.id));
        Line {
            chip: self.target_chip(target),
            base,
            base_permille: base.map_or(0, |base| scale.permille(base)),
        }
    }
}

fn row(line: &Line) -> Row {
    let base = line.base.map_or(lang().no_percent.to_owned(), |base| base.to_string());
    let standing = say::standing_word(lang(), line.chip.standing).to_owned();
    let cells = vec![base, line.chip.value.clone(), line.chip.goal.clone(), standing];
    Row { name: line.chip.subject.clone(), cells }
}

fn figure<'a>(lines: impl Iterator<Item = &'a Line>, width: i32) -> Figure {
    let mut figure = Figure { width, ..Figure::default() };
    let mut top = 20;
    for line in lines {
        let chip = &line.chip;
        let value = format!("{} / {}", chip.value, chip.goal);
        let sign_x = width - width_of(&value, FONT) - 110;
        let heading = Head { name: chip.subject.clone(), value };
        let (mut shapes, bar_top) = head(&heading, width, top);
        shapes.extend(sign(chip.standing, Point::new(sign_x, top + 75)));
        shapes.extend(bullet(line, width, bar_top + 70));
        let foot = bar_top + 70 + BAR;
        shapes.insert(0, path(Ink::Hit, Pen::rect(0, top, width, foot - top)));
        figure.marks.push(Mark { label: said(line), shapes });
        top = foot + 130;
    }
    figure.height = top - 90;
    figure
}

fn said(line: &Line) -> String {
    let chip = &line.chip;
    let standing = say::standing_word(lang(), chip.standing);
    let said = fill(lang().value_said, &[&chip.subject, &chip.value, &chip.goal, standing]);
    let base = line.base.map(|base| fill(words().targets_base_said, &[&base.to_string()]));
    said + &base.unwrap_or_default()
}

fn bullet(line: &Line, width: i32, top: i32) -> Vec<Shape> {
    let chip = &line.chip;
    let at =
        |permille: u32| i32::try_from(i64::from(width) * i64::from(permille) / 1000).unwrap_or(0);
    let mut shapes = vec![path(Ink::Track, Pen::rect(0, top, width, BAR))];
    let goal = at(chip.goal_permille);
    if chip.band_permille > chip.goal_permille {
        let band = at(chip.band_permille) - goal;
        shapes.push(path(Ink::Band, Pen::rect(goal, top - 30, band, BAR + 60)));
    }
    let now = at(chip.value_permille);
    if now > 0 {
        shapes.push(path(Ink::Standing(chip.standing), Pen::rect(0, top, now, BAR)));
    }
    if line.base.is_some() {
        // A baseline beyond the line stands at its end.
        let base = at(line.base_permille).clamp(15, width - 15);
        shapes.push(path(Ink::Base, Pen::rect(base - 15, top, 30, BAR)));
    }
    let staff = goal.clamp(20, width) - 20;
    shapes.push(path(Ink::Goal, Pen::rect(staff, top - 60, 20, BAR + 90)));
    // A goal at the very left shows its staff alone.
    if staff >= 70 {
        let flag = Pen::at(Point::new(staff, top - 60)).line(Point::new(staff - 70, top - 60));
        shapes.push(path(Ink::Goal, flag.line(Point::new(staff, top)).close().text()));
    }
    shapes
}

/// The sign of where a target stands, as the list has it: a tick, a triangle, a diamond.
fn sign(standing: Standing, at: Point) -> Option<Shape> {
    let corners: &[(i32, i32)] = match standing {
        Standing::Met => &[(-43, 5), (-28, -10), (-10, 8), (30, -33), (44, -19), (-10, 38)],
        Standing::Behind => &[(0, -43), (47, 42), (-47, 42)],
        Standing::Missed => &[(0, -50), (50, 0), (0, 50), (-50, 0)],
        Standing::Unset | Standing::Toward => return None,
    };
    let mut corners = corners.iter().map(|(x, y)| Point::new(at.x + x, at.y + y));
    let pen = corners.next().map(Pen::at)?;
    let sign = corners.fold(pen, |pen, corner| pen.line(corner)).close().text();
    Some(path(Ink::Sign(standing), sign))
}

//! 图表: overall, sections, targets; each with the rows of its table.
//!
//! Must not know shapes: `ui` draws them from these numbers.

use yaodian_plan::progress::Status;
use yaodian_plan::{Share, Standing, Tally};

use crate::Model;
use crate::text::{fill, lang};
use crate::view::{TargetChip, words};

/// All charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    /// `截至2022年8月18日，…`.
    pub lede: String,
    /// A cell a section for the small bar on top, in thousandths, and what it says.
    pub sections_done: (Vec<u32>, String),
    /// `50%`.
    pub percent: String,
    /// `47/94 项`.
    pub center: String,
    /// What the ring says.
    pub overall_label: String,
    /// Each status's row; `share` in thousandths of all tasks.
    pub statuses: Vec<(Status, Row, u32)>,
    /// Whether anything was begun.
    pub is_begun: bool,
    /// Each section's bar.
    pub sections: Vec<SectionBar>,
    /// What is said of the targets.
    pub targets_say: String,
    /// Each target's bar.
    pub targets: Vec<TargetBar>,
}

/// A row of a table: a name and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row's head.
    pub name: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// A section's bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionBar {
    /// `一、聚焦党建引领`.
    pub name: String,
    /// `73%`, or a dash.
    pub percent: String,
    /// How many tasks have each status, those with none left out.
    pub parts: Vec<(Status, u32)>,
    /// The parts, said.
    pub label: String,
    /// Its row.
    pub row: Row,
}

/// A target's bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetBar {
    /// Its line.
    pub chip: TargetChip,
    /// All of it, said.
    pub label: String,
    /// Its row.
    pub row: Row,
}

/// The order in which statuses fill a bar.
const BAR_ORDER: [Status; 5] =
    [Status::Done, Status::InProgress, Status::NotStarted, Status::Blocked, Status::NotApplicable];

impl Model {
    /// All charts.
    #[must_use]
    pub fn charts(&self) -> Charts {
        let all = self.tally_all();
        let head = self.masthead();
        let targets: Vec<_> = self.target_bars();
        let count = |standing| targets.iter().filter(|t| t.chip.standing == standing).count();
        let percent = words::percent(lang(), all.share_done());
        let (done, counted) = (all.done.to_string(), all.counted().to_string());
        Charts {
            lede: self.charts_lede(&percent),
            sections_done: (head.ridges.iter().map(|r| r.permille).collect(), head.label),
            center: fill(lang().ring_center, &[&done, &counted]),
            overall_label: fill(lang().chart_overall_done, &[&counted, &done]),
            percent,
            statuses: BAR_ORDER.map(|status| status_row(status, &all)).to_vec(),
            is_begun: all.not_started < all.total(),
            sections: self.section_bars(),
            targets_say: if targets.is_empty() {
                lang().chart_targets_none.to_owned()
            } else {
                let values = [targets.len(), count(Standing::Met), count(Standing::Unset)];
                let values = values.map(|n| n.to_string());
                fill(lang().chart_targets_say, &values.each_ref().map(String::as_str))
            },
            targets,
        }
    }

    fn charts_lede(&self, percent: &str) -> String {
        let date = fill(lang().charts_lede, &[&words::day_full(lang(), self.as_of.date())]);
        let year = self.as_of.year_share().map(|s| s.percent().to_string());
        let year =
            year.map(|percent| fill(lang().charts_lede_year, &[self.period_word(), &percent]));
        date + &year.unwrap_or_default() + &fill(lang().charts_lede_done, &[percent])
    }

    fn section_bars(&self) -> Vec<SectionBar> {
        let bar = |section: &crate::Section| {
            let tally = self.tally(&section.tasks);
            let counts = BAR_ORDER.map(|status| (status, tally.of(status)));
            let parts: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
            let said = parts
                .iter()
                .map(|(status, n)| format!("{} {n}", words::status_word(lang(), *status)));
            let percent = words::percent(lang(), tally.share_done());
            let cells = [percent.clone()].into_iter().chain(counts.map(|(_, n)| n.to_string()));
            SectionBar {
                name: section.heading(),
                label: said.collect::<Vec<_>>().join("，"),
                parts,
                row: Row { name: section.heading(), cells: cells.collect() },
                percent,
            }
        };
        self.outline.sections.iter().map(bar).collect()
    }

    fn target_bars(&self) -> Vec<TargetBar> {
        let bar = |target: &yaodian_plan::Target| {
            let chip = self.target_chip(target);
            let standing = words::standing_word(lang(), chip.standing);
            let said = [&chip.subject, &chip.value, &chip.goal].map(String::as_str);
            TargetBar {
                label: fill(lang().value_said, &[said[0], said[1], said[2], standing]),
                row: Row {
                    name: chip.subject.clone(),
                    cells: vec![chip.value.clone(), chip.goal.clone(), standing.to_owned()],
                },
                chip,
            }
        };
        self.outline.targets().map(|(_, target)| bar(target)).collect()
    }
}

fn status_row(status: Status, all: &Tally) -> (Status, Row, u32) {
    let count = all.of(status);
    let share = Share::new(count, all.total());
    let cells = vec![count.to_string(), words::percent(lang(), share)];
    let row = Row { name: words::status_word(lang(), status).to_owned(), cells };
    (status, row, share.map_or(0, Share::permille))
}

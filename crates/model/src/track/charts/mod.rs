//! 图表: what each chart finds, draws and lists.
//!
//! Must not measure or count: `yaodian_track` does. Must not know elements: `src/track` draws.

mod bars;
mod burn;
pub mod figure;
mod flow;
mod heat;
mod owners;
mod radar;
mod ridges;
mod ring;
mod targets;
pub mod text;
mod window;

pub use figure::{Anchor, Figure, Ink, Mark, Shape, Tone};

use yaodian_plan::progress::Status;
use yaodian_plan::{Share, Tally};

use crate::shape::RIDGES;
use crate::text::{fill, lang};
use crate::view::words;
use crate::{Effect, Model};

/// The charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// 进展: the ridges.
    Ridges,
    /// 总体: the ring.
    Overall,
    /// 全年走势: what was done, day by day.
    BurnUp,
    /// 各部分: a bar each.
    Sections,
    /// 均衡: the sections' shares around a centre.
    Radar,
    /// 指标: a bullet each.
    Targets,
    /// 状态变化: what went from which status to which.
    Flow,
    /// 记录日历: how much was changed on each day.
    Heat,
    /// 责任单位: the tasks of each.
    Owners,
}

impl Chart {
    /// All, in the order of the screen.
    pub const ALL: [Self; 9] = [
        Self::Ridges,
        Self::Overall,
        Self::BurnUp,
        Self::Sections,
        Self::Radar,
        Self::Targets,
        Self::Flow,
        Self::Heat,
        Self::Owners,
    ];

    /// Its name in ids.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ridges => "ridges",
            Self::Overall => "ring",
            Self::BurnUp => "burn",
            Self::Sections => "sections",
            Self::Radar => "radar",
            Self::Targets => "targets",
            Self::Flow => "flow",
            Self::Heat => "heat",
            Self::Owners => "owners",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let words = text::words();
        match self {
            Self::Ridges => words.name_ridges,
            Self::Overall => lang().chart_overall,
            Self::BurnUp => words.name_burn,
            Self::Sections => lang().chart_sections,
            Self::Radar => words.name_radar,
            Self::Targets => lang().chart_targets,
            Self::Flow => words.name_flow,
            Self::Heat => words.name_heat,
            Self::Owners => words.name_owners,
        }
    }
}

/// How the charts are looked at.
#[derive(Clone, Debug, Default)]
pub struct ChartsState {
    /// Those shown as tables.
    pub tables: Vec<Chart>,
    /// Those shown with all their rows.
    pub whole: Vec<Chart>,
    /// The mark that was reached last.
    pub picked: Option<(Chart, usize)>,
    /// After which month's end changes of status are shown; 0 for the year's start, `None` for
    /// the latest month that ended.
    pub flow_month: Option<u8>,
    /// A picture that this browser cannot save by itself.
    pub picture: Option<Picture>,
    /// The chart whose picture could not be made.
    pub failed: Option<Chart>,
}

/// A picture to be saved by a long press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its data as an address.
    pub source: String,
    /// What it shows.
    pub label: String,
}

/// Something that happened among the charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartEvent {
    /// A chart was turned into its table, or back.
    TableToggled(Chart),
    /// All rows of a chart were asked for, or its first ones alone.
    RestToggled(Chart),
    /// A mark was reached.
    Picked(Chart, usize),
    /// A month was chosen from whose end on changes are shown; 0 for the year's start.
    FlowMonthChosen(u8),
    /// A picture was made that this browser cannot save by itself.
    PictureShown(Picture),
    /// It was put aside.
    PictureClosed,
    /// A picture could not be made.
    SavingFailed(Chart),
}

/// A chart as its panel shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartView {
    /// What it finds, in words.
    pub finding: String,
    /// How it is read.
    pub say: String,
    /// What it draws; `None` where there is too little.
    pub figure: Option<Figure>,
    /// What will be here, and when, where nothing is drawn.
    pub empty: &'static str,
    /// What it lists.
    pub table: Table,
    /// A word for showing the rows left out, or the first ones alone; `None` where it has few.
    pub rest: Option<String>,
    /// What can be chosen; `None` where nothing can.
    pub choices: Option<Choices>,
    /// What a screen reader is told of the drawing.
    pub label: String,
    /// A line at the foot of a saved picture: the plan and the day.
    pub foot: String,
    /// The name of its file, without an ending.
    pub file: String,
}

/// Days to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Each with its month.
    pub options: Vec<(u8, String)>,
    /// The one in use.
    pub chosen: u8,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What its columns hold.
    pub columns: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table: a name and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row's head.
    pub name: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// What a chart's own file works out.
#[derive(Clone, Debug, Default)]
struct Drawn {
    finding: String,
    say: String,
    figure: Option<Figure>,
    empty: &'static str,
    table: Table,
    /// How many rows there are beyond the first ones.
    rest: usize,
    choices: Option<Choices>,
}

/// The order in which statuses fill a bar.
const BAR_ORDER: [Status; 5] =
    [Status::Done, Status::InProgress, Status::NotStarted, Status::Blocked, Status::NotApplicable];

/// How many rows a chart draws before the rest is asked for.
const ROWS_SHOWN: usize = 8;

impl Model {
    /// Takes in what happened.
    pub(super) fn chart_turned(&mut self, event: ChartEvent) -> Vec<Effect> {
        let state = &mut self.track.charts;
        match event {
            ChartEvent::TableToggled(chart) => toggle(&mut state.tables, chart),
            ChartEvent::RestToggled(chart) => toggle(&mut state.whole, chart),
            ChartEvent::Picked(chart, mark) => state.picked = Some((chart, mark)),
            ChartEvent::FlowMonthChosen(month) => {
                state.flow_month = Some(month);
                state.picked = None;
            }
            ChartEvent::PictureShown(picture) => {
                state.picture = Some(picture);
                state.failed = None;
            }
            ChartEvent::PictureClosed => state.picture = None,
            ChartEvent::SavingFailed(chart) => state.failed = Some(chart),
        }
        Vec::new()
    }

    /// The charts that this plan has, in order: ridges are drawn for five sections alone.
    #[must_use]
    pub fn charts(&self) -> Vec<Chart> {
        let has_ridges = self.outline.sections.len() == RIDGES;
        Chart::ALL.into_iter().filter(|chart| has_ridges || *chart != Chart::Ridges).collect()
    }

    /// What stands over all charts.
    #[must_use]
    pub fn charts_lede(&self) -> String {
        let date = fill(lang().charts_lede, &[&words::day_full(lang(), self.as_of.date())]);
        let year = self.as_of.year_share().map(|share| share.percent().to_string());
        let year = year.map(|gone| fill(lang().charts_lede_year, &[self.period_word(), &gone]));
        let percent = words::percent(lang(), self.tally_all().share_done());
        date + &year.unwrap_or_default() + &fill(lang().charts_lede_done, &[&percent])
    }

    /// A chart, drawn so many units wide.
    #[must_use]
    pub fn chart(&self, chart: Chart, width: u32) -> ChartView {
        let width = i32::try_from(width.clamp(200, 1200)).unwrap_or(200) * 10;
        let drawn = match chart {
            Chart::Ridges => self.ridges_chart(width),
            Chart::Overall => self.ring_chart(width),
            Chart::BurnUp => self.burn_chart(width),
            Chart::Sections => self.sections_chart(width),
            Chart::Radar => self.radar_chart(width),
            Chart::Targets => self.targets_chart(width),
            Chart::Flow => self.flow_chart(width),
            Chart::Heat => self.heat_chart(width),
            Chart::Owners => self.owners_chart(width),
        };
        let day = words::day_full(lang(), self.as_of.date());
        let foot = [self.outline.title.clone(), fill(text::words().file_date, &[&day])];
        ChartView {
            label: fill(text::words().chart_of, &[chart.name(), &drawn.finding]),
            foot: foot.join(text::words().comma),
            file: format!("{}-{}-{}", self.outline.title, chart.name(), self.as_of.date()),
            rest: self.rest_said(chart, drawn.rest),
            finding: drawn.finding,
            say: drawn.say,
            figure: drawn.figure,
            empty: drawn.empty,
            table: drawn.table,
            choices: drawn.choices,
        }
    }

    fn rest_said(&self, chart: Chart, rest: usize) -> Option<String> {
        let words = text::words();
        let said = if self.track.charts.whole.contains(&chart) {
            fill(words.show_less, &[&ROWS_SHOWN.to_string()])
        } else {
            fill(words.show_rest, &[&rest.to_string()])
        };
        (rest > 0).then_some(said)
    }

    /// Of so many rows, how many are drawn and how many are beyond the first ones.
    fn rows_drawn(&self, chart: Chart, rows: usize) -> (usize, usize) {
        let rest = rows.saturating_sub(ROWS_SHOWN);
        let is_whole = self.track.charts.whole.contains(&chart);
        (if is_whole { rows } else { rows - rest }, rest)
    }
}

fn toggle(list: &mut Vec<Chart>, chart: Chart) {
    match list.iter().position(|one| *one == chart) {
        Some(place) => drop(list.remove(place)),
        None => list.push(chart),
    }
}

/// `已完成 11，推进中 4`: the statuses that some task has.
fn statuses_said(tally: &Tally) -> String {
    let some = BAR_ORDER.into_iter().filter(|status| tally.of(*status) > 0);
    let said =
        some.map(|status| format!("{} {}", words::status_word(lang(), status), tally.of(status)));
    said.collect::<Vec<_>>().join(text::words().comma)
}

/// Sentences one after another; those that are empty are left out.
fn sentences(sentences: &[&str]) -> String {
    let told = sentences.iter().filter(|said| !said.is_empty()).map(|said| (*said).to_owned());
    let joined = |said: String, next: String| fill(text::words().two_sentences, &[&said, &next]);
    told.reduce(joined).unwrap_or_default()
}

/// The counts of a tally in the order in which they fill a bar.
fn counts(tally: &Tally) -> [u32; 5] {
    BAR_ORDER.map(|status| tally.of(status))
}

/// How a share stands against the year, in percentage points; `None` where there is no pace.
fn lead(share: Option<Share>, year: Option<Share>) -> Option<i32> {
    let percent = |share: Share| i32::try_from(share.percent()).unwrap_or(0);
    Some(percent(share?) - percent(year?))
}

/// `+10`, `−7`, `0`; a dash where there is nothing to compare.
fn lead_said(lead: Option<i32>) -> String {
    match lead {
        None => lang().no_percent.to_owned(),
        Some(0) => "0".to_owned(),
        Some(ahead @ 1..) => format!("+{ahead}"),
        Some(behind) => format!("−{}", behind.unsigned_abs()),
    }
}

//! 全年走势: how many tasks were done day by day, how many there are, and the even pace.
//!
//! Must not replay the journal: `yaodian_track` does.

use yaodian_plan::{Date, Tally};
use yaodian_track::chart::{
    Frame, Pen, Point, closed_down_to, open_path, simplify, ticks, width_of,
};
use yaodian_track::series::{History, Known};

use super::figure::{Anchor, FONT, Figure, Ink, Mark, Tone, path, words_at};
use super::radar::dot;
use super::text::words;
use super::window::Window;
use super::{Drawn, Row, Table, sentences};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as say;

const TOP: i32 = 300;
const FOOT: i32 = 1680;
/// How far a line may lie from a day's point to be drawn with fewer points.
const TOLERANCE: i32 = 6;

/// What is drawn: a year, day by day.
struct Burn {
    window: Window,
    /// The first day that is known.
    since: Date,
    /// What was on the day before.
    eve: Tally,
    /// A tally a day, from there to the window's end.
    tallies: Vec<Tally>,
}

impl Burn {
    fn at(&self, day: Date) -> Tally {
        let place = usize::try_from(self.since.days_until(day)).unwrap_or(0);
        self.tallies.get(place).or(self.tallies.last()).copied().unwrap_or_default()
    }

    fn last(&self) -> Tally {
        self.at(self.window.end)
    }

    /// How many an even pace makes by a day.
    fn pace(&self, day: Date) -> Option<u32> {
        let gone = u64::try_from(self.window.day(day) + 1).ok()?;
        let days = u64::try_from(self.window.days() + 1).ok()?;
        let even = (u64::from(self.last().counted()) * gone * 2 + days) / (days * 2);
        u32::try_from(even).ok().filter(|_| self.window.is_paced)
    }

    /// The known ends of months, and the last day.
    fn stops(&self) -> Vec<Date> {
        let ends = self.window.month_ends().map(|(_, day)| day).filter(|day| *day >= self.since);
        ends.chain([self.window.end]).collect()
    }
}

impl Model {
    /// The statuses over time.
    pub(super) fn history(&self) -> History {
        History::read(self.shown(), self.outline.counted_tasks())
    }

    pub(super) fn burn_chart(&self, width: i32) -> Drawn {
        let history = self.history();
        let is_mute = history.known() == Known::Never;
        let empty = if is_mute { words().no_journal } else { words().burn_empty };
        let Some(burn) = self.burn(&history) else {
            return Drawn { empty, ..Drawn::default() };
        };
        let lines = if burn.window.is_paced { words().burn_say } else { words().burn_say_plain };
        let is_cut = matches!(history.known(), Known::Since(_)) && burn.since > burn.window.from;
        let cut = fill(words().burn_cut, &[&say::day_full(lang(), burn.since)]);
        let year = burn.window.said();
        Drawn {
            finding: finding(&burn),
            say: sentences(&[lines, &year, if is_cut { &cut } else { "" }]),
            figure: Some(figure(&burn, width)),
            empty,
            table: table(&burn),
            ..Drawn::default()
        }
    }

    fn burn(&self, history: &History) -> Option<Burn> {
        let window = self.window()?;
        history.span()?;
        let since = match history.known() {
            Known::Always => window.from,
            Known::Since(day) => day.max(window.from),
            Known::Never => return None,
        };
        if since > window.end {
            return None;
        }
        let eve = history.statuses(since.plus_days(-1)).into_iter().collect();
        Some(Burn { window, since, eve, tallies: history.tallies(since, window.end) })
    }
}

fn finding(burn: &Burn) -> String {
    let words = words();
    let day = say::day_short(lang(), burn.window.end);
    let done = burn.last().done;
    if done == 0 {
        return fill(words.burn_none, &[&day]);
    }
    let now = fill(words.burn_now, &[&day, &done.to_string()]);
    let pace = burn.pace(burn.window.end).filter(|_| burn.window.end < burn.window.to);
    let more = match pace {
        Some(pace) => Some(fill(words.burn_even, &[&pace.to_string()])),
        None => best_month(burn),
    };
    more.into_iter().fold(now, |now, more| now + words.comma + &more)
}

/// The month in which most was done; `None` where two share it, or none gained.
fn best_month(burn: &Burn) -> Option<String> {
    let mut before = burn.eve.done;
    let mut gains = Vec::new();
    for day in burn.stops() {
        let done = burn.at(day).done;
        gains.push((done.saturating_sub(before), day));
        before = done;
    }
    let (most, day) = *gains.iter().max_by_key(|(gain, _)| *gain)?;
    let is_sole = gains.iter().filter(|(gain, _)| *gain == most).count() == 1;
    let (_, month, _) = day.ymd();
    let said = || fill(words().burn_best, &[&month.to_string(), &most.to_string()]);
    (is_sole && most > 0).then(said)
}

fn table(burn: &Burn) -> Table {
    let words = words();
    let row = |day: Date| {
        let tally = burn.at(day);
        let pace = burn.pace(day).map_or(lang().no_percent.to_owned(), |pace| pace.to_string());
        Row {
            name: say::day_short(lang(), day),
            cells: vec![tally.done.to_string(), pace, tally.counted().to_string()],
        }
    };
    Table {
        columns: vec![words.column_day, words.column_total, words.column_pace, words.column_scope],
        rows: burn.stops().into_iter().map(row).collect(),
    }
}

fn figure(burn: &Burn, width: i32) -> Figure {
    let window = &burn.window;
    let most = burn.tallies.iter().map(Tally::counted).max().unwrap_or(0).max(1);
    let values = ticks(most, 4);
    let widest = values.iter().map(|value| width_of(&value.to_string(), FONT)).max();
    let left = widest.unwrap_or(0) + 80;
    let frame = Frame { left, top: TOP, right: width - 60, foot: FOOT };
    let mut figure = Figure { width, height: FOOT + 260, ..Figure::default() };
    for value in values {
        let y = frame.y(value, most);
        let line = Pen::at(Point::new(left, y)).line(Point::new(frame.right, y)).text();
        figure.back.push(path(Ink::Grid, line));
        let tick = words_at(left - 50, y + 40, Anchor::End, Tone::Plain, value.to_string());
        figure.back.push(tick);
    }
    months(&mut figure, window, &frame);
    if burn.since > window.from {
        let wide = frame.x(window.day(burn.since), window.days()) - left;
        figure.back.push(path(Ink::Unknown, Pen::rect(left, TOP, wide, FOOT - TOP)));
        if wide > width_of(words().burn_unknown, FONT) {
            let (x, y) = (left + wide / 2, (TOP + FOOT) / 2);
            let said = words_at(x, y, Anchor::Middle, Tone::Quiet, words().burn_unknown);
            figure.back.push(said);
        }
    }
    lines(&mut figure, burn, &frame, most);
    marks(&mut figure, burn, &frame, most);
    now(&mut figure, burn, &frame, most);
    figure
}

/// The months' names under the frame, as many as there is room for.
fn months(figure: &mut Figure, window: &Window, frame: &Frame) {
    let step = if frame.right - frame.left > 2600 { 2 } else { 3 };
    for month in (1..=12_u8).step_by(step) {
        let Some(first) = Date::new(window.year, month, 1) else { continue };
        let x = frame.x(window.day(first), window.days());
        let name = fill(words().month, &[&month.to_string()]);
        figure.back.push(words_at(x, FOOT + 200, Anchor::Start, Tone::Plain, name));
        let notch = Pen::at(Point::new(x, FOOT)).line(Point::new(x, FOOT + 50)).text();
        figure.back.push(path(Ink::Grid, notch));
    }
}

fn lines(figure: &mut Figure, burn: &Burn, frame: &Frame, most: u32) {
    let window = &burn.window;
    let from = window.day(burn.since);
    let points = |of: &dyn Fn(&Tally) -> u32| -> Vec<Point> {
        let at = |(day, tally): (i32, &Tally)| frame.at((day, window.days()), (of(tally), most));
        let days: Vec<Point> = (from..).zip(&burn.tallies).map(at).collect();
        simplify(&days, TOLERANCE)
    };
    let done = points(&|tally| tally.done);
    figure.back.push(path(Ink::Area, closed_down_to(&done, FOOT)));
    if window.is_paced {
        let end = frame.at((1, 1), (burn.last().counted(), most));
        let pace = Pen::at(Point::new(frame.left, FOOT)).line(end).text();
        figure.back.push(path(Ink::Pace, pace));
    }
    figure.back.push(path(Ink::Scope, open_path(&points(&Tally::counted))));
    figure.back.push(path(Ink::Real, open_path(&done)));
}

/// A mark for each known month's end and for the last day.
fn marks(figure: &mut Figure, burn: &Burn, frame: &Frame, most: u32) {
    let window = &burn.window;
    let mut left = frame.x(window.day(burn.since), window.days());
    for day in burn.stops() {
        let tally = burn.at(day);
        let at = frame.at((window.day(day), window.days()), (tally.done, most));
        let (done, all) = (tally.done.to_string(), tally.counted().to_string());
        let said = fill(words().point_said, &[&say::day_short(lang(), day), &done, &all]);
        let pace = burn.pace(day).map(|pace| fill(words().point_pace, &[&pace.to_string()]));
        let is_last = day == window.end;
        let right = if is_last { (at.x + 60).max(left + 240) } else { at.x };
        let hit = Pen::rect(left, TOP, (right - left).max(10), FOOT - TOP);
        let shapes = vec![path(Ink::Hit, hit), dot(at, if is_last { 45 } else { 24 })];
        figure.marks.push(Mark { label: said + &pace.unwrap_or_default(), shapes });
        left = at.x;
    }
}

/// The last day, with its values written beside it where they do not touch.
fn now(figure: &mut Figure, burn: &Burn, frame: &Frame, most: u32) {
    let window = &burn.window;
    let at = frame.at((window.day(window.end), window.days()), (burn.last().done, most));
    let line = Pen::at(Point::new(at.x, TOP - 60)).line(Point::new(at.x, FOOT)).text();
    figure.back.push(path(Ink::Now, line));
    let is_right = at.x > (frame.left + frame.right) / 2;
    let (anchor, aside) = if is_right { (Anchor::End, -90) } else { (Anchor::Start, 90) };
    let mut word = |y: i32, tone, text: String| {
        figure.front.push(words_at(at.x + aside, y, anchor, tone, text));
    };
    // A line that rises is clear above its left and below its right.
    let wanted = if is_right { at.y - 80 } else { at.y + 160 };
    let actual_y = wanted.clamp(TOP + 130, FOOT - 50);
    word(actual_y, Tone::Strong, fill(words().burn_actual, &[&burn.last().done.to_string()]));
    let pace = burn.pace(window.end).filter(|_| window.end < window.to);
    if let Some(pace) = pace {
        let y = frame.y(pace, most) - 60;
        if (y - actual_y).abs() > 150 {
            word(y, Tone::Plain, fill(words().burn_pace, &[&pace.to_string()]));
        }
    }
    let total = fill(words().burn_total, &[&burn.last().counted().to_string()]);
    let total_end = frame.left + width_of(&total, FONT);
    figure.front.push(words_at(frame.left, TOP - 110, Anchor::Start, Tone::Plain, total));
    let today = say::day_short(lang(), window.end);
    let half = width_of(&today, FONT) / 2;
    let x = at.x.max(total_end + 120 + half).min(frame.right + 60 - half);
    figure.front.push(words_at(x, TOP - 110, Anchor::Middle, Tone::Plain, today));
}

//! The grid: weeks of a month or a term, each day with its marks and the spans that run over it.
//!
//! Must not know how a mark is drawn.

use yaodian_plan::Date;
use yaodian_plan::judge::Light;
use yaodian_plan::progress::Span;
use yaodian_track::calendar::{Bar, Month, Week, hidden, lay, month_weeks, term_weeks};
use yaodian_track::rounds::RoundStanding;
use yaodian_track::term::{Term, weekday};

use super::CalendarKind;
use super::facts::Fact;
use super::text::words;
use crate::Model;
use crate::text::{fill, lang};
use crate::track::text::words as shared;
use crate::view::words::{day_full, day_short};

/// How many spans are drawn over one day.
const LANES: usize = 3;

/// What stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Tasks due, and the most pressing of their lights.
    Due(Light),
    /// Tasks due that are done.
    Done,
    /// Milestones of tasks due that are not reached.
    Milestone,
    /// Rounds that end and were not kept.
    Round,
    /// Something was held.
    Held,
}

/// A part of a span on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarView {
    /// Its light; `None` for a task that is done.
    pub light: Option<Light>,
    /// Whether the span begins on this day.
    pub is_start: bool,
    /// Whether the span ends on this day.
    pub is_end: bool,
    /// The task's name, and over how many days of the week it may be written; on the first.
    pub name: Option<(String, usize)>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView {
    /// Which.
    pub date: Date,
    /// What stands in its corner: `12`, or `9月1日` for a month's first.
    pub number: String,
    /// Whether it belongs to another month, or lies outside the term.
    pub is_outside: bool,
    /// Whether it is the day the plan is judged on.
    pub is_today: bool,
    /// Whether it is the chosen one.
    pub is_chosen: bool,
    /// Whether keys go on from it: the chosen one, or where that is not here the term's first.
    pub is_cursor: bool,
    /// Its marks, each with how many.
    pub marks: Vec<(Mark, usize)>,
    /// Its lanes, from the first; `None` for one that is free.
    pub lanes: Vec<Option<BarView>>,
    /// How many spans more there are than lanes; a blank where only other days of the week have
    /// more, empty where none has.
    pub more: String,
    /// All of it, said.
    pub label: String,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekView {
    /// Its number in the term, with its days where a term is shown; empty outside of terms.
    pub head: String,
    /// Its seven days.
    pub days: Vec<CellView>,
}

/// The grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridView {
    /// `2022年12月`, or the term's name.
    pub heading: String,
    /// A line under it; empty for none.
    pub say: String,
    /// The weeks.
    pub weeks: Vec<WeekView>,
    /// What the button back is called, and the one on; each with whether it leads anywhere.
    pub steps: [(&'static str, bool); 2],
}

impl GridView {
    /// What the grid is made of: while it is the same, only what stands on its days changes.
    #[must_use]
    pub fn frame(&self) -> (Option<Date>, usize, Vec<bool>) {
        let first = self.weeks.first().and_then(|week| week.days.first());
        let heads = self.weeks.iter().map(|week| !week.head.is_empty()).collect();
        (first.map(|day| day.date), self.weeks.len(), heads)
    }

    /// A day by its place.
    #[must_use]
    pub fn cell(&self, week: usize, day: usize) -> Option<&CellView> {
        self.weeks.get(week)?.days.get(day)
    }
}

/// What a grid is laid out for.
struct Frame {
    kind: CalendarKind,
    shown: Span,
    weeks: Vec<Week>,
}

impl Model {
    /// The grid of the chosen day's month or term; `None` where there is no term, or no grid is
    /// shown.
    #[must_use]
    pub fn grid_view(&self) -> Option<GridView> {
        let kind = self.calendar_at().kind;
        match kind {
            CalendarKind::Agenda => None,
            CalendarKind::Month => {
                let month = Month::of(self.chosen_day());
                let shown = Span { from: month.first(), to: month.last() };
                let weeks = self.weeks(&Frame { kind, shown, weeks: month_weeks(month) });
                let (year, number) = (month.year().to_string(), month.number().to_string());
                let heading = fill(words().month_heading, &[&year, &number]);
                let say = self.over_word();
                let steps = [words().month_previous, words().month_next].map(|word| (word, true));
                Some(GridView { heading, say, weeks, steps })
            }
            CalendarKind::Term => {
                let term = self.term_shown()?;
                let weeks = Frame { kind, shown: term.days(), weeks: term_weeks(term) };
                let beside = |is_next, word| (word, self.term_beside(is_next).is_some());
                Some(GridView {
                    heading: self.term_name(term),
                    say: self.term_say(term),
                    weeks: self.weeks(&weeks),
                    steps: [beside(false, words().term_previous), beside(true, words().term_next)],
                })
            }
        }
    }

    /// What is said where the plan's years are past.
    fn over_word(&self) -> String {
        let today = self.as_of.date();
        match self.as_of.is_over() {
            true => fill(words().judged_on, &[&day_full(lang(), today)]),
            false => String::new(),
        }
    }

    fn term_say(&self, term: Term) -> String {
        let start = day_short(lang(), term.start());
        fill(words().term_say, &[&start, &term.weeks().to_string()])
    }

    fn weeks(&self, frame: &Frame) -> Vec<WeekView> {
        let facts = self.facts();
        let is_long = |span: &&Span| span.from < span.to;
        let spans = facts.iter().enumerate().flat_map(|(place, fact)| {
            fact.spans.iter().filter(is_long).map(move |span| (*span, place))
        });
        let laid = lay(&spans.collect::<Vec<_>>(), &frame.weeks);
        let weeks = frame.weeks.iter().zip(laid);
        weeks.map(|(week, bars)| self.week(frame, *week, &bars, &facts)).collect()
    }

    fn week(&self, frame: &Frame, week: Week, bars: &[Bar<usize>], facts: &[Fact<'_>]) -> WeekView {
        let more = hidden(bars, LANES);
        let has_more = more.iter().any(|more| *more > 0);
        let days = week.days().into_iter().zip(0_u8..).zip(more);
        let days = days.map(|((date, column), more)| {
            let lanes = self.lanes(bars, column, facts);
            let more = match more {
                0 if has_more => "\u{a0}".to_owned(),
                0 => String::new(),
                more => format!("+{more}"),
            };
            CellView { lanes, more, ..self.cell(frame, date, facts) }
        });
        WeekView { head: self.week_head(frame.kind, week, facts), days: days.collect() }
    }

    /// `第3周`, in a term's grid with its days and how many tasks are due.
    fn week_head(&self, kind: CalendarKind, week: Week, facts: &[Fact<'_>]) -> String {
        let terms = &self.track.calendar.terms;
        // A term may start in the middle of the week.
        let number = week.days().into_iter().find_map(|day| terms.week_of(day));
        let Some((_, number)) = number else { return String::new() };
        let number = fill(words().week_number, &[&number.to_string()]);
        if kind != CalendarKind::Term {
            return number;
        }
        let days = [week.monday(), week.sunday()].map(|day| day_short(lang(), day));
        let days = fill(words().days, &days.each_ref().map(String::as_str));
        let is_due = |fact: &&Fact<'_>| {
            let is_within = |span: &Span| (week.monday()..=week.sunday()).contains(&span.to);
            !fact.is_settled() && fact.spans.iter().any(is_within)
        };
        let due = facts.iter().filter(is_due).count();
        let due = (due > 0).then(|| fill(words().due_count, &[&due.to_string()]));
        [number, days].into_iter().chain(due).collect::<Vec<_>>().join(" · ")
    }

    fn cell(&self, frame: &Frame, date: Date, facts: &[Fact<'_>]) -> CellView {
        let (_, month, day) = date.ymd();
        let is_first = day == 1 || frame.kind == CalendarKind::Term && date == frame.shown.from;
        let marks = marks(date, facts);
        CellView {
            date,
            number: match is_first {
                true => fill(words().month_first, &[&month.to_string(), &day.to_string()]),
                false => day.to_string(),
            },
            is_outside: !(frame.shown.from..=frame.shown.to).contains(&date),
            is_today: date == self.as_of.date(),
            is_chosen: date == self.chosen_day(),
            is_cursor: date == self.cursor_day(),
            label: self.cell_label(date, &marks, facts),
            marks,
            lanes: Vec::new(),
            more: String::new(),
        }
    }

    fn cell_label(&self, date: Date, marks: &[(Mark, usize)], facts: &[Fact<'_>]) -> String {
        let mut parts = vec![day_full(lang(), date), weekday_word(date).to_owned()];
        parts.extend((date == self.as_of.date()).then(|| words().today.to_owned()));
        let week = self.track.calendar.terms.week_of(date);
        parts.extend(week.map(|(_, number)| fill(words().week_number, &[&number.to_string()])));
        let days = parts.len();
        parts.extend(marks.iter().map(|(mark, count)| mark_word(*mark, *count)));
        let running = facts.iter().filter(|fact| !fact.is_settled() && fact.is_running_on(date));
        let running = running.count();
        parts.extend((running > 0).then(|| fill(words().said_running, &[&running.to_string()])));
        if parts.len() == days {
            parts.push(words().said_nothing.to_owned());
        }
        parts.join(shared().comma)
    }

    fn lanes(&self, bars: &[Bar<usize>], column: u8, facts: &[Fact<'_>]) -> Vec<Option<BarView>> {
        let of_lane = |lane: usize| {
            let covers =
                |bar: &&Bar<usize>| bar.lane == lane && (bar.first..=bar.last).contains(&column);
            let bar = bars.iter().find(covers)?;
            let fact = facts.get(bar.key)?;
            let is_first = bar.first == column;
            let days = usize::from(bar.last - bar.first) + 1;
            Some(BarView {
                light: (!fact.is_settled()).then_some(fact.judgement.light),
                is_start: is_first && bar.is_start,
                is_end: bar.last == column && bar.is_end,
                name: is_first.then(|| (self.task_name(fact.task.id), days)),
            })
        };
        // As many on each day of the week: what runs over several stays on one height.
        let used = bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
        (0..used.min(LANES)).map(of_lane).collect()
    }
}

/// The marks of a day, the most pressing first.
fn marks(date: Date, facts: &[Fact<'_>]) -> Vec<(Mark, usize)> {
    let due: Vec<_> = facts.iter().filter(|fact| fact.is_due_on(date)).collect();
    let open: Vec<_> = due.iter().filter(|fact| !fact.is_settled()).collect();
    let worst = open.iter().map(|fact| fact.judgement.light).max();
    let milestones = open.iter().map(|fact| fact.milestones_left).sum();
    let rounds = facts.iter().flat_map(|fact| fact.rounds_on(date));
    let rounds = rounds.filter(|round| round.standing != RoundStanding::Kept).count();
    let held = facts.iter().flat_map(|fact| &fact.held).filter(|day| **day == date).count();
    let marks = [
        (Mark::Due(worst.unwrap_or(Light::Grey)), open.len()),
        (Mark::Milestone, milestones),
        (Mark::Round, rounds),
        (Mark::Done, due.len() - open.len()),
        (Mark::Held, held),
    ];
    marks.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn mark_word(mark: Mark, count: usize) -> String {
    let text = words();
    let count = count.to_string();
    match mark {
        Mark::Due(light) => {
            let light = crate::view::words::light_word(lang(), light);
            fill(text.said_due, &[&count, light])
        }
        Mark::Done => fill(text.said_done, &[&count]),
        Mark::Milestone => fill(text.said_milestones, &[&count]),
        Mark::Round => fill(text.said_rounds, &[&count]),
        Mark::Held => fill(text.said_held, &[&count]),
    }
}

/// `星期一`.
pub(super) fn weekday_word(date: Date) -> &'static str {
    weekday_words().get(usize::from(weekday(date))).copied().unwrap_or_default()
}

/// The days of the week, Monday first.
#[must_use]
pub fn weekday_words() -> [&'static str; 7] {
    let text = words();
    [
        text.monday,
        text.tuesday,
        text.wednesday,
        text.thursday,
        text.friday,
        text.saturday,
        text.sunday,
    ]
}

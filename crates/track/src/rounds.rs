//! What comes again: how often a routine's words say it is done, its rounds over the year, which of
//! them were kept and which are gaps; and how often an activity was held against how often it is to
//! be. A round is a week, a month, a term, …; rows of days held fill it.
//!
//! Must not judge a light or know a screen's words: it counts.

use yaodian_plan::progress::{About, Field, Span, State, Value};
use yaodian_plan::{Date, Number, Op, Target, Task, TaskId};

use crate::numeral::read_numeral;
use crate::term::{Season, Terms, monday_of};

/// How often something comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// 每周.
    Weekly,
    /// 每两周.
    Fortnightly,
    /// 每月.
    Monthly,
    /// 每季度.
    Quarterly,
    /// 每半年.
    HalfYearly,
    /// 每学期.
    Termly,
    /// 每年.
    Yearly,
}

impl Rhythm {
    /// All, in the order that stored choices count: add at the end only.
    pub const ALL: [Self; 7] = [
        Self::Weekly,
        Self::Fortnightly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Termly,
        Self::Yearly,
    ];
}

/// How often a text says that something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// The round.
    pub rhythm: Rhythm,
    /// How often in a round; at least 1.
    pub times: u8,
    /// Whether the words name the round. 定期 and 经常 do not: what stands here then is a proposal.
    pub is_named: bool,
}

impl Frequency {
    /// Once a round, as chosen by a person.
    #[must_use]
    pub const fn every(rhythm: Rhythm) -> Self {
        Self { rhythm, times: 1, is_named: true }
    }

    /// Reads how often a text says that something is done; `None` where it says nothing of the kind.
    ///
    /// ```
    /// use yaodian_track::rounds::{Frequency, Rhythm};
    ///
    /// let read = Frequency::read("每学期至少开展两次消防演练。").unwrap();
    /// assert_eq!((read.rhythm, read.times, read.is_named), (Rhythm::Termly, 2, true));
    /// let loose = Frequency::read("定期开展形势分析。").unwrap();
    /// assert_eq!((loose.rhythm, loose.is_named), (Rhythm::Monthly, false));
    /// assert_eq!(Frequency::read("举办首届“学术节”。"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let named = earliest(text, NAMED);
        if let Some((rhythm, after)) = named {
            return Some(Self { rhythm, times: times_in(after), is_named: true });
        }
        earliest(text, LOOSE).map(|(rhythm, _)| Self { rhythm, times: 1, is_named: false })
    }
}

/// Words that name a round.
#[rustfmt::skip]
const NAMED: &[(&str, Rhythm)] = &[
    ("每两周", Rhythm::Fortnightly), ("每二周", Rhythm::Fortnightly), ("每2周", Rhythm::Fortnightly),
    ("每半月", Rhythm::Fortnightly), ("每半个月", Rhythm::Fortnightly),
    ("每双周", Rhythm::Fortnightly), ("每单周", Rhythm::Fortnightly), ("双周", Rhythm::Fortnightly),
    ("每周", Rhythm::Weekly), ("每星期", Rhythm::Weekly), ("每个星期", Rhythm::Weekly),
    ("每个周", Rhythm::Weekly), ("逐周", Rhythm::Weekly), ("按周", Rhythm::Weekly),
    ("一周一", Rhythm::Weekly), ("周周", Rhythm::Weekly),
    ("每月", Rhythm::Monthly), ("每个月", Rhythm::Monthly), ("逐月", Rhythm::Monthly),
    ("按月", Rhythm::Monthly), ("月月", Rhythm::Monthly), ("一月一", Rhythm::Monthly),
    ("每季", Rhythm::Quarterly), ("每个季度", Rhythm::Quarterly), ("按季", Rhythm::Quarterly),
    ("逐季", Rhythm::Quarterly), ("一季一", Rhythm::Quarterly), ("一季度一", Rhythm::Quarterly),
    ("每半年", Rhythm::HalfYearly), ("半年一次", Rhythm::HalfYearly),
    ("每学期", Rhythm::Termly), ("每个学期", Rhythm::Termly), ("一学期一", Rhythm::Termly),
    ("每年", Rhythm::Yearly), ("每一年", Rhythm::Yearly), ("每学年", Rhythm::Yearly),
    ("一年一", Rhythm::Yearly), ("年年", Rhythm::Yearly),
];

/// Words that say only that something comes again, with the round that is proposed.
#[rustfmt::skip]
const LOOSE: &[(&str, Rhythm)] = &[
    ("每天", Rhythm::Weekly), ("每日", Rhythm::Weekly), ("日常", Rhythm::Weekly),
    ("常态化", Rhythm::Monthly), ("定期", Rhythm::Monthly), ("经常", Rhythm::Monthly),
    ("持续", Rhythm::Quarterly), ("继续", Rhythm::Quarterly), ("长期", Rhythm::Quarterly),
    ("不断", Rhythm::Quarterly), ("坚持", Rhythm::Quarterly), ("始终", Rhythm::Quarterly),
];

/// How far after its round a text may say how often: 每学期至少组织开展不少于两次.
const TIMES_CHARS_MAX: usize = 24;

/// Units of what is held.
const EVENT_UNITS: [&str; 7] = ["次", "场", "期", "届", "堂", "讲", "回"];

/// The meaning of the word that a text holds first, and the text after it; of words at one place
/// the longest.
fn earliest<'a>(text: &'a str, words: &[(&str, Rhythm)]) -> Option<(Rhythm, &'a str)> {
    let found = words.iter().filter_map(|(word, rhythm)| {
        let at = text.find(word)?;
        Some((at, std::cmp::Reverse(word.len()), *rhythm))
    });
    let (at, len, rhythm) = found.min()?;
    Some((rhythm, text.get(at + len.0..)?))
}

/// How often, where the clause goes on to say so: …两次; else 1.
fn times_in(after: &str) -> u8 {
    let clause = after.split(['。', '；', ';', '，', ',', '\n']).next().unwrap_or_default();
    let starts = clause.char_indices().take(TIMES_CHARS_MAX).map(|(at, _)| at);
    let times = starts.filter_map(|at| {
        // 第2次 is one of several, not a number of them.
        let before = clause.get(..at)?;
        let (number, rest) = read_numeral(clause.get(at..)?)?;
        let rest = rest
            .strip_prefix('至')
            .map_or(rest, |upper| read_numeral(upper).map_or(rest, |(_, rest)| rest));
        let is_count = EVENT_UNITS.iter().any(|unit| rest.starts_with(unit));
        (is_count && !before.ends_with('第')).then_some(number)
    });
    times.into_iter().next().unwrap_or(1).max(1)
}

/// How a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundStanding {
    /// As often as is to be.
    Kept,
    /// Over, and less often than is to be, but not never.
    Short,
    /// Over, and never.
    Gap,
    /// Not over, and not as often yet as is to be.
    Open,
}

/// A round of what comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its days.
    pub span: Span,
    /// How many days held lie in it.
    pub held: u32,
    /// How it stands.
    pub standing: RoundStanding,
}

/// The rounds that have begun by a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rounds {
    /// The rounds, the earliest first.
    pub rounds: Vec<Round>,
}

impl Rounds {
    /// Fills the rounds that have begun by a day with the days on which something was held.
    ///
    /// ```
    /// use yaodian_plan::progress::Span;
    /// use yaodian_track::rounds::{Frequency, Rhythm, RoundStanding, Rounds};
    /// use yaodian_track::term::Terms;
    ///
    /// let day = |text: &str| text.parse().unwrap();
    /// let year = Span { from: day("2022-01-01"), to: day("2022-12-31") };
    /// let held = [day("2022-01-10"), day("2022-03-08")];
    /// let monthly = Frequency::every(Rhythm::Monthly);
    /// let rounds = Rounds::of(monthly, year, &Terms::default(), &held, day("2022-04-02"));
    /// let standings: Vec<_> = rounds.rounds.iter().map(|round| round.standing).collect();
    /// use RoundStanding::{Gap, Kept, Open};
    /// assert_eq!(standings, [Kept, Gap, Kept, Open]);
    /// assert_eq!((rounds.kept(), rounds.gaps(), rounds.over()), (2, 1, 3));
    /// ```
    #[must_use]
    pub fn of(frequency: Frequency, year: Span, terms: &Terms, held: &[Date], as_of: Date) -> Self {
        let begun = periods(frequency.rhythm, year, terms).into_iter();
        let begun = begun.filter(|span| span.from <= as_of);
        let round = |span: Span| {
            let days = held.iter().filter(|day| (span.from..=span.to).contains(day)).count();
            let held = u32::try_from(days).unwrap_or(u32::MAX);
            let standing = match held {
                held if held >= u32::from(frequency.times.max(1)) => RoundStanding::Kept,
                _ if as_of <= span.to => RoundStanding::Open,
                0 => RoundStanding::Gap,
                _ => RoundStanding::Short,
            };
            Round { span, held, standing }
        };
        Self { rounds: begun.map(round).collect() }
    }

    /// How many were kept.
    #[must_use]
    pub fn kept(&self) -> u32 {
        self.count(|standing| standing == RoundStanding::Kept)
    }

    /// How many are over and were not kept, or not as often as is to be.
    #[must_use]
    pub fn gaps(&self) -> u32 {
        self.count(|standing| matches!(standing, RoundStanding::Gap | RoundStanding::Short))
    }

    /// How many can be judged: those that are over, and an open one that was kept already.
    #[must_use]
    pub fn over(&self) -> u32 {
        self.count(|standing| standing != RoundStanding::Open)
    }

    fn count(&self, is_counted: impl Fn(RoundStanding) -> bool) -> u32 {
        let count = self.rounds.iter().filter(|round| is_counted(round.standing)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// The rounds of a span of whole years, the earliest first, none with a day of another.
///
/// Weeks belong to the year that holds their Thursday; where terms are set that start in the span,
/// they are the weeks of these terms. Terms that nobody set are those of the calendar: February to
/// July, September to December.
#[must_use]
pub fn periods(rhythm: Rhythm, year: Span, terms: &Terms) -> Vec<Span> {
    match rhythm {
        Rhythm::Weekly => weeks(year, terms, 1),
        Rhythm::Fortnightly => weeks(year, terms, 2),
        Rhythm::Monthly => months(year, 1),
        Rhythm::Quarterly => months(year, 3),
        Rhythm::HalfYearly => months(year, 6),
        Rhythm::Termly => term_days(year, terms),
        Rhythm::Yearly => months(year, 12),
    }
}

/// The weeks, or so many of them together.
fn weeks(year: Span, terms: &Terms, together: i32) -> Vec<Span> {
    let of_terms = terms.iter().filter(|term| (year.from..=year.to).contains(&term.start()));
    let mut runs: Vec<Span> = of_terms.map(|term| term.days()).collect();
    if runs.is_empty() {
        // The Mondays of the first and the last week whose Thursday lies in the span.
        let first = monday_of(year.from.plus_days(3));
        let last = monday_of(year.to.plus_days(-3)).plus_days(6);
        runs.push(Span { from: first, to: last });
    }
    let mut weeks = Vec::new();
    for run in runs {
        let mut from = monday_of(run.from);
        while from <= run.to {
            let to = from.plus_days(7 * together - 1).min(run.to);
            weeks.push(Span { from, to });
            let next = from.plus_days(7 * together);
            if next <= from {
                break;
            }
            from = next;
        }
    }
    weeks
}

/// The months, or so many of them together, beginning in January.
fn months(year: Span, together: u8) -> Vec<Span> {
    let years = year.from.year()..=year.to.year();
    let of_year = |year: i32| {
        (1..=12_u8).step_by(usize::from(together)).filter_map(move |month| {
            let from = Date::new(year, month, 1)?;
            Some(Span { from, to: Date::end_of_month(year, month + together - 1)? })
        })
    };
    let is_within = |span: &Span| year.from <= span.to && span.from <= year.to;
    years.flat_map(of_year).filter(is_within).collect()
}

/// The terms that start in a span: those set, and the calendar's where none is.
fn term_days(year: Span, terms: &Terms) -> Vec<Span> {
    let seasons = [(Season::Spring, 2, 7), (Season::Autumn, 9, 12)];
    let years = year.from.year()..=year.to.year();
    let of_year = |year: i32| {
        seasons.into_iter().filter_map(move |(season, first, last)| {
            let set =
                terms.iter().find(|term| term.start().year() == year && term.season() == season);
            match set {
                Some(term) => Some(term.days()),
                None => Some(Span {
                    from: Date::new(year, first, 1)?,
                    to: Date::end_of_month(year, last)?,
                }),
            }
        })
    };
    let is_within = |span: &Span| (year.from..=year.to).contains(&span.from);
    let mut days: Vec<Span> = years.flat_map(of_year).filter(is_within).collect();
    // A term that was set may end past the calendar's next one.
    let starts: Vec<Date> = days.iter().skip(1).map(|span| span.from).collect();
    for (span, next) in days.iter_mut().zip(starts) {
        span.to = span.to.min(next.plus_days(-1));
    }
    days
}

/// The days of the rows that say a task was held, the earliest first; rows without a day are left
/// out, several on one day all count.
#[must_use]
pub fn days_held(state: &State, task: TaskId) -> Vec<Date> {
    let mut days: Vec<Date> =
        held_rows(state).filter_map(|(of, day)| day.filter(|_| of == task)).collect();
    days.sort_unstable();
    days
}

/// How many rows say that a task was held, those without a day among them.
#[must_use]
pub fn times_held(state: &State, task: TaskId) -> u32 {
    let count = held_rows(state).filter(|(of, _)| *of == task).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// All rows of days held, each with its task.
pub fn held_rows(state: &State) -> impl Iterator<Item = (TaskId, Option<Date>)> {
    state.cells().filter_map(|(field, cell)| match (field, &cell.value) {
        (Field::Row(_), Value::Record(Some(record))) => match record.about {
            About::Held(task) => Some((task, record.day)),
            _ => None,
        },
        _ => None,
    })
}

/// The target that says how often a task is to be held: the first that counts in 次, 场, 期, …
///
/// Its value may be kept by counting [`times_held`].
#[must_use]
pub fn times_target(task: &Task) -> Option<&Target> {
    let counts = |target: &&Target| {
        EVENT_UNITS.contains(&target.unit.as_str())
            && target.value.is_some_and(|value| value > Number::ZERO)
            && matches!(target.op, Op::Eq | Op::Ge | Op::Gt | Op::Range | Op::Approx)
    };
    task.targets.iter().find(counts)
}

#[cfg(test)]
#[path = "rounds_tests.rs"]
mod tests;

//! School terms: weeks numbered from the day a term starts, and what 第16周 or 学期末 means in days.
//!
//! Week 1 is the week, Monday to Sunday, that holds the first day. Must not know what is due then,
//! nor words other than those a plan's own deadlines are written in.

use std::fmt;

use yaodian_plan::progress::Span;
use yaodian_plan::{Date, Due};

use crate::numeral::read_numeral;

/// How many weeks a term has where nobody says.
pub const WEEKS: u8 = 20;
/// The most weeks a term can have.
pub const WEEKS_MAX: u8 = 30;
/// The most terms that are kept.
pub const TERMS_MAX: usize = 12;

/// The Monday of the week that holds a day.
#[must_use]
pub fn monday_of(date: Date) -> Date {
    date.plus_days(-i32::from(weekday(date)))
}

/// The day of the week, from 0 for Monday to 6 for Sunday.
#[must_use]
pub fn weekday(date: Date) -> u8 {
    // 1970-01-01 was a Thursday. The remainder is less than seven.
    (date.days_since_1970() + 3).rem_euclid(7) as u8
}

/// The half of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 春季学期, the school year's second.
    Spring,
    /// 秋季学期, the school year's first.
    Autumn,
}

impl Season {
    /// The season that a text names: 第一学期, 秋季, 下学期; `None` where it names none or both.
    #[must_use]
    pub fn named_in(text: &str) -> Option<Self> {
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let spring = holds(&["春季", "第二学期", "下学期", "春学期"]);
        let autumn = holds(&["秋季", "第一学期", "上学期", "秋学期"]);
        match (spring, autumn) {
            (true, false) => Some(Self::Spring),
            (false, true) => Some(Self::Autumn),
            _ => None,
        }
    }
}

/// A term: the day it starts and how many weeks it has.
///
/// ```
/// use yaodian_track::term::Term;
///
/// let autumn = Term::new("2022-09-01".parse().unwrap());
/// let week = autumn.week(3).unwrap();
/// assert_eq!((week.from.to_string(), week.to.to_string()), ("2022-09-12".into(), "2022-09-18".into()));
/// assert_eq!(autumn.week_of("2022-09-12".parse().unwrap()), Some(3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    start: Date,
    weeks: u8,
}

impl Term {
    /// A term that starts on a day, as long as terms usually are.
    #[must_use]
    pub const fn new(start: Date) -> Self {
        Self { start, weeks: WEEKS }
    }

    /// The same with so many weeks; between 1 and [`WEEKS_MAX`].
    #[must_use]
    pub fn with_weeks(self, weeks: u8) -> Self {
        Self { weeks: weeks.clamp(1, WEEKS_MAX), ..self }
    }

    /// Its first day.
    #[must_use]
    pub const fn start(&self) -> Date {
        self.start
    }

    /// How many weeks it has.
    #[must_use]
    pub const fn weeks(&self) -> u8 {
        self.weeks
    }

    /// Which half of a school year it is: one that starts by June is the spring's.
    #[must_use]
    pub fn season(&self) -> Season {
        let (_, month, _) = self.start.ymd();
        if month <= 6 { Season::Spring } else { Season::Autumn }
    }

    /// Its days: from its start to the Sunday of its last week.
    #[must_use]
    pub fn days(&self) -> Span {
        Span { from: self.start, to: self.monday(self.weeks).plus_days(6) }
    }

    /// The days of a week of it, Monday to Sunday; `None` for a week it does not have.
    #[must_use]
    pub fn week(&self, number: u8) -> Option<Span> {
        let from = self.monday(number);
        (1..=self.weeks).contains(&number).then(|| Span { from, to: from.plus_days(6) })
    }

    /// The number of the week that holds a day; `None` outside the term.
    #[must_use]
    pub fn week_of(&self, date: Date) -> Option<u8> {
        let weeks = monday_of(self.start).days_until(date).div_euclid(7);
        let number = u8::try_from(weeks.checked_add(1)?).ok()?;
        (1..=self.weeks).contains(&number).then_some(number)
    }

    fn monday(&self, number: u8) -> Date {
        monday_of(self.start).plus_days((i32::from(number) - 1) * 7)
    }
}

/// The terms that were set, the earliest first; none begins before the one before it is over.
///
/// ```
/// use yaodian_track::term::{Term, Terms};
///
/// let mut terms = Terms::default();
/// terms.set(Term::new("2022-09-01".parse().unwrap()));
/// terms.set(Term::new("2022-02-14".parse().unwrap()).with_weeks(19));
/// assert_eq!(terms.to_string(), "2022-02-14/19 2022-09-01/20");
/// assert_eq!(Terms::read(&terms.to_string()), terms);
/// let (term, week) = terms.week_of("2022-10-10".parse().unwrap()).unwrap();
/// assert_eq!((term.start().to_string(), week), ("2022-09-01".to_owned(), 7));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<Term>);

impl Terms {
    /// Reads what [`Terms::to_string`] wrote; what is not understood is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut terms = Self::default();
        let term = |word: &str| {
            let (start, weeks) = word.split_once('/')?;
            let weeks = weeks.parse().ok().filter(|weeks| (1..=WEEKS_MAX).contains(weeks))?;
            Some(Term::new(start.parse().ok()?).with_weeks(weeks))
        };
        for term in text.split_whitespace().filter_map(term).take(TERMS_MAX) {
            terms.set(term);
        }
        terms
    }

    /// The terms, the earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Term> + ExactSizeIterator {
        self.0.iter().copied()
    }

    /// Whether none is set.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets a term, in place of those that share a week with it. Past [`TERMS_MAX`] the earliest
    /// goes.
    pub fn set(&mut self, term: Term) {
        let is_apart = |other: &Term| {
            let (own, its) = (term.days(), other.days());
            monday_of(own.from) > its.to || own.to < monday_of(its.from)
        };
        self.0.retain(is_apart);
        self.0.push(term);
        self.0.sort();
        let surplus = self.0.len().saturating_sub(TERMS_MAX);
        self.0.drain(..surplus);
    }

    /// Takes away the term that starts on a day.
    pub fn remove(&mut self, start: Date) {
        self.0.retain(|term| term.start != start);
    }

    /// The term and the number of its week that hold a day.
    #[must_use]
    pub fn week_of(&self, date: Date) -> Option<(Term, u8)> {
        self.iter().find_map(|term| Some((term, term.week_of(date)?)))
    }

    /// The term that holds a day, else the next one, else the last.
    #[must_use]
    pub fn around(&self, date: Date) -> Option<Term> {
        self.iter().find(|term| date <= term.days().to).or_else(|| self.iter().next_back())
    }

    /// The one term that a text without a year can mean among those that start within some days:
    /// of the season if it names one, and `None` where there are several.
    #[must_use]
    pub fn meant(&self, within: Option<Span>, season: Option<Season>) -> Option<Term> {
        let is_within = |term: &Term| {
            within.is_none_or(|span| (span.from..=span.to).contains(&term.start))
                && season.is_none_or(|season| term.season() == season)
        };
        let mut meant = self.iter().filter(is_within);
        meant.next().filter(|_| meant.next().is_none())
    }
}

/// One word for storage: `2022-02-14/19 2022-09-01/20`.
impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, term) in self.0.iter().enumerate() {
            let blank = if place == 0 { "" } else { " " };
            write!(f, "{blank}{}/{}", term.start, term.weeks)?;
        }
        Ok(())
    }
}

/// What a deadline without days means in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermPart {
    /// From one week to another, both counted in: 第16周, 第3—5周.
    Weeks(u8, u8),
    /// 本学期.
    Whole,
    /// 学期初, 开学初: the first two weeks.
    Beginning,
    /// 期中: the two weeks in the middle.
    Middle,
    /// 学期末, 期末: the last two weeks.
    End,
    /// 学期结束前: any day of it.
    BeforeEnd,
}

impl TermPart {
    /// Reads a deadline's words.
    ///
    /// ```
    /// use yaodian_track::term::TermPart;
    ///
    /// assert_eq!(TermPart::read("第16周"), Some(TermPart::Weeks(16, 16)));
    /// assert_eq!(TermPart::read("第三至五周前"), Some(TermPart::Weeks(3, 5)));
    /// assert_eq!(TermPart::read("2022年秋季"), None);
    /// ```
    #[must_use]
    pub fn read(quote: &str) -> Option<Self> {
        if let Some(weeks) = weeks_in(quote) {
            return Some(weeks);
        }
        let parts = [
            (Self::BeforeEnd, &["学期结束前"][..]),
            (Self::End, &["学期末", "期末"]),
            (Self::Middle, &["期中"]),
            (Self::Beginning, &["学期初", "开学初", "期初"]),
            (Self::Whole, &["本学期"]),
        ];
        let holds = |words: &[&str]| words.iter().any(|word| quote.contains(word));
        parts.into_iter().find(|(_, words)| holds(words)).map(|(part, _)| part)
    }

    /// Its days in a term; `None` where the term has no such weeks.
    #[must_use]
    pub fn in_term(self, term: Term) -> Option<Span> {
        let last = term.weeks;
        let middle = last.div_ceil(2);
        let weeks = |first: u8, second: u8| {
            Some(Span { from: term.week(first)?.from, to: term.week(second)?.to })
        };
        match self {
            Self::Weeks(first, second) => weeks(first, second),
            Self::Whole | Self::BeforeEnd => Some(term.days()),
            Self::Beginning => weeks(1, last.min(2)),
            Self::Middle => weeks(middle, last.min(middle.saturating_add(1))),
            Self::End => weeks(last.saturating_sub(1).max(1), last),
        }
    }
}

/// The days of a deadline: those it was read with, else those of the part of a term that it names.
/// A deadline in the middle of a term that has no week of that number stays without days.
///
/// ```
/// use yaodian_plan::Due;
/// use yaodian_track::term::{Term, due_days};
///
/// let due = Due { quote: "第16周".to_owned(), from: None, to: None };
/// let autumn = Term::new("2022-09-01".parse().unwrap());
/// let (from, to) = due_days(&due, Some(autumn));
/// assert_eq!(from.unwrap().to_string(), "2022-12-12");
/// assert_eq!(to.unwrap().to_string(), "2022-12-18");
/// assert_eq!(due_days(&due, None), (None, None));
/// ```
#[must_use]
pub fn due_days(due: &Due, term: Option<Term>) -> (Option<Date>, Option<Date>) {
    if due.from.is_some() || due.to.is_some() {
        return (due.from, due.to);
    }
    let part = TermPart::read(&due.quote).zip(term);
    match part.and_then(|(part, term)| part.in_term(term)) {
        Some(span) => (Some(span.from), Some(span.to)),
        None => (None, None),
    }
}

/// 第16周, 第3—5周, 第3周至第5周, 第十六周.
fn weeks_in(quote: &str) -> Option<TermPart> {
    let (_, after) = quote.split_once('第')?;
    let (first, rest) = read_numeral(after)?;
    let rest_is_week = rest.starts_with('周');
    let rest = rest.strip_prefix('周').unwrap_or(rest);
    let joined = ["——", "--", "—", "–", "-", "－", "~", "～", "至", "到", "、"]
        .into_iter()
        .find_map(|joint| rest.strip_prefix(joint));
    let second = joined.and_then(|rest| {
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let (second, after) = read_numeral(rest)?;
        after.starts_with('周').then_some(second)
    });
    let is_week = second.is_some() || rest_is_week;
    let second = second.unwrap_or(first);
    (is_week && first >= 1 && first <= second).then_some(TermPart::Weeks(first, second))
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;

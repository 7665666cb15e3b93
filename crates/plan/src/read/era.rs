//! A document's own time: the years it is for, and the school term.
//!
//! Told from the title, or the sender's date; must never read a clock.

use super::folding::Folding;
use super::scan::Meanings;
use super::when::Span;
use crate::Date;

/// What a document says of its own time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Era {
    /// The first year the plan is for.
    pub first: Option<i32>,
    /// The last year the plan is for.
    pub last: Option<i32>,
    /// The school term it is for.
    pub term: Option<Term>,
    /// The first and the last day of the stage at hand, where its heading says in which years.
    pub stage: Option<(Date, Date)>,
}

/// A school term of the school year that begins in the era's first year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// 第一学期: September to January.
    Autumn,
    /// 第二学期: February to July.
    Spring,
    /// 学年: September to July.
    Year,
}

/// The terms of a school year.
static TERMS: Meanings<Term> = Meanings::new(&[
    ("上学期", Term::Autumn),
    ("第一学期", Term::Autumn),
    ("下学期", Term::Spring),
    ("第二学期", Term::Spring),
]);

/// The words terms are named with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    TERMS.iter()
}

impl Era {
    /// The year a month falls in: a school year goes from August to July.
    pub fn year_of(self, month: u8) -> Option<i32> {
        if let Some((from, to)) = self.stage {
            let ((first, first_month, _), (last, last_month, _)) = (from.ymd(), to.ymd());
            let stage = (first, first_month)..=(last, last_month);
            let year = (first..=last).find(|&year| stage.contains(&(year, month)));
            return Some(year.unwrap_or(first));
        }
        let first = self.first?;
        Some(match self.term {
            Some(Term::Autumn | Term::Year) if month <= 7 => first + 1,
            Some(Term::Spring) if self.last.is_some_and(|last| last > first) => first + 1,
            _ => first,
        })
    }

    /// The first and last day of the document's term.
    pub fn term_span(self) -> (Option<Date>, Option<Date>) {
        match (self.first, self.term) {
            (Some(year), Some(Term::Autumn)) => (Date::new(year, 9, 1), Date::new(year + 1, 1, 31)),
            (Some(_), Some(Term::Spring)) => {
                let year = self.year_of(3);
                (year.and_then(|y| Date::new(y, 2, 1)), year.and_then(|y| Date::new(y, 7, 31)))
            }
            (Some(year), Some(Term::Year)) => (Date::new(year, 9, 1), Date::new(year + 1, 7, 31)),
            _ => (None, None),
        }
    }

    /// 上学期 and 第二学期 in the plan of a whole school year: the words' length and the term's span.
    pub fn term_of_year(self, text: &[char], at: usize) -> Option<(usize, Span)> {
        let year = self.first.filter(|_| self.term == Some(Term::Year))?;
        let (len, term) = TERMS.longest(text, at)?;
        let era = Self { first: Some(year), last: Some(year + 1), term: Some(term), stage: None };
        Some((len, era.term_span()))
    }

    /// The era a title speaks of.
    pub fn of(title: &str, fallback: Option<i32>) -> Self {
        let fold = Folding::words();
        let title = title.chars().filter_map(|c| fold.visible(c)).collect::<String>();
        let title = title.as_str();
        let years = super::front::years(title).or(fallback.map(|year| (year, year)));
        let term = if title.contains("第二学期")
            || title.contains("春季学期")
            || title.contains("下学期")
        {
            Some(Term::Spring)
        } else if title.contains("第一学期")
            || title.contains("秋季学期")
            || title.contains("上学期")
        {
            Some(Term::Autumn)
        } else if title.contains("学年") || years.is_some_and(|years| is_school_year(title, years))
        {
            Some(Term::Year)
        } else {
            None
        };
        Self { first: years.map(|y| y.0), last: years.map(|y| y.1), term, stage: None }
    }
}

/// Whether a title names a school year without the word: 2023/2024年度校务计划书.
fn is_school_year(title: &str, (first, last): (i32, i32)) -> bool {
    last == first + 1
        && ["年度", "周年", "校历"].iter().any(|word| title.contains(word))
        && (title.contains('校') || title.contains(&format!("{first}/{last}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_goes_over_new_year() {
        let era = Era::of("某校2020-2021学年第一学期工作计划", None);
        assert_eq!(era.year_of(9), Some(2020));
        assert_eq!(era.year_of(1), Some(2021));
        assert_eq!(Era::of("2021学年第二学期", None).year_of(3), Some(2021));
        assert_eq!(Era::of("2020-2021学年第二学期", None).year_of(3), Some(2021));
        assert_eq!(Era::of("2023/2024年度周年校務計劃書", None).year_of(5), Some(2024));
        assert_eq!(Era::of("某縣2023年第二學期工作計劃", None).term, Some(Term::Spring));
        let stage = Date::new(2023, 6, 1).zip(Date::new(2024, 5, 31));
        let era = Era { first: Some(2022), stage, ..Era::default() };
        assert_eq!((era.year_of(9), era.year_of(3)), (Some(2023), Some(2024)));
    }
}

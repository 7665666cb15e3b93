//! The year a document is for where its title names none, by the best evidence there is.
//!
//! Its own words for the year first, then the day it was signed, then the years it speaks of.
//! Knows no title: `front` reads those.

use super::folding::{Folding, is_blank};
use super::front;
use super::paragraphs::Paragraph;
use super::scan::{char_at, char_before, longest_at, longest_before};
use crate::Unsure;

/// What told the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The notice above the plan names it.
    Notice,
    /// The day the document was signed.
    Signed,
    /// The years its text speaks of.
    Text,
}

impl Told {
    /// What a person is told of a year that is not the title's own; nothing where it is sure.
    pub const fn warning(self, year: i32) -> Option<Unsure> {
        match self {
            Self::Notice => None,
            Self::Signed => Some(Unsure::YearSigned(year)),
            Self::Text => Some(Unsure::YearSpoken(year)),
        }
    }
}

/// How many paragraphs at either end may hold the day a document was signed.
const SIGNED_PARAGRAPHS: usize = 12;
/// How much of a document is looked at.
const LOOK_PARAGRAPHS: usize = 200;
/// How much of the beginning speaks for the whole.
const OPENING_PARAGRAPHS: usize = 6;

/// Words before a year that make it another one's: 到2035年, 比2020年.
const NOT_AFTER: [&str; 13] =
    ["比", "较", "自", "从", "与", "和", "、", "截至", "修订", "《", "〔", "(", "第"];
/// Words after a year that make it part of a name or of the past.
const NOT_BEFORE: [&str; 12] = [
    "年版",
    "年修订",
    "年印发",
    "年颁布",
    "年发布",
    "年以来",
    "年来",
    "年制定",
    "年远景",
    "年底",
    "年末",
    "年前",
];

/// The year a document is for and what told it; for documents whose title names no year.
pub(super) fn told(
    notice: &str,
    signed: Option<i32>,
    paragraphs: &[Paragraph],
) -> Option<(i32, Told)> {
    if let Some((year, _)) = front::years(notice) {
        return Some((year, Told::Notice));
    }
    if let Some(year) = signed {
        return Some((year, Told::Signed));
    }
    let years = Years::of(paragraphs);
    if let Some(year) = years.stated {
        return Some((year, Told::Text));
    }
    let last = paragraphs.len().saturating_sub(SIGNED_PARAGRAPHS);
    let ends = paragraphs.iter().skip(last).rev();
    let ends = ends.chain(paragraphs.iter().take(SIGNED_PARAGRAPHS));
    let day = ends.map(|p| &*p.text).find(|text| front::is_date(text) && text.contains('月'));
    if let Some(year) = day.and_then(front::plan_year) {
        return Some((year, Told::Signed));
    }
    years.most_spoken_of().map(|year| (year, Told::Text))
}

/// The years a text speaks of.
#[derive(Debug, Default)]
struct Years {
    /// The year the text says something of as its own: 2020年是……之年.
    stated: Option<i32>,
    /// The first year something is to be reached by: 到2022年.
    reached: Option<i32>,
    /// Each year with how often it stands there, more for the beginning.
    seen: Vec<(i32, usize)>,
}

impl Years {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut years = Self::default();
        for (index, paragraph) in paragraphs.iter().take(LOOK_PARAGRAPHS).enumerate() {
            if paragraph.text.contains("20") || paragraph.text.contains("２０") {
                years.add(&paragraph.text, if index < OPENING_PARAGRAPHS { 2 } else { 1 });
            }
        }
        years
    }

    fn add(&mut self, text: &str, weight: usize) {
        let fold = Folding::default();
        let chars: Vec<char> =
            text.chars().filter(|&c| !is_blank(c)).map(|c| fold.fold(c)).collect();
        let mut depth = 0_i32;
        for (at, &c) in chars.iter().enumerate() {
            match c {
                '《' => depth += 1,
                '》' => depth -= 1,
                '2' if depth <= 0 => {
                    let Some(year) = year_at(&chars, at) else { continue };
                    if longest_before(&chars, at, &["到", "至"]).is_some() {
                        self.reached = Some(self.reached.map_or(year, |other| other.min(year)));
                        continue;
                    }
                    if longest_at(&chars, at + 4, &["年是"]).is_some() {
                        self.stated = self.stated.or(Some(year));
                    }
                    match self.seen.iter_mut().find(|(other, _)| *other == year) {
                        Some((_, count)) => *count += weight,
                        None => self.seen.push((year, weight)),
                    }
                }
                _ => {}
            }
        }
    }

    /// The year spoken of most; the later one where two are, for plans also look back.
    fn most_spoken_of(&self) -> Option<i32> {
        let is_ahead = |year| self.reached.is_some_and(|reached| year > reached);
        let often = self.seen.iter().filter(|&&(year, count)| count >= 2 && !is_ahead(year));
        let most = self.seen.iter().map(|&(_, count)| count).max()?;
        often.filter(|&&(_, count)| count * 2 >= most).map(|&(year, _)| year).max()
    }
}

/// A year a text speaks of: 2021年, but not 到2035年 or （2022年版）.
fn year_at(chars: &[char], at: usize) -> Option<i32> {
    let free = char_before(chars, at).is_none_or(|c| !c.is_ascii_digit() && c != '.');
    let digits = chars.get(at..at + 4)?;
    let year = digits.iter().try_fold(0, |year, c| Some(year * 10 + c.to_digit(10)?))?;
    let year = i32::try_from(year).ok()?;
    // 部署阶段（2024年3月） tells of the plan's own time, （2022年版） of something else's.
    let staged = char_before(chars, at) == Some('(')
        && char_at(chars, at + 5).is_some_and(|c| c.is_ascii_digit());
    let named = longest_at(chars, at + 4, &NOT_BEFORE).is_some()
        || !staged && longest_before(chars, at, &NOT_AFTER).is_some();
    (free && (2000..=2100).contains(&year) && char_at(chars, at + 4) == Some('年') && !named)
        .then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_year_by_the_best_evidence() {
        let check = |lines: &[&str], expect| {
            let paragraphs: Vec<Paragraph> = lines.iter().map(|&l| Paragraph::text(l, 1)).collect();
            assert_eq!(told("", None, &paragraphs), expect, "{lines:?}");
        };
        check(&["2021年3月，县人大票决了今年的10件实事。"], Some((2021, Told::Text)));
        check(&["各校：", "一、主题", "2024年是强区之年。"], Some((2024, Told::Text)));
        check(&["甲。", "2019年1月20日", "一、乙"], Some((2019, Told::Signed)));
        check(&["甲。", "2018年12月20日"], Some((2019, Told::Signed)));
        check(&["2023年，我校建成图书馆。", "2024年，我校将建体育馆。"], Some((2024, Told::Text)));
        check(&["甲（2024年3月）", "乙（2024年4月至10月）"], Some((2024, Told::Text)));
        check(&["落实《课程标准（2022年版）》，到2035年建成强国。"], None);
        check(&["依据某发〔2021〕12号，电话20231234。", "比2020年提高。"], None);
        check(&["2020-11-09 17:00", "甲。"], None);
        check(&["到2022年和2030年，素养水平提高。", "到2022年，达到90%；2030年，达到95%。"], None);
        assert_eq!(told("关于2020年工作的通知", None, &[]), Some((2020, Told::Notice)));
    }
}

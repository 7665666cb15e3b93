//! The years a plan is for: one, or several where its title or preamble says so.
//!
//! 2020—2022年, 三年行动计划（2021-2023）, “十四五”. Small, for the app tells with it when a plan is
//! over. Must not change what `Plan::year` is: the first, or what a person said.

use crate::Plan;
use crate::read::front::FIVE_YEARS;

impl Plan {
    /// The first and the last year the plan is for.
    #[must_use]
    pub fn years(&self) -> Option<(i32, i32)> {
        let title = self.title.as_deref().unwrap_or_default();
        let mut found = span(title);
        if found.is_none() {
            let five = FIVE_YEARS.iter().find(|(name, _)| says(title, name));
            found = five.map(|(_, first)| (*first, first + 4));
        }
        if found.is_none() {
            // 三年行动计划: the preamble may say which, else it begins with the plan's year.
            let more = if says(title, "三年") {
                2
            } else if says(title, "五年") {
                4
            } else {
                0
            };
            let first = self.year?;
            found = span(&self.preamble).filter(|(first, last)| more > 0 && last - first == more);
            found = found.filter(|span| holds(*span, first)).or(Some((first, first + more)));
        }
        let Some(year) = self.year else { return found };
        found.filter(|span| holds(*span, year)).or(Some((year, year)))
    }
}

/// Whether a text holds a word. Not `contains`, whose search for any text weighs a kilobyte.
fn says(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|bytes| bytes == word.as_bytes())
}

const fn holds((first, last): (i32, i32), year: i32) -> bool {
    first <= year && year <= last
}

/// The first span of years a text names, else the last single year, twice.
fn span(text: &str) -> Option<(i32, i32)> {
    let (mut found, mut value, mut digits) = (None, 0, 0);
    // The year before, while nothing but what joins two years stands after it.
    let (mut before, mut is_joined) = (0, false);
    for c in text.chars().chain([' ']) {
        if let Some(digit) = digit(c) {
            (value, digits) = (value * 10 + digit, digits + 1);
            continue;
        }
        if digits > 0 {
            let is_year = digits == 4 && (1990..=2100).contains(&value);
            if is_year && is_joined && (1..value).contains(&before) {
                return Some((before, value));
            }
            if is_year {
                found = Some((value, value));
            }
            before = if is_year { value } else { 0 };
            (value, digits, is_joined) = (0, 0, false);
        }
        match c {
            '年' | ' ' => {}
            '-' | '－' | '–' | '—' | '~' | '～' | '至' | '到' => is_joined = true,
            _ => before = 0,
        }
    }
    found
}

/// A digit of a year, in any of the ways it is written.
fn digit(c: char) -> Option<i32> {
    let code = c as i32;
    match c {
        '0'..='9' => Some(code - '0' as i32),
        '０'..='９' => Some(code - '０' as i32),
        _ => {
            let at = "〇一二三四五六七八九".chars().position(|one| one == c)?;
            i32::try_from(at).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, year: Option<i32>, preamble: &str, expect: Option<(i32, i32)>) {
        let (title, preamble) = (Some(title.to_owned()), preamble.to_owned());
        let plan = Plan { title, year, preamble, ..Plan::default() };
        assert_eq!(plan.years(), expect, "{plan:?}");
    }

    #[test]
    fn a_title_names_its_years() {
        check("某县教育局2022年工作要点", Some(2022), "", Some((2022, 2022)));
        check("某县行动方案（2020—2022年）", Some(2020), "", Some((2020, 2022)));
        check("某县方案（2020年－2022年）", Some(2020), "", Some((2020, 2022)));
        check("三年行动计划（2021-2023）", Some(2021), "", Some((2021, 2023)));
        check("三年行动计划(2021 —— 2023 年)", Some(2021), "", Some((2021, 2023)));
        check("某校规划（二〇二一至二〇二五年）", Some(2021), "", Some((2021, 2025)));
        check("某市教育“十四五”规划", Some(2021), "", Some((2021, 2025)));
        check("某方案（２０２０～２０２２年）", None, "", Some((2020, 2022)));
    }

    #[test]
    fn one_year_stays_one() {
        let preamble = "根据《规划（2021—2025年）》，制定本要点。";
        check("某校2022年工作计划", Some(2022), preamble, Some((2022, 2022)));
        check("某校2022年落实“十四五”规划工作要点", Some(2022), "", Some((2022, 2022)));
        check("2025年工作总结及2026年工作计划", Some(2026), "", Some((2026, 2026)));
        check("某校工作计划", Some(2022), preamble, Some((2022, 2022)));
        check("某校工作计划", None, preamble, None);
        // What a person said of the year counts.
        check("某县行动方案（2020—2022年）", Some(2024), "", Some((2024, 2024)));
        check("三年行动计划（2023-2021）", Some(2021), "", Some((2021, 2021)));
    }

    #[test]
    fn a_plan_for_years_begins_with_its_year() {
        check("某县校园足球三年行动计划", Some(2021), "", Some((2021, 2023)));
        let preamble = "为落实精神，制定2020至2022年行动计划。";
        check("某县校园足球三年行动计划", Some(2021), preamble, Some((2020, 2022)));
        let other = "根据规划（2021—2025年），制定本计划。";
        check("某县校园足球三年行动计划", Some(2021), other, Some((2021, 2023)));
        check("某县校园足球三年行动计划", None, "", None);
    }
}

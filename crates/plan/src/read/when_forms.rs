//! Dates in forms of their own: 国庆节前, 9.1（周三）, 到“十四五”末.
//!
//! Reads one such date at one place; `when` asks for it.

use super::era::Era;
use super::numerals::{begins_number, han_digit, numeral_at};
use super::scan::{Meanings, Words, char_at, char_before, longest_at, longest_before, word_at};
use super::when::{Span, Weight, When, exact};
use crate::Date;

/// The words such dates begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FESTIVALS.iter()
}

/// Festivals a time is told by, with month and day; 0 where the moon or the sun sets it.
static FESTIVALS: Meanings<(u8, u8)> = Meanings::new(&[
    ("元旦", (1, 1)),
    ("“元旦”", (1, 1)),
    ("三八", (3, 8)),
    ("“三八”", (3, 8)),
    ("五四", (5, 4)),
    ("“五四”", (5, 4)),
    ("青年节", (5, 4)),
    ("护士节", (5, 12)),
    ("重阳", (0, 0)),
    ("中元", (0, 0)),
    ("冬至", (0, 0)),
    ("圣诞", (12, 25)),
    ("妇女节", (3, 8)),
    ("植树节", (3, 12)),
    ("五一", (5, 1)),
    ("“五一”", (5, 1)),
    ("劳动节", (5, 1)),
    ("六一", (6, 1)),
    ("“六一”", (6, 1)),
    ("儿童节", (6, 1)),
    ("七一", (7, 1)),
    ("“七一”", (7, 1)),
    ("八一", (8, 1)),
    ("“八一”", (8, 1)),
    ("教师节", (9, 10)),
    ("国庆", (10, 1)),
    ("“十一”", (10, 1)),
    ("“国庆”", (10, 1)),
    ("春节", (0, 0)),
    ("清明", (0, 0)),
    ("端午", (0, 0)),
    ("中秋", (0, 0)),
    ("除夕", (0, 0)),
    ("元宵", (0, 0)),
]);

/// Words after several festivals that gather them.
#[rustfmt::skip]
static GATHERED: Words = Words::new(&[
    "等", "等节日", "等节假日", "等假期", "等重大节日", "等重要节日", "等重大节假日", "等重要节假日", "等法定节假日",
    "等传统节日", "等重要节点", "等重要时间节点", "节假日", "节日", "双节", "两节",
]);
/// What a festival's name may end with.
static ENDINGS: Words = Words::new(&[
    "节",
    "国际劳动节",
    "劳动节",
    "国际儿童节",
    "儿童节",
    "妇女节",
    "国际妇女节",
    "青年节",
    "建党节",
    "建军节",
]);
/// The sides of a festival.
#[rustfmt::skip]
static SIDES: Words = Words::new(&[
    "前", "之前", "以前", "前夕", "前后", "期间", "假期", "假期前", "假前", "长假前", "假期期间", "来临之前", "来临前",
]);

/// Whether a number before a character may belong to a date.
pub(super) fn dates(next: Option<char>) -> bool {
    matches!(next, Some('年' | '月' | '季' | '-' | '至' | '到' | '.' | '/'))
}

/// Whether a place is in a number that can be told at a glance to begin no date, as most are.
pub(super) fn only_counts(text: &[char], at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let mut rest = rest.iter().copied();
    match rest.next() {
        Some('0'..='9') => {
            let next = rest.find(|c| !c.is_ascii_digit());
            // A month's English name may follow: 31 July.
            next.is_none_or(|c| c != ',' && !c.is_ascii_alphabetic()) && !dates(next)
        }
        // 五一 is a day, 二〇二五年 a year.
        Some(c) if han_digit(c).is_some() => {
            let next = rest.next();
            let goes_on = |c: char| begins_number(c) || c == '千';
            !next.is_some_and(goes_on) && !dates(next)
        }
        _ => false,
    }
}

/// 国庆节前, “五一”期间, 端午、中秋等节假日前: a festival alone is an event, what is before or around
/// it a time.
pub(super) fn festival(text: &[char], at: usize, era: Era) -> Option<When> {
    let (len, (month, on)) = FESTIVALS.longest(text, at)?;
    let mut end = at + len + longest_at(text, at + len, &ENDINGS).unwrap_or(0);
    let first_end = end;
    while matches!(char_at(text, end), Some('、' | '和'))
        && let Some((len, _)) = FESTIVALS.longest(text, end + 1)
    {
        end += 1 + len;
        end += longest_at(text, end, &ENDINGS).unwrap_or(0);
    }
    end += longest_at(text, end, &GATHERED).unwrap_or(0);
    let single = end == first_end;
    let len = longest_at(text, end, &SIDES)?;
    let month_known = single && month > 0;
    let day =
        era.year_of(month).filter(|_| month_known).and_then(|year| Date::new(year, month, on));
    let before = char_before(text, end + len).is_some_and(|c| matches!(c, '前' | '夕'));
    Some(When {
        end: end + len,
        from: None,
        to: day.filter(|_| before).map(|day| day.plus_days(-1)),
        weight: Weight::Deadline,
        edged: true,
    })
}

/// The end of 下午5时 after a day.
pub(super) fn hour_end(text: &[char], at: usize) -> Option<usize> {
    longest_before(text, at, &["日", "号"])?;
    let from = at + longest_at(text, at, &["上午", "下午", "中午", "晚上", "晚"]).unwrap_or(0);
    let hour = numeral_at(text, from).filter(|n| n.end - from <= 3)?;
    let end = hour.end + longest_at(text, hour.end, &["时", "点"])?;
    let minutes = numeral_at(text, end).filter(|n| n.end - end <= 3);
    let minutes = minutes.and_then(|n| word_at(text, n.end, "分").map(|len| n.end + len));
    Some(minutes.unwrap_or(end + longest_at(text, end, &["半", "整"]).unwrap_or(0)))
}

/// 到“十四五”末: the last day of a five-year plan's time.
pub(super) fn five_years_end(text: &[char], at: usize) -> Option<When> {
    let open = word_at(text, at, "“").unwrap_or(0);
    let name = text.get(at + open..at + open + 3).filter(|name| name.ends_with(&['五']))?;
    let (_, last) = super::front::five_years(&name.iter().collect::<String>())?;
    let close = at + open + 3 + open;
    let len = longest_at(text, close, &["末", "期末", "时期末", "规划末", "规划期末"])?;
    Some(When {
        end: close + len,
        from: None,
        to: Date::new(last, 12, 31),
        weight: Weight::Deadline,
        edged: true,
    })
}

/// 9.1（周三）: month and day with a point, and the weekday that tells them from a decimal.
pub(super) fn pointed(text: &[char], at: usize, era: Era) -> Option<When> {
    let (date, end) = month_point_day(text, at, era)?;
    // 第1周（9.2—9.8）
    let weekly = at == 1 || at > 1 && char_before(text, at - 1) == Some('周');
    if weekly
        && char_before(text, at) == Some('(')
        && let Some(len) = longest_at(text, end, &["-", "--", "至", "到"])
        && let Some((last, end)) = month_point_day(text, end + len, era)
        && char_at(text, end) == Some(')')
    {
        return Some(When { end, from: date, to: last, weight: Weight::Plain, edged: true });
    }
    let weekday = word_at(text, end, "(周").or_else(|| word_at(text, end, "(星期"));
    let close = weekday.map(|len| end + len + 2)?;
    // 9.1（周日）起
    let onward = word_at(text, close, "起").is_some();
    let to = date.filter(|_| !onward);
    Some(When { end, from: date, to, weight: Weight::Plain, edged: true })
}

/// A cell of dates with points: 2.14—2.20, 9.1.
pub(super) fn pointed_span(text: &[char], era: Era) -> Option<Span> {
    let (first, end) = month_point_day(text, 0, era)?;
    let Some(len) = longest_at(text, end, &["-", "--", "至", "到"]) else {
        let before = word_at(text, end, "前").is_some();
        return Some((first.filter(|_| !before), first));
    };
    let (last, _) = month_point_day(text, end + len, era)?;
    Some((first, last))
}

fn month_point_day(text: &[char], at: usize, era: Era) -> Option<(Option<Date>, usize)> {
    let part = |from: usize| {
        let digit = |at: usize| char_at(text, at)?.to_digit(10).and_then(|d| u8::try_from(d).ok());
        let first = digit(from)?;
        match (digit(from + 1), digit(from + 2)) {
            (None, _) => Some((first, from + 1)),
            (Some(second), None) => Some((first * 10 + second, from + 2)),
            _ => None,
        }
    };
    let (month, point) = part(at)?;
    if !matches!(char_at(text, point), Some('.' | '/')) {
        return None;
    }
    let (day, end) = part(point + 1)?;
    let fits = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && !matches!(char_at(text, end), Some('.' | '/'));
    fits.then(|| (exact(era.year_of(month), month, day), end))
}

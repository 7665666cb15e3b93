//! Dates as documents write them -> spans of days: 2022年秋季, 9月底前, 9月18日—23日, 上半年.
//!
//! Reads one date at one place; whether it is a deadline, `dues` decides. Never reads a clock:
//! the year comes from the document, and where it gives none the span stays open.

use super::era::Era;
use super::numerals::{Numeral, numeral_at};
use super::numeric_date::numeric_at;
use super::occasions::{day_of_week, occasion, week_of_month};
use super::scan::{Meanings, Words, char_at, longest_at, longest_before, word_at};
use super::when_english::english;
use super::when_forms::{dates, festival, five_years_end, hour_end, only_counts, pointed};
use crate::Date;
use crate::date::days_in_month;

/// A date as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The place after its last character.
    pub end: usize,
    /// The first day, if it has one.
    pub from: Option<Date>,
    /// The last day, if it has one.
    pub to: Option<Date>,
    /// How much the words say by themselves.
    pub weight: Weight,
    /// Whether 前, 内, 期间 or the like follows.
    pub edged: bool,
}

/// How surely a date is a deadline by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A year and nothing more: 2025年.
    Bare,
    /// A day, month, season or term.
    Plain,
    /// With 前, 底, 到 or the like.
    Deadline,
}

/// The ends of a span; `None` where the year is not known.
pub(super) type Span = (Option<Date>, Option<Date>);

/// A month and a day of it.
type MonthDay = (u8, u8);

/// Words that are dates by themselves, with the first and last month and day.
static YEAR_PARTS: Meanings<(MonthDay, MonthDay)> = Meanings::new(&[
    ("上半年", ((1, 1), (6, 30))),
    ("上下半年", ((1, 1), (12, 31))),
    ("下半年", ((7, 1), (12, 31))),
    ("春季学期", ((2, 1), (7, 31))),
    ("秋季学期", ((9, 1), (1, 31))),
    ("春季", ((3, 1), (5, 31))),
    ("夏季", ((6, 1), (8, 31))),
    ("秋季", ((9, 1), (11, 30))),
    ("冬季", ((12, 1), (12, 31))),
    ("第一季度", ((1, 1), (3, 31))),
    ("第二季度", ((4, 1), (6, 30))),
    ("第三季度", ((7, 1), (9, 30))),
    ("第四季度", ((10, 1), (12, 31))),
    ("一季度", ((1, 1), (3, 31))),
    ("二季度", ((4, 1), (6, 30))),
    ("三季度", ((7, 1), (9, 30))),
    ("四季度", ((10, 1), (12, 31))),
    ("1季度", ((1, 1), (3, 31))),
    ("2季度", ((4, 1), (6, 30))),
    ("3季度", ((7, 1), (9, 30))),
    ("4季度", ((10, 1), (12, 31))),
    ("暑期", ((7, 1), (8, 31))),
    ("暑假", ((7, 1), (8, 31))),
    ("年中", ((6, 1), (6, 30))),
    ("年初", ((1, 1), (1, 31))),
    ("年底", ((12, 1), (12, 31))),
    ("年末", ((12, 1), (12, 31))),
    ("年内", ((1, 1), (12, 31))),
    ("全年", ((1, 1), (12, 31))),
]);

/// Words that name a time no day is known of.
#[rustfmt::skip]
static UNDATED: Words = Words::new(&[
    "学期末", "学期初", "学期结束前", "期末", "期初", "期中", "寒假", "学年末",
    "学年内", "开学初", "新学期初", "开学前", "放假前", "学期中", "汛期前", "汛前",
]);
/// What counts weeks from the first day of school: 开学第一周.
static SINCE: Words = Words::new(&["开学", "开学后", "新学期"]);

/// Words for a time that comes again.
#[rustfmt::skip]
static RECURRING: Words = Words::new(&[
    "每两月", "每两个月", "每三个月", "每旬", "每月", "每周", "每季度", "每学期", "每学年", "每半年", "每半月", "每两周", "每个月", "每双周",
    "每单周",
]);

#[rustfmt::skip]
static THIRDS: Meanings<(u8, u8)> = Meanings::new(&[
    ("上旬", (1, 10)), ("中旬", (11, 20)), ("下旬", (21, 31)),
    ("上中旬", (1, 20)), ("中上旬", (1, 20)), ("中下旬", (11, 31)),
    ("初", (1, 10)), ("中", (11, 20)), ("底", (21, 31)), ("末", (21, 31)),
]);

/// Words before a date that make it the end of a span.
static UNTIL: Words = Words::new(&["到", "至", "截至", "截止到", "截止"]);
static THIS_TERM: Words = Words::new(&["本学期内", "本学期", "本学年", "全学期", "全学年"]);
static THIS_YEAR: Words = Words::new(&["今年", "本年", "本年度", "当年"]);
static NEXT_YEAR: Words = Words::new(&["明年", "次年"]);

/// The words dates begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let tables = [&UNTIL, &THIS_TERM, &THIS_YEAR, &NEXT_YEAR, &RECURRING, &UNDATED, &SINCE];
    tables.into_iter().flat_map(Words::iter).chain(YEAR_PARTS.iter())
}

/// Reads the date that begins at a place.
pub(super) fn when_at(text: &[char], at: usize, era: Era) -> Option<When> {
    if only_counts(text, at) {
        return None;
    }
    let lead = longest_at(text, at, &UNTIL).unwrap_or(0);
    let start = at + lead;
    if let Some(when) = english(text, at, era).or_else(|| pointed(text, at, era)) {
        return Some(when);
    }
    if lead > 0
        && let Some(when) = five_years_end(text, start)
    {
        return Some(when);
    }
    let festival = festival(text, start, era).or_else(|| occasion(text, start));
    // Most numbers count something.
    if festival.is_none()
        && numeral_at(text, start).is_some_and(|numeral| !dates(char_at(text, numeral.end)))
    {
        return None;
    }
    let mut when = festival
        .or_else(|| recurring(text, start, era))
        .or_else(|| numeric_at(text, start))
        .or_else(|| dated(text, start, era))
        .or_else(|| term_part(text, start, era))
        .or_else(|| undated(text, start))?;
    if lead > 0 {
        (when.from, when.weight) = (None, Weight::Deadline);
    }
    Some(when)
}

fn recurring(text: &[char], at: usize, era: Era) -> Option<When> {
    let len = longest_at(text, at, &RECURRING)?;
    let (from, to) = match era.term {
        Some(_) => era.term_span(),
        None => (
            era.first.and_then(|year| Date::new(year, 1, 1)),
            era.last.and_then(|year| Date::new(year, 12, 31)),
        ),
    };
    let end = day_of_week(text, day_of_each(text, at + len));
    Some(When { end, from, to, weight: Weight::Plain, edged: false })
}

/// The end of 5日前 after 每月, of 末 after 每学期; the place itself where no such part follows.
fn day_of_each(text: &[char], at: usize) -> usize {
    let day = numeral_at(text, at)
        .filter(|n| n.end - at <= 3)
        .and_then(|n| longest_at(text, n.end, &["日", "号"]).map(|len| n.end + len));
    let part =
        || longest_at(text, at, &["底", "末", "初", "上旬", "中旬", "下旬"]).map(|len| at + len);
    let Some(mut end) = day.or_else(part) else { return at };
    // 每季度末25日前
    if let Some(number) = numeral_at(text, end).filter(|n| day.is_none() && n.end - end <= 2)
        && let Some(len) = longest_at(text, number.end, &["日", "号"])
    {
        end = number.end + len;
    }
    end + longest_at(text, end, &["前", "之前", "以前"]).unwrap_or(0)
}

fn undated(text: &[char], at: usize) -> Option<When> {
    let len = longest_at(text, at, &UNDATED)?;
    let (end, edge) = tail(text, at + len);
    let edged = edge != Edge::None;
    Some(When { end, from: None, to: None, weight: Weight::Plain, edged })
}

/// 本学期, 第16周.
fn term_part(text: &[char], at: usize, era: Era) -> Option<When> {
    if let Some((len, (from, to))) = era.term_of_year(text, at) {
        return Some(When { end: at + len, from, to, weight: Weight::Plain, edged: false });
    }
    if let Some(len) = longest_at(text, at, &THIS_TERM) {
        let (from, to) = era.term_span();
        return Some(When { end: at + len, from, to, weight: Weight::Plain, edged: false });
    }
    let since = longest_at(text, at, &SINCE).unwrap_or(0);
    let number = at + since + word_at(text, at + since, "第")?;
    let first = numeral_at(text, number)?;
    let second = longest_at(text, first.end, &["-", "至", "、", "—"]).and_then(|len| {
        let from = first.end + len + word_at(text, first.end + len, "第").unwrap_or(0);
        numeral_at(text, from)
    });
    let end = second.map_or(first.end, |second: Numeral| second.end);
    let len = word_at(text, end, "周")?;
    let fits = first.value <= crate::Number::from_int(30);
    let before = longest_at(text, end + len, &["前", "之前"]).unwrap_or(0);
    fits.then_some(When {
        end: end + len + before,
        from: None,
        to: None,
        weight: Weight::Plain,
        edged: true,
    })
}

/// A date with a year, a part of the year, a month or a day; and the end of its span.
fn dated(text: &[char], at: usize, era: Era) -> Option<When> {
    let (mut span, mut end, mut weight, open) = point(text, at, era, None)?;
    let joint = longest_at(text, end, &["-", "--", "至", "到", "起至"]).filter(|_| open.joins);
    if let Some(len) = joint
        && let Some((second, second_end, ..)) = point(text, end + len, era, Some(open))
    {
        span.1 = second.1;
        end = second_end;
        weight = weight.max(Weight::Plain);
    }
    let (after, edge) = tail(text, hour_end(text, end).unwrap_or(end));
    let (after, edge) = if edge == Edge::Before { (after, edge) } else { tail(text, end) };
    match edge {
        Edge::Before => {
            span = (None, before(span, open));
            weight = Weight::Deadline;
        }
        Edge::From => {
            span.1 = None;
            weight = Weight::Deadline;
        }
        Edge::Within => weight = weight.max(Weight::Plain),
        Edge::None => {}
    }
    Some(When { end: after, from: span.0, to: span.1, weight, edged: edge != Edge::None })
}

/// The last day before a span, or in it where the words mean its end: 9月底前, 15日前.
fn before(span: Span, open: Open) -> Option<Date> {
    if open.inclusive { span.1 } else { span.0.map(|day| day.plus_days(-1)) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    None,
    Before,
    From,
    Within,
}

/// Words after a date that say on which side of it a time lies.
#[rustfmt::skip]
static EDGES: Meanings<Edge> = Meanings::new(&[
    ("前", Edge::Before), ("之前", Edge::Before), ("以前", Edge::Before), ("开学前", Edge::Before), ("开始前", Edge::Before),
    ("供暖前", Edge::Before), ("来临前", Edge::Before), ("到来前", Edge::Before), ("结束前", Edge::Within),
    ("起", Edge::From), ("开始", Edge::From), ("以后", Edge::From), ("后", Edge::From),
    ("内", Edge::Within), ("期间", Edge::Within), ("之内", Edge::Within), ("以内", Edge::Within),
]);

fn tail(text: &[char], at: usize) -> (usize, Edge) {
    EDGES.longest(text, at).map_or((at, Edge::None), |(len, edge)| (at + len, edge))
}

/// What a date leaves to the words after it.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    year: Option<i32>,
    month: Option<u8>,
    /// Whether 前 after it includes its last day.
    inclusive: bool,
    /// Whether 至 after it may join a second date.
    joins: bool,
}

/// Reads one point in time; `first` is the point a range began with.
fn point(
    text: &[char],
    at: usize,
    era: Era,
    first: Option<Open>,
) -> Option<(Span, usize, Weight, Open)> {
    let (year, end) = match year_at(text, at, era) {
        Some((year, end)) => (Some(year), end),
        None => (None, at),
    };
    let known = year.flatten().or(first.and_then(|f| f.year));
    if let Some((span, part_end)) = part_of_year(text, end, known, era) {
        // 暑期前 is before it, 上半年前 in it.
        let season = longest_before(text, part_end, &["学期", "季", "暑期", "暑假"]).is_some();
        let open = Open { year: known, month: None, inclusive: !season, joins: false };
        let deadline = longest_at(text, end, &["年底", "年末"]).is_some();
        return Some((
            span,
            part_end,
            if deadline { Weight::Deadline } else { Weight::Plain },
            open,
        ));
    }
    if let Some(found) = month_day(text, end, known, era, first) {
        return Some(found);
    }
    let year = year?;
    // 2025年底: the 年 of 底 is the year's own.
    let (len, span, weight, inclusive) = match longest_at(text, end, &["底", "末"]) {
        Some(len) => (len, year_span(year, (12, 1)), Weight::Deadline, true),
        None => match longest_at(text, end, &["初"]) {
            Some(len) => (len, (day(year, 1, 1), day(year, 1, 31)), Weight::Plain, true),
            None => (0, year_span(year, (1, 1)), Weight::Bare, false),
        },
    };
    Some((
        span,
        end + len,
        weight,
        Open { year, month: None, inclusive, joins: weight == Weight::Bare },
    ))
}

fn year_span(year: Option<i32>, from: (u8, u8)) -> Span {
    (day(year, from.0, from.1), day(year, 12, 31))
}

fn day(year: Option<i32>, month: u8, day: u8) -> Option<Date> {
    year.and_then(|year| Date::new(year, month, day.min(days_in_month(year, month))))
}

/// 2022年, 二〇二二年, 今年, 明年; the year is `None` inside where only the era would know it.
fn year_at(text: &[char], at: usize, era: Era) -> Option<(Option<i32>, usize)> {
    if let Some(len) = longest_at(text, at, &THIS_YEAR) {
        return Some((era.first, at + len));
    }
    if let Some(len) = longest_at(text, at, &NEXT_YEAR) {
        return Some((era.first.map(|year| year + 1), at + len));
    }
    let numeral = numeral_at(text, at)?;
    let year = i32::try_from(numeral.value.thousandths() / 1000).ok()?;
    let next = char_at(text, numeral.end)?;
    // 2021-2025年: the first year borrows its 年 from the second.
    let written = next == '年'
        || (matches!(next, '-' | '至')
            && numeral.end - at == 4
            && second_year(text, numeral.end + 1));
    let fits = numeral.end - at == 4 && (1990..=2100).contains(&year) && written;
    fits.then_some((Some(year), numeral.end + usize::from(next == '年')))
}

fn second_year(text: &[char], at: usize) -> bool {
    numeral_at(text, at).is_some_and(|n| n.end - at == 4 && char_at(text, n.end) == Some('年'))
}

fn part_of_year(text: &[char], at: usize, known: Option<i32>, era: Era) -> Option<(Span, usize)> {
    let (len, (from, to)) = YEAR_PARTS.longest(text, at)?;
    let year = known.or_else(|| era.year_of(from.0));
    // 秋季学期 ends in the next year.
    let last = if to.0 < from.0 { year.map(|year| year + 1) } else { year };
    Some(((day(year, from.0, from.1), day(last, to.0, to.1)), at + len))
}

/// 9月, 9月底, 9月18日, and after a range's 至 also 23日.
fn month_day(
    text: &[char],
    at: usize,
    year: Option<i32>,
    era: Era,
    first: Option<Open>,
) -> Option<(Span, usize, Weight, Open)> {
    // 两月 are two months, not February.
    let numeral = numeral_at(text, at)
        .filter(|n| n.end - at <= 3 && !text.get(at..).is_some_and(|t| t.starts_with(&['两'])))?;
    let value = u8::try_from(numeral.value.thousandths() / 1000).ok()?;
    let is_day = |end: usize| matches!(char_at(text, end), Some('日' | '号'));
    if let Some(len) =
        longest_at(text, numeral.end, &["月份", "月"]).filter(|_| (1..=12).contains(&value))
    {
        let (month, end) = (value, numeral.end + len);
        let year = year.or_else(|| era.year_of(month));
        let open = Open { year, month: Some(month), inclusive: true, joins: true };
        if let Some(number) = numeral_at(text, end).filter(|n| n.end - end <= 3)
            && let Ok(day_number) = u8::try_from(number.value.thousandths() / 1000)
            && (1..=31).contains(&day_number)
            && let Some(end) = day_end(text, number.end)
        {
            let date = exact(year, month, day_number);
            return Some(((date, date), end, Weight::Plain, open));
        }
        if let Some((len, from, to)) = third(text, end) {
            let span = (day(year, month, from), day(year, month, to));
            return Some((span, end + len, Weight::Plain, Open { joins: true, ..open }));
        }
        let whole = (day(year, month, 1), day(year, month, 31));
        let end = end + week_of_month(text, end);
        return Some((whole, end, Weight::Plain, Open { inclusive: false, ..open }));
    }
    // 5—9月: the first month borrows its 月 from the second.
    if first.is_none() && (1..=12).contains(&value) && month_follows(text, numeral.end, value) {
        let year = year.or_else(|| era.year_of(value));
        let whole = (day(year, value, 1), day(year, value, 31));
        let open = Open { year, month: Some(value), inclusive: false, joins: true };
        return Some((whole, numeral.end, Weight::Plain, open));
    }
    // 18日—23日: the second day is of the first one's month.
    let open = first?;
    let month = open.month.filter(|_| is_day(numeral.end))?;
    let date = exact(open.year, month, value);
    Some(((date, date), numeral.end + 1, Weight::Plain, open))
}

/// Whether a later month joined by a dash follows a number.
fn month_follows(text: &[char], at: usize, first: u8) -> bool {
    longest_at(text, at, &["-", "--", "至", "到"]).is_some_and(|len| {
        numeral_at(text, at + len).is_some_and(|second| {
            longest_at(text, second.end, &["月"]).is_some()
                && second.value > crate::Number::from_int(first.into())
                && second.value <= crate::Number::from_int(12)
        })
    })
}

/// After a day's number: 日, 号, or the dash of 28-30日.
fn day_end(text: &[char], at: usize) -> Option<usize> {
    match char_at(text, at) {
        Some('日' | '号') => Some(at + 1),
        Some('-' | '至') => {
            let second = numeral_at(text, at + 1)?;
            matches!(char_at(text, second.end), Some('日' | '号')).then_some(at)
        }
        _ => None,
    }
}

fn third(text: &[char], at: usize) -> Option<(usize, u8, u8)> {
    THIRDS.longest(text, at).map(|(len, (from, to))| (len, from, to))
}

pub(super) fn exact(year: Option<i32>, month: u8, day: u8) -> Option<Date> {
    year.and_then(|year| Date::new(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let era = Era { first: Some(2022), last: Some(2022), ..Era::default() };
        let chars: Vec<char> =
            text.chars().map(|c| super::super::folding::Folding::default().fold(c)).collect();
        let show = |date: Option<Date>| date.map_or("-".to_owned(), |d| d.to_string());
        let got = when_at(&chars, 0, era).map_or(String::new(), |w| {
            let quote: String = chars.iter().take(w.end).collect();
            format!("{quote} {} {}", show(w.from), show(w.to))
        });
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn reads_dates() {
        check("2022年秋季投入", "2022年秋季 2022-09-01 2022-11-30");
        check("9月底前完成", "9月底前 - 2022-09-30");
        check("到2027年，", "到2027年 - 2027-12-31");
        check("2017年底前", "2017年底前 - 2017-12-31");
        check("年底前", "年底前 - 2022-12-31");
        check("9月18日-23日", "9月18日-23日 2022-09-18 2022-09-23");
        check("1月28-30日", "1月28-30日 2022-01-28 2022-01-30");
        check("5-9月每日", "5-9月 2022-05-01 2022-09-30");
        check("12月下旬", "12月下旬 2022-12-21 2022-12-31");
        check("2025年秋季学期起，", "2025年秋季学期起 2025-09-01 -");
        check("上半年", "上半年 2022-01-01 2022-06-30");
        check("第三季度", "第三季度 2022-07-01 2022-09-30");
        check("6月30日前", "6月30日前 - 2022-06-30");
        check("2021-2025年", "2021-2025年 2021-01-01 2025-12-31");
        check("第16周", "第16周 - -");
        check("2月", "2月 2022-02-01 2022-02-28");
        check("每月", "每月 2022-01-01 2022-12-31");
        check("2月30日", "2月30日 - -");
        check("三年", "");
        check("9.1（周三）", "9.1 2022-09-01 2022-09-01");
        check("到“十四五”末，", "到“十四五”末 - 2025-12-31");
        check("9.1万元", "");
        check("国庆节前完成", "国庆节前 - 2022-09-30");
        check("五一前完成", "五一前 - 2022-04-30");
        check("“六一”前夕", "“六一”前夕 - 2022-05-31");
        check("清明节前", "清明节前 - -");
        check("国庆节活动", "");
        check("五一班", "");
        check("五一前后", "五一前后 - -");
        check("9月25日下午5时前", "9月25日下午5时前 - 2022-09-25");
        check("9月25日下午4点30分前", "9月25日下午4点30分前 - 2022-09-25");
        check("秋季学期投入使用", "秋季学期 2022-09-01 2023-01-31");
        check("开学第一周", "开学第一周 - -");
    }
}

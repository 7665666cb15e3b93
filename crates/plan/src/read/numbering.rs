//! The marks that number headings: 第三章, 一、, （二）, 3．, （4）, ⑤, 【重点任务6】, 七月份, Goal 8.
//!
//! Says what a mark looks like; whether it is a heading here, and how deep, `outline` decides.

use super::folding::is_blank;
use super::leading::{Head, number};
use super::naming::{annex, month, named, named_in_brackets};
use super::numerals::{han_digit, han_number};
use super::scan::{char_at, is_han, word_at};

/// How a heading is numbered, from the outermost to the innermost as documents nest them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// `# `, as many as the number says.
    Hash(u8),
    /// 附件1.
    Annex,
    /// 第一部分, 第二篇.
    Part,
    /// 第一章, Goal 1.
    Chapter,
    /// 第一节, Objective 1.
    Section,
    /// 专栏1: a box of text inside a section.
    Boxed,
    /// 第一条.
    Article,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 【重点任务1】.
    Named,
    /// 九月份：
    Month,
    /// 第二周：
    Week,
    /// 1.
    Arabic,
    /// 1.1, with as many points as the number says; Action 1.1.
    Dotted(u8),
    /// （1）, 1）
    ArabicBracket,
    /// ①
    Circled,
    /// 第一，
    Ordinal,
    /// ——
    Dash,
}

/// A mark at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    /// How it numbers.
    pub style: Style,
    /// Its number; 0 where it has none.
    pub number: u32,
    /// The number as it stands, without punctuation.
    pub label: &'a str,
    /// How many bytes of the text it takes, the blanks after it included.
    pub len: usize,
}

/// The largest number a list goes to.
pub(super) const NUMBER_MAX: u32 = 399;

/// How long a heading may be whose number no point follows: 2 工作目标.
const SHORT_HEADING_CHARS_MAX: usize = 20;

const STAGES: &[(&str, Style)] = &[
    ("部分", Style::Part),
    ("篇", Style::Part),
    ("编", Style::Part),
    ("章", Style::Chapter),
    ("节", Style::Section),
    ("条", Style::Article),
    ("周", Style::Week),
];

const ENGLISH: &[(&str, Style)] = &[
    ("Goal", Style::Chapter),
    ("Priority", Style::Chapter),
    ("Objective", Style::Section),
    ("Strategy", Style::Section),
    ("Action", Style::Dotted(1)),
    ("Activity", Style::Dotted(1)),
];

impl<'a> Head<'a> {
    /// A mark whose label goes from `start` to `end` and which itself ends at `mark_end`.
    pub fn mark(
        &self,
        style: Style,
        number: u32,
        label: (usize, usize),
        mark_end: usize,
    ) -> Mark<'a> {
        let mut len = self.offset(mark_end);
        let rest = self.text.get(len..).unwrap_or("");
        len += rest.len() - rest.trim_start_matches(is_blank).len();
        let label = self.text.get(self.offset(label.0)..self.offset(label.1)).unwrap_or("");
        Mark { style, number, label: label.trim_matches(is_blank), len }
    }
}

/// Reads the mark a text begins with.
pub(super) fn mark_at(text: &str) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    if !may_begin(first) {
        return None;
    }
    let head = Head::new(text);
    match first {
        '第' => staged(&head).or_else(|| ordinal(&head)),
        '#' => hashes(&head),
        '附' => annex(&head),
        '【' => named_in_brackets(&head),
        '专' => named(&head, 0),
        '§' => plain(&head, 1),
        '(' | '（' => bracketed(&head),
        '—' | '-' => dash(&head),
        'A'..='Z' => english(&head),
        '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '㈠'..='㈩' => enclosed(&head, first),
        _ => month(&head).or_else(|| plain(&head, 0)),
    }
}

/// Whether any mark begins with a character.
pub(super) fn may_begin(c: char) -> bool {
    match c {
        '0'..='9'
        | '０'..='９'
        | '('
        | '（'
        | '第'
        | '【'
        | '附'
        | '专'
        | '#'
        | '§'
        | '—'
        | '-'
        | '十' => true,
        'G' | 'O' | 'A' | 'P' | 'S' => true,
        '①'..='⑳' | '⑴'..='⒛' | '㈠'..='㈩' => true,
        _ => han_digit(c).is_some(),
    }
}

/// 第一章, 第 二 节, 第三部分, 第2周.
fn staged<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let (value, end) = number(head, 1)?;
    let end = head.skip_blanks(end);
    let (len, style) = STAGES
        .iter()
        .find_map(|&(word, style)| word_at(head.chars(), end, word).map(|len| (len, style)))?;
    let end = end + len;
    let next = char_at(head.chars(), end);
    let apart = match next {
        None => true,
        Some(c) if is_blank(c) => true,
        // 第二章的规定 and 第三节课 are running text, 第二章总则 is not.
        Some(c) => !matches!(
            c,
            '的' | '和' | '、' | '至' | '-' | ',' | '。' | '课' | '规' | '所' | '中' | '第' | '款'
        ),
    };
    let colon = next == Some(':') || next == Some('(');
    let fits = match style {
        Style::Week => colon || next.is_none() || next.is_some_and(is_blank),
        Style::Article | Style::Section => {
            next.is_none() || colon || next.is_some_and(is_blank) || next.is_some_and(is_han)
        }
        _ => true,
    };
    if !apart || !fits || value == 0 || value > NUMBER_MAX {
        return None;
    }
    let mark_end = if next == Some(':') { end + 1 } else { end };
    Some(head.mark(style, value, (0, end), mark_end))
}

/// 第一，
fn ordinal<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let (value, end) = number(head, 1)?;
    matches!(char_at(head.chars(), end)?, ',' | '、')
        .then(|| head.mark(Style::Ordinal, value, (0, end), end + 1))
}

fn hashes<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let count = head.chars().iter().take_while(|&&c| c == '#').count();
    if count > 6 || !char_at(head.chars(), count).is_some_and(is_blank) {
        return None;
    }
    Some(head.mark(Style::Hash(u8::try_from(count).ok()?), 0, (0, 0), count))
}

/// （一）, (十 八), （1）.
fn bracketed<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let (value, end) = number(head, 1)?;
    let close = head.skip_blanks(end);
    if char_at(head.chars(), close)? != ')' || value == 0 || value > NUMBER_MAX {
        return None;
    }
    let first = char_at(head.chars(), head.skip_blanks(1))?;
    let style = if first.is_ascii_digit() { Style::ArabicBracket } else { Style::HanBracket };
    let mut mark_end = close + 1;
    if matches!(char_at(head.chars(), mark_end), Some('、' | '.')) {
        mark_end += 1;
    }
    Some(head.mark(style, value, (1, close), mark_end))
}

/// —— or -- before a principle.
fn dash<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let count = head.chars().iter().take_while(|&&c| c == '-').count();
    let first = char_at(head.chars(), head.skip_blanks(count))?;
    (count == 2 && (is_han(first) || first == '“'))
        .then(|| head.mark(Style::Dash, 0, (0, 0), count))
}

/// Goal 1:, Objective 1.2 –, Action 3.
fn english<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let (len, style) = ENGLISH
        .iter()
        .find_map(|&(word, style)| word_at(head.chars(), 0, word).map(|len| (len, style)))?;
    let start = head.skip_blanks(len);
    let mut end = start;
    while char_at(head.chars(), end).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        end += 1;
    }
    let digits_end =
        if char_at(head.chars(), end.checked_sub(1)?) == Some('.') { end - 1 } else { end };
    let last = head.chars().get(start..digits_end)?.rsplit(|&c| c == '.').next()?;
    let value: u32 = last.iter().collect::<String>().parse().ok()?;
    let next = head.skip_blanks(digits_end);
    match char_at(head.chars(), next) {
        None => Some(head.mark(style, value, (0, digits_end), next)),
        Some(':' | '.' | '-') => Some(head.mark(style, value, (0, digits_end), next + 1)),
        Some(_) => None,
    }
}

/// ①, ⑴, ⒈, ㈠.
fn enclosed<'a>(head: &Head<'a>, first: char) -> Option<Mark<'a>> {
    let (style, base) = match first {
        '①'..='⑳' => (Style::Circled, '①'),
        '⑴'..='⒇' => (Style::ArabicBracket, '⑴'),
        '⒈'..='⒛' => (Style::Arabic, '⒈'),
        _ => (Style::HanBracket, '㈠'),
    };
    let number = u32::from(first) - u32::from(base) + 1;
    let mark_end = if matches!(char_at(head.chars(), 1), Some('、' | '.')) { 2 } else { 1 };
    Some(head.mark(style, number, (0, 1), mark_end))
}

/// 一、, 1., 1．, 1、, 1）, 1.2.3, 一.
fn plain<'a>(head: &Head<'a>, from: usize) -> Option<Mark<'a>> {
    let start = head.skip_blanks(from);
    let (value, end) = number(head, start)?;
    let digits = char_at(head.chars(), start)?.is_ascii_digit();
    if value == 0 || value > NUMBER_MAX || (digits && end - start > 3) {
        return None;
    }
    let style = if digits { Style::Arabic } else { Style::Han };
    match char_at(head.chars(), end) {
        Some(')') => Some(head.mark(
            if digits { Style::ArabicBracket } else { Style::HanBracket },
            value,
            (start, end),
            end + 1,
        )),
        Some('、') if !counts_on(head.chars(), end + 1, value) => {
            Some(head.mark(style, value, (start, end), end + 1))
        }
        Some('.') => point(head, style, value, (start, end)),
        // 一 总体要求, where the point was lost.
        Some(c) if is_blank(c) && from == 0 && (!digits || is_short_heading(head, end)) => {
            let next = head.skip_blanks(end);
            let han_follows = char_at(head.chars(), next).is_some_and(is_han);
            (han_follows && next > end && han_digit(char_at(head.chars(), next)?).is_none())
                .then(|| head.mark(style, value, (start, end), next))
        }
        // §3 总则
        Some(c) if from > 0 && is_blank(c) => Some(head.mark(style, value, (start, end), end)),
        _ => None,
    }
}

/// Whether 2 工作目标 is all there is: a number, a blank and a phrase.
fn is_short_heading(head: &Head, end: usize) -> bool {
    head.text.chars().nth(SHORT_HEADING_CHARS_MAX).is_none()
        && !head.text.contains(['\t', '，', '。', '；', '：', '、', ':', ','])
        && !char_at(head.chars(), head.skip_blanks(end))
            .is_some_and(|c| "年月日号周至个名".contains(c))
}

/// What follows the point after a number: a heading, a second number, or the places of a decimal.
fn point<'a>(head: &Head<'a>, style: Style, value: u32, label: (usize, usize)) -> Option<Mark<'a>> {
    let after = label.1 + 1;
    let next = char_at(head.chars(), after);
    if !next.is_some_and(|c| c.is_ascii_digit()) {
        return next.is_none_or(|c| c != '.').then(|| head.mark(style, value, label, after));
    }
    if style != Style::Arabic {
        return None;
    }
    let (mut end, mut depth) = (after, 0_u8);
    let last = loop {
        let (part, part_end) = number(head, end)?;
        if part_end == end || !char_at(head.chars(), end)?.is_ascii_digit() {
            return None;
        }
        // 2.2020年… is item 2 of a list, about a year.
        let dated = match char_at(head.chars(), part_end) {
            Some('年') => part_end - end == 4,
            Some('月') => (1..=12).contains(&part),
            // 3.4+1主题党日
            Some('+') => true,
            // 2.18岁成人礼, but not 82.3岁
            Some('岁') => value <= 30 && part >= 3,
            _ => false,
        };
        // 2.9.1（周日）起 is item 2 of a list, on a day.
        let on_a_day = depth == 1 && is_weekday(head.chars(), part_end);
        if depth == 0 && dated || on_a_day {
            return Some(head.mark(style, value, label, after));
        }
        (end, depth) = (part_end, depth + 1);
        match (char_at(head.chars(), end), char_at(head.chars(), end + 1)) {
            (Some('.'), Some(c)) if c.is_ascii_digit() => end += 1,
            _ => break part,
        }
    };
    dotted(head, last, depth, (label.0, end))
}

/// Whether a weekday in brackets stands at a place.
fn is_weekday(chars: &[char], at: usize) -> bool {
    word_at(chars, at, "(周").or_else(|| word_at(chars, at, "(星期")).is_some()
}

/// 1.2 before a heading; 9.1（周三）, 2.0版 and 1.5亿元 are none.
fn dotted<'a>(head: &Head<'a>, last: u32, depth: u8, label: (usize, usize)) -> Option<Mark<'a>> {
    let end = label.1;
    let mark_end =
        if matches!(char_at(head.chars(), end), Some('.' | '、')) { end + 1 } else { end };
    let next = char_at(head.chars(), head.skip_blanks(mark_end))?;
    let apart = mark_end > end || char_at(head.chars(), end).is_some_and(is_blank);
    let fits = (1..=60).contains(&last)
        && (is_han(next)
            || next == '“'
            || (apart && (next.is_ascii_alphabetic() || year_follows(head, mark_end))))
        && (apart
            || depth > 1
            || !matches!(
                next,
                '版' | '亿'
                    | '万'
                    | '元'
                    | '个'
                    | '倍'
                    | '米'
                    | '及'
                    | '级'
                    | '公'
                    | '以'
                    | '分'
                    | '活'
                    | '吨'
                    | '和'
                    | '时'
                    | '的'
            ));
    fits.then(|| head.mark(Style::Dotted(depth), last, label, mark_end))
}

/// Whether a year follows: 3.2 2023年6月前….
fn year_follows(head: &Head, from: usize) -> bool {
    let start = head.skip_blanks(from);
    number(head, start).is_some_and(|(value, end)| {
        (1990..=2100).contains(&value) && char_at(head.chars(), end) == Some('年')
    })
}

/// Whether 三、四年级 goes on counting, so that 三、 numbers nothing.
fn counts_on(chars: &[char], at: usize, value: u32) -> bool {
    let digits_before =
        at.checked_sub(2).and_then(|at| char_at(chars, at)).is_some_and(|c| c.is_ascii_digit());
    let next = match char_at(chars, at) {
        Some(c) if c.is_ascii_digit() => {
            let digits: String = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).collect();
            let end = at + digits.len();
            // 2、3. … would be a mark after a mark.
            // 2、3月15日 is item 2, on a day.
            let dated = matches!(char_at(chars, end), Some('.' | '、' | '月' | '年'));
            (digits_before && !dated).then(|| digits.parse().ok()).flatten()
        }
        // 2、三年级 counts nothing on: the numbers are of two kinds.
        Some(c) if han_digit(c).is_some() && !digits_before => {
            han_number(chars, at).map(|(value, _)| value)
        }
        _ => None,
    };
    next.is_some_and(|next| next > value && next <= value + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(Style, u32, &str, &str)>) {
        let got = mark_at(text).map(|m| (m.style, m.number, m.label, text.get(m.len..).unwrap()));
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn reads_marks() {
        check("一、总体要求", Some((Style::Han, 1, "一", "总体要求")));
        check("（十 八）甲", Some((Style::HanBracket, 18, "十 八", "甲")));
        check("(七 十)甲", Some((Style::HanBracket, 70, "七 十", "甲")));
        check("1. 甲", Some((Style::Arabic, 1, "1", "甲")));
        check("12．甲", Some((Style::Arabic, 12, "12", "甲")));
        check("3、甲", Some((Style::Arabic, 3, "3", "甲")));
        check("2.2020年新增", Some((Style::Arabic, 2, "2", "2020年新增")));
        check("（3）甲", Some((Style::ArabicBracket, 3, "3", "甲")));
        check("3）甲", Some((Style::ArabicBracket, 3, "3", "甲")));
        check("④甲", Some((Style::Circled, 4, "④", "甲")));
        check("第十一章 甲", Some((Style::Chapter, 11, "第十一章", "甲")));
        check("第一部分　甲", Some((Style::Part, 1, "第一部分", "甲")));
        check("【重点任务12】甲", Some((Style::Named, 12, "重点任务12", "甲")));
        check("九月份：", Some((Style::Month, 9, "", "九月份：")));
        check("四月主题：甲", Some((Style::Month, 4, "", "四月主题：甲")));
        check("九月份工作安排", Some((Style::Month, 9, "", "九月份工作安排")));
        check("【一】甲", Some((Style::Named, 1, "一", "甲")));
        check("第2周：甲", Some((Style::Week, 2, "第2周", "甲")));
        check("Goal 2: Read", Some((Style::Chapter, 2, "Goal 2", "Read")));
        check("1.2 甲", Some((Style::Dotted(1), 2, "1.2", "甲")));
        check("2 工作目标", Some((Style::Arabic, 2, "2", "工作目标")));
        check("3.2 2023年前甲", Some((Style::Dotted(1), 2, "3.2", "2023年前甲")));
        check("第一，甲", Some((Style::Ordinal, 1, "第一", "甲")));
        check("——甲", Some((Style::Dash, 0, "", "甲")));
        check("附件2", Some((Style::Annex, 2, "附件2", "")));
        check("2．9.1（周日）起陪餐", Some((Style::Arabic, 2, "2", "9.1（周日）起陪餐")));
        check("2、三至六年级评比", Some((Style::Arabic, 2, "2", "三至六年级评比")));
        check("1、一、二年级评比", Some((Style::Arabic, 1, "1", "一、二年级评比")));
        check("2.18岁成人礼", Some((Style::Arabic, 2, "2", "18岁成人礼")));
        check("2、3月15日前上报", Some((Style::Arabic, 2, "2", "3月15日前上报")));
        check("## 甲", Some((Style::Hash(2), 0, "", "甲")));
    }

    #[test]
    fn refuses_what_only_looks_like_one() {
        for text in [
            "9.1（周三）开学",
            "2.0版",
            "1.5亿元",
            "2020年",
            "三、四年级",
            "2、3号楼",
            "第二章的规定",
            "（2020）",
            "一批",
            "2022.甲",
            "附件：1.甲",
            "GDP",
            "100.5",
            "2.",
            "十里",
            "9月工作会议在县里召开，各校参加",
        ] {
            let got = mark_at(text);
            assert!(got.is_none() || text == "2.", "{text}: {got:?}");
        }
    }
}

//! The marks that are words with a number: 附件1, 【重点任务6】, 专栏1, 九月份.
//!
//! Says what such a mark looks like; `numbering` asks for it where one may stand.

use super::leading::{Head, number};
use super::numbering::{Mark, NUMBER_MAX, Style};
use super::occasions::joined_months;
use super::scan::{char_at, is_han, word_at};

#[rustfmt::skip]
const NAMED: &[&str] = &[
    "重点任务", "重点工作", "重点项目", "专栏", "任务", "行动", "目标", "工程", "举措",
];

/// How long what a month's heading says after the month may be: 工作安排.
const MONTH_NAME_CHARS_MAX: usize = 8;

/// 附件1, 附件：, 附表一.
pub(super) fn annex<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let len = ["附件", "附表", "附录"].iter().find_map(|word| word_at(head.chars(), 0, word))?;
    let (value, end) = number(head, len).unwrap_or((0, len));
    let next = head.skip_blanks(end);
    match char_at(head.chars(), next) {
        None => Some(head.mark(Style::Annex, value, (0, end), end)),
        // 附件：1. … announces the annexes; they come later, each on a line of its own.
        Some(':') if value > 0 || char_at(head.chars(), next + 1).is_none() => {
            Some(head.mark(Style::Annex, value, (0, end), next + 1))
        }
        Some(c) if value > 0 && next > end && is_han(c) => {
            Some(head.mark(Style::Annex, value, (0, end), next))
        }
        _ => None,
    }
}

/// 【重点任务1】, 【专项行动】.
pub(super) fn named_in_brackets<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    let close = head.chars().iter().position(|&c| c == '】')?;
    let value = match number_after_name(head, 1) {
        Some((value, end)) if end == close => value,
        _ => 0,
    };
    // 【一】 numbers, 【保障措施】 names.
    if let Some((value, end)) = number(head, 1)
        && end == close
        && (1..=NUMBER_MAX).contains(&value)
    {
        return Some(head.mark(Style::Named, value, (1, close), close + 1));
    }
    (close > 2).then(|| head.mark(Style::Named, value, (1, close), close + 1))
}

/// 专栏1.
pub(super) fn named<'a>(head: &Head<'a>, from: usize) -> Option<Mark<'a>> {
    let (value, end) = number_after_name(head, from)?;
    let next = head.skip_blanks(end);
    let mark_end = if char_at(head.chars(), next) == Some(':') { next + 1 } else { next };
    Some(head.mark(Style::Boxed, value, (from, end), mark_end))
}

fn number_after_name(head: &Head, from: usize) -> Option<(u32, usize)> {
    let len = NAMED.iter().find_map(|word| word_at(head.chars(), from, word))?;
    let (value, end) = number(head, from + len)?;
    (value > 0 && value <= NUMBER_MAX).then_some((value, end))
}

/// 九月份：, 9月：, 十二月 at the end of a line.
pub(super) fn month<'a>(head: &Head<'a>) -> Option<Mark<'a>> {
    // 八到九月份：, 六、七月份
    if let Some((first, _, end)) = joined_months(head.chars())
        && matches!(char_at(head.chars(), end), None | Some(':'))
    {
        return Some(head.mark(Style::Month, first.into(), (0, 0), 0));
    }
    let (value, end) = number(head, 0)?;
    let len = ["月份", "月"].iter().find_map(|word| word_at(head.chars(), end, word))?;
    let end = end + len;
    if !(1..=12).contains(&value) {
        return None;
    }
    match char_at(head.chars(), end) {
        None => Some(head.mark(Style::Month, value, (0, 0), 0)),
        Some(':') => Some(head.mark(Style::Month, value, (0, 0), 0)),
        // 四月主题：安全伴我行, 九月份工作安排
        Some('主' | '工' | '活' | '重' | '安' | '(') => {
            let rest = head.chars().get(end..)?;
            let colon = rest.iter().position(|&c| c == ':').unwrap_or(rest.len());
            let named = colon <= MONTH_NAME_CHARS_MAX
                && (colon < rest.len() || head.text.chars().count() <= end + colon)
                && !rest.iter().take(colon).any(|c| matches!(c, ',' | '。' | ';'));
            named.then(|| head.mark(Style::Month, value, (0, 0), 0))
        }
        Some(_) => None,
    }
}

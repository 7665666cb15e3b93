//! A task -> who answers for it: （责任单位：……）, 由教育局牵头，财政局配合.
//!
//! Knows the words that name owners; which tasks a list at an item's end speaks for, `tasks` decides.

use std::ops::Range;

use super::folding::is_blank;
use super::owner_words::{BARE_OFFICES, DOES, KEYS, OFFICES, TIME_KEYS};
use super::scan::{char_at, char_before, ends_clause, holds, longest_at, longest_before};
use super::spots::to;
use super::view::{Stretch, View, inside};
use crate::{Owner, Role};

/// How long an owner's name may be.
const NAME_CHARS_MAX: usize = 24;
/// How long a list of names may be.
const LIST_CHARS_MAX: usize = 800;
/// Up to how many names each is quoted with the whole list.
const QUOTED_NAMES_MAX: usize = 16;
/// How much may follow 负责 after another office has the lead: 督导室负责考核.
const OBJECT_CHARS_MAX: usize = 6;
/// How long 等有关部门 may be.
const OTHERS_CHARS_MAX: usize = 10;
/// How far back names may stand before 牵头.
const REACH_CHARS: usize = 120;

/// Owners as read from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The owners.
    pub owners: Vec<Owner>,
    /// Where they were read.
    pub at: Range<usize>,
    /// Whether the words stand apart from the sentence, and may speak for others before it.
    pub apart: bool,
    /// Whether a key such as 责任单位： names them.
    pub keyed: bool,
}

/// What a document said about reading its lists of owners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Custom {
    /// 列第一位的为牵头单位，下同.
    pub first_leads: bool,
}

/// Finds the owners named in a task.
pub(super) fn owners(stretch: &Stretch, custom: &mut Custom) -> Vec<Found> {
    let (view, task) = (stretch.view, &stretch.at);
    let mut found: Vec<Found> = Vec::new();
    let mut from = task.start;
    for at in stretch.spots(to::OWNERS) {
        if at < from {
            continue;
        }
        if let Some(next) = keyed(view, at, task, custom).or_else(|| doing(view, at, task)) {
            from = next.at.end;
            found.push(next);
        }
    }
    if found.is_empty() {
        found.extend(bare_bracket(view, task));
    }
    found
}

/// 组织期末考试（教务处）。: a bracket at a task's end that holds offices and nothing else.
fn bare_bracket(view: &View, task: &Range<usize>) -> Option<Found> {
    let text = view.chars();
    let end =
        (task.start..task.end).rev().find(|&at| !matches!(char_at(text, at), Some('。' | ';')))?;
    if char_at(text, end) != Some(')') {
        return None;
    }
    let floor = task.start.max(end.saturating_sub(REACH_CHARS));
    let open = (floor..end).rev().find(|&at| char_at(text, at) == Some('('))?;
    let (names, list_end) = names_from(view, open + 1, end);
    // （甲部、乙中心，12月底前）: a date may close the list.
    let dated = char_at(text, list_end) == Some(',')
        && text.get(list_end..end).is_some_and(|rest| rest.iter().any(char::is_ascii_digit));
    let all = !names.is_empty()
        && (list_end == end || dated)
        && (names.iter().all(|name| longest_before(text, name.end, &BARE_OFFICES).is_some())
            || is_list_of_organs(view, open, &names));
    let quote = view.quote(open + 1, list_end);
    all.then(|| Found {
        owners: names
            .iter()
            .map(|name| Owner {
                name: plain_name(view, name),
                role: Role::Any,
                quote: quote.to_owned(),
            })
            .collect(),
        at: open..end + 1,
        apart: false,
        keyed: false,
    })
}

/// （市财政局、市税务局） after a sentence's end: two organs or more, each with a name of its own.
fn is_list_of_organs(view: &View, open: usize, names: &[Range<usize>]) -> bool {
    let text = view.chars();
    let stopped = matches!(char_before(text, open), Some('。' | ';'));
    (stopped || names.len() > 1)
        && names
            .iter()
            .all(|name| name.len() > 2 && longest_before(text, name.end, &OFFICES).is_some())
}

/// 责任单位：甲、乙.
fn keyed(view: &View, at: usize, task: &Range<usize>, custom: &mut Custom) -> Option<Found> {
    let text = view.chars();
    let (len, role) = key_at(text, at)?;
    if char_at(text, at + len)? != ':' {
        return None;
    }
    let start = at + len + 1;
    let bracketed = view.inside(at) & inside::BRACKETS != 0;
    let (names, end) = names_from(view, start, task.end);
    if names.is_empty() {
        return None;
    }
    // 〔列第一位的为牵头单位，下同〕 stands after the names it speaks of.
    let reach = task.end.min(end + 40);
    if holds(text, start, reach, &["第一位", "排第一", "列首位"])
        && holds(text, start, reach, &["牵头"])
    {
        custom.first_leads = true;
    }
    let quote = view.quote(at, end);
    let long = names.len() > QUOTED_NAMES_MAX;
    let owners = names
        .iter()
        .enumerate()
        .map(|(index, name)| Owner {
            name: plain_name(view, name),
            role: match role {
                Role::Any if custom.first_leads && index == 0 => Role::Lead,
                Role::Any if custom.first_leads => Role::Support,
                role => role,
            },
            // A long list's quote would take its length squared.
            quote: if long { view.quote(name.start, name.end) } else { quote }.to_owned(),
        })
        .collect();
    let opens = char_before(text, at)
        .is_none_or(|c| matches!(c, '(' | '【' | '[' | '。' | ';' | '〔'))
        || at == task.start;
    Some(Found { owners, at: at..end, apart: opens || bracketed, keyed: true })
}

fn key_at(text: &[char], at: usize) -> Option<(usize, Role)> {
    KEYS.longest(text, at)
}

/// The names of a list and where it ends: at the close of its bracket, its clause, or the next key.
fn names_from(view: &View, start: usize, end: usize) -> (Vec<Range<usize>>, usize) {
    let text = view.chars();
    let end = end.min(start + LIST_CHARS_MAX);
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut from, mut at, mut depth) = (start, start, 0_usize);
    while at < end {
        let c = char_at(text, at);
        let key = key_at(text, at).map(|(len, _)| len).or_else(|| longest_at(text, at, &TIME_KEYS));
        let keyed = at > from && key.is_some_and(|len| char_at(text, at + len) == Some(':'));
        // 以下各项均需市县政府推进 says how to read the lists, and names nobody.
        if at == from && longest_at(text, at, &["以下", "下同", "不再"]).is_some() {
            return (names, at.saturating_sub(1).max(start));
        }
        match c {
            Some('(' | '〔' | '[') => depth += 1,
            Some(')' | '〕' | ']') if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ if keyed => break,
            Some('、' | ',' | ';' | ':' | '。' | ')' | '】' | ']' | '〕' | '/') => {
                push_name(view, from, at, &mut names);
                from = at + 1;
                if !goes_on(view, c, from, end) {
                    return (names, at);
                }
            }
            Some('等') if at > from => break,
            Some('及' | '和') if parts_offices(view, from, at, end) => {
                push_name(view, from, at, &mut names);
                from = at + 1;
            }
            Some('.') if char_before(text, at).is_some_and(|c| c.is_ascii_alphabetic()) => break,
            _ => {}
        }
        at += 1;
    }
    push_name(view, from, at, &mut names);
    (names, at)
}

/// Whether 及 stands between two offices: 各部门及各镇政府, but 规划和自然资源局.
fn parts_offices(view: &View, from: usize, at: usize, end: usize) -> bool {
    let text = view.chars();
    let close = (at..end.min(at + NAME_CHARS_MAX))
        .find(|&i| matches!(char_at(text, i), Some('、' | ',' | ';' | '。' | ')' | ':')))
        .unwrap_or(end.min(at + NAME_CHARS_MAX));
    at > from + 2
        && close > at + 2
        && longest_before(text, at, &OFFICES).is_some()
        && longest_before(text, close, &OFFICES).is_some()
}

/// Notes a name, less what is said of it in 〔〕; 各市、县人民政府 is one.
fn push_name(view: &View, from: usize, to: usize, names: &mut Vec<Range<usize>>) {
    let text = view.chars();
    let to = (from..to).find(|&i| char_at(text, i) == Some('〔')).unwrap_or(to);
    let lead = longest_at(text, from, &["由", "以及"]).filter(|len| from + len < to);
    let from = from + lead.unwrap_or(0);
    let worded = text.get(from..to).is_some_and(|n| n.iter().any(|c| c.is_alphanumeric()));
    if to <= from || to - from > NAME_CHARS_MAX || !worded {
        return;
    }
    match names.last_mut() {
        Some(last)
            if text.get(last.start) == Some(&'各')
                && last.len() == 2
                && last.end + 1 == from
                && char_before(text, last.end).is_some_and(|c| "市县区乡镇村州旗".contains(c)) =>
        {
            last.end = to;
        }
        _ => names.push(from..to),
    }
}

/// Whether a list goes on after a mark: always after 、, after a comma only with another office.
fn goes_on(view: &View, mark: Option<char>, next: usize, end: usize) -> bool {
    let text = view.chars();
    match mark {
        Some('、' | '/') => true,
        Some(',' | ';') => {
            let close = (next..end)
                .find(|&i| matches!(char_at(text, i), Some('、' | ',' | ';' | '。' | ')' | ':')))
                .unwrap_or(end);
            let keyed =
                key_at(text, next).is_some_and(|(len, _)| char_at(text, next + len) == Some(':'));
            !keyed
                && close > next
                && close - next <= 12
                && longest_before(text, close, &OFFICES).is_some()
        }
        _ => false,
    }
}

/// 由教育局牵头，财政局、人社局配合.
fn doing(view: &View, at: usize, task: &Range<usize>) -> Option<Found> {
    let text = view.chars();
    let (len, role) = DOES.longest(text, at)?;
    let end = at + len;
    let closes = (end..=end + OBJECT_CHARS_MAX).find(|&at| {
        at >= task.end
            || char_at(text, at)
                .is_none_or(|c| ends_clause(c) || matches!(c, ')' | '】' | ']' | '〕'))
    });
    let floor = task.start.max(at.saturating_sub(REACH_CHARS));
    let boundary = (floor..at).rev().find(|&i| {
        char_at(text, i).is_some_and(|c| ends_clause(c) || matches!(c, '(' | '【' | '[' | '〔'))
    });
    let clause = boundary.map_or(floor, |i| i + 1);
    let by = (clause..at).rev().find(|&i| char_at(text, i) == Some('由'));
    let bracketed = view.inside(at) & inside::BRACKETS != 0;
    let after_lead = boundary.is_some_and(|i| longest_before(text, i, &["牵头", "负责"]).is_some());
    // 由总务处负责更换老化电线 names who does it; 由学校负责的机制 does not.
    let told = by.is_some() && char_at(text, end) != Some('的');
    let closes = told || closes.is_some_and(|at| at == end || after_lead);
    if !closes || !(by.is_some() || bracketed || after_lead || role == Role::Lead) {
        return None;
    }
    let start = by.map_or(clause, |i| i + 1);
    let (names, list_end) = names_from(view, start, at);
    // 甲局、乙局等部门按职责分工负责
    let others = char_at(text, list_end) == Some('等') && at <= list_end + OTHERS_CHARS_MAX;
    let all_offices = !names.is_empty()
        && (list_end >= at || others)
        && names.iter().all(|name| longest_before(text, name.end, &OFFICES).is_some());
    if !all_offices {
        return None;
    }
    let quote = view.quote(start, end).to_owned();
    let owners = names
        .iter()
        .map(|name| Owner { name: plain_name(view, name), role, quote: quote.clone() })
        .collect();
    Some(Found { owners, at: start..end, apart: bracketed, keyed: false })
}

/// A name without the blanks a wrapped line or a wide cell put into it.
fn plain_name(view: &View, at: &Range<usize>) -> String {
    let quote = view.quote(at.start, at.end);
    let mut name = quote.to_owned();
    if !name.is_ascii() {
        name.retain(|c| !is_blank(c));
    }
    name
}

/// The names in a table's cell.
pub(super) fn in_cell(view: &View, role: Role) -> Vec<Owner> {
    let text = view.chars();
    let end = text.len();
    let mut names = Vec::new();
    let mut from = 0;
    for at in 0..=end {
        let mark =
            char_at(text, at).is_none_or(|c| matches!(c, '、' | ',' | ';' | '/' | '\n' | '。'));
        let and = matches!(char_at(text, at), Some('及' | '和'))
            && longest_before(text, at, &OFFICES).is_some();
        // A blank parts two offices, but not the syllables of one that is set wide.
        let apart = view.blank_before(at)
            && longest_before(text, at, &OFFICES).is_some_and(|len| at > from + len)
            && char_at(text, at).is_some_and(super::scan::is_han);
        let covered = at < end && view.inside(at) & inside::BRACKETS != 0;
        if (mark || and || apart) && !covered {
            push_name(view, from, at, &mut names);
            from = at + usize::from(!apart);
        }
    }
    names
        .iter()
        .map(|name| Owner {
            name: plain_name(view, name),
            role,
            quote: view.quote(name.start, name.end).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &str) {
        let view = View::new(text, Folding::default());
        let mut custom = Custom::default();
        let found = owners(&view.whole(), &mut custom);
        let got: Vec<String> = found
            .iter()
            .flat_map(|f| &f.owners)
            .map(|o| {
                let role = match o.role {
                    Role::Lead => "+",
                    Role::Support => "-",
                    Role::Any => "",
                };
                format!("{role}{}", o.name)
            })
            .collect();
        assert_eq!(got.join(" "), expect, "{text}");
    }

    #[test]
    fn finds_owners() {
        check("甲。（责任单位：县教育局、县财政局）", "县教育局 县财政局");
        check("甲。(责任科室:组干科、机关党委)", "组干科 机关党委");
        check("（牵头单位：教育局；配合单位：财政局、人社局）", "+教育局 -财政局 -人社局");
        check(
            "（责任单位：省甲厅、省乙委〔列第一位的为牵头单位，下同〕，以下各项均需市县政府推进）",
            "+省甲厅 -省乙委",
        );
        check("由教育局牵头，财政局、人社局配合。", "+教育局 -财政局 -人社局");
        check("（教务处牵头，各年级组负责）", "+教务处 各年级组");
        check("支持龙头企业牵头组建联合体。", "");
        check("县政府负总责，加强领导。", "");
        check("责任人：张三、李四", "张三 李四");
        check("（甲局、乙局等部门按职责分工负责，9月底前完成）", "甲局 乙局");
        check("降低成本。（市财政局、市税务局）", "市财政局 市税务局");
        check("举办招聘会。（教就部、服务中心，12月底前）", "教就部 服务中心");
        check("覆盖各镇（街道）。", "");
        check(
            "（市规划和自然资源局牵头，各有关部门及各镇政府按职责分工负责）",
            "+市规划和自然资源局 各有关部门 各镇政府",
        );
        check("责任人：张三 完成时间：9月", "张三");
        check("第5周开展公开课活动（教研组长负责）。", "教研组长");
        check("11月30日前，由总务处负责更换老化电线。", "总务处");
        check("由教务处牵头组织期中检测。", "+教务处");
        check("建立由教育局负责的机制。", "");
        check("完成计划。（各班、教研组）", "各班 教研组");
        check("责任股室：督导室、职成股。", "督导室 职成股");
        check(
            "（责任单位：甲厅、乙厅，以下各项工作均需相关市、县政府推进，不再单独列出）",
            "甲厅 乙厅",
        );
        check("Train all. Responsible: Literacy Coordinator.", "Literacy Coordinator");
        check("明确责任单位，落实措施。", "");
    }
}

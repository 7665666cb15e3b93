//! What a goal measures, in the short words a person would use.
//!
//! Works on a clause's folded characters; must not decide whether something is a goal.

use super::goal_words::{MID, OPENERS, OPENERS_OF_VERBS, PLAIN, RANKS, SCOPES};
use super::scan::{Words, char_at, is_han, longest_at, longest_before, word_at};
use super::view::{View, inside};

/// How long a name may get before its beginning is dropped.
const NAME_CHARS_MAX: usize = 18;
/// From how many characters on a name goes without the places in it.
const LONG_NAME_CHARS: usize = 10;
/// How long a date may be.
const DATE_CHARS_MAX: usize = 16;
/// Words a name does not begin with.
#[rustfmt::skip]
static LEADING: Words = Words::new(&[
    "与", "对", "县内", "市内", "区内", "校内", "各类", "若干", "一批", "的", "到",
]);
/// Words a name does not end with.
#[rustfmt::skip]
static TRAILING: Words = Words::new(&[
    "的", "数量", "总数", "分别", "年均", "均", "要", "应", "须", "从", "由", "占", "为", "是", "总",
    "工作", "实现", "基本实现", "达到",
]);

/// Times of the year that may open a clause.
#[rustfmt::skip]
static TIMES: Words = Words::new(&[
    "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度",
    "第四季度", "年底前", "每人", "每班", "每校", "每学科", "每位教师", "每位学生", "每名教师",
    "每名学生", "全员",
]);

/// Words before a date.
static UNTIL: Words = Words::new(&["到", "至", "截至", "截止"]);
/// Words after a date.
static BEFORE: Words = Words::new(&["前", "之前", "以前", "内", "汛期前", "汛前"]);

/// Skips what opens a clause: adverbs, time, scope. Returns where its first weighty word stands.
pub(super) fn skip_openers(text: &[char], from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        let len = longest_at(text, at, &OPENERS)
            .into_iter()
            .chain(longest_at(text, at, &SCOPES))
            .chain(opens_verb(text, at))
            .chain(time_len(text, at))
            .chain(matches!(char_at(text, at), Some(',' | '、' | ';' | ':')).then_some(1))
            .max();
        // 实现率 and 组织生活会 begin with no opener.
        let len = len.filter(|len| {
            char_at(text, at + len) != Some('率') && word_at(text, at, "组织生活会").is_none()
        });
        match len {
            // What would leave nothing is no opener but the subject itself.
            Some(len) if at + len < to => at += len,
            _ => break,
        }
    }
    at
}

fn opens_verb(text: &[char], at: usize) -> Option<usize> {
    let len = longest_at(text, at, &OPENERS_OF_VERBS)?;
    let verb = longest_at(text, at + len, &MID).or_else(|| longest_at(text, at + len, &PLAIN));
    verb.map(|_| len)
}

/// The length of a date at a clause's beginning: 到2027年, 2025年底前.
fn time_len(text: &[char], at: usize) -> Option<usize> {
    let start = at + longest_at(text, at, &UNTIL).unwrap_or(0);
    let is_dated =
        |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '份' | '日' | '底' | '末');
    let end =
        start + text.iter().skip(start).take(DATE_CHARS_MAX).take_while(|&&c| is_dated(c)).count();
    if let Some(len) = longest_at(text, at, &TIMES) {
        return Some(len + longest_at(text, at + len, &["前", "内", "期间"]).unwrap_or(0));
    }
    let dated = end > start
        && text.get(start..end)?.iter().any(|c| matches!(c, '年' | '月'))
        && (text.get(start..end)?.iter().any(char::is_ascii_digit)
            || longest_at(text, start, &["年底", "年末", "月底"]).is_some());
    let end = end + longest_at(text, end, &BEFORE).unwrap_or(0);
    dated.then_some(end - at)
}

/// Whether an honour's rank or place opens a noun phrase: 省级…, 浙江省…
pub(super) fn begins_with_rank(text: &[char], at: usize, to: usize) -> bool {
    longest_at(text, at, &RANKS).is_some() || place_len(text, at, to).is_some()
}

/// The length of a place's name before what it grants: 浙江省 in 浙江省一级幼儿园.
fn place_len(text: &[char], at: usize, to: usize) -> Option<usize> {
    let end = (at + 2..=at + 3).find(|&end| matches!(char_at(text, end), Some('省' | '市')))?;
    let whole = text.get(at..end)?.iter().all(|&c| is_han(c) && !matches!(c, '县' | '区' | '级'));
    (whole && end + 2 < to).then_some(end + 1 - at)
}

/// Whether what stands between two places is a date and nothing more.
pub(super) fn is_date(text: &[char], from: usize, to: usize) -> bool {
    time_len(text, from).is_some_and(|len| from + len >= to)
}

/// Names what stands between two places.
pub(super) fn name(view: &View, from: usize, to: usize) -> String {
    let text = view.chars();
    if char_at(text, from).is_some_and(|c| c.is_ascii_alphabetic()) {
        // Latin words keep their blanks.
        return view.quote(from, to).trim_end_matches(['.', ',']).to_owned();
    }
    let (mut from, mut to) = (from, to);
    while from < to {
        let len = longest_at(text, from, &LEADING).filter(|len| from + len + 1 < to);
        match len {
            Some(len) => from += len,
            None => break,
        }
    }
    while let Some(len) = longest_before(text, to, &TRAILING).filter(|len| to > from + len + 1) {
        to -= len;
    }
    let weighs = |&at: &usize| view.inside(at) & inside::BRACKETS == 0;
    let len = (from..to).filter(weighs).count();
    let mut rest = to..to;
    if len > NAME_CHARS_MAX
        && let Some(after) = (from..to).rev().filter(weighs).find(|&at| text.get(at) == Some(&'的'))
    {
        rest = after + 1..to;
    }
    let left = rest.clone().filter(weighs).count();
    let (name, len) = if left > 2 { (rest, left) } else { (from..to, len) };
    unquote_prefix(drop_places(view, name.filter(weighs), len))
}

/// 浙江省现代化学校或浙江省一级幼儿园 is known as 现代化学校或一级幼儿园.
fn drop_places(view: &View, mut name: impl Iterator<Item = usize> + Clone, len: usize) -> String {
    let text = view.chars();
    let mut out = String::with_capacity(3 * len);
    let end = if len > LONG_NAME_CHARS { name.clone().last().map(|last| last + 1) } else { None };
    let mut starts = true;
    while let Some(at) = name.next() {
        if starts && let Some(place) = end.and_then(|end| place_len(text, at, end)) {
            for _ in 1..place {
                name.next();
            }
            starts = !out.is_empty();
            continue;
        }
        let c = view.plain(at);
        out.extend(c);
        starts = matches!(c, Some('或' | '、'));
    }
    out
}

/// “智安校园”基本级 is known as 智安校园基本级.
fn unquote_prefix(name: String) -> String {
    match name.strip_prefix('“').and_then(|rest| rest.split_once('”')) {
        Some((quoted, rest)) if !rest.is_empty() && !rest.contains('“') => {
            format!("{quoted}{rest}")
        }
        _ => name,
    }
}

/// Fills in what a second subject leaves out: after 学前段入学安置率, 义务段 is 义务段入学安置率.
pub(super) fn fill_in(subject: &str, previous: &str) -> String {
    let Some(last) = subject.chars().last() else { return subject.to_owned() };
    match previous.rfind(last) {
        Some(at) => {
            let tail = previous.get(at + last.len_utf8()..).unwrap_or("");
            format!("{subject}{tail}")
        }
        None => subject.to_owned(),
    }
}

/// The quoted name before a noun phrase and where the phrase itself begins: “智安校园” | 基本级.
pub(super) fn after_quoted(view: &View, from: usize, to: usize) -> usize {
    let text = view.chars();
    if word_at(text, from, "“").is_none() {
        return from;
    }
    let graded = to.checked_sub(1).and_then(|last| char_at(text, last));
    if !graded.is_some_and(|c| "级类型等档星层".contains(c)) {
        return from;
    }
    let close = (from..to).find(|&at| char_at(text, at) == Some('”'));
    close.map(|at| at + 1).filter(|&after| after + 2 <= to).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &str) {
        let view = View::new(text, Folding::default());
        let end = view.chars().len();
        assert_eq!(name(&view, skip_openers(view.chars(), 0, end), end), expect, "{text}");
    }

    #[test]
    fn names_what_is_measured() {
        check("到2025年，全县普惠率", "普惠率");
        check("浙江省现代化学校或浙江省一级幼儿园", "现代化学校或一级幼儿园");
        check("“智安校园”基本级", "智安校园基本级");
        check("县内结对帮扶", "结对帮扶");
        check("与名校合作办学学校", "名校合作办学学校");
        check("实现率", "实现率");
        check("年均增长", "年均增长");
        check("最强“领头雁”", "最强“领头雁”");
        assert_eq!(fill_in("义务段", "学前段入学安置率"), "义务段入学安置率");
    }
}

//! Doubts about a task and what was understood of it.
//!
//! Looks at the quote and the values; what the reader thought is not known here.

use super::{Doubt, DoubtKind, Known, Mark, Place};
use crate::date::names_year;
use crate::draft::Row;
use crate::{Date, Due, Number, Op, Role, Target, Task};

/// How many characters a task may have before it looks like several.
const TASK_CHARS_MAX: usize = 200;
/// How many letters a task must have to say anything.
const TASK_LETTERS_MIN: usize = 4;
/// How many owners are named without a role before one wonders who leads.
const OWNERS_WITHOUT_ROLE_MAX: usize = 3;

const SEASONS: &[&str] = &["春季", "夏季", "秋季", "冬季", "春天", "夏天", "秋天", "冬天"];
const PARTS: &[&str] = &["上半年", "下半年", "季度", "年中", "年初"];
const TERMS: &[&str] =
    &["学期", "学年", "暑假", "寒假", "暑期", "寒暑假", "开学", "期末", "期中", "期初"];
const ABOUT: &[&str] = &["左右", "上下", "大约", "大概"];
const STRIVING: &[&str] = &["力争", "争取", "力求", "努力", "争创"];

/// Adds the doubts of a row's task.
pub(super) fn doubts(row: &Row, known: Known, doubts: &mut Vec<Doubt>) {
    let Some(task) = row.task() else { return };
    let mut of_row = |what| doubts.push(Doubt { place: Place::Row(row.key), what });
    if task.text.chars().nth(TASK_CHARS_MAX).is_some() {
        of_row(DoubtKind::LongTask);
    }
    let letters = task.text.chars().filter(|c| c.is_alphanumeric());
    if letters.take(TASK_LETTERS_MIN).count() < TASK_LETTERS_MIN {
        of_row(DoubtKind::ShortTask);
    }
    let mut add = |mark, what| doubts.push(Doubt { place: Place::Mark(row.key, mark), what });
    for target in &task.targets {
        for what in target_doubts(target, &task.text) {
            add(Mark::of(target), what);
        }
    }
    for (at, due) in task.due.iter().enumerate() {
        for what in due_doubts(due, known) {
            add(Mark::Due(at), what);
        }
    }
    if let Some(at) = owners_without_role(task) {
        add(Mark::Owner(at), DoubtKind::OwnersWithoutRole);
    }
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Whether a number is about right: 左右, and 约 and 近 before it, but not 签约率 and 近视率.
fn is_about(quote: &str) -> bool {
    let before_number = |word: char| {
        quote.match_indices(word).any(|(at, found)| {
            let rest = quote.get(at + found.len()..).unwrap_or("").trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit() || "百千万".contains(c))
        })
    };
    holds(quote, ABOUT) || before_number('约') || before_number('近')
}

fn target_doubts(target: &Target, text: &str) -> Vec<DoubtKind> {
    let quote = target.quote.as_str();
    let is_read = !quote.is_empty();
    let is_number = target.value.is_some() && target.op != Op::All && target.op != Op::Cmp;
    let is_rank = target.op == Op::Rank;
    let is_share = target.unit == "%";
    let is_over = |value: Option<Number>| value.is_some_and(|value| value > Number::from_int(100));
    let falls = target.upper.zip(target.value).is_some_and(|(upper, value)| upper < value);
    let all = [
        (DoubtKind::HanNumber, is_read && is_number && !is_rank && !has_digit(quote)),
        (DoubtKind::NumberRange, is_read && target.op == Op::Range && !falls),
        (DoubtKind::Approximate, is_read && (target.op == Op::Approx || is_about(quote))),
        (DoubtKind::Striving, is_read && holds(clause_of(text, quote), STRIVING)),
        (DoubtKind::Comparison, is_read && target.op == Op::Cmp),
        (DoubtKind::Rank, is_read && is_rank),
        (DoubtKind::ShareOverAll, is_share && (is_over(target.value) || is_over(target.upper))),
        (DoubtKind::RangeFalls, falls),
    ];
    all.into_iter().filter_map(|(what, is_so)| is_so.then_some(what)).collect()
}

/// The clause a quote stands in, up to the quote's end.
fn clause_of<'t>(text: &'t str, quote: &str) -> &'t str {
    let Some(at) = text.find(quote) else { return "" };
    let end = at + quote.len();
    let before = text.get(..at).unwrap_or("");
    let from = before.rfind(['，', '。', '；', ',', ';', '：']).unwrap_or(0);
    text.get(from..end).unwrap_or("")
}

fn due_doubts(due: &Due, known: Known) -> Vec<DoubtKind> {
    let quote = due.quote.as_str();
    let is_read = !quote.is_empty();
    let is_undated = due.from.is_none() && due.to.is_none();
    let is_weeks = quote.contains('周') && !quote.contains('每') && !quote.contains('月');
    // 每学期 says how often, not when.
    let is_read = is_read && !quote.contains('每');
    let is_term = holds(quote, TERMS);
    let has_day = quote.contains('日') || quote.contains('号');
    let is_part = holds(quote, PARTS);
    let is_season = holds(quote, SEASONS) && !is_term;
    let falls = due.from.zip(due.to).is_some_and(|(from, to)| to < from);
    let names_year = names_year(quote);
    let is_before = |to: Date| known.year.is_some_and(|year| to.ymd().0 < year);
    let all = [
        (DoubtKind::Season, is_read && is_season && !has_day),
        (DoubtKind::PartOfYear, is_read && is_part && !has_day && !is_term),
        (DoubtKind::Term, is_read && is_term && !has_day && !is_weeks),
        (DoubtKind::Weeks, is_read && is_weeks),
        (DoubtKind::Undated, is_undated && !is_weeks && !is_term),
        (DoubtKind::OpenEnded, due.from.is_some() && due.to.is_none()),
        (DoubtKind::SpanFalls, falls),
        (DoubtKind::BeforeYear, is_read && !falls && due.to.is_some_and(is_before)),
        (DoubtKind::YearInferred, is_read && known.is_year_inferred && !is_undated && !names_year),
    ];
    all.into_iter().filter_map(|(what, is_so)| is_so.then_some(what)).collect()
}

/// The first owner without a role, where there are many and nobody leads.
fn owners_without_role(task: &Task) -> Option<usize> {
    let is_open = |role: Role| role == Role::Any;
    let read = task.owners.iter().filter(|owner| is_open(owner.role) && !owner.quote.is_empty());
    if read.count() <= OWNERS_WITHOUT_ROLE_MAX {
        return None;
    }
    task.owners.iter().position(|owner| is_open(owner.role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Owner, TargetId};

    #[test]
    fn targets_say_what_is_doubtful() {
        let check = |text: &str,
                     quote: &str,
                     op,
                     value: i32,
                     upper: Option<i32>,
                     unit: &str,
                     expect: &[DoubtKind]| {
            let target = Target {
                id: TargetId(0),
                quote: quote.to_owned(),
                subject: String::new(),
                op,
                value: (op != Op::Cmp).then(|| Number::from_int(value)),
                upper: upper.map(Number::from_int),
                unit: unit.to_owned(),
            };
            assert_eq!(target_doubts(&target, text), expect, "{text}");
        };
        use DoubtKind::*;
        check("开展检查4次。", "4次", Op::Eq, 4, None, "次", &[]);
        check("开展检查两次。", "两次", Op::Eq, 2, None, "次", &[HanNumber]);
        check("建成8至10所。", "8至10所", Op::Range, 8, Some(10), "所", &[NumberRange]);
        check("建成10至8所。", "10至8所", Op::Range, 10, Some(8), "所", &[RangeFalls]);
        check("课程200门左右。", "200门左右", Op::Approx, 200, None, "门", &[Approximate]);
        check("力争新增3名，培训5人。", "3名", Op::Eq, 3, None, "名", &[Striving]);
        check("力争新增3名，培训5人。", "5人", Op::Eq, 5, None, "人", &[]);
        check("事故逐年下降。", "逐年下降", Op::Cmp, 0, None, "", &[Comparison]);
        check("进入前3名。", "前3名", Op::Rank, 3, None, "名", &[Rank]);
        check("进入前三名。", "前三名", Op::Rank, 3, None, "名", &[Rank]);
        check("约20人。", "约20人", Op::Eq, 20, None, "人", &[Approximate]);
        check("近视率35%。", "近视率35%", Op::Le, 35, None, "%", &[]);
        check("实现零事故。", "零事故", Op::All, 0, None, "起", &[]);
        check("达到120%。", "120%", Op::Ge, 120, None, "%", &[ShareOverAll]);
        check("", "", Op::Range, 8, Some(10), "所", &[]);
        check("", "", Op::Range, 8, Some(1), "所", &[RangeFalls]);
    }

    #[test]
    fn deadlines_say_what_is_doubtful() {
        let check =
            |quote: &str, from: Option<&str>, to: Option<&str>, inferred, expect: &[DoubtKind]| {
                let day = |text: &str| text.parse::<Date>().unwrap();
                let due = Due { quote: quote.to_owned(), from: from.map(day), to: to.map(day) };
                let known = Known { is_year_inferred: inferred, year: Some(2022) };
                assert_eq!(due_doubts(&due, known), expect, "{quote}");
            };
        use DoubtKind::*;
        let (june, july) = (Some("2022-06-30"), Some("2022-07-31"));
        check("9月底前", None, june, false, &[]);
        check("9月底前", None, june, true, &[YearInferred]);
        check("2022年9月底前", None, june, true, &[]);
        check("2022年秋季", june, july, false, &[Season]);
        check("上半年", None, june, false, &[PartOfYear]);
        check("第三季度", june, july, false, &[PartOfYear]);
        check("本学期", june, july, false, &[Term]);
        check("秋季学期", june, july, false, &[Term]);
        check("第3-5周", None, None, false, &[Weeks]);
        check("第一周（1月5日—1月9日）", june, july, false, &[]);
        check("每学期", june, july, false, &[]);
        check("期末", None, None, false, &[Term]);
        check("适时", None, None, false, &[Undated]);
        check("9月起", june, None, false, &[OpenEnded]);
        check("9月1日至8月1日", july, june, false, &[SpanFalls]);
        check("", None, june, true, &[]);
        check("9月20日前", None, june, true, &[YearInferred]);
        let (old, older) = (Some("2021-12-31"), Some("2021-09-01"));
        check("2021年底前", None, old, false, &[BeforeYear]);
        check("2021年9月1日至12月底", older, old, true, &[BeforeYear]);
        check("", None, old, false, &[]);
    }

    #[test]
    fn long_lists_of_owners_want_a_lead() {
        let owner = |role| Owner { name: "甲".to_owned(), role, quote: "甲".to_owned() };
        let check = |owners: Vec<Owner>, expect| {
            let mut task = crate::read::understand("完成各项工作。", None, None);
            task.owners = owners;
            assert_eq!(owners_without_role(&task), expect);
        };
        check(vec![owner(Role::Any); 3], None);
        check(vec![owner(Role::Any); 4], Some(0));
        check([vec![owner(Role::Lead)], vec![owner(Role::Any); 4]].concat(), Some(1));
        check([vec![owner(Role::Lead)], vec![owner(Role::Support); 4]].concat(), None);
    }
}

//! A task -> its deadlines.
//!
//! A date is a deadline unless the words around it make it a name, a baseline or the past.

use super::era::Era;
use super::goal_words::{MID, PLAIN};
use super::numerals::begins_number;
use super::scan::{
    Words, char_at, char_before, ends_clause, find, holds, longest_at, longest_before,
};
use super::spots::to;
use super::view::{Stretch, View, inside};
use super::when::{self, Weight, When, when_at};
use super::{occasions, when_english, when_forms};
use crate::{Date, Due};

/// Words before a date that make it no deadline.
#[rustfmt::skip]
static NOT_AFTER: Words = Words::new(&[
    "比", "较", "以", "从", "与", "自", "截至", "相比", "根据", "按照", "依据", "第", "学校",
    "上年", "在全国", "落实",
]);
/// Words after a date that make it part of a name or of the past.
#[rustfmt::skip]
static NOT_BEFORE: Words = Words::new(&[
    "度", "版", "以来", "修订", "届", "级", "型", "代", "的", "工作", "项目", "高考", "中考",
    "中央", "发布", "印发", "制定", "颁布", "数据", "为", "计划", "预算", "教育工作", "会议", "来",
    "开始", "行动", "高水平", "教师", "学生", "招生", "毕业", "新生", "校", "是", "主要",
]);
/// What a season or term is to bring: 秋季学期投入使用.
static IN_USE: Words =
    Words::new(&["投入使用", "投用", "启用", "交付", "竣工", "完工", "建成", "投入运行", "正式"]);

/// Words that set a date.
static SETTING: Words = Words::new(&["力争", "确保", "争取", "计划", "在", "于", "拟"]);

/// What dates begin with, numbers and words aside: 第16周.
pub(super) const STARTS: &str = "第";

/// The words dates begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    when::words()
        .chain(when_forms::words())
        .chain(when_english::words())
        .chain(occasions::words())
        .chain(super::era::words())
}

/// How long what is done may be before it is said how often: 坐诊 before 不少于2次.
const DONE_CHARS_MAX: usize = 4;

/// How long what is done may be before it is said that it is done once: 到村督导.
const OFTEN_CHARS_MAX: usize = 9;

/// Words that follow the years a task tells of.
pub(super) static PERIODS: Words = Words::new(&["期间", "时期", "以来"]);

/// How long what a past time says of something may be: 年因工作不力被通报的.
const ATTRIBUTE_CHARS_MAX: usize = 24;
/// Words that bid something.
static BIDS: Words = Words::new(&["要", "须", "应", "将", "力争", "确保", "全部", "继续", "今年"]);

/// How far into a task the five years it tells of may stand.
const PERIOD_CHARS_MAX: usize = 12;

/// Finds a task's deadlines.
pub(super) fn dues(task: &Stretch, era: Era) -> Vec<Due> {
    let (view, text) = (task.view, task.text());
    let mut dues = Vec::new();
    let mut from = task.at.start;
    // Where the last date that 到 leads to ends: 到2023年和2030年 leads to both.
    let mut led = usize::MAX;
    for at in task.spots(to::DUES) {
        if at < from {
            continue;
        }
        let Some(mut when) = when_at(text, at, era).filter(|when| when.end <= task.at.end) else {
            continue;
        };
        let joined = at == led.saturating_add(1)
            && matches!(char_before(text, at), Some('和' | '、' | '与' | '及'));
        if joined && when.weight == Weight::Bare {
            when = When { from: None, weight: Weight::Deadline, ..when };
        }
        if longest_at(text, at, &["到", "至"]).is_some() || joined {
            led = when.end;
        }
        // 上半年达到60%，全年达到85%: the whole is set against a part.
        let whole = longest_at(text, at, &["全年"]).is_some()
            && opens_clause(text, at)
            && dues.last().is_some_and(is_part_of_year);
        if (joined || whole || stands_alone(view, at, &when)) && !is_past(&when, era) {
            dues.push(Due {
                quote: view.quote(at, when.end).to_owned(),
                from: when.from,
                to: when.to,
            });
        }
        from = when.end;
    }
    dues
}

fn is_part_of_year(due: &Due) -> bool {
    let quote = &due.quote;
    !quote.starts_with('每') && (quote.ends_with("半年") || quote.ends_with("季度"))
}

fn stands_alone(view: &View, at: usize, when: &When) -> bool {
    let text = view.chars();
    let cover = view.inside(at);
    // “五一”前 holds its quotes itself.
    let quoted = char_at(text, at) == Some('“') && when.edged;
    if cover & (inside::TITLE | inside::QUOTES) != 0 && !quoted {
        return false;
    }
    // （2020—2022年）belongs to a name, （9月底前完成）does not.
    if cover & inside::BRACKETS != 0 && when.weight == Weight::Bare {
        return false;
    }
    // Blanks are gone: 30 by July begins no code.
    let worded = char_at(text, at).is_some_and(|c| c.is_ascii_alphabetic());
    if !worded && char_before(text, at).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        return false;
    }
    // 年内完成 sets a date wherever it stands; 三年内 and 学年内 are other times.
    if longest_at(text, at, &["年内"]).is_some() {
        return char_before(text, at).is_none_or(|c| !begins_number(c) && c != '学' && c != '几');
    }
    // 冬春季 and 寒暑假 are parts of other words, 秋季运动会 and 期末考试 are events.
    let loose = char_at(text, at).is_some_and(|c| "春夏秋冬暑寒期学每年全".contains(c))
        && when.weight == Weight::Plain;
    // 各支部每月开展: how often stands before its verb.
    let repeated = char_at(text, at) == Some('每')
        && longest_at(text, at, &["每学期", "每学年"]).is_none()
        && is_done(text, when.end)
        && longest_before(text, at, &["落实", "建立", "坚持"]).is_none();
    let used = longest_at(text, when.end, &IN_USE).is_some();
    if loose
        && !repeated
        && !used
        && !opens_clause(text, at)
        && longest_before(text, at, &["于", "在", "到", "至"]).is_none()
    {
        return false;
    }
    let closed = closes(text, when.end)
        || when.edged
        || used
        || char_at(text, at) != Some('全') && acts(text, when.end);
    if loose && char_at(text, at) != Some('每') && !closed {
        return false;
    }
    // 第二周为安全周, 6月为“安全生产月”, 中小学校每月至少一次
    let named = when.weight == Weight::Plain
        && longest_before(text, when.end, &["月", "周"]).is_some()
        && longest_at(text, when.end, &["为", "是"]).is_some();
    if repeated || (is_week(text, at) || named) && opens_clause(text, at) {
        return true;
    }
    let from_on = when.to.is_none() && when.from.is_some();
    let before = longest_before(text, at, &NOT_AFTER).is_some();
    if before && !(from_on && longest_before(text, at, &["从", "自"]).is_some()) {
        return false;
    }
    let after = longest_at(text, when.end, &NOT_BEFORE).is_some();
    match when.weight {
        Weight::Bare => opens_clause(text, at) && !after,
        // 6月7日高考 is a day, 2022年高考 a name.
        Weight::Plain => {
            let day = longest_before(text, when.end, &["日", "号"]).is_some();
            !after || day && opens_clause(text, at) || closes(text, when.end)
        }
        Weight::Deadline => true,
    }
}

/// Whether a numbered week stands at a place.
fn is_week(text: &[char], at: usize) -> bool {
    char_at(text, at) == Some('第') && (at + 2..=at + 4).any(|at| char_at(text, at) == Some('周'))
}

/// Whether what is done in a time follows it at once: 学期末汇编成册, but not 期末考试.
fn acts(text: &[char], at: usize) -> bool {
    #[rustfmt::skip]
    static ACTS: Words = Words::new(&[
        "完成", "开展", "组织", "进行", "召开", "举行", "举办", "汇编", "上交", "上报", "报送", "制定", "评选", "集中",
        "全面", "统一", "安排", "落实", "启动", "实施", "对", "分别", "要", "将", "由", "各", "再", "前完成", "总结",
    ]);
    longest_at(text, at, &ACTS).is_some()
}

/// Whether what is done follows, or how often.
fn is_done(text: &[char], at: usize) -> bool {
    let verb = longest_at(text, at, &PLAIN).or_else(|| longest_at(text, at, &MID));
    verb.is_some_and(|len| len > 1)
        // 每月坐诊不少于2次
        || (at + 1..=at + DONE_CHARS_MAX).any(|at| longest_at(text, at, &["不少于", "至少"]).is_some())
            && (at..=at + DONE_CHARS_MAX).take_while(|&at| !closes(text, at)).count() > 2
        // 每半月到村督导一次
        || (at + 2..=at + OFTEN_CHARS_MAX)
            .take_while(|&at| !closes(text, at))
            .any(|at| longest_at(text, at, &["一次", "1次", "两次", "2次", "一轮", "一遍", "一期"]).is_some())
        || longest_at(text, at, &["至少", "不少于", "进行", "组织", "召开", "举行", "巡河", "走访"])
            .is_some()
}

fn opens_clause(text: &[char], at: usize) -> bool {
    char_before(text, at).is_none_or(|c| ends_clause(c) || c == '、' || c == '(')
        || longest_before(text, at, &SETTING).is_some()
}

fn closes(text: &[char], at: usize) -> bool {
    char_at(text, at).is_none_or(ends_clause)
}

/// Whether a task begins with a time before the plan's own: 2020年，……; “十三五”期间，…….
pub(super) fn begins_in_past(task: &Stretch, era: Era) -> bool {
    let (text, start) = (task.text(), task.at.start);
    // 千 begins no date a plan sets, but years may be written with it.
    let may_begin = task.begins(to::DUES) || char_at(text, start) == Some('千');
    let first = when_at(text, start, era).filter(|_| may_begin);
    if let Some(when) = first.filter(|when| is_past(when, era)) {
        return !describes(task, when.end, era);
    }
    let reach = text.len().min(start + PERIOD_CHARS_MAX);
    let may_hold = task.concerns(to::PERIODS) || task.at.len() < PERIOD_CHARS_MAX;
    if !may_hold || !holds(text, start, reach, &PERIODS) {
        return false;
    }
    let head: String = text.iter().skip(start).take(PERIOD_CHARS_MAX).collect();
    super::front::five_years(&head).zip(era.first).is_some_and(|((_, last), first)| last < first)
}

/// Whether a past time only says which it is that something is to be done with: 2021年获评的示范校要
/// 在9月底前复核.
fn describes(task: &Stretch, from: usize, era: Era) -> bool {
    let (text, end) = (task.text(), task.at.end);
    let near = end.min(from + ATTRIBUTE_CHARS_MAX);
    let clause_end = (from..near).find(|&at| closes(text, at)).unwrap_or(near);
    let Some(of) = (from + 1..clause_end).find(|&at| char_at(text, at) == Some('的')) else {
        return false;
    };
    let bids = find(text, of, end, &BIDS).is_some_and(|(at, len)| {
        !matches!(char_at(text, at + len), Some('求' | '点')) && char_before(text, at) != Some('重')
    });
    let ahead = || {
        let mut dates = task.spots(to::DUES).filter(|&at| at > of);
        dates.any(|at| {
            when_at(text, at, era).is_some_and(|when| {
                when.weight == Weight::Deadline && when.to.is_some() && !is_past(&when, era)
            })
        })
    };
    !holds(text, from, end, &["已", "了", "曾"]) && (bids || ahead())
}

/// Whether a date lies before the plan's own time.
fn is_past(when: &When, era: Era) -> bool {
    let start = era.first.and_then(|year| Date::new(year, 1, 1));
    match (start, when.to.or(when.from)) {
        (Some(start), Some(end)) => end < start,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        let era = Era { first: Some(2022), last: Some(2022), ..Era::default() };
        let got = dues(&view.whole(), era);
        assert_eq!(got.iter().map(|d| &*d.quote).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn finds_deadlines() {
        check("甲乙等项目于2022年秋季投入使用。", &["2022年秋季"]);
        check("9月底前完成招标，年底前竣工。", &["9月底前", "年底前"]);
        check("到2025年，建成10所。", &["到2025年"]);
        check("实施《行动计划（2020—2023年）》。", &[]);
        check("比2009年翻一番。", &[]);
        check("编制2022年度预算。", &[]);
        check("2019年，全国建成10所。", &[]);
        check("普惠率每年提高。", &[]);
        check("（9月30日前完成）", &["9月30日前"]);
        check("到2022年和2030年，素养水平提高。", &["到2022年", "2030年"]);
        check("各支部每月开展活动，每月5日前报送进展。", &["每月", "每月5日前"]);
        check("建立每月例会制度。", &[]);
        check("落实每周巡查制度。", &[]);
        check("专家每月坐诊不少于2次。", &["每月"]);
        check("镇督查办每两月通报一次。", &["每两月"]);
        check("国庆假期前投用3处。", &["国庆假期前"]);
        check("演练上下半年各一次。", &["上下半年"]);
        check("中小学校每月至少开展1次、幼儿园每季度至少开展1次演练。", &["每月", "每季度"]);
        check("上半年开工率达到60%，全年开工率达到85%。", &["上半年", "全年"]);
        check("全年开工率达到85%。", &[]);
        check("2所幼儿园秋季学期投入使用。", &["秋季学期"]);
        check("做好秋季学期教材征订。", &[]);
        check("2022年是攻坚之年。", &[]);
        check("第二周为安全周。", &["第二周"]);
        check("第4周前完成换届。", &["第4周前"]);
        check("国庆节前完成食堂改造，“五一”前开放。", &["国庆节前", "“五一”前"]);
        check("开展庆“五一”活动，举办国庆节文艺演出。", &[]);
        check("于9月25日下午5时前上报。", &["9月25日下午5时前"]);
        check("6月为“安全生产月”，举办演练。", &["6月"]);
        check("学期中完成评估，期末汇编成册。", &["学期中", "期末"]);
        check("做好期末考试工作，期末考试安排。", &[]);
        check("2021年获评的示范校要在9月底前复核。", &["9月底前"]);
        check("入冬前全部到位，汛期前排查。", &["入冬前", "汛期前"]);
        check("春节、端午等节假日前检查。", &["春节、端午等节假日前"]);
        check("每周一17:00前通报，每周三次值班。", &["每周一17:00前", "每周"]);
        check("10月中下旬举办运动会，暑期前完成年检。", &["10月中下旬", "暑期前"]);
        check("5月第二周举办活动周。", &["5月第二周"]);
        check("第3周（9.16—9.22）开展检查，配比（1.2—1.8）合理。", &["第3周", "9.16—9.22"]);
    }
}

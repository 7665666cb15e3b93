//! A task -> its named parts: buildings to finish, schools to pair.
//!
//! Reads named lists before 等项目 and the like, pairs of a joint venture, and single buildings.

use std::ops::Range;

use super::quantity::quantity_at;
use super::scan::{
    Words, char_at, char_before, ends_clause, find, holds, longest_at, longest_before, word_at,
};
use super::spots::to;
use super::subject::skip_openers;
use super::view::{Stretch, View, inside};

/// What a list of named parts is gathered under.
#[rustfmt::skip]
static GATHERED: Words = Words::new(&[
    "项目", "学校", "工程", "校区", "幼儿园", "中学", "小学", "建设项目", "重点项目", "重大项目",
    "建设工程", "改扩建工程", "单位", "场馆", "院校", "高校", "园区",
]);

/// What a named part ends with.
#[rustfmt::skip]
static CONCRETE: Words = Words::new(&[
    "学校", "小学", "中学", "初中", "高中", "幼儿园", "综合楼", "教学楼", "食堂", "宿舍", "宿舍楼",
    "改扩建", "扩建", "新建", "迁建", "改建", "重建", "拼接", "楼", "馆", "中心", "校区", "工程",
    "项目", "基地", "大厦", "大桥", "公园", "操场", "学院", "大学", "书院", "医院", "园区", "分校",
    "一期", "二期", "三期", "分园", "体育场", "公寓", "一中", "二中", "三中", "四中", "五中",
    "实验室", "广场", "泵站", "水库", "道路", "隧道", "高铁", "公路", "机场", "码头", "电站",
]);

/// Kinds of schools, which name none.
#[rustfmt::skip]
static GENERIC: Words = Words::new(&[
    "小学", "中学", "初中", "高中", "幼儿园", "大学", "学校", "高校", "中小学", "中小学校",
    "民办学校", "公办学校", "职业学校", "中职学校", "特殊教育学校", "普通高中", "各级各类学校",
    "职业院校", "乡村学校", "农村学校", "薄弱学校", "项目", "重点项目", "工程",
]);

/// Verbs and adverbs before a list's first name.
#[rustfmt::skip]
static LEADING: Words = Words::new(&[
    "加快", "推进", "继续", "深化", "多途径", "建设", "实施", "完成", "启动", "抓好", "做好",
    "促进", "统筹", "重点", "全力", "确保", "建成投用", "投用", "新建", "建成", "深入", "强化",
    "抓紧", "加强", "支持", "开展",
]);

/// Verbs that build.
#[rustfmt::skip]
pub(super) static BUILD: Words = Words::new(&[
    "投入使用", "投用", "建成投用", "建成", "竣工", "开工", "新建", "改扩建", "扩建", "迁建",
    "改建", "建设", "完工", "交付", "封顶", "完成", "启动", "推进", "加快", "实施",
]);

/// What lists of named parts end with.
pub(super) const STARTS: &str = "等";

/// What schools do together, after 的.
static TOGETHER: Words =
    Words::new(&["的合作办学", "的结对", "的合作", "的共建", "的集团化办学", "的帮扶"]);
/// What a single building is finished with.
const BUILT: &str = "建成";

/// The words that show named parts.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    TOGETHER.iter().chain([BUILT])
}

/// How long a list of named parts may be.
const LIST_CHARS_MAX: usize = 300;

/// Finds a task's named parts, each with the characters it was read from.
pub(super) fn milestones(task: &Stretch) -> Vec<Range<usize>> {
    let (view, text, task_end) = (task.view, task.text(), task.at.end);
    let mut found: Vec<Range<usize>> = Vec::new();
    if !task.concerns(to::MILESTONES) {
        return found;
    }
    let mut clause = task.at.start;
    for at in task.spots(to::MILESTONES | to::CLAUSES) {
        if view.inside(at) != 0 {
            continue;
        }
        let clause_start = clause.max(at.saturating_sub(LIST_CHARS_MAX));
        match char_at(text, at) {
            Some(c) if ends_clause(c) => clause = at + 1,
            Some('等') => {
                let count = quantity_at(text, at + 1).map_or(0, |q| q.end - at - 1);
                if let Some(len) = longest_at(text, at + 1 + count, &GATHERED) {
                    let len = len + count;
                    let parts = listed(view, clause_start, at, at + 1 + len, task_end);
                    if !parts.is_empty() {
                        clause = at + 1;
                    }
                    found.extend(parts);
                }
            }
            Some('的') if longest_at(text, at, &TOGETHER).is_some() => {
                found.extend(paired(view, clause_start, at));
            }
            Some('建')
                if word_at(text, at, BUILT).is_some()
                    && char_before(text, at).is_none_or(ends_clause) =>
            {
                found.extend(single(view, at + 2, task_end));
            }
            _ => {}
        }
    }
    found
}

/// A、B、C等项目: every part must be a concrete name, or the list is of something else.
fn listed(
    view: &View,
    clause: usize,
    end: usize,
    after: usize,
    task_end: usize,
) -> Vec<Range<usize>> {
    let text = view.chars();
    let reach = task_end.min(after + LIST_CHARS_MAX);
    let ends = |&i: &usize| char_at(text, i).is_some_and(ends_clause);
    let clause_end = (after..reach).find(ends).unwrap_or(reach);
    let built = holds(text, clause, end, &BUILD) || holds(text, after, clause_end, &BUILD);
    let start = after_verbs(text, clause, end);
    let parts = split(view, start, end);
    let named = parts.iter().filter(|part| is_concrete(text, part)).count();
    if built && named * 3 >= parts.len() * 2 && !parts.is_empty() { parts } else { Vec::new() }
}

/// 甲与乙、丙与丁的合作办学.
fn paired(view: &View, clause: usize, end: usize) -> Vec<Range<usize>> {
    let text = view.chars();
    let start = after_verbs(text, clause, end);
    let parts = split(view, start, end);
    let is_pair = |part: &Range<usize>| {
        find(text, part.start + 1, part.end, &["与", "和"]).is_some_and(|(at, len)| {
            longest_before(text, at, &CONCRETE).is_some()
                && at + len < part.end
                && longest_before(text, part.end, &CONCRETE).is_some()
        })
    };
    if !parts.is_empty() && parts.iter().all(is_pair) { parts } else { Vec::new() }
}

/// 建成培智学校并投入使用.
fn single(view: &View, start: usize, task_end: usize) -> Vec<Range<usize>> {
    let text = view.chars();
    let end = find(
        text,
        start,
        task_end.min(start + 40),
        &["并投入使用", "并投用", "投入使用", "并交付", "并启用"],
    );
    let Some((end, _)) =
        end.filter(|&(end, _)| (start..end).all(|i| !char_at(text, i).is_some_and(ends_clause)))
    else {
        return Vec::new();
    };
    split(view, start, end).into_iter().filter(|part| is_concrete(text, part)).collect()
}

/// Where a list's first name begins, past the verbs before it.
fn after_verbs(text: &[char], clause: usize, end: usize) -> usize {
    let mut at = skip_openers(text, clause, end);
    while let Some(len) = longest_at(text, at, &LEADING).filter(|len| at + len < end) {
        at = skip_openers(text, at + len, end);
    }
    at
}

fn split(view: &View, start: usize, end: usize) -> Vec<Range<usize>> {
    let text = view.chars();
    let mut parts = Vec::new();
    let mut from = start;
    for at in start..=end {
        let cut =
            at == end || (view.inside(at) & inside::ANY == 0 && char_at(text, at) == Some('、'));
        if cut {
            if at > from {
                parts.push(from..at);
            }
            from = at + 1;
        }
    }
    parts
}

fn is_concrete(text: &[char], part: &Range<usize>) -> bool {
    let name = text.get(part.clone()).unwrap_or(&[]);
    let body = longest_before(text, part.end, &CONCRETE);
    body.is_some_and(|len| part.len() > len) && !GENERIC.holds(name) && part.len() <= 30
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        let got: Vec<&str> =
            milestones(&view.whole()).into_iter().map(|r| view.quote(r.start, r.end)).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn finds_named_parts() {
        check("加快东山小学综合楼、西河幼儿园等项目建设。", &["东山小学综合楼", "西河幼儿园"]);
        check("继续推进甲中与乙中学、丙高中与丁大学的合作办学，", &[]);
        check(
            "继续推进城关中学与省二中、东山高中与某师范大学的合作办学，",
            &["城关中学与省二中", "东山高中与某师范大学"],
        );
        check("建成东湖学校并投入使用。", &["东湖学校"]);
        check("推进睡眠、手机、作业等五项管理。", &[]);
        check("推进小学、初中、高中等学校建设。", &[]);
        check("联合公安、城管等部门。", &[]);
    }
}

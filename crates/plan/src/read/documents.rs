//! A task -> the 《》 it issues or carries out, and whether it drafts a document.
//!
//! A document that is only followed, studied or named belongs to no task.

use super::scan::{Find, Words, char_at, ends_clause, holds, longest_at};
use super::spots::to;
use super::view::{Stretch, View, inside};

/// Verbs that issue a document.
#[rustfmt::skip]
pub(super) static ISSUE: Words = Words::new(&[
    "制订", "制定", "出台", "印发", "编制", "起草", "发布", "修订", "研制", "拟定", "拟订", "下发",
    "编写", "编印", "完善", "公布", "草拟", "形成",
]);

/// What titles of documents begin with.
pub(super) const STARTS: &str = "《";

/// Verbs that carry a document out.
#[rustfmt::skip]
static CARRY_OUT: Words = Words::new(&[
    "实施", "落实", "执行", "推进", "推行", "完成", "贯彻", "抓好", "做好", "启动", "开展",
]);

/// Words before a document that make it a ground, not a duty.
#[rustfmt::skip]
static GROUND: Words = Words::new(&[
    "根据", "依据", "按照", "依照", "对照", "参照", "围绕", "学习", "结合", "遵照", "为", "符合",
    "以", "对标", "响应",
]);

/// Words after a document that make it a ground.
#[rustfmt::skip]
static GROUND_AFTER: Words = Words::new(&[
    "精神", "要求", "部署", "等文件", "文件", "的要求", "规定", "的规定", "有关", "相关",
]);

/// How far before a document its verb may stand.
const REACH_CHARS: usize = 40;
/// How many documents of a list are looked through.
const LIST_MAX: usize = 16;

/// Nouns that are documents without 《》.
#[rustfmt::skip]
static DOCUMENT_NOUNS: Words = Words::new(&[
    "方案", "办法", "意见", "计划", "制度", "细则", "清单", "规划", "标准", "指南", "预案", "章程",
    "规程", "条例", "手册", "规范", "文件", "目录", "要点", "指引", "规定",
]);

/// The 《》 a task issues or carries out, verbatim.
pub(super) fn documents(task: &Stretch) -> Vec<String> {
    let (view, text, task_end) = (task.view, task.text(), task.at.end);
    let mut documents = Vec::new();
    if !task.concerns(to::DOCUMENTS) {
        return documents;
    }
    let (mut clause, mut governed) = (task.at.start, false);
    let mut after = task.at.start;
    for at in task.spots(to::DOCUMENTS | to::CLAUSES) {
        if at < after {
            continue;
        }
        let c = char_at(text, at).unwrap_or(' ');
        if view.inside(at) == 0 {
            if ends_clause(c) {
                (clause, governed) = (at + 1, false);
            }
            continue;
        }
        if c != '《' || view.inside(at) & inside::QUOTES != 0 {
            continue;
        }
        let end = close_of(view, at, task_end);
        let from = clause.max(at.saturating_sub(REACH_CHARS));
        let grounded = holds(text, from, at, &GROUND)
            || longest_at(text, list_end(view, end, task_end), &GROUND_AFTER).is_some();
        governed = governed || holds(text, from, at, &ISSUE) || holds(text, from, at, &CARRY_OUT);
        if governed && !grounded {
            documents.push(view.quote(at, end).to_owned());
        }
        after = end;
    }
    documents
}

/// The end of the list of 《》 whose first ends at a place: 《甲》《乙》和《丙》.
fn list_end(view: &View, mut end: usize, task_end: usize) -> usize {
    for _ in 0..LIST_MAX {
        let joint = longest_at(view.chars(), end, &["、", "和", "以及"]).unwrap_or(0);
        if char_at(view.chars(), end + joint) != Some('《') {
            break;
        }
        end = close_of(view, end + joint, task_end);
    }
    end
}

/// The place after the 》 that closes the 《 at a place.
fn close_of(view: &View, at: usize, end: usize) -> usize {
    let text = view.chars();
    let mut depth = 0_usize;
    for index in at..end {
        match char_at(text, index) {
            Some('《') => depth += 1,
            Some('》') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    end
}

/// Whether a task is to draft and issue a document, in 《》 or not.
pub(super) fn drafts(task: &Stretch) -> bool {
    let (view, text) = (task.view, task.text());
    let Some(within) = text.get(..task.at.end) else { return false };
    let mut from = task.at.start;
    for at in task.spots(to::ISSUE) {
        let Some(len) = ISSUE.longest(within, at).filter(|_| at >= from) else { continue };
        let from_noun = at + len;
        let reach = task.at.end.min(from_noun + REACH_CHARS);
        let end = (from_noun..reach)
            .find(|&i| view.inside(i) == 0 && char_at(text, i).is_some_and(ends_clause))
            .unwrap_or(reach);
        let named = char_at(text, from_noun) == Some('《');
        let strong = longest_at(text, at, &["完善", "形成", "公布"]).is_none();
        let noun = strong && super::scan::longest_before(text, end, &DOCUMENT_NOUNS).is_some();
        if (named || noun) && view.inside(at) == 0 {
            return true;
        }
        from = from_noun;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        assert_eq!(documents(&view.whole()), expect, "{text}");
    }

    #[test]
    fn finds_documents() {
        check(
            "制订出台《甲方案》《乙意见（2021—2025）》，引领发展。",
            &["《甲方案》", "《乙意见（2021—2025）》"],
        );
        check("落实《减负清单》；", &["《减负清单》"]);
        check("根据《甲意见》，开展检查。", &[]);
        check("深入学习《条例》。", &[]);
        check("贯彻落实《甲》精神。", &[]);
    }
}

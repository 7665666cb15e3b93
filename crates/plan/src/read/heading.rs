//! Where a heading ends and its body begins: 加强领导。完善制度……, 指导思想：以……
//!
//! Judges one text after its mark; what stands around it, `outline` judges.

use super::folding::{Folding, is_blank};
use super::scan::{Words, is_han};
use super::view::View;

/// A heading's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    /// The heading phrase; empty where the text is no heading.
    pub title: &'a str,
    /// The rest, without the stop after the heading.
    pub body: &'a str,
}

/// How long a heading that runs into its body may be.
const RUN_IN_CHARS_MAX: usize = 45;
/// How long a heading on a line of its own may be.
const LINE_CHARS_MAX: usize = 60;
/// How long a heading before a colon or a blank may be.
const SHORT_CHARS_MAX: usize = 20;

/// Headings that a colon follows, whatever comes after it.
#[rustfmt::skip]
static COMMON: Words = Words::new(&[
    "思想", "目标", "原则", "任务", "重点", "措施", "要求", "安排", "内容", "步骤", "方法", "保障",
    "分析", "形式", "时间", "对象", "意义", "背景", "形势", "思路", "主题", "依据", "情况", "工作",
    "方式", "范围", "地点", "流程", "指标", "举措", "管理", "建设", "活动", "研究", "培训", "教育",
    "方面", "考核", "评价", "宣传", "检查", "总结", "阶段", "组织", "教学", "领导", "队伍", "机制",
]);

/// What begins a bracket that names owners rather than belongs to the heading.
#[rustfmt::skip]
static OWNER_BRACKETS: Words = Words::new(&[
    "（责任", "(责任", "（牵头", "(牵头", "（主办", "（负责", "(负责", "（配合",
]);

/// Cuts 九月：开学典礼。 after the month.
pub(super) fn cut_month(text: &str) -> Cut<'_> {
    let (title, body) = text.split_once(['：', ':']).unwrap_or((text, ""));
    // 四月主题：安全伴我行 is all heading.
    let named = !title.ends_with(['月', '份']) && !body.contains('。');
    if named && body.chars().count() <= SHORT_CHARS_MAX {
        return Cut { title: text.trim_end_matches(['：', ':']), body: "" };
    }
    Cut { title, body: body.trim_start_matches(is_blank) }
}

/// Cuts a text into heading and body.
pub(super) fn cut(text: &str) -> Cut<'_> {
    if let Some(cut) = at_owner_bracket(text) {
        return cut;
    }
    if is_english_task(text) {
        return Cut { title: "", body: text };
    }
    match first_stop(text) {
        None if text.chars().nth(head_chars(text)).is_none()
            && line_chars(text) <= LINE_CHARS_MAX
            && !text.contains(['；', ';'])
            && !text.ends_with(['，', ',']) =>
        {
            at_colon(text)
                .unwrap_or(Cut { title: text.trim_end_matches(['：', ':', '。']), body: "" })
        }
        Some((at, len)) => {
            let (title, body) = (
                text.get(..at).unwrap_or(""),
                text.get(at + len..).unwrap_or("").trim_start_matches(is_blank),
            );
            if let Some(cut) = at_common_colon(text) {
                return cut;
            }
            // 指导思想 以……。 is one sentence only to the eye.
            if let Some(cut) = at_blank(text).filter(|cut| is_common(cut.title)) {
                return cut;
            }
            let short = title.chars().count() <= RUN_IN_CHARS_MAX && !is_goal(title);
            if short
                && (body.is_empty()
                    || count_up_to(RUN_IN_CHARS_MAX, body) * 10
                        >= without_bracket(title).chars().count() * 7)
            {
                return Cut { title, body };
            }
            at_colon(text).or_else(|| at_blank(text)).unwrap_or(Cut { title: "", body: text })
        }
        None => at_colon(text).or_else(|| at_blank(text)).unwrap_or(Cut { title: "", body: text }),
    }
}

/// Whether an English sentence is followed by who answers for it: Review tests. Responsible: Leads.
fn is_english_task(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && [". Responsible", ". Owner", ". Lead"].iter().any(|word| text.contains(word))
}

/// A heading without the bracket at its end: 推进阶段（2024年4月—2026年9月） is a short one.
fn without_bracket(title: &str) -> &str {
    let open = title.ends_with(['）', ')']).then(|| title.rfind(['（', '('])).flatten();
    open.and_then(|at| title.get(..at)).unwrap_or(title)
}

/// How long a line is in Han characters: Latin ones take half the room.
fn line_chars(text: &str) -> usize {
    text.chars().take(4 * LINE_CHARS_MAX).map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()
        / 2
}

/// How many characters a text has, but no more than so many.
fn count_up_to(most: usize, text: &str) -> usize {
    if text.len() >= 4 * most { most } else { text.chars().take(most).count() }
}

/// How much of a text a heading could take.
fn head_chars(text: &str) -> usize {
    let latin = text.starts_with(|c: char| c.is_ascii_alphabetic());
    (if latin { LINE_CHARS_MAX * 2 } else { LINE_CHARS_MAX }) + 8
}

/// The first full stop outside quotes and brackets, with no half stop before it, as far as a
/// heading could go.
fn first_stop(text: &str) -> Option<(usize, usize)> {
    let is_stop = |c: char| matches!(c, '。' | ';' | '；' | '!' | '！' | '?' | '？');
    let chars = head_chars(text);
    let (stop, c) = text.char_indices().take(chars).find(|&(_, c)| is_stop(c))?;
    let fold = Folding::default();
    // Only what opens before the first stop can hide it.
    let open = text.get(..stop)?.chars().any(|c| super::view::opens(fold.fold(c)));
    if !open {
        return (c == '。').then_some((stop, c.len_utf8()));
    }
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    let view = View::new(head, fold);
    let index = (0..view.chars().len()).find(|&i| {
        view.inside(i) == 0 && matches!(view.chars().get(i), Some('。' | ';' | '!' | '?'))
    })?;
    let at = view.offset(index);
    let c = head.get(at..)?.chars().next()?;
    (c == '。').then_some((at, c.len_utf8()))
}

/// Whether a phrase is a sentence that asks for so many: 招聘教师86名，其中研究生不少于10名, 进行两次检查.
fn is_goal(title: &str) -> bool {
    if is_repeated(title) || is_dated(title) {
        return true;
    }
    let is_unit = |c: char| "个名所项家次场门台套条件人篇节元亩户间张座处支%％".contains(c);
    title.contains('，')
        && title.char_indices().any(|(at, c)| {
            let rest = title.get(at + c.len_utf8()..).unwrap_or("");
            c.is_ascii_digit() && rest.trim_start_matches(['万', '亿']).starts_with(is_unit)
        })
}

/// Whether a clause of a phrase sets a time: 推进共享，年内上线平台.
fn is_dated(title: &str) -> bool {
    static TIMES: Words = Words::new(&["年内", "月底前", "年底前", "月前", "日前", "季度前"]);
    title.contains('，') && TIMES.stand_in(title)
}

/// Whether a phrase says how often something is done: 进行两次检查, but not 第三次普查.
fn is_repeated(title: &str) -> bool {
    title.match_indices(['次', '轮', '輪']).any(|(at, _)| {
        let mut before = title.get(..at).unwrap_or("").chars().rev();
        before.next().is_some_and(|c| "两兩三四五六".contains(c))
            && before.next().is_some_and(|c| is_han(c) && !"第每上下近前后再“".contains(c))
    })
}

fn at_common_colon(text: &str) -> Option<Cut<'_>> {
    let cut = at_colon(text)?;
    Some(cut).filter(|cut| is_common(cut.title) && !cut.title.contains('，'))
}

/// Whether a phrase ends as headings before a colon do.
pub(super) fn is_common(title: &str) -> bool {
    COMMON.end(title)
}

/// Whether any byte with the one after it, as far as what stands before a colon or blank may go, is
/// of a kind; written so that many are compared at once.
fn head_holds(text: &str, is_kind: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let head = bytes.get(..bytes.len().min(4 * (SHORT_CHARS_MAX + 1))).unwrap_or(&[]);
    let nexts = bytes.get(1..).unwrap_or(&[]);
    let holds = head.iter().zip(nexts).fold(false, |holds, (&b, &next)| holds | is_kind(b, next));
    holds || head.last().is_some_and(|&last| is_kind(last, 0))
}

fn at_colon(text: &str) -> Option<Cut<'_>> {
    if !head_holds(text, |byte, next| (byte == b':') | (byte == 0xbc) & (next == 0x9a)) {
        return None;
    }
    let is_colon = |&(_, c): &(usize, char)| matches!(c, '：' | ':');
    let (at, colon) = text.char_indices().take(SHORT_CHARS_MAX + 1).find(is_colon)?;
    let (title, body) = (text.get(..at)?, text.get(at + colon.len_utf8()..)?);
    let body = body.trim_start_matches(is_blank);
    let fits = title.chars().nth(1).is_some()
        && !body.is_empty()
        && !title.contains(['。', '；', '“', '（', '《'])
        && is_common(title);
    fits.then_some(Cut { title, body })
}

/// 指导思想　以……为指导: a blank stands where the line break was.
fn at_blank(text: &str) -> Option<Cut<'_>> {
    // U+3000 and the rare blanks, or bytes they begin with.
    let may_blank = |byte: u8, next: u8| {
        (byte <= b' ')
            | (byte == 0x80) & (next == 0x80)
            | matches!(byte, 0xc2 | 0xe1 | 0xe2)
            | (byte == 0xef) & (next == 0xbb)
    };
    if !head_holds(text, may_blank) {
        return None;
    }
    let at = text.char_indices().take(SHORT_CHARS_MAX + 1).find(|&(_, c)| is_blank(c))?.0;
    let (title, body) = text.split_at_checked(at)?;
    let body = body.trim_start_matches(is_blank);
    let fits = title.chars().count() >= 2
        && !title.contains(['。', '；', '，'])
        && title.chars().last().is_some_and(is_han)
        && body
            .chars()
            .next()
            .is_some_and(|c| is_han(c) || c == '“' || super::numbering::may_begin(c))
        && body.chars().nth(8).is_some();
    fits.then_some(Cut { title, body })
}

fn at_owner_bracket(text: &str) -> Option<Cut<'_>> {
    // What stands after a stop is no part of a heading.
    let head = text.find(['。', '；']).and_then(|stop| text.get(..stop)).unwrap_or(text);
    let mut brackets = head.match_indices(['（', '(']).map(|(at, _)| at);
    let at = brackets.find(|&at| text.get(at..).is_some_and(|rest| OWNER_BRACKETS.begin(rest)))?;
    let (title, body) = text.split_at_checked(at)?;
    let title = title.trim_end_matches(is_blank);
    let fits = !title.is_empty()
        && title.chars().count() <= LINE_CHARS_MAX
        && text.chars().nth(LINE_CHARS_MAX * 4).is_none();
    fits.then_some(Cut { title, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: &str, body: &str) {
        assert_eq!(cut(text), Cut { title, body }, "{text}");
    }

    #[test]
    fn cuts_headings_from_bodies() {
        check("加强领导。完善各项制度，落实责任。", "加强领导", "完善各项制度，落实责任。");
        check("总体要求", "总体要求", "");
        check(
            "指导思想：以提高质量为中心，落实各项任务。",
            "指导思想",
            "以提高质量为中心，落实各项任务。",
        );
        check(
            "指导思想 以提高质量为中心，落实各项任务。",
            "指导思想",
            "以提高质量为中心，落实各项任务。",
        );
        check("九月份：", "九月份", "");
        check(
            "招聘教师86名，其中研究生10名。按时完成招聘的各项工作。",
            "",
            "招聘教师86名，其中研究生10名。按时完成招聘的各项工作。",
        );
        check(
            "期中期末进行两次检查。新教师必须写详案。",
            "",
            "期中期末进行两次检查。新教师必须写详案。",
        );
        check("做好第三次普查。落实各项普查工作任务。", "做好第三次普查", "落实各项普查工作任务。");
        assert_eq!(cut_month("九月：开学典礼。"), Cut { title: "九月", body: "开学典礼。" });
        check("建设“智慧。校园”。推进应用和共享工作。", "建设“智慧。校园”", "推进应用和共享工作。");
        check("认真做好各项准备工作；按时上报。", "", "认真做好各项准备工作；按时上报。");
        check(
            "重大平台：建设园区。按照办好一批的思路推进。",
            "重大平台：建设园区",
            "按照办好一批的思路推进。",
        );
        check("开展督查（责任单位：督导室）", "开展督查", "（责任单位：督导室）");
        check(
            "组织全体教师参加县级业务培训并按要求完成考核。9月底。",
            "",
            "组织全体教师参加县级业务培训并按要求完成考核。9月底。",
        );
    }
}

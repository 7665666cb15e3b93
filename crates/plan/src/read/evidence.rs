//! Whether a document is a plan at all, and which of its parts look back.
//!
//! A story, a law or a report holds numbers that are nobody's goals.

use super::folding::Folding;
use super::numbering::Style;
use super::outline::Section;
use super::paragraphs::{Form, Paragraph};
use super::scan::Words;

/// Words of a title that make a plan.
#[rustfmt::skip]
static PLANS: Words = Words::new(&[
    "计划", "要点", "方案", "规划", "纲要", "意见", "安排", "清单", "分解表", "任务", "行动",
    "措施", "举措", "目标", "部署", "打算", "思路", "计劃", "計劃", "規劃", "要點", "綱要", "意見",
    "Plan", "PLAN", "plan", "Strategy", "责任书", "时间表", "路线图", "预案",
]);

/// Words of a title that make something else, unless a plan's word stands there too.
#[rustfmt::skip]
static OTHERS: Words = Words::new(&[
    "总结", "报告", "条例", "办法", "规定", "章程", "合同", "协议", "制度", "守则", "新闻", "简报",
    "讲话", "公告", "公报", "决定", "说明书", "简历", "通报", "回顾", "小说", "故事", "判决",
    "纪要", "演讲", "致辞",
]);

/// Words that headings of plans hold.
#[rustfmt::skip]
static PLAN_HEADINGS: Words = Words::new(&[
    "指导思想", "工作目标", "目标", "主要任务", "重点任务", "工作重点", "主要工作", "工作措施",
    "措施", "保障", "要求", "安排", "总体要求", "基本原则", "推进", "加强", "提升", "深化", "强化",
    "完善", "优化", "建设", "Goal", "Objective", "Action", "月份", "落实", "健全", "构建", "打造",
    "聚焦",
]);

/// Verbs a plan's sentences begin with.
#[rustfmt::skip]
static IMPERATIVES: Words = Words::new(&[
    "加强", "推进", "完善", "开展", "落实", "建立", "健全", "深化", "强化", "优化", "提升", "提高",
    "加快", "实施", "组织", "建设", "打造", "培育", "创建", "制定", "制订", "推动", "做好", "抓好",
    "继续", "积极", "全面", "深入", "认真", "严格", "进一步", "坚持", "探索", "统筹", "支持",
    "鼓励", "确保", "力争", "规范", "举办", "召开", "新增", "新建", "建成", "完成", "扩大", "加大",
    "引导", "构建", "发挥", "切实", "努力", "到20", "大力", "持续", "稳步", "扎实", "突出", "聚焦",
    "围绕", "启动", "配齐", "培养", "争取", "巩固",
]);

/// Words of titles that deal a report's promises out to those who keep them.
#[rustfmt::skip]
static BREAKDOWNS: Words = Words::new(&[
    "分解落实", "任务分解", "责任分解", "目标分解", "任务分工", "责任分工", "工作分工", "分解方案",
]);

/// Words of titles that tell how far something has come.
#[rustfmt::skip]
static PROGRESS: Words = Words::new(&[
    "完成情况", "进展情况", "落实情况", "执行情况", "通报", "总结", "公示",
]);

/// What notices begin with that ask for something to be done.
#[rustfmt::skip]
static CALLS: Words = Words::new(&[
    "关于开展", "关于深入开展", "关于组织开展", "关于继续开展", "关于做好", "关于切实做好", "关于进一步做好",
    "关于抓好", "关于推进", "关于加强", "关于进一步加强", "关于实施",
]);

/// What a number that is asked for stands with.
#[rustfmt::skip]
static ASKED: Words = Words::new(&[
    "不低于", "不少于", "控制在", "力争", "确保", "责任单位", "牵头单位",
]);

/// Words of news, stories and letters.
#[rustfmt::skip]
static NARRATIVE: Words = Words::new(&[
    "记者", "报道", "据悉", "本报讯", "昨天", "昨日", "我说", "他说", "她说", "笑着", "告诉我",
    "有一天", "从前", "甲方", "乙方",
]);

/// Words of a title that make something else even beside a plan's word.
#[rustfmt::skip]
static NO_PLANS: Words = Words::new(&[
    "解读", "心得", "体会", "感想", "问答", "试题", "试卷", "招标", "采购公告", "简章", "读后感", "论文",
]);

/// Words of news.
#[rustfmt::skip]
static NEWS: Words = Words::new(&[
    "本报讯", "本网讯", "记者从", "记者获悉", "记者了解到", "据悉", "据介绍", "据了解", "（记者", "(记者",
    "通讯员",
]);

/// Words of headings under which a document looks back or around.
#[rustfmt::skip]
static LOOKING_BACK: Words = Words::new(&[
    "回顾", "现实基础", "发展基础", "工作基础", "主要成就", "主要成绩", "取得的成绩", "成效",
    "发展现状", "现状", "存在的问题", "存在问题", "主要问题", "面临形势", "发展形势", "面临的形势",
    "机遇与挑战", "突出短板", "取得积极进展", "背景", "工作总结", "情况分析", "工作情况",
    "完成情况", "环境保护形势", "发展环境", "开展情况", "进展情况", "落实情况", "执行情况", "总体情况",
    "主要做法", "工作成绩", "工作亮点", "主要问题", "短板弱项", "不足之处", "规划背景", "发展回顾",
]);

/// Whether a document is a plan, so that its numbers may be goals.
pub(super) fn is_plan(title: Option<&str>, paragraphs: &[Paragraph], sections: &[Section]) -> bool {
    let fold = Folding::words();
    let title: String = title.unwrap_or("").chars().map(|c| fold.fold(c)).collect();
    let title = title.as_str();
    let core = super::front::title_core(super::front::display_title(title));
    let core = core.trim_end_matches(['表', '书']);
    let ends =
        PLANS.iter().any(|word| core.ends_with(word) || title.contains(&format!("{word}的通知")));
    if ends || deals_out(core) || calls(title) {
        return !is_news(paragraphs, sections);
    }
    // 三项举措助企纾困 and 规划解读 only hold a plan's word: the text must bear it out.
    if OTHERS.stand_in(title) && !PLANS.stand_in(title) || NO_PLANS.stand_in(title) {
        return false;
    }
    let articles = sections.iter().filter(|s| s.style == Some(Style::Article)).count();
    if articles >= 3 && articles * 2 >= sections.len() {
        return false;
    }
    if paragraphs
        .iter()
        .any(|p| matches!(&p.form, Form::Table(t) if super::columns::is_schedule(&t.header)))
    {
        return true;
    }
    let headings = sections
        .iter()
        .filter(|s| PLAN_HEADINGS.stand_in(s.title) || PLAN_HEADINGS.begin(s.whole))
        .count();
    if headings >= 2 && headings * 3 >= sections.len() {
        return true;
    }
    (bids(paragraphs) || sections.len() >= 2 && bidden(title, paragraphs)) && !tells(paragraphs)
}

/// How far from the beginning a notice says that its orders follow.
const OPENING_PARAGRAPHS: usize = 8;

/// Whether a document says at its beginning that what is to be done follows.
fn bidden(title: &str, paragraphs: &[Paragraph]) -> bool {
    static FOLLOWS: Words = Words::new(&[
        "通知如下",
        "安排如下",
        "部署如下",
        "印发给你们",
        "制定本方案",
        "制定本计划",
        "制订本方案",
        "制订本计划",
        "制定如下",
        "制订如下",
        "计划如下",
    ]);
    static MEETINGS: Words = Words::new(&["会议", "放假", "公示", "招聘", "考试", "名单", "结果"]);
    !MEETINGS.stand_in(title)
        && paragraphs.iter().take(OPENING_PARAGRAPHS).any(|p| FOLLOWS.stand_in(&p.text))
}

/// Whether a title deals out what a report promised; one that tells how it went does not.
fn deals_out(title: &str) -> bool {
    BREAKDOWNS.stand_in(title) && !PROGRESS.stand_in(title) && !NO_PLANS.stand_in(title)
}

/// Whether a title is that of a notice that asks for something to be done.
fn calls(title: &str) -> bool {
    let about = title.find("关于").and_then(|at| title.get(at..)).unwrap_or("");
    title.ends_with("通知") && CALLS.begin(about) && !NO_PLANS.stand_in(title)
}

/// Whether a document without headings is a piece of news about a plan.
fn is_news(paragraphs: &[Paragraph], sections: &[Section]) -> bool {
    sections.is_empty() && paragraphs.iter().take(LOOK_PARAGRAPHS).any(|p| NEWS.stand_in(&p.text))
}

/// How much of a document is looked at.
const LOOK_PARAGRAPHS: usize = 200;

/// Whether enough of a document's sentences bid something.
fn bids(paragraphs: &[Paragraph]) -> bool {
    let (mut all, mut bidding) = (0_usize, 0_usize);
    for paragraph in paragraphs.iter().take(LOOK_PARAGRAPHS) {
        for sentence in paragraph.text.split(['。', '；', '\n', '：']) {
            let skip = super::numbering::mark_at(sentence).map_or(0, |mark| mark.len);
            let sentence =
                sentence.get(skip..).unwrap_or("").trim_matches(super::folding::is_blank);
            if sentence.len() < 9 {
                continue;
            }
            all += 1;
            let clauses = sentence.split('，').take(4);
            let asks = |clause: &str| IMPERATIVES.begin(clause) || ASKED.stand_in(clause);
            bidding += usize::from(clauses.into_iter().any(asks));
        }
    }
    all > 0 && bidding * 3 >= all
}

/// Whether a document tells rather than bids.
fn tells(paragraphs: &[Paragraph]) -> bool {
    let text = || paragraphs.iter().take(LOOK_PARAGRAPHS).map(|p| &*p.text);
    let chars: usize = text().map(|t| t.chars().count()).sum();
    let past: usize = text().map(|t| t.matches(['了', '他', '她', '我']).count()).sum();
    text().any(|text| NARRATIVE.stand_in(text)) || past * 60 > chars
}

/// Words of headings that say what to do about it.
static LOOKING_AHEAD: Words = Words::new(&["目标", "任务", "措施", "筑牢", "夯实"]);

/// How long a heading that looks back may be: a longer one says what to do about it.
const LOOKING_BACK_CHARS_MAX: usize = 16;

/// Whether a heading opens a part that looks back.
pub(super) fn looks_back(title: &str) -> bool {
    title.chars().count() <= LOOKING_BACK_CHARS_MAX
        && LOOKING_BACK.stand_in(title)
        && !LOOKING_AHEAD.stand_in(title)
        && !IMPERATIVES.begin(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_plans() {
        let check = |title, expect| assert_eq!(is_plan(Some(title), &[], &[]), expect, "{title}");
        check("2020年政府工作报告重点工作责任分解", true);
        check("关于分解落实《政府工作报告》的通知", true);
        check("2023年民生实事项目责任分解表", true);
        check("关于开展2022年读书月活动的通知", true);
        check("某局关于做好防汛工作的通知", true);
        check("2023/2024年度周年校務計劃書", true);
        check("2020年政府工作报告", false);
        check("重点工作责任分解完成情况", false);
        check("关于政府工作报告任务分解落实情况的通报", false);
        check("关于召开述职会议的通知", false);
        check("关于开展教师招聘的简章", false);
    }
}

//! Whether a document is a plan at all, and which of its parts look back.
//!
//! A story, a law or a report holds numbers that are nobody's goals.

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
    let title = title.unwrap_or("");
    let core = super::front::title_core(super::front::display_title(title));
    let core = core.trim_end_matches(['表', '书']);
    let ends =
        PLANS.iter().any(|word| core.ends_with(word) || title.contains(&format!("{word}的通知")));
    if ends {
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
    bids(paragraphs) && !tells(paragraphs)
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
            bidding += usize::from(clauses.into_iter().any(|clause| IMPERATIVES.begin(clause)));
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

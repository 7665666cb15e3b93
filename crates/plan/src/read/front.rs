//! What stands before the outline: the title, the year it is for, who issued it.
//!
//! Must not read the outline; a document without a title is a document without a title.

use std::ops::Range;

use super::folding::{Folding, is_blank};
use super::lines::is_register_name;
use super::numbering::{Style, mark_at};
use super::numerals::numeral_at;
use super::paragraphs::{Form, Paragraph};
use super::scan::{Words, is_han, word_at};

/// Words a plan's title ends with.
#[rustfmt::skip]
static PLAN_WORDS: Words = Words::new(&[
    "要点", "计划", "方案", "规划", "纲要", "意见", "通知", "安排", "清单", "分解表", "任务表",
    "任务书", "行动", "措施", "举措", "目标", "工作表", "一览表", "责任书", "部署", "思路", "打算",
    "预案", "設想", "设想", "路线图", "时间表", "要點", "計劃", "規劃", "綱要", "意見", "總結",
    "总结", "报告", "決定", "决定", "办法", "细则", "通告", "公告", "函", "批复", "Plan", "PLAN",
    "Strategy", "plan", "任务分解", "责任分解", "目标分解", "任务分工", "责任分工", "工作分工", "登记表", "进度表",
    "推进表", "计划书", "計劃書", "规划书", "安排表", "分工表", "项目表", "计划表", "明细表", "台账",
]);

/// Words after a title that belong to it: 《…》印发.
static AFTER_TITLE: Words = Words::new(&["印发", "发布", "出台", "公布", "的通知"]);

/// Endings of names of those who issue plans.
#[rustfmt::skip]
static ORGANS: Words = Words::new(&[
    "人民政府办公室", "人民政府办公厅", "人民政府", "国务院办公厅", "国务院", "委员会", "教育局",
    "教体局", "教育厅", "教育部", "局", "厅", "委", "办公室", "办公厅", "中学", "小学", "学校",
    "幼儿园", "大学", "学院", "书院", "一中", "二中", "三中", "四中", "五中", "实验学校", "中心校",
    "集团", "党委", "党组", "党总支", "党支部", "工会", "协会", "研究院", "教研室", "教研组",
    "中心", "公司", "街道办事处", "镇政府", "政府", "园", "教務處", "學校", "中學", "小學",
]);

/// How far down a document its title may stand.
const TITLE_PARAGRAPHS_MAX: usize = 40;
/// How long a date of its own line may be.
const DATE_CHARS_MAX: usize = 20;
/// How long the name of one who issues plans may be.
const ORGAN_CHARS_MAX: usize = 30;
/// How long a title may be.
const TITLE_CHARS_MAX: usize = 80;

/// Where the title stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Its paragraphs.
    pub at: Range<usize>,
    /// The title, its lines joined.
    pub text: String,
}

/// Parts a line that begins with a title and goes on with its text.
pub(super) fn run_on_title(line: &str) -> Option<(&str, &str)> {
    notice_title(line).or_else(|| title_before_mark(line))
}

/// 某组工作计划 一、指导思想……: the title stands before the first mark.
fn title_before_mark(line: &str) -> Option<(&str, &str)> {
    let end = line.char_indices().nth(TITLE_CHARS_MAX).map_or(line.len(), |(at, _)| at);
    let blanks = line.get(..end)?.char_indices().filter(|&(_, c)| is_blank(c));
    blanks.map(|(at, c)| (at, at + c.len_utf8())).find_map(|(at, next)| {
        let (title, rest) = (line.get(..at)?, line.get(next..)?);
        let mark = mark_at(rest)?;
        let opens = mark.number == 1 && mark.style >= Style::Part && mark.style <= Style::Han;
        (opens && is_titled(title)).then_some((title, rest))
    })
}

/// What a notice's or an opinion's title ends with where the text runs on after it.
#[rustfmt::skip]
static NOTICES: Words = Words::new(&[
    "的通知", "的意见", "指导意见", "实施意见", "的决定", "的函", "的方案", "实施方案",
]);

/// A title at the beginning of a line that goes on with the text, and that text.
fn notice_title(line: &str) -> Option<(&str, &str)> {
    let end = line.char_indices().nth(TITLE_CHARS_MAX).map_or(line.len(), |(at, _)| at);
    let head = line.get(..end)?;
    let about = head.find("关于")?;
    let end = NOTICES.iter().filter_map(|w| head.find(w).map(|at| at + w.len())).min()?;
    let (title, rest) = line.split_at_checked(end)?;
    let fits = about < end
        && !title.contains(['。', '，', '；', '：'])
        && (about == 0 || is_organ(title.get(..about).unwrap_or("")))
        && rest.chars().next().is_some_and(is_han);
    fits.then_some((title, rest.trim_start_matches(is_blank)))
}

/// Finds the title among a document's first paragraphs.
pub(super) fn title(paragraphs: &[Paragraph]) -> Option<Title> {
    let before_outline =
        paragraphs.iter().take(TITLE_PARAGRAPHS_MAX).take_while(|p| !begins_outline(p)).count();
    let head = paragraphs.get(..before_outline)?;
    if let Some(at) = head.iter().position(|p| is_hash_title(&p.text)) {
        let text = head.get(at)?.text.trim_start_matches('#').trim_matches(is_blank).to_owned();
        return Some(Title { at: at..at + 1, text });
    }
    let found = (0..head.len()).find_map(|start| titled_from(head, start));
    found.or_else(|| plain_first_line(head, paragraphs))
}

fn begins_outline(paragraph: &Paragraph) -> bool {
    match &paragraph.form {
        Form::Text => mark_at(&paragraph.text).is_some_and(|m| {
            !matches!(m.style, Style::Hash(_) | Style::Annex | Style::Month | Style::Dash)
        }),
        // 索引号 | … stands above the title on a register's page.
        Form::Table(table) => !table.header.first().is_some_and(|name| is_register_name(name)),
        _ => true,
    }
}

fn is_hash_title(text: &str) -> bool {
    text.strip_prefix("# ").is_some_and(|rest| mark_at(rest.trim_start_matches(is_blank)).is_none())
}

/// A title that begins at a paragraph and may go on over the next ones.
fn titled_from(head: &[Paragraph], start: usize) -> Option<Title> {
    let mut text = String::new();
    for (index, paragraph) in head.iter().enumerate().skip(start).take(4) {
        if !may_be_title_line(&paragraph.text) {
            break;
        }
        text.push_str(&paragraph.text);
        if text.chars().count() > TITLE_CHARS_MAX {
            break;
        }
        if is_titled(&text) {
            // What stands above a whole title is the page's, unless it names who issued it.
            let above = index.checked_sub(1).filter(|&above| above >= start);
            let above = above.and_then(|above| head.get(above));
            if above.is_some_and(|p| stands_alone(&paragraph.text) && !is_organ(&p.text)) {
                return titled_from(head, index);
            }
            let mut end = index + 1;
            while let Some(next) = head.get(end).filter(|p| goes_on(&text, &p.text)) {
                text.push_str(&next.text);
                end += 1;
            }
            return Some(Title { at: start..end, text });
        }
    }
    None
}

/// Whether a line is a title by itself, with who issues or what about at its beginning.
fn stands_alone(line: &str) -> bool {
    is_titled(line) && (line.starts_with("关于") || issuer_in_title(line).is_some())
}

fn may_be_title_line(text: &str) -> bool {
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let annexed = mark_at(text).is_some_and(|mark| mark.style == Style::Annex);
    text.chars().count() <= TITLE_CHARS_MAX
        && !text.ends_with(['。', '；', '，', '：', ':', '！'])
        && !text.contains(['。', '；', '>', '|', '｜', '»', '›'])
        && !is_date(text)
        && !is_document_number(text)
        && !bracketed
        && !annexed
}

/// Whether a line is a document's number: 浙教高教〔2025〕29号.
fn is_document_number(text: &str) -> bool {
    text.ends_with('号') && text.contains(['〔', '[', '【']) && text.chars().count() <= 30
}

/// Whether a text ends as titles do, what stands in brackets at its end aside.
fn is_titled(text: &str) -> bool {
    let balanced = text.matches('《').count() == text.matches('》').count()
        && text.matches(['（', '(']).count() == text.matches(['）', ')']).count();
    if !balanced {
        return false;
    }
    let core = title_core(text);
    core.chars().nth(3).is_some() && PLAN_WORDS.end(core)
}

/// A title without what stands in brackets at its end, closing marks and 印发.
pub(super) fn title_core(text: &str) -> &str {
    let mut core = text.trim_matches(is_blank);
    loop {
        let before = core;
        if core.ends_with(['）', ')'])
            && let Some(open) = core.rfind(['（', '('])
        {
            core = core.get(..open).unwrap_or("");
        }
        core = core.trim_end_matches(is_blank).trim_end_matches(['》', '”', '"']);
        if core.is_ascii() {
            core = core.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
        }
        core = AFTER_TITLE
            .iter()
            .find_map(|w| core.strip_suffix(w).filter(|c| c.ends_with('》')))
            .unwrap_or(core);
        if core.len() == before.len() {
            return core;
        }
    }
}

/// Whether a line after a title still belongs to it: （2020-2022）, （征求意见稿）.
fn goes_on(title: &str, next: &str) -> bool {
    let bracketed = next.starts_with(['（', '(']) && next.ends_with(['）', ')']);
    let open = title.matches('《').count() > title.matches('》').count();
    (bracketed || open) && next.chars().count() <= 24 && !next.contains("此件")
}

/// A first line that is short and says no sentence.
fn plain_first_line(head: &[Paragraph], all: &[Paragraph]) -> Option<Title> {
    // 附件1 stands above the title, and is none.
    let annexed = |p: &Paragraph| mark_at(&p.text).is_some_and(|m| m.style == Style::Annex);
    let at = head.iter().position(|p| !annexed(p))?;
    let first = head.get(at)?;
    let short = first.text.chars().count() <= 40;
    let fits = short
        && may_be_title_line(&first.text)
        && !first.text.contains(['，', ','])
        && first.text.chars().nth(3).is_some()
        && all.len() > 1;
    fits.then(|| Title { at: at..at + 1, text: first.text.to_string() })
}

/// The part of a title that names the plan: a covering notice's 《…》, or the whole.
pub fn display_title(title: &str) -> &str {
    let Some((before, rest)) = title.split_once('《') else { return title };
    let Some((inner, after)) = rest.rsplit_once('》') else { return title };
    let wraps = before.is_empty()
        || before.ends_with(['发', '布', '于', '达', '行'])
        || before.ends_with("關於")
        || before.ends_with("公示");
    let rest_is_notice = after.is_empty()
        || after.ends_with("通知")
        || AFTER_TITLE.contains(after)
        || after.starts_with(['（', '(', '的']);
    if wraps && rest_is_notice && !inner.is_empty() { inner } else { title }
}

/// The first and the last year a title names: 2022年, 2020—2022年, 2021学年, “十四五”.
pub(crate) fn years(title: &str) -> Option<(i32, i32)> {
    // 2025年工作总结及2026年工作计划 is a plan for 2026.
    let ahead = title.rsplit_once("总结").map(|(_, ahead)| ahead);
    ahead.and_then(years_in).or_else(|| years_in(title))
}

fn years_in(title: &str) -> Option<(i32, i32)> {
    let chars: Vec<char> =
        title.chars().filter(|&c| !is_blank(c)).map(|c| Folding::default().fold(c)).collect();
    let mut found: Option<(i32, i32)> = None;
    let mut at = 0;
    while at < chars.len() {
        let c = chars.get(at).copied().unwrap_or(' ');
        let Some(numeral) =
            (c.is_ascii_digit() || c == '二').then(|| numeral_at(&chars, at)).flatten()
        else {
            at += 1;
            continue;
        };
        let year = i32::try_from(numeral.value.thousandths() / 1000).unwrap_or(0);
        let whole = numeral.value.thousandths() % 1000 == 0 && numeral.end - at == 4;
        // 〔2014〕25号 is a document's number.
        let numbered = at > 0 && chars.get(at - 1) == Some(&'〔');
        if whole && (1990..=2100).contains(&year) && !numbered {
            found = Some(found.map_or((year, year), |(first, _)| (first, year)));
        }
        at = numeral.end;
    }
    found.filter(|(first, last)| first <= last).or_else(|| five_years(title))
}

/// The five-year plans, with their first years.
pub(crate) const FIVE_YEARS: &[(&str, i32)] =
    &[("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)];

/// The years of the five-year plan a text names.
pub(super) fn five_years(title: &str) -> Option<(i32, i32)> {
    FIVE_YEARS.iter().find(|(name, _)| title.contains(name)).map(|&(_, first)| (first, first + 4))
}

/// Who issued a document by its title: the name before 关于, or before the plan's own year.
pub(super) fn issuer_in_title(title: &str) -> Option<String> {
    if let Some((before, _)) = title.split_once("关于").or_else(|| title.split_once("關於"))
        && !before.contains('《')
        && is_organ(before)
    {
        return Some(before.trim_matches(is_blank).to_owned());
    }
    organ_prefix(display_title(title))
}

/// The longest beginning of a title that names an organ.
fn organ_prefix(title: &str) -> Option<String> {
    let title = title.trim_start_matches(['《', '“']);
    let chars: Vec<char> = title.chars().collect();
    let end = chars
        .iter()
        .position(|c| c.is_ascii_digit() || "《“（(【〇关".contains(*c))
        .unwrap_or(chars.len());
    let best = (2..=end).rev().find(|&to| {
        ORGANS.iter().any(|organ| {
            let len = organ.chars().count();
            to > len
                && word_at(&chars, to - len, organ) == Some(len)
                && (len > 1 || to == end || follows_organ(&chars, to))
                && !matches!(chars.get(to), Some('生'))
                && !["建设", "创建", "三年", "标准"]
                    .iter()
                    .any(|w| word_at(&chars, to, w).is_some())
        })
    })?;
    Some(chars.get(..best)?.iter().filter(|&&c| !is_blank(c)).collect())
}

/// Whether a one-character ending (局, 委, 园) ends a name here rather than stands inside a word.
fn follows_organ(chars: &[char], to: usize) -> bool {
    static NEXT: Words = Words::new(&[
        "工作", "年度", "学年", "教育", "落实", "贯彻", "推进", "实施", "安全", "党建", "学期",
        "第一", "第二", "春季", "秋季",
    ]);
    NEXT.iter().any(|word| word_at(chars, to, word).is_some())
}

/// Whether a line is the name of an organ and nothing more.
pub(super) fn is_organ(line: &str) -> bool {
    let name = line.trim_matches(is_blank);
    let name = name.strip_suffix("（代章）").unwrap_or(name);
    if name.len() > 4 * ORGAN_CHARS_MAX {
        return false;
    }
    let chars = name.chars().count();
    (2..=ORGAN_CHARS_MAX).contains(&chars)
        && !name.contains(['，', '。', '、', '；', '：', '“', '《', '\t'])
        && ORGANS.end(name)
        && mark_at(name).is_none()
}

/// Whether a line is a date and nothing more: 2020年10月10日, 二〇二二年三月, 2026-07-30.
pub(super) fn is_date(line: &str) -> bool {
    let in_date = |c: char| {
        let is_numeral = matches!(
            c,
            '0'..='9'
                | '〇'
                | '零'
                | '○'
                | 'O'
                | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
        );
        is_numeral || matches!(c, '年' | '月' | '日' | '号' | '-' | '/' | '.' | ':' | '印' | '发')
    };
    let mut compact = Vec::new();
    for c in line.chars().filter(|&c| !is_blank(c)).map(|c| Folding::default().fold(c)) {
        if !in_date(c) || compact.len() == DATE_CHARS_MAX {
            return false;
        }
        compact.push(c);
    }
    compact.len() >= 5
        && (compact.contains(&'年')
            || compact.iter().filter(|c| **c == '-' || **c == '/' || **c == '.').count() == 2)
}

/// The issuer named by a sender's line above a date, and the year of that date.
pub(super) fn sender(lines: &[&str]) -> (Option<String>, Option<i32>) {
    let pair = lines.windows(2).rev().find_map(|pair| match pair {
        [name, date] if is_organ(name) && is_date(date) => Some((*name, *date)),
        _ => None,
    });
    match pair {
        Some((name, date)) => {
            let name = name.trim_matches(is_blank);
            (Some(name.strip_suffix("（代章）").unwrap_or(name).to_owned()), plan_year(date))
        }
        None => (None, None),
    }
}

/// The year a plan signed on a day is for: one signed at a year's end is for the next.
pub(super) fn plan_year(date: &str) -> Option<i32> {
    let (year, _) = years(date)?;
    let month = date.split('年').nth(1)?.split('月').next()?.trim_matches(is_blank);
    Some(if matches!(month, "11" | "12" | "十一" | "十二" | "１１" | "１２") {
        year + 1
    } else {
        year
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_title(lines: &[&str], expect: Option<&str>) {
        let paragraphs: Vec<Paragraph> = lines.iter().map(|&l| Paragraph::text(l, 1)).collect();
        assert_eq!(title(&paragraphs).map(|t| t.text).as_deref(), expect, "{lines:?}");
    }

    #[test]
    fn finds_titles() {
        check_title(
            &["关于印发《某县教育局2022年工作要点》的通知", "正文。"],
            Some("关于印发《某县教育局2022年工作要点》的通知"),
        );
        check_title(
            &["某县第一小学", "2023年工作计划", "为了提高质量。", "一、甲"],
            Some("某县第一小学2023年工作计划"),
        );
        check_title(
            &[
                "各科室：",
                "现予公布。",
                "某校",
                "2020年1月1日",
                "某校三年行动计划",
                "（2020-2022）",
                "（征求意见稿）",
                "为了。",
            ],
            Some("某校三年行动计划（2020-2022）（征求意见稿）"),
        );
        check_title(
            &["首页", "新闻", "政务 > 文件", "某省行动方案（2024—2027年）", "为了。"],
            Some("某省行动方案（2024—2027年）"),
        );
        check_title(
            &["首页 | 公开", "政府信息", "某区政府办公室关于印发某要点的通知", "各单位："],
            Some("某区政府办公室关于印发某要点的通知"),
        );
        check_title(&["一、指导思想", "甲。"], None);
        check_title(
            &["附件1", "2020年政府工作报告重点工作责任分解", "一、甲"],
            Some("2020年政府工作报告重点工作责任分解"),
        );
        check_title(&["附件2", "某市实事清册", "一、甲"], Some("某市实事清册"));
        check_title(&["各镇（街道）：", "2025年初，票决了8件实事。", "一、甲"], None);
    }

    #[test]
    fn finds_the_plan_inside_a_notice() {
        for (title, expect) in [
            ("关于印发《某县2022年工作要点》的通知", "某县2022年工作要点"),
            (
                "某省教育厅关于印发《某行动方案（2025—2027 年）》的通知",
                "某行动方案（2025—2027 年）",
            ),
            ("《某规划》", "某规划"),
            ("《某方案》印发", "某方案"),
            ("关于落实《条例》的实施方案", "关于落实《条例》的实施方案"),
            ("某校计划", "某校计划"),
        ] {
            assert_eq!(display_title(title), expect);
        }
    }

    #[test]
    fn finds_years_and_issuers() {
        assert_eq!(years("某局2022年工作要点"), Some((2022, 2022)));
        assert_eq!(years("某方案（2025—2027 年）"), Some((2025, 2027)));
        assert_eq!(years("某市“十四五”规划"), Some((2021, 2025)));
        assert_eq!(years("二〇二三年工作计划"), Some((2023, 2023)));
        assert_eq!(years("意见国办发〔2014〕25号"), None);
        assert_eq!(
            issuer_in_title("关于印发《桐庐县教育局2022年工作要点》的通知").as_deref(),
            Some("桐庐县教育局")
        );
        assert_eq!(
            issuer_in_title("某省教育厅关于印发《某方案》的通知").as_deref(),
            Some("某省教育厅")
        );
        assert_eq!(
            issuer_in_title("某市第一中学教育信息化三年行动计划").as_deref(),
            Some("某市第一中学")
        );
        assert_eq!(issuer_in_title("某省运力提升行动方案"), None);
        assert_eq!(
            sender(&["甲。", "某中学", "2009年12月27日"]),
            (Some("某中学".into()), Some(2010))
        );
    }
}

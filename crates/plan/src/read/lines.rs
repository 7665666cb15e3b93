//! Text -> lines without what a printer or a web page put around them.
//!
//! Knows page numbers and page furniture; knows nothing of headings or tasks.

use super::folding::is_blank;
use super::scan::Words;

/// A line of the source without the blanks around it; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The text.
    pub text: &'a str,
    /// Its place in the source, from 1.
    pub number: u32,
    /// Whether it is an entry of a table of contents.
    pub is_entry: bool,
    /// Whether the text has what parts the cells of tables.
    pub may_hold_cells: bool,
}

/// Words that stand only in the furniture below a web page's text.
#[rustfmt::skip]
static FOOTER: Words = Words::new(&[
    "版权所有", "ICP备", "公网安备", "网站标识码", "返回顶部", "网站地图", "打印本页", "关闭窗口",
    "扫一扫在手机", "分享到", "分享：", "相关文章", "上一篇", "下一篇", "附件下载", "责任编辑",
]);

/// Words that begin the furniture between a web page's title and its text.
#[rustfmt::skip]
static BYLINE: Words = Words::new(&[
    "发布时间", "发布日期", "浏览次数", "点击数", "点击量", "字体：", "当前位置", "信息来源",
    "文章来源", "阅读次数", "来源：",
]);

/// Names of what legal databases and public registers say of a document above its text.
#[rustfmt::skip]
static REGISTER: Words = Words::new(&[
    "制定机关", "公布日期", "发布日期", "字号", "施行日期", "实施日期", "效力等级", "效力级别", "效力位阶",
    "时效性", "主题分类", "法规类别", "发文字号", "发文机关", "发布机构", "发布机关", "发布单位", "索引号",
    "成文日期", "生成日期", "文号", "公开方式", "公开范围", "组配分类", "信息分类", "公开日期", "有效性",
    "是否有效", "体裁分类", "信息索取号", "关键词", "信息名称", "所属主题", "公文种类", "发文日期",
]);
/// Lines that stand alone above or around a text on a page of such a register.
static REGISTER_LINES: Words =
    Words::new(&["文章属性", "正文", "【法宝引证码】", "政策原文", "全文"]);

/// How many lines from the beginning a register's entry may stand.
const REGISTER_LINES_MAX: u32 = 40;

/// How many lines from the end the furniture below may begin at.
const FOOTER_LINES_MAX: usize = 40;
/// How long a line of furniture may be, in bytes.
const FURNITURE_BYTES_MAX: usize = 240;

/// Cuts a text into lines and drops page numbers and page furniture.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut number = 0_u32;
    let rare = Rare::of(text);
    for raw in text.split('\n') {
        number = number.saturating_add(1);
        for part in parts(raw, rare) {
            let trimmed = part.trim_matches(is_blank);
            let furniture = is_page_number(trimmed)
                || is_byline(trimmed)
                || number <= REGISTER_LINES_MAX && is_register_entry(trimmed);
            if trimmed.is_empty() || furniture {
                continue;
            }
            // Tabs at a row's ends are empty cells.
            let row = rare.cells
                && (trimmed.contains('\t')
                    || part.starts_with('\t') && part.trim_end_matches('\r').ends_with('\t'));
            let part = if row { part.trim_matches(|c| c != '\t' && is_blank(c)) } else { trimmed };
            let line = Line { text: part, number, is_entry: false, may_hold_cells: rare.cells };
            if rare.wide_blanks { split_at_wide_blanks(line, &mut lines) } else { lines.push(line) }
        }
    }
    drop_footer(&mut lines);
    split_title(&mut lines);
    lines
}

/// Cuts a line where marks other than a line feed break it.
fn parts(line: &str, rare: Rare) -> impl Iterator<Item = &str> {
    const BREAKS: [char; 5] = ['\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}'];
    let whole = (!rare.breaks).then_some(line);
    whole.into_iter().chain(line.split(BREAKS).take(if rare.breaks { usize::MAX } else { 0 }))
}

/// What few texts hold, told at once for a whole one.
#[derive(Clone, Copy, Debug)]
struct Rare {
    /// Marks other than a line feed that break lines.
    breaks: bool,
    /// Tabs or bars.
    cells: bool,
    /// Ideographic blanks.
    wide_blanks: bool,
}

impl Rare {
    /// Looks at many bytes at once: may say yes too often, never too seldom.
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let nexts = bytes.get(1..).unwrap_or(&[]);
        let mut rare = Self { breaks: false, cells: false, wide_blanks: false };
        bytes.iter().zip(nexts).for_each(|(&byte, &next)| rare.see(byte, next));
        bytes.last().iter().for_each(|&&last| rare.see(last, 0));
        rare
    }

    /// Looks at a byte and the next; written so that many are compared at once.
    #[inline]
    fn see(&mut self, byte: u8, next: u8) {
        let in_breaks = byte.wrapping_sub(0xb) < 3;
        self.breaks |= in_breaks | (byte == 0x80) & (next & 0xfe == 0xa8);
        self.cells |= (byte == b'\t') | (byte == b'|') | (byte == 0xef) & (next == 0xbd);
        self.wide_blanks |= (byte == 0x80) & (next == 0x80);
    }
}

/// Where a title runs into the text after it, they are parted: ……的指导意见国办发〔2014〕25号……
fn split_title(lines: &mut Vec<Line<'_>>) {
    let Some(&first) = lines.first() else { return };
    if let Some((title, rest)) = super::front::run_on_title(first.text) {
        lines.splice(0..1, [Line { text: title, ..first }, Line { text: rest, ..first }]);
    }
}

/// Where line breaks were lost, two or more ideographic blanks stand for each.
fn split_at_wide_blanks<'a>(whole: Line<'a>, lines: &mut Vec<Line<'a>>) {
    let line = |text| Line { text, ..whole };
    let (mut rest, mut from) = (whole.text, 0);
    while let Some(found) = rest.get(from..).and_then(|tail| tail.find("\u{3000}\u{3000}")) {
        let (head, tail) = rest.split_at(from + found);
        let tail = tail.trim_start_matches(is_blank);
        // 目　　录 and 指　　标 are words spread for looks.
        if head.chars().nth(2).is_none() || tail.chars().nth(1).is_none() {
            from = rest.len() - tail.len();
            continue;
        }
        lines.push(line(head.trim_end_matches(is_blank)));
        (rest, from) = (tail, 0);
    }
    if !rest.is_empty() {
        lines.push(line(rest));
    }
}

/// Whether a line is only a page number: - 3 -, — 3 —, 第3页, 第 3 页 共 10 页, 3/10.
fn is_page_number(line: &str) -> bool {
    if line.len() > 48 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let compact: String = line.chars().filter(|&c| !is_blank(c)).collect();
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashes: &[char] = &['-', '—', '–', '－', '─', '·', '•'];
    let inner = compact.trim_matches(dashes);
    if inner.len() < compact.len()
        && compact.starts_with(dashes)
        && compact.ends_with(dashes)
        && digits(inner)
    {
        return true;
    }
    if let Some((page, pages)) = compact.split_once('/') {
        return digits(page.trim_start_matches('第').trim_end_matches('页'))
            && digits(pages.trim_start_matches('共').trim_end_matches('页'))
            && compact.contains('页');
    }
    let Some(rest) = compact.strip_prefix('第') else { return false };
    let Some((page, rest)) = rest.split_once('页') else { return false };
    let rest = rest.trim_start_matches(['，', ',', '(', '（']).trim_end_matches([')', '）']);
    let pages = rest.strip_prefix('共').and_then(|r| r.strip_suffix('页'));
    digits(page) && (rest.is_empty() || pages.is_some_and(digits))
}

fn is_byline(line: &str) -> bool {
    line.len() < FURNITURE_BYTES_MAX && !line.contains('。') && BYLINE.begin(line)
}

/// Whether a line is what a register says of the document: 【制定机关】某局, 索引号：0001.
fn is_register_entry(line: &str) -> bool {
    if line.len() >= FURNITURE_BYTES_MAX || line.contains('。') {
        return false;
    }
    let head = line.strip_prefix('【').unwrap_or(line);
    let Some((name, _)) = head.split_once(['】', '：', ':']) else {
        return REGISTER_LINES.contains(line);
    };
    let name: String = name.chars().take(12).filter(|&c| !is_blank(c)).collect();
    REGISTER.contains(&name)
}

/// Drops what follows the text on a web page: sharing, neighbours, licence numbers.
fn drop_footer(lines: &mut Vec<Line<'_>>) {
    let from = lines.len().saturating_sub(FOOTER_LINES_MAX);
    let Some(tail) = lines.get(from..) else { return };
    let is_furniture = |line: &Line| line.len_is_furniture() && FOOTER.stand_in(line.text);
    let Some(first) = tail.iter().position(is_furniture) else { return };
    if tail.iter().skip(first).all(Line::len_is_furniture) {
        lines.truncate(from + first);
    }
}

impl Line<'_> {
    fn len_is_furniture(&self) -> bool {
        self.text.len() < FURNITURE_BYTES_MAX && !self.text.ends_with('。')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<&str> = lines(text).iter().map(|line| line.text).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn drops_page_numbers() {
        check("甲\n- 3 -\n乙\r\n— 12 —\r\n丙\u{c}第3页 共10页\n丁", &["甲", "乙", "丙", "丁"]);
        check("第3页的图\n-3度\n3/10", &["第3页的图", "-3度", "3/10"]);
    }

    #[test]
    fn splits_where_line_breaks_were_lost() {
        check(
            "意见：　　一、总体要求　　（一）目标。",
            &["意见：", "一、总体要求", "（一）目标。"],
        );
        check("目　　录", &["目　　录"]);
    }

    #[test]
    fn drops_page_furniture() {
        check(
            "关于某事的通知\n发布时间：2024-05-21\n正文。\n【返回顶部】\n版权所有：某局",
            &["关于某事的通知", "正文。"],
        );
        check(
            "上一篇文章写道，应当如此。\n正文还长。",
            &["上一篇文章写道，应当如此。", "正文还长。"],
        );
        check(
            "文章属性\n【制定机关】某局\n【字 号】某教〔2023〕2号\n正文\n关于某事的通知\n正文。",
            &["关于某事的通知", "正文。"],
        );
        check(
            "【保障措施】加强领导。\n【重点任务1】甲",
            &["【保障措施】加强领导。", "【重点任务1】甲"],
        );
    }
}

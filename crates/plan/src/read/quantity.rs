//! A number with its range, unit and the words that bound it: 8至10所, 90%以上, 200门左右.
//!
//! Says what is written, not whether it is a goal: `targets` does.

use super::numerals::{Numeral, begins_number, numeral_at, percent_at};
use super::scan::{
    Meanings, Words, char_at, char_before, ends_clause, is_han, longest_at, word_at, word_before,
};
use crate::{Number, Op};

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity<'t> {
    /// Where its first number begins.
    pub start: usize,
    /// The place after its last character, a suffix such as 以上 included.
    pub end: usize,
    /// Where the suffix begins; `end` where there is none.
    pub suffix: usize,
    /// The number, or a range's lower end.
    pub value: Number,
    /// A range's upper end.
    pub upper: Option<Number>,
    /// The unit as it stands, less blanks; empty where there is none.
    pub unit: &'t [char],
    /// What the suffix says.
    pub bound: Option<Op>,
    /// Whether the number is written in Han characters.
    pub han: bool,
}

/// Units of a share.
pub(super) static SHARE_UNITS: Words = Words::new(&["%", "‰", "个百分点", "百分点"]);

/// Units of what is counted or measured.
#[rustfmt::skip]
static UNITS: Words = Words::new(&[
    "所", "个", "名", "人", "次", "场", "门", "项", "家", "支", "种", "台", "套", "条", "件", "篇",
    "节", "课时", "学时", "学分", "期", "批", "部", "座", "栋", "幢", "辆", "亩", "公顷", "平方米",
    "平方公里", "立方米", "元", "人次", "人/次", "小时", "分钟", "倍", "册", "本", "份", "户", "处",
    "队", "对", "米", "公里", "千米", "千瓦", "吨", "公斤", "克", "毫秒", "ms", "位", "株", "片",
    "组", "课", "幅", "封", "张", "例", "起", "只", "棵", "堂", "讲", "间", "班", "床", "张床位",
    "分", "遍", "周次", "标箱", "架次", "艘", "棚", "盏", "根", "块", "颗", "枚", "村", "镇", "乡",
    "街道", "岁", "年", "天", "标准煤", "吨标准煤", "微克/立方米", "箱", "款", "宗", "批次", "个次",
    "系列", "TB", "PB", "EFLOPS", "PFLOPS", "GW", "MW", "kW", "km", "dB", "Gbps", "Tbps", "Mbps",
    "千瓦时", "趟", "蒸吨", "场次", "P", "个月", "个工作日", "个课时", "个学时", "立方米/公顷",
    "次/周", "平方米/人", "字", "架", "盆", "盒", "袋", "面", "口", "眼", "头", "首", "页", "升", "毫升",
    "厘米", "毫米", "人份", "剂次", "剂", "℃", "美元", "日", "秒", "张病床", "个百分位", "羽", "匹", "桶", "具", "副", "顶", "把",
    "集", "出", "卷", "万千瓦", "兆瓦", "个点", "例次", "册次", "件次", "家次", "户次", "车次", "班次", "个标准", "轮", "穴", "辆次", "台次",
    ":1", "/10万", "/十万", "/百万", "/万", "学年", "个学期", "场(次)", "人(次)", "分贝", "立方", "平方千米",
]);

/// What a unit may be for each of.
#[rustfmt::skip]
static EACH: Words = Words::new(&[
    "/千人", "/万人", "/百人", "/人", "/年", "/月", "/周", "/日", "/天", "/亩", "/平方公里", "/学期",
]);

/// What may stand between a number and its unit and makes it larger.
static MULTIPLIERS: Words = Words::new(&["万", "亿", "百", "千", "万亿", "千万", "百万"]);

static SUFFIXES: Meanings<Op> = Meanings::new(&[
    ("以上", Op::Ge),
    ("及以上", Op::Ge),
    ("(含)以上", Op::Ge),
    ("以内", Op::Le),
    ("之内", Op::Le),
    ("以下", Op::Le),
    ("及以下", Op::Le),
    ("左右", Op::Approx),
    ("上下", Op::Approx),
]);

/// Words after a number that say a little more than it.
static MORE: Words = Words::new(&["多", "余", "来"]);

/// English words that stand before a number; blanks are gone by then.
const ENGLISH_BEFORE: [&str; 8] = ["by", "to", "least", "than", "below", "under", "above", "over"];

/// How long a unit that no table knows may be.
const RARE_UNIT_CHARS_MAX: usize = 2;
/// What such a unit does not begin with: times, places in an order, and what bounds.
const NO_UNIT: &str = "年月日号周点时季级届版以左上之的和及或前后线路";

/// What joins the ends of a range.
static TO: Words = Words::new(&["-", "至", "到", "--"]);

/// Reads the quantity whose number begins at a place.
pub(super) fn quantity_at(text: &[char], at: usize) -> Option<Quantity<'_>> {
    let c = char_at(text, at)?;
    if !begins_number(c) || !stands_free(text, at) {
        return None;
    }
    let (first, percent) = match percent_at(text, at) {
        Some(numeral) => (numeral, true),
        // 百场, 千校: many, not a hundred.
        None if c == '百' => return None,
        None => (numeral_at(text, at)?, false),
    };
    let first_unit = unit_len(text, first.end);
    if glued(text, first.end, first_unit) {
        return None;
    }
    let (upper, mut end) = range_end(text, &first, first_unit);
    let more = longest_at(text, end, &MORE);
    end += more.unwrap_or(0);
    let unit_start = end;
    end += if end == first.end { first_unit } else { unit_len(text, end) };
    let unit = if percent { &['%'] } else { text.get(unit_start..end)? };
    let suffix = end;
    let mut bound = more.map(|_| Op::Approx);
    if let Some((len, op)) = suffix_at(text, end) {
        bound = Some(op);
        end += len;
    }
    Some(Quantity {
        start: at,
        end,
        suffix,
        value: first.value,
        upper,
        unit,
        bound,
        han: first.han,
    })
}

/// Reads a unit no table knows, where it ends its clause: 5000架, 30樘以上.
///
/// Worth a look only where a bound asks for the number.
pub(super) fn with_rare_unit<'t>(text: &'t [char], q: &Quantity<'t>) -> Option<Quantity<'t>> {
    if !q.unit.is_empty() || q.han || q.value.thousandths() % 1000 != 0 || q.bound.is_some() {
        return None;
    }
    let len = (1..=RARE_UNIT_CHARS_MAX).find(|&len| {
        let end = q.end + len + suffix_at(text, q.end + len).map_or(0, |(len, _)| len);
        char_at(text, end).is_none_or(|c| ends_clause(c) || matches!(c, '、' | ')'))
    })?;
    let unit = text.get(q.end..q.end + len)?;
    let fits =
        unit.iter().all(|&c| is_han(c)) && !unit.first().is_some_and(|c| NO_UNIT.contains(*c));
    let suffix = q.end + len;
    let (bound_len, bound) = suffix_at(text, suffix).map_or((0, None), |(len, op)| (len, Some(op)));
    fits.then_some(Quantity { end: suffix + bound_len, suffix, unit, bound, ..*q })
}

fn suffix_at(text: &[char], at: usize) -> Option<(usize, Op)> {
    SUFFIXES.longest(text, at)
}

/// Whether the number is no part of a code, an ordinal or a longer number.
fn stands_free(text: &[char], at: usize) -> bool {
    match char_before(text, at) {
        None => true,
        // DR一台
        Some(c)
            if c.is_ascii_alphabetic()
                && !char_at(text, at).is_some_and(|c| c.is_ascii_digit()) =>
        {
            true
        }
        Some(c) if c.is_ascii_alphabetic() => {
            ENGLISH_BEFORE.iter().any(|word| word_before(text, at, word).is_some())
                || c.is_ascii_lowercase() && is_share(text, at)
        }
        Some(c) => {
            !(c.is_ascii_digit() || matches!(c, '第' | '.' | '·' | '+' | '/' | '*' | '×' | '数'))
        }
    }
}

/// Whether digits and a sign of percent stand at a place: blanks are gone from that 95%.
fn is_share(text: &[char], at: usize) -> bool {
    let digits = text.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    char_at(text, at + digits) == Some('%')
}

/// Whether what follows makes the number part of a name: 1+X, 5G, 2.0版, 100周年.
fn glued(text: &[char], end: usize, unit_len: usize) -> bool {
    match char_at(text, end) {
        // 10/10万: so many in a hundred thousand.
        Some('/') => unit_len == 0,
        Some('+' | '*' | '×') => true,
        Some(c) if c.is_ascii_alphabetic() => unit_len == 0,
        _ => word_at(text, end, "周年").is_some(),
    }
}

fn range_end(text: &[char], first: &Numeral, unit_len: usize) -> (Option<Number>, usize) {
    let share = longest_at(text, first.end, &SHARE_UNITS).unwrap_or(0);
    for from in [first.end, first.end + share, first.end + unit_len] {
        let Some(len) = longest_at(text, from, &TO) else { continue };
        if let Some(second) = numeral_at(text, from + len)
            && second.value > first.value
            && second.han == first.han
        {
            return (Some(second.value), second.end);
        }
    }
    (None, first.end)
}

/// The length of the unit at a place, a multiplier such as 万 included; 0 where there is none.
fn unit_len(text: &[char], at: usize) -> usize {
    if let Some(len) = longest_at(text, at, &SHARE_UNITS) {
        return len;
    }
    let multiplier = longest_at(text, at, &MULTIPLIERS).unwrap_or(0);
    // 千瓦 is a unit of its own.
    let whole = longest_at(text, at, &UNITS).unwrap_or(0);
    let after = || longest_at(text, at + multiplier, &UNITS).unwrap_or(0);
    let unit = if multiplier == 0 { whole } else { after() };
    let (multiplier, unit) = if whole > multiplier + unit || unit == 0 && whole > 0 {
        (0, whole)
    } else {
        (multiplier, unit)
    };
    let latin_goes_on = |end: usize| {
        char_before(text, end).is_some_and(|c| c.is_ascii_alphabetic())
            && char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let ratio_goes_on = char_at(text, at) == Some(':')
        && char_at(text, at + unit).is_some_and(|c| c.is_ascii_digit());
    // 4.5批次/千人
    let each = longest_at(text, at + multiplier + unit, &EACH).filter(|_| unit > 0).unwrap_or(0);
    let unit = unit + each;
    if latin_goes_on(at + multiplier + unit) || ratio_goes_on { 0 } else { multiplier + unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        let chars: Vec<char> = text.chars().collect();
        let at = chars.iter().position(|&c| begins_number(c)).unwrap();
        let got = quantity_at(&chars, at).map(|q| {
            let upper = q.upper.map_or(String::new(), |u| format!("..{u}"));
            let unit: String = q.unit.iter().collect();
            format!("{}{upper} {unit} {:?} {}", q.value, q.bound, q.end - q.start)
        });
        assert_eq!(got.as_deref(), expect, "{text}");
    }

    #[test]
    fn reads_quantities() {
        check("120所", Some("120 所 None 4"));
        check("8至10所", Some("8..10 所 None 5"));
        check("2-3所", Some("2..3 所 None 4"));
        check("10%-20%", Some("10..20 % None 7"));
        check("90%以上", Some("90 % Some(Ge) 5"));
        check("200门左右", Some("200 门 Some(Approx) 6"));
        check("5个百分点", Some("5 个百分点 None 5"));
        check("2万台", Some("2 万台 None 3"));
        check("百分之九十以上", Some("90 % Some(Ge) 7"));
        check("两次", Some("2 次 None 2"));
        check("100余名", Some("100 名 Some(Approx) 5"));
        check("3ms", Some("3 ms None 3"));
        check("10/10万", Some("10 /10万 None 6"));
        check("4.5批次/千人", Some("4.5 批次/千人 None 8"));
        check("1.8:1", Some("1.8 :1 None 5"));
        check("8:15", Some("8  None 1"));
        check("1+X", None);
        check("400G", None);
        check("IPv4和", None);
        check("第3名", None);
        check("100周年", None);
    }
}

//! Times told by what happens then, or by a part of a week: 入冬前, 开学两周内, 每周二下午, 5月第二周.
//!
//! Reads one such time at one place; `when` asks for it. No day is known of what the weather or a
//! timetable sets.

use super::numerals::numeral_at;
use super::scan::{Meanings, Words, char_at, longest_at, word_at};
use super::when::{Weight, When};

/// What comes at a time of the year that no calendar knows.
#[rustfmt::skip]
static OCCASIONS: Words = Words::new(&[
    "入冬", "入夏", "入汛", "入秋", "汛期", "主汛期", "雨季", "冰冻期", "供暖", "供暖期", "采暖期", "高考", "中考",
    "春运", "暑运", "两会", "秋收", "春耕", "春播", "学期考试", "期中考试", "期末考试", "期中检测", "期末检测",
    "期中测试", "期末测试", "开学典礼", "寒假", "期中", "期末", "开学", "放假", "毕业",
]);
/// Words between an occasion and the side of it: 汛期来临前.
static COMING: Words = Words::new(&["来临", "到来", "开始", "结束", "来临之", "到来之"]);
/// The sides of an occasion.
static SIDES: Words = Words::new(&["前", "之前", "以前", "前夕", "期间", "前后", "后", "之后"]);

/// The first day of school, which weeks and days are counted from.
static SCHOOL_BEGINS: Words = Words::new(&["开学", "开学后", "新学期", "新学期开学"]);
/// What is counted from there.
static SPANS: Words = Words::new(&["周", "天", "日", "个月", "个星期", "个周"]);

/// The words such times begin with.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    OCCASIONS.iter().chain(SCHOOL_BEGINS.iter())
}

/// 入冬前, 汛期来临前, 春运期间, 开学两周内.
pub(super) fn occasion(text: &[char], at: usize) -> Option<When> {
    let end = around(text, at).or_else(|| after_school_begins(text, at))?;
    Some(When { end, from: None, to: None, weight: Weight::Deadline, edged: true })
}

fn around(text: &[char], at: usize) -> Option<usize> {
    let end = at + longest_at(text, at, &OCCASIONS)?;
    let end = end + longest_at(text, end, &COMING).unwrap_or(0);
    let side = longest_at(text, end, &SIDES)?;
    // 中考后勤, 开学前后: the longest side counts, a longer word is none.
    let word_goes_on =
        char_at(text, end + side) == Some('勤') || word_at(text, end, "后续").is_some();
    (!word_goes_on).then_some(end + side)
}

fn after_school_begins(text: &[char], at: usize) -> Option<usize> {
    let end = at + longest_at(text, at, &SCHOOL_BEGINS)?;
    let number = numeral_at(text, end).filter(|number| number.end - end <= 2)?;
    let end = number.end + longest_at(text, number.end, &SPANS)?;
    longest_at(text, end, &["内", "之内", "以内"]).map(|len| end + len)
}

/// Days of the week after 每周.
const WEEKDAYS: &str = "一二三四五六日天";
/// What makes a numeral after 每周 a count: 每周一次.
const COUNTED: &str = "次节课小个场篇天堂本份期遍位名张例条轮项至到十百";
/// Parts of a day.
static HOURS: Words = Words::new(&["上午", "下午", "中午", "晚上", "晚", "早上", "早晨", "晚自习"]);

/// The end of 二下午 and of 一17:00前 after 每周.
pub(super) fn day_of_week(text: &[char], at: usize) -> usize {
    let day = at + longest_at(text, at, &["星期", "周"]).unwrap_or(0);
    let named = char_at(text, day).is_some_and(|c| WEEKDAYS.contains(c))
        && !char_at(text, day + 1).is_some_and(|c| COUNTED.contains(c));
    if !named {
        return at;
    }
    let end = day + 1 + longest_at(text, day + 1, &HOURS).unwrap_or(0);
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '时' | '点' | '半');
    let time = (end..).take_while(|&at| char_at(text, at).is_some_and(clock)).count();
    let before = longest_at(text, end + time, &["前", "之前", "以前"]);
    before.map_or(end, |len| end + time + len)
}

/// The length of 第二周 after a month.
pub(super) fn week_of_month(text: &[char], at: usize) -> usize {
    static WEEK: Words = Words::new(&["周", "个周", "个星期", "星期"]);
    let week = || {
        let number = at + word_at(text, at, "第")?;
        let numeral = numeral_at(text, number).filter(|n| n.end == number + 1)?;
        let fits = numeral.value <= crate::Number::from_int(5);
        let len = longest_at(text, numeral.end, &WEEK).filter(|_| fits)?;
        Some(numeral.end + len - at)
    };
    week().unwrap_or(0)
}

/// Months joined to one heading, with the place after them: 八到九月份, 六、七月份, 十二月份、一月份.
pub(super) fn joined_months(text: &[char]) -> Option<(u8, u8, usize)> {
    let month = |at: usize| {
        let numeral = numeral_at(text, at).filter(|n| n.end - at <= 2)?;
        let value = u8::try_from(numeral.value.thousandths() / 1000).ok()?;
        (1..=12).contains(&value).then_some((value, numeral.end))
    };
    let (first, end) = month(0)?;
    let end = end + longest_at(text, end, &["月份", "月"]).unwrap_or(0);
    let (len, listed) = JOINTS.longest(text, end)?;
    let (last, end) = month(end + len)?;
    let end = end + longest_at(text, end, &["月份", "月"])?;
    let next = if first == 12 { 1 } else { first + 1 };
    (first != last && (!listed || last == next)).then_some((first, last, end))
}

/// What joins two months, and whether only months that follow each other are joined so.
static JOINTS: Meanings<bool> = Meanings::new(&[
    ("-", false),
    ("--", false),
    ("至", false),
    ("到", false),
    ("、", true),
    ("和", true),
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn reads_occasions() {
        let check = |text: &str, expect: Option<usize>| {
            assert_eq!(occasion(&chars(text), 0).map(|when| when.end), expect, "{text}");
        };
        check("入冬前全部到位", Some(3));
        check("汛期来临前完成", Some(5));
        check("春运期间投入", Some(4));
        check("开学两周内完成", Some(5));
        check("期中考试后召开", Some(5));
        check("中考后勤保障", None);
        check("高考报名", None);
        check("开学典礼", None);
    }

    #[test]
    fn reads_days_of_weeks() {
        let check =
            |text: &str, expect: usize| assert_eq!(day_of_week(&chars(text), 0), expect, "{text}");
        check("二下午开展", 3);
        check("一17:00前通报", 7);
        check("一前上报", 2);
        check("三节课", 0);
        check("一次", 0);
        check("开展", 0);
        assert_eq!(week_of_month(&chars("第二周举办"), 0), 3);
        assert_eq!(week_of_month(&chars("第二次"), 0), 0);
    }

    #[test]
    fn joins_months() {
        let check = |text: &str, expect| assert_eq!(joined_months(&chars(text)), expect, "{text}");
        check("八到九月份：", Some((8, 9, 5)));
        check("六、七月份", Some((6, 7, 5)));
        check("十二月份、一月份", Some((12, 1, 8)));
        check("7-8月", Some((7, 8, 4)));
        check("三、五月份", None);
        check("九月份", None);
        check("二、3号", None);
    }
}

//! A plan of any size, for tests and benches: the same text for the same size, wherever it is made.
//!
//! Written as bureaus write: sections, items, sentences that name counts, rates, days, documents,
//! buildings and who answers for them. Must not be needed by anything that ships.

use std::fmt::Write as _;

/// The year the plan is for.
pub const YEAR: i32 = 2024;

/// How many sections a long plan has at most, and how many tasks stand in one of a short plan.
const SECTIONS_MAX: usize = 60;
const TASKS_A_SECTION: usize = 20;

const FIELDS: [&str; 12] = [
    "学前教育",
    "义务教育",
    "普通高中",
    "职业教育",
    "特殊教育",
    "教师队伍",
    "校园安全",
    "教育数字化",
    "德育工作",
    "体育美育",
    "教育督导",
    "后勤保障",
];
const AIMS: [&str; 8] = [
    "优质均衡发展",
    "提质扩容",
    "改革攻坚",
    "内涵建设",
    "规范管理",
    "特色培育",
    "协同育人",
    "风险防范",
];
const PLACES: [&str; 10] =
    ["城南", "富春江", "分水", "横村", "瑶琳", "百江", "江南", "凤川", "莪山", "合村"];
const OFFICES: [&str; 9] = [
    "基础教育科",
    "人事科",
    "计划财务科",
    "基建科",
    "安全科",
    "办公室",
    "督导室",
    "职成教科",
    "教师发展中心",
];

/// Random numbers that are the same every time. Source: Knuth, MMIX.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % sides.max(1)
    }

    fn pick(&mut self, of: &[&'static str]) -> &'static str {
        of.get(self.roll(of.len())).copied().unwrap_or_default()
    }
}

/// The text of a plan with so many tasks.
#[must_use]
pub fn text(tasks: usize) -> String {
    let a_section = TASKS_A_SECTION.max(tasks.div_ceil(SECTIONS_MAX));
    let mut dice = Dice(tasks as u64);
    let mut text = format!("长河县教育局{YEAR}年工作要点\n");
    let (mut section, mut item, mut in_item, mut in_section) = (0, 0, 0, 0);
    for task in 1..=tasks {
        if in_section == 0 {
            (section, item, in_item, in_section) = (section + 1, 0, 0, a_section);
            let (field, aim) = (dice.pick(&FIELDS), dice.pick(&AIMS));
            // Writing into a String does not fail.
            let _ = writeln!(text, "{}、聚焦{field}，着力推进{aim}", numeral(section));
        }
        if in_item == 0 {
            (item, in_item) = (item + 1, 3 + dice.roll(5));
            let (field, aim) = (dice.pick(&FIELDS), dice.pick(&AIMS));
            let _ = write!(text, "{item}．推动{field}{aim}。");
        }
        sentence(&mut text, task, &mut dice);
        (in_item, in_section) = (in_item - 1, in_section - 1);
        if in_item == 0 || in_section == 0 {
            text.push('\n');
            in_item = 0;
        }
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// One task; no two are the same.
fn sentence(text: &mut String, task: usize, dice: &mut Dice) {
    let (place, field, aim) = (dice.pick(&PLACES), dice.pick(&FIELDS), dice.pick(&AIMS));
    let (lead, support) = (dice.pick(&OFFICES), dice.pick(&OFFICES));
    let (count, month) = (dice.roll(18) + 2, dice.roll(10) + 3);
    // Writing into a String does not fail.
    let _ = match dice.roll(9) {
        0 => write!(
            text,
            "在{place}片区组织第{task}期{field}专题研修{count}次，由{lead}牵头，{support}配合。"
        ),
        1 => write!(
            text,
            "{month}月底前印发《长河县{field}{aim}第{task}号实施意见》，明确责任分工和时间表。"
        ),
        2 => write!(
            text,
            "建成{place}第{task}小学综合楼并于{month}月底前投入使用，责任单位：{lead}。"
        ),
        3 => write!(
            text,
            "{place}片区第{task}组{field}达标率保持在{}%以上，定期开展抽查并通报结果。",
            80 + count
        ),
        4 => write!(
            text,
            "新增{place}片区第{task}批{field}示范校{count}所，由{lead}牵头，{support}配合，{month}月底前完成验收。"
        ),
        5 => write!(
            text,
            "每月开展{place}片区第{task}轮{field}巡查，及时整改发现的问题，做到台账清、责任清。"
        ),
        6 => write!(
            text,
            "持续深化{place}片区{field}第{task}项改革，完善制度机制，推动{aim}落到实处、见到成效。"
        ),
        7 => write!(
            text,
            "开展{field}第{task}次主题活动，覆盖{place}片区{count}所学校，形成可复制可推广的经验做法。"
        ),
        _ => write!(text, "做好{place}片区第{task}类{field}信息报送工作，{lead}每季度汇总一次。"),
    };
}

/// A number as headings are labelled: 一, 十二, 六十.
fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    #[test]
    fn a_plan_has_the_tasks_it_was_asked_for() {
        for tasks in [1, 7, 100, 1000] {
            let plan = read(&text(tasks));
            assert_eq!(plan.nodes().map(|node| node.tasks.len()).sum::<usize>(), tasks);
            assert_eq!(plan.year, Some(YEAR));
            assert!(plan.warnings.is_empty(), "{:?}", plan.warnings);
        }
    }

    #[test]
    fn a_plan_holds_what_plans_hold() {
        let plan = read(&text(100));
        assert_eq!(plan.outline.len(), 5);
        let tasks: Vec<_> = plan.nodes().flat_map(|node| &node.tasks).collect();
        let with = |has: fn(&crate::Task) -> bool| tasks.iter().filter(|task| has(task)).count();
        assert!(with(|task| !task.targets.is_empty()) > 20);
        assert!(with(|task| !task.owners.is_empty()) > 20);
        assert!(with(|task| !task.due.is_empty()) > 20);
        assert!(with(|task| !task.documents.is_empty()) > 5);
        let mut texts: Vec<_> = tasks.iter().map(|task| &task.text).collect();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), 100);
    }
}

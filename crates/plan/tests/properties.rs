//! What holds of any text: no panic, nothing invented, nothing lost but page furniture.
//!
//! Must not know the rules of the reader.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails here has found what it looks for"
)]

mod support;

use proptest::prelude::*;
use support::{joined, left_over, squeeze};
use yaodian_plan::Plan;
use yaodian_plan::read::read;

/// Pieces documents are made of, so that random texts look like plans often enough.
const PIECES: &[&str] = &[
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2．",
    "3、",
    "①",
    "第一章 ",
    "第二节 ",
    "【重点任务1】",
    "——",
    "一是",
    "二是",
    "加强",
    "建设",
    "创建",
    "学校",
    "示范校",
    "普惠率",
    "达到",
    "不少于",
    "保持",
    "90%",
    "8至10所",
    "两次",
    "100个",
    "以上",
    "全覆盖",
    "零事故",
    "2022年",
    "9月底前",
    "到2025年",
    "秋季",
    "（责任单位：教育局、财政局）",
    "由教务处牵头",
    "《方案》",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "。",
    "；",
    "，",
    "、",
    "：",
    "\n",
    "\n\n",
    "\t",
    "　　",
    " ",
    "等项目",
    "与",
    "的合作办学",
    "序号\t内容\t时限\n",
    "目录\n",
    "……3\n",
    "- 2 -\n",
    "附件1\n",
    "九月份：",
    "十 八",
    "２０",
    "學校",
    "每学期",
    "前三名",
    "工作计划",
    "关于印发",
    "的通知",
];

fn plan_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// What must hold of a reading of any text.
fn holds(source: &str, plan: &Plan) {
    let squeezed = squeeze(source);
    // A sentence may go on over a page's end, whose number is no part of it.
    let without_pages = squeezed.replace("-2-", "");
    assert!(left_over(&squeezed, &joined(plan)).is_some(), "not in order: {source:?} {plan:?}");
    for node in plan.nodes() {
        let text = squeeze(&node.text);
        let mut rest = text.as_str();
        for task in &node.tasks {
            // Tasks of running text stand in their node's text, in order; a table's cells stand in it too.
            for part in task.text.split('\t') {
                let part = squeeze(part);
                let at =
                    rest.find(&part).unwrap_or_else(|| panic!("{part} not in {rest}: {source:?}"));
                rest = &rest[at + part.len()..];
            }
            let quotes = task.targets.iter().map(|t| &t.quote);
            let quotes = quotes.chain(task.due.iter().map(|d| &d.quote));
            let quotes = quotes.chain(task.owners.iter().flat_map(|o| [&o.quote, &o.name]));
            let quotes =
                quotes.chain(task.milestones.iter().map(|m| &m.name)).chain(&task.documents);
            for quote in quotes {
                assert!(!quote.is_empty(), "an empty quote: {source:?}");
                let quote = squeeze(quote);
                let stands = squeezed.contains(&quote) || without_pages.contains(&quote);
                assert!(stands, "{quote} not in {source:?}");
            }
        }
    }
    assert!(plan.nodes().enumerate().all(|(i, n)| n.id.0 as usize == i));
    assert!(plan.tasks().enumerate().all(|(i, t)| t.id.0 as usize == i));
    assert!(plan.tasks().flat_map(|t| &t.targets).enumerate().all(|(i, t)| t.id.0 as usize == i));
    assert!(
        plan.tasks().flat_map(|t| &t.milestones).enumerate().all(|(i, m)| m.id.0 as usize == i)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text, &read(&text));
    }

    #[test]
    fn anything_like_a_plan_is_read(text in plan_like()) {
        holds(&text, &read(&text));
    }

    #[test]
    fn reading_is_a_function_of_the_text(text in plan_like()) {
        prop_assert_eq!(read(&text), read(&text));
    }
}

//! The bundled plan, against the facts a person read from it.
//!
//! Must not know how the reader works; the facts are the fixture's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails here has found what it looks for"
)]

mod support;

use serde_json::Value;
use support::{joined, left_over, squeeze};
use yaodian_plan::{Date, Node, Plan, Task};

const SOURCE: &str = include_str!("../../../seeds/tonglu-2022.txt");
const FACTS: &str = include_str!("fixtures/tonglu-2022.facts.json");

fn plan() -> Plan {
    yaodian_plan::read::read(SOURCE)
}

fn facts() -> Value {
    serde_json::from_str(FACTS).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().unwrap()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

/// The node a fact names: 三.2.
fn item<'p>(plan: &'p Plan, place: &str) -> &'p Node {
    let (section, number) = place.split_once('.').unwrap();
    let section = plan.outline.iter().find(|n| n.label == section).unwrap();
    section.children.iter().find(|n| n.label == number).unwrap()
}

fn task_with<'p>(plan: &'p Plan, quote: &str) -> &'p Task {
    plan.tasks().find(|t| t.text.contains(quote)).unwrap_or_else(|| panic!("no task with {quote}"))
}

#[test]
fn names_the_document() {
    let (plan, facts) = (plan(), facts());
    assert_eq!(plan.title.as_deref(), facts["title"].as_str());
    assert_eq!(plan.display_title(), facts["display_title"].as_str());
    assert_eq!(plan.issuer.as_deref(), facts["issuer"].as_str());
    assert_eq!(plan.year.map(i64::from), facts["year"].as_i64());
    assert_eq!(plan.warnings, []);
}

#[test]
fn finds_the_sections_and_items() {
    let (plan, facts) = (plan(), facts());
    let sections = list(&facts, "sections");
    assert_eq!(plan.outline.len(), sections.len());
    for (node, fact) in plan.outline.iter().zip(sections) {
        assert_eq!(node.label, fact["label"].as_str().unwrap());
        assert_eq!(node.title, fact["title"].as_str().unwrap());
        let titles: Vec<&str> = node.children.iter().map(|n| n.title.as_str()).collect();
        assert_eq!(titles, strings(&fact["items"]));
        let labels: Vec<String> = (1..=node.children.len()).map(|n| n.to_string()).collect();
        assert_eq!(node.children.iter().map(|n| n.label.clone()).collect::<Vec<_>>(), labels);
        assert!(node.children.iter().all(|n| n.level == 2 && n.children.is_empty()));
    }
    assert_eq!(plan.nodes().count(), 5 + 22);
}

#[test]
fn cuts_the_tasks() {
    let (plan, facts) = (plan(), facts());
    assert_eq!(plan.tasks().count() as u64, facts["tasks"].as_u64().unwrap());
    for node in plan.nodes() {
        let tasks: String = node.tasks.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(squeeze(&tasks), squeeze(&node.text));
    }
}

#[test]
fn numbers_everything_in_reading_order() {
    let plan = plan();
    assert!(plan.nodes().enumerate().all(|(i, n)| n.id.0 as usize == i));
    assert!(plan.tasks().enumerate().all(|(i, t)| t.id.0 as usize == i));
    assert!(plan.tasks().flat_map(|t| &t.targets).enumerate().all(|(i, t)| t.id.0 as usize == i));
    assert!(
        plan.tasks().flat_map(|t| &t.milestones).enumerate().all(|(i, m)| m.id.0 as usize == i)
    );
}

#[test]
fn finds_the_targets_and_no_others() {
    let (plan, facts) = (plan(), facts());
    let got: Vec<_> = plan
        .tasks()
        .flat_map(|t| &t.targets)
        .map(|t| {
            let number = |n: Option<yaodian_plan::Number>| n.map(|n| n.to_string());
            (t.quote.clone(), t.op.name(), number(t.value), number(t.upper), t.unit.clone())
        })
        .collect();
    let expect: Vec<_> = list(&facts, "targets")
        .iter()
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or_default().to_owned();
            let number = |key: &str| (!f[key].is_null()).then(|| f[key].to_string());
            let op = ["eq", "ge", "range", "cmp"].into_iter().find(|o| *o == text("op")).unwrap();
            (text("quote"), op, number("value"), number("upper"), text("unit"))
        })
        .collect();
    assert_eq!(got, expect);
    for fact in list(&facts, "targets") {
        let quote = fact["quote"].as_str().unwrap();
        let node = item(&plan, fact["item"].as_str().unwrap());
        assert!(node.tasks.iter().any(|t| t.targets.iter().any(|t| t.quote == quote)), "{quote}");
    }
    for name in strings(&facts["not_targets"]) {
        assert!(plan.tasks().flat_map(|t| &t.targets).all(|t| !t.quote.contains(name)), "{name}");
    }
}

#[test]
fn names_the_targets_as_people_do() {
    let subjects: Vec<String> =
        plan().tasks().flat_map(|t| &t.targets).map(|t| t.subject.clone()).collect();
    let expect = [
        "最强党支部",
        "最强“领头雁”",
        "意识形态工作专题研究",
        "劳动实践基地",
        "课改示范校",
        "普惠率",
        "公办园入园率",
        "现代化学校或一级幼儿园",
        "教共体学校",
        "杭城名校合作办学学校",
        "结对帮扶",
        "学前段入学安置率",
        "义务段入学安置率",
        "高中段入学安置率",
        "老年学堂",
        "中小学教师年平均工资收入水平",
        "教师周转宿舍",
        "省级现代化学校",
        "智安校园基本级",
        "智安校园示范级",
    ];
    assert_eq!(subjects, expect);
}

#[test]
fn finds_the_milestones() {
    let (plan, facts) = (plan(), facts());
    let mut names: Vec<&str> =
        plan.tasks().flat_map(|t| &t.milestones).map(|m| m.name.as_str()).collect();
    let expect: Vec<&str> =
        list(&facts, "milestones").iter().flat_map(|f| strings(&f["names"])).collect();
    assert_eq!(names, expect);
    for fact in list(&facts, "milestones") {
        let node = item(&plan, fact["item"].as_str().unwrap());
        let here: Vec<&str> =
            node.tasks.iter().flat_map(|t| &t.milestones).map(|m| m.name.as_str()).collect();
        assert!(strings(&fact["names"]).iter().all(|name| here.contains(name)));
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 19);
}

#[test]
fn finds_the_documents() {
    let (plan, facts) = (plan(), facts());
    let mut expect: Vec<&str> =
        list(&facts, "documents_to_issue").iter().flat_map(|f| strings(&f["names"])).collect();
    expect.extend(strings(&facts["documents_named"]));
    expect.sort_unstable();
    let mut got: Vec<&str> = plan.tasks().flat_map(|t| &t.documents).map(String::as_str).collect();
    got.sort_unstable();
    assert_eq!(got, expect);
    let issued: Vec<&str> = item(&plan, "一.1")
        .tasks
        .iter()
        .filter(|t| t.kind.name() == "document")
        .flat_map(|t| &t.documents)
        .map(String::as_str)
        .collect();
    assert_eq!(issued, strings(&list(&facts, "documents_to_issue")[0]["names"]));
}

#[test]
fn finds_the_deadline() {
    let plan = plan();
    let due: Vec<_> = plan.tasks().filter(|t| !t.due.is_empty()).collect();
    assert_eq!(due.len(), 1);
    assert!(due[0].text.contains("叶浅予建兰学校"));
    assert_eq!(due[0].due.len(), 1);
    assert_eq!(due[0].due[0].quote, "2022年秋季");
    assert_eq!(due[0].due[0].from, Date::new(2022, 9, 1));
    assert_eq!(due[0].due[0].to, Date::new(2022, 11, 30));
}

#[test]
fn tells_the_kinds() {
    let (plan, facts) = (plan(), facts());
    for fact in list(&facts, "kinds") {
        let quote = fact["quote"].as_str().unwrap();
        assert_eq!(task_with(&plan, quote).kind.name(), fact["kind"].as_str().unwrap(), "{quote}");
    }
}

#[test]
fn gives_the_source_back() {
    let plan = plan();
    let rest = left_over(&squeeze(SOURCE), &joined(&plan))
        .expect("what was read stands in the source, in order");
    // Five 、, twenty-two points in two forms, and the stops after the twenty-two run-in headings.
    let count = |c: char| rest.chars().filter(|&r| r == c).count();
    assert_eq!((count('、'), count('.') + count('．'), count('。')), (5, 22, 22));
    assert_eq!(rest.chars().count(), 5 + 22 + 22, "{rest}");
}

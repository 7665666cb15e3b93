//! The reader of plan texts, and its promise: what is called verbatim stands in the source.
//!
//! Must not know how cases are made.

use yaodian_plan::{self as plan, Plan};

use crate::failure::Outcome;
use crate::shell;

/// Words that mean something to the reader.
pub const WORDS: &[&str] = &[
    "一、",
    "二十一、",
    "（三）",
    "(1)",
    "1.",
    "1．",
    "3. ",
    "12、",
    "①",
    "第一部分",
    "第三章",
    "一是",
    "四是",
    "。",
    "；",
    "：",
    "，",
    "、",
    "《",
    "》",
    "“",
    "”",
    "（",
    "）",
    "\n",
    "\t",
    "　　",
    "％",
    "%",
    "74.5%",
    "３０",
    "8至10所",
    "不少于",
    "力争",
    "零事故",
    "全覆盖",
    "两次",
    "前3名",
    "约100个",
    "2022年",
    "2022年9月底前",
    "2022年秋季",
    "上半年",
    "年底前",
    "牵头",
    "配合",
    "责任单位：",
    "教育局",
    "通知",
    "工作要点",
    "完成",
    "达到",
    "以上",
];

/// Plans of several shapes.
pub fn samples() -> Outcome<Vec<Vec<u8>>> {
    let mut samples = Vec::new();
    for path in shell::files_below(&shell::root().join("seeds"))? {
        samples.push(shell::read(&path)?);
    }
    let school = "某中学2025年工作计划\n为做好今年工作，制定本计划。\n一、教学\n（一）备课\n1. 每周集体备课2次。\
        2．公开课不少于8节；听课率达100%。\n二、安全\n一是排查隐患；二是演练4次。责任单位：总务处（牵头）、各班\n";
    samples.push(school.into());
    samples.push("序号\t任务\t责任部门\t完成时限\n1\t修订章程\t办公室\t3月底前\n".into());
    Ok(samples)
}

/// Reads, and checks what was read against the source.
pub fn read(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let plan = plan::read::read(&text);
    is_verbatim(&plan, &text)
}

/// Whatever is called verbatim must stand in the source. Where the reader joined broken lines or
/// left a page number out between them, its characters must still be there in order.
fn is_verbatim(plan: &Plan, source: &str) -> Result<(), String> {
    let holds = |what: &str, part: &str| {
        if source.contains(part) || is_in_order(part, source) {
            return Ok(());
        }
        let shown: String = part.chars().take(60).collect();
        Err(format!("{what} is not in the source: {shown:?}"))
    };
    for node in plan.nodes() {
        for task in &node.tasks {
            holds("a task", &task.text)?;
            // A table's rows are tasks too, and stand in no node's text.
            if plan.tables.is_empty() && !node.text.contains(&task.text) {
                return Err(format!("a task is not in its node's text: {:?}", task.text));
            }
            for target in &task.targets {
                holds("a target's quote", &target.quote)?;
            }
            for due in &task.due {
                holds("a deadline's quote", &due.quote)?;
            }
            for owner in &task.owners {
                holds("an owner's quote", &owner.quote)?;
            }
            for document in &task.documents {
                holds("a document's name", document)?;
            }
        }
    }
    Ok(())
}

fn is_in_order(part: &str, source: &str) -> bool {
    let mut rest = source.chars();
    part.chars().filter(|c| !c.is_whitespace()).all(|wanted| rest.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::{is_in_order, is_verbatim};
    use yaodian_plan::{Kind, Node, NodeId, Plan, Task, TaskId};

    #[test]
    fn finds_characters_in_order() {
        for (part, expect) in
            [("", true), ("甲丙", true), ("甲 乙\n丙", true), ("乙甲", false), ("甲甲", false)]
        {
            assert_eq!(is_in_order(part, "甲乙\n- 1 -\n丙"), expect, "{part}");
        }
    }

    #[test]
    fn refuses_what_the_source_does_not_say() {
        let task = |text: &str| Task {
            id: TaskId(0),
            text: text.into(),
            kind: Kind::Other,
            targets: vec![],
            milestones: vec![],
            documents: vec![],
            due: vec![],
            owners: vec![],
        };
        let plan = |text: &str| Plan {
            outline: vec![Node {
                id: NodeId(0),
                level: 1,
                label: String::new(),
                title: String::new(),
                text: text.into(),
                tasks: vec![task(text)],
                children: vec![],
            }],
            ..Plan::default()
        };
        assert!(is_verbatim(&plan("建校。"), "一、建校。").is_ok());
        assert!(is_verbatim(&plan("修校。"), "一、建校。").is_err());
    }
}

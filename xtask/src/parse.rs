//! `parse FILE`: what the readers make of a document, as the JSON of the interface.
//!
//! Turns the domain's types into that JSON and nothing more; must not read plans itself.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use yaodian_office::{self as office, ReadError, Source};
use yaodian_plan::{self as plan, Number, Plan};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::shell;

/// Prints what was read from a file.
pub fn run(mut args: Args) -> Outcome {
    let Some(name) = args.word() else {
        return Err(Failure::input(
            "parse needs a file",
            "for example: cargo xtask parse plan.txt",
        ));
    };
    args.finish()?;
    let plan = plan_of(Path::new(&name))?;
    let json = serde_json::to_string_pretty(&PlanJson::from(&plan))
        .map_err(|e| Failure::step(format!("cannot write the plan: {e}"), "report this"))?;
    shell::print(&format!("{json}\n"))
}

fn plan_of(path: &Path) -> Outcome<Plan> {
    let shown = path.display();
    let readable = "name a file that exists and may be read";
    let meta = std::fs::metadata(path)
        .map_err(|e| Failure::input(format!("cannot read {shown}: {e}"), readable))?;
    if !meta.is_file() {
        return Err(Failure::input(format!("{shown} is no file"), readable));
    }
    let refused = |e: ReadError| Failure::input(format!("{shown}: {e}"), e.hint());
    // Asked before reading, so that nothing huge is taken into memory.
    if usize::try_from(meta.len()).map_or(true, |len| len > office::BYTES_MAX) {
        return Err(refused(ReadError::TooLarge));
    }
    let bytes = std::fs::read(path)
        .map_err(|e| Failure::input(format!("cannot read {shown}: {e}"), readable))?;
    let source = Source::of_file(&path.to_string_lossy(), &bytes).map_err(refused)?;
    Ok(source.plan())
}

#[derive(Serialize)]
struct PlanJson<'a> {
    title: Option<&'a str>,
    year: Option<i32>,
    issuer: Option<&'a str>,
    preamble: &'a str,
    outline: Vec<NodeJson<'a>>,
    tables: Vec<TableJson<'a>>,
    warnings: Vec<WarningJson>,
}

#[derive(Serialize)]
struct NodeJson<'a> {
    level: u8,
    label: &'a str,
    title: &'a str,
    text: &'a str,
    tasks: Vec<TaskJson<'a>>,
    children: Vec<NodeJson<'a>>,
}

#[derive(Serialize)]
struct TaskJson<'a> {
    text: &'a str,
    kind: &'static str,
    targets: Vec<TargetJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    documents: &'a [String],
    due: Vec<DueJson<'a>>,
    owners: Vec<OwnerJson<'a>>,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    quote: &'a str,
    subject: &'a str,
    op: &'static str,
    value: Value,
    upper: Value,
    unit: &'a str,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct DueJson<'a> {
    quote: &'a str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct OwnerJson<'a> {
    name: &'a str,
    role: &'static str,
    quote: &'a str,
}

#[derive(Serialize)]
struct TableJson<'a> {
    header: &'a [String],
    rows: &'a [Vec<String>],
}

#[derive(Serialize)]
struct WarningJson {
    line: u32,
    message: String,
}

impl<'a> From<&'a Plan> for PlanJson<'a> {
    fn from(plan: &'a Plan) -> Self {
        let table = |t: &'a plan::Table| TableJson { header: &t.header, rows: &t.rows };
        let warning = |w: &plan::Warning| WarningJson { line: w.line, message: w.what.to_string() };
        Self {
            title: plan.title.as_deref(),
            year: plan.year,
            issuer: plan.issuer.as_deref(),
            preamble: &plan.preamble,
            outline: plan.outline.iter().map(NodeJson::from).collect(),
            tables: plan.tables.iter().map(table).collect(),
            warnings: plan.warnings.iter().map(warning).collect(),
        }
    }
}

impl<'a> From<&'a plan::Node> for NodeJson<'a> {
    fn from(node: &'a plan::Node) -> Self {
        Self {
            level: node.level,
            label: &node.label,
            title: &node.title,
            text: &node.text,
            tasks: node.tasks.iter().map(TaskJson::from).collect(),
            children: node.children.iter().map(Self::from).collect(),
        }
    }
}

impl<'a> From<&'a plan::Task> for TaskJson<'a> {
    fn from(task: &'a plan::Task) -> Self {
        let due = |due: &'a plan::Due| DueJson {
            quote: &due.quote,
            from: due.from.map(|day| day.to_string()),
            to: due.to.map(|day| day.to_string()),
        };
        let owner = |owner: &'a plan::Owner| OwnerJson {
            name: &owner.name,
            role: owner.role.name(),
            quote: &owner.quote,
        };
        Self {
            text: &task.text,
            kind: task.kind.name(),
            targets: task.targets.iter().map(TargetJson::from).collect(),
            milestones: task.milestones.iter().map(|m| MilestoneJson { name: &m.name }).collect(),
            documents: &task.documents,
            due: task.due.iter().map(due).collect(),
            owners: task.owners.iter().map(owner).collect(),
        }
    }
}

impl<'a> From<&'a plan::Target> for TargetJson<'a> {
    fn from(target: &'a plan::Target) -> Self {
        Self {
            quote: &target.quote,
            subject: &target.subject,
            op: target.op.name(),
            value: number(target.value),
            upper: number(target.upper),
            unit: &target.unit,
        }
    }
}

/// Writes a number as people do: 62 and 62.5, never 62.0; null where there is none.
pub fn number(number: Option<Number>) -> Value {
    // Its own text is the shortest exact form, and JSON takes that form.
    number.map_or(Value::Null, |n| n.to_string().parse().unwrap_or(Value::Null))
}

#[cfg(test)]
mod tests {
    use super::{PlanJson, number};
    use yaodian_plan as plan;

    #[test]
    fn writes_numbers_as_people_do() {
        for (thousandths, expect) in [(62_000, "62"), (62_500, "62.5"), (-1, "-0.001"), (0, "0")] {
            assert_eq!(number(plan::Number::from_thousandths(thousandths)).to_string(), expect);
        }
        assert!(number(None).is_null());
    }

    #[test]
    fn has_the_shape_others_rely_on() {
        let task = plan::Task {
            id: plan::TaskId(0),
            text: "新建学校3所。".into(),
            kind: plan::Kind::Project,
            targets: vec![plan::Target {
                id: plan::TargetId(0),
                quote: "3所".into(),
                subject: "学校".into(),
                op: plan::Op::Eq,
                value: Some(plan::Number::from_int(3)),
                upper: None,
                unit: "所".into(),
            }],
            milestones: vec![plan::Milestone { id: plan::MilestoneId(0), name: "甲校".into() }],
            documents: vec!["《意见》".into()],
            due: vec![plan::Due {
                quote: "9月".into(),
                from: plan::Date::new(2022, 9, 1),
                to: None,
            }],
            owners: vec![plan::Owner {
                name: "基建科".into(),
                role: plan::Role::Lead,
                quote: "基建科牵头".into(),
            }],
        };
        let node = plan::Node {
            id: plan::NodeId(0),
            level: 1,
            label: "一".into(),
            title: "建设".into(),
            text: "新建学校3所。".into(),
            tasks: vec![task],
            children: vec![],
        };
        let whole = plan::Plan { year: Some(2022), outline: vec![node], ..Default::default() };
        let expect = serde_json::json!({
            "title": null, "year": 2022, "issuer": null, "preamble": "", "tables": [], "warnings": [],
            "outline": [{
                "level": 1, "label": "一", "title": "建设", "text": "新建学校3所。", "children": [],
                "tasks": [{
                    "text": "新建学校3所。", "kind": "project",
                    "targets": [{"quote": "3所", "subject": "学校", "op": "eq", "value": 3, "upper": null, "unit": "所"}],
                    "milestones": [{"name": "甲校"}], "documents": ["《意见》"],
                    "due": [{"quote": "9月", "from": "2022-09-01", "to": null}],
                    "owners": [{"name": "基建科", "role": "lead", "quote": "基建科牵头"}]
                }]
            }]
        });
        assert_eq!(serde_json::to_value(PlanJson::from(&whole)).unwrap(), expect);
    }
}

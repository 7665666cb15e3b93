//! What the reader's tests share: a plan as the JSON of the documented format, and the round trip.
//!
//! Must not know any one document.
#![allow(dead_code, reason = "each test uses a part of it")]

use serde_json::{Value, json};
use yaodian_plan::{Node, Number, Plan, Target, Task};

/// A plan in the documented shape.
pub fn to_json(plan: &Plan) -> Value {
    json!({
        "title": plan.title, "year": plan.year, "issuer": plan.issuer, "preamble": plan.preamble,
        "outline": plan.outline.iter().map(node).collect::<Vec<_>>(),
        "tables": plan.tables.iter().map(|t| json!({"header": t.header, "rows": t.rows})).collect::<Vec<_>>(),
        "warnings": plan.warnings.iter().map(|w| json!({"line": w.line, "message": w.what.to_string()})).collect::<Vec<_>>(),
    })
}

fn node(n: &Node) -> Value {
    json!({
        "level": n.level, "label": n.label, "title": n.title, "text": n.text,
        "tasks": n.tasks.iter().map(task).collect::<Vec<_>>(),
        "children": n.children.iter().map(node).collect::<Vec<_>>(),
    })
}

fn task(t: &Task) -> Value {
    json!({
        "text": t.text, "kind": t.kind.name(), "targets": t.targets.iter().map(target).collect::<Vec<_>>(),
        "milestones": t.milestones.iter().map(|m| json!({"name": m.name})).collect::<Vec<_>>(),
        "documents": t.documents,
        "due": t.due.iter().map(|d| json!({"quote": d.quote, "from": d.from.map(|x| x.to_string()), "to": d.to.map(|x| x.to_string())})).collect::<Vec<_>>(),
        "owners": t.owners.iter().map(|o| json!({"name": o.name, "role": o.role.name(), "quote": o.quote})).collect::<Vec<_>>(),
    })
}

pub fn target(t: &Target) -> Value {
    json!({"quote": t.quote, "subject": t.subject, "op": t.op.name(), "value": number(t.value), "upper": number(t.upper), "unit": t.unit})
}

fn number(n: Option<Number>) -> Value {
    n.map_or(Value::Null, |n| serde_json::from_str(&n.to_string()).unwrap())
}

/// A text without white space.
pub fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !('\u{200b}'..='\u{200f}').contains(c)
                && *c != '\u{feff}'
                && *c != '\u{2060}'
                && *c != '\u{ad}'
        })
        .collect()
}

/// Title, preamble, then each node's label, title and text, joined in order.
pub fn joined(plan: &Plan) -> String {
    let mut all = vec![plan.title.clone().unwrap_or_default(), plan.preamble.clone()];
    for node in plan.nodes() {
        all.extend([node.label.clone(), node.title.clone(), node.text.clone()]);
    }
    squeeze(&all.concat())
}

/// What `source` holds beyond `part`, read in step; `None` where `part` is not within it, in order.
pub fn left_over(source: &str, part: &str) -> Option<String> {
    let mut rest = String::new();
    let mut wanted = part.chars().peekable();
    for c in source.chars() {
        if wanted.peek() == Some(&c) {
            wanted.next();
        } else {
            rest.push(c);
        }
    }
    wanted.peek().is_none().then_some(rest)
}

//! The labels of a document, read from the JSON of the documented format with what is no label left out.
//!
//! Shared by the plan crate's tests and `cargo xtask score`; must not score.

use serde_json::Value;
use yaodian_plan::score::{Labels, due, heading, owner, target};

/// Reads the labels of a document; a heading without a level counts as outermost.
#[must_use]
pub fn labels(json: &Value) -> Labels {
    let mut labels = Labels::default();
    for node in list(json, "outline") {
        add(&mut labels, node);
    }
    labels
}

fn add(labels: &mut Labels, node: &Value) {
    let title = text(node, "title");
    if !title.is_empty() {
        let level = node.get("level").and_then(Value::as_u64).unwrap_or(1);
        labels.headings.push(heading(level, text(node, "label"), title));
    }
    for task in list(node, "tasks") {
        for t in list(task, "targets") {
            let (value, upper) = (number(t, "value"), number(t, "upper"));
            labels.targets.push(target(
                text(t, "quote"),
                text(t, "op"),
                value.as_deref(),
                upper.as_deref(),
                text(t, "unit"),
            ));
        }
        for d in list(task, "due") {
            let day = |key| d.get(key).and_then(Value::as_str);
            labels.dues.push(due(text(d, "quote"), day("from"), day("to")));
        }
        for o in list(task, "owners") {
            labels.owners.push(owner(text(o, "name"), text(o, "role")));
        }
    }
    for child in list(node, "children") {
        add(labels, child);
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// A number as it is written.
fn number(value: &Value, key: &str) -> Option<String> {
    value.get(key).filter(|number| !number.is_null()).map(Value::to_string)
}

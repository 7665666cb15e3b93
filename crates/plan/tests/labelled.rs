//! The reader against documents labelled by hand, one for each shape plans come in.
//!
//! Must not know how the reader works; the labels are the fixtures'.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yaodian_plan::score::{Labels, Scores, due, heading, owner, score, target};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/labelled");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
}

fn labels(json: &Value) -> Labels {
    let mut labels = Labels::default();
    for node in list(&json["outline"]) {
        add(&mut labels, node);
    }
    labels
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn add(labels: &mut Labels, node: &Value) {
    if !text(&node["title"]).is_empty() {
        let level = node["level"].as_u64().unwrap();
        labels.headings.push(heading(level, text(&node["label"]), text(&node["title"])));
    }
    for task in list(&node["tasks"]) {
        for t in list(&task["targets"]) {
            let number = |v: &Value| (!v.is_null()).then(|| v.to_string());
            let (value, upper) = (number(&t["value"]), number(&t["upper"]));
            let (value, upper) = (value.as_deref(), upper.as_deref());
            labels.targets.push(target(
                text(&t["quote"]),
                text(&t["op"]),
                value,
                upper,
                text(&t["unit"]),
            ));
        }
        for d in list(&task["due"]) {
            labels.dues.push(due(text(&d["quote"]), d["from"].as_str(), d["to"].as_str()));
        }
        for o in list(&task["owners"]) {
            labels.owners.push(owner(text(&o["name"]), text(&o["role"])));
        }
    }
    for child in list(&node["children"]) {
        add(labels, child);
    }
}

fn scored(path: &Path) -> Scores {
    let expected = labels(
        &serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap(),
    );
    let found = Labels::of(&yaodian_plan::read::read(&fs::read_to_string(path).unwrap()));
    for (aspect, expected, found) in [
        ("heading", &expected.headings, &found.headings),
        ("target", &expected.targets, &found.targets),
        ("due", &expected.dues, &found.dues),
        ("owner", &expected.owners, &found.owners),
    ] {
        let name = path.file_stem().unwrap().to_string_lossy();
        expected
            .iter()
            .filter(|e| !found.contains(e))
            .for_each(|e| println!("{name}: missed {aspect} {e}"));
        found
            .iter()
            .filter(|f| !expected.contains(f))
            .for_each(|f| println!("{name}: made up {aspect} {f}"));
    }
    score(&expected, &found)
}

#[test]
fn reads_the_labelled_documents() {
    let all = fixtures().iter().map(|path| scored(path)).fold(Scores::default(), Scores::plus);
    println!("{all:?}");
    for (aspect, score, goal) in [
        ("headings", all.headings, 970),
        ("targets", all.targets, 920),
        ("dues", all.dues, 950),
        ("owners", all.owners, 950),
    ] {
        assert!(score.expected > 20, "{aspect}: too few labels to say anything");
        assert!(score.precision_permille() >= goal, "{aspect}: precision {score:?}");
        assert!(score.recall_permille() >= goal, "{aspect}: recall {score:?}");
    }
}

#[test]
fn finds_no_targets_where_there_is_no_plan() {
    let others: Vec<PathBuf> =
        fixtures().into_iter().filter(|p| p.to_string_lossy().contains("not-a-plan")).collect();
    assert!(others.len() >= 2);
    for path in others {
        let plan = yaodian_plan::read::read(&fs::read_to_string(&path).unwrap());
        assert_eq!(plan.tasks().map(|t| t.targets.len()).sum::<usize>(), 0, "{}", path.display());
    }
}

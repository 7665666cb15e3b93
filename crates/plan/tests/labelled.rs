//! The reader against documents labelled by hand, one for each shape plans come in.
//!
//! Must not know how the reader works; the labels are the fixtures'.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

#[path = "support/labels.rs"]
mod labels;

use std::fs;
use std::path::{Path, PathBuf};

use labels::labels;
use yaodian_plan::score::{Labels, Scores, score};

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
    for (aspect, score, goal_permille) in all.against_goals() {
        assert!(score.expected > 20, "{aspect}: too few labels to say anything");
        assert!(score.precision_permille() >= goal_permille, "{aspect}: precision {score:?}");
        assert!(score.recall_permille() >= goal_permille, "{aspect}: recall {score:?}");
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

//! Laying a plan flat and making it whole changes nothing.

use std::fs;
use std::path::Path;

use yaodian_plan::{Draft, Plan};

pub const SEED: &str = include_str!("../../../../seeds/tonglu-2022.txt");

/// The bundled plan and the labelled documents.
pub fn plans() -> Vec<Plan> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/labelled");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let texts = texts.map(|path| fs::read_to_string(path).unwrap());
    std::iter::once(SEED.to_owned())
        .chain(texts)
        .map(|text| yaodian_plan::read::read(&text))
        .collect()
}

#[test]
fn documents_come_back_as_they_were() {
    for plan in plans() {
        let draft = Draft::of(&plan);
        assert_eq!(draft.plan(), plan, "{:?}", plan.title);
        assert_eq!(draft.rows().iter().filter_map(|r| r.task()).count(), plan.tasks().count());
    }
}

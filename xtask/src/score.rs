//! `score`: how well the plan reader reads the labelled documents, and with `--speed` how fast.
//!
//! Prints and compares with the goals; must not read plans or labels itself.

#[path = "../../crates/plan/tests/support/labels.rs"]
mod labels;

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use yaodian_plan::read::read;
use yaodian_plan::score::{Labels, Score, Scores, score};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::shell;

/// Where the labelled documents are, from the root: NAME.txt with its labels in NAME.json.
const LABELLED: &str = "crates/plan/tests/fixtures/labelled";

#[derive(Serialize)]
struct Report {
    good: bool,
    total: Line,
    documents: Vec<Line>,
}

/// The scores of one document, or of all.
#[derive(Serialize)]
struct Line {
    name: String,
    headings: Shares,
    targets: Shares,
    deadlines: Shares,
    owners: Shares,
}

/// Precision and recall with what they were counted from.
#[derive(Serialize)]
struct Shares {
    precision: f64,
    recall: f64,
    matched: usize,
    expected: usize,
    found: usize,
}

/// Prints the table, or the same as JSON; fails below the goals.
pub fn run(mut args: Args) -> Outcome {
    let is_json = args.flag("--json");
    let is_speed = args.flag("--speed");
    args.finish()?;
    if is_speed && is_json {
        return Err(Failure::input("--speed prints a table only", "leave out --json"));
    }
    if is_speed { speed() } else { scores(is_json) }
}

fn scores(is_json: bool) -> Outcome {
    let mut all = Scores::default();
    let mut documents = Vec::new();
    for path in shell::files_below(&shell::root().join(LABELLED))? {
        if path.extension().is_some_and(|ending| ending == "txt") {
            let scores = score_of(&path)?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            documents.push(Line::new(name, scores));
            all = all.plus(scores);
        }
    }
    let report = Report { good: all.is_good(), total: Line::new("total".into(), all), documents };
    if is_json {
        let json = serde_json::to_string_pretty(&report)
            .map_err(|e| Failure::step(format!("cannot write the table: {e}"), "report this"))?;
        shell::print(&format!("{json}\n"))?;
    } else {
        shell::print(&table(&report, all))?;
    }
    if report.good {
        return Ok(());
    }
    Err(Failure::step(
        "the reader reads worse than its goals",
        "cargo test -p yaodian-plan --test labelled -- --nocapture says what was missed or made up",
    ))
}

fn score_of(path: &Path) -> Outcome<Scores> {
    let labels_path = path.with_extension("json");
    let json = serde_json::from_str(&shell::read_text(&labels_path)?).map_err(|e| {
        Failure::step(format!("{} is no JSON: {e}", labels_path.display()), "mend the labels")
    })?;
    Ok(score(&labels::labels(&json), &Labels::of(&read(&shell::read_text(path)?))))
}

/// Builds and runs the speed table with the profile that is made for speed; it fails by itself.
fn speed() -> Outcome {
    let mut cargo = shell::command("cargo");
    cargo.args(["run", "--quiet", "--profile", "speed", "--package", "yaodian-plan"]);
    cargo.args(["--example", "speed"]);
    shell::run(&mut cargo, "the reader is slower than its goals, or could not be built; see above")
}

impl Line {
    fn new(name: String, scores: Scores) -> Self {
        Self {
            name,
            headings: scores.headings.into(),
            targets: scores.targets.into(),
            deadlines: scores.dues.into(),
            owners: scores.owners.into(),
        }
    }
}

impl From<Score> for Shares {
    fn from(score: Score) -> Self {
        let share = |permille: usize| u32::try_from(permille).map_or(0.0, f64::from) / 1000.0;
        Self {
            precision: share(score.precision_permille()),
            recall: share(score.recall_permille()),
            matched: score.matched,
            expected: score.expected,
            found: score.found,
        }
    }
}

/// Precision and recall of each aspect, a line a document; a dash where there is nothing to judge.
fn table(report: &Report, all: Scores) -> String {
    let mut out = format!("{:<28}", "precision / recall");
    for (name, ..) in all.against_goals() {
        let _ = write!(out, "{name:>16}");
    }
    for line in report.documents.iter().chain([&report.total]) {
        let _ = write!(out, "\n{:<28}", line.name);
        for shares in [&line.headings, &line.targets, &line.deadlines, &line.owners] {
            let _ = write!(out, "{:>16}", shares.shown());
        }
    }
    let _ = write!(out, "\n{:<28}", "goal");
    for (_, _, goal) in all.against_goals() {
        let goal = u32::try_from(goal).map_or(0.0, f64::from) / 1000.0;
        let _ = write!(out, "{:>16}", format!("{goal:.3} / {goal:.3}"));
    }
    out.push('\n');
    out
}

impl Shares {
    fn shown(&self) -> String {
        if self.expected + self.found == 0 {
            return "-".to_owned();
        }
        format!("{:.3} / {:.3}", self.precision, self.recall)
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Report, table};
    use yaodian_plan::score::{Score, Scores};

    #[test]
    fn shows_shares_and_dashes() {
        let half = Score { matched: 1, expected: 2, found: 1 };
        let scores = Scores { targets: half, ..Scores::default() };
        let line = |name: &str| Line::new(name.to_owned(), scores);
        let report = Report { good: false, total: line("total"), documents: vec![line("a")] };
        let shown = table(&report, scores);
        let second: Vec<&str> = shown.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(second, ["a", "-", "1.000", "/", "0.500", "-", "-"]);
        assert_eq!(shown.lines().count(), 4);
        assert!(!scores.is_good());
        assert!(Scores::default().is_good());
    }
}

//! The accessibility rules of axe-core, run in the page.
//!
//! Must not know which screens there are.

use std::fmt;
use std::io;
use std::path::PathBuf;

use serde_json::Value;

use crate::page::{Page, PageError};

/// Why the rules could not be run.
#[derive(Debug)]
pub enum AxeError {
    /// axe-core is not where it should be.
    NotInstalled(PathBuf, io::Error),
    /// The page refused its script.
    Page(PageError),
    /// axe-core itself failed.
    Failed(String),
}

impl fmt::Display for AxeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled(path, error) => write!(
                f,
                "axe-core is not at {} ({error}): `npm install --prefix .tools axe-core@{VERSION}`",
                path.display()
            ),
            Self::Page(error) => error.fmt(f),
            Self::Failed(error) => write!(f, "axe-core failed: {error}"),
        }
    }
}

impl std::error::Error for AxeError {}

impl From<PageError> for AxeError {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

/// The version that is installed for the tests.
pub const VERSION: &str = "4.10.3";

/// A rule that is broken, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, as HTML, with what is wrong.
    pub places: Vec<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.rule, self.help)?;
        for place in &self.places {
            writeln!(f, "    {place}")?;
        }
        Ok(())
    }
}

const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  (result) => done({ version: axe.version, violations: result.violations.map((broken) => ({
    rule: broken.id,
    help: broken.help,
    places: broken.nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`),
  })) }),
  (error) => done({ error: String(error) }));";

/// Runs every rule on what the page shows now; answers with what is broken.
///
/// # Errors
/// When axe-core is missing or cannot run.
pub async fn check(page: &Page) -> Result<Vec<Finding>, AxeError> {
    let is_there = page.run("return typeof axe === 'object'", Vec::new()).await?;
    if is_there != Value::Bool(true) {
        let path = source_path();
        let source =
            std::fs::read_to_string(&path).map_err(|error| AxeError::NotInstalled(path, error))?;
        // A plain script would keep its names to itself in some engines.
        page.run(&format!("{source}\nwindow.axe = axe;"), Vec::new()).await?;
    }
    let answer = page.run_async(RUN, Vec::new()).await?;
    let list = answer
        .get("violations")
        .and_then(Value::as_array)
        .ok_or_else(|| AxeError::Failed(answer.to_string()))?;
    Ok(list.iter().map(finding).collect())
}

fn finding(entry: &Value) -> Finding {
    let text = |key| {
        let value = entry.get(key).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let places = entry.get("places").and_then(Value::as_array);
    Finding {
        rule: text("rule"),
        help: text("help"),
        places: places
            .into_iter()
            .flatten()
            .filter_map(|place| {
                Some(place.as_str()?.split_whitespace().collect::<Vec<_>>().join(" "))
            })
            .collect(),
    }
}

fn source_path() -> PathBuf {
    std::env::var_os("AXE_CORE").map_or_else(
        || crate::root().join(".tools/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    )
}

//! The desk on a slow phone: how long the page stands still while a long document is read, and how
//! soon a correction shows.
//!
//! Must not know what the numbers should be.

use serde_json::{Value, json};
use yaodian_e2e::command::devtools;
use yaodian_e2e::document;
use yaodian_e2e::engine::{Browser, Engine, Look, Profile};
use yaodian_e2e::page::{Page, Role, has};
use yaodian_e2e::scratch::Scratch;

use crate::measure::{CPU_SLOWDOWN, MeasureError};

/// About fifty pages.
const TASKS: usize = 300;

/// What the desk took, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The longest task of the page's while the document was read and laid out.
    pub longest_task: f64,
    /// From a tap on a row to the frame that shows its tools; the middle one of several.
    pub tap_to_tools: f64,
    /// From a correction to the frame that shows it; the middle one of several.
    pub edit_to_paint: f64,
}

const WATCH: &str = "
window.longest = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  window.longest = Math.max(window.longest, entry.duration);
})).observe({ type: 'longtask' });";

/// Taps what a selector and a word find, and answers with the time to the frame after.
const TAP: &str = "
const [selector, at, word, done] = arguments;
const all = [...document.querySelectorAll(selector)].filter((one) => one.textContent.includes(word));
const begun = performance.now();
all[at].click();
requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => done(performance.now() - begun);
  after.port2.postMessage(null);
});";

/// Reads a document of fifty pages and corrects some of its rows.
pub async fn visit(url: &str) -> Result<Desk, MeasureError> {
    let scratch = Scratch::new("bench").map_err(|error| MeasureError::Lost(error.to_string()))?;
    let path = scratch.path().join("长.docx");
    std::fs::write(&path, document::docx(TASKS))
        .map_err(|error| MeasureError::Lost(error.to_string()))?;
    let profile = Profile::new()?;
    let look = Look { size: (500, 844), ..Look::default() };
    let browser = Browser::open(Engine::Chromium, &profile, look).await?;
    let page = Page::new(browser.client());
    page.goto(&format!("{url}#/import")).await?;
    let field = page.find(Role::File, has("选择文件")).await?;
    devtools(page.client(), "Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN }))
        .await?;
    page.run(WATCH, Vec::new()).await?;
    field.element.send_keys(&path.to_string_lossy()).await?;
    let all = format!("return document.querySelectorAll('.entry--task').length >= {TASKS}");
    page.until_script("all rows", &all).await?;
    let longest = page.run("return window.longest", Vec::new()).await?;
    let (mut taps, mut edits) = (Vec::new(), Vec::new());
    for at in [3, 50, 100, 150, 250] {
        taps.push(tap(&page, ".entry--task", at, "").await?);
        edits.push(tap(&page, ".fix button", 0, "与下一项合并").await?);
    }
    browser.quit().await?;
    Ok(Desk {
        longest_task: longest.as_f64().unwrap_or(f64::NAN),
        tap_to_tools: crate::report::median(taps),
        edit_to_paint: crate::report::median(edits),
    })
}

async fn tap(page: &Page, selector: &str, at: usize, word: &str) -> Result<f64, MeasureError> {
    let took = page.run_async(TAP, vec![json!(selector), json!(at), Value::from(word)]).await?;
    Ok(took.as_f64().unwrap_or(f64::NAN))
}

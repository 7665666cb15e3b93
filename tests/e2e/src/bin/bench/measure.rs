//! One visit, measured in a browser nobody has used, on a slow phone's CPU and network.
//!
//! Must not know which of the two pages it measures, nor what the numbers should be.

use std::fmt;
use std::time::Duration;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use yaodian_e2e::command::devtools;
use yaodian_e2e::engine::{Browser, Engine, EngineError, Look, Profile};
use yaodian_e2e::page::{Page, PageError};
use yaodian_e2e::wait::{TimedOut, until};

/// How much slower the CPU is made.
pub const CPU_SLOWDOWN: u32 = 6;
/// How fast the network is made, in bits a second.
pub const NETWORK_BITS: u32 = 1_600_000;
/// How long each answer of the network is made to take at least.
pub const LATENCY_MS: u32 = 150;

/// How long one visit may take before the bench gives up on it.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many ticks are timed once the page is ready.
const TICKS: u32 = 9;

/// Why a visit could not be measured.
#[derive(Debug)]
pub enum MeasureError {
    /// The browser does not come up.
    Engine(EngineError),
    /// The page does not do as asked.
    Page(PageError),
    /// Something was not there in time.
    TimedOut(TimedOut),
    /// The tick was not there after a reload.
    Lost(String),
}

impl fmt::Display for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Engine(error) => error.fmt(f),
            Self::Page(error) => error.fmt(f),
            Self::TimedOut(error) => error.fmt(f),
            Self::Lost(key) => write!(f, "the tick kept in {key} is not there after a reload"),
        }
    }
}

impl std::error::Error for MeasureError {}

impl From<EngineError> for MeasureError {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

impl From<PageError> for MeasureError {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

impl From<CmdError> for MeasureError {
    fn from(error: CmdError) -> Self {
        Self::Page(error.into())
    }
}

impl From<TimedOut> for MeasureError {
    fn from(error: TimedOut) -> Self {
        Self::TimedOut(error)
    }
}

/// What one visit took, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// From the start of the navigation to the first content painted.
    pub first_paint: f64,
    /// From the start of the navigation to the first tick that is in localStorage.
    pub first_tick: f64,
    /// The localStorage key that tick was seen under.
    pub key: String,
    /// From a tick to the frame that shows it, in the ready page; the middle one of several.
    pub tick_to_paint: f64,
}

/// Visits `url` for the first time, ticks as soon as that can be done, and looks whether it was kept.
pub async fn visit(url: &str) -> Result<Visit, MeasureError> {
    let profile = Profile::new()?;
    let look = Look { size: (500, 844), ..Look::default() };
    let browser = Browser::open(Engine::Chromium, &profile, look).await?;
    let page = Page::new(browser.client());
    slow_down(page.client(), CPU_SLOWDOWN, true).await?;
    let probe = json!({ "source": include_str!("probe.js") });
    let added = devtools(page.client(), "Page.addScriptToEvaluateOnNewDocument", probe).await?;
    page.goto_early(url).await?;
    let (first_paint, first_tick, key) = until("a tick that is kept", PATIENCE, async || {
        let seen = page.run(SEEN, Vec::new()).await.unwrap_or(Value::Null);
        let number = |at| seen.get(at).and_then(Value::as_f64);
        let key = seen.get(2).and_then(Value::as_str).map(str::to_owned);
        Ok::<_, MeasureError>(match (number(0), number(1), key) {
            (Some(paint), Some(tick), Some(key)) => Some((paint, tick, key)),
            _ => None,
        })
    })
    .await?;
    page.until_script("the page to load", "return document.readyState === 'complete'").await?;
    let tick_to_paint = tick_to_paint(&page).await?;
    devtools(
        page.client(),
        "Page.removeScriptToEvaluateOnNewDocument",
        json!({ "identifier": added.get("identifier") }),
    )
    .await?;
    slow_down(page.client(), 1, false).await?;
    page.reload().await?;
    let is_kept: Result<(), MeasureError> = until("the tick", PATIENCE, async || {
        let found = page.run(FIRST_IS_TICKED, Vec::new()).await?;
        Ok((found == Value::Bool(true)).then_some(()))
    })
    .await;
    is_kept.map_err(|_| MeasureError::Lost(key.clone()))?;
    browser.quit().await?;
    Ok(Visit { first_paint, first_tick, key, tick_to_paint })
}

const SEEN: &str = "
const paint = performance.getEntriesByName('first-contentful-paint')[0];
return [paint ? paint.startTime : null, benchProbe.kept, benchProbe.key];";

const FIRST_IS_TICKED: &str = "
const box = [...document.querySelectorAll('input[type=checkbox]:not([role]), [role=checkbox]')]
  .find((each) => each.getClientRects().length > 0);
return Boolean(box && !box.disabled && (box.checked || box.getAttribute('aria-checked') === 'true'));";

/// Ticks one box after the other and takes the time to the frame in which each shows; a box that was
/// ticked before is left alone, so that every tick does the same work.
const TICK_TO_PAINT: &str = "
const [count, done] = arguments;
const boxes = [...document.querySelectorAll('input[type=checkbox]:not([role]), [role=checkbox]')]
  .filter((box) => !box.disabled && !box.checked && box.getClientRects().length > 0).slice(0, count);
const frame = () => new Promise((painted) => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = painted;
  after.port2.postMessage(null);
}));
const idle = () => new Promise((free) => requestIdleCallback(free, { timeout: 3000 }));
(async () => {
  const times = [];
  for (const box of boxes) {
    await idle();
    await frame();
    const begun = performance.now();
    box.click();
    await frame();
    times.push(performance.now() - begun);
  }
  done(times);
})();";

/// Answers once nothing has kept the page busy for a second.
const QUIET: &str = "
const done = arguments[arguments.length - 1];
let timer = setTimeout(done, 1000, true);
const again = () => { clearTimeout(timer); timer = setTimeout(done, 1000, true); };
new PerformanceObserver(again).observe({ type: 'longtask' });
new PerformanceObserver(again).observe({ type: 'resource' });";

async fn tick_to_paint(page: &Page) -> Result<f64, MeasureError> {
    page.run_async(QUIET, Vec::new()).await?;
    let times = page.run_async(TICK_TO_PAINT, vec![json!(TICKS)]).await?;
    let times: Vec<f64> = times
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_f64).collect())
        .unwrap_or_default();
    Ok(crate::report::median(times))
}

async fn slow_down(client: &Client, cpu: u32, is_slow: bool) -> Result<(), CmdError> {
    devtools(client, "Emulation.setCPUThrottlingRate", json!({ "rate": cpu })).await?;
    devtools(client, "Network.enable", json!({})).await?;
    let bytes = if is_slow { f64::from(NETWORK_BITS) / 8.0 } else { -1.0 };
    let network = json!({
        "offline": false,
        "latency": if is_slow { LATENCY_MS } else { 0 },
        "downloadThroughput": bytes,
        "uploadThroughput": bytes,
    });
    devtools(client, "Network.emulateNetworkConditions", network).await?;
    Ok(())
}

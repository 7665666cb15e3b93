//! A plan of 10,000 tasks beside one of 100, each a person's own, in browsers that have met it
//! before: how soon it is ready, what a tick, a search and scrolling take.
//!
//! Must not know what the numbers should be.

use serde_json::{Value, json};
use yaodian_e2e::command::devtools;
use yaodian_e2e::engine::{Browser, Engine, Look, Profile};
use yaodian_e2e::kept;
use yaodian_e2e::page::Page;

use crate::measure::{CPU_SLOWDOWN, MeasureError};

/// How many tasks the two plans have.
pub const SIZES: [usize; 2] = [100, 10_000];

/// What stands in many of the texts: a hundredth of them.
const WORD: &str = "第99";

/// What a visit with a plan took, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Sized {
    /// From the start of the navigation to the first box of the plan that can be ticked.
    pub ready: f64,
    /// From a tick to the frame that shows it, with the tick in localStorage by then.
    pub tick: f64,
    /// From a tick to 已保存 on the screen.
    pub saved: f64,
    /// From what was typed to the frame that shows what was found.
    pub search: f64,
    /// One `String.includes` pass over the same texts in the same page, and a frame.
    pub includes: f64,
    /// The longest task of the page's while it is scrolled from its start to its end.
    pub scroll: f64,
}

/// A browser's profile in which a plan is in use. One browser is open at a time: a window behind
/// another draws no frames.
pub struct Kept {
    url: String,
    texts: Vec<String>,
    profile: Profile,
}

/// Notes when the first box can be ticked.
const PROBE: &str = "
(() => {
  const isFree = (box) => !box.disabled && box.getClientRects().length > 0;
  const timer = setInterval(() => {
    // Before the app, what stands in the page is another plan.
    const isThere = (document.querySelector('h1') || {}).textContent === '2024年工作要点';
    if (!isThere || ![...document.querySelectorAll('input[type=checkbox]')].some(isFree)) return;
    window.readyAt = performance.now();
    clearInterval(timer);
  }, 5);
})();";

const TOOLS: &str = "
window.frame = () => new Promise((painted) => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = painted;
  after.port2.postMessage(null);
}));
window.idle = () => new Promise((free) => requestIdleCallback(free, { timeout: 400 }));
window.middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
window.freeBoxes = () => [...document.querySelectorAll('input[type=checkbox]')]
  .filter((box) => !box.disabled && !box.checked && box.getClientRects().length > 0);";

/// Answers once the page has been idle for three times half a second apart.
const REST: &str = "
const done = arguments[arguments.length - 1];
const rest = (left) => left === 0 ? done(true)
  : requestIdleCallback(() => setTimeout(rest, 500, left - 1), { timeout: 400 });
rest(3);";

/// Ticks box after box; each is waited for until it is said to be saved.
const TICK: &str = "
const [says, done] = arguments;
const isSaved = () => !says || [...document.querySelectorAll('[role=status]')]
  .some((one) => one.textContent.includes('已保存'));
const turn = () => new Promise((next) => setTimeout(next, 2));
(async () => {
  const [drawn, saved] = [[], []];
  for (let at = 0; at < 7; at += 1) {
    await idle();
    await frame();
    const box = freeBoxes()[0];
    const begun = performance.now();
    box.click();
    await frame();
    drawn.push(performance.now() - begun);
    while (!isSaved()) await turn();
    saved.push(performance.now() - begun);
  }
  done([middle(drawn), middle(saved)]);
})();";

/// Types a word that was not there before, and goes through all texts once by `includes`; in turn.
const SEARCH: &str = "
const [word, texts, done] = arguments;
const field = document.querySelector('input[type=search]');
const type = (text) => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
(async () => {
  field.focus();
  field.dispatchEvent(new Event('focus'));
  const [found, passes] = [[], []];
  for (let at = 0; at < 7; at += 1) {
    type('');
    await idle();
    await frame();
    let begun = performance.now();
    type(word);
    await frame();
    found.push(performance.now() - begun);
    await idle();
    await frame();
    begun = performance.now();
    window.held = texts.filter((text) => text.includes(word)).length;
    await frame();
    passes.push(performance.now() - begun);
  }
  type('');
  done([middle(found), middle(passes)]);
})();";

/// Opens sections and items from the first on until so many boxes are there.
const OPEN: &str = "
const [wanted, done] = arguments;
const tried = new Set();
const next = () => [...document.querySelectorAll('details:not([open]) > summary')]
  .find((one) => one.getClientRects().length > 0 && !tried.has(one.id));
(async () => {
  for (let one = next(); one && freeBoxes().length < wanted; one = next()) {
    tried.add(one.id);
    one.click();
    await new Promise((drawn) => setTimeout(drawn));
  }
  await idle();
  await frame();
  done(freeBoxes().length);
})();";

/// Scrolls to the end, a screen a frame.
const SCROLL: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  scrollTo(0, 0);
  await frame();
  await idle();
  await frame();
  let longest = 0;
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    longest = Math.max(longest, entry.duration);
  }));
  watch.observe({ type: 'longtask' });
  const page = document.scrollingElement;
  while (scrollY + innerHeight < page.scrollHeight - 2) {
    const before = scrollY;
    scrollBy(0, innerHeight);
    await frame();
    await frame();
    if (scrollY === before) break;
  }
  await idle();
  done(longest);
})();";

/// How many tasks are open while some of them are ticked.
const TICKED: usize = 12;
/// How many tasks are open while the list is scrolled.
const OPEN_TASKS: usize = 600;

impl Kept {
    /// Opens a browser, makes the plan of so many tasks the one in use, and lets everything come
    /// that comes for it.
    pub async fn new(url: &str, tasks: usize) -> Result<Self, MeasureError> {
        let profile = Profile::new()?;
        let browser = open(&profile).await?;
        let page = Page::new(browser.client());
        page.goto(url).await?;
        let plan = kept::plan(tasks);
        let texts = kept::texts(&plan);
        if !kept::keep(&page, plan).await? {
            return Err(MeasureError::Lost(format!("a plan of {tasks} tasks")));
        }
        let probe = json!({ "source": PROBE });
        devtools(page.client(), "Page.addScriptToEvaluateOnNewDocument", probe).await?;
        // The first visit brings the tracker where the plan asks for it, the second begins with it.
        for _ in 0..2 {
            page.goto(url).await?;
            page.until_script("the plan", "return Boolean(window.readyAt)").await?;
            page.run_async(REST, Vec::new()).await?;
        }
        browser.quit().await?;
        Ok(Self { url: url.to_owned(), texts, profile })
    }

    /// Measures one visit.
    pub async fn visit(&self) -> Result<Sized, MeasureError> {
        let browser = open(&self.profile).await?;
        let page = Page::new(browser.client());
        let probe = json!({ "source": PROBE });
        devtools(page.client(), "Page.addScriptToEvaluateOnNewDocument", probe).await?;
        slow(&page, CPU_SLOWDOWN).await?;
        page.goto(&self.url).await?;

        let ready = page.until_script("the plan", "return window.readyAt || null").await?;
        page.run_async(REST, Vec::new()).await?;

        page.run(TOOLS, Vec::new()).await?;
        slow(&page, 1).await?;
        page.run_async(OPEN, vec![json!(TICKED)]).await?;
        slow(&page, CPU_SLOWDOWN).await?;

        let ticks = page.run_async(TICK, vec![json!(true)]).await?;

        let search = page.run_async(SEARCH, vec![json!(WORD), json!(self.texts)]).await?;
        slow(&page, 1).await?;
        page.run_async(OPEN, vec![json!(OPEN_TASKS)]).await?;
        slow(&page, CPU_SLOWDOWN).await?;

        let scroll = page.run_async(SCROLL, Vec::new()).await?;
        browser.quit().await?;
        let number = |of: &Value, at| of.get(at).and_then(Value::as_f64).unwrap_or(f64::NAN);
        Ok(Sized {
            ready: ready.as_f64().unwrap_or(f64::NAN),
            tick: number(&ticks, 0),
            saved: number(&ticks, 1),
            search: number(&search, 0),
            includes: number(&search, 1),
            scroll: scroll.as_f64().unwrap_or(f64::NAN),
        })
    }
}

/// Opens a browser on a profile.
async fn open(profile: &Profile) -> Result<Browser, MeasureError> {
    let look = Look { size: (500, 844), ..Look::default() };
    Ok(Browser::open(Engine::Chromium, profile, look).await?)
}

/// The time a tick takes on the floor page, from the tap to the frame, with the tick in localStorage.
pub async fn floor(url: &str) -> Result<f64, MeasureError> {
    let profile = Profile::new()?;
    let browser = open(&profile).await?;
    let page = Page::new(browser.client());
    page.goto(url).await?;
    slow(&page, CPU_SLOWDOWN).await?;
    page.run(TOOLS, Vec::new()).await?;
    let ticks = page.run_async(TICK, vec![json!(false)]).await?;
    browser.quit().await?;
    Ok(ticks.get(0).and_then(Value::as_f64).unwrap_or(f64::NAN))
}

/// Makes the processor slow; the network is the host's own, as these are no first visits.
async fn slow(page: &Page, rate: u32) -> Result<(), MeasureError> {
    devtools(page.client(), "Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
    Ok(())
}

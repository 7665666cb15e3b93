//! The app as its users meet it: served, opened, and the few things every journey does with it.
//!
//! Knows the app's words and what FORMATS.md says of its storage; must not know its classes.

use std::ops::Deref;
use std::path::Path;

use serde_json::{Value, json};
use yaodian_e2e::edition;
use yaodian_e2e::page::{Page, PageError, Role, has, starts};
use yaodian_e2e::server::{Fault, Site};
use yaodian_e2e::visit::{Failure, Outcome, REPORTS, Visit, ensure};

/// The first task: on a first visit its item is open.
pub const FIRST: &str = "进一步完善工作机制，充分";
/// The task after it, in the same item.
pub const SECOND: &str = "制订出台《桐庐教育高质量发展五年行动方案》";
/// A task of the item called `OTHER_ITEM`.
pub const THIRD: &str = "加强干部梯度培养";
/// An item that is closed on a first visit.
pub const OTHER_ITEM: &str = "加强干部队伍建设";

/// A page of the site that is not the app: what is stored can be looked at and changed in peace.
const BLANK: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
    <link rel=\"icon\" href=\"icon.svg\"><title>空</title><p>空";

/// Serves the shipped site.
pub async fn serve() -> Result<Site, Failure> {
    serve_from(&yaodian_e2e::dist()).await
}

/// Serves a site that reports what would breach its page's policy.
pub async fn serve_from(dir: &Path) -> Result<Site, Failure> {
    let site = Site::start(dir).await?;
    let page = std::fs::read_to_string(dir.join("index.html"))?;
    // The frames are the tests' own.
    let policy = format!("{};frame-src 'self';report-uri {REPORTS}", edition::policy(&page)?);
    site.add_header("content-security-policy-report-only", &policy);
    site.add_page("/blank.html", BLANK);
    Ok(site)
}

/// Keeps the app away until `release`: nothing is kept by the browser, and no worker comes.
pub fn hold(site: &Site) {
    site.add_header("cache-control", "no-store");
    site.break_files("sw.js", Fault::Hold);
    site.break_files(".wasm", Fault::Hold);
}

/// Lets the app come.
pub fn release(site: &Site) {
    site.mend_files(".wasm");
}

/// The app in the current tab of a browser.
#[derive(Clone, Debug)]
pub struct App {
    page: Page,
}

impl Deref for App {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl App {
    /// Looks at a page that shows the app, or the document that will become it.
    pub const fn on(page: Page) -> Self {
        Self { page }
    }

    /// Opens a view of the site and waits until the app is there.
    pub async fn open(visit: &Visit, view: &str) -> Result<Self, Failure> {
        let app = Self::on(visit.goto(view).await?);
        app.ready().await?;
        Ok(app)
    }

    /// Opens an address on another device and waits until the app is there.
    pub async fn open_on(page: Page, url: &str) -> Result<Self, Failure> {
        page.goto(url).await?;
        let app = Self::on(page);
        app.ready().await?;
        Ok(app)
    }

    /// Waits until the app has taken the page's place.
    pub async fn ready(&self) -> Result<(), PageError> {
        let script = "return document.documentElement.dataset.boot === 'app'";
        self.until_script("the app", script).await?;
        self.wait_drawn().await
    }

    /// Waits until the page has drawn itself twice: whatever a change of screen moved has moved.
    async fn wait_drawn(&self) -> Result<(), PageError> {
        // A tab that is not on top is never drawn.
        let drawn = "const done = arguments[arguments.length - 1];\
            if (document.hidden) done(false);\
            else requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.run_async(drawn, Vec::new()).await?;
        Ok(())
    }

    /// Loads the page again and waits until the app is there.
    pub async fn reload_app(&self) -> Result<(), PageError> {
        self.reload().await?;
        self.ready().await
    }

    /// Goes to a view, or opens a code, by the address's fragment, as a link does; the focus
    /// follows with the next frame after the browser has told of the change, which it does in its
    /// own time.
    pub async fn go(&self, view: &str) -> Result<(), PageError> {
        let told = "const [view, done] = arguments;\
            const before = location.href;\
            addEventListener('hashchange', () => setTimeout(done), { once: true });\
            location.hash = view;\
            if (location.href === before) done()";
        self.run_async(told, vec![json!(view)]).await?;
        self.wait_drawn().await
    }

    /// Taps a task's box and waits until the tick is safe.
    pub async fn tick(&self, task: &str) -> Result<(), PageError> {
        self.wait_drawn().await?;
        let before = self.find(Role::Checkbox, starts(task)).await?.checked;
        self.click(Role::Checkbox, starts(task)).await?;
        self.find_where(Role::Checkbox, starts(task), "tapped", |seen| seen.checked != before)
            .await?;
        self.wait_saved().await
    }

    /// Waits until the last edit is safe.
    pub async fn wait_saved(&self) -> Result<(), PageError> {
        self.wait_text("已保存").await
    }

    /// Waits until a task's box is as it should be: `true`, `false` or `mixed`.
    pub async fn wait_box(&self, task: &str, checked: &str) -> Result<(), PageError> {
        self.find_where(Role::Checkbox, starts(task), checked, |seen| seen.checked == checked)
            .await?;
        Ok(())
    }

    /// Opens an item of the list, where it is not.
    pub async fn unfold(&self, item: &str) -> Result<(), PageError> {
        let seen = self.find(Role::Disclosure, has(item)).await?;
        if seen.expanded != "true" {
            self.click(Role::Disclosure, has(item)).await?;
        }
        self.find_where(Role::Disclosure, has(item), "open", |seen| seen.expanded == "true")
            .await?;
        Ok(())
    }

    /// Waits until the site can be opened without a network; says whether this browser can at all.
    pub async fn wait_offline(&self) -> Result<bool, PageError> {
        if self.run("return 'serviceWorker' in navigator", Vec::new()).await? != Value::Bool(true) {
            return Ok(false);
        }
        self.go("#/me").await?;
        self.wait_text("没有网络也能打开").await?;
        Ok(true)
    }

    /// Returns the keys of the segments in localStorage.
    pub async fn segments(&self) -> Result<Vec<String>, PageError> {
        let stored = self.storage().await?;
        Ok(stored.into_keys().filter(|key| key.starts_with("yaodian.p.")).collect())
    }

    /// Keeps what is copied from now on where `copied` finds it.
    pub async fn catch_copies(&self) -> Result<(), PageError> {
        let script = "window.copied = '';\
            Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {\
              writeText(text) { window.copied = text; return window.Promise.resolve(); } } })";
        self.run(script, Vec::new()).await?;
        Ok(())
    }

    /// Taps a button that copies a text, and returns the text.
    pub async fn copied(&self, button: &str) -> Result<String, PageError> {
        self.catch_copies().await?;
        self.click(Role::Button, button).await?;
        let copied = self.until_script("a copied text", "return window.copied").await?;
        copied.as_str().map(str::to_owned).ok_or_else(|| PageError::Answer(copied.to_string()))
    }

    /// Names the sender and returns a link to all progress.
    pub async fn share(&self, sender: &str) -> Result<String, PageError> {
        self.go("#/share").await?;
        self.fill(Role::Textbox, "单位或填报人", sender).await?;
        self.copied("复制链接").await
    }
}

/// Sets what is stored in the browser as if the app had been used, before it is opened.
pub async fn preset(visit: &Visit, entries: &[(&str, &str)]) -> Outcome {
    let page = visit.goto("blank.html").await?;
    for (key, word) in entries {
        let set = "localStorage.setItem(arguments[0], arguments[1])";
        page.run(set, vec![json!(key), json!(word)]).await?;
    }
    Ok(())
}

/// Makes the browser one that was never here.
pub async fn forget(page: &Page, site: &Site) -> Outcome {
    page.goto(&site.url("blank.html")).await?;
    let script = "
const done = arguments[arguments.length - 1];
const away = async () => {
  localStorage.clear();
  await new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase('yaodian');
    asked.onsuccess = resolve;
    asked.onerror = asked.onblocked = () => reject(new Error('indexedDB'));
  });
  if (navigator.serviceWorker) {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  }
};
away().then(() => done(''), (error) => done(String(error)));";
    let error = page.run_async(script, Vec::new()).await?;
    ensure(error.as_str() == Some(""), format!("not forgotten: {error}"))
}

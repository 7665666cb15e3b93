//! One journey in one browser: the site, a visitor's profile, the browser, and what is kept when
//! it fails.
//!
//! Must not know what the journey does.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use crate::engine::{Browser, Engine, Look, Profile};
use crate::page::Page;
use crate::server::Site;

/// Why a journey failed, and where in it.
pub struct Failure(String);

/// Where a policy's reports are to be sent on the served site.
pub const REPORTS: &str = "/csp-report";

/// What a journey ends with.
pub type Outcome = Result<(), Failure>;

impl<E: std::error::Error> From<E> for Failure {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl Failure {
    /// Makes a failure of the caller's line.
    #[track_caller]
    pub fn new(what: impl fmt::Display) -> Self {
        let place = Location::caller();
        Self(format!("{}:{}: {what}", place.file(), place.line()))
    }
}

// A failed test prints its error's Debug form: the plain words are what is wanted there.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Fails the journey unless something holds.
///
/// # Errors
/// When it does not.
#[track_caller]
pub fn ensure(holds: bool, what: impl fmt::Display) -> Outcome {
    if holds { Ok(()) } else { Err(Failure::new(what)) }
}

/// Fails the journey unless two values are the same.
///
/// # Errors
/// When they differ.
#[track_caller]
pub fn ensure_same<T: PartialEq + fmt::Debug>(what: &str, found: &T, wanted: &T) -> Outcome {
    ensure(found == wanted, format!("{what}: found {found:?}, wanted {wanted:?}"))
}

/// One person's browser with what it keeps.
#[derive(Debug)]
struct Device {
    look: Look,
    browser: Option<Browser>,
    profile: Profile,
}

impl Device {
    async fn begin(engine: Engine, look: Look) -> Result<Self, Failure> {
        let profile = Profile::new()?;
        let browser = Some(Browser::open(engine, &profile, look).await?);
        Ok(Self { look, browser, profile })
    }

    #[track_caller]
    fn page(&self) -> Result<Page, Failure> {
        let browser = self.browser.as_ref();
        browser
            .map(|browser| Page::new(browser.client()))
            .ok_or_else(|| Failure::new("the browser is not open"))
    }
}

/// A visitor in a browser on a served site, and those who join later on devices of their own.
#[derive(Debug)]
pub struct Visit {
    engine: Engine,
    site: Site,
    device: Device,
    others: Vec<Device>,
}

impl Visit {
    /// Opens a browser nobody has used before; the page is still blank.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn begin(engine: Engine, site: Site, look: Look) -> Result<Self, Failure> {
        let device = Device::begin(engine, look).await?;
        Ok(Self { engine, site, device, others: Vec::new() })
    }

    /// Returns which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Returns the site, to stop it or start it again.
    pub fn site_mut(&mut self) -> &mut Site {
        &mut self.site
    }

    /// Returns the page the browser shows.
    ///
    /// # Errors
    /// When the browser was killed.
    #[track_caller]
    pub fn page(&self) -> Result<Page, Failure> {
        self.device.page()
    }

    /// Goes to a path or view of the site.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub async fn goto(&self, rest: &str) -> Result<Page, Failure> {
        let page = self.page()?;
        page.goto(&self.site.url(rest)).await?;
        Ok(page)
    }

    /// Opens another person's browser, with a profile of its own; its page is still blank.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn join(&mut self) -> Result<Page, Failure> {
        let device = Device::begin(self.engine, self.device.look).await?;
        let page = device.page()?;
        self.others.push(device);
        Ok(page)
    }

    /// Kills every process of the browser with SIGKILL.
    pub fn kill(&mut self) {
        if let Some(browser) = self.device.browser.take() {
            browser.kill();
        }
    }

    /// Opens the browser anew, asking for pages in another language from now on.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn speak(&mut self, language: &'static str) -> Outcome {
        self.device.look.language = language;
        self.reopen().await
    }

    /// Opens the browser again on the same profile, closing it first where it is open.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn reopen(&mut self) -> Outcome {
        if let Some(browser) = self.device.browser.take() {
            browser.quit().await?;
        }
        let device = &mut self.device;
        device.browser = Some(Browser::open(self.engine, &device.profile, device.look).await?);
        Ok(())
    }

    /// Fails the journey where a browser reported a breach of the policy, or wrote an error to
    /// its console (which only Chromium tells) that holds none of `expected`.
    ///
    /// # Errors
    /// When there was one.
    #[track_caller]
    pub fn ensure_quiet(&self, expected: &[&str]) -> impl Future<Output = Outcome> {
        let place = Location::caller();
        async move {
            let mut faults = Vec::new();
            let reports = self.site.hits().into_iter().filter(|hit| hit.path == REPORTS);
            faults.extend(reports.map(|hit| hit.body));
            if self.engine == Engine::Chromium {
                for browser in self.browsers() {
                    faults.extend(crate::command::console(browser.client()).await?);
                }
            }
            let is_fault = |line: &String| {
                (line.starts_with("SEVERE") || line.contains("csp-report"))
                    && !expected.iter().any(|part| line.contains(part))
            };
            faults.retain(is_fault);
            if faults.is_empty() {
                return Ok(());
            }
            let faults = faults.join("\n  ");
            Err(Failure(format!("{}:{}: not quiet:\n  {faults}", place.file(), place.line())))
        }
    }

    fn browsers(&self) -> impl Iterator<Item = &Browser> {
        let devices = std::iter::once(&self.device).chain(&self.others);
        devices.filter_map(|device| device.browser.as_ref())
    }

    /// Keeps a picture of each page and its text; returns what to say of them.
    async fn evidence(&self, name: &str) -> String {
        let mut said = String::new();
        for (number, browser) in self.browsers().enumerate() {
            let name = format!("{}-{name}-{}", self.engine.name(), number + 1);
            keep_evidence(browser, &name, &mut said).await;
        }
        said
    }
}

async fn keep_evidence(browser: &Browser, name: &str, said: &mut String) {
    let dir = crate::root().join("shots/failed");
    let mut keep = |ending: &str, bytes: &[u8]| {
        let path = dir.join(format!("{name}.{ending}"));
        let is_kept =
            std::fs::create_dir_all(&dir).and_then(|()| std::fs::write(&path, bytes)).is_ok();
        if is_kept {
            said.push_str(&format!("\n  kept {}", path.display()));
        }
    };
    if let Ok(picture) = browser.client().screenshot().await {
        keep("png", &picture);
    }
    if let Ok(source) = browser.client().source().await {
        keep("html", source.as_bytes());
    }
    if let Ok(lines) = crate::command::console(browser.client()).await {
        keep("log", lines.join("\n").as_bytes());
    }
}

/// How long a journey may take: several times what the longest needs on a slow machine.
const LIMIT: Duration = Duration::from_secs(240);

/// How often a journey is begun when its browser stops answering.
///
/// A driver may lose a command while one document gives way to the next, and then never answers
/// again. What the site does wrong shows in the second browser as it did in the first.
const ATTEMPTS: u32 = 2;

/// Runs a journey on the site that `serve` starts, each time in a browser of its own.
///
/// # Errors
/// What the journey failed with, and what was kept of the page.
pub fn run(
    engine: Engine,
    name: &str,
    serve: impl AsyncFn() -> Result<Site, Failure>,
    journey: impl AsyncFn(&mut Visit) -> Outcome,
) -> Outcome {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let full_name = format!("{} {name}", engine.name());
    runtime.block_on(async {
        let attempt = async || {
            let site = serve().await?;
            let mut visit = Visit::begin(engine, site, Look::default()).await?;
            let ended = journey(&mut visit).await;
            if let Err(Failure(what)) = ended {
                let kept = visit.evidence(name).await;
                return Err(Failure(format!("{full_name}: {what}{kept}")));
            }
            Ok(())
        };
        within(LIMIT, ATTEMPTS, &full_name, attempt).await
    })
}

/// Ends what does not end by itself, and begins it again until it was begun `attempts` times.
async fn within(
    limit: Duration,
    attempts: u32,
    name: &str,
    attempt: impl AsyncFn() -> Outcome,
) -> Outcome {
    for number in 1..=attempts {
        // What is dropped here takes its browser with it.
        if let Ok(outcome) = tokio::time::timeout(limit, attempt()).await {
            return outcome;
        }
        eprintln!("{name}: no end within {} s, attempt {number}", limit.as_secs_f64());
    }
    let limit = limit.as_secs_f64();
    Err(Failure::new(format!("{name}: no end within {limit} s, in {attempts} attempts")))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    async fn begun(ends_at: u32, fails: bool) -> (u32, Outcome) {
        let begun = AtomicU32::new(0);
        let attempt = async || {
            if begun.fetch_add(1, Ordering::Relaxed) + 1 < ends_at {
                std::future::pending::<()>().await;
            }
            ensure(!fails, "wrong")
        };
        let outcome = within(Duration::from_millis(20), 2, "test", attempt).await;
        (begun.into_inner(), outcome)
    }

    #[tokio::test]
    async fn what_hangs_is_begun_once_more_and_what_fails_is_not() {
        let (times, outcome) = begun(2, false).await;
        assert!(times == 2 && outcome.is_ok());
        let (times, outcome) = begun(1, true).await;
        assert!(times == 1 && format!("{:?}", outcome.unwrap_err()).contains("wrong"));
        let (times, outcome) = begun(9, false).await;
        assert!(times == 2 && format!("{:?}", outcome.unwrap_err()).contains("no end"));
    }
}

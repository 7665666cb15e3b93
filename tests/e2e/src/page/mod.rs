//! A page as its reader meets it: things with a role and a name, and text.
//!
//! Must not know a selector, a class or an id of the app.

mod find;
mod input;

pub use find::{Name, Role, Seen, has, starts};
pub use input::Key;

use std::collections::BTreeMap;
use std::fmt;

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use serde_json::Value;

use crate::wait::{PATIENCE, TimedOut, until};

/// Why a page did not do as asked.
#[derive(Debug)]
pub enum PageError {
    /// The browser refused a command.
    Command(Box<CmdError>),
    /// Something did not appear, change or go away in time.
    TimedOut(TimedOut),
    /// A script answered with something it never answers with.
    Answer(String),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Command(error) => write!(f, "the browser refused: {error}"),
            Self::TimedOut(error) => error.fmt(f),
            Self::Answer(answer) => write!(f, "the page's script answered {answer}"),
        }
    }
}

impl std::error::Error for PageError {}

impl From<CmdError> for PageError {
    fn from(error: CmdError) -> Self {
        Self::Command(Box::new(error))
    }
}

impl From<TimedOut> for PageError {
    fn from(error: TimedOut) -> Self {
        Self::TimedOut(error)
    }
}

/// The page shown in a browser's current tab or frame.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
}

impl Page {
    /// Looks at what `client` shows.
    #[must_use]
    pub fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Returns the WebDriver session.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to an address and waits until the document and what it asks for are loaded.
    ///
    /// # Errors
    /// When there is nothing at the address.
    pub async fn goto(&self, url: &str) -> Result<(), PageError> {
        self.goto_early(url).await?;
        self.until_script("the page to load", "return document.readyState === 'complete'").await?;
        Ok(())
    }

    /// Goes to an address and waits only until there is a new document with something in it.
    ///
    /// # Errors
    /// When there is nothing at the address.
    pub async fn goto_early(&self, url: &str) -> Result<(), PageError> {
        let here = self.client.current_url().await?;
        let stays = url.contains('#') && without_fragment(here.as_str()) == without_fragment(url);
        if stays {
            self.client.goto(url).await?;
            return Ok(());
        }
        self.run(LEAVE, Vec::new()).await?;
        self.client.goto(url).await?;
        self.until_arrived().await
    }

    /// Reloads the document and waits until it and what it asks for are loaded.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn reload(&self) -> Result<(), PageError> {
        self.reload_early().await?;
        self.until_script("the page to load", "return document.readyState === 'complete'").await?;
        Ok(())
    }

    /// Reloads the document and waits only until there is a new one with something in it.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn reload_early(&self) -> Result<(), PageError> {
        // Not by the driver: Firefox's would go past the service worker.
        let reload = format!("{LEAVE}; setTimeout(() => location.reload())");
        self.run(&reload, Vec::new()).await?;
        self.until_arrived().await
    }

    async fn until_arrived(&self) -> Result<(), PageError> {
        let arrived = "return !window.leftByTest && document.body !== null";
        self.until_script("a new document", arrived).await?;
        Ok(())
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, PageError> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// When the script throws or takes too long.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, PageError> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Waits until a script answers with something other than null, false or nothing.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn until_script(&self, what: &str, script: &str) -> Result<Value, PageError> {
        until(what, PATIENCE, async || {
            // While one document gives way to the next there is none to ask.
            let answer = self.run(script, Vec::new()).await.unwrap_or(Value::Null);
            let is_yes = !matches!(answer, Value::Null | Value::Bool(false));
            Ok(is_yes.then_some(answer))
        })
        .await
    }

    /// Returns the text that is drawn, white space squeezed.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn text(&self) -> Result<String, PageError> {
        let text = self.run("return document.body.innerText", Vec::new()).await?;
        let text = text.as_str().unwrap_or_default();
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Waits until some text is drawn.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn wait_text(&self, wanted: &str) -> Result<(), PageError> {
        let mut last = String::new();
        let found: Result<(), PageError> = until(format!("「{wanted}」"), PATIENCE, async || {
            last = self.text().await?;
            Ok(last.contains(wanted).then_some(()))
        })
        .await;
        found.map_err(|error| error.with(&format!("on the page: {}", clip(&last))))
    }

    /// Waits until some text is drawn no more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn wait_no_text(&self, unwanted: &str) -> Result<(), PageError> {
        until(format!("「{unwanted}」 to go"), PATIENCE, async || {
            Ok((!self.text().await?.contains(unwanted)).then_some(()))
        })
        .await
    }

    /// Opens another tab and turns to it; answers with the tab that was left and the new one.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn open_tab(&self) -> Result<[WindowHandle; 2], PageError> {
        let left = self.client.window().await?;
        let new = self.client.new_window(true).await?.handle;
        self.turn_to(&new).await?;
        Ok([left, new])
    }

    /// Turns to a tab.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn turn_to(&self, tab: &WindowHandle) -> Result<(), PageError> {
        Ok(self.client.switch_to_window(tab.clone()).await?)
    }

    /// Returns what the site keeps in localStorage.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn storage(&self) -> Result<BTreeMap<String, String>, PageError> {
        let script = "return Object.fromEntries(Object.keys(localStorage)\
                      .map((key) => [key, localStorage.getItem(key)]))";
        let answer = self.run(script, Vec::new()).await?;
        let entries = answer.as_object().ok_or_else(|| PageError::Answer(answer.to_string()))?;
        Ok(entries
            .iter()
            .map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect())
    }
}

/// Marks the document that is about to be left, to tell it from the next.
const LEAVE: &str = "window.leftByTest = true";

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

impl PageError {
    /// Adds what else is known to an error of waiting.
    fn with(self, more: &str) -> Self {
        match self {
            Self::TimedOut(TimedOut { what, limit }) => {
                Self::TimedOut(TimedOut { what: format!("{what}\n  {more}"), limit })
            }
            other => other,
        }
    }
}

fn clip(text: &str) -> String {
    text.chars().take(600).collect()
}

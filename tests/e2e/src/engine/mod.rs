//! A browser under WebDriver: which one, with which profile, opened, quit or killed.
//!
//! Must not know what site is visited.

mod capabilities;
mod display;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::net::{TcpListener, TcpStream};

use crate::process::{Guarded, ProcessError, find_program};
use crate::scratch::Scratch;
use crate::wait::{TimedOut, until};

/// A browser engine the site is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chrome, Edge, Android's browsers and web views.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as GTK ships it.
    WebKit,
}

impl Engine {
    /// The name used in test names and file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Tells whether what the browser stored is there when it is opened again on the same profile.
    #[must_use]
    pub const fn keeps_profiles(self) -> bool {
        !matches!(self, Self::WebKit)
    }
}

/// Why a browser could not be used.
#[derive(Debug)]
pub enum EngineError {
    /// A program is missing or does not start.
    Process(ProcessError),
    /// A file of the profile could not be written.
    Profile(io::Error),
    /// The driver did not come up in time.
    TimedOut(TimedOut),
    /// The driver refused the session; with what it printed.
    Session(Box<NewSessionError>, String),
    /// A command failed.
    Command(Box<CmdError>),
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process(error) => error.fmt(f),
            Self::Profile(error) => write!(f, "the browser profile cannot be written: {error}"),
            Self::TimedOut(error) => error.fmt(f),
            Self::Session(error, log) => write!(f, "no browser session: {error}\n{log}"),
            Self::Command(error) => write!(f, "the browser refused: {error}"),
        }
    }
}

impl std::error::Error for EngineError {}

impl From<ProcessError> for EngineError {
    fn from(error: ProcessError) -> Self {
        Self::Process(error)
    }
}

impl From<io::Error> for EngineError {
    fn from(error: io::Error) -> Self {
        Self::Profile(error)
    }
}

impl From<TimedOut> for EngineError {
    fn from(error: TimedOut) -> Self {
        Self::TimedOut(error)
    }
}

impl From<CmdError> for EngineError {
    fn from(error: CmdError) -> Self {
        Self::Command(Box::new(error))
    }
}

/// A browser's stored state, kept from one opening to the next until this value is dropped.
#[derive(Debug)]
pub struct Profile {
    scratch: Scratch,
}

impl Profile {
    /// Makes a profile nobody has used.
    ///
    /// # Errors
    /// When the temporary directory cannot be written.
    pub fn new() -> Result<Self, EngineError> {
        let scratch = Scratch::new("profile")?;
        std::fs::create_dir_all(scratch.path().join("data"))?;
        Ok(Self { scratch })
    }

    fn data(&self) -> PathBuf {
        self.scratch.path().join("data")
    }

    /// Removes what a killed browser leaves and the next would trip over.
    fn tidy(&self) -> Result<(), EngineError> {
        for name in ["MarionetteActivePort", "DevToolsActivePort", ".parentlock"] {
            match std::fs::remove_file(self.data().join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }
}

/// How a browser is opened.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The window's width and height with its frame, in CSS pixels; the least width is about 500.
    pub size: (u32, u32),
    /// Whether the system asks for dark colours.
    pub is_dark: bool,
    /// The language the browser asks pages for, as `Accept-Language` has it.
    pub language: &'static str,
}

impl Default for Look {
    fn default() -> Self {
        Self { size: (500, 900), is_dark: false, language: "zh-CN" }
    }
}

/// An open browser.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    driver: Guarded,
    mark: PathBuf,
}

impl Browser {
    /// Opens a browser on a profile.
    ///
    /// # Errors
    /// When the browser or its driver is missing or does not come up.
    pub async fn open(engine: Engine, profile: &Profile, look: Look) -> Result<Self, EngineError> {
        profile.tidy()?;
        let port = free_port().await?;
        let log = profile.scratch.path().join("driver.log");
        let driver = start_driver(engine, port, &log, look).await?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        until("the driver to listen", Duration::from_secs(20), async || {
            let is_up = TcpStream::connect(address).await.is_ok();
            Ok::<_, EngineError>(is_up.then_some(()))
        })
        .await?;
        let wanted = capabilities::of(engine, &profile.data(), look)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}/"))
            .await
            .map_err(|error| EngineError::Session(Box::new(error), driver.log_tail()))?;
        client
            .update_timeouts(TimeoutConfiguration::new(
                Some(Duration::from_secs(60)),
                Some(Duration::from_secs(60)),
                Some(Duration::ZERO),
            ))
            .await?;
        resize(&client, look).await?;
        Ok(Self { engine, client, driver, mark: profile.scratch.path().to_path_buf() })
    }

    /// Returns which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the WebDriver session.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the last part of what the driver printed.
    #[must_use]
    pub fn driver_log(&self) -> String {
        self.driver.log_tail()
    }

    /// Kills every process of the browser with SIGKILL, as the system does when memory is short.
    pub fn kill(mut self) {
        self.driver.kill(Some(&self.mark));
    }

    /// Closes the browser in good order.
    ///
    /// # Errors
    /// When the driver does not answer; the browser is gone all the same.
    pub async fn quit(self) -> Result<(), EngineError> {
        self.client.clone().close().await?;
        Ok(())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.kill(Some(&self.mark));
    }
}

/// Not every engine heeds the size among its flags, nor while its window is not there yet.
async fn resize(client: &Client, look: Look) -> Result<(), EngineError> {
    let (width, height) = look.size;
    until("the window's size", Duration::from_secs(10), async || {
        client.set_window_rect(0, 0, width, height).await?;
        let (_, _, found, _) = client.get_window_rect().await?;
        Ok((found == u64::from(width)).then_some(()))
    })
    .await
}

async fn free_port() -> Result<u16, EngineError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    Ok(listener.local_addr()?.port())
}

async fn start_driver(
    engine: Engine,
    port: u16,
    log: &Path,
    look: Look,
) -> Result<Guarded, EngineError> {
    let own_port = format!("--port={port}");
    let started = match engine {
        Engine::Chromium => {
            let program = find_program("CHROMEDRIVER", &["chromedriver"])?;
            Guarded::start(&program, &[own_port.into()], &[], log)
        }
        Engine::Firefox => {
            let program = find_program("GECKODRIVER", &["geckodriver"])?;
            // Its debugging socket would otherwise be on one fixed port for all.
            let arguments = [own_port.into(), "--websocket-port=0".into()];
            Guarded::start(&program, &arguments, &[], log)
        }
        Engine::WebKit => {
            let program = find_program("WEBKITWEBDRIVER", &["WebKitWebDriver"])?;
            let display = display::shared().await?;
            let theme = if look.is_dark { "Adwaita:dark" } else { "Adwaita" };
            // `en-GB` is `en_GB` to the system.
            let language = look.language.replace('-', "_");
            let variables = [
                ("LANGUAGE", language.as_str()),
                ("LC_ALL", "C.UTF-8"),
                ("DISPLAY", display),
                ("GTK_THEME", theme),
                ("GDK_BACKEND", "x11"),
                ("NO_AT_BRIDGE", "1"),
                ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ];
            Guarded::start(&program, &[own_port.into()], &variables, log)
        }
    };
    Ok(started?)
}

//! What each driver is asked for: binary, profile, flags.
//!
//! Must not start anything.

use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use super::{Engine, EngineError, Look};
use crate::process::{ProcessError, find_program, is_root};

/// Returns the capabilities of a session on the profile in `data`.
pub(super) fn of(engine: Engine, data: &Path, look: Look) -> Result<Capabilities, EngineError> {
    let wanted = match engine {
        Engine::Chromium => chromium(data, look)?,
        Engine::Firefox => firefox(data, look)?,
        Engine::WebKit => webkit()?,
    };
    let mut wanted = match wanted {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    };
    // A page is looked at before it is loaded; `Page::goto` does the waiting.
    wanted.insert("pageLoadStrategy".into(), json!("none"));
    Ok(wanted)
}

fn chromium(data: &Path, look: Look) -> Result<Value, EngineError> {
    let binary = find_program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?;
    let (width, height) = look.size;
    let mut flags = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".into(),
        "--disable-dev-shm-usage".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--hide-scrollbars".into(),
        format!("--accept-lang={}", look.language),
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={}", data.display()),
    ];
    if is_root() {
        flags.push("--no-sandbox".into());
    }
    if look.is_dark {
        flags.push("--force-dark-mode".into());
    }
    Ok(json!({
        "goog:chromeOptions": { "binary": binary, "args": flags },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
}

fn firefox(data: &Path, look: Look) -> Result<Value, EngineError> {
    let binary = find_program("FIREFOX", &["firefox-esr", "firefox"])?;
    let (width, height) = look.size;
    let dark_or_light = if look.is_dark { 0 } else { 1 };
    Ok(json!({
        "moz:firefoxOptions": {
            "binary": binary,
            "args": [
                "-headless",
                "-width", width.to_string(),
                "-height", height.to_string(),
                "-profile", data,
            ],
            "prefs": {
                "intl.accept_languages": look.language,
                "layout.css.prefers-color-scheme.content-override": dark_or_light,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "browser.safebrowsing.phishing.enabled": false,
                "toolkit.telemetry.enabled": false,
            },
        },
    }))
}

fn webkit() -> Result<Value, EngineError> {
    let binary = match std::env::var_os("WEBKIT_MINIBROWSER") {
        Some(path) => PathBuf::from(path),
        None => minibrowser().ok_or_else(|| ProcessError::NotInstalled("MiniBrowser".into()))?,
    };
    Ok(json!({
        "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
    }))
}

/// Debian keeps the browser among the library's own files, under the machine's architecture.
fn minibrowser() -> Option<PathBuf> {
    let architectures = std::fs::read_dir("/usr/lib").ok()?;
    architectures
        .flatten()
        .flat_map(|entry| {
            ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
                .map(|library| entry.path().join(library).join("MiniBrowser"))
        })
        .find(|path| path.is_file())
}

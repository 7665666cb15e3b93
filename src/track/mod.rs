//! The tracker in the browser: the screens that a first visit does not bring, and what they ask of
//! the browser. It is the app's own program with more in it, and takes its place.
//!
//! Must not decide anything: the model does.

pub mod calendar;
pub mod charts;
pub mod finding;
pub mod guide;
pub mod item;
pub mod list;
pub mod log;
pub mod settings;
pub mod shortcuts;

use yaodian_model::track::Language;

use crate::browser::local;

/// A word that was stored on this device, or that the browser says of itself.
#[must_use]
pub fn word(key: &str) -> Option<String> {
    match key {
        Language::BROWSER_KEY => web_sys::window().and_then(|window| window.navigator().language()),
        _ => local::get(key),
    }
}

/// The screens that only the tracker has.
pub mod screens {
    pub use super::calendar::page as calendar;
    pub use super::charts::page as charts;
    pub use super::log::page as log;
}

//! The browser shell of 要点: draws the model's view models, tells it what happened, carries out
//! its effects.
//!
//! `browser` has one file a service and knows no component; `ui` draws one thing a component
//! and knows no event; `pages` join the two, one file a route. Must not decide anything: the
//! model does.

pub mod app;
pub mod browser;
pub mod desk;
pub mod dom;
pub mod live;
pub mod pages;
pub mod shell;
#[cfg(feature = "track")]
pub mod track;
pub mod ui;

/// The id of the element that holds the plan's text for the app.
pub const PLAN_ID: &str = "plan";

/// The plan that comes with the page, read from `seeds/` when this was built. It travels in the
/// page, not in the module: there its words stand already, and a second time cost next to nothing.
pub const PLAN_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/plan.txt"));

/// Starts the app in place of the page made at build time.
pub fn start() {
    browser::takeover::take_over("");
}

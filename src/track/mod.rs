//! The tracker in the browser: the screens that a first visit does not bring, and what they ask of
//! the browser. It is the app's own program with more in it, and takes its place.
//!
//! Must not decide anything: the model does.

pub mod charts;
pub mod item;
pub mod language;
pub mod log;

/// The screens that only the tracker has.
pub mod screens {
    pub use super::charts::page as charts;
    pub use super::log::page as log;
}

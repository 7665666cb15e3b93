//! What the model does, driven as a browser drives it: events in, effects carried out, answers
//! told. See `world` for the browser.
//!
//! Must not reach into the model: what a test asserts, a person or a store could see.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails here has found what it looks for"
)]

#[cfg(feature = "track")]
mod calendar;
#[cfg(feature = "track")]
mod charts;
#[cfg(feature = "track")]
mod duty;
mod early;
mod editing;
mod english;
#[cfg(feature = "track")]
mod finding;
mod folding;
mod handing;
mod handover;
#[cfg(feature = "track")]
mod list;
mod plans;
mod storing;
mod tabs;
mod world;

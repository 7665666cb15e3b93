//! What the desk does, driven as a browser drives it: events in, effects carried out, answers
//! told. See `world` for the browser.
//!
//! Must not reach into the desk: what a test asserts, a person or a store could see.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

#[cfg(feature = "track")]
mod english;
mod review;
mod shelf;
mod world;

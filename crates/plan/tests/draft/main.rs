//! Drafts: laid flat and made whole, edited and taken back.
//!
//! Must not know how rows are kept.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails here has found what it looks for"
)]

mod edits;
mod properties;
mod round_trip;

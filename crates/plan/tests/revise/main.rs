//! New versions of a plan: what is the same keeps its identity, and nothing worked on is lost.
//!
//! Must not know how tasks are compared.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails here has found what it looks for"
)]

mod cases;
mod hand;
mod properties;

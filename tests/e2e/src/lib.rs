//! The shipped site driven in three browsers over WebDriver: what the journeys, `shots` and
//! `bench` share.
//!
//! Sees only what a visitor sees: files over HTTP, roles, names, text, and the storage that
//! FORMATS.md describes. Must not link the app or know how it is built.

pub mod axe;
pub mod command;
pub mod content;
pub mod document;
pub mod edition;
pub mod engine;
pub mod floor;
pub mod kept;
pub mod page;
pub mod process;
pub mod scratch;
pub mod server;
pub mod visit;
pub mod wait;

use std::path::{Path, PathBuf};

/// Returns the project's root.
#[must_use]
pub fn root() -> PathBuf {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_dir.ancestors().nth(2).unwrap_or(crate_dir).to_path_buf()
}

/// Returns the directory of the shipped site: `YAODIAN_DIST`, or `dist` at the root.
#[must_use]
pub fn dist() -> PathBuf {
    std::env::var_os("YAODIAN_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

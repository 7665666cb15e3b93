//! The screens, one file a route: view models in, events out.
//!
//! Must not call a browser service: the shell does.

pub mod chip;
pub mod desk;
#[cfg(not(feature = "track"))]
pub mod find;
pub mod item;
pub mod me;
pub mod menu;
pub mod open;
pub mod plan;
pub mod share;
#[cfg(not(feature = "track"))]
pub mod track;

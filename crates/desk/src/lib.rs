//! The desk without a browser: the shelf of plans, importing, reviewing and correcting.
//!
//! Facts come in as `Event`s, `Desk::update` changes the desk and answers with `Effect`s. It is
//! the model of a program of its own, fetched when first used. Must not know Leptos, the DOM
//! or the time.

pub mod bench;
mod cuts;
pub mod desk;
pub mod draft;
mod event;
pub mod form;
mod passage;
pub mod shelf;
mod steps;
pub mod text;
mod update;
pub mod view;

pub use desk::Desk;
pub use event::{Document, Effect, Event, Found};
pub use steps::Trouble;

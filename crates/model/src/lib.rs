//! The app without a browser: facts come in as `Event`s, `Model::update` changes the model and
//! answers with `Effect`s for the shell, and view models hold finished text.
//!
//! Must not know Leptos, the DOM or the time: the clock and random numbers come in with `Now`.

mod effect;
mod event;
pub mod find;
mod hand;
mod handover;
mod ledger;
mod model;
mod outline;
mod route;
mod settings;
pub mod shape;
pub mod text;
#[cfg(feature = "track")]
pub mod track;
mod update;
pub mod view;

pub use effect::{Effect, Store};
pub use event::{Event, Now};
pub use find::Filter;
pub use hand::{Incoming, Part, Scope};
pub use ledger::SaveState;
pub use model::{Model, Notice, Opened, Parts, PlanRecord, Start};
pub use outline::{Item, Outline, Section};
pub use route::{Desk, Fragment, Route, read_fragment};
pub use settings::{Settings, TextSize, Theme};

//! Finding: what the list is narrowed to, views that were saved, 与我有关.
//!
//! Must not match texts: `yaodian_track` does.

pub mod text;

use super::Stored;
use crate::{Effect, Model, Now};

/// What the list is narrowed to, and the views that were saved.
#[derive(Clone, Debug, Default)]
pub struct Finding {}

/// Something that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindEvent {}

impl Finding {
    /// Starts with what was chosen on this device before.
    #[must_use]
    pub fn read(_stored: Stored<'_>) -> Self {
        Self::default()
    }
}

impl Model {
    /// Takes in what happened.
    pub(super) fn looked_for(&mut self, event: FindEvent, _now: Now) -> Vec<Effect> {
        match event {}
    }
}

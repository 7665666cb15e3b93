//! 行事历: months, terms and weeks; what is due today, this week, and overdue.
//!
//! Must not compute days: `yaodian_track` does.

pub mod text;

use super::Stored;
use crate::{Effect, Model, Now};

/// What the calendar shows, and when the term begins.
#[derive(Clone, Debug, Default)]
pub struct Calendar {}

/// Something that happened in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarEvent {}

impl Calendar {
    /// Starts with what was chosen on this device before.
    #[must_use]
    pub fn read(_stored: Stored<'_>) -> Self {
        Self::default()
    }
}

impl Model {
    /// Takes in what happened.
    pub(super) fn calendar_turned(&mut self, event: CalendarEvent, _now: Now) -> Vec<Effect> {
        match event {}
    }
}

//! Around a task: the control for its kind, who, when, evidence, and the log of its changes.
//!
//! Must not decide which control fits: `yaodian_track` does.

pub mod text;

use crate::{Effect, Model, Now};

/// What is open around a task, and which tasks are chosen together.
#[derive(Clone, Debug, Default)]
pub struct DutyState {}

/// Something that happened around a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DutyEvent {}

impl Model {
    /// Takes in what happened.
    pub(super) fn duty_done(&mut self, event: DutyEvent, _now: Now) -> Vec<Effect> {
        match event {}
    }
}

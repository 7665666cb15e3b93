//! What the stores hold: immutable segments, each a state sealed under a name of its own.
//!
//! A history is the merge of all its segments, so tabs append without asking each other, and
//! folding is: write one segment that holds several, then drop exactly those. Must not know
//! which store holds them.

use yaodian_plan::Fingerprint;
use yaodian_plan::progress::{Stamp, State};

use crate::envelope::{self, EnvelopeError};
use crate::v1;

/// What every segment's key in localStorage starts with.
pub const KEY_PREFIX: &str = "yaodian.p.";

/// The key a segment is stored under: the plan, the edit's stamp, and a random number, so that no
/// two segments ever share one.
#[must_use]
pub fn key(plan: Fingerprint, stamp: Stamp, random: u32) -> String {
    format!("{}{:x}.{:x}.{:x}", plan_prefix(plan), stamp.ms, stamp.device.0, random)
}

/// What the keys of one plan's segments start with.
#[must_use]
pub fn plan_prefix(plan: Fingerprint) -> String {
    format!("{KEY_PREFIX}{:016x}.", plan.0)
}

/// Seals a state for storage.
#[must_use]
pub fn write(state: &State) -> String {
    envelope::seal(&v1::state_to_bytes(state))
}

/// Reads a stored segment.
///
/// # Errors
/// `Damaged` for a torn or altered text, `Newer` for one a later version wrote.
pub fn read(text: &str) -> Result<State, EnvelopeError> {
    v1::state_from_bytes(&envelope::open(text)?).ok_or(EnvelopeError::Damaged)
}

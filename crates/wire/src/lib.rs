//! Bytes and back: what is stored, sent and backed up.
//!
//! Every text starts with its format's version and ends with a checksum. Reading never
//! panics, never allocates more than its input warrants, and says why it refuses. Must not
//! know where texts are kept or how they travel. Nothing of it is frozen before 0.1.0 is tagged.

pub mod boot;
mod bytes;
pub mod code;
mod envelope;
mod plan_text;
pub mod segment;
pub mod shelf;
mod v1;

pub use code::{CodeError, Parcel, Purpose};
pub use envelope::EnvelopeError;
pub use plan_text::{plan_from_text, plan_to_text};

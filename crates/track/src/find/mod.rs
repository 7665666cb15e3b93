//! Finding: words as one types them, filters that combine, and both as a part of the address.
//!
//! Must not know the screen, nor where texts come from: they come in prepared.

mod address;
mod facts;
mod index;
mod initials;
mod query;
mod stage;
mod view;

pub use facts::{DueBits, DueIn, Facts, Owners};
pub use index::Index;
pub use initials::initials;
pub use query::{Query, Word, folded};
pub use stage::{Stage, Stages};
pub use view::{Choice, LIGHTS, Since, View};

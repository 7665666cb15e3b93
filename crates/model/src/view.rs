//! View models: what each screen shows, as finished text and numbers to draw.
//!
//! Must not know markup, colours or events.

mod item;
mod me;
mod open;
mod plan;
mod share;
mod strip;
pub(crate) mod words;

pub use item::{Detail, LogLine, MilestoneView, TargetView, first_phrase};
pub use me::MeView;
pub use open::{ChangeLine, OpenView, Preview, Refusal};
#[cfg(feature = "track")]
pub(crate) use plan::Scale;
pub use plan::{
    ChipView, ItemView, LightView, Mark, Masthead, Piece, RidgeView, SectionView, TargetChip,
    TaskView, TotalView, pieces,
};
pub use share::{PartView, ShareView, backup_message, backup_name, share_message, share_summary};
pub use strip::{Banner, StripAction, StripView};
pub use words::{day_full, desk_title, goal, page_name, page_title, status_word};

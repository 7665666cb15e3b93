//! The domain, pure: text -> `Plan`, and what people do with one.
//!
//! Knows nothing of browsers, files, bytes or screens; nothing here is `Serialize`
//! (`wire` converts) and nothing here reads a clock (dates come in as arguments).

pub mod date;
pub mod doubt;
pub mod draft;
pub mod fingerprint;
pub mod judge;
pub mod number;
pub mod plan;
pub mod progress;
pub mod read;
pub mod revise;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod score;
pub mod sorted;
pub mod tally;
mod years;

pub use date::Date;
pub use draft::{Draft, Edit};
pub use fingerprint::Fingerprint;
pub use judge::{AsOf, Judgement, Light, Reason, Standing};
pub use number::Number;
pub use plan::{
    Due, FreeIds, Kind, Milestone, MilestoneId, Node, NodeId, Op, Owner, Plan, Role, Table, Target,
    TargetId, Task, TaskId, Unsure, Warning,
};
pub use read::front::display_title;
pub use revise::{Revision, revise};
pub use tally::{Share, Tally};

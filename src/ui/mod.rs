//! Presentational components: each draws one thing from plain values.
//!
//! Must not know events or the model; what happens is told through callbacks.

pub mod check;
pub mod puck;
pub mod ridges;
pub mod seg;
pub mod shapes;
pub mod target;
pub mod text;

/// Thousandths as a CSS percentage.
#[must_use]
pub fn percent_of(permille: u32) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

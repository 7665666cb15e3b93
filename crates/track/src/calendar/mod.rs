//! The calendar: weeks of a month or a term, spans laid over their days, and what is pressing.
//!
//! Must not know what a span stands for: keys come and go.

mod agenda;
mod lanes;
mod month;
mod weeks;

pub use agenda::{Bucket, bucket};
pub use lanes::{Bar, hidden, lay};
pub use month::{Month, MonthError};
pub use weeks::{Week, month_weeks, term_weeks};

#[cfg(test)]
mod tests;

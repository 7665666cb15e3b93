//! Carrying a plan out over a year: which control fits a task, rounds and their gaps, terms and
//! calendars, finding, and the geometry of charts.
//!
//! Must not know words, screens, stores or the time: dates come in as arguments.

pub mod calendar;
pub mod chart;
pub mod control;
pub mod find;
pub mod load;
mod numeral;
pub mod rounds;
pub mod series;
pub mod term;

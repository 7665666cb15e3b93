//! The words of the calendar.
//!
//! Must hold no logic.

words! {
    title = "行事历", "Calendar";
}

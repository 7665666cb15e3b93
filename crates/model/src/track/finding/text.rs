//! The words of finding.
//!
//! Must hold no logic.

words! {
    title = "查找", "Find";
}

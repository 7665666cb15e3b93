//! The words of the charts.
//!
//! Must hold no logic.

words! {
    title = "图表", "Charts";
}

//! The words of the tracker that belong to no one part.
//!
//! Must hold no logic.

words! {
    language = "语言", "Language";
    comma = "，", ", ";
}

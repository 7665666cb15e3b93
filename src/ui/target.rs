//! A target as a line under an item's head, and as a bullet bar.
//!
//! Must not judge: where it stands is given.

use yaodian_model::view::TargetChip;

use super::percent_of;
use super::shapes::{standing_key, standing_mark};
use crate::dom::{Element, div, el};

/// One line: subject, value, goal, and a rule with a notch at the goal.
#[must_use]
pub fn line(chip: &TargetChip) -> Element {
    let (value, goal) = (percent_of(chip.value_permille), percent_of(chip.goal_permille));
    div("span", "target")
        .attr("data-t", standing_key(chip.standing))
        .style("--v", Box::new(move || value.clone()))
        .style("--goal", Box::new(move || goal.clone()))
        .child(standing_mark(chip.standing))
        .child(format!("{} ", chip.subject))
        .child(el("b").child(chip.value.clone()))
        .child(format!(" / {}", chip.goal))
}

/// A bar with a flag at the goal; a range shows its whole band.
#[must_use]
pub fn bullet(chip: &TargetChip, label: String) -> Element {
    let (value, goal) = (percent_of(chip.value_permille), percent_of(chip.goal_permille));
    let band = percent_of(chip.band_permille);
    let is_range = chip.band_permille > chip.goal_permille;
    div("span", "bullet")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("data-t", standing_key(chip.standing))
        .style("--v", Box::new(move || value.clone()))
        .style("--g", Box::new(move || goal.clone()))
        .style("--band", Box::new(move || band.clone()))
        .child(is_range.then(|| div("i", "band")))
        .child(div("i", "now"))
        .child(div("i", "goal"))
}

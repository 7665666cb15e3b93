//! A box with words beside it, for things that are in or out.
//!
//! Must not know what it stands for.

use crate::dom::{Element, Listener, div, el};
use crate::live::Live;

/// A checkbox with its word and a line below.
#[must_use]
pub fn check(word: &'static str, hint: String, is_on: Live<bool>, on_tick: Listener) -> Element {
    let tick =
        el("input").attr("type", "checkbox").flag("checked", is_on.is()).on("change", on_tick);
    div("label", "check").child(tick).child(el("span").child(word).child(el("small").child(hint)))
}

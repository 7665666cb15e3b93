//! A filter's chip, in the app's list and in the tracker's.
//!
//! Must not know when a filter is on: the list that shows it does.

use yaodian_model::{Event, Filter, Model};

use crate::app::button;
use crate::dom::{Element, el};
use crate::shell::Shell;
use crate::ui::shapes::shape;

/// A filter with how many tasks it leaves, and whether it is on.
pub fn chip(
    shell: Shell,
    filter: Filter,
    is_on: impl Fn(&Model) -> bool + Send + Sync + 'static,
) -> Element {
    let is_on = shell.view(is_on);
    let view = shell.view(move |model| model.chip(filter));
    let mark = match filter {
        Filter::Overdue => Some("mark m-late"),
        Filter::DueSoon => Some("mark m-near"),
        _ => None,
    };
    let count = view.text(|chip| chip.count.map(|count| count.to_string()).unwrap_or_default());
    button(shell, "chip", Event::FilterChosen(filter))
        .live("aria-pressed", is_on.read(|is_on| Some(is_on.to_string())))
        .child(mark.map(shape))
        .child(view.now(|chip| chip.word))
        .child((filter != Filter::All).then(|| el("b").child(count)))
}

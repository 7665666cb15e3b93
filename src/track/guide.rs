//! The hints of a first visit: one line over the list, which goes when told.
//!
//! Must not cover or hold up anything.

use yaodian_model::track::TrackEvent;
use yaodian_model::track::guide::text::words;
use yaodian_model::track::guide::{GuideEvent, HintView};
use yaodian_model::{Event, Model};

use crate::app::button;
use crate::dom::{Node, div, el};
use crate::shell::Shell;

/// The hint that is next, if any is left.
#[must_use]
pub fn hint(shell: Shell) -> Node {
    let told = |event| Event::Track(TrackEvent::Guide(event));
    let line = move |hint: &HintView| {
        let next = button(shell, "btn", told(GuideEvent::HintSeen)).attr("id", "hint-next");
        let skip = || button(shell, "textlink", told(GuideEvent::HintsSkipped));
        let skip = hint.has_more.then(|| skip().child(words().hint_skip));
        div("div", "hint")
            .attr("role", "note")
            .attr("aria-label", words().hints)
            .child(el("p").child(el("small").child(hint.place.clone())).child(hint.say))
            .child(div("span", "btns").child(skip).child(next.child(words().hint_next)))
    };
    shell.view(Model::hint).show(move |hint| hint.as_ref().map(line).into())
}

//! What stands in place of a screen that only the tracker has, until it has come.
//!
//! Must not know what the tracker does.

use yaodian_model::text::lang;
use yaodian_model::view::page_name;
use yaodian_model::{Event, Parts, Route};

use crate::app::{button, page_bar};
use crate::dom::{Node, div};
use crate::shell::Shell;

/// A screen of the tracker.
#[must_use]
pub fn page(shell: Shell, route: Route) -> Node {
    let wait = move || {
        let wait = div("p", "say gap").attr("role", "status").child(lang().desk_loading);
        div("main", "page").child(wait)
    };
    let failed = move || {
        let say = div("p", "say gap").attr("role", "alert").child(lang().desk_failed);
        let retry = button(shell, "btn btn--main", Event::TrackerAsked).child(lang().desk_retry);
        div("main", "page").child(say).child(div("div", "dock").child(retry))
    };
    let has_failed = shell.view(|model| model.tracker == Parts::Failed);
    let page = has_failed.show(move |has_failed| match has_failed {
        true => failed().into(),
        false => wait().into(),
    });
    Node::Many(vec![page_bar(shell, page_name(lang(), route), Route::Me).into(), page])
}

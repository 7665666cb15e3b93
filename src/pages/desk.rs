//! The place where the desk draws its screens, and what stands there until it has come.
//!
//! Must not know what the desk does.

use yaodian_model::text::lang;
use yaodian_model::view::desk_title;
use yaodian_model::{Desk, Event, Route};

use crate::app::{button, page_bar};
use crate::browser;
use crate::dom::{Node, div};
use crate::shell::Shell;

/// A screen of the desk.
#[must_use]
pub fn page(shell: Shell, desk: Desk) -> Node {
    let host = move || {
        let wait = div("main", "page")
            .child(div("p", "say gap").attr("role", "status").child(lang().desk_loading));
        div("div", "desk")
            .on_drawn(Box::new(move |host| browser::desk::show(shell, host, desk)))
            .child(page_bar(shell, desk_title(lang(), desk), Route::Me))
            .child(wait)
            .into()
    };
    let failed = move || {
        let say = div("p", "say gap").attr("role", "alert").child(lang().desk_failed);
        let retry = button(shell, "btn btn--main", Event::DeskRetried).child(lang().desk_retry);
        let page = div("main", "page").child(say).child(div("div", "dock").child(retry));
        Node::Many(vec![page_bar(shell, desk_title(lang(), desk), Route::Me).into(), page.into()])
    };
    let is_missing = shell.view(|model| model.is_desk_missing);
    is_missing.show(move |is_missing| if *is_missing { failed() } else { host() })
}

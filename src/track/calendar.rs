//! 行事历: what is due when.
//!
//! Must not judge: the view model did.

use yaodian_model::Route;
use yaodian_model::text::lang;

use crate::app::page_bar;
use crate::dom::{Node, div};
use crate::shell::Shell;

/// The calendar's screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    Node::Many(vec![
        page_bar(shell, lang().calendar_title, Route::Plan).into(),
        div("main", "page").into(),
    ])
}

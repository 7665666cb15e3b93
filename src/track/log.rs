//! 日志: every change.
//!
//! Must not find words: the view model did.

use yaodian_model::Route;
use yaodian_model::text::lang;

use crate::app::page_bar;
use crate::dom::{Node, div};
use crate::shell::Shell;

/// The log's screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    Node::Many(vec![
        page_bar(shell, lang().log_title, Route::Plan).into(),
        div("main", "page").into(),
    ])
}

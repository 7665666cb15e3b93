//! The page's look: theme and text size on the root, and what the next first paint should show.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::set_timeout;
use yaodian_model::{TextSize, Theme};
use yaodian_wire::boot::LOOK_KEY;

use super::local;
use crate::shell::Shell;

/// Long enough for a few ticks to be written together.
const SOON: Duration = Duration::from_millis(250);

thread_local! {
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Puts theme and text size on the page.
pub fn apply(shell: Shell) {
    let (theme, text) = shell.once(|model| (model.settings.theme, model.settings.text_size));
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    let Some(root) = root else { return };
    let set = |name: &str, word: &str, is_default: bool| {
        // Setting a well-formed attribute cannot fail.
        if is_default {
            root.remove_attribute(name).ok();
        } else {
            root.set_attribute(name, word).ok();
        }
    };
    #[cfg(feature = "track")]
    set("lang", yaodian_model::track::Language::current().word(), false);
    set("data-theme", theme.word(), theme == Theme::System);
    set("data-text", text.word(), text == TextSize::Normal);
    #[cfg(feature = "track")]
    {
        set("lang", yaodian_model::track::Language::current().word(), false);
        super::address::entitle(shell.once(|model| model.route));
    }
}

/// The language of the page, as its root says.
#[must_use]
pub fn language() -> String {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Keeps the look for the next start, after the present task.
pub fn remember_soon(shell: Shell) {
    if !IS_WAITING.replace(true) {
        set_timeout(move || remember(shell), SOON);
    }
}

fn remember(shell: Shell) {
    IS_WAITING.set(false);
    local::remember(LOOK_KEY, &shell.once(yaodian_model::Model::look));
}

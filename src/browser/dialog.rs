//! Modal dialogs, by the browser's own element where it has one.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

/// Shows a dialog over everything else.
pub fn show(element: &Element) {
    let Some(dialog) = element.dyn_ref::<HtmlDialogElement>().cloned() else { return };
    // After it is in the page: a dialog outside of it cannot be shown.
    leptos::prelude::request_animation_frame(move || {
        if dialog.show_modal().is_err() {
            dialog.set_open(true);
        }
    });
}

/// Whether a click went beside the dialog.
#[must_use]
pub fn is_backdrop(event: &Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<HtmlDialogElement>())
}

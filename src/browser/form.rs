//! Forms: what stands in the fields of the form that an event comes from.
//!
//! Must not know what the fields mean.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::files;

/// Keeps the browser from sending a form, and reads its fields by name.
#[must_use]
pub fn read<const N: usize>(event: &Event, names: [&str; N]) -> [String; N] {
    event.prevent_default();
    let form = form_of(event);
    names.map(|name| {
        let field = form.as_ref().and_then(|form| {
            // Names are written in this program: the selector is well formed.
            form.query_selector(&format!("[name='{name}']")).ok().flatten()
        });
        field.map(|field| files::value(&field)).unwrap_or_default()
    })
}

/// Puts a form's fields back to what they held at first.
pub fn reset(event: &Event) {
    let Some(form) = form_of(event) else { return };
    let reset = Reflect::get(&form, &JsValue::from_str("reset"));
    if let Some(reset) = reset.ok().and_then(|reset| reset.dyn_into::<Function>().ok()) {
        // A form's own function: it cannot fail.
        reset.call0(&form).ok();
    }
}

fn form_of(event: &Event) -> Option<Element> {
    event.current_target().and_then(|form| form.dyn_into().ok())
}

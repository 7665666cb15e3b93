//! The clipboard: the asynchronous one, the old command where there is none, and else the
//! text is shown to be copied by hand.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use super::spawn;
use crate::shell::{Program, Stage};

/// Copies a text and tells whether it did.
pub fn copy<P: Program>(stage: Stage<P>, text: String, told: fn(bool, String) -> P::Event) {
    spawn(async move {
        let is_copied = by_clipboard(&text).await || by_command(&text).unwrap_or(false);
        stage.send(told(is_copied, text));
    });
}

async fn by_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Absent without HTTPS and in some in-app browsers.
    if !window.is_secure_context() {
        return false;
    }
    let navigator = window.navigator();
    match js_sys::Reflect::get(&navigator, &"clipboard".into()) {
        Ok(clipboard) if !clipboard.is_undefined() => {
            JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
        }
        _ => false,
    }
}

fn by_command(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("visually-hidden");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let document: HtmlDocument = document.dyn_into().ok()?;
    let is_copied = document.exec_command("copy").ok();
    area.remove();
    is_copied
}

//! The desk: a program of its own with the screens that are seldom used, fetched when one is.
//!
//! Must not know what it shows.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yaodian_model::{Desk, Event};

use super::spawn;
use crate::shell::Shell;

#[wasm_bindgen]
extern "C" {
    /// Fetches the desk, once, and lets it draw a screen into an element.
    #[wasm_bindgen(js_namespace = yaodian, js_name = desk, catch)]
    async fn desk_js(host: &Element, screen: &str) -> Result<JsValue, JsValue>;
    /// Fetches the desk and the worker that reads files.
    #[wasm_bindgen(js_namespace = yaodian, js_name = parts, catch)]
    async fn parts_js() -> Result<JsValue, JsValue>;
}

/// Fetches all that is fetched when first used.
pub fn fetch(shell: Shell) {
    spawn(async move {
        let is_here = parts_js().await.is_ok();
        shell.send(Event::PartsFetched(is_here));
    });
}

/// Shows a screen of the desk in an element; tells the model where the desk does not come.
pub fn show(shell: Shell, host: &Element, desk: Desk) {
    let host = host.clone();
    spawn(async move {
        if let Err(error) = desk_js(&host, desk.word()).await {
            web_sys::console::warn_1(&error);
            shell.send(Event::DeskFailed);
        }
    });
}

//! The programs that are fetched when first used: the desk, with the screens for plans, and the
//! tracker, which takes the app's place.
//!
//! Must not know what they show.

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
    /// Fetches the tracker, ready to take over.
    #[wasm_bindgen(js_namespace = yaodian, js_name = track, catch)]
    async fn track_js() -> Result<JsValue, JsValue>;
    /// Lets the tracker take over.
    #[wasm_bindgen(js_namespace = yaodian, js_name = handOver)]
    fn hand_over_js(baton: &str);
}

/// Fetches all that is fetched when first used.
pub fn fetch(shell: Shell) {
    spawn(async move {
        let is_here = parts_js().await.is_ok();
        shell.send(Event::PartsFetched(is_here));
    });
}

/// Fetches the tracker.
pub fn fetch_tracker(shell: Shell) {
    spawn(async move {
        let is_here = track_js().await.is_ok();
        shell.send(Event::TrackerCame(is_here));
    });
}

/// Lets the tracker take this program's place.
pub fn hand_over(baton: &str) {
    hand_over_js(baton);
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

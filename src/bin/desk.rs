//! The desk's entry point: a program beside the app, fetched when a screen of it is first shown.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

fn main() {}

/// Draws a screen of the desk into an element, in place of what stands there.
#[wasm_bindgen]
pub fn show(host: &Element, screen: &str) {
    yaodian::desk::show(host, screen);
}

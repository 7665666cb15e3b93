//! The tracker's entry point: the app with what a first visit does not bring.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Takes the place of the page, or of the app, which says what to go on from.
#[wasm_bindgen]
pub fn start(baton: &str) {
    yaodian::browser::takeover::take_over(baton);
}

//! The worker that reads documents, so that the page never stalls.
//!
//! It is asked with `[number, name, bytes, language]` for a file and `[number, text, html, language]`
//! for what was pasted, and answers with `[number, plan, source, warnings]`, or `[number, what, hint]` where it
//! cannot.
//! Must not touch the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use yaodian_office::{ReadError, Source};
use yaodian_plan::Unsure;
use yaodian_wire::plan_to_text;

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let asked: Array = event.data().unchecked_into();
        // Fails only where the page has gone.
        answering.post_message(&answer(&asked)).ok();
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn answer(asked: &Array) -> Array {
    let number = asked.get(0);
    let is_english = asked.get(3).as_string().as_deref() == Some("en");
    match source(asked) {
        Ok(source) => {
            let plan = source.plan();
            let said = |what: Unsure| if is_english { what.in_english() } else { what.to_string() };
            let warnings =
                plan.warnings.iter().map(|warning| JsValue::from_str(&said(warning.what)));
            let warnings: Array = warnings.collect();
            let text = plan_to_text(&plan);
            Array::of4(&number, &text.into(), &source.text().into(), &warnings)
        }
        Err(error) if is_english => {
            let (what, hint) = error.in_english();
            Array::of3(&number, &what.into(), &hint.into())
        }
        Err(error) => Array::of3(&number, &error.to_string().into(), &error.hint().into()),
    }
}

fn source(asked: &Array) -> Result<Source, ReadError> {
    let text = |place| asked.get(place).as_string().unwrap_or_default();
    match asked.get(2).dyn_into::<Uint8Array>() {
        Ok(bytes) => Source::of_file(&text(1), &bytes.to_vec()),
        Err(_) => Source::of_paste(&text(1), &text(2)),
    }
}

//! Files in and out: picked ones are read as text, made ones are offered for download.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

use super::spawn;

/// Larger files than any backup are not read.
const BYTES_MAX: f64 = 16_000_000.0;

/// Offers a text as a file; says whether this browser takes it.
#[must_use]
pub fn download(name: &str, content: &str) -> bool {
    // In-app browsers drop such downloads without a word.
    !super::platform::is_in_app() && offer(name, content).is_some()
}

fn offer(name: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let parts = Array::of1(&content.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Revoked late: some browsers read it only after the click was handled.
    leptos::prelude::set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Some(())
}

/// What stands in the field that an event comes from.
#[must_use]
pub fn text_of(event: &Event) -> String {
    event.target().map(|field| value(&field)).unwrap_or_default()
}

/// Whether the focus is in a field.
#[must_use]
pub fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.and_then(|document| document.active_element());
    focused.is_some_and(|focused| {
        matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// What stands in the field of an id.
#[must_use]
pub fn typed_in(id: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let field = document.and_then(|document| document.get_element_by_id(id));
    field.map(|field| value(&field)).unwrap_or_default()
}

/// What stands in a field.
#[must_use]
pub fn value(field: &JsValue) -> String {
    let value = js_sys::Reflect::get(field, &JsValue::from_str("value"));
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Reads the file picked in an input and hands its text on. One too large reads as empty: no code.
pub fn read_picked(event: &Event, take: impl Fn(String) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn(async move {
        let is_small = file.size() <= BYTES_MAX;
        let text = if is_small { JsFuture::from(file.text()).await.ok() } else { None };
        take(text.and_then(|text| text.as_string()).unwrap_or_default());
        // The same file can be picked again.
        input.set_value("");
    });
}

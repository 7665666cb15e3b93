//! The address of the list's view: a new entry in the history, or in place of the present one.
//!
//! What is typed is put there once the fingers rest: some browsers refuse an address that changes
//! with every letter. Must not know what a view is.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::finding::FindEvent;
use yaodian_model::{Event, Fragment, Route, read_fragment};

use super::address::base;
use crate::shell::Shell;

/// How long the fingers rest.
const REST: Duration = Duration::from_millis(200);

/// What an address of a view begins with.
const VIEW: &str = "#/view/";

thread_local! {
    /// The address that waits.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets the address hold a view.
pub fn show(href: String, is_new: bool) {
    if is_new {
        settle();
        write(&href, is_new);
    } else if WAITING.replace(Some(href)).is_none() {
        set_timeout(settle, REST);
    }
}

/// Tells the model what view the address asks for, before the screen follows; what waited to be
/// put there is out of date.
pub fn tell(shell: Shell) {
    WAITING.take();
    let rest = hash().strip_prefix(VIEW).unwrap_or_default().to_owned();
    shell.send(Event::Track(TrackEvent::Find(FindEvent::Addressed(rest))));
}

/// Puts what waits into the address, where that still is the list's.
fn settle() {
    let Some(href) = WAITING.take() else { return };
    let here = hash();
    if matches!(read_fragment(&here), Fragment::View(Route::Plan | Route::View)) {
        write(&href, false);
    }
}

/// The address's fragment as it stands.
fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

fn write(href: &str, is_new: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let url = base() + href;
    let (none, url) = (JsValue::NULL, Some(url.as_str()));
    // Refused on pages from a file in some browsers: the list is narrowed all the same.
    if is_new {
        history.push_state_with_url(&none, "", url).ok();
    } else {
        history.replace_state_with_url(&none, "", url).ok();
    }
}

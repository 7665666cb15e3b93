//! localStorage, where it is allowed: at hand at once, on disk when the browser likes.
//!
//! Must not know what the texts mean.

use gloo_storage::{LocalStorage, Storage};
use web_sys::Storage as Raw;

/// The store; `None` where this browser or its owner forbids it.
fn store() -> Option<Raw> {
    // Asked first, because gloo takes it for granted.
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// A stored text; `None` where there is none, or no store.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(key).ok()?
}

/// Stores a text; says whether it is there now.
#[must_use]
pub fn set(key: &str, text: &str) -> bool {
    store().is_some_and(|store| store.set_item(key, text).is_ok())
}

/// Removes a text.
pub fn remove(key: &str) {
    if let Some(store) = store() {
        // Removing fails only where reading does: then there is nothing to remove.
        store.remove_item(key).ok();
    }
}

/// Stores a word that can be done without, or removes an empty one.
pub fn remember(key: &str, word: &str) {
    if word.is_empty() {
        remove(key);
    } else {
        // A full disk costs a setting; progress has its own way to say so.
        let _is_kept = set(key, word);
    }
}

/// All entries whose keys start with a prefix.
#[must_use]
pub fn entries(prefix: &str) -> Vec<(String, String)> {
    let Some(store) = store() else { return Vec::new() };
    let count = store.length().unwrap_or(0);
    let keys = (0..count).filter_map(|i| store.key(i).ok().flatten());
    keys.filter(|key| key.starts_with(prefix))
        .filter_map(|key| store.get_item(&key).ok().flatten().map(|text| (key, text)))
        .collect()
}

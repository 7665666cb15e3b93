//! IndexedDB, through the boot script, which needs it before the app is there.
//!
//! Must not know what the texts mean.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Puts entries and drops keys in one strict transaction.
    #[wasm_bindgen(js_namespace = yaodian, js_name = put, catch)]
    async fn put_js(entries: Array, dropped: Array) -> Result<JsValue, JsValue>;
    /// All entries.
    #[wasm_bindgen(js_namespace = yaodian, js_name = all, catch)]
    async fn all_js() -> Result<JsValue, JsValue>;
}

/// The store is full, forbidden or broken.
#[derive(Clone, Copy, Debug)]
pub struct Refused;

/// Puts entries and drops keys, all or nothing; done when it is on the disk.
///
/// # Errors
/// `Refused` where nothing was changed.
pub async fn put(entries: &[(String, String)], dropped: &[String]) -> Result<(), Refused> {
    let entry = |(key, text): &(String, String)| Array::of2(&key.into(), &text.into());
    let entries: Array = entries.iter().map(entry).collect();
    let dropped: Array = dropped.iter().map(JsValue::from).collect();
    put_js(entries, dropped).await.map(drop).map_err(|_| Refused)
}

/// All entries.
///
/// # Errors
/// `Refused` where they cannot be read.
pub async fn all() -> Result<Vec<(String, String)>, Refused> {
    let rows: Array = all_js().await.map_err(|_| Refused)?.into();
    let entry = |row: JsValue| {
        let row: Array = row.into();
        Some((row.get(0).as_string()?, row.get(1).as_string()?))
    };
    Ok(rows.iter().filter_map(entry).collect())
}

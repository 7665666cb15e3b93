//! What the browser can and promises: width, sharing, lasting storage, installing, updating.

use js_sys::{Promise, Reflect};
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yaodian_model::Event;

use super::spawn;
use crate::shell::Shell;

#[wasm_bindgen]
extern "C" {
    /// Lets the waiting version take over.
    #[wasm_bindgen(js_namespace = yaodian, js_name = takeUpdate)]
    fn take_update_js();
    /// What the boot script keeps for the app.
    #[wasm_bindgen(thread_local_v2, js_name = yaodian)]
    static BOOT: JsValue;
}

/// Whether list and detail stand side by side.
#[must_use]
pub fn is_wide() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(min-width: 900px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the page came over HTTPS or from this machine.
#[must_use]
pub fn is_secure() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// Whether this is a browser inside another app, where downloads get lost.
#[must_use]
pub fn is_in_app() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    let agent = js_sys::JsString::from(agent.unwrap_or_default());
    ["MicroMessenger", "QQ/", "DingTalk", "wxwork"].iter().any(|name| agent.includes(name, 0))
}

/// Whether there is a system share sheet.
#[must_use]
pub fn can_share() -> bool {
    web_sys::window().is_some_and(|window| has(&window.navigator(), "share"))
}

/// Hands a text and a link to the system's share sheet.
pub fn share(text: &str, url: &str) {
    let Some(window) = web_sys::window() else { return };
    let data = web_sys::ShareData::new();
    data.set_text(text);
    data.set_url(url);
    let shared = window.navigator().share_with_data(&data);
    spawn(async move {
        // Closing the sheet without sending is no failure.
        JsFuture::from(shared).await.ok();
    });
}

/// Asks that storage is not cleared by itself, and measures it.
pub fn ask_persistence(shell: Shell) {
    spawn(async move {
        if let Some(storage) = storage() {
            let asked = storage.persist();
            if let Ok(asked) = asked {
                // A refusal shows in what is measured next.
                JsFuture::from(asked).await.ok();
            }
        }
        measure_storage(shell);
    });
}

/// Measures storage and tells the model.
pub fn measure_storage(shell: Shell) {
    spawn(async move {
        let (mut is_persistent, mut used_bytes, mut quota_bytes) = (None, None, None);
        if let Some(storage) = storage() {
            is_persistent = answer(storage.persisted()).await.and_then(|value| value.as_bool());
            if let Some(estimate) = answer(storage.estimate()).await {
                let bytes = |name| Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
                used_bytes = bytes("usage").map(|count| count as u64);
                quota_bytes = bytes("quota").map(|count| count as u64);
            }
        }
        shell.send(Event::StorageMeasured { is_persistent, used_bytes, quota_bytes });
    });
}

async fn answer<T: Into<JsValue>>(asked: Result<T, JsValue>) -> Option<JsValue> {
    let promise: Promise = asked.ok()?.into().dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn storage() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    has(&navigator, "storage").then(|| navigator.storage())
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined() && !value.is_null())
}

/// Shows the browser's install prompt, which can be shown once.
pub fn install() {
    let shown = BOOT.with(|boot| {
        let prompt = Reflect::get(boot, &"prompt".into()).ok()?;
        let show: js_sys::Function =
            Reflect::get(&prompt, &"prompt".into()).ok()?.dyn_into().ok()?;
        show.call0(&prompt).ok()
    });
    if shown.is_none() {
        web_sys::console::warn_1(&"install prompt".into());
    }
}

/// Lets the waiting version take over and loads the page again.
pub fn take_update() {
    take_update_js();
}

/// Tells the model what the boot script learns about the platform, before and from now on.
pub fn listen(shell: Shell) {
    let told = [
        ("offline", Event::OfflineReady),
        ("update", Event::UpdateReady),
        ("install", Event::InstallOffered(true)),
    ];
    for (name, event) in told {
        if BOOT.with(|boot| has(boot, name)) {
            shell.send(event.clone());
        }
        let listener = move |_| shell.send(event.clone());
        std::mem::forget(window_event_listener_untyped(&format!("yaodian:{name}"), listener));
    }
}

//! The two stores as the desk uses them: plans in both, the draft in IndexedDB, and word to the app.
//!
//! Must not know what a plan says.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::{set_timeout, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, StorageEvent};
use yaodian_desk::{Event, Found};
use yaodian_model::Settings;
use yaodian_plan::Fingerprint;
use yaodian_plan::progress::DeviceId;
use yaodian_wire::{segment, shelf};

use super::DeskStage;
use crate::browser::{durable, local, plans, spawn};

/// Long enough for a frame to be drawn, too short for a person to leave.
const SOON: Duration = Duration::from_millis(60);

thread_local! {
    static IS_WRITING: Cell<bool> = const { Cell::new(false) };
    static IS_STALE: Cell<bool> = const { Cell::new(false) };
}

/// Reads both stores for the desk.
pub fn read(stage: DeskStage) {
    spawn(async move {
        let mut entries = local::entries(shelf::KEY_PREFIX);
        entries.extend(local::entries(segment::KEY_PREFIX));
        // Where IndexedDB is forbidden, what localStorage has is all there is.
        entries.extend(durable::all().await.unwrap_or_default());
        let word = local::get(shelf::ACTIVE_KEY);
        let device = local::get(Settings::DEVICE_KEY).and_then(|word| word.parse().ok());
        stage.send(Event::StoresRead(Box::new(Found {
            bundled: plans::bundled(),
            active: word.as_deref().and_then(shelf::read_plan),
            device: DeviceId(device.unwrap_or_default()),
            entries,
        })));
    });
}

/// Puts entries into both stores, those too long for localStorage in IndexedDB alone, and then
/// drops others.
pub fn put(stage: DeskStage, entries: Vec<(String, String)>, dropped: Vec<String>) {
    spawn(async move {
        let in_durable = durable::put(&entries, &dropped).await.is_ok();
        let is_short = |text: &String| text.len() <= shelf::LOCAL_BYTES_MAX;
        let mut in_local = true;
        for (key, text) in &entries {
            in_local &= is_short(text) && local::set(key, text);
        }
        // An older version must not stand where the newer one does not.
        if in_local || in_durable {
            dropped.iter().for_each(|key| local::remove(key));
        }
        stage.send(Event::Stored { is_written: in_durable || in_local });
    });
}

/// Keeps the drafts; those that change while they are written are written again.
pub fn keep_drafts(stage: DeskStage) {
    if IS_WRITING.replace(true) {
        IS_STALE.set(true);
        return;
    }
    // After what was done is on the screen.
    set_timeout(move || write_drafts(stage), SOON);
}

fn write_drafts(stage: DeskStage) {
    spawn(async move {
        loop {
            IS_STALE.set(false);
            let (entries, dropped) = stage.change(yaodian_desk::Desk::take_drafts);
            let is_written = durable::put(&entries, &dropped).await.is_ok();
            stage.send(Event::DraftKept { is_written });
            if !IS_STALE.get() {
                break;
            }
        }
        IS_WRITING.set(false);
    });
}

/// Tells the app which plan to use, or to read again.
pub fn use_plan(plan: Fingerprint, is_shown: bool) {
    let options = CustomEventInit::new();
    let shown = if is_shown { plans::SHOWN } else { "" };
    options.set_detail(&(shelf::plan_word(plan) + shown).into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(plans::CHOSEN, &options) {
        // Dispatching to the window cannot fail: the event is new.
        window().dispatch_event(&event).ok();
    }
}

/// Tells the desk when another tab changes a plan.
pub fn listen(stage: DeskStage) {
    let other_tab = move |event: web_sys::Event| {
        let key = event.dyn_into::<StorageEvent>().ok().and_then(|event| event.key());
        if key.is_some_and(|key| shelf::read_key(&key).is_some()) {
            stage.send(Event::StoresChanged);
        }
    };
    std::mem::forget(window_event_listener_untyped("storage", other_tab));
}

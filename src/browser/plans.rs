//! The plans in the two stores, and the one that comes with the page.
//!
//! Must not write any: the desk does.

use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;
use yaodian_model::{Event, Opened, PlanRecord};
use yaodian_plan::{Fingerprint, Plan};
use yaodian_wire::{plan_from_text, segment, shelf};

use super::{durable, local, spawn};
use crate::PLAN_ID;
use crate::shell::Shell;

/// The event with which the desk tells the app which plan to use.
pub const CHOSEN: &str = "yaodian:plan";

/// The plan that comes with the page; `None` where this is not the page the module was built for.
#[must_use]
pub fn bundled() -> Option<Plan> {
    let holder = web_sys::window()?.document()?.get_element_by_id(PLAN_ID)?;
    plan_from_text(&holder.text_content()?)
}

/// A plan with what localStorage holds of its progress.
#[must_use]
pub fn opened(plan: Plan, record: Option<PlanRecord>) -> Opened {
    Opened { plan, record, stored: local::entries(segment::KEY_PREFIX) }
}

/// A plan as localStorage holds it.
#[must_use]
pub fn in_local(plan: Fingerprint) -> Option<Opened> {
    latest(local::entries(&shelf::plan_prefix(plan)))
}

/// A plan as IndexedDB holds it.
pub async fn in_durable(plan: Fingerprint) -> Option<Opened> {
    let prefix = shelf::plan_prefix(plan);
    let mut entries = durable::all().await.unwrap_or_default();
    entries.retain(|(key, _)| key.starts_with(&prefix));
    latest(entries)
}

/// The latest record that can be read; a damaged one gives way to the one before it.
fn latest(entries: Vec<(String, String)>) -> Option<Opened> {
    let record = |(key, text): (String, String)| {
        let shelf::Record { stamp, plan, .. } = shelf::read(&text).ok()?;
        Some((PlanRecord { key, text, stamp }, plan))
    };
    let records = entries.into_iter().filter_map(record);
    let (record, plan) = records.max_by_key(|(record, _)| record.stamp)?;
    Some(opened(plan, Some(record)))
}

/// Looks for a plan in both stores, and on the page.
pub fn read(shell: Shell, plan: Fingerprint) {
    spawn(async move {
        let stamp = |opened: &Opened| opened.record.as_ref().map(|record| record.stamp);
        let stores = [in_local(plan), in_durable(plan).await];
        let found = stores.into_iter().flatten().max_by_key(stamp);
        let on_page = || bundled().filter(|bundled| bundled.identity() == plan);
        let found = found.or_else(|| on_page().map(|plan| opened(plan, None)));
        shell.send(Event::PlanRead { plan, found: found.map(Box::new) });
    });
}

/// Hears from the desk which plan to use, or to read again.
pub fn listen(shell: Shell) {
    let chosen = move |event: web_sys::Event| {
        let word = event.dyn_into::<CustomEvent>().ok().and_then(|event| event.detail().as_string());
        if let Some(plan) = word.as_deref().and_then(shelf::read_plan) {
            shell.send(Event::PlanChosen(plan));
        }
    };
    std::mem::forget(window_event_listener_untyped(CHOSEN, chosen));
}

/// Reads IndexedDB for the model.
pub fn read_durable(shell: Shell) {
    spawn(async move {
        let entries = durable::all().await.map_err(drop);
        shell.send(Event::DurableRead(entries));
    });
}

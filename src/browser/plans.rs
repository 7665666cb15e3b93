//! The plans in the two stores, and the one that comes with the page.
//!
//! Must not write any: the desk does.

use std::sync::Arc;

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
/// What follows the plan's word where its list is to be shown.
pub const SHOWN: &str = " list";

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

/// Whether localStorage holds a version of a plan.
#[must_use]
pub fn is_local(plan: Fingerprint) -> bool {
    !local::entries(&shelf::plan_prefix(plan)).is_empty()
}

/// A plan in its latest version that can be read, of either store, or from the page.
pub async fn find(plan: Fingerprint) -> Option<Opened> {
    let prefix = shelf::plan_prefix(plan);
    let mut entries = local::entries(&prefix);
    entries.extend(durable::all().await.unwrap_or_default());
    let mut latest: Option<(PlanRecord, Plan)> = None;
    for (key, text) in entries {
        if !key.starts_with(&prefix) {
            continue;
        }
        // One that is damaged gives way to the one before it.
        let Ok(shelf::Record { stamp, plan, .. }) = shelf::read(&text) else { continue };
        if latest.as_ref().is_none_or(|(record, _)| stamp > record.stamp) {
            latest = Some((PlanRecord { key, text, stamp }, plan));
        }
    }
    match latest {
        Some((record, plan)) => Some(opened(plan, Some(record))),
        None => {
            bundled().filter(|on_page| on_page.identity() == plan).map(|plan| opened(plan, None))
        }
    }
}

/// Looks for a plan and tells the model.
pub fn read(shell: Shell, plan: Fingerprint) {
    spawn(async move {
        let found = find(plan).await.map(Arc::new);
        shell.send(Event::PlanRead { plan, found });
    });
}

/// Hears from the desk which plan to use, or to read again.
pub fn listen(shell: Shell) {
    let chosen = move |event: web_sys::Event| {
        let word =
            event.dyn_into::<CustomEvent>().ok().and_then(|event| event.detail().as_string());
        let word = word.unwrap_or_default();
        let shown = word.strip_suffix(SHOWN);
        if let Some(plan) = shelf::read_plan(shown.unwrap_or(&word)) {
            shell.send(Event::PlanChosen { plan, is_shown: shown.is_some() });
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

//! A status's box: a checkbox named by its task, a tap for 已完成, a long press for all five; and
//! an item's pie, which is only read.
//!
//! Must not know which task it is for.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use yaodian_plan::progress::Status;

use super::shapes::{glyph, odd_status_word, status_key};
use crate::dom::{Element, Listener, div, el};
use crate::live::{Live, Told};

/// How long a finger rests until it means a long press.
const HOLD: Duration = Duration::from_millis(500);

/// What a box shows and does.
pub struct Puck {
    /// The checkbox's id.
    pub id: String,
    /// The id of the text that names it.
    pub named_by: String,
    /// The task's number, for the boot script.
    pub task: u32,
    /// The status.
    pub status: Live<Status>,
    /// Whether it takes no taps.
    pub is_disabled: Live<bool>,
    /// Told of a tap.
    pub on_tick: Listener,
    /// Told of a long press, a right click or the menu key.
    pub on_menu: Told,
}

/// A checkbox drawn as its status.
#[must_use]
pub fn puck(puck: Puck) -> Element {
    let (status, on_menu) = (puck.status, puck.on_menu);
    let held: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
    let release = || -> Listener {
        let held = Rc::clone(&held);
        Box::new(move |_| clear(&held))
    };
    let menu: Listener = {
        let (held, on_menu) = (Rc::clone(&held), on_menu.clone());
        Box::new(move |event| {
            event.prevent_default();
            clear(&held);
            on_menu(());
        })
    };
    let press = press(Rc::clone(&held), on_menu);
    div("input", "puck")
        .attr("type", "checkbox")
        .attr("id", puck.id)
        .attr("data-task", puck.task.to_string())
        .attr("aria-labelledby", puck.named_by)
        .live("data-s", status.read(|status| Some(status_key(*status).to_owned())))
        .live("aria-description", status.read(|s| odd_status_word(*s).map(str::to_owned)))
        .flag("disabled", puck.is_disabled.is())
        .flag("checked", status.read(|status| *status == Status::Done))
        .flag("indeterminate", status.read(|status| *status == Status::InProgress))
        .on("change", puck.on_tick)
        .on("contextmenu", menu)
        .on("pointerdown", press)
        .on("pointerup", release())
        .on("pointercancel", release())
        .on("pointerleave", release())
}

/// Tells of a finger that rests.
fn press(held: Rc<Cell<Option<TimeoutHandle>>>, on_menu: Told) -> Listener {
    Box::new(move |event| {
        clear(&held);
        let pointer = event.dyn_into::<web_sys::PointerEvent>();
        if pointer.is_ok_and(|pointer| pointer.pointer_type() == "touch") {
            let on_menu = on_menu.clone();
            held.set(set_timeout_with_handle(move || on_menu(()), HOLD).ok());
        }
    })
}

fn clear(held: &Cell<Option<TimeoutHandle>>) {
    if let Some(handle) = held.take() {
        handle.clear();
    }
}

/// An item's state: the share of its tasks that is done, or the shape of what holds it up.
#[must_use]
pub fn pie(status: Status, permille: u32, label: &str) -> Element {
    let drawn = if status == Status::InProgress {
        // At least an eighth, so that what has begun is seen to have.
        let part = format!("{} 1000", permille.max(120));
        let circle = |r: &'static str| el("circle").attr("cx", "12").attr("cy", "12").attr("r", r);
        el("svg").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true").child(circle("9")).child(
            circle("2.7")
                .attr("class", "part")
                .attr("pathLength", "1000")
                .attr("stroke-dasharray", part),
        )
    } else {
        glyph(status)
    };
    div("span", "pie").attr("role", "img").attr("aria-label", label.to_owned()).child(drawn)
}

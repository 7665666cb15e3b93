//! Walking over a drawing's marks: one stop for the tabulator, arrow keys from mark to mark.
//!
//! Must not know what a mark says.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

/// What marks are told by.
const MARK: &str = "[data-mark]";

/// The mark that an event came from, by its place.
#[must_use]
pub fn reached(event: &Event) -> Option<usize> {
    mark_of(event)?.get_attribute("data-mark")?.parse().ok()
}

fn mark_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(MARK).ok().flatten()
}

/// Gives the focus to the mark that a tap fell on, where the browser does not by itself.
pub fn tap(event: &Event) {
    if let Some(mark) = mark_of(event) {
        focus(&mark);
    }
}

/// Makes the mark that has the focus the tabulator's stop.
pub fn settle(event: &Event) {
    let Some(mark) = mark_of(event) else { return };
    let stop = drawing_of(&mark)
        .and_then(|drawing| drawing.query_selector("[data-mark][tabindex='0']").ok().flatten());
    // Both attributes are well formed.
    if let Some(stop) = stop {
        stop.set_attribute("tabindex", "-1").ok();
    }
    mark.set_attribute("tabindex", "0").ok();
}

/// Goes to another mark, where the key asks for one.
pub fn walk(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(next) = mark_of(event).and_then(|from| aim(&from, key)) else { return };
    event.prevent_default();
    focus(&next);
}

fn aim(from: &Element, key: &KeyboardEvent) -> Option<Element> {
    if key.ctrl_key() || key.alt_key() || key.meta_key() {
        return None;
    }
    let marks = drawing_of(from)?.query_selector_all(MARK).ok()?;
    let place: u32 = from.get_attribute("data-mark")?.parse().ok()?;
    let last = marks.length().checked_sub(1)?;
    let next = match key.key().as_str() {
        "ArrowRight" | "ArrowDown" => (place + 1).min(last),
        "ArrowLeft" | "ArrowUp" => place.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    marks.get(next)?.dyn_into().ok()
}

/// The drawing that holds a mark.
fn drawing_of(mark: &Element) -> Option<Element> {
    mark.closest(".figure").ok().flatten()
}

fn focus(mark: &Element) {
    if let Some(mark) = mark.dyn_ref::<SvgElement>() {
        // An element that cannot take the focus says nothing.
        mark.focus().ok();
    }
}

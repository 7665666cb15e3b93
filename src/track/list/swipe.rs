//! Swiping a task: right marks it done or takes that back, left asks for its status.
//!
//! Never the only way, and never in the way: going up and down wins, the screen's edges belong to
//! the system, and it can be turned off. Must not know what a status is.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element as Drawn, HtmlElement, PointerEvent};
use yaodian_model::track::list::ListEvent;
use yaodian_model::track::list::text::words;
use yaodian_model::{Event, Model};
use yaodian_plan::TaskId;
use yaodian_plan::progress::Status;

use super::list;
use crate::dom::{Element, Listener, div};
use crate::shell::Shell;
use crate::ui::check::check;

/// How near to the screen's edges a finger is the system's.
const EDGE: f64 = 24.0;
/// How far a finger goes before it is known where to.
const SLOP: f64 = 10.0;
/// How far it goes until letting go does something.
const ENOUGH: f64 = 72.0;
/// How far a row follows at most.
const FARTHEST: f64 = 112.0;

/// A finger on a row.
#[derive(Clone)]
struct Drag {
    pointer: i32,
    row: HtmlElement,
    task: TaskId,
    from: (f64, f64),
    /// How far the row was moved; `None` before the finger went sideways.
    moved: Option<f64>,
}

type Held = Rc<Cell<Option<Drag>>>;

/// The list, with its rows to be swiped.
pub fn listens(shell: Shell, rows: Element) -> Element {
    let held = Held::default();
    // Set for the click that a swipe may end with.
    let is_swiped: Rc<Cell<bool>> = Rc::default();
    let on = |act: fn(Shell, &Held, &PointerEvent)| -> Listener {
        let held = Rc::clone(&held);
        Box::new(move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                act(shell, &held, event);
            }
        })
    };
    let ended = (Rc::clone(&held), Rc::clone(&is_swiped));
    let up: Listener = Box::new(move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (held, is_swiped) = &ended;
        is_swiped.set(end(shell, held, event));
    });
    let began = Rc::clone(&is_swiped);
    let mut down = on(begin);
    let down: Listener = Box::new(move |event| {
        began.set(false);
        down(event);
    });
    let click: Listener = Box::new(move |event| {
        if is_swiped.replace(false) {
            event.prevent_default();
        }
    });
    let is_on = shell.view(is_possible);
    rows.flag("data-swipes", is_on.is())
        .on("pointerdown", down)
        .on("pointermove", on(go))
        .on("pointerup", up)
        .on("pointercancel", on(cancel))
        .on("click", click)
}

/// Whether rows can be swiped now.
fn is_possible(model: &Model) -> bool {
    !model.track.list.is_swipe_off && model.is_editable() && !model.is_selecting()
}

fn cancel(_: Shell, held: &Held, _: &PointerEvent) {
    if let Some(drag) = held.take() {
        rest(&drag);
    }
}

fn begin(shell: Shell, held: &Held, event: &PointerEvent) {
    // A second finger ends it: two of them zoom.
    if let Some(drag) = held.take() {
        return rest(&drag);
    }
    let is_touch = event.pointer_type() == "touch" && event.is_primary();
    if is_touch && shell.once(is_possible) {
        held.set(drag(event));
    }
}

fn drag(event: &PointerEvent) -> Option<Drag> {
    let width = web_sys::window()?.inner_width().ok()?.as_f64()?;
    let (x, y) = place(event);
    if !(EDGE..=width - EDGE).contains(&x) {
        return None;
    }
    let target: Drawn = event.target()?.dyn_into().ok()?;
    let row = target.closest("li.task").ok()??.dyn_into::<HtmlElement>().ok()?;
    let mark = row.query_selector("input[data-task]").ok()??;
    let task = TaskId(mark.get_attribute("data-task")?.parse().ok()?);
    Some(Drag { pointer: event.pointer_id(), row, task, from: (x, y), moved: None })
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn go(shell: Shell, held: &Held, event: &PointerEvent) {
    let Some(mut drag) = held.take() else { return };
    if drag.pointer != event.pointer_id() {
        held.set(Some(drag));
        return;
    }
    let (x, y) = place(event);
    let (right, down) = (x - drag.from.0, y - drag.from.1);
    if drag.moved.is_none() {
        if down.abs() > SLOP && down.abs() >= right.abs() {
            // Up or down: the finger scrolls.
            return;
        }
        if right.abs() > SLOP {
            // From here on the row has the finger: the box in it hears that it left.
            drag.row.set_pointer_capture(event.pointer_id()).ok();
        }
    }
    if drag.moved.is_some() || right.abs() > SLOP {
        drag.moved = Some(right);
        show(shell, &drag, right);
    }
    held.set(Some(drag));
}

/// Moves the row and says what letting go would do.
fn show(shell: Shell, drag: &Drag, right: f64) {
    let is_right = right > 0.0;
    let is_done = shell.once(|model| model.shown().status(drag.task)) == Status::Done;
    let hint = match (is_right, is_done) {
        (true, false) => words().swipe_done,
        (true, true) => words().swipe_undo,
        (false, _) => words().swipe_menu,
    };
    let moved = right.clamp(-FARTHEST, FARTHEST);
    let is_enough = right.abs() >= ENOUGH;
    // A well-formed property and well-formed names are never refused.
    drag.row.style().set_property("--moved", &format!("{moved}px")).ok();
    drag.row.set_attribute("data-swipe", if is_right { "right" } else { "left" }).ok();
    drag.row.set_attribute("data-hint", hint).ok();
    drag.row.toggle_attribute_with_force("data-enough", is_enough).ok();
    if let Some(rows) = drag.row.parent_element() {
        rows.set_attribute("data-swiping", "").ok();
    }
}

/// Puts the row back.
fn rest(drag: &Drag) {
    for name in ["data-swipe", "data-hint", "data-enough"] {
        drag.row.remove_attribute(name).ok();
    }
    drag.row.style().remove_property("--moved").ok();
    if let Some(rows) = drag.row.parent_element() {
        rows.remove_attribute("data-swiping").ok();
    }
}

/// Does what the finger went far enough for; says whether it went sideways at all.
fn end(shell: Shell, held: &Held, event: &PointerEvent) -> bool {
    let Some(drag) = held.take().filter(|drag| drag.pointer == event.pointer_id()) else {
        return false;
    };
    rest(&drag);
    let Some(moved) = drag.moved else { return false };
    if moved >= ENOUGH {
        shell.send(Event::TaskTicked(drag.task));
    } else if moved <= -ENOUGH {
        shell.send(Event::StatusMenuOpened(drag.task));
    }
    true
}

/// Whether rows can be swiped, among the settings.
#[must_use]
pub fn settings(shell: Shell) -> Element {
    let is_on = shell.view(|model| !model.track.list.is_swipe_off);
    let toggle = shell.tells(list(ListEvent::SwipeToggled));
    div("div", "gap").child(check(words().swipe, words().swipe_say.to_owned(), is_on, toggle))
}

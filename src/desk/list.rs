//! A list of which each row is drawn once and kept as long as its key is there.
//!
//! Rows that come, go or move cost what they cost; of the others only those that are told of are
//! drawn again, whatever the list's length. Many that come at once are drawn a few at a time, so
//! that no tap waits for them. Must not know what a row is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{
    Get, Owner, RenderEffect, RwSignal, Update, document, on_cleanup, request_animation_frame,
    set_timeout,
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element as Drawn, HtmlElement};

use crate::browser::address;
use crate::dom::{Element, Node, div, draw_into};
use crate::live::{Live, Reads};

/// How many rows are drawn in one go: on a slow phone, less than a tap's patience.
const ROWS_AT_ONCE: usize = 8;

/// A row's key, one of a kind on the screen.
pub type Key = u64;

/// What a row's parts follow, so that each is drawn again when it is told of.
#[derive(Clone, Copy)]
pub struct Pulse {
    face: RwSignal<u32>,
    tools: RwSignal<u32>,
}

impl Pulse {
    /// A part that is drawn again with the row's face.
    pub fn face<T>(self, read: impl Fn() -> T + Send + Sync + 'static) -> Reads<T> {
        Box::new(move || {
            self.face.get();
            read()
        })
    }

    /// A part that is drawn again with the row's tools.
    pub fn tools<T>(self, read: impl Fn() -> T + Send + Sync + 'static) -> Reads<T> {
        Box::new(move || {
            self.tools.get();
            read()
        })
    }
}

/// Which rows are to be drawn again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Those of which the face, and with it the tools.
    pub faces: Vec<Key>,
    /// Those of which the tools.
    pub tools: Vec<Key>,
}

/// Says which rows are another from one state to the next.
pub type Compares<S> = Box<dyn Fn(&S, &S) -> Told>;

/// A list as it is kept up.
pub struct List<S> {
    /// The rows' keys, in order.
    pub keys: Live<Vec<Key>>,
    /// What the list is told of changes by: when it is another, `told` compares it with the last.
    pub state: Live<S>,
    /// Which rows are another from one state to the next.
    pub told: Compares<S>,
    /// Draws the row with a key.
    pub row: Box<dyn Fn(Key, Pulse) -> Node>,
}

/// An element with a row for each key, in the keys' order.
pub fn keyed<S>(tag: &'static str, class: &'static str, list: List<S>) -> Element
where
    S: Clone + PartialEq + Send + Sync + 'static,
{
    div(tag, class).on_drawn(Box::new(move |element| follow(element.clone(), list)))
}

struct Drawing {
    element: Drawn,
    owner: Owner,
    pulse: Pulse,
}

type Rows = BTreeMap<Key, Drawing>;

fn follow<S>(element: Drawn, list: List<S>)
where
    S: Clone + PartialEq + Send + Sync + 'static,
{
    let Some(parent) = Owner::current() else { return };
    let List { keys, state, told, row } = list;
    let rows = Rc::new(RefCell::new(Rows::new()));
    // None in the first round: what stands around the list is drawn before it.
    let round = RwSignal::new(0_u32);
    let drawn = Rc::clone(&rows);
    keep(RenderEffect::new(move |_: Option<()>| {
        let at_once = if round.get() == 0 { 0 } else { ROWS_AT_ONCE };
        let arrange =
            |keys: &Vec<Key>| arrange(&element, &mut drawn.borrow_mut(), keys, at_once, &*row);
        let is_done = keys.with(|keys| parent.with(|| arrange(keys)));
        if !is_done {
            // In a task of its own; where the list has gone meanwhile, nobody waits for it.
            let again = move || {
                let _is_there = round.try_update(|round| *round = round.wrapping_add(1));
            };
            set_timeout(again, Duration::ZERO);
        }
    }));
    keep(RenderEffect::new(move |before: Option<S>| {
        let now = state.with(S::clone);
        if let Some(before) = before.filter(|before| *before != now) {
            tell(&rows.borrow(), &told(&before, &now));
        }
        now
    }));
}

/// Keeps an effect as long as the current owner lasts.
fn keep<T: 'static>(effect: RenderEffect<T>) {
    let effect = SendWrapper::new(RefCell::new(Some(effect)));
    on_cleanup(move || drop(effect.borrow_mut().take()));
}

fn tell(rows: &Rows, told: &Told) {
    let bump = |signal: RwSignal<u32>| signal.update(|count| *count = count.wrapping_add(1));
    for drawing in told.faces.iter().filter_map(|key| rows.get(key)) {
        bump(drawing.pulse.face);
    }
    let tools: BTreeSet<_> = told.faces.iter().chain(&told.tools).collect();
    for drawing in tools.into_iter().filter_map(|key| rows.get(key)) {
        if holds_focus(&drawing.element) {
            refocus(drawing.element.clone());
        }
        bump(drawing.pulse.tools);
    }
}

fn holds_focus(row: &Drawn) -> bool {
    document().active_element().is_some_and(|focused| row.contains(Some(&focused)))
}

/// Once all is drawn, gives a row the focus that what was drawn anew in it has lost.
fn refocus(row: Drawn) {
    request_animation_frame(move || {
        let focused = document().active_element();
        if focused.is_none_or(|focused| focused.tag_name().eq_ignore_ascii_case("body")) {
            let face = row.query_selector("button").ok().flatten();
            if let Some(face) = face.and_then(|face| face.dyn_into::<HtmlElement>().ok()) {
                address::focus_quietly(&face);
            }
        }
    });
}

/// Says whether all rows are drawn.
fn arrange(
    list: &Drawn,
    rows: &mut Rows,
    keys: &[Key],
    at_once: usize,
    row: &dyn Fn(Key, Pulse) -> Node,
) -> bool {
    let wanted: BTreeSet<_> = keys.iter().collect();
    rows.retain(|key, drawing| {
        let is_kept = wanted.contains(key);
        if !is_kept {
            if holds_focus(&drawing.element) {
                let after = drawing.element.next_element_sibling();
                if let Some(near) = after.or_else(|| drawing.element.previous_element_sibling()) {
                    refocus(near);
                }
            }
            drawing.element.remove();
        }
        is_kept
    });
    let mut next = list.first_element_child();
    let mut left = at_once;
    for key in keys {
        if !rows.contains_key(key) {
            if left == 0 {
                return false;
            }
            left -= 1;
            let Some(drawing) = draw(list, *key, row) else { continue };
            rows.insert(*key, drawing);
        }
        let Some(Drawing { element, .. }) = rows.get(key) else { continue };
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(element))) {
            next = element.next_element_sibling();
        } else {
            // `next` is a child of the list, or none.
            list.insert_before(element, next.as_deref()).ok();
        }
    }
    true
}

fn draw(list: &Drawn, key: Key, row: &dyn Fn(Key, Pulse) -> Node) -> Option<Drawing> {
    let element = list.owner_document()?.create_element("li").ok()?;
    let owner = Owner::new();
    let pulse = owner.with(|| {
        let pulse = Pulse { face: RwSignal::new(0), tools: RwSignal::new(0) };
        draw_into(&element, row(key, pulse));
        pulse
    });
    // The owner goes with the drawing, and all that follows its signals with it.
    Some(Drawing { element, owner, pulse })
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

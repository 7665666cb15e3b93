//! A list of which each row is drawn once and kept as long as its key is there.
//!
//! Rows that come, go or move cost what they cost; the others are not touched, and many that come
//! at once are drawn a few at a time, so that no tap waits for them. Must not know what a row is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{Owner, RenderEffect, RwSignal, Track, Update, on_cleanup, set_timeout};
use send_wrapper::SendWrapper;
use web_sys::Element as Drawn;

use crate::dom::{Element, Node, div, draw_into};
use crate::live::Live;

/// How many rows are drawn in one go: on a slow phone, less than a tap's patience.
const ROWS_AT_ONCE: usize = 12;

/// Draws the row with a key.
pub type Row = Arc<dyn Fn(u32) -> Node>;

/// An element with a row for each key, in the keys' order.
pub fn keyed(tag: &'static str, class: &'static str, keys: Live<Vec<u32>>, row: Row) -> Element {
    div(tag, class).on_drawn(Box::new(move |list| follow(list.clone(), keys, row)))
}

/// The rows that are drawn: each in an element of its own, with what follows its signals.
type Rows = BTreeMap<u32, (Drawn, Owner)>;

fn follow(list: Drawn, keys: Live<Vec<u32>>, row: Row) {
    let Some(parent) = Owner::current() else { return };
    let rows = RefCell::new(Rows::new());
    let round = RwSignal::new(0_u32);
    let effect = RenderEffect::new(move |_: Option<()>| {
        round.track();
        let arrange = |keys: &Vec<u32>| arrange(&list, &mut rows.borrow_mut(), keys, &row);
        let is_done = keys.with(|keys| parent.with(|| arrange(keys)));
        if !is_done {
            // In a task of its own; where the list has gone meanwhile, nobody waits for it.
            let again = move || {
                let _is_there = round.try_update(|round| *round = round.wrapping_add(1));
            };
            set_timeout(again, Duration::ZERO);
        }
    });
    let effect = SendWrapper::new(RefCell::new(Some(effect)));
    on_cleanup(move || drop(effect.borrow_mut().take()));
}

/// Says whether all rows are drawn.
fn arrange(list: &Drawn, rows: &mut Rows, keys: &[u32], row: &Row) -> bool {
    let wanted: BTreeSet<_> = keys.iter().collect();
    rows.retain(|key, (drawn, _)| {
        let is_kept = wanted.contains(key);
        if !is_kept {
            drawn.remove();
        }
        is_kept
    });
    let mut next = list.first_element_child();
    let mut left = ROWS_AT_ONCE;
    for key in keys {
        if !rows.contains_key(key) {
            if left == 0 {
                return false;
            }
            left -= 1;
            let Some(drawn) = draw(list, *key, row) else { continue };
            rows.insert(*key, drawn);
        }
        let Some((drawn, _)) = rows.get(key) else { continue };
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(drawn))) {
            next = drawn.next_element_sibling();
        } else {
            // `next` is a child of the list, or none.
            list.insert_before(drawn, next.as_deref()).ok();
        }
    }
    true
}

fn draw(list: &Drawn, key: u32, row: &Row) -> Option<(Drawn, Owner)> {
    let drawn = list.owner_document()?.create_element("li").ok()?;
    let owner = Owner::new();
    owner.with(|| draw_into(&drawn, row(key)));
    Some((drawn, owner))
}

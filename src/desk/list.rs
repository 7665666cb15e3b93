//! A list of which each row is drawn once and kept as long as its key is there.
//!
//! Rows that come, go or move cost what they cost; the others are not touched. Must not know
//! what a row is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::{Owner, RenderEffect, on_cleanup};
use send_wrapper::SendWrapper;
use web_sys::Element as Drawn;

use crate::dom::{Element, Node, div, draw_into};
use crate::live::Live;

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
    let effect = RenderEffect::new(move |_: Option<()>| {
        keys.with(|keys| parent.with(|| arrange(&list, &mut rows.borrow_mut(), keys, &row)));
    });
    let effect = SendWrapper::new(RefCell::new(Some(effect)));
    on_cleanup(move || drop(effect.borrow_mut().take()));
}

fn arrange(list: &Drawn, rows: &mut Rows, keys: &[u32], row: &Row) {
    let wanted: BTreeSet<_> = keys.iter().collect();
    rows.retain(|key, (drawn, _)| {
        let is_kept = wanted.contains(key);
        if !is_kept {
            drawn.remove();
        }
        is_kept
    });
    let mut next = list.first_element_child();
    for key in keys {
        if !rows.contains_key(key) {
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
}

fn draw(list: &Drawn, key: u32, row: &Row) -> Option<(Drawn, Owner)> {
    let drawn = list.owner_document()?.create_element("li").ok()?;
    let owner = Owner::new();
    owner.with(|| draw_into(&drawn, row(key)));
    Some((drawn, owner))
}

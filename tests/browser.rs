//! The browser services in a real browser: drawing, localStorage, IndexedDB and early ticks
//! through the boot script.
//!
//! Must not test what the host can.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::cell::Cell;
use std::rc::Rc;

use any_spawner::Executor;
use js_sys::Promise;
use leptos::prelude::{Get, Owner, RwSignal, Set};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlInputElement};
use yaodian::browser::{durable, local};
use yaodian::dom::{Node, draw_into, each, el};
use yaodian::live::Live;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element in the page to draw into, and the owner of what is drawn.
fn stage() -> (Element, Owner) {
    Executor::init_wasm_bindgen().ok();
    let stage = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&stage).unwrap();
    (stage, Owner::new())
}

/// Lets effects run: they follow signals in tasks of their own.
async fn settle() {
    for _ in 0..5 {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn what_follows_a_signal_is_drawn_again_and_nothing_else() {
    let (stage, owner) = stage();
    let count = owner.with(|| {
        let count = RwSignal::new(2_usize);
        let live = Live::new(move || count.get());
        let rows = live.show(|count| each(0..*count, |row| el("li").child(row.to_string())));
        let list = el("ul").child("before").child(rows).child("after");
        let fixed = el("p").attr("id", "fixed").child("stays");
        draw_into(&stage, Node::Many(vec![list.into(), fixed.into()]));
        count
    });
    let fixed = stage.query_selector("#fixed").unwrap().unwrap();
    assert_eq!(stage.text_content().unwrap(), "before01afterstays");
    count.set(3);
    settle().await;
    assert_eq!(stage.text_content().unwrap(), "before012afterstays");
    count.set(0);
    settle().await;
    assert_eq!(stage.text_content().unwrap(), "beforeafterstays");
    assert!(fixed.is_same_node(stage.query_selector("#fixed").unwrap().as_deref()));
}

#[wasm_bindgen_test]
async fn nested_live_views_go_with_their_parent() {
    let (stage, owner) = stage();
    let drawn = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let (outer, inner) = owner.with(|| {
        let (outer, inner) = (RwSignal::new(true), RwSignal::new(1));
        let counter = std::sync::Arc::clone(&drawn);
        let shown = Live::new(move || outer.get()).show(move |is_shown| {
            let counter = std::sync::Arc::clone(&counter);
            let value = Live::new(move || inner.get());
            let text = value.text(move |value| {
                counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                value.to_string()
            });
            if *is_shown { text } else { Node::Nothing }
        });
        draw_into(&stage, shown);
        (outer, inner)
    });
    assert_eq!(stage.text_content().unwrap(), "1");
    outer.set(false);
    settle().await;
    assert_eq!(stage.text_content().unwrap(), "");
    let before = drawn.load(std::sync::atomic::Ordering::Relaxed);
    inner.set(2);
    settle().await;
    let after = drawn.load(std::sync::atomic::Ordering::Relaxed);
    assert_eq!(before, after, "what is gone is not drawn");
    outer.set(true);
    settle().await;
    assert_eq!(stage.text_content().unwrap(), "2");
}

#[wasm_bindgen_test]
async fn boxes_take_properties_and_tell_of_taps() {
    let (stage, owner) = stage();
    let taps = Rc::new(Cell::new(0));
    let is_on = owner.with(|| {
        let is_on = RwSignal::new(false);
        let live = Live::new(move || is_on.get());
        let told = Rc::clone(&taps);
        let tick = el("input")
            .attr("type", "checkbox")
            .flag("checked", live.is())
            .flag("disabled", live.is())
            .on("change", Box::new(move |_| told.set(told.get() + 1)));
        draw_into(&stage, tick.into());
        is_on
    });
    let tick = stage.query_selector("input").unwrap().unwrap();
    let tick: HtmlInputElement = tick.dyn_into().unwrap();
    tick.click();
    assert_eq!((taps.get(), tick.checked()), (1, true));
    is_on.set(true);
    settle().await;
    assert!(tick.checked() && tick.has_attribute("disabled"));
    is_on.set(false);
    settle().await;
    assert!(!tick.checked() && !tick.has_attribute("disabled"));
}

#[wasm_bindgen_test]
fn local_storage_keeps_lists_and_forgets() {
    assert!(local::set("yaodian.test.a", "1") && local::set("yaodian.test.b", "2"));
    local::remember("yaodian.test.c", "3");
    let mut entries = local::entries("yaodian.test.");
    entries.sort();
    let keys: Vec<_> = entries.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["yaodian.test.a", "yaodian.test.b", "yaodian.test.c"]);
    for key in keys {
        local::remember(key, "");
    }
    assert!(local::entries("yaodian.test.").is_empty());
    assert_eq!(local::get("yaodian.test.a"), None);
}

/// The boot script on a page with one task, without an app to start.
fn boot() -> HtmlInputElement {
    let body = document().body().unwrap();
    if let Some(tick) = document().get_element_by_id("bt0") {
        return tick.dyn_into().unwrap();
    }
    let page = document().create_element("div").unwrap();
    page.set_id("page");
    page.set_attribute("data-plan", "00000000000000ab").unwrap();
    for (tag, id) in [("p", "t0"), ("p", "boot-said"), ("textarea", "boot-copy")] {
        let element = document().create_element(tag).unwrap();
        element.set_id(id);
        page.append_child(&element).unwrap();
    }
    let tick = document().create_element("input").unwrap();
    tick.set_id("bt0");
    for (name, value) in
        [("type", "checkbox"), ("data-task", "0"), ("aria-labelledby", "t0"), ("disabled", "")]
    {
        tick.set_attribute(name, value).unwrap();
    }
    page.append_child(&tick).unwrap();
    body.append_child(&page).unwrap();
    let script = include_str!("../src/boot.js").replace("/*@build*/{}", "{}");
    js_sys::eval(&script).unwrap();
    tick.dyn_into().unwrap()
}

/// Waits until something holds.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..400 {
        if holds().await {
            return;
        }
        let pause = Promise::new(&mut |resolve, _| {
            let window = web_sys::window().unwrap();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 5).unwrap();
        });
        JsFuture::from(pause).await.unwrap();
    }
    panic!("{what}");
}

#[wasm_bindgen_test]
async fn indexed_db_puts_and_drops_in_one_go() {
    boot();
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    durable::put(&[entry("test.a", "1"), entry("test.b", "2")], &[]).await.unwrap();
    durable::put(&[entry("test.c", "3")], &["test.a".to_owned()]).await.unwrap();
    let all = durable::all().await.unwrap();
    let ours: Vec<_> = all.into_iter().filter(|(key, _)| key.starts_with("test.")).collect();
    assert_eq!(ours, [entry("test.b", "2"), entry("test.c", "3")]);
    durable::put(&[], &["test.b".to_owned(), "test.c".to_owned()]).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_tick_before_the_app_is_kept_in_both_stores() {
    let tick = boot();
    assert!(!tick.disabled(), "the script enables the boxes");
    tick.click();
    let is_early = |(key, text): &(String, String)| {
        let read = yaodian_wire::boot::read_tick(text);
        key.starts_with(yaodian_wire::boot::TICK_PREFIX) && read.is_some_and(|t| t.task.0 == 0)
    };
    let kept = local::entries(yaodian_wire::boot::TICK_PREFIX);
    assert!(kept.iter().any(is_early), "{kept:?}");
    until("the tick reaches IndexedDB", async || {
        durable::all().await.unwrap().iter().any(is_early)
    })
    .await;
    for (key, _) in kept {
        local::remove(&key);
        durable::put(&[], &[key]).await.unwrap();
    }
}

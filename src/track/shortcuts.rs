//! Keys that act alone, and the list of them.
//!
//! Never while something is typed or a dialog is open. Must not know what each key is for: the
//! model says it.

use leptos::prelude::{document, request_animation_frame, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element as Drawn, HtmlElement, KeyboardEvent, Node as Place};
use yaodian_model::text::lang;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::guide::text::words;
use yaodian_model::track::guide::{GuideEvent, KeyView, Shortcut, key_views, shortcut};
use yaodian_model::{Event, Route};

use crate::app::button;
use crate::browser::{address, files};
use crate::dom::{Node, div, each, el};
use crate::pages::menu::modal;
use crate::shell::Shell;
use crate::track::list;

/// What the keys lead through: the items' heads and the tasks' boxes that are shown.
const STOPS: &str = "main .item summary, main .task input.puck, main .task input.pick";

const CLOSED: Event = Event::Track(TrackEvent::Guide(GuideEvent::HelpClosed));

/// Listens to keys as long as the page lasts.
pub fn listen(shell: Shell) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let is_on = shell.once(|model| model.track.guide.are_keys_on);
        if event.key() == "Escape" && !event.default_prevented() && is_free() && list::end(shell) {
            event.prevent_default();
        }
        if let Some(shortcut) = pressed(&event).filter(|_| is_on && is_free()) {
            event.prevent_default();
            act(shell, shortcut);
        }
    });
    std::mem::forget(handle);
}

/// What a key pressed without others does. Shift is part of some keyboards' signs.
fn pressed(event: &KeyboardEvent) -> Option<Shortcut> {
    let is_alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let is_taken = event.default_prevented() || event.is_composing() || event.repeat();
    shortcut(&event.key()).filter(|_| is_alone && !is_taken)
}

/// Whether nobody is typing or choosing, and no dialog waits.
fn is_free() -> bool {
    let is_waiting = || matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    let focused = document().active_element();
    let kind = focused.and_then(|focused| focused.get_attribute("type")).unwrap_or_default();
    let is_box = matches!(kind.as_str(), "checkbox" | "radio" | "file");
    (is_box || !files::is_typing()) && !is_waiting()
}

fn act(shell: Shell, shortcut: Shortcut) {
    match shortcut {
        Shortcut::Search => {
            if !focus("#search") {
                address::go(Route::Plan);
                request_animation_frame(|| {
                    focus("#search");
                });
            }
        }
        Shortcut::Help => shell.send(Event::Track(TrackEvent::Guide(GuideEvent::HelpAsked))),
        Shortcut::Go(route) => address::go(route),
        Shortcut::Move { is_next } => step(is_next).unwrap_or_default(),
        Shortcut::Tick => tick().unwrap_or_default(),
        Shortcut::Select => list::select(shell),
    }
}

/// Puts the focus on an element; says whether there is one that takes it.
fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    // An element that cannot be focused now keeps none.
    found.is_some_and(|found| found.focus().is_ok())
}

/// Puts the focus on the next stop that is shown, or the one before.
fn step(is_next: bool) -> Option<()> {
    let stops = document().query_selector_all(STOPS).ok()?;
    let stops = (0..stops.length()).filter_map(|at| stops.get(at)?.dyn_into::<HtmlElement>().ok());
    let is_shown = |stop: &HtmlElement| {
        let is_inert = matches!(stop.closest("[inert]"), Ok(Some(_)));
        stop.offset_height() > 0 && !is_inert
    };
    let mut shown = stops.filter(is_shown);
    let from = document().active_element().filter(|from| from.tag_name() != "BODY");
    let lies = |stop: &HtmlElement, side: u16| {
        let from = from.as_ref().map(|from| from.compare_document_position(stop));
        from.is_none_or(|lies| lies & side != 0)
    };
    let stop = if is_next {
        shown.find(|stop| lies(stop, Place::DOCUMENT_POSITION_FOLLOWING))
    } else {
        shown.rfind(|stop| lies(stop, Place::DOCUMENT_POSITION_PRECEDING))
    };
    stop?.focus().ok()
}

/// Clicks the box of the task that has the focus, or holds it.
fn tick() -> Option<()> {
    let task = document().active_element()?.closest(".task").ok()??;
    let ticked: Drawn = task.query_selector("input.puck, input.pick").ok()??;
    ticked.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

/// The list of keys, over any screen.
#[must_use]
pub fn help(shell: Shell) -> Node {
    let key = |(at, key): (usize, &&'static str)| {
        let plus = (at > 0).then_some("+");
        Node::Many(vec![plus.into(), el("kbd").child(*key).into()])
    };
    let line = move |line: KeyView| {
        let keys = el("dt").child(each(line.keys.iter().enumerate(), key));
        el("div").child(keys).child(el("dd").child(line.does))
    };
    let list = move |(is_shown, are_on): &(bool, bool)| {
        if !is_shown {
            return Node::Nothing;
        }
        let off = (!are_on).then(|| div("p", "quiet").child(words().keys_off));
        modal(shell, words().keys_title, CLOSED)
            .child(el("h2").child(words().keys_title))
            .child(off)
            .child(div("dl", "keys").child(each(key_views(), line)))
            .child(button(shell, "btn btn--wide", CLOSED).child(lang().close))
            .into()
    };
    let shown =
        shell.view(|model| (model.track.guide.is_help_shown, model.track.guide.are_keys_on));
    shown.show(list)
}

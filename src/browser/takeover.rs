//! The moment the app takes the place of the page made at build time, and the tracker that of
//! either.
//!
//! All in one task, so that nothing is painted in between and no tick falls through: read what
//! the page and the stores hold, draw the app beside, put it in the page's place, and give back
//! focus, scroll, selection and what was typed.

use any_spawner::Executor;
use leptos::prelude::{Owner, document, window_event_listener, window_event_listener_untyped};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, Node, StorageEvent, Window};
use yaodian_model::{Event, Fragment, Model, Opened, Route, Settings, Start, read_fragment};
use yaodian_plan::NodeId;
use yaodian_wire::{boot, shelf};

use super::{address, clock, local, look, perform, plans, platform, spawn};
use crate::app::app;
use crate::dom::draw_into;
use crate::shell::Shell;

#[wasm_bindgen]
extern "C" {
    /// Ends the boot script's part.
    #[wasm_bindgen(js_namespace = yaodian, js_name = takeOver)]
    fn end_boot();
    /// The ticks the boot script took, as rows of key and text.
    #[wasm_bindgen(thread_local_v2, js_namespace = yaodian, js_name = early)]
    static EARLY: js_sys::Array;
}

/// The id of the page made at build time, and that of the app that took its place.
const PLACES: [&str; 2] = ["page", "app"];

/// Starts the app in place of the page, or the tracker in place of what is there; the baton says
/// what the app left to go on from.
pub fn take_over(baton: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let Some(bundled) = plans::bundled() else { return };
    let active = local::get(shelf::ACTIVE_KEY);
    let active = active.as_deref().and_then(shelf::read_plan).unwrap_or(bundled.identity());
    if active == bundled.identity() && !plans::is_local(active) {
        return begin(&window, &document, plans::opened(bundled, None), Known::None, baton);
    }
    let baton = baton.to_owned();
    spawn(async move {
        let (opened, known) = match plans::find(active).await {
            Some(opened) => (opened, Known::Word),
            None => (plans::opened(bundled, None), Known::Missing),
        };
        begin(&window, &document, opened, known, &baton);
    });
}

/// What is known of the plan that was in use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nothing.
    None,
    /// Which it was.
    Word,
    /// Which it was, and that it is not on this device.
    Missing,
}

/// Starts the app with a plan.
fn begin(window: &Window, document: &Document, opened: Opened, known: Known, baton: &str) {
    let page = PLACES.iter().find_map(|id| document.get_element_by_id(id));
    let fragment = address::fragment();
    let (route, code) = match read_fragment(&fragment) {
        Fragment::View(route) => (route, None),
        Fragment::Code(code) => (Route::Plan, Some(code.to_owned())),
    };
    // Fails only where there is one already.
    Executor::init_wasm_bindgen().ok();
    let Opened { plan, record, stored } = opened;
    // What is open on the page is open in the plan that stands there.
    let is_drawn = page.as_ref().is_some_and(|page| page.id() == PLACES[0]);
    let open = page.as_ref().filter(|_| record.is_none() && is_drawn).and_then(open_nodes);
    let start = Start { record, route, open, ..start(stored, known) };
    let (mut model, effects) = Model::start(&plan, start);
    go_on(&mut model, baton);
    let owner = Owner::new();
    let shell = owner.with(|| Shell::new(model));
    #[cfg(feature = "track")]
    super::view::tell(shell);
    shell.send(Event::Navigated(route));
    if let Some(code) = code {
        shell.send(Event::CodeReceived(code));
    }
    let held = page.as_ref().map(|page| Held::of(window, document, page));
    end_boot();
    if replace(document, page, &owner, shell).is_none() {
        return;
    }
    // The app lasts as long as the page.
    std::mem::forget(owner);
    if let Some(held) = held {
        held.give_back(window, document, shell);
    }
    look::apply(shell);
    address::entitle(shell.once(|model| model.route));
    effects.into_iter().for_each(|effect| perform(shell, effect));
    listen(shell);
    plans::read_durable(shell);
    #[cfg(feature = "track")]
    crate::track::shortcuts::listen(shell);
}

/// The app begins at the beginning.
#[cfg(not(feature = "track"))]
fn go_on(_: &mut Model, _: &str) {}

/// The tracker goes on from where the app stopped.
#[cfg(feature = "track")]
fn go_on(model: &mut Model, baton: &str) {
    model.take_baton(baton);
    model.take_track(yaodian_model::track::Track::read(&crate::track::word));
    crate::dom::tongue::ask_by(yaodian_model::track::language_of);
}

/// Draws the app beside the page and swaps the two.
fn replace(document: &Document, page: Option<Element>, owner: &Owner, shell: Shell) -> Option<()> {
    let root = document.create_element("div").ok()?;
    root.set_id("app");
    owner.with(|| draw_into(&root, app(shell).into()));
    match page {
        Some(page) => page.replace_with_with_node_1(&root).ok(),
        None => document.body()?.append_child(&root).ok().map(drop),
    }
}

/// What is known at the start.
fn start(mut stored: Vec<(String, String)>, known: Known) -> Start {
    let now = clock::now();
    stored.extend(local::entries(boot::TICK_PREFIX));
    // Where localStorage is forbidden or full, the script still has them.
    let row = |row: JsValue| {
        let row: js_sys::Array = row.into();
        Some((row.get(0).as_string()?, row.get(1).as_string()?))
    };
    let early: Vec<_> = EARLY.with(|early| early.iter().filter_map(row).collect());
    let is_new = |entry: &(String, String)| !stored.contains(entry);
    let early: Vec<_> = early.into_iter().filter(is_new).collect();
    stored.extend(early);
    Start {
        now_ms: now.ms,
        random: now.random,
        device: device(),
        settings: Settings::read(local::get),
        stored,
        is_plan_missing: known == Known::Missing,
        has_active_word: known != Known::None,
        ..Start::default()
    }
}

/// This device's number, made on the first visit.
fn device() -> u32 {
    let known = local::get(Settings::DEVICE_KEY).and_then(|word| word.parse().ok());
    known.unwrap_or_else(|| {
        let device = clock::random();
        local::remember(Settings::DEVICE_KEY, &device.to_string());
        device
    })
}

/// The sections and items that are open on the page.
fn open_nodes(page: &Element) -> Option<Vec<NodeId>> {
    let open = page.query_selector_all("details[data-node][open]").ok()?;
    let node = |node: Node| node.dyn_into::<Element>().ok()?.get_attribute("data-node");
    let ids = (0..open.length()).filter_map(|i| open.get(i).and_then(node));
    Some(ids.filter_map(|id| id.parse().ok().map(NodeId)).collect())
}

/// What a person holds in the page while it is replaced.
struct Held {
    focus: Option<String>,
    query: Option<String>,
    scroll: f64,
    list_scroll: i32,
    selection: Option<(Spot, Spot)>,
}

/// A place in the text of an element with an id, in UTF-16 units.
struct Spot {
    id: String,
    offset: u32,
}

impl Held {
    fn of(window: &Window, document: &Document, page: &Element) -> Self {
        let focused = document.active_element();
        let search = document.get_element_by_id("search");
        let search = search.and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        let selection = window.get_selection().ok().flatten();
        Self {
            focus: focused.map(|element| element.id()).filter(|id| !id.is_empty()),
            query: search.map(|search| search.value()).filter(|query| !query.is_empty()),
            scroll: window.scroll_y().unwrap_or_default(),
            list_scroll: list(page).map_or(0, |list| list.scroll_top()),
            selection: selection.filter(|selection| !selection.is_collapsed()).and_then(|s| {
                let anchor = Spot::of(&s.anchor_node()?, s.anchor_offset())?;
                Some((anchor, Spot::of(&s.focus_node()?, s.focus_offset())?))
            }),
        }
    }

    fn give_back(self, window: &Window, document: &Document, shell: Shell) {
        if let Some(query) = self.query {
            shell.send(Event::QueryTyped(query));
        }
        if let Some(list) = document.document_element().as_ref().and_then(list) {
            list.set_scroll_top(self.list_scroll);
        }
        address::scroll_to(window, self.scroll);
        let focused = self.focus.and_then(|id| document.get_element_by_id(&id));
        if let Some(element) = focused.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            address::focus_quietly(&element);
        }
        let selection = window.get_selection().ok().flatten();
        if let Some((selection, (anchor, focus))) = selection.zip(self.selection)
            && let Some((anchor, focus)) = anchor.find(document).zip(focus.find(document))
        {
            // A text that is not on the new screen keeps no selection.
            selection.set_base_and_extent(&anchor.0, anchor.1, &focus.0, focus.1).ok();
        }
    }
}

impl Spot {
    fn of(node: &Node, offset: u32) -> Option<Self> {
        let parent = match node.dyn_ref::<Element>() {
            Some(element) => element.clone(),
            None => node.parent_element()?,
        };
        let holder = parent.closest("[id]").ok()??;
        let mut before = 0;
        let mut found = None;
        each_text(&holder, &mut |text| {
            if text.is_same_node(Some(node)) {
                found = Some(before + offset);
            }
            before += text_length(text);
        });
        Some(Self { id: holder.id(), offset: found? })
    }

    fn find(&self, document: &Document) -> Option<(Node, u32)> {
        let holder = document.get_element_by_id(&self.id)?;
        let (mut left, mut found) = (self.offset, None);
        each_text(&holder, &mut |text| {
            let length = text_length(text);
            if found.is_none() && left <= length && length > 0 {
                found = Some((text.clone(), left));
            }
            left = left.saturating_sub(length);
        });
        found
    }
}

fn each_text(node: &Node, visit: &mut impl FnMut(&Node)) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|i| children.get(i)) {
        match child.node_type() {
            Node::TEXT_NODE => visit(&child),
            _ => each_text(&child, visit),
        }
    }
}

fn text_length(text: &Node) -> u32 {
    let length = text.text_content().map_or(0, |text| text.encode_utf16().count());
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn list(root: &Element) -> Option<Element> {
    root.query_selector(".list").ok()?
}

/// Listens to the address, to other tabs, to the platform, and to the page coming and going.
fn listen(shell: Shell) {
    address::listen(shell);
    platform::listen(shell);
    plans::listen(shell);
    let other_tab = move |event: web_sys::Event| {
        let Ok(event) = event.dyn_into::<StorageEvent>() else { return };
        match (event.key(), event.new_value()) {
            (Some(key), Some(text)) => shell.send(Event::SegmentSeen { key, text }),
            (Some(key), None) => shell.send(Event::SegmentGone(key)),
            _ => {}
        }
    };
    std::mem::forget(window_event_listener_untyped("storage", other_tab));
    let shown = move |_| {
        let is_hidden = document().hidden();
        shell.send(if is_hidden { Event::Hidden } else { Event::Shown });
    };
    std::mem::forget(window_event_listener_untyped("visibilitychange", shown));
    std::mem::forget(window_event_listener(leptos::ev::keydown, move |event| {
        let is_command = event.ctrl_key() || event.meta_key();
        if is_command && event.key().eq_ignore_ascii_case("z") && !is_typing() {
            event.prevent_default();
            shell.send(if event.shift_key() { Event::Redone } else { Event::Undone });
        }
    }));
}

/// Whether the focus is in a field, where the browser's own undo applies.
fn is_typing() -> bool {
    let focused = document().active_element();
    let tag = focused.as_ref().map(|element| element.tag_name());
    let is_box =
        focused.is_some_and(|element| element.get_attribute("type").as_deref() == Some("checkbox"));
    matches!(tag.as_deref(), Some("INPUT" | "TEXTAREA")) && !is_box
}

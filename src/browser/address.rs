//! The address: its fragment is the screen or a code; going, coming back, and where one had
//! scrolled to.

use std::cell::RefCell;

use leptos::prelude::{request_animation_frame, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollToOptions, Window};
use yaodian_model::text::lang;
use yaodian_model::view::page_title;
use yaodian_model::{Event, Fragment, Route, read_fragment};

use crate::shell::Shell;

/// Where one was on a screen: scrolled down so far, with the focus on an element of this id.
#[derive(Default)]
struct Place {
    scroll: f64,
    focus: Option<String>,
}

thread_local! {
    /// Where one was on the list, the one screen that is come back to as it was left.
    static LIST: RefCell<Place> = RefCell::default();
}

/// The page's address without its fragment.
#[must_use]
pub fn base() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.and_then(|href| href.split('#').next().map(str::to_owned)).unwrap_or_default()
}

/// The address's fragment, decoded.
#[must_use]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    let decoded = js_sys::decode_uri_component(&hash).ok().and_then(|text| text.as_string());
    decoded.unwrap_or(hash)
}

/// Goes to a screen; back leads here.
pub fn go(route: Route) {
    if let Some(window) = web_sys::window() {
        // Fails only in a page that is being left.
        window.location().set_hash(&route.href()).ok();
    }
}

/// Puts a screen's fragment in place of the present one.
pub fn replace(route: Route) {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        let url = base() + &route.href();
        // On pages from a file some browsers refuse; the code then stays in the address.
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).ok();
    }
}

/// Follows the address from now on.
pub fn listen(shell: Shell) {
    let handle = window_event_listener_untyped("hashchange", move |_| follow(shell));
    std::mem::forget(handle);
}

fn follow(shell: Shell) {
    let fragment = fragment();
    match read_fragment(&fragment) {
        Fragment::Code(code) => shell.send(Event::CodeReceived(code.to_owned())),
        Fragment::View(route) => {
            let from = shell.once(|model| model.route);
            // From one view of the list to another nobody leaves it.
            let is_same = from == route || is_list(from) && is_list(route);
            if is_list(from) && !is_same {
                leave();
            }
            #[cfg(feature = "track")]
            super::view::tell(shell);
            shell.send(Event::Navigated(route));
            if !is_same {
                request_animation_frame(move || arrive(route));
            }
        }
    }
}

/// Whether a screen is the list, in whatever view.
const fn is_list(route: Route) -> bool {
    matches!(route, Route::Plan | Route::View)
}

fn leave() {
    let Some(window) = web_sys::window() else { return };
    let focused = window.document().and_then(|document| document.active_element());
    let place = Place {
        scroll: window.scroll_y().unwrap_or_default(),
        focus: focused.map(|element| element.id()).filter(|id| !id.is_empty()),
    };
    LIST.set(place);
}

/// Names the window after its screen.
pub fn entitle(route: Route) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&page_title(lang(), route));
    }
}

fn arrive(route: Route) {
    let Some(window) = web_sys::window() else { return };
    entitle(route);
    // The list comes back as it was left; any other screen begins at its head.
    let place = match route {
        route if is_list(route) => LIST.take(),
        _ => Place::default(),
    };
    scroll_to(&window, place.scroll);
    let by_id = |id: String| window.document()?.get_element_by_id(&id);
    let head = || window.document()?.query_selector("[tabindex='-1']").ok()?;
    let element = place.focus.and_then(by_id).or_else(head);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
    }
}

/// Scrolls the window at once.
pub fn scroll_to(window: &Window, top: f64) {
    let options = ScrollToOptions::new();
    options.set_top(top);
    window.scroll_to_with_scroll_to_options(&options);
}

/// Brings an element into sight inside the parts of the page that scroll by themselves, once it is
/// there. The page and the focus stay where they are.
pub fn show_within(element: Element) {
    request_animation_frame(move || {
        for around in [".source", ".stay"] {
            let Ok(Some(around)) = element.closest(around) else { continue };
            let (here, frame) =
                (element.get_bounding_client_rect(), around.get_bounding_client_rect());
            if here.top() < frame.top() || here.bottom() > frame.bottom() {
                let down = here.top() - frame.top() - frame.height() / 3.0;
                around.set_scroll_top(around.scroll_top() + down as i32);
            }
        }
    });
}

/// Focuses an element without scrolling to it.
pub fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that left the page in between keeps no focus.
    element.focus_with_options(&options).ok();
}

/// Focuses the element of an id, once what an event changed is on the screen: what is drawn follows
/// the event, and a dialog that is shown takes the focus with the next frame.
#[cfg(feature = "track")]
pub fn focus_soon(id: impl Into<crate::dom::Word>) {
    let id = id.into();
    let focus = move || {
        let document = web_sys::window().and_then(|window| window.document());
        let element = document.and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            focus_quietly(&element);
        }
    };
    request_animation_frame(move || request_animation_frame(focus));
}

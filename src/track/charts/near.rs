//! Which panels are near the window, and how wide they are: only these are drawn, one a task.
//!
//! Must not know what a panel draws.

use std::sync::Arc;
use std::time::Duration;

use js_sys::Array;
use leptos::prelude::{
    GetUntracked, RwSignal, Set, on_cleanup, set_timeout, window_event_listener_untyped,
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yaodian_model::track::charts::Chart;

/// How far outside the window a panel is drawn already.
const MARGIN: &str = "300px 0px";
/// When the first panel that is not near is drawn, and how long after it each next one.
const LATER_MS: (u64, u64) = (400, 80);
/// Where a panel says which chart it is for.
pub const NAME: &str = "data-chart";

/// What is known of a panel's place.
#[derive(Clone, Copy)]
pub struct Place {
    /// Which panel.
    pub chart: Chart,
    /// Whether it is near the window.
    pub is_near: RwSignal<bool>,
    /// Whether it is time to draw it once, wherever it is: for those who search or listen.
    pub is_due: RwSignal<bool>,
    /// How wide it is, in units of a pixel at normal text; 0 until it was measured.
    pub width: RwSignal<u32>,
}

/// Watches panels come near.
#[derive(Clone)]
pub struct Watch {
    places: Arc<[Place]>,
    observer: Option<SendWrapper<IntersectionObserver>>,
}

impl Watch {
    /// Starts to watch for these charts, as long as the current owner lasts.
    #[must_use]
    pub fn new(charts: &[Chart]) -> Self {
        let place = |chart: &Chart| Place {
            chart: *chart,
            is_near: RwSignal::new(false),
            is_due: RwSignal::new(false),
            width: RwSignal::new(0),
        };
        let places: Arc<[Place]> = charts.iter().map(place).collect();
        let observer = observe(Arc::clone(&places)).map(SendWrapper::new);
        if let Some(observer) = observer.clone() {
            on_cleanup(move || observer.disconnect());
        }
        let watch = Self { places, observer };
        watch.follow_window();
        watch
    }

    /// The places of all panels, in order.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.places.iter().copied()
    }

    /// Watches a panel that was drawn.
    pub fn watch(&self, panel: &Element) {
        match &self.observer {
            Some(observer) => observer.observe(panel),
            // A browser that cannot watch draws all, once the panel is on the page.
            None => {
                let (places, panel) = (Arc::clone(&self.places), SendWrapper::new(panel.clone()));
                set_timeout(move || measure(&places, &panel, Some(true)), Duration::ZERO);
            }
        }
    }

    /// Measures anew when the window is another, and draws all for paper.
    fn follow_window(&self) {
        let places = Arc::clone(&self.places);
        let resized = window_event_listener_untyped("resize", move |_| {
            panels().iter().for_each(|panel| measure(&places, panel, None));
        });
        let places = Arc::clone(&self.places);
        let printed = window_event_listener_untyped("beforeprint", move |_| {
            panels().iter().for_each(|panel| measure(&places, panel, Some(true)));
            look_as_paper(true);
        });
        let done = window_event_listener_untyped("afterprint", |_| look_as_paper(false));
        on_cleanup(move || {
            resized.remove();
            printed.remove();
            done.remove();
        });
    }
}

fn observe(places: Arc<[Place]>) -> Option<IntersectionObserver> {
    let told = move |entries: Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into().ok()) {
            let entry: IntersectionObserverEntry = entry;
            let (places, panel) = (Arc::clone(&places), SendWrapper::new(entry.target()));
            let is_near = Some(entry.is_intersecting());
            // Each in a task of its own, so that none is long.
            set_timeout(move || measure(&places, &panel, is_near), Duration::ZERO);
        }
    };
    let told = Closure::<dyn FnMut(Array)>::new(told).into_js_value();
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    IntersectionObserver::new_with_options(told.unchecked_ref(), &options).ok()
}

/// Notes how wide a panel is, and whether it is near where that is known.
fn measure(places: &[Place], panel: &Element, is_near: Option<bool>) {
    let name = panel.get_attribute(NAME).unwrap_or_default();
    let mut places = (0_u64..).zip(places);
    let Some((turn, place)) = places.find(|(_, place)| place.chart.word() == name) else { return };
    // Fractions of a unit are of no use to a drawing.
    let width = (panel.get_bounding_client_rect().width() / text_scale()) as u32;
    // The screen may be gone by now: then there is nothing to tell.
    if width > 0 && place.width.try_get_untracked().is_some_and(|before| before != width) {
        place.width.try_set(width);
    }
    let Some(is_near) = is_near else { return };
    let (is_due, (first, next)) = (place.is_due, LATER_MS);
    if !is_near && is_due.try_get_untracked() == Some(false) {
        let later = Duration::from_millis(first + next * turn);
        let show = move || {
            // Gone with its screen, it has nothing left to show.
            is_due.try_set(true);
        };
        set_timeout(show, later);
    }
    if place.is_near.try_get_untracked().is_some_and(|before| before != is_near) {
        place.is_near.try_set(is_near);
    }
}

fn panels() -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|page| page.query_selector_all("[data-chart]").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// How much larger than usual text is.
fn text_scale() -> f64 {
    const USUAL: f64 = 16.0;
    let size = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let style = window.get_computed_style(&root).ok()??;
        style.get_property_value("font-size").ok()?.trim_end_matches("px").parse::<f64>().ok()
    };
    size().map_or(1.0, |size| (size / USUAL).max(0.5))
}

/// Ink on white while it is printed, whatever the screen looks like.
fn look_as_paper(is_paper: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let page = document.and_then(|page| page.query_selector("main.charts").ok().flatten());
    let Some(page) = page else { return };
    // A well-formed attribute is never refused.
    if is_paper {
        page.set_attribute("data-theme", "light").ok();
    } else {
        page.remove_attribute("data-theme").ok();
    }
}

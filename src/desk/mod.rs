//! The desk in the browser: a program beside the app, with its own model and screens.
//!
//! It is its own module, fetched when first used, and shares nothing with the app but the
//! address, the stores and the page's style. Must not decide anything: `yaodian_desk` does.

#[cfg(feature = "track")]
mod language;
mod list;
mod pages;
mod stores;
mod worker;

use std::cell::RefCell;

use any_spawner::Executor;
use leptos::prelude::{Owner, document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yaodian_desk::{Desk, Effect, Event};
use yaodian_model::{Desk as Screen, Now};

use crate::browser::{address, clipboard};
use crate::dom::draw_into;
use crate::shell::{Program, Stage};

/// The desk as its screens see it.
pub type DeskStage = Stage<Desk>;

impl Program for Desk {
    type Event = Event;
    type Effect = Effect;

    fn take_in(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let effects = self.update(event, now);
        #[cfg(feature = "track")]
        language::note_script(self);
        effects
    }

    fn perform(stage: DeskStage, effect: Effect) {
        match effect {
            Effect::Put { entries, dropped } => stores::put(stage, entries, dropped),
            Effect::KeepDraft => stores::keep_drafts(stage),
            Effect::ReadStores => stores::read(stage),
            Effect::UsePlan { plan, is_shown } => stores::use_plan(plan, is_shown),
            Effect::Go(route) => address::go(route),
            Effect::Copy(text) => {
                clipboard::copy(stage, text, |is_copied, text| Event::Copied { is_copied, text });
            }
            Effect::ExpireNotice(number) => {
                leptos::prelude::set_timeout(
                    move || stage.send(Event::NoticeExpired(number)),
                    crate::browser::NOTICE,
                );
            }
        }
    }
}

thread_local! {
    /// The desk, once it was shown, and the owner of the screen that is shown.
    static DESK: RefCell<Option<(DeskStage, Option<Owner>)>> = const { RefCell::new(None) };
}

/// Draws a screen of the desk into an element, in place of what stands there.
pub fn show(host: &Element, word: &str) {
    let Some(screen) = Screen::ALL.into_iter().find(|screen| screen.word() == word) else { return };
    #[cfg(feature = "track")]
    language::follow_page();
    let stage = DESK.with_borrow(|desk| desk.as_ref().map(|(stage, _)| *stage));
    let stage = stage.unwrap_or_else(start);
    stage.send(Event::Shown(screen));
    let has_focus = document().active_element().is_none_or(|focused| {
        host.contains(Some(&focused)) || focused.tag_name().eq_ignore_ascii_case("body")
    });
    host.set_text_content(None);
    let owner = Owner::new();
    owner.with(|| draw_into(host, pages::screen(stage, screen)));
    // The screen drawn before ends here, with all that followed its signals.
    DESK.set(Some((stage, Some(owner))));
    if has_focus {
        request_animation_frame(focus_head);
    }
}

/// Goes to the top of the screen and its head, where what had the focus has gone.
fn begin_at_head() {
    request_animation_frame(|| {
        let focused = document().active_element();
        if focused.is_none_or(|focused| focused.tag_name().eq_ignore_ascii_case("body")) {
            address::scroll_to(&window(), 0.0);
            focus_head();
        }
    });
}

/// Focuses the head of the screen.
fn focus_head() {
    let head = document().query_selector(".desk [tabindex='-1']").ok().flatten();
    if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
        address::focus_quietly(&head);
    }
}

fn start() -> DeskStage {
    // Fails only where there is one already.
    Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    let stage = owner.with(|| Stage::new(Desk::default()));
    // The desk lasts as long as the page.
    std::mem::forget(owner);
    stores::listen(stage);
    stores::read(stage);
    stage
}

//! The settings that only the tracker has: language and keys.
//!
//! Must not know what they change.

use std::sync::Arc;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yaodian_model::Event;
use yaodian_model::track::guide::{self, GuideEvent};
use yaodian_model::track::text::words;
use yaodian_model::track::{Language, TrackEvent};

use crate::app::button;
use crate::browser::address;
use crate::dom::{Element, div};
use crate::live::Live;
use crate::shell::Shell;
use crate::ui::check::check;
use crate::ui::seg::{Choice, Seg, seg};

/// The rows of settings.
#[must_use]
pub fn rows(shell: Shell) -> Vec<Element> {
    let mut rows = language(shell);
    rows.extend(keys(shell));
    rows.push(super::list::settings(shell));
    rows
}

fn language(shell: Shell) -> Vec<Element> {
    let place = |language: Language| Language::ALL.iter().position(|one| *one == language);
    let chosen: Live<usize> = shell.view(move |_| place(Language::current()).unwrap_or_default());
    let choose = Arc::new(move |at: usize| {
        let Some(language) = Language::ALL.get(at) else { return };
        shell.send(Event::Track(TrackEvent::LanguageChosen(*language)));
        // Everything was drawn anew, the choice that had the focus too.
        request_animation_frame(|| focus_chosen().unwrap_or_default());
    });
    // The place the app's way to these settings had: the focus goes there.
    let label = div("p", "label gap").attr("id", "settings").attr("tabindex", "-1");
    let choices = Language::ALL.map(|language| Choice::word(language.own_name())).into();
    let seg = seg(Seg {
        name: "language".to_owned(),
        label: words().language.to_owned(),
        choices,
        chosen,
        is_disabled: None,
        on_choose: choose,
    });
    vec![label.child(words().language), seg]
}

fn focus_chosen() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let chosen = document.query_selector("input[name=language]:checked").ok()??;
    address::focus_quietly(chosen.dyn_ref::<HtmlElement>()?);
    Some(())
}

fn keys(shell: Shell) -> [Element; 2] {
    let are_on = shell.view(|model| model.track.guide.are_keys_on);
    let told = |event| Event::Track(TrackEvent::Guide(event));
    let (word, say) = (guide::text::words().keys, guide::text::words().keys_say.to_owned());
    let toggle = check(word, say, are_on, shell.tells(told(GuideEvent::KeysToggled)));
    let list = button(shell, "btn btn--wide", told(GuideEvent::HelpAsked));
    [div("div", "gap").child(toggle), list.child(guide::text::words().keys_show)]
}

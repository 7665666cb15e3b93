//! The desk's screens: view models in, events out.
//!
//! Must not use a browser service, but for the files that are handed in.

mod forms;
mod import;
mod outline;
mod plans;
mod review;

use yaodian_desk::text::lang;
use yaodian_desk::view::StripView;
use yaodian_desk::{Desk, Event};
use yaodian_model::{Desk as Screen, Route};

use super::DeskStage;
use crate::app::{button, notice, page_head};
use crate::dom::{Element, Node, div, el};

/// A screen with its head, and what is said on any of them.
pub fn screen(stage: DeskStage, screen: Screen) -> Node {
    let way_out = match screen {
        Screen::Plans => Route::Me,
        Screen::Import => Route::Desk(Screen::Plans),
        Screen::Edit => Route::Plan,
    };
    let title = stage.view(Desk::title).text(|title| (*title).to_owned());
    let head = page_head(yaodian_model::text::lang().app_name.to_owned(), title, way_out);
    let page = match screen {
        Screen::Plans => plans::page(stage),
        Screen::Import => import::page(stage),
        Screen::Edit => review::page(stage),
    };
    Node::Many(vec![head.into(), trouble(stage), page.into(), strip(stage).into()])
}

/// What could not be kept, and what can be done about it.
fn trouble(stage: DeskStage) -> Node {
    let failed = move |(is_failed, is_lost): &(bool, bool)| {
        let copy = (lang().copy_text, Event::TextAsked);
        let acts = || vec![(lang().save_retry, Event::SaveRetried), copy.clone()];
        match (is_failed, is_lost) {
            (true, _) => notice(stage, "", lang().save_failed, acts()).into(),
            (false, true) => notice(stage, "", lang().draft_lost, vec![copy.clone()]).into(),
            (false, false) => Node::Nothing,
        }
    };
    let by_hand = |text: &Option<String>| {
        let area = |text: &String| {
            let text = text.clone();
            div("textarea", "field gap")
                .attr("rows", "8")
                .attr("readonly", "")
                .attr("aria-label", lang().copy_text)
                .property("value", Box::new(move || text.clone()))
        };
        text.as_ref().map(area).into()
    };
    Node::Many(vec![
        div("div", "trouble-bar")
            .child(stage.view(|desk| (desk.has_save_failed(), desk.is_draft_lost)).show(failed))
            .into(),
        stage.view(|desk| desk.shown_text.clone()).show(by_hand),
    ])
}

/// What was just done, and undo. A status for screen readers, always there.
fn strip(stage: DeskStage) -> Element {
    let strip = stage.view(Desk::strip);
    let class = |strip: &Option<StripView>| {
        Some(if strip.is_some() { "strip strip--on" } else { "strip" }.to_owned())
    };
    let words = move |strip: &StripView| {
        let undo = strip.undo.clone().map(|event| button(stage, "textlink", event));
        let said = div("span", "strip-said").child(strip.text);
        Node::Many(vec![said.into(), undo.map(|undo| undo.child(lang().undo)).into()])
    };
    let shown = strip.show(move |strip| strip.as_ref().map(words).unwrap_or_default());
    el("div").live("class", strip.read(class)).child(el("div").attr("role", "status").child(shown))
}

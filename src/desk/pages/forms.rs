//! Forms: fields drawn from data, and what was filled in told field by field.
//!
//! Must not know what a field means.

use leptos::prelude::{RwSignal, Update, With};
use wasm_bindgen::JsCast;
use yaodian_desk::bench::Form;
use yaodian_desk::form::{Field, FieldKind, FormView, KINDS};
use yaodian_desk::text::lang;
use yaodian_desk::view::{is_stand_in, kind_word};
use yaodian_desk::{Desk, Event};
use yaodian_model::text::fill;
use yaodian_plan::Kind;
use yaodian_plan::draft::{Edit, RowKey};

use super::DeskStage;
use super::review::of_bench;
use crate::app::button;
use crate::browser::{address, files};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::ui::seg::{Choice, Seg, seg};

/// The form that is open, if it is this one.
pub fn head(stage: DeskStage) -> Node {
    let is_open = stage.view(|desk| of_bench(desk, |bench| bench.form == Some(Form::Head)));
    is_open.show(move |is_open| {
        let head = || div("div", "fix").child(trouble(stage)).child(form(stage, Form::Head));
        is_open.then(head).into()
    })
}

/// Why the last step was not done.
pub fn trouble(stage: DeskStage) -> Element {
    let trouble = stage.view(|desk: &Desk| of_bench(desk, |bench| bench.trouble));
    let said =
        trouble.text(|why| why.map(|why| fill(lang().refused, &[why.word()])).unwrap_or_default());
    div("p", "trouble").attr("role", "status").child(said)
}

/// A form.
pub fn form(stage: DeskStage, form: Form) -> Element {
    let view = stage.once(|desk| of_bench(desk, |bench| bench.form_view(form)));
    if !view.cuts.is_empty() {
        return cuts(stage, view);
    }
    let count = view.fields.len();
    let submit: Listener = Box::new(move |event| {
        event.prevent_default();
        let values = (0..count).map(|at| files::typed_in(&field_id(at))).collect();
        stage.send(Event::FormFilled(values));
    });
    let remove = view.can_remove.then(|| button(stage, "btn btn--warn", Event::FormRemoved));
    let chosen = RwSignal::new(view.fields.iter().map(|one| one.value.clone()).collect());
    let fields = each(view.fields.into_iter().enumerate(), |(at, one)| field(at, one, chosen));
    el("form")
        .on("submit", submit)
        .on_drawn(Box::new(|form| {
            let first = form.query_selector("input, textarea").ok().flatten();
            if let Some(first) =
                first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok())
            {
                // Once it is in the page, and only if nobody types in another field by then; a field
                // that left the page again takes no focus.
                leptos::prelude::request_animation_frame(move || {
                    if !files::is_typing() {
                        address::focus_quietly(&first);
                    }
                    // What stands in for words gives way to the first that are typed.
                    if let Some(area) = first.dyn_ref::<web_sys::HtmlTextAreaElement>()
                        && is_stand_in(&area.value())
                    {
                        area.select();
                    }
                });
            }
        }))
        .child(div("div", "fields").child(fields))
        .child(
            div("p", "btns gap")
                .child(
                    div("button", "btn btn--main").attr("type", "submit").child(lang().form_save),
                )
                .child(remove.map(|remove| remove.child(lang().form_remove)))
                .child(button(stage, "btn", Event::FormOpened(None)).child(lang().form_cancel)),
        )
}

fn field_id(at: usize) -> String {
    format!("field{at}")
}

/// A field; `chosen` holds what each field held when it last changed.
fn field(at: usize, one: Field, chosen: RwSignal<Vec<String>>) -> Element {
    let Field { label, kind, value, with } = one;
    let id = field_id(at);
    let input = |kind: &'static str, value: String| {
        div("input", "field").attr("type", kind).property("value", Box::new(move || value.clone()))
    };
    let class = if matches!(kind, FieldKind::Choice(_)) { "wide" } else { "" };
    let control = match kind {
        FieldKind::Words => input("text", value),
        FieldKind::Number => input("text", value).attr("inputmode", "decimal"),
        FieldKind::Day => input("date", value),
        FieldKind::Area => div("textarea", "field")
            .attr("rows", "4")
            .property("value", Box::new(move || value.clone())),
        FieldKind::Choice(words) => {
            let option = |(place, word): (usize, &'static str)| {
                let option = el("option").attr("value", place.to_string()).child(word);
                if place.to_string() == value { option.attr("selected", "") } else { option }
            };
            let changed: Listener = Box::new(move |event| {
                let text = files::text_of(&event);
                chosen
                    .update(|all| all.get_mut(at).into_iter().for_each(|one| *one = text.clone()));
            });
            let options = each(words.into_iter().enumerate(), option);
            div("select", "field").on("change", changed).child(options)
        }
    };
    let field = div("div", class)
        .child(div("label", "label").attr("for", id.clone()).child(label))
        .child(control.attr("id", id));
    let Some((place, choices)) = with else { return field };
    let is_off = move || {
        let now = chosen.with(|all| all.get(place).and_then(|text| text.parse::<usize>().ok()));
        now.is_none_or(|now| !choices.contains(&now))
    };
    field.flag("hidden", Box::new(is_off))
}

/// The parts of a text, a line each; a tap between two cuts there.
fn cuts(stage: DeskStage, view: FormView) -> Element {
    let count = view.cuts.len();
    let part = |(at, (text, place)): (usize, (String, usize))| {
        let cut = (at + 1 < count).then(|| {
            button(stage, "cut", Event::FormFilled(vec![place.to_string()]))
                .attr("aria-label", fill(lang().row_split_at, &[&text]))
                .child(lang().row_split_here)
        });
        el("li").child(el("span").child(text)).child(cut)
    };
    let finer = view.finer.map(|form| {
        button(stage, "btn", Event::FormOpened(Some(form))).child(lang().row_split_finer)
    });
    el("div")
        .child(div("p", "label").child(lang().row_split_say))
        .child(div("ol", "cuts").child(each(view.cuts.into_iter().enumerate(), part)))
        .child(
            div("p", "btns gap")
                .child(finer)
                .child(button(stage, "btn", Event::FormOpened(None)).child(lang().form_cancel)),
        )
}

/// The sorts of duty a task can be.
pub fn kinds(stage: DeskStage, key: RowKey, now: Kind) -> Element {
    let chosen = KINDS.iter().position(|kind| *kind == now).unwrap_or_default();
    seg(Seg {
        name: format!("kind{}", key.0),
        label: lang().row_kind.to_owned(),
        choices: KINDS.iter().map(|kind| Choice::word(kind_word(*kind))).collect(),
        chosen: Live::new(move || chosen),
        is_disabled: None,
        on_choose: std::sync::Arc::new(move |at| {
            if let Some(kind) = KINDS.get(at) {
                stage.send(Event::Edited(vec![Edit::SetKind { key, kind: *kind }]));
            }
        }),
    })
}

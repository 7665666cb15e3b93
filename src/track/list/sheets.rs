//! The dialogs over the list: why a task stands still, and what the selected tasks are changed to.
//!
//! Must not stay once they were answered.

use std::sync::Arc;

use leptos::prelude::{document, request_animation_frame};
use yaodian_model::Model;
use yaodian_model::text::lang;
use yaodian_model::track::duty::text::words as duty;
use yaodian_model::track::list::text::words;
use yaodian_model::track::list::{DueView, ListEvent, NameChoice, NamesView, ReasonView, Sheet};
use yaodian_model::view::status_word;
use yaodian_plan::progress::Status;
use yaodian_plan::{Date, TaskId};

use super::bar::id_of;
use super::list;
use crate::app::button;
use crate::browser::{address, dialog, files, form};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::glyph;

/// The dialog that is open.
#[must_use]
pub fn sheets(shell: Shell) -> Node {
    shell.view(Model::list_sheet).show(move |sheet| match sheet {
        None => Node::Nothing,
        Some(Sheet::Reason) => reason(shell).into(),
        Some(Sheet::Status) => statuses(shell).into(),
        Some(Sheet::Due) => due(shell).into(),
        Some(Sheet::Lead | Sheet::Tags) => names(shell).into(),
    })
}

/// Tells the model of an answer; where that closes the dialog, the focus goes back.
fn answer(shell: Shell, event: ListEvent) {
    let sheet = shell.once(Model::list_sheet);
    let task = shell.once(|model| model.reason_asked().and_then(|view| view.task));
    shell.send(list(event));
    if shell.once(Model::list_sheet).is_none() {
        match (task, sheet) {
            (Some(task), _) => focus_box(task),
            (None, Some(sheet)) => address::focus_soon(id_of(sheet)),
            (None, None) => {}
        }
    }
}

/// Focuses a task's box: in the item's sheet, among what was found, or in the list.
fn focus_box(task: TaskId) {
    let ids = ["bu", "bf", "bt"].map(|start| format!("{start}{}", task.0));
    request_animation_frame(move || {
        let is_there = |id: &&String| document().get_element_by_id(id).is_some();
        if let Some(id) = ids.iter().find(is_there) {
            address::focus_soon(id.clone());
        }
    });
}

fn answers(shell: Shell, event: ListEvent) -> Listener {
    Box::new(move |_| answer(shell, event.clone()))
}

/// A dialog with its heading, which takes the focus first: no field that opens a keyboard does.
fn modal(shell: Shell, title: &'static str, about: String) -> Element {
    let leave: Listener = Box::new(move |event| {
        event.prevent_default();
        answer(shell, ListEvent::SheetLeft);
    });
    let beside: Listener = Box::new(move |event| {
        if dialog::is_backdrop(&event) {
            answer(shell, ListEvent::SheetLeft);
        }
    });
    div("dialog", "dialog list-sheet")
        .attr("aria-label", title)
        .on("cancel", leave)
        .on("click", beside)
        .on_drawn(Box::new(dialog::show))
        .child(el("h2").attr("tabindex", "-1").attr("autofocus", "").child(title))
        .child(div("p", "quiet").child(about))
}

fn leave(shell: Shell, word: &'static str) -> Element {
    let button = div("button", "btn btn--wide").attr("type", "button");
    button.on("click", answers(shell, ListEvent::SheetLeft)).child(word)
}

fn reason(shell: Shell) -> Option<Element> {
    let ReasonView { title, about, now, offered, .. } = shell.once(Model::reason_asked)?;
    let chip = |reason: String| {
        let told = reason.clone();
        let choose: Listener = Box::new(move |_| {
            let (typed, reason) = (files::typed_in("reason"), told.clone());
            answer(shell, ListEvent::ReasonChosen { typed, reason });
        });
        let chip = div("button", "chip chip--wrap").attr("type", "button");
        chip.on("click", choose).child(reason)
    };
    let given: Listener = Box::new(move |event| {
        let [reason] = form::read(&event, ["reason"]);
        answer(shell, ListEvent::ReasonGiven(reason));
    });
    let field = div("input", "field")
        .attr("id", "reason")
        .attr("name", "reason")
        .attr("autocomplete", "off")
        .attr("placeholder", duty().reason_hint)
        .attr("value", now);
    let usual =
        div("div", "choices").attr("role", "group").attr("aria-label", words().reason_usual);
    let save = div("button", "btn btn--main").attr("type", "submit").child(words().reason_save);
    let later = div("button", "btn").attr("type", "button").child(words().reason_later);
    let later = later.on("click", answers(shell, ListEvent::SheetLeft));
    let ask = el("form")
        .on("submit", given)
        .child(div("p", "label").attr("aria-hidden", "true").child(words().reason_usual))
        .child(usual.child(each(offered, chip)))
        .child(
            div("label", "gap")
                .child(div("span", "label").child(words().reason_field))
                .child(field),
        )
        .child(div("div", "btns gap").child(later).child(save));
    Some(modal(shell, title, about).child(ask))
}

fn statuses(shell: Shell) -> Element {
    let choice = |status: Status| {
        div("button", "menu-row")
            .attr("type", "button")
            .on("click", answers(shell, ListEvent::StatusGiven(status)))
            .child(glyph(status))
            .child(status_word(lang(), status))
    };
    modal(shell, lang().status_menu_title, shell.once(Model::picked_word))
        .child(each(Status::ALL, choice))
        .child(leave(shell, lang().close))
}

fn due(shell: Shell) -> Element {
    let DueView { from, to, go } = shell.once(Model::due_asked);
    let input = |name: &'static str, label: &'static str, value: String| {
        let input = div("input", "field").attr("type", "date").attr("name", name);
        let input = input.attr("value", value);
        el("label").child(div("span", "label").child(label)).child(input)
    };
    let given: Listener = Box::new(move |event| {
        let [from, to] = form::read(&event, ["from", "to"]);
        let day = |text: String| text.parse::<Date>().ok();
        answer(shell, ListEvent::DueGiven(day(from), day(to)));
    });
    let fields = div("div", "pair")
        .child(input("from", duty().due_from, from))
        .child(input("to", duty().due_to, to))
        .child(div("p", "quiet wide").child(duty().due_day));
    let ask = el("form").on("submit", given).child(fields).child(complaint(shell));
    let ask = ask.child(foot(shell, go.into(), words().due_clear, ListEvent::DueCleared));
    modal(shell, duty().due, shell.once(Model::picked_word)).child(ask)
}

fn names(shell: Shell) -> Element {
    let view = shell.view(Model::names_asked);
    let NamesView { title, modes, field, field_hint, clear, .. } = view.now(Clone::clone);
    let given: Listener = Box::new(move |event| {
        let [typed] = form::read(&event, ["names"]);
        answer(shell, ListEvent::NamesGiven(typed));
    });
    let words_of = modes.iter().map(|(_, word)| Choice::word(word)).collect();
    let places = modes.clone();
    let mode = seg(Seg {
        name: "name-mode".to_owned(),
        label: title.to_owned(),
        choices: words_of,
        chosen: view.map(move |view| {
            places.iter().position(|(mode, _)| *mode == view.mode).unwrap_or_default()
        }),
        is_disabled: None,
        on_choose: Arc::new(move |place| {
            if let Some((mode, _)) = modes.get(place) {
                shell.send(list(ListEvent::ModeChosen(*mode)));
            }
        }),
    });
    let input = div("input", "field")
        .attr("name", "names")
        .attr("autocomplete", "off")
        .attr("placeholder", field_hint);
    let input = div("label", "gap").child(div("span", "label").child(field)).child(input);
    let ask = el("form")
        .on("submit", given)
        .child(mode)
        .child(div("p", "quiet").attr("role", "status").child(view.text(|view| view.hint.into())))
        .child(choices(shell, title))
        .child(input)
        .child(complaint(shell))
        .child(foot(shell, view.text(|view| view.go.clone()), clear, ListEvent::NamesCleared));
    modal(shell, title, shell.once(Model::picked_word)).child(ask)
}

/// The names to choose from; each keeps its place and the focus while it is turned on and off.
fn choices(shell: Shell, title: &'static str) -> Node {
    let view = shell.view(Model::names_asked);
    let names =
        view.map(|view| view.choices.iter().map(|choice| choice.name.clone()).collect::<Vec<_>>());
    let chip = move |name: &String| {
        let own = name.clone();
        let is_on = view.map(move |view| {
            let on = |choice: &NameChoice| choice.name == own && choice.is_on;
            view.choices.iter().any(on)
        });
        button(shell, "chip chip--wrap", list(ListEvent::NameToggled(name.clone())))
            .live("aria-pressed", is_on.read(|is_on| Some(is_on.to_string())))
            .child(name.clone())
    };
    names.show(move |names| {
        let all = || div("div", "choices").attr("role", "group").attr("aria-label", title);
        (!names.is_empty()).then(|| all().child(each(names, chip))).into()
    })
}

fn foot(shell: Shell, go: Node, clear: &'static str, cleared: ListEvent) -> Element {
    let clear = div("button", "btn").attr("type", "button").child(clear);
    let leave = div("button", "btn").attr("type", "button").child(words().cancel);
    div("div", "btns gap")
        .child(leave.on("click", answers(shell, ListEvent::SheetLeft)))
        .child(clear.on("click", answers(shell, cleared)))
        .child(div("button", "btn btn--main").attr("type", "submit").child(go))
}

fn complaint(shell: Shell) -> Element {
    let said = shell.view(Model::list_complaint);
    div("p", "trouble").attr("role", "alert").child(said.text(|said| (*said).to_owned()))
}

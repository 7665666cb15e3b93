//! The button that begins to select, and the bar that changes what is selected.
//!
//! Must not cover the list's last row: it stands in the list's own flow.

use yaodian_model::Model;
use yaodian_model::track::list::text::words;
use yaodian_model::track::list::{Group, ListEvent, SelectionView, Sheet};

use super::{SELECT, end, list, swipe};
use crate::app;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::shell::Shell;

/// The button among the list's tools.
#[must_use]
pub fn button(shell: Shell) -> Element {
    let is_selecting = shell.view(Model::is_selecting);
    let toggle: Listener = Box::new(move |_| {
        if !end(shell) {
            shell.send(list(ListEvent::SelectionBegun(None)));
        }
    });
    div("button", "chip")
        .attr("type", "button")
        .attr("id", SELECT)
        .live("aria-pressed", is_selecting.read(|is| Some(is.to_string())))
        .on("click", toggle)
        .child(words().select)
}

/// The list with the bar at its foot, what is selected said, and its rows to be swiped.
#[must_use]
pub fn frame(shell: Shell, rows: Element) -> Element {
    let said = shell.view(Model::selection_said);
    let said = div("div", "visually-hidden pick-live")
        .attr("role", "status")
        .child(said.text(String::clone));
    let is_selecting = shell.view(Model::is_selecting);
    let shown = is_selecting.show(move |is| if *is { bar(shell).into() } else { Node::Nothing });
    swipe::listens(shell, rows).child(said).child(shown)
}

fn bar(shell: Shell) -> Element {
    let view = shell.view(|model| {
        let none =
            SelectionView { count: String::new(), hidden: String::new(), is_any: false, all: None };
        model.selection_view().unwrap_or(none)
    });
    let all = view.map(|view| view.all.clone());
    let all = all.show(move |all| {
        let button = || app::button(shell, "textlink", list(ListEvent::GroupPicked(Group::All)));
        all.as_ref().map(|word| button().child(word.clone())).into()
    });
    let is_none = view.map(|view| !view.is_any);
    let cancel = div("button", "textlink").attr("type", "button");
    let leave: Listener = Box::new(move |_| {
        end(shell);
    });
    let cancel = cancel.on("click", leave).child(words().cancel);
    let act = |(sheet, word): (Sheet, &'static str)| {
        app::button(shell, "btn", list(ListEvent::SheetOpened(sheet)))
            .attr("id", id_of(sheet))
            .attr("aria-haspopup", "dialog")
            .flag("disabled", is_none.is())
            .child(word)
    };
    let acts = [
        (Sheet::Status, words().status),
        (Sheet::Lead, words().lead),
        (Sheet::Due, words().due),
        (Sheet::Tags, words().tags),
    ];
    let count = el("b").child(view.text(|view| view.count.clone()));
    let hidden = el("small").child(view.text(|view| view.hidden.clone()));
    div("div", "pick-bar")
        .attr("role", "group")
        .attr("aria-label", words().select_group)
        .child(
            div("div", "pick-said")
                .child(el("p").child(count).child(hidden))
                .child(all)
                .child(cancel),
        )
        .child(div("div", "pick-acts").child(each(acts, act)))
}

/// The id of the button that opens a sheet, which the focus comes back to.
pub const fn id_of(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Status | Sheet::Reason => "pick-status",
        Sheet::Lead => "pick-lead",
        Sheet::Due => "pick-due",
        Sheet::Tags => "pick-tags",
    }
}

//! A task's own box or the one to select it by, and what stands beneath its text.
//!
//! Must not show both boxes: while tasks are selected no tap ticks.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};
use yaodian_model::Item;
use yaodian_model::track::list::{Group, GroupState, GroupView, ListEvent, PickView, ReasonLine};
use yaodian_model::{Model, Section};
use yaodian_plan::{Task, TaskId};

use super::list;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::pages::plan::task_box;
use crate::shell::Shell;
use crate::ui::shapes::glyph;

/// A task's box, or the one to select it by; ids start with `named`, as those of `task_box`.
#[must_use]
pub fn mark(shell: Shell, task: &Task, named: &'static str) -> Node {
    let task = task.clone();
    let is_selecting = shell.view(Model::is_selecting);
    is_selecting.show(move |is_selecting| match is_selecting {
        true => pick(shell, task.id, named),
        false => task_box(shell, &task, named).into(),
    })
}

/// The box to select a task by: the whole row is its place to tap. One that a later version of the
/// plan dropped has none.
fn pick(shell: Shell, task: TaskId, named: &'static str) -> Node {
    let Some(PickView { label, .. }) = shell.once(|model| model.pick_view(task)) else {
        return div("span", "pie")
            .child(glyph(shell.once(|model| model.shown().status(task))))
            .into();
    };
    let is_picked = shell.view(move |model| model.is_picked(task));
    let picked: Listener = Box::new(move |event| {
        let is_range = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
        let picked = if is_range { ListEvent::PickedTo(task) } else { ListEvent::Picked(task) };
        shell.send(list(picked));
        // The browser turned it over before this; a task that was picked already stays so.
        let target = event.target().and_then(|of| of.dyn_into::<HtmlInputElement>().ok());
        if let Some(target) = target {
            target.set_checked(shell.once(|model| model.is_picked(task)));
        }
    });
    div("input", "pick")
        .attr("type", "checkbox")
        .attr("id", format!("k{named}{}", task.0))
        .attr("data-task", task.0.to_string())
        .attr("aria-label", label)
        .attr("aria-describedby", format!("w{named}{}", task.0))
        .flag("checked", is_picked.is())
        .on("click", picked)
        .into()
}

/// What stands beneath a task's text: why it stands still, and while tasks are selected its status,
/// who and when.
#[must_use]
pub fn beneath(shell: Shell, task: TaskId, named: &'static str) -> Node {
    let reason = shell.view(move |model| model.reason_line(task));
    let line = |line: &ReasonLine| {
        let class = if line.is_blocked { "why" } else { "why why--off" };
        div("p", class).child(line.text.clone())
    };
    let is_selecting = shell.view(Model::is_selecting);
    let said = is_selecting.show(move |is_selecting| match is_selecting {
        true => shell.view(move |model| model.pick_view(task)).show(move |view| {
            view.as_ref().map(|view| was(view, format!("w{named}{}", task.0))).into()
        }),
        false => Node::Nothing,
    });
    Node::Many(vec![reason.show(move |reason| reason.as_ref().map(line).into()), said])
}

fn was(view: &PickView, id: String) -> Element {
    let part = |part: &String| el("span").child(part.clone());
    let status = div("span", "was-status").child(glyph(view.status)).child(view.word);
    div("p", "was").attr("id", id).child(status).child(each(&view.parts, part))
}

/// An item's state, or the box to select its tasks by.
#[must_use]
pub fn item_mark(shell: Shell, item: &Item, pie: Node) -> Node {
    let id = item.id;
    let is_selecting = shell.view(Model::is_selecting);
    let marks = move |is_selecting: &bool| match is_selecting {
        true => group(shell, Group::Item(id), format!("ki{}", id.0), false),
        false => Node::Nothing,
    };
    let own = div("span", "own-mark").flag("hidden", is_selecting.is()).child(pie);
    Node::Many(vec![own.into(), is_selecting.show(marks)])
}

/// The box to select all of a section by, over its items.
#[must_use]
pub fn section_mark(shell: Shell, section: &Section) -> Node {
    let id = section.id;
    shell.view(Model::is_selecting).show(move |is_selecting| match is_selecting {
        true => group(shell, Group::Section(id), format!("ks{}", id.0), true),
        false => Node::Nothing,
    })
}

/// A group's box; with its words beside it, or only named by them. Nothing where it holds nothing
/// to select.
fn group(shell: Shell, of: Group, id: String, has_words: bool) -> Node {
    let view: Live<Option<GroupView>> = shell.view(move |model| model.group_view(of));
    let is = move |state: GroupState| {
        view.read(move |view| view.as_ref().is_some_and(|view| view.state == state))
    };
    let label = view.now(|view| view.as_ref().map(|view| view.label.clone()));
    let Some(label) = label else { return div("span", "pie").into() };
    let box_of = div("input", "pick pick--group")
        .attr("type", "checkbox")
        .attr("id", id)
        .flag("checked", is(GroupState::All))
        .flag("indeterminate", is(GroupState::Some))
        .on("click", shell.tells(list(ListEvent::GroupPicked(of))));
    if !has_words {
        return box_of.attr("aria-label", label).into();
    }
    let words = view.text(|view| view.as_ref().map(|view| view.label.clone()).unwrap_or_default());
    div("label", "pick-row").child(box_of).child(el("span").child(words)).into()
}

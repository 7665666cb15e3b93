//! 事项: one item's targets, milestones, tasks, notes, log and source.
//!
//! On a phone a sheet over the list; on a wide screen the pane beside it.

use std::sync::Arc;

use yaodian_model::text::{fill, lang};
use yaodian_model::view::TargetView;
use yaodian_model::{Event, Item, Route};
use yaodian_plan::progress::Field;
use yaodian_plan::{NodeId, TargetId};

use crate::app::{button, link};
use crate::dom::{Element, Node, div, el};
use crate::live::Live;
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::{icon, light, standing_key, standing_mark};
use crate::ui::target;

#[cfg(not(feature = "track"))]
mod sheet;

#[cfg(not(feature = "track"))]
use sheet::sheet;

#[cfg(feature = "track")]
use crate::track::item::sheet;

/// The pane beside or over the list.
#[must_use]
pub fn pane(shell: Shell) -> Node {
    let node = shell.view(|model| match model.route {
        Route::Item(node) => Some(node),
        _ => None,
    });
    let empty =
        || div("div", "detail detail--empty").child(div("p", "quiet").child(lang().item_none));
    node.show(move |node| node.and_then(|node| sheet(shell, node)).unwrap_or_else(empty).into())
}

/// The head of a sheet.
pub fn head(shell: Shell, item: &Item, place: String, title: String, heading: String) -> Element {
    let item = item.clone();
    let view = shell.view(move |model| model.item_view(&item));
    let close = link("icon-btn close", Route::Plan).attr("aria-label", lang().close);
    let meta = div("p", "meta")
        .child(view.show(|view| view.light.as_ref().map(light).into()))
        .child(el("span").child(view.text(|view| view.label.clone())));
    div("header", "detail-head")
        .child(div("p", "where").child(place))
        .child(close.child(icon("#i-close")))
        .child(el("h1").attr("id", heading).attr("tabindex", "-1").child(title))
        .child(meta)
}

/// A block of the sheet; nothing where it would be empty.
pub fn block<T>(
    title: &'static str,
    items: impl IntoIterator<Item = T>,
    view: impl Fn(T) -> Node,
) -> Node {
    let content: Vec<_> = items.into_iter().map(view).collect();
    if content.is_empty() {
        return Node::Nothing;
    }
    let head = div("h2", "block-head").child(title);
    div("section", "block").child(head).child(content).into()
}

/// Whether controls take no taps.
pub fn is_closed(shell: Shell) -> Live<bool> {
    shell.view(|model| !model.is_editable())
}

/// A target with the control for its value.
pub fn goal(shell: Shell, id: TargetId) -> Element {
    let view = shell.view(move |model| model.target_view(id));
    let (subject, is_comparison) = view.now(|view| {
        view.as_ref().map(|v| (v.chip.subject.clone(), v.is_comparison)).unwrap_or_default()
    });
    let state = |view: &TargetView| {
        div("span", "state")
            .attr("data-t", standing_key(view.chip.standing))
            .child(standing_mark(view.chip.standing))
            .child(view.standing)
    };
    let control =
        if is_comparison { met(shell, id, &subject) } else { stepper(shell, id, &subject) };
    let bar = |view: &TargetView| target::bullet(&view.chip, view.label.clone());
    let top = div("div", "goal-top")
        .child(div("span", "name").child(subject))
        .child(control)
        .child(view.show(move |view| view.as_ref().map(state).into()));
    let goal = view.text(|view| view.as_ref().map(|view| view.goal.clone()).unwrap_or_default());
    div("div", "goal-row")
        .child(top)
        .child((!is_comparison).then(|| view.show(move |view| view.as_ref().map(bar).into())))
        .child(div("p", "goal-scale").child(goal))
}

fn stepper(shell: Shell, id: TargetId, subject: &str) -> Element {
    let typed = shell.view(move |m| m.target_view(id).map(|view| view.typed).unwrap_or_default());
    let is_closed = is_closed(shell);
    let step = |sign, label, direction| {
        button(shell, "", Event::ValueStepped(id, direction))
            .attr("aria-label", fill(label, &[subject]))
            .flag("disabled", is_closed.is())
            .child(icon(sign))
    };
    let field = el("input")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("placeholder", lang().standing_unset)
        .attr("aria-label", fill(lang().value_label, &[subject]))
        .flag("disabled", is_closed.is())
        .property("value", typed.copy())
        .on("change", shell.tells_text(move |text| Event::ValueTyped(id, text)));
    div("span", "stepper").child(step("#i-minus", lang().value_down, -1)).child(field).child(step(
        "#i-plus",
        lang().value_up,
        1,
    ))
}

/// A comparison without a number is met, not met, or not said.
fn met(shell: Shell, id: TargetId, subject: &str) -> Element {
    const VALUES: [&str; 3] = ["", "0", "1"];
    let words = [lang().standing_unset, lang().cmp_not_met, lang().cmp_met];
    seg(Seg {
        name: format!("v{}", id.0),
        label: fill(lang().value_label, &[subject]),
        choices: words.map(Choice::word).into(),
        chosen: shell.view(move |model| {
            let typed = model.target_view(id).map(|view| view.typed);
            VALUES.iter().position(|value| Some(*value) == typed.as_deref()).unwrap_or(0)
        }),
        is_disabled: Some(is_closed(shell)),
        on_choose: Arc::new(move |place| {
            let value = VALUES.get(place).copied().unwrap_or_default();
            shell.send(Event::ValueTyped(id, value.to_owned()));
        }),
    })
}

/// A field for a note, saved when it is left.
pub fn note(shell: Shell, field: Field, label: String) -> Element {
    let written = shell.view(move |model| model.shown().note(field).to_owned());
    div("textarea", "field")
        .attr("aria-label", label)
        .attr("placeholder", lang().note_hint)
        .flag("disabled", is_closed(shell).is())
        .property("value", written.copy())
        .on("change", shell.tells_text(move |text| Event::NoteWritten(field, text)))
}

/// The ways to the item before and the one after.
pub fn pager(previous: Option<NodeId>, next: Option<NodeId>) -> Element {
    let to = |node: Option<NodeId>, word: &'static str| {
        node.map(|node| link("btn", Route::Item(node)).child(word))
    };
    div("nav", "pager")
        .attr("aria-label", lang().pager_label)
        .child(to(previous, lang().previous_item))
        .child(to(next, lang().next_item))
}

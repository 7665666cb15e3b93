//! The dialogs over any screen: a task's five statuses, and a text to copy by hand.
//!
//! Must not stay once their choice is made.

use yaodian_model::Event;
use yaodian_model::text::lang;
use yaodian_model::view::status_word;
use yaodian_plan::TaskId;
use yaodian_plan::progress::Status;

use crate::app::button;
use crate::browser::dialog;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::shapes::glyph;

/// A task's five statuses.
#[must_use]
pub fn status_menu(shell: Shell) -> Node {
    let choices = move |id: TaskId| {
        let text = shell.once(|model| model.outline.task(id).map(|task| task.text.clone()));
        let now = shell.once(|model| model.progress.status(id));
        let choice = |status: Status| {
            button(shell, "menu-row", Event::StatusChosen(id, status))
                .attr("aria-pressed", (status == now).to_string())
                .child(glyph(status))
                .child(status_word(lang(), status))
        };
        modal(shell, lang().status_menu_title, Event::StatusMenuClosed)
            .child(el("h2").child(lang().status_menu_title))
            .child(div("p", "quiet").child(text))
            .child(each(Status::ALL, choice))
            .child(close(shell, Event::StatusMenuClosed))
    };
    shell.view(|model| model.menu).show(move |task| task.map(choices).into())
}

/// A text that the browser would not copy or save.
#[must_use]
pub fn hand_copy(shell: Shell) -> Node {
    let field = move |text: &String| {
        let area = div("textarea", "field code-field").attr("readonly", "");
        modal(shell, lang().copy_message, Event::CopyClosed)
            .child(el("h2").child(lang().copy_message))
            .child(div("p", "quiet").child(lang().copy_by_hand))
            .child(area.attr("aria-label", lang().copy_by_hand).child(text.clone()))
            .child(close(shell, Event::CopyClosed))
    };
    shell.view(|model| model.shown_text.clone()).show(move |text| text.as_ref().map(field).into())
}

/// A button that closes a dialog.
#[must_use]
pub fn close(shell: Shell, closed: Event) -> Element {
    button(shell, "btn btn--wide", closed).child(lang().close)
}

/// A dialog that stays until it is closed by its button, the escape key or a tap beside it.
#[must_use]
pub fn modal(shell: Shell, label: &'static str, closed: Event) -> Element {
    let on_beside = closed.clone();
    let escape: Listener = Box::new(move |event| {
        event.prevent_default();
        shell.send(closed.clone());
    });
    let beside: Listener = Box::new(move |event| {
        if dialog::is_backdrop(&event) {
            shell.send(on_beside.clone());
        }
    });
    div("dialog", "dialog")
        .attr("aria-label", label)
        .on("cancel", escape)
        .on("click", beside)
        .on_drawn(Box::new(dialog::show))
}

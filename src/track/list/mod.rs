//! What is done in the list itself: reasons beneath tasks, boxes to select tasks by, the bar that
//! changes the selected ones.
//!
//! Must not decide what is changed: the model does.

mod bar;
mod boxes;
mod sheets;
mod swipe;

pub use bar::{button, frame};
pub use boxes::{beneath, item_mark, mark, section_mark};
pub use sheets::sheets;
pub use swipe::settings;

use leptos::prelude::document;
use yaodian_model::Event;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::list::ListEvent;
use yaodian_plan::TaskId;

use crate::browser::address;
use crate::shell::Shell;

/// The id of the button that begins to select.
const SELECT: &str = "select";

/// An event of this part.
const fn list(event: ListEvent) -> Event {
    Event::Track(TrackEvent::List(event))
}

/// The id of what has the focus.
fn focused_id() -> String {
    document().active_element().map(|focused| focused.id()).unwrap_or_default()
}

/// The task whose box has the focus, its own or the one to select it by, and the rest of its id.
fn focused_task() -> Option<(TaskId, String)> {
    let id = focused_id();
    let rest = id.strip_prefix('b').or_else(|| id.strip_prefix('k'))?;
    let number = rest.get(1..)?.parse().ok()?;
    Some((TaskId(number), rest.to_owned()))
}

/// Begins to select at the task that has the focus; where tasks are selected already, selects all
/// from the last one to it.
pub fn select(shell: Shell) {
    let Some((task, rest)) = focused_task() else {
        return shell.send(list(ListEvent::SelectionBegun(None)));
    };
    if shell.once(yaodian_model::Model::is_selecting) {
        shell.send(list(ListEvent::PickedTo(task)));
    } else {
        shell.send(list(ListEvent::SelectionBegun(Some(task))));
        address::focus_soon(format!("k{rest}"));
    }
}

/// Ends selecting; the focus goes to the task's own box, or to the button that began it. Says
/// whether there was anything to end.
pub fn end(shell: Shell) -> bool {
    let is_selecting = shell.once(yaodian_model::Model::is_selecting);
    if is_selecting {
        let place = focused_task().map(|(_, rest)| format!("b{rest}"));
        shell.send(list(ListEvent::SelectionEnded));
        address::focus_soon(place.unwrap_or_else(|| SELECT.to_owned()));
    }
    is_selecting
}

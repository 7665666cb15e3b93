//! One task: its box, its five statuses, why it stands still, its control, its targets, and what
//! stands around it.
//!
//! Must not know how a control is drawn: `controls` does.

use std::sync::Arc;

use yaodian_model::text::lang;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::duty::text::words;
use yaodian_model::track::duty::{Complaint, DutyEvent, DutyView};
use yaodian_model::view::status_word;
use yaodian_model::{Event, Model};
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{Task, TaskId};

use super::{around, controls};
use crate::dom::{Element, Node, div, each, el};
use crate::live::Live;
use crate::pages::item::is_closed;
use crate::pages::plan::{task_box, task_text};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::{glyph, status_key};

/// A task with all that belongs to it.
pub fn duty(shell: Shell, task: Task) -> Element {
    let id = task.id;
    let task = Arc::new(task);
    let of = Arc::clone(&task);
    let view = shell.view(move |model| model.duty_view(&of));
    let of = Arc::clone(&task);
    let control = shell.view(move |model| {
        let DutyView { control, rungs, .. } = model.duty_view(&of);
        (control, rungs)
    });
    let of = Arc::clone(&task);
    div("div", "duty")
        .child(div("div", "task").child(task_box(shell, &task, "u")).child(task_text(&task, "u")))
        .child(view.show(said))
        .child(statuses(shell, id))
        .child(reason(shell, id, view))
        .child(control.show(move |(control, rungs)| controls::control(shell, &of, control, *rungs)))
        .child(controls::targets(shell, &task))
        .child(around::around(shell, task))
}

/// Who and when in one line, what it waits for, and what does not fit together.
fn said(view: &DutyView) -> Node {
    let part = |part: &String| el("span").child(part.clone());
    let summary = (!view.summary.is_empty())
        .then(|| div("p", "meta duty-said").child(each(&view.summary, part)));
    let note = |text: &String| div("p", "note gap").child(text.clone());
    let waits = view.waits_for.as_ref().map(note);
    let odd = view.disagreement.as_ref().map(|text| note(text).attr("role", "status"));
    Node::Many(vec![summary.into(), waits.into(), odd.into()])
}

fn statuses(shell: Shell, id: TaskId) -> Element {
    let choice = |status: Status| Choice {
        shape: Some(glyph(status)),
        word: status_word(lang(), status).to_owned(),
        key: status_key(status),
    };
    seg(Seg {
        name: format!("st{}", id.0),
        label: shell.once(|model| model.task_name(id)),
        choices: Status::ALL.map(choice).into(),
        chosen: shell.view(move |model| {
            let status = model.shown().status(id);
            Status::ALL.iter().position(|one| *one == status).unwrap_or_default()
        }),
        is_disabled: Some(is_closed(shell)),
        on_choose: Arc::new(move |place| {
            if let Some(status) = Status::ALL.get(place) {
                shell.send(Event::StatusChosen(id, *status));
            }
        }),
    })
}

/// Why it stands still; asked for where it was just set so, and there to be changed later.
fn reason(shell: Shell, id: TaskId, view: Live<DutyView>) -> Node {
    let label = view.map(|view| view.reason.as_ref().map(|(label, _)| *label));
    let field = move |label: &&'static str| {
        let written = shell.view(move |model| model.shown().note(Field::TaskReason(id)).to_owned());
        let field = div("input", "field")
            .attr("placeholder", words().reason_hint)
            .attr("autocomplete", "off")
            .flag("disabled", is_closed(shell).is())
            .property("value", written.copy())
            .on(
                "change",
                shell.tells_text(move |text| Event::NoteWritten(Field::TaskReason(id), text)),
            );
        Node::from(div("label", "gap").child(div("span", "label").child(*label)).child(field))
    };
    label.show(move |label| label.as_ref().map(field).into())
}

/// Tells the model of something around a task.
pub fn tell(shell: Shell, event: DutyEvent) {
    shell.send(Event::Track(TrackEvent::Duty(event)));
}

/// Why what was just written was not recorded.
pub fn complaint(shell: Shell) -> Element {
    let said = shell.view(|model: &Model| model.track.duty.complaint);
    let said = said.text(|complaint| {
        let text = words();
        let said = complaint.map(|complaint| match complaint {
            Complaint::DaysTurned => text.due_turned,
            Complaint::NoLink => text.no_link,
            Complaint::NoName => text.evidence_needs_name,
        });
        said.unwrap_or_default().to_owned()
    });
    div("p", "trouble").attr("role", "alert").child(said)
}

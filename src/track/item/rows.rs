//! Lists of rows that people add, and the forms to add one: days held, readings, evidence.
//!
//! Must not know which task they are about: ids come and go.

use std::sync::Arc;

use yaodian_model::Event;
use yaodian_model::text::fill;
use yaodian_model::track::duty::text::words;
use yaodian_model::track::duty::{DutyEvent, HeldView, RoundView, RoundsView, RowView};
use yaodian_plan::progress::{About, Field, Record, Stamp, Value};
use yaodian_plan::{Task, TaskId};

use super::around::select;
use super::controls::group;
use super::duty::{complaint, tell};
use crate::browser::form;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::pages::item::is_closed;
use crate::shell::Shell;
use crate::ui::shapes::icon;

/// A form's button.
pub fn submit(shell: Shell, word: &'static str) -> Element {
    div("button", "btn")
        .attr("type", "submit")
        .flag("disabled", is_closed(shell).is())
        .child(icon("#i-plus"))
        .child(word)
}

/// A field of a form, by its name.
fn field(name: &'static str, kind: &'static str, label: &'static str) -> Element {
    let input = div("input", "field").attr("name", name).attr("type", kind);
    el("label").child(div("span", "label").child(label)).child(input.attr("autocomplete", "off"))
}

/// The days on which something was held.
pub fn held_list(shell: Shell, held: Live<HeldView>) -> Node {
    held.show(move |held| list(shell, &held.rows))
}

/// A form to add a day.
pub fn held_form(shell: Shell, task: TaskId) -> Element {
    let add: Listener = Box::new(move |event| {
        let [day, name] = form::read(&event, ["day", "name"]);
        let day = day.parse().ok();
        let record = Record { day, name, ..Record::new(About::Held(task)) };
        write(shell, record, &event);
    });
    div("form", "row-form")
        .on("submit", add)
        .child(field("day", "date", words().held_day).attr("class", "day"))
        .child(field("name", "text", words().held_remark))
        .child(submit(shell, words().held_add))
}

/// What shows that a task was done, and a form to add to it.
pub fn evidence(shell: Shell, task: TaskId) -> Element {
    let rows = shell.view(move |model| model.evidence(task));
    let add: Listener = Box::new(move |event| {
        let names = ["name", "number", "day", "place", "link"];
        let [name, number, day, place, link] = form::read(&event, names);
        let day = day.parse().ok();
        let record =
            Record { day, name, number, place, link, ..Record::new(About::Evidence(task)) };
        write(shell, record, &event);
    });
    let form = div("form", "row-form")
        .on("submit", add)
        .child(field("name", "text", words().evidence_name))
        .child(field("number", "text", words().evidence_number))
        .child(field("day", "date", words().evidence_day).attr("class", "day"))
        .child(field("place", "text", words().evidence_place))
        .child(field("link", "url", words().evidence_link))
        .child(submit(shell, words().evidence_add))
        .attr("novalidate", "");
    div("section", "kind")
        .child(div("h4", "label").child(words().evidence))
        .child(rows.show(move |rows| list(shell, rows)))
        .child(form)
        .child(complaint(shell))
}

/// Adds a row; what was refused stays in the form.
fn write(shell: Shell, record: Record, event: &web_sys::Event) {
    tell(shell, DutyEvent::RowWritten(record));
    if shell.once(|model| model.track.duty.complaint.is_none()) {
        form::reset(event);
    }
}

fn list(shell: Shell, rows: &[RowView]) -> Node {
    let link = |row: &RowView| {
        (!row.link.is_empty()).then(|| {
            el("a")
                .attr("href", row.link.clone())
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .child(words().open_link)
        })
    };
    let line = |row: &RowView| {
        let small = (!row.line.is_empty()).then(|| el("small").child(row.line.clone()));
        let said = el("span").child(row.name.clone()).child(small).child(link(row));
        el("li").child(said).child(remove(shell, row.row, &row.name))
    };
    (!rows.is_empty()).then(|| div("ul", "added").child(each(rows, line))).into()
}

/// A target's readings, the latest day first.
pub fn readings_list(shell: Shell, rows: &[(Stamp, String)]) -> Node {
    let line = |(row, said): &(Stamp, String)| {
        el("li").child(el("span").child(said.clone())).child(remove(shell, *row, said))
    };
    (!rows.is_empty()).then(|| div("ul", "added").child(each(rows, line))).into()
}

fn remove(shell: Shell, row: Stamp, name: &str) -> Element {
    div("button", "icon-btn")
        .attr("type", "button")
        .attr("aria-label", fill(words().remove_row, &[name]))
        .flag("disabled", is_closed(shell).is())
        .on("click", Box::new(move |_| tell(shell, DutyEvent::RowRemoved(row))))
        .child(icon("#i-close"))
}

/// The rounds of something that recurs, the form to record one, and how often it comes again.
pub fn rounds(shell: Shell, task: &Arc<Task>) -> Element {
    let of = Arc::clone(task);
    let view = shell.view(move |model| model.rounds_view(&of));
    let id = task.id;
    let round = |round: &RoundView| {
        let state = match round.is_held {
            Some(true) => "held",
            Some(false) => "gap",
            None => "open",
        };
        div("li", "round")
            .attr("data-r", state)
            .attr("title", round.label.clone())
            .child(div("span", "visually-hidden").child(round.label.clone()))
            .child(el("span").attr("aria-hidden", "true").child(round.name.clone()))
    };
    let track = move |view: &RoundsView| {
        (!view.rounds.is_empty())
            .then(|| div("ol", "rounds").child(each(&view.rounds, round)))
            .into()
    };
    let rhythms = view.map(|view| (view.rhythms.clone(), view.rhythm.clone()));
    let choose = move |value: String| {
        let place = Value::Choice(value.parse().ok());
        shell.send(Event::Recorded(vec![(Field::TaskRhythm(id), place)]));
    };
    group(words().rounds, view.text(|view| view.say.clone()))
        .child(view.show(track))
        .child(held_list(shell, view.map(|view| view.held.clone())))
        .child(held_form(shell, id))
        .child(select(shell, words().rhythm, rhythms, choose))
}

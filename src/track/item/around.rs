//! What stands around a task, folded away until it is asked for: kind, priority, who, when, tags,
//! what it waits for, evidence, note, log.
//!
//! Must not be drawn before it is opened: an item may have many tasks.

use std::sync::Arc;

use yaodian_model::text::{fill, lang};
use yaodian_model::track::LogEntry;
use yaodian_model::track::duty::text::{Words, words};
use yaodian_model::track::duty::{AroundView, Choice as Item, DutyEvent, priority_word};
use yaodian_model::{Event, Route};
use yaodian_plan::progress::{Field, Priority, Value};
use yaodian_plan::{Date, Task, TaskId};

use super::duty::{complaint, tell};
use super::rows;
use crate::app::link;
use crate::browser::{files, form};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::pages::item::{is_closed, note};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};

/// How many of a task's latest edits are shown.
const LOG_LINES: usize = 10;

/// What stands around a task, behind a line that opens it.
pub fn around(shell: Shell, task: Arc<Task>) -> Element {
    let id = task.id;
    let is_open = shell.view(move |model| model.track.duty.open == Some(id));
    let toggle: Listener = Box::new(move |event| {
        // The model opens it, so that it is drawn only then.
        event.prevent_default();
        tell(shell, DutyEvent::AroundToggled(id));
    });
    let body = move |is_open: &bool| is_open.then(|| fields(shell, &task)).into();
    div("details", "more")
        .flag("open", is_open.is())
        .child(el("summary").on("click", toggle).child(words().around))
        .child(is_open.show(body))
}

fn fields(shell: Shell, task: &Arc<Task>) -> Element {
    let (id, text) = (task.id, words());
    let of = Arc::clone(task);
    let view = shell.view(move |model| model.around_view(&of));
    let note_label = fill(lang().task_note_label, &[&shell.once(|model| model.task_name(id))]);
    let set_kind = move |value: String| {
        record(shell, Field::TaskKind(id), Value::Choice(value.parse().ok()));
    };
    let set_after = move |value: String| {
        record(shell, Field::TaskAfter(id), Value::Task(value.parse().ok().map(TaskId)));
    };
    let none = || Item { value: String::new(), word: text.after_none.to_owned() };
    let kinds = view.map(|view| (view.kinds.clone(), view.kind.clone()));
    let others = view.map(move |view| {
        let others = [none()].into_iter().chain(view.others.iter().cloned());
        (others.collect::<Vec<_>>(), view.after.clone())
    });
    div("div", "around")
        .child(priority(shell, id, view))
        .child(named(
            shell,
            Field::TaskLead(id),
            text.lead,
            view.map(|view| (view.lead.clone(), view.lead_hint.clone())),
        ))
        .child(named(
            shell,
            Field::TaskSupport(id),
            text.support,
            view.map(|view| (view.support.clone(), view.support_hint.clone())),
        ))
        .child(due(shell, id, view, text))
        .child(select(shell, text.kind, kinds, set_kind))
        .child(select(shell, text.after, others, set_after))
        .child(named(
            shell,
            Field::TaskTags(id),
            text.tags,
            view.map(move |view| (view.tags.clone(), text.tags_hint.to_owned())),
        ))
        .child(rows::evidence(shell, id))
        .child(div("p", "label").child(lang().block_note))
        .child(note(shell, Field::TaskNote(id), note_label))
        .child(log(shell, id))
}

fn record(shell: Shell, field: Field, value: Value) {
    shell.send(Event::Recorded(vec![(field, value)]));
}

fn priority(shell: Shell, id: TaskId, view: Live<AroundView>) -> Element {
    let words = words();
    let row = seg(Seg {
        name: format!("pr{}", id.0),
        label: words.priority.to_owned(),
        choices: Priority::ALL.map(|one| Choice::word(priority_word(words, one))).into(),
        chosen: view.map(|view| view.priority),
        is_disabled: Some(is_closed(shell)),
        on_choose: Arc::new(move |place| {
            let place = u8::try_from(place).ok();
            record(shell, Field::TaskPriority(id), Value::Choice(place));
        }),
    });
    el("div").child(div("p", "label").child(words.priority)).child(row)
}

/// A field for names or tags, with what the text says as its hint.
fn named(shell: Shell, of: Field, label: &'static str, value: Live<(String, String)>) -> Element {
    let hint = value.now(|(_, hint)| match hint.as_str() {
        "" => words().names_hint.to_owned(),
        hint => hint.to_owned(),
    });
    let input = div("input", "field")
        .attr("autocomplete", "off")
        .attr("placeholder", hint)
        .flag("disabled", is_closed(shell).is())
        .property("value", value.read(|(value, _)| value.clone()))
        .on("change", shell.tells_text(move |text| Event::NoteWritten(of, text)));
    el("label").child(div("span", "label").child(label)).child(input)
}

fn due(shell: Shell, id: TaskId, view: Live<AroundView>, text: &'static Words) -> Element {
    let quote = view.now(|view| view.due_quote.clone());
    let write: Listener = Box::new(move |event| {
        let [from, to] = form::read(&event, ["from", "to"]);
        let day = |text: String| text.parse::<Date>().ok();
        tell(shell, DutyEvent::DueWritten(id, day(from), day(to)));
    });
    let input = |name: &'static str, label: &'static str, value: Live<String>| {
        let input = div("input", "field").attr("type", "date").attr("name", name);
        let input = input.flag("disabled", is_closed(shell).is()).property("value", value.copy());
        el("label").child(div("span", "label").child(label)).child(input)
    };
    let is_set = view.map(|view| !view.to.is_empty());
    let back = move |is_set: &bool| {
        let word = || div("button", "textlink").attr("type", "button").child(text.due_reset);
        is_set
            .then(|| {
                word().on(
                    "click",
                    Box::new(move |_| tell(shell, DutyEvent::DueWritten(id, None, None))),
                )
            })
            .into()
    };
    let says = (!quote.is_empty()).then(|| div("span", "quiet").child(quote));
    div("form", "pair")
        .on("change", write)
        .child(
            div("p", "label wide").child(text.due).child(" ").child(says).child(is_set.show(back)),
        )
        .child(input("from", text.due_from, view.map(|view| view.from.clone())))
        .child(input("to", text.due_to, view.map(|view| view.to.clone())))
        .child(div("p", "quiet wide").child(text.due_day))
        .child(complaint(shell).attr("data-wide", ""))
}

/// A list to choose one from.
pub fn select(
    shell: Shell,
    label: &'static str,
    choices: Live<(Vec<Item>, String)>,
    on_choose: impl Fn(String) + Send + Sync + Clone + 'static,
) -> Element {
    let options = move |(choices, chosen): &(Vec<Item>, String)| {
        let option = |choice: &Item| {
            let option = el("option").attr("value", choice.value.clone());
            let option = if choice.value == *chosen { option.attr("selected", "") } else { option };
            option.child(choice.word.clone())
        };
        let on_choose = on_choose.clone();
        div("select", "field")
            .attr("aria-label", label)
            .flag("disabled", is_closed(shell).is())
            .on("change", Box::new(move |event| on_choose(files::text_of(&event))))
            .child(each(choices, option))
            .into()
    };
    el("div")
        .child(div("p", "label").attr("aria-hidden", "true").child(label))
        .child(div("div", "select").child(choices.show(options)))
}

fn log(shell: Shell, id: TaskId) -> Element {
    let lines = shell.view(move |model| model.task_log(id, LOG_LINES));
    let entry = |entry: &LogEntry| {
        let line = |line: &String| el("span").child(line.clone());
        let when = format!("{} · {}", entry.when, entry.device);
        el("li").child(el("time").child(when)).child(each(&entry.lines, line))
    };
    let list = move |entries: &Vec<LogEntry>| -> Node {
        match entries.is_empty() {
            true => div("p", "quiet").child(lang().log_empty).into(),
            false => div("ol", "log").child(each(entries, entry)).into(),
        }
    };
    let all = link("textlink", Route::Log).child(words().log_all);
    div("section", "kind")
        .child(div("h4", "label").child(words().log).child(" ").child(all))
        .child(lines.show(list))
}

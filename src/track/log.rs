//! 日志: every change with time and device, the latest first.
//!
//! Must not find words: the view model did.

use yaodian_model::text::lang;
use yaodian_model::track::duty::DutyEvent;
use yaodian_model::track::duty::text::words;
use yaodian_model::track::{LogEntry, LogView};
use yaodian_model::{Event, Route};

use super::item::tell;
use crate::app::{link, page_bar};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::shell::Shell;

/// The log's screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let view = shell.view(|model| model.log_view(model.track.duty.log_shown()));
    let list = view.show(move |view| entries(shell, view));
    let page = div("main", "page").child(device(shell)).child(list);
    Node::Many(vec![page_bar(shell, lang().log_title, Route::Plan).into(), page.into()])
}

fn entries(shell: Shell, view: &LogView) -> Node {
    if view.entries.is_empty() {
        return div("p", "say gap").child(words().log_none).into();
    }
    let more: Listener = Box::new(move |_| tell(shell, DutyEvent::LogGrown));
    let more = div("button", "btn btn--wide gap").attr("type", "button").on("click", more);
    Node::Many(vec![
        div("p", "say").attr("role", "status").child(view.count.clone()).into(),
        view.folded.clone().map(|said| div("p", "quiet").child(said)).into(),
        div("ol", "log").child(each(&view.entries, entry)).into(),
        view.has_more.then(|| more.child(words().log_more)).into(),
    ])
}

fn entry(entry: &LogEntry) -> Element {
    let line = |line: &String| div("span", "log-line").child(line.clone());
    let lines = each(&entry.lines, line);
    let when = el("time").child(format!("{} · {}", entry.when, entry.device));
    let lines = match entry.item {
        Some(item) => link("log-link", Route::Item(item)).child(lines),
        None => el("span").child(lines),
    };
    el("li").child(when).child(lines)
}

/// What this device is called in the log.
fn device(shell: Shell) -> Element {
    let name = shell.view(|model| model.own_device().1);
    let field = shell.once(|model| model.own_device().0);
    let input = div("input", "field")
        .attr("autocomplete", "off")
        .attr("placeholder", words().device_hint)
        .property("value", name.copy())
        .on("change", shell.tells_text(move |text| Event::NoteWritten(field, text)));
    div("label", "gap device").child(div("span", "label").child(words().device_name)).child(input)
}

//! 导入: a document goes in by paste, pick or drop; then it is reviewed.
//!
//! Must not know how documents are read.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, FileList, HtmlInputElement};
use yaodian_desk::desk::{Problem, Reading};
use yaodian_desk::text::lang;
use yaodian_desk::{Desk, Event};
use yaodian_model::text::fill;

use super::{DeskStage, review};
use crate::app::button;
use crate::browser::files;
use crate::desk::begin_at_head;
use crate::desk::worker::{self, Asked};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::ui::shapes::{icon, shape};

/// The field that documents are pasted into.
const FIELD: &str = "pasted";

thread_local! {
    /// The HTML of the last paste, and the text it came with.
    static PASTED: RefCell<(String, String)> = RefCell::default();
}

/// The screen: the way in, or what is being reviewed.
pub fn page(stage: DeskStage) -> Element {
    let is_first = AtomicBool::new(true);
    let shown = move |number: &Option<u32>| {
        let has_bench = number.is_some();
        let body = if has_bench { review::body(stage) } else { way_in(stage) };
        let is_read = stage.once(|desk| desk.bench().is_none_or(|bench| !bench.source.is_empty()));
        let steps = is_read.then(|| steps(has_bench));
        // What was tapped has gone with the screen before.
        if !is_first.swap(false, Ordering::Relaxed) {
            begin_at_head();
        }
        Node::Many(vec![steps.into(), reading(stage).into(), body])
    };
    div("main", "page").child(stage.view(review::bench_number).show(shown))
}

fn steps(is_review: bool) -> Element {
    let step = |(place, word): (usize, &'static str)| {
        let step = el("li").child(word);
        match (place, is_review) {
            (0, true) => step.attr("class", "past"),
            (0, false) | (1, true) => step.attr("aria-current", "step"),
            _ => step,
        }
    };
    let words = [lang().step_in, lang().step_review, lang().step_done];
    div("ol", "steps").child(each(words.into_iter().enumerate(), step))
}

fn way_in(stage: DeskStage) -> Node {
    let say = stage.view(Desk::import_say);
    let paste: Listener = Box::new(move |event| take_paste(stage, &event));
    let read: Listener = Box::new(move |_| {
        let text = files::typed_in(FIELD);
        if text.trim().is_empty() {
            let (what, hint) =
                (lang().import_nothing.to_owned(), lang().import_nothing_hint.to_owned());
            stage.send(Event::ReadingStarted { name: String::new() });
            stage.send(Event::ReadingFailed { name: String::new(), what, hint });
            return stage.send(Event::ReadingEnded);
        }
        let (html, with) = PASTED.take();
        // The HTML counts only while the field holds what came with it.
        let html = if with.trim() == text.trim() { html } else { String::new() };
        worker::read(stage, [Asked::Paste { text, html }]);
    });
    let picked: Listener = Box::new(move |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        read_files(stage, input.files());
        // The same file can be picked again.
        input.set_value("");
    });
    let field = div("textarea", "field gap")
        .attr("id", FIELD)
        .attr("rows", "8")
        .attr("placeholder", lang().import_paste_hint)
        .on("paste", paste);
    let pick = div("input", "visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", ".docx,.xlsx,.txt,.md,.csv,.html,.htm,.doc,.xls,text/plain,text/html")
        .on("change", picked);
    let file = div("label", "btn btn--main file").child(icon("#i-up")).child(lang().import_files);
    let panel = div("section", "panel drop")
        .child(div("p", "say").child(say.text(String::clone)))
        .child(div("label", "label").attr("for", FIELD).child(lang().import_paste))
        .child(field)
        .child(
            div("div", "btns gap")
                .child(div("button", "btn").on("click", read).child(lang().import_paste_go))
                .child(file.child(pick)),
        )
        .child(div("p", "quiet gap").child(lang().import_formats))
        .on("dragover", Box::new(|event| event.prevent_default()))
        .on("drop", Box::new(move |event| take_drop(stage, event)));
    Node::Many(vec![left_over(stage), panel.into()])
}

/// What was not finished on an earlier visit, or was set aside.
fn left_over(stage: DeskStage) -> Node {
    let row = move |(at, title): (usize, &String)| {
        let acts = div("div", "btns")
            .child(button(stage, "btn", Event::DraftResumed(at)).child(lang().import_draft_go))
            .child(button(stage, "btn", Event::DraftDropped(at)).child(lang().import_draft_drop));
        let words = el("span").child(title.clone()).child(el("small").child(lang().import_draft));
        el("li").child(words).child(acts)
    };
    let shown = move |titles: &Vec<String>| {
        let list =
            || div("ul", "list-plain panel volumes").child(each(titles.iter().enumerate(), row));
        (!titles.is_empty()).then(list).into()
    };
    stage.view(Desk::left_titles).show(shown)
}

/// What is being read, and what could not be.
fn reading(stage: DeskStage) -> Element {
    let under_way = move |reading: &Reading| match reading {
        Reading::Idle => Node::Nothing,
        Reading::UnderWay { name } => {
            let name = if name.is_empty() { lang().import_reading_pasted } else { name };
            let said = fill(lang().import_reading, &[name]);
            let stop: Listener = Box::new(move |_| worker::stop(stage));
            // Drawn after half a second: most documents are read sooner.
            div("div", "reading")
                .child(div("p", "say").child(said.clone()))
                .child(el("progress").attr("aria-label", said))
                .child(div("button", "btn").on("click", stop).child(lang().import_cancel))
                .into()
        }
    };
    let problem = |problem: &Problem| {
        let what = match problem.name.as_str() {
            "" => problem.what.clone(),
            name => fill(lang().import_failed, &[name, &problem.what]),
        };
        let words =
            el("span").child(fill(lang().import_problem, &[&what, lang().import_untouched]));
        let note = div("p", "note").child(shape("mark m-late")).child(words);
        let hint = div("p", "gap").child(fill(lang().import_hint, &[&problem.hint]));
        div("div", "panel").attr("role", "alert").child(note).child(hint)
    };
    let problems = stage.view(|desk| desk.problems.clone());
    el("div")
        .attr("role", "status")
        .child(stage.view(|desk| desk.reading.clone()).show(under_way))
        .child(problems.show(move |problems| each(problems, problem)))
}

fn take_paste(stage: DeskStage, event: &web_sys::Event) {
    let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
    let Some(data) = event.clipboard_data() else { return };
    if has_files(&data) {
        event.prevent_default();
        read_files(stage, data.files());
        return;
    }
    // Absent kinds read as empty.
    let kind = |kind| data.get_data(kind).unwrap_or_default();
    PASTED.set((kind("text/html"), kind("text/plain")));
}

fn take_drop(stage: DeskStage, event: web_sys::Event) {
    event.prevent_default();
    let Ok(event) = event.dyn_into::<DragEvent>() else { return };
    let Some(data) = event.data_transfer() else { return };
    if has_files(&data) {
        read_files(stage, data.files());
    } else {
        let kind = |kind| data.get_data(kind).unwrap_or_default();
        let (text, html) = (kind("text/plain"), kind("text/html"));
        worker::read(stage, [Asked::Paste { text, html }]);
    }
}

fn has_files(data: &DataTransfer) -> bool {
    data.files().is_some_and(|files| files.length() > 0)
}

fn read_files(stage: DeskStage, files: Option<FileList>) {
    let Some(files) = files else { return };
    let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    worker::read(stage, files.into_iter().map(Asked::File));
}

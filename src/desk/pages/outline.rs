//! 目录和任务: the draft row by row; the one that is chosen shows its tools.
//!
//! Must not draw a row again that was not touched.

use yaodian_desk::bench::{Bench, BenchState};
use yaodian_desk::text::lang;
use yaodian_desk::view::{Group, MarkView, RowView, new_heading, new_task};
use yaodian_desk::{Desk, Event};
use yaodian_plan::draft::{Edit, RowKey};

use super::review::{of_bench, of_step};
use super::{DeskStage, forms};
use crate::app::button;
use crate::desk::list::{Key, List, Pulse, Told, keyed};
use crate::dom::{Element, Node, div, each, el};
use crate::ui::text;

/// The panel with all rows.
pub fn panel(stage: DeskStage) -> Element {
    let state = stage.view(Desk::bench_state);
    let keys = of_step(stage, move |bench| {
        let number = bench.state().number;
        bench.draft.rows().iter().map(|row| key_of(number, row.key)).collect()
    });
    let told = move |before: &BenchState, now: &BenchState| {
        let touched = stage.once(|desk| of_bench(desk, |bench| bench.touched_since(before.step)));
        let of_now = |row: RowKey| key_of(now.number, row);
        let tools = before.chosen.into_iter().chain(now.chosen);
        Told {
            faces: touched.into_iter().map(of_now).collect(),
            tools: tools.map(of_now).collect(),
        }
    };
    let row = move |key, pulse| row(stage, row_of(key), pulse);
    let list = List { keys, state, told: Box::new(told), row: Box::new(row) };
    let is_empty = of_step(stage, |bench| bench.draft.rows().is_empty());
    let hint =
        |is_empty: &bool| if *is_empty { lang().rows_none } else { lang().review_outline_hint };
    let head = div("header", "panel-head")
        .child(el("h2").child(lang().review_outline))
        .child(div("span", "quiet").child(is_empty.text(move |is| hint(is).to_owned())));
    let add = |word: &'static str, edit: Edit| {
        button(stage, "btn", Event::Edited(vec![edit])).child(word)
    };
    div("section", "panel outline").child(head).child(keyed("ol", "entries", list)).child(
        div("p", "btns gap")
            .child(add(lang().rows_add_heading, new_heading(None, None)))
            .child(add(lang().rows_add_task, new_task(None))),
    )
}

/// A row's key, told from those of other benches.
fn key_of(number: u32, row: RowKey) -> Key {
    u64::from(number) << 32 | u64::from(row.0)
}

fn row_of(key: Key) -> RowKey {
    RowKey(key as u32)
}

/// A row: its face is drawn again only when a step touched it, its tools when they open or close.
fn row(stage: DeskStage, key: RowKey, pulse: Pulse) -> Node {
    let face = move || {
        let view = stage.once(|desk| of_bench(desk, |bench| bench.row_view(key)));
        view.map(|view| content(stage, key, pulse, view)).into()
    };
    let tools = move || if is_chosen(stage, key) { tools(stage, key) } else { Node::Nothing };
    Node::Many(vec![Node::Live(pulse.face(face)), Node::Live(pulse.tools(tools))])
}

fn is_chosen(stage: DeskStage, key: RowKey) -> bool {
    stage.once(|desk| of_bench(desk, |bench| bench.chosen == Some(key)))
}

fn content(stage: DeskStage, key: RowKey, pulse: Pulse, view: RowView) -> Element {
    let toggle = Box::new(move |_| {
        let chosen = (!is_chosen(stage, key)).then_some(key);
        stage.send(Event::RowChosen(chosen));
    });
    let face = |class: &'static str| {
        div("button", class)
            .attr("type", "button")
            .attr("id", format!("row{}", key.0))
            .live("aria-expanded", pulse.tools(move || Some(is_chosen(stage, key).to_string())))
            .on("click", toggle)
    };
    match view {
        RowView::Heading { level, text } => {
            let level = level.min(4).to_string();
            face("entry entry--head").attr("data-level", level).child(text)
        }
        RowView::Text(text) => face("entry entry--text").child(text),
        RowView::Task { pieces, kind, marks } => {
            let chips = div("span", "entry-marks")
                .child(div("span", "entry-kind").child(kind))
                .child(each(marks, chip));
            face("entry entry--task").child(el("span").child(text::pieces(pieces))).child(chips)
        }
    }
}

fn chip(mark: MarkView) -> Element {
    div("span", "entry-mark").attr("data-m", mark.key).child(mark.text)
}

/// Tools of a sort under their name; the very first is the one that is used most.
fn group(stage: DeskStage, key: RowKey, at: usize, group: Group) -> Element {
    let class = |place: usize| match (group.is_removal, at, place) {
        (true, ..) => "btn btn--warn",
        (false, 0, 0) => "btn btn--main",
        _ => "btn",
    };
    let title =
        group.is_titled.then(|| div("p", "label").attr("aria-hidden", "true").child(group.title));
    let close = group
        .is_removal
        .then(|| button(stage, "btn", Event::RowChosen(None)).child(lang().row_close));
    let tool = |(place, (word, event)): (usize, (String, Event))| {
        button(stage, class(place), event).child(word)
    };
    div("div", "group")
        .attr("role", "group")
        .attr("aria-label", group.title)
        .child(title)
        .child(group.kind.map(|kind| forms::kinds(stage, key, kind)))
        .child(
            div("div", "btns").child(each(group.tools.into_iter().enumerate(), tool)).child(close),
        )
}

/// What can be done with a row, or the form that is open.
fn tools(stage: DeskStage, key: RowKey) -> Node {
    let read =
        |bench: &Bench| (bench.tools(key), bench.form.filter(|form| form.row() == Some(key)));
    let (tools, form) = stage.once(|desk| of_bench(desk, read));
    let body = match form {
        // While one thing is being corrected, nothing else is in the way.
        Some(form) => forms::form(stage, form).into(),
        None => each(tools.groups.into_iter().enumerate(), |(at, one)| group(stage, key, at, one)),
    };
    div("div", "fix").child(forms::trouble(stage)).child(body).into()
}

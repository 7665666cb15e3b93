//! 目录和任务: the draft row by row; the one that is chosen shows its tools.
//!
//! Must not draw a row again that was not touched.

use std::sync::Arc;

use yaodian_desk::bench::{Bench, Form};
use yaodian_desk::text::ZH;
use yaodian_desk::view::{MarkView, RowView, Tools, new_heading, new_task};
use yaodian_desk::{Desk, Event};
use yaodian_plan::draft::{Edit, RowKey};

use super::review::of_bench;
use super::{DeskStage, forms};
use crate::app::button;
use crate::desk::list::keyed;
use crate::dom::{Element, Node, div, each, el};
use crate::ui::text;

/// The panel with all rows.
pub fn panel(stage: DeskStage) -> Element {
    let keys = stage.view(|desk| {
        of_bench(desk, |bench| bench.draft.rows().iter().map(|row| row.key.0).collect())
    });
    let head = div("header", "panel-head")
        .child(el("h2").child(ZH.review_outline))
        .child(div("span", "quiet").child(ZH.review_outline_hint));
    let rows = keyed("ol", "entries", keys, Arc::new(move |key| row(stage, RowKey(key))));
    let add = |word: &'static str, edit: Edit| {
        button(stage, "btn", Event::Edited(vec![edit])).child(word)
    };
    div("section", "panel outline").child(head).child(rows).child(
        div("p", "btns gap")
            .child(add(ZH.row_add_heading, new_heading(None, None)))
            .child(add(ZH.row_add_task, new_task(None))),
    )
}

/// A row: drawn again only when a step touched it.
fn row(stage: DeskStage, key: RowKey) -> Node {
    let touched = stage.view(move |desk: &Desk| of_bench(desk, |bench| bench.touched(key)));
    let is_chosen = stage.view(move |desk| of_bench(desk, |bench| bench.chosen == Some(key)));
    let body = touched.show(move |_| {
        let view = stage.once(|desk| of_bench(desk, |bench| bench.row_view(key)));
        view.map(|view| content(stage, key, view)).into()
    });
    let open =
        is_chosen.show(move |is_chosen| if *is_chosen { tools(stage, key) } else { Node::Nothing });
    Node::Many(vec![body, open])
}

fn content(stage: DeskStage, key: RowKey, view: RowView) -> Element {
    let is_chosen = stage.view(move |desk| of_bench(desk, |bench| bench.chosen == Some(key)));
    let toggle = Box::new(move |_| {
        let chosen = is_chosen.now(|is_chosen| (!is_chosen).then_some(key));
        stage.send(Event::RowChosen(chosen));
    });
    let face = |class: &'static str| {
        div("button", class)
            .attr("type", "button")
            .attr("id", format!("row{}", key.0))
            .live("aria-expanded", is_chosen.read(|is_chosen| Some(is_chosen.to_string())))
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

/// What can be done with a row.
fn tools(stage: DeskStage, key: RowKey) -> Node {
    let view = stage.view(move |desk| {
        let read =
            |bench: &Bench| (bench.tools(key), bench.form.filter(|form| form.row() == Some(key)));
        of_bench(desk, read)
    });
    let shown = move |(tools, form): &(Tools, Option<Form>)| {
        let tool = |(word, event): &(String, Event)| {
            button(stage, "btn", event.clone()).child(word.clone())
        };
        // While one thing is being corrected, nothing else is in the way.
        if let Some(form) = form {
            return forms::form(stage, *form).into();
        }
        let kinds = tools.kind.map(|kind| forms::kinds(stage, key, kind));
        let marks =
            (!tools.marks.is_empty()).then(|| div("div", "btns").child(each(&tools.marks, tool)));
        Node::Many(vec![
            kinds.into(),
            marks.into(),
            div("div", "btns").child(each(&tools.acts, tool)).into(),
        ])
    };
    div("div", "fix").child(forms::trouble(stage)).child(view.show(shown)).into()
}

//! What a received code says and would change, before anything changes.
//!
//! Must not merge by itself.

use yaodian_model::text::lang;
use yaodian_model::view::{ChangeLine, OpenView, Preview, Refusal};
use yaodian_model::{Event, Model, Route};

use crate::app::{button, page_bar};
use crate::dom::{Element, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::shapes::shape;

/// The screen for a received code.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let view = shell.view(Model::open_view);
    let shown = move |view: &Option<OpenView>| match view {
        Some(OpenView::Preview(preview)) => preview_page(shell, preview),
        Some(OpenView::Refusal(refusal)) => refusal_page(shell, refusal),
        None => Node::Nothing,
    };
    let is_backup = view.now(|view| matches!(view, Some(OpenView::Preview(p)) if p.is_backup));
    let title = if is_backup { lang().open_backup_title } else { lang().open_title };
    let page = div("main", "page").child(view.show(shown));
    Node::Many(vec![page_bar(shell, title, Route::Plan).into(), page.into()])
}

fn preview_page(shell: Shell, preview: &Preview) -> Node {
    let mut dock = div("div", "dock");
    if !preview.changes.is_empty() {
        let word = if preview.is_backup { lang().open_restore } else { lang().open_merge };
        dock = dock.child(button(shell, "btn btn--main", Event::IncomingMerged).child(word));
    } else if !preview.kept_lines.is_empty() {
        dock =
            dock.child(button(shell, "btn", Event::IncomingReadopted).child(lang().open_readopt));
    }
    if !preview.is_backup {
        dock = dock.child(button(shell, "btn", Event::IncomingViewed).child(lang().open_view));
    }
    dock = dock.child(button(shell, "btn", Event::IncomingDiscarded).child(lang().open_discard));
    let head = div("header", "panel-head")
        .child(el("h2").child(preview.from.clone()))
        .child(div("span", "quiet").child(preview.made.clone()));
    let said = |class: &'static str, text: &String| {
        (!text.is_empty()).then(|| div("p", class).child(text.clone()))
    };
    let panel = div("section", "panel")
        .child(head)
        .child(div("p", "say").attr("role", "status").child(preview.summary.clone()))
        .child(lines(&preview.changes))
        .child(said("quiet", &preview.more))
        .child(said("say gap", &preview.kept))
        .child(lines(&preview.kept_lines));
    Node::Many(vec![panel.into(), dock.into()])
}

fn refusal_page(shell: Shell, refusal: &Refusal) -> Node {
    let what = div("p", "note").child(shape("mark m-late"));
    let panel = div("section", "panel")
        .attr("role", "alert")
        .child(what.child(el("span").child(refusal.what.clone())))
        .child(div("p", "gap").child(refusal.hint));
    let back = button(shell, "btn btn--main", Event::IncomingDiscarded).child(lang().open_back);
    let switch = button(shell, "btn", Event::IncomingPlanChosen).child(lang().open_other_go);
    let dock = div("div", "dock").child(refusal.can_switch.then_some(switch)).child(back);
    Node::Many(vec![panel.into(), dock.into()])
}

fn lines(changes: &[ChangeLine]) -> Option<Element> {
    let line = |line: &ChangeLine| {
        let change = el("small").child(line.change.clone());
        el("li").child(el("span").child(line.name.clone()).child(change))
    };
    (!changes.is_empty()).then(|| div("ul", "list-plain").child(each(changes, line)))
}

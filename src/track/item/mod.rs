//! 事项 in the tracker: one item's tasks, each with the control that fits its kind and all that
//! stands around it; then notes, log and source.
//!
//! Must not know which control fits: the model does.

mod around;
mod controls;
mod duty;
mod rows;

pub use duty::tell;

use yaodian_model::text::lang;
use yaodian_model::view::Detail;
use yaodian_plan::NodeId;
use yaodian_plan::progress::Field;

use crate::dom::{Element, Node, div};
use crate::pages::item::{block, head, note, pager};
use crate::shell::Shell;

/// An item's sheet; nothing where the plan has no such item.
pub fn sheet(shell: Shell, node: NodeId) -> Option<Element> {
    let detail = shell.once(|model| model.detail(node))?;
    let item = shell.once(|model| model.outline.item(node).map(|(_, item)| item.clone()))?;
    let tasks = shell.once(|model| model.outline.tasks_in(&item.tasks).to_vec());
    let Detail { place, title, source, previous, next, .. } = detail;
    let note = note(shell, Field::NodeNote(node), lang().note_label.to_owned());
    let heading = format!("d{}", node.0);
    let sheet = div("section", "detail sheet")
        .attr("aria-labelledby", heading.clone())
        .child(head(shell, &item, place, title, heading))
        .child(block(lang().block_tasks, tasks, |task| duty::duty(shell, task).into()))
        .child(block(lang().block_note, [note], Node::from))
        .child(block(lang().block_source, [source], |text| div("p", "source").child(text).into()));
    Some(sheet.child(pager(previous, next)))
}

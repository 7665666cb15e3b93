//! The sheet of a first visit: targets, milestones, tasks with status and note, log, source.
//!
//! Must not hold what the tracker's sheet shares with it: that is `item`'s.

use std::sync::Arc;

use yaodian_model::text::{fill, lang};
use yaodian_model::view::{Detail, LogLine, MilestoneView, status_word};
use yaodian_model::{Event, Item, Model};
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{NodeId, Task};

use super::{block, goal, head, is_closed, note, pager};
use crate::dom::{Element, Node, div, each, el};
use crate::pages::plan::{task_box, task_text};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::{glyph, status_key};

/// An item's sheet; nothing where the plan has no such item.
pub fn sheet(shell: Shell, node: NodeId) -> Option<Element> {
    let detail = shell.once(|model| model.detail(node))?;
    let item = shell.once(|model| model.outline.item(node).map(|(_, item)| item.clone()))?;
    let tasks = shell.once(|model| model.outline.tasks_in(&item.tasks).to_vec());
    let Detail { place, title, source, previous, next, targets, milestones } = detail;
    let note = note(shell, Field::NodeNote(node), lang().note_label.to_owned());
    let heading = format!("d{}", node.0);
    let nodes = |(due, group)| Node::Many(nodes(shell, due, group));
    let sheet = div("section", "detail sheet")
        .attr("aria-labelledby", heading.clone())
        .child(head(shell, &item, place, title, heading))
        .child(block(lang().block_targets, targets, |id| goal(shell, id).into()))
        .child(block(lang().block_milestones, milestones, nodes))
        .child(block(lang().block_tasks, tasks, |task| duty(shell, &task).into()))
        .child(block(lang().block_note, [note], Node::from))
        .child(block(lang().block_log, [item], |item| log(shell, item)))
        .child(block(lang().block_source, [source], |text| div("p", "source").child(text).into()));
    Some(sheet.child(pager(previous, next)))
}

fn nodes(shell: Shell, due: String, group: Vec<MilestoneView>) -> Vec<Node> {
    let ids: Vec<_> = group.iter().map(|one| one.id).collect();
    let all = ids.len();
    let done =
        shell.view(move |model| ids.iter().filter(|id| model.shown().milestone_done(**id)).count());
    let is_closed = is_closed(shell);
    let node = |MilestoneView { id, name }: MilestoneView| {
        let is_done = shell.view(move |model| model.shown().milestone_done(id));
        let key = |is_done: &bool| {
            Some(status_key(if *is_done { Status::Done } else { Status::NotStarted }).to_owned())
        };
        let of = format!("m{}", id.0);
        let tick = div("input", "puck")
            .attr("type", "checkbox")
            .attr("id", of.clone())
            .live("data-s", is_done.read(key))
            .flag("disabled", is_closed.is())
            .flag("checked", is_done.is())
            .on("change", shell.tells(Event::MilestoneTicked(id)));
        el("li").child(tick).child(el("label").attr("for", of).child(name))
    };
    let tally = el("b").child(done.text(move |done| format!("{done}/{all}")));
    let due = if due.is_empty() { due } else { due + "　" };
    vec![
        div("p", "sub").child(due).child(lang().milestones_done).child(tally).into(),
        div("ul", "nodes").child(each(group, node)).into(),
    ]
}

/// A task with its five statuses and its note.
fn duty(shell: Shell, task: &Task) -> Element {
    let id = task.id;
    let choice = |status: Status| Choice {
        shape: Some(glyph(status)),
        word: status_word(lang(), status).to_owned(),
        key: status_key(status),
    };
    let label = shell.once(|model| model.task_name(id));
    let field = Field::TaskNote(id);
    let note_label = fill(lang().task_note_label, &[&label]);
    let has_note = shell.once(|model| !model.shown().note(field).is_empty());
    let statuses = seg(Seg {
        name: format!("st{}", id.0),
        label,
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
    });
    let mut more = div("details", "more").child(el("summary").child(lang().task_note_add));
    if has_note {
        more = more.attr("open", "");
    }
    div("div", "duty")
        .child(div("div", "task").child(task_box(shell, task, "u")).child(task_text(task, "u")))
        .child(statuses)
        .child(more.child(note(shell, field, note_label)))
}

fn log(shell: Shell, item: Item) -> Node {
    let line = |line: &LogLine| {
        el("li").child(el("time").child(line.when.clone())).child(line.what.clone())
    };
    shell.view(move |model: &Model| model.item_log(&item)).show(move |lines| {
        if lines.is_empty() {
            return div("p", "quiet").child(lang().log_empty).into();
        }
        div("ol", "log").child(each(lines, line)).into()
    })
}

//! Tasks under heads: those of the chosen day, and those of the due list.
//!
//! Must not know why a task stands where it does.

use yaodian_model::Model;
use yaodian_model::Route;
use yaodian_model::track::calendar::text::words;
use yaodian_model::track::calendar::{
    AgendaView, Bucket, BucketView, CalendarEvent, DayView, Group, GroupView, RowView, TaskSays,
};
use yaodian_plan::{Date, TaskId};

use super::{tell, told};
use crate::app::{button, link};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::pages::plan::{task_box, task_text};
use crate::shell::Shell;
use crate::ui::shapes::{light, shape};

/// The chosen day.
pub fn day(shell: Shell) -> Element {
    let view = shell.view(Model::day_view);
    let groups = view.map(|view| view.groups.clone());
    let date = shell.view(Model::chosen_day);
    let list = move |groups: &Vec<GroupView>| -> Node {
        if groups.is_empty() {
            return div("p", "say").child(words().day_nothing).into();
        }
        let date = date.now(|date| *date);
        each(groups, |group| day_group(shell, group, date))
    };
    div("section", "cal-list stay")
        .attr("aria-labelledby", "cal-day")
        .child(el("h2").attr("id", "cal-day").child(view.text(|view: &DayView| view.title.clone())))
        .child(div("p", "quiet").child(view.text(|view| view.say.clone())))
        .child(groups.show(list))
}

fn day_group(shell: Shell, group: &GroupView, date: Date) -> Element {
    // A task may stand under several heads: each has names of its own.
    let (sign, named) = match group.group {
        Group::Due => (None, "cd"),
        Group::Round => (Some("mark m-round"), "cr"),
        Group::Running => (None, "cn"),
        Group::Held => (Some("mark m-held"), "ch"),
    };
    let says = TaskSays::OnDay(date, group.group);
    let head = el("h3").child(sign.map(shape)).child(group.title.clone());
    div("section", "cal-group")
        .child(head)
        .child(rows(shell, &group.tasks, named, says))
        .child(more(shell, group.has_more))
}

/// The list of what is pressing.
pub fn agenda(shell: Shell) -> Element {
    let view = shell.view(Model::agenda_view);
    let each_bucket = move |bucket: Bucket| {
        let of = view.map(move |view: &AgendaView| {
            view.buckets.iter().find(|view| view.bucket == bucket).cloned()
        });
        self::bucket(shell, bucket, of)
    };
    div("div", "cal-agenda")
        .child(div("p", "lede").child(view.text(|view| view.say.clone())))
        .child(each(Bucket::ALL, each_bucket))
}

/// A bucket: its head follows each tick, its rows only who stands in it.
fn bucket(shell: Shell, bucket: Bucket, view: Live<Option<BucketView>>) -> Node {
    let title =
        move || view.text(|view| view.as_ref().map(|view| view.title.clone()).unwrap_or_default());
    let is_there = view.map(Option::is_some);
    let content =
        view.map(|view| view.as_ref().map(|view| (view.tasks.clone(), view.has_more, view.none)));
    let list = move |content: &Option<(Vec<TaskId>, bool, &'static str)>| match content {
        None => Node::Nothing,
        Some((tasks, _, none)) if tasks.is_empty() => div("p", "say").child(*none).into(),
        Some((tasks, has_more, _)) => Node::Many(vec![
            rows(shell, tasks, "ca", TaskSays::Next).into(),
            more(shell, *has_more).into(),
        ]),
    };
    is_there.show(move |is_there| {
        if !is_there {
            return Node::Nothing;
        }
        let head = el("h2").child(sign(bucket).map(shape)).child(title());
        match bucket {
            Bucket::Undated => undated(shell, head, move || content.show(list)).into(),
            _ => div("section", "cal-group").child(head).child(content.show(list)).into(),
        }
    })
}

const fn sign(bucket: Bucket) -> Option<&'static str> {
    match bucket {
        Bucket::Overdue => Some("mark m-late"),
        Bucket::Today | Bucket::ThisWeek => Some("mark m-near"),
        _ => None,
    }
}

/// The tasks without a deadline, which may be many: drawn when they are asked for.
fn undated(
    shell: Shell,
    head: Element,
    list: impl Fn() -> Node + Send + Sync + Copy + 'static,
) -> Element {
    let is_open = shell.view(|model| model.track.calendar.is_undated_shown);
    let toggle: Listener = Box::new(move |event| {
        // The model opens it, so that it is drawn only then.
        event.prevent_default();
        tell(shell, CalendarEvent::UndatedToggled);
    });
    let body = move |is_open: &bool| match is_open {
        true => Node::Many(vec![div("p", "say").child(words().undated_say).into(), list()]),
        false => Node::Nothing,
    };
    div("details", "cal-group cal-undated")
        .flag("open", is_open.is())
        .child(el("summary").on("click", toggle).child(head))
        .child(is_open.show(body))
}

fn more(shell: Shell, has_more: bool) -> Option<Element> {
    let more = || button(shell, "btn btn--wide gap", told(CalendarEvent::MoreAsked));
    has_more.then(|| more().child(words().more))
}

fn rows(shell: Shell, tasks: &[TaskId], named: &'static str, says: TaskSays) -> Element {
    div("ul", "tasks").child(each(tasks, |task| row(shell, *task, named, says)))
}

/// A task: its box, its words, its light, where it stands.
fn row(shell: Shell, id: TaskId, named: &'static str, says: TaskSays) -> Node {
    let Some(task) = shell.once(|model| model.outline.task(id).cloned()) else {
        return Node::Nothing;
    };
    let (boxed, text) = (task_box(shell, &task, named), task_text(&task, named));
    let view = shell.view(move |model| model.calendar_row(&task, says));
    let said = |view: &RowView| {
        let says = each(&view.says, |said| el("span").child(said.clone()));
        Node::Many(vec![view.light.as_ref().map(light).into(), says])
    };
    let item = view.now(|view| view.item.clone());
    let item = item.map(|(node, name)| {
        link("cal-item", Route::Item(node))
            .child(yaodian_model::text::fill(words().row_item, &[&name]))
    });
    let meta = div("div", "meta").child(view.show(said));
    div("li", "task")
        .child(boxed)
        .child(text)
        .child(div("div", "cal-meta").child(meta).child(item))
        .into()
}

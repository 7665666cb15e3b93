//! The control for each kind: papers, stages, days held, rounds, a ladder; and the targets with
//! their readings.
//!
//! Must not judge: what is said was judged in the model.

use std::sync::Arc;

use yaodian_model::Model;
use yaodian_model::text::fill;
use yaodian_model::track::duty::text::words;
use yaodian_model::track::duty::{
    Control, DutyEvent, HeldView, PaperView, ReadingsView, RungView, StageView, building_stages,
    paper_stages,
};
use yaodian_plan::progress::{About, Record};
use yaodian_plan::{TargetId, Task, TaskId};

use super::duty::tell;
use super::rows;
use crate::browser::{files, form};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::pages::item::{goal, is_closed};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::icon;

/// The control that fits a task, and the ladder it names.
pub fn control(shell: Shell, task: &Arc<Task>, control: &Control, rungs: usize) -> Node {
    let control = match control {
        Control::Plain => Node::Nothing,
        Control::Papers(names) => papers(shell, task, names.len()).into(),
        Control::Stages => stages(shell, task).into(),
        Control::Days => days(shell, task).into(),
        Control::Rounds => rows::rounds(shell, task).into(),
    };
    Node::Many(vec![control, (rungs > 0).then(|| ladder(shell, task, rungs)).into()])
}

/// A group of controls with a head.
pub fn group(title: &'static str, say: Node) -> Element {
    let head = div("h3", "sub").child(title).child(" ").child(el("b").child(say));
    div("section", "kind").child(head)
}

fn papers(shell: Shell, task: &Arc<Task>, count: usize) -> Element {
    let paper = |place: usize| {
        let of = Arc::clone(task);
        paper(shell, task.id, shell.view(move |model| model.papers(&of).into_iter().nth(place)))
    };
    group(words().papers, Node::Nothing).child(each(0..count, paper))
}

fn paper(shell: Shell, task: TaskId, view: Live<Option<PaperView>>) -> Element {
    let now = move || view.now(Option::clone);
    let Some(PaperView { place, name, .. }) = now() else { return el("div") };
    let change = move |change: &dyn Fn(&mut Record)| {
        let mut record = now().map_or_else(|| Record::new(About::Paper(task)), |view| view.record);
        change(&mut record);
        tell(shell, DutyEvent::PaperWritten(task, place, record));
    };
    let label = fill(words().paper_stage, &[&name]);
    let chosen = view.map(|view| view.as_ref().map_or(0, |view| view.stage));
    let stage = chain(
        shell,
        format!("p{}-{place}", task.0),
        label,
        &paper_stages(words()),
        chosen,
        move |stage| {
            change(&move |record| record.stage = stage);
        },
    );
    let number =
        view.map(|view| view.as_ref().map(|view| view.record.number.clone()).unwrap_or_default());
    let day = view.map(|view| {
        view.as_ref()
            .and_then(|view| view.record.day)
            .map(|day| day.to_string())
            .unwrap_or_default()
    });
    let write_number: Listener = Box::new(move |event| {
        let text = files::text_of(&event).trim().to_owned();
        change(&move |record| record.number.clone_from(&text));
    });
    let write_day: Listener = Box::new(move |event| {
        let day = files::text_of(&event).parse().ok();
        change(&move |record| record.day = day);
    });
    let fields = div("div", "pair")
        .child(field(shell, words().paper_number, "text", number).on("change", write_number))
        .child(field(shell, words().paper_day, "date", day).on("change", write_day));
    div("div", "part").child(div("p", "part-name").child(name)).child(stage).child(fields)
}

/// A field with its label; what is written is heard on the label.
pub fn field(
    shell: Shell,
    label: &'static str,
    kind: &'static str,
    value: Live<String>,
) -> Element {
    let input = div("input", "field")
        .attr("type", kind)
        .attr("autocomplete", "off")
        .flag("disabled", is_closed(shell).is())
        .property("value", value.copy());
    el("label").child(div("span", "label").child(label)).child(input)
}

/// Stages in their order, of which one is reached; the first is none.
fn chain(
    shell: Shell,
    name: String,
    label: String,
    stages: &[&'static str],
    chosen: Live<usize>,
    on_choose: impl Fn(Option<u8>) + Send + Sync + 'static,
) -> Element {
    seg(Seg {
        name,
        label,
        choices: stages.iter().map(|word| Choice::word(word)).collect(),
        chosen,
        is_disabled: Some(is_closed(shell)),
        on_choose: Arc::new(move |place| {
            on_choose(place.checked_sub(1).and_then(|stage| u8::try_from(stage).ok()));
        }),
    })
}

fn stages(shell: Shell, task: &Arc<Task>) -> Element {
    let of = Arc::clone(task);
    let say = shell.view(move |model| model.stages_say(&of));
    let of = Arc::clone(task);
    let count = shell.once(|model| model.stages(&of).len());
    let part = |place: usize| {
        let of = Arc::clone(task);
        stage(shell, shell.view(move |model| model.stages(&of).into_iter().nth(place)))
    };
    group(words().stages, say.text(String::clone)).child(each(0..count, part))
}

fn stage(shell: Shell, view: Live<Option<StageView>>) -> Element {
    let Some(StageView { part, name, .. }) = view.now(Option::clone) else { return el("div") };
    let label = fill(words().stage_of, &[&name]);
    let chosen = view.map(|view| view.as_ref().map_or(0, |view| view.stage));
    let stages = building_stages(words());
    let chain = chain(shell, format!("s{part:?}"), label, &stages, chosen, move |stage| {
        tell(shell, DutyEvent::StageChosen(part, stage));
    });
    div("div", "part").child(div("p", "part-name").child(name)).child(chain)
}

fn days(shell: Shell, task: &Arc<Task>) -> Element {
    let of = Arc::clone(task);
    let held = shell.view(move |model| model.held(&of));
    group(words().days, held.text(|held: &HeldView| held.say.clone()))
        .child(rows::held_list(shell, held))
        .child(rows::held_form(shell, task.id))
}

fn ladder(shell: Shell, task: &Arc<Task>, count: usize) -> Element {
    let of = Arc::clone(task);
    let total = shell.view(move |model| model.ladder_total(&of));
    let rung = |place: usize| {
        let of = Arc::clone(task);
        rung(shell, task.id, shell.view(move |model| model.rungs(&of).into_iter().nth(place)))
    };
    group(words().ladder, total.text(String::clone))
        .child(div("ul", "rungs").child(each(0..count, rung)))
}

fn rung(shell: Shell, task: TaskId, view: Live<Option<RungView>>) -> Element {
    let Some(RungView { place, name, .. }) = view.now(Option::clone) else { return el("li") };
    let count = view.map(|view| view.as_ref().map(|view| view.count.clone()).unwrap_or_default());
    let write = move |text: String| tell(shell, DutyEvent::RungWritten(task, place, text));
    let step = move |by: i32| -> Listener {
        Box::new(move |_| {
            let now: i32 = count.now(|count| count.parse().unwrap_or(0));
            write((now + by).max(0).to_string());
        })
    };
    let step_button = |sign, label, by| {
        el("button")
            .attr("type", "button")
            .attr("aria-label", fill(label, &[&name]))
            .flag("disabled", is_closed(shell).is())
            .on("click", step(by))
            .child(icon(sign))
    };
    let field = el("input")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-label", fill(words().rung_label, &[&name]))
        .flag("disabled", is_closed(shell).is())
        .property("value", count.copy())
        .on("change", Box::new(move |event| write(files::text_of(&event))));
    let stepper = div("span", "stepper")
        .child(step_button("#i-minus", words().rung_down, -1))
        .child(field)
        .child(step_button("#i-plus", words().rung_up, 1));
    el("li").child(el("span").child(name)).child(stepper)
}

/// A task's targets, each with its readings.
pub fn targets(shell: Shell, task: &Task) -> Node {
    let target = |target: &yaodian_plan::Target| {
        let id = target.id;
        let is_number = target.op != yaodian_plan::Op::Cmp;
        let readings = is_number.then(|| readings(shell, id));
        div("div", "kind").child(goal(shell, id)).child(readings)
    };
    each(&task.targets, target)
}

/// What a target's value was, on which days, and where it started from.
fn readings(shell: Shell, id: TargetId) -> Element {
    let view = shell.view(move |model: &Model| model.readings_view(id));
    let say = view.text(|view: &ReadingsView| view.say.clone());
    let baseline = view.map(|view| view.baseline.clone());
    let write_baseline: Listener = Box::new(move |event| {
        tell(shell, DutyEvent::BaselineWritten(id, files::text_of(&event)));
    });
    let add: Listener = Box::new(move |event| {
        let [value, day] = form::read(&event, ["value", "day"]);
        tell(shell, DutyEvent::ReadingWritten(id, day.parse().ok(), value));
        form::reset(&event);
    });
    let input = |name: &'static str, kind: &'static str, label: &'static str| {
        let input = div("input", "field").attr("name", name).attr("type", kind);
        let input = input.attr("autocomplete", "off").flag("disabled", is_closed(shell).is());
        el("label").child(div("span", "label").child(label)).child(input)
    };
    let value = input("value", "text", words().reading_value);
    let form = div("form", "row-form")
        .on("submit", add)
        .child(value)
        .child(input("day", "date", words().reading_day))
        .child(rows::submit(shell, words().reading_add));
    let rows = view.show(move |view| rows::readings_list(shell, &view.rows));
    let base = field(shell, words().baseline, "text", baseline).on("change", write_baseline);
    let more = div("details", "more")
        .child(el("summary").child(words().reading_history))
        .child(rows)
        .child(form)
        .child(base);
    el("div").child(div("p", "quiet").child(say)).child(more)
}

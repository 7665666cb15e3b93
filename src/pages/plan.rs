//! 清单: the list, with an item's detail beside or above it.
//!
//! What a closed item holds is not drawn, but on the page made at build time.

use std::sync::Arc;

use yaodian_model::text::lang;
use yaodian_model::view::{ItemView, TotalView, pieces};
use yaodian_model::{Event, Item, Model, Outline, Route, Section};
use yaodian_plan::{NodeId, Task, TaskId};

use crate::app::{link, notice, seal};
use crate::browser::platform;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
#[cfg(not(feature = "track"))]
use crate::pages::find::{found, tools};
use crate::pages::item;
use crate::shell::Shell;
#[cfg(feature = "track")]
use crate::track::finding::{found, tools};
use crate::ui::puck::{Puck, pie, puck};
use crate::ui::ridges::ridges;
use crate::ui::shapes::{glyph, icon, light};
use crate::ui::{percent_of, target, text};

/// How many characters a title may have to stand on one line of a phone.
const TITLE_CHARS: usize = 13;

/// The list and the detail.
#[must_use]
pub fn panes(shell: Shell) -> Node {
    let is_sheet = shell.view(|model| matches!(model.route, Route::Item(_)));
    let list = div("div", "list")
        .flag("inert", is_sheet.read(|is_sheet| *is_sheet && !platform::is_wide()))
        .child(bar(shell))
        .child(viewing(shell))
        .child(hint(shell))
        .child(masthead(shell))
        .child(tools(shell))
        .child(found(shell, sections(shell)))
        .child(div("p", "colophon").child(shell.once(Model::colophon)));
    #[cfg(feature = "track")]
    let list = crate::track::list::frame(shell, list);
    let panes = div("main", "panes");
    #[cfg(feature = "track")]
    let panes = panes.flag("data-picking", shell.view(Model::is_selecting).is());
    panes.child(list).child(item::pane(shell)).into()
}

#[cfg(feature = "track")]
use crate::track::guide::hint;

#[cfg(not(feature = "track"))]
const fn hint(_: Shell) -> Node {
    Node::Nothing
}

fn bar(shell: Shell) -> Element {
    let issuer = shell.once(|model| model.outline.issuer.clone());
    let title = shell.once(|model| model.short_title().to_owned());
    // A long title takes two lines of smaller words.
    let is_long = title.chars().count() > TITLE_CHARS;
    let head = el("h1").attr("tabindex", "-1");
    let head = if is_long { head.attr("class", "long") } else { head };
    let share =
        link("icon-btn", Route::Share).attr("id", "share").attr("aria-label", lang().share_link);
    div("header", "bar")
        .child(seal())
        .child(div("div", "bar-title").child(el("small").child(issuer)).child(head.child(title)))
        .child(share.child(icon("#i-share")))
}

fn viewing(shell: Shell) -> Node {
    let end = || vec![(lang().viewing_end, Event::ViewingEnded)];
    shell
        .view(Model::viewing_word)
        .show(move |word| word.as_ref().map(|word| notice(shell, "", word, end())).into())
}

fn masthead(shell: Shell) -> Node {
    let head = shell.view(Model::masthead);
    let total = |(place, total): (usize, TotalView)| {
        let count = move |totals: &[TotalView]| totals.get(place).map(|total| total.count);
        let count = head.text(move |head| count(&head.totals).unwrap_or(0).to_string());
        let figure = el("dd").child(glyph(total.status)).child(count);
        el("div").child(el("dt").child(total.word)).child(figure)
    };
    let totals = head.now(|head| head.totals.clone());
    let totals = div("dl", "totals").child(each(totals.into_iter().enumerate(), total));
    Node::Many(vec![ridges("h", head).into(), totals.into()])
}

/// All sections; with a filter or a search, those that hold something found.
fn sections(shell: Shell) -> Node {
    let sections = shell.once(|model| {
        let Outline { sections, removed, .. } = &model.outline;
        sections.iter().chain(removed).cloned().collect::<Vec<_>>()
    });
    each(sections, |one| section(shell, one))
}

/// Whether the sections show only what was found: the tracker shows that in a list of its own.
fn narrows(model: &Model) -> bool {
    !cfg!(feature = "track") && model.is_finding()
}

/// Whether a section or an item is open: by hand, or because it holds something found.
fn openness(shell: Shell, id: NodeId) -> Live<bool> {
    shell.view(move |model| narrows(model) || model.open.contains(&id))
}

/// What opens and closes a section or an item.
fn handle(shell: Shell, class: &'static str, id: NodeId, is_open: Live<bool>) -> Element {
    let toggle: Listener = Box::new(move |event| {
        // The model opens it, so that what it holds is drawn in the same moment.
        event.prevent_default();
        shell.send(Event::NodeToggled(id, is_open.now(|is_open| !is_open)));
    });
    div("summary", class).attr("id", format!("s{}", id.0)).on("click", toggle)
}

fn section(shell: Shell, this: Section) -> Element {
    let (id, items, is_static) = (this.id, this.items.clone(), shell.is_static());
    let is_open = openness(shell, id);
    #[cfg(feature = "track")]
    let of = this.clone();
    let held = items.clone();
    let is_empty = shell.view(move |model| {
        let mut items = model.outline.items_in(&held).iter();
        narrows(model) && items.all(|item| model.found_in(item).is_empty())
    });
    let body = move |is_open: &bool| {
        if !*is_open && !is_static {
            return Node::Nothing;
        }
        let items = shell.once(|model| model.outline.items_in(&items).to_vec());
        let rows = each(items, |item| item_row(shell, item));
        #[cfg(feature = "track")]
        let rows = Node::Many(vec![crate::track::list::section_mark(shell, &of), rows]);
        rows
    };
    div("details", "sec")
        .attr("data-node", id.0.to_string())
        .flag("open", is_open.is())
        .flag("hidden", is_empty.is())
        .child(section_head(shell, this, handle(shell, "sec-head", id, is_open)))
        .child(is_open.show(body))
}

fn section_head(shell: Shell, this: Section, handle: Element) -> Element {
    let (heading, sub) = (this.heading(), this.subheading().to_owned());
    let view = shell.view(move |model| model.section_view(&this));
    let sub = (!sub.is_empty()).then(|| el("small").child(sub));
    let tally = div("span", "tally")
        .attr("aria-hidden", "true")
        .child(el("b").child(view.text(|view| view.done.to_string())))
        .child(view.text(|view| format!("/{}", view.counted)));
    handle
        .child(el("h2").child(heading).child(sub))
        .child(tally)
        .child(div("span", "visually-hidden").child(view.text(|view| view.label.clone())))
        .child(el("i").style("--p", view.read(|view| percent_of(view.permille))))
}

fn item_row(shell: Shell, item: Item) -> Element {
    let (id, is_static, item) = (item.id, shell.is_static(), Arc::new(item));
    let is_open = openness(shell, id);
    let is_current = shell.view(move |model| model.route == Route::Item(id));
    let held = Arc::clone(&item);
    let is_empty = shell.view(move |model| narrows(model) && model.found_in(&held).is_empty());
    let held = Arc::clone(&item);
    let view = shell.view(move |model| model.item_view(&held));
    let name = shell.once(|model| model.outline.item_name(&item).to_owned());
    let head = item_head(&item, name, view, handle(shell, "", id, is_open));
    #[cfg(feature = "track")]
    let of = Arc::clone(&item);
    let body = move |is_open: &bool| {
        if *is_open || is_static { tasks(shell, &item) } else { Node::Nothing }
    };
    let details = el("details")
        .attr("data-node", id.0.to_string())
        .flag("open", is_open.is())
        .child(head)
        .child(is_open.show(body));
    let state = view.show(|view| pie(view.status, view.permille, &view.label).into());
    #[cfg(feature = "track")]
    let state = crate::track::list::item_mark(shell, &of, state);
    div("article", "item")
        .flag("data-current", is_current.is())
        .flag("hidden", is_empty.is())
        .child(state)
        .child(details)
}

fn item_head(item: &Item, name: String, view: Live<ItemView>, handle: Element) -> Element {
    let no = if item.label.is_empty() { String::new() } else { format!("{}.", item.label) };
    let targets = |view: &ItemView| {
        let lines = || div("span", "targets").child(each(&view.targets, target::line));
        (!view.targets.is_empty()).then(lines).into()
    };
    let meta = div("span", "meta")
        .child(view.show(|view| view.light.as_ref().map(light).into()))
        .child(el("span").child(view.text(|view| view.tally.clone())));
    handle
        .child(div("h3", "item-title").child(div("span", "no").child(no)).child(name))
        .child(meta)
        .child(view.show(targets))
}

fn tasks(shell: Shell, item: &Arc<Item>) -> Node {
    let all = shell.once(|model| model.outline.tasks_in(&item.tasks).to_vec());
    let held = Arc::clone(item);
    let found = shell.view(move |model| {
        let id = |place: usize| model.outline.tasks.get(place).map(|task| task.id);
        let ids = || model.found_in(&held).into_iter().filter_map(id).collect::<Vec<_>>();
        narrows(model).then(ids)
    });
    let more = link("", Route::Item(item.id)).attr("id", format!("more{}", item.id.0));
    let first = item.tasks.start;
    let row = |(place, task): (usize, &Task)| {
        let heads: Vec<String> = shell
            .once(|model| model.outline.heads_over(first + place).map(str::to_owned).collect());
        let heads = each(heads, |head| div("li", "task-head").child(head));
        Node::Many(vec![heads, task_row(shell, task, found).into()])
    };
    let rows = div("ul", "tasks").child(each(all.iter().enumerate(), row));
    Node::Many(vec![rows.into(), div("p", "item-foot").child(more.child(lang().item_more)).into()])
}

fn task_row(shell: Shell, task: &Task, found: Live<Option<Vec<TaskId>>>) -> Element {
    let id = task.id;
    let is_hidden = found.read(move |found| found.as_ref().is_some_and(|f| !f.contains(&id)));
    #[cfg(feature = "track")]
    use crate::track::list::mark as task_box;
    let row = div("li", "task")
        .flag("hidden", is_hidden)
        .child(task_box(shell, task, "t"))
        .child(task_text(task, "t"));
    #[cfg(feature = "track")]
    let row = row.child(crate::track::list::beneath(shell, id, "t"));
    row
}

/// A task's text, under an id that starts with `named`.
#[must_use]
pub fn task_text(task: &Task, named: &'static str) -> Element {
    el("p").attr("id", format!("{named}{}", task.id.0)).child(text::pieces(pieces(task)))
}

/// A task's box, named by the text whose id starts with `named`.
#[must_use]
pub fn task_box(shell: Shell, task: &Task, named: &'static str) -> Element {
    let (id, is_static) = (task.id, shell.is_static());
    puck(Puck {
        id: format!("b{named}{}", id.0),
        named_by: format!("{named}{}", id.0),
        task: id.0,
        status: shell.view(move |model| model.shown().status(id)),
        is_disabled: shell.view(move |model| is_static || !model.is_editable()),
        on_tick: shell.tells(Event::TaskTicked(id)),
        on_menu: Arc::new(move |()| shell.send(Event::StatusMenuOpened(id))),
    })
}

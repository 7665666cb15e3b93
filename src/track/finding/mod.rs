//! The list's tools in the tracker: the field to search with, the chips, all filters, and what was
//! found.
//!
//! Must not decide what is found: the model does.

mod sheet;

use yaodian_model::text::{fill, lang};
use yaodian_model::track::TrackEvent;
use yaodian_model::track::finding::text::words;
use yaodian_model::track::finding::{Choice, FindEvent, FoundGroup, FoundView};
use yaodian_model::{Event, Filter, Model, Route};

use crate::app::{button, link};
use crate::browser::address;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::pages::chip::chip;
use crate::pages::plan::task_text;
use crate::shell::Shell;
use crate::track::list;
use crate::ui::shapes::icon;

/// The id of the button that shows all filters.
const MORE: &str = "more-filters";
/// The id of the button that shows more of what was found.
const MORE_FOUND: &str = "more-found";

/// An event of this part.
const fn find(event: FindEvent) -> Event {
    Event::Track(TrackEvent::Find(event))
}

/// The field to search with and the chips.
pub fn tools(shell: Shell) -> Node {
    let query = shell.view(|model| model.query.clone());
    let field = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", lang().search)
        .attr("autocomplete", "off")
        .property("value", query.copy())
        .on("focus", shell.tells(find(FindEvent::FieldEntered)))
        .on("input", shell.tells_text(Event::QueryTyped));
    let search = div("label", "search")
        .child(icon("#i-search"))
        .child(div("span", "visually-hidden").child(lang().search_label))
        .child(field);
    let tools = div("div", "tools")
        .attr("role", "group")
        .attr("aria-label", lang().find_label)
        .child(search)
        .child(list::button(shell))
        .child(more_filters(shell))
        .child(mine(shell))
        .child(each(Filter::ALL, |filter| {
            chip(shell, filter, move |model| model.is_filter_on(filter))
        }));
    Node::Many(vec![tools.into(), sheet::sheet(shell)])
}

fn more_filters(shell: Shell) -> Element {
    let count = shell.view(|model| model.track.finding.view.choice_count());
    let said = count.read(|count| {
        let said = fill(words().filters_on, &[&count.to_string()]);
        (*count > 0).then_some(said)
    });
    let shown = count.text(|count| if *count > 0 { count.to_string() } else { String::new() });
    button(shell, "chip", find(FindEvent::SheetOpened))
        .attr("id", MORE)
        .attr("aria-haspopup", "dialog")
        .live("aria-label", said)
        .child(words().filters)
        .child(el("b").child(shown))
}

fn mine(shell: Shell) -> Element {
    let state = shell.view(|model| {
        let has_role = !model.track.finding.role.is_empty();
        (model.choice_state(&Choice::Mine), has_role)
    });
    let count = state.text(|(state, has_role)| match has_role {
        true => state.count.clone(),
        false => String::new(),
    });
    button(shell, "chip", find(FindEvent::MineToggled))
        .live("aria-pressed", state.read(|(state, _)| Some(state.is_on.to_string())))
        .child(words().mine)
        .child(el("b").child(count))
}

/// What was found, in place of the sections; they stay as they were left.
pub fn found(shell: Shell, sections: Node) -> Node {
    let said = shell.view(Model::found_word);
    let found = shell.view(Model::found_view);
    let is_finding = shell.view(Model::is_finding);
    let results = found.show(move |found| match found {
        None => Node::Nothing,
        Some(found) if found.groups.is_empty() => nothing(shell),
        Some(found) => results_list(shell, found),
    });
    Node::Many(vec![
        div("div", "found-said").attr("role", "status").child(said.text(String::clone)).into(),
        div("div", "results").child(results).into(),
        div("div", "all").flag("hidden", is_finding.is()).child(sections).into(),
    ])
}

/// Nothing was found: the ways out.
fn nothing(shell: Shell) -> Node {
    let asked = shell.view(|model| {
        let view = &model.track.finding.view;
        (view.words.clone(), view.choice_count() > 0)
    });
    let ways = move |(query, has_choices): &(String, bool)| {
        // Where there is but one of both, the last button gives it up.
        let is_both = *has_choices && !query.is_empty();
        let words_out = is_both.then(|| {
            let word = fill(words().none_words, &[query]);
            button(shell, "btn", find(FindEvent::WordsCleared)).child(word)
        });
        let filters_out = is_both.then(|| {
            button(shell, "btn", Event::FilterChosen(Filter::All)).child(words().none_filters)
        });
        let all = button(shell, "btn", find(FindEvent::Cleared)).child(words().all);
        Node::Many(vec![words_out.into(), filters_out.into(), all.into()])
    };
    let said = div("p", "found").child(words().none);
    Node::Many(vec![said.into(), div("div", "btns found ways").child(asked.show(ways)).into()])
}

fn results_list(shell: Shell, found: &FoundView) -> Node {
    let grow: Listener = Box::new(move |_| {
        shell.send(find(FindEvent::MoreShown));
        // The button was drawn anew, if there is still more.
        address::focus_soon(MORE_FOUND);
    });
    let more = (found.rest > 0).then(|| {
        let word = fill(words().more, &[&found.rest.min(STEP).to_string()]);
        let button = div("button", "btn found").attr("type", "button").attr("id", MORE_FOUND);
        button.on("click", grow).child(word)
    });
    Node::Many(vec![each(&found.groups, |group| hits(shell, group)), more.into()])
}

/// How many more are shown with a tap.
const STEP: usize = yaodian_model::track::finding::SHOWN_MORE;

/// What was found of an item.
fn hits(shell: Shell, group: &FoundGroup) -> Element {
    let no = match group.label.as_str() {
        "" => String::new(),
        label => format!("{label}."),
    };
    let title = link("hits-item", Route::Item(group.item))
        .attr("id", format!("h{}", group.item.0))
        .child(div("span", "no").child(no))
        .child(group.name.clone());
    let head = div("h2", "hits-head").child(el("small").child(group.section.clone())).child(title);
    let tasks = shell.once(|model| {
        let task = |id| model.outline.task(id).cloned();
        group.tasks.iter().filter_map(|id| task(*id)).collect::<Vec<_>>()
    });
    let row = |task: yaodian_plan::Task| {
        div("li", "task")
            .child(list::mark(shell, &task, "f"))
            .child(task_text(&task, "f"))
            .child(list::beneath(shell, task.id, "f"))
    };
    div("section", "hits").child(head).child(div("ul", "tasks").child(each(tasks, row)))
}

//! All filters: the role, saved views, the groups of choices, and the way back to the list.
//!
//! Must not know which choices there are: the model lists them.

use yaodian_model::Model;
use yaodian_model::text::{fill, lang};
use yaodian_model::track::finding::text::words;
use yaodian_model::track::finding::{
    Choice, ChoiceView, FindEvent, GroupView, RoleView, SavedRow, Since,
};

use super::{MORE, find};
use crate::app::button;
use crate::browser::{address, dialog, form};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::shapes::icon;

/// The sheet, while it is open.
pub fn sheet(shell: Shell) -> Node {
    let is_open = shell.view(|model| model.track.finding.is_sheet_open);
    is_open.show(move |is_open| if *is_open { filters(shell).into() } else { Node::Nothing })
}

/// Closes the sheet and gives the focus back.
fn close(shell: Shell) {
    shell.send(find(FindEvent::SheetClosed));
    address::focus_soon(MORE);
}

fn closes(shell: Shell) -> Listener {
    Box::new(move |event| {
        event.prevent_default();
        close(shell);
    })
}

fn filters(shell: Shell) -> Element {
    let groups = shell.once(Model::filter_groups);
    let beside: Listener = Box::new(move |event| {
        if dialog::is_backdrop(&event) {
            close(shell);
        }
    });
    let shut = div("button", "icon-btn")
        .attr("type", "button")
        .attr("aria-label", lang().close)
        .on("click", closes(shell));
    let head = div("header", "filters-head")
        .child(el("h2").attr("tabindex", "-1").child(words().sheet))
        .child(shut.child(icon("#i-close")));
    div("dialog", "dialog filters")
        .attr("aria-label", words().sheet)
        .on("cancel", closes(shell))
        .on("click", beside)
        .on_drawn(Box::new(dialog::show))
        .child(head)
        .child(role(shell))
        .child(saved(shell))
        .child(each(groups.into_iter().enumerate(), |(place, view)| group(shell, place, view)))
        .child(foot(shell))
}

fn foot(shell: Shell) -> Element {
    let is_all = shell.view(|model| !model.is_finding());
    let go = shell.view(Model::sheet_go);
    let clear = button(shell, "btn", find(FindEvent::Cleared))
        .flag("disabled", is_all.is())
        .child(words().clear);
    let go = div("button", "btn btn--main")
        .attr("type", "button")
        .on("click", closes(shell))
        .child(el("span").attr("role", "status").child(go.text(String::clone)));
    div("div", "filters-foot btns").child(clear).child(go)
}

/// A choice that is turned on and off.
fn chip(shell: Shell, view: ChoiceView) -> Element {
    let ChoiceView { choice, word } = view;
    let asked = choice.clone();
    let state = shell.view(move |model| model.choice_state(&asked));
    let event = match choice {
        Choice::Mine => FindEvent::MineToggled,
        choice => FindEvent::Chosen(choice),
    };
    button(shell, "chip chip--wrap", find(event))
        .live("aria-pressed", state.read(|state| Some(state.is_on.to_string())))
        .child(el("span").child(word))
        .child(el("b").child(state.text(|state| state.count.clone())))
}

fn group(shell: Shell, place: usize, view: GroupView) -> Element {
    let id = format!("group{place}");
    let is_changes = view.choices.iter().any(|one| matches!(one.choice, Choice::Since(_)));
    let hint = view.choices.is_empty().then(|| div("p", "quiet").child(view.hint));
    let chips = div("div", "choices").child(each(view.choices, |one| chip(shell, one)));
    let day = is_changes.then(|| since(shell));
    div("div", "filter-group")
        .attr("role", "group")
        .attr("aria-labelledby", id.clone())
        .child(div("h3", "label").attr("id", id).child(view.title))
        .child(hint)
        .child(chips.child(day))
}

/// A day from which on changes count.
fn since(shell: Shell) -> Element {
    let day = shell.view(|model| match model.track.finding.view.changed_since {
        Some(Since::Day(day)) => day.to_string(),
        _ => String::new(),
    });
    let chosen = shell.tells_text(|text| find(FindEvent::SinceChosen(text.parse().ok())));
    let field = div("input", "field day").attr("type", "date").property("value", day.copy());
    div("label", "since").child(words().since_day).child(field.on("change", chosen))
}

/// 与我有关, and who that is.
fn role(shell: Shell) -> Node {
    let view = shell.view(Model::role_view);
    let chip = move || {
        let (choice, word) = (Choice::Mine, words().mine.to_owned());
        chip(shell, ChoiceView { choice, word })
    };
    let said = move |view: &RoleView| {
        let ask = button(shell, "textlink", find(FindEvent::RoleAsked));
        if view.role.is_empty() {
            let none = el("span").child(words().role_none);
            return div("div", "role").child(none).child(ask.child(words().role_give));
        }
        let role = el("span").child(format!("{} {}", words().role, view.role));
        div("div", "role").child(chip()).child(role).child(ask.child(words().role_change))
    };
    let shown = view.show(move |view| match view.is_asked {
        true => ask(shell, view).into(),
        false => said(view).into(),
    });
    div("div", "filter-group").child(shown).into()
}

fn ask(shell: Shell, view: &RoleView) -> Element {
    let given: Listener = Box::new(move |event| {
        let [role] = form::read(&event, ["role"]);
        shell.send(find(FindEvent::RoleGiven(role)));
    });
    let name = |name: &String| {
        let give = shell.tells(find(FindEvent::RoleGiven(name.clone())));
        div("button", "chip chip--wrap")
            .attr("type", "button")
            .on("click", give)
            .child(name.clone())
    };
    let names = (!view.names.is_empty()).then(|| {
        let chips = div("div", "choices").child(each(&view.names, name));
        Node::Many(vec![div("p", "label gap").child(words().role_found).into(), chips.into()])
    });
    let field = div("input", "field")
        .attr("id", "role")
        .attr("name", "role")
        .attr("autocomplete", "organization-title")
        .attr("placeholder", words().role_hint)
        .attr("value", view.role.clone())
        .on_drawn(Box::new(|_| address::focus_soon("role")));
    let label = div("label", "grow").child(div("span", "label").child(words().role_label));
    div("form", "ask")
        .on("submit", given)
        .child(div("p", "quiet").child(words().role_say))
        .child(
            div("div", "name-row")
                .child(label.child(field))
                .child(div("button", "btn").attr("type", "submit").child(words().role_save)),
        )
        .child(names)
}

/// The saved views that fit the plan.
fn saved(shell: Shell) -> Node {
    let rows = shell.view(Model::saved_rows);
    let row = move |row: &SavedRow| {
        let open = button(shell, "saved-open", find(FindEvent::ViewOpened(row.place)));
        let label = fill(words().saved_remove, &[&row.name]);
        let remove = button(shell, "icon-btn", find(FindEvent::ViewRemoved(row.place)));
        el("li")
            .child(open.attr("aria-pressed", row.is_on.to_string()).child(row.name.clone()))
            .child(remove.attr("aria-label", label).child(icon("#i-close")))
    };
    let list = rows.show(move |rows| {
        let list = || {
            let title = div("h3", "label").attr("id", "saved").child(words().saved);
            let list = div("ul", "saved").attr("aria-labelledby", "saved").child(each(rows, row));
            Node::Many(vec![title.into(), list.into()])
        };
        if rows.is_empty() { Node::Nothing } else { list() }
    });
    let removed = shell.view(Model::removed_view);
    let undo = move |said: &String| {
        let undo = button(shell, "textlink", find(FindEvent::ViewRestored));
        Node::Many(vec![said.clone().into(), undo.child(words().saved_restore).into()])
    };
    let removed = removed.show(move |said| said.as_ref().map(undo).unwrap_or_default());
    let removed = div("div", "saved-removed").attr("role", "status").child(removed);
    div("div", "filter-group").child(list).child(removed).child(save(shell)).into()
}

/// The view in use under a name; nothing while it is everything.
fn save(shell: Shell) -> Node {
    let is_finding = shell.view(Model::is_finding);
    let given: fn(Shell) -> Listener = |shell| {
        Box::new(move |event| {
            let [name] = form::read(&event, ["view-name"]);
            shell.send(find(FindEvent::ViewSaved(name)));
            form::reset(&event);
        })
    };
    let form = move || {
        let field = div("input", "field")
            .attr("name", "view-name")
            .attr("aria-label", words().save_name)
            .attr("autocomplete", "off")
            .attr("maxlength", "60")
            .attr("required", "")
            .attr("placeholder", words().save_hint);
        div("form", "name-row")
            .on("submit", given(shell))
            .child(field)
            .child(div("button", "btn").attr("type", "submit").child(words().save))
    };
    is_finding.show(move |is_finding| if *is_finding { form().into() } else { Node::Nothing })
}

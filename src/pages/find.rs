//! The list's tools in the app: a field to search with, six filters, and what they came to.
//!
//! Must not be in the tracker, which has more of them.

use yaodian_model::text::{fill, lang};
use yaodian_model::{Event, Filter};

use crate::dom::{Element, Listener, Node, div, each, el};
use crate::pages::chip::chip;
use crate::shell::Shell;
use crate::ui::shapes::icon;

/// The field to search with and the filters.
pub fn tools(shell: Shell) -> Element {
    let query = shell.view(|model| model.query.clone());
    let field = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", lang().search)
        .property("value", query.copy())
        .on("input", shell.tells_text(Event::QueryTyped));
    let search = div("label", "search")
        .child(icon("#i-search"))
        .child(div("span", "visually-hidden").child(lang().search_label))
        .child(field);
    div("div", "tools")
        .attr("role", "group")
        .attr("aria-label", lang().find_label)
        .child(search)
        .child(each(Filter::ALL, |filter| chip(shell, filter, move |model| model.filter == filter)))
}

/// What a filter or a search came to, over the sections.
pub fn found(shell: Shell, sections: Node) -> Node {
    let found = shell.view(|model| {
        let items = model.outline.items.iter();
        model.is_finding().then(|| items.map(|item| model.found_in(item).len()).sum::<usize>())
    });
    let said = found.text(|found| {
        found.map(|count| fill(lang().found_count, &[&count.to_string()])).unwrap_or_default()
    });
    let none = move |found: &Option<usize>| {
        if *found != Some(0) {
            return Node::Nothing;
        }
        let all: Listener = Box::new(move |_| {
            shell.send(Event::QueryTyped(String::new()));
            shell.send(Event::FilterChosen(Filter::All));
        });
        let words = div("p", "found").child(lang().found_none);
        let all = div("button", "btn found").on("click", all).child(lang().show_all);
        Node::Many(vec![words.into(), all.into()])
    };
    Node::Many(vec![
        div("p", "visually-hidden").attr("role", "status").child(said).into(),
        found.show(none),
        sections,
    ])
}

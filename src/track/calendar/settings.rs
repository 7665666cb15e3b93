//! What lights and calendar go by: the days before a deadline, and the school terms.
//!
//! Must not judge what was typed: the model tells.

use yaodian_model::Model;
use yaodian_model::text::fill;
use yaodian_model::track::calendar::text::words;
use yaodian_model::track::calendar::{CalendarEvent, NearView, TermView, TermsView};

use super::{tell, told};
use crate::app::button;
use crate::browser::form;
use crate::dom::{Element, Listener, div, each, el};
use crate::shell::Shell;
use crate::ui::shapes::icon;

/// The head of these settings.
#[must_use]
pub fn title() -> &'static str {
    words().settings
}

/// These settings, for the screen of settings.
#[must_use]
pub fn settings(shell: Shell) -> Vec<Element> {
    let [label, say, trouble] = near(shell);
    let head = div("h3", "sub").child(words().terms);
    vec![label, say, trouble, head, div("p", "quiet").child(words().terms_say), terms(shell)]
}

fn near(shell: Shell) -> [Element; 3] {
    let view = shell.view(Model::near_view);
    let usual = view.now(|view: &NearView| view.usual.clone());
    let input = div("input", "field cal-days-field")
        .attr("id", "near")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("placeholder", usual.clone())
        .attr("aria-describedby", "near-say near-trouble")
        .live(
            "aria-invalid",
            view.read(|view| (!view.trouble.is_empty()).then(|| "true".to_owned())),
        )
        .property("value", view.read(|view| view.typed.clone()))
        .on("change", shell.tells_text(|days| told(CalendarEvent::NearTyped(days))));
    let label = el("label").child(div("span", "label").child(words().near)).child(input);
    let say = div("p", "quiet").attr("id", "near-say").child(fill(words().near_say, &[&usual]));
    let trouble = view.text(|view| view.trouble.to_owned());
    let trouble =
        div("p", "trouble").attr("id", "near-trouble").attr("role", "alert").child(trouble);
    [label, say, trouble]
}

/// The terms that were set, and a form to set one.
pub fn terms(shell: Shell) -> Element {
    let view = shell.view(Model::terms_view);
    let usual = view.now(|view: &TermsView| view.usual.clone());
    let list = view.map(|view| view.terms.clone()).show(move |terms| {
        (!terms.is_empty())
            .then(|| div("ul", "added").child(each(terms, |term| term_row(shell, term))))
            .into()
    });
    let add: Listener = Box::new(move |event| {
        let [start, weeks] = form::read(&event, ["start", "weeks"]);
        tell(shell, CalendarEvent::TermTyped { start, weeks });
        if shell.once(|model| model.track.calendar.complaint.is_none()) {
            form::reset(&event);
        }
    });
    let field = |name: &'static str, label: &'static str| {
        let input = div("input", "field").attr("name", name).attr("autocomplete", "off");
        (div("span", "label").child(label), input)
    };
    let (start, day) = field("start", words().term_start);
    let (weeks, count) = field("weeks", words().term_weeks);
    let count = count
        .attr("inputmode", "numeric")
        .attr("placeholder", fill(words().term_weeks_hint, &[&usual]));
    let submit = div("button", "btn").attr("type", "submit").child(icon("#i-plus"));
    let form = div("form", "row-form")
        .attr("novalidate", "")
        .on("submit", add)
        .child(el("label").child(start).child(day.attr("type", "date")))
        .child(el("label").child(weeks).child(count))
        .child(submit.child(words().term_add));
    let trouble = view.text(|view| view.trouble.to_owned());
    div("div", "cal-terms")
        .child(list)
        .child(form)
        .child(div("p", "trouble").attr("role", "alert").child(trouble))
}

fn term_row(shell: Shell, term: &TermView) -> Element {
    let said = el("span").child(term.name.clone()).child(el("small").child(term.say.clone()));
    let remove = button(shell, "icon-btn", told(CalendarEvent::TermRemoved(term.start)))
        .attr("aria-label", fill(words().term_remove, &[&term.name]))
        .child(icon("#i-close"));
    el("li").child(said).child(remove)
}

//! 行事历: a month or a term as a grid with the chosen day beside it, or the list of what is
//! pressing; and the settings it goes by.
//!
//! Must not lay out days or find words: the view models did.

mod day;
mod grid;
mod settings;

pub use settings::{settings, title};

use std::sync::Arc;

use yaodian_model::text::lang;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::calendar::text::words;
use yaodian_model::track::calendar::{CalendarAt, CalendarEvent, CalendarKind};
use yaodian_model::{Event, Model, Route};

use crate::app::{button, link, page_bar};
use crate::dom::{Element, Node, div, el};
use crate::live::Live;
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};

/// The calendar's screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let kind = shell.view(|model| model.calendar_at().kind);
    let body = move |kind: &CalendarKind| match kind {
        CalendarKind::Month => split(shell, "split", month(shell)),
        CalendarKind::Term => term(shell),
        CalendarKind::Agenda => day::agenda(shell).into(),
    };
    let page = div("main", "page cal").child(kinds(shell, kind)).child(kind.show(body));
    Node::Many(vec![page_bar(shell, lang().calendar_title, Route::Share).into(), page.into()])
}

/// Tells the model of something in the calendar.
fn tell(shell: Shell, event: CalendarEvent) {
    shell.send(told(event));
}

const fn told(event: CalendarEvent) -> Event {
    Event::Track(TrackEvent::Calendar(event))
}

/// The ways to look at the calendar, of which one is on.
fn kinds(shell: Shell, kind: Live<CalendarKind>) -> Element {
    let text = words();
    let words = [text.kind_month, text.kind_term, text.kind_agenda];
    let place =
        |kind: &CalendarKind| CalendarKind::ALL.iter().position(|one| one == kind).unwrap_or(0);
    seg(Seg {
        name: "calendar-kind".to_owned(),
        label: text.kind.to_owned(),
        choices: words.map(Choice::word).into(),
        chosen: kind.map(place),
        is_disabled: None,
        on_choose: Arc::new(move |place| {
            if let Some(kind) = CalendarKind::ALL.get(place) {
                tell(shell, CalendarEvent::KindChosen(*kind));
            }
        }),
    })
}

/// A grid with the chosen day beside it, or below on a phone.
fn split(shell: Shell, class: &'static str, grid: Element) -> Node {
    div("div", class).child(grid).child(day::day(shell)).into()
}

fn month(shell: Shell) -> Element {
    let line = shell.view(Model::agenda_line).text(String::clone);
    let all = button(shell, "textlink", told(CalendarEvent::KindChosen(CalendarKind::Agenda)));
    let say =
        div("p", "cal-line").child(el("span").child(line)).child(all.child(words().agenda_show));
    div("div", "cal-main").child(say).child(grid::grid(shell))
}

/// The term that is shown; where none was set, what to do about it.
fn term(shell: Shell) -> Node {
    let has_terms = shell.view(|model| model.term_shown().is_some());
    has_terms.show(move |has_terms| match has_terms {
        true => split(shell, "split cal-term", div("div", "cal-main").child(grid::grid(shell))),
        false => {
            let say = div("p", "say gap").child(words().terms_none);
            div("div", "cal-none").child(say).child(settings::terms(shell)).into()
        }
    })
}

/// The calendar's tab.
#[must_use]
pub fn tab(is_current: Live<bool>) -> Element {
    let path = "M4.5 5.5h15v14h-15zM4.5 10h15M8.5 3.5v4M15.5 3.5v4M8 14h3M13.5 14H16";
    let icon = div("svg", "icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(el("path").attr("d", path));
    link("", Route::Calendar(CalendarAt::default()))
        .attr("id", "tab-calendar")
        .live("aria-current", is_current.read(|is| is.then(|| "page".to_owned())))
        .child(icon)
        .child(lang().calendar_title)
}

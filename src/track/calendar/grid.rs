//! The grid of days: a table that arrow keys move in, one day of it in the order of the tabulator.
//!
//! Must not know what stands on a day.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yaodian_model::Model;
use yaodian_model::track::calendar::text::words;
use yaodian_model::track::calendar::{
    BarView, CalendarEvent, CellView, GridView, Mark, Move, weekday_words,
};
use yaodian_plan::Light;

use super::{tell, told};
use crate::app::button;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::shell::Shell;
use crate::ui::shapes::shape;

/// The day in the order of the tabulator.
const CURSOR: &str = ".cal-days button[tabindex='0']";

/// The grid with its head.
pub fn grid(shell: Shell) -> Element {
    let view = shell.view(Model::grid_view);
    let frame = view.map(|view| view.as_ref().map(GridView::frame).unwrap_or_default());
    let table = frame.show(move |(_, _, heads)| table(shell, view, heads).into());
    let say = view.text(|view| view.as_ref().map(|view| view.say.clone()).unwrap_or_default());
    div("section", "cal-grid")
        .attr("aria-labelledby", "cal-heading")
        .child(head(shell, view))
        .child(div("p", "quiet").child(say))
        .child(table)
        .child(div("p", "visually-hidden").attr("id", "cal-keys").child(words().grid_keys))
        .child(legend())
}

fn head(shell: Shell, view: Live<Option<GridView>>) -> Element {
    let heading = view.text(|view| view.as_ref().map(|v| v.heading.clone()).unwrap_or_default());
    let step = move |is_next: bool| {
        let way = view.map(move |view| {
            let [previous, next] = view.as_ref().map(|view| view.steps).unwrap_or_default();
            if is_next { next } else { previous }
        });
        let class = if is_next { "icon-btn cal-step cal-step--next" } else { "icon-btn cal-step" };
        button(shell, class, told(CalendarEvent::Stepped { is_next }))
            .live("aria-label", way.read(|(word, _)| Some((*word).to_owned())))
            .flag("disabled", way.read(|(_, is_open)| !is_open))
            .child(shape("chevron"))
    };
    let today = button(shell, "btn cal-today", told(CalendarEvent::TodayAsked));
    let heading = el("h2").attr("id", "cal-heading").attr("aria-live", "polite").child(heading);
    div("header", "cal-head")
        .child(heading)
        .child(step(false))
        .child(today.child(words().today))
        .child(step(true))
}

fn table(shell: Shell, view: Live<Option<GridView>>, heads: &[bool]) -> Element {
    let weekday = |(word, short): (&'static str, char)| {
        let short = el("span").attr("aria-hidden", "true").child(short.to_string());
        el("th").attr("scope", "col").child(short).child(div("span", "visually-hidden").child(word))
    };
    let weekdays = weekday_words().into_iter().zip(words().weekdays_short.chars());
    let week = |(place, has_head): (usize, &bool)| {
        let head = has_head.then(|| week_head(view, place));
        let days = each(0..7, |day| cell(shell, view, place, day));
        Node::Many(vec![head.into(), el("tr").child(days).into()])
    };
    div("table", "cal-days")
        .attr("role", "grid")
        .attr("aria-labelledby", "cal-heading")
        .attr("aria-describedby", "cal-keys")
        .on("keydown", keys(shell))
        .child(el("thead").child(el("tr").child(each(weekdays, weekday))))
        .child(el("tbody").child(each(heads.iter().enumerate(), week)))
}

fn week_head(view: Live<Option<GridView>>, place: usize) -> Element {
    let head = move |view: &Option<GridView>| {
        let week = view.as_ref().and_then(|view| view.weeks.get(place));
        week.map(|week| week.head.clone()).unwrap_or_default()
    };
    let head = el("th").attr("colspan", "7").attr("scope", "rowgroup").child(view.text(head));
    div("tr", "cal-week").child(head)
}

fn cell(shell: Shell, view: Live<Option<GridView>>, week: usize, day: usize) -> Node {
    let cell = view.map(move |view| view.as_ref()?.cell(week, day).cloned());
    let Some(date) = cell.now(|cell| cell.as_ref().map(|cell| cell.date)) else {
        return Node::Nothing;
    };
    let is = move |is: fn(&CellView) -> bool| cell.map(move |cell| cell.as_ref().is_some_and(is));
    let (is_chosen, is_today) = (is(|cell| cell.is_chosen), is(|cell| cell.is_today));
    let day = button(shell, "cal-day", told(CalendarEvent::DayChosen(date)))
        .live(
            "tabindex",
            is(|cell| cell.is_cursor).read(|is| Some(if *is { "0" } else { "-1" }.to_owned())),
        )
        .live("aria-current", is_today.read(|is| is.then(|| "date".to_owned())))
        .live("aria-label", cell.read(|cell| cell.as_ref().map(|cell| cell.label.clone())))
        .child(cell.show(|cell| cell.as_ref().map(content).into()));
    el("td")
        .live("aria-selected", is_chosen.read(|is| Some(is.to_string())))
        .flag("data-outside", is(|cell| cell.is_outside).is())
        .child(day)
        .into()
}

/// What stands on a day: its number, its marks, the spans that run over it.
fn content(cell: &CellView) -> Node {
    let class = match cell.number.chars().count() {
        0..=2 => "cal-number",
        _ => "cal-number cal-number--first",
    };
    let marks = (!cell.marks.is_empty()).then(|| {
        div("span", "cal-marks").child(each(&cell.marks, |(kind, count)| mark(*kind, *count)))
    });
    let lanes = (!cell.lanes.is_empty()).then(|| {
        let more = (!cell.more.is_empty()).then(|| el("small").child(cell.more.clone()));
        div("span", "cal-lanes").child(each(&cell.lanes, lane)).child(more)
    });
    Node::Many(vec![
        div("span", class).child(cell.number.clone()).into(),
        marks.into(),
        lanes.into(),
    ])
}

fn mark(kind: Mark, count: usize) -> Element {
    el("span").child(shape(mark_class(kind))).child(count.to_string())
}

const fn mark_class(kind: Mark) -> &'static str {
    match kind {
        Mark::Due(Light::Red) => "mark m-late",
        Mark::Due(Light::Yellow) => "mark m-near",
        Mark::Due(Light::Green | Light::Grey) => "mark m-ok",
        Mark::Done => "mark m-met",
        Mark::Milestone => "mark m-node",
        Mark::Round => "mark m-round",
        Mark::Held => "mark m-held",
    }
}

fn lane(bar: &Option<BarView>) -> Element {
    let Some(bar) = bar else { return div("i", "cal-bar") };
    let light = match bar.light {
        None => "done",
        Some(Light::Red) => "late",
        Some(Light::Yellow) => "near",
        Some(Light::Green | Light::Grey) => "ok",
    };
    let name = bar.name.as_ref().map(|(name, days)| {
        let days = days.to_string();
        el("b").style("--days", Box::new(move || days.clone())).child(name.clone())
    });
    let bar_view = div("i", "cal-bar").attr("data-l", light);
    let bar_view = if bar.is_start { bar_view.attr("data-start", "") } else { bar_view };
    let bar_view = if bar.is_end { bar_view.attr("data-end", "") } else { bar_view };
    let bar_view = if name.is_some() { bar_view.attr("data-first", "") } else { bar_view };
    bar_view.child(name)
}

/// What the shapes mean.
fn legend() -> Element {
    let text = words();
    let marks = [
        (Mark::Due(Light::Red), text.legend_late),
        (Mark::Due(Light::Yellow), text.legend_near),
        (Mark::Due(Light::Green), text.legend_ok),
        (Mark::Done, text.legend_done),
        (Mark::Milestone, text.legend_milestone),
        (Mark::Round, text.legend_round),
        (Mark::Held, text.legend_held),
    ];
    let line =
        |(kind, word): (Mark, &'static str)| el("li").child(shape(mark_class(kind))).child(word);
    let bars = el("li").child(shape("cal-bar")).child(text.legend_bar);
    div("ul", "cal-legend").attr("aria-label", text.legend).child(each(marks, line)).child(bars)
}

/// Moves within the days, and takes the focus along.
fn keys(shell: Shell) -> Listener {
    Box::new(move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_alone = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        let Some(step) = moved(&key.key()).filter(|_| is_alone) else { return };
        event.prevent_default();
        tell(shell, CalendarEvent::Moved(step));
        // What the key changed is drawn before the next frame.
        request_animation_frame(|| focus_cursor().unwrap_or_default());
    })
}

fn moved(key: &str) -> Option<Move> {
    Some(match key {
        "ArrowLeft" => Move::Days(-1),
        "ArrowRight" => Move::Days(1),
        "ArrowUp" => Move::Days(-7),
        "ArrowDown" => Move::Days(7),
        "Home" => Move::WeekStart,
        "End" => Move::WeekEnd,
        "PageUp" => Move::Page { is_next: false },
        "PageDown" => Move::Page { is_next: true },
        _ => return None,
    })
}

fn focus_cursor() -> Option<()> {
    let cursor = document().query_selector(CURSOR).ok()??;
    cursor.dyn_ref::<HtmlElement>()?.focus().ok()
}

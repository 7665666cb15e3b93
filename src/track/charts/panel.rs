//! A chart's panel: what it finds, its drawing or its table, its values one by one, saving.
//!
//! Must not count: the view model did.

use std::sync::Mutex;

use leptos::prelude::Get;
use yaodian_model::Event;
use yaodian_model::text::{fill, lang};
use yaodian_model::track::TrackEvent;
use yaodian_model::track::charts::text::words;
use yaodian_model::track::charts::{Chart, ChartEvent, ChartView, Choices, Figure, Row, Table};

use super::near::{NAME, Place, Watch};
use super::{figure, marks, saving};
use crate::app::button;
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::shell::Shell;
use crate::ui::shapes::icon;

/// A chart's view model; `None` until its panel came near the window.
type View = Live<Option<ChartView>>;

/// An event among the charts.
pub const fn told(event: ChartEvent) -> Event {
    Event::Track(TrackEvent::Chart(event))
}

/// What a panel shows: it follows the model while it is near the window, and stays as it was last
/// while it is not.
fn view(shell: Shell, place: Place) -> View {
    let Place { chart, is_near, is_due, width } = place;
    let made = shell.view(move |model| {
        let width = width.get();
        (width > 0).then(|| model.chart(chart, width))
    });
    let kept: Mutex<Option<ChartView>> = Mutex::default();
    Live::new(move || {
        // There is one thread: nobody else holds it.
        let Ok(mut kept) = kept.lock() else { return None };
        if is_near.get() || kept.is_none() && is_due.get() {
            *kept = made.with(Clone::clone);
        }
        kept.clone()
    })
}

/// Something of a view; its own where there is none yet.
fn part<T>(view: View, of: fn(&ChartView) -> T) -> Live<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Live::new(move || view.with(|view| view.as_ref().map(of).unwrap_or_default()))
}

/// A chart's panel.
#[must_use]
pub fn panel(shell: Shell, place: Place, watch: Watch) -> Element {
    let chart = place.chart;
    let view = view(shell, place);
    let is_table = shell.view(move |model| model.track.charts.tables.contains(&chart));
    let id = format!("f-{}", chart.word());
    let switch = div("input", "as-table")
        .attr("type", "checkbox")
        .attr("id", id.clone())
        .attr("aria-label", fill(lang().as_table_label, &[chart.name()]))
        .flag("checked", is_table.is())
        .on("change", shell.tells(told(ChartEvent::TableToggled(chart))));
    let word = |is: &bool| if *is { lang().as_figure } else { lang().as_table }.to_owned();
    let label = div("label", "textlink")
        .attr("for", id)
        .attr("aria-hidden", "true")
        .child(icon("#i-table"))
        .child(is_table.text(word));
    let finding = part(view, |view| view.finding.clone());
    let heading = el("h2")
        .child(el("small").child(chart.name()))
        .child(" ")
        .child(finding.text(String::clone));
    let body = move |is: &bool| if *is { listed(view) } else { drawn(shell, chart, view) };
    // What is still to be drawn is not shown: it moves when what stands over it is drawn.
    let is_waiting = Live::new(move || view.with(Option::is_none));
    div("section", "panel chart-panel")
        .attr(NAME, chart.word())
        .flag("data-waiting", is_waiting.is())
        .on_drawn(Box::new(move |panel| watch.watch(panel)))
        .child(switch)
        .child(div("header", "panel-head").child(heading).child(label))
        .child(div("p", "say").child(part(view, |view| view.say.clone()).text(String::clone)))
        .child(chooser(shell, view))
        .child(is_table.show(body))
}

/// What is drawn, what the mark reached last says, and how to save it.
fn drawn(shell: Shell, chart: Chart, view: View) -> Node {
    let made = part(view, |view| Some((view.figure.clone(), view.label.clone(), view.empty)));
    let picked = shell.view(move |model| {
        model.track.charts.picked.filter(|(of, _)| *of == chart).map(|(_, mark)| mark)
    });
    let is_fresh = Mutex::new(true);
    let shown = move |made: &Option<(Option<Figure>, String, &'static str)>| match made {
        None => div("p", "chart-wait").child(words().drawing).into(),
        Some((None, _, empty)) => div("p", "note").child(*empty).into(),
        Some((Some(figure), label, _)) => {
            // It grows once, when it first shows.
            let is_first = is_fresh.lock().is_ok_and(|mut first| std::mem::take(&mut *first));
            let last = figure.marks.len().saturating_sub(1);
            let focused = picked.now(|picked| picked.unwrap_or(0)).min(last);
            let drawing = figure::drawing(chart, figure, label.clone(), focused);
            let class = if is_first { "chart-box chart-box--new" } else { "chart-box" };
            div("div", class).child(reachable(shell, chart, drawing)).into()
        }
    };
    let foot = part(view, |view| view.figure.is_some()).show(move |has_figure| {
        if *has_figure { foot(shell, chart, view, picked) } else { Node::Nothing }
    });
    Node::Many(vec![made.show(shown), foot])
}

/// A drawing whose marks are walked by keys and taps.
fn reachable(shell: Shell, chart: Chart, drawing: Element) -> Element {
    let pick: Listener = Box::new(move |event| {
        marks::settle(&event);
        let Some(mark) = marks::reached(&event) else { return };
        if !shell.once(|model| model.track.charts.picked == Some((chart, mark))) {
            shell.send(told(ChartEvent::Picked(chart, mark)));
        }
    });
    drawing
        .on("keydown", Box::new(|event| marks::walk(&event)))
        .on("click", Box::new(|event| marks::tap(&event)))
        .on("focusin", pick)
}

fn foot(shell: Shell, chart: Chart, view: View, picked: Live<Option<usize>>) -> Node {
    let said = Live::new(move || {
        let mark = picked.with(|picked| *picked)?;
        let of = |view: &ChartView| Some(view.figure.as_ref()?.marks.get(mark)?.label.clone());
        view.with(|view| view.as_ref().and_then(of))
    });
    let value = div("p", "value-line")
        .attr("aria-live", "polite")
        .live("data-picked", said.read(|said| said.as_ref().map(|_| String::new())))
        .child(said.text(|said| said.clone().unwrap_or_else(|| words().pick_hint.to_owned())));
    let save = move |word: &'static str, save: fn(Shell, Chart, &ChartView)| {
        let listener: Listener = Box::new(move |_| {
            if let Some(view) = view.now(Clone::clone) {
                save(shell, chart, &view);
            }
        });
        div("button", "textlink")
            .attr("type", "button")
            .attr("aria-label", fill(words().save_label, &[chart.name(), word]))
            .on("click", listener)
            .child(word)
    };
    let failed = shell.view(move |model| model.track.charts.failed == Some(chart));
    let failed = failed.show(|is| is.then(|| div("p", "note").child(words().save_failed)).into());
    let acts = div("div", "chart-acts")
        .child(save(words().save_picture, saving::picture))
        .child(save(words().save_drawing, saving::drawing));
    let told = el("div").attr("role", "status").child(failed);
    let foot = div("div", "chart-foot").child(value).child(acts);
    Node::Many(vec![rest(shell, chart, view), foot.into(), told.into()])
}

/// Turns to all rows, or back.
fn rest(shell: Shell, chart: Chart, view: View) -> Node {
    let turn = move |word: &String| {
        let turned = told(ChartEvent::RestToggled(chart));
        button(shell, "textlink chart-rest", turned).child(word.clone())
    };
    part(view, |view| view.rest.clone()).show(move |word| word.as_ref().map(turn).into())
}

/// What can be chosen of a chart.
fn chooser(shell: Shell, view: View) -> Node {
    let field = move |choices: &Choices| {
        let chosen = choices.chosen;
        let option = |(month, word): &(u8, String)| {
            let is_chosen = *month == chosen;
            el("option")
                .attr("value", month.to_string())
                .flag("selected", Box::new(move || is_chosen))
                .child(word.clone())
        };
        let chose =
            |month: String| told(ChartEvent::FlowMonthChosen(month.parse().unwrap_or_default()));
        let select = div("select", "field")
            .attr("aria-label", words().flow_from_label)
            .on("change", shell.tells_text(chose))
            .child(each(&choices.options, option));
        div("div", "chart-choice")
            .child(el("span").attr("aria-hidden", "true").child(words().flow_from))
            .child(div("span", "select").child(select))
    };
    let choices = part(view, |view| view.choices.clone());
    choices.show(move |choices| choices.as_ref().map(field).into())
}

fn listed(view: View) -> Node {
    part(view, |view| Some((view.table.clone(), view.empty))).show(|made| match made {
        None => div("p", "chart-wait").child(words().drawing).into(),
        Some((table, empty)) if table.rows.is_empty() => div("p", "note").child(*empty).into(),
        Some((table, _)) => table_of(table).into(),
    })
}

fn table_of(table: &Table) -> Element {
    let row = |row: &Row| {
        let head = el("th").attr("scope", "row").child(row.name.clone());
        el("tr").child(head).child(each(&row.cells, |cell| el("td").child(cell.clone())))
    };
    let column = |column: &&'static str| el("th").attr("scope", "col").child(*column);
    let head = el("thead").child(el("tr").child(each(&table.columns, column)));
    div("div", "chart-table")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", lang().as_table)
        .child(div("table", "data").child(head).child(el("tbody").child(each(&table.rows, row))))
}

//! 图表: overall, sections, targets; each as a figure and as a table.
//!
//! Must not count: the view model did.

use yaodian_model::shape::{Arc, ring};
use yaodian_model::text::{fill, lang};
use yaodian_model::track::charts::{Charts, Row, SectionBar, TargetBar};
use yaodian_model::{Model, Route};
use yaodian_plan::progress::Status;

use crate::app::page_bar;
use crate::dom::{Element, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::ridges::plain;
use crate::ui::shapes::{glyph, icon, standing_key, standing_mark, status_key};
use crate::ui::target::bullet;

/// How many targets stand before the rest is folded away.
const TARGETS_SHOWN: usize = 8;

/// The charts' screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let page = div("main", "page").child(shell.view(Model::charts).show(figures));
    Node::Many(vec![page_bar(shell, lang().charts_title, Route::Share).into(), page.into()])
}

fn figures(charts: &Charts) -> Node {
    let status_columns = [lang().column_status, lang().column_count, lang().column_share];
    let target_columns =
        [lang().column_target, lang().column_value, lang().column_goal, lang().column_standing];
    let statuses = table(&status_columns, charts.statuses.iter().map(|(_, row, _)| row));
    let sections = table(&section_columns(), charts.sections.iter().map(|bar| &bar.row));
    let targets = table(&target_columns, charts.targets.iter().map(|bar| &bar.row));
    let cols = div("div", "cols")
        .child(panel("f-ring", lang().chart_overall, "", overall(charts), statuses))
        .child(panel(
            "f-sec",
            lang().chart_sections,
            lang().chart_sections_say,
            bars(&charts.sections).into(),
            sections,
        ))
        .child(panel(
            "f-tgt",
            lang().chart_targets,
            &charts.targets_say,
            bullets(&charts.targets),
            targets,
        ));
    Node::Many(vec![
        plain(&charts.sections_done.0, charts.sections_done.1.clone()).into(),
        div("p", "lede").child(charts.lede.clone()).into(),
        cols.into(),
    ])
}

fn section_columns() -> [&'static str; 7] {
    [
        lang().column_section,
        lang().column_done_share,
        lang().status_done,
        lang().status_in_progress,
        lang().status_not_started,
        lang().status_blocked,
        lang().status_not_applicable,
    ]
}

/// A figure that can be read as a table: the box on top decides, without a script.
fn panel(
    id: &'static str,
    title: &'static str,
    say: &str,
    figure: Node,
    table: Element,
) -> Element {
    let switch = div("input", "as-table")
        .attr("type", "checkbox")
        .attr("id", id)
        .attr("aria-label", fill(lang().as_table_label, &[title]));
    let label = div("label", "textlink")
        .attr("for", id)
        .attr("aria-hidden", "true")
        .child(icon("#i-table"))
        .child(div("span", "to-table").child(lang().as_table))
        .child(div("span", "to-fig").child(lang().as_figure));
    let say = (!say.is_empty()).then(|| div("p", "say").child(say.to_owned()));
    div("section", "panel")
        .child(switch)
        .child(div("header", "panel-head").child(el("h2").child(title)).child(label))
        .child(say)
        .child(div("div", "fig").child(figure))
        .child(table)
}

fn table<'a>(columns: &[&'static str], rows: impl Iterator<Item = &'a Row>) -> Element {
    let row = |row: &Row| {
        let head = el("th").attr("scope", "row").child(row.name.clone());
        el("tr").child(head).child(each(&row.cells, |cell| el("td").child(cell.clone())))
    };
    let column = |column: &&'static str| el("th").attr("scope", "col").child(*column);
    let head = el("thead").child(el("tr").child(each(columns, column)));
    div("div", "fig-table")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", lang().as_table)
        .child(div("table", "data").child(head).child(el("tbody").child(each(rows, row))))
}

fn overall(charts: &Charts) -> Node {
    let line = |(status, row, _): &(Status, Row, u32)| {
        let mut cells = row.cells.iter().cloned();
        el("li")
            .child(glyph(*status))
            .child(row.name.clone())
            .child(el("b").child(cells.next()))
            .child(div("span", "quiet").child(cells.next()))
    };
    let legend = div("ul", "legend").child(each(&charts.statuses, line));
    let hint = (!charts.is_begun).then(|| div("p", "note").child(lang().chart_overall_none));
    Node::Many(vec![div("div", "ring").child(dial(charts)).child(legend).into(), hint.into()])
}

fn dial(charts: &Charts) -> Element {
    let circle = |class: String, r: &'static str| {
        let circle = el("circle").attr("class", class);
        circle.attr("cx", "74").attr("cy", "74").attr("r", r)
    };
    let drawn = |(arc, (status, ..)): (Option<Arc>, &(Status, Row, u32))| {
        arc.map(|arc| {
            circle(format!("arc arc--{}", status_key(*status)), "58")
                .attr("pathLength", "1000")
                .attr("stroke-dasharray", arc.dashes)
                .attr("stroke-dashoffset", arc.offset)
        })
    };
    let shares: Vec<_> = charts.statuses.iter().map(|(_, _, share)| *share).collect();
    let arcs = each(ring(&shares).into_iter().zip(&charts.statuses), drawn);
    let hatch = el("pattern")
        .attr("id", "hatch")
        .attr("width", "5")
        .attr("height", "5")
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(25)")
        .child(div("rect", "hatch-ground").attr("width", "5").attr("height", "5"))
        .child(div("rect", "hatch-line").attr("width", "2").attr("height", "5"));
    let word = |class: &'static str, y: &'static str, word: &str| {
        let text = div("text", class).attr("x", "74").attr("y", y).attr("text-anchor", "middle");
        text.child(word.to_owned())
    };
    div("svg", "chart")
        .attr("viewBox", "0 0 148 148")
        .attr("role", "img")
        .attr("aria-label", charts.overall_label.clone())
        .child(el("defs").child(hatch))
        .child(circle("rim".to_owned(), "68"))
        .child(circle("rim".to_owned(), "48"))
        .child(el("g").attr("transform", "rotate(-90 74 74)").child(arcs))
        .child(word("total", "78", &charts.percent))
        .child(word("", "96", &charts.center))
}

fn bars(sections: &[SectionBar]) -> Element {
    let part = |(status, count): &(Status, u32)| {
        let count = count.to_string();
        el("i")
            .attr("class", format!("fill-{}", status_key(*status)))
            .style("--n", Box::new(move || count.clone()))
    };
    let bar = |bar: &SectionBar| {
        let stack = div("span", "stack").attr("role", "img").attr("aria-label", bar.label.clone());
        let top = div("span", "bar-top").child(el("span").child(bar.name.clone()));
        el("li")
            .child(top.child(el("b").child(bar.percent.clone())))
            .child(stack.child(each(&bar.parts, part)))
    };
    div("ul", "bars").child(each(sections, bar))
}

fn bullets(targets: &[TargetBar]) -> Node {
    let bar = |bar: &TargetBar| {
        let chip = &bar.chip;
        let value = div("span", "bar-value")
            .attr("data-t", standing_key(chip.standing))
            .child(standing_mark(chip.standing))
            .child(el("b").child(chip.value.clone()))
            .child(format!(" / {}", chip.goal));
        let top = div("span", "bar-top").child(el("span").child(chip.subject.clone()));
        el("li").child(top.child(value)).child(bullet(chip, bar.label.clone()))
    };
    let (first, rest) = targets.split_at(targets.len().min(TARGETS_SHOWN));
    let count = rest.len().to_string();
    let rest = (!rest.is_empty()).then(|| {
        div("details", "more")
            .child(el("summary").child(fill(lang().chart_more_targets, &[&count])))
            .child(div("ul", "bullets").child(each(rest, bar)))
    });
    Node::Many(vec![div("ul", "bullets").child(each(first, bar)).into(), rest.into()])
}

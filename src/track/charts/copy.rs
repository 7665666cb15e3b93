//! A copy of a drawing that looks the same elsewhere: colours and fonts are written into it, always
//! as on light paper, with what the chart finds as its title and the plan and the day at its foot.
//!
//! Must not hold colours: they come from the style.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, XmlSerializer};
use yaodian_model::track::charts::{Chart, ChartView};
use yaodian_track::chart::{tenths, wrap};

use crate::dom::{Element as View, div, draw_into, each, el};

/// The white around a drawing, in tenths.
const MARGIN: i32 = 160;
/// The room for a line of the title, and for one at the foot.
const LINES: (i32, i32) = (240, 170);
/// Letters of the title, and of the name over it and the foot.
const FONTS: (i32, i32) = (180, 120);
/// What the style says of shapes that a file must say itself.
const OF_SHAPES: [&str; 10] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "opacity",
    "vector-effect",
];
/// What it says of words.
const OF_WORDS: [&str; 8] = [
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "paint-order",
];
/// What it says of gradients.
const OF_STOPS: [&str; 2] = ["stop-color", "stop-opacity"];
/// What only the page needs.
const OF_PAGE: [&str; 6] = ["class", "tabindex", "role", "aria-label", "aria-hidden", "data-mark"];

/// A drawing that stands for itself.
#[derive(Debug)]
pub struct Copy {
    /// Its SVG.
    pub text: String,
    /// Its width, in units.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Copies the drawing that is shown of a chart; `None` where none is.
#[must_use]
pub fn copy(chart: Chart, view: &ChartView) -> Option<Copy> {
    let document = web_sys::window()?.document()?;
    let shown = document.query_selector(&format!("[data-chart='{}'] .figure", chart.word()));
    let shown: Element = shown.ok()??;
    // On the page while it is measured, out of sight, as on light paper.
    let host = document.create_element("div").ok()?;
    for (name, value) in [("class", "chart-copy"), ("data-theme", "light"), ("aria-hidden", "true")]
    {
        host.set_attribute(name, value).ok()?;
    }
    document.body()?.append_child(&host).ok()?;
    let made = copy_in(&host, &shown, chart, view);
    host.remove();
    made
}

fn copy_in(host: &Element, shown: &Element, chart: Chart, view: &ChartView) -> Option<Copy> {
    let figure = view.figure.as_ref()?;
    // Serif figures are wider than is reckoned with.
    let title = wrap(&view.finding, figure.width * 9 / 10, FONTS.0);
    let foot = wrap(&view.foot, figure.width, FONTS.1);
    let lines = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0);
    let top = MARGIN + LINES.0 * (lines(&title) + 1);
    let foot_top = top + figure.height + 300;
    let width = figure.width + 2 * MARGIN;
    let height = foot_top + LINES.1 * lines(&foot) + MARGIN / 2;
    draw_into(host, frame(chart, view, (width, height), (&title, &foot, foot_top)).into());
    let frame = host.first_element_child()?;
    let inner: Element = shown.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    for (name, value) in [
        ("x", tenths(MARGIN)),
        ("y", tenths(top)),
        ("width", tenths(figure.width)),
        ("height", tenths(figure.height)),
    ] {
        inner.set_attribute(name, &value).ok()?;
    }
    frame.append_child(&inner).ok()?;
    settle_styles(&frame)?;
    let text = XmlSerializer::new().ok()?.serialize_to_string(&frame).ok()?;
    let whole = |tenths: i32| u32::try_from((tenths + 9) / 10).unwrap_or(1);
    Some(Copy { text, width: whole(width), height: whole(height) })
}

/// The paper around a drawing, with its words.
fn frame(
    chart: Chart,
    view: &ChartView,
    (width, height): (i32, i32),
    (title, foot, foot_top): (&[String], &[String], i32),
) -> View {
    let line = |class: &'static str, y: i32, text: &str| {
        let line = div("text", class).attr("x", tenths(MARGIN)).attr("y", tenths(y));
        line.child(text.to_owned())
    };
    let over = |(place, text): (i32, &String)| {
        line("copy-title", MARGIN + LINES.0 * (place + 2) - 120, text)
    };
    let under = |(place, text): (i32, &String)| line("copy-word", foot_top + LINES.1 * place, text);
    let (width, height) = (tenths(width), tenths(height));
    div("svg", "chart")
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("width", width.clone())
        .attr("height", height.clone())
        .child(el("title").child(format!("{}: {}", chart.name(), view.finding)))
        .child(div("rect", "copy-paper").attr("width", width).attr("height", height))
        .child(line("copy-word", MARGIN + 110, chart.name()))
        .child(each((0..).zip(title), over))
        .child(each((0..).zip(foot), under))
}

/// Writes into each element what the style says of it, and takes away what only the page needs.
fn settle_styles(frame: &Element) -> Option<()> {
    let window = web_sys::window()?;
    let all = frame.query_selector_all("*").ok()?;
    let elements = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok());
    let elements: Vec<Element> = std::iter::once(frame.clone()).chain(elements).collect();
    for element in &elements {
        write_style(element, &window.get_computed_style(element).ok()??);
    }
    // What others take from their parents stays until all was read.
    for element in &elements {
        if element.class_list().contains("hit") {
            element.remove();
        }
        for name in OF_PAGE {
            element.remove_attribute(name).ok()?;
        }
    }
    Some(())
}

fn write_style(element: &Element, style: &CssStyleDeclaration) {
    let names: &[&str] = match element.tag_name().as_str() {
        "path" | "rect" => &OF_SHAPES,
        "text" => &OF_WORDS,
        "stop" => &OF_STOPS,
        _ => &[],
    };
    for name in names {
        let value = style.get_property_value(name).unwrap_or_default();
        // A pattern or a gradient is linked to already.
        if !value.is_empty() && !value.contains("url(") {
            element.set_attribute(name, &value).ok();
        }
    }
}

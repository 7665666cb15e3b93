//! A figure as one SVG: shapes by class, marks that take the focus.
//!
//! Must not know what a chart counts: the view model gives shapes and what each stands for.

use yaodian_model::shape::{RIDGES, RIDGES_FULL_X, ridge_path};
use yaodian_model::track::charts::{Anchor, Chart, Figure, Ink, Mark, Shape, Tone};
use yaodian_plan::progress::Status;
use yaodian_track::chart::{Point, tenths};

use crate::dom::{Element, Node, div, each, el};
use crate::ui::percent_of;
use crate::ui::shapes::{standing_key, status_key};

/// Draws a figure. `focused` is the mark that the tabulator reaches.
#[must_use]
pub fn drawing(chart: Chart, figure: &Figure, label: String, focused: usize) -> Element {
    let size = [0, 0, figure.width, figure.height].map(tenths).join(" ");
    let mark = |(place, mark): (usize, &Mark)| {
        div("g", "mark")
            .attr("data-mark", place.to_string())
            .attr("tabindex", if place == focused { "0" } else { "-1" })
            .attr("role", "img")
            .attr("aria-label", mark.label.clone())
            .child(each(&mark.shapes, |shape| drawn(chart, shape)))
    };
    let layer = |class: &'static str, shapes: &[Shape]| {
        let layer = div("g", class).attr("aria-hidden", "true");
        layer.child(each(shapes, |shape| drawn(chart, shape)))
    };
    div("svg", "chart figure")
        .attr("viewBox", size)
        .attr("role", "group")
        .attr("aria-label", label)
        .child(el("defs").child(hatch(chart)))
        .child(layer("back", &figure.back))
        .child(each(figure.marks.iter().enumerate(), mark))
        .child(layer("front", &figure.front))
}

fn drawn(chart: Chart, shape: &Shape) -> Node {
    match shape {
        Shape::Path { ink, d } => {
            let path = el("path").attr("class", class_of(*ink)).attr("d", d.clone());
            match ink {
                Ink::Status(Status::InProgress) | Ink::Stream(Status::InProgress) => {
                    path.attr("fill", format!("url(#hatch-{})", chart.word())).into()
                }
                _ => path.into(),
            }
        }
        Shape::Words { at, anchor, tone, text } => words(*at, *anchor, *tone, text).into(),
        Shape::Ridges { permilles, width, height } => {
            land(chart, permilles, *width, *height).into()
        }
        Shape::Boat(at) => boat(*at).into(),
    }
}

fn words(at: Point, anchor: Anchor, tone: Tone, text: &str) -> Element {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let class = match tone {
        Tone::Plain => "plain-word",
        Tone::Strong => "strong",
        Tone::Quiet => "quiet-word",
        Tone::Total => "total",
    };
    div("text", class)
        .attr("x", tenths(at.x))
        .attr("y", tenths(at.y))
        .attr("text-anchor", anchor)
        .child(text.to_owned())
}

/// The style's class for what a shape stands for.
fn class_of(ink: Ink) -> String {
    let fixed = match ink {
        Ink::Status(status) => return format!("ink-{}", status_key(status)),
        Ink::Stream(status) => return format!("stream stream-{}", status_key(status)),
        Ink::Standing(standing) => return format!("value value-{}", standing_key(standing)),
        Ink::Sign(standing) => return format!("value-{}", standing_key(standing)),
        Ink::Day(level) => return format!("day day-{level}"),
        Ink::Still => "stream stream-still",
        Ink::Bar => "bar-dash",
        Ink::Track => "track",
        Ink::Band => "band",
        Ink::Base => "base",
        Ink::Goal => "goal",
        Ink::Grid => "grid",
        Ink::Rim => "rim",
        Ink::Pace => "pace",
        Ink::Scope => "scope",
        Ink::Now => "now-line",
        Ink::Real => "real",
        Ink::Area => "area",
        Ink::Unknown => "unknown",
        Ink::Outline => "outline",
        Ink::Dot => "dot",
        Ink::Blank => "blank",
        Ink::Hit => "hit",
    };
    fixed.to_owned()
}

/// The pattern of 推进中, one a drawing, so that a saved copy is whole.
fn hatch(chart: Chart) -> Element {
    el("pattern")
        .attr("id", format!("hatch-{}", chart.word()))
        .attr("width", "5")
        .attr("height", "5")
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(25)")
        .child(div("rect", "hatch-ground").attr("width", "5").attr("height", "5"))
        .child(div("rect", "hatch-line").attr("width", "2").attr("height", "5"))
}

/// The ridges, coloured as far as their sections are done.
fn land(chart: Chart, permilles: &[u32], width: i32, height: i32) -> Element {
    let id = |name: &str| format!("{}-{name}", chart.word());
    let gradient = |(ridge, permille): (usize, &u32)| {
        let stop =
            |class: String| el("stop").attr("class", class).attr("offset", percent_of(*permille));
        el("linearGradient")
            .attr("id", id(&ridge.to_string()))
            .attr("gradientUnits", "userSpaceOnUse")
            .attr("x2", RIDGES_FULL_X.to_string())
            .child(stop(format!("hue-{ridge}")))
            .child(stop("bare".to_owned()))
    };
    let path = |ridge: usize| {
        div("path", "ridge")
            .attr("fill", format!("url(#{})", id(&ridge.to_string())))
            .attr("d", ridge_path(ridge).unwrap_or_default())
    };
    let fade = |name: &str, x2: &'static str, y2: &'static str| {
        let fade = el("linearGradient").attr("id", id(name)).attr("x2", x2).attr("y2", y2);
        fade.child(div("stop", "mist-0")).child(div("stop", "mist-1").attr("offset", ".14"))
    };
    let veil = |name: &str, x: &'static str, y: &'static str| {
        let veil = el("rect").attr("x", x).attr("y", y).attr("width", "3900");
        veil.attr("height", "1280").attr("fill", format!("url(#{})", id(name)))
    };
    div("svg", "land")
        .attr("viewBox", "0 0 3900 1280")
        .attr("preserveAspectRatio", "none")
        .attr("width", tenths(width))
        .attr("height", tenths(height))
        .child(
            el("defs")
                .child(each(permilles.iter().enumerate(), gradient))
                .child(fade("mist", "1", "0"))
                .child(fade("water", "0", "1")),
        )
        .child(each(0..RIDGES, path))
        .child(veil("water", "0", "1080"))
        .child(veil("mist", "3000", "0"))
}

/// The boat, its middle at a place on the water.
fn boat(at: Point) -> Element {
    const HULL: &str = "M1 7.5c5 3.4 17 3.4 22-.6-4 1-7.5 1.5-11 1.5S4.5 8.3 1 7.5z";
    const CANOPY: &str = "M9 7.6c0-3 1.5-4.6 3.5-4.6S16 4.6 16 7.4";
    let place = format!("translate({} {})", tenths(at.x - 120), tenths(at.y - 90));
    el("g")
        .attr("transform", place)
        .child(div("path", "hull").attr("d", HULL))
        .child(div("path", "canopy").attr("d", CANOPY))
}

//! The masthead's ridges: bare line drawing, coloured in as work is done; with other than five
//! sections, plain bars.
//!
//! Must not know what is counted. The geometry is `shape`'s.

use yaodian_model::shape::{RIDGES, RIDGES_FULL_X, ridge_path};
use yaodian_model::view::Masthead;

use super::percent_of;
use crate::dom::{Element, div, each, el};
use crate::live::Live;

/// The ridges with their percentages and the year's boat. `name` tells the gradients of several
/// on one page apart.
#[must_use]
pub fn ridges(name: &'static str, head: Live<Masthead>) -> Element {
    let count = head.now(|head| head.ridges.len());
    let is_land = count == RIDGES;
    let key = |ridge: usize| {
        let label = head.now(|head| head.ridges.get(ridge).map(|r| r.label.clone()));
        let percent = head.text(move |head| {
            head.ridges.get(ridge).map(|ridge| ridge.percent.clone()).unwrap_or_default()
        });
        el("li")
            .style("--p", head.read(move |head| percent_of(permille(head, ridge))))
            .child(label)
            .child(el("b").child(percent))
    };
    div("figure", if is_land { "ridges" } else { "ridges ridges--plain" })
        .attr("role", "img")
        .live("aria-label", head.read(|head| Some(head.label.clone())))
        .child(is_land.then(|| land(name, head)))
        .child(div("ol", "ridges-key").attr("aria-hidden", "true").child(each(0..count, key)))
        .child(head.show(|head| head.now.as_ref().map(boat).into()))
}

/// A row of plain cells, one a section.
#[must_use]
pub fn plain(permilles: &[u32], label: String) -> Element {
    let cell = |permille: &u32| {
        let permille = percent_of(*permille);
        el("i").style("--p", Box::new(move || permille.clone()))
    };
    div("span", "plain").attr("role", "img").attr("aria-label", label).child(each(permilles, cell))
}

fn permille(head: &Masthead, ridge: usize) -> u32 {
    head.ridges.get(ridge).map_or(0, |ridge| ridge.permille)
}

fn land(name: &'static str, head: Live<Masthead>) -> Element {
    let gradient = |ridge: usize| {
        let stop = |class: String| {
            let offset = head.read(move |head| Some(percent_of(permille(head, ridge))));
            el("stop").attr("class", class).live("offset", offset)
        };
        el("linearGradient")
            .attr("id", format!("{name}g{ridge}"))
            .attr("gradientUnits", "userSpaceOnUse")
            .attr("x2", RIDGES_FULL_X.to_string())
            .child(stop(format!("hue-{ridge}")))
            .child(stop("bare".to_owned()))
    };
    let ridge = |ridge: usize| {
        let path = el("path")
            .attr("id", format!("{name}p{ridge}"))
            .attr("fill", format!("url(#{name}g{ridge})"))
            .attr("d", ridge_path(ridge).unwrap_or_default());
        let echo = div("use", "echo")
            .attr("href", format!("#{name}p{ridge}"))
            .attr("transform", "translate(0 50)");
        el("g").child(path).child(echo)
    };
    let fade = |id: &str, to: &'static str| {
        let fade = el("linearGradient").attr("id", format!("{name}{id}"));
        fade.child(div("stop", "mist-0")).child(div("stop", "mist-1").attr("offset", to))
    };
    let veil = |id: &str, x: &'static str, y: &'static str| {
        let veil = el("rect").attr("x", x).attr("y", y).attr("width", "100%");
        veil.attr("height", "100%").attr("fill", format!("url(#{name}{id})"))
    };
    div("svg", "land")
        .attr("viewBox", "0 0 3900 1280")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(
            el("defs")
                .child(each(0..RIDGES, gradient))
                .child(fade("mist", ".14"))
                .child(fade("water", ".14").attr("x2", "0").attr("y2", "1")),
        )
        .child(each(0..RIDGES, ridge))
        .child(veil("water", "0", "1080"))
        .child(veil("mist", "3000", "0"))
}

/// The boat stands where the year is.
fn boat((permille, words): &(u32, String)) -> Element {
    const HULL: &str = "M1 7.5c5 3.4 17 3.4 22-.6-4 1-7.5 1.5-11 1.5S4.5 8.3 1 7.5z";
    const CANOPY: &str = "M9 7.6c0-3 1.5-4.6 3.5-4.6S16 4.6 16 7.4";
    let class = if *permille > 700 { "ridges-now ridges-now--end" } else { "ridges-now" };
    let at = percent_of(permille * 76 / 100);
    div("p", class)
        .attr("aria-hidden", "true")
        .style("--x", Box::new(move || at.clone()))
        .child(
            el("svg").attr("viewBox", "0 0 24 12").child(el("path").attr("d", HULL)).child(
                el("path").attr("d", CANOPY).attr("fill", "none").attr("stroke-width", "1.2"),
            ),
        )
        .child(el("span").child(words.clone()))
}

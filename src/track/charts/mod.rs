//! 图表: a panel for each chart, drawn as it comes near the window.
//!
//! Must not count: the view model did.

mod copy;
mod figure;
mod marks;
mod near;
mod panel;
mod saving;

use yaodian_model::text::lang;
use yaodian_model::track::charts::text::words;
use yaodian_model::track::charts::{ChartEvent, Picture};
use yaodian_model::{Model, Route};

use crate::app::page_bar;
use crate::dom::{Node, div, el};
use crate::pages::menu::{close, modal};
use crate::shell::Shell;
use near::Watch;
use panel::{panel, told};

/// The charts' screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let watch = Watch::new(&shell.once(Model::charts));
    let panels = watch.places().map(|place| panel(shell, place, watch.clone()).into());
    let lede = shell.view(Model::charts_lede);
    let page = div("main", "page charts")
        .child(div("p", "lede").child(lede.text(String::clone)))
        .child(div("div", "chart-grid").child(Node::Many(panels.collect())));
    Node::Many(vec![
        page_bar(shell, lang().charts_title, Route::Share).into(),
        page.into(),
        held_picture(shell),
    ])
}

/// A picture to be saved by a long press.
fn held_picture(shell: Shell) -> Node {
    let shown = move |picture: &Picture| {
        let image = div("img", "held-picture")
            .attr("src", picture.source.clone())
            .attr("alt", picture.label.clone());
        modal(shell, words().save_picture, told(ChartEvent::PictureClosed))
            .child(el("h2").child(words().save_picture))
            .child(div("p", "quiet").child(words().picture_say))
            .child(image)
            .child(close(shell, told(ChartEvent::PictureClosed)))
    };
    let picture = shell.view(|model| model.track.charts.picture.clone());
    picture.show(move |picture| picture.as_ref().map(shown).into())
}

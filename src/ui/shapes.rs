//! The shapes of statuses and lights, and icons: one element each, drawn by the style.
//!
//! Must not carry meaning alone: words stand beside or are read out.

use yaodian_model::text::{fill, lang};
use yaodian_model::view::{LightView, status_word};
use yaodian_plan::progress::Status;
use yaodian_plan::{Light, Standing};

use crate::dom::{Element, Node, div, el};

/// The style's word for a status.
#[must_use]
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "none",
        Status::InProgress => "doing",
        Status::Done => "done",
        Status::Blocked => "block",
        Status::NotApplicable => "na",
    }
}

/// The name of a status that a checkbox's own states do not tell.
#[must_use]
pub fn odd_status_word(status: Status) -> Option<&'static str> {
    let is_odd = matches!(status, Status::Blocked | Status::NotApplicable);
    is_odd.then(|| status_word(lang(), status))
}

/// The style's word for where a target stands.
#[must_use]
pub const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Unset => "unset",
        Standing::Met => "met",
        Standing::Toward => "on",
        Standing::Behind => "near",
        Standing::Missed => "late",
    }
}

/// A status's shape.
#[must_use]
pub fn glyph(status: Status) -> Element {
    shape("glyph").attr("data-s", status_key(status))
}

/// A glyph or a mark, by the style's class for it.
#[must_use]
pub fn shape(class: &'static str) -> Element {
    div("i", class).attr("aria-hidden", "true")
}

/// An icon, by its link into the page's sprite.
#[must_use]
pub fn icon(link: &'static str) -> Element {
    div("svg", "icon").attr("aria-hidden", "true").child(el("use").attr("href", link))
}

/// The mark of where a target stands; nothing while it is under way.
#[must_use]
pub fn standing_mark(standing: Standing) -> Node {
    match standing {
        Standing::Met => shape("mark m-met").into(),
        Standing::Behind => shape("mark m-near").into(),
        Standing::Missed => shape("mark m-late").into(),
        Standing::Unset | Standing::Toward => Node::Nothing,
    }
}

/// A light with its words.
#[must_use]
pub fn light(view: &LightView) -> Element {
    let (class, mark) = match view.light {
        Light::Red => ("light light--late", "mark m-late"),
        Light::Yellow => ("light light--near", "mark m-near"),
        Light::Green | Light::Grey => ("light light--ok", "mark m-ok"),
    };
    div("span", class)
        .child(shape(mark))
        .child(div("span", "visually-hidden").child(fill(lang().names, &[view.word])))
        .child(view.reason.clone())
}

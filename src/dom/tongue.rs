//! Marks drawn text that is in another language than the page, so that it is read aloud, set and
//! broken as it should be.
//!
//! Must not know languages: it is told how to ask.

use std::cell::Cell;

use web_sys::{Element, Text};

/// The language of a text where it is not the page's; the flag says that it is no fixed word.
pub type Ask = fn(&str, bool) -> Option<&'static str>;

thread_local! {
    static ASK: Cell<Ask> = const { Cell::new(|_, _| None) };
}

/// Says how to ask from now on.
pub fn ask_by(ask: Ask) {
    ASK.set(ask);
}

/// Marks a text that was drawn: on its element where it is all there is, else on a span around it.
pub(super) fn mark(text: &Text, is_alone: bool, is_made: bool) {
    let language = ASK.get()(&text.data(), is_made);
    let Some(parent) = text.parent_element() else { return };
    if is_alone || parent.has_attribute("data-tongue") {
        return give(&parent, language);
    }
    let is_html = parent.namespace_uri().as_deref() == Some("http://www.w3.org/1999/xhtml");
    if language.is_some() && is_html {
        let _ = wrap(&parent, text).map(|span| give(&span, language));
    }
}

/// Marks a field by what stands in it at first.
pub(super) fn mark_value(field: &Element, value: &str) {
    give(field, ASK.get()(value, true));
}

fn wrap(parent: &Element, text: &Text) -> Option<Element> {
    let span = parent.owner_document()?.create_element("span").ok()?;
    // A sign that it was put in here: a text that changes marks it again.
    span.set_attribute("data-tongue", "").ok()?;
    parent.insert_before(&span, Some(text)).ok()?;
    span.append_child(text).ok()?;
    Some(span)
}

fn give(element: &Element, language: Option<&str>) {
    // Setting a well-formed attribute cannot fail.
    match language {
        Some(language) => element.set_attribute("lang", language).ok(),
        None => element.remove_attribute("lang").ok(),
    };
}

//! Drawing nodes into the page, and drawing again what follows a signal.
//!
//! Every live node lies between two empty texts, so that what it drew can be found and taken
//! away whatever it was. Must not decide when to draw: effects do.

use std::cell::RefCell;

use js_sys::Reflect;
use leptos::prelude::{RenderEffect, on_cleanup};
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement, Node as Place};

#[cfg(feature = "track")]
use super::tongue;
use super::{Element, Listener, Node, Part, Word};
use crate::live::Reads;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws a view at the end of an element. Effects last as long as the owner that is current.
pub fn draw_into(parent: &web_sys::Element, node: Node) {
    if let Some(document) = parent.owner_document() {
        let pen = Pen {
            document,
            is_svg: false,
            #[cfg(feature = "track")]
            is_alone: false,
        };
        pen.draw(parent, None, node);
    }
}

/// Where and how the next node is drawn.
#[derive(Clone)]
struct Pen {
    document: Document,
    is_svg: bool,
    /// Whether the next node is a text that its element holds nothing beside.
    #[cfg(feature = "track")]
    is_alone: bool,
}

impl Pen {
    /// Draws a view in `parent`, before `next` or at the end.
    fn draw(&self, parent: &Place, next: Option<&Place>, node: Node) {
        match node {
            Node::Nothing => {}
            Node::Text(text) => self.text(parent, next, &text),
            Node::Element(element) => self.element(parent, next, element),
            Node::Many(nodes) => {
                for node in nodes {
                    self.draw(parent, next, node);
                }
            }
            Node::LiveText(read) => {
                let text = self.document.create_text_node("");
                insert(parent, next, &text);
                #[cfg(feature = "track")]
                let is_alone = self.is_alone;
                follow(Box::new(move || {
                    text.set_data(&read());
                    #[cfg(feature = "track")]
                    tongue::mark(&text, is_alone, true);
                }));
            }
            Node::Live(read) => self.live(parent, next, read),
        }
    }

    fn text(&self, parent: &Place, next: Option<&Place>, text: &Word) {
        let drawn = self.document.create_text_node(text);
        insert(parent, next, &drawn);
        #[cfg(feature = "track")]
        tongue::mark(&drawn, self.is_alone, matches!(text, Word::Owned(_)));
    }

    fn live(&self, parent: &Place, next: Option<&Place>, read: Reads<Node>) {
        let (start, end) = (self.document.create_text_node(""), self.document.create_text_node(""));
        insert(parent, next, &start);
        insert(parent, next, &end);
        let pen = self.clone();
        follow(Box::new(move || {
            let Some(parent) = end.parent_node() else { return };
            while let Some(old) = start.next_sibling().filter(|old| !old.is_same_node(Some(&end))) {
                // It is a child, so it can be removed.
                parent.remove_child(&old).ok();
            }
            pen.draw(&parent, Some(&end), read());
        }));
    }

    fn element(&self, parent: &Place, next: Option<&Place>, Element(element): Element) {
        let pen = Self {
            is_svg: self.is_svg || element.tag == "svg",
            #[cfg(feature = "track")]
            is_alone: matches!(&element.children[..], [Node::Text(_) | Node::LiveText(_)]),
            ..self.clone()
        };
        let made = if pen.is_svg {
            self.document.create_element_ns(Some(SVG), element.tag)
        } else {
            self.document.create_element(element.tag)
        };
        // Tags are written in this program: they are well formed.
        let Ok(made) = made else { return };
        let mut following = Vec::new();
        for (name, part) in element.parts {
            match part {
                Part::Fixed(value) => set(&made, name, Some(&value)),
                Part::On(listener) => listen(&made, name, listener),
                part => following.push((name, part)),
            }
        }
        if !following.is_empty() {
            let made = made.clone();
            // One effect an element: its parts mostly follow the same value.
            follow(Box::new(move || {
                following.iter().for_each(|(name, part)| give(&made, name, part))
            }));
        }
        for child in element.children {
            pen.draw(&made, None, child);
        }
        insert(parent, next, &made);
        if let Some(told) = element.on_drawn {
            told(&made);
        }
    }
}

fn insert(parent: &Place, next: Option<&Place>, new: &Place) {
    // Both come from this module: `next` is in `parent`, and `new` holds neither.
    parent.insert_before(new, next).ok();
}

fn give(element: &web_sys::Element, name: &str, part: &Part) {
    match part {
        Part::Live(read) => set(element, name, read().as_deref()),
        Part::Flag(read) if matches!(name, "checked" | "indeterminate") => {
            set_property(element, name, &read().into());
        }
        Part::Flag(read) => set(element, name, read().then_some("")),
        Part::Property(read) => {
            let value = read();
            #[cfg(feature = "track")]
            tongue::mark_value(element, &value);
            set_property(element, name, &value.into());
        }
        Part::Style(read) => {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                // A well-formed custom property is never refused.
                element.style().set_property(name, &read()).ok();
            }
        }
        Part::Fixed(_) | Part::On(_) => {}
    }
}

fn listen(element: &web_sys::Element, event: &str, listener: Listener) {
    let listener = Closure::wrap(listener).into_js_value();
    // The listener lives and goes with its element.
    element.add_event_listener_with_callback(event, listener.unchecked_ref()).ok();
}

fn set(element: &web_sys::Element, name: &str, value: Option<&str>) {
    // Names are written in this program: they are well formed.
    match value {
        Some(value) => element.set_attribute(name, value).ok(),
        None => element.remove_attribute(name).ok(),
    };
}

fn set_property(element: &web_sys::Element, name: &str, value: &JsValue) {
    let name = JsValue::from_str(name);
    // Setting what stands there already would move the caret in a field being typed in.
    if Reflect::get(element, &name).as_ref() != Ok(value) {
        Reflect::set(element, &name, value).ok();
    }
}

/// Runs at once and whenever a signal it read is another, as long as the current owner lasts.
fn follow(run: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    let effect = send_wrapper::SendWrapper::new(RefCell::new(Some(effect)));
    on_cleanup(move || drop(effect.borrow_mut().take()));
}

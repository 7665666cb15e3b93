//! Views as plain data: a tree of nodes, drawn by one function and written as HTML by another.
//!
//! Leptos' `view!` makes code for every element, attribute and closure; in this app that was
//! 200 kB of the first module (DECISIONS.md). Here a view is built by calls that only push to
//! lists, and Leptos' signals, memos and effects keep it up to date. Pages and `ui` build
//! nodes, so they run on the host too. Must not know the model.

use std::borrow::Cow;

use crate::live::Reads;

mod draw;
mod html;
#[cfg(feature = "track")]
pub mod tongue;

pub use draw::draw_into;
pub use html::to_html;

/// A text that is fixed or made when the view is.
pub type Word = Cow<'static, str>;

/// What is told of a browser's event.
pub type Listener = Box<dyn FnMut(web_sys::Event)>;

/// Is told of an element that was drawn.
pub type Drawn = Box<dyn FnOnce(&web_sys::Element)>;

/// A view.
#[derive(Default)]
pub enum Node {
    /// Nothing.
    #[default]
    Nothing,
    /// Words.
    Text(Word),
    /// An element.
    Element(Element),
    /// Views one after another.
    Many(Vec<Node>),
    /// Words that follow what they are derived from.
    LiveText(Reads<String>),
    /// A view that is drawn again when what it is derived from is another.
    Live(Reads<Node>),
}

/// An element with what it has and does. Boxed, so that the calls that build one pass a pointer.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    parts: Vec<(&'static str, Part)>,
    children: Vec<Node>,
    on_drawn: Option<Drawn>,
}

/// Something that an element has or does, under a name.
enum Part {
    /// An attribute.
    Fixed(Word),
    /// An attribute that follows; `None` takes it away.
    Live(Reads<Option<String>>),
    /// A boolean attribute or property that follows.
    Flag(Reads<bool>),
    /// A property that follows.
    Property(Reads<String>),
    /// A CSS custom property.
    Style(Reads<String>),
    /// A listener.
    On(Listener),
}

/// An element.
#[must_use]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, parts: Vec::new(), children: Vec::new(), on_drawn: None }))
}

/// An element with a class.
#[must_use]
pub fn div(tag: &'static str, class: &'static str) -> Element {
    el(tag).attr("class", class)
}

impl Element {
    /// Has an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Word>) -> Self {
        self.with(name, Part::Fixed(value.into()))
    }

    /// Has an attribute that follows; `None` takes it away.
    #[must_use]
    pub fn live(self, name: &'static str, value: Reads<Option<String>>) -> Self {
        self.with(name, Part::Live(value))
    }

    /// Has a boolean attribute that follows; `checked` and `indeterminate` are properties.
    #[must_use]
    pub fn flag(self, name: &'static str, value: Reads<bool>) -> Self {
        self.with(name, Part::Flag(value))
    }

    /// Has a property that follows.
    #[must_use]
    pub fn property(self, name: &'static str, value: Reads<String>) -> Self {
        self.with(name, Part::Property(value))
    }

    /// Has a CSS custom property that follows. Set one by one: the page's policy forbids style
    /// attributes, and the style sheet falls back to no progress where it is not set.
    #[must_use]
    pub fn style(self, name: &'static str, value: Reads<String>) -> Self {
        self.with(name, Part::Style(value))
    }

    /// Tells of an event.
    #[must_use]
    pub fn on(self, event: &'static str, listener: Listener) -> Self {
        self.with(event, Part::On(listener))
    }

    /// Is told when it was drawn, before it is on the screen.
    #[must_use]
    pub fn on_drawn(mut self, told: Drawn) -> Self {
        self.0.on_drawn = Some(told);
        self
    }

    /// Holds a view.
    #[must_use]
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.holding(child.into())
    }

    // Not inlined: they are called a thousand times.
    #[inline(never)]
    fn with(mut self, name: &'static str, part: Part) -> Self {
        self.0.parts.push((name, part));
        self
    }

    #[inline(never)]
    fn holding(mut self, node: Node) -> Self {
        self.0.children.push(node);
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Vec<Self>> for Node {
    fn from(nodes: Vec<Self>) -> Self {
        Self::Many(nodes)
    }
}

impl<T: Into<Self>> From<Option<T>> for Node {
    fn from(node: Option<T>) -> Self {
        node.map_or(Self::Nothing, Into::into)
    }
}

/// Views one after another, one made of each item.
pub fn each<T, N: Into<Node>>(
    items: impl IntoIterator<Item = T>,
    mut view: impl FnMut(T) -> N,
) -> Node {
    Node::Many(items.into_iter().map(|item| view(item).into()).collect())
}

//! A row of choices of which one is on.
//!
//! Must not know what is chosen: places in the row come and go.

use crate::dom::{Element, div, each, el};
use crate::live::{Live, Told};

/// One choice.
pub struct Choice {
    /// What it shows over its word; nothing for a row of words.
    pub shape: Option<Element>,
    /// Its word.
    pub word: String,
    /// The style's word for its colour; empty for ink.
    pub key: &'static str,
}

impl Choice {
    /// A choice that is only a word.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self { shape: None, word: word.to_owned(), key: "" }
    }
}

/// A row of choices.
pub struct Seg {
    /// The radio group's name, one of a kind on the page.
    pub name: String,
    /// What it chooses, said.
    pub label: String,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The place of the one that is on.
    pub chosen: Live<usize>,
    /// Whether it takes no taps; `None` where it always does.
    pub is_disabled: Option<Live<bool>>,
    /// Told which one was chosen.
    pub on_choose: Told<usize>,
}

/// A group of radio buttons drawn as segments.
#[must_use]
pub fn seg(seg: Seg) -> Element {
    let is_words = seg.choices.iter().all(|choice| choice.shape.is_none());
    let class = if is_words { "seg seg--text" } else { "seg" };
    let (name, chosen, on_choose) = (seg.name, seg.chosen, seg.on_choose);
    let choice = |(place, choice): (usize, Choice)| {
        let on_choose = on_choose.clone();
        let mut input = el("input")
            .attr("type", "radio")
            .attr("name", name.clone())
            .flag("checked", chosen.read(move |chosen| *chosen == place))
            .on("change", Box::new(move |_| on_choose(place)));
        if let Some(is_disabled) = seg.is_disabled {
            input = input.flag("disabled", is_disabled.is());
        }
        el("label")
            .attr("data-s", choice.key)
            .child(input)
            .child(div("span", "on"))
            .child(choice.shape)
            .child(el("span").child(choice.word))
    };
    div("div", class)
        .attr("role", "radiogroup")
        .attr("aria-label", seg.label)
        .child(each(seg.choices.into_iter().enumerate(), choice))
}

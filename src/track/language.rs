//! The switch between the languages of the screens.
//!
//! Must not hold words: each language is called by its own name.

use std::sync::Arc;

use yaodian_model::Event;
use yaodian_model::track::text::words;
use yaodian_model::track::{Language, TrackEvent};

use crate::dom::{Element, div};
use crate::shell::Shell;
use crate::ui::seg::{Choice, Seg, seg};

/// What the languages call themselves, in the order of `Language::ALL`.
const NAMES: [&str; 2] = ["简体中文", "English"];

/// A label and the switch.
pub fn switch(shell: Shell) -> [Element; 2] {
    let label = words().language;
    let seg = seg(Seg {
        name: "language".to_owned(),
        label: label.to_owned(),
        choices: NAMES.map(Choice::word).into(),
        chosen: shell.view(|_| {
            Language::ALL.iter().position(|one| *one == Language::current()).unwrap_or_default()
        }),
        is_disabled: None,
        on_choose: Arc::new(move |at| {
            if let Some(language) = Language::ALL.get(at) {
                shell.send(Event::Track(TrackEvent::LanguageChosen(*language)));
            }
        }),
    });
    [div("p", "label gap").child(label), seg]
}

//! The desk speaks the page's language, and marks words that are in another.
//!
//! The app says on the page's root which it is. Must not hold words.

use std::cell::Cell;

use yaodian_desk::Desk;
use yaodian_model::track::{Language, Script, choose, language_of, note_script as note};
use yaodian_plan::draft::Content;

use crate::browser::look;
use crate::dom::tongue;

thread_local! {
    /// The bench of which the script was noted.
    static NOTED: Cell<u32> = const { Cell::new(0) };
}

/// Speaks as the page does from now on.
pub fn follow_page() {
    let word = look::language();
    choose(Language::ALL.into_iter().find(|one| one.word() == word).unwrap_or_default());
    tongue::ask_by(language_of);
}

/// Takes note of the script of what lies on the bench, once for each.
pub fn note_script(desk: &Desk) {
    let Some(bench) = desk.bench() else { return };
    let number = bench.state().number;
    if NOTED.replace(number) == number {
        return;
    }
    let words = bench.draft.rows().iter().map(|row| match &row.content {
        Content::Heading(heading) => heading.title.as_str(),
        Content::Task(task) => task.text.as_str(),
        Content::Text(text) => text.as_str(),
    });
    note(Script::of(words));
}

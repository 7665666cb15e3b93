//! What people wrote about tasks, by task: notes, reasons, names, tags, evidence.
//!
//! Must not know what is looked for.

use std::ops::Range;

use yaodian_plan::progress::{About, Cell, Field, Holder, Record, State, Value};
use yaodian_track::find::{Word, folded};

use crate::Outline;

/// Texts that were written, each about one task or about all tasks of an item, in the fields' order.
#[derive(Clone, Debug, Default)]
pub(super) struct Written(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    field: Field,
    places: Range<usize>,
    text: String,
}

/// The places of the tasks that a cell is about.
pub(super) fn places_of(outline: &Outline, field: Field, value: &Value) -> Range<usize> {
    let task = |id| outline.task_place(id);
    let of_target = |id| outline.target(id).and_then(|(held, _)| task(held.id));
    let place = match (field.holder(), value) {
        (Holder::Task(id), _) => task(id),
        (Holder::Target(id), _) => of_target(id),
        (Holder::Milestone(id), _) => outline.milestone(id).and_then(|(held, _)| task(held.id)),
        (Holder::Node(id), _) => {
            return outline.item(id).map(|(_, item)| item.tasks.clone()).unwrap_or_default();
        }
        (Holder::Row, Value::Record(Some(row))) => match row.about {
            About::Evidence(id) | About::Held(id) | About::Paper(id) => task(id),
            About::Reading(id) => of_target(id),
        },
        _ => None,
    };
    place.map(|place| place..place + 1).unwrap_or_default()
}

/// What a cell says in words.
fn text_of(field: Field, value: &Value) -> String {
    match value {
        Value::Text(text) if !matches!(field, Field::DeviceName(_)) => folded(text),
        Value::Record(Some(row)) => {
            let Record { name, number, place, link, .. } = &**row;
            folded(&[name, number, place, link].map(String::as_str).join("\n"))
        }
        _ => String::new(),
    }
}

impl Written {
    /// All that was written.
    pub(super) fn new(outline: &Outline, state: &State) -> Self {
        let entry = |(field, cell): (Field, &Cell)| {
            let text = text_of(field, &cell.value);
            let places = places_of(outline, field, &cell.value);
            let says = !text.trim().is_empty() && !places.is_empty();
            says.then_some(Entry { field, places, text })
        };
        Self(state.cells().filter_map(entry).collect())
    }

    /// Takes in what a field holds now; answers with the places of the tasks it is or was about.
    pub(super) fn follow(&mut self, outline: &Outline, field: Field, value: &Value) -> Vec<usize> {
        let (text, places) = (text_of(field, value), places_of(outline, field, value));
        let mut about: Vec<usize> = places.clone().collect();
        let at = self.0.binary_search_by(|entry| entry.field.cmp(&field));
        if let Ok(at) = at {
            // A row may have been about another task before, or was taken away.
            about.extend(self.0.remove(at).places);
        }
        if !text.trim().is_empty() && !places.is_empty() {
            let at = at.unwrap_or_else(|at| at);
            self.0.insert(at, Entry { field, places, text });
        }
        about
    }

    /// Tells the places of the tasks about which something with a word was written.
    pub(super) fn each_with(&self, word: &Word, tell: impl FnMut(usize)) {
        let held = self.0.iter().filter(|entry| word.is_in(&entry.text));
        held.flat_map(|entry| entry.places.clone()).for_each(tell);
    }

    /// Whether something with a word was written about the task at a place.
    pub(super) fn holds(&self, place: usize, word: &Word) -> bool {
        self.0.iter().any(|entry| entry.places.contains(&place) && word.is_in(&entry.text))
    }
}

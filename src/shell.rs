//! The one place where the model lives, and the only way to change it.
//!
//! Must not know any screen.

use leptos::prelude::*;
use yaodian_model::{Event, Model};

use crate::browser;
use crate::dom::Listener;
use crate::live::Live;

/// The model as the screens see it.
#[derive(Clone, Copy)]
pub struct Shell {
    model: RwSignal<Model>,
    is_static: bool,
}

impl Shell {
    /// Starts with a model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model: RwSignal::new(model), is_static: false }
    }

    /// Starts with a model for a page that is only read: everything in it, nothing to tap.
    #[must_use]
    pub fn for_reading(model: Model) -> Self {
        Self { is_static: true, ..Self::new(model) }
    }

    /// Whether the page is only read.
    #[must_use]
    pub const fn is_static(self) -> bool {
        self.is_static
    }

    /// Something derived from the model, drawn again only when it is another.
    pub fn view<T>(self, derive: impl Fn(&Model) -> T + Send + Sync + 'static) -> Live<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Live::new(move || self.model.with(&derive))
    }

    /// Something that never changes while its screen is there.
    pub fn once<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// A listener that tells the model the same thing each time.
    #[must_use]
    pub fn tells(self, event: Event) -> Listener {
        Box::new(move |_| self.send(event.clone()))
    }

    /// A listener that tells the model what now stands in the field.
    #[must_use]
    pub fn tells_text(self, event: impl Fn(String) -> Event + 'static) -> Listener {
        Box::new(move |of| self.send(event(browser::files::text_of(&of))))
    }

    /// Tells the model what happened and carries out what it asks.
    pub fn send(self, event: Event) {
        let now = browser::clock::now();
        let effects = self.model.try_update(|model| model.update(event, now)).unwrap_or_default();
        for effect in effects {
            browser::perform(self, effect);
        }
    }
}

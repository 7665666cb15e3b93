//! The one place where a program's model lives, and the only way to change it.
//!
//! The page runs two programs: the app, and the desk when a screen of it is shown. Must not
//! know any screen.

use leptos::prelude::*;
use yaodian_model::{Effect, Event, Model, Now};

use crate::browser;
use crate::dom::Listener;
use crate::live::Live;

/// A model that is told what happened and asks for effects.
pub trait Program: Send + Sync + Sized + 'static {
    /// What can happen.
    type Event: Clone + 'static;
    /// What it asks for.
    type Effect;

    /// Takes in an event.
    fn take_in(&mut self, event: Self::Event, now: Now) -> Vec<Self::Effect>;
    /// Carries out an effect; answers come back as events.
    fn perform(stage: Stage<Self>, effect: Self::Effect);
}

impl Program for Model {
    type Event = Event;
    type Effect = Effect;

    fn take_in(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.update(event, now)
    }

    fn perform(stage: Stage<Self>, effect: Effect) {
        browser::perform(stage, effect);
    }
}

/// The app as its screens see it.
pub type Shell = Stage<Model>;

/// A program as its screens see it.
pub struct Stage<P: Program> {
    model: RwSignal<P>,
    is_static: bool,
}

impl<P: Program> Clone for Stage<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Program> Copy for Stage<P> {}

impl<P: Program> Stage<P> {
    /// Starts with a model.
    #[must_use]
    pub fn new(model: P) -> Self {
        Self { model: RwSignal::new(model), is_static: false }
    }

    /// Starts with a model for a page that is only read: everything in it, nothing to tap.
    #[must_use]
    pub fn for_reading(model: P) -> Self {
        Self { is_static: true, ..Self::new(model) }
    }

    /// Whether the page is only read.
    #[must_use]
    pub const fn is_static(self) -> bool {
        self.is_static
    }

    /// Something derived from the model, drawn again only when it is another.
    pub fn view<T>(self, derive: impl Fn(&P) -> T + Send + Sync + 'static) -> Live<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Live::new(move || self.model.with(&derive))
    }

    /// Something that never changes while its screen is there.
    pub fn once<T>(self, read: impl FnOnce(&P) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Changes the model without drawing anything: for what no screen shows.
    pub fn change<T: Default>(self, change: impl FnOnce(&mut P) -> T) -> T {
        self.model.try_update_untracked(change).unwrap_or_default()
    }

    /// A listener that tells the model the same thing each time.
    #[must_use]
    pub fn tells(self, event: P::Event) -> Listener {
        Box::new(move |_| self.send(event.clone()))
    }

    /// A listener that tells the model what now stands in the field.
    #[must_use]
    pub fn tells_text(self, event: impl Fn(String) -> P::Event + 'static) -> Listener {
        Box::new(move |of| self.send(event(browser::files::text_of(&of))))
    }

    /// Tells the model what happened and carries out what it asks.
    pub fn send(self, event: P::Event) {
        let now = browser::clock::now();
        let effects = self.model.try_update(|model| model.take_in(event, now)).unwrap_or_default();
        for effect in effects {
            P::perform(self, effect);
        }
    }
}

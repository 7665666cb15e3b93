//! The browser's services, one file each, and the one place that carries out effects.
//!
//! Must not know any screen. What fails is told to the model as an event.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod dialog;
pub mod durable;
pub mod files;
#[cfg(feature = "track")]
pub mod form;
pub mod local;
pub mod look;
pub mod plans;
pub mod platform;
pub mod takeover;
#[cfg(feature = "track")]
pub mod view;

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::set_timeout;
use yaodian_model::{Effect, Event, Store};

use crate::shell::Shell;

/// How long a message stays.
pub const NOTICE: Duration = Duration::from_secs(6);

/// Runs a future beside. Boxed, because every kind of future makes its own runner.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    wasm_bindgen_futures::spawn_local(future);
}

/// Carries out an effect; answers come back as events.
pub fn perform(shell: Shell, effect: Effect) {
    match effect {
        Effect::Save { key, text } => save(shell, key, text),
        Effect::Fold { store, key, text, dropped } => fold(shell, store, key, text, dropped),
        Effect::Forget { key } => {
            local::remove(&key);
            spawn(async move {
                // A key that stays is read again next time, and forgotten again.
                durable::put(&[], &[key]).await.ok();
            });
        }
        Effect::ReadPlan(plan) => plans::read(shell, plan),
        Effect::ReadDurable => plans::read_durable(shell),
        Effect::FetchParts => desk::fetch(shell),
        Effect::FetchTracker => desk::fetch_tracker(shell),
        Effect::HandOver(baton) => desk::hand_over(&baton),
        Effect::Remember { key, word } => local::remember(&key, &word),
        Effect::RememberLook => look::remember_soon(shell),
        Effect::Go(route) => address::go(route),
        Effect::ClearFragment(route) => address::replace(route),
        #[cfg(feature = "track")]
        Effect::ShowView { href, is_new } => view::show(href, is_new),
        Effect::ExpireNotice(stamp) => {
            set_timeout(move || shell.send(Event::NoticeExpired(stamp)), NOTICE);
        }
        Effect::ApplyLook => look::apply(shell),
        Effect::Copy(text) => {
            clipboard::copy(shell, text, |is_copied, text| Event::Copied { is_copied, text });
        }
        Effect::Download { name, content } => {
            let is_offered = files::download(&name, &content);
            shell.send(Event::FileOffered { is_offered, content });
        }
        Effect::SystemShare { text, url } => platform::share(&text, &url),
        Effect::AskPersistence => platform::ask_persistence(shell),
        Effect::MeasureStorage => platform::measure_storage(shell),
        Effect::Install => platform::install(),
        Effect::TakeUpdate => platform::take_update(),
    }
}

fn save(shell: Shell, key: String, text: String) {
    let is_written = local::set(&key, &text);
    told(shell, Store::Local, key.clone(), is_written, Vec::new());
    spawn(async move {
        let is_written = durable::put(&[(key.clone(), text)], &[]).await.is_ok();
        told(shell, Store::Durable, key, is_written, Vec::new());
    });
}

fn fold(shell: Shell, store: Store, key: String, text: String, dropped: Vec<String>) {
    match store {
        Store::Local => {
            let is_written = local::set(&key, &text);
            if is_written {
                dropped.iter().for_each(|key| local::remove(key));
            }
            told(shell, store, key, is_written, dropped);
        }
        Store::Durable => spawn(async move {
            let is_written = durable::put(&[(key.clone(), text)], &dropped).await.is_ok();
            told(shell, store, key, is_written, dropped);
        }),
    }
}

fn told(shell: Shell, store: Store, key: String, is_written: bool, dropped: Vec<String>) {
    let dropped = if is_written { dropped } else { Vec::new() };
    shell.send(Event::SegmentStored { store, key, is_written, dropped });
}

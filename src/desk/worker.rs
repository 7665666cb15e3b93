//! The worker that reads documents: asked one thing at a time, ended when reading is stopped.
//!
//! Must not know what it reads.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker};
use yaodian_desk::text::lang;
use yaodian_desk::{Document, Event};
use yaodian_wire::plan_from_text;

use super::DeskStage;
use crate::browser::{look, spawn};

/// Larger files are told so without being read: no plan has so many bytes.
const BYTES_MAX: f64 = 64_000_000.0;

#[wasm_bindgen]
extern "C" {
    /// Starts a worker; it is ready when this is done.
    #[wasm_bindgen(js_namespace = yaodian, js_name = office, catch)]
    async fn office_js() -> Result<JsValue, JsValue>;
}

/// Something to be read.
pub enum Asked {
    /// A file.
    File(File),
    /// What was pasted.
    Paste {
        /// As text.
        text: String,
        /// As HTML; empty where the clipboard had none.
        html: String,
    },
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
    /// Counts what was asked: an answer to what was stopped is nobody's.
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    static WAITING: RefCell<VecDeque<Asked>> = const { RefCell::new(VecDeque::new()) };
    static IS_READING: Cell<bool> = const { Cell::new(false) };
}

/// Reads one thing after the other.
pub fn read(stage: DeskStage, asked: impl IntoIterator<Item = Asked>) {
    WAITING.with_borrow_mut(|waiting| waiting.extend(asked));
    if !IS_READING.get() {
        next(stage);
    }
}

/// Stops reading.
pub fn stop(stage: DeskStage) {
    WAITING.with_borrow_mut(VecDeque::clear);
    NUMBER.set(NUMBER.get() + 1);
    IS_READING.set(false);
    if let Some(worker) = WORKER.take() {
        worker.terminate();
    }
    stage.send(Event::ReadingStopped);
}

fn next(stage: DeskStage) {
    let Some(asked) = WAITING.with_borrow_mut(VecDeque::pop_front) else {
        if IS_READING.replace(false) {
            stage.send(Event::ReadingEnded);
        }
        return;
    };
    IS_READING.set(true);
    let number = NUMBER.get() + 1;
    NUMBER.set(number);
    let name = match &asked {
        Asked::File(file) => file.name(),
        Asked::Paste { .. } => String::new(),
    };
    stage.send(Event::ReadingStarted { name: name.clone() });
    spawn(async move {
        let answer = ask(number, &asked).await;
        if NUMBER.get() != number {
            return;
        }
        stage.send(match answer {
            Ok(document) => Event::ReadingDone(Box::new(Document { name, ..document })),
            Err((what, hint)) => Event::ReadingFailed { name, what, hint },
        });
        next(stage);
    });
}

/// What is wrong and what to do.
type Refused = (String, String);

async fn ask(number: u32, asked: &Asked) -> Result<Document, Refused> {
    let broken = |error: JsValue| {
        web_sys::console::warn_1(&error);
        if let Some(worker) = WORKER.take() {
            worker.terminate();
        }
        (lang().import_worker_failed.to_owned(), lang().import_worker_hint.to_owned())
    };
    let language = JsValue::from_str(&look::language());
    let question = match asked {
        Asked::File(file) if file.size() > BYTES_MAX => {
            return Err((
                lang().import_too_large.to_owned(),
                lang().import_too_large_hint.to_owned(),
            ));
        }
        Asked::File(file) => {
            let unreadable =
                |_| (lang().import_unreadable.to_owned(), lang().import_unreadable_hint.to_owned());
            let bytes = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
            Array::of4(&number.into(), &file.name().into(), &Uint8Array::new(&bytes), &language)
        }
        Asked::Paste { text, html } => {
            Array::of4(&number.into(), &text.as_str().into(), &html.as_str().into(), &language)
        }
    };
    let worker = worker().await.map_err(broken)?;
    // Stopped meanwhile: the worker may be asked something else already, and nobody waits for this.
    if NUMBER.get() != number {
        return Err(Refused::default());
    }
    let answer: Array = answer(&worker, &question).await.map_err(broken)?.unchecked_into();
    let text = |place| answer.get(place).as_string().unwrap_or_default();
    if answer.length() < 4 {
        return Err((text(1), text(2)));
    }
    let Some(plan) = plan_from_text(&text(1)) else { return Err(broken(answer.into())) };
    // What comes next is a task of its own.
    next_task().await;
    let warnings: Array = answer.get(3).unchecked_into();
    Ok(Document {
        name: String::new(),
        plan,
        source: text(2),
        warnings: warnings.iter().filter_map(|warning| warning.as_string()).collect(),
    })
}

async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&JsValue::NULL)), Duration::ZERO);
    });
    // It is always resolved.
    JsFuture::from(promise).await.ok();
}

async fn worker() -> Result<Worker, JsValue> {
    if let Some(worker) = WORKER.with_borrow(Clone::clone) {
        return Ok(worker);
    }
    let worker: Worker = office_js().await?.unchecked_into();
    // Another may have come first, where reading was stopped and begun again.
    if let Some(first) = WORKER.with_borrow(Clone::clone) {
        worker.terminate();
        return Ok(first);
    }
    WORKER.set(Some(worker.clone()));
    Ok(worker)
}

/// What the worker says next; a worker that broke says nothing, and is an error.
async fn answer(worker: &Worker, question: &Array) -> Result<JsValue, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let heard = Closure::once_into_js(move |event: MessageEvent| {
            // A promise's own functions do not fail.
            resolve.call1(&JsValue::NULL, &event.data()).ok();
        });
        worker.set_onmessage(Some(heard.unchecked_ref()));
        worker.set_onerror(Some(&reject));
    });
    worker.post_message(question)?;
    JsFuture::from(promise).await
}

//! Prints the first screen as HTML, made from the components the app is made from: what a
//! browser shows before the app, without scripts, and where it is too old.
//!
//! Must not hold a style attribute: the page's policy forbids them. What they would set is zero
//! progress, which is what the style sheet falls back to.

use std::time::{SystemTime, UNIX_EPOCH};

use leptos::prelude::{GetUntracked, Memo, Owner};
use yaodian::app::app;
use yaodian::dom::to_html;
use yaodian::shell::Shell;
use yaodian::{PLAN_ID, PLAN_TEXT};
use yaodian_model::{Model, Start};

const FOOT: &str = include_str!("foot.html");

fn main() {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now_ms = u64::try_from(since.as_millis()).unwrap_or_default();
    let plan = yaodian_wire::plan_from_text(PLAN_TEXT).unwrap_or_default();
    let html = Owner::new().with(|| {
        let (model, _) = Model::start(&plan, Start { now_ms, ..Start::default() });
        let shell = Shell::for_reading(model);
        // In a memo, because that is where live values may be read.
        Memo::new(move |_| to_html(&app(shell).into())).get_untracked()
    });
    println!("<div id=\"page\" data-plan=\"{:016x}\">{html}</div>{FOOT}", plan.fingerprint().0);
    println!("<script type=\"text/plain\" id=\"{PLAN_ID}\">{PLAN_TEXT}</script>");
}

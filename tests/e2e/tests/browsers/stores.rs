//! Two tabs on one storage, storage that is full or forbidden, and records that are damaged.

use serde_json::{Value, json};
use yaodian_e2e::edition::Edition;
use yaodian_e2e::page::{Page, PageError, Role, starts};
use yaodian_e2e::server::Site;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};
use yaodian_e2e::wait::{PATIENCE, until};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND, hold, release, serve_from};

pub async fn two_tabs_keep_each_others_ticks(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    let [one, two] = app.open_tab().await?;
    app.goto(&visit.site().url("")).await?;
    app.ready().await?;
    app.turn_to(&one).await?;
    app.click(Role::Checkbox, starts(FIRST)).await?;
    app.turn_to(&two).await?;
    app.click(Role::Checkbox, starts(SECOND)).await?;
    for tab in [&two, &one] {
        app.turn_to(tab).await?;
        app.wait_box(FIRST, "true").await?;
        app.wait_box(SECOND, "true").await?;
    }
    visit.ensure_quiet(&[]).await
}

/// A site whose tabs hear nothing of each other, as where the browser is late to tell.
async fn serve_deaf() -> Result<Site, Failure> {
    serve_with("addEventListener('storage',(event)=>event.stopImmediatePropagation())").await
}

pub async fn two_tabs_that_hear_nothing_keep_both_ticks(visit: &mut Visit) -> Outcome {
    let site = serve_deaf().await?;
    let app = App::open_on(visit.page()?, &site.url("")).await?;
    let [one, two] = app.open_tab().await?;
    app.goto(&site.url("")).await?;
    app.ready().await?;
    app.turn_to(&one).await?;
    app.tick(FIRST).await?;
    app.turn_to(&two).await?;
    app.tick(SECOND).await?;
    app.wait_box(FIRST, "false").await?;
    for tab in [&one, &two] {
        app.turn_to(tab).await?;
        app.reload_app().await?;
        app.wait_box(FIRST, "true").await?;
        app.wait_box(SECOND, "true").await?;
    }
    visit.ensure_quiet(&[]).await
}

/// Fills localStorage to the last character.
const FILL: &str = "
for (let length = 1 << 20, n = 0; length >= 1; ) {
  try { localStorage.setItem('filler' + n++, 'x'.repeat(length)); } catch { length >>= 1; }
}
try { localStorage.setItem('one more key', 'x'.repeat(40)); return false; } catch { return true; }";

pub async fn what_cannot_be_saved_is_told_at_once(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let is_full = app.run(FILL, Vec::new()).await?;
    ensure(is_full == Value::Bool(true), "localStorage is full")?;
    let refuse = "window.put = yaodian.put;\
        yaodian.put = () => window.Promise.reject(new Error('refused by the test'))";
    app.run(refuse, Vec::new()).await?;
    app.click(Role::Checkbox, starts(SECOND)).await?;
    app.wait_text("刚才的改动没能保存").await?;
    let backup = app.copied("复制备份码").await?;
    ensure(backup.contains("YD1-"), format!("copied {backup}"))?;
    app.click(Role::Button, "再试一次").await?;
    app.wait_text("刚才的改动没能保存").await?;

    let room = "Object.keys(localStorage).filter((key) => key.startsWith('filler'))\
        .forEach((key) => localStorage.removeItem(key)); yaodian.put = window.put";
    app.run(room, Vec::new()).await?;
    app.click(Role::Button, "再试一次").await?;
    app.wait_no_text("刚才的改动没能保存").await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn one_full_store_is_enough(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.run(FILL, Vec::new()).await?;
    app.tick(FIRST).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

/// Serves a release of the site whose page first runs this script.
async fn serve_with(script: &str) -> Result<Site, Failure> {
    let early = format!("<script>{script}</script><title>");
    let edition = Edition::new(&yaodian_e2e::dist(), |page| page.replacen("<title>", &early, 1))?;
    let site = serve_from(edition.path()).await?;
    site.keep(edition);
    Ok(site)
}

/// A site whose page finds localStorage forbidden, as some browsers and their owners have it.
async fn serve_forbidding() -> Result<Site, Failure> {
    serve_with(
        "Object.defineProperty(window,'localStorage',\
         {get(){throw new DOMException('forbidden','SecurityError')}})",
    )
    .await
}

pub async fn forbidden_local_storage_loses_nothing(visit: &mut Visit) -> Outcome {
    let site = serve_forbidding().await?;
    let page = visit.page()?;
    let app = App::open_on(page, &site.url("")).await?;
    let is_forbidden = "try { localStorage; return false; } catch { return true; }";
    ensure_same("forbidden", &app.run(is_forbidden, Vec::new()).await?, &Value::Bool(true))?;
    app.tick(FIRST).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn an_early_tick_needs_no_local_storage(visit: &mut Visit) -> Outcome {
    let site = serve_forbidding().await?;
    hold(&site);
    let page = visit.page()?;
    page.goto_early(&site.url("")).await?;
    let app = App::on(page);
    app.tick(FIRST).await?;
    release(&site);
    app.ready().await?;
    app.wait_box(FIRST, "true").await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn where_all_storage_is_forbidden_it_is_told(visit: &mut Visit) -> Outcome {
    let forbid = "for (const name of ['localStorage', 'indexedDB'])\
        Object.defineProperty(window, name,\
          { get() { throw new DOMException('forbidden', 'SecurityError') } })";
    let site = serve_with(forbid).await?;
    let app = App::open_on(visit.page()?, &site.url("")).await?;
    ensure_same("alerts before", &app.all(Role::Alert).await?.len(), &0)?;
    app.click(Role::Checkbox, starts(FIRST)).await?;
    app.wait_text("刚才的改动没能保存").await?;
    app.wait_box(FIRST, "true").await?;
    let backup = app.copied("复制备份码").await?;
    ensure(backup.contains("YD1-"), format!("copied {backup}"))?;
    visit.ensure_quiet(&[]).await
}

/// Stores, under a key of its own, a record that a later version wrote.
const STORE_NEWER: &str = "
const done = arguments[arguments.length - 1];
const bytes = [2, 1, 2, 3];
let crc = -1;
for (const byte of bytes) {
  crc ^= byte;
  for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
}
crc = ~crc >>> 0;
const sealed = [...bytes, crc & 255, crc >>> 8 & 255, crc >>> 16 & 255, crc >>> 24];
const text = btoa(String.fromCharCode(...sealed))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const key = arguments[0].split('.').slice(0, 3).join('.') + '.1.1.1';
localStorage.setItem(key, text);
yaodian.put([[key, text]], []).then(() => done([key, text]));";

pub async fn a_newer_record_is_told_and_left_alone(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let keys = app.segments().await?;
    let stored = app.run_async(STORE_NEWER, vec![json!(keys.first())]).await?;
    let word = |at| stored.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    app.reload_app().await?;
    app.wait_text("这里有新版本写下的进展").await?;
    app.wait_box(FIRST, "true").await?;
    app.tick(SECOND).await?;
    app.click(Role::Button, "知道了").await?;
    app.wait_no_text("这里有新版本写下的进展").await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    ensure_same("the record", &app.storage().await?.get(&word(0)), &Some(&word(1)))?;
    visit.ensure_quiet(&[]).await
}

const SPOIL: &str = "
const done = arguments[arguments.length - 1];
const [key, inBoth] = arguments;
localStorage.setItem(key, localStorage.getItem(key).slice(0, 20));
(inBoth ? yaodian.put([[key, 'spoilt']], []) : Promise.resolve()).then(() => done(true));";

async fn spoil(page: &Page, key: &str, in_both: bool) -> Outcome {
    let done = page.run_async(SPOIL, vec![json!(key), json!(in_both)]).await?;
    ensure(done == Value::Bool(true), "spoilt")
}

pub async fn a_damaged_record_is_healed_from_the_other_store(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let keys = app.segments().await?;
    let [key] = keys.as_slice() else { return Err(Failure::new(format!("records: {keys:?}"))) };
    spoil(&app, key, false).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    until("the damaged record to go", PATIENCE, async || {
        let keys = app.segments().await?;
        Ok::<_, PageError>((!keys.contains(key) && !keys.is_empty()).then_some(()))
    })
    .await?;
    ensure_same("alerts", &app.all(Role::Alert).await?.len(), &0)?;
    // What localStorage now holds is whole: it does without the other store.
    app.run_async(
        "const done = arguments[arguments.length - 1];\
         yaodian.all().then((rows) => yaodian.put([], rows.map(([key]) => key))).then(() => done(1))",
        Vec::new(),
    )
    .await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_lost_record_is_told_and_the_rest_is_there(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let keys = app.segments().await?;
    let [key] = keys.as_slice() else { return Err(Failure::new(format!("records: {keys:?}"))) };
    app.tick(SECOND).await?;
    // A record still being written would mend what is spoilt.
    app.wait_saved().await?;
    spoil(&app, key, true).await?;
    app.reload_app().await?;
    app.wait_text("有一段记录损坏").await?;
    app.find(Role::Button, "复制备份码").await?;
    app.wait_box(FIRST, "false").await?;
    app.wait_box(SECOND, "true").await?;
    app.tick(FIRST).await?;
    app.click(Role::Button, "知道了").await?;
    app.wait_no_text("有一段记录损坏").await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    ensure_same("alerts", &app.all(Role::Alert).await?.len(), &0)?;
    visit.ensure_quiet(&[]).await
}

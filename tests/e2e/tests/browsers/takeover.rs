//! The app takes the page's place without anything moving or getting lost.

use serde_json::{Value, json};
use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{Role, has, starts};
use yaodian_e2e::server::Fault;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST, OTHER_ITEM, THIRD, forget, hold, preset, release};

/// What a person holds in the page: focus, scroll, selection, what is open.
const HELD: &str = "return {
  focus: document.activeElement && document.activeElement.id,
  scroll: Math.round(scrollY),
  selection: String(getSelection()),
  open: [...document.querySelectorAll('details[open] > summary')].map((each) => each.id),
}";

/// Puts the focus on a box, scrolls a little, and selects some of a task's words.
const TAKE_HOLD: &str = "
const [box] = arguments;
box.focus({ preventScroll: true });
scrollTo(0, 120);
const words = document.createTreeWalker(
  document.getElementById(box.getAttribute('aria-labelledby')), NodeFilter.SHOW_TEXT).nextNode();
getSelection().setBaseAndExtent(words, 2, words, 9);";

/// What moved since the app was let in, by Chromium's own account.
const SHIFTS: &str = "
const done = arguments[arguments.length - 1];
new PerformanceObserver((list) => done(list.getEntries().filter((each) => each.startTime >= window.letIn)
  .map((each) => [each.value, ...each.sources.map((source) => source.node ? source.node.outerHTML?.slice(0, 120) : '')])))
  .observe({ type: 'layout-shift', buffered: true });
setTimeout(done, 300, []);";

async fn let_in(visit: &Visit, app: &App) -> Outcome {
    app.run("window.letIn = performance.now()", Vec::new()).await?;
    release(visit.site());
    app.ready().await?;
    Ok(())
}

async fn ensure_no_shift(visit: &Visit, app: &App, case: &str) -> Outcome {
    if visit.engine() == Engine::Chromium {
        let shifts = app.run_async(SHIFTS, Vec::new()).await?;
        ensure(shifts == json!([]), format!("{case}: shifted {shifts}"))?;
    }
    Ok(())
}

/// Loads the page with the app held back, takes hold of things, lets the app come, and compares.
async fn ensure_stays(visit: &Visit, app: &App, case: &str) -> Outcome {
    visit.site().break_files(".wasm", Fault::Hold);
    app.goto_early(&visit.site().url("")).await?;
    app.unfold(OTHER_ITEM).await?;
    let focus = app.find(Role::Checkbox, starts(THIRD)).await?;
    app.run(TAKE_HOLD, vec![json!(focus.element)]).await?;
    let places = boxes(app).await?;
    let held = app.run(HELD, Vec::new()).await?;
    ensure(places.len() >= 4, format!("{case}: {} boxes are drawn", places.len()))?;
    ensure(held.get("selection").and_then(Value::as_str).is_some_and(|s| s.len() > 6), "selected")?;

    let_in(visit, app).await?;
    let now = boxes(app).await?;
    ensure_same(&format!("{case}: boxes"), &now.len(), &places.len())?;
    for ((name, before), (_, after)) in places.iter().zip(&now) {
        let moved = before.iter().zip(after).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        ensure(moved < 1.0, format!("{case}: {name} moved from {before:?} to {after:?}"))?;
    }
    ensure_same(&format!("{case}: held"), &app.run(HELD, Vec::new()).await?, &held)?;
    ensure_no_shift(visit, app, case).await
}

async fn boxes(app: &App) -> Result<Vec<(String, [f64; 4])>, Failure> {
    let boxes = app.all(Role::Checkbox).await?;
    Ok(boxes.into_iter().map(|seen| (seen.name, seen.place)).collect())
}

pub async fn nothing_moves(visit: &mut Visit) -> Outcome {
    hold(visit.site());
    let app = App::on(visit.goto("blank.html").await?);
    for (case, settings) in [
        ("first visit", vec![]),
        ("dark", vec![("yaodian.theme", "dark")]),
        ("large text", vec![("yaodian.text", "xl")]),
    ] {
        forget(&app, visit.site()).await?;
        preset(visit, &settings).await?;
        ensure_stays(visit, &app, case).await?;
    }
    visit.ensure_quiet(&[]).await
}

pub async fn nothing_moves_for_those_who_return(visit: &mut Visit) -> Outcome {
    hold(visit.site());
    release(visit.site());
    let app = App::open(visit, "#/item/2").await?;
    app.fill(Role::Textbox, "最强党支部：当前值", "3").await?;
    app.click(Role::Link, "关闭").await?;
    app.tick(FIRST).await?;
    app.unfold("聚焦根本任务").await?;
    app.unfold("加强德育和思政引领").await?;
    app.tick("完善大德育体系").await?;
    app.until_script(
        "the look to be kept",
        "return /^\\S+ [\\d,]*\\b7\\b\\S* .*d/.test(localStorage.getItem('yaodian.look') || '')",
    )
    .await?;
    ensure_stays(visit, &app, "with progress").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box("完善大德育体系", "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_list_that_is_not_meant_never_shows(visit: &mut Visit) -> Outcome {
    hold(visit.site());
    release(visit.site());
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let link = app.share("分水初中").await?;
    let code = link.split_once('#').map_or("", |(_, code)| code).to_owned();
    let shared = format!("#{code}");
    let cases = [
        ("charts", "#/charts", None, "总体"),
        ("a share link", shared.as_str(), None, "来自 分水初中"),
        ("another plan", "", Some("0123456789abcdef 1,2 ddd"), "那份要点不在这台设备上"),
    ];
    for (case, view, look, awaited) in cases {
        forget(&app, visit.site()).await?;
        let words = look.map(|look| {
            let plan = look.split(' ').next().unwrap_or_default();
            [("yaodian.look", look), ("yaodian.active", plan)]
        });
        preset(visit, words.as_ref().map_or(&[], |words| words.as_slice())).await?;
        visit.site().break_files(".wasm", Fault::Hold);
        app.goto_early(&visit.site().url(view)).await?;
        app.wait_text("正在打开").await?;
        ensure_same(case, &app.all(Role::Checkbox).await?.len(), &0)?;
        let_in(visit, &app).await?;
        app.wait_text(awaited).await?;
        ensure_no_shift(visit, &app, case).await?;
    }
    app.find(Role::Disclosure, has(OTHER_ITEM)).await?;
    app.wait_box(FIRST, "false").await?;
    visit.ensure_quiet(&[]).await
}

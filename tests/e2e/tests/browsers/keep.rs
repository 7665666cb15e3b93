//! Journey 1: open, tick, and the tick is there whatever happens to network, browser or program.

use std::time::Duration;

use yaodian_e2e::page::{PageError, Role, starts};
use yaodian_e2e::server::Fault;
use yaodian_e2e::visit::{Outcome, Visit, ensure, ensure_same};
use yaodian_e2e::wait::{PATIENCE, until};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND, hold, release};

pub async fn a_tick_stays_without_a_network(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.wait_text("聚焦党建引领").await?;
    let boxes = app.all(Role::Checkbox).await?;
    ensure_same("tasks of the open item", &boxes.len(), &2)?;
    ensure(boxes.iter().all(|one| !one.is_disabled), "boxes take taps")?;
    app.tick(FIRST).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "false").await?;

    if app.wait_offline().await? {
        visit.ensure_quiet(&[]).await?;
        visit.site_mut().stop().await;
        // WebKit's driver begins each session with nothing: there the page is loaded anew.
        if visit.engine().keeps_profiles() {
            visit.reopen().await?;
        }
        let app = App::open(visit, "").await?;
        app.wait_box(FIRST, "true").await?;
        app.tick(SECOND).await?;
        app.reload_app().await?;
        app.wait_box(SECOND, "true").await?;
        // The worker looks for a newer version; there is no network to find one on.
        return visit.ensure_quiet(&["sw.js", "ERR_CONNECTION_REFUSED"]).await;
    }
    visit.ensure_quiet(&[]).await
}

/// What "at once" means: long before a browser writes localStorage to the disk.
const MOMENT: Duration = Duration::from_millis(100);

pub async fn a_saved_tick_outlives_a_kill(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    if visit.engine().keeps_profiles() {
        tokio::time::sleep(MOMENT).await;
        visit.kill();
        visit.reopen().await?;
    }
    let app = App::open(visit, "").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "false").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_saved_tick_needs_no_local_storage(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.run("localStorage.clear()", Vec::new()).await?;
    if visit.engine().keeps_profiles() {
        tokio::time::sleep(MOMENT).await;
        visit.kill();
        visit.reopen().await?;
    }
    let app = App::open(visit, "").await?;
    app.wait_box(FIRST, "true").await?;
    // What only one store has is given to the other.
    app.until_script(
        "the copy in localStorage",
        "return Object.keys(localStorage).some((key) => key.startsWith('yaodian.p.'))",
    )
    .await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_tick_before_the_app_is_kept(visit: &mut Visit) -> Outcome {
    hold(visit.site());
    let page = visit.page()?;
    page.goto_early(&visit.site().url("")).await?;
    let app = App::on(page);
    app.tick(FIRST).await?;
    app.wait_box(FIRST, "true").await?;
    app.reload_early().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "false").await?;

    release(visit.site());
    app.ready().await?;
    app.wait_box(FIRST, "true").await?;
    let gone = "const done = arguments[arguments.length - 1];\
        yaodian.all().then((rows) => done([...rows.map(([key]) => key), ...Object.keys(localStorage)]\
          .every((key) => !key.startsWith('yaodian.boot.'))))";
    until("the early keys to go", PATIENCE, async || {
        let is_gone = app.run_async(gone, Vec::new()).await?.as_bool();
        Ok::<_, PageError>(is_gone.filter(|is_gone| *is_gone))
    })
    .await?;
    ensure(!app.segments().await?.is_empty(), "the tick is among the app's own records")?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_tick_before_the_app_outlives_a_kill(visit: &mut Visit) -> Outcome {
    hold(visit.site());
    let page = visit.page()?;
    page.goto_early(&visit.site().url("")).await?;
    App::on(page).tick(FIRST).await?;
    if visit.engine().keeps_profiles() {
        tokio::time::sleep(MOMENT).await;
        visit.kill();
        visit.reopen().await?;
    }
    release(visit.site());
    let app = App::open(visit, "").await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_tick_without_the_app_is_kept(visit: &mut Visit) -> Outcome {
    visit.site().break_files(".wasm", Fault::Refuse);
    let app = App::on(visit.goto("").await?);
    app.wait_text("可以阅读和勾选").await?;
    app.tick(FIRST).await?;
    app.reload().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_text("可以阅读和勾选").await?;
    app.find_where(Role::Textbox, starts("已勾选的内容"), "listing the tick", |field| {
        field.value.contains(&format!("已完成：{FIRST}"))
    })
    .await?;

    visit.site().mend();
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[".wasm", "Failed to fetch"]).await
}

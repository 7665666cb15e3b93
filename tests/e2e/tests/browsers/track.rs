//! The tracker: it takes the app's place without losing a step, and its controls keep what is
//! recorded.

use yaodian_e2e::page::{Key, Role};
use yaodian_e2e::visit::{Outcome, Visit};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND};

pub async fn takes_over_with_every_step(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.tick(SECOND).await?;
    app.wait_saved().await?;
    app.go("#/charts").await?;
    app.wait_text("各部分").await?;
    app.go("#/").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    // What the app did is taken back by the tracker.
    app.press(Key::Undo).await?;
    app.wait_box(SECOND, "false").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "false").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn what_is_recorded_stays(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/item/1").await?;
    app.click(Role::Button, "填报责任、期限、进度与佐证").await?;
    // A routine has rounds; a task that issues documents has their stages.
    app.wait_text("执行记录").await?;
    app.wait_text("征求意见").await?;
    app.fill(Role::Textbox, "内容、地点（可不填）", "全县会商").await?;
    app.click(Role::Button, "记一次").await?;
    app.wait_text("全县会商").await?;
    app.wait_saved().await?;
    app.go("#/log").await?;
    app.wait_text("这台设备").await?;
    app.wait_text("全县会商").await?;
    app.reload_app().await?;
    app.wait_text("全县会商").await?;
    visit.ensure_quiet(&[]).await
}

//! One item's detail: values, milestones, notes, the log, taking back; and finding in the list.

use yaodian_e2e::page::{Key, PageError, Role, starts};
use yaodian_e2e::visit::{Outcome, Visit, ensure, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND};

/// Waits until a target's field holds a value and the bar under it says where the target stands.
async fn wait_value(
    app: &App,
    subject: &str,
    value: &str,
    standing: &str,
) -> Result<(), PageError> {
    let field = format!("{subject}：当前值");
    app.find_where(Role::Textbox, &field, value, |seen| seen.value == value).await?;
    app.find_where(Role::Image, starts(&format!("{subject}：当前")), standing, |seen| {
        seen.name.ends_with(standing)
    })
    .await?;
    Ok(())
}

async fn put_value(app: &App, subject: &str, value: &str) -> Result<(), PageError> {
    app.fill(Role::Textbox, &format!("{subject}：当前值"), value).await?;
    app.press(Key::Tab).await
}

pub async fn values_are_set_and_judged(visit: &mut Visit) -> Outcome {
    // 加快推进学前教育健康发展: a bound, with and without decimals.
    let app = App::open(visit, "#/item/11").await?;
    wait_value(&app, "普惠率", "", "未填").await?;
    put_value(&app, "普惠率", "92.1").await?;
    wait_value(&app, "普惠率", "92.1", "已达标").await?;
    app.click(Role::Button, "普惠率：减少").await?;
    wait_value(&app, "普惠率", "92", "已达标").await?;
    put_value(&app, "普惠率", "89.9").await?;
    wait_value(&app, "普惠率", "89.9", "未达标").await?;
    app.click(Role::Button, "普惠率：增加").await?;
    wait_value(&app, "普惠率", "90", "已达标").await?;
    put_value(&app, "普惠率", "").await?;
    wait_value(&app, "普惠率", "", "未填").await?;
    put_value(&app, "普惠率", "很多").await?;
    app.wait_text("请填数字").await?;
    put_value(&app, "普惠率", "92.1").await?;
    wait_value(&app, "普惠率", "92.1", "已达标").await?;
    app.click(Role::Button, "现代化学校或一级幼儿园：增加").await?;
    wait_value(&app, "现代化学校或一级幼儿园", "1", "未达标").await?;

    // A range is met from its lower end; a comparison has no number.
    app.go("#/item/9").await?;
    put_value(&app, "课改示范校", "7").await?;
    wait_value(&app, "课改示范校", "7", "未达标").await?;
    put_value(&app, "课改示范校", "8").await?;
    wait_value(&app, "课改示范校", "8", "已达标").await?;
    app.go("#/item/21").await?;
    app.click(Role::Radio, "达到").await?;
    app.wait_text("已达标").await?;
    app.wait_saved().await?;
    ensure_in_charts(&app).await?;

    app.reload_app().await?;
    ensure_in_charts(&app).await?;
    app.go("#/item/11").await?;
    wait_value(&app, "普惠率", "92.1", "已达标").await?;
    visit.ensure_quiet(&[]).await
}

async fn ensure_in_charts(app: &App) -> Outcome {
    app.go("#/charts").await?;
    app.wait_text("20 项指标，3 项已达标，16 项未填").await?;
    let table = app.find(Role::Checkbox, "指标：看表格").await?;
    if table.checked != "true" {
        app.click(Role::Checkbox, "指标：看表格").await?;
    }
    for row in ["普惠率 — 92.1 ≥90% 已达标", "课改示范校 — 8 8–10所 已达标"]
    {
        app.wait_text(row).await?;
    }
    ensure(!app.all(Role::Table).await?.is_empty(), "the figure is a table")
}

pub async fn milestones_notes_and_log(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/item/23").await?;
    app.click(Role::Checkbox, "富春江小学").await?;
    app.wait_saved().await?;
    app.fill(Role::Textbox, "本条备注", "九月已开学").await?;
    app.press(Key::Tab).await?;
    app.wait_text("优化基础教育资源配置 改为 九月已开学").await?;
    app.wait_text("富春江小学 改为 已完成").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box("富春江小学", "true").await?;
    app.find_where(Role::Textbox, "本条备注", "kept", |seen| seen.value == "九月已开学").await?;
    app.wait_text("富春江小学 改为 已完成").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn edits_are_taken_back_by_key(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.tick(SECOND).await?;
    app.press(Key::Undo).await?;
    app.wait_box(SECOND, "false").await?;
    app.wait_text("已撤销").await?;
    app.press(Key::Undo).await?;
    app.wait_box(FIRST, "false").await?;
    app.press(Key::Redo).await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_text("已重做").await?;
    app.click(Role::Button, "撤销").await?;
    app.wait_box(FIRST, "false").await?;
    app.click(Role::Button, "重做").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_saved().await?;
    // In a field the keys are the field's own.
    app.click(Role::Searchbox, "搜索要点").await?;
    app.press(Key::Undo).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "false").await?;
    visit.ensure_quiet(&[]).await
}

/// Waits until exactly so many task boxes are shown.
async fn wait_found(app: &App, count: usize) -> Outcome {
    app.wait_text(&format!("找到 {count} 项任务")).await?;
    ensure_same("boxes shown", &app.all(Role::Checkbox).await?.len(), &count)
}

pub async fn tasks_are_found(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.fill(Role::Searchbox, "搜索要点", "领头雁").await?;
    wait_found(&app, 2).await?;
    app.find(Role::Checkbox, starts("培养评选5个最强党支部")).await?;
    app.tick("培养评选5个最强党支部").await?;
    app.click(Role::Button, starts("未完成")).await?;
    wait_found(&app, 1).await?;
    app.click(Role::Button, starts("有指标")).await?;
    wait_found(&app, 1).await?;
    app.fill(Role::Searchbox, "搜索要点", "没有这样的词").await?;
    app.wait_text("没有符合的任务").await?;
    app.click(Role::Button, "看全部").await?;
    app.wait_no_text("没有符合的任务").await?;
    let query = app.find(Role::Searchbox, "搜索要点").await?;
    ensure_same("the search field", &query.value.as_str(), &"")?;
    // What was open by hand is open again, and nothing else.
    app.wait_box(FIRST, "false").await?;
    ensure_same("boxes shown", &app.all(Role::Checkbox).await?.len(), &2)?;
    app.click(Role::Button, starts("未完成")).await?;
    wait_found(&app, 94).await?;
    app.click(Role::Button, "全部").await?;
    app.wait_no_text("找到").await?;
    visit.ensure_quiet(&[]).await
}

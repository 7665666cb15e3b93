//! The charts: what they find, their tables, walking over them, saving them.

use serde_json::{Value, json};
use yaodian_e2e::axe;
use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{Key, Role, Seen, starts};
use yaodian_e2e::scratch::Scratch;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};
use yaodian_e2e::wait::{PATIENCE, until};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND};

/// Two tasks done, one begun; then the charts, all of them drawn.
async fn charts(visit: &Visit) -> Result<App, Failure> {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.tick(SECOND).await?;
    app.go("#/charts").await?;
    // The last one has too little: it says so.
    app.wait_text("这份要点没有写明责任单位").await?;
    Ok(app)
}

pub async fn each_chart_finds_something(visit: &mut Visit) -> Outcome {
    let app = charts(visit).await?;
    for (name, finding) in [
        ("进展", "完成 2%"),
        ("总体", "已完成 2/95 项"),
        ("全年走势", "累计完成 2 项"),
        ("各部分", "5 个部分中"),
        ("均衡", "最低 0%"),
        ("指标", "20 项指标，0 项已达标，20 项未填"),
        ("状态变化", "以来：2 项新完成"),
        ("记录日历", "1 天有记录"),
    ] {
        let seen = app.find(Role::Heading, starts(name)).await?;
        ensure(seen.name.contains(finding), format!("{name}: {}", seen.name))?;
    }
    let found = axe::check(&app).await?;
    ensure(found.is_empty(), format!("{found:?}"))?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_table_says_what_the_drawing_says(visit: &mut Visit) -> Outcome {
    let app = charts(visit).await?;
    app.find(Role::Image, "已完成：2 项，占 2%").await?;
    for (chart, row) in [
        ("总体", "已完成 2 2%"),
        ("各部分", "一、聚焦党建引领 13% 2 0 13 0 0"),
        ("均衡", "一、聚焦党建引领 13% —"),
        ("状态变化", "未开始 2 0 93 0 0"),
    ] {
        app.click(Role::Checkbox, &format!("{chart}：看表格")).await?;
        app.wait_text(row).await?;
    }
    app.wait_gone(Role::Image, "已完成：2 项，占 2%").await?;
    app.click(Role::Checkbox, "总体：看表格").await?;
    app.find(Role::Image, "已完成：2 项，占 2%").await?;
    visit.ensure_quiet(&[]).await
}

/// Goes on with the tabulator until the focus is on a mark that begins so.
async fn tab_to_mark(app: &App, label: &str) -> Result<Seen, Failure> {
    const STOPS_MAX: usize = 40;
    for _ in 0..STOPS_MAX {
        app.press(Key::Tab).await?;
        if let Some(seen) = app.focused().await?
            && seen.role == "img"
            && seen.name.starts_with(label)
        {
            return Ok(seen);
        }
    }
    Err(Failure::new(format!("no {label} within {STOPS_MAX} stops")))
}

pub async fn values_are_read_by_key_and_tap(visit: &mut Visit) -> Outcome {
    let app = charts(visit).await?;
    tab_to_mark(&app, "已完成：2 项").await?;
    app.wait_text("已完成：2 项，占 2%").await?;
    app.press(Key::Down).await?;
    app.wait_text("推进中：0 项，占 0%").await?;
    app.press(Key::Down).await?;
    app.wait_text("未开始：93 项，占 98%").await?;
    app.press(Key::Up).await?;
    app.wait_text("推进中：0 项，占 0%").await?;
    // One stop a chart: the next one is not another mark of this one.
    app.press(Key::Tab).await?;
    let next = app.focused().await?.map(|seen| seen.role);
    ensure(next.as_deref() != Some("img"), "one stop a chart")?;
    app.press(Key::BackTab).await?;
    let back = app.focused().await?.map(|seen| seen.name);
    ensure_same("where one was", &back.as_deref(), &Some("推进中：0 项，占 0%"))?;
    // The ridges say the same of their section; the bar comes after them.
    let bar = "一、聚焦党建引领：完成 13%，已完成 2";
    until("a section's bar to be within reach", PATIENCE, async || {
        match app.named(Role::Image, starts(bar)).await?.get(1) {
            Some(seen) => app.tap(seen).await,
            None => Ok(None),
        }
    })
    .await?;
    app.wait_text("一、聚焦党建引领：完成 13%，已完成 2，未开始 13").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn drawings_are_saved_as_files(visit: &mut Visit) -> Outcome {
    // Only Chromium can be told where its downloads go; the others' would stay on this machine.
    if visit.engine() != Engine::Chromium {
        return Ok(());
    }
    let app = charts(visit).await?;
    let downloads = Scratch::new("downloads")?;
    let parameters = json!({ "behavior": "allow", "downloadPath": downloads.path() });
    yaodian_e2e::command::devtools(app.client(), "Browser.setDownloadBehavior", parameters).await?;
    let saved = async |ending: &str| {
        until(format!("a file that ends in {ending}"), PATIENCE, async || {
            let files = std::fs::read_dir(downloads.path())?.flatten().map(|entry| entry.path());
            let is_it = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == ending);
            let found = files.into_iter().find(is_it).map(std::fs::read).transpose()?;
            Ok::<_, Failure>(found.filter(|bytes| !bytes.is_empty()))
        })
        .await
    };
    app.click(Role::Button, "总体：存为 SVG").await?;
    app.wait_text("已交给浏览器下载").await?;
    let drawing = String::from_utf8_lossy(&saved("svg").await?).into_owned();
    ensure(drawing.starts_with("<svg") && drawing.contains("已完成 2/95 项"), &drawing)?;
    for foreign in ["var(", "class=", "tabindex", "transparent"] {
        ensure(!drawing.contains(foreign), format!("{foreign} in {drawing}"))?;
    }
    app.click(Role::Button, "总体：存为图片").await?;
    let picture = saved("png").await?;
    ensure(picture.starts_with(b"\x89PNG") && picture.len() > 8_000, "a picture")?;
    visit.ensure_quiet(&[]).await
}

pub async fn where_files_get_lost_a_picture_is_shown(visit: &mut Visit) -> Outcome {
    let app = charts(visit).await?;
    let inside = "Object.defineProperty(navigator, 'userAgent', { configurable: true,\
        value: navigator.userAgent + ' MicroMessenger/8.0' })";
    app.run(inside, Vec::new()).await?;
    app.click(Role::Button, "全年走势：存为图片").await?;
    app.find(Role::Dialog, "存为图片").await?;
    app.find(Role::Image, starts("全年走势")).await?;
    let size = "const image = document.querySelector('dialog img');\
        return image && image.complete && image.naturalWidth";
    let width = app.until_script("the picture's width", size).await?;
    ensure(width.as_u64() > Some(600), format!("{width} pixels"))?;
    let is_light = "const image = document.querySelector('dialog img');\
        const canvas = document.createElement('canvas');\
        canvas.width = canvas.height = 1;\
        canvas.getContext('2d').drawImage(image, 0, 0);\
        return canvas.getContext('2d').getImageData(0, 0, 1, 1).data[0] > 200";
    ensure_same("light paper", &app.run(is_light, Vec::new()).await?, &Value::Bool(true))?;
    app.click(Role::Button, "关闭").await?;
    app.wait_gone(Role::Dialog, "存为图片").await?;
    visit.ensure_quiet(&[]).await
}

//! Journeys 2 and 6: progress goes from one device to another, seen before anything changes; and
//! a lost phone's comes back.

use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{PageError, Role, has};
use yaodian_e2e::scratch::Scratch;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};
use yaodian_e2e::wait::{PATIENCE, until};

pub use crate::app::serve;
use crate::app::{App, FIRST, OTHER_ITEM, SECOND, THIRD, forget};

const SENDER: &str = "分水初中教务处";

/// Ticks two tasks on the first device and returns its link.
async fn sent_link(visit: &Visit) -> Result<(App, String), Failure> {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.tick(SECOND).await?;
    let link = app.share(SENDER).await?;
    ensure(link.starts_with(&visit.site().url("#YD1-")), format!("the link is {link}"))?;
    Ok((app, link))
}

/// The part of a link that is the code.
fn code(link: &str) -> &str {
    link.split_once('#').map_or("", |(_, code)| code)
}

async fn wait_address(app: &App, ending: &str) -> Result<(), PageError> {
    let script = format!("return location.href.endsWith('{ending}')");
    app.until_script(ending, &script).await?;
    Ok(())
}

pub async fn a_link_shows_itself_before_it_merges(visit: &mut Visit) -> Outcome {
    let (_, link) = sent_link(visit).await?;
    let page = visit.join().await?;
    let app = App::open_on(page, &format!("{link}&from=singlemessage&isappinstalled=0")).await?;
    app.find(Role::Heading, has(&format!("来自 {SENDER}"))).await?;
    app.wait_text("会有 2 处改变").await?;
    app.wait_text("未开始 → 已完成").await?;
    wait_address(&app, "/#/open").await?;
    ensure_same("stored before the merge", &app.segments().await?.len(), &0)?;

    app.click(Role::Button, "合并").await?;
    app.wait_text("并入了 2 处改变").await?;
    app.wait_saved().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    app.go(code(&link)).await?;
    app.wait_text("合并不会改变什么").await?;
    app.click(Role::Button, "不要").await?;

    visit.ensure_quiet(&[]).await
}

pub async fn a_merge_is_undone_and_adopted_again(visit: &mut Visit) -> Outcome {
    let (app, link) = sent_link(visit).await?;
    forget(&app, visit.site()).await?;
    let app = App::open(visit, &format!("#{}", code(&link))).await?;
    app.click(Role::Button, "合并").await?;
    app.wait_text("并入了 2 处改变").await?;
    app.click(Role::Button, "撤销").await?;
    app.wait_text("已撤销").await?;
    app.wait_box(FIRST, "false").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "false").await?;

    app.go(code(&link)).await?;
    app.wait_text("2 处与你这边不同").await?;
    app.click(Role::Button, "重新采用").await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box(SECOND, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn links_end_the_same_in_any_order(visit: &mut Visit) -> Outcome {
    let (app, first) = sent_link(visit).await?;
    app.click(Role::Link, "关闭").await?;
    app.tick(SECOND).await?;
    app.unfold(OTHER_ITEM).await?;
    app.tick(THIRD).await?;
    let second = app.share(SENDER).await?;
    let orders = [vec![&first, &second], vec![&second, &first], vec![&second, &first, &second]];
    for order in orders {
        forget(&app, visit.site()).await?;
        let app = App::open(visit, "").await?;
        for link in order {
            app.go(code(link)).await?;
            app.find(Role::Heading, has(SENDER)).await?;
            let buttons = app.all(Role::Button).await?;
            let can_merge = buttons.iter().any(|button| button.name == "合并");
            app.click(Role::Button, if can_merge { "合并" } else { "不要" }).await?;
            wait_address(&app, "/#/").await?;
        }
        app.wait_box(FIRST, "true").await?;
        app.wait_box(SECOND, "false").await?;
        app.unfold(OTHER_ITEM).await?;
        app.wait_box(THIRD, "true").await?;
    }
    visit.ensure_quiet(&[]).await
}

pub async fn looking_changes_nothing(visit: &mut Visit) -> Outcome {
    let (app, link) = sent_link(visit).await?;
    forget(&app, visit.site()).await?;
    let app = App::open(visit, "").await?;
    app.go(code(&link)).await?;
    app.click(Role::Button, "只看看").await?;
    app.wait_text(&format!("正在看 {SENDER} 的进展")).await?;
    app.find_where(Role::Checkbox, has(FIRST), "on, taking no taps", |seen| {
        seen.checked == "true" && seen.is_disabled
    })
    .await?;
    app.click(Role::Button, "回到我的进展").await?;
    app.wait_box(FIRST, "false").await?;
    ensure_same("stored", &app.segments().await?.len(), &0)?;
    app.tick(SECOND).await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "false").await?;
    app.wait_box(SECOND, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_bad_code_is_named_and_changes_nothing(visit: &mut Visit) -> Outcome {
    let (app, link) = sent_link(visit).await?;
    let before = app.segments().await?;
    let good = code(&link);
    let cut: String = good.chars().take(good.len() - 9).collect();
    let garbled = format!("{}AAAA", good.get(..good.len() - 4).unwrap_or_default());
    let cases = [
        (cut.clone(), "口令不完整"),
        (garbled, "口令在途中被改动"),
        (good.replacen("YD1", "YD2", 1), "新版本要点生成的口令"),
        ("YD1-9zzzzzzz-AAAA".to_owned(), "太长"),
        ("hello".to_owned(), "没有找到口令"),
    ];
    for (bad, said) in cases {
        app.go(&bad).await?;
        app.wait_text(said).await?;
        app.wait_text("什么都没有改变").await?;
        wait_address(&app, "/#/open").await?;
        app.click(Role::Button, "回到清单").await?;
        app.wait_box(FIRST, "true").await?;
    }
    ensure_same("stored", &app.segments().await?, &before)?;
    // The same for a page that is opened with it.
    let page = visit.join().await?;
    let app = App::open_on(page, &visit.site().url(&format!("#{cut}"))).await?;
    app.wait_text("口令不完整").await?;
    ensure_same("stored", &app.segments().await?.len(), &0)?;
    visit.ensure_quiet(&[]).await
}

/// Puts a text into 收取.
async fn receive(app: &App, text: &str) -> Result<(), PageError> {
    app.go("#/me").await?;
    app.fill(Role::Textbox, has("收到同事的口令或备份"), text).await?;
    app.click(Role::Button, "读取").await
}

pub async fn a_message_does_what_the_link_does(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.go("#/share").await?;
    app.fill(Role::Textbox, "单位或填报人", SENDER).await?;
    let message = app.copied("复制口令").await?;
    ensure(message.contains(SENDER) && message.contains("YD1-"), format!("copied {message}"))?;
    forget(&app, visit.site()).await?;
    let app = App::open(visit, "").await?;
    receive(&app, &message.replace('\n', " ")).await?;
    app.find(Role::Heading, has(&format!("来自 {SENDER}"))).await?;
    app.click(Role::Button, "合并").await?;
    app.wait_saved().await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_message_covers_no_button(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.go("#/share").await?;
    app.fill(Role::Textbox, "单位或填报人", SENDER).await?;
    app.go("#/").await?;
    app.tick(FIRST).await?;
    app.go("#/share").await?;
    let copy =
        app.find_where(Role::Button, "复制链接", "enabled", |button| !button.is_disabled).await?;
    app.catch_copies().await?;
    ensure(app.tap(&copy).await?.is_some(), "nothing lies over 复制链接 after a tick")?;
    app.wait_text("已复制").await?;
    visit.ensure_quiet(&[]).await
}

/// Does a little of everything that a backup holds.
async fn work(visit: &Visit) -> Result<App, Failure> {
    let app = App::open(visit, "#/item/2").await?;
    app.fill(Role::Textbox, "最强党支部：当前值", "3").await?;
    app.fill(Role::Textbox, "本条备注", "已评出三个").await?;
    app.click(Role::Link, "关闭").await?;
    app.tick(FIRST).await?;
    Ok(app)
}

async fn ensure_restored(app: &App) -> Outcome {
    app.wait_text("恢复备份").await?;
    app.click(Role::Button, "恢复").await?;
    app.wait_text("并入了 3 处改变").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box(FIRST, "true").await?;
    app.go("#/item/2").await?;
    app.find_where(Role::Textbox, "最强党支部：当前值", "3", |seen| seen.value == "3").await?;
    app.find_where(Role::Textbox, "本条备注", "back", |seen| seen.value == "已评出三个").await?;
    Ok(())
}

pub async fn a_lost_phone_comes_back_from_its_code(visit: &mut Visit) -> Outcome {
    let app = work(visit).await?;
    app.go("#/me").await?;
    app.wait_text("还没有备份过").await?;
    let backup = app.copied("复制备份码").await?;
    app.wait_text("今天备份过").await?;
    let app = App::open_on(visit.join().await?, &visit.site().url("")).await?;
    receive(&app, &backup.replace('\n', " ")).await?;
    ensure_restored(&app).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_lost_phone_comes_back_from_its_file(visit: &mut Visit) -> Outcome {
    // Only Chromium can be told where its downloads go; the others' would stay on this machine.
    if visit.engine() != Engine::Chromium {
        return Ok(());
    }
    let app = work(visit).await?;
    let downloads = Scratch::new("downloads")?;
    let parameters = serde_json::json!({ "behavior": "allow", "downloadPath": downloads.path() });
    yaodian_e2e::command::devtools(app.client(), "Browser.setDownloadBehavior", parameters).await?;
    app.go("#/me").await?;
    app.click(Role::Button, "备份到文件").await?;
    app.wait_text("已交给浏览器下载").await?;
    let file = until("the backup's file", PATIENCE, async || {
        let names = std::fs::read_dir(downloads.path())?.flatten().map(|entry| entry.path());
        Ok::<_, Failure>(
            names.into_iter().find(|path| path.extension().is_some_and(|e| e == "txt")),
        )
    })
    .await?;
    forget(&app, visit.site()).await?;
    let app = App::open(visit, "#/me").await?;
    let field = app.find(Role::File, has("从文件读取")).await?;
    field.element.send_keys(&file.to_string_lossy()).await?;
    ensure_restored(&app).await?;
    visit.ensure_quiet(&[]).await
}

//! What is not the published program does not run; what is left is still a plan to read.

use fantoccini::Locator;
use serde_json::Value;
use yaodian_e2e::page::{Page, Role, has, starts};
use yaodian_e2e::server::Fault;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};
use yaodian_e2e::wait::{PATIENCE, until};

pub use crate::app::serve;
use crate::app::{App, FIRST, OTHER_ITEM, THIRD};

/// The name of the one file of the program with this ending.
fn program(ending: &str) -> Result<String, Failure> {
    let names = std::fs::read_dir(yaodian_e2e::dist())?.flatten();
    let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
    names
        .find(|name| name.starts_with("app-") && name.ends_with(ending))
        .ok_or_else(|| Failure::new(format!("no program file ends with {ending}")))
}

pub async fn a_tampered_program_is_refused(visit: &mut Visit) -> Outcome {
    for ending in [".wasm", ".js"] {
        visit.site().add_header("cache-control", "no-store");
        visit.site().break_files("sw.js", Fault::Hold);
        visit.site().break_files(&program(ending)?, Fault::Tamper);
        let app = App::on(visit.goto("").await?);
        app.wait_text("程序没有下载完整").await?;
        app.wait_text("聚焦党建引领").await?;
        app.find_where(Role::Checkbox, starts(FIRST), "enabled", |seen| !seen.is_disabled).await?;
        app.tick(FIRST).await?;
        app.reload().await?;
        app.wait_text("程序没有下载完整").await?;
        app.wait_box(FIRST, if ending == ".js" { "false" } else { "true" }).await?;
        visit.site().mend();
    }
    // The browser says why on its console, which is what it should do.
    visit.ensure_quiet(&["integrity", "Failed to fetch", "app-"]).await
}

pub async fn a_tampered_worker_is_not_installed(visit: &mut Visit) -> Outcome {
    visit.site().break_files("sw.js", Fault::Tamper);
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    let asked = || visit.site().hits().iter().filter(|hit| hit.path == "/sw.js").count();
    if app.run("return 'serviceWorker' in navigator", Vec::new()).await? == Value::Bool(true) {
        until("the worker to be looked at", PATIENCE, async || {
            Ok::<_, Failure>((asked() > 0).then_some(()))
        })
        .await?;
        let none = "const done = arguments[arguments.length - 1];\
            navigator.serviceWorker.getRegistrations().then((all) => done(all.length))";
        app.reload_app().await?;
        ensure_same("workers", &app.run_async(none, Vec::new()).await?, &Value::from(0))?;
    }
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&["integrity"]).await
}

/// Serves a page into which somebody on the way has put something.
async fn goto_altered(visit: &Visit, from: &str, to: &str) -> Result<Page, Failure> {
    let page = std::fs::read_to_string(yaodian_e2e::dist().join("index.html"))?;
    ensure(page.contains(from), format!("the page holds {from}"))?;
    visit.site().add_page("/index.html", page.replacen(from, to, 1));
    visit.goto("").await
}

pub async fn what_is_inline_runs_only_as_published(visit: &mut Visit) -> Outcome {
    let is_tampered = "return Boolean(window.tampered)\
        || getComputedStyle(document.documentElement).getPropertyValue('--tampered') !== ''";
    let cases = [
        ("a script", "<body>", "<body><script>window.tampered = true</script>"),
        ("a style", "<style>", "<style>:root { --tampered: 1 } "),
        ("another style", "<body>", "<body><style>:root { --tampered: 1 }</style>"),
        ("the boot script", "\"use strict\";", "\"use strict\"; window.tampered = true;"),
        ("a handler", "<body>", "<body><img src=\"x:\" onerror=\"tampered = 1\">"),
    ];
    for (case, from, to) in cases {
        let page = goto_altered(visit, from, to).await?;
        page.find(Role::Heading, has("加强党的全面领导")).await?;
        let tampered = page.run(is_tampered, Vec::new()).await?;
        ensure_same(case, &tampered, &Value::Bool(false))?;
    }
    Ok(())
}

/// Loads the page as in a browser whose scripts are off.
pub async fn without_scripts_there_is_a_plan_to_read(visit: &mut Visit) -> Outcome {
    visit.site().add_header("content-security-policy", "sandbox allow-same-origin");
    let page = visit.page()?;
    page.client().goto(&visit.site().url("")).await?;
    // The driver's scripts do not run here either: only what it knows by itself.
    let shown = async |wanted: &str| {
        let path = format!("//*[text()[contains(., '{wanted}')]]");
        let found = page.client().find(Locator::XPath(&path)).await;
        match found {
            Ok(element) => Ok::<_, Failure>(element.is_displayed().await?.then_some(element)),
            Err(_) => Ok(None),
        }
    };
    for wanted in ["浏览器关闭了脚本", "聚焦党建引领", FIRST] {
        until(wanted, PATIENCE, async || shown(wanted).await).await?;
    }
    let item = format!("//summary[contains(., '{OTHER_ITEM}')]");
    let details = page.client().find(Locator::XPath(&format!("{item}/.."))).await?;
    ensure_same("open", &details.attr("open").await?, &None)?;
    page.client().find(Locator::XPath(&item)).await?.send_keys(ENTER).await?;
    ensure(details.attr("open").await?.is_some(), "the item opens")?;
    until("the item to open", PATIENCE, async || shown(THIRD).await).await?;
    Ok(())
}

/// The enter key, as drivers spell it.
const ENTER: &str = "\u{e007}";

//! A new version of the site: it asks, waits, and takes nothing away.

use yaodian_e2e::edition::Edition;
use yaodian_e2e::page::{PageError, Role};
use yaodian_e2e::visit::{Outcome, Visit, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST, SECOND};

/// Which release the page is of, as the test marks the later one.
async fn release(app: &App) -> Result<String, PageError> {
    let release = app.run("return document.documentElement.dataset.release || 'first'", Vec::new());
    Ok(release.await?.as_str().unwrap_or_default().to_owned())
}

pub async fn a_new_version_asks_first(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    // WebKit's driver may have no workers: then every load is the newest version anyway.
    if !app.wait_offline().await? {
        return Ok(());
    }
    let next = Edition::new(&yaodian_e2e::dist(), |page| {
        page.replacen("<html ", "<html data-release=\"second\" ", 1)
    })?;
    visit.site().publish(next.path());
    let app = App::open(visit, "").await?;
    app.wait_text("有新版本").await?;
    ensure_same("release", &release(&app).await?.as_str(), &"first")?;
    app.tick(SECOND).await?;
    app.reload_app().await?;
    app.wait_text("有新版本").await?;
    ensure_same("release", &release(&app).await?.as_str(), &"first")?;

    app.click(Role::Button, "更新").await?;
    let renewed = "return document.documentElement.dataset.release === 'second'";
    app.until_script("the new page", renewed).await?;
    app.ready().await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_box(SECOND, "true").await?;
    app.wait_no_text("有新版本").await?;
    // The old page asks whether the worker is its own: it is not, and that is on the console.
    visit.ensure_quiet(&["integrity"]).await
}

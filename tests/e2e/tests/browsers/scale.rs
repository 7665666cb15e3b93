//! A plan of 10,000 tasks: it opens, is found in, and keeps what is ticked at its end.

use yaodian_e2e::kept;
use yaodian_e2e::page::{Role, starts};
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure};

use crate::app::App;
pub use crate::app::serve;

/// How many tasks the plan has.
const TASKS: usize = 10_000;

/// Opens the last section, and in it the last item, and scrolls there.
const TO_THE_END: &str = "
const shown = [...document.querySelectorAll('details:not([open]) > summary')]
  .filter((one) => one.getClientRects().length > 0);
shown[shown.length - 1].click();
const page = document.scrollingElement;
scrollTo(0, page.scrollHeight);
return true;";

pub async fn ten_thousand_tasks_open_are_found_and_keep_their_ticks(visit: &mut Visit) -> Outcome {
    let plan = kept::plan(TASKS);
    let texts = kept::texts(&plan);
    let last = texts.last().ok_or_else(|| Failure::new("a plan without tasks"))?;
    let page = visit.goto("").await?;
    ensure(kept::keep(&page, plan).await?, "the plan is kept")?;
    let app = App::open(visit, "").await?;
    app.find(Role::Heading, starts("2024年工作要点")).await?;
    // The tracker comes by itself, with its own filters.
    app.find(Role::Button, "更多筛选").await?;
    app.run(TO_THE_END, Vec::new()).await?;
    app.run(TO_THE_END, Vec::new()).await?;
    app.tick(last).await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.find(Role::Button, "更多筛选").await?;
    app.fill(Role::Searchbox, "搜索要点", last.trim_end_matches('。')).await?;
    app.wait_box(last, "true").await?;
    visit.ensure_quiet(&[]).await
}

//! Finding in the tracker: by initials, by filters that combine, by views that are saved; back and
//! reload lead to the same view.

use yaodian_e2e::axe;
use yaodian_e2e::page::{Key, PageError, Role, has, starts};
use yaodian_e2e::visit::{Outcome, Visit, ensure, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST};

const SEARCH: &str = "搜索要点";
const MORE: &str = "更多筛选";

/// Opens a view and waits until the tracker has taken over.
async fn open(visit: &Visit, view: &str) -> Result<App, yaodian_e2e::visit::Failure> {
    let app = App::open(visit, view).await?;
    app.find(Role::Button, starts(MORE)).await?;
    Ok(app)
}

/// Waits until so many tasks are said to be found, and are shown.
async fn wait_found(app: &App, count: usize) -> Outcome {
    app.wait_text(&format!("共 {count} 项")).await?;
    ensure_same("boxes shown", &app.all(Role::Checkbox).await?.len(), &count)
}

async fn wait_address(app: &App, ending: &str) -> Result<(), PageError> {
    let script = format!("return location.href.endsWith('{ending}')");
    app.until_script(ending, &script).await?;
    Ok(())
}

/// Goes back, as the browser's own button does.
async fn back(app: &App) -> Outcome {
    app.run("history.back()", Vec::new()).await?;
    Ok(())
}

/// Opens the sheet, turns choices on or off, and shows the list.
async fn choose(app: &App, choices: &[&str]) -> Outcome {
    app.click(Role::Button, starts(MORE)).await?;
    app.find(Role::Dialog, "筛选").await?;
    for choice in choices {
        app.click(Role::Button, starts(choice)).await?;
    }
    app.click(Role::Button, starts("看 ")).await?;
    app.wait_gone(Role::Dialog, "筛选").await?;
    Ok(())
}

pub async fn initials_find_tasks(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view/q=%E9%A2%86%E5%A4%B4%E9%9B%81").await?;
    wait_found(&app, 2).await?;
    app.fill(Role::Searchbox, SEARCH, "xqjy").await?;
    wait_found(&app, 6).await?;
    wait_address(&app, "#/view/q=xqjy").await?;
    app.fill(Role::Searchbox, SEARCH, "ltyzhi").await?;
    app.wait_text("没有符合的任务").await?;
    // 领头雁 twice, and 两头延伸.
    app.fill(Role::Searchbox, SEARCH, "lty").await?;
    wait_found(&app, 3).await?;
    wait_address(&app, "#/view/q=lty").await?;
    // A tick on what was found is a tick.
    app.tick("培养评选5个最强党支部").await?;
    app.reload_app().await?;
    app.find(Role::Button, starts(MORE)).await?;
    wait_found(&app, 3).await?;
    app.wait_box("培养评选5个最强党支部", "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn filters_combine_and_back_leads_to_each(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view").await?;
    app.go("#/").await?;
    choose(&app, &["学前"]).await?;
    wait_address(&app, "#/view/stage=preschool").await?;
    let said =
        app.until_script("a count", "return document.body.innerText.match(/共 (\\d+) 项/)").await?;
    ensure(said.is_array(), "how many are found is said")?;
    choose(&app, &["职教", "比率"]).await?;
    wait_address(&app, "#/view/kind=rate/stage=preschool,vocational").await?;
    back(&app).await?;
    wait_address(&app, "#/view/stage=preschool").await?;
    app.find(Role::Button, "更多筛选，已选 1 项").await?;
    back(&app).await?;
    wait_address(&app, "#/").await?;
    app.find(Role::Button, MORE).await?;
    app.wait_box(FIRST, "false").await?;

    app.click(Role::Button, starts("未完成")).await?;
    app.click(Role::Button, starts("有指标")).await?;
    wait_address(&app, "#/view/status=todo,doing,blocked/only=target").await?;
    app.reload_app().await?;
    app.find(Role::Button, "更多筛选，已选 4 项").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn an_items_way_out_leads_to_the_view(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view/q=%E9%A2%86%E5%A4%B4%E9%9B%81").await?;
    wait_found(&app, 2).await?;
    let links = app.named(Role::Link, has("党")).await?;
    let item = links.first().map(|link| link.name.clone()).unwrap_or_default();
    app.click(Role::Link, &item).await?;
    app.until_script("the item", "return location.hash.startsWith('#/item/')").await?;
    app.click(Role::Link, "关闭").await?;
    wait_address(&app, "#/view/q=%E9%A2%86%E5%A4%B4%E9%9B%81").await?;
    wait_found(&app, 2).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn views_are_saved_and_removed_and_taken_back(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view/q=xqjy").await?;
    wait_found(&app, 6).await?;
    app.click(Role::Button, starts(MORE)).await?;
    app.fill(Role::Textbox, "视图名称", "学前的").await?;
    app.click(Role::Button, "存为视图").await?;
    app.find(Role::Button, "学前的").await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "筛选").await?;
    app.go("#/").await?;
    app.reload_app().await?;
    app.click(Role::Button, MORE).await?;
    app.click(Role::Button, "学前的").await?;
    wait_found(&app, 6).await?;
    app.click(Role::Button, starts(MORE)).await?;
    app.click(Role::Button, "删除视图“学前的”").await?;
    app.wait_text("已删除“学前的”").await?;
    app.wait_gone(Role::Button, "学前的").await?;
    app.click(Role::Button, "撤销").await?;
    app.find(Role::Button, "学前的").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn what_concerns_me_is_asked_once(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view").await?;
    app.click(Role::Button, starts("与我有关")).await?;
    app.find(Role::Dialog, "筛选").await?;
    app.fill(Role::Textbox, "单位、科室或姓名", "班主任").await?;
    app.click(Role::Button, "就用这个").await?;
    app.wait_text("我是 班主任").await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "筛选").await?;
    wait_address(&app, "#/view/only=mine").await?;
    app.find_where(Role::Button, starts(MORE), "in focus", |seen| seen.is_focused).await?;
    app.reload_app().await?;
    let mine = app.find(Role::Button, starts("与我有关")).await?;
    ensure_same("与我有关", &mine.checked.as_str(), &"true")?;
    app.click(Role::Button, starts("与我有关")).await?;
    wait_address(&app, "#/").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn where_nothing_is_found_there_is_a_way_out(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view/status=done/q=xqjy").await?;
    app.wait_text("没有符合的任务").await?;
    app.wait_text("共 0 项").await?;
    app.click(Role::Button, "去掉筛选").await?;
    wait_found(&app, 6).await?;
    back(&app).await?;
    app.click(Role::Button, "去掉“xqjy”").await?;
    app.wait_text("没有符合的任务").await?;
    app.click(Role::Button, "看全部").await?;
    app.wait_no_text("没有符合的任务").await?;
    let query = app.find(Role::Searchbox, SEARCH).await?;
    ensure_same("the search field", &query.value.as_str(), &"")?;
    visit.ensure_quiet(&[]).await
}

pub async fn axe_finds_nothing_while_finding(visit: &mut Visit) -> Outcome {
    let app = open(visit, "#/view/stage=preschool/q=xqjy").await?;
    app.wait_text("共 ").await?;
    let found = axe::check(&app).await?;
    ensure(found.is_empty(), format!("the list: {found:?}"))?;
    app.click(Role::Button, starts(MORE)).await?;
    app.find(Role::Dialog, "筛选").await?;
    let found = axe::check(&app).await?;
    ensure(found.is_empty(), format!("the sheet: {found:?}"))?;
    app.click(Role::Button, "填写").await?;
    app.find_where(Role::Textbox, "单位、科室或姓名", "in focus", |seen| seen.is_focused).await?;
    let found = axe::check(&app).await?;
    ensure(found.is_empty(), format!("the role: {found:?}"))
}

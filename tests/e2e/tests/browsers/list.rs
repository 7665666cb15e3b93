//! What is done in the list of the tracker: reasons, many tasks at once, swiping.

use serde_json::{Value, json};
use yaodian_e2e::axe;
use yaodian_e2e::command::devtools;
use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{Key, PageError, Role, starts};
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

use crate::app::{App, FIRST, OTHER_ITEM, SECOND, THIRD, preset};
pub use crate::fit::serve;
use crate::fit::{broken, cut};
use crate::reach::{open_statuses, wait_focus};

const WHY: &str = "为什么受阻";

/// Opens the list and waits until the tracker has taken over.
async fn open(visit: &Visit) -> Result<App, Failure> {
    let app = App::open(visit, "#/view").await?;
    app.find(Role::Button, "多选").await?;
    app.go("#/").await?;
    Ok(app)
}

/// The name of the box to select a task by.
fn pick(task: &str) -> yaodian_e2e::page::Name {
    starts(&format!("选择：{task}"))
}

async fn wait_picked(app: &App, task: &str, checked: &str) -> Result<(), PageError> {
    app.find_where(Role::Checkbox, pick(task), checked, |seen| seen.checked == checked).await?;
    Ok(())
}

pub async fn a_reason_is_asked_for_and_shown(visit: &mut Visit) -> Outcome {
    let app = open(visit).await?;
    open_statuses(visit, &app, SECOND).await?;
    app.click(Role::Button, "受阻").await?;
    app.find(Role::Dialog, WHY).await?;
    // The status does not wait for it.
    app.wait_saved().await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, WHY).await?;
    wait_focus(&app, SECOND).await?;
    app.wait_no_text("受阻：").await?;

    open_statuses(visit, &app, SECOND).await?;
    app.click(Role::Button, "受阻").await?;
    app.click(Role::Button, "等待上级文件").await?;
    app.wait_gone(Role::Dialog, WHY).await?;
    app.wait_text("受阻：等待上级文件").await?;
    wait_focus(&app, SECOND).await?;

    open_statuses(visit, &app, FIRST).await?;
    app.click(Role::Button, "不适用").await?;
    app.fill(Role::Textbox, "写一句原因", "上级已统一安排").await?;
    let found = axe::check(&app).await?;
    ensure(found.is_empty(), format!("{found:?}"))?;
    app.press(Key::Enter).await?;
    app.wait_text("不适用：上级已统一安排").await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_text("不适用：上级已统一安排").await?;
    app.wait_text("受阻：等待上级文件").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn many_tasks_are_changed_at_once(visit: &mut Visit) -> Outcome {
    let app = open(visit).await?;
    app.unfold(OTHER_ITEM).await?;
    app.click(Role::Button, "多选").await?;
    app.wait_text("点任务来选择").await?;
    // No box is left that ticks.
    ensure(app.named(Role::Checkbox, starts(FIRST)).await?.is_empty(), "ticks are out of reach")?;
    for task in [FIRST, THIRD] {
        app.click(Role::Checkbox, pick(task)).await?;
        wait_picked(&app, task, "true").await?;
    }
    app.wait_text("已选 2 项").await?;
    app.click(Role::Button, "状态").await?;
    app.find(Role::Dialog, "更改状态").await?;
    app.click(Role::Button, "受阻").await?;
    app.find(Role::Dialog, WHY).await?;
    app.click(Role::Button, "经费未到位").await?;
    app.wait_gone(Role::Dialog, WHY).await?;
    app.wait_text("已改 2 项").await?;
    app.wait_text("受阻：经费未到位").await?;

    app.click(Role::Button, "牵头单位").await?;
    app.fill(Role::Textbox, "其他单位或人", "教务处").await?;
    app.click(Role::Button, "把 2 项的牵头单位换成这些").await?;
    app.wait_text("牵头：教务处").await?;
    wait_focus(&app, "牵头单位").await?;
    app.click(Role::Button, "期限").await?;
    app.click(Role::Button, "给 2 项定下期限").await?;
    app.wait_text("请填日期").await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "完成时限").await?;
    app.click(Role::Button, "标签").await?;
    app.fill(Role::Textbox, "其他标签", "督查").await?;
    app.click(Role::Button, "给 2 项加上这些标签").await?;
    app.wait_text("#督查").await?;
    app.wait_saved().await?;

    app.click(Role::Button, "撤销").await?;
    app.wait_no_text("#督查").await?;
    app.press(Key::Undo).await?;
    app.wait_no_text("牵头：教务处").await?;
    // The status and its reason go in one step.
    app.press(Key::Undo).await?;
    app.wait_no_text("经费未到位").await?;
    app.press(Key::Escape).await?;
    app.wait_box(FIRST, "false").await?;
    app.wait_box(THIRD, "false").await?;
    wait_focus(&app, "多选").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn groups_are_selected_within_the_filter(visit: &mut Visit) -> Outcome {
    let app = open(visit).await?;
    app.click(Role::Button, "多选").await?;
    app.click(Role::Checkbox, starts("选择本部分")).await?;
    app.wait_text("已选 15 项").await?;
    app.click(Role::Button, "全选 95 项").await?;
    app.wait_text("已选 95 项").await?;
    app.click(Role::Button, "全不选").await?;
    app.wait_text("点任务来选择").await?;
    app.fill(Role::Searchbox, "搜索要点", "领头雁").await?;
    app.click(Role::Button, "全选 2 项").await?;
    app.wait_text("已选 2 项").await?;
    app.fill(Role::Searchbox, "搜索要点", "培养评选5个").await?;
    app.wait_text("另有 1 项被筛选隐去").await?;
    app.click(Role::Button, "状态").await?;
    app.click(Role::Button, "已完成").await?;
    app.wait_text("已改 1 项").await?;
    app.wait_saved().await?;
    visit.ensure_quiet(&[]).await
}

pub async fn tasks_are_selected_by_key(visit: &mut Visit) -> Outcome {
    let app = open(visit).await?;
    let seen = app.find(Role::Checkbox, starts(FIRST)).await?;
    app.run("arguments[0].focus()", vec![json!(seen.element)]).await?;
    let key = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',\
        { key: arguments[0], bubbles: true, cancelable: true }))";
    app.run(key, vec![json!("X")]).await?;
    wait_picked(&app, FIRST, "true").await?;
    let script = "return document.activeElement.className === 'pick'";
    app.until_script("the focus on the box to select by", script).await?;
    app.run(key, vec![json!("j")]).await?;
    app.run(key, vec![json!("x")]).await?;
    wait_picked(&app, SECOND, "true").await?;
    app.press(Key::Space).await?;
    wait_picked(&app, SECOND, "false").await?;
    app.press(Key::Escape).await?;
    app.wait_box(SECOND, "false").await?;
    wait_focus(&app, SECOND).await?;
    visit.ensure_quiet(&[]).await
}

/// Moves a finger over a task, by so many steps of so many pixels, and lets it go or has it taken.
async fn swipe(visit: &Visit, app: &App, task: &str, steps: &[(i32, i32)], ends: &str) -> Outcome {
    let seen = app.find(Role::Checkbox, starts(task)).await?;
    let place = "const row = arguments[0].closest('li');\
        row.scrollIntoView({ block: 'center', behavior: 'instant' });\
        const box = row.getBoundingClientRect();\
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]";
    let start = app.run(place, vec![json!(seen.element)]).await?;
    let at = |index: usize| start.get(index).and_then(Value::as_i64).unwrap_or_default();
    let (mut x, mut y) = (at(0), at(1));
    let mut moves = vec![("touchStart", x, y)];
    for (right, down) in steps {
        x += i64::from(*right);
        y += i64::from(*down);
        moves.push(("touchMove", x, y));
    }
    moves.push((ends, x, y));
    for (kind, x, y) in moves {
        if visit.engine() == Engine::Chromium {
            let points = match kind {
                "touchStart" | "touchMove" => json!([{ "x": x, "y": y }]),
                _ => json!([]),
            };
            let touch = json!({ "type": kind, "touchPoints": points });
            devtools(app.client(), "Input.dispatchTouchEvent", touch).await?;
            continue;
        }
        // The other drivers have no finger: the page is told what it would hear of one.
        let told = "const [kind, x, y, box] = arguments;\
            const kinds = { touchStart: 'pointerdown', touchMove: 'pointermove',\
              touchEnd: 'pointerup', touchCancel: 'pointercancel' };\
            box.closest('li').querySelector('p').dispatchEvent(new PointerEvent(kinds[kind],\
              { pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true,\
                cancelable: true, clientX: x, clientY: y }))";
        let arguments = vec![json!(kind), json!(x), json!(y), json!(seen.element)];
        app.run(told, arguments).await?;
    }
    Ok(())
}

const RIGHT: [(i32, i32); 4] = [(20, 0), (30, 1), (30, 0), (10, 0)];
const LEFT: [(i32, i32); 4] = [(-20, 0), (-30, 1), (-30, 0), (-10, 0)];

pub async fn a_swipe_ticks_or_asks_for_the_status(visit: &mut Visit) -> Outcome {
    let app = open(visit).await?;
    swipe(visit, &app, FIRST, &RIGHT, "touchEnd").await?;
    app.wait_box(FIRST, "true").await?;
    swipe(visit, &app, FIRST, &RIGHT, "touchEnd").await?;
    app.wait_box(FIRST, "false").await?;
    swipe(visit, &app, SECOND, &LEFT, "touchEnd").await?;
    app.find(Role::Dialog, "更改状态").await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "更改状态").await?;
    // Too short, gone back, taken by the system, or mostly down: nothing.
    for (steps, ends) in [
        (&[(20, 0), (30, 0)][..], "touchEnd"),
        (&[(60, 0), (40, 0), (-90, 0)][..], "touchEnd"),
        (&RIGHT[..], "touchCancel"),
        (&[(4, 14), (80, 30)][..], "touchEnd"),
    ] {
        swipe(visit, &app, SECOND, steps, ends).await?;
        let left = "return document.querySelectorAll('[data-swipe], [data-swiping]').length";
        ensure_same("rows left aside", &app.run(left, Vec::new()).await?, &json!(0))?;
    }
    ensure(app.named(Role::Dialog, "更改状态").await?.is_empty(), "no dialog")?;
    app.wait_box(SECOND, "false").await?;
    app.go("#/me").await?;
    app.click(Role::Checkbox, starts("左右滑动任务")).await?;
    app.go("#/").await?;
    swipe(visit, &app, SECOND, &RIGHT, "touchEnd").await?;
    // Whatever it did has been drawn by the time one comes back.
    app.go("#/me").await?;
    app.go("#/").await?;
    app.wait_box(SECOND, "false").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn axe_finds_nothing_while_selecting(visit: &mut Visit) -> Outcome {
    for theme in ["light", "dark"] {
        preset(visit, &[("yaodian.theme", theme)]).await?;
        let app = open(visit).await?;
        app.click(Role::Button, "多选").await?;
        app.click(Role::Checkbox, pick(FIRST)).await?;
        let mut found = broken(&app).await?;
        for sheet in ["状态", "牵头单位", "期限", "标签"] {
            app.click(Role::Button, sheet).await?;
            let title = if sheet == "状态" { "更改状态" } else { sheet };
            let title = if sheet == "期限" { "完成时限" } else { title };
            app.find(Role::Dialog, title).await?;
            found.extend(broken(&app).await?.into_iter().map(|what| format!("{sheet}: {what}")));
            app.press(Key::Escape).await?;
            app.wait_gone(Role::Dialog, title).await?;
        }
        ensure(found.is_empty(), format!("axe, {theme}:\n  {}", found.join("\n  ")))?;
    }
    Ok(())
}

pub async fn selecting_fits_a_narrow_screen(visit: &mut Visit) -> Outcome {
    preset(visit, &[("yaodian.text", "xl")]).await?;
    let page = visit.goto("frame.html").await?;
    page.client().enter_frame(0).await?;
    let app = App::on(page);
    app.ready().await?;
    app.go("#/view").await?;
    app.click(Role::Button, "多选").await?;
    app.click(Role::Checkbox, pick(FIRST)).await?;
    app.click(Role::Button, "状态").await?;
    app.click(Role::Button, "受阻").await?;
    let mut found = cut(&app).await?;
    app.click(Role::Button, "经费未到位").await?;
    app.wait_text("受阻：经费未到位").await?;
    found.extend(cut(&app).await?);
    for (sheet, title) in [("牵头单位", "牵头单位"), ("期限", "完成时限"), ("标签", "标签")]
    {
        app.click(Role::Button, sheet).await?;
        app.find(Role::Dialog, title).await?;
        found.extend(cut(&app).await?);
        app.press(Key::Escape).await?;
        app.wait_gone(Role::Dialog, title).await?;
    }
    ensure(found.is_empty(), format!("320 px, xl:\n  {}", found.join("\n  ")))?;
    // The last row is above the bar, the bar above the tabs, the message apart from both.
    let apart = "scrollTo(0, document.documentElement.scrollHeight);\
        const place = (what) => document.querySelector(what).getBoundingClientRect();\
        const [foot, bar, tabs] = ['.colophon', '.pick-bar', '.tabs'].map(place);\
        const strip = place('.strip');\
        return foot.bottom <= bar.top + 1 && bar.bottom <= tabs.top + 1 &&\
          (strip.bottom <= bar.top || strip.height === 0)";
    app.until_script("nothing under the bar", apart).await?;
    Ok(())
}

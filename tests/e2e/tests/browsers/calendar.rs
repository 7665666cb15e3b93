//! The calendar: what is due on a day, ticked there; keys; the yellow window; terms.

use serde_json::json;
use yaodian_e2e::axe;
use yaodian_e2e::page::{Key, Role, has, starts};
use yaodian_e2e::visit::{Outcome, Visit, ensure};

pub use crate::app::serve;
use crate::app::{App, FIRST, preset};

/// The one task of the bundled plan with a deadline, and its item.
const DUE: &str = "进一步完善城乡教育布局规划";
const ITEM: &str = "优化基础教育资源配置";

/// Puts a day into a date field of a form: browsers let one type it each in its own way.
const SET_DAY: &str = "const field = document.querySelector(`input[name=${arguments[0]}]`);\
    field.value = arguments[1];\
    field.dispatchEvent(new Event('change', { bubbles: true }))";

async fn set_day(app: &App, name: &str, day: &str) -> Outcome {
    app.run(SET_DAY, vec![json!(name), json!(day)]).await?;
    Ok(())
}

/// Waits until a day of the grid is named so.
async fn wait_day(app: &App, day: &str, says: &str) -> Outcome {
    app.find_where(Role::Button, starts(day), says, |seen| seen.name.contains(says)).await?;
    Ok(())
}

pub async fn a_month_shows_what_is_due_and_ticks_it(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    // Two taps from the list.
    app.click(Role::Link, "图表").await?;
    app.click(Role::Link, "行事历").await?;
    app.find(Role::Heading, "2022年12月").await?;
    app.click(Role::Button, "上个月").await?;
    app.find(Role::Heading, "2022年11月").await?;
    let day = "2022年11月30日，星期三";
    wait_day(&app, day, "1 项到期，红灯，13 个项目节点未到").await?;
    app.click(Role::Button, starts(day)).await?;
    app.find(Role::Heading, "2022年11月30日 星期三").await?;
    app.find(Role::Heading, "到期 1 项").await?;
    app.tick(DUE).await?;
    wait_day(&app, day, "1 项到期的已完成").await?;

    app.click(Role::Link, has(ITEM)).await?;
    app.wait_box(DUE, "true").await?;
    app.run("history.back()", Vec::new()).await?;
    app.find(Role::Heading, "2022年11月30日 星期三").await?;
    app.reload_app().await?;
    app.find(Role::Heading, "2022年11月30日 星期三").await?;
    app.wait_box(DUE, "true").await?;
    app.click(Role::Link, "清单").await?;
    app.wait_box(FIRST, "false").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn keys_move_among_the_days(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/calendar/2022-11-29").await?;
    let seen = app.find(Role::Button, starts("2022年11月29日")).await?;
    app.run("arguments[0].focus()", vec![json!(seen.element)]).await?;
    for (key, day) in [
        (Key::Up, "2022年11月22日"),
        (Key::Down, "2022年11月29日"),
        (Key::Right, "2022年11月30日"),
        (Key::Right, "2022年12月1日"),
        (Key::Left, "2022年11月30日"),
        (Key::PageDown, "2022年12月31日"),
        (Key::Home, "2022年12月26日"),
        (Key::End, "2023年1月1日"),
    ] {
        app.press(key).await?;
        app.find_where(Role::Button, starts(&format!("{day}，")), "in focus", |seen| {
            seen.is_focused
        })
        .await?;
    }
    // One stop for the tabulator: the next is no day.
    app.press(Key::Tab).await?;
    let next = app.focused().await?;
    let is_day = next.is_some_and(|seen| seen.name.contains('月') && seen.role == "button");
    ensure(!is_day, "the tabulator leaves the days")?;
    visit.ensure_quiet(&[]).await
}

pub async fn the_yellow_window_changes_a_light(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/item/1").await?;
    app.click(Role::Button, "填报责任、期限、进度与佐证").await?;
    app.wait_text("责任、期限、佐证与更多").await?;
    let around = app.all(Role::Disclosure).await?;
    let around = around.iter().find(|seen| seen.name == "责任、期限、佐证与更多");
    let Some(around) = around else { return ensure(false, "the task's surroundings") };
    app.run("arguments[0].click()", vec![json!(around.element)]).await?;
    app.wait_text("某一天前").await?;
    // The plan is judged as of 2022-12-31: 15 days off.
    set_day(&app, "to", "2023-01-15").await?;
    app.wait_saved().await?;
    app.go("#/calendar/2023-01-15").await?;
    wait_day(&app, "2023年1月15日", "1 项到期，黄灯").await?;
    app.go("#/me").await?;
    app.fill(Role::Textbox, "提前几天亮黄灯", "很多").await?;
    app.press(Key::Tab).await?;
    app.wait_text("请填 0 到 365 的整数").await?;
    app.fill(Role::Textbox, "提前几天亮黄灯", "14").await?;
    app.press(Key::Tab).await?;
    app.wait_no_text("请填 0 到 365 的整数").await?;
    app.go("#/calendar/2023-01-15").await?;
    wait_day(&app, "2023年1月15日", "1 项到期，绿灯").await?;
    app.reload_app().await?;
    wait_day(&app, "2023年1月15日", "1 项到期，绿灯").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_term_numbers_its_weeks(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/calendar/term/2022-09-15").await?;
    app.wait_text("还没有填开学日期").await?;
    app.click(Role::Button, "记下学期").await?;
    app.wait_text("请选开学日期").await?;
    set_day(&app, "start", "2022-09-01").await?;
    app.fill(Role::Textbox, "周数", "18").await?;
    app.click(Role::Button, "记下学期").await?;
    app.find(Role::Heading, "2022年秋季学期").await?;
    app.wait_text("第3周 · 9月12日—9月18日").await?;
    app.wait_text("第18周").await?;
    app.wait_no_text("第19周").await?;
    app.reload_app().await?;
    wait_day(&app, "2022年9月15日", "第3周").await?;
    app.go("#/me").await?;
    app.click(Role::Button, "删去2022年秋季学期").await?;
    app.go("#/calendar/term").await?;
    app.wait_text("还没有填开学日期").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn axe_finds_nothing(visit: &mut Visit) -> Outcome {
    let term = ("yaodian.term", "2022-09-01/20");
    for theme in ["light", "dark"] {
        preset(visit, &[("yaodian.theme", theme), term]).await?;
        for (view, words) in [
            ("#/calendar/2022-11-30", "到期 1 项"),
            ("#/calendar/term/2022-11-30", "第14周"),
            ("#/calendar/list", "没有期限"),
            ("#/me", "亮灯与学期"),
        ] {
            let app = App::open(visit, view).await?;
            if view == "#/me" {
                app.click(Role::Link, "图表").await?;
                app.click(Role::Link, "我的").await?;
            }
            app.wait_text(words).await?;
            let found = axe::check(&app).await?;
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            ensure(found.is_empty(), format!("{view}, {theme}:\n  {}", found.join("\n  ")))?;
        }
    }
    Ok(())
}

//! Every screen on a narrow window, in large text, and before every rule of axe-core.

use serde_json::{Value, json};
use yaodian_e2e::axe;
use yaodian_e2e::page::{Key, Page, Role, has, starts};
use yaodian_e2e::server::Site;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

use crate::app::{App, FIRST, OTHER_ITEM, SECOND, preset};
use crate::desk::PLAN;
use crate::reach::open_statuses;

const FRAME: &str = r#"<!doctype html><html lang="zh-CN"><link rel="icon" href="icon.svg"><title>窄</title>
<iframe src="index.html" width="320" height="640" frameborder="0" title="窄"></iframe>"#;

/// Serves the site with a page that shows it 320 px wide.
pub async fn serve() -> Result<Site, Failure> {
    let site = crate::app::serve().await?;
    site.add_page("/frame.html", FRAME);
    Ok(site)
}

/// The screens with an address, and words that are on each.
const SCREENS: [(&str, &str); 12] = [
    ("#/item/11", "公办园入园率"),
    ("#/item/23", "项目节点"),
    ("#/charts", "各部分"),
    ("#/log", "这台设备"),
    ("#/calendar/2022-11-30", "到期 1 项"),
    ("#/calendar/term", "开学日期"),
    ("#/calendar/list", "没有期限"),
    ("#/share", "包含内容"),
    ("#/me", "备份"),
    ("#/plans", "在用的要点"),
    ("#/edit", "目录和任务"),
    ("#/import", "粘贴正文"),
];

/// Goes through every screen and dialog, with progress on them; answers with all that `check`
/// finds wrong.
async fn tour(
    visit: &Visit,
    app: &App,
    check: impl AsyncFn(&Page) -> Result<Vec<String>, Failure>,
) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut look = async |screen: &str| {
        let wrong = check(app).await?;
        found.extend(wrong.into_iter().map(|what| format!("{screen}: {what}")));
        Ok::<_, Failure>(())
    };
    app.tick(FIRST).await?;
    app.unfold(OTHER_ITEM).await?;
    look("list").await?;
    open_statuses(visit, app, SECOND).await?;
    look("statuses").await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "更改状态").await?;
    for (screen, words) in SCREENS {
        app.go(screen).await?;
        app.wait_text(words).await?;
        look(screen).await?;
    }
    app.import(PLAN).await?;
    look("a review").await?;
    app.click(Role::Disclosure, has("组织消防演练两次")).await?;
    look("a row's tools").await?;
    for tool in ["加指标", "拆成两项"] {
        app.click(Role::Button, tool).await?;
        look(tool).await?;
        app.click(Role::Button, "取消").await?;
    }
    app.click(Role::Button, "不要了").await?;
    app.go("#/plans").await?;
    app.click(Role::Disclosure, has("更多")).await?;
    look("a plan's tools").await?;

    app.go("#/charts").await?;
    app.wait_text("1 天有记录").await?;
    look("charts").await?;
    for chart in ["进展", "总体", "全年走势", "各部分", "均衡", "指标", "状态变化", "记录日历"]
    {
        let seen = app.find(Role::Checkbox, &format!("{chart}：看表格")).await?;
        app.run("arguments[0].click()", vec![json!(seen.element)]).await?;
    }
    look("tables").await?;

    around(app, &mut look).await?;

    let link = app.share("分水初中教务处、总务处").await?;
    app.go("#/").await?;
    app.tick(FIRST).await?;
    app.go(link.split_once('#').map_or("", |(_, code)| code)).await?;
    app.wait_text("处与你这边不同").await?;
    look("a preview").await?;
    app.go("#YD1-9-AAAA").await?;
    app.wait_text("什么都没有改变").await?;
    look("a refusal").await?;
    app.go("#/me").await?;
    let refuse = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {\
        writeText: () => window.Promise.reject(new Error('refused by the test')) } });\
        document.execCommand = () => false";
    app.run(refuse, Vec::new()).await?;
    app.click(Role::Button, "复制备份码").await?;
    app.wait_text("长按下面的文字").await?;
    look("a text to copy by hand").await?;
    Ok(found)
}

/// Goes through what the tracker adds to an item and to the list.
async fn around(
    app: &App,
    look: &mut impl AsyncFnMut(&str) -> Result<(), Failure>,
) -> Result<(), Failure> {
    app.go("#/item/11").await?;
    app.wait_text("公办园入园率").await?;
    app.run(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true })",
        Vec::new(),
    )
    .await?;
    look("all around the tasks of an item").await?;
    app.go("#/").await?;
    for (dialog, opener) in [("筛选", Some("更多筛选")), ("快捷键", None)] {
        match opener {
            Some(opener) => app.click(Role::Button, starts(opener)).await?,
            None => app.press(Key::Help).await?,
        }
        app.find(Role::Dialog, dialog).await?;
        look(dialog).await?;
        app.press(Key::Escape).await?;
        app.wait_gone(Role::Dialog, dialog).await?;
    }
    Ok(())
}

/// What reaches out of the window, or is cut off where it stands.
const CUT: &str = "
const root = document.documentElement;
const found = [];
const say = (el, why) => found.push(`${why}: ${el.tagName}.${el.className} ${el.textContent.trim().slice(0, 30)}`);
if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
const scrolls = (el) => el && (/auto|scroll/.test(getComputedStyle(el).overflowX) || scrolls(el.parentElement));
const isHidden = (el) => el.closest('.visually-hidden, [aria-hidden=true]') || getComputedStyle(el).opacity === '0';
for (const el of document.body.querySelectorAll('*')) {
  if (!el.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true }) || isHidden(el) || el.closest('svg')) continue;
  const box = el.getBoundingClientRect();
  const style = getComputedStyle(el);
  const hasText = [...el.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
  if (!scrolls(el.parentElement) && box.width > 0 && (box.right > root.clientWidth + 0.5 || box.left < -0.5)) {
    say(el, `from ${Math.round(box.left)} to ${Math.round(box.right)}`);
  }
  if (!/visible|auto|scroll/.test(style.overflowX) && hasText && el.scrollWidth > el.clientWidth + 1) say(el, 'cut at its side');
  if (!/visible|auto|scroll/.test(style.overflowY) && hasText && el.scrollHeight > el.clientHeight + 1) say(el, 'cut at its foot');
}
return found.slice(0, 8);";

/// Everything that reaches out of the window or is cut off.
pub async fn cut(page: &Page) -> Result<Vec<String>, Failure> {
    told(page, CUT).await
}

/// What a script finds.
async fn told(page: &Page, script: &str) -> Result<Vec<String>, Failure> {
    let found = page.run(script, Vec::new()).await?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Gives the browser's own text twice its size.
const TWICE: &str = "document.documentElement.style.setProperty('font-size', '200%')";

async fn ensure_fits_narrow(visit: &Visit, size: &str, before: &str) -> Outcome {
    preset(visit, &[("yaodian.text", size)]).await?;
    let page = visit.goto("frame.html").await?;
    page.client().enter_frame(0).await?;
    let app = App::on(page);
    app.ready().await?;
    ensure_same("width", &app.run("return innerWidth", Vec::new()).await?, &json!(320))?;
    app.run(before, Vec::new()).await?;
    let found = tour(visit, &app, cut).await?;
    ensure(found.is_empty(), format!("320 px, {size}:\n  {}", found.join("\n  ")))?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_narrow_screen_shows_everything(visit: &mut Visit) -> Outcome {
    ensure_fits_narrow(visit, "m", "").await
}

pub async fn a_narrow_screen_shows_large_text(visit: &mut Visit) -> Outcome {
    ensure_fits_narrow(visit, "xl", "").await
}

pub async fn a_narrow_screen_shows_text_of_twice_the_size(visit: &mut Visit) -> Outcome {
    ensure_fits_narrow(visit, "xl", TWICE).await
}

/// What a finger may miss: less than 44 px wide or high with all that belongs to it. A mark in a
/// chart stands in its table too, and what is tapped beside it counts for the nearest.
const SMALL: &str = "
const found = new Set();
const wide = (box) => [box.width, box.height];
for (const el of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
  if (!el.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true }) || el.closest('[inert]')) continue;
  const sizes = [el, ...(el.labels || [])].map((each) => wide(each.getBoundingClientRect()));
  for (const part of ['::before', '::after']) {
    const style = getComputedStyle(el, part);
    if (style.content !== 'none' && style.position === 'absolute') {
      sizes.push([parseFloat(style.width) || 0, parseFloat(style.height) || 0]);
    }
  }
  const [width, height] = [0, 1].map((side) => Math.max(...sizes.map((size) => size[side])));
  if (width < 43.5 || height < 43.5) {
    found.add(`${el.tagName}.${el.className} ${Math.round(width)}x${Math.round(height)} ${(el.getAttribute('aria-label') || el.textContent).trim().slice(0, 30)}`);
  }
}
return [...found];";

async fn small(page: &Page) -> Result<Vec<String>, Failure> {
    told(page, SMALL).await
}

pub async fn every_target_is_as_large_as_a_finger(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    let found = tour(visit, &app, small).await?;
    ensure(found.is_empty(), format!("too small:\n  {}", found.join("\n  ")))
}

/// Every rule of axe-core that the page breaks, once nothing moves any more.
pub async fn broken(page: &Page) -> Result<Vec<String>, Failure> {
    // What is still fading in has not its colours yet; what is far from the window never begins.
    let still = "const done = arguments[arguments.length - 1];\
        Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => done(1));\
        setTimeout(done, 3000, 1)";
    page.run_async(still, Vec::new()).await?;
    let found = axe::check(page).await?;
    Ok(found.iter().map(ToString::to_string).collect())
}

async fn ensure_no_rule_broken(visit: &Visit, theme: &str) -> Outcome {
    preset(visit, &[("yaodian.theme", theme)]).await?;
    let app = App::open(visit, "").await?;
    let mut found = tour(visit, &app, broken).await?;
    app.client().set_window_rect(0, 0, 1280, 900).await?;
    let app = App::open(visit, "#/item/11").await?;
    app.wait_text("公办园入园率").await?;
    found.extend(broken(&app).await?.into_iter().map(|what| format!("wide: {what}")));
    ensure(found.is_empty(), format!("axe, {theme}:\n  {}", found.join("\n  ")))
}

pub async fn axe_finds_nothing_by_day(visit: &mut Visit) -> Outcome {
    ensure_no_rule_broken(visit, "light").await
}

pub async fn axe_finds_nothing_by_night(visit: &mut Visit) -> Outcome {
    ensure_no_rule_broken(visit, "dark").await
}

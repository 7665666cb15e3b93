//! Everything within reach of a keyboard, with the focus in sight.

use serde_json::{Value, json};
use yaodian_e2e::command::devtools;
use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{Key, PageError, Role, Seen, has, starts};
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST, OTHER_ITEM, SECOND};

/// Whether the focus can be seen, on the focused thing or on what is drawn in its place. WebKit's
/// window, on a screen nobody manages, never has the system's focus and so shows none.
const SEES_FOCUS: &str = "
if (!document.hasFocus()) return true;
const focused = document.activeElement;
const drawn = [focused, ...(focused.labels || []), focused.parentElement,
  ...focused.parentElement.querySelectorAll('*')];
return drawn.some((each) => ['', '::before', '::after'].some((part) => {
  const style = getComputedStyle(each, part);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
}));";

/// What lies over the focused thing, if anything does.
const COVERS_FOCUS: &str = "
const focused = document.activeElement;
const box = focused.getBoundingClientRect();
const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
const own = [focused, focused.parentElement, ...(focused.labels || [])];
return own.some((each) => each.contains(hit)) ? '' : hit ? hit.outerHTML.slice(0, 90) : 'the edge';";

/// Presses the tabulator until what has the focus is as wanted; each stop shows the focus, with
/// nothing in front of it.
async fn tab_to(app: &App, what: &str, is_it: impl Fn(&Seen) -> bool) -> Result<Seen, Failure> {
    const STOPS_MAX: usize = 60;
    for _ in 0..STOPS_MAX {
        app.press(Key::Tab).await?;
        let Some(seen) = app.focused().await? else { continue };
        let sees = app.run(SEES_FOCUS, Vec::new()).await?;
        let name = format!("{} {}", seen.role, seen.name);
        ensure(sees == Value::Bool(true), format!("the focus on {name} shows"))?;
        let cover = app.run(COVERS_FOCUS, Vec::new()).await?;
        ensure(cover == json!(""), format!("{cover} covers {name}"))?;
        if is_it(&seen) {
            return Ok(seen);
        }
    }
    Err(Failure::new(format!("no {what} within {STOPS_MAX} stops")))
}

/// Waits until the focus is on something of this name.
pub async fn wait_focus(app: &App, name: &str) -> Result<(), PageError> {
    let script = "const focused = document.activeElement;\
        const names = (focused.getAttribute('aria-labelledby') || '').split(' ')\
          .map((id) => document.getElementById(id)?.textContent || '');\
        return [...names, focused.textContent].some((text) => text.includes(arguments[0]))";
    yaodian_e2e::wait::until(
        format!("the focus on {name}"),
        yaodian_e2e::wait::PATIENCE,
        async || {
            let is_there = app.run(script, vec![json!(name)]).await?.as_bool();
            Ok(is_there.filter(|is_there| *is_there).map(drop))
        },
    )
    .await
}

pub async fn a_keyboard_is_enough(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    tab_to(&app, "box", |seen| seen.role == "checkbox" && seen.name.starts_with(FIRST)).await?;
    app.press(Key::Space).await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_saved().await?;
    wait_focus(&app, FIRST).await?;

    let is_other = |seen: &Seen| seen.role == "disclosure" && seen.name.contains(OTHER_ITEM);
    let closed = tab_to(&app, OTHER_ITEM, is_other).await?;
    ensure_same("before", &closed.expanded.as_str(), &"false")?;
    for expanded in ["true", "false"] {
        app.press(Key::Enter).await?;
        app.find_where(Role::Disclosure, has(OTHER_ITEM), expanded, |seen| {
            seen.expanded == expanded
        })
        .await?;
    }
    wait_focus(&app, OTHER_ITEM).await?;
    visit.ensure_quiet(&[]).await
}

/// Opens a task's five statuses from its box.
pub async fn open_statuses(visit: &Visit, app: &App, task: &str) -> Outcome {
    let seen = app.find(Role::Checkbox, starts(task)).await?;
    app.run("arguments[0].focus()", vec![json!(seen.element)]).await?;
    match visit.engine() {
        Engine::Chromium => {
            let key = json!({ "type": "rawKeyDown", "key": "ContextMenu", "code": "ContextMenu",
            "windowsVirtualKeyCode": 93 });
            devtools(app.client(), "Input.dispatchKeyEvent", key).await?;
        }
        // Firefox's driver has no key for a menu; the mouse's other button does the same.
        Engine::Firefox => app.right_click(Role::Checkbox, starts(task)).await?,
        // WebKit's driver has no such key either, and lets go of another button than it pressed.
        Engine::WebKit => {
            let menu = "arguments[0].dispatchEvent(\
                new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))";
            app.run(menu, vec![json!(seen.element)]).await?;
        }
    }
    app.find(Role::Dialog, "更改状态").await?;
    Ok(())
}

pub async fn the_five_statuses_are_a_dialog(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    open_statuses(visit, &app, SECOND).await?;
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "更改状态").await?;
    app.wait_box(SECOND, "false").await?;
    wait_focus(&app, SECOND).await?;

    open_statuses(visit, &app, SECOND).await?;
    let now = app.find(Role::Button, "未开始").await?;
    ensure_same("the present one", &now.checked.as_str(), &"true")?;
    tab_to(&app, "推进中", |seen| seen.name == "推进中").await?;
    app.press(Key::Enter).await?;
    app.wait_gone(Role::Dialog, "更改状态").await?;
    app.wait_box(SECOND, "mixed").await?;
    wait_focus(&app, SECOND).await?;
    app.wait_saved().await?;
    app.reload_app().await?;
    app.wait_box(SECOND, "mixed").await?;
    for status in ["受阻", "不适用", "已完成", "未开始"] {
        open_statuses(visit, &app, SECOND).await?;
        app.click(Role::Button, status).await?;
        app.wait_text(&format!("{status}已保存")).await?;
    }
    app.wait_box(SECOND, "false").await?;
    visit.ensure_quiet(&[]).await
}

//! English: from the browser, by choice, on every screen; the guide and the list of keys in it.

use serde_json::{Value, json};
use yaodian_e2e::axe;
use yaodian_e2e::engine::Engine;
use yaodian_e2e::page::{Key, PageError, Role, has, starts};
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST, preset};

/// A plan without a Chinese character, so that any that is seen is the app's.
const PLAN: &str = "Riverside School Work Plan 2024
1. Teaching
Train 20 teachers by September. Hold at least 12 hours of coaching.
2. Safety
Hold 2 fire drills by June 30, 2024. Publish the safety plan.
";

/// Opens the site in a browser that asks for English, and waits for the tracker.
async fn open(visit: &mut Visit, view: &str) -> Result<App, Failure> {
    visit.speak("en-GB").await?;
    let page = visit.goto("blank.html").await?;
    let asked = page.run("return navigator.language", Vec::new()).await?;
    if !asked.as_str().unwrap_or_default().starts_with("en") {
        // WebKit's driver has no way to say it: there it is chosen instead.
        ensure_same("the engine without languages", &visit.engine(), &Engine::WebKit)?;
        preset(visit, &[("yaodian.language", "en")]).await?;
    }
    let app = App::open(visit, view).await?;
    app.find(Role::Link, "Charts").await?;
    Ok(app)
}

async fn page_language(app: &App) -> Result<Value, PageError> {
    app.run("return document.documentElement.lang", Vec::new()).await
}

async fn wait_title(app: &App, title: &str) -> Result<(), PageError> {
    let script = format!("return document.title === '{title}'");
    app.until_script(title, &script).await?;
    Ok(())
}

pub async fn an_english_browser_is_answered_in_english(visit: &mut Visit) -> Outcome {
    let app = open(visit, "").await?;
    ensure_same("language", &page_language(&app).await?, &json!("en"))?;
    wait_title(&app, "Checklist · Yaodian").await?;
    // The plan's words stay as they are, and say which language they are in.
    let quoted = "const task = [...document.querySelectorAll('main .task')][0];\
        return task.querySelector('[lang]').closest('[lang]').lang";
    ensure_same("the plan", &app.run(quoted, Vec::new()).await?, &json!("zh-CN"))?;
    for (choice, language, tab) in [("简体中文", "zh-CN", "图表"), ("English", "en", "Charts")]
    {
        app.go("#/me").await?;
        app.click(Role::Radio, choice).await?;
        app.find(Role::Link, tab).await?;
        ensure_same("language", &page_language(&app).await?, &json!(language))?;
        app.reload_app().await?;
        app.find(Role::Link, tab).await?;
        ensure_same("language", &page_language(&app).await?, &json!(language))?;
        // The desk, which was drawn in the other language before, follows.
        app.go("#/plans").await?;
        let new = if language == "en" { "Start from blank" } else { "从空白写起" };
        app.find(Role::Button, new).await?;
    }
    visit.ensure_quiet(&[]).await
}

pub async fn the_guide_goes_when_told_and_keys_are_listed(visit: &mut Visit) -> Outcome {
    let app = open(visit, "").await?;
    app.wait_text("Hint 1 of 3").await?;
    // It is in nobody's way.
    app.click(Role::Checkbox, starts(FIRST)).await?;
    app.wait_box(FIRST, "true").await?;
    app.wait_text("Saved").await?;
    app.click(Role::Button, "Got it").await?;
    app.wait_text("Hint 2 of 3").await?;
    app.reload_app().await?;
    app.wait_text("Hint 2 of 3").await?;
    app.click(Role::Button, "Skip all").await?;
    app.wait_no_text("Hint").await?;
    app.reload_app().await?;
    app.find(Role::Button, starts("More filters")).await?;
    app.wait_no_text("Hint").await?;

    app.press(Key::Help).await?;
    app.find(Role::Dialog, "Keyboard shortcuts").await?;
    for words in ["Next item or task", "Undo", "Close a dialog"] {
        app.wait_text(words).await?;
    }
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "Keyboard shortcuts").await?;
    visit.ensure_quiet(&[]).await
}

/// Chinese that the app says where English is spoken: in words, and in names and hints that are
/// not seen. The bundled plan's title and its sections' numbers are the plan's.
const CHINESE: &str = "
const han = /\\p{Script=Han}/u;
const names = ['要点', '简体中文', '桐庐县教育局2022年工作要点', ...'一二三四五'];
const bare = (text) => names.reduceRight((rest, name) => rest.split(name).join(''), text);
const isEnglish = (el) => el.closest('[lang]').lang === 'en';
const found = [];
const look = (el, what, text) => {
  if (isEnglish(el) && han.test(bare(text))) found.push(`${what}: ${text.trim().slice(0, 60)}`);
};
// What the page says before the app, and where it cannot come, stands beside it.
const app = document.getElementById('app');
const walk = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const parent = walk.currentNode.parentElement;
  look(parent, parent.tagName, walk.currentNode.data);
}
for (const el of app.querySelectorAll('*')) {
  for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'summary']) {
    look(el, name, el.getAttribute(name) || '');
  }
}
look(document.documentElement, 'title', document.title);
return found;";

/// Says what Chinese there is on a screen, and which rule of axe-core is broken there.
async fn wrong(app: &App, screen: &str) -> Result<Vec<String>, Failure> {
    let still = "const done = arguments[arguments.length - 1];\
        Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => done(1))";
    app.run_async(still, Vec::new()).await?;
    let found = app.run(CHINESE, Vec::new()).await?;
    let found = found.as_array().cloned().unwrap_or_default();
    let chinese = found.iter().filter_map(Value::as_str).map(str::to_owned);
    let broken = axe::check(app).await?;
    let broken = broken.iter().map(ToString::to_string);
    Ok(chinese.chain(broken).map(|what| format!("{screen}: {what}")).collect())
}

/// The screens with an address, and words that are on each.
const SCREENS: [(&str, &str); 7] = [
    ("#/", "Riverside"),
    ("#/charts", "As of"),
    ("#/log", "This device"),
    ("#/share", "What it carries"),
    ("#/me", "Language"),
    ("#/plans", "Plans in use"),
    ("#/edit", "Headings and tasks"),
];

/// Reads the plan at the desk, by its forms and its refusals; answers with what is wrong there.
async fn import(app: &App) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    app.go("#/import").await?;
    app.find(Role::Textbox, "Paste the text").await?;
    app.click(Role::Button, "Read it").await?;
    app.wait_text("Nothing has been pasted yet. The checklist has not been changed.").await?;
    found.extend(wrong(app, "import").await?);
    let paste = "document.getElementById('pasted').value = arguments[0]";
    app.run(paste, vec![json!(PLAN)]).await?;
    app.click(Role::Button, "Read it").await?;
    app.wait_text("Headings and tasks").await?;
    app.find(Role::Disclosure, has("by 30 June 2024")).await?;
    found.extend(wrong(app, "review").await?);
    app.click(Role::Disclosure, has("Publish the safety plan")).await?;
    found.extend(wrong(app, "a row's tools").await?);
    for tool in ["Add a target", "Add a deadline", "Add an owner", "Reword"] {
        app.click(Role::Button, tool).await?;
        found.extend(wrong(app, tool).await?);
        app.click(Role::Button, "Cancel").await?;
    }
    app.click(Role::Button, "Add a deadline").await?;
    app.click(Role::Button, "OK").await?;
    app.wait_text("This cannot be done: enter a date").await?;
    app.click(Role::Button, "Cancel").await?;
    app.click(Role::Button, "Make the checklist").await?;
    app.find(Role::Heading, has("Riverside School")).await?;
    Ok(found)
}

/// Opens the first item of the list, with what is recorded around its tasks.
async fn first_item(app: &App) -> Result<(), PageError> {
    let item = "return document.querySelector('a[href^=\"#/item/\"]')?.getAttribute('href')";
    let item = app.until_script("a way to an item", item).await?;
    app.go(item.as_str().unwrap_or_default()).await?;
    app.wait_text("Original text").await
}

/// Opens the dialogs that the list has; answers with what is wrong there.
async fn dialogs(app: &App) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    app.go("#/").await?;
    app.click(Role::Button, starts("More filters")).await?;
    app.find(Role::Dialog, "Filters").await?;
    found.extend(wrong(app, "filters").await?);
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "Filters").await?;
    app.press(Key::Help).await?;
    app.find(Role::Dialog, "Keyboard shortcuts").await?;
    found.extend(wrong(app, "keys").await?);
    app.press(Key::Escape).await?;
    app.wait_gone(Role::Dialog, "Keyboard shortcuts").await?;
    app.go("#YD1-9-AAAA").await?;
    app.wait_text("Nothing was changed").await?;
    found.extend(wrong(app, "a refusal").await?);
    Ok(found)
}

pub async fn no_screen_says_a_word_of_chinese(visit: &mut Visit) -> Outcome {
    let app = open(visit, "").await?;
    let mut found = wrong(&app, "the plan that comes along").await?;
    found.extend(import(&app).await?);
    for (screen, words) in SCREENS {
        app.go(screen).await?;
        app.wait_text(words).await?;
        found.extend(wrong(&app, screen).await?);
    }
    app.go("#/").await?;
    first_item(&app).await?;
    found.extend(wrong(&app, "an item").await?);
    found.extend(dialogs(&app).await?);
    app.client().set_window_rect(0, 0, 1280, 900).await?;
    let app = App::open(visit, "#/").await?;
    first_item(&app).await?;
    found.extend(wrong(&app, "wide").await?);
    ensure(found.is_empty(), format!("English:\n  {}", found.join("\n  ")))?;
    visit.ensure_quiet(&[]).await
}

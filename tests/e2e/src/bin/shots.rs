//! Pictures of every screen in every look, for people to look over: `shots [FILTER] [--progress] [--full] [--dist DIR]`.
//!
//! Judges nothing; must not be needed by any test.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};
use yaodian_e2e::command::{console, devtools};
use yaodian_e2e::engine::{Browser, Engine, Look, Profile};
use yaodian_e2e::page::{Page, Role};
use yaodian_e2e::server::Site;

/// How the screens are looked at.
struct Style {
    name: &'static str,
    width: u32,
    height: u32,
    scale: u32,
    is_dark: bool,
    has_large_text: bool,
}

impl Style {
    const fn phone(name: &'static str) -> Self {
        Self { name, width: 390, height: 844, scale: 2, is_dark: false, has_large_text: false }
    }

    fn all() -> [Self; 5] {
        [
            Self::phone("light"),
            Self { is_dark: true, ..Self::phone("dark") },
            Self { width: 320, height: 640, ..Self::phone("narrow") },
            Self { has_large_text: true, ..Self::phone("large") },
            Self { width: 1280, height: 900, scale: 1, ..Self::phone("wide") },
        ]
    }
}

/// The screens, by the name of their picture; an item has the address of the first link to one.
const SCREENS: [(&str, &str); 17] = [
    ("plan", "#/"),
    ("item", ""),
    ("charts", "#/charts"),
    ("duty", ""),
    ("filters", "#/"),
    ("select", "#/"),
    ("calendar", "#/calendar/2022-11-30"),
    ("term", "#/calendar/term"),
    ("due", "#/calendar/list"),
    ("log", "#/log"),
    ("share", "#/share"),
    ("me", "#/me"),
    ("plans", "#/plans"),
    ("import", "#/import"),
    ("review", "#/import"),
    ("row", "#/edit"),
    ("edit", "#/edit"),
];

/// What is done on a screen before its picture is taken.
const BEFORE: [(&str, &str); 5] = [
    (
        "duty",
        "[...document.querySelectorAll('summary')].find((one) => one.textContent === \
         '责任、期限、佐证与更多')?.click()",
    ),
    (
        "filters",
        "[...document.querySelectorAll('button')].find((one) => one.textContent === '更多筛选')?.click()",
    ),
    (
        "select",
        "[...document.querySelectorAll('button')].find((one) => one.textContent === '多选')?.click()",
    ),
    (
        "review",
        "document.getElementById('pasted').value = '镇中心学校2024年工作计划\\n\
         一、抓好队伍建设\\n1.加强教研。每学期开展教研活动10次以上，由教务处牵头。推进校本培训。\\n\
         2.关心教师。9月底前完成教师体检。\\n二、守住安全底线\\n1.加强演练。组织消防演练两次，做到零事故。';\
         [...document.querySelectorAll('button')].find((one) => one.textContent === '读取').click()",
    ),
    (
        "row",
        "const row = document.querySelectorAll('.entry--task')[2]; row.click();\
         row.scrollIntoView({ block: 'start' }); scrollBy(0, -120)",
    ),
];

#[derive(Debug, Default)]
struct Wishes {
    filter: String,
    ticks: bool,
    is_full: bool,
    dist: Option<PathBuf>,
}

enum ShotsError {
    Usage(String),
    Failed(String),
}

impl<E: std::error::Error> From<E> for ShotsError {
    fn from(error: E) -> Self {
        Self::Failed(error.to_string())
    }
}

impl fmt::Display for ShotsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(
                f,
                "error: {what}\nhint: shots [FILTER] [--progress] [--full] [--dist DIR]; a picture is called SCREEN-LOOK"
            ),
            Self::Failed(what) => write!(
                f,
                "error: {what}\nhint: `cargo xtask dist` makes the site, `cargo xtask test` installs the browsers"
            ),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let taken = match wishes(std::env::args().skip(1)) {
        Ok(wishes) => take(&wishes).await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn wishes(mut words: impl Iterator<Item = String>) -> Result<Wishes, ShotsError> {
    let mut wishes = Wishes::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--progress" => wishes.ticks = true,
            "--full" => wishes.is_full = true,
            "--dist" => {
                let dir = words
                    .next()
                    .ok_or_else(|| ShotsError::Usage("--dist needs a directory".into()))?;
                wishes.dist = Some(dir.into());
            }
            flag if flag.starts_with('-') => {
                return Err(ShotsError::Usage(format!("there is no {flag}")));
            }
            filter => wishes.filter = filter.to_owned(),
        }
    }
    Ok(wishes)
}

async fn take(wishes: &Wishes) -> Result<(), ShotsError> {
    let dist = wishes.dist.clone().unwrap_or_else(yaodian_e2e::dist);
    let site = Site::start(dist).await?;
    let profile = Profile::new()?;
    let browser = Browser::open(Engine::Chromium, &profile, Look::default()).await?;
    let page = Page::new(browser.client());
    let dir = yaodian_e2e::root().join("shots");
    std::fs::create_dir_all(&dir)?;
    let mut is_ticked = !wishes.ticks;
    for style in Style::all() {
        let is_wanted = |screen: &str| format!("{screen}-{}", style.name).contains(&wishes.filter);
        if !SCREENS.iter().any(|(screen, _)| is_wanted(screen)) {
            continue;
        }
        dress(&page, &style).await?;
        page.goto(&site.url("#/")).await?;
        settle(&page).await?;
        if !std::mem::replace(&mut is_ticked, true) {
            println!("ticked {} boxes", tick(&page).await?);
        }
        set_text_size(&page, &site, style.has_large_text).await?;
        let item = first_item(&page, &site).await?;
        for (screen, route) in SCREENS.into_iter().filter(|(screen, _)| is_wanted(screen)) {
            let url = match (route, &item) {
                ("", None) => {
                    println!("{screen}-{}: no link to an item", style.name);
                    continue;
                }
                ("", Some(url)) => url.clone(),
                _ => site.url(route),
            };
            page.goto(&url).await?;
            settle(&page).await?;
            let before = BEFORE.iter().find(|(name, _)| *name == screen);
            if let Some((_, script)) = before {
                page.run(script, Vec::new()).await?;
                settle(&page).await?;
            }
            if wishes.is_full {
                stretch(&page, &style).await?;
            }
            let path = dir.join(format!("{screen}-{}.png", style.name));
            std::fs::write(&path, browser.client().screenshot().await?)?;
            println!("{}", path.display());
            // What was laid out for a picture is put away again.
            let away = "[...document.querySelectorAll('.dock button')]\
                .filter((one) => one.textContent === '不要了').forEach((one) => one.click())";
            page.run(away, Vec::new()).await?;
            if before.is_some() {
                page.reload().await?;
            }
            if wishes.is_full {
                dress(&page, &style).await?;
            }
        }
    }
    for line in console(browser.client()).await.unwrap_or_default() {
        println!("console {line}");
    }
    browser.quit().await?;
    Ok(())
}

/// Sets the window's size and the colours the system asks for.
async fn dress(page: &Page, style: &Style) -> Result<(), ShotsError> {
    let scheme = if style.is_dark { "dark" } else { "light" };
    devtools(
        page.client(),
        "Emulation.setDeviceMetricsOverride",
        json!({
            "width": style.width,
            "height": style.height,
            "deviceScaleFactor": style.scale,
            "mobile": style.width < 900,
        }),
    )
    .await?;
    devtools(
        page.client(),
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
    )
    .await?;
    Ok(())
}

/// Makes the window as high as the page is.
async fn stretch(page: &Page, style: &Style) -> Result<(), ShotsError> {
    let script = "return Math.max(document.documentElement.scrollHeight, ...[...document.body\
                  .querySelectorAll('*')].map((el) => el.getBoundingClientRect().bottom))";
    let height = page.run(script, Vec::new()).await?.as_f64();
    devtools(
        page.client(),
        "Emulation.setDeviceMetricsOverride",
        json!({
            "width": style.width,
            "height": height.unwrap_or_default().clamp(f64::from(style.height), 16_000.0) as u32,
            "deviceScaleFactor": style.scale,
            "mobile": style.width < 900,
        }),
    )
    .await?;
    settle(page).await
}

/// Waits until the page has drawn nothing new for a while, its fonts are there and nothing moves.
async fn settle(page: &Page) -> Result<(), ShotsError> {
    let script = "
const done = arguments[arguments.length - 1];
const still = () => Promise.allSettled(document.getAnimations().map((each) => each.finished));
const finish = () => document.fonts.ready.then(still).then(() => done(true));
let timer = setTimeout(finish, 700);
new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, 700); })
  .observe(document, { subtree: true, childList: true, attributes: true });
setTimeout(done, 8000, false);";
    page.run_async(script, Vec::new()).await?;
    Ok(())
}

/// Ticks about half of the tasks in the document, whether or not they are shown.
async fn tick(page: &Page) -> Result<u64, ShotsError> {
    let script = "
const boxes = [...document.querySelectorAll('[role=checkbox], input[type=checkbox]:not([role])')]
  .filter((box, i) => !box.disabled && i % 5 % 2 === 0);
boxes.forEach((box) => box.click());
return boxes.length;";
    let ticked = page.run(script, Vec::new()).await?;
    settle(page).await?;
    Ok(ticked.as_u64().unwrap_or_default())
}

/// Chooses the text size where the app lets one choose it, else marks the document as the app would.
async fn set_text_size(page: &Page, site: &Site, is_large: bool) -> Result<(), ShotsError> {
    page.goto(&site.url("#/me")).await?;
    settle(page).await?;
    let name = if is_large { "特大" } else { "标准" };
    let choice = page.named(Role::Radio, yaodian_e2e::page::has(name)).await?;
    match choice.first() {
        Some(seen) => {
            let click = "arguments[0].click()";
            page.run(click, vec![json!(seen.element)]).await?;
        }
        None => {
            let size = if is_large { "xl" } else { "m" };
            let mark = "document.documentElement.dataset.text = arguments[0]";
            page.run(mark, vec![Value::from(size)]).await?;
            println!("no choice 「{name}」 on #/me: set data-text=\"{size}\" on the document");
        }
    }
    page.goto(&site.url("#/")).await?;
    settle(page).await
}

/// Returns the address of the first link to a view that is none of the known screens.
async fn first_item(page: &Page, site: &Site) -> Result<Option<String>, ShotsError> {
    let known: Vec<String> = SCREENS.iter().map(|(_, route)| site.url(route)).collect();
    let script = "
const links = [...document.querySelectorAll('a[href*=\"#/\"]')].map((link) => link.href);
return links.find((href) => !arguments[0].includes(href) && /\\d/.test(href.split('#')[1])) || null;";
    let found = page.run(script, vec![json!(known)]).await?;
    Ok(found.as_str().map(str::to_owned))
}

//! That the harness itself tells the truth, on a page of its own.
//!
//! Knows nothing of the app.

use serde_json::Value;
use yaodian_e2e::axe;
use yaodian_e2e::command::{computed_name, computed_role};
use yaodian_e2e::page::{Key, Role, has};
use yaodian_e2e::server::{Fault, Site};
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure, ensure_same};

const PAGE: &str = r##"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'none'">
<meta name="viewport" content="width=device-width"><title>试</title></head><body><main>
<h1>一、聚焦<small>高站位</small></h1>
<ul>
  <li><label><input type="checkbox"><span>甲，<em>5个</em>最强。</span></label>
  <li><input type="checkbox" id="b" aria-labelledby="b-name"><p id="b-name">乙 《丙》；</p>
  <li><span role="checkbox" aria-checked="mixed" aria-label="丁" tabindex="0"></span>
</ul>
<details><summary>开合</summary><button>里面</button></details>
<button aria-label="复制"><svg width="9" height="9" aria-hidden="true"><title>不</title></svg></button>
<a href="#/charts">图表</a>
<p aria-hidden="true"><button tabindex="-1">不该看见</button></p>
<label>备注 <textarea></textarea></label>
<div role="radiogroup" aria-label="字号"><label><input type="radio" name="s">小</label></div>
<p role="status" id="state">未保存</p>
</main><script src="page.js"></script></body></html>"##;

const SCRIPT: &str = "
const state = document.getElementById('state');
const opening = indexedDB.open('probe', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
opening.onsuccess = () => {
  const base = opening.result;
  const box = document.querySelector('input');
  base.transaction('kept').objectStore('kept').get('box').onsuccess = (event) => {
    box.checked = event.target.result === true;
    state.textContent = 'ready';
  };
  box.onchange = () => {
    const edit = base.transaction('kept', 'readwrite', { durability: 'strict' });
    edit.objectStore('kept').put(box.checked, 'box');
    edit.oncomplete = () => { state.textContent = 'saved'; };
  };
};";

pub async fn serve() -> Result<Site, Failure> {
    let site = Site::start_page(PAGE).await?;
    site.add_page("/page.js", SCRIPT);
    site.add_page(
        "/frame.html",
        r#"<!doctype html><title>f</title><iframe src="index.html" width="320" height="640" frameborder="0"></iframe>"#,
    );
    Ok(site)
}

pub async fn roles_and_names_are_the_browsers_own(visit: &mut Visit) -> Outcome {
    let page = visit.goto("").await?;
    let wanted = [
        (Role::Heading, "heading", vec!["一、聚焦高站位"]),
        (Role::Checkbox, "checkbox", vec!["甲，5个最强。", "乙 《丙》；", "丁"]),
        (Role::Button, "button", vec!["复制"]),
        (Role::Link, "link", vec!["图表"]),
        (Role::Radio, "radio", vec!["小"]),
        (Role::Textbox, "textbox", vec!["备注"]),
    ];
    for (role, role_name, names) in wanted {
        let all = page.all(role).await?;
        let found: Vec<&str> = all.iter().map(|seen| seen.name.as_str()).collect();
        ensure_same(role_name, &found, &names)?;
        for seen in &all {
            let told = computed_role(page.client(), &seen.element).await?;
            ensure_same("role", &told.to_lowercase().as_str(), &role_name)?;
            let told = computed_name(page.client(), &seen.element).await?;
            ensure_same("name", &told.as_str(), &seen.name.as_str())?;
        }
    }
    let states: Vec<String> =
        page.all(Role::Checkbox).await?.into_iter().map(|s| s.checked).collect();
    ensure_same("states", &states, &["false", "false", "mixed"].map(String::from).to_vec())?;
    page.click(Role::Disclosure, "开合").await?;
    page.find(Role::Button, "里面").await?;
    Ok(())
}

pub async fn a_kept_edit_outlives_a_kill(visit: &mut Visit) -> Outcome {
    let page = visit.goto("").await?;
    page.wait_text("ready").await?;
    page.click(Role::Checkbox, has("最强")).await?;
    page.wait_text("saved").await?;
    if visit.engine().keeps_profiles() {
        visit.kill();
        ensure(visit.page().is_err(), "a killed browser shows no page")?;
        visit.reopen().await?;
    }
    let page = visit.goto("").await?;
    page.wait_text("ready").await?;
    page.find_where(Role::Checkbox, has("最强"), "on", |seen| seen.checked == "true").await?;
    Ok(())
}

pub async fn an_unreachable_site_is_unreachable(visit: &mut Visit) -> Outcome {
    let page = visit.goto("").await?;
    let ask = "const done = arguments[arguments.length - 1];
        fetch('page.js', { cache: 'no-store' }).then(() => done(true), () => done(false))";
    ensure_same("before", &page.run_async(ask, Vec::new()).await?, &Value::Bool(true))?;
    visit.site_mut().stop().await;
    ensure_same("stopped", &page.run_async(ask, Vec::new()).await?, &Value::Bool(false))?;
    visit.site_mut().resume().await?;
    ensure_same("again", &page.run_async(ask, Vec::new()).await?, &Value::Bool(true))
}

pub async fn files_fail_as_told(visit: &mut Visit) -> Outcome {
    visit.site().break_files("page.js", Fault::Refuse);
    let page = visit.goto("").await?;
    ensure(page.text().await?.contains("未保存"), "no script, no state")?;
    visit.site().mend();
    visit.site().break_files("page.js", Fault::Hold);
    page.reload_early().await?;
    // The page is there before its script is: the state stays what the document says.
    page.find(Role::Heading, has("聚焦")).await?;
    ensure(page.text().await?.contains("未保存"), "held, no state")?;
    visit.site().mend();
    page.wait_text("ready").await?;
    Ok(())
}

pub async fn keys_and_taps_arrive(visit: &mut Visit) -> Outcome {
    let page = visit.goto("").await?;
    page.wait_text("ready").await?;
    page.press(Key::Tab).await?;
    page.find_where(Role::Checkbox, has("最强"), "in focus", |seen| seen.is_focused).await?;
    page.press(Key::Space).await?;
    page.find_where(Role::Checkbox, has("最强"), "on", |seen| seen.checked == "true").await?;
    page.press(Key::Tab).await?;
    page.press(Key::BackTab).await?;
    page.find_where(Role::Checkbox, has("最强"), "in focus", |seen| seen.is_focused).await?;
    page.type_into(Role::Textbox, "备注", "已开工").await?;
    page.fill(Role::Textbox, "备注", "已开三间").await?;
    let note = page.find(Role::Textbox, "备注").await?;
    ensure_same("note", &note.value.as_str(), &"已开三间")
}

pub async fn a_narrow_frame_is_narrow(visit: &mut Visit) -> Outcome {
    let page = visit.goto("frame.html").await?;
    page.client().enter_frame(0).await?;
    page.wait_text("ready").await?;
    let width = page.run("return innerWidth", Vec::new()).await?;
    ensure_same("width", &width, &Value::from(320))?;
    page.click(Role::Checkbox, has("最强")).await?;
    page.wait_text("saved").await?;
    Ok(())
}

pub async fn axe_finds_what_is_wrong(visit: &mut Visit) -> Outcome {
    let page = visit.goto("").await?;
    let found = axe::check(&page).await?;
    ensure(found.is_empty(), format!("{found:?}"))?;
    // The same page with a picture that has no words.
    let wordless = "document.querySelector('main').append(new Image())";
    page.run(wordless, Vec::new()).await?;
    let found = axe::check(&page).await?;
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
    ensure_same("rules", &rules, &vec!["image-alt"])?;
    Ok(())
}

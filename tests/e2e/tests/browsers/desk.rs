//! Journey 3: a school's own plan is read, reviewed, corrected, tracked, and kept up with its
//! revisions; and the plans on a device stand side by side.

use std::path::PathBuf;

use yaodian_e2e::page::{PageError, Role, has, starts};
use yaodian_e2e::scratch::Scratch;
use yaodian_e2e::server::Fault;
use yaodian_e2e::visit::{Failure, Outcome, Visit, ensure_same};

pub use crate::app::serve;
use crate::app::{App, FIRST};

/// A plan of a school's own.
pub const PLAN: &str = "镇中心学校2024年工作计划
一、抓好队伍建设
1.加强教研。每学期开展教研活动10次以上，由教务处牵头。推进校本培训。
2.关心教师。9月底前完成教师体检。
二、守住安全底线
1.加强演练。组织消防演练两次，做到零事故。
";

/// A task of the plan.
const TRAINING: &str = "推进校本培训。";
/// Another, in an item that is closed at first.
const DRILL: &str = "组织消防演练两次，做到零事故。";

impl App {
    /// Puts a text into 导入 and waits for the review.
    pub async fn import(&self, text: &str) -> Result<(), PageError> {
        self.go("#/import").await?;
        self.paste(text).await?;
        self.click(Role::Button, "读取").await?;
        self.wait_text("目录和任务").await
    }

    /// Puts a text where it is pasted; typed by a driver it would take longer than any person.
    async fn paste(&self, text: &str) -> Result<(), PageError> {
        self.find(Role::Textbox, "粘贴正文").await?;
        let paste = "document.getElementById('pasted').value = arguments[0]";
        self.run(paste, vec![serde_json::json!(text)]).await?;
        Ok(())
    }

    /// Makes a list of a text.
    pub async fn make_list(&self, text: &str) -> Result<(), PageError> {
        self.import(text).await?;
        self.click(Role::Button, "建立清单").await?;
        self.wait_text("未完成").await
    }
}

pub async fn a_pasted_plan_becomes_the_list(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.import(PLAN).await?;
    app.wait_text("镇中心学校2024年工作计划").await?;
    app.wait_text("汉字写的数目，读作 消防演练 2次").await?;
    ensure_same("stored before it is kept", &plans(&app).await?, &0)?;
    app.click(Role::Button, "建立清单").await?;
    app.find(Role::Heading, has("2024年工作计划")).await?;
    app.tick(TRAINING).await?;
    app.reload_app().await?;
    app.find(Role::Heading, has("2024年工作计划")).await?;
    app.wait_box(TRAINING, "true").await?;

    app.go("#/plans").await?;
    app.click(Role::Button, "桐庐县教育局2022年工作要点").await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

/// How many versions of plans localStorage holds.
async fn plans(app: &App) -> Result<usize, PageError> {
    let stored = app.storage().await?;
    Ok(stored.into_keys().filter(|key| key.starts_with("yaodian.plan.")).count())
}

/// A file of the tests' own.
fn fixture(name: &str) -> PathBuf {
    yaodian_e2e::root().join("tests/e2e/tests/fixtures").join(name)
}

/// Picks a file at 导入.
async fn pick(app: &App, path: &std::path::Path) -> Outcome {
    let field = app.find(Role::File, has("选择文件")).await?;
    field.element.send_keys(&path.to_string_lossy()).await?;
    Ok(())
}

pub async fn a_word_file_is_read(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/import").await?;
    pick(&app, &fixture("school-plan.docx")).await?;
    app.wait_text("目录和任务").await?;
    app.find(Role::Disclosure, starts("一　抓好队伍建设")).await?;
    app.find(Role::Disclosure, starts("完成操场改造")).await?;
    app.wait_text("总务处").await?;
    app.click(Role::Button, "建立清单").await?;
    app.find(Role::Heading, has("2024年工作计划")).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn what_cannot_be_read_is_told_and_changes_nothing(visit: &mut Visit) -> Outcome {
    let scratch = Scratch::new("files")?;
    let files = [
        ("旧版.doc", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "另存为"),
        ("空.txt", b"", "文件是空的"),
        ("坏.docx", b"PK\x03\x04broken", "另存"),
        ("图.png", b"\x89PNG\r\n\x1a\n", "图"),
    ];
    let app = App::open(visit, "#/import").await?;
    for (name, bytes, word) in files {
        let path = scratch.path().join(name);
        std::fs::write(&path, bytes)?;
        pick(&app, &path).await?;
        app.wait_text(&format!("{name}：")).await?;
        app.wait_text(word).await?;
        app.wait_text("清单没有改动").await?;
    }
    ensure_same("stored", &plans(&app).await?, &0)?;
    // The next file is read as if nothing had been.
    pick(&app, &fixture("school-plan.docx")).await?;
    app.wait_text("目录和任务").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_row_is_corrected_and_taken_back(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.import(PLAN).await?;
    app.click(Role::Disclosure, has(DRILL)).await?;
    app.click(Role::Button, "拆成两项").await?;
    app.click(Role::Button, has("断开：组织消防演练两次，")).await?;
    app.find(Role::Disclosure, starts("做到零事故。")).await?;
    app.click(Role::Button, "撤销").await?;
    app.find(Role::Disclosure, has(DRILL)).await?;
    app.click(Role::Disclosure, has(TRAINING)).await?;
    app.click(Role::Button, "设为标题").await?;
    app.wait_text("推进校本培训").await?;
    app.click(Role::Button, "撤销").await?;
    app.click(Role::Button, "加期限").await?;
    let set = "const field = document.getElementById('field0'); field.value = '2024-06-30'";
    app.run(set, Vec::new()).await?;
    app.click(Role::Button, "确定").await?;
    app.find(Role::Disclosure, has("2024年6月30日前")).await?;
    app.click(Role::Button, "删除").await?;
    app.wait_gone(Role::Disclosure, has(TRAINING)).await?;
    app.click(Role::Button, "撤销").await?;
    app.find(Role::Disclosure, has("2024年6月30日前")).await?;
    app.click(Role::Button, "重做").await?;
    app.wait_gone(Role::Disclosure, has(TRAINING)).await?;
    app.click(Role::Button, "撤销").await?;
    app.click(Role::Button, "建立清单").await?;
    app.tick(TRAINING).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_review_is_followed_by_ear_and_beside_its_source(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.import(PLAN).await?;
    // The button that was tapped has gone: what is read next is the screen's head.
    let at_head = "return document.activeElement?.tagName === 'H1'";
    app.until_script("the head to have the focus", at_head).await?;
    let open = "const more = document.querySelector('.original'); more.open = true";
    app.run(open, Vec::new()).await?;
    app.click(Role::Disclosure, has(DRILL)).await?;
    let shown = "
const here = document.querySelector('.source .here');
const frame = document.querySelector('.source').getBoundingClientRect();
const box = here?.getBoundingClientRect();
return here?.textContent === '组织消防演练两次，做到零事故。' && box.top >= frame.top && box.bottom <= frame.bottom
  && document.activeElement.className.includes('entry');";
    app.until_script("the row's words in the source", shown).await?;
    app.click(Role::Button, "删除").await?;
    app.wait_gone(Role::Disclosure, has(DRILL)).await?;
    let said = "return [...document.querySelectorAll('[role=status]')]\
        .some((one) => one.textContent.trim() === '已删除')";
    app.until_script("the step to be said", said).await?;
    app.click(Role::Button, "换文件").await?;
    app.find(Role::Textbox, "粘贴正文").await?;
    app.until_script("the head to have the focus", at_head).await?;
    app.click(Role::Button, "继续").await?;
    app.wait_text("目录和任务").await?;
    app.until_script("the head to have the focus", at_head).await?;
    app.wait_gone(Role::Disclosure, has(DRILL)).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_plan_is_written_from_nothing(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/plans").await?;
    app.click(Role::Button, "从空白写起").await?;
    app.find(Role::Heading, "新写要点").await?;
    app.wait_no_text("待确认").await?;
    app.click(Role::Button, "写标题").await?;
    app.fill(Role::Textbox, "标题", "镇中心学校2025年工作计划").await?;
    app.click(Role::Button, "确定").await?;
    app.click(Role::Button, "加任务").await?;
    app.fill(Role::Textbox, "任务文字", "6月底前开展听课20次。").await?;
    app.click(Role::Button, "确定").await?;
    app.find(Role::Disclosure, has("2025年6月30日前")).await?;
    app.wait_text("还没有填发文单位。").await?;
    // A number's upper end is asked for only where there is one.
    app.click(Role::Button, "加指标").await?;
    app.find(Role::Textbox, "数目").await?;
    app.wait_gone(Role::Textbox, "上限").await?;
    let choose = "const field = document.getElementById('field1'); field.value = '5';\
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    app.run(choose, Vec::new()).await?;
    app.find(Role::Textbox, "上限").await?;
    app.click(Role::Button, "取消").await?;
    app.click(Role::Button, "建立清单").await?;
    app.find(Role::Heading, has("2025年工作计划")).await?;
    app.tick("6月底前开展听课20次。").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_review_outlives_a_reload(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.import(PLAN).await?;
    app.click(Role::Disclosure, has(TRAINING)).await?;
    app.click(Role::Button, "删除").await?;
    app.wait_gone(Role::Disclosure, has(TRAINING)).await?;
    let kept = "const done = arguments[arguments.length - 1];\
        yaodian.all().then((all) => done(all.some(([key, text]) =>\
          key.startsWith('yaodian.draft.') && !/task.*推进校本培训/.test(text))))";
    yaodian_e2e::wait::until("the draft to be kept", yaodian_e2e::wait::PATIENCE, async || {
        let answer = app.run_async(kept, Vec::new()).await?;
        Ok::<_, Failure>((answer == serde_json::Value::Bool(true)).then_some(()))
    })
    .await?;
    app.reload_app().await?;
    app.click(Role::Button, "继续").await?;
    app.wait_text("目录和任务").await?;
    app.wait_gone(Role::Disclosure, has(TRAINING)).await?;
    app.click(Role::Button, "建立清单").await?;
    app.wait_text("未完成").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_new_version_keeps_the_progress(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.make_list(PLAN).await?;
    app.tick(TRAINING).await?;
    app.unfold("守住安全底线").await?;
    app.unfold("加强演练").await?;
    app.tick(DRILL).await?;
    // The drill is dropped, the training reworded and moved, a task added.
    let later = PLAN
        .replace("推进校本培训。", "")
        .replace("组织消防演练两次，做到零事故。", "深入推进校本培训。完善应急预案。");
    app.import(&later).await?;
    app.wait_text("是它的新版本吗").await?;
    app.click(Role::Button, has("接着用它的进展")).await?;
    app.find(Role::Disclosure, has("新增")).await?;
    app.find(Role::Disclosure, has("其中 1 项有进展")).await?;
    app.click(Role::Button, "更新清单").await?;
    app.find(Role::Disclosure, starts("已移除")).await?;
    app.unfold("守住安全底线").await?;
    app.unfold("加强演练").await?;
    app.wait_box("深入推进校本培训。", "true").await?;
    app.wait_box("完善应急预案。", "false").await?;
    app.click(Role::Disclosure, starts("已移除")).await?;
    app.click(Role::Disclosure, starts("新版里没有")).await?;
    app.find(Role::Checkbox, starts(DRILL)).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn plans_are_put_aside_and_taken_back(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.make_list(PLAN).await?;
    app.go("#/plans").await?;
    let more = "更多：镇中心学校2024年工作计划";
    app.click(Role::Disclosure, more).await?;
    app.click(Role::Button, "删除").await?;
    app.wait_text("最近删除").await?;
    app.click(Role::Button, "撤销").await?;
    app.find(Role::Disclosure, more).await?;
    app.click(Role::Disclosure, more).await?;
    app.click(Role::Button, "复制一份").await?;
    app.find(Role::Button, "镇中心学校2024年工作计划（副本）").await?;
    app.click(Role::Disclosure, more).await?;
    app.click(Role::Button, "归档").await?;
    app.wait_text("已归档").await?;
    app.wait_gone(Role::Disclosure, more).await?;
    app.click(Role::Button, "恢复").await?;
    app.find(Role::Disclosure, more).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_saved_plan_is_corrected(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    app.tick(FIRST).await?;
    app.go("#/edit").await?;
    app.wait_text("目录和任务").await?;
    app.click(Role::Disclosure, starts("一　聚焦党建引领")).await?;
    app.click(Role::Button, "改字").await?;
    app.fill(Role::Textbox, "标题文字", "聚焦党的建设").await?;
    app.click(Role::Button, "确定").await?;
    app.click(Role::Button, "保存修改").await?;
    app.find(Role::Heading, has("聚焦党的建设")).await?;
    app.wait_box(FIRST, "true").await?;
    app.reload_app().await?;
    app.find(Role::Heading, has("聚焦党的建设")).await?;
    app.wait_box(FIRST, "true").await?;
    visit.ensure_quiet(&[]).await
}

pub async fn the_desk_works_without_a_network(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "").await?;
    if !app.wait_offline().await? {
        return Ok(());
    }
    app.click(Role::Button, "下载离线组件").await?;
    app.wait_text("离线组件已下载").await?;
    visit.ensure_quiet(&[]).await?;
    visit.site_mut().stop().await;
    if visit.engine().keeps_profiles() {
        visit.reopen().await?;
    }
    let app = App::open(visit, "").await?;
    app.make_list(PLAN).await?;
    app.tick(TRAINING).await?;
    visit.ensure_quiet(&["sw.js", "ERR_CONNECTION_REFUSED"]).await
}

pub async fn a_tampered_desk_is_refused(visit: &mut Visit) -> Outcome {
    visit.site().add_header("cache-control", "no-store");
    visit.site().break_files("sw.js", Fault::Hold);
    let names: Vec<String> = std::fs::read_dir(yaodian_e2e::dist())?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let is_part = |name: &&String| name.starts_with("desk-") || name.starts_with("office-");
    let is_code = |name: &&String| [".js", ".wasm", ".css"].iter().any(|e| name.ends_with(e));
    let parts: Vec<_> = names.iter().filter(is_part).filter(is_code).collect();
    ensure_same("parts", &parts.len(), &5)?;
    for name in parts {
        visit.site().break_files(name, Fault::Tamper);
        visit.goto("blank.html").await?;
        let app = App::open(visit, "#/import").await?;
        if name.starts_with("office-") {
            app.paste(PLAN).await?;
            app.click(Role::Button, "读取").await?;
            app.wait_text("没有下载完整").await?;
        } else {
            app.wait_text("没有下载完整").await?;
            visit.site().mend_files(name);
            app.click(Role::Button, "重试").await?;
            app.find(Role::Textbox, "粘贴正文").await?;
        }
        visit.site().mend_files(name);
    }
    visit.ensure_quiet(&["integrity", "Failed to fetch", "desk-", "office-"]).await
}

pub async fn several_files_are_reviewed_one_by_one(visit: &mut Visit) -> Outcome {
    let scratch = Scratch::new("several")?;
    let files = [
        ("甲.txt", "甲校2024年工作计划\n一、安全\n每月开展演练一次。\n"),
        ("坏.pdf", "%PDF-1.7"),
        ("乙.txt", "乙校2024年工作计划\n一、教学\n开展听课20次。\n"),
    ];
    let mut paths = Vec::new();
    for (name, text) in files {
        let path = scratch.path().join(name);
        std::fs::write(&path, text)?;
        paths.push(path.to_string_lossy().into_owned());
    }
    let app = App::open(visit, "#/import").await?;
    let field = app.find(Role::File, has("选择文件")).await?;
    field.element.send_keys(&paths.join("\n")).await?;
    app.find(Role::Disclosure, starts("每月开展演练一次。")).await?;
    app.wait_text("还有 1 份等着核对").await?;
    app.wait_text("坏.pdf：").await?;
    app.click(Role::Button, "建立清单").await?;
    app.find(Role::Disclosure, starts("开展听课20次。")).await?;
    app.wait_gone(Role::Disclosure, starts("每月开展演练一次。")).await?;
    app.click(Role::Button, "建立清单").await?;
    app.find(Role::Heading, has("乙校")).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn a_table_from_the_clipboard_is_read(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/import").await?;
    app.find(Role::Textbox, "粘贴正文").await?;
    // What a browser or Word puts on the clipboard: the same as text and as HTML.
    let paste = "
const [text, html] = arguments;
const data = new DataTransfer();
data.setData('text/plain', text);
data.setData('text/html', html);
const field = document.getElementById('pasted');
field.value = text;
const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
// Firefox takes no data for an event that is made.
Object.defineProperty(event, 'clipboardData', { value: data });
field.dispatchEvent(event);";
    let text = "2024年任务分解表 序号 工作任务 完成时限 牵头单位 1 完成操场改造 8月底前 总务处";
    let html = "<h1>2024年任务分解表</h1><table><tr><th>序号<th>工作任务<th>完成时限<th>牵头单位\
        <tr><td>1<td>完成操场改造<td>8月底前<td>总务处</table>";
    app.run(paste, vec![serde_json::json!(text), serde_json::json!(html)]).await?;
    app.click(Role::Button, "读取").await?;
    app.find(Role::Disclosure, has("2024年8月31日前 总务处 牵头")).await?;
    visit.ensure_quiet(&[]).await
}

pub async fn reading_is_shown_and_stopped(visit: &mut Visit) -> Outcome {
    let app = App::open(visit, "#/import").await?;
    visit.site().add_header("cache-control", "no-store");
    let names = std::fs::read_dir(yaodian_e2e::dist())?.flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let parts: Vec<_> =
        names.filter(|name| name.starts_with("office-") && name.ends_with(".wasm")).collect();
    for name in &parts {
        visit.site().break_files(name, Fault::Hold);
    }
    app.paste(PLAN).await?;
    app.click(Role::Button, "读取").await?;
    app.wait_text("正在读取").await?;
    app.click(Role::Button, "停止").await?;
    app.wait_no_text("正在读取").await?;
    visit.site().mend();
    app.click(Role::Button, "读取").await?;
    app.wait_text("目录和任务").await?;
    visit.ensure_quiet(&["office-"]).await
}

//! 我的: the plan, receiving, backups, the look, storage, installing, about.
//!
//! Must not promise more than the browser does.

use std::sync::Arc;

use yaodian_model::text::{fill, lang};
use yaodian_model::view::{Masthead, MeView};
use yaodian_model::{Desk, Event, Model, Parts, Route, TextSize, Theme};

use crate::app::{button, link, page_bar};
use crate::browser::{clock, files, platform};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::{Live, Told};
use crate::shell::Shell;
use crate::ui::percent_of;
use crate::ui::ridges::plain;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::{icon, shape};

/// The settings screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let panels = div("div", "cols")
        .child(panel(lang().me_plan, plan(shell)))
        .child(panel(lang().me_receive, receive(shell)))
        .child(panel(lang().me_backup, backup(shell)))
        .child(panel(lang().me_display, display(shell)));
    #[cfg(feature = "track")]
    let panels = panels.child(panel(calendar::title(), calendar::settings(shell)));
    let panels = panels
        .child(panel(lang().me_storage, storage(shell)))
        .child(panel(lang().me_offline, offline(shell)))
        .child(panel(lang().me_install, install(shell)))
        .child(panel(lang().me_about, about()));
    let page = div("main", "page").child(panels);
    Node::Many(vec![page_bar(shell, lang().me_title, Route::Share).into(), page.into()])
}

fn panel(title: &'static str, content: Vec<Element>) -> Element {
    let head = div("header", "panel-head").child(el("h2").child(title));
    div("section", "panel").child(head).child(each(content, Node::from))
}

fn me(shell: Shell) -> Live<MeView> {
    shell.view(|model| model.me_view(clock::now().ms))
}

fn plan(shell: Shell) -> Vec<Element> {
    let view = me(shell);
    let bar = |head: &Masthead| {
        let permilles: Vec<_> = head.ridges.iter().map(|ridge| ridge.permille).collect();
        plain(&permilles, head.label.clone()).into()
    };
    let title = link("", Route::Plan).child(view.text(|view| view.title.clone()));
    let row = el("span")
        .child(title)
        .child(el("small").child(view.text(|view| view.plan_state.clone())))
        .child(shell.view(Model::masthead).show(bar));
    let way = |desk: Desk, word: &'static str, hint: &'static str| {
        let words = el("span").child(link("", Route::Desk(desk)).child(word));
        el("li").child(words.child(el("small").child(hint)))
    };
    let ways = way(Desk::Plans, lang().me_plans, lang().me_plans_hint);
    vec![div("ul", "list-plain").child(el("li").child(row)).child(ways)]
}

fn receive(shell: Shell) -> Vec<Element> {
    let read: Listener =
        Box::new(move |_| shell.send(Event::CodeReceived(files::typed_in("received"))));
    let picked: Listener = Box::new(move |event| {
        files::read_picked(&event, move |text| shell.send(Event::CodeReceived(text)));
    });
    let pick = div("input", "visually-hidden")
        .attr("type", "file")
        .attr("accept", ".txt,text/plain")
        .on("change", picked);
    let file =
        div("label", "btn file").child(icon("#i-up")).child(lang().me_receive_file).child(pick);
    let field = div("textarea", "field gap")
        .attr("id", "received")
        .attr("placeholder", lang().me_receive_label);
    vec![
        div("label", "say").attr("for", "received").child(lang().me_receive_say),
        field,
        div("div", "btns gap")
            .child(div("button", "btn").on("click", read).child(lang().me_receive_go))
            .child(file),
    ]
}

fn backup(shell: Shell) -> Vec<Element> {
    let state = |view: &MeView| {
        let mark = view.is_backup_due.then(|| shape("mark m-near"));
        Node::Many(vec![mark.into(), el("span").child(view.backup.clone()).into()])
    };
    let save = button(shell, "btn btn--main", Event::BackupSaved).child(icon("#i-save"));
    let copy = button(shell, "btn", Event::BackupCopied).child(icon("#i-copy"));
    vec![
        div("p", "say").child(lang().me_backup_say),
        div("p", "note").child(me(shell).show(state)),
        div("div", "btns gap")
            .child(save.child(lang().me_backup_file))
            .child(copy.child(lang().me_backup_copy)),
        div("p", "quiet gap").child(lang().me_backup_hint),
    ]
}

fn display(shell: Shell) -> Vec<Element> {
    let sizes = [lang().text_small, lang().text_normal, lang().text_large, lang().text_huge];
    let themes = [lang().theme_system, lang().theme_light, lang().theme_dark];
    let size = shell.view(|model| place(&TextSize::ALL, &model.settings.text_size));
    let theme = shell.view(|model| place(&Theme::ALL, &model.settings.theme));
    let choose_size: Told<usize> = Arc::new(move |at| {
        if let Some(size) = TextSize::ALL.get(at) {
            shell.send(Event::TextSizeChosen(*size));
        }
    });
    let choose_theme: Told<usize> = Arc::new(move |at| {
        if let Some(theme) = Theme::ALL.get(at) {
            shell.send(Event::ThemeChosen(*theme));
        }
    });
    let row = |name: &str, label: &'static str, words: &[&str], chosen, on_choose| {
        let choices = words.iter().map(|word| Choice::word(word)).collect();
        let (name, said) = (name.to_owned(), label.to_owned());
        let seg = seg(Seg { name, label: said, choices, chosen, is_disabled: None, on_choose });
        [div("p", "label gap").child(label), seg]
    };
    let sizes = row("size", lang().me_text_size, &sizes, size, choose_size);
    let themes = row("theme", lang().me_theme, &themes, theme, choose_theme);
    sizes.into_iter().chain(themes).chain(more(shell)).collect()
}

#[cfg(feature = "track")]
use crate::track::{calendar, settings::rows as more};

/// The way to the settings that only the tracker has.
#[cfg(not(feature = "track"))]
fn more(shell: Shell) -> [Element; 1] {
    let word = shell.view(|model| match model.tracker {
        Parts::Asleep => lang().me_more,
        Parts::Failed => lang().parts_failed,
        Parts::Coming | Parts::Here => lang().parts_coming,
    });
    let more = button(shell, "btn btn--wide gap", Event::TrackerAsked).attr("id", "settings");
    [more.child(word.text(|word| (*word).to_owned()))]
}

fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or_default()
}

fn storage(shell: Shell) -> Vec<Element> {
    let view = me(shell);
    let meter = |view: &MeView| {
        if view.used.is_empty() {
            return Node::Nothing;
        }
        let length = percent_of(view.used_permille);
        let meter = div("div", "meter")
            .attr("role", "img")
            .attr("aria-label", view.used.clone())
            .style("--v", Box::new(move || length.clone()))
            .child(el("i"));
        let words = div("p", "status-line").child(el("span").child(view.used.clone()));
        Node::Many(vec![meter.into(), words.child(el("span").child(view.quota.clone())).into()])
    };
    let ask = move |view: &MeView| {
        let words =
            el("span").child(lang().storage_ask).child(el("small").child(lang().storage_ask_hint));
        let go = button(shell, "btn", Event::PersistenceAsked).child(lang().storage_ask_go);
        view.can_ask.then(|| el("li").child(words).child(go)).into()
    };
    let lines =
        view.show(|view| each(&view.safety, |line| el("li").child(el("span").child(*line))));
    vec![
        el("div").child(view.show(meter)),
        div("ul", "list-plain").child(lines).child(view.show(ask)),
    ]
}

fn offline(shell: Shell) -> Vec<Element> {
    let is_secure = platform::is_secure();
    let words = shell.view(move |model| match (is_secure, model.is_offline_ready) {
        (false, _) => lang().offline_needs_https,
        (true, true) => lang().offline_ready,
        (true, false) => lang().offline_not_ready,
    });
    let parts = move |parts: &Parts| {
        let say = div("p", "quiet").attr("role", "status").child(match parts {
            Parts::Asleep => lang().parts_say,
            Parts::Coming => lang().parts_coming,
            Parts::Here => lang().parts_here,
            Parts::Failed => lang().parts_failed,
        });
        let is_open = matches!(parts, Parts::Asleep | Parts::Failed) && is_secure;
        let go = || button(shell, "btn btn--wide gap", Event::PartsAsked).child(lang().parts_go);
        Node::Many(vec![say.into(), is_open.then(go).into()])
    };
    vec![
        div("p", "say").child(words.text(|words| (*words).to_owned())),
        el("div").child(shell.view(|model| model.rest).show(parts)),
    ]
}

fn install(shell: Shell) -> Vec<Element> {
    let offer = move |can_install: &bool| {
        let button = button(shell, "btn btn--wide", Event::InstallAsked);
        can_install.then(|| button.child(icon("#i-phone")).child(lang().install_go)).into()
    };
    let can_install = shell.view(|model| model.can_install);
    vec![div("p", "say").child(lang().install_say), el("div").child(can_install.show(offer))]
}

fn about() -> Vec<Element> {
    let version = fill(lang().about_version_say, &[env!("CARGO_PKG_VERSION")]);
    let row = |word: &'static str, say: String| {
        el("li").child(el("span").child(word).child(el("small").child(say)))
    };
    vec![
        div("ul", "list-plain")
            .child(row(lang().about_version, version))
            .child(row(lang().about_source, lang().about_source_say.to_owned())),
    ]
}

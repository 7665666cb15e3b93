//! The frame: banner, the screen the address asks for, the message strip, the tabs.
//!
//! Must not know what a screen holds.

use yaodian_model::text::lang;
use yaodian_model::view::{Banner, StripAction, StripView};
use yaodian_model::{Desk, Event, Model, Route};

use crate::dom::{Element, Node, div, each, el};
use crate::pages;
use crate::shell::{Program, Shell, Stage};
#[cfg(feature = "track")]
use crate::track::screens as tracked;
use crate::ui::shapes::icon;

/// A screen's place in the frame: the list and an item share one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Panes,
    Charts,
    Calendar,
    Log,
    Share,
    Me,
    Open,
    Desk(Desk),
}

impl Screen {
    const fn of(route: Route) -> Self {
        match route {
            Route::Plan | Route::View | Route::Item(_) => Self::Panes,
            Route::Charts => Self::Charts,
            Route::Calendar(_) => Self::Calendar,
            Route::Log => Self::Log,
            Route::Share => Self::Share,
            Route::Me => Self::Me,
            Route::Open => Self::Open,
            Route::Desk(desk) => Self::Desk(desk),
        }
    }
}

/// The whole app.
#[must_use]
pub fn app(shell: Shell) -> Element {
    // Another plan is another screen, whatever it is called.
    let screen = shell.view(|model| (Screen::of(model.route), model.edition));
    let class = shell.view(|model| match model.route {
        Route::Item(_) => "app sheet-page",
        Route::Share | Route::Open | Route::Log | Route::Desk(_) => "app task-page",
        _ => "app",
    });
    let page = move |(screen, _): &(Screen, u32)| match screen {
        Screen::Panes => pages::plan::panes(shell),
        Screen::Charts => tracked::charts(shell),
        Screen::Calendar => tracked::calendar(shell),
        Screen::Log => tracked::log(shell),
        Screen::Share => pages::share::page(shell),
        Screen::Me => pages::me::page(shell),
        Screen::Open => pages::open::page(shell),
        Screen::Desk(desk) => pages::desk::page(shell, *desk),
    };
    el("div")
        .live("class", class.read(|class| Some((*class).to_owned())))
        .child(banner(shell))
        .child(screen.show(page))
        .child(pages::menu::status_menu(shell))
        .child(pages::menu::hand_copy(shell))
        .child(strip(shell))
        .child(foot(shell))
}

#[cfg(not(feature = "track"))]
use tabs as foot;

/// The tabs, drawn anew in another language, and the list of keys.
#[cfg(feature = "track")]
fn foot(shell: Shell) -> Node {
    let language = shell.view(|_| yaodian_model::track::Language::current());
    let tabs = language.show(move |_| tabs(shell).into());
    let sheets = crate::track::list::sheets(shell);
    Node::Many(vec![tabs, crate::track::shortcuts::help(shell), sheets])
}

/// The screens that only the tracker has, until it has come.
#[cfg(not(feature = "track"))]
mod tracked {
    use super::{Node, Route, Shell};
    use crate::pages::track::page;

    pub fn charts(shell: Shell) -> Node {
        page(shell, Route::Charts)
    }

    pub fn calendar(shell: Shell) -> Node {
        page(shell, Route::Calendar(()))
    }

    pub fn log(shell: Shell) -> Node {
        page(shell, Route::Log)
    }
}

/// The head of a screen that is not the list.
#[must_use]
pub fn page_bar(shell: Shell, title: &'static str, way_out: Route) -> Element {
    page_head(shell.once(|model| model.outline.title.clone()), title.into(), way_out)
}

/// The head of a screen: a small line over its title, and a way out.
#[must_use]
pub fn page_head(over: String, title: Node, way_out: Route) -> Element {
    let (sign, label) = match way_out {
        Route::Share => ("#i-share", lang().share_link),
        _ => ("#i-close", lang().close),
    };
    div("header", "bar page-bar")
        .child(seal())
        .child(
            div("div", "bar-title")
                .child(el("small").child(over))
                .child(el("h1").attr("tabindex", "-1").child(title)),
        )
        .child(link("icon-btn", way_out).attr("aria-label", label).child(icon(sign)))
}

/// A link to a screen.
#[must_use]
pub fn link(class: &'static str, route: Route) -> Element {
    div("a", class).attr("href", route.href())
}

/// A button that tells the model the same thing each time.
#[must_use]
pub fn button<P: Program>(stage: Stage<P>, class: &'static str, event: P::Event) -> Element {
    div("button", class).attr("type", "button").on("click", stage.tells(event))
}

/// The seal, which leads home.
#[must_use]
pub fn seal() -> Element {
    link("seal", Route::Plan).attr("aria-label", lang().home_link).child(lang().app_name)
}

fn tabs(shell: Shell) -> Element {
    let screen = shell.view(|model| Screen::of(model.route));
    let tab = |route: Route, id: &'static str, sign: &'static str, word: &'static str| {
        let is_current = move |screen: &Screen| *screen == Screen::of(route);
        let current = screen.read(move |now| is_current(now).then(|| "page".to_owned()));
        link("", route).attr("id", id).live("aria-current", current).child(icon(sign)).child(word)
    };
    let tabs = div("nav", "tabs")
        .attr("aria-label", lang().main_nav)
        .child(seal())
        .child(tab(Route::Plan, "tab-plan", "#i-list", lang().tab_plan))
        .child(tab(Route::Charts, "tab-charts", "#i-chart", lang().tab_charts));
    #[cfg(feature = "track")]
    let tabs = tabs.child(crate::track::calendar::tab(screen.map(|now| *now == Screen::Calendar)));
    tabs.child(tab(Route::Me, "tab-me", "#i-me", lang().tab_me))
}

/// What was just done, whether it is saved, and undo. A status for screen readers, always there.
fn strip(shell: Shell) -> Element {
    let strip = shell.view(Model::strip);
    let class = |strip: &Option<StripView>| match strip {
        Some(_) => Some("strip strip--on".to_owned()),
        None => Some("strip".to_owned()),
    };
    let words = move |strip: &StripView| {
        let act = strip.action.map(|action| match action {
            StripAction::Undo => button(shell, "textlink", Event::Undone).child(lang().undo),
            StripAction::Redo => button(shell, "textlink", Event::Redone).child(lang().redo),
        });
        let said = div("span", "strip-said").child(strip.text.clone());
        Node::Many(vec![said.child(el("small").child(strip.saved)).into(), act.into()])
    };
    let shown = strip.show(move |strip| strip.as_ref().map(words).unwrap_or_default());
    el("div").live("class", strip.read(class)).child(el("div").attr("role", "status").child(shown))
}

fn banner(shell: Shell) -> Node {
    let backup = || (lang().me_backup_copy, Event::BackupCopied);
    let close = || (lang().damage_close, Event::AlertClosed);
    let shown = move |banner: &Banner| match banner {
        Banner::Unsaved => {
            let retry = (lang().unsaved_retry, Event::SaveRetried);
            notice(shell, lang().unsaved_title, lang().unsaved_say, vec![backup(), retry])
        }
        Banner::Damaged => {
            notice(shell, lang().damage_title, lang().damage_say, vec![backup(), close()])
        }
        Banner::Newer => {
            notice(shell, lang().damage_newer_title, lang().damage_newer_say, vec![close()])
        }
        Banner::PlanMissing => notice(shell, "", lang().plan_missing, vec![close()]),
        Banner::Update => {
            notice(shell, "", lang().update_ready, vec![(lang().update_go, Event::UpdateAccepted)])
        }
    };
    shell.view(Model::banner).show(move |banner| banner.as_ref().map(shown).into())
}

/// What a person must know, and what can be done about it.
#[must_use]
pub fn notice<P: Program>(
    stage: Stage<P>,
    title: &'static str,
    say: &str,
    acts: Vec<(&'static str, P::Event)>,
) -> Element {
    let act = |(word, event)| button(stage, "btn", event).child(word);
    let title = (!title.is_empty()).then(|| el("b").child(title));
    div("div", "banner")
        .attr("role", "alert")
        .child(el("p").child(title).child(say.to_owned()))
        .child(div("div", "btns").child(each(acts, act)))
}

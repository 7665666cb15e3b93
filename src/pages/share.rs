//! 分享: the page that goes out, what it carries, and the ways to send it.
//!
//! Must not send before the sender has a label.

use std::sync::Arc;

use yaodian_model::text::lang;
use yaodian_model::view::{PartView, TotalView};
use yaodian_model::{Event, Model, Route, Scope};

use crate::app::{button, page_bar};
use crate::browser::{address, platform};
use crate::dom::{Element, Node, div, each, el};
use crate::shell::Shell;
use crate::ui::check::check;
use crate::ui::ridges::ridges;
use crate::ui::seg::{Choice, Seg, seg};
use crate::ui::shapes::{glyph, icon};

/// The share screen.
#[must_use]
pub fn page(shell: Shell) -> Node {
    let preview =
        div("section", "stay").attr("aria-label", lang().share_preview).child(paper(shell));
    let choices = el("div")
        .child(sender(shell))
        .child(contents(shell))
        .child(scope(shell))
        .child(div("p", "note").child(lang().share_note))
        .child(div("p", "quiet gap").child(lang().share_code_say))
        .child(dock(shell));
    let page = div("main", "page split").child(preview).child(choices);
    Node::Many(vec![page_bar(shell, lang().share_title, Route::Plan).into(), page.into()])
}

/// What goes out, as a small printed page: always light, because a picture is.
fn paper(shell: Shell) -> Element {
    let view = shell.view(Model::share_view);
    let head = shell.view(Model::masthead);
    let total = |total: &TotalView| {
        let figure = el("dd").child(glyph(total.status)).child(total.count.to_string());
        el("div").child(el("dt").child(total.word)).child(figure)
    };
    let paper_head = div("header", "paper-head")
        .child(el("small").child(view.text(|view| view.issuer.clone())))
        .child(el("h2").child(view.text(|view| view.title.clone())));
    let done = el("b").child(view.text(|view| view.done.clone()));
    let foot = div("footer", "paper-foot")
        .child(el("p").child(done).child(view.text(|view| view.rest.clone())))
        .child(el("p").child(view.text(|view| view.from.clone())))
        .child(el("p").child(view.text(|view| view.date.clone())));
    div("div", "paper")
        .attr("data-theme", "light")
        .child(paper_head)
        .child(ridges("s", head))
        .child(div("dl", "totals").child(head.show(move |head| each(&head.totals, total))))
        .child(foot)
}

fn sender(shell: Shell) -> Element {
    let sender = shell.view(|model| model.settings.sender.clone());
    let field = div("input", "field")
        .attr("id", "sender")
        .attr("autocomplete", "organization")
        .attr("maxlength", "40")
        .attr("placeholder", lang().share_sender_hint)
        .attr("aria-describedby", "sender-say")
        .property("value", sender.copy())
        .on("input", shell.tells_text(Event::SenderTyped));
    div("section", "block")
        .child(div("label", "label").attr("for", "sender").child(lang().share_sender))
        .child(field)
        .child(div("p", "quiet").attr("id", "sender-say").child(lang().share_sender_say))
}

fn contents(shell: Shell) -> Element {
    let part = |part: PartView| {
        let this = part.part;
        let is_on = shell.view(move |model| model.parts.contains(&this));
        check(part.word, part.count, is_on, shell.tells(Event::PartToggled(this)))
    };
    div("section", "block")
        .child(div("h2", "block-head").child(lang().share_contents))
        .child(each(shell.once(|model| model.share_view().parts), part))
}

fn scope(shell: Shell) -> Element {
    let scopes = shell.once(|model| model.share_view().scopes);
    let values: Arc<[Scope]> = scopes.iter().map(|(scope, _)| *scope).collect();
    let places = Arc::clone(&values);
    let seg = seg(Seg {
        name: "scope".to_owned(),
        label: lang().share_scope.to_owned(),
        choices: scopes.iter().map(|(_, word)| Choice::word(word)).collect(),
        chosen: shell.view(move |model| {
            places.iter().position(|scope| *scope == model.scope).unwrap_or_default()
        }),
        is_disabled: None,
        on_choose: Arc::new(move |place| {
            if let Some(scope) = values.get(place) {
                shell.send(Event::ScopeChosen(*scope));
            }
        }),
    });
    div("section", "block").child(div("h2", "block-head").child(lang().share_scope)).child(seg)
}

fn dock(shell: Shell) -> Node {
    let lacks = shell.view(|model| {
        if model.report_state().is_empty() {
            lang().share_nothing
        } else if model.settings.sender.is_empty() {
            lang().share_sender_needed
        } else {
            ""
        }
    });
    let act = |class: &'static str, sign: &'static str, word: &'static str, event: Event| {
        button(shell, class, event)
            .flag("disabled", lacks.read(|lacks| !lacks.is_empty()))
            .child(icon(sign))
            .child(word)
    };
    let address = address::base();
    let system = platform::can_share().then(|| {
        let event = Event::SharedBySystem { address: address.clone() };
        act("btn", "#i-share", lang().system_share, event)
    });
    let why = div("p", "quiet gap").attr("role", "status");
    let link = Event::LinkCopied { address };
    let dock = div("div", "dock")
        .child(act("btn btn--main", "#i-link", lang().copy_link, link))
        .child(act("btn", "#i-copy", lang().copy_message, Event::MessageCopied))
        .child(system);
    Node::Many(vec![why.child(lacks.text(|lacks| (*lacks).to_owned())).into(), dock.into()])
}

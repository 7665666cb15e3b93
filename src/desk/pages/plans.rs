//! 全部要点: the plans on this device, and what can be done with each.
//!
//! Must not change a plan: it tells what was asked for.

use yaodian_desk::text::lang;
use yaodian_desk::view::VolumeView;
use yaodian_desk::{Desk, Event};
use yaodian_model::text::fill;
use yaodian_model::{Desk as Screen, Route};
use yaodian_plan::Fingerprint;
use yaodian_wire::shelf::Place;

use super::DeskStage;
use crate::app::{button, link};
use crate::dom::{Element, Node, div, each, el};

/// The shelf.
pub fn page(stage: DeskStage) -> Element {
    let dock = div("div", "dock")
        .child(button(stage, "btn", Event::BlankStarted).child(lang().plans_blank))
        .child(link("btn btn--main", Route::Desk(Screen::Import)).child(lang().plans_import));
    let damaged = stage.view(|desk| desk.shelf.has_damage);
    let told = |has_damage: &bool| {
        has_damage
            .then(|| div("p", "note").attr("role", "alert").child(lang().plans_damaged))
            .into()
    };
    let panels = div("div", "cols")
        .child(panel(stage, Place::Kept, lang().plans_kept))
        .child(panel(stage, Place::Archived, lang().plans_archived))
        .child(panel(stage, Place::Deleted, lang().plans_deleted));
    div("main", "page").child(damaged.show(told)).child(panels).child(dock)
}

/// The plans in one place; nothing where there are none.
fn panel(stage: DeskStage, place: Place, title: &'static str) -> Node {
    let volumes = stage.view(move |desk: &Desk| desk.volume_views(place));
    volumes.show(move |volumes| {
        if volumes.is_empty() {
            return Node::Nothing;
        }
        let head = div("header", "panel-head").child(el("h2").child(title));
        let say =
            (place == Place::Deleted).then(|| div("p", "say").child(lang().plans_deleted_say));
        let rows = div("ul", "list-plain volumes");
        div("section", "panel")
            .child(head)
            .child(say)
            .child(rows.child(each(volumes, |volume| row(stage, place, volume))))
            .into()
    })
}

fn row(stage: DeskStage, place: Place, volume: &VolumeView) -> Element {
    let id = volume.id;
    let act = |word: &'static str, event: fn(Fingerprint) -> Event| {
        button(stage, "btn", event(id)).child(word)
    };
    let open = button(stage, "volume", Event::PlanOpened(id))
        .live("aria-current", {
            let is_active = volume.is_active;
            Box::new(move || is_active.then(|| "true".to_owned()))
        })
        .child(volume.title.clone());
    let words = el("span")
        .child(if place == Place::Deleted { el("span").child(volume.title.clone()) } else { open })
        .child(el("small").child(volume.state.clone()));
    let acts = div("div", "btns");
    let tools: Node = match place {
        Place::Kept => {
            let acts = acts
                .child(act(lang().plans_edit, Event::PlanEdited))
                .child(act(lang().plans_revise, Event::PlanRevised))
                .child(act(lang().plans_carry, Event::PlanCarried))
                .child(volume.can_revert.then(|| act(lang().plans_revert, Event::PlanReverted)))
                .child(act(lang().plans_copy, Event::PlanCopied))
                .child(act(lang().plans_archive, Event::PlanArchived))
                .child((!volume.is_bundled).then(|| act(lang().plans_delete, Event::PlanDeleted)));
            more(volume, acts).into()
        }
        Place::Archived => acts
            .child(act(lang().plans_restore, Event::PlanRestored))
            .child((!volume.is_bundled).then(|| act(lang().plans_delete, Event::PlanDeleted)))
            .into(),
        Place::Deleted => {
            let erase = div("details", "more")
                .child(el("summary").child(lang().plans_erase))
                .child(div("p", "quiet").child(lang().plans_erase_say))
                .child(
                    button(stage, "btn btn--warn", Event::PlanErased(id)).child(lang().plans_erase),
                );
            let restore = act(lang().plans_restore, Event::PlanRestored);
            Node::Many(vec![acts.child(restore).into(), erase.into()])
        }
    };
    el("li").child(words).child(tools)
}

fn more(volume: &VolumeView, acts: Element) -> Element {
    let label = fill(lang().plans_more, &[&volume.title]);
    let summary = el("summary").attr("aria-label", label).child(lang().plans_more_word);
    div("details", "more").child(summary).child(acts)
}

//! 核对 and 修改: what was understood beside the source, and every fix a tap away.
//!
//! Must not decide what is doubtful.

use std::ops::Range;
use std::time::Duration;

use leptos::prelude::{Get, RwSignal, Set, set_timeout};
use yaodian_desk::desk::Slot;
use yaodian_desk::text::lang;
use yaodian_desk::view::{ChangeGroup, ChangesView, Counts, DoubtView, DoubtsView};
use yaodian_desk::{Desk, Event, Trouble, bench::Bench, bench::Form};
use yaodian_model::text::fill;
use yaodian_plan::Fingerprint;

use super::{DeskStage, forms, outline};
use crate::app::button;
use crate::browser::{address, files, platform};
use crate::dom::{Element, Listener, Node, div, each, el};
use crate::live::Live;
use crate::ui::shapes::{icon, shape};
use crate::ui::text;

/// 修改.
pub fn page(stage: DeskStage) -> Element {
    let shown = move |number: &Option<u32>| number.map(|_| body(stage)).into();
    div("main", "page").child(stage.view(bench_number).show(shown))
}

/// Which bench is shown: all of another is drawn anew.
pub fn bench_number(desk: &Desk) -> Option<u32> {
    desk.bench().map(|bench| bench.state().number)
}

/// What lies on the bench, panel by panel.
pub fn body(stage: DeskStage) -> Node {
    let beside = el("div")
        .child(similar(stage))
        .child(soon(move || changes(stage)))
        .child(soon(move || doubts(stage)))
        .child(soon(move || outline::panel(stage).into()));
    let source = div("div", "stay").child(soon(move || source(stage).into()));
    let split = div("div", "split split--review").child(source).child(beside);
    let said = of_step(stage, Bench::said).text(|said| said.clone().unwrap_or_default());
    let said = div("p", "visually-hidden").attr("role", "status").child(said);
    Node::Many(vec![said.into(), split.into(), dock(stage).into()])
}

/// A part of the screen drawn in a task of its own, so that none takes long.
fn soon(view: impl Fn() -> Node + Send + Sync + 'static) -> Node {
    let is_time = RwSignal::new(false);
    // Where the screen has gone meanwhile, nobody waits for it.
    let now = move || {
        let _is_there = is_time.try_set(true);
    };
    set_timeout(now, Duration::ZERO);
    Node::Live(Box::new(move || if is_time.get() { view() } else { Node::Nothing }))
}

/// Something of the bench on the screen.
pub fn of_bench<T: Default>(desk: &Desk, read: impl FnOnce(&Bench) -> T) -> T {
    desk.bench().map(read).unwrap_or_default()
}

/// Something of the bench that only a step can change, computed again when one is made.
pub fn of_step<T>(stage: DeskStage, read: impl Fn(&Bench) -> T + Send + Sync + 'static) -> Live<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    let step = stage.view(|desk| {
        let state = desk.bench_state();
        (state.number, state.step)
    });
    Live::new(move || {
        step.with(|_| ());
        stage.once(|desk| of_bench(desk, &read))
    })
}

fn panel(title: &'static str, aside: impl Into<Node>) -> Element {
    let head = div("header", "panel-head").child(el("h2").child(title)).child(aside);
    div("section", "panel").child(head)
}

fn source(stage: DeskStage) -> Element {
    let title = of_step(stage, Bench::title_word);
    let is_begun = of_step(stage, |bench| !bench.is_to_begin());
    let edit = move |is_begun: &bool| {
        let edit = button(stage, "textlink", Event::FormOpened(Some(Form::Head)));
        is_begun.then(|| edit.child(lang().head_edit)).into()
    };
    let queue = stage.view(Desk::queue_word);
    let queue = queue.show(|word| word.clone().map(|word| div("p", "note").child(word)).into());
    let is_empty = of_step(stage, |bench| bench.counts().tasks == 0);
    let is_written = stage.once(|desk| of_bench(desk, Bench::is_written));
    // Before anything is written, what comes first stands in place of figures.
    let below = move |is_empty: &bool| match (is_empty, is_written) {
        (true, true) => begin(stage).into(),
        (true, false) => {
            let words = el("span").child(lang().not_a_plan);
            let note = div("p", "note").child(shape("mark m-near")).child(words);
            Node::Many(vec![found(stage).into(), note.into()])
        }
        (false, _) => found(stage).into(),
    };
    let word = stage.once(|desk| desk.bench().map_or(lang().review_head, Bench::head_word));
    // Only what was read can be read from another file.
    let is_read = stage.once(|desk| {
        desk.slot() == Some(Slot::Review) && of_bench(desk, |bench| !bench.source.is_empty())
    });
    let another = is_read.then(|| {
        let another = button(stage, "textlink", Event::AnotherAsked);
        another.child(icon("#i-up")).child(lang().import_another)
    });
    panel(word, another)
        .child(queue)
        .child(div("h3", "bench-title").child(title.text(String::clone)))
        .child(is_begun.show(edit))
        .child(forms::head(stage))
        .child(is_empty.show(below))
        .child(warnings(stage))
        .child(original(stage))
}

/// What to do first with a plan that is written from nothing.
fn begin(stage: DeskStage) -> Element {
    let head =
        button(stage, "btn", Event::FormOpened(Some(Form::Head))).child(lang().blank_head_go);
    div("ol", "begin")
        .child(el("li").child(el("p").child(lang().blank_head)).child(head))
        .child(el("li").child(el("p").child(lang().blank_rows)))
        .child(el("li").child(el("p").child(lang().blank_words)))
}

/// What was understood, counted.
fn found(stage: DeskStage) -> Element {
    let counts = of_step(stage, Bench::counts);
    let count = |word: &'static str, read: fn(&Counts) -> usize| {
        let figure = counts.text(move |counts| read(counts).to_string());
        el("div").child(el("dt").child(word)).child(el("dd").child(figure))
    };
    div("dl", "found")
        .child(count(lang().count_sections, |counts| counts.sections))
        .child(count(lang().count_items, |counts| counts.items))
        .child(count(lang().count_tasks, |counts| counts.tasks))
        .child(count(lang().count_targets, |counts| counts.targets))
        .child(count(lang().count_dues, |counts| counts.dues))
        .child(count(lang().count_owners, |counts| counts.owners))
}

fn warnings(stage: DeskStage) -> Node {
    let warnings = of_step(stage, |bench| bench.warnings.clone());
    warnings.show(|warnings| {
        if warnings.is_empty() {
            return Node::Nothing;
        }
        let lines = each(warnings, |line| el("li").child(line.clone()));
        div("details", "more")
            .attr("open", "")
            .child(el("summary").child(lang().review_warnings))
            .child(div("ul", "quiet").child(lines))
            .into()
    })
}

/// The source, word for word; nothing for a plan that has none here.
fn original(stage: DeskStage) -> Node {
    let source = stage.once(|desk| of_bench(desk, |bench| bench.source.clone()));
    if source.is_empty() {
        return Node::Nothing;
    }
    let word = stage.once(|desk| of_bench(desk, Bench::source_word));
    let details = div("details", "more original");
    // Side by side where there is room.
    let is_wide = platform::is_wide();
    let details = if is_wide { details.attr("open", "") } else { details };
    let is_open = RwSignal::new(is_wide);
    let toggled: Listener = Box::new(move |event| is_open.set(files::is_open(&event)));
    let state = stage.view(Desk::bench_state);
    let here = Live::new(move || {
        state.with(|_| ());
        let passage = || stage.once(|desk| of_bench(desk, Bench::passage));
        is_open.get().then(passage).flatten()
    });
    let shown = move |here: &Option<Range<usize>>| {
        let Some((before, at, after)) = here.clone().and_then(|here| cut(&source, here)) else {
            return source.clone().into();
        };
        let mark = div("mark", "here").child(at.to_owned());
        let mark = mark.on_drawn(Box::new(|mark| address::show_within(mark.clone())));
        Node::Many(vec![before.to_owned().into(), mark.into(), after.to_owned().into()])
    };
    details
        .on("toggle", toggled)
        .child(el("summary").child(lang().review_source_show))
        .child(div("p", "quiet").child(word))
        .child(div("div", "source").child(here.show(shown)))
        .into()
}

/// A text in three: before a passage, it, and after.
fn cut(text: &str, Range { start, end }: Range<usize>) -> Option<(&str, &str, &str)> {
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

fn similar(stage: DeskStage) -> Node {
    let shown = move |similar: &Option<(Fingerprint, String)>| {
        let ask = |(plan, words): &(Fingerprint, String)| {
            let yes = button(stage, "btn", Event::BaseChosen(Some(*plan)));
            let no = button(stage, "btn", Event::BaseChosen(None));
            div("section", "panel").child(div("p", "say gap").child(words.clone())).child(
                div("div", "btns")
                    .child(yes.child(lang().changes_similar_yes))
                    .child(no.child(lang().changes_similar_no)),
            )
        };
        similar.as_ref().map(ask).into()
    };
    stage.view(Desk::similar_title).show(shown)
}

fn changes(stage: DeskStage) -> Node {
    let group = |group: &ChangeGroup| {
        let line = |(now, before): &(String, Option<String>)| {
            let before = before.clone().map(|before| el("del").child(before));
            el("li").child(before).child(el("span").child(now.clone()))
        };
        div("details", "more")
            .child(el("summary").child(group.title.clone()))
            .child(div("ul", "changes").child(each(&group.lines, line)))
    };
    let shown = move |changes: &Option<ChangesView>| {
        let Some(changes) = changes else { return Node::Nothing };
        let none = changes.groups.is_empty().then(|| div("p", "say").child(lang().changes_none));
        panel(lang().changes_title, Node::Nothing)
            .child(none)
            .child(each(&changes.groups, group))
            .into()
    };
    of_step(stage, Bench::changes).show(shown)
}

fn doubts(stage: DeskStage) -> Node {
    let view = of_step(stage, Bench::doubts_view);
    let shown = move |view: &Option<DoubtsView>| {
        let Some(view) = view else { return Node::Nothing };
        let more = (view.hidden > 0).then(|| {
            let words = fill(lang().review_doubts_more, &[&view.hidden.to_string()]);
            button(stage, "btn btn--wide", Event::MoreDoubts).child(words)
        });
        let none = view.doubts.is_empty().then(|| div("p", "say").child(lang().review_doubts_none));
        let together = view.together.clone();
        let together = together
            .map(|(word, event)| button(stage, "btn btn--wide together", event).child(word));
        panel(lang().review_doubts, div("span", "quiet").child(view.count.clone()))
            .child(none)
            .child(together)
            .child(each(&view.doubts, |doubt| finding(stage, doubt)))
            .child(more)
            .into()
    };
    view.show(shown)
}

fn finding(stage: DeskStage, doubt: &DoubtView) -> Element {
    let fix = Event::FormOpened(Some(doubt.form));
    let quote = (!doubt.quote.is_empty()).then(|| el("q").child(text::pieces(doubt.quote.clone())));
    div("article", "finding")
        .child(el("header").child(el("b").child(doubt.title.clone())).child(sure(doubt.is_low)))
        .child(quote)
        .child(div("p", "as").child(doubt.what.clone()))
        .child(
            div("p", "btns")
                .child(each(doubt.fixes.clone(), |(word, event)| {
                    button(stage, "btn", event).child(word)
                }))
                .child(button(stage, "btn", Event::DoubtSettled(doubt.doubt)).child(doubt.right))
                .child(button(stage, "btn", fix).child(lang().review_fix)),
        )
}

/// How sure the reader is: bars and a word.
fn sure(is_low: bool) -> Element {
    let (class, word) = match is_low {
        true => ("sure sure--1", lang().sure_low),
        false => ("sure sure--2", lang().sure_check),
    };
    div("span", class).child(el("i").attr("aria-hidden", "true").child(el("b"))).child(word)
}

fn dock(stage: DeskStage) -> Element {
    let step = |word: &'static str, event: Event, can: fn(&Bench) -> bool| {
        let is_off = stage.view(move |desk| !of_bench(desk, can));
        button(stage, "btn", event).flag("disabled", is_off.is()).child(word)
    };
    let discard = stage.view(Desk::discard_word);
    let finish = stage.view(Desk::finish_word);
    let trouble = stage.view(|desk| of_bench(desk, |bench| bench.trouble));
    let trouble = trouble.text(|why| why.map(Trouble::word).unwrap_or_default().to_owned());
    div("div", "dock")
        .child(div("p", "trouble").attr("role", "status").child(trouble))
        .child(step(lang().undo, Event::Undone, Bench::can_undo))
        .child(step(lang().redo, Event::Redone, Bench::can_redo))
        .child(
            button(stage, "btn", Event::BenchCleared)
                .child(discard.text(|word| (*word).to_owned())),
        )
        .child(
            button(stage, "btn btn--main", Event::Finished)
                .child(finish.text(|word| (*word).to_owned())),
        )
}

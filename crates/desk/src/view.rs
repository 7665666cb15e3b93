//! View models: what the desk's screens say, as finished text.
//!
//! Must not change anything.

mod changes;
mod doubts;
mod rows;
mod tools;

use yaodian_model::text::{self as app, fill};
use yaodian_model::view::desk_title;
use yaodian_plan::Fingerprint;
use yaodian_plan::draft::Content;
use yaodian_wire::shelf::Place;

pub use changes::{ChangeGroup, ChangesView};
pub use doubts::{DoubtView, DoubtsView};
pub use rows::{MarkView, RowView, kind_word, refusal_word, role_word};
pub use tools::{Group, Tools, is_stand_in, new_heading, new_task};

use crate::bench::{Bench, Purpose};
use crate::desk::{Back, Said, Saving, Slot};
use crate::text::lang;
use crate::{Desk, Event, shelf};

/// A plan on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeView {
    /// Which.
    pub id: Fingerprint,
    /// Its title.
    pub title: String,
    /// `95 项任务，完成 50%`.
    pub state: String,
    /// Whether it is in use.
    pub is_active: bool,
    /// Whether the version before this one is there to come back to.
    pub can_revert: bool,
    /// Whether it comes with the page and was never changed.
    pub is_bundled: bool,
}

/// The message at the foot of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct StripView {
    /// What was done.
    pub text: &'static str,
    /// What takes it back; `None` where nothing does.
    pub undo: Option<Event>,
}

/// What was understood of a document, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Outermost headings.
    pub sections: usize,
    /// Headings below them.
    pub items: usize,
    /// Tasks.
    pub tasks: usize,
    /// Targets.
    pub targets: usize,
    /// Deadlines.
    pub dues: usize,
    /// Owners.
    pub owners: usize,
}

impl Desk {
    /// The plans in one place.
    #[must_use]
    pub fn volume_views(&self, place: Place) -> Vec<VolumeView> {
        let view = |volume: &shelf::Volume| {
            let is_active = self.active == Some(volume.id);
            let tally = volume.tally();
            let done = tally.share_done().map(|share| format!("{}%", share.percent()));
            let words = if is_active { lang().plans_state_in_use } else { lang().plans_state };
            let count = volume.record.plan.tasks().count().to_string();
            VolumeView {
                id: volume.id,
                title: title_or(volume.title()),
                state: fill(words, &[&count, &done.unwrap_or_else(|| "—".to_owned())]),
                is_active,
                can_revert: volume.previous.is_some(),
                is_bundled: volume.is_bundled,
            }
        };
        self.shelf.in_place(place).into_iter().map(view).collect()
    }

    /// The message at the foot of the screen.
    #[must_use]
    pub fn strip(&self) -> Option<StripView> {
        let notice = self.notice.as_ref()?;
        let text = match notice.said {
            Said::Copied => lang().done_copied,
            Said::Reverted => lang().done_reverted,
            Said::Archived => lang().done_archived,
            Said::Restored => lang().done_restored,
            Said::Deleted => lang().done_deleted,
            Said::Erased => lang().done_erased,
            Said::Undone => lang().done_undone,
            Said::Saved => lang().done_saved,
            Said::Discarded => lang().done_discarded,
            Said::TextCopied => lang().text_copied,
        };
        let undo = match &notice.back {
            Some(Back::Record { .. } | Back::Made(_)) => Some(Event::ShelfUndone),
            Some(Back::Bench(_)) => Some(Event::BenchRestored),
            None => None,
        };
        Some(StripView { text, undo })
    }

    /// What is to be put in, said.
    #[must_use]
    pub fn import_say(&self) -> String {
        let base = self.base.and_then(|base| self.shelf.volume(base));
        base.map_or_else(
            || lang().import_say.to_owned(),
            |volume| fill(lang().import_revise_say, &[&title_or(volume.title())]),
        )
    }

    /// The title of what was not finished on an earlier visit.
    #[must_use]
    pub fn left_titles(&self) -> Vec<String> {
        self.left.iter().map(Bench::title_word).collect()
    }

    /// How many documents wait behind the one on the bench, said.
    #[must_use]
    pub fn queue_word(&self) -> Option<String> {
        let is_review = self.slot() == Some(Slot::Review);
        let waiting = self.left.iter().filter(|bench| bench.is_waiting).count();
        let waiting = Some(waiting).filter(|count| is_review && *count > 0);
        waiting.map(|count| fill(lang().import_queue, &[&count.to_string()]))
    }

    /// The title of the plan that a document seems to be another version of.
    #[must_use]
    pub fn similar_title(&self) -> Option<(Fingerprint, String)> {
        let similar = self.bench()?.similar?;
        let volume = self.shelf.volume(similar)?;
        Some((similar, fill(lang().changes_similar, &[&title_or(volume.title())])))
    }
}

impl Desk {
    /// What the screen is called.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.bench() {
            Some(bench) if bench.is_written() => lang().blank_title,
            Some(Bench { purpose: Purpose::Carry { .. }, .. }) => lang().carry_title,
            _ => desk_title(app::lang(), self.screen),
        }
    }

    /// What putting the bench away is called.
    #[must_use]
    pub fn discard_word(&self) -> &'static str {
        match self.slot() {
            Some(Slot::Plan(_)) => lang().discard_edit,
            Some(Slot::Review) | None => lang().discard,
        }
    }

    /// What keeping the plan is called.
    #[must_use]
    pub fn finish_word(&self) -> &'static str {
        if matches!(self.saving, Saving::UnderWay(_)) {
            return lang().saving;
        }
        match self.bench().map(|bench| &bench.purpose) {
            _ if self.bench().is_some_and(|bench| bench.is_warned) => lang().save_anyway,
            _ if self.bench().is_some_and(|bench| bench.similar.is_some()) => lang().create_other,
            Some(Purpose::Correct) => lang().save_edit,
            Some(Purpose::Revise { .. }) => lang().update_plan,
            Some(Purpose::New | Purpose::Carry { .. }) | None => lang().create,
        }
    }
}

impl Bench {
    /// The plan's title as people say it.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self.draft.head().title.as_deref().unwrap_or_default();
        yaodian_plan::display_title(title)
    }

    /// The plan's title, or what stands for one.
    #[must_use]
    pub fn title_word(&self) -> String {
        title_or(self.title())
    }

    /// What was understood, counted.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in self.draft.rows() {
            match &row.content {
                Content::Heading(heading) if heading.is_blank() => {}
                Content::Heading(heading) if heading.level == 1 => counts.sections += 1,
                Content::Heading(_) => counts.items += 1,
                Content::Text(_) => {}
                Content::Task(task) => {
                    counts.tasks += 1;
                    counts.targets += task.targets.len();
                    counts.dues += task.due.len();
                    counts.owners += task.owners.len();
                }
            }
        }
        counts
    }

    /// What the panel about the plan as a whole is called.
    #[must_use]
    pub fn head_word(&self) -> &'static str {
        if self.source.is_empty() { lang().review_head } else { lang().review_source }
    }

    /// The document's name and length, said.
    #[must_use]
    pub fn source_word(&self) -> String {
        let name = if self.name.is_empty() { lang().import_reading_pasted } else { &self.name };
        let count = self.source.chars().filter(|c| !c.is_whitespace()).count();
        fill(lang().review_chars, &[name, &count.to_string()])
    }
}

/// A title, or what stands for one.
fn title_or(title: &str) -> String {
    if title.is_empty() { lang().untitled.to_owned() } else { title.to_owned() }
}

/// The plan as plain text, to be kept by hand where nothing else does.
#[must_use]
pub fn plain_text(bench: &Bench) -> String {
    let head = bench.draft.head();
    let mut lines: Vec<String> = head.title.iter().cloned().collect();
    if !head.preamble.is_empty() {
        lines.push(head.preamble.clone());
    }
    for row in bench.draft.rows() {
        match &row.content {
            Content::Heading(heading) if heading.is_blank() => {}
            Content::Heading(heading) => lines.push(rows::heading_text(heading)),
            Content::Task(task) => lines.push(task.text.clone()),
            Content::Text(text) => lines.push(text.clone()),
        }
    }
    lines.join("\n")
}

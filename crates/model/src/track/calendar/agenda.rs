//! 待办: what is overdue, due today, this week, next week, later, and what has no deadline.
//!
//! Must not know which day goes into which bucket: `yaodian_track` does.

use yaodian_plan::progress::Span;
use yaodian_plan::{Date, TaskId};
use yaodian_track::calendar::{Bucket, bucket};

use super::facts::Fact;
use super::text::words;
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words::day_full;

/// The tasks of one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketView {
    /// Which.
    pub bucket: Bucket,
    /// Its head, with how many of its tasks are open.
    pub title: String,
    /// The tasks, by their next last day, not too many at once.
    pub tasks: Vec<TaskId>,
    /// Whether there are more.
    pub has_more: bool,
    /// What is said where there are none; empty for a bucket that is then left out.
    pub none: &'static str,
}

/// The list of what is pressing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaView {
    /// As of which day.
    pub say: String,
    /// The buckets, the most pressing first.
    pub buckets: Vec<BucketView>,
}

/// A task in its bucket.
struct Place {
    bucket: Bucket,
    next: Option<Date>,
    task: TaskId,
    is_settled: bool,
}

impl Model {
    /// What is open, by when it is due; what was settled since the calendar was opened stays where
    /// it was.
    #[must_use]
    pub fn agenda_view(&self) -> AgendaView {
        let today = self.as_of.date();
        let facts = self.facts();
        let is_shown =
            |fact: &&Fact<'_>| !fact.is_settled() || self.is_settled_lately(fact.task.id);
        let mut places: Vec<_> =
            facts.iter().filter(is_shown).map(|fact| place(fact, today)).collect();
        let shown = self.track.calendar.shown();
        places.sort_by_key(|place| (place.bucket, place.next));
        AgendaView {
            say: fill(words().agenda_say, &[&day_full(lang(), today)]),
            buckets: Bucket::ALL
                .into_iter()
                .filter_map(|one| bucket_view(one, &places, shown))
                .collect(),
        }
    }

    /// How many open tasks are overdue, due today or later this week, in one line.
    #[must_use]
    pub fn agenda_line(&self) -> String {
        let today = self.as_of.date();
        let facts = self.facts();
        let open = facts.iter().filter(|fact| !fact.is_settled());
        let buckets: Vec<_> = open.map(|fact| place(fact, today).bucket).collect();
        let count = |wanted: &[Bucket]| {
            buckets.iter().filter(|bucket| wanted.contains(bucket)).count().to_string()
        };
        let overdue = count(&[Bucket::Overdue]);
        let week = count(&[Bucket::Today, Bucket::ThisWeek]);
        let next = count(&[Bucket::NextWeek]);
        fill(words().agenda_line, &[&overdue, &week, &next])
    }
}

/// Where a task stands: by its deadlines, or by the round that is on.
fn place(fact: &Fact<'_>, today: Date) -> Place {
    let round = fact.next_round(today).map(|round| Span { from: round.span.to, ..round.span });
    let spans = if fact.spans.is_empty() { round.as_slice() } else { fact.spans.as_slice() };
    let (bucket, next) = bucket(spans, today);
    Place { bucket, next, task: fact.task.id, is_settled: fact.is_settled() }
}

fn bucket_view(bucket: Bucket, places: &[Place], shown: usize) -> Option<BucketView> {
    let within = || places.iter().filter(|place| place.bucket == bucket);
    let open = within().filter(|place| !place.is_settled).count();
    let mut tasks: Vec<_> = within().map(|place| place.task).collect();
    let has_more = tasks.len() > shown;
    tasks.truncate(shown);
    let text = words();
    let (title, none) = match bucket {
        Bucket::Overdue => (text.bucket_overdue, text.none_overdue),
        Bucket::Today => (text.bucket_today, text.none_today),
        Bucket::ThisWeek => (text.bucket_this_week, text.none_this_week),
        Bucket::NextWeek => (text.bucket_next_week, ""),
        Bucket::UnderWay => (text.bucket_under_way, ""),
        Bucket::Later => (text.bucket_later, ""),
        Bucket::Undated => (text.bucket_undated, ""),
    };
    let is_kept = !tasks.is_empty() || !none.is_empty();
    is_kept.then(|| BucketView {
        bucket,
        title: fill(title, &[&open.to_string()]),
        tasks,
        has_more,
        none,
    })
}

//! Finding: the filters and the search over tasks.
//!
//! Must not know how the results are drawn.

use yaodian_plan::judge::judge_task;
#[cfg(not(feature = "track"))]
use yaodian_plan::progress::{Field, Status};
use yaodian_plan::{Judgement, Task};
#[cfg(not(feature = "track"))]
use yaodian_plan::{Light, Reason};

use crate::Model;

/// A filter over tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// 全部.
    #[default]
    All,
    /// 未完成: neither done nor 不适用.
    Open,
    /// 逾期: a red light.
    Overdue,
    /// 受阻.
    Blocked,
    /// 有指标.
    HasTarget,
    /// 30天内到期: a deadline near or begun.
    DueSoon,
}

impl Filter {
    /// In the order screens show them.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Open, Self::Overdue, Self::Blocked, Self::HasTarget, Self::DueSoon];
}

impl Model {
    /// A task's light and reason.
    #[must_use]
    pub fn judge(&self, task: &Task) -> Judgement {
        let state = self.shown();
        let value_of = |target: &yaodian_plan::Target| state.target_value(target.id);
        judge_task(task, state.status(task.id), state.due(task.id), value_of, &self.as_of)
    }
}

#[cfg(not(feature = "track"))]
impl Model {
    /// Whether a filter keeps a task.
    #[must_use]
    pub fn keeps(&self, filter: Filter, task: &Task) -> bool {
        let status = self.shown().status(task.id);
        match filter {
            Filter::All => true,
            Filter::Open => !matches!(status, Status::Done | Status::NotApplicable),
            Filter::Overdue => self.judge(task).light == Light::Red,
            Filter::Blocked => status == Status::Blocked,
            Filter::HasTarget => !task.targets.is_empty(),
            Filter::DueSoon => matches!(self.judge(task).reason, Reason::DueSoon { .. }),
        }
    }

    /// How many tasks of the plan a filter keeps.
    pub(crate) fn kept_by(&self, filter: Filter) -> u32 {
        let counted = self.outline.counted_tasks().iter();
        let kept = counted.filter(|task| self.keeps(filter, task)).count();
        u32::try_from(kept).unwrap_or(u32::MAX)
    }

    /// Whether a task's text, its item's heading or its notes hold the words searched for.
    #[must_use]
    pub fn matches(&self, item_title: &str, task: &Task) -> bool {
        let state = self.shown();
        self.query.split_whitespace().all(|word| {
            let holds = |text: &str| contains(text, word);
            holds(&task.text)
                || holds(item_title)
                || holds(state.note(Field::TaskNote(task.id)))
                || task.owners.iter().any(|owner| holds(&owner.name))
        })
    }

    /// Whether the list shows less than everything.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        self.filter != Filter::All || !self.query.trim().is_empty()
    }

    /// Which of an item's tasks the list shows, as places in `Outline::tasks`.
    #[must_use]
    pub fn found_in(&self, item: &crate::Item) -> Vec<usize> {
        let is_shown = |place: &usize| {
            let task = self.outline.tasks.get(*place);
            task.is_some_and(|task| {
                self.keeps(self.filter, task) && self.matches(&item.title, task)
            })
        };
        item.tasks.clone().filter(is_shown).collect()
    }
}

/// Whether a text holds a word; ASCII letters of either case are the same.
#[cfg(not(feature = "track"))]
fn contains(text: &str, word: &str) -> bool {
    position(text, word, u8::eq_ignore_ascii_case).is_some()
}

/// Where a text first holds a word, byte by byte. The standard search is made for long texts and
/// weighs as much as a screen; tasks are short.
pub(crate) fn position(text: &str, word: &str, is_same: fn(&u8, &u8) -> bool) -> Option<usize> {
    let word = word.as_bytes();
    let is_word = |place: &[u8]| place.iter().zip(word).all(|(a, b)| is_same(a, b));
    text.as_bytes().windows(word.len().max(1)).position(is_word)
}

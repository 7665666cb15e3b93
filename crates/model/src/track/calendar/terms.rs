//! The terms: which one is shown, and the days that a plan's deadlines get from them.
//!
//! Must not know how a deadline's words are read: `yaodian_track` does.

use yaodian_plan::TaskId;
use yaodian_track::term::{Season, Term, due_days};

use crate::{Model, Outline};

/// A deadline that got its days from a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    task: TaskId,
    place: usize,
}

impl Model {
    /// The term that the calendar shows: the one that holds the chosen day, else the next one.
    #[must_use]
    pub fn term_shown(&self) -> Option<Term> {
        self.track.calendar.terms.around(self.chosen_day())
    }

    /// The term after the one that is shown, or before it.
    pub(super) fn term_beside(&self, is_next: bool) -> Option<Term> {
        let shown = self.term_shown()?;
        let mut terms = self.track.calendar.terms.iter();
        if is_next {
            terms.find(|term| term.start() > shown.start())
        } else {
            terms.rfind(|term| term.start() < shown.start())
        }
    }

    /// Gives the deadlines that name weeks of a term their days: 第16周, 学期末. Those that a term
    /// gave days before lose them first.
    pub(super) fn date_by_terms(&mut self) {
        // What is kept for finding went by the old days.
        self.forget_kept();
        for Dated { task, place } in std::mem::take(&mut self.track.calendar.dated) {
            set_days(&mut self.outline, task, place, (None, None));
        }
        let terms = self.track.calendar.terms.clone();
        if terms.is_empty() {
            return;
        }
        let of_title = Season::named_in(&self.outline.title);
        let years = self.outline.years.map(|_| self.plan_span());
        let mut found = Vec::new();
        for task in &self.outline.tasks {
            for (place, due) in task.due.iter().enumerate() {
                let is_open = due.from.is_none() && due.to.is_none();
                let season = Season::named_in(&due.quote).or(of_title);
                let term = terms.meant(years, season).filter(|_| is_open);
                if let days @ (_, Some(_)) = due_days(due, term)
                    && is_open
                {
                    found.push((Dated { task: task.id, place }, days));
                }
            }
        }
        for (dated, days) in found {
            set_days(&mut self.outline, dated.task, dated.place, days);
            self.track.calendar.dated.push(dated);
        }
    }
}

type Days = (Option<yaodian_plan::Date>, Option<yaodian_plan::Date>);

fn set_days(outline: &mut Outline, task: TaskId, place: usize, (from, to): Days) {
    let task = outline.tasks.iter_mut().find(|one| one.id == task);
    if let Some(due) = task.and_then(|task| task.due.get_mut(place)) {
        (due.from, due.to) = (from, to);
    }
}

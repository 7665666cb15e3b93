//! Many tasks changed at once: one edit, one step to take back.
//!
//! Must not change a task that the list does not show.

use yaodian_plan::progress::{Field, Holder, Span, Status, Value};
use yaodian_plan::{Date, TaskId};

use super::Sheet;
use super::reason::wants_reason;
use crate::model::NoticeKind;
use crate::track::effective::{names_in, tags_in};
use crate::{Effect, Event, Model, Now};

/// Why something that was given was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// No name or tag was given.
    NoName,
    /// No day was given.
    NoDay,
    /// The first day is after the last.
    DaysTurned,
}

/// What is done with the names or tags that are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameMode {
    /// They take the place of those there.
    #[default]
    Replace,
    /// They come after those there.
    Add,
    /// They are taken away.
    Remove,
}

/// Puts a name among others, or takes it away.
pub(super) fn toggle(names: &mut Vec<String>, name: String) {
    match names.iter().position(|one| *one == name) {
        Some(place) => drop(names.remove(place)),
        None => names.push(name),
    }
}

/// What names or tags become.
fn changed(mode: NameMode, there: Vec<String>, given: &[String]) -> Vec<String> {
    match mode {
        NameMode::Replace => given.to_vec(),
        NameMode::Remove => there.into_iter().filter(|one| !given.contains(one)).collect(),
        NameMode::Add => {
            let mut all = there;
            let new = given.iter().filter(|one| !all.contains(*one)).cloned().collect::<Vec<_>>();
            all.extend(new);
            all
        }
    }
}

impl Model {
    /// A sheet was opened for what is selected.
    pub(super) fn sheet_opened(&mut self, sheet: Sheet) {
        if sheet == Sheet::Reason || self.picked_tasks().is_empty() {
            return;
        }
        let list = &mut self.track.list;
        list.leave_sheet();
        list.sheet = Some(sheet);
        list.names.clear();
        list.mode = if sheet == Sheet::Tags { NameMode::Add } else { NameMode::Replace };
    }

    /// Makes one edit of everything, and says how many tasks it changed.
    fn change_all(&mut self, set: Vec<(Field, Value)>, now: Now) -> Vec<Effect> {
        let is_new = |(field, value): &&(Field, Value)| self.progress.value(*field) != *value;
        let task = |(field, _): &(Field, Value)| match field.holder() {
            Holder::Task(task) => Some(task),
            _ => None,
        };
        let mut tasks: Vec<_> = set.iter().filter(is_new).filter_map(task).collect();
        tasks.sort_unstable();
        tasks.dedup();
        self.track.list.leave_sheet();
        let kind = NoticeKind::Bulk { count: tasks.len() };
        if tasks.is_empty() {
            return vec![self.notify(kind, now)];
        }
        let effects = self.turn(Event::Recorded(set), now);
        self.say(kind, &effects);
        effects
    }

    /// A status was chosen for the selected tasks; where it wants a reason, it is asked for once, for
    /// those that have none.
    pub(super) fn status_given(&mut self, status: Status, now: Now) -> Vec<Effect> {
        let tasks = self.picked_tasks();
        let set = self.status_fields(&tasks, status);
        let is_changed = tasks.iter().any(|task| self.progress.status(*task) != status);
        let effects = self.change_all(set, now);
        let is_without = |task: &TaskId| self.progress.note(Field::TaskReason(*task)).is_empty();
        let without: Vec<_> = tasks.into_iter().filter(is_without).collect();
        if wants_reason(status) && !without.is_empty() {
            self.ask_reason(without, status, is_changed);
        }
        effects
    }

    /// Names or tags were given: those chosen by taps, and those typed.
    pub(super) fn names_given(&mut self, typed: &str, now: Now) -> Vec<Effect> {
        let is_tags = self.track.list.sheet == Some(Sheet::Tags);
        let mut given = self.track.list.names.clone();
        for name in if is_tags { tags_in(typed) } else { names_in(typed) } {
            if !given.contains(&name) {
                given.push(name);
            }
        }
        if given.is_empty() {
            self.track.list.complaint = Some(Complaint::NoName);
            return Vec::new();
        }
        let mode = self.track.list.mode;
        let set = |task: TaskId| match self.outline.task(task) {
            Some(task) if !is_tags => {
                let leads = changed(mode, self.leads_of(task), &given).join("、");
                (Field::TaskLead(task.id), Value::Text(leads))
            }
            _ => {
                let tags = changed(mode, self.tags_of(task), &given).join(" ");
                (Field::TaskTags(task), Value::Text(tags))
            }
        };
        let set = self.picked_tasks().into_iter().map(set).collect();
        self.change_all(set, now)
    }

    /// What people set is cleared.
    pub(super) fn names_cleared(&mut self, now: Now) -> Vec<Effect> {
        let field = match self.track.list.sheet {
            Some(Sheet::Tags) => Field::TaskTags,
            _ => Field::TaskLead,
        };
        let tasks = self.picked_tasks().into_iter();
        self.change_all(tasks.map(|task| (field(task), Value::Text(String::new()))).collect(), now)
    }

    /// The first and last day were given; one of them is enough.
    pub(super) fn due_given(
        &mut self,
        from: Option<Date>,
        to: Option<Date>,
        now: Now,
    ) -> Vec<Effect> {
        let complaint = match from.or(to).zip(to.or(from)) {
            Some((from, to)) if from <= to => return self.due_set(Some(Span { from, to }), now),
            Some(_) => Complaint::DaysTurned,
            None => Complaint::NoDay,
        };
        self.track.list.complaint = Some(complaint);
        Vec::new()
    }

    /// The selected tasks get these days, or those of their text.
    pub(super) fn due_set(&mut self, span: Option<Span>, now: Now) -> Vec<Effect> {
        let tasks = self.picked_tasks().into_iter();
        self.change_all(tasks.map(|task| (Field::TaskDue(task), Value::Span(span))).collect(), now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_added_or_removed() {
        let list = |names: &str| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let check = |mode, there: &str, given: &str, expect: &str| {
            assert_eq!(changed(mode, list(there), &list(given)), list(expect), "{mode:?} {there}");
        };
        check(NameMode::Replace, "甲 乙", "丙", "丙");
        check(NameMode::Add, "甲 乙", "乙 丙", "甲 乙 丙");
        check(NameMode::Add, "", "丙", "丙");
        check(NameMode::Remove, "甲 乙", "乙 丙", "甲");
        let mut names = list("甲 乙");
        toggle(&mut names, "甲".to_owned());
        toggle(&mut names, "丁".to_owned());
        assert_eq!(names, list("乙 丁"));
    }
}

//! Why a task is 受阻 or 不适用: asked for once the status is set, never in its way.
//!
//! Must not hold up a status: it is set before anything is asked.

use yaodian_plan::progress::{Field, Stamp, Status, Value};
use yaodian_plan::{TaskId, sorted};

use super::Sheet;
use super::text::words;
use crate::model::NoticeKind;
use crate::{Effect, Event, Model, Now};

/// How many reasons given before are offered.
const OWN_REASONS_MAX: usize = 3;

/// The tasks that a reason is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) tasks: Vec<TaskId>,
    pub(super) status: Status,
    /// The step that set the status: giving the reason belongs to it.
    step: Option<Stamp>,
}

/// Whether a reason is asked for.
pub(super) const fn wants_reason(status: Status) -> bool {
    matches!(status, Status::Blocked | Status::NotApplicable)
}

impl Model {
    /// A status was chosen: it is set, and from the menu the reason is asked for.
    pub(super) fn status_chosen(&mut self, task: TaskId, status: Status, now: Now) -> Vec<Effect> {
        if !self.is_editable() {
            return Vec::new();
        }
        let is_menu = self.menu.take() == Some(task);
        let effects = self.turn(Event::Recorded(self.status_fields(&[task], status)), now);
        self.say(NoticeKind::StatusSet(task), &effects);
        if is_menu && wants_reason(status) {
            let is_set = !effects.is_empty();
            self.ask_reason(vec![task], status, is_set);
        }
        effects
    }

    /// What sets a status. A reason for what a task was before says nothing of what it is now.
    pub(super) fn status_fields(&self, tasks: &[TaskId], status: Status) -> Vec<(Field, Value)> {
        let mut set = Vec::new();
        for task in tasks {
            set.push((Field::TaskStatus(*task), Value::Status(status)));
            if wants_reason(status) && self.progress.status(*task) != status {
                set.push((Field::TaskReason(*task), Value::Text(String::new())));
            }
        }
        set
    }

    /// Asks why; `is_set` says whether the last step set the status.
    pub(super) fn ask_reason(&mut self, tasks: Vec<TaskId>, status: Status, is_set: bool) {
        let step = self.undo.last().copied().filter(|_| is_set);
        self.track.list.asked = Some(Asked { tasks, status, step });
        self.track.list.sheet = Some(Sheet::Reason);
    }

    /// The one reason that stands already, where it is asked for one task.
    pub(super) fn reason_now(&self) -> &str {
        match self.track.list.asked.as_ref().map(|asked| &asked.tasks[..]) {
            Some([task]) => self.progress.note(Field::TaskReason(*task)),
            _ => "",
        }
    }

    /// The reason that was chosen, after what was typed before it.
    pub(super) fn reason_with(&self, typed: &str, reason: &str) -> String {
        match typed.trim() {
            "" => reason.to_owned(),
            typed if typed == self.reason_now() || typed == reason => reason.to_owned(),
            typed => [typed, words().between_reasons, reason].concat(),
        }
    }

    /// A reason was given for all that it was asked for and that still have the status.
    pub(super) fn reason_given(&mut self, reason: &str, now: Now) -> Vec<Effect> {
        let asked = self.track.list.asked.take();
        self.track.list.leave_sheet();
        let (Some(asked), reason) = (asked, reason.trim()) else { return Vec::new() };
        let is_still = |task: &&TaskId| self.progress.status(**task) == asked.status;
        let set = |task: &TaskId| (Field::TaskReason(*task), Value::Text(reason.to_owned()));
        let set: Vec<_> = asked.tasks.iter().filter(is_still).map(set).collect();
        let count = set.len();
        let before = self.undo.last().copied();
        let effects = self.turn(Event::Recorded(set), now);
        let kind = match asked.tasks[..] {
            [task] => NoticeKind::StatusSet(task),
            _ => NoticeKind::Bulk { count },
        };
        self.say(kind, &effects);
        if !effects.is_empty() && asked.step.is_some() && asked.step == before {
            self.join();
        }
        effects
    }

    /// Lets the last step be taken back together with the one before.
    fn join(&mut self) {
        let list = &mut self.track.list;
        list.joined.retain(|step| self.undo.contains(step) || self.redo.contains(step));
        list.joined.extend(self.undo.last());
    }

    /// Takes a step back or makes it again, and the one that belongs to it.
    pub(super) fn stepped_back(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let is_undo = event == Event::Undone;
        let steps = |model: &Self| {
            let steps = if is_undo { &model.undo } else { &model.redo };
            (steps.len(), steps.last().copied())
        };
        let (count, last) = steps(self);
        let is_joined = last.is_some_and(|step| self.track.list.joined.contains(&step));
        let mut effects = self.turn(event.clone(), now);
        // Where the first one was nobody's to take back any more, the one before it was taken.
        if !is_joined || count < 2 || steps(self).0 + 1 != count {
            return effects;
        }
        self.keep_up(now, false);
        effects.extend(self.turn(event, now));
        let other = if is_undo { &self.redo } else { &self.undo };
        self.track.list.joined.extend(other.last());
        effects
    }

    /// The reasons to choose from: those given before in this plan for the same status, the most
    /// frequent first, then the usual ones.
    pub(super) fn reasons_offered(&self, status: Status) -> Vec<String> {
        let usual = words().usual_reasons(status);
        let mut own: Vec<(usize, &str)> = Vec::new();
        for task in self.outline.counted_tasks() {
            let reason = self.progress.note(Field::TaskReason(task.id));
            if reason.is_empty()
                || usual.contains(&reason)
                || self.progress.status(task.id) != status
            {
                continue;
            }
            match own.iter_mut().find(|(_, known)| *known == reason) {
                Some((count, _)) => *count += 1,
                None => own.push((1, reason)),
            }
        }
        own.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let own = own.into_iter().map(|(_, reason)| reason).take(OWN_REASONS_MAX);
        own.chain(usual.iter().copied()).map(str::to_owned).collect()
    }
}

/// Puts a task among others, or takes it away.
pub(super) fn toggle_task(tasks: &mut Vec<TaskId>, task: TaskId) {
    if !sorted::remove(tasks, &task) {
        sorted::insert(tasks, task);
    }
}

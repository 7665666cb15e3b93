//! What is said of a task as a whole: its kind, who, when, how pressing, what it waits for, and
//! whether its status and its targets disagree.
//!
//! Must not repeat the control's own view models.

use yaodian_plan::progress::{Field, Priority, Status};
use yaodian_plan::{Date, Kind, Standing, Task, TaskId};
use yaodian_track::control::{Control, control, ladder};

use super::text::{Words, words};
use crate::Model;
use crate::text::fill;
use crate::view::words as said;

/// A task with what holds for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyView {
    /// Which control fits it.
    pub control: Control,
    /// How many rungs the ladder it names has.
    pub rungs: usize,
    /// What does not fit together between its status and its targets.
    pub disagreement: Option<String>,
    /// The task it waits for, where that is not done.
    pub waits_for: Option<String>,
    /// Why it is 受阻 or 不适用, and what the reason is asked for as; `None` for other statuses.
    pub reason: Option<(&'static str, String)>,
    /// Who leads and supports, when, how pressing, in one line.
    pub summary: Vec<String>,
}

/// One of a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// Its name.
    pub word: String,
}

/// What can be set around a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AroundView {
    /// The kinds, the text's own first with an empty value.
    pub kinds: Vec<Choice>,
    /// The chosen kind's value.
    pub kind: String,
    /// The place of the priority in `Priority::ALL`.
    pub priority: usize,
    /// What a person wrote of who leads.
    pub lead: String,
    /// Whom the text names.
    pub lead_hint: String,
    /// What a person wrote of who supports.
    pub support: String,
    /// Whom the text names as supporting.
    pub support_hint: String,
    /// The first day a person set, as `2022-08-31`.
    pub from: String,
    /// The last day a person set.
    pub to: String,
    /// What the text says of when.
    pub due_quote: String,
    /// The tags.
    pub tags: String,
    /// The tasks it may wait for.
    pub others: Vec<Choice>,
    /// The one it waits for; empty for none.
    pub after: String,
}

/// The words for the kinds, in the order of `Kind::ALL`.
#[must_use]
pub const fn kind_word(words: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Document => words.kind_document,
        Kind::Project => words.kind_project,
        Kind::Activity => words.kind_activity,
        Kind::Quantity => words.kind_quantity,
        Kind::Rate => words.kind_rate,
        Kind::Routine => words.kind_routine,
        Kind::Other => words.kind_other,
    }
}

/// The word for a priority.
#[must_use]
pub const fn priority_word(words: &Words, priority: Priority) -> &'static str {
    match priority {
        Priority::High => words.priority_high,
        Priority::Normal => words.priority_normal,
        Priority::Low => words.priority_low,
    }
}

impl Model {
    /// A task with what holds for it.
    #[must_use]
    pub fn duty_view(&self, task: &Task) -> DutyView {
        DutyView {
            control: control(task, self.kind_of(task)),
            rungs: ladder(&task.text).len(),
            disagreement: self.disagreement(task),
            waits_for: self.waits_for(task.id),
            reason: self.reason_view(task.id),
            summary: self.duty_summary(task),
        }
    }

    /// What does not fit together between a task's status and its targets: neither sets the other.
    fn disagreement(&self, task: &Task) -> Option<String> {
        let status = self.shown().status(task.id);
        if task.targets.is_empty() || status == Status::NotApplicable {
            return None;
        }
        let standings = task.targets.iter().map(|target| self.target_chip(target).standing);
        let standings: Vec<_> = standings.collect();
        let count = |is: fn(Standing) -> bool| standings.iter().filter(|one| is(**one)).count();
        let (met, unset) = (count(|s| s == Standing::Met), count(|s| s == Standing::Unset));
        let missed = standings.len() - met - unset;
        let text = words();
        match status {
            Status::Done if missed > 0 => Some(fill(text.done_but_missed, &[&missed.to_string()])),
            Status::Done if unset > 0 => Some(fill(text.done_but_unset, &[&unset.to_string()])),
            Status::Done => None,
            _ if met == standings.len() => Some(text.met_but_open.to_owned()),
            _ => None,
        }
    }

    fn waits_for(&self, task: TaskId) -> Option<String> {
        let before = self.task_before(task)?;
        let is_over = matches!(self.shown().status(before), Status::Done | Status::NotApplicable);
        (!is_over).then(|| fill(words().waits_for, &[&self.task_name(before)]))
    }

    /// The task that must be done before.
    #[must_use]
    pub fn task_before(&self, task: TaskId) -> Option<TaskId> {
        match self.shown().value(Field::TaskAfter(task)) {
            yaodian_plan::progress::Value::Task(before) => {
                before.filter(|before| self.outline.task(*before).is_some())
            }
            _ => None,
        }
    }

    fn reason_view(&self, task: TaskId) -> Option<(&'static str, String)> {
        let label = match self.shown().status(task) {
            Status::Blocked => words().reason_blocked,
            Status::NotApplicable => words().reason_not_applicable,
            _ => return None,
        };
        Some((label, self.shown().note(Field::TaskReason(task)).to_owned()))
    }

    /// Who leads and supports, when, how pressing, tags.
    pub(crate) fn duty_summary(&self, task: &Task) -> Vec<String> {
        let text = words();
        let mut parts = Vec::new();
        let named = |word: &str, names: Vec<String>| {
            (!names.is_empty()).then(|| fill(text.log_about, &[word, &names.join("、")]))
        };
        parts.extend(named(text.lead, self.leads_of(task)));
        parts.extend(named(text.support, self.supports_of(task)));
        if let Some(span) = self.shown().due(task.id) {
            let (from, to) = (self.day_word(span.from), self.day_word(span.to));
            let days = if span.from == span.to { to } else { format!("{from}—{to}") };
            parts.push(fill(text.log_about, &[text.due, &days]));
        }
        let priority = self.priority_of(task.id);
        if priority != Priority::Normal {
            parts.push(fill(text.log_about, &[text.priority, priority_word(text, priority)]));
        }
        parts.extend(self.tags_of(task.id).into_iter().map(|tag| format!("#{tag}")));
        parts
    }

    /// A day, with its year where that is not the plan's.
    #[must_use]
    pub fn day_word(&self, day: Date) -> String {
        match self.outline.years {
            Some((first, last)) if first == last && last == day.year() => {
                said::day_short(crate::text::lang(), day)
            }
            _ => said::day_full(crate::text::lang(), day),
        }
    }

    /// What can be set around a task.
    #[must_use]
    pub fn around_view(&self, task: &Task) -> AroundView {
        let (state, text) = (self.shown(), words());
        let note = |field| state.note(field).to_owned();
        let as_read = fill(text.kind_as_read, &[kind_word(text, task.kind)]);
        let kinds = Kind::ALL.iter().zip(0_u8..).map(|(kind, place)| Choice {
            value: place.to_string(),
            word: kind_word(text, *kind).to_owned(),
        });
        let kind = state.choice(Field::TaskKind(task.id));
        let due = state.due(task.id);
        let of_role = |is_support: bool| {
            let owners = task.owners.iter();
            let owners =
                owners.filter(|one| (one.role == yaodian_plan::Role::Support) == is_support);
            owners.map(|owner| owner.name.as_str()).collect::<Vec<_>>().join("、")
        };
        let quotes: Vec<_> = task.due.iter().map(|due| due.quote.as_str()).collect();
        let priority = self.priority_of(task.id);
        AroundView {
            kinds: [Choice { value: String::new(), word: as_read }]
                .into_iter()
                .chain(kinds)
                .collect(),
            kind: kind.map(|place| place.to_string()).unwrap_or_default(),
            priority: Priority::ALL.iter().position(|one| *one == priority).unwrap_or(0),
            lead: note(Field::TaskLead(task.id)),
            lead_hint: of_role(false),
            support: note(Field::TaskSupport(task.id)),
            support_hint: of_role(true),
            from: due
                .filter(|due| due.from != due.to)
                .map(|due| due.from.to_string())
                .unwrap_or_default(),
            to: due.map(|due| due.to.to_string()).unwrap_or_default(),
            due_quote: quotes.join("、"),
            tags: note(Field::TaskTags(task.id)),
            others: self.others_of(task.id),
            after: self.task_before(task.id).map(|before| before.0.to_string()).unwrap_or_default(),
        }
    }

    /// The tasks that a task may wait for: those of its section.
    fn others_of(&self, task: TaskId) -> Vec<Choice> {
        let Some((_, item)) = self.outline.item_of(task) else { return Vec::new() };
        let Some(section) = self.outline.section_of(item) else { return Vec::new() };
        let tasks = self.outline.tasks_in(&section.tasks).iter();
        let others = tasks.filter(|other| other.id != task && !self.waits_in_turn(other.id, task));
        let choice =
            |other: &Task| Choice { value: other.id.0.to_string(), word: self.task_name(other.id) };
        others.map(choice).collect()
    }

    /// Whether a task waits, itself or by others, for another: a circle would never end.
    fn waits_in_turn(&self, task: TaskId, other: TaskId) -> bool {
        let mut next = self.task_before(task);
        // A circle made on two devices at once ends here as well.
        for _ in 0..self.outline.tasks.len() {
            match next {
                None => return false,
                Some(before) if before == other => return true,
                Some(before) => next = self.task_before(before),
            }
        }
        true
    }
}

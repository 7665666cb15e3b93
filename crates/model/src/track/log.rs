//! 日志: every change in words, with time and device, the latest first.
//!
//! Must not change anything.

use yaodian_plan::TaskId;
use yaodian_plan::progress::{
    About, Action, DeviceId, Entry, Field, JOURNAL_ENTRIES_MAX, MilestoneStage, PaperStage,
    Priority, Record, Replaced, Value,
};
use yaodian_plan::{Date, Kind, NodeId};
use yaodian_track::control::ladder;

use super::duty::text::words;
use super::duty::{building_stages, kind_word, paper_stages, priority_word};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as said;

/// How many edits are shown at first, and more each time more are asked for.
pub const LOG_STEP: usize = 50;

/// How many changes of one edit are told in the log: one for many tasks is told by the first.
const LOG_LINES_MAX: usize = 12;

/// One edit of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub when: String,
    /// On which device.
    pub device: String,
    /// What was set, a line a field.
    pub lines: Vec<String>,
    /// The item it is about, to link to.
    pub item: Option<NodeId>,
}

/// The log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogView {
    /// How many changes there are.
    pub count: String,
    /// The latest edits.
    pub entries: Vec<LogEntry>,
    /// Whether there are earlier ones.
    pub has_more: bool,
    /// From which day on edits are told, said where earlier ones were folded.
    pub folded: Option<String>,
}

impl Model {
    /// The latest edits, so many at most.
    #[must_use]
    pub fn log_view(&self, shown: usize) -> LogView {
        let journal = self.shown().journal();
        let count = journal.len();
        let first = journal.clone().next().filter(|_| count >= JOURNAL_ENTRIES_MAX);
        let folded = first.map(|entry| {
            let day = said::day_full(lang(), Date::in_shanghai(entry.stamp.ms));
            fill(words().log_capped, &[&day, &count.to_string()])
        });
        LogView {
            count: fill(words().log_count, &[&count.to_string()]),
            entries: journal.rev().take(shown).map(|entry| self.log_entry(entry)).collect(),
            has_more: count > shown,
            folded,
        }
    }

    /// The edits about a task, the latest first, so many at most.
    #[must_use]
    pub fn task_log(&self, task: TaskId, shown: usize) -> Vec<LogEntry> {
        let entries = self.shown().journal().rev().filter_map(|entry| {
            let about = entry.replaced.iter().filter(|one| self.task_changed(one) == Some(task));
            let lines: Vec<_> = about.map(|one| self.log_words(entry, one)).collect();
            let (when, device) = self.made(entry);
            (!lines.is_empty()).then_some(LogEntry { when, device, lines, item: None })
        });
        entries.take(shown).collect()
    }

    fn log_entry(&self, entry: &Entry) -> LogEntry {
        let (when, device) = self.made(entry);
        let changes = entry.replaced.iter().take(LOG_LINES_MAX);
        let mut lines: Vec<_> = changes.map(|one| self.log_words(entry, one)).collect();
        let rest = entry.replaced.len() - lines.len();
        if rest > 0 {
            lines.push(fill(super::list::text::words().log_rest, &[&rest.to_string()]));
        }
        let task = entry.replaced.first().and_then(|one| self.task_changed(one));
        LogEntry { when, device, lines, item: task.and_then(|task| self.item_id_of(task)) }
    }

    /// When and on which device an edit was made.
    fn made(&self, entry: &Entry) -> (String, String) {
        (said::moment(lang(), entry.stamp.ms), self.device_word(entry.stamp.device))
    }

    /// A device's name, or a number to tell it from others by.
    #[must_use]
    pub fn device_word(&self, device: DeviceId) -> String {
        match self.shown().note(Field::DeviceName(device)) {
            "" if device == self.clock.device() => words().log_device_here.to_owned(),
            "" => fill(words().log_device_other, &[&format!("{:04x}", device.0 & 0xffff)]),
            name => name.to_owned(),
        }
    }

    /// What this device is called, and which field holds that.
    #[must_use]
    pub fn own_device(&self) -> (Field, String) {
        let field = Field::DeviceName(self.clock.device());
        (field, self.progress.note(field).to_owned())
    }

    /// The task that a change is about. A row that was taken away says it no longer itself.
    fn task_changed(&self, change: &Replaced) -> Option<TaskId> {
        let record = |value: &Value| match value {
            Value::Record(Some(record)) => Some(record.about),
            _ => None,
        };
        let before = change.before.as_ref().and_then(|cell| record(&cell.value));
        match record(&change.after.value).or(before) {
            Some(About::Evidence(task) | About::Held(task) | About::Paper(task)) => Some(task),
            Some(About::Reading(target)) => self.outline.target(target).map(|(task, _)| task.id),
            None => self.task_of(change.field),
        }
    }

    fn log_words(&self, entry: &Entry, change: &Replaced) -> String {
        let (name, value) = match change.field {
            Field::Row(_) => self.row_words(change),
            field => (self.tracked_field(field), self.value_word(field, &change.after.value)),
        };
        let set = fill(lang().log_set, &[&name, &value]);
        match &entry.action {
            Action::Edit => set,
            Action::Undo(_) => format!("{}{set}", lang().log_by_undo),
            Action::Merge { from } => fill(lang().log_by_merge, &[from]) + &set,
            Action::Restore => format!("{}{set}", lang().log_by_restore),
        }
    }

    /// What a row is about, and what was written or taken away.
    fn row_words(&self, change: &Replaced) -> (String, String) {
        let text = words();
        let before = change.before.as_ref().map(|cell| &cell.value);
        let (record, is_gone) = match (&change.after.value, before) {
            (Value::Record(Some(record)), _) => (Some(record), false),
            (_, Some(Value::Record(Some(record)))) => (Some(record), true),
            _ => (None, true),
        };
        let Some(record) = record else { return (String::new(), text.log_removed.to_owned()) };
        let sort = match record.about {
            About::Evidence(_) => text.evidence,
            About::Held(_) => text.days,
            About::Reading(_) => text.reading_history,
            About::Paper(_) => text.papers,
        };
        let task = self.task_changed(change).map(|task| self.task_name(task)).unwrap_or_default();
        let said = self.record_words(record);
        let said = if is_gone { fill(text.log_about, &[text.log_removed, &said]) } else { said };
        (fill(text.log_about, &[&task, sort]), said)
    }

    fn record_words(&self, record: &Record) -> String {
        let stage = record
            .stage
            .and_then(|stage| paper_stages(words()).get(usize::from(stage) + 1).copied());
        let day = record.day.map(|day| self.day_word(day));
        let amount = record.amount.map(|amount| amount.to_string());
        let texts = [&record.name, &record.number, &record.place, &record.link];
        let texts = texts.into_iter().filter(|text| !text.is_empty()).cloned();
        let parts = stage.map(str::to_owned).into_iter().chain(day).chain(amount).chain(texts);
        parts.collect::<Vec<_>>().join(super::text::words().comma)
    }

    /// What a field is about: the task's name, and what of it where that is not its status.
    fn tracked_field(&self, field: Field) -> String {
        let text = words();
        let what = match field {
            Field::TaskKind(_) => text.kind.to_owned(),
            Field::TaskPriority(_) => text.priority.to_owned(),
            Field::TaskDue(_) => text.due.to_owned(),
            Field::TaskLead(_) => text.lead.to_owned(),
            Field::TaskSupport(_) => text.support.to_owned(),
            Field::TaskTags(_) => text.tags.to_owned(),
            Field::TaskReason(_) => text.reason.to_owned(),
            Field::TaskAfter(_) => text.after.to_owned(),
            Field::TaskStage(_) => text.stages.to_owned(),
            Field::Paper(task, place) => self.paper_name(task, place),
            Field::Rung(task, place) => self.rung_name(task, place),
            Field::TargetBaseline(target) => {
                let subject = self.outline.target(target).map(|(_, target)| target.subject.clone());
                return fill(text.log_about, &[&subject.unwrap_or_default(), text.baseline]);
            }
            Field::MilestoneStage(id) => {
                return self
                    .outline
                    .milestone(id)
                    .map(|(_, one)| one.name.clone())
                    .unwrap_or_default();
            }
            Field::DeviceName(_) => return text.device_name.to_owned(),
            field => return self.field_name(field),
        };
        let task = self.task_of(field).map(|task| self.task_name(task)).unwrap_or_default();
        fill(text.log_about, &[&task, &what])
    }

    fn paper_name(&self, task: TaskId, place: u8) -> String {
        let task = self.outline.task(task);
        let name = task.and_then(|task| task.documents.get(usize::from(place)));
        name.map_or_else(|| words().paper_unnamed.to_owned(), Clone::clone)
    }

    fn rung_name(&self, task: TaskId, place: u8) -> String {
        let task = self.outline.task(task);
        let name = task.and_then(|task| ladder(&task.text).get(usize::from(place)).copied());
        name.unwrap_or_default().to_owned()
    }

    /// What a field that only the tracker sets holds, in words.
    pub(crate) fn tracked_word(&self, field: Field, value: &Value) -> String {
        let text = words();
        match value {
            Value::Choice(None) | Value::Span(None) | Value::Task(None) | Value::Record(None) => {
                text.log_gone.to_owned()
            }
            Value::Choice(Some(place)) => self.choice_word(field, usize::from(*place)),
            Value::Span(Some(span)) if span.from == span.to => self.day_word(span.to),
            Value::Span(Some(span)) => {
                format!("{}—{}", self.day_word(span.from), self.day_word(span.to))
            }
            Value::Task(Some(task)) => self.task_name(*task),
            Value::Record(Some(record)) => self.record_words(record),
            Value::Number(Some(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    fn choice_word(&self, field: Field, place: usize) -> String {
        let text = words();
        let word = match field {
            Field::TaskKind(_) => Kind::ALL.get(place).map(|kind| kind_word(text, *kind)),
            Field::TaskPriority(_) => Priority::ALL.get(place).map(|one| priority_word(text, *one)),
            _ => building_stages(text).get(place + 1).copied(),
        };
        word.unwrap_or_default().to_owned()
    }
}

// The words for stages stand in the order of the stages, none first.
const _: () = assert!(PaperStage::ALL.len() == 3 && MilestoneStage::ALL.len() == 5);

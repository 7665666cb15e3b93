//! 事项: one item with its targets, milestones, notes and log.
//!
//! Must not repeat what the list's view models say: it uses them.

use yaodian_plan::progress::{Action, Entry, Field, Replaced, Value};
use yaodian_plan::{Due, MilestoneId, NodeId, Number, Op, TargetId, Task, TaskId};

use super::plan::TargetChip;
use super::words;
use crate::find::position;
use crate::text::{fill, lang};
use crate::{Item, Model};

/// How many of an item's latest changes are shown.
const LOG_LINES_MAX: usize = 20;

/// What never changes of an item's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// `三、聚焦关键领域 · 第1条`.
    pub place: String,
    /// The heading.
    pub title: String,
    /// The item's whole text, verbatim.
    pub source: String,
    /// The item before, in reading order.
    pub previous: Option<NodeId>,
    /// The item after.
    pub next: Option<NodeId>,
    /// Its targets.
    pub targets: Vec<TargetId>,
    /// Its milestones, a group a deadline: the deadline's words, and the milestones.
    pub milestones: Vec<(String, Vec<MilestoneView>)>,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneView {
    /// Which.
    pub id: MilestoneId,
    /// Its name.
    pub name: String,
}

/// A target's control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetView {
    /// Its line.
    pub chip: TargetChip,
    /// What the field holds; empty for 未填.
    pub typed: String,
    /// `目标 ≥90%`.
    pub goal: String,
    /// Where it stands.
    pub standing: &'static str,
    /// Whether it is a comparison, to be met or not, without a number.
    pub is_comparison: bool,
    /// All of it, said.
    pub label: String,
}

/// One change in an item's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When.
    pub when: String,
    /// What.
    pub what: String,
}

impl Model {
    /// What never changes of an item's detail.
    #[must_use]
    pub fn detail(&self, node: NodeId) -> Option<Detail> {
        let (place, item) = self.outline.item(node)?;
        let section = self.outline.section_of(item)?;
        let tasks = self.outline.tasks_in(&item.tasks);
        let neighbour = |at: Option<usize>| self.outline.items.get(at?).map(|item| item.id);
        Some(Detail {
            place: match item.label.as_str() {
                "" => section.heading(),
                label => fill(lang().item_place, &[&section.heading(), label]),
            },
            title: match section.title.as_str() {
                title if item.title.is_empty() && !title.is_empty() => title.to_owned(),
                _ => self.outline.item_name(item).to_owned(),
            },
            source: item.text.clone(),
            previous: neighbour(place.checked_sub(1)),
            next: neighbour(Some(place + 1)),
            targets: tasks.iter().flat_map(|task| &task.targets).map(|t| t.id).collect(),
            milestones: tasks.iter().flat_map(milestone_groups).collect(),
        })
    }

    /// A target's control.
    #[must_use]
    pub fn target_view(&self, id: TargetId) -> Option<TargetView> {
        let (_, target) = self.outline.target(id)?;
        let value = self.shown().target_value(id);
        let chip = self.target_chip(target);
        let standing = words::standing_word(lang(), chip.standing);
        Some(TargetView {
            typed: value.map(|value| value.to_string()).unwrap_or_default(),
            goal: fill(lang().goal, &[&chip.goal]),
            standing,
            is_comparison: target.op == Op::Cmp,
            label: fill(lang().value_said, &[&chip.subject, &chip.value, &chip.goal, standing]),
            chip,
        })
    }

    /// An item's latest changes, newest first.
    #[must_use]
    pub fn item_log(&self, item: &Item) -> Vec<LogLine> {
        let lines = self.shown().journal().rev().flat_map(|entry| {
            let concerned =
                entry.replaced.iter().filter(|change| self.concerns(change.field, item));
            concerned.map(|change| self.log_line(entry, change))
        });
        lines.take(LOG_LINES_MAX).collect()
    }

    /// A task's first phrase, to name its controls by.
    #[must_use]
    pub fn task_name(&self, id: TaskId) -> String {
        self.outline.task(id).map(|task| first_phrase(&task.text).to_owned()).unwrap_or_default()
    }

    /// What a field is about, in words.
    #[must_use]
    pub(crate) fn field_name(&self, field: Field) -> String {
        let task = |task| self.outline.task(task).map(|task| first_phrase(&task.text).to_owned());
        match field {
            Field::TaskStatus(id) => task(id),
            Field::TaskNote(id) => task(id).map(|name| fill(lang().task_note_label, &[&name])),
            Field::NodeNote(id) => {
                self.outline.item(id).map(|(_, item)| self.outline.item_name(item).to_owned())
            }
            Field::TargetValue(id) => {
                self.outline.target(id).map(|(_, target)| target.subject.clone())
            }
            Field::MilestoneDone(id) => {
                self.outline.milestone(id).map(|(_, milestone)| milestone.name.clone())
            }
            other => self.tracked_name(other),
        }
        .unwrap_or_default()
    }

    /// What a field holds, in words.
    #[must_use]
    pub(crate) fn value_word(&self, field: Field, value: &Value) -> String {
        match value {
            Value::Status(status) => words::status_word(lang(), *status).to_owned(),
            Value::Text(text) if text.is_empty() => lang().log_note_gone.to_owned(),
            Value::Text(text) => text.clone(),
            Value::Flag(true) => lang().log_milestone_done.to_owned(),
            Value::Flag(false) => lang().log_milestone_undone.to_owned(),
            Value::Number(number) => self.number_word(field, *number),
            other => self.tracked_word(field, other),
        }
    }

    /// Of what only the tracker sets, the task's name is said.
    fn tracked_name(&self, field: Field) -> Option<String> {
        let task = self.outline.task(self.task_of(field)?)?;
        Some(first_phrase(&task.text).to_owned())
    }

    /// What only the tracker sets is said in full there.
    #[cfg(not(feature = "track"))]
    #[expect(clippy::unused_self, reason = "the tracker's looks up names")]
    fn tracked_word(&self, _: Field, _: &Value) -> String {
        lang().log_tracked.to_owned()
    }

    fn number_word(&self, field: Field, number: Option<Number>) -> String {
        let Field::TargetValue(id) = field else {
            return number.map(|number| number.to_string()).unwrap_or_default();
        };
        let Some((_, target)) = self.outline.target(id) else { return String::new() };
        let word = words::value(lang(), target, number);
        if number.is_some() && target.op != Op::Cmp { word + &target.unit } else { word }
    }

    fn concerns(&self, field: Field, item: &Item) -> bool {
        if let Field::NodeNote(node) = field {
            return node == item.id;
        }
        let holder = self.task_of(field).and_then(|task| self.outline.item_of(task));
        holder.is_some_and(|(_, holder)| holder.id == item.id)
    }

    fn log_line(&self, entry: &Entry, change: &Replaced) -> LogLine {
        let (name, value) =
            (self.field_name(change.field), self.value_word(change.field, &change.after.value));
        let set = fill(lang().log_set, &[&name, &value]);
        let what = match &entry.action {
            Action::Edit => set,
            Action::Undo(_) => format!("{}{set}", lang().log_by_undo),
            Action::Merge { from } => fill(lang().log_by_merge, &[from]) + &set,
            Action::Restore => format!("{}{set}", lang().log_by_restore),
        };
        LogLine { when: words::moment(lang(), entry.stamp.ms), what }
    }
}

/// A task's milestones, those of one deadline together.
fn milestone_groups(task: &Task) -> Vec<(String, Vec<MilestoneView>)> {
    let mut groups: Vec<(String, Vec<MilestoneView>)> = Vec::new();
    for one in &task.milestones {
        let due = due_of(task, &one.name).map_or("", |due| due.quote.as_str());
        let view = MilestoneView { id: one.id, name: one.name.clone() };
        match groups.last_mut() {
            Some((last, views)) if last == due => views.push(view),
            _ => groups.push((due.to_owned(), vec![view])),
        }
    }
    groups
}

/// The deadline that a name in a task's text stands under: the next one after it (甲、乙等项目于秋季
/// 投入使用), or one that stands before all names (9月底前建成甲、乙等项目).
fn due_of<'a>(task: &'a Task, name: &str) -> Option<&'a Due> {
    let place = |words: &str| position(&task.text, words, u8::eq);
    let at = place(name)?;
    let first_name = task.milestones.iter().filter_map(|one| place(&one.name)).min()?;
    let after = |due: &&Due| place(&due.quote).is_some_and(|due| due > at);
    let before_all = |due: &&Due| place(&due.quote).is_none_or(|due| due < first_name);
    task.due.iter().find(after).or_else(|| task.due.iter().find(before_all))
}

/// The first phrase of a task, to name it by; a phrase is never cut, nor a quotation in it.
#[must_use]
pub fn first_phrase(text: &str) -> &str {
    let mut depth = 0_i32;
    let ends = |c: char| {
        match c {
            '“' | '《' | '（' => depth += 1,
            '”' | '》' | '）' => depth -= 1,
            _ => {}
        }
        depth <= 0 && matches!(c, '，' | '。' | '；' | '：')
    };
    text.split(ends).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yaodian_plan::{Kind, Milestone, TaskId};

    fn check(text: &str, names: &[&str], due: &[&str], expect: &[(&str, &[&str])]) {
        let milestones = (0..).zip(names);
        let task = Task {
            id: TaskId(0),
            text: text.to_owned(),
            kind: Kind::Project,
            targets: Vec::new(),
            milestones: milestones
                .map(|(id, name)| Milestone { id: MilestoneId(id), name: (*name).to_owned() })
                .collect(),
            documents: Vec::new(),
            due: due
                .iter()
                .map(|quote| Due { quote: (*quote).to_owned(), from: None, to: None })
                .collect(),
            owners: Vec::new(),
        };
        let groups = milestone_groups(&task);
        let groups: Vec<(&str, Vec<&str>)> = groups
            .iter()
            .map(|(due, views)| (due.as_str(), views.iter().map(|v| v.name.as_str()).collect()))
            .collect();
        let expect: Vec<_> = expect.iter().map(|(due, names)| (*due, names.to_vec())).collect();
        assert_eq!(groups, expect, "{text}");
    }

    #[test]
    fn a_deadline_holds_for_the_names_it_is_said_of() {
        let names = ["东校", "西校", "南校"];
        check(
            "东校、西校等项目于秋季投入使用，加快南校等项目建设。",
            &names,
            &["秋季"],
            &[("秋季", &["东校", "西校"]), ("", &["南校"])],
        );
        check("9月底前建成东校、西校、南校。", &names, &["9月底前"], &[("9月底前", &names)]);
        check("加快东校、西校、南校建设。", &names, &[], &[("", &names)]);
        check(
            "东校上半年建成，西校、南校年内建成。",
            &names,
            &["上半年", "年内"],
            &[("上半年", &["东校"]), ("年内", &["西校", "南校"])],
        );
    }
}

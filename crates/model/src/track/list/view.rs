//! What the list shows of it: reasons beneath tasks, what is selected, what the dialogs ask.
//!
//! Must not change anything.

use yaodian_plan::TaskId;
use yaodian_plan::progress::{Field, Status};

use super::reason::wants_reason;
use super::text::words;
use super::{Complaint, Group, NameMode, Sheet};
use crate::Model;
use crate::text::{fill, lang};
use crate::view::words as said;

/// How many tags are offered.
const TAGS_MAX: usize = 30;

/// A reason beneath a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonLine {
    /// Whether the task is held up, rather than not applicable.
    pub is_blocked: bool,
    /// `受阻：经费未到位`.
    pub text: String,
}

/// A task while tasks are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickView {
    /// What its box is called.
    pub label: String,
    /// Its status, which its own box does not show now.
    pub status: Status,
    /// The status, said.
    pub word: &'static str,
    /// Who, when, tags.
    pub parts: Vec<String>,
}

/// How much of a group is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupState {
    /// Nothing.
    None,
    /// Some of it.
    Some,
    /// All of it.
    All,
}

/// A group while tasks are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    /// How much of it is selected.
    pub state: GroupState,
    /// What its box is called.
    pub label: String,
}

/// What is selected, as the bar says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionView {
    /// How many.
    pub count: String,
    /// How many more the filter hides; empty where it hides none.
    pub hidden: String,
    /// Whether there is anything to change.
    pub is_any: bool,
    /// What the button that selects all says; `None` where there is nothing to select.
    pub all: Option<String>,
}

/// Why, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonView {
    /// The question.
    pub title: &'static str,
    /// The task, or how many there are.
    pub about: String,
    /// The reason that stands already.
    pub now: String,
    /// The reasons to choose from.
    pub offered: Vec<String>,
    /// The task, where it is one.
    pub task: Option<TaskId>,
}

/// A name or a tag to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChoice {
    /// The name.
    pub name: String,
    /// Whether it is chosen.
    pub is_on: bool,
}

/// Who leads, or which tags, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesView {
    /// The question.
    pub title: &'static str,
    /// What can be done with the names, each with its word.
    pub modes: Vec<(NameMode, &'static str)>,
    /// The one that is on.
    pub mode: NameMode,
    /// What that means.
    pub hint: &'static str,
    /// The names to choose from.
    pub choices: Vec<NameChoice>,
    /// What the field for others is called.
    pub field: &'static str,
    /// How several are written.
    pub field_hint: &'static str,
    /// What the button says.
    pub go: String,
    /// What the button that clears says.
    pub clear: &'static str,
}

/// When, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueView {
    /// The first day that all selected tasks have.
    pub from: String,
    /// The last day that all selected tasks have.
    pub to: String,
    /// What the button says.
    pub go: String,
}

impl Model {
    /// Why a task is 受阻 or 不适用, for the line beneath it.
    #[must_use]
    pub fn reason_line(&self, task: TaskId) -> Option<ReasonLine> {
        let status = self.shown().status(task);
        if !wants_reason(status) {
            return None;
        }
        let reason = self.shown().note(Field::TaskReason(task));
        (!reason.is_empty()).then(|| ReasonLine {
            is_blocked: status == Status::Blocked,
            text: fill(words().reason_line, &[said::status_word(lang(), status), reason]),
        })
    }

    /// A task while tasks are selected; `None` for one that cannot be.
    #[must_use]
    pub fn pick_view(&self, task: TaskId) -> Option<PickView> {
        let task = self.outline.task(task).filter(|task| self.is_pickable(task.id))?;
        let status = self.shown().status(task.id);
        Some(PickView {
            label: fill(words().pick, &[&task.text]),
            status,
            word: said::status_word(lang(), status),
            parts: self.duty_summary(task),
        })
    }

    /// A group while tasks are selected; `None` where nothing of it can be.
    #[must_use]
    pub fn group_view(&self, group: Group) -> Option<GroupView> {
        let (mut count, mut picked) = (0, 0);
        for task in self.tasks_of_group(group) {
            count += 1;
            picked += usize::from(self.is_picked(task));
        }
        let state = match picked {
            0 => GroupState::None,
            picked if picked == count => GroupState::All,
            _ => GroupState::Some,
        };
        let number = count.to_string();
        let label = match group {
            Group::All => fill(words().pick_all, &[&number]),
            Group::Section(_) => fill(words().pick_section, &[&number]),
            Group::Item(id) => {
                let name = self.outline.item(id).map(|(_, item)| self.outline.item_name(item));
                fill(words().pick_item, &[name.unwrap_or_default(), &number])
            }
        };
        (count > 0).then_some(GroupView { state, label })
    }

    /// What is selected; `None` while nothing is being selected.
    #[must_use]
    pub fn selection_view(&self) -> Option<SelectionView> {
        if !self.is_selecting() {
            return None;
        }
        let count = self.picked_tasks().len();
        let hidden = self.hidden_count();
        let all = self.group_view(Group::All).map(|all| match all.state {
            GroupState::All => words().pick_none.to_owned(),
            _ => all.label,
        });
        Some(SelectionView {
            count: match count {
                0 => words().none_picked.to_owned(),
                count => fill(words().picked, &[&count.to_string()]),
            },
            hidden: match hidden {
                0 => String::new(),
                hidden => fill(words().picked_hidden, &[&hidden.to_string()]),
            },
            is_any: count > 0,
            all,
        })
    }

    /// What is selected, said; empty while nothing is being selected.
    #[must_use]
    pub fn selection_said(&self) -> String {
        let view = self.selection_view();
        let said = view.map(|view| match view.hidden.as_str() {
            "" => view.count,
            hidden => [&view.count, super::super::text::words().comma, hidden].concat(),
        });
        said.unwrap_or_default()
    }

    /// Which of the dialogs is open.
    #[must_use]
    pub const fn list_sheet(&self) -> Option<Sheet> {
        self.track.list.sheet
    }

    /// How many tasks a change is for, said.
    #[must_use]
    pub fn picked_word(&self) -> String {
        fill(words().tasks, &[&self.picked_tasks().len().to_string()])
    }

    /// Why, as it is asked for; `None` where it is not.
    #[must_use]
    pub fn reason_asked(&self) -> Option<ReasonView> {
        let asked = self.track.list.asked.as_ref()?;
        let (task, about) = match asked.tasks[..] {
            [task] => {
                let text = self.outline.task(task).map(|task| task.text.clone());
                (Some(task), text.unwrap_or_default())
            }
            _ => (None, fill(words().tasks, &[&asked.tasks.len().to_string()])),
        };
        let duty = crate::track::duty::text::words();
        Some(ReasonView {
            title: match asked.status {
                Status::Blocked => duty.reason_blocked,
                _ => duty.reason_not_applicable,
            },
            about,
            now: self.reason_now().to_owned(),
            offered: self.reasons_offered(asked.status),
            task,
        })
    }

    /// Who leads, or which tags, as it is asked for.
    #[must_use]
    pub fn names_asked(&self) -> NamesView {
        let (list, text) = (&self.track.list, words());
        let is_tags = list.sheet == Some(Sheet::Tags);
        let count = self.picked_tasks().len().to_string();
        let go = match (is_tags, list.mode) {
            (false, NameMode::Add) => text.lead_add_go,
            (false, _) => text.lead_replace_go,
            (true, NameMode::Remove) => text.tags_remove_go,
            (true, _) => text.tags_add_go,
        };
        let hint = match (is_tags, list.mode) {
            (false, NameMode::Add) => text.lead_add_say,
            (false, _) => text.lead_replace_say,
            (true, NameMode::Remove) => text.tags_remove_say,
            (true, _) => text.tags_add_say,
        };
        let names = if is_tags { self.tags_offered() } else { self.role_view().names };
        let choice = |name: String| NameChoice { is_on: list.names.contains(&name), name };
        let duty = crate::track::duty::text::words();
        NamesView {
            title: if is_tags { duty.tags } else { text.lead },
            modes: match is_tags {
                true => vec![(NameMode::Add, text.add), (NameMode::Remove, text.remove)],
                false => vec![(NameMode::Replace, text.replace), (NameMode::Add, text.add)],
            },
            mode: list.mode,
            hint,
            choices: names.into_iter().map(choice).collect(),
            field: if is_tags { text.tags_other } else { text.lead_other },
            field_hint: if is_tags { duty.tags_hint } else { duty.names_hint },
            go: fill(go, &[&count]),
            clear: if is_tags { text.tags_clear } else { text.lead_clear },
        }
    }

    /// The tags in use: of the selected tasks where some are to be taken away, else of all.
    fn tags_offered(&self) -> Vec<String> {
        let tasks = match self.track.list.mode {
            NameMode::Remove => self.picked_tasks(),
            _ => self.outline.counted_tasks().iter().map(|task| task.id).collect(),
        };
        let mut tags: Vec<String> = Vec::new();
        for tag in tasks.into_iter().flat_map(|task| self.tags_of(task)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
            if tags.len() == TAGS_MAX {
                break;
            }
        }
        tags
    }

    /// When, as it is asked for: the days that all selected tasks have.
    #[must_use]
    pub fn due_asked(&self) -> DueView {
        let tasks = self.picked_tasks();
        let mut spans = tasks.iter().map(|task| self.progress.due(*task));
        let first = spans.next().flatten();
        let common = first.filter(|first| spans.all(|span| span == Some(*first)));
        let from = common.filter(|span| span.from != span.to).map(|span| span.from.to_string());
        DueView {
            from: from.unwrap_or_default(),
            to: common.map(|span| span.to.to_string()).unwrap_or_default(),
            go: fill(words().due_go, &[&tasks.len().to_string()]),
        }
    }

    /// What was wrong with what was just given; empty where nothing was.
    #[must_use]
    pub fn list_complaint(&self) -> &'static str {
        match self.track.list.complaint {
            None => "",
            Some(Complaint::NoName) if self.track.list.sheet == Some(Sheet::Tags) => words().no_tag,
            Some(Complaint::NoName) => words().no_name,
            Some(Complaint::NoDay) => words().no_day,
            Some(Complaint::DaysTurned) => crate::track::duty::text::words().due_turned,
        }
    }
}

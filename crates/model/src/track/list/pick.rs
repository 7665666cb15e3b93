//! Which tasks are selected. What a filter hides stays selected but is not changed, until the list
//! shows it again.
//!
//! Must not change a task.

use yaodian_plan::{NodeId, TaskId, sorted};

use super::ListEvent;
use super::reason::toggle_task;
use crate::Model;

/// The selected tasks.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    /// All of them, in the order of their ids.
    pub(super) tasks: Vec<TaskId>,
    /// The one that was selected last.
    last: Option<TaskId>,
}

/// Tasks that are selected together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All that the list shows.
    All,
    /// Those of a section.
    Section(NodeId),
    /// Those of an item.
    Item(NodeId),
}

impl Model {
    /// Whether tasks are selected by taps.
    #[must_use]
    pub const fn is_selecting(&self) -> bool {
        self.track.list.selection.is_some()
    }

    /// Whether a task can be selected: it is the plan's, and not one that a later version dropped.
    #[must_use]
    pub fn is_pickable(&self, task: TaskId) -> bool {
        self.outline.task_place(task).is_some_and(|place| place < self.outline.counted)
    }

    /// Whether a task is selected.
    #[must_use]
    pub fn is_picked(&self, task: TaskId) -> bool {
        let selection = self.track.list.selection.as_ref();
        selection.is_some_and(|selection| selection.tasks.binary_search(&task).is_ok())
    }

    /// The selected tasks that the list shows: those that a change is for.
    #[must_use]
    pub fn picked_tasks(&self) -> Vec<TaskId> {
        let Some(selection) = &self.track.list.selection else { return Vec::new() };
        let is_shown = |task: &&TaskId| {
            self.outline.task_place(**task).is_some_and(|place| self.is_place_shown(place))
        };
        selection.tasks.iter().filter(is_shown).copied().collect()
    }

    /// How many tasks are selected that a filter hides.
    pub(super) fn hidden_count(&self) -> usize {
        let all = self.track.list.selection.as_ref().map_or(0, |selection| selection.tasks.len());
        all - self.picked_tasks().len()
    }

    /// A group's tasks that the list shows and that can be selected.
    pub(super) fn tasks_of_group(&self, group: Group) -> impl Iterator<Item = TaskId> {
        let places = self.places_of_group(group);
        let shown =
            places.filter(|place| *place < self.outline.counted && self.is_place_shown(*place));
        shown.filter_map(|place| self.outline.tasks.get(place).map(|task| task.id))
    }

    /// Takes in what was selected.
    pub(super) fn picked(&mut self, event: ListEvent) {
        match event {
            ListEvent::SelectionBegun(task) => {
                let task = task.filter(|task| self.is_pickable(*task));
                let tasks = task.into_iter().collect();
                self.track.list.selection = Some(Selection { tasks, last: task });
            }
            ListEvent::Picked(task) if self.is_pickable(task) => {
                if let Some(selection) = &mut self.track.list.selection {
                    toggle_task(&mut selection.tasks, task);
                    selection.last = Some(task);
                }
            }
            ListEvent::PickedTo(task) => self.picked_to(task),
            ListEvent::GroupPicked(group) => self.group_picked(group),
            _ => {}
        }
    }

    /// Selects all that the list shows from the task selected last to this one.
    fn picked_to(&mut self, task: TaskId) {
        let Some(mut selection) = self.track.list.selection.take() else { return };
        let places = selection.last.unwrap_or(task);
        let places = self.outline.task_place(places).zip(self.outline.task_place(task));
        if let Some((from, to)) = places {
            for place in from.min(to)..=from.max(to) {
                let id = self.outline.tasks.get(place).map(|task| task.id);
                let is_shown = place < self.outline.counted && self.is_place_shown(place);
                if let Some(id) = id.filter(|_| is_shown) {
                    sorted::insert(&mut selection.tasks, id);
                }
            }
        }
        selection.last = Some(task);
        self.track.list.selection = Some(selection);
    }

    /// Selects all of a group, or where all of it is selected, none.
    fn group_picked(&mut self, group: Group) {
        let tasks: Vec<_> = self.tasks_of_group(group).collect();
        let is_all = tasks.iter().all(|task| self.is_picked(*task));
        let Some(selection) = &mut self.track.list.selection else { return };
        if is_all {
            selection.tasks.retain(|task| !tasks.contains(task));
        } else {
            selection.tasks.extend(tasks);
            selection.tasks.sort_unstable();
            selection.tasks.dedup();
        }
    }
}

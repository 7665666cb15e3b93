//! A plan laid flat for lookups: sections, their items, the items' tasks.
//!
//! Whatever a plan's depth, screens show two levels: the outermost nodes as sections and what
//! stands below as items; a section with tasks of its own has them in an item without a label.
//! Must not know progress.

use std::ops::Range;

use yaodian_plan::{
    Fingerprint, Milestone, MilestoneId, Node, NodeId, Plan, Target, TargetId, Task, TaskId,
};

use crate::text::lang;
use crate::view::first_phrase;

/// A section (部分).
#[derive(Clone, Debug)]
pub struct Section {
    /// Its node.
    pub id: NodeId,
    /// `一`.
    pub label: String,
    /// Its heading without the label.
    pub title: String,
    /// Its items, as places in `Outline::items`.
    pub items: Range<usize>,
    /// Its tasks, as places in `Outline::tasks`.
    pub tasks: Range<usize>,
}

/// An item (事项).
#[derive(Clone, Debug)]
pub struct Item {
    /// Its node.
    pub id: NodeId,
    /// Its section, as a place in `Outline::sections`.
    pub section: usize,
    /// `1`; empty where the plan gives none.
    pub label: String,
    /// Its heading without the label.
    pub title: String,
    /// Its whole text, verbatim.
    pub text: String,
    /// Its tasks, as places in `Outline::tasks`.
    pub tasks: Range<usize>,
}

/// A plan laid flat.
#[derive(Clone, Debug)]
pub struct Outline {
    /// What its progress is filed under.
    pub plan: Fingerprint,
    /// Its title as people say it.
    pub title: String,
    /// Who issued it; empty where it does not say.
    pub issuer: String,
    /// Its first and last year.
    pub years: Option<(i32, i32)>,
    /// The text before the first section.
    pub preamble: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The items, in order.
    pub items: Vec<Item>,
    /// The tasks, in order; last those of `removed`.
    pub tasks: Vec<Task>,
    /// The headings below items, each with the place of the first task it stands over.
    pub heads: Vec<(usize, String)>,
    /// How many of the tasks the plan still holds.
    pub counted: usize,
    /// What a later version dropped although somebody had worked on it (已移除).
    pub removed: Option<Section>,
    item_places: Places,
    task_places: Places,
    target_places: Places,
    milestone_places: Places,
}

/// Where things stand, by id: each with its place in a list, and its place there in a task's own
/// list for what belongs to one.
#[derive(Clone, Debug, Default)]
struct Places(Vec<(u32, usize, usize)>);

impl Places {
    fn find(&self, id: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, ..)| *id)
    }

    fn set(&mut self, id: u32, place: usize, within: usize) {
        // Plans number in reading order: nearly always this is the last.
        match self.find(id) {
            Ok(at) => drop(self.0.splice(at..=at, [(id, place, within)])),
            Err(at) => self.0.insert(at, (id, place, within)),
        }
    }

    fn get(&self, id: u32) -> Option<(usize, usize)> {
        let (_, place, within) = *self.0.get(self.find(id).ok()?)?;
        Some((place, within))
    }
}

impl Outline {
    /// Lays a plan flat.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut outline = Self {
            plan: plan.identity(),
            title: plan.display_title().unwrap_or_default().to_owned(),
            issuer: plan.issuer.clone().unwrap_or_default(),
            years: plan.years(),
            preamble: plan.preamble.clone(),
            sections: Vec::new(),
            items: Vec::new(),
            tasks: Vec::new(),
            heads: Vec::new(),
            counted: 0,
            removed: None,
            item_places: Places::default(),
            task_places: Places::default(),
            target_places: Places::default(),
            milestone_places: Places::default(),
        };
        for node in &plan.outline {
            outline.add_section(node);
        }
        outline.counted = outline.tasks.len();
        outline.add_removed(plan);
        outline.index();
        outline
    }

    /// An item by its node.
    #[must_use]
    pub fn item(&self, id: NodeId) -> Option<(usize, &Item)> {
        let (place, _) = self.item_places.get(id.0)?;
        Some((place, self.items.get(place)?))
    }

    /// An item's heading, or where it has none the first phrase of its first task.
    #[must_use]
    pub fn item_name<'a>(&'a self, item: &'a Item) -> &'a str {
        match self.tasks_in(&item.tasks).first() {
            Some(task) if item.title.is_empty() => first_phrase(&task.text),
            _ => &item.title,
        }
    }

    /// The section that holds an item.
    #[must_use]
    pub fn section_of(&self, item: &Item) -> Option<&Section> {
        self.sections.get(item.section).or(self.removed.as_ref())
    }

    /// The tasks that the plan still holds.
    #[must_use]
    pub fn counted_tasks(&self) -> &[Task] {
        self.tasks_in(&(0..self.counted))
    }

    /// A task by its id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        let (place, _) = self.task_places.get(id.0)?;
        self.tasks.get(place)
    }

    /// A task's place in `tasks`.
    #[cfg(feature = "track")]
    #[must_use]
    pub fn task_place(&self, id: TaskId) -> Option<usize> {
        self.task_places.get(id.0).map(|(place, _)| place)
    }

    /// A target with its task.
    #[must_use]
    pub fn target(&self, id: TargetId) -> Option<(&Task, &Target)> {
        let (task, target) = self.target_places.get(id.0)?;
        let task = self.tasks.get(task)?;
        Some((task, task.targets.get(target)?))
    }

    /// A milestone with its task.
    #[must_use]
    pub fn milestone(&self, id: MilestoneId) -> Option<(&Task, &Milestone)> {
        let (task, milestone) = self.milestone_places.get(id.0)?;
        let task = self.tasks.get(task)?;
        Some((task, task.milestones.get(milestone)?))
    }

    /// The item that holds a task.
    #[must_use]
    pub fn item_of(&self, task: TaskId) -> Option<(usize, &Item)> {
        let (place, _) = self.task_places.get(task.0)?;
        let at = self.items.partition_point(|item| item.tasks.end <= place);
        Some((at, self.items.get(at)?))
    }

    /// What is open on a first visit: the first section and its first item.
    #[must_use]
    pub fn first_open(&self) -> Vec<NodeId> {
        let section = self.sections.first().map(|section| section.id);
        let item = self.items.first().map(|item| item.id);
        section.into_iter().chain(item).collect()
    }

    /// A range of tasks.
    #[must_use]
    pub fn tasks_in(&self, range: &Range<usize>) -> &[Task] {
        self.tasks.get(range.clone()).unwrap_or_default()
    }

    /// A range of items.
    #[must_use]
    pub fn items_in(&self, range: &Range<usize>) -> &[Item] {
        self.items.get(range.clone()).unwrap_or_default()
    }

    /// The headings that stand over a task, outermost first.
    pub fn heads_over(&self, place: usize) -> impl Iterator<Item = &str> {
        let first = self.heads.partition_point(|(at, _)| *at < place);
        let heads = self.heads.get(first..).unwrap_or_default().iter();
        heads.take_while(move |(at, _)| *at == place).map(|(_, head)| head.as_str())
    }

    /// All targets in order, each with its task.
    pub fn targets(&self) -> impl Iterator<Item = (&Task, &Target)> {
        self.counted_tasks()
            .iter()
            .flat_map(|task| task.targets.iter().map(move |target| (task, target)))
    }

    fn add_section(&mut self, node: &Node) {
        let (first_item, first_task) = (self.items.len(), self.tasks.len());
        if !node.tasks.is_empty() {
            self.tasks.extend_from_slice(&node.tasks);
            self.add_item(node, "", "", node.text.clone(), first_task);
        }
        for child in &node.children {
            let first = self.tasks.len();
            self.add_tasks_below(child);
            self.add_item(child, &child.label, &child.title, whole_text(child), first);
        }
        self.sections.push(Section {
            id: node.id,
            label: node.label.clone(),
            title: node.title.clone(),
            items: first_item..self.items.len(),
            tasks: first_task..self.tasks.len(),
        });
    }

    /// Adds what was dropped as a section of its own, which nothing counts.
    fn add_removed(&mut self, plan: &Plan) {
        if plan.removed.is_empty() && plan.removed_nodes.is_empty() {
            return;
        }
        // Plans number in reading order: no node has the last number.
        let id = NodeId(u32::MAX);
        let (first_item, first_task) = (self.items.len(), self.tasks.len());
        for node in &plan.removed_nodes {
            self.add_item(node, &node.label, &node.title, String::new(), first_task);
        }
        if !plan.removed.is_empty() {
            self.tasks.extend_from_slice(&plan.removed);
            let texts: Vec<_> = plan.removed.iter().map(|task| task.text.as_str()).collect();
            self.items.push(Item {
                id,
                section: self.sections.len(),
                label: String::new(),
                title: lang().removed_item.to_owned(),
                text: texts.join("\n"),
                tasks: first_task..self.tasks.len(),
            });
        }
        self.removed = Some(Section {
            id: NodeId(u32::MAX - 1),
            label: String::new(),
            title: lang().removed_title.to_owned(),
            items: first_item..self.items.len(),
            tasks: first_task..self.tasks.len(),
        });
    }

    /// Adds an item that holds all tasks since the first of its own.
    fn add_item(&mut self, node: &Node, label: &str, title: &str, text: String, first: usize) {
        self.items.push(Item {
            id: node.id,
            section: self.sections.len(),
            label: label.to_owned(),
            title: title.to_owned(),
            text,
            tasks: first..self.tasks.len(),
        });
    }

    fn add_tasks_below(&mut self, node: &Node) {
        self.tasks.extend_from_slice(&node.tasks);
        for child in &node.children {
            let head = heading_text(child);
            if !head.is_empty() {
                self.heads.push((self.tasks.len(), head));
            }
            self.add_tasks_below(child);
        }
    }

    fn index(&mut self) {
        for (place, item) in self.items.iter().enumerate() {
            self.item_places.set(item.id.0, place, 0);
        }
        for (place, task) in self.tasks.iter().enumerate() {
            self.task_places.set(task.id.0, place, 0);
            for (within, target) in task.targets.iter().enumerate() {
                self.target_places.set(target.id.0, place, within);
            }
            for (within, milestone) in task.milestones.iter().enumerate() {
                self.milestone_places.set(milestone.id.0, place, within);
            }
        }
    }
}

/// A node's text with that of the nodes below it, headings in front.
fn whole_text(node: &Node) -> String {
    let mut text = node.text.clone();
    for child in &node.children {
        push_line(&mut text, &heading_text(child));
        push_line(&mut text, &whole_text(child));
    }
    text
}

/// A heading below an item, with the mark its label usually has.
fn heading_text(node: &Node) -> String {
    let mark = if node.label.starts_with(|c: char| c.is_ascii_digit()) { "." } else { "、" };
    match node.label.as_str() {
        "" => node.title.clone(),
        label if node.title.is_empty() => label.to_owned(),
        label => format!("{label}{mark}{}", node.title),
    }
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

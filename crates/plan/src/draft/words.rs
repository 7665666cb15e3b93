//! Edits of the words of tasks and texts: rewording, splitting, joining.
//!
//! What is understood of the words, `hearing` says.

use super::change::Change;
use super::edit::Refusal;
use super::hearing::Lost;
use super::{Content, Draft, RowKey};
use crate::Task;
use crate::read::is_blank;

impl Draft {
    /// Gives a task or a text other words.
    pub(super) fn reword(
        &mut self,
        change: &mut Change,
        key: RowKey,
        text: &str,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Err(Refusal::NoWords);
        }
        match &row.content {
            Content::Heading(_) => return Err(Refusal::WrongSort),
            Content::Task(Task { text: old, .. }) | Content::Text(old) if old == text => {
                return Err(Refusal::NothingChanges);
            }
            Content::Task(_) | Content::Text(_) => {}
        }
        let mut row = row.clone();
        if row.is_in_table {
            row.is_in_table = false;
            self.lead_at(place).clone_into(&mut row.lead);
        }
        row.content = self.reworded(&row.content, text)?;
        self.put(change, place, 1, vec![row]);
        Ok(())
    }

    /// Makes plain text a task.
    pub(super) fn make_task(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let Content::Text(text) = &row.content else { return Err(Refusal::WrongSort) };
        if text.is_empty() {
            return Err(Refusal::NoWords);
        }
        let (text, mut row) = (text.clone(), row.clone());
        row.content = Content::Task(self.heard(&text)?);
        self.put(change, place, 1, vec![row]);
        Ok(())
    }

    /// Splits a task or a text in two.
    pub(super) fn split(
        &mut self,
        change: &mut Change,
        key: RowKey,
        at: usize,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let text = match &row.content {
            Content::Heading(_) => return Err(Refusal::WrongSort),
            Content::Task(task) => &task.text,
            Content::Text(text) => text,
        };
        let at = text.char_indices().nth(at).map(|(at, _)| at).ok_or(Refusal::NoWords)?;
        let (first, second) = text.split_at_checked(at).ok_or(Refusal::NoWords)?;
        let (first, rest) = (first.trim_end_matches(is_blank), second);
        let second = rest.trim_start_matches(is_blank);
        if first.is_empty() || second.is_empty() {
            return Err(Refusal::NoWords);
        }
        let lead = text.get(first.len()..text.len() - second.len()).unwrap_or("").to_owned();
        let (first, second) = (first.to_owned(), second.to_owned());
        let mut row = row.clone();
        let (head, tail) = match row.content {
            Content::Task(task) => {
                let (head, tail) = self.split_task(&task, &first, &second)?;
                (Content::Task(head), Content::Task(tail))
            }
            _ => (Content::Text(first), Content::Text(second)),
        };
        row.content = head;
        let mut next = self.new_row(&lead, tail);
        next.is_in_table = row.is_in_table;
        self.put(change, place, 1, vec![row, next]);
        Ok(())
    }

    fn split_task(
        &mut self,
        task: &Task,
        first: &str,
        second: &str,
    ) -> Result<(Task, Task), Refusal> {
        let was = self.understood(&task.text);
        let parts = Parts { whole: &task.text, first, second };
        let mut head = Task { text: first.to_owned(), ..task.clone() };
        let mut tail = Task { text: second.to_owned(), id: self.new_task()?, ..bare(task) };
        let mut lost = Lost::default();
        head.targets.clear();
        let mut cursor = Cursor::default();
        for target in &task.targets {
            let to = match parts.of(&target.quote, &mut cursor, true) {
                Some(Part::First) => &mut head.targets,
                Some(Part::Second) => &mut tail.targets,
                None => &mut lost.targets,
            };
            to.push(target.clone());
        }
        head.due = parts.share(&task.due, |due| &due.quote, &mut tail.due);
        head.owners = parts.share(&task.owners, |owner| &owner.quote, &mut tail.owners);
        head.documents = parts.share(&task.documents, |name| name, &mut tail.documents);
        head.milestones = parts.share(&task.milestones, |one| &one.name, &mut tail.milestones);
        let head = self.top_up(head, &was, lost)?;
        let tail = self.top_up(tail, &was, Lost::default())?;
        Ok((head, tail))
    }

    /// Joins a task or a text with the row after it.
    pub(super) fn join(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let next = self.rows.get(place + 1).ok_or(Refusal::NothingToJoin)?;
        let content = match (&row.content, &next.content) {
            (Content::Heading(_), _) => return Err(Refusal::WrongSort),
            (_, Content::Heading(_)) => return Err(Refusal::NothingToJoin),
            (Content::Text(one), Content::Text(two)) => Content::Text(joined(one, two)),
            (Content::Text(one), Content::Task(task)) => {
                let text = joined(one, &task.text);
                let was = self.understood(&task.text);
                let task = Task { text, ..task.clone() };
                Content::Task(self.top_up(task, &was, Lost::default())?)
            }
            (Content::Task(task), Content::Text(two)) => {
                let text = joined(&task.text, two);
                let was = self.understood(&task.text);
                let task = Task { text, ..task.clone() };
                Content::Task(self.top_up(task, &was, Lost::default())?)
            }
            (Content::Task(one), Content::Task(two)) => {
                let (one, two) = (one.clone(), two.clone());
                Content::Task(self.join_tasks(one, two)?)
            }
        };
        let Some(mut row) = self.rows.get(place).cloned() else { return Err(Refusal::NoSuchRow) };
        row.content = content;
        if row.is_in_table {
            row.is_in_table = false;
            self.lead_at(place).clone_into(&mut row.lead);
        }
        self.put(change, place, 2, vec![row]);
        Ok(())
    }

    fn join_tasks(&mut self, mut one: Task, two: Task) -> Result<Task, Refusal> {
        let mut was = self.understood(&one.text);
        let other = self.understood(&two.text);
        let is_kind_by_hand = one.kind != was.kind;
        was.targets.extend(other.targets);
        was.milestones.extend(other.milestones);
        was.documents.extend(other.documents);
        was.due.extend(other.due);
        was.owners.extend(other.owners);
        one.text = joined(&one.text, &two.text);
        one.targets.extend(two.targets);
        one.milestones.extend(two.milestones);
        add(&mut one.documents, two.documents);
        add(&mut one.due, two.due);
        add(&mut one.owners, two.owners);
        if !is_kind_by_hand && two.kind != other.kind {
            one.kind = two.kind;
        }
        self.top_up(one, &was, Lost::default())
    }
}

/// A task of the same sort with nothing understood of it.
fn bare(task: &Task) -> Task {
    Task {
        id: task.id,
        text: String::new(),
        kind: task.kind,
        targets: Vec::new(),
        milestones: Vec::new(),
        documents: Vec::new(),
        due: Vec::new(),
        owners: Vec::new(),
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// Two texts as one; a blank parts Latin words.
fn joined(one: &str, two: &str) -> String {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
    let blank = is_latin(one.chars().last()) && is_latin(two.chars().next());
    [one, if blank { " " } else { "" }, two].concat()
}

/// The two parts of a text.
struct Parts<'t> {
    whole: &'t str,
    first: &'t str,
    second: &'t str,
}

/// Which part of a split text.
enum Part {
    First,
    Second,
}

/// How far the quotes of a list have been found.
#[derive(Default)]
struct Cursor(usize);

impl Parts<'_> {
    /// Which part holds a quote; what no words show stays with the first.
    fn of(&self, quote: &str, cursor: &mut Cursor, is_passed: bool) -> Option<Part> {
        let ahead = self.whole.get(cursor.0..).and_then(|rest| rest.find(quote));
        let at = ahead.map(|at| at + cursor.0).or_else(|| self.whole.find(quote));
        let Some(at) = at.filter(|_| !quote.is_empty()) else { return Some(Part::First) };
        cursor.0 = if is_passed { at + quote.len() } else { at };
        if at + quote.len() <= self.first.len() {
            Some(Part::First)
        } else if self.second.contains(quote) {
            Some(Part::Second)
        } else {
            self.first.contains(quote).then_some(Part::First)
        }
    }

    /// Shares marks out: the second part's are put into a list, the first part's given back.
    fn share<T: Clone>(
        &self,
        marks: &[T],
        quote: impl Fn(&T) -> &String,
        second: &mut Vec<T>,
    ) -> Vec<T> {
        let (mut first, mut cursor) = (Vec::new(), Cursor::default());
        for mark in marks {
            match self.of(quote(mark), &mut cursor, false) {
                Some(Part::First) => first.push(mark.clone()),
                Some(Part::Second) => second.push(mark.clone()),
                None => {}
            }
        }
        first
    }
}

//! Edits of headings: their level, their words, and what is and is not one.
//!
//! Must not read meaning into tasks.

use super::change::Change;
use super::edit::{LEVEL_MAX, Refusal};
use super::{Content, Draft, Heading, Row, RowKey};
use crate::read::as_heading;

impl Draft {
    /// Puts a heading up or down a level, with all headings below it.
    pub(super) fn shift(
        &mut self,
        change: &mut Change,
        key: RowKey,
        is_up: bool,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let level = row.level().ok_or(Refusal::WrongSort)?;
        if is_up && level <= 1 {
            return Err(Refusal::Outermost);
        }
        if !is_up && place == 0 {
            return Err(Refusal::NothingAbove);
        }
        let end = self.section_end(place);
        let below = self.rows.get(place..end).unwrap_or(&[]);
        if !is_up && below.iter().filter_map(Row::level).any(|level| level >= LEVEL_MAX) {
            return Err(Refusal::TooDeep);
        }
        let heads: Vec<usize> = (place..end)
            .filter(|&at| self.rows.get(at).is_some_and(|row| row.level().is_some()))
            .collect();
        for at in heads {
            let Some(mut row) = self.rows.get(at).cloned() else { continue };
            if let Content::Heading(heading) = &mut row.content {
                heading.level = if is_up { heading.level - 1 } else { heading.level + 1 };
            }
            self.put(change, at, 1, vec![row]);
        }
        Ok(())
    }

    /// Gives a heading other words.
    pub(super) fn retitle(
        &mut self,
        change: &mut Change,
        key: RowKey,
        label: &str,
        title: &str,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let heading = row.heading().ok_or(Refusal::WrongSort)?;
        if heading.label == label && heading.title == title {
            return Err(Refusal::NothingChanges);
        }
        let mut row = row.clone();
        if let Content::Heading(heading) = &mut row.content {
            label.clone_into(&mut heading.label);
            title.clone_into(&mut heading.title);
        }
        self.put(change, place, 1, vec![row]);
        Ok(())
    }

    /// Makes a heading or a task plain text.
    pub(super) fn make_text(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let (words, mut row) = match &row.content {
            Content::Text(_) => return Err(Refusal::WrongSort),
            Content::Task(task) => (task.text.clone(), row.clone()),
            Content::Heading(heading) if heading.is_blank() => return Err(Refusal::NoWords),
            Content::Heading(heading) => (heading.words(), row.clone()),
        };
        row.is_in_table = false;
        if row.heading().is_some() && place == 0 {
            // Its section stays, without a heading.
            self.unname_first(change)?;
            let text = self.new_row("", Content::Text(words));
            self.put(change, 1, 0, vec![text]);
            self.part_from(change, 1);
            return Ok(());
        }
        let is_heading = row.heading().is_some();
        if is_heading {
            row.lead = self.lead_at(place).to_owned();
        }
        row.content = Content::Text(words);
        self.put(change, place, 1, vec![row]);
        if is_heading {
            self.part_from(change, place);
        }
        Ok(())
    }

    /// Makes text or a task a heading.
    pub(super) fn make_heading(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let words = match &row.content {
            Content::Heading(_) => return Err(Refusal::WrongSort),
            Content::Task(task) => task.text.clone(),
            Content::Text(text) => text.clone(),
        };
        let parts = as_heading(&words);
        if parts.title.is_empty() && parts.label.is_empty() {
            return Err(Refusal::NoWords);
        }
        let level = self.level_for(place, parts.label);
        let (label, title) = (parts.label.to_owned(), parts.title.to_owned());
        let body = parts.body.to_owned();
        let mut rest = row.clone();
        let heading = Content::Heading(Heading { id: self.new_node()?, level, label, title });
        let mut rows = vec![Row {
            key: if body.is_empty() { rest.key } else { self.new_key() },
            lead: String::new(),
            is_in_table: false,
            content: heading,
        }];
        if !body.is_empty() {
            rest.lead.clear();
            rest.is_in_table = false;
            rest.content = self.reworded(&rest.content, &body)?;
            rows.push(rest);
        }
        self.put(change, place, 1, rows);
        Ok(())
    }

    /// The level of a new heading at a place: that of the nearest heading before it which is
    /// numbered alike, or one below the heading it stands under.
    fn level_for(&self, place: usize, label: &str) -> u8 {
        let mut above = self.rows.iter().take(place).rev().filter_map(Row::heading);
        let alike = above.clone().find(|heading| {
            !label.is_empty() && Numbering::of(&heading.label) == Numbering::of(label)
        });
        match (alike, above.next()) {
            (Some(alike), _) => alike.level,
            (None, Some(above)) if above.is_blank() => above.level,
            (None, Some(above)) => above.level.saturating_add(1).min(LEVEL_MAX.max(above.level)),
            (None, None) => 1,
        }
    }

    /// Takes a first heading's words away, so that its section stays.
    pub(super) fn unname_first(&mut self, change: &mut Change) -> Result<(), Refusal> {
        let mut row = self.rows.first().ok_or(Refusal::NoSuchRow)?.clone();
        if let Content::Heading(heading) = &mut row.content {
            heading.label.clear();
            heading.title.clear();
        }
        self.put(change, 0, 1, vec![row]);
        Ok(())
    }

    /// What goes before a row at a place so that it is a paragraph of its own.
    pub(super) fn lead_at(&self, place: usize) -> &'static str {
        let before = place.checked_sub(1).and_then(|before| self.rows.get(before));
        if before.is_none_or(|row| row.heading().is_some()) { "" } else { "\n" }
    }

    /// Parts the row after a place from it, so that it is a paragraph of its own.
    pub(super) fn part_from(&mut self, change: &mut Change, place: usize) {
        let Some(next) = self.rows.get(place + 1) else { return };
        if next.heading().is_some() || next.is_in_table || next.lead.contains('\n') {
            return;
        }
        let mut next = next.clone();
        next.lead.insert(0, '\n');
        self.put(change, place + 1, 1, vec![next]);
    }
}

impl Heading {
    /// The heading as a line of text: its label with the marks that such labels have.
    #[must_use]
    pub fn words(&self) -> String {
        let (label, title) = (&self.label, &self.title);
        match Numbering::of(label) {
            Numbering::None => title.clone(),
            Numbering::Han if self.level > 1 => format!("（{label}）{title}"),
            Numbering::Han => format!("{label}、{title}"),
            Numbering::Arabic => format!("{label}.{title}"),
            Numbering::Circled => format!("{label}{title}"),
            Numbering::Other => format!("{label} {title}"),
        }
    }
}

/// How a label counts, as far as a label without its marks tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// There is no label.
    None,
    /// 三, 十二.
    Han,
    /// 12.
    Arabic,
    /// ④.
    Circled,
    /// 第三章, 1.2, Goal 1.
    Other,
}

impl Numbering {
    /// Looks at a label.
    pub(crate) fn of(label: &str) -> Self {
        let all = |of: fn(char) -> bool| label.chars().all(of);
        match label.chars().next() {
            None => Self::None,
            Some('①'..='⑳') => Self::Circled,
            Some(_) if all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) => Self::Arabic,
            Some(_) if all(|c| "零〇一二三四五六七八九十百 ".contains(c)) => Self::Han,
            Some(_) => Self::Other,
        }
    }
}

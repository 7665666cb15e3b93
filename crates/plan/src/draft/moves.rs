//! Edits of where rows stand: moving, dropping, adding.
//!
//! Must not read meaning into a task but for a new one's.

use super::change::Change;
use super::edit::{LEVEL_MAX, Refusal};
use super::{Content, Draft, Heading, Row, RowKey};

impl Draft {
    /// Moves a row, a heading with all below it, before another row or to the end.
    pub(super) fn move_section(
        &mut self,
        change: &mut Change,
        key: RowKey,
        before: Option<RowKey>,
    ) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let is_heading = row.heading().is_some();
        let end = self.section_end(place);
        let to = match before {
            Some(before) => self.find(before)?.0,
            None => self.rows.len(),
        };
        if to == place || to == end {
            return Err(Refusal::NothingChanges);
        }
        if (place..end).contains(&to) || to == 0 && !is_heading {
            return Err(Refusal::NoPlaceThere);
        }
        let home = self.section_of(place);
        let mut rows = self.rows.get(place..end).unwrap_or(&[]).to_vec();
        let len = rows.len();
        let to = if to > place { to - len } else { to };
        self.put(change, place, len, Vec::new());
        let mut is_apart = false;
        if !is_heading && let Some(row) = rows.first_mut() {
            row.is_in_table &= to > 0 && self.section_of(to - 1) == home;
            self.give_lead(row, to);
            is_apart = !row.is_in_table && (row.lead.contains('\n') || self.lead_at(to).is_empty());
        }
        self.put(change, to, 0, rows);
        self.settle(change, if to < place { place + len } else { place });
        if is_apart {
            self.part_from(change, to);
        }
        Ok(())
    }

    /// The heading a place stands under.
    fn section_of(&self, place: usize) -> Option<RowKey> {
        let rows = self.rows.get(..=place).unwrap_or(&[]);
        rows.iter().rev().find(|row| row.heading().is_some()).map(|row| row.key)
    }

    /// Gives a row the white space it needs at another place: it stays inside a paragraph it is
    /// moved within, and is else one of its own.
    fn give_lead(&self, row: &mut Row, to: usize) {
        let lead = self.lead_at(to);
        let is_inside = self.rows.get(to).is_some_and(|next| {
            next.lead.is_empty() && next.heading().is_none() && !next.is_in_table
        });
        if lead.is_empty() || !(row.lead.contains('\n') || row.lead.is_empty() && is_inside) {
            lead.clone_into(&mut row.lead);
        }
    }

    /// A row that has become the first below its heading starts without a line break.
    fn settle(&mut self, change: &mut Change, place: usize) {
        let Some(row) = self.rows.get(place) else { return };
        if row.heading().is_some() || !row.lead.contains('\n') || !self.lead_at(place).is_empty() {
            return;
        }
        let mut row = row.clone();
        row.lead.retain(|c| c != '\n');
        self.put(change, place, 1, vec![row]);
    }

    /// Drops a row alone.
    pub(super) fn drop_row(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, row) = self.find(key)?;
        let is_heading = row.heading().is_some();
        let has_body = self.rows.get(place + 1).is_some_and(|row| row.heading().is_none());
        if is_heading && place == 0 && has_body {
            if row.heading().is_some_and(Heading::is_blank) {
                return Err(Refusal::NothingChanges);
            }
            return self.unname_first(change);
        }
        self.put(change, place, 1, Vec::new());
        if is_heading && has_body && !self.lead_at(place).is_empty() {
            self.part_from(change, place.saturating_sub(1));
        }
        self.settle(change, place);
        Ok(())
    }

    /// Drops a row, a heading with all below it.
    pub(super) fn drop_section(&mut self, change: &mut Change, key: RowKey) -> Result<(), Refusal> {
        let (place, _) = self.find(key)?;
        let len = self.section_end(place) - place;
        self.put(change, place, len, Vec::new());
        self.settle(change, place);
        Ok(())
    }

    /// Adds a heading after a row or at the end.
    pub(super) fn add_heading(
        &mut self,
        change: &mut Change,
        after: Option<RowKey>,
        level: u8,
        (label, title): (&str, &str),
    ) -> Result<(), Refusal> {
        if !(1..=LEVEL_MAX).contains(&level) {
            return Err(Refusal::TooDeep);
        }
        if label.is_empty() && title.trim().is_empty() {
            return Err(Refusal::NoWords);
        }
        let place = self.place_after(after)?;
        let heading = Heading {
            id: self.new_node()?,
            level,
            label: label.to_owned(),
            title: title.trim().to_owned(),
        };
        let row = self.new_row("", Content::Heading(heading));
        self.put(change, place, 0, vec![row]);
        self.settle(change, place + 1);
        Ok(())
    }

    /// Adds a task after a row or at the end.
    pub(super) fn add_task(
        &mut self,
        change: &mut Change,
        after: Option<RowKey>,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::NoWords);
        }
        let place = self.place_after(after)?;
        let mut rows = Vec::new();
        if self.rows.is_empty() {
            let id = self.new_node()?;
            let heading = Heading { id, level: 1, label: String::new(), title: String::new() };
            rows.push(self.new_row("", Content::Heading(heading)));
        }
        let task = self.heard(text)?;
        let lead = self.lead_at(place);
        rows.push(self.new_row(lead, Content::Task(task)));
        let last = place + rows.len() - 1;
        self.put(change, place, 0, rows);
        self.part_from(change, last);
        Ok(())
    }

    fn place_after(&self, after: Option<RowKey>) -> Result<usize, Refusal> {
        match after {
            Some(after) => Ok(self.find(after)?.0 + 1),
            None => Ok(self.rows.len()),
        }
    }
}

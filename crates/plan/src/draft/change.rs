//! What an edit did: enough to take it back, and which rows to draw again.
//!
//! Must not know which edit it was.

use super::{Draft, Head, Row, RowKey};

/// What an edit did. `Draft::take_back` undoes it, once, in the state it left.
#[must_use = "without it the edit cannot be taken back"]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// In the order they were made.
    splices: Vec<Splice>,
    /// The head as it was, where it is another now.
    head: Option<Head>,
}

/// Rows that took the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Splice {
    span: Span,
    /// The rows that stood there.
    rows: Vec<Row>,
}

/// Which rows took the place of which; a key in both lists is a row that stayed and changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The place of the first, after the spans before this one.
    pub at: usize,
    /// The keys that stood there.
    pub before: Vec<RowKey>,
    /// The keys that stand there now.
    pub after: Vec<RowKey>,
}

impl Change {
    /// What was put in whose place, one span after the other.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.splices.iter().map(|splice| &splice.span)
    }

    /// Whether title, year, issuer or preamble changed.
    #[must_use]
    pub const fn is_head_changed(&self) -> bool {
        self.head.is_some()
    }

    /// The rows that stayed, with other content, level or place.
    #[must_use]
    pub fn changed(&self) -> Vec<RowKey> {
        let (before, after) = self.keys();
        after.into_iter().filter(|key| before.binary_search(key).is_ok()).collect()
    }

    /// The rows that were not there before.
    #[must_use]
    pub fn appeared(&self) -> Vec<RowKey> {
        let (before, after) = self.keys();
        after.into_iter().filter(|key| before.binary_search(key).is_err()).collect()
    }

    /// The rows that are not there any more.
    #[must_use]
    pub fn vanished(&self) -> Vec<RowKey> {
        let (before, after) = self.keys();
        before.into_iter().filter(|key| after.binary_search(key).is_err()).collect()
    }

    /// The keys that stood in the spans before all of them and stand there after, in order; a row
    /// that one span took out and a later one put in is in both.
    fn keys(&self) -> (Vec<RowKey>, Vec<RowKey>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for span in self.spans() {
            before.extend(span.before.iter().filter(|key| !after.contains(*key)));
            after.retain(|key| !span.before.contains(key));
            after.extend(&span.after);
        }
        before.sort_unstable();
        before.dedup();
        after.sort_unstable();
        after.dedup();
        (before, after)
    }
}

impl Draft {
    /// Takes an edit back, and answers with what does it again.
    pub fn take_back(&mut self, change: Change) -> Change {
        let mut again = Change::default();
        for splice in change.splices.into_iter().rev() {
            self.put(&mut again, splice.span.at, splice.span.after.len(), splice.rows);
        }
        if let Some(head) = change.head {
            self.put_head(&mut again, head);
        }
        again
    }

    /// Puts rows in the place of `len` others, and notes it.
    pub(super) fn put(&mut self, change: &mut Change, at: usize, len: usize, rows: Vec<Row>) {
        let at = at.min(self.rows.len());
        let end = at.saturating_add(len).min(self.rows.len());
        let keys = |rows: &[Row]| rows.iter().map(|row| row.key).collect::<Vec<_>>();
        let after = keys(&rows);
        let before: Vec<Row> = self.rows.splice(at..end, rows).collect();
        let span = Span { at, before: keys(&before), after };
        change.splices.push(Splice { span, rows: before });
    }

    /// Puts another head in place, and notes it.
    pub(super) fn put_head(&mut self, change: &mut Change, head: Head) {
        let before = std::mem::replace(&mut self.head, head);
        change.head.get_or_insert(before);
    }
}

//! What is where: which segments each store holds, which are on their way, and so whether
//! everything is saved.
//!
//! Must not touch a store: it asks for effects and is told how they ended.

use yaodian_plan::sorted;

use crate::effect::Store;

/// How many segments of one plan a store may hold before they are folded into one.
pub const SEGMENTS_MAX: usize = 48;

/// Whether what a person did is safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    #[default]
    Idle,
    /// On its way.
    Saving,
    /// In IndexedDB, written through to the disk.
    Saved,
    /// In localStorage only, which a browser writes to disk when it likes.
    Kept,
    /// Nowhere: told at once, with a way out.
    Unsaved,
}

/// How one write to one store stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Write {
    Pending,
    Done,
    Failed,
}

/// A segment on its way to both stores.
#[derive(Clone, Debug)]
struct InFlight {
    key: String,
    text: String,
    local: Write,
    durable: Write,
}

/// A segment on its way to one store, with all progress in it.
#[derive(Clone, Debug)]
struct Fold {
    key: String,
    /// The keys of the segments that were missing or in flight when it was made.
    covered: Vec<String>,
}

/// A store as far as this tab knows.
#[derive(Clone, Debug, Default)]
struct Shelf {
    /// The keys of the segments it holds, in order.
    held: Vec<String>,
    fold: Option<Fold>,
    /// The keys of the segments it refused and that no fold has brought since, in order.
    missing: Vec<String>,
}

/// The stores' content as far as this tab knows, and the writes that are not over.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    local: Shelf,
    durable: Shelf,
    in_flight: Vec<InFlight>,
    state: SaveState,
}

impl Ledger {
    /// Whether everything is safe.
    #[must_use]
    pub const fn state(&self) -> SaveState {
        self.state
    }

    /// Whether no write is under way or was refused by both stores.
    #[must_use]
    pub const fn is_at_rest(&self) -> bool {
        self.in_flight.is_empty() && self.local.fold.is_none() && self.durable.fold.is_none()
    }

    /// The keys of the segments a store is known to hold, in order.
    #[must_use]
    pub fn held(&self, store: Store) -> &[String] {
        &self.shelf(store).held
    }

    /// Whether a store is known to hold a segment.
    #[must_use]
    pub fn holds(&self, store: Store, key: &String) -> bool {
        self.held(store).binary_search(key).is_ok()
    }

    /// Whether a store lacks a segment that the other one holds.
    #[must_use]
    pub fn lacks(&self, store: Store) -> bool {
        self.held(store.other()).iter().any(|key| !self.holds(store, key))
    }

    /// Whether a store should be asked to hold fewer segments.
    #[must_use]
    pub fn is_crowded(&self, store: Store) -> bool {
        self.held(store).len() > SEGMENTS_MAX && !self.is_folding(store)
    }

    /// Whether a store refused a segment and was not yet asked again for everything.
    #[must_use]
    pub fn is_behind(&self, store: Store) -> bool {
        !self.shelf(store).missing.is_empty() && !self.is_folding(store)
    }

    /// Whether a store was asked to hold everything as one segment and has not answered.
    #[must_use]
    pub const fn is_folding(&self, store: Store) -> bool {
        self.shelf(store).fold.is_some()
    }

    /// The segments that neither store took, to be tried again.
    #[must_use]
    pub fn unsaved(&self) -> Vec<(String, String)> {
        let failed =
            |write: &&InFlight| write.local == Write::Failed && write.durable == Write::Failed;
        let writes = self.in_flight.iter().filter(failed);
        writes.map(|write| (write.key.clone(), write.text.clone())).collect()
    }

    /// Takes note that a store holds a segment.
    pub fn saw(&mut self, store: Store, key: String) {
        sorted::insert(&mut self.shelf_mut(store).held, key);
    }

    /// Takes note that a store no longer holds a segment.
    pub fn lost(&mut self, store: Store, key: &String) {
        sorted::remove(&mut self.shelf_mut(store).held, key);
    }

    /// Takes note that a segment was handed to both stores.
    pub fn sent(&mut self, key: String, text: String) {
        self.in_flight.retain(|write| write.key != key);
        let (local, durable) = (Write::Pending, Write::Pending);
        self.in_flight.push(InFlight { key, text, local, durable });
        self.state = SaveState::Saving;
    }

    /// Takes note that a store was asked to hold everything as one segment.
    pub fn fold_sent(&mut self, store: Store, key: String) {
        let mut covered = self.shelf(store).missing.clone();
        covered.extend(self.in_flight.iter().map(|write| write.key.clone()));
        self.shelf_mut(store).fold = Some(Fold { key, covered });
    }

    /// Takes note of how a write ended; what is safe in one store at least is over.
    pub fn ended(&mut self, store: Store, key: &str, is_written: bool) {
        let shelf = self.shelf_mut(store);
        let fold = shelf.fold.take_if(|fold| fold.key == key);
        let is_fold = fold.is_some();
        // A fold brings all it stands for, but only if it is there.
        let mut brought = fold.filter(|_| is_written).map_or_else(Vec::new, |fold| fold.covered);
        brought.push(key.to_owned());
        if is_written {
            shelf.missing.retain(|key| !brought.contains(key));
            sorted::insert(&mut shelf.held, key.to_owned());
        } else if !is_fold {
            sorted::insert(&mut shelf.missing, key.to_owned());
        }
        for write in self.in_flight.iter_mut().filter(|write| brought.contains(&write.key)) {
            let end = match store {
                Store::Local => &mut write.local,
                Store::Durable => &mut write.durable,
            };
            match is_written {
                true => *end = Write::Done,
                // What a fold has brought already is there all the same.
                false if *end == Write::Pending => *end = Write::Failed,
                false => {}
            }
        }
        self.settle();
    }

    const fn shelf(&self, store: Store) -> &Shelf {
        match store {
            Store::Local => &self.local,
            Store::Durable => &self.durable,
        }
    }

    const fn shelf_mut(&mut self, store: Store) -> &mut Shelf {
        match store {
            Store::Local => &mut self.local,
            Store::Durable => &mut self.durable,
        }
    }

    fn settle(&mut self) {
        self.in_flight.retain(|write| {
            let is_over = write.durable == Write::Done && write.local != Write::Pending
                || write.durable == Write::Failed && write.local == Write::Done;
            !is_over
        });
        let is_saving = |write: &InFlight| {
            write.durable == Write::Pending
                || write.durable == Write::Failed && write.local == Write::Pending
        };
        let is_unsaved =
            |write: &InFlight| write.durable == Write::Failed && write.local == Write::Failed;
        self.state = if self.in_flight.iter().any(is_unsaved) {
            SaveState::Unsaved
        } else if self.in_flight.iter().any(is_saving) {
            SaveState::Saving
        } else if self.state == SaveState::Idle {
            SaveState::Idle
        } else if !self.durable.missing.is_empty() {
            SaveState::Kept
        } else {
            SaveState::Saved
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(ends: &[(Store, bool)]) -> SaveState {
        let mut ledger = Ledger::default();
        ledger.sent("a".to_owned(), "text".to_owned());
        for (store, is_written) in ends {
            ledger.ended(*store, "a", *is_written);
        }
        ledger.state()
    }

    #[test]
    fn saved_means_written_through() {
        use Store::{Durable, Local};
        assert_eq!(after(&[]), SaveState::Saving);
        assert_eq!(after(&[(Local, true)]), SaveState::Saving);
        assert_eq!(after(&[(Local, true), (Durable, true)]), SaveState::Saved);
        assert_eq!(after(&[(Local, false), (Durable, true)]), SaveState::Saved);
        assert_eq!(after(&[(Durable, true)]), SaveState::Saved);
        assert_eq!(after(&[(Local, true), (Durable, false)]), SaveState::Kept);
        assert_eq!(after(&[(Durable, false), (Local, false)]), SaveState::Unsaved);
        assert_eq!(after(&[(Durable, false)]), SaveState::Saving);
    }

    #[test]
    fn one_unsaved_edit_outweighs_later_saved_ones() {
        let mut ledger = Ledger::default();
        for key in ["a", "b"] {
            ledger.sent(key.to_owned(), key.to_owned());
        }
        for store in [Store::Local, Store::Durable] {
            ledger.ended(store, "a", false);
            ledger.ended(store, "b", true);
        }
        assert_eq!(ledger.state(), SaveState::Unsaved);
        assert_eq!(ledger.unsaved(), [("a".to_owned(), "a".to_owned())]);
        ledger.sent("a".to_owned(), "a".to_owned());
        ledger.ended(Store::Local, "a", true);
        ledger.ended(Store::Durable, "a", true);
        assert_eq!(ledger.state(), SaveState::Saved);
    }

    #[test]
    fn a_store_that_refused_is_given_everything_once_it_works() {
        let mut ledger = Ledger::default();
        ledger.ended(Store::Durable, "a", false);
        ledger.ended(Store::Durable, "b", true);
        assert!(ledger.is_behind(Store::Durable) && !ledger.is_behind(Store::Local));
        ledger.fold_sent(Store::Durable, "fold".to_owned());
        assert!(!ledger.is_behind(Store::Durable), "one at a time");
        ledger.ended(Store::Durable, "fold", true);
        assert!(!ledger.is_behind(Store::Durable));
    }

    #[test]
    fn a_fold_does_not_stand_for_what_was_refused_after_it() {
        let mut ledger = Ledger::default();
        ledger.ended(Store::Durable, "a", false);
        ledger.fold_sent(Store::Durable, "fold".to_owned());
        ledger.ended(Store::Durable, "b", false);
        ledger.ended(Store::Durable, "fold", true);
        assert!(ledger.is_behind(Store::Durable));
    }

    #[test]
    fn a_fold_saves_what_was_in_flight_when_it_was_made() {
        let mut ledger = Ledger::default();
        ledger.sent("a".to_owned(), "a".to_owned());
        ledger.ended(Store::Local, "a", false);
        ledger.ended(Store::Durable, "a", false);
        ledger.fold_sent(Store::Durable, "fold".to_owned());
        ledger.sent("b".to_owned(), "b".to_owned());
        ledger.ended(Store::Local, "b", false);
        ledger.ended(Store::Durable, "fold", true);
        assert_eq!((ledger.state(), ledger.unsaved()), (SaveState::Saving, Vec::new()));
        ledger.ended(Store::Durable, "b", true);
        assert_eq!(ledger.state(), SaveState::Saved);
    }

    #[test]
    fn nothing_is_saved_while_indexeddb_lacks_an_edit() {
        let mut ledger = Ledger::default();
        for (key, is_written) in [("a", false), ("b", true)] {
            ledger.sent(key.to_owned(), key.to_owned());
            ledger.ended(Store::Local, key, true);
            ledger.ended(Store::Durable, key, is_written);
            assert_eq!(ledger.state(), SaveState::Kept);
        }
        ledger.fold_sent(Store::Durable, "fold".to_owned());
        ledger.ended(Store::Durable, "fold", true);
        assert_eq!(ledger.state(), SaveState::Saved);
    }
}

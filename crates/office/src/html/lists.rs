//! Lists: the numbers of their items.
//!
//! Must not know what items say.

/// The most lists in one another that are counted; deeper ones have no numbers.
const OPEN_MAX: usize = 64;

/// The lists that are open, outermost first, each with its next number.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Option<u32>>,
    deeper: usize,
}

impl Lists {
    /// Opens a list, numbered from some number or not at all.
    pub fn open(&mut self, first: Option<u32>) {
        if self.open.len() < OPEN_MAX {
            self.open.push(first);
        } else {
            self.deeper += 1;
        }
    }

    /// Closes the innermost list.
    pub fn close(&mut self) {
        match self.deeper.checked_sub(1) {
            Some(deeper) => self.deeper = deeper,
            None => drop(self.open.pop()),
        }
    }

    /// What stands before the next item, which may have a number of its own.
    pub fn mark(&mut self, own: Option<u32>) -> String {
        match self.open.last_mut() {
            Some(Some(next)) if self.deeper == 0 => {
                let number = own.unwrap_or(*next);
                *next = number.saturating_add(1);
                format!("{number}. ")
            }
            _ => String::new(),
        }
    }
}

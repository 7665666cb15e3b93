//! Lists: the numbers of their items.
//!
//! Must not know what items say.

/// The most lists in one another that are counted; deeper ones have no numbers.
const OPEN_MAX: usize = 64;

/// An item's text without the number that its list gives, where it has one of its own: writers
/// number items by hand in lists that show no numbers.
pub(super) fn without_twice(text: String) -> String {
    match text.split_once(". ") {
        Some((number, rest)) if is_number(number) && is_marked(rest) => rest.to_owned(),
        _ => text,
    }
}

/// Whether a text is only the number of a list's item.
pub(super) fn is_mark(text: &str) -> bool {
    text.trim_end().strip_suffix('.').is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text begins with 一、 （二） 3. or the like, and not with 3.5.
fn is_marked(text: &str) -> bool {
    const HAN: &str = "一二三四五六七八九十百";
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || HAN.contains(c));
    let mut after = rest.chars();
    let is_ended = after.next().is_some_and(|c| matches!(c, '、' | '.' | '．' | ')' | '）'));
    rest.len() < inner.len() && is_ended && !after.next().is_some_and(|c| c.is_ascii_digit())
}

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

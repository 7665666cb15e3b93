//! Fields: codes that Word computes text from; the text is kept, the code is not.
//!
//! A field may go on over many paragraphs, as contents do. Must not know what the text says.

/// The most fields that may stand in one another; what is deeper counts as the innermost.
const OPEN_MAX: usize = 64;
/// How much of a code tells what it computes.
const TELLING_BYTES: usize = 64;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    /// Whether the code has ended and the text begun.
    is_text: bool,
}

impl Fields {
    /// Takes a mark of a field: where it begins, where its text begins, where it ends.
    pub fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < OPEN_MAX => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.is_text = true;
                }
            }
            "end" => drop(self.open.pop()),
            _ => {}
        }
    }

    /// Takes a part of the innermost field's code.
    pub fn code(&mut self, part: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_text) {
            let has_told = field.code.len() >= TELLING_BYTES;
            field.code.extend(part.trim_start().chars().take(TELLING_BYTES).filter(|_| !has_told));
        }
    }

    /// Whether text that stands here is part of a code.
    pub fn is_in_code(&self) -> bool {
        self.open.iter().any(|field| !field.is_text)
    }

    /// Whether text that stands here is part of contents.
    pub fn is_in_contents(&self) -> bool {
        self.open.iter().any(|field| field.is_text && field.code.starts_with("TOC"))
    }
}

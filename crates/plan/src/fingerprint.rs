//! Which plan a piece of progress belongs to: a hash of what the plan's tasks say.
//!
//! Must not depend on ids, on what was understood of a task, or on the platform.

use crate::Plan;

/// A hash of a plan's headings and tasks, in order; stored with progress and in every code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u64);

impl Plan {
    /// The plan's fingerprint: 64-bit FNV-1a over its title, headings and task texts, white space
    /// aside. Source: RFC 9923.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        hash.text(self.title.as_deref().unwrap_or_default());
        for node in self.nodes() {
            hash.text(&node.title);
            for task in &node.tasks {
                hash.text(&task.text);
            }
        }
        Fingerprint(hash.0)
    }
}

struct Fnv(u64);

impl Fnv {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                self.byte(byte);
            }
        }
        self.byte(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_published() {
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        for byte in b"foobar" {
            hash.byte(*byte);
        }
        assert_eq!(hash.0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn white_space_is_no_other_plan() {
        let plan = |title: &str| Plan { title: Some(title.to_owned()), ..Plan::default() };
        assert_eq!(plan("工作 要点").fingerprint(), plan("工作要点").fingerprint());
        assert_ne!(plan("工作要点").fingerprint(), plan("工作要点一").fingerprint());
    }
}

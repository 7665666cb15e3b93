//! The guide: three hints on a first visit, and what keys do.
//!
//! Must not stand in anyone's way: a hint is a line that goes when told, and every key has a
//! button that does the same.

pub mod text;

use text::words;

use super::Stored;
use crate::text::fill;
use crate::{Effect, Model, Route};

/// How far a person got with the guide, and whether single keys act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// How many hints were seen.
    hints_seen: usize,
    /// Whether keys without Ctrl act.
    pub are_keys_on: bool,
    /// Whether the list of keys is shown.
    pub is_help_shown: bool,
}

/// What can happen to the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuideEvent {
    /// 知道了.
    HintSeen,
    /// 都不用了.
    HintsSkipped,
    /// Single keys were turned on or off.
    KeysToggled,
    /// The list of keys was asked for.
    HelpAsked,
    /// The list of keys was closed.
    HelpClosed,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Puts the focus into the search field.
    Search,
    /// Shows the list of keys.
    Help,
    /// Goes to a screen.
    Go(Route),
    /// Puts the focus on the next item or task, or the one before.
    Move {
        /// Whether it is the next.
        is_next: bool,
    },
    /// Ticks the task that has the focus, or selects it while tasks are selected.
    Tick,
    /// Begins to select at the task that has the focus, or selects all from the last one to it.
    Select,
}

/// A hint, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintView {
    /// Which of how many.
    pub place: String,
    /// What it says.
    pub say: &'static str,
    /// Whether others follow.
    pub has_more: bool,
}

/// A line of the list of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyView {
    /// The keys to be pressed together.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: &'static str,
}

impl Default for Guide {
    fn default() -> Self {
        Self { hints_seen: 0, are_keys_on: true, is_help_shown: false }
    }
}

impl Guide {
    /// The key of how many hints were seen.
    pub const HINTS_KEY: &'static str = "yaodian.guide";
    /// The key of whether single keys act.
    pub const KEYS_KEY: &'static str = "yaodian.keys";
    const OFF: &'static str = "off";

    /// What was kept on this device.
    #[must_use]
    pub fn read(stored: Stored<'_>) -> Self {
        let seen = stored(Self::HINTS_KEY).and_then(|word| word.parse().ok());
        let are_keys_on = stored(Self::KEYS_KEY).as_deref() != Some(Self::OFF);
        Self { hints_seen: seen.unwrap_or(0), are_keys_on, is_help_shown: false }
    }
}

/// What a key pressed alone does.
#[must_use]
pub const fn shortcut(key: &str) -> Option<Shortcut> {
    Some(match key.as_bytes() {
        b"/" => Shortcut::Search,
        b"?" => Shortcut::Help,
        b"1" => Shortcut::Go(Route::Plan),
        b"2" => Shortcut::Go(Route::Charts),
        b"3" => Shortcut::Go(Route::Log),
        b"4" => Shortcut::Go(Route::Me),
        b"j" => Shortcut::Move { is_next: true },
        b"k" => Shortcut::Move { is_next: false },
        b"x" => Shortcut::Tick,
        b"X" => Shortcut::Select,
        _ => return None,
    })
}

/// The list of keys.
#[must_use]
pub fn key_views() -> Vec<KeyView> {
    let words = words();
    let lines: [(&'static [&'static str], &'static str); 13] = [
        (&["/"], words.do_search),
        (&["j"], words.do_next),
        (&["k"], words.do_previous),
        (&["x"], words.do_tick),
        (&["Shift", "X"], words.do_select),
        (&["1"], words.do_plan),
        (&["2"], words.do_charts),
        (&["3"], words.do_log),
        (&["4"], words.do_me),
        (&["?"], words.do_help),
        (&["Ctrl", "Z"], words.do_undo),
        (&["Ctrl", "Shift", "Z"], words.do_redo),
        (&["Esc"], words.do_close),
    ];
    lines.map(|(keys, does)| KeyView { keys, does }).into()
}

fn hints() -> [&'static str; 3] {
    [words().hint_tick, words().hint_fill, words().hint_keep]
}

impl Model {
    /// The hint to show now; none while tasks are selected, which takes all the room there is.
    #[must_use]
    pub fn hint(&self) -> Option<HintView> {
        if self.is_selecting() {
            return None;
        }
        let (all, seen) = (hints(), self.track.guide.hints_seen);
        let say = all.get(seen).copied()?;
        let place = [(seen + 1).to_string(), all.len().to_string()];
        Some(HintView {
            place: fill(words().hint_place, &place.each_ref().map(String::as_str)),
            say,
            has_more: seen + 1 < all.len(),
        })
    }

    pub(super) fn guided(&mut self, event: GuideEvent) -> Vec<Effect> {
        let guide = &mut self.track.guide;
        let remember =
            |key: &str, word: String| vec![Effect::Remember { key: key.to_owned(), word }];
        match event {
            GuideEvent::HintSeen | GuideEvent::HintsSkipped => {
                let is_skipped = event == GuideEvent::HintsSkipped;
                guide.hints_seen = if is_skipped {
                    hints().len()
                } else {
                    hints().len().min(guide.hints_seen + 1)
                };
                remember(Guide::HINTS_KEY, guide.hints_seen.to_string())
            }
            GuideEvent::KeysToggled => {
                guide.are_keys_on = !guide.are_keys_on;
                let word = if guide.are_keys_on { "" } else { Guide::OFF };
                remember(Guide::KEYS_KEY, word.to_owned())
            }
            GuideEvent::HelpAsked => {
                guide.is_help_shown = true;
                Vec::new()
            }
            GuideEvent::HelpClosed => {
                guide.is_help_shown = false;
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_acts_alone_is_listed() {
        let listed = |key: &str| {
            let is_line = |line: &KeyView| line.keys == [key] || line.keys == ["Shift", key];
            key_views().iter().any(is_line)
        };
        let acting = ["/", "?", "1", "2", "3", "4", "j", "k", "x", "X"];
        for key in (' '..='~').map(String::from) {
            let is_acting = acting.contains(&key.as_str());
            assert_eq!((shortcut(&key).is_some(), listed(&key)), (is_acting, is_acting), "{key}");
        }
    }

    #[test]
    fn odd_words_are_as_new() {
        let read = |hints: &'static str, keys: &'static str| {
            Guide::read(&move |key: &str| {
                Some(if key == Guide::HINTS_KEY { hints } else { keys }.to_owned())
            })
        };
        assert_eq!(read("many", "maybe"), Guide::default());
        assert_eq!(
            read("2", "off"),
            Guide { hints_seen: 2, are_keys_on: false, ..Guide::default() }
        );
        assert_eq!(Guide::read(&|_| None), Guide::default());
    }
}

//! The language of the screens: the one chosen on this device.
//!
//! Must not hold words: the catalogues do.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::text::{EN, Text, ZH};

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文.
    #[default]
    Chinese,
    /// English.
    English,
}

/// One for all screens: what is drawn reads it, and is drawn anew when it changes.
static IS_ENGLISH: AtomicBool = AtomicBool::new(false);

impl Language {
    /// In the order screens show them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];
    /// The key of the chosen language.
    pub const KEY: &'static str = "yaodian.language";

    /// The word for storage and the page's `lang`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language that is in use.
    #[must_use]
    pub fn current() -> Self {
        if IS_ENGLISH.load(Ordering::Relaxed) { Self::English } else { Self::Chinese }
    }

    /// The one chosen on this device; Chinese until one is.
    #[must_use]
    pub fn read(stored: &dyn Fn(&str) -> Option<String>) -> Self {
        let chosen = stored(Self::KEY).unwrap_or_default();
        let chosen = Self::ALL.into_iter().find(|language| language.word() == chosen);
        chosen.unwrap_or_default()
    }
}

/// Uses a language from now on.
pub fn choose(language: Language) {
    IS_ENGLISH.store(language == Language::English, Ordering::Relaxed);
}

/// The words of the language in use.
#[must_use]
pub fn lang() -> &'static Text {
    match Language::current() {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_chosen() {
        let check = |chosen: &str, expect| {
            assert_eq!(Language::read(&|_| Some(chosen.to_owned())), expect, "{chosen}");
        };
        check("", Language::Chinese);
        check("zh-CN", Language::Chinese);
        check("en", Language::English);
        check("xx", Language::Chinese);
        assert_eq!(Language::read(&|_| None), Language::Chinese);
    }
}

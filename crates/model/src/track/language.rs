//! The language of the screens: the one chosen, or the browser's.
//!
//! Must not hold words: the catalogues do.

use std::cell::Cell;

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

thread_local! {
    /// One for all screens: what is drawn reads it, and is drawn anew when it changes.
    static CURRENT: Cell<Language> = const { Cell::new(Language::Chinese) };
}

impl Language {
    /// In the order screens show them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];
    /// The key of the chosen language.
    pub const KEY: &'static str = "yaodian.language";
    /// The key under which the shell says what the browser asks for.
    pub const BROWSER_KEY: &'static str = "navigator.language";

    /// The word for storage and the page's `lang`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "简体中文",
            Self::English => "English",
        }
    }

    /// The language that is in use.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// The one chosen on this device; else English where the browser asks for another than Chinese.
    #[must_use]
    pub fn read(stored: &dyn Fn(&str) -> Option<String>) -> Self {
        let chosen = stored(Self::KEY).unwrap_or_default();
        let chosen = Self::ALL.into_iter().find(|language| language.word() == chosen);
        chosen.unwrap_or_else(|| match stored(Self::BROWSER_KEY) {
            Some(browser) if is_foreign(&browser) => Self::English,
            _ => Self::Chinese,
        })
    }
}

/// Whether a browser asks for another language than Chinese; some ask for none, by `C`.
fn is_foreign(browser: &str) -> bool {
    let start = browser.get(..2).unwrap_or_default();
    start.bytes().all(|letter| letter.is_ascii_alphabetic())
        && !start.is_empty()
        && !start.eq_ignore_ascii_case("zh")
}

/// Uses a language from now on.
pub fn choose(language: Language) {
    CURRENT.set(language);
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
    fn the_language_is_the_one_chosen_or_the_browsers() {
        let check = |chosen: &str, browser: &str, expect| {
            let stored = |key: &str| match key {
                Language::KEY => Some(chosen.to_owned()),
                Language::BROWSER_KEY => Some(browser.to_owned()),
                _ => None,
            };
            assert_eq!(Language::read(&stored), expect, "{chosen} {browser}");
        };
        check("", "zh-CN", Language::Chinese);
        check("", "ZH-Hant-TW", Language::Chinese);
        check("", "en-GB", Language::English);
        check("", "de", Language::English);
        check("", "C", Language::Chinese);
        check("", "", Language::Chinese);
        check("zh-CN", "en-GB", Language::Chinese);
        check("en", "zh-CN", Language::English);
        check("xx", "zh-CN", Language::Chinese);
        assert_eq!(Language::read(&|_| None), Language::Chinese);
    }
}

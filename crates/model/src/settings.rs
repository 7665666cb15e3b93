//! What a person chose for this device, and under which keys it is kept.
//!
//! Each setting is one word under a key of its own, because the boot script reads two of them
//! before the app is there. Must not hold progress.

/// The look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// 跟随系统.
    #[default]
    System,
    /// 纸色.
    Light,
    /// 夜色.
    Dark,
}

/// The text size, on top of the browser's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 小.
    Small,
    /// 标准.
    #[default]
    Normal,
    /// 大.
    Large,
    /// 特大.
    Huge,
}

impl Theme {
    /// In the order screens show them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for storage and `data-theme`; empty to follow the system.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl TextSize {
    /// In the order screens show them.
    pub const ALL: [Self; 4] = [Self::Small, Self::Normal, Self::Large, Self::Huge];

    /// The word for storage and `data-text`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "s",
            Self::Normal => "m",
            Self::Large => "l",
            Self::Huge => "xl",
        }
    }
}

/// What a person chose for this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The look.
    pub theme: Theme,
    /// The text size.
    pub text_size: TextSize,
    /// The label reports go out under (单位 or 填报人); empty until first asked for.
    pub sender: String,
    /// How many days before a named day its light turns yellow; `None` for the usual.
    pub near_days: Option<i32>,
    /// When the last backup was made, in milliseconds since 1970.
    pub backup_ms: Option<u64>,
}

impl Settings {
    /// The key of the theme.
    pub const THEME_KEY: &'static str = "yaodian.theme";
    /// The key of the text size.
    pub const TEXT_KEY: &'static str = "yaodian.text";
    /// The key of the sender's label.
    pub const SENDER_KEY: &'static str = "yaodian.sender";
    /// The key of the last backup's time.
    pub const BACKUP_KEY: &'static str = "yaodian.backup";
    /// The key of the days before a named day.
    pub const NEAR_KEY: &'static str = "yaodian.near";
    /// The key of this device's number.
    pub const DEVICE_KEY: &'static str = "yaodian.device";

    /// Reads the settings through a look-up of stored words; what is missing or odd is as new.
    #[must_use]
    pub fn read(stored: impl Fn(&str) -> Option<String>) -> Self {
        let word = |key| stored(key).unwrap_or_default();
        let (theme, text) = (word(Self::THEME_KEY), word(Self::TEXT_KEY));
        Self {
            theme: Theme::ALL.into_iter().find(|t| t.word() == theme).unwrap_or_default(),
            text_size: TextSize::ALL.into_iter().find(|t| t.word() == text).unwrap_or_default(),
            sender: yaodian_wire::code::clean_label(&word(Self::SENDER_KEY)),
            near_days: word(Self::NEAR_KEY).parse().ok().filter(|days| (0..=365).contains(days)),
            backup_ms: word(Self::BACKUP_KEY).parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_words_are_as_new() {
        let settings = Settings::read(|key| match key {
            Settings::THEME_KEY => Some("mauve".to_owned()),
            Settings::TEXT_KEY => Some("xl".to_owned()),
            Settings::BACKUP_KEY => Some("soon".to_owned()),
            _ => None,
        });
        let expect = Settings { text_size: TextSize::Huge, ..Settings::default() };
        assert_eq!(settings, expect);
    }
}

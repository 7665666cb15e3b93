//! 我的: how safe the data is, and what a person can do about it.
//!
//! Must not ask the browser: it was asked before.

use yaodian_plan::Date;

use super::words;
use crate::text::{fill, lang};
use crate::{Model, SaveState};

/// How many days after a backup the next one is suggested.
const BACKUP_DAYS: i32 = 14;

/// The settings screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeView {
    /// The plan's title.
    pub title: String,
    /// `使用中，完成 50%`.
    pub plan_state: String,
    /// When the last backup was.
    pub backup: String,
    /// Whether a backup is due.
    pub is_backup_due: bool,
    /// How safe the data is, in plain words.
    pub safety: Vec<&'static str>,
    /// `已用 1.8 MB`; empty where the browser does not say.
    pub used: String,
    /// `上限约 50 MB`; empty where the browser does not say.
    pub quota: String,
    /// The part used, in thousandths.
    pub used_permille: u32,
    /// Whether asking for lasting storage makes sense.
    pub can_ask: bool,
}

impl Model {
    /// The settings screen.
    #[must_use]
    pub fn me_view(&self, now_ms: u64) -> MeView {
        let percent = words::percent(lang(), self.tally_all().share_done());
        let (used, quota) = (self.storage.used_bytes, self.storage.quota_bytes);
        let permille =
            used.zip(quota).map(|(used, quota)| used.saturating_mul(1000) / quota.max(1));
        let days = self
            .settings
            .backup_ms
            .map(|ms| Date::in_shanghai(ms).days_until(Date::in_shanghai(now_ms)));
        MeView {
            title: self.outline.title.clone(),
            plan_state: fill(lang().me_plan_state, &[&percent]),
            backup: self.backup_word(days),
            is_backup_due: !self.progress.is_empty() && days.is_none_or(|days| days > BACKUP_DAYS),
            safety: self.safety(),
            used: used.map(|n| fill(lang().storage_used, &[&words::bytes(n)])).unwrap_or_default(),
            quota: quota
                .map(|n| fill(lang().storage_quota, &[&words::bytes(n)]))
                .unwrap_or_default(),
            used_permille: permille.and_then(|n| u32::try_from(n.min(1000)).ok()).unwrap_or(0),
            can_ask: self.storage.is_persistent == Some(false),
        }
    }

    fn backup_word(&self, days: Option<i32>) -> String {
        match (days, self.settings.backup_ms) {
            (Some(..=0), _) => lang().me_backup_today.to_owned(),
            (Some(days), Some(ms)) => {
                let date = words::day_short(lang(), Date::in_shanghai(ms));
                fill(lang().me_backup_days, &[&days.to_string(), &date])
            }
            _ => lang().me_backup_never.to_owned(),
        }
    }

    fn safety(&self) -> Vec<&'static str> {
        let disk = match self.ledger.state() {
            SaveState::Unsaved => return vec![lang().storage_none],
            SaveState::Kept => lang().storage_kept,
            SaveState::Idle | SaveState::Saving | SaveState::Saved => lang().storage_durable,
        };
        let lasting = match self.storage.is_persistent {
            Some(true) => lang().storage_persistent,
            Some(false) => lang().storage_not_persistent,
            None => lang().storage_unknown,
        };
        vec![disk, lasting]
    }
}

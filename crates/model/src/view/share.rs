//! 分享: the page that goes out, what it carries, and the texts that travel with a code.
//!
//! Must not send anything.

use yaodian_plan::progress::Field;
use yaodian_plan::{Light, NodeId, Standing};

use super::plan::Masthead;
use super::words;
use crate::text::{fill, lang};
use crate::{Model, Part, Scope};

/// The share screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareView {
    /// Who issued the plan.
    pub issuer: String,
    /// `2022年工作要点进展`.
    pub title: String,
    /// The ridges and totals.
    pub head: Masthead,
    /// `完成 50%`.
    pub done: String,
    /// `，指标达标 7/20，逾期 2 项`.
    pub rest: String,
    /// `填报：…`; empty until the sender has a label.
    pub from: String,
    /// `截至2022年8月18日`.
    pub date: String,
    /// What can go in, and whether it does.
    pub parts: Vec<PartView>,
    /// What can be covered.
    pub scopes: Vec<(Scope, String)>,
    /// Whether there is anything to send.
    pub is_empty: bool,
}

/// A part that can go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    /// Which.
    pub part: Part,
    /// Its name.
    pub word: &'static str,
    /// How much of it there is.
    pub count: String,
    /// Whether it goes in.
    pub is_in: bool,
}

impl Model {
    /// The plan's title without its issuer, which stands above it.
    #[must_use]
    pub fn short_title(&self) -> &str {
        let title = self.outline.title.as_str();
        title.strip_prefix(self.outline.issuer.as_str()).filter(|t| !t.is_empty()).unwrap_or(title)
    }

    /// The share screen.
    #[must_use]
    pub fn share_view(&self) -> ShareView {
        let targets = self.outline.targets().map(|(_, target)| self.target_chip(target).standing);
        let (met, all) = targets.fold((0_u32, 0_u32), |(met, all), standing| {
            (met + u32::from(standing == Standing::Met), all + 1)
        });
        let is_red = |task: &&yaodian_plan::Task| self.judge(task).light == Light::Red;
        let red = self.outline.counted_tasks().iter().filter(is_red).count();
        let values = [met.to_string(), all.to_string(), red.to_string()];
        let percent = words::percent(lang(), self.tally_all().share_done());
        let section = |s: &crate::Section| (Scope::Section(s.id), section_short(s));
        let scopes = self.outline.sections.iter().map(section);
        ShareView {
            issuer: self.outline.issuer.clone(),
            title: fill(lang().share_paper_title, &[self.short_title()]),
            head: self.masthead(),
            done: fill(lang().share_paper_done, &[&percent]),
            rest: fill(lang().share_paper_rest, &values.each_ref().map(String::as_str)),
            from: match self.settings.sender.as_str() {
                "" => String::new(),
                sender => fill(lang().share_paper_from, &[sender]),
            },
            date: fill(lang().share_paper_date, &[&words::day_full(lang(), self.as_of.date())]),
            parts: Part::ALL.map(|part| self.part_view(part)).to_vec(),
            scopes: [(Scope::Whole, lang().scope_whole.to_owned())]
                .into_iter()
                .chain(scopes)
                .collect(),
            is_empty: self.report_state().is_empty(),
        }
    }

    fn part_view(&self, part: Part) -> PartView {
        let is_set = |field: Field| match part {
            Part::Notes => !self.progress.note(field).is_empty(),
            _ => true,
        };
        let fields = self.progress.cells().map(|(field, _)| field);
        let count = fields.filter(|field| Part::of(*field) == part && is_set(*field)).count();
        let (word, hint) = match part {
            Part::Statuses => (lang().part_statuses, lang().part_count),
            Part::Values => (lang().part_values, lang().part_count),
            Part::Milestones => (lang().part_milestones, lang().part_count),
            Part::Notes => (lang().part_notes, lang().part_notes_hint),
        };
        let count = fill(hint, &[&count.to_string()]);
        PartView { part, word, count, is_in: self.parts.contains(&part) }
    }
}

/// One line on a report, in plain words.
#[must_use]
pub fn share_summary(model: &Model) -> String {
    let percent = words::percent(lang(), model.tally_all().share_done());
    let date = words::day_full(lang(), model.as_of.date());
    let values = [model.settings.sender.as_str(), &model.outline.title, &percent, &date];
    fill(lang().share_summary, &values)
}

/// The text with a report's code (口令).
#[must_use]
pub fn share_message(model: &Model, now_ms: u64) -> String {
    fill(lang().share_message, &[&share_summary(model), &model.report_code(now_ms)])
}

/// The text with a backup's code.
#[must_use]
pub fn backup_message(model: &Model, now_ms: u64) -> String {
    let when = words::moment(lang(), now_ms);
    let code = model.backup_code(now_ms);
    let message = fill(lang().backup_message, &[&model.outline.title, &when, &code]);
    match &model.record {
        // A plan that does not come with the page goes with its progress.
        Some(record) => fill(lang().backup_plan, &[&message, &record.text]),
        None => message,
    }
}

/// The name of a backup's file.
#[must_use]
pub fn backup_name(model: &Model, now_ms: u64) -> String {
    let date = yaodian_plan::Date::in_shanghai(now_ms);
    fill(lang().backup_name, &[&model.outline.title, &date.to_string()])
}

fn section_short(section: &crate::Section) -> String {
    let title = section.title.split('，').next().unwrap_or_default();
    match section.label.as_str() {
        "" => title.to_owned(),
        label => fill(lang().scope_section, &[label, title]),
    }
}

/// A section's id in a scope, for lists that are keyed.
impl Scope {
    /// The section, where it is one.
    #[must_use]
    pub const fn section(self) -> Option<NodeId> {
        match self {
            Self::Whole => None,
            Self::Section(node) => Some(node),
        }
    }
}

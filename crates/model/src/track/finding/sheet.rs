//! All filters in their groups, the role, the saved views.
//!
//! Must not change anything.

use yaodian_plan::Kind;
use yaodian_plan::progress::Status;
use yaodian_track::find::{DueIn, LIGHTS, Since, Stage};

use super::Choice;
use super::text::words;
use crate::Model;
use crate::text::{fill, lang};
use crate::track::duty;
use crate::view::words as said;

/// A group of choices, of which one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    /// Its name.
    pub title: &'static str,
    /// Its choices.
    pub choices: Vec<ChoiceView>,
    /// What is said where there is no choice.
    pub hint: &'static str,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    /// Which.
    pub choice: Choice,
    /// Its name.
    pub word: String,
}

/// How a choice stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceState {
    /// Whether it is on.
    pub is_on: bool,
    /// How many tasks of the plan it keeps; empty where that is not counted.
    pub count: String,
}

/// Who the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleView {
    /// The role as it was said; empty where it was not.
    pub role: String,
    /// Whether it is asked for.
    pub is_asked: bool,
    /// Those who answer in this plan, to choose from.
    pub names: Vec<String>,
}

/// A saved view that fits the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRow {
    /// Its place among all.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Whether the list shows it.
    pub is_on: bool,
}

/// How many names are offered for the role.
const NAMES_MAX: usize = 30;

impl Model {
    /// The groups of choices, in order. They stay as they are while choices turn on and off.
    #[must_use]
    pub fn filter_groups(&self) -> Vec<GroupView> {
        let words = words();
        let group = |title, choices| GroupView { title, choices, hint: "" };
        let statuses = |one| said::status_word(lang(), one);
        let lights = |one| said::light_word(lang(), one);
        let kinds = |one| duty::kind_word(duty::text::words(), one);
        let (choice, word) = (Choice::HasTarget, words.has_target.to_owned());
        let owners = self.owner_choices();
        vec![
            group(words.group_status, each(Status::ALL, Choice::Status, statuses)),
            group(words.group_light, each(LIGHTS, Choice::Light, lights)),
            group(words.group_due, each(DueIn::ALL, Choice::Due, due_word)),
            group(words.group_stage, each(Stage::ALL, Choice::Stage, stage_word)),
            group(words.group_kind, each(Kind::ALL, Choice::Kind, kinds)),
            group(words.group_section, self.section_choices()),
            GroupView { title: words.group_owner, choices: owners, hint: words.owners_none },
            group(words.group_changed, each(Since::ALL, Choice::Since, since_word)),
            group(words.group_other, vec![ChoiceView { choice, word }]),
        ]
    }

    fn section_choices(&self) -> Vec<ChoiceView> {
        let choice = |section: &crate::Section| ChoiceView {
            choice: Choice::Section(section.id),
            word: section.heading(),
        };
        self.outline.sections.iter().map(choice).collect()
    }

    /// Those who answer, and those the view asks for although nobody by that name answers now.
    fn owner_choices(&self) -> Vec<ChoiceView> {
        let finding = &self.track.finding;
        let mut names: Vec<String> =
            finding.kept.owners().map(|(name, _)| name.to_owned()).collect();
        let gone: Vec<_> =
            finding.view.owners.iter().filter(|name| !names.contains(name)).collect();
        names.extend(gone.into_iter().cloned());
        let choice = |name: String| ChoiceView { choice: Choice::Owner(name.clone()), word: name };
        names.into_iter().map(choice).collect()
    }

    /// How a choice stands.
    #[must_use]
    pub fn choice_state(&self, choice: &Choice) -> ChoiceState {
        let finding = &self.track.finding;
        let count = finding.kept.count(choice);
        ChoiceState {
            is_on: finding.view.has(choice),
            count: count.map(|count| count.to_string()).unwrap_or_default(),
        }
    }

    /// What the button that shows the list says.
    #[must_use]
    pub fn sheet_go(&self) -> String {
        let all = self.outline.counted;
        fill(words().sheet_go, &[&self.found_count().unwrap_or(all).to_string()])
    }

    /// Who the person is.
    #[must_use]
    pub fn role_view(&self) -> RoleView {
        let finding = &self.track.finding;
        let names = finding.kept.owners().map(|(name, _)| name.to_owned());
        RoleView {
            role: finding.role.clone(),
            is_asked: finding.is_role_asked,
            names: names.take(NAMES_MAX).collect(),
        }
    }

    /// The saved views that fit the plan.
    #[must_use]
    pub fn saved_rows(&self) -> Vec<SavedRow> {
        let finding = &self.track.finding;
        let saved = finding.saved.iter().enumerate();
        let fitting = saved.filter(|(_, saved)| saved.fits(self.outline.plan));
        let row = |(place, saved): (usize, &super::SavedView)| SavedRow {
            place,
            name: saved.name.clone(),
            is_on: saved.view == finding.view,
        };
        fitting.map(row).collect()
    }

    /// The saved view that was just removed, said.
    #[must_use]
    pub fn removed_view(&self) -> Option<String> {
        let removed = self.track.finding.removed.as_ref();
        removed.map(|(_, saved)| fill(words().saved_removed, &[&saved.name]))
    }
}

fn each<T: Copy, const N: usize>(
    all: [T; N],
    choice: fn(T) -> Choice,
    word: impl Fn(T) -> &'static str,
) -> Vec<ChoiceView> {
    let view = |one| ChoiceView { choice: choice(one), word: word(one).to_owned() };
    all.into_iter().map(view).collect()
}

fn due_word(due: DueIn) -> &'static str {
    match due {
        DueIn::Overdue => words().due_overdue,
        DueIn::Week => words().due_week,
        DueIn::Month => words().due_month,
        DueIn::Never => words().due_never,
    }
}

fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Preschool => words().stage_preschool,
        Stage::Compulsory => words().stage_compulsory,
        Stage::Senior => words().stage_senior,
        Stage::Vocational => words().stage_vocational,
        Stage::Special => words().stage_special,
    }
}

fn since_word(since: Since) -> &'static str {
    match since {
        Since::Today => words().since_today,
        Since::Week => words().since_week,
        Since::Month => words().since_month,
        Since::Day(_) => words().since_day,
    }
}

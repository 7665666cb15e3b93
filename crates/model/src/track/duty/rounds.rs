//! Rounds: how often a routine comes again, and which of its rounds have a record.
//!
//! Must not count: `yaodian_track` does.

use yaodian_plan::progress::{Field, Span};
use yaodian_plan::{Date, Task};
use yaodian_track::rounds::{Frequency, Rhythm, Round, RoundStanding, Rounds, days_held};
use yaodian_track::term::Terms;

use super::Choice;
use super::rows::HeldView;
use super::text::{Words, words};
use crate::Model;
use crate::text::fill;

/// One round of something that recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundView {
    /// `3月`, `第一季度`.
    pub name: String,
    /// Whether it was recorded; `None` where it is not over yet.
    pub is_held: Option<bool>,
    /// All of it, said.
    pub label: String,
}

/// The rounds of something that recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundsView {
    /// How often, how many rounds are over, how many are missing.
    pub say: String,
    /// The rounds that have begun.
    pub rounds: Vec<RoundView>,
    /// The days recorded.
    pub held: HeldView,
    /// How often it can come again, what the text says first with an empty value.
    pub rhythms: Vec<Choice>,
    /// The chosen one's value.
    pub rhythm: String,
}

impl Model {
    /// The rounds of a task that recurs.
    #[must_use]
    pub fn rounds_view(&self, task: &Task) -> RoundsView {
        let text = words();
        let read = Frequency::read(&task.text);
        let chosen = self.shown().choice(Field::TaskRhythm(task.id));
        let of_choice = chosen.and_then(|place| Rhythm::ALL.get(usize::from(place)));
        let frequency = of_choice.map(|rhythm| Frequency::every(*rhythm)).or(read);
        let frequency = frequency.unwrap_or(Frequency::every(Rhythm::Termly));
        let held = days_held(self.shown(), task.id);
        let as_of = self.as_of.date();
        let rounds = Rounds::of(frequency, self.plan_span(), &Terms::default(), &held, as_of);
        let rhythm = rhythm_word(text, frequency.rhythm);
        let values = [rhythm, &rounds.over().to_string(), &rounds.gaps().to_string()];
        let as_read = read.filter(|read| read.is_named);
        let first = match as_read.or(read) {
            Some(read) if read.is_named => {
                fill(text.rhythm_as_read, &[rhythm_word(text, read.rhythm)])
            }
            Some(read) => fill(text.rhythm_proposed, &[rhythm_word(text, read.rhythm)]),
            None => fill(text.rhythm_proposed, &[text.rhythm_termly]),
        };
        let choices = Rhythm::ALL.iter().zip(0_u8..).map(|(rhythm, place)| Choice {
            value: place.to_string(),
            word: rhythm_word(text, *rhythm).to_owned(),
        });
        RoundsView {
            say: fill(text.rounds_say, &values),
            rounds: rounds
                .rounds
                .iter()
                .map(|round| round_view(text, frequency.rhythm, round))
                .collect(),
            held: self.held(task),
            rhythms: [Choice { value: String::new(), word: first }]
                .into_iter()
                .chain(choices)
                .collect(),
            rhythm: chosen.map(|place| place.to_string()).unwrap_or_default(),
        }
    }

    /// The days of the plan's years, or of the one it is judged in.
    fn plan_span(&self) -> Span {
        let now = self.as_of.date();
        let (first, last) = self.outline.years.unwrap_or((now.year(), now.year()));
        let day = |year, month, day| Date::new(year, month, day).unwrap_or(now);
        Span { from: day(first, 1, 1), to: day(last, 12, 31) }
    }
}

const fn rhythm_word(words: &Words, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Weekly => words.rhythm_weekly,
        Rhythm::Fortnightly => words.rhythm_fortnightly,
        Rhythm::Monthly => words.rhythm_monthly,
        Rhythm::Quarterly => words.rhythm_quarterly,
        Rhythm::HalfYearly => words.rhythm_half_yearly,
        Rhythm::Termly => words.rhythm_termly,
        Rhythm::Yearly => words.rhythm_yearly,
    }
}

fn round_view(text: &Words, rhythm: Rhythm, round: &Round) -> RoundView {
    let name = round_name(text, rhythm, round.span);
    let (is_held, said) = match round.standing {
        RoundStanding::Kept => (Some(true), text.round_done),
        RoundStanding::Short => (Some(false), text.round_short),
        RoundStanding::Gap => (Some(false), text.round_gap),
        RoundStanding::Open => (None, text.round_coming),
    };
    RoundView { label: fill(text.round_label, &[&name, said]), name, is_held }
}

fn round_name(text: &Words, rhythm: Rhythm, span: Span) -> String {
    let (_, month, day) = span.from.ymd();
    match rhythm {
        Rhythm::Weekly | Rhythm::Fortnightly => {
            let (_, last_month, last) = span.to.ymd();
            let days = [format!("{month}.{day}"), format!("{last_month}.{last}")];
            fill(text.round_week, &days.each_ref().map(String::as_str))
        }
        Rhythm::Monthly => fill(text.round_month, &[&month.to_string()]),
        Rhythm::Quarterly => fill(text.round_quarter, &[&(month.div_ceil(3)).to_string()]),
        Rhythm::HalfYearly if month <= 6 => text.round_half_first.to_owned(),
        Rhythm::HalfYearly => text.round_half_second.to_owned(),
        Rhythm::Termly if month <= 6 => text.round_term_spring.to_owned(),
        Rhythm::Termly => text.round_term_autumn.to_owned(),
        Rhythm::Yearly => text.round_year.to_owned(),
    }
}

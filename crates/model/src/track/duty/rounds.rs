//! Rounds: how often a routine comes again, and which of its rounds have a record.
//!
//! Must not count: `yaodian_track` does.

use yaodian_plan::progress::{Field, Span};
use yaodian_plan::{Date, Task};
use yaodian_track::rounds::{Frequency, Rhythm, Round, RoundStanding, Rounds, days_held, periods};

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
    /// Whether it was recorded; `None` where it is not over yet, or nobody asked for it.
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

/// How often something is to come again.
struct Asked {
    /// What the text says.
    read: Option<Frequency>,
    /// What a person chose, as a place in `Rhythm::ALL`.
    chosen: Option<u8>,
    /// What holds.
    frequency: Frequency,
    /// Whether the text names it or a person chose it.
    is_asked: bool,
}

impl Model {
    /// The rounds of a task that recurs.
    #[must_use]
    pub fn rounds_view(&self, task: &Task) -> RoundsView {
        let text = words();
        let Asked { read, chosen, frequency, is_asked } = self.asked(task);
        let held = days_held(self.shown(), task.id);
        let (as_of, terms) = (self.as_of.date(), &self.track.calendar.terms);
        let rounds = Rounds::of(frequency, self.plan_span(), terms, &held, as_of);
        let days = self.held(task);
        let say = if is_asked {
            let rhythm = rhythm_word(text, frequency.rhythm);
            let values = [rhythm, &rounds.over().to_string(), &rounds.gaps().to_string()];
            fill(text.rounds_say, &values)
        } else {
            days.say.clone()
        };
        let round = |round: &Round| round_view(text, frequency.rhythm, round, is_asked);
        let first = match read {
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
            say,
            rounds: rounds.rounds.iter().map(round).collect(),
            held: days,
            rhythms: [Choice { value: String::new(), word: first }]
                .into_iter()
                .chain(choices)
                .collect(),
            rhythm: chosen.map(|place| place.to_string()).unwrap_or_default(),
        }
    }

    /// How often a task is to come again, and whether anybody asked for it.
    fn asked(&self, task: &Task) -> Asked {
        let read = Frequency::read(&task.text);
        let chosen = self.shown().choice(Field::TaskRhythm(task.id));
        let of_choice = chosen.and_then(|place| Rhythm::ALL.get(usize::from(place)));
        let frequency = of_choice.map(|rhythm| Frequency::every(*rhythm)).or(read);
        Asked {
            read,
            chosen,
            frequency: frequency.unwrap_or(Frequency::every(Rhythm::Termly)),
            // Nobody owes a round that neither the text nor a person asked for.
            is_asked: of_choice.is_some() || read.is_some_and(|read| read.is_named),
        }
    }

    /// The rounds of a task that the text or a person asked for, those to come too; none where
    /// nobody asked.
    pub(crate) fn rounds_asked(&self, task: &Task) -> Vec<Round> {
        let Asked { frequency, is_asked, .. } = self.asked(task);
        if !is_asked {
            return Vec::new();
        }
        let (year, terms) = (self.plan_span(), &self.track.calendar.terms);
        let held = days_held(self.shown(), task.id);
        let begun = Rounds::of(frequency, year, terms, &held, self.as_of.date()).rounds;
        let to_come = periods(frequency.rhythm, year, terms).into_iter().skip(begun.len());
        let open = |span| Round { span, held: 0, standing: RoundStanding::Open };
        begun.into_iter().chain(to_come.map(open)).collect()
    }

    /// A round of a task, by name.
    pub(crate) fn round_word(&self, task: &Task, round: Span) -> String {
        round_name(words(), self.asked(task).frequency.rhythm, round)
    }

    /// The days of the plan's years, or of the one it is judged in.
    pub(crate) fn plan_span(&self) -> Span {
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

fn round_view(text: &Words, rhythm: Rhythm, round: &Round, is_asked: bool) -> RoundView {
    let name = round_name(text, rhythm, round.span);
    let (is_held, said) = match round.standing {
        RoundStanding::Kept => (Some(true), text.round_done),
        _ if !is_asked => (None, text.round_none),
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

//! Counts in English: Train 20 teachers, at least 12 hours of coaching.
//!
//! Blanks part words here, so the source is looked at as well as the folded text.

use super::amounts::{Amount, Found};
use super::numerals::{Numeral, numeral_at};
use super::scan::{Meanings, Words, char_at, char_before, holds, longest_at, longest_before};
use super::targets::{Goal, Reader};
use crate::Op;

/// First words of sentences that are no verbs and bid nothing: In 2019, Grade 5, Last year.
#[rustfmt::skip]
static NO_VERBS: Words = Words::new(&[
    "In", "On", "At", "By", "From", "Since", "For", "Of", "With", "During", "Between", "After", "Before", "Until",
    "Within", "Over", "About", "Around", "Nearly", "Only", "Last", "Another", "All", "The", "These", "Those", "This",
    "Grade", "Grades", "Year", "Phase", "Stage", "Section", "Chapter", "Goal", "Action", "Objective", "Strategy",
    "Table", "Figure", "Step", "Week", "Day", "Page", "Level", "Unit", "Part", "Appendix", "Room", "Class", "Term",
    "Priority", "Activity", "Outcome", "Tier", "Zone", "Ward", "District", "Item", "No", "And", "Or", "Than", "As",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Spring", "Summer", "Autumn", "Fall", "Winter", "Our", "Their", "Its", "We", "They", "It", "There",
    "Currently", "Previously", "Some", "Most", "Many", "Each", "Every", "Students", "Teachers", "Staff",
]);
/// Verbs that bring a number down.
#[rustfmt::skip]
static DOWN: Words = Words::new(&[
    "Reduce", "Lower", "Decrease", "Cut", "reduce", "lower", "decrease", "cut", "fall", "drop", "shorten", "Shorten",
]);
/// Numbers in words.
static NUMBERS: Meanings<u8> = Meanings::new(&[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
]);
/// Words right before a number that bound it; all but the first few also tell of what was.
const BOUNDS: [(&str, Op); 13] = [
    ("atleast", Op::Ge),
    ("nofewerthan", Op::Ge),
    ("nolessthan", Op::Ge),
    ("aminimumof", Op::Ge),
    ("atmost", Op::Le),
    ("nomorethan", Op::Le),
    ("amaximumof", Op::Le),
    ("upto", Op::Le),
    ("under", Op::Lt),
    ("below", Op::Lt),
    ("fewerthan", Op::Lt),
    ("lessthan", Op::Lt),
    ("morethan", Op::Gt),
];

/// The words numbers are written with.
pub(super) fn numbers() -> impl Iterator<Item = &'static str> {
    NUMBERS.iter()
}

/// Words that end what is counted.
#[rustfmt::skip]
const ENDS: [&str; 21] = [
    "by", "in", "for", "at", "to", "on", "with", "before", "each", "per", "every", "during", "from", "and",
    "or", "until", "after", "through", "within", "so", "who",
];

/// How far before a number from may stand that says what it rises from.
const FROM_CHARS_MAX: usize = 12;
/// How many words may be quoted after a number.
const WORDS_MAX: usize = 8;

impl<'v> Reader<'v> {
    /// Reads the count whose number begins at a place.
    pub fn english(&self, at: usize) -> Option<Goal<'v>> {
        let text = self.text();
        let number = self.english_number(at)?;
        if let Some(goal) = self.risen_to(at, number) {
            return Some(goal);
        }
        let counts = char_at(text, number.end)?.is_ascii_lowercase()
            && self.view.blank_before(number.end)
            && self.view.blank_before(at);
        if !counts {
            return None;
        }
        let bound = BOUNDS.iter().find_map(|&(word, op)| {
            longest_before(text, at, &[word]).map(|len| (at.saturating_sub(len), op))
        });
        let bound = bound.filter(|(_, op)| matches!(op, Op::Ge | Op::Le) || self.sentence_bids());
        let (from, op) = match bound {
            Some(found) => found,
            None => (at, self.bids(at).then_some(Op::Eq)?),
        };
        let (mut end, mut unit) = (number.end, None);
        for _ in 0..WORDS_MAX {
            let word_end = self.word_end(end);
            let word: String = text.get(end..word_end)?.iter().collect();
            if word.is_empty() || ENDS.contains(&word.as_str()) {
                break;
            }
            if word == "of" {
                unit = unit.or(Some(end));
            }
            end = word_end;
            if !self.view.blank_before(end) {
                break;
            }
        }
        // parent workshops are counted in workshops, hours of coaching in hours.
        let last = unit.unwrap_or(end);
        let first = (number.end..last).rev().find(|&at| self.view.blank_before(at))?;
        Some(Goal {
            at: from..end,
            subject: self.view.quote(number.end, end).to_owned(),
            op,
            value: Some(number.value),
            upper: None,
            unit: text.get(first..last)?,
        })
    }

    /// A number in digits or words, at a word's beginning.
    fn english_number(&self, at: usize) -> Option<Numeral> {
        let text = self.text();
        if let Some((len, value)) = NUMBERS.longest(text, at) {
            let end = at + len;
            let whole = self.view.blank_before(at) && self.view.blank_before(end);
            let value = crate::Number::from_int(value.into());
            return whole.then_some(Numeral { end, value, han: false });
        }
        numeral_at(text, at)
    }

    /// Raise the number of clubs from 18 to 30: what is counted stands before both numbers.
    fn risen_to(&self, at: usize, number: Numeral) -> Option<Goal<'v>> {
        let text = self.text();
        let to = at.checked_sub(longest_before(text, at, &["to"])?)?;
        let from = (self.task.start..to).rev().take(FROM_CHARS_MAX).find(|&from| {
            longest_at(text, from, &["from"]).is_some_and(|len| {
                numeral_at(text, from + len).is_some_and(|first| first.end == to)
            })
        })?;
        let ends = char_at(text, number.end).is_none_or(|c| !c.is_alphanumeric())
            || self.view.blank_before(number.end);
        let start = self.clause.max(self.task.start);
        (ends && self.view.blank_before(at) && start < from).then(|| Goal {
            at: start..number.end,
            subject: self.view.quote(start, from).to_owned(),
            op: if self.falls(start, from) { Op::Le } else { Op::Ge },
            value: Some(number.value),
            upper: None,
            unit: &[],
        })
    }

    /// Ensure that 95% of schools have a lead: a share of something, where the sentence bids.
    pub fn english_share(&self, amount: &Amount<'v>) -> Option<Found<'v>> {
        let of = amount.q.end + longest_at(self.text(), amount.q.end, &["of"])?;
        let bid = self.view.blank_before(of) && self.sentence_bids();
        let from = if amount.bound.is_some() { amount.bound_start } else { amount.q.start };
        let stop = char_before(self.text(), amount.right_end) == Some('.');
        let end = amount.right_end - usize::from(stop);
        let subject = self.view.quote(of, end).to_owned();
        bid.then(|| self.goal(amount, from..end, subject).into())
    }

    /// Whether an English verb before a number brings it down.
    pub fn falls(&self, from: usize, to: usize) -> bool {
        holds(self.text(), from, to, &DOWN)
    }

    /// Whether a verb and nothing else stands between a sentence's beginning and a number.
    fn bids(&self, at: usize) -> bool {
        [self.task.start, self.clause].into_iter().any(|from| self.verb_end(from) == Some(at))
    }

    /// Whether the sentence begins with a verb that bids.
    pub fn sentence_bids(&self) -> bool {
        self.verb_end(self.task.start).is_some()
    }

    /// Where the verb ends that begins at a place: a word with a capital that is no other.
    fn verb_end(&self, from: usize) -> Option<usize> {
        let text = self.text();
        char_at(text, from).filter(char::is_ascii_uppercase)?;
        let end = self.word_end(from);
        let all_small =
            (from + 1..end).all(|at| char_at(text, at).is_some_and(|c| c.is_ascii_lowercase()));
        let past = longest_before(text, end, &["ed"]).is_some()
            && longest_before(text, end, &["eed", "Embed"]).is_none();
        let word = text.get(from..end)?;
        (all_small && !past && end > from + 2 && !NO_VERBS.holds(word)).then_some(end)
    }

    /// Where the word that begins at a place ends.
    fn word_end(&self, at: usize) -> usize {
        let goes_on = |&place: &usize| {
            char_at(self.text(), place).is_some_and(|c| c.is_ascii_alphabetic() || c == '-')
                && (place == at || !self.view.blank_before(place))
        };
        (at..self.task.end).take_while(goes_on).last().map_or(at, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::super::targets::goals;
    use super::super::view::View;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        let show = |goal: &super::Goal| {
            let unit: String = goal.unit.iter().collect();
            format!("{} {:?} {unit}", view.quote(goal.at.start, goal.at.end), goal.op)
        };
        let got: Vec<String> = goals(&view.whole()).iter().map(show).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn reads_counts() {
        check("Train 20 teachers in phonics.", &["20 teachers Eq teachers"]);
        check("Hold 4 parent workshops by June 2023.", &["4 parent workshops Eq workshops"]);
        check(
            "Provide at least 12 hours of coaching for every teacher.",
            &["at least 12 hours of coaching Ge hours"],
        );
        check("Reduce absence to below 8%.", &["Reduce absence to below 8% Lt %"]);
        check("Host four family nights.", &["four family nights Eq nights"]);
        check("Mentor 30 pupils each term.", &["30 pupils Eq pupils"]);
        check(
            "Raise the number of clubs from 18 to 30 by May.",
            &["Raise the number of clubs from 18 to 30 Ge "],
        );
        check("Cut waiting time to under 6 weeks.", &["under 6 weeks Lt weeks"]);
        check(
            "Absence will decrease to no more than 10%.",
            &["Absence will decrease to no more than 10% Le %"],
        );
        check("Reduce suspensions from 8% to 5%.", &["Reduce suspensions from 8% to 5% Le %"]);
        check("Ensure that 95% of schools have a lead.", &["95% of schools have a lead Eq %"]);
    }

    #[test]
    fn leaves_what_is_told() {
        check("Last year the school hired 3 new aides.", &[]);
        check("In 2019 students in grade 5 met the standard.", &[]);
        check("Action 3 teachers meet.", &[]);
        check("Last year, 85% of staff completed training.", &[]);
        check("Work with someone on it.", &[]);
    }
}

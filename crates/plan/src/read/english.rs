//! Counts in English: Train 20 teachers, at least 12 hours of coaching.
//!
//! Blanks part words here, so the source is looked at as well as the folded text.

use super::numerals::numeral_at;
use super::scan::{Words, char_at, longest_before};
use super::targets::{Goal, Reader};
use crate::Op;

/// Verbs that bid so many, at the beginning of a sentence.
#[rustfmt::skip]
static VERBS: Words = Words::new(&[
    "Train", "Hold", "Open", "Recruit", "Build", "Provide", "Hire", "Host", "Publish", "Add", "Create",
    "Offer", "Deliver", "Run", "Complete", "Launch", "Establish", "Visit", "Conduct", "Enroll", "Plant",
    "Install", "Purchase", "Buy", "Develop", "Organize", "Organise", "Schedule", "Distribute", "Start",
    "Form", "Send", "Observe", "Administer", "Appoint", "Equip", "Renovate", "Award", "Secure",
]);

/// Words that end what is counted.
#[rustfmt::skip]
const ENDS: [&str; 21] = [
    "by", "in", "for", "at", "to", "on", "with", "before", "each", "per", "every", "during", "from", "and",
    "or", "until", "after", "through", "within", "so", "who",
];

/// How many words may be quoted after a number.
const WORDS_MAX: usize = 8;

impl<'v> Reader<'v> {
    /// Reads the count whose number begins at a place.
    pub fn english(&self, at: usize) -> Option<Goal<'v>> {
        let text = self.text();
        let number = numeral_at(text, at)?;
        let counts = char_at(text, number.end)?.is_ascii_lowercase()
            && self.view.blank_before(number.end)
            && self.view.blank_before(at);
        if !counts {
            return None;
        }
        let bound = [
            ("atleast", Op::Ge),
            ("nofewerthan", Op::Ge),
            ("atmost", Op::Le),
            ("nomorethan", Op::Le),
        ];
        let bound = bound.iter().find_map(|&(word, op)| {
            longest_before(text, at, &[word]).map(|len| (at.saturating_sub(len), op))
        });
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

    /// Whether a verb and nothing else stands between a sentence's beginning and a number.
    fn bids(&self, at: usize) -> bool {
        let Some(len) = longest_before(self.text(), at, &VERBS) else { return false };
        let from = at.saturating_sub(len);
        from == self.task.start || from == self.clause
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
    }

    #[test]
    fn leaves_what_is_told() {
        check("Last year the school hired 3 new aides.", &[]);
        check("In 2019 students in grade 5 met the standard.", &[]);
        check("Action 3 teachers meet.", &[]);
    }
}

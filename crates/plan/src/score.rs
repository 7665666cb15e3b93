//! How well a reading agrees with what a person read: precision and recall by aspect.
//!
//! Compares, and judges nothing: what is right the labels say. Must not know how labels are kept.

use crate::{Node, Plan};

/// What a person read in a document, each thing as often as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Level, label and title of each heading that has a title.
    pub headings: Vec<String>,
    /// Quote, operator, values and unit of each target.
    pub targets: Vec<String>,
    /// Quote and days of each deadline.
    pub dues: Vec<String>,
    /// Name and role of each owner of each task.
    pub owners: Vec<String>,
}

/// How one aspect of a reading agrees with the labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many things the labels and the reading share.
    pub matched: usize,
    /// How many the labels hold.
    pub expected: usize,
    /// How many the reading holds.
    pub found: usize,
}

/// The scores of all aspects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Of the headings.
    pub headings: Score,
    /// Of the targets.
    pub targets: Score,
    /// Of the deadlines.
    pub dues: Score,
    /// Of the owners.
    pub owners: Score,
}

impl Score {
    /// The share of what was found that is right, in thousandths; 1000 where nothing was found.
    #[must_use]
    pub const fn precision_permille(self) -> usize {
        permille(self.matched, self.found)
    }

    /// The share of what is right that was found, in thousandths; 1000 where nothing is right.
    #[must_use]
    pub const fn recall_permille(self) -> usize {
        permille(self.matched, self.expected)
    }

    /// Both counts together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            matched: self.matched + other.matched,
            expected: self.expected + other.expected,
            found: self.found + other.found,
        }
    }
}

const fn permille(part: usize, whole: usize) -> usize {
    match (part * 1000).checked_div(whole) {
        Some(share) => share,
        None => 1000,
    }
}

impl Scores {
    /// Both scores together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            headings: self.headings.plus(other.headings),
            targets: self.targets.plus(other.targets),
            dues: self.dues.plus(other.dues),
            owners: self.owners.plus(other.owners),
        }
    }

    /// Each aspect's name, its score, and the least its precision and its recall may be, in thousandths.
    #[must_use]
    pub const fn against_goals(self) -> [(&'static str, Score, usize); 4] {
        [
            ("headings", self.headings, 970),
            ("targets", self.targets, 920),
            ("deadlines", self.dues, 950),
            ("owners", self.owners, 950),
        ]
    }

    /// Whether every aspect is as good as its goal.
    #[must_use]
    pub fn is_good(self) -> bool {
        let good = |(_, score, goal): (_, Score, _)| {
            score.precision_permille() >= goal && score.recall_permille() >= goal
        };
        self.against_goals().into_iter().all(good)
    }
}

impl Labels {
    /// What a reading holds, in the form of labels.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut labels = Self::default();
        for node in plan.nodes() {
            labels.add(node);
        }
        labels
    }

    fn add(&mut self, node: &Node) {
        if !node.title.is_empty() {
            self.headings.push(heading(node.level.into(), &node.label, &node.title));
        }
        for task in &node.tasks {
            for t in &task.targets {
                let number = |n: Option<crate::Number>| n.map(|n| n.to_string());
                self.targets.push(target(
                    &t.quote,
                    t.op.name(),
                    number(t.value).as_deref(),
                    number(t.upper).as_deref(),
                    &t.unit,
                ));
            }
            for d in &task.due {
                let day = |d: Option<crate::Date>| d.map(|d| d.to_string());
                self.dues.push(due(&d.quote, day(d.from).as_deref(), day(d.to).as_deref()));
            }
            self.owners.extend(task.owners.iter().map(|o| owner(&o.name, o.role.name())));
        }
    }
}

/// A heading as a label.
#[must_use]
pub fn heading(level: u64, label: &str, title: &str) -> String {
    squeeze(&format!("{level}|{label}|{title}"))
}

/// A target as a label.
#[must_use]
pub fn target(
    quote: &str,
    op: &str,
    value: Option<&str>,
    upper: Option<&str>,
    unit: &str,
) -> String {
    let (value, upper) = (value.unwrap_or("-"), upper.unwrap_or("-"));
    squeeze(&format!("{quote}|{op}|{value}|{upper}|{unit}"))
}

/// A deadline as a label.
#[must_use]
pub fn due(quote: &str, from: Option<&str>, to: Option<&str>) -> String {
    squeeze(&format!("{quote}|{}|{}", from.unwrap_or("-"), to.unwrap_or("-")))
}

/// An owner as a label.
#[must_use]
pub fn owner(name: &str, role: &str) -> String {
    squeeze(&format!("{name}|{role}"))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Scores a reading against labels.
#[must_use]
pub fn score(expected: &Labels, found: &Labels) -> Scores {
    Scores {
        headings: compare(&expected.headings, &found.headings),
        targets: compare(&expected.targets, &found.targets),
        dues: compare(&expected.dues, &found.dues),
        owners: compare(&expected.owners, &found.owners),
    }
}

fn compare(expected: &[String], found: &[String]) -> Score {
    let mut left: Vec<&String> = expected.iter().collect();
    left.sort_unstable();
    let mut sorted: Vec<&String> = found.iter().collect();
    sorted.sort_unstable();
    let (mut left, mut matched) = (left.into_iter().peekable(), 0);
    for thing in sorted {
        while left.peek().is_some_and(|next| *next < thing) {
            left.next();
        }
        if left.peek() == Some(&thing) {
            left.next();
            matched += 1;
        }
    }
    Score { matched, expected: expected.len(), found: found.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_thing_once() {
        let list = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        let score = compare(&list(&["甲", "甲", "乙", "丙"]), &list(&["甲", "乙", "乙", "丁"]));
        assert_eq!(score, Score { matched: 2, expected: 4, found: 4 });
        assert_eq!((score.precision_permille(), score.recall_permille()), (500, 500));
        assert_eq!(Score::default().precision_permille(), 1000);
    }
}

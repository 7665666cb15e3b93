//! A view: the words looked for and the filters, each group a set of choices.
//!
//! Within a group one choice is enough, between groups all must hold. Must not know words of the
//! screen; how a view is written in the address is `address`.

use yaodian_plan::progress::Status;
use yaodian_plan::{Date, Kind, Light, NodeId};

use super::{DueIn, Facts, Stage};

/// What the list is narrowed to. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The words looked for, one space between.
    pub words: String,
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Lights.
    pub lights: Vec<Light>,
    /// Sections.
    pub sections: Vec<NodeId>,
    /// Sorts of duty.
    pub kinds: Vec<Kind>,
    /// Who answers, by name.
    pub owners: Vec<String>,
    /// How soon it is due.
    pub due: Vec<DueIn>,
    /// Whether only what has a target is kept.
    pub has_target: bool,
    /// 学段.
    pub stages: Vec<Stage>,
    /// Since when something about it was changed.
    pub changed_since: Option<Since>,
    /// Whether only what concerns the person is kept.
    pub is_mine: bool,
}

/// Since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// 今天.
    Today,
    /// 7天内.
    Week,
    /// 30天内.
    Month,
    /// From a day on.
    Day(Date),
}

impl Since {
    /// Those that need no day, in the order screens show them.
    pub const ALL: [Self; 3] = [Self::Today, Self::Week, Self::Month];

    /// The first day of it, on a day.
    #[must_use]
    pub fn first_day(self, today: Date) -> Date {
        match self {
            Self::Today => today,
            Self::Week => today.plus_days(-6),
            Self::Month => today.plus_days(-29),
            Self::Day(day) => day,
        }
    }
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A status.
    Status(Status),
    /// A light.
    Light(Light),
    /// A section.
    Section(NodeId),
    /// A sort of duty.
    Kind(Kind),
    /// Somebody who answers.
    Owner(String),
    /// How soon it is due.
    Due(DueIn),
    /// 有指标.
    HasTarget,
    /// A stage of schooling.
    Stage(Stage),
    /// Since when it was changed; of these one at most is on.
    Since(Since),
    /// 与我有关.
    Mine,
}

/// The statuses of what is not finished.
const OPEN: [Status; 3] = [Status::NotStarted, Status::InProgress, Status::Blocked];
/// The lights, in the order screens show them.
pub const LIGHTS: [Light; 4] = [Light::Green, Light::Yellow, Light::Red, Light::Grey];

impl View {
    /// Everything that is not finished.
    #[must_use]
    pub fn open() -> Self {
        Self { statuses: OPEN.to_vec(), ..Self::default() }
    }

    /// Whether the view keeps everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes in what was typed, with one space between its words.
    pub fn set_words(&mut self, typed: &str) {
        self.words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    }

    /// How many choices are on, words aside.
    #[must_use]
    pub fn choice_count(&self) -> usize {
        self.statuses.len()
            + self.lights.len()
            + self.sections.len()
            + self.kinds.len()
            + self.owners.len()
            + self.due.len()
            + self.stages.len()
            + usize::from(self.has_target)
            + usize::from(self.changed_since.is_some())
            + usize::from(self.is_mine)
    }

    /// Whether a choice is on.
    #[must_use]
    pub fn has(&self, choice: &Choice) -> bool {
        match choice {
            Choice::Status(one) => self.statuses.contains(one),
            Choice::Light(one) => self.lights.contains(one),
            Choice::Section(one) => self.sections.contains(one),
            Choice::Kind(one) => self.kinds.contains(one),
            Choice::Owner(one) => self.owners.contains(one),
            Choice::Due(one) => self.due.contains(one),
            Choice::HasTarget => self.has_target,
            Choice::Stage(one) => self.stages.contains(one),
            Choice::Since(one) => self.changed_since == Some(*one),
            Choice::Mine => self.is_mine,
        }
    }

    /// Turns a choice on or off. Choices of a group keep the order of the screen, so that the same
    /// choices are the same view.
    pub fn toggle(&mut self, choice: &Choice) {
        match choice {
            Choice::Status(one) => toggle(&mut self.statuses, *one, &Status::ALL),
            Choice::Light(one) => toggle(&mut self.lights, *one, &LIGHTS),
            Choice::Kind(one) => toggle(&mut self.kinds, *one, &Kind::ALL),
            Choice::Due(one) => toggle(&mut self.due, *one, &DueIn::ALL),
            Choice::Stage(one) => toggle(&mut self.stages, *one, &Stage::ALL),
            Choice::Section(one) => toggle_sorted(&mut self.sections, *one),
            Choice::Owner(one) => toggle_sorted(&mut self.owners, one.clone()),
            Choice::HasTarget => self.has_target = !self.has_target,
            Choice::Since(one) => {
                self.changed_since = Some(*one).filter(|_| self.changed_since != Some(*one));
            }
            Choice::Mine => self.is_mine = !self.is_mine,
        }
    }

    /// Whether the filters keep a task, words aside. `owners` are the places of the names that the
    /// view asks for, and `today` is the real day.
    #[must_use]
    pub fn keeps(&self, facts: &Facts, owners: &[u32], today: Date) -> bool {
        fn any<T: PartialEq>(asked: &[T], own: &T) -> bool {
            asked.is_empty() || asked.contains(own)
        }
        any(&self.statuses, &facts.status)
            && any(&self.lights, &facts.light)
            && any(&self.sections, &facts.section)
            && any(&self.kinds, &facts.kind)
            && (self.owners.is_empty() || facts.owners.iter().any(|one| owners.contains(one)))
            && (self.due.is_empty() || self.due.iter().any(|due| facts.due.has(*due)))
            && (self.stages.is_empty() || self.stages.iter().any(|one| facts.stages.has(*one)))
            && (!self.has_target || facts.has_target)
            && (!self.is_mine || facts.is_mine)
            && self.changed_since.is_none_or(|since| {
                facts.changed.is_some_and(|changed| changed >= since.first_day(today))
            })
    }
}

fn toggle<T: PartialEq + Copy>(list: &mut Vec<T>, one: T, order: &[T]) {
    let is_on = list.contains(&one);
    let was = std::mem::take(list);
    let is_kept = |each: &T| if *each == one { !is_on } else { was.contains(each) };
    list.extend(order.iter().copied().filter(is_kept));
}

fn toggle_sorted<T: Ord>(list: &mut Vec<T>, one: T) {
    if !yaodian_plan::sorted::remove(list, &one) {
        yaodian_plan::sorted::insert(list, one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Stages;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn facts() -> Facts {
        Facts {
            status: Status::InProgress,
            light: Light::Yellow,
            kind: Kind::Project,
            section: NodeId(4),
            stages: Stages::named("小学和高中"),
            due: [DueIn::Month].into_iter().collect(),
            has_target: true,
            is_mine: false,
            owners: vec![2, 5],
            changed: Some(day("2022-08-12")),
        }
    }

    #[test]
    fn one_choice_of_a_group_is_enough_and_every_group_must_hold() {
        let check = |choices: &[Choice], expect| {
            let mut view = View::default();
            choices.iter().for_each(|choice| view.toggle(choice));
            let is_kept = view.keeps(&facts(), &[5, 9], day("2022-08-18"));
            assert_eq!(is_kept, expect, "{choices:?}");
        };
        let status = Choice::Status;
        check(&[], true);
        check(&[status(Status::Done)], false);
        check(&[status(Status::Done), status(Status::InProgress)], true);
        check(&[status(Status::InProgress), Choice::Light(Light::Red)], false);
        check(&[status(Status::InProgress), Choice::Light(Light::Yellow)], true);
        check(&[Choice::Section(NodeId(4))], true);
        check(&[Choice::Section(NodeId(5))], false);
        check(&[Choice::Kind(Kind::Rate)], false);
        check(&[Choice::Owner("教育科".to_owned())], true);
        check(&[Choice::Due(DueIn::Month), Choice::HasTarget], true);
        check(&[Choice::Due(DueIn::Week)], false);
        check(&[Choice::Stage(Stage::Compulsory)], true);
        check(&[Choice::Stage(Stage::Special)], false);
        check(&[Choice::Mine], false);
        check(&[Choice::Since(Since::Week)], true);
        check(&[Choice::Since(Since::Today)], false);
        check(&[Choice::Since(Since::Day(day("2022-08-13")))], false);
        check(&[Choice::Since(Since::Today), Choice::Since(Since::Month)], true);
    }

    #[test]
    fn the_order_of_taps_does_not_matter_and_a_second_tap_takes_back() {
        let view = |choices: &[Choice]| {
            let mut view = View::default();
            choices.iter().for_each(|choice| view.toggle(choice));
            view
        };
        let [one, two] = [Choice::Status(Status::Done), Choice::Status(Status::NotStarted)];
        assert_eq!(view(&[one.clone(), two.clone()]), view(&[two.clone(), one.clone()]));
        assert_eq!(view(&[one.clone(), one.clone()]), View::default());
        assert_eq!(
            view(&[one.clone(), two.clone(), one.clone()]),
            view(std::slice::from_ref(&two))
        );
        assert!(view(std::slice::from_ref(&two)).has(&two));
        let owners = ["乙", "甲"].map(|name| Choice::Owner(name.to_owned()));
        assert_eq!(view(&owners).owners, ["乙", "甲"]);
        assert_eq!(view(&owners).choice_count(), 2);
    }
}

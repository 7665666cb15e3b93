//! Who has how much: the tasks of each responsible unit, by status.
//!
//! Must not sort units by what they did: they stand in the plan's order. Must not know where their
//! names come from.

use std::collections::BTreeMap;

use yaodian_plan::Tally;
use yaodian_plan::progress::Status;

/// What one unit has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The unit.
    pub name: String,
    /// How many of its tasks it leads.
    pub led: u32,
    /// Its tasks, those it leads and those it supports.
    pub tally: Tally,
}

/// What all units have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loads {
    /// Each unit, in the order in which tasks name them first. A task counts for each of its units.
    pub units: Vec<Load>,
    /// The tasks that name somebody, each once.
    pub named: Tally,
    /// How many tasks name nobody.
    pub unnamed: u32,
    /// How many tasks name more than one unit.
    pub shared: u32,
}

/// A task, as far as it loads somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burden {
    /// Who leads.
    pub leads: Vec<String>,
    /// Who supports.
    pub supports: Vec<String>,
    /// Its status.
    pub status: Status,
}

impl Burden {
    /// Each unit once, and whether it leads.
    fn names(&self) -> Vec<(&str, bool)> {
        let mut names: Vec<(&str, bool)> = Vec::new();
        let leads = self.leads.iter().map(|name| (name.as_str(), true));
        for (name, leads) in leads.chain(self.supports.iter().map(|name| (name.as_str(), false))) {
            if names.iter().all(|(known, _)| *known != name) {
                names.push((name, leads));
            }
        }
        names
    }
}

/// Counts tasks by unit.
#[must_use]
pub fn loads(tasks: impl IntoIterator<Item = Burden>) -> Loads {
    let mut loads = Loads::default();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for task in tasks {
        let names = task.names();
        if names.is_empty() {
            loads.unnamed += 1;
            continue;
        }
        loads.named.extend([task.status]);
        loads.shared += u32::from(names.len() > 1);
        for (name, leads) in names {
            let next = loads.units.len();
            let at = *places.entry(name.to_owned()).or_insert(next);
            if at == next {
                loads.units.push(Load { name: name.to_owned(), led: 0, tally: Tally::default() });
            }
            if let Some(load) = loads.units.get_mut(at) {
                load.led += u32::from(leads);
                load.tally.extend([task.status]);
            }
        }
    }
    loads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_has_its_tasks_in_the_plans_order() {
        let task = |leads: &[&str], supports: &[&str], status| {
            let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            Burden { leads: own(leads), supports: own(supports), status }
        };
        let loads = loads([
            task(&["办公室"], &["教研室"], Status::NotStarted),
            task(&["教研室"], &["教研室"], Status::Done),
            task(&[], &[], Status::Done),
            task(&["人事科"], &[], Status::NotApplicable),
        ]);
        let unit =
            |load: &Load| (load.name.clone(), load.led, load.tally.done, load.tally.counted());
        let units: Vec<_> = loads.units.iter().map(unit).collect();
        let expect = [("办公室", 1, 0, 1), ("教研室", 1, 1, 2), ("人事科", 1, 0, 0)];
        let expect = expect.map(|(name, led, done, counted)| (name.to_owned(), led, done, counted));
        assert_eq!(units, expect);
        assert_eq!((loads.named.total(), loads.named.open()), (3, 1));
        assert_eq!((loads.unnamed, loads.shared), (1, 1));
    }
}

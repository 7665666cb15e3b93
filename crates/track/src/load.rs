//! Who has how much: the tasks of each responsible unit, by status.
//!
//! Must not sort units by what they did: they stand in the plan's order.

use yaodian_plan::progress::{Field, State};
use yaodian_plan::{Role, Tally, Task};

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
    /// Each unit, in the order in which the plan names them first. A task counts for each of its
    /// units.
    pub units: Vec<Load>,
    /// How many tasks name nobody.
    pub unnamed: u32,
    /// How many tasks name more than one unit.
    pub shared: u32,
}

/// What stands between names in one field.
const BETWEEN: [char; 7] = ['、', '，', ',', '；', ';', '/', '\n'];

/// Counts tasks by unit: those that people set stand in place of those the text names.
#[must_use]
pub fn loads(state: &State, tasks: &[Task]) -> Loads {
    let mut loads = Loads::default();
    let mut places: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for task in tasks {
        let names = names(state, task);
        match names.len() {
            0 => loads.unnamed += 1,
            1 => {}
            _ => loads.shared += 1,
        }
        for (name, leads) in names {
            let next = loads.units.len();
            let at = *places.entry(name.clone()).or_insert(next);
            if at == next {
                loads.units.push(Load { name, led: 0, tally: Tally::default() });
            }
            if let Some(load) = loads.units.get_mut(at) {
                load.led += u32::from(leads);
                load.tally.extend([state.status(task.id)]);
            }
        }
    }
    loads
}

/// A task's units, each once, and whether it leads.
fn names(state: &State, task: &Task) -> Vec<(String, bool)> {
    let mut names: Vec<(String, bool)> = Vec::new();
    let mut add = |name: &str, leads: bool| {
        let name = name.trim();
        if !name.is_empty() && names.iter().all(|(known, _)| known != name) {
            names.push((name.to_owned(), leads));
        }
    };
    let sides = [(Field::TaskLead(task.id), true), (Field::TaskSupport(task.id), false)];
    for (field, leads) in sides {
        let own = state.note(field);
        if own.trim().is_empty() {
            let of_side = |role: Role| (role != Role::Support) == leads;
            let owners = task.owners.iter().filter(|owner| of_side(owner.role));
            owners.for_each(|owner| add(&owner.name, leads));
        } else {
            own.split(BETWEEN).for_each(|name| add(name, leads));
        }
    }
    names
}

//! 责任单位: what each unit has, by status, in the plan's order.
//!
//! Must not sort units by what they did, nor praise or blame one.

use yaodian_track::load::{Burden, Load, Loads, loads};

use super::bars::{Bar, Head, rows, status_cells, status_columns};
use super::text::words;
use super::{Chart, Drawn, Row, Table, sentences, statuses_said};
use crate::Model;
use crate::text::fill;

impl Model {
    pub(super) fn owners_chart(&self, width: i32) -> Drawn {
        let words = words();
        let loads = loads(self.outline.counted_tasks().iter().map(|task| Burden {
            leads: self.leads_of(task),
            supports: self.supports_of(task),
            status: self.shown().status(task.id),
        }));
        let most = loads.units.iter().map(|load| load.tally.total()).max().unwrap_or(1);
        let (drawn, rest) = self.rows_drawn(Chart::Owners, loads.units.len());
        let bars: Vec<Bar> =
            loads.units.iter().take(drawn).map(|load| bar(load, most, width)).collect();
        let row = |load: &Load| Row {
            name: load.name.clone(),
            cells: status_cells(load.led.to_string(), &load.tally),
        };
        Drawn {
            finding: finding(&loads),
            say: if bars.is_empty() { String::new() } else { said(&loads) },
            figure: (!bars.is_empty()).then(|| rows(&bars, width)),
            empty: words.owners_empty,
            table: Table {
                columns: status_columns(words.column_owner, words.owner_led),
                rows: loads.units.iter().map(row).collect(),
            },
            rest,
            choices: None,
        }
    }
}

fn finding(loads: &Loads) -> String {
    let units = loads.units.len().to_string();
    match loads.named.open() {
        _ if loads.units.is_empty() => String::new(),
        0 => fill(words().owners_all_done, &[&units]),
        open => fill(words().owners_finding, &[&units, &open.to_string()]),
    }
}

fn said(loads: &Loads) -> String {
    let words = words();
    let told = |text: &str, count: u32| match count {
        0 => String::new(),
        count => fill(text, &[&count.to_string()]),
    };
    let shared = told(words.owners_shared, loads.shared);
    sentences(&[words.owners_say, &shared, &told(words.owners_unnamed, loads.unnamed)])
}

/// A unit's bar, as long as its tasks are many.
fn bar(load: &Load, most: u32, width: i32) -> Bar {
    let tally = load.tally;
    let length = i64::from(width) * i64::from(tally.total()) / i64::from(most.max(1));
    let (done, counted) = (tally.done.to_string(), tally.counted().to_string());
    let said = fill(words().owner_said, &[&load.name, &done, &counted]);
    let led = fill(words().owner_led_said, &[&load.led.to_string()]);
    Bar {
        said: said + &led + words().comma + &statuses_said(&tally),
        head: Head { name: load.name.clone(), value: format!("{done}/{counted}") },
        tally,
        length: i32::try_from(length).unwrap_or(width).max(100),
    }
}

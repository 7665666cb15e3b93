//! What the numbers come to: medians, ratios, budgets, a table.
//!
//! Must not measure.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::measure::{CPU_SLOWDOWN, LATENCY_MS, NETWORK_BITS, Visit};
use crate::scale::Sized;

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub name: &'static str,
    /// What each visit to the app took, in milliseconds.
    pub app: Vec<f64>,
    /// What each visit to the floor page took.
    pub floor: Vec<f64>,
    /// How many times the floor the app may take; none where nothing is promised.
    pub budget: Option<f64>,
}

impl Row {
    /// Returns how many times the floor the app takes.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        median(self.app.clone()) / median(self.floor.clone())
    }

    /// Tells whether the app takes longer than it may; what could not be measured is past any budget.
    #[must_use]
    pub fn is_past(&self) -> bool {
        let ratio = self.ratio();
        self.budget.is_some_and(|budget| !ratio.is_finite() || ratio > budget)
    }
}

/// Lays the visits out as the lines of the table.
#[must_use]
pub fn rows(app: &[Visit], floor: &[Visit]) -> Vec<Row> {
    let row = |name, budget, value: fn(&Visit) -> f64| Row {
        name,
        app: app.iter().map(value).collect(),
        floor: floor.iter().map(value).collect(),
        budget,
    };
    vec![
        row("first contentful paint", Some(1.3), |visit| visit.first_paint),
        row("first tick in storage", Some(2.0), |visit| visit.first_tick),
        row("tick to paint, page ready", None, |visit| visit.tick_to_paint),
    ]
}

/// One line of the second table: what may take no longer than so many milliseconds.
#[derive(Clone, Debug)]
pub struct Limit {
    /// What was measured.
    pub name: &'static str,
    /// What each visit took, in milliseconds.
    pub took: Vec<f64>,
    /// How long it may take, in milliseconds.
    pub most: f64,
}

impl Limit {
    /// Tells whether it takes longer than it may; what could not be measured does.
    #[must_use]
    pub fn is_past(&self) -> bool {
        let took = median(self.took.clone());
        took.is_nan() || took > self.most
    }
}

/// Lays the visits to the desk out as the lines of the second table.
#[must_use]
pub fn limits(desk: &[Desk]) -> Vec<Limit> {
    let limit = |name, most, value: fn(&Desk) -> f64| Limit {
        name,
        took: desk.iter().map(value).collect(),
        most,
    };
    vec![
        limit("longest task while a 50-page .docx is read", 50.0, |desk| desk.longest_task),
        limit("tap on one of 300 tasks to its tools", 100.0, |desk| desk.tap_to_tools),
        limit("correction of one of 300 tasks to paint", 100.0, |desk| desk.edit_to_paint),
    ]
}

/// Plans of both sizes and the floor page, measured in turn.
#[derive(Clone, Debug, Default)]
pub struct Scale {
    /// Visits with 100 tasks.
    pub small: Vec<Sized>,
    /// Visits with 10,000 tasks.
    pub large: Vec<Sized>,
    /// Ticks on the floor page.
    pub floor: Vec<f64>,
}

impl Scale {
    /// Lays them out as lines of the table; what 10,000 tasks take stands first.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let of = |visits: &[Sized], value: fn(&Sized) -> f64| visits.iter().map(value).collect();
        let against_small = |name, budget, value: fn(&Sized) -> f64| Row {
            name,
            app: of(&self.large, value),
            floor: of(&self.small, value),
            budget: Some(budget),
        };
        vec![
            against_small("ready, 10,000 tasks to 100", 3.0, |visit| visit.ready),
            against_small("tick drawn and kept, 10,000 tasks to 100", 1.3, |visit| visit.tick),
            against_small("tick to 已保存, 10,000 tasks to 100", 1.3, |visit| visit.saved),
            Row {
                name: "tick drawn and kept, 10,000 tasks to the floor's 100",
                app: of(&self.large, |visit| visit.tick),
                floor: self.floor.clone(),
                budget: Some(1.5),
            },
            Row {
                name: "search drawn, 10,000 tasks to one includes pass",
                app: of(&self.large, |visit| visit.search),
                floor: of(&self.large, |visit| visit.includes),
                budget: Some(3.0),
            },
        ]
    }

    /// Lays scrolling out as lines of the second table.
    #[must_use]
    pub fn limits(&self) -> Vec<Limit> {
        let took = self.large.iter().map(|visit| visit.scroll).collect();
        vec![Limit { name: "longest task while 10,000 tasks are scrolled", took, most: 50.0 }]
    }
}

/// Returns the middle value; not a number where there is none.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().unwrap_or(f64::NAN);
    if values.len().is_multiple_of(2) {
        let lower = middle.checked_sub(1).and_then(|at| values.get(at));
        lower.map_or(f64::NAN, |lower| f64::midpoint(*lower, upper))
    } else {
        upper
    }
}

/// Returns the table for people.
#[must_use]
pub fn table(rows: &[Row], limits: &[Limit]) -> String {
    let mut out = format!(
        "CPU {CPU_SLOWDOWN}x slower, {} Mbit/s, {LATENCY_MS} ms; brotli; first visits in Chromium; medians of {}\n\n\
         | milliseconds | app | beside | ratio | budget | |\n\
         | --- | ---: | ---: | ---: | ---: | --- |\n",
        f64::from(NETWORK_BITS) / 1e6,
        rows.first().map_or(0, |row| row.app.len()),
    );
    for row in rows {
        let budget = row.budget.map_or("—".to_owned(), |budget| format!("{budget}x"));
        out.push_str(&format!(
            "| {} | {:.0} | {:.0} | {:.2}x | {budget} | {} |\n",
            row.name,
            median(row.app.clone()),
            median(row.floor.clone()),
            row.ratio(),
            match (row.budget, row.is_past()) {
                (None, _) => "",
                (_, true) => "past",
                (_, false) => "ok",
            },
        ));
    }
    out.push_str("\n| milliseconds | took | most | |\n| --- | ---: | ---: | --- |\n");
    for limit in limits {
        out.push_str(&format!(
            "| {} | {:.0} | {:.0} | {} |\n",
            limit.name,
            median(limit.took.clone()),
            limit.most,
            if limit.is_past() { "past" } else { "ok" },
        ));
    }
    out
}

/// Returns the same for programs, each visit included.
#[must_use]
pub fn json(rows: &[Row], limits: &[Limit]) -> Value {
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "name": row.name,
                "app_ms": median(row.app.clone()),
                "floor_ms": median(row.floor.clone()),
                "ratio": row.ratio(),
                "budget": row.budget,
                "past": row.is_past(),
                "app_visits_ms": row.app,
                "floor_visits_ms": row.floor,
            })
        })
        .collect();
    let limits: Vec<Value> = limits
        .iter()
        .map(|limit| {
            json!({
                "name": limit.name,
                "took_ms": median(limit.took.clone()),
                "most_ms": limit.most,
                "past": limit.is_past(),
                "visits_ms": limit.took,
            })
        })
        .collect();
    json!({
        "limits": limits,
        "cpu_slowdown": CPU_SLOWDOWN,
        "network_bits_per_s": NETWORK_BITS,
        "latency_ms": LATENCY_MS,
        "rows": rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        let check = |values: &[f64], expect: f64| assert_eq!(median(values.to_vec()), expect);
        check(&[3.0, 1.0, 2.0], 2.0);
        check(&[4.0, 1.0, 2.0, 3.0], 2.5);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn budgets() {
        let check = |app: &[f64], floor: &[f64], past| {
            let row =
                Row { name: "x", app: app.to_vec(), floor: floor.to_vec(), budget: Some(2.0) };
            assert_eq!(row.is_past(), past, "{app:?} {floor:?}");
        };
        check(&[20.0], &[10.0], false);
        check(&[21.0], &[10.0], true);
        check(&[], &[10.0], true);
    }
}

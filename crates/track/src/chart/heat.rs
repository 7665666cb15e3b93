//! A year of days, weeks as columns: two half-years one below the other, so that a day is large
//! enough for a phone.
//!
//! Must not know what happened on a day.

use yaodian_plan::Date;

/// How many steps of more there are, the step of nothing included.
pub const LEVELS: u32 = 5;
/// From which count each step but the first begins.
const FROM: [u32; 4] = [1, 3, 6, 11];

/// A day's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The day.
    pub day: Date,
    /// Its week, counted from the half-year's first.
    pub column: i32,
    /// Its day of the week; Monday is 0.
    pub row: i32,
}

/// Half a year of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Half {
    /// Its days.
    pub cells: Vec<Cell>,
    /// Each month with the column of its first day.
    pub months: Vec<(u8, i32)>,
    /// How many columns there are.
    pub columns: i32,
}

/// The days of a half-year: 0 for January to June, 1 for July to December.
#[must_use]
pub fn half(year: i32, which: u8) -> Half {
    let months = if which == 0 { 1..=6 } else { 7..=12 };
    let mut half = Half::default();
    let Some(first) = Date::new(year, *months.start(), 1) else { return half };
    let lead = weekday(first);
    for month in months {
        let Some(last) = Date::end_of_month(year, month) else { continue };
        let Some(mut day) = Date::new(year, month, 1) else { continue };
        half.months.push((month, (first.days_until(day) + lead) / 7));
        while day <= last {
            let column = (first.days_until(day) + lead) / 7;
            half.cells.push(Cell { day, column, row: weekday(day) });
            half.columns = column + 1;
            day = day.plus_days(1);
        }
    }
    half
}

/// The day of the week; Monday is 0.
fn weekday(day: Date) -> i32 {
    // 1970 began on a Thursday.
    (day.days_since_1970() + 3).rem_euclid(7)
}

/// Which step of more a count is: 0 for nothing, up to 4.
#[must_use]
pub fn level(count: u32) -> u32 {
    (0..).zip(FROM).filter(|(_, from)| count >= *from).map(|(at, _)| at + 1).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_hold_each_day_once_in_its_week() {
        for year in [2022, 2024, 2026, 2000] {
            let halves = [half(year, 0), half(year, 1)];
            let days: Vec<_> = halves.iter().flat_map(|half| &half.cells).collect();
            let leap = if Date::new(year, 2, 29).is_some() { 366 } else { 365 };
            assert_eq!(days.len(), leap);
            for half in &halves {
                assert!((26..=28).contains(&half.columns), "{}", half.columns);
                for pair in half.cells.windows(2) {
                    assert_eq!(pair[0].day.plus_days(1), pair[1].day);
                    let is_next =
                        pair[1].row == pair[0].row + 1 && pair[1].column == pair[0].column;
                    let is_monday = pair[1].row == 0 && pair[1].column == pair[0].column + 1;
                    assert!(is_next || is_monday);
                }
            }
        }
    }

    #[test]
    fn days_are_where_the_calendar_has_them() {
        // The first of January 2022 was a Saturday, the first of July a Friday.
        let first = half(2022, 0);
        assert_eq!((first.cells[0].column, first.cells[0].row), (0, 5));
        assert_eq!(first.months, [(1, 0), (2, 5), (3, 9), (4, 13), (5, 17), (6, 22)]);
        assert_eq!(half(2022, 1).cells[0].row, 4);
    }

    #[test]
    fn levels_rise() {
        let levels: Vec<_> = [0, 1, 2, 3, 5, 6, 10, 11, 500].map(level).to_vec();
        assert_eq!(levels, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert!(levels.iter().all(|level| *level < LEVELS));
    }
}

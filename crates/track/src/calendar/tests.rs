//! Months, weeks, lanes and buckets: tables and properties.

use proptest::prelude::*;
use yaodian_plan::Date;
use yaodian_plan::progress::Span;

use super::*;
use crate::term::{Term, WEEKS_MAX, weekday};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span { from: day(from), to: day(to) }
}

#[test]
fn months_read_back_and_refuse_what_is_none() {
    for text in ["2022-09", "1901-01", "9998-12"] {
        assert_eq!(text.parse::<Month>().map(|month| month.to_string()).as_deref(), Ok(text));
    }
    for text in
        ["", "2022", "2022-9", "2022-13", "2022-00", "1900-12", "9999-01", "+022-09", "2022-09-01"]
    {
        assert_eq!(text.parse::<Month>(), Err(MonthError), "{text}");
    }
}

#[test]
fn months_follow_one_another_within_bounds() {
    let check = |from: &str, months, expect: &str| {
        let month: Month = from.parse().unwrap();
        assert_eq!(month.plus(months).to_string(), expect, "{from} {months}");
    };
    check("2022-12", 1, "2023-01");
    check("2022-01", -1, "2021-12");
    check("2022-06", -30, "2019-12");
    check("9998-12", 1, "9998-12");
    check("1901-01", -1, "1901-01");
    check("2022-01", i32::MIN, "1901-01");
    check("2022-01", i32::MAX, "9998-12");
    assert_eq!(Month::of(day("1900-01-01")).to_string(), "1901-01");
    assert_eq!(Month::of(day("9999-12-31")).to_string(), "9998-12");
}

#[test]
fn weeks_of_months() {
    let check = |month: &str, count: usize, first: &str, last: &str| {
        let weeks = month_weeks(month.parse().unwrap());
        let (monday, sunday) = (weeks[0].monday(), weeks[weeks.len() - 1].sunday());
        let found = (weeks.len(), monday.to_string(), sunday.to_string());
        assert_eq!(found, (count, first.to_owned(), last.to_owned()), "{month}");
    };
    check("2022-12", 5, "2022-11-28", "2023-01-01");
    check("2022-10", 6, "2022-09-26", "2022-11-06");
    check("2021-02", 4, "2021-02-01", "2021-02-28");
    check("2022-08", 5, "2022-08-01", "2022-09-04");
}

#[test]
fn lanes_of_a_week() {
    let weeks = month_weeks("2022-09".parse().unwrap());
    let spans = [
        (span("2022-09-07", "2022-09-09"), 'a'),
        (span("2022-09-06", "2022-09-12"), 'b'),
        (span("2022-09-10", "2022-09-10"), 'c'),
        (span("2022-09-12", "2022-09-10"), 'd'),
        (span("2022-11-01", "2022-11-02"), 'x'),
    ];
    let laid = lay(&spans, &weeks);
    let second: Vec<_> =
        laid[1].iter().map(|b| (b.key, b.lane, b.first, b.last, b.is_start, b.is_end)).collect();
    let expect = [
        ('b', 0, 1, 6, true, false),
        ('a', 1, 2, 4, true, true),
        ('d', 1, 5, 6, true, false),
        ('c', 2, 5, 5, true, true),
    ];
    assert_eq!(second, expect);
    assert_eq!(hidden(&laid[1], 2), [0, 0, 0, 0, 0, 1, 0]);
    assert_eq!(hidden(&laid[1], 0), [0, 1, 2, 2, 2, 3, 2]);
    let third: Vec<_> = laid[2].iter().map(|b| (b.key, b.lane, b.is_start, b.is_end)).collect();
    assert_eq!(third, [('b', 0, false, true), ('d', 1, false, true)]);
    assert!(laid.iter().flatten().all(|bar| bar.key != 'x'));
    assert!(lay(&spans, &[]).is_empty());
}

#[test]
fn buckets_by_the_next_last_day() {
    // 2022-08-18 is a Thursday.
    let today = day("2022-08-18");
    let check = |spans: &[(&str, &str)], expect: Bucket, next: Option<&str>| {
        let spans: Vec<_> = spans.iter().map(|(from, to)| span(from, to)).collect();
        assert_eq!(bucket(&spans, today), (expect, next.map(day)), "{spans:?}");
    };
    let on = |day: &'static str| [(day, day)];
    check(&on("2022-08-17"), Bucket::Overdue, Some("2022-08-17"));
    check(&on("2022-08-18"), Bucket::Today, Some("2022-08-18"));
    check(&on("2022-08-19"), Bucket::ThisWeek, Some("2022-08-19"));
    check(&on("2022-08-21"), Bucket::ThisWeek, Some("2022-08-21"));
    check(&on("2022-08-22"), Bucket::NextWeek, Some("2022-08-22"));
    check(&on("2022-08-28"), Bucket::NextWeek, Some("2022-08-28"));
    check(&on("2022-08-29"), Bucket::Later, Some("2022-08-29"));
    check(&[("2022-08-18", "2022-10-01")], Bucket::UnderWay, Some("2022-10-01"));
    check(&[("2022-08-19", "2022-10-01")], Bucket::Later, Some("2022-10-01"));
    check(&[("2022-08-01", "2022-08-20")], Bucket::ThisWeek, Some("2022-08-20"));
    check(&[("2022-10-01", "2022-08-01")], Bucket::UnderWay, Some("2022-10-01"));
    let two = [("2022-12-01", "2022-12-31"), ("2022-06-30", "2022-06-30")];
    check(&two, Bucket::Overdue, Some("2022-06-30"));
    check(&[], Bucket::Undated, None);
}

fn any_spans() -> impl Strategy<Value = Vec<(Span, usize)>> {
    let span = (0..120_i32, 0..40_i32);
    proptest::collection::vec(span, 0..24).prop_map(|spans| {
        let start = day("2022-07-15");
        let spans = spans.into_iter().enumerate();
        spans
            .map(|(key, (from, length))| {
                let from = start.plus_days(from);
                (Span { from, to: from.plus_days(length) }, key)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn a_month_has_each_of_its_days_once(days in -25_000..2_000_000_i32) {
        let month = Month::of(Date::from_days_since_1970(days));
        let weeks = month_weeks(month);
        prop_assert!((4..=6).contains(&weeks.len()));
        let all: Vec<Date> = weeks.iter().flat_map(|week| week.days()).collect();
        prop_assert!(all.windows(2).all(|two| two[0].days_until(two[1]) == 1));
        prop_assert!(all.iter().step_by(7).all(|monday| weekday(*monday) == 0));
        let own = all.iter().filter(|day| month.holds(**day)).count();
        prop_assert_eq!(own as i32, month.first().days_until(month.last()) + 1);
    }

    #[test]
    fn a_term_has_as_many_weeks_as_it_says(days in 0..60_000_i32, count in 1..=WEEKS_MAX) {
        let term = Term::new(Date::from_days_since_1970(days)).with_weeks(count);
        let weeks = term_weeks(term);
        prop_assert_eq!(weeks.len(), usize::from(count));
        for (week, number) in weeks.iter().zip(1..) {
            prop_assert_eq!(term.week(number), Some(week.span()));
        }
    }

    #[test]
    fn bars_cover_exactly_the_days_of_their_spans(spans in any_spans()) {
        let weeks = month_weeks("2022-09".parse().unwrap());
        let laid = lay(&spans, &weeks);
        prop_assert_eq!(laid.len(), weeks.len());
        for (span, key) in &spans {
            for (week, bars) in weeks.iter().zip(&laid) {
                for (date, column) in week.days().into_iter().zip(0_u8..) {
                    let covers = |bar: &&Bar<usize>| {
                        bar.key == *key && (bar.first..=bar.last).contains(&column)
                    };
                    let count = bars.iter().filter(covers).count();
                    prop_assert_eq!(count, usize::from(span.from <= date && date <= span.to));
                }
                for bar in bars.iter().filter(|bar| bar.key == *key) {
                    let has_start = (week.monday()..=week.sunday()).contains(&span.from);
                    let has_end = (week.monday()..=week.sunday()).contains(&span.to);
                    prop_assert_eq!((bar.is_start, bar.is_end), (has_start, has_end));
                }
            }
        }
    }

    #[test]
    fn no_day_holds_two_bars_in_one_lane_and_no_lane_is_wasted(spans in any_spans()) {
        let weeks = month_weeks("2022-09".parse().unwrap());
        let laid = lay(&spans, &weeks);
        let mut most = 0;
        for bars in &laid {
            for day in 0..7_u8 {
                let mut lanes: Vec<usize> = bars
                    .iter()
                    .filter(|bar| (bar.first..=bar.last).contains(&day))
                    .map(|bar| bar.lane)
                    .collect();
                most = most.max(lanes.len());
                let all = lanes.len();
                lanes.sort_unstable();
                lanes.dedup();
                prop_assert_eq!(lanes.len(), all);
            }
        }
        let used = laid.iter().flatten().map(|bar| bar.lane + 1).max().unwrap_or(0);
        prop_assert_eq!(used, most);
    }

    #[test]
    fn buckets_are_in_order(at in 0..400_i32, later in 0..400_i32) {
        let today = day("2022-08-18");
        let on = |days: i32| {
            let date = day("2022-05-01").plus_days(days);
            bucket(&[Span { from: date, to: date }], today).0
        };
        prop_assert!(on(at) <= on(at + later));
    }
}

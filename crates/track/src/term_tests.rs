//! Tables and properties of terms.
//!
//! Must not test what is due: `agenda` does.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn show(span: Option<Span>) -> String {
    span.map_or_else(|| "-".to_owned(), |span| format!("{} {}", span.from, span.to))
}

#[test]
fn weeks_begin_on_mondays() {
    let check = |date, monday, place| {
        assert_eq!((monday_of(day(date)), weekday(day(date))), (day(monday), place), "{date}");
    };
    check("1970-01-01", "1969-12-29", 3);
    check("2022-09-01", "2022-08-29", 3);
    check("2022-09-04", "2022-08-29", 6);
    check("2022-09-05", "2022-09-05", 0);
    check("1900-01-03", "1900-01-01", 2);
}

#[test]
fn weeks_are_numbered_from_the_one_that_holds_the_start() {
    let term = Term::new(day("2022-09-01")).with_weeks(21);
    let check = |date, expect| assert_eq!(term.week_of(day(date)), expect, "{date}");
    check("2022-08-28", None);
    check("2022-08-29", Some(1));
    check("2022-09-04", Some(1));
    check("2022-09-05", Some(2));
    check("2023-01-22", Some(21));
    check("2023-01-23", None);
    check("1900-01-01", None);
    check("9999-12-31", None);
    assert_eq!(show(term.week(1)), "2022-08-29 2022-09-04");
    assert_eq!(show(term.week(3)), "2022-09-12 2022-09-18");
    assert_eq!(show(term.week(0)), "-");
    assert_eq!(show(term.week(22)), "-");
    assert_eq!(show(Some(term.days())), "2022-09-01 2023-01-22");
}

#[test]
fn a_term_on_a_sunday_starts_in_the_week_before() {
    let term = Term::new(day("2022-02-13"));
    assert_eq!(term.week_of(day("2022-02-14")), Some(2));
    assert_eq!(term.season(), Season::Spring);
    assert_eq!(Term::new(day("2022-08-30")).season(), Season::Autumn);
}

#[test]
fn reads_parts_of_a_term() {
    use TermPart::{BeforeEnd, Beginning, End, Middle, Weeks, Whole};
    let check = |quote, expect| assert_eq!(TermPart::read(quote), expect, "{quote}");
    check("第16周", Some(Weeks(16, 16)));
    check("第 16 周", None);
    check("第十六周", Some(Weeks(16, 16)));
    check("第3—5周", Some(Weeks(3, 5)));
    check("第3-5周", Some(Weeks(3, 5)));
    check("第3周至第5周", Some(Weeks(3, 5)));
    check("第三、第四周", Some(Weeks(3, 4)));
    check("第2周前", Some(Weeks(2, 2)));
    check("第5—3周", None);
    check("第0周", None);
    check("第三季度", None);
    check("本学期内", Some(Whole));
    check("本学期", Some(Whole));
    check("学期末", Some(End));
    check("学期结束前", Some(BeforeEnd));
    check("期末", Some(End));
    check("期中", Some(Middle));
    check("新学期初", Some(Beginning));
    check("寒假", None);
    check("年底前", None);
    check("", None);
}

#[test]
fn parts_have_days_in_a_term() {
    let term = Term::new(day("2022-09-01"));
    let check = |part: TermPart, expect: &str| assert_eq!(show(part.in_term(term)), expect);
    check(TermPart::Weeks(16, 16), "2022-12-12 2022-12-18");
    check(TermPart::Weeks(3, 5), "2022-09-12 2022-10-02");
    check(TermPart::Weeks(25, 25), "-");
    check(TermPart::Whole, "2022-09-01 2023-01-15");
    check(TermPart::Beginning, "2022-08-29 2022-09-11");
    check(TermPart::Middle, "2022-10-31 2022-11-13");
    check(TermPart::End, "2023-01-02 2023-01-15");
    let short = term.with_weeks(1);
    assert_eq!(show(TermPart::End.in_term(short)), "2022-08-29 2022-09-04");
    assert_eq!(show(TermPart::Middle.in_term(short)), "2022-08-29 2022-09-04");
}

#[test]
fn days_that_were_read_stay() {
    let term = Some(Term::new(day("2022-09-01")));
    let due = |quote: &str, from: Option<&str>, to: Option<&str>| Due {
        quote: quote.to_owned(),
        from: from.map(day),
        to: to.map(day),
    };
    let read = due("9月底前", None, Some("2022-09-30"));
    assert_eq!(due_days(&read, term), (None, Some(day("2022-09-30"))));
    let open = due("2022年9月起", Some("2022-09-01"), None);
    assert_eq!(due_days(&open, term), (Some(day("2022-09-01")), None));
    assert_eq!(due_days(&due("寒假", None, None), term), (None, None));
}

#[test]
fn terms_are_kept_apart_and_in_order() {
    let mut terms = Terms::read("2022-09-01/20 nonsense 2022-02-14/19 2022-13-01/3 2023-02-13/99");
    assert_eq!(terms.to_string(), "2022-02-14/19 2022-09-01/20");
    // The day was set anew: the term of the same weeks goes.
    terms.set(Term::new(day("2022-08-30")));
    assert_eq!(terms.to_string(), "2022-02-14/19 2022-08-30/20");
    terms.remove(day("2022-02-14"));
    assert_eq!(terms.to_string(), "2022-08-30/20");
    for year in 2023..2050 {
        terms.set(Term::new(Date::new(year, 9, 1).unwrap()));
    }
    assert_eq!(terms.iter().len(), TERMS_MAX);
    assert_eq!(Terms::read(""), Terms::default());
}

#[test]
fn a_text_means_the_one_term_it_can() {
    let terms = Terms::read("2022-02-14/20 2022-09-01/20 2023-02-13/20");
    let year = Some(Span { from: day("2022-01-01"), to: day("2022-12-31") });
    let check = |within, season, expect: Option<&str>| {
        let start = terms.meant(within, season).map(|term| term.start());
        assert_eq!(start, expect.map(day), "{within:?} {season:?}");
    };
    check(year, None, None);
    check(year, Some(Season::Autumn), Some("2022-09-01"));
    check(year, Some(Season::Spring), Some("2022-02-14"));
    check(None, Some(Season::Spring), None);
    assert_eq!(Season::named_in("2022学年第一学期工作计划"), Some(Season::Autumn));
    assert_eq!(Season::named_in("2023年春季学期"), Some(Season::Spring));
    assert_eq!(Season::named_in("2022年工作要点"), None);
    let around = |date: &str| terms.around(day(date)).map(|term| term.start().to_string());
    assert_eq!(around("2022-07-15").as_deref(), Some("2022-09-01"));
    assert_eq!(around("2022-03-01").as_deref(), Some("2022-02-14"));
    assert_eq!(around("2024-01-01").as_deref(), Some("2023-02-13"));
}

proptest! {
    #[test]
    fn a_day_lies_in_the_week_it_is_numbered_by(start in -20_000..60_000_i32, off in -50..400_i32) {
        let start = Date::from_days_since_1970(start);
        let (term, date) = (Term::new(start), start.plus_days(off));
        match term.week_of(date) {
            Some(number) => {
                let week = term.week(number).unwrap();
                prop_assert!(week.from <= date && date <= week.to);
                prop_assert_eq!(weekday(week.from), 0);
            }
            None => prop_assert!(date < monday_of(start) || date > term.days().to),
        }
    }

    #[test]
    fn terms_survive_storage_and_never_share_a_week(
        starts in prop::collection::vec((0..40_000_i32, 0..40_u8), 0..20),
        text in ".{0,40}",
    ) {
        let mut terms = Terms::default();
        for (start, weeks) in starts {
            terms.set(Term::new(Date::from_days_since_1970(start)).with_weeks(weeks));
        }
        prop_assert_eq!(&Terms::read(&terms.to_string()), &terms);
        let all: Vec<_> = terms.iter().collect();
        for pair in all.windows(2) {
            prop_assert!(pair[0].days().to < monday_of(pair[1].start()));
        }
        // Whatever is stored or written is read without a panic.
        let _ = Terms::read(&text);
        let _ = TermPart::read(&text);
    }
}

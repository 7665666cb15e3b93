//! Tables and properties of rounds.
//!
//! Must not test how they are drawn.

use proptest::prelude::*;
use yaodian_plan::progress::{Action, Clock, DeviceId, Record};
use yaodian_plan::{Kind, TargetId};

use super::*;
use crate::term::{Term, weekday};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn year(year: i32) -> Span {
    Span { from: Date::new(year, 1, 1).unwrap(), to: Date::new(year, 12, 31).unwrap() }
}

fn show(spans: &[Span]) -> String {
    let spans: Vec<_> = spans.iter().map(|span| format!("{} {}", span.from, span.to)).collect();
    spans.join(", ")
}

#[test]
fn reads_how_often() {
    use Rhythm::{Fortnightly, HalfYearly, Monthly, Quarterly, Termly, Weekly, Yearly};
    let check = |text, expect: Option<(Rhythm, u8, bool)>| {
        let read = Frequency::read(text).map(|f| (f.rhythm, f.times, f.is_named));
        assert_eq!(read, expect, "{text}");
    };
    check("每周召开一次例会。", Some((Weekly, 1, true)));
    check("每周一升国旗。", Some((Weekly, 1, true)));
    check("每两周一次集体备课。", Some((Fortnightly, 1, true)));
    check("每半月走访一次。", Some((Fortnightly, 1, true)));
    check("每月至少2次安全检查。", Some((Monthly, 2, true)));
    check("每月5日前报送进展。", Some((Monthly, 1, true)));
    check("每月第2次例会学习文件。", Some((Monthly, 1, true)));
    check("按月通报。", Some((Monthly, 1, true)));
    check("每季度开展隐患排查。", Some((Quarterly, 1, true)));
    check("每季报送一次。", Some((Quarterly, 1, true)));
    check("每半年开展一次自查。", Some((HalfYearly, 1, true)));
    check("每学期组织开展不少于两次的演练。", Some((Termly, 2, true)));
    check("每学期开展2至3场讲座，每月通报。", Some((Termly, 2, true)));
    check("每学年体检一次。", Some((Yearly, 1, true)));
    check("每年举办，共三次。", Some((Yearly, 1, true)));
    check("定期开展形势分析，推动压力层层传导。", Some((Monthly, 1, false)));
    check("常态化开展国家安全专题教育。", Some((Monthly, 1, false)));
    check("经常检查。", Some((Monthly, 1, false)));
    check("加强日常管理，每日巡查。", Some((Weekly, 1, false)));
    check("持续开展“领航校长”培训。", Some((Quarterly, 1, false)));
    check("定期检查，每周通报。", Some((Weekly, 1, true)));
    check("举办首届“学术节”。", None);
    check("", None);
}

#[test]
fn a_year_has_its_rounds() {
    let terms = Terms::default();
    let check = |rhythm, count, first: &str, last: &str| {
        let spans = periods(rhythm, year(2022), &terms);
        let ends = [spans.first(), spans.last()].map(|span| span.copied().unwrap());
        assert_eq!(
            (spans.len(), show(&ends[..1]), show(&ends[1..])),
            (count, first.into(), last.into())
        );
    };
    check(Rhythm::Weekly, 52, "2022-01-03 2022-01-09", "2022-12-26 2023-01-01");
    check(Rhythm::Fortnightly, 26, "2022-01-03 2022-01-16", "2022-12-19 2023-01-01");
    check(Rhythm::Monthly, 12, "2022-01-01 2022-01-31", "2022-12-01 2022-12-31");
    check(Rhythm::Quarterly, 4, "2022-01-01 2022-03-31", "2022-10-01 2022-12-31");
    check(Rhythm::HalfYearly, 2, "2022-01-01 2022-06-30", "2022-07-01 2022-12-31");
    check(Rhythm::Termly, 2, "2022-02-01 2022-07-31", "2022-09-01 2022-12-31");
    check(Rhythm::Yearly, 1, "2022-01-01 2022-12-31", "2022-01-01 2022-12-31");
    let weeks_of_2020 = periods(Rhythm::Weekly, year(2020), &terms);
    assert_eq!(
        (weeks_of_2020.len(), show(&weeks_of_2020[..1])),
        (53, "2019-12-30 2020-01-05".into())
    );
}

#[test]
fn weeks_and_terms_follow_the_days_that_were_set() {
    let mut terms = Terms::default();
    terms.set(Term::new(day("2022-09-01")).with_weeks(18));
    let weekly = periods(Rhythm::Weekly, year(2022), &terms);
    assert_eq!((weekly.len(), show(&weekly[..1])), (18, "2022-08-29 2022-09-04".into()));
    let termly = periods(Rhythm::Termly, year(2022), &terms);
    assert_eq!(show(&termly), "2022-02-01 2022-07-31, 2022-09-01 2023-01-01");
    // A term of another year changes nothing.
    assert_eq!(periods(Rhythm::Weekly, year(2021), &terms).len(), 52);
}

#[test]
fn rounds_are_kept_or_gaps_once_they_are_over() {
    let check = |rhythm, times, held: &[&str], as_of: &str, expect: &str| {
        let held: Vec<_> = held.iter().map(|text| day(text)).collect();
        let frequency = Frequency { rhythm, times, is_named: true };
        let rounds = Rounds::of(frequency, year(2022), &Terms::default(), &held, day(as_of));
        let signs = rounds.rounds.iter().map(|round| match round.standing {
            RoundStanding::Kept => "●",
            RoundStanding::Short => "◐",
            RoundStanding::Gap => "○",
            RoundStanding::Open => "…",
        });
        let signs: String = signs.collect();
        assert_eq!(signs, expect, "{rhythm:?} {as_of}");
        assert_eq!(rounds.kept() + rounds.gaps(), rounds.over());
    };
    check(Rhythm::Monthly, 1, &[], "2021-12-31", "");
    check(Rhythm::Monthly, 1, &[], "2022-01-31", "…");
    check(Rhythm::Monthly, 1, &[], "2022-02-01", "○…");
    check(Rhythm::Monthly, 1, &["2022-02-01"], "2022-02-01", "○●");
    check(Rhythm::Monthly, 2, &["2022-01-05", "2022-02-01", "2022-02-28"], "2022-03-05", "◐●…");
    check(Rhythm::Termly, 2, &["2022-03-08", "2022-10-08"], "2022-12-31", "◐…");
    check(Rhythm::Yearly, 1, &["2021-05-05"], "2023-01-01", "○");
    check(Rhythm::Quarterly, 1, &["2022-08-18", "2022-08-18"], "2022-12-31", "○○●…");
}

fn task(unit: &str, op: Op, value: Option<i32>) -> Task {
    let target = Target {
        id: TargetId(3),
        quote: String::new(),
        subject: String::new(),
        op,
        value: value.map(Number::from_int),
        upper: None,
        unit: unit.to_owned(),
    };
    Task {
        id: TaskId(1),
        text: String::new(),
        kind: Kind::Activity,
        targets: vec![target],
        milestones: Vec::new(),
        documents: Vec::new(),
        due: Vec::new(),
        owners: Vec::new(),
    }
}

#[test]
fn only_counts_of_what_is_held_say_how_often() {
    let check = |unit, op, value, expect| {
        assert_eq!(times_target(&task(unit, op, value)).is_some(), expect, "{unit} {op:?}");
    };
    check("次", Op::Eq, Some(2), true);
    check("场", Op::Ge, Some(1), true);
    check("期", Op::Range, Some(1), true);
    check("所", Op::Eq, Some(2), false);
    check("次", Op::All, Some(0), false);
    check("次", Op::Le, Some(3), false);
    check("次", Op::Eq, None, false);
}

#[test]
fn rows_of_a_task_are_its_days_held() {
    let (mut state, mut clock) = (State::default(), Clock::new(DeviceId(1)));
    let mut add = |about, date: Option<&str>| {
        let stamp = clock.tick(0);
        let record = Record { day: date.map(day), ..Record::new(about) };
        state.edit(
            stamp,
            Action::Edit,
            [(Field::Row(stamp), Value::Record(Some(Box::new(record))))],
        );
        stamp
    };
    add(About::Held(TaskId(1)), Some("2022-10-08"));
    add(About::Held(TaskId(1)), Some("2022-03-08"));
    add(About::Held(TaskId(1)), None);
    add(About::Held(TaskId(2)), Some("2022-04-08"));
    add(About::Evidence(TaskId(1)), Some("2022-05-08"));
    let gone = add(About::Held(TaskId(1)), Some("2022-06-08"));
    state.edit(clock.tick(0), Action::Edit, [(Field::Row(gone), Value::Record(None))]);
    assert_eq!(days_held(&state, TaskId(1)), [day("2022-03-08"), day("2022-10-08")]);
    assert_eq!((times_held(&state, TaskId(1)), times_held(&state, TaskId(3))), (3, 0));
}

proptest! {
    #[test]
    fn rounds_are_in_order_and_apart(
        rhythm in 0..7_usize,
        first in 1901..9990_i32,
        more in 0..3_i32,
        starts in prop::collection::vec(0..1200_i32, 0..4),
    ) {
        let span = Span { from: year(first).from, to: year(first + more).to };
        let mut terms = Terms::default();
        for start in starts {
            terms.set(Term::new(span.from.plus_days(start)));
        }
        let spans = periods(Rhythm::ALL[rhythm], span, &terms);
        prop_assert!(!spans.is_empty());
        for span in &spans {
            prop_assert!(span.from <= span.to);
        }
        for pair in spans.windows(2) {
            prop_assert!(pair[0].to < pair[1].from);
        }
        if terms.is_empty() && rhythm == 0 {
            prop_assert!(spans.iter().all(|week| weekday(week.from) == 0));
            prop_assert!((52..=53 * (more as usize + 1)).contains(&spans.len()));
        }
    }

    #[test]
    fn every_day_held_in_a_round_counts_once(
        rhythm in 0..7_usize,
        held in prop::collection::vec(0..365_i32, 0..40),
        as_of in 0..400_i32,
    ) {
        let start = day("2022-01-01");
        let held: Vec<_> = held.into_iter().map(|off| start.plus_days(off)).collect();
        let frequency = Frequency::every(Rhythm::ALL[rhythm]);
        let rounds =
            Rounds::of(frequency, year(2022), &Terms::default(), &held, start.plus_days(as_of));
        let counted: u32 = rounds.rounds.iter().map(|round| round.held).sum();
        prop_assert!(counted as usize <= held.len());
        for round in &rounds.rounds {
            prop_assert!(round.span.from <= start.plus_days(as_of));
            let is_kept = round.standing == RoundStanding::Kept;
            prop_assert_eq!(is_kept, round.held > 0);
        }
    }

    #[test]
    fn no_text_is_too_odd(text in ".{0,60}", words in "[每两半周月季学期年次至0-9第二，。]{0,20}") {
        let _ = Frequency::read(&text);
        if let Some(frequency) = Frequency::read(&words) {
            prop_assert!(frequency.times >= 1);
        }
    }
}

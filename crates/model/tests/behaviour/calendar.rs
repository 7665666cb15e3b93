//! The calendar in the tracker: what stands on a day, what is pressing, terms and the yellow window.
//!
//! Must not know how it is drawn.

use yaodian_model::track::calendar::{
    Bucket, CalendarAt, CalendarEvent, CalendarKind, Complaint, Group, Mark, Move, TaskSays,
};
use yaodian_model::track::duty::DutyEvent;
use yaodian_model::track::{Track, TrackEvent};
use yaodian_model::{Effect, Event, Model, Now, Route, Start};
use yaodian_plan::progress::{About, Field, Record, Status, Value};
use yaodian_plan::{Date, Light, MilestoneId, Task, TaskId};

use crate::world::World;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn does(world: &mut World, event: CalendarEvent) {
    world.does(Event::Track(TrackEvent::Calendar(event)));
}

fn due(world: &mut World, task: u32, from: Option<&str>, to: Option<&str>) {
    let event = DutyEvent::DueWritten(TaskId(task), from.map(day), to.map(day));
    world.does(Event::Track(TrackEvent::Duty(event)));
}

fn opens(world: &mut World, kind: CalendarKind, chosen: Option<&str>) {
    let at = CalendarAt { kind, day: chosen.map(day) };
    world.does(Event::Navigated(Route::Calendar(at)));
}

fn groups(world: &World) -> Vec<(Group, Vec<u32>)> {
    let groups = world.model().day_view().groups.into_iter();
    groups.map(|one| (one.group, one.tasks.iter().map(|task| task.0).collect())).collect()
}

fn buckets(world: &World) -> Vec<(Bucket, Vec<u32>)> {
    let buckets = world.model().agenda_view().buckets.into_iter();
    let filled = buckets.filter(|one| !one.tasks.is_empty());
    filled.map(|one| (one.bucket, one.tasks.iter().map(|task| task.0).collect())).collect()
}

fn marks(world: &World, date: &str) -> Vec<(Mark, usize)> {
    let grid = world.model().grid_view().unwrap();
    let mut cells = grid.weeks.into_iter().flat_map(|week| week.days);
    cells.find(|cell| cell.date == day(date)).unwrap().marks
}

#[test]
fn a_month_shows_what_is_due_running_and_held() {
    let mut world = World::with_tab(1);
    opens(&mut world, CalendarKind::Month, Some("2022-09-30"));
    let grid = world.model().grid_view().unwrap();
    assert_eq!((grid.heading.as_str(), grid.weeks.len()), ("2022年9月", 5));
    assert_eq!(groups(&world), [(Group::Due, vec![2])]);
    assert_eq!(marks(&world, "2022-09-30"), [(Mark::Due(Light::Green), 1), (Mark::Milestone, 2)]);
    assert!(marks(&world, "2022-09-29").is_empty());
    // The span runs over the whole month, in one lane, and its name begins each week.
    let cells: Vec<_> = grid.weeks.iter().flat_map(|week| &week.days).collect();
    let barred: Vec<_> =
        cells.iter().filter(|cell| cell.lanes.iter().any(Option::is_some)).collect();
    assert_eq!(barred.len(), 30);
    assert!(barred[0].lanes[0].as_ref().unwrap().is_start);
    assert!(barred[29].lanes[0].as_ref().unwrap().is_end);
    let label = &barred[29].label;
    for said in ["2022年9月30日", "星期五", "1 项到期，绿灯", "2 个项目节点未到"]
    {
        assert!(label.contains(said), "{said}: {label}");
    }

    does(&mut world, CalendarEvent::DayChosen(day("2022-09-12")));
    assert_eq!(groups(&world), [(Group::Running, vec![2])]);
    let record = Record {
        day: Some(day("2022-09-12")),
        name: "集体备课".to_owned(),
        ..Record::new(About::Held(TaskId(0)))
    };
    world.does(Event::Track(TrackEvent::Duty(DutyEvent::RowWritten(record))));
    assert_eq!(groups(&world), [(Group::Running, vec![2]), (Group::Held, vec![0])]);
    assert_eq!(marks(&world, "2022-09-12"), [(Mark::Held, 1)]);
    let task = world.model().outline.task(TaskId(0)).unwrap().clone();
    let row = world.model().calendar_row(&task, TaskSays::OnDay(day("2022-09-12"), Group::Held));
    assert_eq!(row.says, ["集体备课"]);

    world.does(Event::MilestoneTicked(MilestoneId(0)));
    assert_eq!(marks(&world, "2022-09-30")[1], (Mark::Milestone, 1));
    world.ticks(2);
    assert_eq!(marks(&world, "2022-09-30"), [(Mark::Done, 1)]);
    world.does(Event::StatusChosen(TaskId(2), Status::NotApplicable));
    assert!(marks(&world, "2022-09-30").is_empty(), "what does not apply is nowhere");
}

#[test]
fn moving_changes_the_address_and_adds_nothing_to_the_history() {
    let mut world = World::with_tab(1);
    opens(&mut world, CalendarKind::Month, None);
    assert_eq!(world.model().chosen_day(), day("2022-08-18"), "the day the plan is judged on");
    let mut check = |step: Move, expect: &str| {
        does(&mut world, CalendarEvent::Moved(step));
        assert_eq!(world.model().chosen_day(), day(expect), "{step:?}");
        let last = world.tab().asked.last().unwrap();
        assert_eq!(*last, Effect::ClearFragment(world.model().route));
    };
    check(Move::Days(1), "2022-08-19");
    check(Move::Days(7), "2022-08-26");
    check(Move::WeekStart, "2022-08-22");
    check(Move::WeekEnd, "2022-08-28");
    check(Move::WeekEnd, "2022-08-28");
    check(Move::Days(7), "2022-09-04");
    check(Move::Page { is_next: true }, "2022-10-01");
    check(Move::Page { is_next: false }, "2022-09-01");
    check(Move::Page { is_next: false }, "2022-08-18");
    does(&mut world, CalendarEvent::Stepped { is_next: false });
    assert_eq!(world.model().grid_view().unwrap().heading, "2022年7月");
    does(&mut world, CalendarEvent::TodayAsked);
    assert_eq!(world.model().route.href(), "#/calendar");
}

#[test]
fn the_due_list_keeps_what_was_just_settled() {
    let mut world = World::with_tab(1);
    due(&mut world, 0, None, Some("2022-08-01"));
    due(&mut world, 1, None, Some("2022-08-18"));
    due(&mut world, 3, Some("2022-08-01"), Some("2022-12-31"));
    opens(&mut world, CalendarKind::Agenda, None);
    let expect = [
        (Bucket::Overdue, vec![0]),
        (Bucket::Today, vec![1]),
        (Bucket::UnderWay, vec![3]),
        (Bucket::Later, vec![2]),
    ];
    assert_eq!(buckets(&world), expect);
    assert_eq!(world.model().agenda_line(), "逾期 1 项，本周到期 1 项，下周 0 项");
    world.now_ms += 1000;
    world.ticks(0);
    assert_eq!(buckets(&world), expect, "a tick moves nothing away from under the finger");
    let overdue = world.model().agenda_view().buckets.remove(0);
    assert_eq!(overdue.title, "逾期 0 项");
    assert_eq!(world.model().agenda_line(), "逾期 0 项，本周到期 1 项，下周 0 项");
    world.does(Event::Navigated(Route::Plan));
    opens(&mut world, CalendarKind::Agenda, None);
    assert_eq!(buckets(&world), expect[1..]);
    due(&mut world, 1, None, None);
    assert!(buckets(&world).contains(&(Bucket::Undated, vec![1])));
}

#[test]
fn rounds_that_were_asked_for_stand_on_their_last_day() {
    let mut world = World::with_tab(1);
    let id = TaskId(1);
    opens(&mut world, CalendarKind::Month, Some("2022-08-31"));
    assert!(groups(&world).is_empty(), "nobody asked for rounds");
    // 每月, the third of the rhythms.
    world.does(Event::Recorded(vec![(Field::TaskRhythm(id), Value::Choice(Some(2)))]));
    assert_eq!(groups(&world), [(Group::Round, vec![1])]);
    assert_eq!(marks(&world, "2022-08-31"), [(Mark::Round, 1)]);
    let task: Task = world.model().outline.task(id).unwrap().clone();
    let says = |world: &World, says| world.model().calendar_row(&task, says).says;
    let on = |date: &str| TaskSays::OnDay(day(date), Group::Round);
    assert_eq!(says(&world, on("2022-08-31")), ["8月：未记"]);
    assert_eq!(says(&world, on("2022-07-31")), ["7月：缺"]);
    assert_eq!(says(&world, TaskSays::Next), ["8月：8月31日前", "缺 7 期"]);
    opens(&mut world, CalendarKind::Agenda, None);
    assert!(buckets(&world).contains(&(Bucket::Later, vec![1, 2])));

    let record = Record { day: Some(day("2022-08-10")), ..Record::new(About::Held(id)) };
    world.does(Event::Track(TrackEvent::Duty(DutyEvent::RowWritten(record))));
    opens(&mut world, CalendarKind::Month, Some("2022-08-31"));
    assert!(marks(&world, "2022-08-31").is_empty(), "a round that was kept is not asked for");
    assert_eq!(says(&world, on("2022-08-31")), ["8月：有记录"]);
}

#[test]
fn the_yellow_window_is_adjustable() {
    let mut world = World::with_tab(1);
    due(&mut world, 2, None, Some("2022-09-30"));
    let light = |world: &World| {
        let task = world.model().outline.task(TaskId(2)).unwrap().clone();
        world.model().judge(&task).light
    };
    assert_eq!(light(&world), Light::Green, "43 days off");
    let types = |world: &mut World, days: &str| {
        does(world, CalendarEvent::NearTyped(days.to_owned()));
        world.model().near_view()
    };
    assert_eq!(types(&mut world, "60").trouble, "");
    assert_eq!(light(&world), Light::Yellow);
    assert_eq!(world.local.rows.get("yaodian.near").map(String::as_str), Some("60"));
    for wrong in ["366", "-1", "两个月", "1.5", "99999999999"] {
        let view = types(&mut world, wrong);
        assert!(view.trouble.contains("0 到 365"), "{wrong}");
        assert_eq!(view.typed, "60", "{wrong}");
        assert_eq!(light(&world), Light::Yellow);
    }
    assert_eq!(types(&mut world, " ４３ ").typed, "43");
    assert_eq!(light(&world), Light::Yellow);
    assert_eq!(types(&mut world, "42").trouble, "");
    assert_eq!(light(&world), Light::Green);
    assert_eq!(types(&mut world, "").typed, "");
    assert_eq!(world.local.rows.get("yaodian.near"), None);
}

#[test]
fn terms_number_the_weeks_and_wrong_ones_are_told() {
    let mut world = World::with_tab(1);
    opens(&mut world, CalendarKind::Term, None);
    assert_eq!(world.model().grid_view(), None, "no term yet");
    let types = |world: &mut World, start: &str, weeks: &str| {
        let (start, weeks) = (start.to_owned(), weeks.to_owned());
        does(world, CalendarEvent::TermTyped { start, weeks });
        world.model().track.calendar.complaint
    };
    assert_eq!(types(&mut world, "", "20"), Some(Complaint::TermStart));
    assert_eq!(types(&mut world, "1949-10-01", "20"), Some(Complaint::TermStart));
    assert_eq!(types(&mut world, "2022-09-01", "31"), Some(Complaint::TermWeeks));
    assert_eq!(types(&mut world, "2022-09-01", "0"), Some(Complaint::TermWeeks));
    assert_eq!(types(&mut world, "2022-09-01", "二十"), Some(Complaint::TermWeeks));
    assert!(world.model().terms_view().trouble.contains("1 到 30"));
    assert_eq!(world.local.rows.get("yaodian.term"), None);
    assert_eq!(types(&mut world, "2022-09-01", ""), None);
    assert_eq!(types(&mut world, "2022-02-14", "19"), None);
    let kept = world.local.rows.get("yaodian.term").map(String::as_str);
    assert_eq!(kept, Some("2022-02-14/19 2022-09-01/20"));
    let names: Vec<_> =
        world.model().terms_view().terms.into_iter().map(|term| term.name).collect();
    assert_eq!(names, ["2022年春季学期", "2022年秋季学期"]);

    let grid = world.model().grid_view().unwrap();
    assert_eq!((grid.heading.as_str(), grid.weeks.len()), ("2022年秋季学期", 20));
    assert_eq!(grid.weeks[2].head, "第3周 · 9月12日—9月18日");
    assert_eq!(grid.weeks[4].head, "第5周 · 9月26日—10月2日 · 1 项到期");
    assert!(grid.weeks[0].days[2].is_outside && !grid.weeks[0].days[3].is_outside);
    assert_eq!((grid.steps[0].1, grid.steps[1].1), (true, false));
    // Keys do not lead out of the term.
    does(&mut world, CalendarEvent::DayChosen(day("2022-09-01")));
    does(&mut world, CalendarEvent::Moved(Move::Days(-7)));
    assert_eq!(world.model().chosen_day(), day("2022-08-29"));
    does(&mut world, CalendarEvent::Moved(Move::Page { is_next: false }));
    assert_eq!(world.model().grid_view().unwrap().heading, "2022年春季学期");

    opens(&mut world, CalendarKind::Month, Some("2022-09-12"));
    let grid = world.model().grid_view().unwrap();
    let heads: Vec<_> = grid.weeks.iter().map(|week| week.head.as_str()).collect();
    assert_eq!(heads, ["第1周", "第2周", "第3周", "第4周", "第5周"]);
    assert_eq!(world.model().day_view().say, "第3周");
    does(&mut world, CalendarEvent::TermRemoved(day("2022-09-01")));
    assert_eq!(world.model().grid_view().unwrap().weeks[0].head, "");
}

/// A model of a plan with a deadline in a week of term.
fn with_weeks(title: &str, terms: &str) -> Model {
    let text = format!("{title}\n一、教学\n1. 抓好期末工作。第16周前完成期末复习方案。");
    let plan = yaodian_plan::read::read(&text);
    let start = Start { now_ms: 1_660_780_800_000, ..Start::default() };
    let (mut model, _) = Model::start(&plan, start);
    let terms = terms.to_owned();
    model.take_track(Track::read(&|key: &str| (key == "yaodian.term").then(|| terms.clone())));
    model
}

fn spans(model: &Model) -> Vec<(String, String)> {
    let tasks = model.outline.tasks.iter();
    let spans = tasks.flat_map(|task| model.spans_of(task));
    spans.map(|span| (span.from.to_string(), span.to.to_string())).collect()
}

#[test]
fn weeks_of_term_in_deadlines_have_days_once_a_term_is_set() {
    let check = |title: &str, terms: &str, expect: &[(&str, &str)]| {
        let found = spans(&with_weeks(title, terms));
        let expect: Vec<_> =
            expect.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        assert_eq!(found, expect, "{title} {terms}");
    };
    let both = "2022-02-14/20 2022-09-01/20";
    let (spring, autumn) = (("2022-05-30", "2022-06-05"), ("2022-12-12", "2022-12-18"));
    check("镇中学2022年工作计划", "", &[]);
    check("镇中学2022年工作计划", "2022-09-01/20", &[autumn]);
    check("镇中学2022年工作计划", "2022-09-01/15", &[]);
    check("镇中学2022年工作计划", both, &[]);
    check("镇中学2022年春季学期工作计划", both, &[spring]);
    check("镇中学2022年秋季学期工作计划", both, &[autumn]);
}

#[test]
fn a_term_that_is_changed_or_taken_away_changes_the_light() {
    let mut model = with_weeks("镇中学2022年秋季学期工作计划", "2022-09-01/20");
    let now = Now { ms: 1_660_780_800_000, random: 1 };
    let tell =
        |model: &mut Model, event| model.update(Event::Track(TrackEvent::Calendar(event)), now);
    let light = |model: &Model| model.judge(&model.outline.tasks[0]).light;
    assert_eq!(light(&model), Light::Green);
    // A term that began in spring: its week 16 is over.
    tell(&mut model, CalendarEvent::TermRemoved(day("2022-09-01")));
    assert_eq!((light(&model), spans(&model)), (Light::Grey, vec![]));
    let (start, weeks) = ("2022-07-04".to_owned(), "20".to_owned());
    tell(&mut model, CalendarEvent::TermTyped { start, weeks });
    assert_eq!(spans(&model), [("2022-10-17".to_owned(), "2022-10-23".to_owned())]);
    let (start, weeks) = ("2022-07-11".to_owned(), String::new());
    tell(&mut model, CalendarEvent::TermTyped { start, weeks });
    assert_eq!(spans(&model), [("2022-10-24".to_owned(), "2022-10-30".to_owned())]);
}

#[test]
fn a_plan_whose_years_are_past_is_shown_as_of_its_last_day() {
    let mut world = World::with_tab(1);
    // 2023-03-01.
    world.now_ms = 1_677_628_800_000;
    world.does(Event::Shown);
    opens(&mut world, CalendarKind::Month, None);
    assert_eq!(world.model().chosen_day(), day("2022-12-31"));
    let grid = world.model().grid_view().unwrap();
    assert_eq!(grid.heading, "2022年12月");
    assert!(grid.say.contains("2022年12月31日"));
    opens(&mut world, CalendarKind::Agenda, None);
    assert_eq!(buckets(&world)[0], (Bucket::Overdue, vec![2]));
}

//! What the charts find, draw and list, as work goes on.

use proptest::prelude::*;
use yaodian_model::text::lang;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::charts::text::words;
use yaodian_model::track::charts::{Anchor, Chart, ChartEvent, ChartView, Shape};
use yaodian_model::{Event, Model, Now, Start};
use yaodian_plan::progress::{Field, Status, Value};
use yaodian_plan::{Number, TargetId, TaskId};
use yaodian_track::chart::width_of;
use yaodian_wire::plan_from_text;

const DAY_MS: u64 = 86_400_000;
/// Noon in Shanghai on 2022-03-01.
const START_MS: u64 = 1_646_107_200_000;

const PLAN: &str = "yaodian-plan 1
plan\t=镇中心学校2022年工作要点\t2022\t=镇中心学校\t总的要求。
node\t0\t\t1\t一\t抓好队伍建设，提升能力
node\t1\t\t2\t1\t加强教研
task\t\t2\t每学期开展教研活动10次。
target\t\t0\t10\t\t次\t教研活动\t教研活动10次
task\t\t5\t推进校本培训。
node\t0\t\t1\t二\t办好食堂
node\t1\t\t2\t1\t建设
task\t\t1\t建成新食堂。
task\t\t1\t建成新操场。
node\t0\t\t1\t三\t守住底线
node\t1\t\t2\t1\t安全
task\t\t4\t食堂满意率达到95%以上。
target\t\t1\t95\t\t%\t满意率\t满意率达到95%以上
";

/// The app on one device, and its clock.
struct App {
    model: Model,
    now_ms: u64,
}

impl App {
    fn on(day: u64) -> Self {
        let now_ms = START_MS + day * DAY_MS;
        let start = Start { now_ms, device: 7, ..Start::default() };
        let (model, _) = Model::start(&plan_from_text(PLAN).unwrap(), start);
        Self { model, now_ms }
    }

    fn does(&mut self, event: Event) {
        // Nothing of what it asks the browser for matters here.
        self.model.update(event, Now { ms: self.now_ms, random: 1 });
    }

    /// So many days later.
    fn passes(&mut self, days: u64) {
        self.now_ms += days * DAY_MS;
        self.does(Event::Shown);
    }

    fn sets(&mut self, task: u32, status: Status) {
        self.does(Event::StatusChosen(TaskId(task), status));
    }

    fn turns(&mut self, event: ChartEvent) {
        self.does(Event::Track(TrackEvent::Chart(event)));
    }

    fn chart(&self, chart: Chart) -> ChartView {
        self.model.chart(chart, 358)
    }

    /// A table's rows, each in one line.
    fn rows(&self, chart: Chart) -> Vec<String> {
        let rows = self.chart(chart).table.rows.into_iter();
        rows.map(|row| format!("{} {}", row.name, row.cells.join(" "))).collect()
    }

    fn labels(&self, chart: Chart) -> Vec<String> {
        let figure = self.chart(chart).figure.unwrap();
        figure.marks.into_iter().map(|mark| mark.label).collect()
    }
}

#[test]
fn with_too_little_it_is_said_what_will_be_there() {
    let app = App::on(0);
    for (chart, empty) in [
        (Chart::BurnUp, words().burn_empty),
        (Chart::Flow, words().flow_empty),
        (Chart::Heat, words().heat_empty),
        (Chart::Owners, words().owners_empty),
    ] {
        let view = app.chart(chart);
        assert_eq!(view.empty, empty);
        let is_bare = view.figure.is_none() && view.table.rows.is_empty();
        assert!(is_bare && view.finding.is_empty(), "{chart:?}: {view:?}");
    }
    assert_eq!(app.chart(Chart::Overall).finding, "已完成 0/5 项，比时序慢 16 个百分点");
    assert_eq!(app.chart(Chart::Overall).say, lang().chart_overall_none);
    assert_eq!(app.chart(Chart::Sections).finding, "各部分都还没有开始");
    assert_eq!(app.chart(Chart::Targets).finding, "2 项指标，0 项已达标，2 项未填");
    // With three sections there are no ridges.
    assert!(!app.model.charts().contains(&Chart::Ridges));
    assert_eq!(app.model.charts().len(), 8);
}

#[test]
fn a_year_is_told_as_it_went() {
    let mut app = App::on(0);
    app.sets(0, Status::Done);
    app.sets(1, Status::InProgress);
    app.passes(40); // 10 April
    app.sets(2, Status::Done);
    app.sets(3, Status::NotApplicable);
    app.does(Event::Undone); // 不适用 was a slip
    app.sets(4, Status::Blocked);

    assert_eq!(app.chart(Chart::BurnUp).finding, "到4月10日累计完成 2 项，匀速应为 1 项");
    let rows = ["1月31日 0 0 5", "2月28日 0 1 5", "3月31日 1 1 5", "4月10日 2 1 5"];
    assert_eq!(app.rows(Chart::BurnUp), rows);
    let last = "4月10日：累计完成 2 项，共 5 项，匀速应为 1 项";
    assert_eq!(app.labels(Chart::BurnUp).last().unwrap(), last);

    assert_eq!(app.chart(Chart::Heat).finding, "2 天有记录，4月10日最多，4 处更改");
    assert_eq!(app.rows(Chart::Heat), ["2022年3月1日 2", "2022年4月10日 4"]);
    assert_eq!(app.labels(Chart::Heat), ["2022年3月1日：2 处更改", "2022年4月10日：4 处更改"]);

    assert_eq!(app.chart(Chart::Flow).finding, "3月底以来：1 项新完成，1 项受阻");
    app.turns(ChartEvent::FlowMonthChosen(0));
    assert_eq!(app.chart(Chart::Flow).finding, "年初以来：2 项新完成，1 项开始推进，1 项受阻");
    let moved = ["未开始 → 已完成：2 项", "未开始 → 推进中：1 项", "未开始 → 受阻：1 项"];
    assert_eq!(app.labels(Chart::Flow)[..3], moved);
    assert_eq!(app.labels(Chart::Flow)[3], "未开始，没有变：1 项");
    let choices = app.chart(Chart::Flow).choices.unwrap();
    assert_eq!(choices.options.len(), 4);
    assert_eq!(choices.chosen, 0);
}

#[test]
fn a_section_in_which_nothing_counts_is_a_dash_and_not_a_zero() {
    let mut app = App::on(0);
    app.sets(0, Status::Done);
    app.sets(4, Status::NotApplicable);
    assert_eq!(app.rows(Chart::Radar)[2], "三、守住底线 — —");
    assert_eq!(app.labels(Chart::Radar)[2], "三、守住底线：完成 —");
    assert!(app.chart(Chart::Radar).say.ends_with(words().radar_gap));
    assert_eq!(app.chart(Chart::Radar).finding, "最高 50%，最低 0%，相差 50 个百分点");
    assert_eq!(app.rows(Chart::Sections)[2], "三、守住底线 — 0 0 0 0 1");
    assert_eq!(app.chart(Chart::Overall).finding, "已完成 1/4 项，比时序快 9 个百分点");
}

#[test]
fn what_is_recorded_after_the_plans_year_is_drawn_in_its_own_year() {
    let mut app = App::on(1000); // 25 November 2024
    app.sets(0, Status::Done);
    let burn = app.chart(Chart::BurnUp);
    assert_eq!(burn.finding, "到11月25日累计完成 1 项，11月完成最多，1 项");
    assert!(burn.say.contains("记录都在 2024 年"), "{}", burn.say);
    assert!(burn.table.rows.iter().all(|row| row.cells[1] == "—"), "no pace");
    assert_eq!(app.chart(Chart::Overall).finding, "已完成 1/5 项，全年已过");
    assert_eq!(app.rows(Chart::Heat), ["2024年11月25日 1"]);

    // Somebody who began in the plan's year sees that year, and is told of what came after.
    let mut app = App::on(0);
    app.sets(0, Status::Done);
    app.passes(1000);
    app.sets(1, Status::Done);
    let burn = app.chart(Chart::BurnUp);
    assert_eq!(burn.finding, "到12月31日累计完成 1 项，3月完成最多，1 项");
    assert!(burn.say.contains("2022 年之后的更改不在图里"), "{}", burn.say);
}

#[test]
fn units_stand_in_the_plans_order_and_each_has_its_tasks() {
    let mut app = App::on(0);
    let lead = |task, name: &str| (Field::TaskLead(TaskId(task)), Value::Text(name.to_owned()));
    let support = (Field::TaskSupport(TaskId(0)), Value::Text("总务处、教导处".to_owned()));
    app.does(Event::Recorded(vec![lead(0, "教导处"), lead(2, "总务处"), support]));
    app.sets(2, Status::Done);
    let owners = app.chart(Chart::Owners);
    assert_eq!(owners.finding, "2 个单位，1 项任务还没完成");
    assert!(
        owners.say.ends_with("这样的任务有 1 项。另有 3 项没有写明责任单位。"),
        "{}",
        owners.say
    );
    assert_eq!(app.rows(Chart::Owners), ["教导处 1 0 0 1 0 0", "总务处 1 1 0 1 0 0"]);
    let said = "教导处：完成 0/1 项，牵头 1 项，未开始 1";
    assert_eq!(app.labels(Chart::Owners)[0], said);
}

#[test]
fn targets_say_value_goal_and_baseline() {
    let mut app = App::on(0);
    app.does(Event::ValueTyped(TargetId(0), "4".to_owned()));
    let base = Value::Number(Some(Number::from_int(3)));
    app.does(Event::Recorded(vec![(Field::TargetBaseline(TargetId(0)), base)]));
    let expect = ["教研活动 3 4 10次 推进中", "满意率 — 未填 ≥95% 未填"];
    assert_eq!(app.rows(Chart::Targets), expect);
    let said = "教研活动：当前 4，目标 10次，推进中，基数 3";
    assert_eq!(app.labels(Chart::Targets)[0], said);
}

#[test]
fn somebodys_statuses_without_a_log_are_not_made_into_a_year() {
    let mut app = App::on(0);
    app.sets(0, Status::Done);
    app.does(Event::SenderTyped("教导处".to_owned()));
    let effects =
        app.model.update(Event::MessageCopied, Now { ms: app.now_ms, random: 2 }).into_iter();
    let mut copied = effects.filter_map(|effect| match effect {
        yaodian_model::Effect::Copy(text) => Some(text),
        _ => None,
    });
    let code = copied.next_back().unwrap();
    let mut other = App::on(1);
    other.does(Event::CodeReceived(code));
    other.does(Event::IncomingViewed);
    assert_eq!(other.chart(Chart::Overall).finding, "已完成 1/5 项，比时序快 3 个百分点");
    for chart in [Chart::BurnUp, Chart::Flow, Chart::Heat] {
        let view = other.chart(chart);
        assert!(view.figure.is_none(), "{chart:?}");
        assert_eq!(view.empty, words().no_journal, "{chart:?}");
    }
}

#[test]
fn what_a_person_turns_stays_turned() {
    let mut app = App::on(0);
    app.turns(ChartEvent::TableToggled(Chart::Radar));
    app.turns(ChartEvent::TableToggled(Chart::Heat));
    app.turns(ChartEvent::TableToggled(Chart::Radar));
    assert_eq!(app.model.track.charts.tables, [Chart::Heat]);
    app.turns(ChartEvent::Picked(Chart::Radar, 2));
    assert_eq!(app.model.track.charts.picked, Some((Chart::Radar, 2)));
}

/// Where a line of words begins and ends.
fn extent(shape: &Shape) -> Option<(i32, i32)> {
    let Shape::Words { at, anchor, text, .. } = shape else { return None };
    let wide = width_of(text, 120);
    Some(match anchor {
        Anchor::Start => (at.x, at.x + wide),
        Anchor::Middle => (at.x - wide / 2, at.x + wide / 2),
        Anchor::End => (at.x - wide, at.x),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_charts_agree_and_words_stay_inside(
        deeds in prop::collection::vec((0_u64..25, 0_u32..5, 0_usize..5), 0..25),
        width in prop_oneof![Just(200_u32), Just(219), Just(296), Just(358), Just(540), Just(1096)],
    ) {
        let mut app = App::on(0);
        for (days, task, status) in deeds {
            app.passes(days);
            app.sets(task, Status::ALL[status]);
        }
        let tally = app.model.tally_all();
        for chart in Chart::ALL.into_iter().skip(1) {
            let view = app.model.chart(chart, width);
            let Some(figure) = view.figure else {
                prop_assert!(!view.empty.is_empty(), "{:?} says nothing", chart);
                continue;
            };
            prop_assert!(!view.finding.is_empty() && !view.table.rows.is_empty());
            prop_assert!(figure.height > 0 && !figure.marks.is_empty());
            let marks = figure.marks.iter().flat_map(|mark| &mark.shapes);
            for shape in figure.back.iter().chain(marks).chain(&figure.front) {
                let Some((from, to)) = extent(shape) else { continue };
                prop_assert!(from >= -40 && to <= figure.width + 40, "{chart:?} {width}: {shape:?}");
            }
        }
        let of = |chart, cell: usize| -> u32 {
            let rows = app.chart(chart).table.rows;
            rows.iter().map(|row| row.cells[cell].parse::<u32>().unwrap()).sum()
        };
        prop_assert_eq!(of(Chart::Sections, 1), tally.done);
        prop_assert_eq!(of(Chart::Overall, 0), tally.total());
        if !app.model.as_of.is_over() && app.chart(Chart::BurnUp).figure.is_some() {
            let rows = app.chart(Chart::BurnUp).table.rows;
            let last = rows.last().unwrap().cells.clone();
            prop_assert_eq!(&last[0], &tally.done.to_string());
            prop_assert_eq!(&last[2], &tally.counted().to_string());
            let rows = app.chart(Chart::Flow).table.rows;
            let all: u32 = rows.iter().flat_map(|row| &row.cells).map(|n| n.parse::<u32>().unwrap()).sum();
            prop_assert_eq!(all, tally.total());
        }
    }
}

//! Importing and reviewing: nothing is kept before the person says so, and nothing is lost.

use yaodian_desk::Event;
use yaodian_desk::bench::{Form, Mark, Part};
use yaodian_desk::desk::{Reading, Saving};
use yaodian_desk::form::{Field, FieldKind, FormView};
use yaodian_desk::view::Group;
use yaodian_model::Desk as Screen;
use yaodian_plan::draft::Edit;
use yaodian_plan::{Kind, Number, Op, read};
use yaodian_wire::shelf::{self, Place};

use crate::world::{PLAN, World, plan};

#[test]
fn nothing_is_kept_before_the_person_says_so() {
    let mut world = World::new();
    world.reads(plan());
    assert!(world.rows.keys().all(|key| shelf::read_key(key).is_none()));
    world.tell(Event::Finished);
    let id = plan().renumbered().identity();
    assert_eq!(world.used, [(id, true)]);
    assert_eq!(world.kept(id).tasks().count(), 3);
    assert!(world.desk.bench().is_none());
    assert!(world.rows.keys().all(|key| !key.starts_with(shelf::DRAFT_PREFIX)));
}

#[test]
fn every_step_is_taken_back_and_made_again() {
    let mut world = World::new();
    world.reads(plan());
    let before = world.desk.bench().unwrap().draft.clone();
    let training = world.row("推进校本培训");
    let mark = Mark { row: training, part: Part::Due(0) };
    world.tell(Event::FormOpened(Some(Form::Add(mark))));
    world.tell(Event::FormFilled(vec!["2024-06-30".to_owned(), String::new()]));
    world.tell(Event::Edited(vec![Edit::MakeHeading(training)]));
    let after = world.desk.bench().unwrap().draft.clone();
    world.tell(Event::Undone);
    world.tell(Event::Undone);
    assert_eq!(world.desk.bench().unwrap().draft, before);
    world.tell(Event::Redone);
    world.tell(Event::Redone);
    assert_eq!(world.desk.bench().unwrap().draft, after);
    world.tell(Event::Redone);
    assert_eq!(world.desk.bench().unwrap().draft, after);
}

#[test]
fn what_was_found_right_is_taken_back() {
    let mut world = World::new();
    world.reads(read::read(&PLAN.replace("推进", "上半年推进")));
    let doubts = |world: &World| world.desk.bench().unwrap().doubts_view().unwrap().doubts;
    let before = doubts(&world);
    assert!(before.len() >= 2, "{before:?}");
    world.tell(Event::DoubtSettled(before[0].doubt));
    assert_eq!(doubts(&world), before[1..]);
    assert!(world.desk.bench().unwrap().can_undo());
    world.tell(Event::Undone);
    assert_eq!(doubts(&world), before);
    world.tell(Event::Redone);
    assert_eq!(doubts(&world), before[1..]);
    // A correction of its row asks again; taking that back asks no more.
    let row = before[0].form.row().unwrap();
    world.tell(Event::Edited(vec![Edit::SetKind { key: row, kind: Kind::Project }]));
    assert_eq!(doubts(&world), before);
    world.tell(Event::Undone);
    assert_eq!(doubts(&world), before[1..]);
}

#[test]
fn what_a_form_lacks_is_said_and_nothing_changes() {
    let mut world = World::new();
    world.reads(plan());
    let before = world.desk.bench().unwrap().draft.clone();
    let mark = |part| Mark { row: world.row("推进校本培训"), part };
    let (target, due) = (mark(Part::Target(0)), mark(Part::Due(0)));
    for (form, values) in [
        (Form::Add(target), vec!["", "0", "3", "", "次"]),
        (Form::Add(target), vec!["培训", "0", "三", "", "次"]),
        (Form::Add(target), vec!["培训", "5", "3", "", "次"]),
        (Form::Add(due), vec!["", ""]),
        (Form::Add(due), vec!["2024-05-30", "2024-06-30"]),
        (Form::Head, vec!["标题", "今年", ""]),
    ] {
        world.tell(Event::FormOpened(Some(form)));
        world.tell(Event::FormFilled(values.iter().map(|&value| value.to_owned()).collect()));
        let bench = world.desk.bench().unwrap();
        assert!(bench.trouble.is_some() && bench.form == Some(form), "{values:?}");
        assert_eq!(bench.draft, before, "{values:?}");
    }
}

#[test]
fn a_task_is_split_where_it_can_be() {
    let mut world = World::new();
    world.reads(read::read(&PLAN.replace("两次。", "两次，分年级、分班级开展。")));
    let bench = world.desk.bench().unwrap();
    assert_eq!(bench.split_form(world.row("推进校本培训")), None);
    assert!(
        bench
            .tools(world.row("推进校本培训"))
            .groups
            .iter()
            .flat_map(|group| &group.tools)
            .all(|(word, _)| word != "拆成两项")
    );
    let row = world.row("组织消防演练");
    assert_eq!(bench.split_form(row), Some(Form::Split(row)));
    let view = bench.form_view(Form::Split(row));
    assert_eq!((view.cuts.len(), view.finer), (2, Some(Form::SplitFinely(row))));
}

#[test]
fn tools_stand_in_groups_what_is_done_most_first() {
    let mut world = World::new();
    world.reads(plan());
    let check = |text: &str, expect: &[&str]| {
        let tools = world.desk.bench().unwrap().tools(world.row(text));
        let said = |group: &Group| {
            let words: Vec<_> = group.tools.iter().map(|(word, _)| word.as_str()).collect();
            format!("{}: {}", group.title, words.join(" "))
        };
        assert_eq!(tools.groups.iter().map(said).collect::<Vec<_>>(), expect);
        assert!(tools.groups.iter().rev().skip(1).all(|group| !group.is_removal));
    };
    check(
        "推进校本培训",
        &[
            "文字: 改字",
            "要求: 加指标 加期限 加责任 加节点",
            "层级: 设为标题 不是任务",
            "位置: 上移 下移 下面加任务 下面加标题",
            "去掉这一行: 删除",
        ],
    );
    check(
        "加强演练",
        &[
            "文字: 改字",
            "层级: 升一级 降一级 不是标题",
            "位置: 上移 下面加任务 下面加标题",
            "去掉这一行: 只删标题 删除整段",
        ],
    );
}

#[test]
fn what_a_target_asks_for_decides_what_is_filled_in() {
    let mut world = World::new();
    world.reads(plan());
    let row = world.row("推进校本培训");
    let shown = |world: &World, rule: &str| {
        let form = Form::Add(Mark { row, part: Part::Target(0) });
        let view = world.desk.bench().unwrap().form_view(form);
        let rule = rule_place(&view, rule);
        let is_shown =
            |field: &&Field| field.with.as_ref().is_none_or(|(_, at)| at.contains(&rule));
        view.fields.iter().filter(is_shown).map(|field| field.label).collect::<Vec<_>>()
    };
    assert_eq!(shown(&world, "至少"), ["指标名称", "要求", "数目", "单位"]);
    assert_eq!(shown(&world, "从几到几"), ["指标名称", "要求", "数目", "上限", "单位"]);
    assert_eq!(shown(&world, "全部"), ["指标名称", "要求", "单位"]);
    assert_eq!(shown(&world, "只作比较"), ["指标名称", "要求"]);
    for (at, (rule, values, op, value)) in [
        ("一个也没有", ["事故", "", "", "起"], Op::All, Some(0)),
        ("全部", ["培训", "7", "", ""], Op::All, Some(100)),
        ("只作比较", ["事故", "不是数", "", ""], Op::Cmp, None),
        ("至少", ["培训", "3", "5", "次"], Op::Ge, Some(3)),
    ]
    .into_iter()
    .enumerate()
    {
        let form = Form::Add(Mark { row, part: Part::Target(at) });
        world.tell(Event::FormOpened(Some(form)));
        let [subject, value_said, upper, unit] = values.map(str::to_owned);
        let rule = rule_place(&world.desk.bench().unwrap().form_view(form), rule).to_string();
        world.tell(Event::FormFilled(vec![subject, rule, value_said, upper, unit]));
        let bench = world.desk.bench().unwrap();
        let target = bench.task(row).unwrap().targets.last().unwrap();
        assert_eq!(
            (target.op, target.value, target.upper),
            (op, value.map(Number::from_int), None)
        );
    }
}

/// The place of a rule among those a form offers, by how it begins.
fn rule_place(view: &FormView, rule: &str) -> usize {
    let words = match &view.fields[1].kind {
        FieldKind::Choice(words) => words.as_slice(),
        _ => &[],
    };
    words.iter().position(|word| word.starts_with(rule)).unwrap()
}

#[test]
fn a_review_is_gone_on_with_after_a_reload() {
    let mut world = World::new();
    world.reads(plan());
    let training = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(training)]));
    world.reload(Screen::Import);
    assert_eq!(world.desk.left_titles(), ["镇中心学校2024年工作计划"]);
    assert!(world.desk.bench().is_none());
    world.tell(Event::DraftResumed(0));
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 2);
    world.tell(Event::BenchCleared);
    assert!(world.desk.bench().is_none());
    world.tell(Event::BenchRestored);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 2);
    world.tell(Event::BenchCleared);
    world.reload(Screen::Import);
    assert!(world.desk.left_titles().is_empty());
}

#[test]
fn another_file_is_chosen_and_the_first_is_left_for_later() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanRevised(id));
    world.reads(plan());
    assert_eq!(world.desk.finish_word(), "更新清单");
    let row = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(row)]));
    world.tell(Event::AnotherAsked);
    assert!(world.desk.bench().is_none());
    assert_eq!(world.desk.left_titles(), ["镇中心学校2024年工作计划"]);
    // It is still a new version of the same plan that is to be read.
    assert!(world.desk.import_say().contains("新版本"));
    world.reads(read::read("镇中心学校2024年工作计划\n一、教学\n开展听课20次。\n"));
    assert_eq!(world.desk.finish_word(), "更新清单");
    world.tell(Event::BenchCleared);
    world.tell(Event::DraftResumed(0));
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 2);
    assert_eq!(world.desk.finish_word(), "更新清单");
}

#[test]
fn what_stands_under_no_heading_is_told_by_its_words() {
    let mut world = World::new();
    world.reads(read::read("2024年要点\n落实“双减，减负”要求，举办讲座两次。\n"));
    let bench = world.desk.bench().unwrap();
    assert_eq!(world.row("（没有标题）"), bench.draft.rows()[0].key);
    let doubts = bench.doubts_view().unwrap().doubts;
    let titles: Vec<_> = doubts.iter().map(|doubt| doubt.title.as_str()).collect();
    assert_eq!(titles, ["发文单位", "落实“双减，减负”要求 指标"]);
}

#[test]
fn several_documents_are_reviewed_one_after_the_other() {
    let mut world = World::new();
    world.reads(plan());
    world.reads(read::read("另一所学校2024年工作计划\n一、教学\n开展听课20次。\n"));
    assert_eq!(world.desk.queue_word().unwrap(), "还有 1 份等着核对。");
    world.tell(Event::Finished);
    assert!(world.used.is_empty());
    assert_eq!(world.desk.bench().unwrap().title_word(), "另一所学校2024年工作计划");
    world.tell(Event::Finished);
    assert_eq!(world.titles(Place::Kept).len(), 3);
    assert_eq!(world.used.len(), 1);
}

#[test]
fn what_neither_store_takes_stays_on_the_bench() {
    let mut world = World::new();
    world.reads(plan());
    world.is_full = true;
    world.tell(Event::Finished);
    assert!(world.desk.has_save_failed() && world.desk.bench().is_some());
    world.tell(Event::TextAsked);
    assert!(world.copied[0].contains("推进校本培训。"));
    world.is_full = false;
    world.tell(Event::SaveRetried);
    assert_eq!(world.desk.saving, Saving::Idle);
    assert_eq!(world.used.len(), 1);
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    let mut world = World::new();
    world.tell(Event::ReadingStarted { name: "旧.doc".to_owned() });
    let (name, what, hint) = ("旧.doc".to_owned(), "旧版".to_owned(), "另存".to_owned());
    world.tell(Event::ReadingFailed { name, what, hint });
    assert_eq!((world.desk.problems.len(), &world.desk.reading), (1, &Reading::Idle));
    assert!(world.rows.is_empty() && world.desk.bench().is_none());
}

#[test]
fn what_waits_outlives_a_reload() {
    let mut world = World::new();
    world.reads(plan());
    world.reads(read::read("另一所学校2024年工作计划\n一、教学\n开展听课20次。\n"));
    world.reload(Screen::Import);
    assert_eq!(world.desk.left_titles().len(), 2);
    // What is begun anew takes nothing away.
    world.tell(Event::DraftResumed(0));
    world.tell(Event::BlankStarted);
    assert_eq!(world.desk.left_titles().len(), 2);
}

#[test]
fn a_plan_from_nothing_is_asked_about_once_it_is_begun() {
    let mut world = World::new();
    assert_eq!(world.desk.title(), "导入要点");
    world.tell(Event::BlankStarted);
    assert_eq!(world.desk.title(), "新写要点");
    let bench = world.desk.bench().unwrap();
    assert!(bench.is_to_begin() && bench.form.is_none() && bench.doubts_view().is_none());
    world.tell(Event::Edited(vec![yaodian_desk::view::new_heading(None, None)]));
    assert!(world.desk.bench().unwrap().doubts_view().is_none());
    world.tell(Event::Edited(vec![yaodian_desk::view::new_task(None)]));
    world.tell(Event::FormFilled(vec!["开展听课20次。".to_owned()]));
    let whats = |world: &World| {
        let view = world.desk.bench().unwrap().doubts_view().unwrap();
        view.doubts.into_iter().map(|doubt| doubt.what).collect::<Vec<_>>()
    };
    assert_eq!(
        whats(&world),
        ["还没有写标题。", "还没有填年份，期限可能不对。", "还没有填发文单位。"]
    );
    // A title that names the year says both.
    world.tell(Event::FormOpened(Some(Form::Head)));
    let values = ["镇中心学校2025年工作计划", "", ""].map(str::to_owned);
    world.tell(Event::FormFilled(values.to_vec()));
    assert_eq!(world.desk.bench().unwrap().draft.head().year, Some(2025));
    assert_eq!(whats(&world), ["还没有填发文单位。"]);
    world.reload(Screen::Import);
    world.tell(Event::DraftResumed(0));
    assert_eq!(world.desk.title(), "新写要点");
    world.tell(Event::BenchCleared);
    world.reads(plan());
    assert_eq!(world.desk.title(), "导入要点");
}

#[test]
fn a_plan_without_title_or_task_is_not_kept() {
    let mut world = World::new();
    world.tell(Event::BlankStarted);
    world.tell(Event::Finished);
    assert!(world.used.is_empty() && world.desk.bench().unwrap().form == Some(Form::Head));
    world.tell(Event::FormFilled(vec!["2025年工作计划".to_owned(), String::new(), String::new()]));
    world.tell(Event::Finished);
    assert!(world.used.is_empty() && world.desk.bench().unwrap().trouble.is_some());
    world.tell(Event::Edited(vec![yaodian_desk::view::new_task(None)]));
    // Leaving the new row's form without a word takes the row away.
    world.tell(Event::FormOpened(None));
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 0);
    world.tell(Event::Edited(vec![yaodian_desk::view::new_task(None)]));
    world.tell(Event::FormFilled(vec!["开展听课20次。".to_owned()]));
    world.tell(Event::Finished);
    assert_eq!(world.used.len(), 1);
}

//! What each edit makes of a small plan, row by row.

use yaodian_plan::doubt::{DoubtKind, doubts};
use yaodian_plan::draft::{Content, Edit, MarkEdit, Refusal, RowKey, carry_on, put_off};
use yaodian_plan::read::read;
use yaodian_plan::{Date, Draft, Due, Task, TaskId};

const SOURCE: &str = "某校2022年工作计划\n一、加强管理\n1.安全工作。开展检查4次；落实整改，由总务处牵头。\n2.后勤工作。9月底前完成食堂改造。注意节约。\n二、提高质量\n建成示范校8所。\n";

fn draft() -> Draft {
    Draft::of(&read(SOURCE))
}

/// The rows as lines: headings with their level and label, tasks with their id.
fn lines(draft: &Draft) -> Vec<String> {
    let line = |content: &Content| match content {
        Content::Heading(h) => format!("{}{} {}", "#".repeat(h.level.into()), h.label, h.title),
        Content::Task(task) => format!("{} {}", task.id.0, task.text),
        Content::Text(text) => format!("- {text}"),
    };
    draft.rows().iter().map(|row| line(&row.content)).collect()
}

fn key_of(draft: &Draft, words: &str) -> RowKey {
    let place = lines(draft).iter().position(|line| line.contains(words));
    draft.rows()[place.unwrap_or_else(|| panic!("no row with {words}"))].key
}

/// Applies an edit of the row with these words, and compares the rows around it.
fn check(edit: impl FnOnce(&Draft) -> Edit, expect: &[&str]) -> Draft {
    let mut draft = draft();
    let edit = edit(&draft);
    let _ = draft.apply(&edit).unwrap();
    assert_eq!(lines(&draft), expect, "{edit:?}");
    draft
}

fn refuse(edit: impl FnOnce(&Draft) -> Edit, expect: Refusal) {
    let mut draft = draft();
    let edit = edit(&draft);
    assert_eq!(draft.apply(&edit), Err(expect), "{edit:?}");
    assert_eq!(draft, self::draft());
}

fn task(draft: &Draft, words: &str) -> Task {
    draft.row(key_of(draft, words)).unwrap().task().unwrap().clone()
}

#[rustfmt::skip]
const ROWS: [&str; 9] = [
    "#一 加强管理", "##1 安全工作", "0 开展检查4次；", "1 落实整改，由总务处牵头。",
    "##2 后勤工作", "2 9月底前完成食堂改造。", "3 注意节约。", "#二 提高质量", "4 建成示范校8所。",
];

/// The rows with some of them replaced.
fn rows(from: usize, to: usize, by: &[&'static str]) -> Vec<&'static str> {
    let mut rows = ROWS.to_vec();
    rows.splice(from..to, by.iter().copied());
    rows
}

#[test]
fn headings_change_their_level_with_what_is_below() {
    assert_eq!(lines(&draft()), ROWS);
    check(|d| Edit::Raise(key_of(d, "后勤")), &rows(4, 5, &["#2 后勤工作"]));
    check(|d| Edit::Lower(key_of(d, "提高")), &rows(7, 8, &["##二 提高质量"]));
    refuse(|d| Edit::Raise(key_of(d, "提高")), Refusal::Outermost);
    refuse(|d| Edit::Lower(key_of(d, "加强")), Refusal::NothingAbove);
    refuse(|d| Edit::Raise(key_of(d, "节约")), Refusal::WrongSort);
}

#[test]
fn text_and_headings_become_each_other() {
    check(|d| Edit::MakeText(key_of(d, "后勤")), &rows(4, 5, &["- 2.后勤工作"]));
    check(|d| Edit::MakeText(key_of(d, "节约")), &rows(6, 7, &["- 注意节约。"]));
    check(|d| Edit::MakeText(key_of(d, "加强")), &rows(0, 1, &["# ", "- 一、加强管理"]));
    check(|d| Edit::MakeHeading(key_of(d, "节约")), &rows(6, 7, &["### 注意节约"]));
    let mut draft = check(
        |d| Edit::Reword {
            key: key_of(d, "节约"), text: "3.节约。注意节约用水。".to_owned()
        },
        &rows(6, 7, &["3 3.节约。注意节约用水。"]),
    );
    let key = key_of(&draft, "节约");
    let change = draft.apply(&Edit::MakeHeading(key)).unwrap();
    assert_eq!(lines(&draft), rows(6, 7, &["##3 节约", "3 注意节约用水。"]));
    assert_eq!((change.changed(), change.appeared().len()), (vec![key], 1));
}

#[test]
fn rows_are_split_and_joined() {
    let draft = check(
        |d| Edit::Split { key: key_of(d, "食堂"), at: 5 },
        &rows(5, 6, &["2 9月底前完", "5 成食堂改造。"]),
    );
    assert_eq!(task(&draft, "月底").due.len(), 1);
    assert!(task(&draft, "食堂").due.is_empty());
    let draft = check(
        |d| Edit::Join(key_of(d, "检查")),
        &rows(2, 4, &["0 开展检查4次；落实整改，由总务处牵头。"]),
    );
    assert_eq!((task(&draft, "检查").targets.len(), task(&draft, "检查").owners.len()), (1, 1));
    refuse(|d| Edit::Join(key_of(d, "落实")), Refusal::NothingToJoin);
    refuse(|d| Edit::Split { key: key_of(d, "节约"), at: 0 }, Refusal::NoWords);
    refuse(|d| Edit::Split { key: key_of(d, "节约"), at: 5 }, Refusal::NoWords);
}

#[test]
fn rows_move_with_what_is_below() {
    let to = |d: &Draft, words: &str, before: &str| Edit::Move {
        key: key_of(d, words),
        before: (!before.is_empty()).then(|| key_of(d, before)),
    };
    let draft = check(
        |d| to(d, "后勤", "安全"),
        &[&ROWS[..1], &ROWS[4..7], &ROWS[1..4], &ROWS[7..]].concat(),
    );
    let plan = draft.plan();
    assert_eq!(plan.outline[0].children[0].text, "9月底前完成食堂改造。注意节约。");
    let draft = check(
        |d| to(d, "节约", "落实整改"),
        &[&ROWS[..3], &ROWS[6..7], &ROWS[3..6], &ROWS[7..]].concat(),
    );
    let text = draft.plan().outline[0].children[0].text.clone();
    assert_eq!(text, "开展检查4次；注意节约。落实整改，由总务处牵头。");
    let draft = check(|d| to(d, "节约", ""), &[&ROWS[..6], &ROWS[7..], &ROWS[6..7]].concat());
    assert_eq!(draft.plan().outline[1].text, "建成示范校8所。\n注意节约。");
    refuse(|d| to(d, "加强", "节约"), Refusal::NoPlaceThere);
    refuse(|d| to(d, "节约", "加强"), Refusal::NoPlaceThere);
    refuse(|d| to(d, "节约", "提高"), Refusal::NothingChanges);
}

#[test]
fn rows_are_dropped_and_added() {
    check(|d| Edit::Drop(key_of(d, "后勤")), &rows(4, 5, &[]));
    check(|d| Edit::DropSection(key_of(d, "加强")), &ROWS[7..]);
    check(|d| Edit::DropSection(key_of(d, "节约")), &rows(6, 7, &[]));
    let add =
        |after: Option<RowKey>| Edit::AddTask { after, text: "新建幼儿园2所。".to_owned() };
    let draft = check(|_| add(None), &rows(9, 9, &["5 新建幼儿园2所。"]));
    assert_eq!(task(&draft, "幼儿园").targets.len(), 1);
    check(|d| add(Some(key_of(d, "安全"))), &rows(2, 2, &["5 新建幼儿园2所。"]));
    let heading = |d: &Draft| Edit::AddHeading {
        after: Some(key_of(d, "落实")),
        level: 2,
        label: String::new(),
        title: "其他".to_owned(),
    };
    check(heading, &rows(4, 4, &["## 其他"]));
    let mut blank = Draft::blank("某校2023年工作计划");
    assert_eq!(blank.head().year, Some(2023));
    let _ = blank.apply(&add(None)).unwrap();
    assert_eq!(lines(&blank), ["# ", "0 新建幼儿园2所。"]);
}

#[test]
fn a_changed_figure_keeps_its_target() {
    let draft = check(
        |d| Edit::Reword {
            key: key_of(d, "示范校"), text: "建成示范校10所。".to_owned()
        },
        &rows(8, 9, &["4 建成示范校10所。"]),
    );
    let (old, new) = (task(&self::draft(), "示范校"), task(&draft, "示范校"));
    assert_eq!(old.targets[0].id, new.targets[0].id);
    assert_eq!(new.targets[0].value.unwrap().to_string(), "10");
}

#[test]
fn what_was_taken_away_does_not_come_back() {
    let mut draft = draft();
    let key = key_of(&draft, "示范校");
    let id = task(&draft, "示范校").targets[0].id;
    let mark = |mark| Edit::Mark { key, mark };
    let _ = draft.apply(&mark(MarkEdit::RemoveTarget(id))).unwrap();
    let by_hand = Due { quote: String::new(), from: None, to: Date::new(2022, 6, 30) };
    let _ = draft.apply(&mark(MarkEdit::AddDue(by_hand.clone()))).unwrap();
    let reword = |text: &str| Edit::Reword { key, text: text.to_owned() };
    let _ = draft.apply(&reword("全县建成示范校8所。")).unwrap();
    let now = task(&draft, "示范校");
    assert_eq!((now.targets.len(), now.due), (0, vec![by_hand]));
    let foreign = Due { quote: "十月".to_owned(), from: None, to: None };
    assert_eq!(draft.apply(&mark(MarkEdit::AddDue(foreign))), Err(Refusal::QuoteNotInText));
}

#[test]
fn what_is_left_undone_goes_into_the_next_year() {
    let plan = read(SOURCE);
    let next = carry_on(&plan, |task| task.text.contains("食堂"), 2023);
    assert_eq!(next.title.as_deref(), Some("某校2023年工作计划"));
    assert_eq!(next.year, Some(2023));
    assert_eq!(lines(&Draft::of(&next)), [ROWS[0], ROWS[4], ROWS[5]]);
    let task = next.tasks().next().unwrap();
    assert_eq!((task.id, task.due[0].to), (TaskId(2), Date::new(2023, 9, 30)));
    assert!(next.free_ids().task == 5 && next.identity() != plan.identity());
    // A day that names its year stays, and is doubtful in the next.
    let plan = read(&SOURCE.replace("9月底前", "2022年9月底前"));
    let next = carry_on(&plan, |task| task.text.contains("食堂"), 2023);
    let task = next.tasks().next().unwrap();
    assert_eq!(task.due[0].to, Date::new(2022, 9, 30));
    let doubts = doubts(&Draft::of(&next));
    assert!(doubts.iter().any(|doubt| doubt.what == DoubtKind::BeforeYear), "{doubts:?}");
    assert_eq!(put_off(&task.due[0], 1).to, Date::new(2023, 9, 30));
}

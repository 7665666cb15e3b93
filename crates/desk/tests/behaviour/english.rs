//! The desk in English: what was done before the language changed is said in the new one.

use yaodian_desk::Event;
use yaodian_desk::view::RowView;
use yaodian_model::track::{Language, choose};
use yaodian_plan::draft::Edit;
use yaodian_plan::read;
use yaodian_wire::shelf::Place;

use crate::world::{World, plan};

#[test]
fn what_was_done_in_one_language_is_said_in_the_other() {
    let mut world = World::new();
    world.reads(plan());
    let row = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::MakeHeading(row)]));
    world.tell(Event::Edited(vec![Edit::Join(row)]));
    let said = |world: &World| {
        let bench = world.desk.bench().unwrap();
        (bench.said().unwrap().trim().to_owned(), bench.trouble.unwrap().word())
    };
    assert_eq!(said(&world), ("已设为标题".to_owned(), "这一行不是这种内容"));
    choose(Language::English);
    assert_eq!(
        said(&world),
        ("Done: Make it a heading".to_owned(), "this line is of another kind")
    );
    assert_eq!(world.desk.finish_word(), "Make the checklist");
}

#[test]
fn counts_days_and_quotes_are_english() {
    choose(Language::English);
    let mut world = World::new();
    world.keeps(read::read("Safety Plan 2024\n1. Drills\nHold 2 fire drills by June 30, 2024.\n"));
    let states: Vec<_> =
        world.desk.volume_views(Place::Kept).into_iter().map(|view| view.state).collect();
    assert!(states.contains(&"Open now, 1 task, 0% done".to_owned()), "{states:?}");
    world.reads(read::read("某校2025年工作计划\n一、安全\n9月底前完成演练两次。\n"));
    let row = world.row("完成演练");
    let bench = world.desk.bench().unwrap();
    let marks = match bench.row_view(row) {
        Some(RowView::Task { marks, .. }) => marks,
        _ => Vec::new(),
    };
    let marks: Vec<_> = marks.iter().map(|mark| mark.text.as_str()).collect();
    assert!(marks.contains(&"by 30 September 2025"), "{marks:?}");
    let doubts = bench.doubts_view().unwrap().doubts;
    let words: Vec<_> = doubts.iter().map(|doubt| doubt.what.as_str()).collect();
    let number = "A number in Chinese characters, read as ";
    assert!(words.iter().any(|what| what.starts_with(number)), "{words:?}");
}

//! Finding in the tracker: words, initials, filters that combine, the address, saved views, the role.
//!
//! Must not know how a match is made.

use proptest::prelude::*;
use yaodian_model::track::TrackEvent;
use yaodian_model::track::finding::{Choice, FindEvent, Finding, Since};
use yaodian_model::{Effect, Event, Filter, Route};
use yaodian_plan::progress::{About, DeviceId, Field, Record, Stamp, Status, Value};
use yaodian_plan::{Kind, NodeId, TargetId, TaskId};
use yaodian_track::find::{DueIn, Stage};

use crate::world::World;

const NONE: [u32; 0] = [];

fn find(event: FindEvent) -> Event {
    Event::Track(TrackEvent::Find(event))
}

fn choose(world: &mut World, choice: Choice) {
    world.does(find(FindEvent::Chosen(choice)));
}

/// The tasks that the list shows; all where nothing is looked for.
fn found(world: &World) -> Vec<u32> {
    let model = world.model();
    match model.found_view() {
        Some(view) => view.groups.iter().flat_map(|group| &group.tasks).map(|id| id.0).collect(),
        None => model.outline.tasks.iter().map(|task| task.id.0).collect(),
    }
}

/// The address as the last effect left it, and whether it made an entry.
fn address(world: &World) -> (String, bool) {
    let shown = world.tab().asked.iter().rev().find_map(|effect| match effect {
        Effect::ShowView { href, is_new } => Some((href.clone(), *is_new)),
        _ => None,
    });
    shown.unwrap()
}

fn typed(world: &mut World, words: &str) -> Vec<u32> {
    world.does(Event::QueryTyped(words.to_owned()));
    found(world)
}

/// Goes to an address as the shell tells it.
fn goes(world: &mut World, address: &str) {
    let rest = address.strip_prefix("#/view/");
    world.does(find(FindEvent::Addressed(rest.unwrap_or_default().to_owned())));
    world.does(Event::Navigated(if rest.is_some() { Route::View } else { Route::Plan }));
}

fn stored(world: &World) -> Finding {
    Finding::read(&|key| world.local.rows.get(key).cloned())
}

fn row(ms: u64) -> Field {
    Field::Row(Stamp { ms, device: DeviceId(9) })
}

fn evidence(task: u32, name: &str) -> Value {
    let record = Record { name: name.to_owned(), ..Record::new(About::Evidence(TaskId(task))) };
    Value::Record(Some(Box::new(record)))
}

#[test]
fn words_are_found_in_texts_headings_and_what_was_written() {
    let mut world = World::with_tab(1);
    assert_eq!(typed(&mut world, "食堂"), [2, 3]);
    assert_eq!(typed(&mut world, "食堂 满意率"), [3]);
    assert_eq!(typed(&mut world, "加强教研"), [0, 1]);
    assert_eq!(typed(&mut world, "jxjyhd"), NONE);
    assert_eq!(typed(&mut world, "jyhd"), [0]);
    assert_eq!(typed(&mut world, "XBPX"), [1]);
    assert_eq!(typed(&mut world, "没有"), NONE);
    assert_eq!(typed(&mut world, "  "), [0, 1, 2, 3]);

    assert_eq!(typed(&mut world, "zbsp"), NONE);
    world.does(Event::NoteWritten(Field::TaskNote(TaskId(1)), "张伯审批过了".to_owned()));
    assert_eq!(found(&world), [1]);
    world.does(Event::NoteWritten(Field::NodeNote(NodeId(1)), "张伯审批".to_owned()));
    assert_eq!(found(&world), [0, 1], "a note on an item is about all its tasks");
    world.does(Event::Undone);
    world.does(Event::Undone);
    assert_eq!(found(&world), NONE);
    world.does(Event::Recorded(vec![(row(5), evidence(0, "食堂验收单"))]));
    assert_eq!(typed(&mut world, "stysd"), [0]);
    world.does(Event::Recorded(vec![(row(5), Value::Record(None))]));
    assert_eq!(found(&world), NONE);
}

#[test]
fn one_choice_of_a_group_is_enough_and_groups_combine() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    world.does(Event::StatusChosen(TaskId(3), Status::Blocked));
    choose(&mut world, Choice::Status(Status::Done));
    assert_eq!(found(&world), [0]);
    choose(&mut world, Choice::Status(Status::Blocked));
    assert_eq!(found(&world), [0, 3]);
    let second = Choice::Section(world.model().outline.sections[1].id);
    choose(&mut world, second.clone());
    assert_eq!(found(&world), [3]);
    choose(&mut world, second);
    choose(&mut world, Choice::Kind(Kind::Rate));
    assert_eq!(found(&world), [3]);
    assert_eq!(typed(&mut world, "研"), NONE);
    world.does(find(FindEvent::WordsCleared));
    assert_eq!(found(&world), [3]);
    world.does(find(FindEvent::Cleared));
    assert_eq!(found(&world), [0, 1, 2, 3]);
    choose(&mut world, Choice::HasTarget);
    assert_eq!(found(&world), [0, 3]);
    choose(&mut world, Choice::HasTarget);
    choose(&mut world, Choice::Due(DueIn::Never));
    assert_eq!(found(&world), [0, 1, 3]);
    choose(&mut world, Choice::Due(DueIn::Never));
    choose(&mut world, Choice::Since(Since::Today));
    assert_eq!(found(&world), [0, 3]);
    choose(&mut world, Choice::Since(Since::Today));
    choose(&mut world, Choice::Stage(Stage::Preschool));
    assert_eq!(world.model().found_count(), Some(0));
}

#[test]
fn a_person_who_sets_who_answers_is_found_by_it() {
    let mut world = World::with_tab(1);
    let lead = |name: &str| vec![(Field::TaskLead(TaskId(2)), Value::Text(name.to_owned()))];
    world.does(Event::Recorded(lead("总务处、教导处")));
    let owner = Choice::Owner("总务处".to_owned());
    choose(&mut world, owner.clone());
    assert_eq!(found(&world), [2]);
    assert_eq!(world.model().choice_state(&owner).count, "1");
    world.does(Event::Recorded(lead("教导处")));
    assert_eq!(found(&world), NONE);
    assert_eq!(world.model().choice_state(&owner).count, "0");
    let groups = world.model().filter_groups();
    let owners = groups.iter().find(|group| group.title == "责任单位").unwrap();
    let names: Vec<_> = owners.choices.iter().map(|choice| choice.word.as_str()).collect();
    assert_eq!(names, ["教导处", "总务处"], "one that is asked for stays, to be turned off");
}

#[test]
fn the_chips_of_the_app_combine_and_count() {
    let mut world = World::with_tab(1);
    world.ticks(0);
    let chip = |world: &World, filter| world.model().chip(filter).count;
    assert_eq!(chip(&world, Filter::All), None);
    assert_eq!(chip(&world, Filter::Open), Some(3));
    assert_eq!(chip(&world, Filter::HasTarget), Some(2));
    world.does(Event::FilterChosen(Filter::Open));
    world.does(Event::FilterChosen(Filter::HasTarget));
    assert_eq!(found(&world), [3]);
    let is_on = |world: &World, filter| world.model().is_filter_on(filter);
    assert!(is_on(&world, Filter::Open) && is_on(&world, Filter::HasTarget));
    assert!(!is_on(&world, Filter::All) && !is_on(&world, Filter::Blocked));
    world.does(Event::FilterChosen(Filter::Blocked));
    assert!(!is_on(&world, Filter::Open));
    world.does(Event::FilterChosen(Filter::Blocked));
    assert_eq!(found(&world), [0, 3]);
    typed(&mut world, "食堂");
    world.does(Event::FilterChosen(Filter::All));
    assert_eq!(found(&world), [2, 3], "全部 turns filters off and leaves the words");
}

#[test]
fn the_address_holds_the_view() {
    let mut world = World::with_tab(1);
    typed(&mut world, "食 堂");
    assert_eq!(address(&world), ("#/view/q=%E9%A3%9F%20%E5%A0%82".to_owned(), false));
    assert_eq!(world.route(), Route::View);
    world.does(Event::FilterChosen(Filter::HasTarget));
    let (href, is_new) = address(&world);
    assert_eq!((href.as_str(), is_new), ("#/view/only=target/q=%E9%A3%9F%20%E5%A0%82", true));

    goes(&mut world, "#/");
    assert_eq!((found(&world).len(), world.model().query.as_str()), (4, ""));
    goes(&mut world, &format!("{href}&from=singlemessage"));
    assert_eq!(found(&world), [3]);
    assert_eq!(world.model().query, "食 堂");

    let item = world.model().outline.items[1].id;
    world.does(Event::Navigated(Route::Item(item)));
    world.forget_asked();
    goes(&mut world, "#/");
    assert_eq!(address(&world), (href.clone(), false), "an item's way out leads to the view");
    assert_eq!((world.route(), found(&world)), (Route::View, vec![3]));

    world.reload();
    goes(&mut world, &href);
    assert_eq!(found(&world), [3]);
    world.does(find(FindEvent::Cleared));
    assert_eq!(address(&world), ("#/".to_owned(), true));
    assert_eq!(world.route(), Route::Plan);
}

#[test]
fn what_is_chosen_in_the_sheet_is_one_step_back() {
    let mut world = World::with_tab(1);
    world.does(find(FindEvent::SheetOpened));
    choose(&mut world, Choice::HasTarget);
    assert!(address(&world).1);
    choose(&mut world, Choice::Status(Status::Done));
    assert!(!address(&world).1);
    goes(&mut world, "#/");
    assert!(!world.model().track.finding.is_sheet_open, "back leaves the sheet");
    world.does(find(FindEvent::SheetOpened));
    choose(&mut world, Choice::HasTarget);
    assert!(address(&world).1);
}

#[test]
fn the_tracker_goes_on_with_the_apps_filter() {
    let mut world = World::with_tab(1);
    let model = &mut world.tabs.last_mut().unwrap().as_mut().unwrap().model;
    model.take_baton("4/ 1/");
    goes(&mut world, "#/");
    assert_eq!(found(&world), [0, 3]);
    assert_eq!(address(&world), ("#/view/only=target".to_owned(), false));
}

#[test]
fn views_are_saved_opened_removed_and_taken_back() {
    let mut world = World::with_tab(1);
    let save = |world: &mut World, name: &str| {
        world.does(find(FindEvent::ViewSaved(name.to_owned())));
    };
    save(&mut world, "空的");
    assert!(world.model().saved_rows().is_empty(), "everything is no view");
    choose(&mut world, Choice::HasTarget);
    save(&mut world, "  ");
    save(&mut world, "有\t数");
    typed(&mut world, "食堂");
    save(&mut world, "食堂的");
    world.does(find(FindEvent::Cleared));
    world.does(find(FindEvent::ViewOpened(1)));
    assert_eq!((found(&world), world.model().query.as_str()), (vec![3], "食堂"));
    let names = |world: &World| -> Vec<String> {
        world.model().saved_rows().into_iter().map(|row| row.name).collect()
    };
    assert_eq!(names(&world), ["有 数", "食堂的"]);
    world.does(find(FindEvent::ViewRemoved(0)));
    assert_eq!(world.model().removed_view().unwrap(), "已删除“有 数”");
    world.does(find(FindEvent::ViewRemoved(7)));
    world.does(find(FindEvent::ViewRestored));
    assert_eq!(names(&world), ["有 数", "食堂的"]);
    assert_eq!(stored(&world).saved, world.model().track.finding.saved);
}

#[test]
fn what_concerns_a_person_is_asked_once() {
    let mut world = World::with_tab(1);
    world.does(find(FindEvent::MineToggled));
    let finding = &world.model().track.finding;
    assert!(finding.is_role_asked && finding.is_sheet_open);
    assert!(world.model().found_view().is_none());
    world.does(find(FindEvent::RoleGiven(" 总务处  食堂 ".to_owned())));
    assert_eq!(found(&world), [2, 3], "by the words of the text");
    let lead = (Field::TaskLead(TaskId(1)), Value::Text("学校总务处".to_owned()));
    world.does(Event::Recorded(vec![lead]));
    assert_eq!(found(&world), [1, 2, 3]);
    world.does(find(FindEvent::MineToggled));
    assert!(world.model().found_view().is_none());
    world.does(find(FindEvent::MineToggled));
    assert_eq!(found(&world), [1, 2, 3], "not asked again");
    assert_eq!(stored(&world).role, "总务处 食堂");
    world.does(find(FindEvent::RoleGiven(String::new())));
    assert!(!world.model().track.finding.view.is_mine);
}

#[test]
fn another_tabs_ticks_and_views_are_seen() {
    let mut world = World::with_tab(1);
    choose(&mut world, Choice::Status(Status::Done));
    world.open();
    world.settle();
    world.ticks(2);
    choose(&mut world, Choice::HasTarget);
    world.does(find(FindEvent::ViewSaved("有指标".to_owned())));
    assert_eq!(world.model_of(0).found_count(), Some(1));
    let key = Finding::VIEWS_KEY.to_owned();
    let text = world.local.rows[&key].clone();
    world.tell_to(0, Event::SegmentSeen { key, text });
    assert_eq!(world.model_of(0).saved_rows().len(), 1);
}

/// Something that a person looks for.
fn any_search() -> impl Strategy<Value = Event> {
    let text = prop_oneof![Just(""), Just("食堂"), Just("总务处、教导处"), Just("jy")];
    let text = || text.clone().prop_map(str::to_owned);
    let choice = prop_oneof![
        (0_usize..5).prop_map(|at| Choice::Status(Status::ALL[at])),
        (0_usize..7).prop_map(|at| Choice::Kind(Kind::ALL[at])),
        (0_usize..4).prop_map(|at| Choice::Due(DueIn::ALL[at])),
        Just(Choice::Owner("总务处".to_owned())),
        Just(Choice::Since(Since::Today)),
        Just(Choice::HasTarget),
        Just(Choice::Mine),
    ];
    prop_oneof![
        text().prop_map(Event::QueryTyped),
        choice.prop_map(|choice| find(FindEvent::Chosen(choice))),
        text().prop_map(|role| find(FindEvent::RoleGiven(role))),
    ]
}

/// Something that a person does.
fn any_edit() -> impl Strategy<Value = Event> {
    let task = || (0_u32..4).prop_map(TaskId);
    let text = prop_oneof![Just(""), Just("食堂"), Just("总务处、教导处"), Just("教研")];
    let text = || text.clone().prop_map(str::to_owned);
    let note = |field| move |text| Event::NoteWritten(field, text);
    prop_oneof![
        task().prop_map(Event::TaskTicked),
        (task(), 0_usize..5).prop_map(|(task, at)| Event::StatusChosen(task, Status::ALL[at])),
        (task(), text()).prop_map(move |(task, text)| note(Field::TaskNote(task))(text)),
        text().prop_map(note(Field::NodeNote(NodeId(2)))),
        (task(), text()).prop_map(|(task, text)| Event::Recorded(vec![
            (Field::TaskLead(task), Value::Text(text.clone())),
            (Field::TaskTags(task), Value::Text(text)),
        ])),
        (task(), prop::option::of(0_u8..7)).prop_map(|(task, kind)| {
            Event::Recorded(vec![(Field::TaskKind(task), Value::Choice(kind))])
        }),
        (0_u32..4, 1_u64..4, text()).prop_map(|(task, ms, name)| {
            Event::Recorded(vec![(row(ms), evidence(task, &name))])
        }),
        (1_u64..4).prop_map(|ms| Event::Recorded(vec![(row(ms), Value::Record(None))])),
        Just(Event::ValueTyped(TargetId(1), "96".to_owned())),
        Just(Event::Undone),
        Just(Event::Redone),
    ]
}

/// All that is drawn from what is kept.
fn drawn(world: &World) -> (Option<Vec<u32>>, Vec<String>, yaodian_plan::Tally) {
    let model = world.model();
    let choices = model.filter_groups().into_iter().flat_map(|group| group.choices);
    let count = |choice| model.choice_state(&choice).count;
    let mut counts: Vec<_> =
        choices.map(|one| format!("{} {}", one.word, count(one.choice))).collect();
    // Names come in the order of the plan, or in that of the edits that brought them.
    counts.sort();
    (model.found_view().map(|_| found(world)), counts, model.tally_all())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_kept_from_edit_to_edit_is_what_is_derived_anew(
        events in prop::collection::vec(prop_oneof![any_edit(), any_search()], 1..25),
    ) {
        let mut world = World::with_tab(1);
        for event in events {
            world.does(event.clone());
            let kept = drawn(&world);
            // It ends nothing, and has everything derived anew.
            world.does(Event::ViewingEnded);
            prop_assert_eq!(kept, drawn(&world), "after {:?}", event);
        }
    }
}

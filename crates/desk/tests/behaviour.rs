//! What the desk does, driven as a browser drives it: events in, effects carried out on two
//! made-up stores that are one map here.
//!
//! Must not reach into the desk: what a test asserts, a person or a store could see.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has found what it looks for"
)]

use std::collections::BTreeMap;

use yaodian_desk::bench::{Form, Mark, Part};
use yaodian_desk::desk::{Reading, Saving};
use yaodian_desk::view::RowView;
use yaodian_desk::{Desk, Document, Effect, Event, Found};
use yaodian_model::{Desk as Screen, Now};
use yaodian_plan::draft::{Edit, RowKey};
use yaodian_plan::progress::{Action, Clock, DeviceId, Field, State, Status, Value};
use yaodian_plan::{Fingerprint, Plan, TaskId, read};
use yaodian_wire::segment;
use yaodian_wire::shelf::{self, Place};

const PLAN: &str = "镇中心学校2024年工作计划
一、抓好队伍建设
1.加强教研。每学期开展教研活动10次以上。推进校本培训。
二、守住安全底线
1.加强演练。组织消防演练两次。
";

fn plan() -> Plan {
    read::read(PLAN)
}

fn bundled() -> Plan {
    read::read("桐庐县教育局2022年工作要点\n一、党的建设\n加强党的领导。\n")
}

/// A browser with one desk.
struct World {
    desk: Desk,
    rows: BTreeMap<String, String>,
    is_full: bool,
    used: Vec<(Fingerprint, bool)>,
    copied: Vec<String>,
    now_ms: u64,
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            desk: Desk::default(),
            rows: BTreeMap::new(),
            is_full: false,
            used: Vec::new(),
            copied: Vec::new(),
            now_ms: 1_700_000_000_000,
        };
        world.reload(Screen::Import);
        world
    }

    /// A new visit.
    fn reload(&mut self, screen: Screen) {
        self.desk = Desk::default();
        self.tell(Event::Shown(screen));
        self.read();
    }

    fn read(&mut self) {
        let word = self.rows.get(shelf::ACTIVE_KEY);
        let found = Found {
            bundled: Some(bundled()),
            active: word.and_then(|word| shelf::read_plan(word)),
            device: DeviceId(1),
            entries: self.rows.clone().into_iter().collect(),
        };
        self.tell(Event::StoresRead(Box::new(found)));
    }

    fn tell(&mut self, event: Event) {
        self.now_ms += 1000;
        let random = u32::try_from(self.now_ms % 0xffff_ffff).unwrap();
        for effect in self.desk.update(event, Now { ms: self.now_ms, random }) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Put { entries, dropped } => {
                if !self.is_full {
                    self.rows.extend(entries);
                    self.rows.retain(|key, _| !dropped.contains(key));
                }
                self.tell(Event::Stored { is_written: !self.is_full });
            }
            Effect::KeepDraft => {
                let (entries, dropped) = self.desk.take_drafts();
                self.rows.extend(entries);
                self.rows.retain(|key, _| !dropped.contains(key));
                self.tell(Event::DraftKept { is_written: true });
            }
            Effect::ReadStores => self.read(),
            Effect::UsePlan { plan, is_shown } => {
                self.rows.insert(shelf::ACTIVE_KEY.to_owned(), shelf::plan_word(plan));
                self.used.push((plan, is_shown));
            }
            Effect::Go(route) => {
                if let yaodian_model::Route::Desk(screen) = route {
                    self.tell(Event::Shown(screen));
                }
            }
            Effect::Copy(text) => self.copied.push(text),
            Effect::ExpireNotice(_) => {}
        }
    }

    fn reads(&mut self, plan: Plan) {
        let document = Document {
            name: "计划.docx".to_owned(),
            plan,
            source: PLAN.to_owned(),
            warnings: Vec::new(),
        };
        self.tell(Event::ReadingStarted { name: document.name.clone() });
        self.tell(Event::ReadingDone(Box::new(document)));
    }

    /// Reads a plan and keeps it; answers with what its progress is filed under.
    fn keeps(&mut self, plan: Plan) -> Fingerprint {
        self.reads(plan);
        self.tell(Event::Finished);
        self.used.last().unwrap().0
    }

    /// Ticks a task as the app does.
    fn ticks(&mut self, plan: Fingerprint, task: TaskId) {
        let stamp = Clock::new(DeviceId(2)).tick(self.now_ms);
        let set = [(Field::TaskStatus(task), Value::Status(Status::Done))];
        let delta = State::default().edit(stamp, Action::Edit, set).unwrap();
        self.rows.insert(segment::key(plan, stamp, 7), segment::write(&delta));
        self.read();
    }

    fn kept(&self, plan: Fingerprint) -> Plan {
        self.desk.shelf.volume(plan).unwrap().record.plan.clone()
    }

    fn titles(&self, place: Place) -> Vec<String> {
        self.desk.volume_views(place).into_iter().map(|view| view.title).collect()
    }

    fn row(&self, text: &str) -> RowKey {
        let bench = self.desk.bench().unwrap();
        let holds = |key: RowKey| match bench.row_view(key) {
            Some(RowView::Heading { text: row, .. } | RowView::Text(row)) => row.contains(text),
            Some(RowView::Task { pieces, .. }) => {
                pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().contains(text)
            }
            None => false,
        };
        bench.draft.rows().iter().map(|row| row.key).find(|key| holds(*key)).unwrap()
    }
}

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
fn the_same_document_is_the_same_plan() {
    let mut world = World::new();
    let first = world.keeps(plan());
    let task = world.kept(first).tasks().nth(1).unwrap().id;
    world.ticks(first, task);
    assert_eq!(world.keeps(plan()), first);
    assert_eq!(world.titles(Place::Kept).len(), 2);
    assert_eq!(world.kept(first).tasks().nth(1).unwrap().id, task);
}

#[test]
fn a_new_version_takes_the_progress_along() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let (training, drill) = {
        let plan = world.kept(id);
        let ids: Vec<_> = plan.tasks().map(|task| task.id).collect();
        (ids[1], ids[2])
    };
    world.ticks(id, drill);
    let later =
        PLAN.replace("组织消防演练两次", "完善应急预案").replace("推进校本", "深入推进校本");
    world.reads(read::read(&later));
    assert_eq!(world.desk.similar_title().unwrap().0, id);
    world.tell(Event::BaseChosen(Some(id)));
    let changes = world.desk.bench().unwrap().changes().unwrap();
    assert_eq!(changes.groups.len(), 3);
    world.tell(Event::Finished);
    let kept = world.kept(id);
    assert_eq!(kept.tasks().nth(1).unwrap().id, training);
    assert_eq!(kept.removed.iter().map(|task| task.id).collect::<Vec<_>>(), [drill]);
    // And back again: what was removed is there, with its number.
    world.reads(plan());
    world.tell(Event::BaseChosen(Some(id)));
    world.tell(Event::Finished);
    let kept = world.kept(id);
    assert!(kept.removed.is_empty());
    assert_eq!(kept.tasks().nth(2).unwrap().id, drill);
}

#[test]
fn what_was_worked_on_and_dropped_by_hand_is_kept_aside() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let drill = world.kept(id).tasks().nth(2).unwrap().id;
    world.ticks(id, drill);
    world.tell(Event::PlanEdited(id));
    let row = world.row("组织消防演练");
    world.tell(Event::Edited(vec![Edit::Drop(row)]));
    world.tell(Event::Finished);
    assert_eq!(world.kept(id).removed.len(), 1);
    assert_eq!(world.kept(id).identity(), id);
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
fn a_correction_is_gone_on_with_after_a_reload() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(id));
    let training = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(training)]));
    world.reload(Screen::Edit);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 2);
    world.tell(Event::BenchCleared);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 3);
    world.reload(Screen::Edit);
    assert_eq!(world.desk.bench().unwrap().counts().tasks, 3);
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
fn plans_are_put_away_and_taken_back() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let task = world.kept(id).tasks().next().unwrap().id;
    world.ticks(id, task);
    let title = "镇中心学校2024年工作计划";
    world.tell(Event::PlanDeleted(id));
    assert_eq!(world.titles(Place::Deleted), [title]);
    // What was in use gives way to another.
    assert_eq!(world.used.last().unwrap(), &(bundled().identity(), false));
    world.tell(Event::ShelfUndone);
    assert!(world.titles(Place::Kept).iter().any(|one| one == title));
    assert_eq!(world.used.last().unwrap(), &(id, false));
    world.tell(Event::PlanArchived(id));
    assert_eq!(world.titles(Place::Archived), [title]);
    world.tell(Event::PlanErased(id));
    assert_eq!(world.titles(Place::Archived), [title], "only what was thrown away");
    world.tell(Event::PlanDeleted(id));
    world.tell(Event::PlanErased(id));
    assert!(world.desk.shelf.volume(id).is_none());
    assert!(world.rows.keys().all(|key| !key.contains(&shelf::plan_word(id))));
}

#[test]
fn a_copy_is_a_plan_of_its_own() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let task = world.kept(id).tasks().next().unwrap().id;
    world.ticks(id, task);
    world.tell(Event::PlanCopied(id));
    let title = "镇中心学校2024年工作计划（副本）";
    let views = world.desk.volume_views(Place::Kept);
    let copy = views.iter().find(|view| view.title == title).unwrap();
    assert_ne!(copy.id, id);
    assert!(copy.state.ends_with("完成 0%"), "{}", copy.state);
}

#[test]
fn what_was_left_undone_goes_into_the_next_year() {
    let mut world = World::new();
    let id = world.keeps(plan());
    let ids: Vec<_> = world.kept(id).tasks().map(|task| task.id).collect();
    world.ticks(id, ids[1]);
    world.tell(Event::PlanCarried(id));
    let bench = world.desk.bench().unwrap();
    assert_eq!(bench.title_word(), "镇中心学校2025年工作计划");
    assert_eq!(bench.counts().tasks, 2);
    world.tell(Event::Finished);
    let next = world.used.last().unwrap().0;
    assert_ne!(next, id);
    assert_eq!(world.kept(next).tasks().map(|task| task.id).collect::<Vec<_>>(), [ids[0], ids[2]]);
}

#[test]
fn the_bundled_plan_is_corrected_and_stays_itself() {
    let mut world = World::new();
    world.reload(Screen::Edit);
    let heading = world.row("党的建设");
    let (label, title) = ("一".to_owned(), "党建".to_owned());
    world.tell(Event::Edited(vec![Edit::Retitle { key: heading, label, title }]));
    world.tell(Event::Finished);
    assert_eq!(world.used, [(bundled().identity(), true)]);
    assert_eq!(world.kept(bundled().identity()).outline[0].title, "党建");
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

#[test]
fn another_windows_correction_is_told_before_it_is_replaced() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(id));
    let training = world.row("推进校本培训");
    world.tell(Event::Edited(vec![Edit::Drop(training)]));
    // Meanwhile, elsewhere.
    let stamp = world.desk.shelf.next_stamp(world.now_ms, DeviceId(1));
    let record = shelf::Record { stamp, place: Place::Kept, plan: world.kept(id) };
    world.rows.insert(shelf::key(id, stamp, 1), shelf::write(&record));
    world.tell(Event::StoresChanged);
    let count = world.used.len();
    world.tell(Event::Finished);
    assert_eq!(world.used.len(), count);
    assert_eq!(world.desk.finish_word(), "仍然保存");
    world.tell(Event::Finished);
    assert_eq!(world.kept(id).tasks().count(), 2);
}

#[test]
fn correcting_another_plan_leaves_the_one_in_use() {
    let mut world = World::new();
    let id = world.keeps(plan());
    world.tell(Event::PlanEdited(bundled().identity()));
    let heading = world.row("党的建设");
    let (label, title) = ("一".to_owned(), "党建".to_owned());
    world.tell(Event::Edited(vec![Edit::Retitle { key: heading, label, title }]));
    world.tell(Event::Finished);
    assert_eq!(world.used, [(id, true)]);
    assert_eq!(world.kept(bundled().identity()).outline[0].title, "党建");
    // 修改 by its address is about the plan in use.
    world.tell(Event::Shown(Screen::Edit));
    assert_eq!(world.desk.bench().unwrap().title_word(), "镇中心学校2024年工作计划");
}

#[test]
fn a_saved_correction_is_taken_back() {
    let mut world = World::new();
    world.reload(Screen::Edit);
    let heading = world.row("党的建设");
    world.tell(Event::Edited(vec![Edit::DropSection(heading)]));
    let (after, text) = (None, "加强党的领导。开展学习10次。".to_owned());
    world.tell(Event::Edited(vec![Edit::AddTask { after, text }]));
    world.tell(Event::Finished);
    let id = bundled().identity();
    assert_eq!(world.kept(id).tasks().count(), 1);
    // Putting it away and back is no other version.
    world.tell(Event::PlanArchived(id));
    world.tell(Event::PlanRestored(id));
    world.tell(Event::PlanReverted(id));
    assert_eq!(world.kept(id).outline, bundled().outline);
    world.tell(Event::ShelfUndone);
    assert_ne!(world.kept(id).outline, bundled().outline);
    let records = world.rows.keys().filter(|key| shelf::read_key(key).is_some()).count();
    assert!(records <= 2, "{records} records");
}

//! A browser for the desk: two stores that are one map here, and word to the app.
//!
//! It does what `src/desk` does with each effect, at once. Must not know what the texts mean.

use std::collections::BTreeMap;

use yaodian_desk::view::RowView;
use yaodian_desk::{Desk, Document, Effect, Event, Found};
use yaodian_model::{Desk as Screen, Now, Route};
use yaodian_plan::draft::RowKey;
use yaodian_plan::progress::{Action, Clock, DeviceId, Field, State, Status, Value};
use yaodian_plan::{Fingerprint, Plan, TaskId, read};
use yaodian_wire::segment;
use yaodian_wire::shelf::{self, Place};

pub const PLAN: &str = "镇中心学校2024年工作计划
一、抓好队伍建设
1.加强教研。每学期开展教研活动10次以上。推进校本培训。
二、守住安全底线
1.加强演练。组织消防演练两次。
";

pub fn plan() -> Plan {
    read::read(PLAN)
}

pub fn bundled() -> Plan {
    read::read("桐庐县教育局2022年工作要点\n一、党的建设\n加强党的领导。\n")
}

/// A browser with one desk.
pub struct World {
    pub desk: Desk,
    pub rows: BTreeMap<String, String>,
    pub is_full: bool,
    pub used: Vec<(Fingerprint, bool)>,
    pub copied: Vec<String>,
    pub now_ms: u64,
}

impl World {
    pub fn new() -> Self {
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
    pub fn reload(&mut self, screen: Screen) {
        self.desk = Desk::default();
        self.tell(Event::Shown(screen));
        self.read();
    }

    pub fn read(&mut self) {
        let word = self.rows.get(shelf::ACTIVE_KEY);
        let found = Found {
            bundled: Some(bundled()),
            active: word.and_then(|word| shelf::read_plan(word)),
            device: DeviceId(1),
            entries: self.rows.clone().into_iter().collect(),
        };
        self.tell(Event::StoresRead(Box::new(found)));
    }

    pub fn tell(&mut self, event: Event) {
        self.now_ms += 1000;
        let random = u32::try_from(self.now_ms % 0xffff_ffff).unwrap();
        for effect in self.desk.update(event, Now { ms: self.now_ms, random }) {
            self.perform(effect);
        }
    }

    pub fn perform(&mut self, effect: Effect) {
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
                if let Route::Desk(screen) = route {
                    self.tell(Event::Shown(screen));
                }
            }
            Effect::Copy(text) => self.copied.push(text),
            Effect::ExpireNotice(_) => {}
        }
    }

    pub fn reads(&mut self, plan: Plan) {
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
    pub fn keeps(&mut self, plan: Plan) -> Fingerprint {
        self.reads(plan);
        self.tell(Event::Finished);
        self.used.last().unwrap().0
    }

    /// Ticks a task as the app does.
    pub fn ticks(&mut self, plan: Fingerprint, task: TaskId) {
        self.sets(plan, Field::TaskStatus(task), Value::Status(Status::Done));
    }

    /// Sets a field as the app does.
    pub fn sets(&mut self, plan: Fingerprint, field: Field, value: Value) {
        let stamp = Clock::new(DeviceId(2)).tick(self.now_ms);
        let delta = State::default().edit(stamp, Action::Edit, [(field, value)]).unwrap();
        self.rows.insert(segment::key(plan, stamp, 7), segment::write(&delta));
        self.read();
    }

    pub fn kept(&self, plan: Fingerprint) -> Plan {
        self.desk.shelf.volume(plan).unwrap().record.plan.clone()
    }

    pub fn titles(&self, place: Place) -> Vec<String> {
        self.desk.volume_views(place).into_iter().map(|view| view.title).collect()
    }

    pub fn row(&self, text: &str) -> RowKey {
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

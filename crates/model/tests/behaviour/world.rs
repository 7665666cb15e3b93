//! A browser for the model: two stores that can fail, tabs that share them, and a clock.
//!
//! It does what `src/browser` does with each effect, but every step that a real browser takes in
//! its own time (a durable write, a storage event) waits here until a test lets it happen. Must
//! not know what the texts in the stores mean.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use yaodian_model::view::Banner;
use yaodian_model::{
    Effect, Event, Model, Now, Opened, PlanRecord, Route, SaveState, Start, Store,
};
use yaodian_plan::progress::{DeviceId, Entry, Field, Stamp, Status};
use yaodian_plan::{Fingerprint, Plan, TaskId};
use yaodian_wire::{boot, plan_from_text, segment, shelf};

/// 2022-08-18, in the plan's year.
const START_MS: u64 = 1_660_780_800_000;

/// A small plan: two sections, three items, four tasks, two targets, two milestones.
const PLAN: &str = "yaodian-plan 1
plan\t=镇中心学校2022年工作要点\t2022\t=镇中心学校\t总的要求。
node\t0\t\t1\t一\t抓好队伍
node\t1\t\t2\t1\t加强教研
task\t\t2\t每学期开展教研活动10次。
target\t\t0\t10\t\t次\t教研活动\t教研活动10次
task\t\t5\t推进校本培训。
node\t1\t\t2\t2\t办好食堂
task\t\t1\t9月底前建成新食堂和新操场。
milestone\t\t新食堂
milestone\t\t新操场
due\t19236\t19265\t9月底前
node\t0\t\t1\t二\t守住底线
task\t\t4\t食堂满意率达到95%以上。
target\t\t1\t95\t\t%\t满意率\t满意率达到95%以上
";

/// The plan the tests work on.
pub fn plan() -> Plan {
    plan_from_text(PLAN).unwrap()
}

/// One of the two stores.
#[derive(Clone, Debug, Default)]
pub struct Shop {
    /// What it holds.
    pub rows: BTreeMap<String, String>,
    /// Nothing more goes in.
    pub is_full: bool,
    /// Nothing goes in or out.
    pub is_forbidden: bool,
}

impl Shop {
    /// All or nothing, as a transaction is.
    fn put(&mut self, entry: Option<(&str, &str)>, dropped: &[String]) -> bool {
        if self.is_forbidden || self.is_full && entry.is_some() {
            return false;
        }
        if let Some((key, text)) = entry {
            self.rows.insert(key.to_owned(), text.to_owned());
        }
        self.rows.retain(|key, _| !dropped.contains(key));
        true
    }

    fn read(&self, prefixes: &[&str]) -> Vec<(String, String)> {
        let is_wanted = |key: &str| prefixes.iter().any(|prefix| key.starts_with(prefix));
        let rows = self.rows.iter().filter(|(key, _)| !self.is_forbidden && is_wanted(key));
        rows.map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    /// The keys of the segments it holds.
    pub fn segments(&self) -> Vec<String> {
        self.read(&[segment::KEY_PREFIX]).into_iter().map(|(key, _)| key).collect()
    }

    /// Tears the last write: half of the text is there.
    pub fn tear(&mut self, key: &str) {
        let text = self.rows.get_mut(key).unwrap();
        text.truncate(text.len() / 2);
    }
}

/// A plan's latest record in a store.
fn find_plan(shop: &Shop, plan: Fingerprint) -> Option<Opened> {
    let rows = shop.read(&[&shelf::plan_prefix(plan)]).into_iter();
    let records = rows.filter_map(|(key, text)| {
        let record = shelf::read(&text).ok()?;
        let stamp = record.stamp;
        let stored = Vec::new();
        Some(Opened { plan: record.plan, record: Some(PlanRecord { key, text, stamp }), stored })
    });
    records.max_by_key(|opened| opened.record.as_ref().map(|record| record.stamp))
}

/// Something IndexedDB was asked for and has not done yet.
#[derive(Clone, Debug)]
enum Job {
    ReadAll,
    ReadPlan(Fingerprint),
    Put { key: String, text: String, dropped: Vec<String> },
    Drop(String),
}

/// A tab.
pub struct Tab {
    /// Its model.
    pub model: Model,
    /// What the model asked for that no store is about.
    pub asked: Vec<Effect>,
    jobs: VecDeque<Job>,
    heard: VecDeque<Event>,
    /// Edits made here that were not yet said to be saved.
    unsaid: Vec<Entry>,
}

/// A browser.
pub struct World {
    /// The wall clock; it stands still unless a test moves it.
    pub now_ms: u64,
    /// localStorage.
    pub local: Shop,
    /// IndexedDB.
    pub durable: Shop,
    /// The tabs, closed ones too; a test knows them by place.
    pub tabs: Vec<Option<Tab>>,
    /// Edits a person was told are saved.
    pub said_saved: Vec<Entry>,
    /// Early ticks a person was told are saved.
    pub ticks_said_saved: Vec<(Field, Stamp)>,
    device: u32,
    random: u32,
}

impl World {
    /// An empty browser on one device.
    pub fn new(device: u32) -> Self {
        Self {
            now_ms: START_MS,
            local: Shop::default(),
            durable: Shop::default(),
            tabs: Vec::new(),
            said_saved: Vec::new(),
            ticks_said_saved: Vec::new(),
            device,
            random: device,
        }
    }

    /// A browser with one tab, everything read.
    pub fn with_tab(device: u32) -> Self {
        let mut world = Self::new(device);
        world.open();
        world.settle();
        world
    }

    /// Opens a tab and says which it is. IndexedDB is not read yet.
    pub fn open(&mut self) -> usize {
        let now = self.now();
        let start = Start {
            now_ms: now.ms,
            random: now.random,
            device: self.device,
            stored: self.local.read(&[segment::KEY_PREFIX, boot::TICK_PREFIX]),
            ..Start::default()
        };
        let (plan, start) = self.opening(start);
        let (model, effects) = Model::start(&plan, start);
        let (asked, jobs) = (Vec::new(), VecDeque::new());
        let (heard, unsaid) = (VecDeque::new(), Vec::new());
        self.tabs.push(Some(Tab { model, asked, jobs, heard, unsaid }));
        let place = self.tabs.len() - 1;
        for effect in effects {
            self.perform(place, effect);
        }
        self.tab_mut(place).jobs.push_back(Job::ReadAll);
        place
    }

    /// The plan a tab opens with, as localStorage says, and the rest of what it knows.
    fn opening(&self, start: Start) -> (Plan, Start) {
        let word = self.local.rows.get(shelf::ACTIVE_KEY);
        let Some(active) = word.and_then(|word| shelf::read_plan(word)) else {
            return (plan(), start);
        };
        let has_active_word = true;
        match find_plan(&self.local, active) {
            Some(Opened { plan, record, .. }) => (plan, Start { has_active_word, record, ..start }),
            None => {
                let is_plan_missing = active != plan().identity();
                (plan(), Start { has_active_word, is_plan_missing, ..start })
            }
        }
    }

    /// Keeps a version of a plan as the desk does, in both stores; returns its key.
    pub fn keep_plan(&mut self, plan: &Plan) -> String {
        let stamp = Stamp { ms: self.now_ms, device: DeviceId(self.device) };
        let key = shelf::key(plan.identity(), stamp, 0);
        let record = shelf::Record { stamp, place: shelf::Place::Kept, plan: plan.clone() };
        let text = shelf::write(&record);
        self.local.put(Some((&key, &text)), &[]);
        self.durable.put(Some((&key, &text)), &[]);
        key
    }

    /// The tab opened last, if it was not closed.
    pub fn tab(&self) -> &Tab {
        self.tabs.last().unwrap().as_ref().unwrap()
    }

    /// The model of the tab opened last.
    pub fn model(&self) -> &Model {
        &self.tab().model
    }

    /// A tab's model.
    pub fn model_of(&self, place: usize) -> &Model {
        &self.tabs[place].as_ref().unwrap().model
    }

    fn tab_mut(&mut self, place: usize) -> &mut Tab {
        self.tabs[place].as_mut().unwrap()
    }

    fn now(&mut self) -> Now {
        self.random = self.random.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
        Now { ms: self.now_ms, random: self.random }
    }

    /// Tells a tab something and carries out what it asks.
    pub fn tell_to(&mut self, place: usize, event: Event) {
        let now = self.now();
        let effects = self.tab_mut(place).model.update(event, now);
        for effect in effects {
            self.perform(place, effect);
        }
        let tab = self.tab_mut(place);
        if tab.model.ledger.state() == SaveState::Saved {
            let said = std::mem::take(&mut tab.unsaid);
            self.said_saved.extend(said);
        }
    }

    /// Tells the tab opened last something; its durable writes wait.
    pub fn tell(&mut self, event: Event) {
        self.tell_to(self.tabs.len() - 1, event);
    }

    /// Tells the tab opened last something and lets everything happen that follows.
    pub fn does(&mut self, event: Event) {
        self.tell(event);
        self.settle();
    }

    /// Ticks a task and lets everything happen that follows.
    pub fn ticks(&mut self, task: u32) {
        self.does(Event::TaskTicked(TaskId(task)));
    }

    fn perform(&mut self, place: usize, effect: Effect) {
        match effect {
            Effect::Save { key, text } => {
                if key.starts_with(segment::KEY_PREFIX) {
                    let edit = segment::read(&text).unwrap();
                    self.tab_mut(place).unsaid.extend(edit.journal().cloned());
                }
                self.put_local(place, &key, &text, Vec::new());
                let job = Job::Put { key, text, dropped: Vec::new() };
                self.tab_mut(place).jobs.push_back(job);
            }
            Effect::Fold { store: Store::Local, key, text, dropped } => {
                self.put_local(place, &key, &text, dropped);
            }
            Effect::Fold { store: Store::Durable, key, text, dropped } => {
                self.tab_mut(place).jobs.push_back(Job::Put { key, text, dropped });
            }
            Effect::Forget { key } => {
                self.drop_local(place, &key);
                self.tab_mut(place).jobs.push_back(Job::Drop(key));
            }
            Effect::Remember { key, word } if word.is_empty() => self.drop_local(place, &key),
            Effect::Remember { key, word } => {
                self.local.put(Some((&key, &word)), &[]);
            }
            Effect::ReadPlan(plan) => self.tab_mut(place).jobs.push_back(Job::ReadPlan(plan)),
            Effect::ReadDurable => self.tab_mut(place).jobs.push_back(Job::ReadAll),
            other => self.tab_mut(place).asked.push(other),
        }
    }

    fn put_local(&mut self, place: usize, key: &str, text: &str, dropped: Vec<String>) {
        let is_written = self.local.put(Some((key, text)), &[]);
        let dropped = if is_written { dropped } else { Vec::new() };
        if is_written {
            let (key, text) = (key.to_owned(), text.to_owned());
            self.spread(place, &Event::SegmentSeen { key, text });
        }
        for key in &dropped {
            self.drop_local(place, key);
        }
        let (store, key) = (Store::Local, key.to_owned());
        self.tell_to(place, Event::SegmentStored { store, key, is_written, dropped });
    }

    fn drop_local(&mut self, place: usize, key: &str) {
        if !self.local.is_forbidden && self.local.rows.remove(key).is_some() {
            self.spread(place, &Event::SegmentGone(key.to_owned()));
        }
    }

    /// A storage event, to every tab but the one that caused it.
    fn spread(&mut self, from: usize, event: &Event) {
        for (place, tab) in self.tabs.iter_mut().enumerate() {
            if let Some(tab) = tab.as_mut().filter(|_| place != from) {
                tab.heard.push_back(event.clone());
            }
        }
    }

    /// Lets IndexedDB do the next thing a tab asked of it; says whether there was one.
    pub fn work(&mut self, place: usize) -> bool {
        let Some(tab) = &mut self.tabs[place] else { return false };
        match tab.jobs.pop_front() {
            None => return false,
            Some(Job::ReadAll) => {
                let is_readable = !self.durable.is_forbidden;
                let rows = is_readable.then(|| self.durable.read(&[""])).ok_or(());
                self.tell_to(place, Event::DurableRead(rows));
            }
            Some(Job::ReadPlan(wanted)) => {
                let stamp = |opened: &Opened| opened.record.as_ref().map(|record| record.stamp);
                let shops = [find_plan(&self.local, wanted), find_plan(&self.durable, wanted)];
                let found = shops.into_iter().flatten().max_by_key(stamp);
                let on_page = || Opened { plan: plan(), record: None, stored: Vec::new() };
                let found = found.or_else(|| (wanted == plan().identity()).then(on_page));
                let stored = self.local.read(&[segment::KEY_PREFIX]);
                let found = found.map(|found| Arc::new(Opened { stored, ..found }));
                self.tell_to(place, Event::PlanRead { plan: wanted, found });
            }
            Some(Job::Put { key, text, dropped }) => {
                let is_written = self.durable.put(Some((&key, &text)), &dropped);
                let dropped = if is_written { dropped } else { Vec::new() };
                let store = Store::Durable;
                self.tell_to(place, Event::SegmentStored { store, key, is_written, dropped });
            }
            Some(Job::Drop(key)) => {
                self.durable.put(None, &[key]);
            }
        }
        true
    }

    /// Lets a tab hear the next storage event; says whether there was one.
    pub fn hear(&mut self, place: usize) -> bool {
        let Some(tab) = &mut self.tabs[place] else { return false };
        let Some(event) = tab.heard.pop_front() else { return false };
        self.tell_to(place, event);
        true
    }

    /// Lets everything happen that is under way.
    pub fn settle(&mut self) {
        let places = 0..self.tabs.len();
        while places.clone().fold(false, |any, place| self.work(place) | self.hear(place) | any) {}
    }

    /// Closes a tab; what it asked of IndexedDB and was not done never is.
    pub fn kill(&mut self, place: usize) {
        self.tabs[place] = None;
    }

    /// Kills every tab, opens one, and lets it read everything.
    pub fn reload(&mut self) {
        self.tabs.iter_mut().for_each(|tab| *tab = None);
        self.open();
        self.settle();
    }

    /// A task's status in the tab opened last.
    pub fn status(&self, task: u32) -> Status {
        self.model().progress.status(TaskId(task))
    }

    /// What the tab opened last says of saving.
    pub fn saved(&self) -> SaveState {
        self.model().ledger.state()
    }

    /// What the tab opened last says on top of the screen.
    pub fn banner(&self) -> Option<Banner> {
        self.model().banner()
    }

    /// Puts an early tick where the page's boot script puts it: into both stores. Returns its key.
    pub fn tick_early(&mut self, task: u32, status: char) -> String {
        let key = format!("{}{}.{task}", boot::TICK_PREFIX, self.now_ms);
        let text = format!("{:016x} {task} {status} {}", plan().fingerprint().0, self.now_ms);
        self.local.put(Some((&key, &text)), &[]);
        if self.durable.put(Some((&key, &text)), &[]) {
            let made = Stamp { ms: self.now_ms, device: DeviceId(self.device) };
            self.ticks_said_saved.push((Field::TaskStatus(TaskId(task)), made));
        }
        key
    }

    /// Forgets what was asked so far, such as where to go.
    pub fn forget_asked(&mut self) {
        let place = self.tabs.len() - 1;
        self.tab_mut(place).asked.clear();
    }

    /// The text last put on the clipboard.
    pub fn copied(&self) -> String {
        let copied = self.tab().asked.iter().rev().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        });
        copied.unwrap()
    }

    /// The code of a report with everything in it, from the tab opened last.
    pub fn report(&mut self, sender: &str) -> String {
        self.does(Event::SenderTyped(sender.to_owned()));
        self.does(Event::MessageCopied);
        self.copied()
    }

    /// Where the address leads.
    pub fn route(&self) -> Route {
        self.model().route
    }
}

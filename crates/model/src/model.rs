//! The model: everything the screens are drawn from.
//!
//! What can be derived is derived by the view models, not kept. Must not change here: see
//! `update`.

use yaodian_plan::judge::AsOf;
use yaodian_plan::progress::{Action, Cell, Clock, DeviceId, Entry, Field, Stamp, State, Value};
use yaodian_plan::{Date, Fingerprint, NodeId, Plan, TaskId, sorted};
use yaodian_wire::boot::{self, EarlyTick, Look};
use yaodian_wire::{EnvelopeError, Parcel, segment};

use crate::effect::Store;
use crate::ledger::Ledger;
use crate::{Effect, Filter, Incoming, Now, Outline, Part, Route, Scope, Settings};

/// A short message at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells it from later ones.
    pub stamp: Stamp,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A task's status was set; offers to undo.
    StatusSet(TaskId),
    /// Something else was set; offers to undo.
    Edited,
    /// A merge was made; offers to undo.
    Merged {
        /// Fields changed.
        changes: usize,
    },
    /// Many tasks were changed at once; offers to undo.
    #[cfg(feature = "track")]
    Bulk {
        /// How many.
        count: usize,
    },
    /// An edit was taken back; offers to redo.
    Undone,
    /// An edit was made again; offers to undo.
    Redone,
    /// A text is on the clipboard.
    Copied,
    /// A backup is in the downloads.
    FileSaved,
    /// What was typed is not a number.
    NotANumber,
    /// Another plan, or another version of it, is in use.
    PlanShown,
}

/// What was found wrong in the stores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Segments that cannot be read.
    pub damaged: Vec<Suspect>,
    /// Whether a later version of this program wrote some.
    pub is_newer: bool,
}

/// A stored segment that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Where it was found.
    pub store: Store,
    /// Its key.
    pub key: String,
    /// Its text.
    pub text: String,
}

/// What the browser said about its storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageReport {
    /// Whether it promised not to clear it.
    pub is_persistent: Option<bool>,
    /// Bytes used.
    pub used_bytes: Option<u64>,
    /// Bytes allowed.
    pub quota_bytes: Option<u64>,
}

/// How fetching the rest of the program stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Nobody asked.
    Asleep,
    /// Under way.
    Coming,
    /// All is there.
    Here,
    /// Something did not come.
    Failed,
}

/// Whether a store was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Not yet.
    Waiting,
    /// It was.
    Read,
    /// It cannot be.
    Refused,
}

/// A plan to start with, and what is kept of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// The record it was read from; `None` for the plan that comes with the page.
    pub record: Option<PlanRecord>,
    /// The entries of localStorage that hold its progress.
    pub stored: Vec<(String, String)>,
}

/// A stored version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRecord {
    /// Its key.
    pub key: String,
    /// Its text.
    pub text: String,
    /// When and where it was made.
    pub stamp: Stamp,
}

/// The day a plan is judged on.
pub(crate) fn judged_on(today: Date, outline: &Outline, settings: &Settings) -> AsOf {
    let as_of = AsOf::new(today, outline.years);
    settings.near_days.map_or(as_of, |days| as_of.with_near_days(days))
}

/// What is known when the app starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The wall clock, in milliseconds since 1970.
    pub now_ms: u64,
    /// A random number.
    pub random: u32,
    /// This device's number.
    pub device: u32,
    /// Where the address points.
    pub route: Route,
    /// What a person chose before.
    pub settings: Settings,
    /// The entries of localStorage that hold progress or early ticks, by key.
    pub stored: Vec<(String, String)>,
    /// Whether the plan that was in use is not on this device.
    pub is_plan_missing: bool,
    /// Whether localStorage knows which plan was in use.
    pub has_active_word: bool,
    /// The sections and items that are open on the page; `None` where there is no page yet.
    pub open: Option<Vec<NodeId>>,
    /// The record the plan was read from; `None` for the plan that comes with the page.
    pub record: Option<PlanRecord>,
}

/// The app's state.
#[derive(Clone, Debug)]
pub struct Model {
    /// The plan, laid flat.
    pub outline: Outline,
    /// The progress on it.
    pub progress: State,
    /// Somebody's progress that is only looked at.
    pub viewing: Option<Parcel>,
    /// The screen.
    pub route: Route,
    /// The filter over the list.
    pub filter: Filter,
    /// The words searched for.
    pub query: String,
    /// The sections and items that are open, in order.
    pub open: Vec<NodeId>,
    /// The task whose five statuses are shown.
    pub menu: Option<TaskId>,
    /// What a person chose for this device.
    pub settings: Settings,
    /// What a report covers.
    pub scope: Scope,
    /// What a report carries.
    pub parts: Vec<Part>,
    /// What a received text turned out to be.
    pub incoming: Option<Incoming>,
    /// The message at the foot of the screen.
    pub notice: Option<Notice>,
    /// A text that could not be copied or saved, shown to be copied by hand.
    pub shown_text: Option<String>,
    /// What was found wrong in the stores and not read yet.
    pub damage: Option<Damage>,
    /// Whether the plan that was in use is not on this device.
    pub is_plan_missing: bool,
    /// Counts the plans opened: what was drawn for an earlier one is drawn anew.
    pub edition: u32,
    /// The plan to open once everything is saved.
    pub(crate) next_plan: Option<Fingerprint>,
    /// Whether its list is to be shown then.
    pub(crate) goes_to_list: bool,
    /// The received text to read once its plan is in use.
    pub(crate) waiting: Option<String>,
    /// The record the plan was read from; `None` for the plan that comes with the page.
    pub(crate) record: Option<PlanRecord>,
    /// Whether localStorage knows which plan was in use.
    pub(crate) has_active_word: bool,
    /// Whether the part of the program that a screen needs did not come.
    pub is_desk_missing: bool,
    /// How fetching the rest of the program stands.
    pub rest: Parts,
    /// What is saved where.
    pub ledger: Ledger,
    /// What the browser said about its storage.
    pub storage: StorageReport,
    /// Whether the browser offers to install the app.
    pub can_install: bool,
    /// Whether a new version waits.
    pub has_update: bool,
    /// Whether the app works without a network.
    pub is_offline_ready: bool,
    /// How fetching the tracker stands.
    pub tracker: Parts,
    /// Whether the tracker has taken this program's place.
    pub(crate) is_retired: bool,
    /// The day the plan is judged on.
    pub as_of: AsOf,
    /// What only the tracker keeps.
    #[cfg(feature = "track")]
    pub track: crate::track::Track,
    pub(crate) clock: Clock,
    pub(crate) undo: Vec<Stamp>,
    pub(crate) redo: Vec<Stamp>,
    /// The keys of early ticks that were taken over and not forgotten yet.
    pub(crate) early: Vec<String>,
    /// Whether IndexedDB was read.
    pub(crate) durable: Reach,
    /// Segments that could not be read, until both stores were.
    pub(crate) suspects: Vec<Suspect>,
}

impl Model {
    /// Starts with what localStorage holds; `Event::DurableRead` brings the rest.
    #[must_use]
    pub fn start(plan: &Plan, start: Start) -> (Self, Vec<Effect>) {
        let outline = Outline::new(plan);
        let today = Date::in_shanghai(start.now_ms);
        let in_order = |nodes: Vec<NodeId>| {
            let mut open = Vec::new();
            for node in nodes {
                sorted::insert(&mut open, node);
            }
            open
        };
        let mut model = Self {
            as_of: judged_on(today, &outline, &start.settings),
            open: in_order(start.open.unwrap_or_else(|| outline.first_open())),
            is_plan_missing: start.is_plan_missing,
            outline,
            progress: State::default(),
            viewing: None,
            route: start.route,
            filter: Filter::All,
            query: String::new(),
            menu: None,
            settings: start.settings,
            scope: Scope::Whole,
            parts: vec![Part::Statuses, Part::Values, Part::Milestones],
            incoming: None,
            notice: None,
            shown_text: None,
            damage: None,
            edition: 0,
            next_plan: None,
            goes_to_list: false,
            waiting: None,
            record: start.record,
            has_active_word: start.has_active_word,
            is_desk_missing: false,
            rest: Parts::Asleep,
            ledger: Ledger::default(),
            storage: StorageReport::default(),
            can_install: false,
            has_update: false,
            is_offline_ready: false,
            tracker: Parts::Asleep,
            is_retired: false,
            #[cfg(feature = "track")]
            track: crate::track::Track::default(),
            clock: Clock::new(DeviceId(start.device)),
            undo: Vec::new(),
            redo: Vec::new(),
            early: Vec::new(),
            durable: Reach::Waiting,
            suspects: Vec::new(),
        };
        let now = Now { ms: start.now_ms, random: start.random };
        let effects = model.take_stored(Store::Local, start.stored, now);
        #[cfg(feature = "track")]
        model.note_script();
        (model, effects)
    }

    /// The progress on the screen: somebody's that is only looked at, or one's own.
    #[must_use]
    pub fn shown(&self) -> &State {
        self.viewing.as_ref().map_or(&self.progress, |parcel| &parcel.state)
    }

    /// Whether the boxes take taps.
    #[must_use]
    pub const fn is_editable(&self) -> bool {
        self.viewing.is_none()
    }

    /// Whether there is an edit to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty() && self.is_editable()
    }

    /// Whether there is an edit to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty() && self.is_editable()
    }

    /// The look of the first screen, for the boot script.
    #[must_use]
    pub fn look(&self) -> String {
        // What a record changed does not stand on the page.
        let plan = if self.record.is_some() { Fingerprint(0) } else { self.outline.plan };
        boot::write_look(&Look {
            plan,
            open: self.open.clone(),
            statuses: self
                .outline
                .counted_tasks()
                .iter()
                .map(|t| self.progress.status(t.id))
                .collect(),
        })
    }

    /// Merges what a store holds: segments of this plan, and ticks from before the app was there.
    pub(crate) fn take_stored(
        &mut self,
        store: Store,
        entries: Vec<(String, String)>,
        now: Now,
    ) -> Vec<Effect> {
        let (early, segments): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, _)| key.starts_with(boot::TICK_PREFIX));
        for (key, text) in segments {
            if key.starts_with(&segment::plan_prefix(self.outline.plan)) {
                self.take_segment(store, key, text);
            }
        }
        let mut taken = State::default();
        for (key, text) in early {
            let Some(tick) = boot::read_tick(&text) else { continue };
            // Another plan's tick waits for that plan; what is no tick is nobody's.
            if tick.plan == self.outline.plan && self.outline.task(tick.task).is_some() {
                taken.merge(&self.take_tick(tick, now).unwrap_or_default());
                sorted::insert(&mut self.early, key);
            }
        }
        if taken.is_empty() {
            return Vec::new();
        }
        let stamp = self.clock.tick(now.ms);
        vec![self.save(&taken, stamp, now)]
    }

    /// Merges one stored segment; one that cannot be read is set aside until both stores were.
    pub(crate) fn take_segment(&mut self, store: Store, key: String, text: String) {
        match segment::read(&text) {
            Ok(state) => {
                self.learn(&state);
                self.ledger.saw(store, key);
            }
            Err(EnvelopeError::Newer { .. }) => {
                self.damage.get_or_insert_default().is_newer = true;
            }
            Err(EnvelopeError::Damaged) => {
                self.suspects.push(Suspect { store, key, text });
            }
        }
    }

    /// Merges a state and lets the clock see it.
    pub(crate) fn learn(&mut self, state: &State) -> Vec<Field> {
        if let Some(latest) = state.latest() {
            self.clock.witness(latest);
        }
        self.progress.merge(state)
    }

    /// The effect that saves an edit, entered into the ledger.
    pub(crate) fn save(&mut self, delta: &State, stamp: Stamp, now: Now) -> Effect {
        let key = segment::key(self.outline.plan, stamp, now.random);
        let text = segment::write(delta);
        self.ledger.sent(key.clone(), text.clone());
        Effect::Save { key, text }
    }

    /// Takes an early tick over as the edit it was, stamped with when it was made, so that reading
    /// it from both stores, or again, makes one edit of it.
    fn take_tick(&mut self, tick: EarlyTick, now: Now) -> Option<State> {
        let (field, value) = (Field::TaskStatus(tick.task), Value::Status(tick.status));
        let made = Stamp { ms: tick.ms, device: self.clock.device() };
        let is_of_tick = |entry: &Entry| {
            entry.stamp == made && entry.replaced.iter().any(|change| change.field == field)
        };
        if self.progress.journal().any(is_of_tick) {
            return None;
        }
        self.clock.witness(made);
        // What was set under a clock ahead of this one hides no tick: it counts as made now.
        let own = self.progress.cell(field);
        let is_hidden = own.is_some_and(|own| own.stamp >= made && own.stamp.ms > now.ms);
        let stamp = if is_hidden { self.clock.tick(now.ms) } else { made };
        let mut set = State::default();
        set.adopt(field, Cell { stamp, value });
        self.progress.take_in(made, Action::Edit, &set)
    }
}

//! Several tabs on the same two stores, in any interleaving, with crashes and full disks.
//!
//! Must not rely on locks or on the order in which tabs hear of each other.

use proptest::prelude::*;
use yaodian_model::Event;
use yaodian_plan::TaskId;
use yaodian_plan::progress::Status;

use crate::world::{Shop, World};

#[test]
fn two_tabs_at_once_keep_both_edits() {
    let mut world = World::new(1);
    let (one, other) = (world.open(), world.open());
    world.settle();
    world.tell_to(one, Event::TaskTicked(TaskId(0)));
    world.tell_to(other, Event::TaskTicked(TaskId(1)));
    world.settle();
    for tab in [one, other] {
        let progress = &world.model_of(tab).progress;
        assert_eq!((progress.status(TaskId(0)), progress.status(TaskId(1))), DONE_BOTH);
    }
    world.reload();
    assert_eq!((world.status(0), world.status(1)), DONE_BOTH);
}

const DONE_BOTH: (Status, Status) = (Status::Done, Status::Done);

#[test]
fn of_two_edits_to_one_task_all_tabs_keep_the_same() {
    let mut world = World::new(1);
    let (one, other) = (world.open(), world.open());
    world.settle();
    // In the same millisecond, neither having heard of the other's.
    world.tell_to(one, Event::StatusChosen(TaskId(0), Status::Blocked));
    world.tell_to(other, Event::StatusChosen(TaskId(0), Status::Done));
    world.settle();
    assert_eq!(world.model_of(one).progress, world.model_of(other).progress);
    // Having heard, the next edit wins whoever makes it.
    world.tell_to(other, Event::StatusChosen(TaskId(0), Status::NotStarted));
    world.settle();
    assert_eq!(world.model_of(one).progress.status(TaskId(0)), Status::NotStarted);
}

#[test]
fn undo_in_one_tab_leaves_what_another_changed_since() {
    let mut world = World::new(1);
    let (one, other) = (world.open(), world.open());
    world.settle();
    world.tell_to(one, Event::TaskTicked(TaskId(0)));
    world.tell_to(one, Event::TaskTicked(TaskId(1)));
    world.settle();
    world.tell_to(other, Event::StatusChosen(TaskId(1), Status::Blocked));
    world.settle();
    // The latest edit here is no longer what stands there; the one before it is.
    world.tell_to(one, Event::Undone);
    let progress = &world.model_of(one).progress;
    assert_eq!(progress.status(TaskId(0)), Status::NotStarted);
    assert_eq!(progress.status(TaskId(1)), Status::Blocked);
}

/// One thing that happens in a browser with up to three tabs.
#[derive(Clone, Debug)]
enum Step {
    Edit {
        tab: usize,
        task: u32,
        status: Status,
    },
    Burst {
        tab: usize,
        edits: u32,
    },
    /// A tick on a page that is not an app yet.
    Early {
        task: u32,
        status: char,
    },
    Undo(usize),
    Retry(usize),
    Work(usize),
    Hear(usize),
    Open,
    Kill(usize),
    LocalFull(bool),
    DurableFull(bool),
    Wait(u64),
    /// localStorage as it is now is on the disk.
    LocalFlushed,
    /// The browser is killed: localStorage is what was last on the disk.
    Crash,
    LocalLost,
}

fn step() -> impl Strategy<Value = Step> {
    let tab = || 0..3_usize;
    let status = prop::sample::select(Status::ALL.to_vec());
    prop_oneof![
        8 => (tab(), 0..4_u32, status)
            .prop_map(|(tab, task, status)| Step::Edit { tab, task, status }),
        1 => (tab(), 20..40_u32).prop_map(|(tab, edits)| Step::Burst { tab, edits }),
        2 => (0..4_u32, prop::sample::select(vec!['d', 'n']))
            .prop_map(|(task, status)| Step::Early { task, status }),
        2 => tab().prop_map(Step::Undo),
        1 => tab().prop_map(Step::Retry),
        12 => tab().prop_map(Step::Work),
        8 => tab().prop_map(Step::Hear),
        3 => Just(Step::Open),
        2 => tab().prop_map(Step::Kill),
        1 => any::<bool>().prop_map(Step::LocalFull),
        1 => any::<bool>().prop_map(Step::DurableFull),
        3 => (0..3_u64).prop_map(Step::Wait),
        1 => Just(Step::LocalFlushed),
        1 => Just(Step::Crash),
        1 => Just(Step::LocalLost),
    ]
}

/// A browser, which tab is where, and what of localStorage is on the disk.
struct Run {
    world: World,
    open: [Option<usize>; 3],
    flushed: Shop,
}

impl Run {
    fn new() -> Self {
        let mut run = Self { world: World::new(1), open: [None; 3], flushed: Shop::default() };
        run.open[0] = Some(run.world.open());
        run
    }

    fn tell(&mut self, tab: usize, event: Event) {
        if let Some(place) = self.open[tab] {
            self.world.tell_to(place, event);
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Edit { tab, task, status } => {
                self.tell(tab, Event::StatusChosen(TaskId(task), status));
            }
            Step::Burst { tab, edits } => {
                for edit in 0..edits {
                    self.world.now_ms += 1;
                    self.tell(tab, Event::TaskTicked(TaskId(edit % 4)));
                }
            }
            Step::Early { task, status } => {
                self.world.now_ms += 1;
                self.world.tick_early(task, status);
            }
            Step::Undo(tab) => self.tell(tab, Event::Undone),
            Step::Retry(tab) => self.tell(tab, Event::SaveRetried),
            Step::Work(tab) => drop(self.open[tab].map(|place| self.world.work(place))),
            Step::Hear(tab) => drop(self.open[tab].map(|place| self.world.hear(place))),
            Step::Open => {
                if let Some(free) = self.open.iter().position(Option::is_none) {
                    self.open[free] = Some(self.world.open());
                }
            }
            Step::Kill(tab) => {
                if let Some(place) = self.open[tab].take() {
                    self.world.kill(place);
                }
            }
            Step::LocalFull(is_full) => self.world.local.is_full = is_full,
            Step::DurableFull(is_full) => self.world.durable.is_full = is_full,
            Step::Wait(ms) => self.world.now_ms += ms,
            Step::LocalFlushed => self.flushed = self.world.local.clone(),
            Step::Crash => self.crash(self.flushed.clone()),
            Step::LocalLost => self.crash(Shop::default()),
        }
    }

    fn crash(&mut self, local: Shop) {
        (0..3).for_each(|tab| self.take(Step::Kill(tab)));
        self.world.local = local;
        self.check();
    }

    /// What a person was told is saved is in IndexedDB alone, whatever became of the rest.
    fn check(&self) {
        let mut later = World::new(1);
        later.durable = self.world.durable.clone();
        later.now_ms = self.world.now_ms;
        later.open();
        later.settle();
        let progress = &later.model().progress;
        for edit in &self.world.said_saved {
            assert!(progress.journal().any(|entry| entry == edit), "lost: {edit:?}");
            for change in &edit.replaced {
                assert!(progress.cell(change.field) >= Some(&change.after), "lost: {change:?}");
            }
        }
        for (field, made) in &self.world.ticks_said_saved {
            let stands = progress.cell(*field).map(|cell| cell.stamp);
            assert!(stands >= Some(*made), "an early tick is lost: {field:?} {made:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_was_said_to_be_saved_is_never_lost(steps in prop::collection::vec(step(), 0..120)) {
        let mut run = Run::new();
        for step in steps {
            run.take(step);
        }
        run.check();
        // And once everything works again, all tabs and both stores agree.
        (run.world.local.is_full, run.world.durable.is_full) = (false, false);
        run.world.reload();
        let whole = run.world.model().progress.clone();
        for is_local_lost in [true, false] {
            let lost = if is_local_lost { &mut run.world.local } else { &mut run.world.durable };
            lost.rows.clear();
            run.world.reload();
            prop_assert_eq!(&run.world.model().progress, &whole);
        }
    }

    #[test]
    fn tabs_that_hear_each_other_end_alike(
        steps in prop::collection::vec((0..2_usize, 0..4_u32, 0..9_u8, 0..2_u64), 0..90),
    ) {
        let mut world = World::new(1);
        let tabs = [world.open(), world.open()];
        for (tab, task, kind, wait) in steps {
            world.now_ms += wait;
            let status = Status::ALL[usize::from(kind % 5)];
            match kind {
                0..5 => world.tell_to(tabs[tab], Event::StatusChosen(TaskId(task), status)),
                5 => world.tell_to(tabs[tab], Event::Undone),
                6 => drop(world.hear(tabs[tab])),
                _ => drop(world.work(tabs[tab])),
            }
        }
        world.settle();
        let [one, other] = tabs.map(|tab| world.model_of(tab).progress.clone());
        prop_assert_eq!(&one, &other);
        world.reload();
        prop_assert_eq!(&one, &world.model().progress);
    }
}

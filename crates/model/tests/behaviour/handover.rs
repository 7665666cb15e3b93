//! The tracker takes the app's place: when, and with what it goes on.
//!
//! Must not know how it is fetched.

#[cfg(feature = "track")]
mod taking {
    use yaodian_model::{Event, Filter};
    use yaodian_plan::NodeId;
    use yaodian_plan::progress::Status;

    use crate::world::World;

    #[test]
    fn goes_on_with_what_was_open_and_can_be_taken_back() {
        let mut world = World::with_tab(1);
        world.ticks(0);
        let stamp = world.model().progress.journal().last().unwrap().stamp;
        world.open();
        world.settle();
        let model = &mut world.tabs.last_mut().unwrap().as_mut().unwrap().model;
        model.take_baton(&format!("1/ 1 3/ {}.{}", stamp.ms, stamp.device.0));
        assert_eq!((model.filter, model.open.clone()), (Filter::Open, vec![NodeId(1), NodeId(3)]));
        world.does(Event::Undone);
        assert_eq!(world.status(0), Status::NotStarted);
    }

    #[test]
    fn an_empty_baton_changes_nothing() {
        let mut world = World::with_tab(1);
        let before = world.model().open.clone();
        let model = &mut world.tabs.last_mut().unwrap().as_mut().unwrap().model;
        model.take_baton("");
        assert_eq!(world.model().open, before);
    }
}

#[cfg(not(feature = "track"))]
mod handing_over {
    use yaodian_model::{Effect, Event, Filter, Opened, Parts, Route};
    use yaodian_plan::progress::Status;

    use crate::world::World;

    fn batons(world: &World) -> Vec<String> {
        let asked = world.tab().asked.iter();
        let batons = asked.filter_map(|effect| match effect {
            Effect::HandOver(baton) => Some(baton.clone()),
            _ => None,
        });
        batons.collect()
    }

    #[test]
    fn is_asked_for_by_a_screen_of_its_own_once() {
        let mut world = World::with_tab(1);
        world.does(Event::Navigated(Route::Charts));
        world.does(Event::Navigated(Route::Plan));
        world.does(Event::Navigated(Route::Log));
        let asked = world.tab().asked.iter().filter(|effect| **effect == Effect::FetchTracker);
        assert_eq!(asked.count(), 1);
        world.does(Event::TrackerCame(false));
        assert_eq!(world.model().tracker, Parts::Failed);
        world.does(Event::TrackerAsked);
        assert_eq!(world.model().tracker, Parts::Coming);
    }

    #[test]
    fn is_asked_for_by_a_long_plan_itself() {
        let asked = |tasks: usize| {
            let mut world = World::with_tab(1);
            let plan = yaodian_plan::read::read(&yaodian_plan::sample::text(tasks));
            let identity = plan.identity();
            let opened = Opened { plan, record: None, stored: Vec::new() };
            let found = Some(std::sync::Arc::new(opened));
            world.does(Event::PlanRead { plan: identity, found });
            world.settle();
            world.tab().asked.contains(&Effect::FetchTracker)
        };
        assert!(!asked(500));
        assert!(asked(501));
    }

    #[test]
    fn waits_until_everything_is_saved_and_then_ends_the_app() {
        let mut world = World::with_tab(1);
        world.does(Event::FilterChosen(Filter::Open));
        world.does(Event::Navigated(Route::Charts));
        world.tell(Event::TaskTicked(yaodian_plan::TaskId(0)));
        world.tell(Event::TrackerCame(true));
        assert_eq!(batons(&world), Vec::<String>::new(), "an edit is on its way to the stores");
        world.settle();
        let [baton] = &batons(&world)[..] else { panic!("handed over more than once, or never") };
        assert!(baton.starts_with("1/"), "{baton}");
        let stamp = world.model().progress.journal().last().unwrap().stamp;
        assert!(baton.ends_with(&format!(" {}.{}", stamp.ms, stamp.device.0)), "{baton}");
        world.ticks(0);
        assert_eq!(world.status(0), Status::Done, "the app is told nothing any more");
    }

    #[test]
    fn never_while_something_could_not_be_saved() {
        let mut world = World::with_tab(1);
        world.local.is_full = true;
        world.durable.is_full = true;
        world.ticks(0);
        world.does(Event::TrackerCame(true));
        assert_eq!(batons(&world), Vec::<String>::new());
    }
}

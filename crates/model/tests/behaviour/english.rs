//! English: what people read, with its plurals, dates and order of words; and the guide.
//!
//! Must not know how it is drawn.

#[cfg(feature = "track")]
mod speaking {
    use yaodian_model::text::lang;
    use yaodian_model::track::guide::{Guide, GuideEvent};
    use yaodian_model::track::{Language, TrackEvent};
    use yaodian_model::{Event, Filter};
    use yaodian_plan::TaskId;
    use yaodian_plan::progress::Status;

    use crate::world::World;

    fn english() -> World {
        let mut world = World::with_tab(1);
        world.does(Event::Track(TrackEvent::LanguageChosen(Language::English)));
        world
    }

    #[test]
    fn is_chosen_kept_and_taken_back_and_draws_everything_anew() {
        let mut world = english();
        let before = world.model().edition;
        assert_eq!(world.local.rows.get(Language::KEY).map(String::as_str), Some("en"));
        assert_eq!(world.model().chip(Filter::Open).word, "Not done");
        world.does(Event::Track(TrackEvent::LanguageChosen(Language::Chinese)));
        assert_ne!(world.model().edition, before);
        assert_eq!(world.local.rows.get(Language::KEY).map(String::as_str), Some("zh-CN"));
        assert_eq!(world.model().chip(Filter::Open).word, "未完成");
        assert_eq!(lang().app_name, "要点");
    }

    #[test]
    fn one_is_one_task_and_two_are_tasks() {
        let mut world = english();
        world.does(Event::StatusChosen(TaskId(0), Status::Done));
        let tally = |world: &World, place: usize| {
            let item = world.model().outline.items[place].clone();
            let view = world.model().item_view(&item);
            (view.tally, view.label)
        };
        let said = |tally: &str, label: &str| (tally.to_owned(), label.to_owned());
        assert_eq!(tally(&world, 0), said("1/2 tasks", "In progress, 1 of 2 tasks done"));
        assert_eq!(tally(&world, 1), said("0/1 task", "Not started, 0 of 1 task done"));
    }

    #[test]
    fn days_are_written_with_the_months_name() {
        let mut world = english();
        world.does(Event::SenderTyped("Office".to_owned()));
        assert_eq!(world.model().share_view().date, "As of 18 August 2022");
        world.ticks(0);
        let item = world.model().outline.items[0].clone();
        let line = world.model().item_log(&item).remove(0);
        assert_eq!(line.when, "18 Aug, 8:00");
    }

    #[test]
    fn hints_go_one_by_one_or_all_at_once_and_stay_away() {
        let mut world = World::with_tab(1);
        let tell = |world: &mut World, event| world.does(Event::Track(TrackEvent::Guide(event)));
        let first = world.model().hint().unwrap();
        tell(&mut world, GuideEvent::HintSeen);
        let second = world.model().hint().unwrap();
        assert_ne!(first.say, second.say);
        assert!(first.has_more && second.has_more);
        tell(&mut world, GuideEvent::HintsSkipped);
        assert_eq!(world.model().hint(), None);
        tell(&mut world, GuideEvent::KeysToggled);
        let kept = Guide::read(&|key| world.local.rows.get(key).cloned());
        assert_eq!(kept, world.model().track.guide);
        assert!(!kept.are_keys_on);
        tell(&mut world, GuideEvent::KeysToggled);
        assert_eq!(world.local.rows.get(Guide::KEYS_KEY), None);
    }
}

//! What each event does to the model, and what it asks of the browser.
//!
//! One intent is one edit, one undo step, one save. Must not draw or store anything itself.

mod edits;
mod handing;
mod plans;
mod storing;

use yaodian_plan::{Date, sorted};

use crate::model::{Notice, NoticeKind, judged_on};
use crate::{Effect, Event, Model, Now, Parts, Route, SaveState, Settings};

impl Model {
    /// Takes in an event.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        if self.is_retired {
            return Vec::new();
        }
        #[cfg(feature = "track")]
        return self.take_in(event, now);
        #[cfg(not(feature = "track"))]
        self.turn(event, now)
    }

    /// Changes what the event is about.
    pub(crate) fn turn(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::Navigated(_)
            | Event::NodeToggled(..)
            | Event::FilterChosen(_)
            | Event::QueryTyped(_)
            | Event::NoticeExpired(_)
            | Event::StatusMenuOpened(_)
            | Event::StatusMenuClosed
            | Event::DeskFailed
            | Event::DeskRetried
            | Event::TrackerAsked
            | Event::TrackerCame(_)
            | Event::Shown => self.looked(event, now),
            #[cfg(feature = "track")]
            Event::Track(event) => self.tracked(event, now),
            Event::PlanChosen { .. } | Event::PlanRead { .. } => self.plans(event, now),
            Event::ThemeChosen(_) | Event::TextSizeChosen(_) | Event::SenderTyped(_) => {
                self.setting_chosen(event)
            }
            Event::TaskTicked(_)
            | Event::StatusChosen(..)
            | Event::ValueTyped(..)
            | Event::ValueStepped(..)
            | Event::MilestoneTicked(_)
            | Event::NoteWritten(..)
            | Event::Recorded(_)
            | Event::Undone
            | Event::Redone => {
                let effects = self.edited(event, now);
                self.compare_again();
                effects
            }
            Event::ScopeChosen(_)
            | Event::IncomingPlanChosen
            | Event::PartToggled(_)
            | Event::LinkCopied { .. }
            | Event::MessageCopied
            | Event::SharedBySystem { .. }
            | Event::CodeReceived(_)
            | Event::IncomingMerged
            | Event::IncomingViewed
            | Event::IncomingDiscarded
            | Event::IncomingReadopted
            | Event::ViewingEnded
            | Event::BackupSaved
            | Event::BackupCopied
            | Event::Copied { .. }
            | Event::CopyClosed
            | Event::FileOffered { .. } => self.handed(event, now),
            Event::DurableRead(_)
            | Event::SegmentStored { .. }
            | Event::SegmentSeen { .. }
            | Event::SegmentGone(_)
            | Event::AlertClosed
            | Event::SaveRetried
            | Event::Hidden => self.stored(event, now),
            Event::StorageMeasured { .. }
            | Event::PersistenceAsked
            | Event::InstallOffered(_)
            | Event::InstallAsked
            | Event::UpdateReady
            | Event::UpdateAccepted
            | Event::PartsAsked
            | Event::PartsFetched(_)
            | Event::OfflineReady => self.platform(event),
        }
    }

    fn looked(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::Navigated(route) => return self.navigated(route),
            Event::NodeToggled(node, is_open) => {
                let is_changed = match is_open {
                    true => sorted::insert(&mut self.open, node),
                    false => sorted::remove(&mut self.open, &node),
                };
                if is_changed {
                    return vec![Effect::RememberLook];
                }
            }
            #[cfg(not(feature = "track"))]
            Event::FilterChosen(filter) => self.filter = filter,
            #[cfg(not(feature = "track"))]
            Event::QueryTyped(query) => self.query = query,
            #[cfg(feature = "track")]
            Event::FilterChosen(filter) => return self.filter_turned(filter),
            #[cfg(feature = "track")]
            Event::QueryTyped(query) => return self.words_typed(query),
            Event::NoticeExpired(stamp) => {
                self.notice = self.notice.take().filter(|notice| notice.stamp != stamp);
            }
            Event::StatusMenuOpened(task) => {
                self.menu = Some(task).filter(|_| self.is_editable());
            }
            Event::StatusMenuClosed => self.menu = None,
            Event::DeskFailed => self.is_desk_missing = true,
            Event::DeskRetried => self.is_desk_missing = false,
            Event::TrackerAsked => return self.tracker_asked(),
            Event::TrackerCame(is_here) => {
                self.tracker = if is_here { Parts::Here } else { Parts::Failed };
                return self.hand_over();
            }
            Event::Shown => {
                let today = Date::in_shanghai(now.ms);
                self.as_of = judged_on(today, &self.outline, &self.settings);
            }
            _ => {}
        }
        Vec::new()
    }

    fn navigated(&mut self, route: Route) -> Vec<Effect> {
        self.menu = None;
        self.is_desk_missing = false;
        #[cfg(feature = "track")]
        let from = self.route;
        #[cfg(feature = "track")]
        self.calendar_opened(route);
        self.route = match route {
            // Nothing was received: there is nothing to open.
            Route::Open if self.incoming.is_none() => Route::Plan,
            Route::Item(node) if self.outline.item(node).is_none() => Route::Plan,
            route => route,
        };
        if let Route::Desk(_) = self.route {
            // The desk has undo of its own, for other things.
            self.notice = None;
        }
        #[cfg(feature = "track")]
        let followed = self.view_followed(from);
        #[cfg(feature = "track")]
        if !followed.is_empty() {
            return followed;
        }
        match self.route {
            Route::Me => vec![Effect::MeasureStorage],
            route if route.is_tracked() => self.tracker_asked(),
            _ => Vec::new(),
        }
    }

    /// Fetches the tracker, unless this is the tracker, or it is on its way.
    pub(crate) fn tracker_asked(&mut self) -> Vec<Effect> {
        match self.tracker {
            _ if cfg!(feature = "track") => Vec::new(),
            Parts::Asleep | Parts::Failed => {
                self.tracker = Parts::Coming;
                vec![Effect::FetchTracker]
            }
            Parts::Coming | Parts::Here => self.hand_over(),
        }
    }

    /// Lets the tracker take this program's place once nothing is on its way to the stores, and
    /// nothing is shown that it could not show.
    pub(crate) fn hand_over(&mut self) -> Vec<Effect> {
        let is_free = self.ledger.is_at_rest()
            && self.ledger.state() != SaveState::Unsaved
            && self.viewing.is_none()
            && self.incoming.is_none();
        if self.tracker != Parts::Here || !is_free {
            return Vec::new();
        }
        self.is_retired = true;
        vec![Effect::HandOver(self.baton())]
    }

    fn setting_chosen(&mut self, event: Event) -> Vec<Effect> {
        let (key, word) = match event {
            Event::ThemeChosen(theme) => {
                self.settings.theme = theme;
                (Settings::THEME_KEY, theme.word().to_owned())
            }
            Event::TextSizeChosen(size) => {
                self.settings.text_size = size;
                (Settings::TEXT_KEY, size.word().to_owned())
            }
            Event::SenderTyped(sender) => {
                self.settings.sender = yaodian_wire::code::clean_label(&sender);
                (Settings::SENDER_KEY, self.settings.sender.clone())
            }
            _ => return Vec::new(),
        };
        vec![Effect::Remember { key: key.to_owned(), word }, Effect::ApplyLook]
    }

    fn platform(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::StorageMeasured { is_persistent, used_bytes, quota_bytes } => {
                self.storage =
                    crate::model::StorageReport { is_persistent, used_bytes, quota_bytes };
                Vec::new()
            }
            Event::PersistenceAsked => vec![Effect::AskPersistence],
            Event::InstallOffered(is_offered) => {
                self.can_install = is_offered;
                Vec::new()
            }
            Event::InstallAsked => vec![Effect::Install],
            Event::UpdateReady => {
                self.has_update = true;
                Vec::new()
            }
            Event::UpdateAccepted => vec![Effect::TakeUpdate],
            Event::PartsAsked => {
                self.rest = Parts::Coming;
                vec![Effect::FetchParts]
            }
            Event::PartsFetched(is_here) => {
                self.rest = if is_here { Parts::Here } else { Parts::Failed };
                Vec::new()
            }
            Event::OfflineReady => {
                self.is_offline_ready = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Shows a message for a while.
    pub(crate) fn notify(&mut self, kind: NoticeKind, now: Now) -> Effect {
        let stamp = self.clock.tick(now.ms);
        self.notice = Some(Notice { stamp, kind });
        Effect::ExpireNotice(stamp)
    }
}

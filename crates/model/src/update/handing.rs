//! Handing over and backing up: codes going out, codes coming in.
//!
//! Opening something never changes anything: merging does, and can be taken back. Must not know
//! how texts travel.

use yaodian_plan::progress::Action;
use yaodian_wire::Purpose;

use crate::model::NoticeKind;
use crate::{Effect, Event, Incoming, Model, Now, Route, Scope, Settings, view};

impl Model {
    pub(super) fn handed(&mut self, event: Event, now: Now) -> Vec<Effect> {
        match event {
            Event::ScopeChosen(scope) => self.scope = scope,
            Event::PartToggled(part) => match self.parts.iter().position(|one| *one == part) {
                Some(at) => drop(self.parts.remove(at)),
                None => self.parts.push(part),
            },
            Event::LinkCopied { address } => {
                return self.sent(Effect::Copy(self.link(&address, now)));
            }
            Event::MessageCopied => {
                return self.sent(Effect::Copy(view::share_message(self, now.ms)));
            }
            Event::SharedBySystem { address } => {
                let text = view::share_summary(self);
                return self.sent(Effect::SystemShare { text, url: self.link(&address, now) });
            }
            Event::CodeReceived(text) => {
                self.incoming = Some(self.examine(&text));
                self.route = Route::Open;
                return vec![Effect::ClearFragment(Route::Open)];
            }
            Event::IncomingMerged => return self.merged(now),
            Event::IncomingReadopted => return self.readopted(now),
            Event::IncomingViewed => return self.viewed(),
            Event::IncomingDiscarded => {
                self.incoming = None;
                return self.go(Route::Plan);
            }
            Event::IncomingPlanChosen => {
                if let Some(Incoming::OtherPlan { plan, text, .. }) = &self.incoming {
                    let (plan, text) = (*plan, text.clone());
                    return self.other_plan_chosen(plan, text, now);
                }
            }
            Event::ViewingEnded => self.viewing = None,
            Event::BackupSaved => {
                let name = view::backup_name(self, now.ms);
                let content = view::backup_message(self, now.ms);
                return vec![Effect::Download { name, content }];
            }
            Event::BackupCopied => {
                let copy = Effect::Copy(view::backup_message(self, now.ms));
                return vec![copy, self.backed_up(now)];
            }
            Event::Copied { is_copied: true, .. } => {
                return vec![self.notify(NoticeKind::Copied, now)];
            }
            Event::FileOffered { is_offered: true, .. } => {
                return vec![self.notify(NoticeKind::FileSaved, now), self.backed_up(now)];
            }
            Event::Copied { text, .. } | Event::FileOffered { content: text, .. } => {
                self.shown_text = Some(text);
            }
            Event::CopyClosed => self.shown_text = None,
            _ => {}
        }
        Vec::new()
    }

    fn link(&self, address: &str, now: Now) -> String {
        format!("{address}#{}", self.report_code(now.ms))
    }

    /// Nothing goes out without saying whom it is from.
    fn sent(&self, effect: Effect) -> Vec<Effect> {
        if self.settings.sender.is_empty() { Vec::new() } else { vec![effect] }
    }

    fn backed_up(&mut self, now: Now) -> Effect {
        self.settings.backup_ms = Some(now.ms);
        Effect::Remember { key: Settings::BACKUP_KEY.to_owned(), word: now.ms.to_string() }
    }

    fn go(&mut self, route: Route) -> Vec<Effect> {
        self.route = route;
        vec![Effect::Go(route)]
    }

    fn merged(&mut self, now: Now) -> Vec<Effect> {
        let Some(Incoming::Parcel { parcel, .. }) = self.incoming.take() else { return Vec::new() };
        self.viewing = None;
        if let Some(latest) = parcel.state.latest() {
            self.clock.witness(latest);
        }
        let action = match parcel.purpose {
            Purpose::Report => Action::Merge { from: parcel.sender },
            Purpose::Backup => Action::Restore,
        };
        let stamp = self.clock.tick(now.ms);
        let mut effects = self.go(Route::Plan);
        // Not what the edit touches: the same value under a later stamp is no change to anybody.
        let changes = self.progress.compare(&parcel.state).changes.len();
        if let Some(delta) = self.progress.take_in(stamp, action, &parcel.state) {
            self.remember_step(stamp);
            effects.push(self.save(&delta, stamp, now));
            effects.push(self.notify(NoticeKind::Merged { changes }, now));
            effects.push(Effect::RememberLook);
        }
        effects
    }

    /// Adopts what the edits here had won over, as new edits.
    fn readopted(&mut self, now: Now) -> Vec<Effect> {
        let Some(Incoming::Parcel { comparison, .. }) = self.incoming.take() else {
            return Vec::new();
        };
        self.viewing = None;
        let changes = comparison.kept.len();
        let set = comparison.kept.into_iter().map(|kept| (kept.field, kept.theirs));
        let mut effects = self.set(set.collect(), NoticeKind::Merged { changes }, now);
        effects.extend(self.go(Route::Plan));
        effects
    }

    fn viewed(&mut self) -> Vec<Effect> {
        let Some(Incoming::Parcel { parcel, .. }) = self.incoming.take() else { return Vec::new() };
        self.viewing = Some(parcel);
        self.scope = Scope::Whole;
        self.go(Route::Plan)
    }
}

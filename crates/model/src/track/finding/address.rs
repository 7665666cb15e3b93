//! The address holds the view: choosing a filter makes an entry in the history, typing puts the
//! view in place of the present one, and coming back finds it as it was.
//!
//! Must not read the address: the shell does.

use super::View;
use crate::{Effect, Model, Route};

impl Model {
    /// The link to the view in use.
    #[must_use]
    pub fn view_href(&self) -> String {
        href(&self.track.finding.view)
    }

    /// A filter was chosen: a new entry in the history, but one for all choices in the sheet.
    pub(super) fn view_chosen(&mut self) -> Vec<Effect> {
        let finding = &mut self.track.finding;
        let is_new = !(finding.is_sheet_open && finding.has_pushed);
        finding.has_pushed |= finding.is_sheet_open;
        self.view_shown(is_new)
    }

    /// Shows the list as the view narrows it; the address follows.
    pub(super) fn view_shown(&mut self, is_new: bool) -> Vec<Effect> {
        let finding = &mut self.track.finding;
        finding.steps = 0;
        // Beside an item the list is narrowed without leaving it: the way back takes the view up.
        if !matches!(self.route, Route::Plan | Route::View) {
            return Vec::new();
        }
        self.route = if finding.view.is_empty() { Route::Plan } else { Route::View };
        vec![Effect::ShowView { href: self.view_href(), is_new }]
    }

    /// The address asks for the list or for a view of it, coming from another screen.
    pub(crate) fn view_followed(&mut self, from: Route) -> Vec<Effect> {
        let finding = &mut self.track.finding;
        let addressed = std::mem::take(&mut finding.addressed);
        finding.is_sheet_open = false;
        match self.route {
            Route::View => {
                let view = View::from_address(&addressed);
                if finding.view != view {
                    self.query.clone_from(&view.words);
                    finding.view = view;
                    finding.steps = 0;
                }
                Vec::new()
            }
            // Back from a view to everything.
            Route::Plan if from == Route::View => {
                finding.view = View::default();
                self.query.clear();
                Vec::new()
            }
            // Back to the list from elsewhere: as it was left.
            Route::Plan if !finding.view.is_empty() => self.view_shown(false),
            _ => Vec::new(),
        }
    }
}

fn href(view: &View) -> String {
    match view.to_address().as_str() {
        "" => Route::Plan.href(),
        address => format!("{}/{address}", Route::View.href()),
    }
}

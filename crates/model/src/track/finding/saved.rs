//! Saved views: kept on this device as one word, a line each: the plan, the address, the name.
//!
//! A view that names sections or owners belongs to its plan. Must not draw anything.

use yaodian_plan::Fingerprint;

use super::{FindEvent, Finding, View, clean};
use crate::{Effect, Model};

/// How many views are kept.
const VIEWS_MAX: usize = 50;

/// A view under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// What it narrows the list to.
    pub view: View,
    /// The plan it belongs to; `None` where it fits any.
    pub plan: Option<Fingerprint>,
}

impl SavedView {
    /// Whether it can be used with a plan.
    #[must_use]
    pub fn fits(&self, plan: Fingerprint) -> bool {
        self.plan.is_none_or(|own| own == plan)
    }
}

/// Reads the saved views; what is no view is left out.
pub(super) fn read(text: &str) -> Vec<SavedView> {
    let line = |line: &str| {
        let mut parts = line.splitn(3, '\t');
        let (plan, address, name) = (parts.next()?, parts.next()?, clean(parts.next()?));
        let view = View::from_address(address);
        let plan = match plan {
            "" => None,
            plan => Some(Fingerprint(u64::from_str_radix(plan, 16).ok()?)),
        };
        let is_view = !view.is_empty() && !name.is_empty();
        is_view.then_some(SavedView { name, view, plan })
    };
    text.lines().filter_map(line).take(VIEWS_MAX).collect()
}

fn write(views: &[SavedView]) -> String {
    let line = |saved: &SavedView| {
        let plan = saved.plan.map(|plan| format!("{:016x}", plan.0)).unwrap_or_default();
        format!("{plan}\t{}\t{}", saved.view.to_address(), saved.name)
    };
    views.iter().map(line).collect::<Vec<_>>().join("\n")
}

impl Model {
    /// Saves, opens, removes or takes back a view.
    pub(super) fn views_turned(&mut self, event: FindEvent) -> Vec<Effect> {
        let plan = self.outline.plan;
        let finding = &mut self.track.finding;
        match event {
            FindEvent::ViewSaved(name) => {
                let (name, view) = (clean(&name), finding.view.clone());
                if name.is_empty() || view.is_empty() {
                    return Vec::new();
                }
                let is_bound = !view.sections.is_empty() || !view.owners.is_empty();
                let plan = is_bound.then_some(plan);
                // A name stands for one view: the last one saved under it.
                finding.saved.retain(|saved| saved.name != name);
                finding.saved.truncate(VIEWS_MAX - 1);
                finding.saved.push(SavedView { name, view, plan });
                finding.removed = None;
            }
            FindEvent::ViewRemoved(place) if place < finding.saved.len() => {
                finding.removed = Some((place, finding.saved.remove(place)));
            }
            FindEvent::ViewRestored => {
                let Some((place, saved)) = finding.removed.take() else { return Vec::new() };
                finding.saved.insert(place.min(finding.saved.len()), saved);
            }
            FindEvent::ViewOpened(place) => {
                let Some(saved) = finding.saved.get(place) else { return Vec::new() };
                finding.view = saved.view.clone();
                self.query.clone_from(&finding.view.words);
                let effects = self.view_chosen();
                self.track.finding.is_sheet_open = false;
                return effects;
            }
            _ => return Vec::new(),
        }
        let (key, word) = (Finding::VIEWS_KEY.to_owned(), write(&finding.saved));
        vec![Effect::Remember { key, word }]
    }

    /// Another tab saved a view, or said who the person is.
    pub(crate) fn finding_seen(&mut self, key: &str, text: &str) {
        match key {
            Finding::VIEWS_KEY => self.track.finding.saved = read(text),
            Finding::ROLE_KEY => {
                self.track.finding.role = clean(text);
                self.forget_kept();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_read_back_and_what_is_none_is_left_out() {
        let saved = |name: &str, address: &str, plan| SavedView {
            name: name.to_owned(),
            view: View::from_address(address),
            plan,
        };
        let views = vec![
            saved("要催的", "status=todo/due=overdue", None),
            saved("教育科 的", "owner=%E6%95%99", Some(Fingerprint(0xab))),
        ];
        let text = write(&views);
        assert_eq!(read(&text), views);
        let odd = format!("\n\t\t空\nzz\tstatus=todo\t坏\n\tstatus=todo\t \nstatus=todo\n{text}\n");
        assert_eq!(read(&odd), views);
        assert!(views[0].fits(Fingerprint(1)) && !views[1].fits(Fingerprint(1)));
    }

    #[test]
    fn no_more_are_kept_than_can_be_looked_over() {
        let many = "\tstatus=todo\tx\n".repeat(VIEWS_MAX + 20);
        assert_eq!(read(&many).len(), VIEWS_MAX);
    }
}

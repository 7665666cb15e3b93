//! What a new version of a plan changes: added, dropped, moved, reworded.
//!
//! Must not match anything: `revise` has.

use yaodian_model::text::fill;
use yaodian_plan::{NodeId, TaskId};

use crate::bench::{Bench, Purpose};
use crate::text::lang;

/// What a new version changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesView {
    /// The sorts of change there are; none where nothing changes.
    pub groups: Vec<ChangeGroup>,
}

/// One sort of change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeGroup {
    /// `新增 3 项`.
    pub title: String,
    /// The tasks: as they are now, and as they were where they were reworded.
    pub lines: Vec<(String, Option<String>)>,
}

impl Bench {
    /// What it changes of the plan it is a new version of; `None` where it is none.
    #[must_use]
    pub fn changes(&self) -> Option<ChangesView> {
        let Purpose::Revise { revision } = &self.purpose else { return None };
        let text = |id: &TaskId| {
            let task = revision.plan.tasks().find(|task| task.id == *id);
            task.map(|task| task.text.clone()).unwrap_or_default()
        };
        let now = |ids: &[TaskId]| ids.iter().map(|id| (text(id), None)).collect::<Vec<_>>();
        let title = |id: NodeId| {
            let node = revision.plan.nodes().find(|node| node.id == id);
            node.map(|node| node.title.clone()).unwrap_or_default()
        };
        let added: Vec<_> = revision.added.iter().chain(&revision.revived).copied().collect();
        let kept = revision.dropped.iter().filter(|dropped| dropped.had_progress).count();
        let dropped_count = revision.dropped.len().to_string();
        let dropped_title = match kept {
            0 => fill(lang().changes_dropped, &[&dropped_count]),
            kept => fill(lang().changes_dropped_kept, &[&dropped_count, &kept.to_string()]),
        };
        let dropped = revision.dropped.iter().map(|dropped| (dropped.task.text.clone(), None));
        let reworded =
            revision.reworded.iter().map(|(id, before)| (text(id), Some(before.clone())));
        let heads = revision.plan.removed_nodes.iter().map(|node| (node.title.clone(), None));
        let heads: Vec<_> = heads.collect();
        let counted = |words: &str, count: usize| fill(words, &[&count.to_string()]);
        let renamed =
            revision.renamed.iter().map(|(id, before)| (title(*id), Some(before.clone())));
        let groups = [
            group(counted(lang().changes_added, added.len()), now(&added)),
            group(dropped_title, dropped.collect()),
            group(counted(lang().changes_heads_kept, heads.len()), heads),
            group(counted(lang().changes_reworded, revision.reworded.len()), reworded.collect()),
            group(counted(lang().changes_renamed, revision.renamed.len()), renamed.collect()),
            group(counted(lang().changes_moved, revision.moved.len()), now(&revision.moved)),
        ];
        Some(ChangesView { groups: groups.into_iter().flatten().collect() })
    }
}

fn group(title: String, lines: Vec<(String, Option<String>)>) -> Option<ChangeGroup> {
    (!lines.is_empty()).then_some(ChangeGroup { title, lines })
}

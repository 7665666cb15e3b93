//! What the app tells the tracker that takes its place: what is open, the filter, and which edits
//! can be taken back. All else stands in the stores or in the address.
//!
//! Must not be stored: both sides are of one build.

use crate::{Filter, Model};

/// What stands between the three lists of a baton.
const BETWEEN: char = '/';

impl Model {
    /// What to go on from: the filter's place, the open nodes, and the stamps of the edits that can
    /// be taken back.
    pub(crate) fn baton(&self) -> String {
        let filter = Filter::ALL.iter().position(|filter| *filter == self.filter).unwrap_or(0);
        let mut baton = format!("{filter}{BETWEEN}");
        for node in &self.open {
            baton.push_str(&format!(" {}", node.0));
        }
        baton.push(BETWEEN);
        for stamp in &self.undo {
            baton.push_str(&format!(" {}.{}", stamp.ms, stamp.device.0));
        }
        baton
    }
}

#[cfg(feature = "track")]
mod taking {
    use yaodian_plan::NodeId;
    use yaodian_plan::progress::{DeviceId, Stamp};

    use super::BETWEEN;
    use crate::{Filter, Model};

    impl Model {
        /// Goes on from where the app stopped; an empty baton is none.
        pub fn take_baton(&mut self, baton: &str) {
            let mut lists = baton.split(BETWEEN).map(str::split_whitespace);
            let (Some(mut filter), Some(open), Some(undo)) =
                (lists.next(), lists.next(), lists.next())
            else {
                return;
            };
            let filter =
                filter.next().and_then(|place| Filter::ALL.get(place.parse::<usize>().ok()?));
            self.filter = filter.copied().unwrap_or_default();
            self.take_filter(self.filter);
            self.open = open.filter_map(|id| id.parse().ok().map(NodeId)).collect();
            let stamp = |word: &str| {
                let (ms, device) = word.split_once('.')?;
                Some(Stamp { ms: ms.parse().ok()?, device: DeviceId(device.parse().ok()?) })
            };
            self.undo = undo.filter_map(stamp).collect();
        }
    }
}

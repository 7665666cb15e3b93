//! What the page's boot script and the app leave for each other in localStorage.
//!
//! The script is a few lines without a parser, so these are plain ASCII words with spaces
//! between. Must not hold anything that cannot be made again, but for ticks on their way in.

use yaodian_plan::progress::{STAMP_MS_MAX, Status};
use yaodian_plan::{Fingerprint, NodeId, TaskId};

/// What the keys of ticks made before the app was there start with.
pub const TICK_PREFIX: &str = "yaodian.boot.";
/// The key of the look of the first screen.
pub const LOOK_KEY: &str = "yaodian.look";

/// A tick made before the app was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyTick {
    /// The plan on the page.
    pub plan: Fingerprint,
    /// The task.
    pub task: TaskId,
    /// What the tap made of it.
    pub status: Status,
    /// The wall clock, in milliseconds since 1970.
    pub ms: u64,
}

/// Reads a tick as the script wrote it: `PLAN TASK STATUS MS`. `None` if it is none.
#[must_use]
pub fn read_tick(text: &str) -> Option<EarlyTick> {
    let mut words = text.split(' ');
    let tick = EarlyTick {
        plan: Fingerprint(u64::from_str_radix(words.next()?, 16).ok()?),
        task: TaskId(words.next()?.parse().ok()?),
        status: status_of(words.next()?.chars().next()?)?,
        ms: words.next()?.parse().ok()?,
    };
    Some(tick).filter(|tick| words.next().is_none() && tick.ms <= STAMP_MS_MAX)
}

/// How the first screen should look before the app is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The active plan.
    pub plan: Fingerprint,
    /// The sections and items that are open.
    pub open: Vec<NodeId>,
    /// Each task's status, by id.
    pub statuses: Vec<Status>,
}

/// Writes the look: `PLAN OPEN STATUSES`, where `-` stands for empty.
#[must_use]
pub fn write_look(look: &Look) -> String {
    let open: Vec<_> = look.open.iter().map(|node| node.0.to_string()).collect();
    let statuses: String = look.statuses.iter().copied().map(letter).collect();
    let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    format!("{:016x} {} {}", look.plan.0, or_dash(&open.join(",")), or_dash(&statuses))
}

/// The letter a status has in these texts.
#[must_use]
pub const fn letter(status: Status) -> char {
    match status {
        Status::NotStarted => 'n',
        Status::InProgress => 'p',
        Status::Done => 'd',
        Status::Blocked => 'b',
        Status::NotApplicable => 'x',
    }
}

fn status_of(wanted: char) -> Option<Status> {
    Status::ALL.into_iter().find(|status| letter(*status) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ticks_and_nothing_else() {
        let tick = EarlyTick {
            plan: Fingerprint(0xabc),
            task: TaskId(12),
            status: Status::Done,
            ms: 1_660_780_800_000,
        };
        assert_eq!(read_tick("0000000000000abc 12 d 1660780800000"), Some(tick));
        for bad in [
            "",
            "abc 12 d",
            "abc 12 q 5",
            "abc x d 5",
            "zz 1 d 5",
            "abc 1 d 5 6",
            "abc 1 d -5",
            "abc 1 d 999999999999999",
        ] {
            assert_eq!(read_tick(bad), None, "{bad}");
        }
    }

    #[test]
    fn writes_the_look_in_words() {
        let look = Look {
            plan: Fingerprint(0xabc),
            open: vec![NodeId(0), NodeId(1)],
            statuses: vec![Status::Done, Status::NotStarted],
        };
        assert_eq!(write_look(&look), "0000000000000abc 0,1 dn");
    }
}

//! When and where an edit was made: hybrid logical stamps.
//!
//! Must not read the time: the wall clock comes in as an argument, and may be wrong.

/// The latest time a stamp from outside may bear: the end of the year 9999. Past it a stranger's
/// stamp would leave the clock no room to go forward.
pub const STAMP_MS_MAX: u64 = 253_402_300_799_999;

/// A browser's storage, told apart from others by a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u32);

/// When and where an edit was made. Later edits of one device, and edits made after seeing
/// another's, compare greater, whatever the wall clocks say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, moved on where needed to stay ahead of what was seen.
    pub ms: u64,
    /// Who made it.
    pub device: DeviceId,
}

/// Makes stamps for one device.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    device: DeviceId,
    last_ms: u64,
}

impl Clock {
    /// Starts a clock that has seen nothing.
    #[must_use]
    pub const fn new(device: DeviceId) -> Self {
        Self { device, last_ms: 0 }
    }

    /// The device whose stamps this clock makes.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Makes the next stamp: the wall clock's time, or just after the latest one seen.
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        self.last_ms = now_ms.max(self.last_ms.saturating_add(1));
        Stamp { ms: self.last_ms, device: self.device }
    }

    /// Takes note of a stamp seen, so that the next one made here is later.
    pub fn witness(&mut self, seen: Stamp) {
        self.last_ms = self.last_ms.max(seen.ms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_only_go_forward() {
        let mut clock = Clock::new(DeviceId(7));
        let first = clock.tick(1000);
        let same_instant = clock.tick(1000);
        let clock_set_back = clock.tick(10);
        assert!(first < same_instant && same_instant < clock_set_back);
    }

    #[test]
    fn an_edit_made_after_seeing_a_wrong_clock_still_wins() {
        let mut right = Clock::new(DeviceId(1));
        let from_the_future = Stamp { ms: 9_000_000, device: DeviceId(2) };
        right.witness(from_the_future);
        assert!(right.tick(1000) > from_the_future);
    }
}

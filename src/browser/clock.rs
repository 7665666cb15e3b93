//! The wall clock and random numbers.

use yaodian_model::Now;

/// The moment, with a random number.
#[must_use]
pub fn now() -> Now {
    Now { ms: js_sys::Date::now() as u64, random: random() }
}

/// A random number.
#[must_use]
pub fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

//! Exact decimal numbers as plans write them: 74.5, 120, 100.
//!
//! Must not use floating point: 74.5 typed is 74.5 shown, and it weighs less in Wasm.

use std::fmt;
use std::str::FromStr;

/// A decimal number with up to three places after the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    thousandths: i64,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self { thousandths: 0 };
    /// The largest magnitude accepted, so that sums of many values cannot overflow.
    pub const MAX_THOUSANDTHS: i64 = 1_000_000_000_000_000;

    /// Makes a number from thousandths; `None` past the largest magnitude.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Option<Self> {
        if thousandths.unsigned_abs() > Self::MAX_THOUSANDTHS.unsigned_abs() {
            None
        } else {
            Some(Self { thousandths })
        }
    }

    /// Makes a number from a small whole one.
    #[must_use]
    pub const fn from_int(value: i32) -> Self {
        Self { thousandths: value as i64 * 1000 }
    }

    /// The number in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.thousandths
    }

    /// The number moved by a step, kept within the accepted magnitude.
    #[must_use]
    pub fn plus(self, step: Self) -> Self {
        let max = Self::MAX_THOUSANDTHS;
        Self { thousandths: self.thousandths.saturating_add(step.thousandths).clamp(-max, max) }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let magnitude = self.thousandths.unsigned_abs();
        let (whole, rest) = (magnitude / 1000, magnitude % 1000);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            r if r % 100 == 0 => write!(f, "{sign}{whole}.{}", r / 100),
            r if r % 10 == 0 => write!(f, "{sign}{whole}.{:02}", r / 10),
            r => write!(f, "{sign}{whole}.{r:03}"),
        }
    }
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// There is no digit, or something other than digits and one point.
    NotANumber,
    /// More than three places, or past the largest magnitude.
    OutOfRange,
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads half- or full-width digits with an optional sign and decimal point.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let text = text.trim();
        let (negative, digits) = match text.chars().next() {
            Some('-' | '−' | '－') => (true, text.trim_start_matches(['-', '−', '－'])),
            _ => (false, text),
        };
        let (mut thousandths, mut places, mut seen) = (0_i64, None::<u32>, false);
        for c in digits.chars() {
            let digit = match c {
                '0'..='9' => c as i64 - '0' as i64,
                '０'..='９' => c as i64 - '０' as i64,
                '.' | '．' if places.is_none() && seen => {
                    places = Some(0);
                    continue;
                }
                _ => return Err(NumberError::NotANumber),
            };
            seen = true;
            if let Some(n) = places.as_mut() {
                *n += 1;
                if *n > 3 {
                    return Err(NumberError::OutOfRange);
                }
            }
            thousandths = thousandths
                .checked_mul(10)
                .and_then(|t| t.checked_add(digit))
                .ok_or(NumberError::OutOfRange)?;
        }
        if !seen || places == Some(0) {
            return Err(NumberError::NotANumber);
        }
        let scale = 10_i64.pow(3 - places.unwrap_or(0));
        let value = thousandths.checked_mul(scale).ok_or(NumberError::OutOfRange)?;
        Self::from_thousandths(if negative { -value } else { value }).ok_or(NumberError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<&str, NumberError>) {
        let got = text.parse::<Number>().map(|n| n.to_string());
        assert_eq!(got, expect.map(str::to_owned), "{text}");
    }

    #[test]
    fn reads_and_writes_decimals() {
        check("74.5", Ok("74.5"));
        check("１２０", Ok("120"));
        check(" 0.125 ", Ok("0.125"));
        check("3.10", Ok("3.1"));
        check("-2.05", Ok("-2.05"));
        check("", Err(NumberError::NotANumber));
        check("5.", Err(NumberError::NotANumber));
        check(".5", Err(NumberError::NotANumber));
        check("1e3", Err(NumberError::NotANumber));
        check("1.2345", Err(NumberError::OutOfRange));
        check("99999999999999999999", Err(NumberError::OutOfRange));
    }
}

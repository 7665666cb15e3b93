//! Waiting for a condition with a time limit, instead of sleeping for a guess.
//!
//! Must not know what is waited for.

use std::fmt;
use std::time::{Duration, Instant};

/// How long a journey waits for something the page should do at once.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// What was awaited did not come about in time.
#[derive(Debug)]
pub struct TimedOut {
    /// What was awaited.
    pub what: String,
    /// How long it was awaited.
    pub limit: Duration,
}

impl fmt::Display for TimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waited {:.1} s in vain for {}", self.limit.as_secs_f64(), self.what)
    }
}

impl std::error::Error for TimedOut {}

/// Asks `probe` until it answers with a value, every few milliseconds, for at most `limit`.
///
/// # Errors
/// The probe's own, at once; or [`TimedOut`].
pub async fn until<T, E>(
    what: impl Into<String>,
    limit: Duration,
    mut probe: impl AsyncFnMut() -> Result<Option<T>, E>,
) -> Result<T, E>
where
    E: From<TimedOut>,
{
    let begun = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(found) = probe().await? {
            return Ok(found);
        }
        if begun.elapsed() >= limit {
            let what = what.into();
            return Err(TimedOut { what, limit }.into());
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_millis(80));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn answers_as_soon_as_the_probe_does() {
        let mut asked = 0;
        let found: Result<i32, TimedOut> = until("three", PATIENCE, async || {
            asked += 1;
            Ok((asked == 3).then_some(asked))
        })
        .await;
        assert_eq!(found.unwrap(), 3);
    }

    #[tokio::test]
    async fn gives_up_and_names_what_was_awaited() {
        let never: Result<(), TimedOut> =
            until("rain", Duration::from_millis(20), async || Ok(None)).await;
        assert!(never.unwrap_err().to_string().contains("rain"));
    }
}

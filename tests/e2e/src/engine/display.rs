//! One virtual screen for every WebKit window of this process.
//!
//! Must not know what is shown on it.

use std::path::Path;
use std::time::Duration;

use tokio::sync::OnceCell;

use super::EngineError;
use crate::process::{Guarded, find_program};
use crate::scratch::Scratch;
use crate::wait::until;

struct Display {
    name: String,
    // Held for as long as this process lives; its watching shell ends it afterwards.
    _server: Guarded,
}

/// Returns the name of the screen, started at the first call.
pub(super) async fn shared() -> Result<&'static str, EngineError> {
    static SHARED: OnceCell<Display> = OnceCell::const_new();
    let display = SHARED.get_or_try_init(start).await?;
    Ok(&display.name)
}

async fn start() -> Result<Display, EngineError> {
    let program = find_program("XVFB", &["Xvfb"])?;
    // The log may go as soon as the number is read: the server keeps its open file.
    let scratch = Scratch::new("display")?;
    let log = scratch.path().join("log");
    let arguments =
        ["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"].map(Into::into);
    let server = Guarded::start(&program, &arguments, &[], &log)?;
    let name = until("the virtual screen", Duration::from_secs(20), async || {
        Ok::<_, EngineError>(display_number(&log))
    })
    .await?;
    Ok(Display { name, _server: server })
}

fn display_number(log: &Path) -> Option<String> {
    let text = std::fs::read_to_string(log).ok()?;
    text.lines().find_map(|line| line.trim().parse::<u16>().ok()).map(|number| format!(":{number}"))
}

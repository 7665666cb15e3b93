//! A plan of any size put where the app keeps a person's own, as the app's own format has it.
//!
//! Must not know how it got there: to the app it is a plan like any other.

use serde_json::json;
use yaodian_plan::progress::{DeviceId, Stamp};
use yaodian_plan::{Plan, read, sample};
use yaodian_wire::shelf::{self, Place, Record};

use crate::page::{Page, PageError};

/// When the record was made: in the year of the plan.
const MADE: Stamp = Stamp { ms: 1_718_000_000_000, device: DeviceId(7) };

/// Puts it into IndexedDB, which holds plans of any size, and names it as the plan in use.
const PUT: &str = "
const [key, record, word, done] = arguments;
const asked = indexedDB.open('yaodian', 1);
asked.onupgradeneeded = () => asked.result.createObjectStore('segments');
asked.onerror = () => done(false);
asked.onsuccess = () => {
  const edit = asked.result.transaction('segments', 'readwrite');
  const segments = edit.objectStore('segments');
  segments.put(record, key);
  segments.put(word, 'yaodian.active');
  edit.onabort = () => done(false);
  edit.oncomplete = () => {
    asked.result.close();
    localStorage.setItem('yaodian.active', word);
    done(true);
  };
};";

/// The plan of so many tasks.
#[must_use]
pub fn plan(tasks: usize) -> Plan {
    read::read(&sample::text(tasks))
}

/// The texts of a plan's tasks, in order.
#[must_use]
pub fn texts(plan: &Plan) -> Vec<String> {
    plan.nodes().flat_map(|node| &node.tasks).map(|task| task.text.clone()).collect()
}

/// Makes a plan the one in use; the page is to be loaded again after.
///
/// # Errors
/// When the page does not run the script, or the browser does not store.
pub async fn keep(page: &Page, plan: Plan) -> Result<bool, PageError> {
    let identity = plan.identity();
    let (key, word) = (shelf::key(identity, MADE, 1), shelf::plan_word(identity));
    let record = shelf::write(&Record { stamp: MADE, place: Place::Kept, plan });
    let is_put = page.run_async(PUT, vec![json!(key), json!(record), json!(word)]).await?;
    Ok(is_put == json!(true))
}

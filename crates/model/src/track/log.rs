//! 日志: every change in words, with time and device.
//!
//! Must not change anything.

use yaodian_plan::progress::{Field, Value};

use crate::Model;
use crate::text::lang;

impl Model {
    /// What a field that only the tracker sets holds, in words.
    pub(crate) fn tracked_word(&self, _field: Field, _value: &Value) -> String {
        lang().log_tracked.to_owned()
    }
}

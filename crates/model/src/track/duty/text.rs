//! The words of what stands around a task.
//!
//! Must hold no logic.

words! {
    title = "任务", "Task";
}

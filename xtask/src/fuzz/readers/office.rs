//! The readers of tables as text and of Markdown, and what the plan reader makes of their blocks.
//!
//! Must not know how cases are made.

use yaodian_plan::read::read_blocks;

use crate::failure::Outcome;

/// Words that mean something to these readers.
pub const WORDS: &[&str] = &[",", ";", "\t", "\"", "\n", "# ", "|", "|-|-|\n", "1. ", "- ", "`"];

/// A table and a document in Markdown.
pub fn samples() -> Outcome<Vec<Vec<u8>>> {
    let csv = "序号,任务,完成时限\n1,\"建校,3所\",9月底前\n";
    let md = "# 计划\n1. 建校3所\n\n|序号|任务|\n|-|-|\n|1|修校|\n";
    Ok(vec![csv.into(), md.into()])
}

/// Reads tables as text.
pub fn read_csv(bytes: &[u8]) -> Result<(), String> {
    read("a.csv", bytes)
}

/// Reads Markdown.
pub fn read_markdown(bytes: &[u8]) -> Result<(), String> {
    read("a.md", bytes)
}

fn read(name: &str, bytes: &[u8]) -> Result<(), String> {
    if let Ok(blocks) = yaodian_office::read(name, bytes) {
        let _ = read_blocks(&blocks);
    }
    Ok(())
}

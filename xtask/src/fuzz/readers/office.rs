//! The readers of tables as text, Markdown and pages, and what the plan reader makes of their blocks.
//!
//! Must not know how cases are made.

use yaodian_plan::read::{Block, read_blocks};

use crate::failure::Outcome;

/// Words that mean something to these readers.
pub const WORDS: &[&str] = &[",", ";", "\t", "\"", "\n", "# ", "|", "|-|-|\n", "1. ", "- ", "`"];

/// A table and a document in Markdown.
pub fn samples() -> Outcome<Vec<Vec<u8>>> {
    let csv = "序号,任务,完成时限\n1,\"建校,3所\",9月底前\n";
    let md = "# 计划\n1. 建校3所\n\n|序号|任务|\n|-|-|\n|1|修校|\n";
    Ok(vec![csv.into(), md.into()])
}

/// Words that mean something in a page.
pub const PAGE_WORDS: &[&str] = &[
    "<p>",
    "</p>",
    "<br>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td colspan=2 rowspan=3>",
    "<th rowspan=999>",
    "</td>",
    "<ol start=9>",
    "<ul>",
    "<li>",
    "</ol>",
    "<h2>",
    "</h2>",
    "<pre>",
    "<script>",
    "</script>",
    "<span style='display:none'>",
    "<span style='mso-list:Ignore'>",
    "</span>",
    "<!--",
    "-->",
    "<![if !supportLists]>",
    "&nbsp;",
    "&#0;",
    "<meta charset=gbk>",
    "一、",
];

/// Pages as Word and browsers write them.
pub fn pages() -> Outcome<Vec<Vec<u8>>> {
    let word = "<html><head><meta charset=utf-8><style>p{}</style></head><body><!--StartFragment-->\
        <h1>某校<br>2026年工作计划</h1><p style='mso-list:l0'><![if !supportLists]><span \
        style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>教学<o:p></o:p></p>\
        <p hidden>暗</p><!--EndFragment--></body></html>";
    let table = "<p>一、任务<ol><li>建校<li value=4>修校</ol><table><tr><th rowspan=2>任务<th colspan=2>\
        责任单位<tr><th>牵头<th>配合<tr><td>甲<table><tr><td>子</table><td>乙<td>丙</table>";
    Ok(vec![word.into(), table.into()])
}

/// Reads pages.
pub fn read_html(bytes: &[u8]) -> Result<(), String> {
    read("a.html", bytes)
}

/// Reads tables as text.
pub fn read_csv(bytes: &[u8]) -> Result<(), String> {
    read("a.csv", bytes)
}

/// Reads Markdown.
pub fn read_markdown(bytes: &[u8]) -> Result<(), String> {
    read("a.md", bytes)
}

/// Reads a file, and checks that its blocks say something.
pub fn read(name: &str, bytes: &[u8]) -> Result<(), String> {
    let Ok(blocks) = yaodian_office::read(name, bytes) else { return Ok(()) };
    let _ = read_blocks(&blocks);
    let is_blank = |block: &Block| match block {
        Block::Paragraph(text) | Block::Heading(_, text) => text.trim().is_empty(),
        Block::Table(table) => table.header.is_empty() && table.rows.is_empty(),
    };
    if blocks.iter().any(is_blank) { Err("a block says nothing".to_owned()) } else { Ok(()) }
}

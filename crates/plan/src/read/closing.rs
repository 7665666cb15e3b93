//! What stands below the last task: the sender, the date, copies, notes.
//!
//! Kept in the text, for the document is shown as it is; no task is cut from it.

use super::front::{is_date, is_organ};
use super::outline::Piece;
use super::scan::Words;

/// Words that begin a paragraph no task is in.
#[rustfmt::skip]
static NO_TASK: Words = Words::new(&[
    "抄送", "主送", "（此件", "(此件", "附：", "附件：", "附件:", "附:", "注：", "注:", "备注",
    "联系人", "联系电话", "填报单位", "主题词", "签发人", "打印",
]);

/// How many of a body's last paragraphs may be the document's close.
const CLOSE_MAX: usize = 14;

/// How many of a body's last pieces are the document's close.
pub(super) fn close_len(body: &[Piece]) -> usize {
    let last: Vec<&Piece> = body.iter().rev().take(CLOSE_MAX).collect();
    let mut len = 0;
    for (index, piece) in last.iter().enumerate() {
        let Piece::Text(text, _) = piece else { break };
        if is_close(text) {
            len = index + 1;
        } else if text.contains('。') || text.chars().count() > 60 {
            break;
        }
    }
    // Lines between parts of the close belong to it only when they are as short as a list of copies.
    len.min(body.len())
}

/// Whether a paragraph is part of a document's close.
pub(super) fn is_close(text: &str) -> bool {
    is_organ(text)
        || is_date(text)
        || NO_TASK.begin(text)
        || text.ends_with("印发") && text.contains('年')
}

/// Whether a paragraph holds no task wherever it stands.
pub(super) fn holds_no_task(text: &str) -> bool {
    NO_TASK.begin(text) || is_date(text) || !text.chars().any(char::is_alphanumeric)
}

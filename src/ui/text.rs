//! The plan's words with what was understood of them marked.
//!
//! Must not change, cut or reorder a character.

use yaodian_model::view::{Mark, Piece};

use crate::dom::{Node, div, each, el};

/// A task's text, targets and deadlines marked.
#[must_use]
pub fn pieces(pieces: Vec<Piece>) -> Node {
    each(pieces, |piece| match piece.mark {
        Mark::None => Node::from(piece.text),
        Mark::Target => el("mark").child(piece.text).into(),
        Mark::Due => div("mark", "when").child(piece.text).into(),
    })
}

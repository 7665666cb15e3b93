//! HTML as browsers and Word save it and put it on the clipboard: paragraphs, headings, tables.
//!
//! Must not know what the text says.

mod lists;
mod reader;
mod tables;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use yaodian_plan::read::Block;

use crate::{ReadError, TEXT_BYTES_MAX};
use reader::Reader;

/// Where a page declares its encoding: browsers look no further.
const DECLARED_WITHIN_BYTES: usize = 2_048;
/// Where a page may be told from other text.
const TOLD_WITHIN_BYTES: usize = 1_024;

/// Makes blocks of a page or of a part of one, such as the clipboard's.
///
/// # Errors
///
/// Returns what is wrong when the text is too long, holds more than is read, or says nothing.
pub fn blocks(text: &str) -> Result<Vec<Block>, ReadError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    let mut reader = Reader::new();
    let callback = |event: CallbackEvent<'_>, _: Span<()>| reader.take(&event).err();
    let mut emitter = CallbackEmitter::new(callback);
    // What is in scripts and styles is text to the tokenizer, and may look like tags.
    emitter.naively_switch_states(true);
    // Events come by the callback; what the tokenizer itself gives is what ends it early.
    if let Some(Ok(error)) = Tokenizer::new_with_emitter(text, emitter).next() {
        return Err(error);
    }
    reader.finish()
}

/// Decodes a page as its byte order mark says, else as it declares itself, else as text.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let declared = declared(bytes).filter(|_| Encoding::for_bom(bytes).is_none());
    let text = declared
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    match text {
        Some(text) if bytes.len() <= TEXT_BYTES_MAX && !text.contains('\0') => {
            Ok(text.into_owned())
        }
        _ => crate::text::decode(bytes),
    }
}

/// The encoding that a page's head names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")?;
    let label = head.get(at + 8..)?.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(byte)));
    let encoding = Encoding::for_label(label.get(..end.unwrap_or(label.len()))?)?;
    // A page that can be searched byte by byte is not in UTF-16, whatever it says.
    match encoding.output_encoding() {
        encoding if encoding == GBK => Some(GB18030),
        encoding if encoding.is_ascii_compatible() => Some(encoding),
        _ => Some(UTF_8),
    }
}

/// Whether bytes are a page, whatever the file is called: old exports are HTML named .doc or .xls.
pub(crate) fn is_at(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = bytes.get(..TOLD_WITHIN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    head.starts_with(b"<") && [&b"<html"[..], b"<!doctype html", b"<table"].iter().any(|w| holds(w))
}

#[cfg(test)]
mod tests;

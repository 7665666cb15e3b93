//! The names a module and its script know each other's functions by, made short.
//!
//! wasm-bindgen ends them with a hash of what they do; nothing compresses a hash, and each stands in
//! both files. Must not touch names that others rely on: those without a hash.

use std::collections::BTreeMap;

use super::{Cursor, EXPORT, HEADER_LEN, IMPORT, not_wasm, sections};
use crate::failure::Outcome;

/// How many hexadecimal digits a hash has.
const HASH_LEN: usize = 16;

/// Gives the functions that a script and its module share short names, in both.
pub fn shorten(script: &str, module: &[u8]) -> Outcome<(String, Vec<u8>)> {
    let mut names = Names::default();
    let mut out = module.get(..HEADER_LEN).ok_or_else(not_wasm)?.to_vec();
    for section in sections(module)? {
        let body = match section.id {
            IMPORT => names.imports(section.body)?,
            EXPORT => names.exports(section.body)?,
            _ => {
                out.extend_from_slice(section.whole);
                continue;
            }
        };
        out.push(section.id);
        push_number(&mut out, body.len());
        out.extend(body);
    }
    Ok((names.in_script(script), out))
}

/// The short names given so far.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, name: &str) -> String {
        let hash = name.len().checked_sub(HASH_LEN).and_then(|at| name.get(at..));
        if !hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            return name.to_owned();
        }
        let next = format!("_{}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    fn imports(&mut self, body: &[u8]) -> Outcome<Vec<u8>> {
        let (mut cursor, mut out) = (Cursor { rest: body }, Vec::new());
        let count = cursor.number()?;
        push_number(&mut out, count);
        for _ in 0..count {
            push_text(&mut out, &cursor.text()?);
            push_text(&mut out, &self.short(&cursor.text()?));
            let described = cursor.rest;
            cursor.import_kind()?;
            let len = described.len() - cursor.rest.len();
            out.extend_from_slice(described.get(..len).ok_or_else(not_wasm)?);
        }
        Ok(out)
    }

    fn exports(&mut self, body: &[u8]) -> Outcome<Vec<u8>> {
        let (mut cursor, mut out) = (Cursor { rest: body }, Vec::new());
        let count = cursor.number()?;
        push_number(&mut out, count);
        for _ in 0..count {
            push_text(&mut out, &self.short(&cursor.text()?));
            out.push(cursor.byte()?);
            push_number(&mut out, cursor.number()?);
        }
        Ok(out)
    }

    /// Puts the short names in the place of the long ones, word by word.
    fn in_script(&self, script: &str) -> String {
        let is_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_of_word) {
            let (before, word) = rest.split_at(start);
            let end = word.find(|c| !is_of_word(c)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            out.push_str(before);
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out + rest
    }
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    push_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Writes an unsigned LEB128 number.
fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn names_with_a_hash_are_short_in_both() {
        let long = "__wbg_add_0123456789abcdef";
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let import = [&[1, 1, b'm', 26][..], long.as_bytes(), &[0, 0]].concat();
        module.extend([&[2, u8::try_from(import.len()).unwrap()], &import[..]].concat());
        module.extend(b"\x07\x08\x01\x04main\x00\x01");
        let script =
            format!("const i = {{ {long}: f, __wbg_add_0123456789abcdef0: g }}; wasm.main();");
        let (script, module) = shorten(&script, &module).unwrap();
        assert_eq!(script, "const i = { _0: f, __wbg_add_0123456789abcdef0: g }; wasm.main();");
        let expect = b"\0asm\x01\0\0\0\x02\x08\x01\x01m\x02_0\0\0\x07\x08\x01\x04main\x00\x01";
        assert_eq!(module, expect);
        assert!(shorten("", b"\0asm\x01\0\0\0\x02\x02\x01\x01").is_err());
    }
}

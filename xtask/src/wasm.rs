//! The outside of a wasm module: its sections, their sizes, and its functions' names.
//!
//! Must not know what the module does. Source: the WebAssembly binary format, section 5.

mod links;

use crate::failure::{Failure, Outcome};

pub use links::shorten;

const HEADER_LEN: usize = 8;
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// How large a function's body is, and what it is called where names were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// As the name section has it; empty where it has none.
    pub name: String,
    /// Its body with the body's length prefix.
    pub bytes: usize,
}

/// What a module weighs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    /// Every function of the module's own.
    pub functions: Vec<Function>,
    /// The constants: texts and tables.
    pub data_bytes: usize,
    /// Types, imports, exports and the like, custom sections aside.
    pub other_bytes: usize,
}

/// Copies a module without its custom sections (names, producers), which no browser needs.
pub fn without_custom_sections(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = module.get(..HEADER_LEN).ok_or_else(not_wasm)?.to_vec();
    for section in sections(module)? {
        if section.id != CUSTOM {
            out.extend_from_slice(section.whole);
        }
    }
    Ok(out)
}

/// Weighs a module that still has its names.
pub fn weigh(module: &[u8]) -> Outcome<Weights> {
    let mut weights = Weights::default();
    let mut import_count = 0;
    let mut names = Vec::new();
    for section in sections(module)? {
        match section.id {
            CUSTOM => {
                let mut body = Cursor { rest: section.body };
                if body.text()? == "name" {
                    names = function_names(body.rest)?;
                }
                continue;
            }
            IMPORT => import_count = imported_functions(section.body)?,
            CODE => {
                weights.functions = function_sizes(section.body)?;
                continue;
            }
            DATA => {
                weights.data_bytes += section.whole.len();
                continue;
            }
            _ => {}
        }
        weights.other_bytes += section.whole.len();
    }
    for (index, name) in names {
        let own = index.checked_sub(import_count);
        if let Some(function) = own.and_then(|at| weights.functions.get_mut(at)) {
            function.name = name;
        }
    }
    Ok(weights)
}

struct Section<'a> {
    id: u8,
    body: &'a [u8],
    whole: &'a [u8],
}

fn sections(module: &[u8]) -> Outcome<Vec<Section<'_>>> {
    if !module.starts_with(b"\0asm") {
        return Err(not_wasm());
    }
    let mut cursor = Cursor { rest: module.get(HEADER_LEN..).ok_or_else(not_wasm)? };
    let mut found = Vec::new();
    while !cursor.rest.is_empty() {
        let start = cursor.rest;
        let id = cursor.byte()?;
        let len = cursor.number()?;
        let body = cursor.take(len)?;
        let whole = start.get(..start.len() - cursor.rest.len()).ok_or_else(not_wasm)?;
        found.push(Section { id, body, whole });
    }
    Ok(found)
}

fn function_sizes(body: &[u8]) -> Outcome<Vec<Function>> {
    let mut cursor = Cursor { rest: body };
    let count = cursor.number()?;
    let mut functions = Vec::new();
    for _ in 0..count {
        let before = cursor.rest.len();
        let len = cursor.number()?;
        cursor.take(len)?;
        functions.push(Function { name: String::new(), bytes: before - cursor.rest.len() });
    }
    Ok(functions)
}

fn function_names(body: &[u8]) -> Outcome<Vec<(usize, String)>> {
    let mut cursor = Cursor { rest: body };
    while !cursor.rest.is_empty() {
        let kind = cursor.byte()?;
        let len = cursor.number()?;
        let mut part = Cursor { rest: cursor.take(len)? };
        if kind == 1 {
            let count = part.number()?;
            return (0..count).map(|_| Ok((part.number()?, part.text()?))).collect();
        }
    }
    Ok(Vec::new())
}

fn imported_functions(body: &[u8]) -> Outcome<usize> {
    let mut cursor = Cursor { rest: body };
    let count = cursor.number()?;
    let mut functions = 0;
    for _ in 0..count {
        cursor.text()?;
        cursor.text()?;
        functions += usize::from(cursor.import_kind()?);
    }
    Ok(functions)
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn byte(&mut self) -> Outcome<u8> {
        let (first, rest) = self.rest.split_first().ok_or_else(not_wasm)?;
        self.rest = rest;
        Ok(*first)
    }

    fn take(&mut self, len: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or_else(not_wasm)?;
        self.rest = rest;
        Ok(taken)
    }

    /// An unsigned LEB128 number of up to 35 bits, as the format uses for counts.
    fn number(&mut self) -> Outcome<usize> {
        let mut value = 0_usize;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(not_wasm())
    }

    fn text(&mut self) -> Outcome<String> {
        let len = self.number()?;
        Ok(String::from_utf8_lossy(self.take(len)?).into_owned())
    }

    /// What an import is; says whether it is a function.
    fn import_kind(&mut self) -> Outcome<bool> {
        let kind = self.byte()?;
        match kind {
            0 => drop(self.number()?),
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.byte()?;
                self.byte()?;
            }
            4 => {
                self.byte()?;
                self.number()?;
            }
            _ => return Err(not_wasm()),
        }
        Ok(kind == 0)
    }

    fn limits(&mut self) -> Outcome {
        let has_max = self.byte()? & 1 == 1;
        self.number()?;
        if has_max {
            self.number()?;
        }
        Ok(())
    }
}

fn not_wasm() -> Failure {
    Failure::step("a wasm file is cut or is none", "cargo xtask dist builds it anew")
}

#[cfg(test)]
mod tests {
    use super::{Function, weigh, without_custom_sections};

    /// Imports one function, has two of its own, one byte of data, and names for both.
    fn module() -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend(b"\x02\x07\x01\x01a\x01b\x00\x00");
        bytes.extend(b"\x0a\x08\x02\x02\x00\x0b\x03\x00\x01\x0b");
        bytes.extend(b"\x0b\x02\x00\x41");
        bytes.extend(b"\x00\x0f\x04name\x01\x08\x02\x01\x01x\x02\x02yz");
        bytes
    }

    #[test]
    fn finds_names_behind_imports() {
        let weights = weigh(&module()).unwrap();
        let expect =
            [("x", 3), ("yz", 4)].map(|(name, bytes)| Function { name: name.into(), bytes });
        assert_eq!(weights.functions, expect);
        assert_eq!((weights.data_bytes, weights.other_bytes), (4, 9));
    }

    #[test]
    fn drops_only_custom_sections() {
        let whole = module();
        assert_eq!(without_custom_sections(&whole).unwrap(), whole[..whole.len() - 17]);
    }

    #[test]
    fn refuses_what_is_cut() {
        let whole = module();
        assert!(weigh(b"").is_err() && weigh(b"<html>").is_err());
        for len in [9, 12, 20, 28, whole.len() - 1] {
            assert!(weigh(&whole[..len]).is_err(), "{len}");
        }
    }
}

//! Excel workbooks: each visible sheet as a table with the lines above it.
//!
//! Cells are read as people see them. Must not know what the columns mean.

mod format;
mod sheet;

use std::collections::BTreeMap;

use yaodian_plan::read::Block;

use crate::ReadError;
use crate::budget::Budget;
use crate::package::Package;
use crate::table;
use crate::xml::Xml;
use format::Format;

/// The number from which on formats are the workbook's own.
const FORMATS_OWN_FROM: u32 = 164;

/// What cells refer to.
#[derive(Debug, Default)]
struct Workbook {
    strings: Vec<String>,
    formats: Vec<Format>,
    counts_from_1904: bool,
}

impl Workbook {
    fn string(&self, at: usize) -> Option<&str> {
        self.strings.get(at).map(String::as_str)
    }

    fn show(&self, number: f64, format: usize) -> String {
        match self.formats.get(format) {
            Some(format) => format.show(number, self.counts_from_1904),
            None => Format::default().show(number, self.counts_from_1904),
        }
    }
}

/// A sheet's name and the id of its part.
struct Listed {
    name: String,
    relation: String,
}

/// Makes blocks of the main part, the workbook.
pub(crate) fn blocks(package: &mut Package, workbook: &str) -> Result<Vec<Block>, ReadError> {
    let main = package.main().to_owned();
    let relations = package.relations(&main)?;
    let (mut book, mut budget) = (Workbook::default(), Budget::new());
    for relation in relations.values() {
        match &*relation.kind {
            "sharedStrings" => {
                if let Some(text) = package.text(&relation.part)? {
                    book.strings = read_strings(&text, &mut budget)?;
                }
            }
            "styles" => {
                if let Some(text) = package.text(&relation.part)? {
                    book.formats = read_formats(&text)?;
                }
            }
            _ => {}
        }
    }
    let mut sheets = Vec::new();
    for listed in read_sheets(workbook, &mut book)? {
        let relation = relations.get(&listed.relation).filter(|r| r.kind == "worksheet");
        let Some(part) = relation.map(|relation| &relation.part) else { continue };
        let Some(text) = package.text(part)? else { continue };
        let blocks = table::blocks(sheet::rows(&text, &book, &mut budget)?);
        if !blocks.is_empty() {
            sheets.push((listed.name, blocks));
        }
    }
    Ok(under_names(sheets))
}

/// Puts each sheet's name before it, where there are several; what stands above the first table
/// is the document's title and comes first.
fn under_names(mut sheets: Vec<(String, Vec<Block>)>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let names_sheets = sheets.len() > 1;
    if let Some((_, first)) = sheets.first_mut().filter(|_| names_sheets) {
        let is_above = |block: &Block| matches!(block, Block::Paragraph(_));
        let above = first.iter().take_while(|block| is_above(block)).count();
        if above < first.len() {
            blocks.extend(first.drain(..above));
        }
    }
    for (name, sheet) in sheets {
        let name = name.trim();
        blocks.extend((names_sheets && !name.is_empty()).then(|| Block::Heading(1, name.into())));
        blocks.extend(sheet);
    }
    blocks
}

fn read_sheets(text: &str, book: &mut Workbook) -> Result<Vec<Listed>, ReadError> {
    let (mut xml, mut sheets) = (Xml::new(text), Vec::new());
    xml.child()?;
    while let Some(element) = xml.child()? {
        match element.name() {
            "workbookPr" => {
                let flag = element.attribute("date1904");
                book.counts_from_1904 = flag.is_some_and(|flag| flag == "1" || flag == "true");
                xml.skip()?;
            }
            "sheets" => {
                while let Some(sheet) = xml.child()? {
                    let is_visible =
                        sheet.attribute("state").is_none_or(|state| state == "visible");
                    if let (true, Some(relation)) = (is_visible, sheet.attribute("id")) {
                        let name = sheet.attribute("name").unwrap_or_default().into_owned();
                        sheets.push(Listed { name, relation: relation.into_owned() });
                    }
                    xml.skip()?;
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(sheets)
}

fn read_strings(text: &str, budget: &mut Budget) -> Result<Vec<String>, ReadError> {
    let (mut xml, mut strings) = (Xml::new(text), Vec::new());
    xml.child()?;
    while xml.child()?.is_some() {
        budget.take_cells(1)?;
        strings.push(rich_text(&mut xml)?);
    }
    Ok(strings)
}

/// The text of runs, without the readings over them.
fn rich_text(xml: &mut Xml) -> Result<String, ReadError> {
    let mut text = String::new();
    while let Some(part) = xml.child()? {
        match part.name() {
            "t" => text.push_str(&xml.text()?),
            "r" => text.push_str(&rich_text(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(text)
}

/// The format of each kind of cell.
fn read_formats(text: &str) -> Result<Vec<Format>, ReadError> {
    let (mut xml, mut own, mut ids) = (Xml::new(text), BTreeMap::new(), Vec::new());
    xml.child()?;
    while let Some(element) = xml.child()? {
        match element.name() {
            "numFmts" => {
                while let Some(format) = xml.child()? {
                    if let (Some(id), Some(code)) =
                        (format.number::<u32>("numFmtId"), format.attribute("formatCode"))
                    {
                        own.insert(id, Format::parse(&code));
                    }
                    xml.skip()?;
                }
            }
            "cellXfs" => {
                while let Some(kind) = xml.child()? {
                    ids.push(kind.number("numFmtId").unwrap_or(0));
                    xml.skip()?;
                }
            }
            _ => xml.skip()?,
        }
    }
    let format = |id: &u32| match own.get(id) {
        Some(format) => format.clone(),
        None if *id < FORMATS_OWN_FROM => Format::builtin(*id),
        None => Format::default(),
    };
    Ok(ids.iter().map(format).collect())
}

#[cfg(test)]
mod tests;

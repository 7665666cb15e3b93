//! Word documents: paragraphs with their numbers, headings and tables.
//!
//! What a reader of the document sees is read: changes as accepted, no hidden text, no contents, no
//! notes. Must not know what the text says.

mod fields;
mod inline;
pub(crate) mod numbering;
mod numerals;
mod styles;
mod table;

use yaodian_plan::read::Block;

use crate::ReadError;
use crate::budget::Budget;
use crate::package::Package;
use crate::xml::{Element, Xml};
use fields::Fields;
use inline::Inline;
use numbering::Numbering;
use styles::{Properties, Styles};

/// Makes blocks of the main part.
pub(crate) fn blocks(package: &mut Package, document: &str) -> Result<Vec<Block>, ReadError> {
    let (mut styles, mut numbering) = (Styles::default(), Numbering::default());
    let main = package.main().to_owned();
    for relation in package.relations(&main)?.into_values() {
        match &*relation.kind {
            "styles" => {
                if let Some(text) = package.text(&relation.part)? {
                    styles = Styles::read(&text)?;
                }
            }
            "numbering" => {
                if let Some(text) = package.text(&relation.part)? {
                    numbering = Numbering::read(&text)?;
                }
            }
            _ => {}
        }
    }
    let fields = Fields::default();
    let mut reader = Reader { styles, numbering, fields, budget: Budget::new(), open_tables: 0 };
    let mut xml = Xml::new(document);
    let mut flow = Flow::default();
    xml.child()?;
    while let Some(part) = xml.child()? {
        match part.name() {
            "body" => reader.flow(&mut xml, &mut flow)?,
            _ => xml.skip()?,
        }
    }
    reader.end(&mut flow);
    Ok(flow.blocks)
}

/// What is known of the document around the place that is read.
struct Reader {
    styles: Styles,
    numbering: Numbering,
    fields: Fields,
    budget: Budget,
    /// How many tables are open in one another.
    open_tables: usize,
}

/// Paragraphs and tables one after the other: the body, a cell, a text box.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// The text of paragraphs whose end was deleted, which go on in the next.
    carried: String,
}

impl Reader {
    /// Reads what is left of the current element as paragraphs and tables.
    fn flow(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), ReadError> {
        while let Some(element) = xml.child()? {
            self.flow_part(xml, &element, flow)?;
        }
        Ok(())
    }

    fn flow_part(
        &mut self,
        xml: &mut Xml,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), ReadError> {
        match element.name() {
            "p" => self.paragraph(xml, flow),
            "tbl" => self.table(xml, flow),
            "sdt" => self.control(xml, flow),
            "AlternateContent" => {
                let mut is_chosen = false;
                while let Some(branch) = xml.child()? {
                    if std::mem::replace(&mut is_chosen, true) && branch.name() == "Fallback" {
                        xml.skip()?;
                    } else {
                        self.flow(xml, flow)?;
                    }
                }
                Ok(())
            }
            "del" | "moveFrom" | "sectPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "tcPr" => {
                xml.skip()
            }
            // What wraps paragraphs, known or not: ins, moveTo, customXml, sdtContent.
            _ => self.flow(xml, flow),
        }
    }

    /// A content control, unless it is the gallery of contents.
    fn control(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), ReadError> {
        let mut is_contents = false;
        while let Some(part) = xml.child()? {
            match part.name() {
                "sdtPr" => is_contents = is_contents_control(xml)?,
                "sdtContent" if !is_contents => self.flow(xml, flow)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), ReadError> {
        self.budget.take_block()?;
        let mut inline = Inline::default();
        let mut properties = Properties::default();
        let mut is_in_contents = self.fields.is_in_contents();
        while let Some(element) = xml.child()? {
            if element.name() == "pPr" {
                properties = Properties::read(xml)?;
                let style = self.style_of(&properties);
                inline.is_hidden_by_style = self.styles.is_hidden(style);
            } else {
                self.inline(xml, &element, &mut inline)?;
            }
        }
        is_in_contents |= self.fields.is_in_contents();
        flow.carried.push_str(&inline.text);
        if !properties.goes_on {
            let text = std::mem::take(&mut flow.carried);
            let is_entry =
                is_in_contents && text.trim_end().ends_with(|c: char| c.is_ascii_digit());
            if !is_entry && !self.styles.is_contents(self.style_of(&properties)) {
                self.end_paragraph(&text, &properties, &mut flow.blocks);
            }
        }
        flow.blocks.append(&mut inline.boxes);
        Ok(())
    }

    /// Makes blocks of a paragraph's text: a heading, or a paragraph a line.
    fn end_paragraph(&mut self, text: &str, properties: &Properties, blocks: &mut Vec<Block>) {
        let mark = self.mark(properties).unwrap_or_default();
        let mut lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let heading = match properties.outline {
            Some(outline) => Some(outline.saturating_add(1)).filter(|&level| level < 10),
            None => self.styles.heading(self.style_of(properties)),
        };
        if let Some(level) = heading {
            let text: String = std::iter::once(mark.as_str()).chain(lines).collect();
            if text != mark {
                blocks.push(Block::Heading(level, text));
            }
            return;
        }
        if let Some(first) = lines.next() {
            blocks.push(Block::Paragraph(mark + first));
        }
        blocks.extend(lines.map(|line| Block::Paragraph(line.into())));
    }

    /// Ends a flow whose last paragraph's end was deleted.
    fn end(&mut self, flow: &mut Flow) {
        let text = std::mem::take(&mut flow.carried);
        if !text.is_empty() {
            self.end_paragraph(&text, &Properties::default(), &mut flow.blocks);
        }
    }

    /// The number before a paragraph, counted on.
    fn mark(&mut self, properties: &Properties) -> Option<String> {
        let style = properties.style.as_deref().unwrap_or(self.styles.default_style());
        let of_style = self.styles.numbering(style);
        let list = properties.numbering.list.or(of_style.list).filter(|&list| list > 0)?;
        let by_list = || self.numbering.level_of(list, self.styles.numbered(style)?);
        let level = properties.numbering.level.or(of_style.level).or_else(by_list).unwrap_or(0);
        self.numbering.mark(list, level, &self.styles)
    }

    fn style_of<'s>(&'s self, properties: &'s Properties) -> &'s str {
        properties.style.as_deref().unwrap_or(self.styles.default_style())
    }
}

fn is_contents_control(xml: &mut Xml) -> Result<bool, ReadError> {
    let mut is_contents = false;
    while let Some(part) = xml.child()? {
        if part.name() != "docPartObj" {
            xml.skip()?;
            continue;
        }
        while let Some(kind) = xml.child()? {
            is_contents |= kind.name() == "docPartGallery"
                && kind.attribute("val").is_some_and(|gallery| gallery == "Table of Contents");
            xml.skip()?;
        }
    }
    Ok(is_contents)
}

#[cfg(test)]
mod tests;

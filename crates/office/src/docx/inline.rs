//! The inside of a paragraph: runs of text, and what stands among them.
//!
//! Must not know what the paragraph becomes.

use yaodian_plan::read::Block;

use super::styles::RunProperties;
use super::{Flow, Reader};
use crate::ReadError;
use crate::xml::{Element, Xml};

/// A paragraph as it is read.
#[derive(Default)]
pub(super) struct Inline {
    /// Its text.
    pub text: String,
    /// What its text boxes hold, which stands apart.
    pub boxes: Vec<Block>,
    /// Whether its style hides it.
    pub is_hidden_by_style: bool,
    /// Whether the run that is read is hidden.
    is_hidden: bool,
}

impl Reader {
    /// Reads an element inside a paragraph.
    pub(super) fn inline(
        &mut self,
        xml: &mut Xml,
        element: &Element,
        inline: &mut Inline,
    ) -> Result<(), ReadError> {
        match element.name() {
            "r" => return self.run(xml, inline),
            "t" => {
                let text = xml.text()?;
                self.push(inline, &text);
                return Ok(());
            }
            "instrText" => {
                let code = xml.text()?;
                self.fields.code(&code);
                return Ok(());
            }
            "txbxContent" => {
                let mut flow = Flow::default();
                self.flow(xml, &mut flow)?;
                self.end(&mut flow);
                inline.boxes.append(&mut flow.blocks);
                return Ok(());
            }
            "AlternateContent" => return self.choice(xml, inline),
            "del" | "moveFrom" | "delText" | "delInstrText" | "pPr" | "rPr" | "sdtPr"
            | "sdtEndPr" | "rt" | "smartTagPr" | "customXmlPr" | "fldData" => return xml.skip(),
            "tab" | "ptab" => self.push(inline, "\t"),
            "br" | "cr" => self.push(inline, "\n"),
            "noBreakHyphen" => self.push(inline, "-"),
            "sym" => {
                if let Some(sign) = symbol(element) {
                    self.push(inline, sign.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.fields.mark(&element.attribute("fldCharType").unwrap_or_default()),
            // What wraps runs, known or not: ins, hyperlink, smartTag, sdtContent, drawing, oMath.
            _ => {}
        }
        while let Some(element) = xml.child()? {
            self.inline(xml, &element, inline)?;
        }
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml, inline: &mut Inline) -> Result<(), ReadError> {
        let around = inline.is_hidden;
        inline.is_hidden |= inline.is_hidden_by_style;
        while let Some(element) = xml.child()? {
            if element.name() == "rPr" {
                let properties = RunProperties::read(xml)?;
                let by_style =
                    || properties.style.as_ref().map(|style| self.styles.is_hidden(style));
                if let Some(is_hidden) = properties.is_hidden.or_else(by_style) {
                    inline.is_hidden = is_hidden;
                }
            } else {
                self.inline(xml, &element, inline)?;
            }
        }
        inline.is_hidden = around;
        Ok(())
    }

    /// Reads the first branch of a choice; the others say the same for older programs.
    fn choice(&mut self, xml: &mut Xml, inline: &mut Inline) -> Result<(), ReadError> {
        let mut is_chosen = false;
        while xml.child()?.is_some() {
            if std::mem::replace(&mut is_chosen, true) {
                xml.skip()?;
                continue;
            }
            while let Some(element) = xml.child()? {
                self.inline(xml, &element, inline)?;
            }
        }
        Ok(())
    }

    fn push(&self, inline: &mut Inline, text: &str) {
        if !inline.is_hidden && !self.fields.is_in_code() {
            inline.text.push_str(text);
        }
    }
}

/// A sign of a symbol font, as the character that looks like it.
fn symbol(element: &Element) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    match code {
        // Wingdings' boxes and ticks; its other signs are ornaments.
        0xf0a8 | 0xf06f | 0xf071 => Some('□'),
        0xf0fe | 0xf052 => Some('☑'),
        0xf0fc => Some('✓'),
        0xe000..=0xf8ff => None,
        _ => char::from_u32(code),
    }
}

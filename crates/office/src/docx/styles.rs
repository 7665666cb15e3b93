//! `styles.xml`: what a paragraph's style says of its level, its numbering and whether it is seen.
//!
//! Must not know numbers or text.

use std::collections::BTreeMap;

use crate::ReadError;
use crate::xml::Xml;

/// How many styles may be based on one another before it counts as a circle.
const BASES_MAX: usize = 20;
/// How long a style's id and name may be: they are compared at every paragraph.
const NAME_BYTES_MAX: usize = 255;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    default: String,
}

#[derive(Debug, Default)]
struct Style {
    /// In lower case and without blanks: heading1.
    name: String,
    base: Option<String>,
    properties: Properties,
}

/// A list and a level in it, each where it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InList {
    /// The list; 0 stands for none.
    pub list: Option<u32>,
    /// The level from 0.
    pub level: Option<usize>,
}

/// What a paragraph or a style says of itself.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// The style it is in.
    pub style: Option<String>,
    /// The level in the outline from 0; 9 stands for body text.
    pub outline: Option<u8>,
    /// Its numbering.
    pub numbering: InList,
    /// Whether its text is hidden.
    pub is_hidden: Option<bool>,
    /// Whether its end was deleted by a tracked change: it goes on in the next one.
    pub goes_on: bool,
}

impl Properties {
    /// Reads a `w:pPr`.
    pub fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut properties = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "pStyle" => properties.style = element.attribute("val").map(Into::into),
                "outlineLvl" => properties.outline = element.number("val"),
                "numPr" => {
                    while let Some(part) = xml.child()? {
                        match part.name() {
                            "numId" => properties.numbering.list = part.number("val"),
                            "ilvl" => properties.numbering.level = part.number("val"),
                            _ => {}
                        }
                        xml.skip()?;
                    }
                    continue;
                }
                "rPr" => {
                    properties.goes_on = RunProperties::read(xml)?.is_deleted;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }
}

/// What a run says of itself.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    /// Whether it is hidden.
    pub is_hidden: Option<bool>,
    /// The style of its characters.
    pub style: Option<String>,
    /// Whether a paragraph's end was deleted.
    is_deleted: bool,
}

impl RunProperties {
    /// Reads a `w:rPr`.
    pub fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut properties = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "vanish" => properties.is_hidden = Some(element.is_on()),
                "rStyle" => properties.style = element.attribute("val").map(Into::into),
                "del" | "moveFrom" => properties.is_deleted = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }
}

impl Styles {
    /// Reads the part.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let (mut xml, mut styles) = (Xml::new(text), Self::default());
        xml.child()?;
        while let Some(element) = xml.child()? {
            let id = element
                .attribute("styleId")
                .filter(|id| element.name() == "style" && id.len() <= NAME_BYTES_MAX);
            let Some(id) = id.map(String::from) else {
                xml.skip()?;
                continue;
            };
            let is_default =
                element.attribute("default").is_some_and(|on| on == "1" || on == "true");
            if is_default && element.attribute("type").is_none_or(|kind| kind == "paragraph") {
                styles.default.clone_from(&id);
            }
            styles.by_id.insert(id, read_style(&mut xml)?);
        }
        Ok(styles)
    }

    /// The style of a paragraph that names none.
    pub fn default_style(&self) -> &str {
        &self.default
    }

    /// The numbering a style gives.
    pub fn numbering(&self, id: &str) -> InList {
        let all = || self.with_bases(id).map(|(_, style)| style.properties.numbering);
        let list = all().find_map(|numbering| numbering.list);
        InList { list, level: all().find_map(|numbering| numbering.level) }
    }

    /// The nearest style that names a list, where a list's level may name it in turn.
    pub fn numbered<'s>(&'s self, id: &'s str) -> Option<&'s str> {
        let mut bases = self.with_bases(id);
        bases.find(|(_, style)| style.properties.numbering.list.is_some()).map(|(id, _)| id)
    }

    /// The level of a heading in this style, from 1; `None` for body text and for titles, which
    /// Word gives an outline level too.
    pub fn heading(&self, id: &str) -> Option<u8> {
        for (_, style) in self.with_bases(id) {
            if matches!(&*style.name, "title" | "subtitle") {
                return None;
            }
            let named = ["heading", "标题"].iter().find_map(|word| style.name.strip_prefix(word));
            let named =
                named.and_then(|level| level.parse().ok()).filter(|level| (1..10).contains(level));
            let level = style.properties.outline.map(|outline| outline.saturating_add(1)).or(named);
            if level.is_some() {
                return level.filter(|&level| level < 10);
            }
        }
        None
    }

    /// Whether a style is that of a table of contents.
    pub fn is_contents(&self, id: &str) -> bool {
        let name = self.by_id.get(id).map_or(id, |style| &style.name).to_lowercase();
        let level = ["toc", "目录"].iter().find_map(|word| name.strip_prefix(word));
        level.is_some_and(|level| level.bytes().all(|b| b.is_ascii_digit()))
            || matches!(&*name, "tocheading" | "toc标题" | "tableoffigures" | "contentsheading")
    }

    /// Whether a style hides its text.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.with_bases(id).find_map(|(_, style)| style.properties.is_hidden).unwrap_or(false)
    }

    fn with_bases<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = self.by_id.get_key_value(id);
        let next = |(_, style): &(&'s String, &'s Style)| {
            style.base.as_ref().and_then(|base| self.by_id.get_key_value(base))
        };
        std::iter::successors(first, next).take(BASES_MAX).map(|(id, style)| (id.as_str(), style))
    }
}

fn read_style(xml: &mut Xml) -> Result<Style, ReadError> {
    let mut style = Style::default();
    while let Some(element) = xml.child()? {
        match element.name() {
            "name" => {
                let name = element.attribute("val").unwrap_or_default().to_lowercase();
                style.name =
                    name.chars().filter(|c| !c.is_whitespace()).take(NAME_BYTES_MAX).collect();
            }
            "basedOn" => style.base = element.attribute("val").map(Into::into),
            "pPr" => {
                let is_hidden = style.properties.is_hidden;
                style.properties = Properties { is_hidden, ..Properties::read(xml)? };
                continue;
            }
            "rPr" => {
                style.properties.is_hidden = RunProperties::read(xml)?.is_hidden;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::{InList, Styles};

    fn styles() -> Styles {
        Styles::read(
            "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/>\
             </w:style><w:style w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>\
             <w:style w:styleId='b'><w:name w:val='县局标题'/><w:pPr><w:outlineLvl w:val='1'/><w:numPr>\
             <w:numId w:val='5'/></w:numPr></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:styleId='c'><w:basedOn w:val='b'/><w:pPr><w:numPr><w:ilvl w:val='2'/></w:numPr>\
             </w:pPr></w:style><w:style w:styleId='d'><w:name w:val='Title'/><w:pPr>\
             <w:outlineLvl w:val='0'/></w:pPr></w:style><w:style w:styleId='e'><w:name w:val='toc 1'/>\
             </w:style><w:style w:styleId='f'><w:basedOn w:val='f'/></w:style></w:styles>",
        )
        .unwrap()
    }

    #[test]
    fn inherits() {
        let styles = styles();
        assert_eq!(styles.default_style(), "a");
        for (id, heading, is_hidden) in [
            ("a", None, false),
            ("1", Some(1), false),
            ("b", Some(2), true),
            ("c", Some(2), true),
            ("d", None, false),
            ("f", None, false),
            ("none", None, false),
        ] {
            assert_eq!((styles.heading(id), styles.is_hidden(id)), (heading, is_hidden), "{id}");
        }
        assert_eq!(styles.numbering("c"), InList { list: Some(5), level: Some(2) });
        assert_eq!(styles.numbered("c"), Some("b"));
    }

    #[test]
    fn knows_contents() {
        for (id, expect) in [("e", true), ("TOC2", true), ("a", false), ("1", false)] {
            assert_eq!(styles().is_contents(id), expect, "{id}");
        }
    }
}

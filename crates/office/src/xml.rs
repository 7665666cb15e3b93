//! XML as a document's parts hold it, read forwards: an element, its children, its text.
//!
//! Names are local: prefixes are the writer's choice, and strict files have other name spaces.
//! Nothing a document declares is ever resolved. Must not know what elements mean.

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::ReadError;

/// The deepest elements may be nested; a table within tables takes twenty.
const DEPTH_MAX: usize = 200;

/// Text of a part in the encodings XML must be readable in.
pub(crate) fn text_of(part: Vec<u8>) -> Result<String, ReadError> {
    let text = match Encoding::for_bom(&part) {
        None => String::from_utf8(part).ok(),
        Some((encoding, mark_len)) => {
            let rest = part.get(mark_len..).unwrap_or_default();
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
            text.map(Cow::into_owned)
        }
    };
    text.ok_or(ReadError::Damaged)
}

/// An element's name and attributes.
#[derive(Debug)]
pub(crate) struct Element<'x> {
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let mut found = attributes.with_checks(false).flatten();
        let attribute = found.find(|a| a.key.local_name().into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// A number that an attribute holds.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `<w:vanish/>` is on: it is unless it says otherwise.
    pub fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
    }
}

/// A reader inside some element.
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Begins before the root element.
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next child of the current element, now itself the current one; `None` past the last,
    /// when the element around is the current one again.
    pub fn child(&mut self) -> Result<Option<Element<'x>>, ReadError> {
        loop {
            match self.event()? {
                Event::Start(start) => return Ok(Some(Element { start })),
                Event::End(_) | Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The text inside the current element, its children's too, and leaves it.
    pub fn text(&mut self) -> Result<String, ReadError> {
        let (mut text, inside) = (String::new(), self.depth);
        while self.depth >= inside && self.depth > 0 {
            match self.event()? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    Ok(None) => match resolve_predefined_entity(&name) {
                        Some(meant) => text.push_str(meant),
                        None => return Err(ReadError::Entities),
                    },
                    Err(_) => return Err(ReadError::Damaged),
                },
                _ => {}
            }
        }
        Ok(text)
    }

    /// Leaves the current element without looking at the rest of it.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let inside = self.depth;
        while self.depth >= inside && self.depth > 0 {
            self.event()?;
        }
        Ok(())
    }

    fn event(&mut self) -> Result<Event<'x>, ReadError> {
        let event = self.reader.read_event().map_err(|_| ReadError::Damaged)?;
        match event {
            Event::Start(_) if self.depth == DEPTH_MAX => return Err(ReadError::TooDeep),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(ReadError::Damaged),
            Event::DocType(_) => return Err(ReadError::Entities),
            _ => {}
        }
        Ok(event)
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPTH_MAX, Xml, text_of};
    use crate::ReadError;

    /// Names and texts of the root's children.
    fn children(text: &str) -> Result<Vec<(String, String)>, ReadError> {
        let (mut xml, mut found) = (Xml::new(text), Vec::new());
        xml.child()?;
        while let Some(child) = xml.child()? {
            found.push((child.name().to_owned(), xml.text()?));
        }
        Ok(found)
    }

    fn check(text: &str, expect: Result<&[(&str, &str)], ReadError>) {
        let own = |&(name, text): &(&str, &str)| (name.to_owned(), text.to_owned());
        assert_eq!(children(text), expect.map(|all| all.iter().map(own).collect()), "{text}");
    }

    #[test]
    fn walks_elements() {
        check("<a><w:b>甲<c>乙</c>&lt;&#x4e19;</w:b><d/></a>", Ok(&[("b", "甲乙<丙"), ("d", "")]));
        check("<?xml version=\"1.0\"?><!-- --><a><b><![CDATA[<&]]></b></a>", Ok(&[("b", "<&")]));
        check("<a><b>", Err(ReadError::Damaged));
        check("<a><b></a>", Err(ReadError::Damaged));
        check("<a><b>&evil;</b></a>", Err(ReadError::Entities));
        check("<!DOCTYPE a [<!ENTITY evil \"x\">]><a/>", Err(ReadError::Entities));
        check(&"<a>".repeat(DEPTH_MAX + 1), Err(ReadError::TooDeep));
        check("", Ok(&[]));
    }

    #[test]
    fn skips_and_reads_attributes() {
        let mut xml = Xml::new("<a w:val='1'><b><c/></b><d val=\" 2 \" w:e='&amp;'/></a>");
        let root = xml.child().unwrap().unwrap();
        assert_eq!((root.number("val"), root.number::<u8>("x")), (Some(1), None));
        assert_eq!(xml.child().unwrap().unwrap().name(), "b");
        xml.skip().unwrap();
        let last = xml.child().unwrap().unwrap();
        assert_eq!((last.number("val"), last.attribute("e").as_deref()), (Some(2), Some("&")));
    }

    #[test]
    fn decodes_what_xml_comes_in() {
        assert_eq!(text_of(b"\xff\xfea\0".to_vec()).as_deref(), Ok("a"));
        assert_eq!(text_of(b"\xef\xbb\xbfa".to_vec()).as_deref(), Ok("a"));
        assert_eq!(text_of(b"\xff".to_vec()), Err(ReadError::Damaged));
    }
}

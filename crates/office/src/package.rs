//! Office files as packages: an archive whose parts name each other by relationships.
//!
//! Must not know what Word and Excel keep in their parts.

use std::collections::BTreeMap;

use crate::ReadError;
use crate::xml::{Xml, text_of};
use crate::zip::Archive;

/// A package whose main part is known.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    archive: Archive<'a>,
    main: String,
}

/// One part's link to another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The last word of its type: styles, worksheet.
    pub kind: String,
    /// The other part's name.
    pub part: String,
}

impl<'a> Package<'a> {
    /// Opens an archive; one that is no package is told as such.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut package = Self { archive: Archive::open(bytes)?, main: String::new() };
        let relations = package.relations("")?;
        let main = relations.into_values().find(|relation| relation.kind == "officeDocument");
        match main {
            Some(main) => package.main = main.part,
            None if package.archive.has("OFD.xml") => return Err(ReadError::Ofd),
            // OpenDocument says what it is in a part of that name.
            None if package.archive.has("mimetype") => return Err(ReadError::UnknownFormat),
            None => return Err(ReadError::Archive),
        }
        Ok(package)
    }

    /// The name of the main part.
    pub fn main(&self) -> &str {
        &self.main
    }

    /// The text of a part; `None` where there is none of that name.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, ReadError> {
        self.archive.part(part)?.map(text_of).transpose()
    }

    /// The text of the main part.
    pub fn main_text(&mut self) -> Result<String, ReadError> {
        let main = self.main.clone();
        self.text(&main)?.ok_or(ReadError::Damaged)
    }

    /// What a part links to, by the ids it uses; the package's own links under an empty name.
    pub fn relations(&mut self, part: &str) -> Result<BTreeMap<String, Relation>, ReadError> {
        let (dir, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = join(dir, &format!("_rels/{name}.rels"));
        let mut relations = BTreeMap::new();
        let Some(text) = self.text(&path)? else { return Ok(relations) };
        let mut xml = Xml::new(&text);
        xml.child()?;
        while let Some(link) = xml.child()? {
            let target = link
                .attribute("Target")
                .filter(|_| link.attribute("TargetMode").is_none_or(|mode| mode != "External"));
            if let (Some(id), Some(kind), Some(target)) =
                (link.attribute("Id"), link.attribute("Type"), target)
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let relation = Relation { kind, part: join(dir, &target) };
                relations.insert(id.into_owned(), relation);
            }
            xml.skip()?;
        }
        Ok(relations)
    }
}

/// A target as it is written in a part of some directory, from the package's root.
fn join(dir: &str, target: &str) -> String {
    let (base, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (dir, target),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Package, join};
    use crate::ReadError;
    use crate::testing::{docx, zip};

    #[test]
    fn joins_targets() {
        for (dir, target, expect) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("xl/worksheets", "../sharedStrings.xml", "xl/sharedStrings.xml"),
            ("", "../../x", "x"),
        ] {
            assert_eq!(join(dir, target), expect);
        }
    }

    #[test]
    fn finds_parts() {
        let bytes = docx("", "", "");
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.main(), "word/document.xml");
        let relations = package.relations("word/document.xml").unwrap();
        assert_eq!(relations["n"].part, "word/numbering.xml");
    }

    #[test]
    fn tells_other_archives() {
        for (part, expect) in [
            ("a.txt", ReadError::Archive),
            ("OFD.xml", ReadError::Ofd),
            ("mimetype", ReadError::UnknownFormat),
        ] {
            assert_eq!(Package::open(&zip(&[(part, b"x")])).map(|_| ()), Err(expect), "{part}");
        }
    }
}

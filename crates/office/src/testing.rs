//! Small office files made in code, for tests of the readers.
//!
//! Must not be part of what is shipped.

use crate::zip::crc32;

/// An archive of stored parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|&(name, part)| (name, part, part.to_vec(), 0)).collect();
    archive(&parts)
}

/// An archive of one deflated part.
pub(crate) fn deflated(name: &str, part: &[u8]) -> Vec<u8> {
    archive(&[(name, part, miniz_oxide::deflate::compress_to_vec(part, 6), 8)])
}

fn archive(parts: &[(&str, &[u8], Vec<u8>, u16)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, part, packed, method) in parts {
        let len = |len: usize| u32::try_from(len).unwrap().to_le_bytes();
        let mut head = vec![20, 0, 0, 0];
        head.extend(method.to_le_bytes());
        head.extend([0; 4]);
        head.extend(crc32(part).to_le_bytes());
        head.extend(len(packed.len()));
        head.extend(len(part.len()));
        head.extend(len(name.len()));
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(len(bytes.len()));
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(size);
    bytes.extend(at);
    bytes.extend([0; 2]);
    bytes
}

/// The relationships of a part, each an id, the last word of its type and its target.
fn relations(relations: &[(&str, &str, &str)]) -> String {
    let each = relations.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// A Word document of a body, styles and numbering, each without its root element.
pub(crate) fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let root = |name: &str, inner: &str| {
        format!("<?xml version=\"1.0\"?><w:{name} xmlns:w=\"w\">{inner}</w:{name}>").into_bytes()
    };
    zip(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "word/document.xml")]).as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[("s", "styles", "styles.xml"), ("n", "numbering", "/word/numbering.xml")])
                .as_bytes(),
        ),
        ("word/document.xml", &root("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", &root("styles", styles)),
        ("word/numbering.xml", &root("numbering", numbering)),
    ])
}

/// An Excel workbook of sheets (name, attributes, content), shared strings and styles.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)], strings: &str, styles: &str) -> Vec<u8> {
    let mut rels = vec![
        ("s".to_owned(), "sharedStrings", "sharedStrings.xml".to_owned()),
        ("t".to_owned(), "styles", "styles.xml".to_owned()),
    ];
    let mut parts = Vec::new();
    let mut list = String::new();
    for (index, (name, attributes, content)) in sheets.iter().enumerate() {
        list +=
            &format!("<sheet name=\"{name}\" sheetId=\"{index}\" r:id=\"r{index}\" {attributes}/>");
        rels.push((format!("r{index}"), "worksheet", format!("worksheets/{index}.xml")));
        parts.push((
            format!("xl/worksheets/{index}.xml"),
            format!("<worksheet>{content}</worksheet>"),
        ));
    }
    let rels: Vec<_> =
        rels.iter().map(|(id, kind, to)| (id.as_str(), *kind, to.as_str())).collect();
    parts.extend([
        ("_rels/.rels".into(), relations(&[("a", "officeDocument", "/xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels".into(), relations(&rels)),
        ("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")),
        ("xl/sharedStrings.xml".into(), format!("<sst>{strings}</sst>")),
        ("xl/styles.xml".into(), format!("<styleSheet>{styles}</styleSheet>")),
    ]);
    let parts: Vec<_> = parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    zip(&parts)
}

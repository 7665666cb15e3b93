//! The readers of Word and Excel files, given what is inside their archives.
//!
//! Random changes rarely get past an archive's checksums, so these mutate the parts' XML, mend
//! what no longer closes, and pack it anew; `archive` mutates the packed bytes. Must not know how
//! cases are made.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use super::office;
use crate::failure::{Failure, Outcome};

/// What parts the parts of a sample from one another.
const NEXT_PART: &str = "\n=====\n";

/// Words that mean something in a document.
pub const DOCUMENT_WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>甲</w:t></w:r>",
    "<w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:gridSpan w:val='64'/><w:vMerge/></w:tcPr>",
    "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:ilvl w:val='8'/>",
    "<w:outlineLvl w:val='255'/>",
    "<w:numId w:val='4294967295'/>",
    "<w:startOverride w:val='4294967295'/>",
    "<w:numFmt w:val='lowerLetter'/>",
    "<w:numFmt w:val='upperRoman'/>",
    "<w:numFmt w:val='ideographTraditional'/>",
    "<w:lvlText w:val='%1%2%9%%'/>",
    "<w:lvlRestart w:val='0'/>",
    "<w:basedOn w:val='2'/>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='separate'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<w:instrText>TOC</w:instrText>",
    "<mc:AlternateContent><mc:Choice>",
    "<mc:Fallback>",
    "<w:txbxContent>",
    "<w:del>",
    "<w:rPr><w:del/></w:rPr>",
    "<w:br/>",
    "<w:sym w:char='F0FE'/>",
    "<!DOCTYPE a>",
    "&amp;",
    "&evil;",
    "<![CDATA[",
    "\n=====\n",
];

/// Words that mean something in a workbook.
pub const WORKBOOK_WORDS: &[&str] = &[
    "<row r='1'>",
    "<row>",
    "</row>",
    "<c r='A1'>",
    "<c r='XFD1048576'>",
    "<c t='s' s='1'>",
    "<c t='inlineStr'><is><t>甲</t></is></c>",
    "<c t='d'>",
    "<v>0</v>",
    "<v>-1</v>",
    "<v>1e308</v>",
    "<v>44805.5</v>",
    "<v>NaN</v>",
    "<v>0.00000000000000001</v>",
    "<mergeCell ref='A1:XFD1048576'/>",
    "<mergeCell ref='B2:C3'/>",
    "<xf numFmtId='170'/>",
    "<xf numFmtId='22'/>",
    "<numFmt numFmtId='170' formatCode='yyyy&quot;年&quot;m'/>",
    "formatCode='[h]:mm;@'",
    "formatCode='0.000000000000000000000000%'",
    "formatCode='G'",
    "<si><t>乙</t></si>",
    "<rPh>",
    "\n=====\n",
];

/// Words that mean something in an archive.
pub const ARCHIVE_WORDS: &[&str] =
    &["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "\0\0", "\u{8}\0", "\u{1}\0", "\u{7f}\u{7f}"];

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>教学</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:ins><w:r><w:t>备课3次。</w:t>\
    </w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:tcPr>\
    <w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>\
    <w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>时限</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr>\
    <w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>年底</w:t><w:br/><w:t>前</w:t></w:r></w:p></w:tc></w:tr>\
    </w:tbl><w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText>\
    <w:fldChar w:fldCharType='separate'/><w:t>教学1</w:t><w:fldChar w:fldCharType='end'/></w:r>\
    <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>\
    </mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>";
const STYLES: &str = "<w:style w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='2'/></w:style>\
    <w:style w:styleId='2' w:default='1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
    <w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>\
    <w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='（%2）'/><w:pStyle w:val='1'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
    <w:startOverride w:val='3'/></w:lvlOverride></w:num>";
const SHEET: &str = "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2' t='s'><v>1</v></c>\
    <c r='B2' t='inlineStr'><is><t>时限</t></is></c></row><row r='3'><c r='A3'><v>62.0</v></c><c r='B3' s='1'>\
    <v>44805</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells>";
const STRINGS: &str = "<si><t>任务分解表</t></si><si><r><t>任</t></r><r><t>务</t></r></si>";
const FORMATS: &str = "<numFmts><numFmt numFmtId='170' formatCode='yyyy-m-d'/></numFmts><cellXfs>\
    <xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='9'/></cellXfs>";

/// Documents by their parts.
pub fn documents() -> Outcome<Vec<Vec<u8>>> {
    Ok(vec![BODY.into(), [BODY, STYLES, NUMBERING].join(NEXT_PART).into()])
}

/// Workbooks by their parts.
pub fn workbooks() -> Outcome<Vec<Vec<u8>>> {
    Ok(vec![SHEET.into(), [SHEET, STRINGS, FORMATS].join(NEXT_PART).into()])
}

/// Whole files, stored and deflated.
pub fn archives() -> Outcome<Vec<Vec<u8>>> {
    let packed = [(document(""), false), (workbook(""), true)];
    packed.iter().map(|(parts, deflates)| pack(parts, *deflates).map_err(failed)).collect()
}

/// Reads a document of the parts given.
pub fn read_docx(bytes: &[u8]) -> Result<(), String> {
    office::read("a.docx", &pack(&document(&String::from_utf8_lossy(bytes)), false)?)
}

/// Reads a workbook of the parts given.
pub fn read_xlsx(bytes: &[u8]) -> Result<(), String> {
    office::read("a.xlsx", &pack(&workbook(&String::from_utf8_lossy(bytes)), false)?)
}

/// Reads a file as it is.
pub fn read_archive(bytes: &[u8]) -> Result<(), String> {
    office::read("a.docx", bytes)
}

fn failed(error: String) -> Failure {
    Failure::step(error, "report this")
}

/// The parts given, each well formed; those that are missing are a sample's.
fn parts(given: &str, samples: [&str; 3]) -> [String; 3] {
    let mut given = given.splitn(3, NEXT_PART);
    samples.map(|sample| given.next().filter(|part| !part.is_empty()).map_or(sample.into(), mended))
}

fn document(given: &str) -> Vec<(String, String)> {
    let [body, styles, numbering] = parts(given, [BODY, STYLES, NUMBERING]);
    vec![
        ("_rels/.rels".into(), relations(&[("officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels".into(),
            relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]),
        ),
        ("word/document.xml".into(), format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml".into(), format!("<w:styles>{styles}</w:styles>")),
        ("word/numbering.xml".into(), format!("<w:numbering>{numbering}</w:numbering>")),
    ]
}

fn workbook(given: &str) -> Vec<(String, String)> {
    let [sheet, strings, formats] = parts(given, [SHEET, STRINGS, FORMATS]);
    vec![
        ("_rels/.rels".into(), relations(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels".into(),
            relations(&[("worksheet", "a.xml"), ("sharedStrings", "b.xml"), ("styles", "c.xml")]),
        ),
        (
            "xl/workbook.xml".into(),
            "<workbook><sheets><sheet name='表' r:id='worksheet'/></sheets></workbook>".into(),
        ),
        ("xl/a.xml".into(), format!("<worksheet>{sheet}</worksheet>")),
        ("xl/b.xml".into(), format!("<sst>{strings}</sst>")),
        ("xl/c.xml".into(), format!("<styleSheet>{formats}</styleSheet>")),
    ]
}

fn relations(links: &[(&str, &str)]) -> String {
    let each = links.iter().map(|(kind, target)| {
        format!("<Relationship Id='{kind}' Type='x/{kind}' Target='{target}'/>")
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// XML in which every element that begins ends, so that what was changed is read to its end.
fn mended(text: &str) -> String {
    let (mut whole, mut open): (String, Vec<&str>) = (String::new(), Vec::new());
    for (index, piece) in text.split('<').enumerate() {
        let Some((tag, rest)) = piece.split_once('>').filter(|_| index > 0) else {
            whole.push_str(piece);
            continue;
        };
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        match tag.strip_prefix('/') {
            Some(_) => {
                if let Some(at) = open.iter().rposition(|other| *other == name) {
                    for name in open.drain(at..).rev() {
                        whole.push_str(&format!("</{name}>"));
                    }
                }
            }
            None => {
                if !name.is_empty() && !tag.ends_with('/') && !tag.starts_with(['!', '?']) {
                    open.push(name);
                }
                whole.push_str(&format!("<{tag}>"));
            }
        }
        whole.push_str(rest);
    }
    for name in open.iter().rev() {
        whole.push_str(&format!("</{name}>"));
    }
    whole
}

/// An archive of parts, stored or deflated.
fn pack(parts: &[(String, String)], deflates: bool) -> Result<Vec<u8>, String> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    let field = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    for (name, part) in parts {
        let packed = if deflates {
            deflated(part).map_err(|e| e.to_string())?
        } else {
            part.as_bytes().to_vec()
        };
        let mut crc = Crc::new();
        crc.update(part.as_bytes());
        let mut head = vec![20, 0, 0, 0, if deflates { 8 } else { 0 }, 0, 0, 0, 0, 0];
        for number in
            [crc.sum().to_le_bytes(), field(packed.len()), field(part.len()), field(name.len())]
        {
            head.extend(number);
        }
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(field(bytes.len()));
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let count = u16::try_from(parts.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (at, len) = (field(bytes.len()), field(directory.len()));
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend([len, at].concat());
    bytes.extend([0; 2]);
    Ok(bytes)
}

fn deflated(part: &str) -> std::io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(part.as_bytes())?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{archives, documents, mended, read_docx, workbooks};

    #[test]
    fn samples_are_what_the_readers_read() {
        for bytes in archives().unwrap() {
            assert!(yaodian_office::read("a", &bytes).unwrap().len() > 1);
        }
        for bytes in documents().unwrap().iter().chain(&workbooks().unwrap()) {
            let text = String::from_utf8_lossy(bytes);
            assert!(text.split(super::NEXT_PART).all(|part| mended(part) == part));
            assert_eq!(read_docx(bytes), Ok(()));
        }
    }

    #[test]
    fn mends_what_does_not_close() {
        for (text, expect) in [
            ("<a><b x='1'/>甲</a>", "<a><b x='1'/>甲</a>"),
            ("<a><b>甲", "<a><b>甲</b></a>"),
            ("<a><b></a>", "<a><b></b></a>"),
            ("甲</a>乙", "甲乙"),
            ("<a", "a"),
        ] {
            assert_eq!(mended(text), expect);
        }
    }
}

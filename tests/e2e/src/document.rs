//! A long Word document for the bench: as many numbered sections and tasks as asked for.
//!
//! Must not be a good example of one: it holds the least that is read.

use std::io::Write;

/// How many sections a document has for each of its tasks.
const TASKS_A_SECTION: usize = 12;

/// A plan of so many tasks, as text; a page is about six of them.
#[must_use]
pub fn plan_text(tasks: usize) -> String {
    let mut text = String::from("长河县教育局2024年工作要点\n");
    for task in 0..tasks {
        if task.is_multiple_of(TASKS_A_SECTION) {
            let section = task / TASKS_A_SECTION + 1;
            text.push_str(&format!("{section}.做好第{section}个方面的工作。\n"));
        }
        let count = task % 17 + 3;
        text.push_str(&format!(
            "推进第{task}项工作，新建示范点{count}个，覆盖率达到9{}%以上，9月底前完成验收，\
             由基建科牵头，计划财务科、人事科配合，定期开展督查并通报结果，确保工作落到实处、见到成效。\n",
            task % 10
        ));
    }
    text
}

/// The same as the bytes of a .docx.
#[must_use]
pub fn docx(tasks: usize) -> Vec<u8> {
    let paragraph = |line: &str| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
    let body: String = plan_text(tasks).lines().map(paragraph).collect();
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\
         \"{MAIN}\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &main)])
}

const MAIN: &str = concat!("http:", "//schemas.openxmlformats.org/wordprocessingml/2006/main");
const TYPES: &str = concat!(
    "<?xml version=\"1.0\"?><Types xmlns=\"http:",
    "//schemas.openxmlformats.org/package/2006/content-types\">",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-",
    "officedocument.wordprocessingml.document.main+xml\"/></Types>"
);
const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\"?><Relationships xmlns=\"http:",
    "//schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http:",
    "//schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" ",
    "Target=\"word/document.xml\"/></Relationships>"
);

/// An archive of deflated entries. Source: APPNOTE.TXT of PKWARE, sections 4.3.7 to 4.3.16.
fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let put = |out: &mut Vec<u8>, words: &[(u32, usize)]| {
        for (value, len) in words {
            out.extend(value.to_le_bytes().iter().take(*len));
        }
    };
    let size = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    for (name, text) in entries {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        // Writing to memory cannot fail.
        let packed = packer.write_all(text.as_bytes()).and_then(|()| packer.finish());
        let packed = packed.unwrap_or_default();
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let about = [
            (20, 2),
            (0, 2),
            (8, 2),
            (0, 4),
            (sum.sum(), 4),
            (size(packed.len()), 4),
            (size(text.len()), 4),
            (size(name.len()), 2),
            (0, 2),
        ];
        let at = size(out.len());
        put(&mut out, &[(0x0403_4b50, 4)]);
        put(&mut out, &about);
        out.extend_from_slice(name.as_bytes());
        out.extend(packed);
        put(&mut directory, &[(0x0201_4b50, 4), (20, 2)]);
        put(&mut directory, &about);
        put(&mut directory, &[(0, 2), (0, 2), (0, 2), (0, 4), (at, 4)]);
        directory.extend_from_slice(name.as_bytes());
    }
    let (count, start) = (size(entries.len()), size(out.len()));
    let len = size(directory.len());
    out.extend(directory);
    let end = [(0x0605_4b50, 4), (0, 4), (count, 2), (count, 2), (len, 4), (start, 4), (0, 2)];
    put(&mut out, &end);
    out
}

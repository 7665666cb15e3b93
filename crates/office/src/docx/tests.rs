//! Documents as Word, WPS and others write them, and the blocks they hold.

use crate::testing::docx;
use crate::{ReadError, read};
use yaodian_plan::Table;
use yaodian_plan::read::Block;

const STYLES: &str = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
    <w:style w:styleId='2'><w:name w:val='二级'/><w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='1'/>\
    <w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:styleId='T'><w:name w:val='toc 1'/></w:style>";
const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
    <w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'>\
    <w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/><w:pStyle w:val='2'/>\
    </w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

fn p(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn h(level: u8, text: &str) -> Block {
    Block::Heading(level, text.into())
}

fn table(header: &[&str], rows: &[&[&str]]) -> Block {
    let own = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
    Block::Table(Table { header: own(header), rows: rows.iter().map(|row| own(row)).collect() })
}

/// A paragraph with properties.
fn para(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", para("", &run(text)))
}

fn check(body: &str, expect: &[Block]) {
    let got = read("a.docx", &docx(body, STYLES, NUMBERING));
    assert_eq!(
        got.as_deref(),
        if expect.is_empty() { Err(&ReadError::Empty) } else { Ok(expect) },
        "{body}"
    );
}

#[test]
fn numbers_paragraphs() {
    let in_list = |level: u8, text: &str| {
        para(
            &format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"),
            &run(text),
        )
    };
    let styled = para("<w:pStyle w:val='2'/>", &run("备课"));
    let none = para("<w:pStyle w:val='2'/><w:numPr><w:numId w:val='0'/></w:numPr>", &run("听课"));
    check(
        &[in_list(0, "教学"), styled, none, in_list(1, "评课"), in_list(0, "安全")].concat(),
        &[p("一、教学"), h(2, "（一）备课"), h(2, "听课"), p("（二）评课"), p("二、安全")],
    );
}

#[test]
fn finds_headings() {
    check(&para("<w:pStyle w:val='1'/>", &run("教学")), &[h(1, "教学")]);
    check(&para("<w:outlineLvl w:val='2'/>", &run("教学")), &[h(3, "教学")]);
    check(&para("<w:outlineLvl w:val='255'/>", &run("教学")), &[p("教学")]);
    check(&para("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", &run("教学")), &[p("教学")]);
    check(
        &para("<w:pStyle w:val='1'/>", "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"),
        &[h(1, "甲乙")],
    );
}

#[test]
fn reads_what_stands_in_runs() {
    let inner = "<w:hyperlink><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:tab/><w:sym w:char='F0FE'/></w:r></w:hyperlink>\
        <w:smartTag><w:r><w:t xml:space='preserve'> 乙 </w:t></w:r></w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>\
        <w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>丁</w:t></w:r>\
        <w:r><w:footnoteReference w:id='1'/></w:r>";
    check(&para("", inner), &[p("甲-\t☑ 乙 丙x丁")]);
    check(&para("", "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"), &[p("甲"), p("乙")]);
    check(&para("", "<w:r><w:t> </w:t></w:r>"), &[]);
}

#[test]
fn accepts_tracked_changes() {
    let changed = format!(
        "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
         <w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>",
        run("建"),
        run("校"),
        run("移"),
        run("3所"),
    );
    check(&para("", &changed), &[p("建校3所")]);
    let joined =
        para("<w:rPr><w:del/></w:rPr>", &run("上")) + &para("<w:pStyle w:val='1'/>", &run("下"));
    check(&joined, &[h(1, "上下")]);
    check(&para("<w:rPr><w:del/></w:rPr>", &run("末")), &[p("末")]);
}

#[test]
fn reads_text_boxes_once() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", para("", &run("框")));
    let choice = format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:posOffset>9</wp:posOffset>{boxed}\
         </w:drawing></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        run("文"),
    );
    check(&para("", &choice), &[p("文"), p("框")]);
}

#[test]
fn keeps_the_text_of_fields() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let field =
        [mark("begin"), code("PAGE"), run("码"), mark("separate"), run("3"), mark("end")].concat();
    check(
        &para(
            "",
            &(run("第") + &field + "<w:fldSimple w:instr='x'>" + &run("页") + "</w:fldSimple>"),
        ),
        &[p("第3页")],
    );
    let contents =
        para("", &[mark("begin"), code(" TOC \\o"), mark("separate"), run("教学1")].concat())
            + &para("", &run("安全\t12"))
            + &para("", &mark("end"))
            + &para("", &run("教学1"));
    check(&contents, &[p("教学1")]);
}

#[test]
fn drops_contents() {
    let gallery = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>{}</w:sdtContent></w:sdt>",
        para("", &run("目录")),
    );
    let entry = para("<w:pStyle w:val='T'/>", &run("教学1"));
    check(&(gallery + &entry + &para("", &run("教学"))), &[p("教学")]);
}

#[test]
fn reads_tables() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let restart = "<w:vMerge w:val='restart'/>";
    let body = [
        row(&[cell("<w:gridSpan w:val='4'/>", "任务分解表")]),
        row(&[
            cell(restart, "任务"),
            cell("<w:gridSpan w:val='2'/>", "责任单位"),
            cell(restart, "时限"),
        ]),
        row(&[
            cell("<w:vMerge/>", ""),
            cell("", "牵头单位"),
            cell("", "配合单位"),
            cell("<w:vMerge/>", ""),
        ]),
        row(&[
            cell(restart, "建校"),
            format!("<w:tc>{}{}</w:tc>", para("", &run("甲")), para("", &run("乙"))),
            cell("", ""),
            cell("", "年底"),
        ]),
        row(&[
            cell("<w:vMerge w:val='continue'/>", "暗"),
            cell("", "丙"),
            cell("", ""),
            cell("", "9月"),
        ]),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", "删")),
    ];
    check(
        &format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", body.concat()),
        &[
            p("任务分解表"),
            table(
                &["任务", "牵头单位", "配合单位", "时限"],
                &[&["建校", "甲\n乙", "", "年底"], &["", "丙", "", "9月"]],
            ),
        ],
    );
    let nested = format!(
        "<w:tc><w:tbl>{}</w:tbl>{}</w:tc>",
        row(&[cell("", "子"), cell("", "丑")]),
        para("", "")
    );
    check(
        &format!(
            "<w:tbl>{}{}</w:tbl>",
            row(&[cell("", "任务"), cell("", "时限")]),
            row(&[nested, cell("", "年底")])
        ),
        &[table(&["任务", "时限"], &[&["子 丑", "年底"]])],
    );
}

#[test]
fn refuses_what_is_too_much() {
    let read = |body: &str| read("a.docx", &docx(body, "", ""));
    assert_eq!(read(&"<w:p/>".repeat(1_000_000)), Err(ReadError::TooMuch));
    assert_eq!(read(&"<w:tbl><w:tr><w:tc>".repeat(100)), Err(ReadError::TooDeep));
    assert_eq!(read(&"<w:tbl><w:tr><w:tc>".repeat(17)), Err(ReadError::TooDeep));
    assert_eq!(read("<w:p>"), Err(ReadError::Damaged));
    let cells = "<w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr></w:tc>".repeat(10_000);
    assert_eq!(read(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")), Err(ReadError::TooMuch));
}

/// What a style or a level says once must not be paid for again at every paragraph.
#[test]
fn long_names_cost_no_more_with_many_paragraphs() {
    let long = "长".repeat(1_000_000);
    let styles = format!(
        "<w:style w:default='1' w:styleId='{long}'><w:name w:val='{long}'/></w:style>\
         <w:style w:styleId='a'><w:name w:val='{long}'/><w:basedOn w:val='{long}'/></w:style>"
    );
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='{long}'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    );
    let properties = "<w:pStyle w:val='a'/><w:numPr><w:numId w:val='1'/></w:numPr>";
    let body = format!("<w:r><w:instrText>{long}</w:instrText></w:r>")
        + &para(properties, &run("甲")).repeat(5_000);
    let started = std::time::Instant::now();
    let blocks = read("a.docx", &docx(&body, &styles, &numbering)).unwrap();
    assert_eq!(blocks.len(), 5_000);
    // Paid for at every paragraph, this takes minutes.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn takes_time_in_proportion() {
    let cell = cell("", "新建学校3所，9月底前完成。");
    let page = para("<w:pStyle w:val='2'/>", &run("备课")).repeat(30)
        + &format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(5)).repeat(20));
    let seconds = |pages: usize| {
        let bytes = docx(&page.repeat(pages), STYLES, NUMBERING);
        let times = (0..3).map(|_| {
            let started = std::time::Instant::now();
            assert!(read("a.docx", &bytes).is_ok());
            started.elapsed().as_secs_f64()
        });
        times.fold(f64::MAX, f64::min)
    };
    let (small, large) = (seconds(50), seconds(400));
    assert!(large < small * 8.0 * 4.0, "{small} s for 50 pages, {large} s for 400");
}

//! Workbooks and the blocks they hold.

use crate::testing::xlsx;
use crate::{ReadError, read};
use yaodian_plan::Table;
use yaodian_plan::read::Block;

const STYLES: &str = "<numFmts><numFmt numFmtId='170' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/>\
    </numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='9'/><xf numFmtId='170'/><xf numFmtId='14'/></cellXfs>";
const STRINGS: &str = "<si><t>任务</t></si><si><r><t>建</t></r><r><rPr/><t>校</t></r><rPh><t>x</t></rPh></si>\
    <si><t>甲_x000D_\n乙</t></si>";

fn p(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn table(header: &[&str], rows: &[&[&str]]) -> Block {
    let own = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
    Block::Table(Table { header: own(header), rows: rows.iter().map(|row| own(row)).collect() })
}

fn text(place: &str, text: &str) -> String {
    format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn check(sheets: &[(&str, &str, &str)], expect: &[Block]) {
    let got = read("a.xlsx", &xlsx(sheets, STRINGS, STYLES));
    assert_eq!(got.as_deref(), Ok(expect), "{sheets:?}");
}

#[test]
fn reads_cells_as_people_see_them() {
    let data = format!(
        "<sheetData><row r='1'>{}<c r='E1' s='1'/></row><row r='3'><c r='A3' t='s'><v>0</v></c>{}{}</row>\
         <row r='4'><c r='A4' t='s'><v>1</v></c><c r='B4' s='2'><v>44805</v></c><c r='C4' s='1'><v>0.62</v></c>\
         </row><row><c t='s'><v>2</v></c><c s='3'><v>44805.5</v></c><c><v>62.0</v></c></row></sheetData>\
         <mergeCells><mergeCell ref='A1:C1'/></mergeCells>",
        text("A1", "某校2022年任务分解表"),
        text("B3", "时限"),
        text("C3", "目标值"),
    );
    check(
        &[("表", "", &data), ("空", "", "<sheetData/>")],
        &[
            p("某校2022年任务分解表"),
            table(
                &["任务", "时限", "目标值"],
                &[&["建校", "2022-09-01", "62%"], &["甲\n乙", "2022-09-01", "62"]],
            ),
        ],
    );
}

#[test]
fn names_sheets_where_there_are_several() {
    let one =
        format!("<sheetData><row>{}{}</row></sheetData>", text("A1", "任务"), text("B1", "时限"));
    let titled = format!(
        "<sheetData><row>{}</row><row>{}{}</row></sheetData>",
        text("A1", "分解表"),
        text("A2", "任务"),
        text("B2", "时限"),
    );
    check(
        &[("甲", "", &titled), ("乙", "state='hidden'", &one), ("丙", "", &one)],
        &[
            p("分解表"),
            Block::Heading(1, "甲".into()),
            table(&["任务", "时限"], &[]),
            Block::Heading(1, "丙".into()),
            table(&["任务", "时限"], &[]),
        ],
    );
}

#[test]
fn empties_merged_cells() {
    let data = format!(
        "<sheetData><row r='1'>{}{}</row><row r='2'>{}{}</row><row r='3'>{}{}</row><row r='9'>{}</row></sheetData>\
         <mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='x'/></mergeCells>",
        text("B1", "任务"),
        text("D1", "时限"),
        text("A2", "一"),
        text("B2", "建校"),
        text("A3", "暗"),
        text("B3", "修校"),
        text("XFD9", "远"),
    );
    check(
        &[("表", "", &data)],
        &[table(
            &["", "任务", "时限", ""],
            &[&["一", "建校", "", ""], &["", "修校", "", ""], &["", "", "", "远"]],
        )],
    );
}

#[test]
fn refuses_what_is_too_much() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(250_001);
    let bytes = xlsx(&[("表", "", &format!("<sheetData>{rows}</sheetData>"))], "", "");
    assert_eq!(read("a.xlsx", &bytes), Err(ReadError::TooMuch));
    let string = format!("<si><t>{}</t></si>", "长".repeat(100_000));
    let rows = "<row><c t='s'><v>0</v></c></row>".repeat(1_000);
    let bytes = xlsx(&[("表", "", &format!("<sheetData>{rows}</sheetData>"))], &string, "");
    assert_eq!(read("a.xlsx", &bytes), Err(ReadError::TooMuch));
    let diagonal: String = (1..=800)
        .map(|at| {
            format!(
                "<row r='{at}'><c r='{}{}1'><v>1</v></c></row>",
                char::from_u32(65 + at / 26).unwrap(),
                char::from_u32(65 + at % 26).unwrap()
            )
        })
        .collect();
    let bytes = xlsx(&[("表", "", &format!("<sheetData>{diagonal}</sheetData>"))], "", "");
    assert_eq!(read("a.xlsx", &bytes), Err(ReadError::TooMuch));
}

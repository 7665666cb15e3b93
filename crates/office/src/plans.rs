//! The same plan as Word, as a page and as text: the plan reader must find the same in each.
//!
//! Tests only.

use crate::read;
use crate::testing::docx;
use yaodian_plan::read::{read as read_text, read_blocks};
use yaodian_plan::{Node, Plan};

const TEXT: &str = "某县教育局2026年工作要点\n一、教学工作\n（一）备课。每周集体备课2次，公开课不少于8节。\n\
    （二）培训。9月底前培训教师120人。\n二、校园建设\n新建学校3所。\n序号\t工作任务\t责任单位\t完成时限\n\
    1\t改造食堂5个\t基建科\t9月底前\n2\t教师培训率达到100%\t人事科\t年底前\n";

const STYLES: &str = "<w:style w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>\
    </w:pPr></w:style><w:style w:styleId='T'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='C'><w:name w:val='toc 1'/></w:style>";
const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
    <w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'>\
    <w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

/// Labels, titles and tasks with what is understood of them, in reading order.
fn summary(plan: &Plan) -> Vec<String> {
    fn add(node: &Node, depth: usize, lines: &mut Vec<String>) {
        lines.push(format!("{depth} {} {}", node.label, node.title));
        for task in &node.tasks {
            let quotes = task.targets.iter().map(|target| target.quote.as_str());
            let dues = task.due.iter().map(|due| due.quote.as_str());
            let owners = task.owners.iter().map(|owner| owner.name.as_str());
            lines.push(
                [&*task.text]
                    .into_iter()
                    .chain(quotes)
                    .chain(dues)
                    .chain(owners)
                    .collect::<Vec<_>>()
                    .join("|"),
            );
        }
        node.children.iter().for_each(|child| add(child, depth + 1, lines));
    }
    let mut lines = vec![format!("{:?} {:?}", plan.title, plan.year)];
    plan.outline.iter().for_each(|node| add(node, 1, &mut lines));
    lines
}

fn check(name: &str, bytes: &[u8]) {
    let expect = summary(&read_text(TEXT));
    assert!(expect.len() > 9, "{expect:?}");
    assert_eq!(summary(&read_blocks(&read(name, bytes).unwrap())), expect, "{name}");
}

fn para(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// The table, its first column's cells merged in the header.
fn table() -> String {
    let rows = TEXT.lines().filter(|line| line.contains('\t')).map(|line| {
        let cells = line.split('\t').map(|cell| format!("<w:tc>{}</w:tc>", para("", &run(cell))));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    });
    let title = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='4'/></w:tcPr><w:p/></w:tc></w:tr>";
    format!("<w:tbl>{title}{}</w:tbl>", rows.collect::<String>())
}

#[test]
fn a_document_with_automatic_numbers_changes_contents_and_a_text_box() {
    let item =
        |text: &str| para("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>", text);
    let boxed =
        format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>", para("", ""));
    let body = [
        para(
            "<w:pStyle w:val='T'/>",
            &(run("某县教育局<w:br/>2026年工作要点").replace("<w:br/>", "</w:t><w:br/><w:t>")
                + &boxed),
        ),
        para("<w:pStyle w:val='C'/>", &run("一、教学工作\t1")),
        para("<w:pStyle w:val='C'/>", &run("二、校园建设\t2")),
        para("<w:pStyle w:val='1'/>", &run("教学工作")),
        item(
            &(run("备课。每周集体备课")
                + "<w:del><w:r><w:delText>1次</w:delText></w:r></w:del><w:ins>"
                + &run("2次")
                + "</w:ins>"
                + &run("，公开课不少于8节。")),
        ),
        item(&run("培训。9月底前培训教师120人。")),
        para("<w:pStyle w:val='1'/>", &run("校园建设")),
        para("", &run("新建学校3所。")),
        table(),
    ];
    check("a.docx", &docx(&body.concat(), STYLES, NUMBERING));
}

#[test]
fn a_document_with_typed_contents() {
    let lines: Vec<&str> = TEXT.lines().filter(|line| !line.contains('\t')).collect();
    let typed = ["目  录", "一、教学工作……1", "（一）备课……1", "二、校园建设……2"];
    let all = lines.iter().take(1).chain(&typed).chain(lines.iter().skip(1));
    let body = all.map(|line| para("", &run(line))).collect::<String>() + &table();
    check("a.docx", &docx(&body, "", ""));
}

#[test]
fn a_page() {
    let lines = TEXT.lines().filter(|line| !line.contains('\t'));
    let body = lines.enumerate().map(|(index, line)| match index {
        0 => format!("<h1>{line}</h1>"),
        _ if line.starts_with(['一', '二']) => format!("<h2>{line}</h2>"),
        _ => format!("<p class=MsoNormal><span>{line}<o:p></o:p></span></p>\n"),
    });
    let rows = TEXT
        .lines()
        .filter(|line| line.contains('\t'))
        .map(|line| format!("<tr><td>{}</td></tr>", line.replace('\t', "</td>\n<td>")));
    let page = format!(
        "<html><body>{}<table>{}</table>",
        body.collect::<String>(),
        rows.collect::<String>()
    );
    check("a.html", page.as_bytes());
    check("a.doc", page.as_bytes());
}

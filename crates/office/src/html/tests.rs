//! Pages and clipboards of browsers and Word, and the blocks they hold.

use super::{blocks, decode, is_at};
use crate::ReadError;
use yaodian_plan::Table;
use yaodian_plan::read::Block;

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

fn check(text: &str, expect: &[Block]) {
    assert_eq!(blocks(text).as_deref(), Ok(expect), "{text}");
}

#[test]
fn reads_paragraphs_and_headings() {
    check(
        "<h2>一、教学</h2><p>正文<b>粗</b>&amp;&nbsp;&#20013;</p>",
        &[h(2, "一、教学"), p("正文粗& 中")],
    );
    check("<div>甲<div>乙</div>丙</div>丁", &[p("甲"), p("乙"), p("丙"), p("丁")]);
    check("<p>甲<br>乙<br/>丙</p>", &[p("甲"), p("乙"), p("丙")]);
    check("<h1>某县<br>2026年工作要点</h1>", &[h(1, "某县2026年工作要点")]);
    check("<p>全县\n  教育 work\nplan</p>", &[p("全县教育 work plan")]);
    check("<pre>甲\n乙</pre>", &[p("甲"), p("乙")]);
    check("<p>甲 \t乙\n\t丙</p>", &[p("甲\t乙丙")]);
    check("<p>未闭合<p>下一段", &[p("未闭合"), p("下一段")]);
}

#[test]
fn drops_what_is_not_seen() {
    check(
        "<html><head><title>题</title><style>p{}</style></head><body><script>'<p>x</p>'</script>\
         <p>甲<span style='display: none'>暗<span>暗</span></span>乙</p><!-- 注 --><p hidden>暗</p>",
        &[p("甲乙")],
    );
    check("<p hidden>暗<p>甲<div><p style=display:none>暗</div>乙", &[p("甲"), p("乙")]);
    check("<head><title>题</title><body>甲", &[p("甲")]);
    check("<div hidden><div>暗</div>暗</div>甲<tr hidden><td>暗<tr><td>乙", &[p("甲"), p("乙")]);
    check(
        "<!--[if gte mso 9]><xml>x</xml><![endif]--><!--StartFragment--><p>甲<o:p></o:p></p>",
        &[p("甲")],
    );
    check("", &[]);
}

#[test]
fn numbers_lists() {
    check("<ol start=3><li>甲<li>乙<ul><li>丙</ul></ol>", &[p("3. 甲"), p("4. 乙"), p("丙")]);
    check("<ol><li><p>甲</p></li><li value='7'><p>乙</p></ol>", &[p("1. 甲"), p("7. 乙")]);
    check("<li>甲", &[p("甲")]);
    check(
        "<ol><li>一、教学<li><p>2.备课</p><li>3.5万元</ol>",
        &[p("一、教学"), p("2.备课"), p("3. 3.5万元")],
    );
}

#[test]
fn reads_words_own_list_numbers() {
    let item = |mark: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>\
             <span lang=EN-US><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp;\
             </span></span></span><![endif]>{text}<o:p></o:p></p>"
        )
    };
    check(&item("一、", "教学"), &[p("一、教学")]);
    check(&item("1.", "备课"), &[p("1. 备课")]);
    check(&item("①", "备课"), &[p("① 备课")]);
    check(&item("·", "备课"), &[p("备课")]);
    check(&item("l", "备课"), &[p("备课")]);
}

#[test]
fn reads_tables_with_spans() {
    check(
        "<table><tr><td colspan=3>任务分解表<tr><th rowspan=2>任务<th colspan=2>责任单位\
         <tr><th>牵头单位<th>配合单位<tr><td rowspan='2'><p>建校</p><p>3所</p><td>甲<td>乙\
         <tr><td>丙</td><td></td></tr></table><p>完</p>",
        &[
            p("任务分解表"),
            table(
                &["任务", "牵头单位", "配合单位"],
                &[&["建校\n3所", "甲", "乙"], &["", "丙", ""]],
            ),
            p("完"),
        ],
    );
    check(
        "<table><tr><td>任务<td>时限<tr><td>甲<table><tr><td>子<td>丑</table>乙<td>年底</table>",
        &[table(&["任务", "时限"], &[&["甲\n子 丑\n乙", "年底"]])],
    );
    check("<table><td>甲<table><td>乙", &[p("甲"), p("乙")]);
    check("<td>甲</td></tr></table>乙", &[p("甲"), p("乙")]);
}

#[test]
fn respects_the_declared_encoding() {
    for (bytes, expect) in [
        (&b"<meta charset=gb2312>\xb9\xa4"[..], Ok("<meta charset=gb2312>工")),
        (b"<meta charset=\"gbk\">\xb9\xa4", Ok("<meta charset=\"gbk\">工")),
        (
            b"<meta content='text/html; charset=UTF-8'>\xb9\xa4",
            Ok("<meta content='text/html; charset=UTF-8'>工"),
        ),
        (b"<meta charset=big5>\xa4\x75", Ok("<meta charset=big5>工")),
        (b"<meta charset=utf-16>a", Ok("<meta charset=utf-16>a")),
        (b"\xef\xbb\xbf<meta charset=gbk>\xe5\xb7\xa5", Ok("<meta charset=gbk>工")),
        (b"\xb9\xa4", Ok("工")),
        (b"<meta charset=utf-8>\xff\xff", Err(ReadError::NotText)),
    ] {
        assert_eq!(decode(bytes), expect.map(String::from), "{bytes:x?}");
    }
}

#[test]
fn tells_pages_from_text() {
    for (bytes, expect) in [
        (&b"\xef\xbb\xbf\r\n<!DOCTYPE html>"[..], true),
        (b"<html xmlns:o='urn'>", true),
        (b"<?xml version='1.0'?><html>", true),
        (b"<table border=1>", true),
        (b"<b>", false),
        (b"1 <html>", false),
    ] {
        assert_eq!(is_at(bytes), expect, "{bytes:?}");
    }
}

#[test]
fn refuses_what_is_too_much() {
    assert_eq!(blocks(&"<table><td>".repeat(50)), Err(ReadError::TooDeep));
    let wide = format!("<table>{}", "<tr><td colspan=1000 rowspan=1000>甲".repeat(600));
    assert_eq!(blocks(&wide), Err(ReadError::TooMuch));
    assert_eq!(blocks(&"<p>a".repeat(1_000_000)), Err(ReadError::TooMuch));
}

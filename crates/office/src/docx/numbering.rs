//! `numbering.xml`: the number Word draws before a paragraph, which no paragraph holds.
//!
//! Counts as paragraphs come by in reading order. Must not know what stands in them.

use std::collections::{BTreeMap, BTreeSet};

use super::numerals;
use super::styles::Styles;
use crate::ReadError;
use crate::xml::{Element, Xml};

/// How many levels a list has.
const LEVELS: usize = 9;
/// How many lists may stand for one another through styles before it counts as a circle.
const LINKS_MAX: usize = 4;
/// How long the text around a level's number may be: it is written before every paragraph.
const TEXT_CHARS_MAX: usize = 40;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    numbers: BTreeMap<u32, Number>,
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: BTreeSet<(u32, usize)>,
}

/// A list's form.
#[derive(Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The style whose list this one stands for.
    style_link: Option<String>,
}

/// A list: a form, with what it does otherwise.
#[derive(Debug, Default)]
struct Number {
    form: u32,
    starts: [Option<u32>; LEVELS],
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    is_set_apart: bool,
    is_legal: bool,
    restart: Option<usize>,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".into(),
            text: String::new(),
            is_set_apart: true,
            is_legal: false,
            restart: None,
            style: None,
        }
    }
}

impl Numbering {
    /// Reads the part.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let (mut xml, mut numbering) = (Xml::new(text), Self::default());
        xml.child()?;
        while let Some(element) = xml.child()? {
            let id = |name| element.number(name).unwrap_or(u32::MAX);
            match element.name() {
                "abstractNum" => {
                    let id = id("abstractNumId");
                    numbering.abstracts.insert(id, read_abstract(&mut xml)?);
                }
                "num" => {
                    let id = id("numId");
                    numbering.numbers.insert(id, read_number(&mut xml)?);
                }
                _ => xml.skip()?,
            }
        }
        Ok(numbering)
    }

    /// The level at which a list numbers paragraphs of a style.
    pub fn level_of(&self, list: u32, style: &str) -> Option<usize> {
        let form = self.abstracts.get(&self.numbers.get(&list)?.form)?;
        form.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph of a list and level, and writes what stands before it.
    pub fn mark(&mut self, list: u32, level: usize, styles: &Styles) -> Option<String> {
        let number = self.numbers.get(&list)?;
        let form_id = self.form_of(number, styles)?;
        let form = self.abstracts.get(&form_id)?;
        let levels: Vec<&Level> = (0..LEVELS)
            .filter_map(|at| number.levels.get(&at).or_else(|| form.levels.get(at)))
            .collect();
        let own = *levels.get(level)?;
        let counts = self.counts.entry(form_id).or_default();
        let count = counts.get_mut(level)?;
        let start = number.starts.get(level).copied().flatten();
        *count = Some(match (start, *count) {
            (Some(start), _) if self.started.insert((list, level)) => start,
            (_, Some(count)) => count.saturating_add(1),
            (_, None) => own.start,
        });
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            // Without a word on it a level begins again after any level above it.
            let restart = levels.get(at).and_then(|level| level.restart).unwrap_or(at);
            if level < restart {
                *count = None;
            }
        }
        if own.format == "bullet" {
            return None;
        }
        Some(write(own, &levels, counts)).filter(|mark| !mark.is_empty())
    }

    /// A list's form, through the style another form stands for.
    fn form_of(&self, number: &Number, styles: &Styles) -> Option<u32> {
        let mut form = number.form;
        for _ in 0..LINKS_MAX {
            let Some(style) = &self.abstracts.get(&form)?.style_link else { return Some(form) };
            form = self.numbers.get(&styles.numbering(style).list?)?.form;
        }
        None
    }
}

/// Puts the levels' numbers where `%1` and so on stand, and what sets the mark apart behind it.
fn write(own: &Level, levels: &[&Level], counts: &[Option<u32>; LEVELS]) -> String {
    let (mut mark, mut chars) = (String::new(), own.text.chars().peekable());
    while let Some(c) = chars.next() {
        let place = chars.peek().filter(|_| c == '%').and_then(|c| c.to_digit(10));
        let at = place.and_then(|place| usize::try_from(place).ok()?.checked_sub(1));
        let (Some(at), Some(level)) = (at, at.and_then(|at| levels.get(at))) else {
            mark.push(c);
            continue;
        };
        chars.next();
        let count = counts.get(at).copied().flatten().unwrap_or(level.start);
        let format = if own.is_legal { "decimal" } else { &level.format };
        mark.push_str(&numerals::write(count, format));
    }
    if own.is_set_apart { set_apart(&mark) } else { mark }
}

/// A mark with what parts it from the text: a blank, where its own punctuation does not.
pub(crate) fn set_apart(mark: &str) -> String {
    let mark = mark.trim();
    let is_apart = mark.is_empty() || mark.ends_with(['、', '）', '．', '，', '：', '。']);
    if is_apart { mark.to_owned() } else { format!("{mark} ") }
}

fn read_abstract(xml: &mut Xml) -> Result<Abstract, ReadError> {
    let mut form = Abstract::default();
    while let Some(element) = xml.child()? {
        match element.name() {
            "lvl" => {
                let (at, level) = (level_at(&element), read_level(xml)?);
                if let Some(place) = form.levels.get_mut(at) {
                    *place = level;
                }
            }
            "numStyleLink" => {
                form.style_link = element.attribute("val").map(Into::into);
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(form)
}

fn level_at(element: &Element) -> usize {
    element.number("ilvl").unwrap_or(LEVELS)
}

fn read_number(xml: &mut Xml) -> Result<Number, ReadError> {
    let mut number = Number { form: u32::MAX, ..Number::default() };
    while let Some(element) = xml.child()? {
        match element.name() {
            "abstractNumId" => {
                number.form = element.number("val").unwrap_or(u32::MAX);
                xml.skip()?;
            }
            "lvlOverride" => {
                let at = level_at(&element);
                while let Some(change) = xml.child()? {
                    match change.name() {
                        "startOverride" => {
                            if let Some(start) = number.starts.get_mut(at) {
                                *start = change.number("val");
                            }
                            xml.skip()?;
                        }
                        "lvl" => {
                            let level = read_level(xml)?;
                            number.levels.extend((at < LEVELS).then_some((at, level)));
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(number)
}

fn read_level(xml: &mut Xml) -> Result<Level, ReadError> {
    let mut level = Level::default();
    while let Some(element) = xml.child()? {
        match element.name() {
            "start" => level.start = element.number("val").unwrap_or(0),
            "numFmt" => level.format = element.attribute("val").unwrap_or_default().into(),
            "lvlText" => {
                let text = element.attribute("val").unwrap_or_default();
                level.text = text.chars().take(TEXT_CHARS_MAX).collect();
            }
            "suff" => {
                level.is_set_apart = element.attribute("val").is_none_or(|suff| suff != "nothing");
            }
            "isLgl" => level.is_legal = element.is_on(),
            "lvlRestart" => level.restart = element.number("val"),
            "pStyle" => level.style = element.attribute("val").map(Into::into),
            // Formats newer than the list of them stand in a choice, with an old one to fall back to.
            "AlternateContent" => {
                read_choice(xml, &mut level)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(level)
}

fn read_choice(xml: &mut Xml, level: &mut Level) -> Result<(), ReadError> {
    while let Some(branch) = xml.child()? {
        if branch.name() != "Fallback" {
            xml.skip()?;
            continue;
        }
        while let Some(element) = xml.child()? {
            if element.name() == "numFmt" {
                level.format = element.attribute("val").unwrap_or_default().into();
            }
            xml.skip()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Numbering, Styles, set_apart};

    const LEVELS: &str = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>\
        <w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/><w:pStyle w:val='H2'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%3.'/>\
        <w:isLgl/></w:lvl><w:lvl w:ilvl='3'><w:start w:val='1'/><w:lvlText w:val='第%4条'/>\
        <w:suff w:val='nothing'/><w:lvlRestart w:val='0'/></w:lvl>\
        <w:lvl w:ilvl='4'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl>";

    fn numbering() -> Numbering {
        let text = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='7'>{LEVELS}</w:abstractNum>\
             <w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='S'/></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>\
             <w:startOverride w:val='5'/></w:lvlOverride></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'>\
             <w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1'/></w:lvl></w:lvlOverride></w:num>\
             <w:num w:numId='4'><w:abstractNumId w:val='8'/></w:num></w:numbering>"
        );
        Numbering::read(&text).unwrap()
    }

    fn check(paragraphs: &[(u32, usize)], expect: &[&str]) {
        let styles = Styles::read(
            "<w:styles><w:style w:styleId='S'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>\
             </w:style></w:styles>",
        );
        let (styles, mut numbering) = (styles.unwrap(), numbering());
        let mark = |&(list, level): &(u32, usize)| numbering.mark(list, level, &styles);
        let got: Vec<String> = paragraphs.iter().map(mark).map(Option::unwrap_or_default).collect();
        assert_eq!(got, expect, "{paragraphs:?}");
    }

    #[test]
    fn counts_as_word_does() {
        check(
            &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            &["一、", "（一）", "（二）", "二、", "（一）"],
        );
        check(&[(1, 0), (1, 0), (1, 2)], &["一、", "二、", "2.1. "]);
        check(&[(1, 3), (1, 0), (1, 3)], &["第1条", "一、", "第2条"]);
        check(&[(1, 0), (2, 0), (2, 0), (1, 0)], &["一、", "五、", "六、", "七、"]);
        check(&[(3, 0), (4, 0)], &["", "一、"]);
        check(&[(1, 4), (9, 0), (1, 99), (1, 1)], &["", "", "", "（一）"]);
    }

    #[test]
    fn finds_the_level_of_a_style() {
        assert_eq!(numbering().level_of(1, "H2"), Some(1));
        assert_eq!(numbering().level_of(1, "H3"), None);
    }

    #[test]
    fn sets_marks_apart() {
        for (mark, expect) in [("一、", "一、"), ("1.", "1. "), ("第一章", "第一章 "), ("", "")]
        {
            assert_eq!(set_apart(mark), expect);
        }
    }
}

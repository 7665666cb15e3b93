//! The floor the budgets are measured against: a static page that holds only the plan, with a box
//! for each task and a few lines of script that keep the ticks.
//!
//! Reads the plan in its own few lines, so that it owes nothing to the app.

use std::fmt::Write as _;

/// Keeps the ticks; boxes are enabled once it has run, as in the app.
const SCRIPT: &str = "
const boxes = [...document.querySelectorAll('input')];
const kept = JSON.parse(localStorage.getItem('floor') || '[]');
boxes.forEach((box, i) => {
  box.checked = kept.includes(i);
  box.disabled = false;
  box.onchange = () => localStorage.setItem('floor',
    JSON.stringify(boxes.flatMap((other, j) => (other.checked ? [j] : []))));
});";

/// Returns the floor page for a plan's text: a title line, a preamble, sections, items.
#[must_use]
pub fn page(plan: &str) -> String {
    let mut lines = plan.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = escaped(lines.next().unwrap_or_default());
    let mut html = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><h1>{title}</h1>"
    );
    for line in lines {
        // Writing into a String does not fail.
        let _ = match numbering(line) {
            Some(Numbering::Section) => write!(html, "<h2>{}</h2>", escaped(line)),
            Some(Numbering::Item) => write!(html, "{}", item(line)),
            None => write!(html, "<p>{}</p>", escaped(line)),
        };
    }
    let _ = write!(html, "<script>{SCRIPT}</script></html>");
    html
}

fn item(line: &str) -> String {
    let (title, body) = line.split_once('。').unwrap_or((line, ""));
    let mut html = format!("<h3>{}</h3><ul>", escaped(title));
    for task in tasks(body) {
        let _ =
            write!(html, "<li><label><input type=\"checkbox\" disabled>{}</label>", escaped(task));
    }
    html.push_str("</ul>");
    html
}

enum Numbering {
    Section,
    Item,
}

fn numbering(line: &str) -> Option<Numbering> {
    let is_label =
        |label: &str, digits: &str| !label.is_empty() && label.chars().all(|c| digits.contains(c));
    if line.split_once('、').is_some_and(|(label, _)| is_label(label, "一二三四五六七八九十"))
    {
        return Some(Numbering::Section);
    }
    line.split_once(['.', '．'])
        .is_some_and(|(label, _)| is_label(label, "0123456789"))
        .then_some(Numbering::Item)
}

/// Cuts after 。 and ； outside quotes and brackets, the mark staying with the task.
fn tasks(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut depth = 0_u32;
    let mut rest = body;
    let mut from = 0;
    for (at, mark) in body.char_indices() {
        match mark {
            '“' | '《' | '（' => depth += 1,
            '”' | '》' | '）' => depth = depth.saturating_sub(1),
            '。' | '；' if depth == 0 => {
                let (task, after) = rest.split_at(at + mark.len_utf8() - from);
                found.push(task.trim());
                rest = after;
                from = at + mark.len_utf8();
            }
            _ => {}
        }
    }
    if !rest.trim().is_empty() {
        found.push(rest.trim());
    }
    found
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_holds_the_whole_plan() {
        let plan = std::fs::read_to_string(crate::root().join("seeds/tonglu-2022.txt")).unwrap();
        let html = page(&plan);
        assert_eq!(html.matches("<h2>").count(), 5);
        assert_eq!(html.matches("<h3>").count(), 22);
        assert_eq!(html.matches("<input").count(), 95);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for line in plan.lines() {
            for part in line.split_inclusive(['。', '；']) {
                assert!(bare(&html).contains(&bare(part.trim_end_matches('。'))), "{part}");
            }
        }
    }

    #[test]
    fn marks_inside_quotes_do_not_cut() {
        let check = |body, expect: &[&str]| assert_eq!(tasks(body), expect, "{body}");
        check("甲；乙。", &["甲；", "乙。"]);
        check("讲“甲。乙”。 丙", &["讲“甲。乙”。", "丙"]);
        check("", &[]);
    }
}

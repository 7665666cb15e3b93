//! One task's words -> what is understood of them, for a person who writes or changes a task.
//!
//! The same rules as for a whole document, without the document: has no rule of its own.

use super::era::Era;
use super::folding::{self, Folding};
use super::heading;
use super::numbering::mark_at;
use super::outline::Piece;
use super::tasks::Meaning;
use crate::{Kind, Task, TaskId};

/// Understands the words of one task of a plan with this title and year. Ids are counted from 0.
#[must_use]
pub fn understand(text: &str, title: Option<&str>, year: Option<i32>) -> Task {
    let mut era = Era::of(super::front::display_title(title.unwrap_or("")), year);
    if year.is_some() && era.first != year {
        era = Era { first: year, last: year, ..era };
    }
    let mut meaning = Meaning::new(Folding::of(text), era, true);
    let mut whole = Task {
        id: TaskId(0),
        text: text.to_owned(),
        kind: Kind::Other,
        targets: Vec::new(),
        milestones: Vec::new(),
        documents: Vec::new(),
        due: Vec::new(),
        owners: Vec::new(),
    };
    for part in meaning.tasks(&[Piece::Text(text, 1)], false) {
        if whole.kind == Kind::Other {
            whole.kind = part.kind;
        }
        whole.targets.extend(part.targets);
        whole.milestones.extend(part.milestones);
        whole.documents.extend(part.documents);
        whole.due.extend(part.due);
        let new = part.owners.into_iter().filter(|owner| !whole.owners.contains(owner));
        let new: Vec<_> = new.collect();
        whole.owners.extend(new);
    }
    whole
}

/// The parts of a text taken as a heading with its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AsHeading<'a> {
    /// The numbering without punctuation; empty where there is none.
    pub label: &'a str,
    /// The heading phrase; the whole text where none can be told apart.
    pub title: &'a str,
    /// The rest, without the stop after the heading.
    pub body: &'a str,
}

/// Splits a text that is to be a heading into its parts.
pub(crate) fn as_heading(text: &str) -> AsHeading<'_> {
    let text = text.trim_matches(folding::is_blank);
    let (label, rest) = match mark_at(text) {
        Some(mark) => (mark.label, text.get(mark.len..).unwrap_or("")),
        None => ("", text),
    };
    let cut = heading::cut(rest);
    let (title, body) = if cut.title.is_empty() { (rest, "") } else { (cut.title, cut.body) };
    AsHeading { label, title: title.trim_end_matches(['。', '：', ':']), body }
}

/// The number a heading's label counts with: 三, 12, 第三章, 1.2, ④, 重点任务3.
pub(crate) fn label_number(label: &str) -> Option<u32> {
    let ways = [format!("{label}、甲"), format!("{label} 甲"), format!("【{label}】甲")];
    let number = ways.iter().find_map(|text| mark_at(text)).map(|mark| mark.number);
    number.filter(|&number| number > 0)
}

/// A text without blanks, each character in its usual form.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter_map(|c| Folding::default().visible(c)).collect()
}

/// Whether a character is white space to a reader of documents.
pub(crate) fn is_blank(c: char) -> bool {
    folding::is_blank(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_one_task() {
        let task = understand("9月底前建成示范校8所；由教务处牵头。", None, Some(2022));
        assert_eq!(task.text, "9月底前建成示范校8所；由教务处牵头。");
        assert_eq!(task.targets.len(), 1);
        assert_eq!(task.due.len(), 1);
        assert_eq!(task.owners.len(), 1);
        assert_eq!(understand("", None, None).kind, Kind::Other);
    }

    #[test]
    fn labels_count() {
        let check = |label, expect| assert_eq!(label_number(label), expect, "{label}");
        check("十二", Some(12));
        check("3", Some(3));
        check("第三章", Some(3));
        check("1.2", Some(2));
        check("④", Some(4));
        check("重点任务5", Some(5));
        check("", None);
        check("甲", None);
    }

    #[test]
    fn splits_headings() {
        let check = |text, label, title, body| {
            assert_eq!(as_heading(text), AsHeading { label, title, body }, "{text}");
        };
        check("（一）加强领导。完善各项制度。", "一", "加强领导", "完善各项制度。");
        check("3.总体要求", "3", "总体要求", "");
        check("总体要求。", "", "总体要求", "");
    }
}

//! Which control fits a task: papers to issue, stages of buildings, days held, rounds, a ladder.
//!
//! Must not know what was recorded: only the plan's words and the kind in force.

use yaodian_plan::{Kind, Task};

/// What a task is carried out with, besides its status and its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Status and targets say it all.
    Plain,
    /// Documents to draft, send round and issue, by name.
    Papers(Vec<String>),
    /// A stage for each named part, or one for the whole where none is named.
    Stages,
    /// Days on which it was held.
    Days,
    /// Something that recurs, round by round.
    Rounds,
}

/// The control that fits a task of a kind.
///
/// ```
/// use yaodian_plan::Kind;
/// use yaodian_track::control::{Control, control};
///
/// let plan = yaodian_plan::read::read("2022年工作要点\n一、党建\n制订出台《振兴方案》《实施意见》。");
/// let task = plan.tasks().next().unwrap();
/// let papers = vec!["《振兴方案》".to_owned(), "《实施意见》".to_owned()];
/// assert_eq!(control(task, Kind::Document), Control::Papers(papers));
/// assert_eq!(control(task, Kind::Activity), Control::Days);
/// ```
#[must_use]
pub fn control(task: &Task, kind: Kind) -> Control {
    match kind {
        Kind::Document if task.documents.is_empty() => Control::Papers(vec![String::new()]),
        Kind::Document => {
            Control::Papers(task.documents.iter().take(PAPERS_MAX).cloned().collect())
        }
        Kind::Project => Control::Stages,
        Kind::Activity => Control::Days,
        Kind::Routine => Control::Rounds,
        Kind::Quantity | Kind::Rate | Kind::Other => Control::Plain,
    }
}

/// How many papers of one task are followed: their places are stored as bytes.
const PAPERS_MAX: usize = 200;

/// The dashes that stand between the rungs of a ladder.
const DASHES: [char; 3] = ['—', '–', '→'];
/// A ladder has at least so many rungs: two names with a dash between are a pair.
const RUNGS_MIN: usize = 3;

/// The rungs of a ladder that a text names, lowest first: “新手”—“新秀”—“骨干”.
///
/// ```
/// let rungs = yaodian_track::control::ladder("构建“新手”—“骨干”—“名师”等梯度培养体系。");
/// assert_eq!(rungs, ["新手", "骨干", "名师"]);
/// assert!(yaodian_track::control::ladder("深化“县管校聘”“高级校评”等改革。").is_empty());
/// ```
#[must_use]
pub fn ladder(text: &str) -> Vec<&str> {
    let mut rungs: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('“') {
        let Some((name, behind)) = after.split_once('”') else { break };
        if !name.is_empty() {
            rungs.push(name);
        }
        let is_joined =
            behind.trim_start_matches(DASHES).starts_with('“') && behind.starts_with(DASHES);
        rest = behind;
        if !is_joined {
            if rungs.len() >= RUNGS_MIN {
                return rungs;
            }
            rungs.clear();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ladders_are_names_with_dashes_between() {
        let check = |text: &str, expect: &[&str]| assert_eq!(ladder(text), expect, "{text}");
        check(
            "构建“新手”—“新秀”—“骨干”—“学科带头人”—“名师”—“特级教师”等教师职业生涯全过程的梯度培养体系，打造“君山名师”培养品牌；",
            &["新手", "新秀", "骨干", "学科带头人", "名师", "特级教师"],
        );
        check("落实“校级”——“县级”——“市级”三级评选。", &["校级", "县级", "市级"]);
        check("以“强基计划”、“三位一体”、“朝阳书院”为平台。", &[]);
        check("促成“甲校”—“乙校”结对。", &[]);
        check("“一校一品”之后，“新手”—“骨干”—“名师”", &["新手", "骨干", "名师"]);
        check("“没有结束—“也没有”—", &[]);
        check("", &[]);
    }

    #[test]
    fn every_kind_has_its_control() {
        let plan = yaodian_plan::read::read("2022年要点\n一、建设\n修订考核方案。");
        let task = plan.tasks().next().unwrap();
        let check = |kind, expect| assert_eq!(control(task, kind), expect, "{kind:?}");
        check(Kind::Document, Control::Papers(vec![String::new()]));
        check(Kind::Project, Control::Stages);
        check(Kind::Activity, Control::Days);
        check(Kind::Routine, Control::Rounds);
        check(Kind::Quantity, Control::Plain);
        check(Kind::Rate, Control::Plain);
        check(Kind::Other, Control::Plain);
    }
}

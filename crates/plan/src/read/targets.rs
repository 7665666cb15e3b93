//! A task -> its measurable goals (指标).
//!
//! A number is a goal only where the sentence asks for it: a verb that delivers, a bound, or a
//! list that goes on from one. Names, conditions, manners and the past are none.

use std::ops::Range;

use super::bounds::bound_at;
use super::goal_words::{
    COMPARED, COMPARISONS, EVERYTHING, MID, NOT_A_GOAL, NOTHINGS, PLAIN, RANKED, STATES,
};
use super::numerals::begins_number;
use super::quantity::{Quantity, quantity_at};
use super::scan::{
    char_at, char_before, ends_clause, find, holds, longest_at, longest_before, word_at,
    word_before,
};
use super::spots::to;
use super::subject::{name, skip_openers};
use super::view::{Stretch, View, inside};
use crate::{Number, Op};

/// A goal with the characters it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Goal<'v> {
    /// The characters quoted.
    pub at: Range<usize>,
    /// What is measured.
    pub subject: String,
    /// How the value bounds.
    pub op: Op,
    /// The goal, or a range's lower end.
    pub value: Option<Number>,
    /// A range's upper end.
    pub upper: Option<Number>,
    /// 所, %, …
    pub unit: &'v [char],
}

/// How much may follow a place among the first: 前三名以内, 前10%行列.
const RANK_TAIL_CHARS_MAX: usize = 3;
/// How far a goal's words may stand from its number.
pub(super) const REACH_CHARS: usize = 60;

/// Finds the goals of a task.
pub(super) fn goals<'v>(task: &Stretch<'v>) -> Vec<Goal<'v>> {
    let begin = if task.concerns(to::GOALS) { ahead_from(task) } else { None };
    let Some(mut from) = begin else { return Vec::new() };
    let (view, text, whole) = (task.view, task.text(), task.at.clone());
    let mut reader = Reader { view, task: whole, clause: from, goals: Vec::new(), listing: None };
    for at in task.spots(to::GOALS | to::CLAUSES) {
        if at < from {
            continue;
        }
        let Some(c) = char_at(text, at) else { break };
        let inside = view.inside(at);
        if inside == 0 && ends_clause(c) {
            reader.clause = at + 1;
        }
        let next = match c {
            '零' => reader.nothing(at),
            _ if inside != 0 => None,
            '全' => reader.everything(at),
            '不' | '高' | '优' => reader.comparison(at),
            _ if begins_number(c) => reader.number(at),
            _ if c.is_ascii_lowercase() => reader.number(at),
            _ => None,
        };
        from = next.unwrap_or(from);
    }
    reader.goals
}

/// Where a task begins to look ahead, if it does: 目前已达… tells of the present, but not
/// 比上年提高…, and 去年完成43项，今年…… only at first.
fn ahead_from(task: &Stretch) -> Option<usize> {
    let (text, start) = (task.text(), task.at.start);
    if !task.concerns(to::TOLD) {
        return Some(start);
    }
    let head = start..task.at.end.min(start + REACH_CHARS);
    let told = task.view.stretch(head).find(&NOT_A_GOAL, to::TOLD).filter(|&(at, _)| {
        !matches!(char_before(text, at), Some('比' | '较' | '在' | '由' | '从'))
    });
    let Some((told, _)) = told else { return Some(start) };
    (told..task.at.end).find(|&at| {
        char_before(text, at) == Some(',')
            && longest_at(text, at, &["今年", "明年", "本学期"]).is_some()
    })
}

/// The state of reading one task.
pub(super) struct Reader<'v> {
    pub view: &'v View<'v>,
    pub task: Range<usize>,
    /// Where the clause at hand begins.
    pub clause: usize,
    pub goals: Vec<Goal<'v>>,
    /// The list the last goal belongs to.
    pub listing: Option<Listing>,
}

/// What the next goal of a list takes over from the last.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    /// The place of the list's last goal among the task's.
    pub last: usize,
    /// Where the clause of the last goal begins.
    pub clause: usize,
    /// A quoted name before the first subject: “智安校园” of 基本级.
    pub prefix: String,
    /// The subjects still to come of 小学、初中、高中近视率分别…
    pub respectively: Vec<String>,
}

impl<'v> Reader<'v> {
    pub fn text(&self) -> &'v [char] {
        self.view.chars()
    }

    /// The last goal of the list at hand.
    pub fn last_listed(&self) -> Option<&Goal<'v>> {
        self.goals.get(self.listing.as_ref()?.last)
    }

    /// Where the words before a number that belong to it may begin.
    pub fn left(&self, number: usize) -> usize {
        let after_last = self.goals.last().map_or(0, |goal| goal.at.end);
        let start = self.clause.max(after_last).max(number.saturating_sub(REACH_CHARS));
        let mut start = start.min(number);
        // 和 joins only to the goal before it: 和谐校园 and 及格率 are words of their own.
        while start < number
            && match char_at(self.text(), start) {
                Some('、' | ',') => true,
                Some('和' | '及') => start == after_last && after_last > self.clause,
                _ => false,
            }
        {
            start += 1;
        }
        start
    }

    /// The end of the noun phrase after a number: a clause's end, or a list's next item.
    pub fn right(&self, from: usize) -> usize {
        let text = self.text();
        let end = self.task.end.min(from + REACH_CHARS);
        (from..end)
            .find(|&at| {
                let c = char_at(text, at);
                if self.view.inside(at) != 0 {
                    // A bracket right after a number explains it: 14所（含研究生院）.
                    return at == from && c == Some('(');
                }
                match c {
                    Some('、') => at == from || self.item_begins(at + 1),
                    Some('和' | '及') => {
                        char_at(text, at + 1).is_some_and(|c| c.is_ascii_digit())
                    }
                    Some(c) => ends_clause(c),
                    None => true,
                }
            })
            .unwrap_or(end)
    }

    fn item_begins(&self, at: usize) -> bool {
        let text = self.text();
        let at = at + bound_at(text, at).unwrap_or(0);
        char_at(text, at).is_some_and(|c| c.is_ascii_digit())
            || longest_at(text, at, &MID).is_some()
            || longest_at(text, at, &PLAIN)
                .is_some_and(|len| len > 1 || quantity_at(text, at + len).is_some())
            || quantity_at(text, at).is_some_and(|q| !q.unit.is_empty())
    }

    /// Reads the number at a place; where it is a goal, notes it. Returns where to go on.
    fn number(&mut self, at: usize) -> Option<usize> {
        let Some(quantity) = quantity_at(self.text(), at) else {
            let goal = self.english(at)?;
            let end = goal.at.end;
            self.goals.push(goal);
            return Some(end);
        };
        if quantity.value == Number::ZERO
            && quantity.unit.is_empty()
            && let Some(end) = self.is_nothing(at)
        {
            return Some(end);
        }
        if char_before(self.text(), at) == Some('前') {
            self.rank(&quantity);
            return Some(quantity.end);
        }
        let mut end = quantity.end;
        if let Some(found) = self.judge(quantity) {
            end = end.max(found.goal.at.end);
            self.listing = Some(Listing {
                last: self.goals.len(),
                clause: self.clause,
                prefix: found.prefix,
                respectively: found.respectively,
            });
            self.goals.push(found.goal);
        }
        Some(end)
    }

    /// 前三名, 前10位, 前1%.
    fn rank(&mut self, q: &Quantity<'v>) {
        let text = self.text();
        let before = q.start.saturating_sub(1);
        let left = self.left(before);
        let fits = matches!(q.unit, ['名' | '位' | '%'])
            || q.unit.is_empty() && self.right(q.end) == q.end;
        let described = char_before(text, before) == Some('的');
        // 进入ESI前1%学科数目: a place among the first that only describes what is counted.
        let fits = fits && (self.right(q.end) <= q.end + RANK_TAIL_CHARS_MAX);
        if !fits || described || !holds(text, left, before, &RANKED) {
            return;
        }
        let start = skip_openers(text, left, before);
        let verb = find(text, start, before, &RANKED).map_or(before, |(at, _)| at);
        let subject = if verb > start { name(self.view, start, verb) } else { "名次".to_owned() };
        self.goals.push(Goal {
            at: start..q.end,
            subject,
            op: Op::Rank,
            value: Some(q.value),
            upper: None,
            unit: q.unit,
        });
    }

    /// 零事故, “零死亡”.
    fn nothing(&mut self, at: usize) -> Option<usize> {
        let Some(len) = longest_at(self.text(), at + 1, &NOTHINGS) else {
            return self.is_nothing(at);
        };
        if self.view.inside(at) & inside::TITLE != 0 {
            return None;
        }
        let end = at + 1 + len;
        let what = name(self.view, at + 1, end);
        // 安全事故“零发生”: what must not happen stands before.
        let quoted = char_before(self.text(), at) == Some('“');
        let edge = at - usize::from(quoted);
        let before = skip_openers(self.text(), self.left(edge), edge);
        let end = end + usize::from(quoted && char_at(self.text(), end) == Some('”'));
        let stated = STATES.contains(&what) && before < edge;
        let (from, to, subject) = if stated {
            (before, end, name(self.view, before, edge) + &what)
        } else {
            (at, at + 1 + len, what)
        };
        self.goals.push(Goal {
            at: from..to,
            subject,
            op: Op::All,
            value: Some(Number::ZERO),
            upper: None,
            unit: &[],
        });
        Some(end)
    }

    /// 安全事故为零, 犯罪率为0.
    fn is_nothing(&mut self, at: usize) -> Option<usize> {
        let text = self.text();
        let verb = longest_before(
            text,
            at,
            &["为", "保持", "实现", "降为", "控制在", "控制为", "降至", "降到"],
        )?;
        let closes = at + 1 >= self.task.end || char_at(text, at + 1).is_none_or(ends_clause);
        let start = skip_openers(text, self.left(at), at);
        if !closes || start + verb >= at {
            return None;
        }
        let subject = name(self.view, start, at - verb);
        self.goals.push(Goal {
            at: start..at + 1,
            subject,
            op: Op::All,
            value: Some(Number::ZERO),
            upper: None,
            unit: &[],
        });
        Some(at + 1)
    }

    /// …全覆盖 at a clause's end; 全覆盖的… is a manner.
    fn everything(&mut self, at: usize) -> Option<usize> {
        let text = self.text();
        let len = word_at(text, at, EVERYTHING)?;
        let end = at + len;
        let closes =
            char_at(text, end).is_none_or(|c| ends_clause(c) || c == '、') || end >= self.task.end;
        let start = skip_openers(text, self.left(at), at);
        let verb = longest_at(text, start, &["达到", "形成", "做到"]).unwrap_or(0);
        let start = start + verb;
        if !closes || start >= at || char_before(text, at) == Some('、') {
            return None;
        }
        let subject = name(self.view, start, at);
        self.goals.push(Goal {
            at: start..end,
            subject,
            op: Op::All,
            value: Some(Number::from_int(100)),
            upper: None,
            unit: &['%'],
        });
        Some(end)
    }

    /// 收入水平不低于公务员: a bound without a number.
    fn comparison(&mut self, at: usize) -> Option<usize> {
        let text = self.text();
        let len = longest_at(text, at, &COMPARISONS)?;
        if word_before(text, at, "不").is_some() {
            return None;
        }
        let end = self.right(at + len);
        let numbered = (at + len..end).any(|i| {
            char_at(text, i).is_some_and(|c| c.is_ascii_digit())
                || quantity_at(text, i).is_some_and(|q| !q.unit.is_empty())
        });
        let start = skip_openers(text, self.left(at), at);
        let compared = longest_before(text, at, &COMPARED).is_some()
            || longest_before(text, end, &COMPARED).is_some();
        if numbered || !compared || start >= at || end == at + len {
            return None;
        }
        let subject = name(self.view, start, at);
        self.goals.push(Goal {
            at: start..end,
            subject,
            op: Op::Cmp,
            value: None,
            upper: None,
            unit: &[],
        });
        Some(end)
    }
}

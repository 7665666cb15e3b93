//! A number with its unit -> a goal, or nothing.
//!
//! Three shapes: a share of something measured, a number after its noun, a number before its noun.
//! What else can be a goal, `targets` knows.

use std::ops::Range;

use super::bounds::{bound_at, bound_before};
use super::goal_words::{
    AFTER_SHARE, BECOMES, Bound, DELIVERED_UNITS, DESCRIPTIONS, FUNDING, MEASURED_UNITS, MEASURES,
    MID, NEW, OPENERS, PLAIN, SCOPES, THERE_IS, WEAK_UNITS,
};
use super::quantity::{Quantity, SHARE_UNITS, quantity_at, with_rare_unit};
use super::scan::{
    char_at, char_before, ends_clause, find, holds, is_han, longest_at, longest_before,
};
use super::subject::{after_quoted, begins_with_rank, fill_in, is_date, name, skip_openers};
use super::targets::{Goal, REACH_CHARS, Reader};
use super::view::inside;
use crate::{Number, Op};

/// How long the place before 新增 may be: 城镇.
const PLACE_CHARS_MAX: usize = 4;
/// How long a noun must be for a number after it to be a goal without a verb.
const COUNTED_NOUN_CHARS_MIN: usize = 3;
/// How long a grade after a quoted name may be: 基本级.
const GRADE_CHARS_MAX: usize = 4;
/// Up to how many characters a noun leaves it to its verb to say what is measured: 培训教师.
const SHORT_NOUN_CHARS: usize = 3;
/// How far a verb may stand before a number with other words between.
const VERB_REACH_CHARS: usize = 10;

/// A goal and what the next one of its list may take over.
pub(super) struct Found<'v> {
    pub goal: Goal<'v>,
    pub prefix: String,
    pub respectively: Vec<String>,
}

impl<'v> From<Goal<'v>> for Found<'v> {
    fn from(goal: Goal<'v>) -> Self {
        Self { goal, prefix: String::new(), respectively: Vec::new() }
    }
}

/// A number with the places that part its clause.
#[derive(Clone, Copy)]
pub(super) struct Amount<'v> {
    pub q: Quantity<'v>,
    pub bound: Option<Bound>,
    /// Where the words that belong to it begin.
    pub left: usize,
    /// Where they begin to weigh: openers and dates are skipped.
    pub start: usize,
    /// Where the words that bound it begin.
    pub bound_start: usize,
    /// Where the noun phrase after it ends.
    pub right_end: usize,
    share: bool,
    /// Whether it is sent in: 将照片4张发至邮箱.
    sent: bool,
}

impl Amount<'_> {
    /// Whether the number ends its noun phrase.
    pub fn ends(&self) -> bool {
        self.right_end == self.q.end
    }
}

impl<'v> Reader<'v> {
    /// Judges a number with its unit.
    pub fn judge(&self, q: Quantity<'v>) -> Option<Found<'v>> {
        let text = self.text();
        let left = self.left(q.start);
        let (bound, bound_start) = bound_before(text, left, q.start);
        if let Some(q) =
            with_rare_unit(text, &q).filter(|rare| bound.is_some() || rare.bound.is_some())
        {
            return self.judge(q);
        }
        let sent = self.sent_from(&q, left);
        let start = sent.unwrap_or_else(|| skip_openers(text, left, bound_start));
        let share = SHARE_UNITS.holds(q.unit);
        let whole = self.right(q.end);
        if self.is_kind(&q, whole) {
            return None;
        }
        let right_end = if sent.is_some() || self.is_counted_twice(&q) { q.end } else { whole };
        let mut amount =
            Amount { q, bound, left, start, bound_start, right_end, share, sent: sent.is_some() };
        if left == q.start
            && (share || amount.ends())
            && let Some(found) = self.next_of_list(&amount)
        {
            return Some(found);
        }
        if q.unit.is_empty() && !(bound.is_some() && amount.ends() && !q.han) {
            return None;
        }
        if q.unit == ['年'] && q.value > Number::from_int(1900) {
            return None;
        }
        if q.unit == ['倍'] && bound.is_none() {
            amount = self.multiple(amount)?;
        }
        let attributive = char_at(text, q.end) == Some('的');
        if self.is_condition(&q) {
            return None;
        }
        if share {
            return self.share(&amount, attributive).or_else(|| self.english_share(&amount));
        }
        self.count(amount, attributive)
    }

    /// A number that is no share.
    fn count(&self, mut amount: Amount<'v>, attributive: bool) -> Option<Found<'v>> {
        let (text, q, start) = (self.text(), amount.q, amount.start);
        if amount.bound.is_none() && q.bound.is_none() && is_weak(q.unit) {
            // 培训两期, but 迁建工程三期: the third of them.
            let ordinal = q.han && char_at(text, q.start) != Some('两');
            let delivered = !ordinal
                && DELIVERED_UNITS.holds(unit_core(q.unit))
                && amount.ends()
                && self.verb_in(&amount, false).is_some();
            if self.is_invested(&amount) {
                let subject = name(self.view, start, q.start);
                return Some(self.goal(&amount, start..q.end, subject).into());
            }
            // 生猪出栏30万头
            let herd = matches!(unit_core(q.unit), ['头' | '口']) && self.is_done_to(&amount);
            let put_out = !delivered && (herd || self.is_put_out(&amount));
            if !delivered && !put_out {
                return None;
            }
            // 办黑板报4期: the short verb is no part of what is put out.
            let short = put_out && matches!(char_at(text, start), Some('办' | '出' | '编' | '刊'));
            amount.start += usize::from(short);
        }
        if self.is_together(&amount) {
            let subject = self.subject_before_clause().unwrap_or_default();
            return Some(self.goal(&amount, self.clause..q.end, subject).into());
        }
        if amount.ends() || (attributive && amount.bound.is_some()) {
            self.after_noun(&amount)
        } else {
            self.before_noun(&amount)
        }
    }

    /// 达到平均水平的1.1倍: what is reached stands between the bound and the number.
    fn multiple(&self, amount: Amount<'v>) -> Option<Amount<'v>> {
        let (at, _) =
            find(self.text(), amount.start, amount.bound_start, &["达到", "不低于", "提高到"])?;
        let (bound, _) = bound_before(self.text(), amount.left, at + 2);
        Some(Amount { bound: bound.or(Some(Bound::Reach)), bound_start: at, ..amount })
    }

    /// A share: 普惠率保持90%以上, 结对帮扶100%全覆盖, 90%以上的教师….
    fn share(&self, amount: &Amount<'v>, attributive: bool) -> Option<Found<'v>> {
        let (text, q) = (self.text(), amount.q);
        let after =
            longest_at(text, q.end, &AFTER_SHARE).filter(|len| q.end + len == amount.right_end);
        let bounded = amount.bound.is_some() || q.bound.is_some();
        if attributive && amount.start + 1 >= q.start && (bounded || self.is_share_of(amount)) {
            let subject = name(self.view, q.end + 1, amount.right_end);
            return Some(self.goal(amount, q.start..amount.right_end, subject).into());
        }
        let measured = longest_before(text, amount.bound_start, &MEASURES).is_some();
        let reached = amount.ends()
            && (longest_at(text, amount.start, &["完成"])
                .is_some_and(|len| amount.start + len < q.start)
                || longest_before(text, q.start, &["实现", "做到"])
                    .is_some_and(|len| q.start > amount.start + len + 1));
        let asked = bounded
            || measured
            || reached
            || after.is_some()
            || self.goes_on(&q)
            || self.is_ahead(amount);
        if let Some(verb) = self.verb_before(amount).filter(|_| bounded && !amount.ends()) {
            // 抽查不少于20%的养老机构, 覆盖80%以上社区: the verb's object is a share of something.
            let opener = longest_at(text, verb.start, &OPENERS).is_some();
            let from = if opener { amount.bound_start } else { amount.start.min(verb.start) };
            let at = from..amount.right_end;
            let subject = name(self.view, q.end, amount.right_end);
            return (after.is_none() && !subject.is_empty())
                .then(|| self.goal(amount, at, subject).into());
        }
        let stands = amount.ends() || after.is_some() || (amount.bound.is_some() && !attributive);
        if !stands || !asked || amount.start >= amount.bound_start {
            return None;
        }
        let subject_end = self.before_baseline(amount.start, amount.bound_start);
        let subject = self.subject(amount.start, subject_end, &q);
        let goal = self.goal(amount, amount.start..q.end + after.unwrap_or(0), subject);
        Some(self.respectively(goal, amount.start, subject_end))
    }

    /// Names a share's subject; where the clause has none, the one before it does.
    fn subject(&self, start: usize, end: usize, q: &Quantity) -> String {
        if is_date(self.text(), start, end)
            && let Some(subject) = self.subject_before_clause()
        {
            return subject;
        }
        let subject = name(self.view, start, end);
        let measured = MEASURES.end(&subject);
        match self.last_listed() {
            Some(last) if !measured && last.unit == q.unit => fill_in(&subject, &last.subject),
            _ => subject,
        }
    }

    /// ……经费占比，2012年达到4%: the clause before ends with what is measured.
    fn subject_before_clause(&self) -> Option<String> {
        let end = self.clause.checked_sub(1).filter(|&end| end > self.task.start)?;
        longest_before(self.text(), end, &MEASURES)?;
        let start = (self.task.start.max(end.saturating_sub(REACH_CHARS))..end)
            .rev()
            .find(|&at| char_at(self.text(), at).is_some_and(ends_clause))
            .map_or(self.task.start, |at| at + 1);
        Some(name(self.view, skip_openers(self.text(), start, end), end))
    }

    /// 从12.4年提高到13.5年, 比2015年下降: the subject ends before the baseline.
    fn before_baseline(&self, start: usize, end: usize) -> usize {
        let text = self.text();
        let baseline = (start + 1..end).rev().find(|&at| match char_at(text, at) {
            Some('从' | '由') => (at + 1..=at + 4).any(|i| quantity_at(text, i).is_some()),
            Some('比' | '较' | '在') => {
                quantity_at(text, at + 1).is_some_and(|q| q.unit == ['年'])
                    || longest_at(text, at + 1, &["上年", "去年", "上学期", "上届", "同期"])
                        .is_some()
            }
            _ => false,
        });
        baseline.unwrap_or(end)
    }

    /// A number after its noun: 劳动实践基地3个, 示范级10所.
    fn after_noun(&self, amount: &Amount<'v>) -> Option<Found<'v>> {
        let (text, q) = (self.text(), amount.q);
        let measured = longest_before(text, amount.bound_start, &MEASURES).is_some();
        let verb = self.verb_in(amount, measured);
        let bounded = amount.bound.is_some() || q.bound.is_some();
        let once = q.han && q.value == Number::from_int(1) && q.unit == ['次'];
        let describes =
            verb.is_none() && longest_before(text, amount.bound_start, &DESCRIPTIONS).is_some();
        let (from, to) =
            verb.as_ref().map_or((amount.start, amount.bound_start), |verb| (verb.start, verb.end));
        let bare =
            verb.is_some() && to >= amount.bound_start || self.is_verb(from, amount.bound_start);
        if !bounded && (once && bare || describes) {
            return None;
        }
        // What is asked each year or term, or beside another goal, needs no verb of delivery.
        let opened = amount.start > amount.left && !self.is_breakdown(amount);
        let listed = self.goes_on(&q)
            || self.touches(amount)
            || (!self.goals.is_empty() && !self.is_breakdown(amount));
        // 新建15家: what is new, the clause before says.
        let new = longest_at(text, amount.start, &NEW);
        let new = new.is_some_and(|len| !q.han && amount.start + len == q.start);
        if !(verb.is_some()
            || new
            || bounded
            || opened
            || self.is_done_to(amount)
            || amount.start > amount.left && amount.sent
            || (q.han && q.unit != ['次'] && self.touches(amount))
            || self.is_twice_held(amount)
            || (!q.han && (listed || measured || self.is_counted(amount))))
        {
            return None;
        }
        let (quote_from, noun) = match verb {
            Some(verb) if verb.end < amount.bound_start => {
                let noun = self.skip_bracket(verb.end);
                let measures =
                    amount.bound.is_some() && amount.bound_start - noun <= SHORT_NOUN_CHARS;
                // 城镇新增就业8000人: where something is new belongs to it.
                let new = longest_at(text, verb.start, &NEW).is_some();
                let placed = new
                    && verb.start <= amount.start + PLACE_CHARS_MAX
                    && (amount.start..verb.start).all(|at| char_at(text, at).is_some_and(is_han));
                let verb = if placed { amount.start.min(verb.start)..verb.end } else { verb };
                // 发表或获奖论文3篇: a verb joined to another stays with it.
                let joined = matches!(char_at(text, noun), Some('或' | '和' | '及'));
                let kept =
                    new || joined || measures || begins_with_rank(text, noun, amount.bound_start);
                (if kept { verb.start } else { noun }, if measures { verb.start } else { noun })
            }
            _ => (amount.start, amount.start),
        };
        if noun >= amount.bound_start {
            return self.same_subject(amount);
        }
        // 至少带队检查1次: the bound stands before the verb.
        let from = if self.touches(amount) { self.clause } else { amount.left };
        let least =
            amount.bound.is_none() && holds(text, from, amount.bound_start, &["至少", "最少"]);
        let amount =
            &Amount { bound: amount.bound.or(least.then_some(Bound::Op(Op::Ge))), ..*amount };
        let subject_end = self.before_baseline(noun, amount.bound_start);
        let (subject, prefix, grade) = self.graded(noun, subject_end);
        let goal = self.goal(amount, grade.unwrap_or(quote_from)..q.end, subject);
        if prefix.is_empty() {
            return Some(self.respectively(goal, noun, subject_end));
        }
        Some(Found { goal, prefix, respectively: Vec::new() })
    }

    /// Names “智安校园”基本级, and 示范级 after it; also where the grade itself begins.
    fn graded(&self, noun: usize, end: usize) -> (String, String, Option<usize>) {
        let subject = name(self.view, noun, end);
        let grade = after_quoted(self.view, noun, end);
        if grade > noun && end - grade <= GRADE_CHARS_MAX {
            let prefix = self.view.quote(noun, grade).trim_matches(['“', '”']).to_owned();
            return (subject, prefix, Some(grade));
        }
        let last = self.last_listed().and_then(|goal| goal.subject.chars().last());
        match &self.listing {
            Some(listing) if !listing.prefix.is_empty() && last == subject.chars().last() => {
                (format!("{}{subject}", listing.prefix), listing.prefix.clone(), None)
            }
            _ => (subject, String::new(), None),
        }
    }

    /// A number before its noun: 5个最强党支部, 两次专题研究.
    fn before_noun(&self, amount: &Amount<'v>) -> Option<Found<'v>> {
        let (text, q) = (self.text(), amount.q);
        if q.han
            && (q.value == Number::from_int(1) || char_at(text, q.start) == Some('二'))
            && !self.is_held_by_each(amount)
        {
            return None;
        }
        if self.describes(amount) || self.is_watched(amount) {
            return None;
        }
        let verb = self.verb_before(amount);
        let opens = amount.start >= amount.bound_start
            || bound_at(text, amount.start).is_some_and(|len| amount.start + len >= q.start);
        let counts = !is_measured(q.unit);
        let becomes = opens && counts && !q.han && holds(text, q.end, amount.right_end, &BECOMES);
        let within = !q.han
            && verb.is_none()
            && self
                .verb_in(amount, false)
                .is_some_and(|verb| verb.end + VERB_REACH_CHARS >= amount.bound_start);
        // 甲、乙等2所学校: the verb stands before the names.
        let named = !q.han
            && char_before(text, q.start) == Some('等')
            && self.verb_in(amount, false).is_some();
        let bounded =
            !q.han && amount.bound.is_some_and(|b| matches!(b, Bound::Op(_) | Bound::Reach));
        let done_for = self.is_done_for(amount);
        let listed = self.touches(amount) && (amount.left + 2 >= q.start || self.goes_on(&q));
        if !(verb.is_some() || listed || becomes || within || bounded || named || done_for) {
            return None;
        }
        let kept = verb.clone().filter(|verb| longest_at(text, verb.start, &NEW).is_some());
        let own = if amount.bound.is_some() { amount.bound_start } else { q.start };
        let mut quote_from = kept.map_or(own, |verb| verb.start);
        // 至少组建1支: the verb stands between the bound and the number.
        let least = verb.and_then(|verb| {
            longest_before(text, verb.start, &["至少", "最少"]).map(|len| verb.start - len)
        });
        let bound = least.map(|_| Bound::Op(Op::Ge)).or(amount.bound);
        quote_from = least.unwrap_or(quote_from);
        let subject = name(self.view, q.end, amount.right_end);
        let amount = Amount { bound, ..*amount };
        (!subject.is_empty())
            .then(|| self.goal(&amount, quote_from..amount.right_end, subject).into())
    }

    /// The verb right before a number, the place where it holds aside: 打造全省5ms….
    fn verb_before(&self, amount: &Amount) -> Option<Range<usize>> {
        let text = self.text();
        let mut end = amount.bound_start;
        while let Some(len) =
            longest_before(text, end, &SCOPES).filter(|len| end >= amount.left + len)
        {
            end -= len;
        }
        let len = longest_before(text, end, &MID)
            .into_iter()
            .chain(longest_before(text, end, &PLAIN))
            .max()?;
        (end >= amount.left + len).then(|| end - len..end)
    }

    /// Whether a clause is a noun and how many of it: in a plan, so many are to be.
    pub fn is_counted(&self, amount: &Amount) -> bool {
        let text = self.text();
        amount.q.start - amount.left >= COUNTED_NOUN_CHARS_MIN
            && !self.is_breakdown(amount)
            && !is_measured(amount.q.unit)
            && !holds(text, self.clause, amount.q.start, &THERE_IS)
            && (amount.start..amount.q.start).all(|at| self.view.inside(at) & inside::BRACKETS == 0)
            && (amount.start.max(amount.q.start.saturating_sub(COUNTED_NOUN_CHARS_MIN))
                ..amount.q.start)
                .all(|at| !char_at(text, at).is_some_and(|c| c.is_ascii_digit()))
    }

    /// Whether a verb and nothing else stands between two places: 开展一次 names nothing.
    fn is_verb(&self, from: usize, to: usize) -> bool {
        let len = longest_at(self.text(), from, &MID).max(longest_at(self.text(), from, &PLAIN));
        len.is_some_and(|len| from + len >= to)
    }

    /// The verb that delivers: at the clause's beginning, or a telling one inside it.
    fn verb_in(&self, amount: &Amount, measured: bool) -> Option<Range<usize>> {
        let text = self.text();
        let end = amount.bound_start;
        let verb_at = |at: usize| {
            longest_at(text, at, &MID)
                .into_iter()
                .chain(longest_at(text, at, &PLAIN).filter(|&len| len > 1))
                .chain(longest_at(text, at, &["上公开", "上研", "上示范", "上汇报"]).map(|_| 1))
                .max()
                // 绿化带 and 硬化率 begin with no verb.
                .filter(|len| !matches!(char_at(text, at + len), Some('带' | '率' | '度')))
        };
        for from in [amount.start, amount.left] {
            let Some(first) = verb_at(from).filter(|len| from + len < end) else { continue };
            if longest_at(text, from, &NEW).is_some() {
                // 新建、改扩建幼儿园
                let after = from + first;
                let next = after + usize::from(char_at(text, after) == Some('、'));
                let joined = next < end;
                let second = longest_at(text, next, &NEW).filter(|_| joined).map(|len| next + len);
                return Some(from..second.filter(|&at| at < end).unwrap_or(after));
            }
            let mut at = from + first;
            while let Some(len) = verb_at(at).filter(|len| at + len < end) {
                at += len;
            }
            return Some(from..at);
        }
        if measured {
            return None;
        }
        let funded = unit_core(amount.q.unit) == ['元'] && amount.bound.is_none();
        find(text, amount.start, end, if funded { &FUNDING } else { &MID })
            .map(|(at, len)| at..at + len)
            .filter(|verb| verb.end < end)
    }

    /// Steps over a bracket: 新建（改建）老年学堂.
    fn skip_bracket(&self, mut at: usize) -> usize {
        while at < self.task.end && self.view.inside(at) & inside::BRACKETS != 0 {
            at += 1;
        }
        at
    }

    pub fn goal(&self, amount: &Amount<'v>, at: Range<usize>, subject: String) -> Goal<'v> {
        let q = amount.q;
        let before = match amount.bound {
            // 达到93%左右 and 控制在15%左右 are about.
            Some(Bound::Reach | Bound::Op(Op::Le)) if q.bound == Some(Op::Approx) => None,
            Some(Bound::Op(op)) => Some(op),
            Some(Bound::Reach) if amount.share && self.falls(amount.left, q.start) => Some(Op::Le),
            Some(Bound::Reach) if amount.share => Some(Op::Ge),
            _ => None,
        };
        let op = match (q.upper, before, q.bound) {
            (Some(_), ..) => Op::Range,
            (_, Some(op @ (Op::Ge | Op::Gt | Op::Le | Op::Lt)), None | Some(Op::Approx)) => op,
            (_, _, Some(op)) => op,
            (_, Some(op), None) => op,
            (_, None, None) => Op::Eq,
        };
        Goal { at, subject, op, value: Some(q.value), upper: q.upper, unit: q.unit }
    }
}

fn is_weak(unit: &[char]) -> bool {
    WEAK_UNITS.holds(unit_core(unit))
}

fn is_measured(unit: &[char]) -> bool {
    unit.last().is_some_and(|last| MEASURED_UNITS.contains(last))
}

/// A unit without what makes it larger: 元 of 万元.
fn unit_core(mut unit: &[char]) -> &[char] {
    while let ['万' | '亿' | '千' | '百', rest @ ..] = unit {
        unit = rest;
    }
    unit
}

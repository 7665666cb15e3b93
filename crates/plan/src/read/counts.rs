//! Numbers that are goals by what stands around them: 对5条道路进行改造, 乡道改造300公里, 共14所.
//!
//! Each tells one way plans ask for so many; `amounts` asks for them.

use super::amounts::Amount;
use super::bounds::bound_before;
use super::goal_words::{BECOMES, DELIVERED_UNITS, DONE_FOR, MID, NEW, PLAIN, THERE_IS};
use super::quantity::{Quantity, quantity_at};
use super::scan::{
    Words, char_at, char_before, ends_clause, find, holds, is_han, longest_at, longest_before,
    word_at, word_before,
};
use super::targets::Reader;
use crate::Number;

/// How long what stands between two numbers of one phrase may be: 亿元以上项目.
const KIND_CHARS_MAX: usize = 8;
/// How far before a number those may be named for whom something is done.
const NAMED_CHARS_MAX: usize = 24;
/// How long whom or what a share is compared with may be: 区均.
const COMPARED_CHARS_MAX: usize = 8;

/// What is done with what is only looked at: 对27个断面进行调度分析.
#[rustfmt::skip]
static WATCHED: Words = Words::new(&[
    "进行调度", "进行分析", "进行监测", "进行研判", "进行通报", "进行排名", "进行巡查", "进行监督", "进行督查",
    "进行检查", "进行考核", "进行抽查", "进行评估", "进行会商", "开展调度", "开展监测", "开展督查", "开展巡查",
]);

/// Verbs that bring money right before its amount: 投资5000万元.
static INVESTS: Words =
    Words::new(&["投资", "投入", "筹资", "筹措", "融资", "争取", "安排", "整合", "计划投资"]);

/// What is sent in after its number: 照片4张发至邮箱.
#[rustfmt::skip]
static SENT: Words = Words::new(&[
    "发至", "发到", "发送", "报送", "报至", "报到", "上报", "上交", "交至", "交到", "送至", "提交", "上传", "寄至", "报",
]);

/// Verbs of what is held once by each.
static HOLDS: Words = Words::new(&["召开", "举办", "开展", "组织", "举行", "进行", "组织开展"]);

impl Reader<'_> {
    /// Whether another number with its own bound follows: 600分以上人数突破30人.
    pub fn describes(&self, amount: &Amount) -> bool {
        let text = self.text();
        (amount.q.end + 1..amount.right_end).any(|at| {
            char_at(text, at).is_some_and(|c| c.is_ascii_digit())
                && bound_before(text, amount.q.end, at).0.is_some()
        })
    }

    /// 其中50亿元以上项目6个: the first number says what kind the second counts.
    pub fn is_kind(&self, q: &Quantity, right_end: usize) -> bool {
        let text = self.text();
        let end = right_end.min(q.end + KIND_CHARS_MAX);
        q.unit.ends_with(&['元'])
            && char_at(text, q.end).is_some_and(is_han)
            && (q.end + 1..end).any(|at| {
                char_at(text, at).is_some_and(|c| c.is_ascii_digit())
                    && quantity_at(text, at).is_some_and(|q| {
                        matches!(q.unit, ['个' | '家' | '户' | '项' | '宗' | '只'])
                            && char_at(text, q.end).is_none_or(|c| ends_clause(c) || c == '、')
                    })
            })
    }

    /// 培训2期120人次: a second number right after the first counts the same in another way.
    pub fn is_counted_twice(&self, q: &Quantity) -> bool {
        let text = self.text();
        !q.unit.is_empty()
            && char_at(text, q.end).is_some_and(|c| c.is_ascii_digit())
            && quantity_at(text, q.end)
                .is_some_and(|next| matches!(next.unit, [.., '人'] | [.., '人', '次'] | ['名']))
    }

    /// 超过33米时, 收入20万元以下的村, 不死一人, 两轮车: when or of whom something holds, or nobody at
    /// all, or a name.
    pub fn is_condition(&self, q: &Quantity) -> bool {
        let text = self.text();
        let when = char_at(text, q.end) == Some('时')
            && !matches!(char_at(text, q.end + 1), Some('间' | '长' | '段'));
        let kind = q.bound.is_some()
            && matches!(q.unit.last(), Some('元' | '岁' | '米'))
            && char_at(text, q.end) == Some('的');
        let none = q.han
            && q.value == Number::from_int(1)
            && q.start.checked_sub(2).is_some_and(|at| char_at(text, at) == Some('不'));
        // 两轮电动车
        let wheels =
            q.unit == ['轮'] && matches!(char_at(text, q.end), Some('电' | '摩' | '驱' | '车'));
        when || kind || none || wheels
    }

    /// Where what is sent in begins, when it and its number stand between 将 and a verb that sends.
    pub fn sent_from(&self, q: &Quantity, left: usize) -> Option<usize> {
        let text = self.text();
        longest_at(text, q.end, &SENT)?;
        let from =
            (left..q.start).rev().find(|&at| matches!(char_at(text, at), Some('将' | '把')))?;
        let after = (from..q.start)
            .rev()
            .find(|&at| matches!(char_at(text, at), Some('将' | '把' | '和' | '及' | '、')));
        after.map(|at| at + 1).filter(|&at| at + 1 < q.start)
    }

    /// 乡道双车道改造300公里: what is done stands between its object and how much of it.
    pub fn is_done_to(&self, amount: &Amount) -> bool {
        let (text, end) = (self.text(), amount.bound_start);
        let verb = longest_before(text, end, &MID)
            .max(longest_before(text, end, &PLAIN))
            .max(longest_before(text, end, &NEW));
        verb.is_some_and(|len| {
            len > 1
                && (!amount.q.han || amount.q.unit == ['轮'])
                && end >= amount.start + len + 2
                && (amount.start..end).all(|at| self.view.inside(at) == 0)
                && char_before(text, end - len)
                    .is_some_and(|c| is_han(c) && !"的已共了".contains(c))
                && !holds(text, self.clause, amount.q.start, &THERE_IS)
        })
    }

    /// 投资5000万元 at a clause's beginning.
    pub fn is_invested(&self, amount: &Amount) -> bool {
        let text = self.text();
        amount.bound.is_none()
            && amount.q.unit.ends_with(&['元'])
            && !amount.q.han
            && longest_at(text, amount.start, &INVESTS)
                .is_some_and(|len| amount.start + len == amount.q.start)
            && !matches!(char_before(text, amount.start), Some('总' | '已'))
    }

    /// 讲座两场: a noun and how often, without a verb.
    pub fn is_twice_held(&self, amount: &Amount) -> bool {
        char_at(self.text(), amount.q.start) == Some('两')
            && matches!(amount.q.unit, ['场' | '次'])
            && amount.ends()
            && self.is_counted(amount)
    }

    /// 办黑板报4期: a short verb and what comes out so often.
    pub fn is_put_out(&self, amount: &Amount) -> bool {
        let text = self.text();
        DELIVERED_UNITS.holds(amount.q.unit)
            && amount.q.unit == ['期']
            && amount.ends()
            && (!amount.q.han || char_at(text, amount.q.start) == Some('两'))
            && (matches!(char_at(text, amount.start), Some('办' | '出' | '编' | '刊'))
                && amount.start + 2 < amount.q.start
                || self.is_counted_twice(&amount.q)
                    && longest_before(text, amount.q.start, &["培训", "轮训", "研修"]).is_some())
    }

    /// 对人民路等3条道路进行改造, 在50所学校开展筛查; but not what is only watched.
    pub fn is_done_for(&self, amount: &Amount) -> bool {
        let (text, q) = (self.text(), &amount.q);
        if q.han || !holds(text, q.end, amount.right_end, &DONE_FOR) {
            return false;
        }
        let timed = matches!(char_at(text, q.end), Some('内' | '前' | '后' | '里' | '中'));
        let here = longest_before(text, q.start, &["为", "对", "给"]).is_some()
            || word_before(text, q.start, "在").is_some() && !timed;
        let from = amount.left.max(q.start.saturating_sub(NAMED_CHARS_MAX));
        let named = char_before(text, q.start) == Some('等')
            && (from..q.start).any(|at| matches!(char_at(text, at), Some('对' | '为' | '给')));
        here || named
    }

    /// Whether so many of something are only watched, now and again.
    pub fn is_watched(&self, amount: &Amount) -> bool {
        let text = self.text();
        let from = amount.left.max(amount.q.start.saturating_sub(NAMED_CHARS_MAX));
        (from..amount.q.start).any(|at| char_at(text, at) == Some('对'))
            && holds(text, amount.q.end, amount.right_end, &WATCHED)
    }

    /// 60%的学校完成创建: a share of those who are to come so far.
    pub fn is_share_of(&self, amount: &Amount) -> bool {
        let text = self.text();
        find(text, amount.q.end, amount.right_end, &BECOMES)
            .is_some_and(|(at, _)| !matches!(char_before(text, at), Some('已' | '未' | '没')))
    }

    /// 优秀率超过区均3个百分点: by how much something is to be ahead.
    pub fn is_ahead(&self, amount: &Amount) -> bool {
        let text = self.text();
        let from = amount.start.max(amount.q.start.saturating_sub(COMPARED_CHARS_MAX));
        amount.q.unit.ends_with(&['点'])
            && find(text, from, amount.q.start, &["超过", "高于", "超出", "优于", "领先"])
                .is_some_and(|(at, len)| at > amount.start && at + len < amount.q.start)
    }

    /// 启动小学建设，共14所: how many there are of what the clause before begins.
    pub fn is_together(&self, amount: &Amount) -> bool {
        let (text, task) = (self.text(), self.task.start);
        let together = word_at(text, self.clause, "共");
        amount.ends()
            && !amount.q.han
            && self.goals.is_empty()
            && self.clause > task
            && together.is_some_and(|len| self.clause + len == amount.q.start)
            && (holds(text, task, self.clause, &MID)
                || holds(text, task, self.clause, &["启动", "实施", "推进"]))
            && !holds(text, task, self.clause, &THERE_IS)
    }

    /// 各班召开一次班会: once, but by each of many.
    pub fn is_held_by_each(&self, amount: &Amount) -> bool {
        let (text, q) = (self.text(), &amount.q);
        let Some(len) = longest_before(text, q.start, &HOLDS) else { return false };
        let from = self.clause.max(q.start.saturating_sub(NAMED_CHARS_MAX));
        let verb = q.start.saturating_sub(len);
        let each = (from..verb).any(|at| char_at(text, at) == Some('各'));
        let often = (from..verb).any(|at| char_at(text, at) == Some('每'));
        q.value == Number::from_int(1) && q.unit == ['次'] && each && !often && !amount.ends()
    }
}

#[cfg(test)]
mod tests {
    use super::super::folding::Folding;
    use super::super::targets::goals;
    use super::super::view::View;

    fn check(text: &str, expect: &[&str]) {
        let view = View::new(text, Folding::default());
        let got: Vec<String> = goals(&view.whole())
            .iter()
            .map(|goal| format!("{} {:?}", view.quote(goal.at.start, goal.at.end), goal.op))
            .collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn counts_what_is_asked_for() {
        check("乡道双车道改造300公里，", &["乡道双车道改造300公里 Eq"]);
        check("共封闭接口46个、调整绿化带端头99个；", &["接口46个 Eq", "绿化带端头99个 Eq"]);
        check(
            "引进项目240个，其中10亿元以上项目50个、50亿元以上项目6个；",
            &["项目240个 Eq", "10亿元以上项目50个 Eq", "50亿元以上项目6个 Eq"],
        );
        check("改造老旧小区20个、2964户。", &["老旧小区20个 Eq", "2964户 Eq"]);
        check("投资5000万元，改造公路40公里；", &["投资5000万元 Eq", "公路40公里 Eq"]);
        check("对人民中路等3条道路进行改造；", &["3条道路进行改造 Eq"]);
        check("在50所学校食堂开展厨房建设。", &["50所学校食堂开展厨房建设 Eq"]);
        check("60%的学校完成“平安校园”创建。", &["60%的学校完成“平安校园”创建 Eq"]);
        check("全县“明厨亮灶”实现100%，", &["“明厨亮灶”实现100% Eq"]);
        check("优秀率超过区均3个百分点。", &["优秀率超过区均3个百分点 Eq"]);
        check("每人至少上交论文一篇、案例两篇。", &["论文一篇 Ge", "案例两篇 Ge"]);
        check("启动小学标准化建设，共14所。", &["共14所 Eq"]);
        check("办黑板报4期。", &["黑板报4期 Eq"]);
        check("组织教师培训2期120人次。", &["教师培训2期 Eq", "120人次 Eq"]);
        check("新（改、扩）建幼儿园25所。", &["新（改、扩）建幼儿园25所 Eq"]);
        check("各班召开一次主题班会。", &["一次主题班会 Eq"]);
        check("维修机井12口，清淤渠道18公里。", &["机井12口 Eq", "渠道18公里 Eq"]);
        check("每天运动时间不少于2小时。", &["每天运动时间不少于2小时 Ge"]);
        check("“书香重阳”讲座两场，每场听众60人。", &["“书香重阳”讲座两场 Eq", "每场听众60人 Eq"]);
        check("生猪出栏30万头。", &["生猪出栏30万头 Eq"]);
        check("年底前完成路基工程70%。", &["完成路基工程70% Eq"]);
        check("消防隐患排查两轮。", &["消防隐患排查两轮 Eq"]);
        check("去年取消事项43项，今年再取消20项以上。", &["取消20项以上 Ge"]);
        check("将总结和活动照片2-3张发到邮箱。", &["活动照片2-3张 Range"]);
        check("较大以上事故控制在零。", &["较大以上事故控制在零 All"]);
        check("9月、12月各开展一次反恐演练。", &["一次反恐演练 Eq"]);
        check("组织专题培训（3月15日）4场。", &["专题培训（3月15日）4场 Eq"]);
    }

    #[test]
    fn leaves_what_is_told_named_or_watched() {
        check("逐月对27个省控断面进行调度分析。", &[]);
        check("现有教学楼改造3000平方米，共14所。", &[]);
        check("在3个月内提供服务。", &[]);
        check("80%的学生来自农村。", &[]);
        check("项目总投资5000万元。", &[]);
        check("整治两轮电动车乱象。", &[]);
        check("每月开展一次作业展评。", &[]);
        check("去年完成事项43项。", &[]);
        check("60%的学校已完成创建。", &[]);
        check("教师128人，其中高级教师32人。", &[]);
        check("水位达到32.5米时上报，超过33米时转移。", &[]);
        check("年收入20万元以下的薄弱村全部清零。", &[]);
        check("确保不垮一库一坝、不死一人。", &[]);
        check("联系电话：57642110，会期2天。", &[]);
    }
}

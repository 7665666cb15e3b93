//! A task -> what sort of duty it is.
//!
//! The first rule that holds decides; the order is the meaning.

use super::documents::drafts;
use super::quantity::SHARE_UNITS;
use super::scan::Words;
use super::spots::to;
use super::view::Stretch;
use crate::{Kind, Op, Target};

/// Building that ends in use.
#[rustfmt::skip]
pub(super) static BUILDING: Words = Words::new(&[
    "投入使用", "投用", "竣工", "开工", "完工", "交付使用", "封顶", "项目建设", "建成", "改扩建",
    "迁建", "改造工程", "维修工程", "建设工程", "新建工程", "扩建工程",
]);

/// Units of what is held.
static EVENT_UNITS: Words = Words::new(&["次", "场", "場", "期", "届", "屆", "堂", "讲", "講"]);

/// What is done all year.
#[rustfmt::skip]
pub(super) static ALL_YEAR: Words = Words::new(&[
    "持续", "继续", "常态化", "定期", "经常", "日常", "长期", "每月", "每周", "每学期", "每季度",
    "每年", "始终", "不断", "坚持",
]);

/// What is done as a matter of course.
#[rustfmt::skip]
pub(super) static AS_A_RULE: Words = Words::new(&[
    "认真落实", "严格落实", "严格执行", "抓好", "做好", "管理", "值班", "检查", "巡查",
]);

/// What is held.
#[rustfmt::skip]
pub(super) static HELD: Words = Words::new(&[
    "举办", "举行", "召开", "承办", "组织开展", "开展", "组织", "参加",
]);

/// What it is that is held.
#[rustfmt::skip]
pub(super) static EVENTS: Words = Words::new(&[
    "活动", "比赛", "大赛", "竞赛", "培训", "会议", "大会", "演练", "讲座", "评选", "论坛", "节”",
    "展演", "展示", "研讨", "典礼", "仪式", "运动会", "座谈", "研究", "调研", "考察", "交流",
    "会演", "文化节", "班会", "会", "赛", "节",
]);

/// Says what sort of duty a task is.
pub(super) fn kind(task: &Stretch, targets: &[Target], has_milestones: bool) -> Kind {
    let has = |words: &Words, reader: u16| task.has(words, reader);
    let is_rate = |t: &Target| SHARE_UNITS.contains(t.unit.as_str()) || t.op == Op::Cmp;
    if drafts(task) {
        Kind::Document
    } else if has_milestones && has(&BUILDING, to::BUILDING) {
        Kind::Project
    } else if targets.iter().any(|t| EVENT_UNITS.contains(t.unit.as_str())) && has(&HELD, to::HELD)
    {
        Kind::Activity
    } else if targets.iter().any(is_rate) {
        Kind::Rate
    } else if !targets.is_empty() {
        Kind::Quantity
    } else if has(&ALL_YEAR, to::ALL_YEAR) {
        Kind::Routine
    } else if has(&HELD, to::HELD) && has(&EVENTS, to::EVENTS) {
        Kind::Activity
    } else if has(&BUILDING, to::BUILDING) {
        Kind::Project
    } else if has(&AS_A_RULE, to::AS_A_RULE) {
        Kind::Routine
    } else {
        Kind::Other
    }
}

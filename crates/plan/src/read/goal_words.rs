//! The words goals are written with.
//!
//! Tables only: how they combine, `targets` and `subject` decide.

use super::scan::{Meanings, Words};
use crate::Op;

/// What a word before a number says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Reaches it: 达到, 提高到.
    Reach,
    /// Stays at it: 保持.
    Hold,
    /// Changes by it: 提高, 下降.
    Change,
    /// Bounds it.
    Op(Op),
}

/// Words right before a number, the longest that fits counts.
pub(super) static BOUNDS: Meanings<Bound> = Meanings::new(&[
    ("达到", Bound::Reach),
    ("达", Bound::Reach),
    ("达成", Bound::Reach),
    ("提高到", Bound::Reach),
    ("提高至", Bound::Reach),
    ("提升到", Bound::Reach),
    ("提升至", Bound::Reach),
    ("增加到", Bound::Reach),
    ("增加至", Bound::Reach),
    ("增至", Bound::Reach),
    ("增长到", Bound::Reach),
    ("上升到", Bound::Reach),
    ("上升至", Bound::Reach),
    ("增长至", Bound::Reach),
    ("延长到", Bound::Reach),
    ("延长至", Bound::Reach),
    ("扩大到", Bound::Reach),
    ("扩大至", Bound::Reach),
    ("发展到", Bound::Reach),
    ("力争", Bound::Reach),
    ("保持在", Bound::Hold),
    ("保持", Bound::Hold),
    ("稳定在", Bound::Hold),
    ("维持在", Bound::Hold),
    ("均为", Bound::Hold),
    ("不低于", Bound::Op(Op::Ge)),
    ("不少于", Bound::Op(Op::Ge)),
    ("不小于", Bound::Op(Op::Ge)),
    ("不得低于", Bound::Op(Op::Ge)),
    ("不得少于", Bound::Op(Op::Ge)),
    ("至少", Bound::Op(Op::Ge)),
    ("atleast", Bound::Op(Op::Ge)),
    ("atmost", Bound::Op(Op::Le)),
    ("nomorethan", Bound::Op(Op::Le)),
    ("upto", Bound::Op(Op::Le)),
    ("nolessthan", Bound::Op(Op::Ge)),
    ("nofewerthan", Bound::Op(Op::Ge)),
    ("lessthan", Bound::Op(Op::Lt)),
    ("fewerthan", Bound::Op(Op::Lt)),
    ("morethan", Bound::Op(Op::Gt)),
    ("by", Bound::Change),
    ("to", Bound::Reach),
    ("至少有", Bound::Op(Op::Ge)),
    ("最少", Bound::Op(Op::Ge)),
    ("≥", Bound::Op(Op::Ge)),
    ("超过", Bound::Op(Op::Gt)),
    ("超", Bound::Op(Op::Gt)),
    ("逾", Bound::Op(Op::Gt)),
    ("突破", Bound::Op(Op::Gt)),
    ("高于", Bound::Op(Op::Gt)),
    ("大于", Bound::Op(Op::Gt)),
    (">", Bound::Op(Op::Gt)),
    ("不超过", Bound::Op(Op::Le)),
    ("不得超过", Bound::Op(Op::Le)),
    ("不高于", Bound::Op(Op::Le)),
    ("不多于", Bound::Op(Op::Le)),
    ("不大于", Bound::Op(Op::Le)),
    ("不得高于", Bound::Op(Op::Le)),
    ("不得大于", Bound::Op(Op::Le)),
    ("不得多于", Bound::Op(Op::Le)),
    ("控制在", Bound::Op(Op::Le)),
    ("控制到", Bound::Op(Op::Le)),
    ("控制为", Bound::Op(Op::Le)),
    ("缩短到", Bound::Op(Op::Le)),
    ("缩短至", Bound::Op(Op::Le)),
    ("压缩到", Bound::Op(Op::Le)),
    ("压缩至", Bound::Op(Op::Le)),
    ("压缩在", Bound::Op(Op::Le)),
    ("压减至", Bound::Op(Op::Le)),
    ("减少至", Bound::Op(Op::Le)),
    ("回落到", Bound::Op(Op::Le)),
    ("below", Bound::Op(Op::Lt)),
    ("under", Bound::Op(Op::Lt)),
    ("above", Bound::Op(Op::Gt)),
    ("over", Bound::Op(Op::Gt)),
    ("降到", Bound::Op(Op::Le)),
    ("降至", Bound::Op(Op::Le)),
    ("下降到", Bound::Op(Op::Le)),
    ("下降至", Bound::Op(Op::Le)),
    ("降低到", Bound::Op(Op::Le)),
    ("降低至", Bound::Op(Op::Le)),
    ("减少到", Bound::Op(Op::Le)),
    ("压减到", Bound::Op(Op::Le)),
    ("缩小到", Bound::Op(Op::Le)),
    ("最多", Bound::Op(Op::Le)),
    ("至多", Bound::Op(Op::Le)),
    ("≤", Bound::Op(Op::Le)),
    ("低于", Bound::Op(Op::Lt)),
    ("少于", Bound::Op(Op::Lt)),
    ("小于", Bound::Op(Op::Lt)),
    ("<", Bound::Op(Op::Lt)),
    ("约", Bound::Op(Op::Approx)),
    ("大约", Bound::Op(Op::Approx)),
    ("近", Bound::Op(Op::Approx)),
    ("提高", Bound::Change),
    ("提升", Bound::Change),
    ("增长", Bound::Change),
    ("增加", Bound::Change),
    ("上升", Bound::Change),
    ("递增", Bound::Change),
    ("下降", Bound::Change),
    ("降低", Bound::Change),
    ("减少", Bound::Change),
    ("压减", Bound::Change),
    ("缩小", Bound::Change),
]);

/// What a goal of nothing begins with: 零事故.
pub(super) const NOTHING: &str = "零";
/// A goal of everything.
pub(super) const EVERYTHING: &str = "全覆盖";

/// Comparisons that need no number.
#[rustfmt::skip]
pub(super) static COMPARISONS: Words = Words::new(&[
    "不低于", "不高于", "不少于", "高于", "优于", "不得低于", "不超过",
]);

/// What is compared without a number: what stands on either side ends or begins so.
#[rustfmt::skip]
pub(super) static COMPARED: Words = Words::new(&[
    "水平", "收入", "工资", "待遇", "标准", "比例", "增幅", "投入", "增速", "率", "质量", "经费",
    "数量", "规模", "补贴", "支出", "薪酬", "成绩",
]);

/// Verbs whose object is delivered, and which are no nouns: they count also inside a clause.
#[rustfmt::skip]
pub(super) static MID: Words = Words::new(&[
    "新(改、扩)建", "新、改、扩建", "新(迁)建", "新(迁、改)建",
    "新增", "新建", "共建", "合建", "新组建", "新(改)建", "新(扩)建", "新(改扩)建", "新改建", "新改扩建", "新开",
    "新设", "新进", "新培养", "新引进", "新培育", "新认定", "新创建", "扩建", "改建", "改扩建",
    "迁建", "续建", "建成", "组建", "设立", "打造", "培育", "遴选", "选树", "选派", "选聘", "引进",
    "招引", "举办", "召开", "举行", "推出", "开设", "开通", "立项", "输送", "争创", "创成", "获评",
    "增设", "购置", "添置", "评出", "推选", "培育申报", "规划建设", "推广应用", "聘请", "配备",
    "筹集", "增补", "力争有", "慰问", "走访", "净增", "新认证", "新登记", "新招引", "新发展", "新签约",
    "新开工", "新引育", "新创", "新获", "新投用", "加装", "新(改、扩)建", "新、改、扩建", "新(迁)建", "新(迁、改)建",
]);

/// Verbs whose object is delivered, at a clause's beginning or right before a number.
#[rustfmt::skip]
pub(super) static PLAIN: Words = Words::new(&[
    "建设", "开展", "组织", "实施", "制作", "制定", "制订", "编写", "编制", "编印", "出台", "发布",
    "培训", "获得", "取得", "发表", "孵化", "推广", "安排", "投入", "投放", "整治", "修缮", "增加",
    "扩充", "扩大", "采购", "更新", "治理", "推荐", "帮扶", "救助", "覆盖", "惠及", "吸引", "带动",
    "布局", "阅读", "撰写", "听课", "参加", "达成", "签约", "落地", "开工", "竣工", "验收", "种植",
    "减少", "关停", "压减", "盘活", "确保", "保证", "做到", "达到", "力争", "提供", "安装", "发放",
    "推送", "刊发", "报送", "上报", "建", "听", "上", "读", "写", "办", "搞", "有", "设", "提交",
    "推进", "启动", "支持", "完善", "设置", "命制", "录制", "拍摄", "收集", "检查", "督查", "抽查",
    "创建", "评选", "选拔", "招聘", "招录", "承办", "开办", "轮训", "认定", "命名", "培养", "申报",
    "部署", "改造", "征集", "资助", "完成", "实现", "形成", "争取", "发展", "建立", "落实", "化解",
    "淘汰", "供应", "补充", "开发", "成立", "培养评选", "修复", "交流", "研发", "背诵", "接待",
    "推动", "引导", "吸纳", "转移", "流转", "发动", "联系", "结对", "印制", "张贴", "播放", "推介",
    "选送", "创作", "排演", "开放", "举报", "集聚", "招收", "招生", "录取", "转化", "授予", "表彰",
    "奖励", "进行", "选出", "排查", "整改", "销号", "拆除", "清理", "清运", "疏浚", "绿化", "硬化",
    "亮化", "铺设", "敷设", "架设", "栽植", "植树", "造林", "抚育", "出栏", "收购", "销售", "减免",
    "兑付", "受理", "办理", "办结", "调解", "评估", "审计", "抽检", "检测", "筛查", "体检", "接种",
    "建档", "宣讲", "刊登", "摄制", "演出", "放映", "订阅", "采集", "归集", "确定", "印发", "悬挂",
    "制发", "下发", "购买", "配置", "配齐", "配足", "引入", "引育", "对接", "服务", "走进",
    "观看", "评定", "表扬", "奖补", "补助", "救治", "安置", "扶持", "打通", "查处", "侦破", "立案",
    "查办", "约谈", "关闭", "取缔", "搬迁", "征收", "出让", "处置", "处理", "更换", "布设", "布置",
    "增配", "增开", "投运", "通车", "兴建", "修建", "翻建", "重建", "申请", "授权", "获批", "出版",
    "汇编", "整理", "提炼", "树立", "挖掘", "挂牌", "授牌", "认证", "巡查", "帮助", "培植", "繁育",
    "打击", "破获", "录入", "盘活利用", "入库", "开发建设", "升级", "提升",
    "招聘录用", "选调", "考录", "引流", "接收", "减排", "淘汰", "清退", "通报", "收回", "追回", "封闭", "取消", "下放", "补植", "调整", "投入使用", "加固", "回收", "创评", "调度", "上交", "投用", "调运", "清淤", "维修", "整修", "疏通", "储备", "维护", "翻修", "查验",
]);

/// What so many of something are to become: 15个专业成为省级一流专业.
#[rustfmt::skip]
pub(super) static BECOMES: Words = Words::new(&[
    "达到", "成为", "进入", "通过", "创成", "建成", "获评", "列入", "实现", "完成", "达标", "开展",
    "更新", "改造", "参加", "配备", "安装", "投用", "开工", "竣工", "完工", "投入使用", "挂牌", "上线",
    "落地", "纳入", "入选", "评为", "投产",
]);

/// Verbs after those so many of whom something is done for: 为2000户家庭实施改造.
#[rustfmt::skip]
pub(super) static DONE_FOR: Words = Words::new(&[
    "实施", "提供", "发放", "开展", "办理", "安装", "配备", "解决", "进行", "购买", "落实", "建立", "更新",
    "改造", "更换", "添置", "修缮", "新建", "加装", "免费", "送", "上门",
]);

/// What describes a project rather than asks for something.
#[rustfmt::skip]
pub(super) static DESCRIPTIONS: Words = Words::new(&[
    "建筑面积", "占地面积", "用地面积", "总面积", "总投资", "总投资额", "概算投资", "投资概算", "占地",
]);

/// Words of clauses that say what there is rather than what is to be.
#[rustfmt::skip]
pub(super) static THERE_IS: Words = Words::new(&[
    "共有", "现有", "辖", "拥有", "位于", "全镇有", "我校有", "我园有", "分为", "包括", "成员", "共计",
    "由", "合计", "附件", "人口", "原有", "共",
]);

/// Verbs that bring money, also inside a clause: 镇财政安排专项资金50万元.
#[rustfmt::skip]
pub(super) static FUNDING: Words = Words::new(&[
    "安排", "投入", "落实", "争取", "筹集", "下达", "拨付", "补助", "奖励", "引进", "完成", "实现", "到位",
]);

/// Ends of units of what is measured or paid: a number of them says what kind, not how many.
pub(super) const MEASURED_UNITS: [char; 12] =
    ['瓦', '元', '岁', '吨', '米', '里', '分', '年', '度', '克', '升', '顷'];

/// Units of what is delivered though a number of them alone asks for nothing.
pub(super) static DELIVERED_UNITS: Words = Words::new(&["元", "期", "美元", "口"]);

/// Verbs that count what is new: they stay in the quotation.
#[rustfmt::skip]
pub(super) static NEW: Words = Words::new(&[
    "新(改、扩)建", "新、改、扩建", "新(迁)建", "新(迁、改)建",
    "新增", "新建", "新组建", "新(改)建", "新(扩)建", "新(改扩)建", "新改建", "新改扩建", "新开",
    "新设", "新进", "新培养", "新引进", "新培育", "新认定", "新创建", "扩建", "改建", "改扩建",
    "迁建", "增设", "净增", "新认证", "新登记", "新招引", "新发展", "新签约", "新开工", "新引育", "新创",
    "新获", "新投用", "加装", "新(改、扩)建", "新、改、扩建", "新(迁)建", "新(迁、改)建",
]);

/// Ranks of honours, which make sense only with the verb before them.
#[rustfmt::skip]
pub(super) static RANKS: Words = Words::new(&[
    "省级", "市级", "国家级", "县级", "区级", "校级", "全国", "全省",
]);

/// What may open a clause before its subject or verb.
#[rustfmt::skip]
pub(super) static OPENERS: Words = Words::new(&[
    "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是",
    "继续", "积极", "将", "把", "使", "加快", "大力", "全面", "力争", "争取", "确保", "努力",
    "逐步", "进一步", "深入", "扎实", "稳步", "有序", "统筹", "同步", "分层", "分类", "每年",
    "今年", "年内", "全年", "再", "计划", "拟", "预计", "超额", "顺利", "着力", "切实", "认真",
    "严格", "持续", "高质量", "高标准", "高水平", "实现", "推进", "推动", "保证", "保障", "其中",
    "并", "同时", "以及", "累计", "总体", "基本", "立足", "明确", "要", "在此基础上", "至少",
    "每学期", "每学年", "每月", "每周", "每季度", "本学期", "各校", "各地", "全部", "支持高校",
    "全覆盖", "定期", "常态化", "多渠道", "分期分批", "鼓励", "支持", "引导", "组织", "开展", "做到", "启动", "完善", "规划", "依法", "率先",
]);

/// Openers only before a verb: 重点建设, but 重点场所.
pub(super) static OPENERS_OF_VERBS: Words = Words::new(&["重点", "统一", "联合", "共同", "共"]);

/// Where a goal holds; no part of what is measured.
#[rustfmt::skip]
pub(super) static SCOPES: Words = Words::new(&[
    "全县", "全市", "全区", "全省", "全校", "全镇", "全乡", "全系统", "我市", "我县", "我区",
    "我省", "我校", "全园", "本校", "全局", "全街道", "市域内", "县域内", "全市域", "区域内",
]);

/// Nouns that are measured: a number after one is its goal without a verb.
#[rustfmt::skip]
pub(super) static MEASURES: Words = Words::new(&[
    "率", "比例", "占比", "比重", "覆盖面", "满意度", "知晓度", "数量", "数", "总数", "人数",
    "规模", "总量", "产量", "产值", "增速", "增幅", "指数", "面积", "里程", "浓度", "时间", "次数",
    "课时", "学时", "总额", "金额", "收入", "投入", "投资", "投入比", "总产值", "保有量",
]);

/// What may follow a share at a clause's end and belongs to the goal.
#[rustfmt::skip]
pub(super) static AFTER_SHARE: Words = Words::new(&[
    "全覆盖", "覆盖", "达标", "完成", "到位", "落实", "合格", "参与", "普及", "整改到位", "整改",
    "建成", "入学", "就业", "公开", "持证上岗", "上岗", "培训", "处置", "受理", "办结",
]);

/// Units of time and score: a number of them is a goal only with a bound.
#[rustfmt::skip]
pub(super) static WEAK_UNITS: Words = Words::new(&[
    "年", "天", "分", "小时", "分钟", "倍", "元", "岁", "期", "日", "秒", "美元", "学年", "个学期",
    "面", "℃", "个点", "口", "头",
]);

/// What “零” is said of.
#[rustfmt::skip]
pub(super) static NOTHINGS: Words = Words::new(&[
    "事故", "死亡", "犯罪", "发生", "投诉", "伤亡", "感染", "违纪", "辍学", "升级", "纠纷", "发案",
    "案件", "差错", "失误", "流失", "舞弊", "火灾", "溺亡", "上访", "事件", "违法", "违规", "增长",
    "欠费", "欠薪", "失学", "返贫", "逃学", "缺席", "作弊", "隐患", "排放", "通报", "积案", "复发",
]);

/// Words that say the number is of the past or of a condition.
#[rustfmt::skip]
pub(super) static NOT_A_GOAL: Words = Words::new(&[
    "已达", "已经", "目前", "现有", "截至", "去年", "上年", "以来", "过去", "近年来", "曾",
    "连续三年", "时期,", "比上年同期", "同比增长了", "达到了", "完成了", "实现了", "建成了",
]);

/// Nothings that need their own subject: 教师流失零发生.
pub(super) static STATES: Words = Words::new(&["发生", "增长", "升级", "流失"]);

/// What puts a school or region among the first.
#[rustfmt::skip]
pub(super) static RANKED: Words = Words::new(&[
    "进入", "保持", "位居", "位列", "跻身", "排名", "居", "列", "获", "获得", "取得", "力争",
    "争取", "确保", "挺进", "冲进", "考核", "成绩", "名次", "达到", "排", "居于", "处于", "保持在",
]);

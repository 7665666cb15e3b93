//! Every word the app says, as one typed catalogue a language.
//!
//! `{}` stands for a value, in order. Must hold no logic: a second language is one more constant.

/// Declares a catalogue's type and its first language together.
#[macro_export]
macro_rules! catalogue {
    ($($name:ident = $zh:literal;)*) => {
        /// The words of one language.
        #[derive(Debug)]
        pub struct Text {
            $(#[doc = $zh] pub $name: &'static str,)*
        }

        /// Simplified Chinese.
        pub static ZH: Text = Text { $($name: $zh,)* };

        impl Text {
            /// Every word with its name.
            #[must_use]
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

#[cfg(all(test, feature = "track"))]
pub(crate) mod check;
#[cfg(feature = "track")]
mod english;
#[cfg(feature = "track")]
pub use crate::track::{fill, lang};
#[cfg(feature = "track")]
pub use english::EN;

/// The words of the language in use: a first visit brings one.
#[cfg(not(feature = "track"))]
#[must_use]
pub const fn lang() -> &'static Text {
    &ZH
}

catalogue! {
    app_name = "要点";
    home_link = "要点，返回清单";
    page_title = "{} · 要点";
    main_nav = "主导航";
    tab_plan = "清单";
    tab_charts = "图表";
    log_title = "日志";
    calendar_title = "行事历";
    tab_me = "我的";
    share_link = "分享进展";
    close = "关闭";

    status_not_started = "未开始";
    status_in_progress = "推进中";
    status_done = "已完成";
    status_blocked = "受阻";
    status_not_applicable = "不适用";
    status_menu_title = "更改状态";

    light_green = "绿灯";
    light_yellow = "黄灯";
    light_red = "红灯";
    light_grey = "灰灯";
    reason_done = "已办结";
    reason_on_track = "如期";
    reason_until = "{}前";
    reason_days_left = "剩 {} 天";
    reason_last_day = "今天到期";
    reason_behind = "慢于时序";
    reason_overdue = "逾期 {} 天";
    reason_missed = "有指标未达标";

    standing_unset = "未填";
    standing_met = "已达标";
    standing_toward = "推进中";
    standing_behind = "慢于时序";
    standing_missed = "未达标";
    cmp_met = "达到";
    cmp_not_met = "未达到";

    date_full = "{}年{}月{}日";
    date_short = "{}月{}日";
    time_of_day = "{} {}:{}";
    comma = "，";
    stop = "。";
    names = "{}：";

    ridges_label = "各部分进度：{}。";
    ridges_part = "{} {}";
    year_gone = "{}时间已过 {}%。";
    ridges_today = "今日 {}%";
    ridges_over = "{}已过";
    period_year = "全年";
    period_years = "计划期";
    no_percent = "—";

    find_label = "查找与筛选";
    search = "搜索";
    search_label = "搜索要点";
    filter_all = "全部";
    filter_open = "未完成";
    filter_overdue = "逾期";
    filter_blocked = "受阻";
    filter_has_target = "有指标";
    filter_due_soon = "临近到期";
    found_none = "没有符合的任务。";
    found_count = "找到 {} 项任务。";
    plan_shown = "已打开：{}";
    removed_title = "已移除";
    removed_item = "新版里没有、但已有进展的任务";
    desk_loading = "正在打开…";
    desk_failed = "这一部分没有下载完整。请联网后重试。";
    desk_retry = "重试";
    show_all = "看全部";

    section_progress = "完成 {}，共 {} 项";
    item_tally = "{}/{} 项";
    item_more = "指标、备注与日志";
    item_state = "{}，{}/{} 项完成";
    colophon_own = "正文由使用者导入或修改，进展由使用者自行填写，都只存在这台设备上。";
    colophon = "正文为公开文件原文，进展由使用者自行填写，只存在这台设备上。";

    item_place = "{} · 第{}条";
    block_targets = "指标";
    block_milestones = "项目节点";
    milestones_done = "已完成 ";
    block_tasks = "任务";
    block_note = "备注";
    block_log = "最近更改";
    block_source = "原文";
    note_label = "本条备注";
    note_hint = "做了什么、差什么，写在这里";
    task_note_label = "任务备注：{}";
    task_note_add = "写备注";
    value_label = "{}：当前值";
    value_down = "{}：减少";
    value_up = "{}：增加";
    goal = "目标 {}";
    goal_ge = "≥{}{}";
    goal_gt = ">{}{}";
    goal_le = "≤{}{}";
    goal_lt = "<{}{}";
    goal_eq = "{}{}";
    goal_range = "{}–{}{}";
    goal_about = "约{}{}";
    goal_rank = "前{}{}";
    goal_all = "全部";
    goal_none = "0{}";
    value_said = "{}：当前 {}，目标 {}，{}";
    previous_item = "上一条";
    next_item = "下一条";
    pager_label = "前后条";
    item_track = "填报责任、期限、进度与佐证";
    item_none = "在左边选一条“指标、备注与日志”，这里显示它的细节。";
    log_empty = "还没有更改。";
    log_set = "{} 改为 {}";
    log_by_undo = "撤销：";
    log_by_merge = "并入{}：";
    log_by_restore = "恢复备份：";
    log_milestone_done = "已完成";
    log_milestone_undone = "未完成";
    log_tracked = "新的记录";
    log_note_gone = "删了备注";

    charts_title = "图表";
    charts_lede = "截至{}，";
    charts_lede_year = "{}时间已过 {}%，";
    charts_lede_done = "任务完成 {}。";
    as_table = "看表格";
    as_figure = "看图形";
    as_table_label = "{}：看表格";
    chart_overall = "总体";
    chart_overall_none = "还没有任务开始，点清单里的圈就能记下。";
    chart_overall_done = "{} 项里完成了 {} 项";
    chart_sections = "各部分";
    chart_sections_say = "实色已完成，斜纹推进中，空框未开始，横杠受阻，虚框不适用。";
    chart_targets = "指标";
    chart_targets_say = "{} 项指标，{} 项已达标，{} 项未填。旗为目标。";
    chart_targets_none = "这份要点没有可量化的指标。";
    chart_more_targets = "其余 {} 项指标";
    column_status = "状态";
    column_count = "项数";
    column_share = "占比";
    column_section = "部分";
    column_done_share = "完成率";
    column_target = "指标";
    column_value = "当前";
    column_goal = "目标";
    column_standing = "状态";
    ring_center = "{}/{} 项";

    share_title = "分享进展";
    share_preview = "预览";
    share_paper_title = "{}进展";
    share_paper_done = "完成 {}";
    share_paper_rest = "，指标达标 {}/{}，逾期 {} 项";
    share_paper_from = "填报：{}";
    share_paper_date = "截至{}";
    share_sender = "单位或填报人";
    share_sender_hint = "如：分水初中教务处";
    share_sender_say = "每次分享都会写明是谁报的，收到的人最先看到。";
    share_sender_needed = "先填单位或填报人，再分享。";
    share_contents = "包含内容";
    part_statuses = "各项状态";
    part_values = "指标数值";
    part_milestones = "项目节点";
    part_notes = "备注";
    part_count = "{} 项";
    part_notes_hint = "{} 条，默认不带，按需勾选";
    share_scope = "范围";
    scope_whole = "整份要点";
    scope_section = "{}、{}";
    share_code_say = "链接打不开时，把口令发给同事，粘贴到“我的”里的“收取”即可读取。";
    copy_link = "复制链接";
    copy_message = "复制口令";
    system_share = "发给…";
    share_note = "进展都写在链接里，不经过服务器。谁拿到链接，谁就能看到勾选的内容。";
    share_nothing = "还没有进展可分享，先在清单里勾几项。";
    share_summary = "{}：{}进展，完成 {}，截至{}。";
    share_message = "【要点】{}\n复制整段，打开要点，在“我的”里粘贴即可读取：\n{}";
    copy_by_hand = "这个浏览器不让网页复制。请长按下面的文字，全选后复制：";

    open_title = "收到的进展";
    open_from = "来自 {}";
    open_from_unknown = "没有写明来自谁";
    open_made = "{}发出";
    open_backup_title = "恢复备份";
    open_backup_made = "{}的备份";
    open_changes = "合并后，这台设备上会有 {} 处改变：";
    open_no_changes = "里面的内容这台设备上都已经有了，合并不会改变什么。";
    open_kept = "另有 {} 处你这边更新，会保留你的。";
    open_kept_only = "有 {} 处与你这边不同，因你这边更新（或撤销过），合并会保留你的。";
    open_readopt = "重新采用";
    open_merge = "合并";
    open_restore = "恢复";
    open_view = "只看看";
    open_discard = "不要";
    open_back = "回到清单";
    open_change = "{} → {}";
    open_more_changes = "还有 {} 处";
    open_other_plan = "这是另一份要点的进展，不是现在用的这一份。";
    open_other_missing = "这是另一份要点的进展，这台设备上没有那份要点。请对方先把要点发来，导入后再打开。";
    open_other_go = "换用那份要点打开";
    code_absent = "这段文字里没有找到口令。";
    code_absent_hint = "请把收到的整段文字复制过来，口令以 YD 开头。";
    code_cut = "口令不完整，只收到 {} 个字符，应有 {} 个。";
    code_cut_hint = "多半是转发时被截断了。请对方用“复制口令”重新发一次。";
    code_garbled = "口令在途中被改动，读不出来。";
    code_garbled_hint = "请对方重新复制发送，不要手工改动。";
    code_newer = "这是新版本要点生成的口令。";
    code_newer_hint = "请联网打开要点，更新后再读取。";
    code_too_long = "这段口令太长，不像是要点生成的。";
    nothing_changed = "什么都没有改变。";
    viewing = "正在看 {} 的进展（{}），不会改动你的。";
    viewing_end = "回到我的进展";

    plans_title = "全部要点";
    import_title = "导入要点";
    edit_title = "修改要点";
    me_title = "我的";
    me_plan = "要点";
    me_plans = "全部要点";
    me_plans_hint = "切换、导入、修改、归档";
    me_plan_state = "使用中，完成 {}";
    me_receive = "收取";
    me_receive_say = "收到同事的口令或备份，粘贴在这里。先看会改变什么，再决定要不要。";
    me_receive_label = "粘贴口令或备份";
    me_receive_go = "读取";
    me_receive_file = "从文件读取";
    me_backup = "备份";
    me_backup_say = "进展只存在这台设备的浏览器里。换手机、清理微信缓存或卸载浏览器前，请先备份。";
    me_backup_never = "还没有备份过。";
    me_backup_today = "今天备份过。";
    me_backup_days = "上次备份是 {} 天前（{}）。";
    me_backup_file = "备份到文件";
    me_backup_copy = "复制备份码";
    me_backup_hint = "备份码可以发给自己的“文件传输助手”，换手机后粘贴到“收取”即可恢复。";
    backup_name = "{}备份-{}.txt";
    backup_plan = "{}\n\n要点原文，恢复时用，请不要改动：\n{}";
    backup_message = "【要点备份】{}，{}\n换手机后打开要点，在“我的”里粘贴整段即可恢复：\n{}";
    me_display = "显示";
    me_text_size = "字号";
    text_small = "小";
    text_normal = "标准";
    text_large = "大";
    text_huge = "特大";
    me_theme = "外观";
    theme_system = "跟随系统";
    theme_light = "纸色";
    theme_dark = "夜色";
    me_storage = "存储";
    storage_durable = "每次改动都当即写进这台设备的磁盘。";
    storage_kept = "这个浏览器只提供一种会延迟写盘的存储，突然断电可能丢失最近的改动，请勤备份。";
    storage_none = "这个浏览器不让网页保存数据，关闭页面前请复制备份码。";
    storage_persistent = "浏览器答应不会自动清理。";
    storage_not_persistent = "浏览器空间紧张时可能清理，长期不用也可能清理。";
    storage_unknown = "这个浏览器不说明会不会清理，请勤备份。";
    storage_used = "已用 {}";
    storage_quota = "上限约 {}";
    storage_ask = "请求长期保存";
    storage_ask_hint = "减少被系统清理的可能";
    storage_ask_go = "请求";
    me_offline = "离线";
    offline_ready = "没有网络也能打开。";
    parts_say = "导入、修改要点的部分在第一次用时下载；要在没有网络的地方用，请先下载。";
    parts_go = "下载离线组件";
    parts_coming = "正在下载…";
    parts_here = "离线组件已下载。";
    parts_failed = "没有下载完整，请联网后重试。";
    offline_not_ready = "联网打开一次后，没有网络也能用。";
    offline_needs_https = "这个地址不是 HTTPS，浏览器不许离线使用和长期保存。请从 https 开头的地址打开。";
    me_install = "安装";
    install_say = "微信里：点右上角“···”，选“在浏览器打开”，再选“添加到主屏幕”。";
    install_go = "添加到主屏幕";
    me_more = "更多设置 · English";
    me_about = "关于";
    about_version = "版本";
    about_version_say = "{}，无需登录，不上传数据";
    about_source = "原文出处";
    about_source_say = "自带的要点为公开文件，一字未改；标出的指标和期限由程序识别，以原文为准";

    saved = "已保存";
    saving = "正在保存";
    kept = "已暂存";
    undo = "撤销";
    redo = "重做";
    notice_edited = "已更改";
    notice_merged = "并入了 {} 处改变";
    notice_undone = "已撤销";
    notice_redone = "已重做";
    notice_copied = "已复制，去粘贴吧";
    notice_file_saved = "已交给浏览器下载";
    notice_not_a_number = "请填数字，如 92.1";
    unsaved_title = "刚才的改动没能保存";
    unsaved_say = "这个浏览器的存储满了或不许写入。关闭页面前，请复制备份码发给自己。";
    unsaved_retry = "再试一次";
    damage_title = "有一段记录损坏";
    damage_say = "已恢复到最近完好的状态。请核对最近的改动，并做一次备份。";
    damage_newer_title = "这里有新版本写下的进展";
    damage_newer_say = "这个版本读不了它，也不会动它。请联网打开，更新后再看。";
    damage_close = "知道了";
    plan_missing = "上次用的那份要点不在这台设备上，先显示这一份。";
    update_ready = "有新版本，更新后页面会重新打开，进展不受影响。";
    update_go = "更新";
}

/// Puts values in the places of a text's `{}`, in order.
#[cfg(not(feature = "track"))]
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(values.next().copied().unwrap_or_default());
        filled.push_str(part.strip_prefix('}').unwrap_or(part));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_places_in_order() {
        assert_eq!(fill("剩 {} 天", &["3"]), "剩 3 天");
        assert_eq!(fill("{} → {}", &["未开始", "{}"]), "未开始 → {}");
        assert_eq!(fill("{}", &[]), "");
    }
}

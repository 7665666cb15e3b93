//! The words of what is done in the list.
//!
//! Must hold no logic but which reasons are usual for which status.

use yaodian_plan::progress::Status;

words! {
    reason_line = "{}：{}", "{}: {}";
    reason_field = "写一句原因", "Say why";
    reason_usual = "常见原因，点一下就记", "Common reasons: tap one to note it";
    reason_save = "记下原因", "Note the reason";
    reason_later = "以后再填", "Later";
    between_reasons = "；", "; ";
    no_funds = "经费未到位", "Funds not received";
    no_paper = "等待上级文件", "Waiting for instructions from above";
    no_place = "场地未落实", "No venue yet";
    no_staff = "人员变动", "Staff changes";
    merged = "已并入其他任务", "Merged into another task";
    not_ours = "本校不涉及", "Does not concern our school";

    select = "多选", "Select";
    select_group = "批量修改", "Change many";
    pick = "选择：{}", "Select: {}";
    pick_item = "选择：{}（{} 项）", "Select: {} ({})";
    pick_section = "选择本部分 {} 项", "Select all {} of this section";
    pick_all = "全选 {} 项", "Select all {}";
    pick_none = "全不选", "Select none";
    picked = "已选 {} 项", "{} selected";
    none_picked = "点任务来选择", "Tap tasks to select them";
    picked_hidden = "另有 {} 项被筛选隐去，不会改", "{} more are hidden by the filter and stay as they are";
    tasks = "{} 项任务", "{} tasks";
    status = "状态", "Status";
    lead = "牵头单位", "Lead";
    due = "期限", "Due";
    tags = "标签", "Tags";
    cancel = "取消", "Cancel";

    replace = "换成", "Replace";
    add = "加上", "Add";
    remove = "去掉", "Remove";
    lead_replace_say = "原来的牵头单位不再显示。", "Those who led before are no longer shown.";
    lead_add_say = "写在原来的牵头单位后面。", "They come after those who lead already.";
    lead_replace_go = "把 {} 项的牵头单位换成这些", "Let these lead {} tasks instead";
    lead_add_go = "给 {} 项加上这些牵头单位", "Add these leads to {} tasks";
    lead_other = "其他单位或人", "Others";
    lead_clear = "清空，按原文", "Clear: as the text says";
    tags_add_say = "原有的标签留着。", "The tags there are kept.";
    tags_remove_say = "只去掉选中的这些标签。", "Only the tags chosen here are taken away.";
    tags_add_go = "给 {} 项加上这些标签", "Add these tags to {} tasks";
    tags_remove_go = "从 {} 项去掉这些标签", "Take these tags from {} tasks";
    tags_other = "其他标签", "Other tags";
    tags_clear = "去掉全部标签", "Remove all tags";
    due_go = "给 {} 项定下期限", "Set the dates of {} tasks";
    due_clear = "清空，按原文", "Clear: as the text says";
    no_name = "请选一个单位，或写一个。", "Choose one or write one.";
    no_tag = "请选一个标签，或写一个。", "Choose a tag or write one.";
    no_day = "请填日期，至少填“到”。", "Fill in a date, \"To\" at least.";

    bulk_done = "已改 {} 项", "{} changed";
    bulk_none = "本来就是这样，没有改动", "Nothing to change: they are so already";

    log_rest = "另有 {} 处更改", "{} more changes";

    swipe = "左右滑动任务", "Swipe tasks";
    swipe_say = "在清单里向右滑记为已完成，向左滑更改状态。点圈和长按照样能用。", "In the list, swipe right to mark a task done and left to choose a status. Tapping and holding the circle do the same.";
    swipe_done = "记为已完成", "Mark done";
    swipe_undo = "取消已完成", "Not done";
    swipe_menu = "更改状态", "Set status";
}

impl Words {
    /// The usual reasons for a status.
    pub(super) fn usual_reasons(&self, status: Status) -> Vec<&'static str> {
        match status {
            Status::Blocked => vec![self.no_funds, self.no_paper, self.no_place, self.no_staff],
            _ => vec![self.merged, self.not_ours],
        }
    }
}

/// What is said after many tasks were changed at once, and whether anything was.
pub(crate) fn bulk_said(count: usize) -> (String, bool) {
    match count {
        0 => (words().bulk_none.to_owned(), false),
        count => (crate::text::fill(words().bulk_done, &[&count.to_string()]), true),
    }
}

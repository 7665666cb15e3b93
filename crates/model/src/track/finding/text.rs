//! The words of finding.
//!
//! Must hold no logic.

words! {
    found_count = "共 {} 项", "{} {task|tasks}";
    more = "再显示 {} 项", "Show {} more";
    none = "没有符合的任务。", "No task matches.";
    none_words = "去掉“{}”", "Without \"{}\"";
    none_filters = "去掉筛选", "Without the filters";
    all = "看全部", "Show everything";
    filters = "更多筛选", "More filters";
    filters_on = "更多筛选，已选 {} 项", "More filters, {} chosen";
    sheet = "筛选", "Filters";
    sheet_go = "看 {} 项", "Show {} {task|tasks}";
    clear = "清除", "Clear";

    mine = "与我有关", "Mine";
    role = "我是", "I am";
    role_none = "填了单位或姓名，就能只看与我有关的任务。", "Say who you are to see only what is yours.";
    role_give = "填写", "Say it";
    role_say = "填单位、科室或姓名，可以填几个，中间空一格。责任单位或任务原文里有这些字的，就算与我有关。", "Give units or names, several with spaces between. A task is yours when one of them answers for it or stands in its text.";
    role_label = "单位、科室或姓名", "Units or names";
    role_hint = "如：教务处 校长室", "as the plan writes them";
    role_found = "这份要点里的责任单位", "Those who answer in this plan";
    role_save = "就用这个", "Use this";
    role_change = "更改", "Change";

    saved = "存下的视图", "Saved views";
    save = "存为视图", "Save as a view";
    save_name = "视图名称", "Name of the view";
    save_hint = "如：本周要催的", "such as: chase this week";
    saved_remove = "删除视图“{}”", "Delete the view \"{}\"";
    saved_removed = "已删除“{}”", "\"{}\" is deleted";
    saved_restore = "撤销", "Undo";

    group_status = "状态", "Status";
    group_light = "亮灯", "Light";
    group_due = "期限", "Deadline";
    group_stage = "学段", "Stage of schooling";
    group_kind = "任务类型", "Kind of duty";
    group_section = "部分", "Section";
    group_owner = "责任单位", "Who answers";
    group_changed = "有改动", "Changed";
    group_other = "其他", "Other";
    owners_none = "这份要点没有写明责任单位，在任务里填了牵头单位，这里就会列出。", "The plan names nobody. Once a task has a lead, it is listed here.";

    due_overdue = "已过期", "Past its day";
    due_week = "本周到期", "Due this week";
    due_month = "30天内到期", "Due in 30 days";
    due_never = "没有期限", "No deadline";
    stage_preschool = "学前", "Preschool";
    stage_compulsory = "义务", "Compulsory";
    stage_senior = "普高", "Senior high";
    stage_vocational = "职教", "Vocational";
    stage_special = "特教", "Special";
    since_today = "今天", "Today";
    since_week = "7天内", "In 7 days";
    since_month = "30天内", "In 30 days";
    since_day = "从这天起", "Since";
    has_target = "有指标", "Has a target";
}

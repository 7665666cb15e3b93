//! The words of what stands around a task.
//!
//! Must hold no logic.

words! {
    kind = "类型", "Kind";
    kind_as_read = "{}（按原文）", "{} (as read)";
    kind_document = "发文", "Document";
    kind_project = "项目", "Project";
    kind_activity = "活动", "Activity";
    kind_quantity = "数量", "Quantity";
    kind_rate = "比率", "Rate";
    kind_routine = "常规", "Routine";
    kind_other = "一般", "General";

    priority = "优先级", "Priority";
    priority_high = "高", "High";
    priority_normal = "一般", "Normal";
    priority_low = "低", "Low";

    around = "责任、期限、佐证与更多", "Owners, dates, evidence and more";
    lead = "牵头", "Lead";
    support = "配合", "Support";
    names_hint = "几个单位用顿号隔开", "Separate several with commas";
    due = "完成时限", "Due";
    due_from = "从", "From";
    due_to = "到", "To";
    due_day = "某一天前，只填“到”", "For a single day fill in \"To\" only";
    due_reset = "按原文", "As the text says";
    due_turned = "开始的日子比结束的晚，没有记下。", "The first day is after the last; nothing was recorded.";
    tags = "标签", "Tags";
    tags_hint = "用空格隔开", "Separate with spaces";
    after = "须先完成", "Waits for";
    after_none = "没有", "Nothing";
    waits_for = "等“{}”先完成", "Waits for \"{}\"";

    reason = "原因", "Reason";
    reason_blocked = "为什么受阻", "Why it is blocked";
    reason_not_applicable = "为什么不适用", "Why it does not apply";
    reason_hint = "例如：等批复、缺经费、条件不具备", "For example: waiting for approval, no funds";

    done_but_missed = "任务已勾完成，但有 {} 个指标未达标。", "Ticked as done, but {} of its targets are not met.";
    done_but_unset = "任务已勾完成，但有 {} 个指标未填。", "Ticked as done, but {} of its targets have no value.";
    met_but_open = "指标都已达标，任务还没有勾完成。", "All targets are met, but the task is not ticked as done.";

    papers = "文件", "Documents";
    paper_unnamed = "要印发的文件", "The document to issue";
    paper_drafting = "起草", "Drafting";
    paper_consulting = "征求意见", "Out for comment";
    paper_issued = "印发", "Issued";
    paper_none = "未开始", "Not started";
    paper_stage = "{}：进度", "{}: stage";
    paper_number = "文号", "Number";
    paper_day = "日期", "Date";

    stages = "项目进度", "Stages";
    stage_none = "未立项", "Not approved";
    stage_approved = "立项", "Approved";
    stage_begun = "开工", "Begun";
    stage_under_way = "在建", "Under way";
    stage_built = "完工", "Built";
    stage_in_use = "投用", "In use";
    stage_of = "{}：进度", "{}: stage";
    stage_whole = "整个项目", "The whole project";
    stages_in_use = "已投用 {}/{}", "In use {}/{}";

    days = "举办日期", "Days held";
    days_held = "已举办 {} 次", "Held {} times";
    days_held_of = "已举办 {}/{} 次", "Held {} of {} times";
    rounds = "执行记录", "Rounds";
    held_day = "日期", "Day";
    held_remark = "内容、地点（可不填）", "What and where (optional)";
    held_add = "记一次", "Add";
    remove_row = "删去：{}", "Remove: {}";
    round_done = "有记录", "recorded";
    round_none = "没有记录", "no record";
    round_gap = "缺", "missing";
    round_coming = "未到", "to come";
    rhythm = "多久一次", "How often";
    rhythm_as_read = "{}（按原文）", "{} (as the text says)";
    rhythm_proposed = "{}（原文没有写明）", "{} (the text does not say)";
    rhythm_weekly = "每周", "Weekly";
    rhythm_fortnightly = "每两周", "Fortnightly";
    rhythm_monthly = "每月", "Monthly";
    rhythm_quarterly = "每季度", "Quarterly";
    rhythm_half_yearly = "每半年", "Half-yearly";
    rhythm_termly = "每学期", "Termly";
    rhythm_yearly = "每年", "Yearly";
    round_label = "{}：{}", "{}: {}";
    round_week = "{}—{}", "{}–{}";
    round_month = "{}月", "month {}";
    round_quarter = "第{}季度", "quarter {}";
    round_half_first = "上半年", "first half";
    round_half_second = "下半年", "second half";
    round_term_spring = "春季学期", "spring term";
    round_term_autumn = "秋季学期", "autumn term";
    round_year = "全年", "the year";
    round_short = "次数不够", "too few";
    rounds_say = "{}，已过 {} 期，缺 {} 期", "{}, {} periods past, {} missing";

    ladder = "梯度人数", "People on each rung";
    rung_label = "{}：人数", "{}: people";
    rung_down = "{}：减少", "{}: fewer";
    rung_up = "{}：增加", "{}: more";
    ladder_total = "合计 {} 人", "{} in all";

    reading_add = "记一次数据", "Add a reading";
    reading_value = "数值", "Value";
    reading_day = "截至日期", "As of";
    reading_history = "历次数据", "Readings";
    reading_line = "截至{}：{}", "As of {}: {}";
    baseline = "起点值", "Baseline";
    baseline_said = "起点 {}，", "From {}, ";
    as_of_said = "数据截至{}", "as of {}";
    rising = "比上次升 {}", "up {} on the last";
    falling = "比上次降 {}", "down {} on the last";
    unchanged = "与上次持平", "unchanged";

    evidence = "佐证", "Evidence";
    evidence_add = "加一条佐证", "Add evidence";
    evidence_name = "名称", "Name";
    evidence_number = "文号", "Number";
    evidence_day = "日期", "Date";
    evidence_place = "存放处", "Where it is kept";
    evidence_link = "网址", "Link";
    evidence_needs_name = "请写名称。", "Give it a name.";
    no_link = "网址要以 http 开头，没有记下。", "A link starts with http; it was not recorded.";
    open_link = "打开链接", "Open the link";

    log = "日志", "Log";
    log_all = "看全部日志", "All changes";
    log_more = "再看更早的", "Earlier ones";
    log_device_here = "这台设备", "this device";
    log_device_other = "设备 {}", "device {}";
    log_none = "还没有任何更改。勾一项任务，这里就有记录。", "Nothing was changed yet. Tick a task and it shows here.";
    log_capped = "{}之前的更改已合并，只留结果；这里有最近的{}条。", "Changes before {} were folded: what they set is kept. The latest {} are here.";
    log_about = "{}：{}", "{}: {}";
    log_count = "共 {} 条更改", "{} changes";
    log_gone = "清空", "cleared";
    log_removed = "删去了", "removed";
    device_name = "这台设备叫", "This device is called";
    device_hint = "例如：办公室电脑、王老师手机", "For example: office computer";
}

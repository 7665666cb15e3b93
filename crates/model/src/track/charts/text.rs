//! The words of the charts.
//!
//! Must hold no logic.

words! {
    two_sentences = "{}{}", "{} {}";
    comma = "，", ", ";

    name_ridges = "进展", "Progress";
    name_burn = "全年走势", "Over the year";
    name_radar = "均衡", "Balance";
    name_flow = "状态变化", "What moved";
    name_heat = "记录日历", "Days of work";
    name_owners = "责任单位", "Responsible units";

    pick_hint = "点图形看数值", "Tap the chart for values";
    chart_of = "{}：{}。用方向键看每一处的数值。", "{}: {}. Use the arrow keys to read each value.";
    save_picture = "存为图片", "Save as picture";
    save_drawing = "存为 SVG", "Save as SVG";
    save_label = "{}：{}", "{}: {}";
    save_failed = "这个浏览器没能画出图片。可以存为 SVG，或截屏。", "This browser could not draw the picture. Save it as SVG, or take a screenshot.";
    picture_say = "长按下面的图片，选“保存图片”或“发送给朋友”。", "Press and hold the picture, then choose to save or send it.";
    file_date = "截至{}", "as of {}";
    show_rest = "显示其余 {} 行", "Show {} more";
    show_less = "只显示前 {} 行", "Show the first {} only";
    drawing = "正在画…", "Drawing…";

    done_of = "已完成 {}/{} 项", "{} of {} {task|tasks} done";
    none_counts = "没有要做的任务", "No task counts";
    pace_behind = "比时序慢 {} 个百分点", "{} {point|points} behind the year";
    pace_ahead = "比时序快 {} 个百分点", "{} {point|points} ahead of the year";
    pace_even = "与时序持平", "level with the year";
    year_is_over = "{}已过", "{}: over";
    status_said = "{}：{} 项，占 {}", "{}: {} {task|tasks}, {}";

    ridges_finding = "完成 {}", "{} done";
    ridges_year = "{}时间已过 {}%", "{}: {}% gone by";
    ridges_say = "山从远到近依次为各部分，上了色的是已完成；小船是今天在一年里的位置。", "Ridges from far to near are the sections in order; the coloured stretch is done. The boat is where the year stands.";
    ridges_say_plain = "山从远到近依次为各部分，上了色的是已完成。", "Ridges from far to near are the sections in order; the coloured stretch is done.";
    section_said = "{}：完成 {}", "{}: {} done";

    sections_none = "各部分都还没有开始", "No section has begun";
    sections_all = "各部分全部完成", "Every section is done";
    sections_ended = "{} 个部分中，{} 个全部完成", "Of {} {section|sections}, {} fully done";
    sections_even = "{} 个部分都不慢于时序", "None of {} {section|sections} is behind the year";
    sections_behind = "{} 个部分中，{} 个慢于时序", "Of {} {section|sections}, {} behind the year";
    sections_all_behind = "{} 个部分都慢于时序", "All {} {section|sections} behind the year";
    sections_done_some = "{} 个部分中，{} 个已有完成的任务", "Of {} {section|sections}, {} with tasks done";
    sections_empty = "这份要点还没有部分。导入或补上之后，这里每个部分一条。", "This plan has no sections yet. Once it has, each has a bar here.";

    targets_finding = "{} 项指标，{} 项已达标", "{} {target|targets}, {} met";
    targets_unset = "，{} 项未填", ", {} without a value";
    targets_say = "横条是当前值，旗是目标，空心格是基数。", "The bar is the current value, the flag the goal, the hollow tick the baseline.";
    targets_empty = "这份要点没有可量化的指标。有了之后，这里每项一条。", "This plan has no measurable targets. Once it has, each has a bar here.";
    targets_base = "基数", "Baseline";
    targets_base_said = "，基数 {}", ", baseline {}";

    burn_now = "到{}累计完成 {} 项", "{2} {task|tasks} done by {1}";
    burn_even = "匀速应为 {} 项", "an even pace makes {}";
    burn_best = "{}月完成最多，{} 项", "most in {1#January|February|March|April|May|June|July|August|September|October|November|December}: {2}";
    burn_none = "到{}还没有完成的任务", "No task done by {}";
    burn_say = "绿线为累计完成，虚线为匀速推进，上方细线为要做的总数。", "The green line is what was done, the dashed one an even pace, the thin one all there is to do.";
    burn_say_plain = "绿线为累计完成，上方细线为要做的总数。", "The green line is what was done, the thin one all there is to do.";
    other_year = "要点的年份已过，记录都在 {} 年，所以画这一年，不比时序。", "The plan's year is past and the records are of {}, so that year is drawn, without a pace.";
    later_year = "{} 年之后的更改不在图里。", "Changes after {} are not in the chart.";
    burn_cut = "{}以前的日志已不在，那一段不画。", "The log before {} is gone; that stretch is left out.";
    burn_empty = "还没有状态的记录。从第一次勾选起，这里按天画出累计完成的项数。", "No status was set yet. From the first tick on, this draws day by day how many tasks are done.";
    no_journal = "收到的进展不带日志，只有现在的状态，画不出这张图。", "What was received carries no log, only statuses as they are now: this cannot be drawn.";
    burn_total = "共 {} 项", "{} in all";
    burn_actual = "实际 {}", "done {}";
    burn_pace = "匀速 {}", "pace {}";
    burn_unknown = "日志已不在", "no log";
    column_day = "日期", "Day";
    column_total = "累计完成", "Done in all";
    column_pace = "匀速应完成", "Even pace";
    column_scope = "总数", "All";
    point_said = "{}：累计完成 {} 项，共 {} 项", "{}: {} {task|tasks} done, of {}";
    point_pace = "，匀速应为 {} 项", ", an even pace makes {}";

    radar_finding = "最高 {}%，最低 {}%，相差 {} 个百分点", "Highest {}%, lowest {}%, {} {point|points} apart";
    radar_even = "各部分都完成 {}%", "Every section is {}% done";
    radar_few = "三到十个部分的要点才画这张图；各部分的完成率见“各部分”。", "This is drawn for plans of three to ten sections; see the sections' bars for their shares.";
    radar_say = "绿面为各部分的完成率，虚线为时间进度 {}%。", "The green area is the share done of each section, the dashed line the share of the year gone, {}%.";
    radar_say_plain = "绿面为各部分的完成率。", "The green area is the share done of each section.";
    radar_gap = "没有要做的任务的部分不画角，写作“—”。", "A section in which nothing counts has no corner and reads \"—\".";
    column_lead = "与时序相差", "Against the year";

    flow_from = "从", "From";
    flow_from_label = "状态变化：从哪天算起", "What moved: since when";
    flow_year_start = "年初", "the start of the year";
    flow_month_end = "{}月底", "the end of {1#January|February|March|April|May|June|July|August|September|October|November|December}";
    flow_begin = "年初", "Start of year";
    flow_short = "{}月底", "End of {1#Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec}";
    flow_finding = "{}以来：{}", "Since {}: {}";
    flow_done = "{} 项新完成", "{} newly done";
    flow_begun = "{} 项开始推进", "{} begun";
    flow_blocked = "{} 项受阻", "{} blocked";
    flow_back = "{} 项退回", "{} reopened";
    flow_other = "{} 项有变化", "{} changed";
    flow_still = "没有状态变化", "no status changed";
    flow_say = "左边是那时的状态，右边是现在的；带子的粗细是项数，灰的没有变。", "On the left the statuses then, on the right those now; a band is as thick as its tasks, grey ones did not change.";
    flow_empty = "还没有状态的记录。有了之后，这里画出任务从什么状态变成什么状态。", "No status was set yet. Once some are, this draws what went from which status to which.";
    flow_said = "{} → {}：{} 项", "{} → {}: {} {task|tasks}";
    flow_same = "{}，没有变：{} 项", "{}, unchanged: {} {task|tasks}";
    column_from = "原来", "Was";

    heat_finding = "{} 天有记录，{}最多，{} 处更改", "{} {day|days} with changes; most on {}: {}";
    heat_say = "每一格是一天，墨点越大，那天更改越多。", "Each square is a day; the larger the dot, the more was changed.";
    heat_empty = "还没有记录。从第一次更改起，这里每天一格，更改越多墨点越大。", "Nothing was changed yet. From the first change on, each day is a square here; the more changes, the larger its dot.";
    heat_said = "{}：{} 处更改", "{}: {} {change|changes}";
    month = "{}月", "{1#Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec}";
    heat_levels_1 = "1–2 处", "1–2";
    heat_levels_2 = "3–5", "3–5";
    heat_levels_3 = "6–10", "6–10";
    heat_levels_4 = "11 以上", "11+";
    heat_monday = "一", "Mo";
    heat_wednesday = "三", "We";
    heat_friday = "五", "Fr";
    heat_sunday = "日", "Su";
    column_changes = "更改", "Changes";

    owners_finding = "{} 个单位，{} 项任务还没完成", "{} {unit|units}; tasks not done yet: {}";
    owners_all_done = "{} 个单位，任务全部完成", "{} {unit|units}; all tasks done";
    owners_say = "按要点里的先后排列。牵头、配合都算，一项任务有几个单位，就在每个单位各算一次。", "In the plan's order. Leading and supporting both count; a task with several units counts for each.";
    owners_shared = "这样的任务有 {} 项。", "Such tasks: {}.";
    owners_unnamed = "另有 {} 项没有写明责任单位。", "Tasks that name no unit: {}.";
    owners_empty = "这份要点没有写明责任单位。在任务里填上牵头或配合单位后，这里每个单位一条。", "This plan names no responsible units. Once you fill in who leads or supports a task, each unit has a bar here.";
    owner_said = "{}：完成 {}/{} 项", "{}: {} of {} {task|tasks} done";
    owner_led = "牵头", "Leads";
    owner_led_said = "，牵头 {} 项", ", leads {}";
    column_owner = "单位", "Unit";
}

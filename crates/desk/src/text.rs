//! Every word the desk says, as one typed catalogue a language.
//!
//! Apart from the app's, so that a first visit does not fetch them. Must hold no logic.

#[cfg(all(test, feature = "track"))]
#[path = "../../model/src/text/check.rs"]
mod check;
#[cfg(feature = "track")]
mod english;

#[cfg(feature = "track")]
pub use english::EN;
#[cfg(all(test, feature = "track"))]
use yaodian_model::text::fill;

/// The words of the language in use.
#[cfg(feature = "track")]
#[must_use]
pub fn lang() -> &'static Text {
    match yaodian_model::track::Language::current() {
        yaodian_model::track::Language::Chinese => &ZH,
        yaodian_model::track::Language::English => &EN,
    }
}

/// The words of the language in use: where the tracker is not built there is one.
#[cfg(not(feature = "track"))]
#[must_use]
pub const fn lang() -> &'static Text {
    &ZH
}

yaodian_model::catalogue! {
    plans_kept = "在用的要点";
    plans_archived = "已归档";
    plans_deleted = "最近删除";
    plans_deleted_say = "删除的要点和进展还在这里，可以恢复。";
    plans_state = "{} 项任务，完成 {}";
    plans_state_in_use = "使用中，{} 项任务，完成 {}";
    plans_more = "更多：{}";
    plans_edit = "修改";
    plans_revise = "导入新版";
    plans_carry = "结转到下一年";
    plans_revert = "恢复上一版";
    plans_copy = "复制一份";
    plans_archive = "归档";
    plans_restore = "恢复";
    plans_delete = "删除";
    plans_erase = "彻底删除";
    plans_erase_say = "彻底删除后，这份要点和它的进展都找不回来。";
    plans_import = "导入要点";
    plans_blank = "从空白写起";
    plans_damaged = "有的要点读不出来，已原样留着。请用备份恢复，或更新后再看。";
    untitled = "未命名的要点";
    copy_title = "{}（副本）";
    copy_title_more = "{}（副本{}）";

    import_say = "把工作要点、工作计划或任务分解表放进来，先核对，再建立清单。文件只在这台设备上读，不会上传。";
    import_revise_say = "放进“{}”的新版本。已经填的进展会跟着任务走。";
    import_paste = "粘贴正文";
    import_paste_hint = "在这里粘贴，或从 Word、网页、微信里复制后粘贴";
    import_paste_go = "读取";
    import_files = "选择文件";
    import_formats = "Word（.docx）、Excel（.xlsx）、网页、文本、.csv、.md，可以一次选几个，也可以拖进来。";
    import_reading = "正在读取 {}";
    import_reading_pasted = "粘贴的正文";
    import_cancel = "停止";
    import_failed = "{}：{}";
    import_problem = "{}。{}";
    import_hint = "{}。";
    import_worker_failed = "读取文件的部分没有下载完整";
    import_worker_hint = "请联网后再试一次";
    import_untouched = "清单没有改动。";
    import_draft = "还没核对完";
    import_another = "换文件";
    import_draft_go = "继续";
    import_draft_drop = "不要了";
    import_queue = "还有 {} 份等着核对。";

    step_in = "粘贴或上传";
    step_review = "核对";
    step_done = "建立清单";

    review_source = "正文";
    review_head = "概况";
    review_source_show = "看原文";
    review_chars = "{}，{} 字。";
    count_sections = "部分";
    count_items = "事项";
    count_tasks = "任务";
    count_targets = "指标";
    count_dues = "期限";
    count_owners = "责任";
    review_doubts = "待确认";
    review_doubts_count = "{} 处，其余 {} 处有把握";
    review_doubts_none = "没有需要确认的地方。";
    review_doubts_more = "再看 {} 处";
    review_right = "没错";
    review_fix = "去改";
    review_outline = "目录和任务";
    review_outline_hint = "点一行就能改。";
    review_warnings = "说明";
    sure_check = "请核对";
    sure_low = "没把握";
    not_a_plan = "没有读出任务。这可能不是工作计划，也可以自己添加。";

    changes_title = "和旧版相比";
    changes_none = "没有变化。";
    changes_added = "新增 {} 项";
    changes_dropped = "去掉 {} 项";
    changes_dropped_kept = "去掉 {} 项，其中 {} 项有进展，会留在“已移除”里";
    changes_heads_kept = "去掉的标题有 {} 处写过备注，会留在“已移除”里";
    changes_moved = "换位置 {} 项";
    changes_reworded = "改写 {} 项";
    changes_renamed = "改标题 {} 处";
    changes_similar = "和“{}”很像，是它的新版本吗？";
    changes_similar_yes = "是，接着用它的进展";
    changes_similar_no = "不是，另建一份";

    carried_note = "从“{}”结转：带来 {} 项没有办完的任务；已办结和不适用的 {} 项没有带。写明旧年份的期限列在“待确认”里；标题里的年份和没写年份的期限是程序顺延的。";
    create = "建立清单";
    create_other = "另建一份清单";
    save_anyway = "仍然保存";
    needs_title = "请先填标题";
    needs_task = "请至少加一项任务";
    changed_elsewhere = "另一个窗口已经改过这份要点。可以放弃修改后再改，或仍然保存";
    draft_lost = "草稿没能存下来，请不要关闭页面，先复制全文。";
    save_edit = "保存修改";
    update_plan = "更新清单";
    said_done = "已{}";
    said_undone = "已撤销：{}";
    said_redone = "已重做：{}";
    did_settle = "确认没错";
    did_head = "改标题、年份、发文单位";
    did_make_text = "改为正文";
    did_reword = "改文字";
    did_move = "移动";
    did_kind = "改类型";
    did_add_owner = "加责任单位";
    did_add_milestone = "加项目节点";
    did_add_document = "加文件";
    did_target = "改指标";
    did_due = "改期限";
    did_owner = "改责任单位";
    did_milestone = "改项目节点";
    did_remove = "去掉";
    undo = "撤销";
    redo = "重做";
    saving = "正在保存…";
    save_failed = "没能保存。请腾出存储空间后重试，或先复制全文。";
    save_retry = "重试";
    copy_text = "复制全文";
    text_copied = "已复制";

    done_copied = "已复制一份";
    done_archived = "已归档";
    done_restored = "已恢复";
    done_deleted = "已删除，可在“最近删除”里恢复";
    done_erased = "已彻底删除";

    carry_title = "结转到下一年";
    blank_title = "新写要点";
    blank_head = "先写标题、年份和发文单位。";
    blank_head_go = "写标题";
    blank_rows = "再加各部分的标题，在标题下加任务。";
    blank_words = "任务照平时的写法写，例如“9月底前完成教师体检，由总务处负责”。期限、指标和责任单位会自动认出来，认错了可以改。";
    rows_none = "还没有内容。";
    rows_add_heading = "加标题";
    rows_add_task = "加任务";
    head_title = "标题";
    head_year = "年份";
    head_issuer = "发文单位";
    head_edit = "改标题、年份、发文单位";
    row_heading = "标题";
    row_no_heading = "（没有标题）";
    row_task = "任务";
    row_text = "正文";
    row_table = "表格：{}";
    row_level_up = "升一级";
    row_level_down = "降一级";
    row_not_heading = "不是标题";
    row_make_heading = "设为标题";
    row_make_task = "设为任务";
    row_reword = "改字";
    row_split = "拆成两项";
    row_split_here = "在这里断开";
    row_split_at = "在这里断开：{}";
    row_split_say = "从哪里断开？";
    row_split_finer = "顿号、冒号处也能断开";
    row_join = "与下一项合并";
    row_up = "上移";
    row_down = "下移";
    row_drop = "删除";
    row_drop_heading = "只删标题";
    row_drop_section = "删除整段";
    row_add_task = "下面加任务";
    row_add_heading = "下面加标题";
    row_close = "收起";
    row_not_task = "不是任务";
    tools_words = "文字";
    tools_marks = "要求";
    tools_additions = "加要求";
    tools_sort = "层级";
    tools_place = "位置";
    tools_removal = "去掉这一行";
    row_label = "编号";
    row_title = "标题文字";
    row_words = "任务文字";
    row_kind = "类型";
    kind_document = "发文";
    kind_project = "项目";
    kind_activity = "活动";
    kind_quantity = "数量";
    kind_rate = "比率";
    kind_routine = "常规";
    kind_other = "其他";
    add_target = "加指标";
    add_due = "加期限";
    add_owner = "加责任";
    add_milestone = "加节点";
    edit_target = "指标";
    edit_due = "期限";
    edit_owner = "责任单位";
    target_subject = "指标名称";
    target_op = "要求";
    target_value = "数目";
    target_upper = "上限";
    target_unit = "单位";
    op_ge = "至少（不少于、以上）";
    op_eq = "做到（完成、达到）";
    op_gt = "超过（多于、高于）";
    op_le = "至多（不超过、以内）";
    op_lt = "低于（少于、不到）";
    op_range = "从几到几（如 8 至 10 所）";
    op_approx = "大约（左右、约）";
    op_all = "全部（100%、全覆盖）";
    op_none = "一个也没有（零、杜绝）";
    op_rank = "前几名";
    op_cmp = "只作比较（如逐年下降）";
    due_from = "开始日（可不填）";
    due_to = "截止日";
    owner_name = "单位或姓名";
    owner_role = "分工";
    role_lead = "牵头";
    role_support = "配合";
    role_any = "责任";
    milestone_name = "名称";
    form_save = "确定";
    form_remove = "去掉";
    form_cancel = "取消";
    due_open = "{}起";
    due_until = "{}前";
    due_none = "（没有读出日子）";
    due_span = "{}至{}";
    doubt_no_title = "没有读出标题。";
    doubt_no_year = "没有读出年份，期限可能不对。";
    doubt_no_issuer = "没有读出发文单位。";
    doubt_no_title_written = "还没有写标题。";
    doubt_no_year_written = "还没有填年份，期限可能不对。";
    doubt_no_issuer_written = "还没有填发文单位。";
    doubt_han_number = "汉字写的数目，读作 {}";
    doubt_range = "一个范围，读作 {}，到下限就算达标";
    doubt_approximate = "大约的数目，读作 {}";
    doubt_striving = "力争的目标，读作 {}";
    doubt_comparison = "没有数目的比较，读作 {}";
    doubt_rank = "名次，读作 {}";
    doubt_share_over_all = "超过百分之百，读作 {}";
    doubt_range_falls = "上限比下限小，读作 {}";
    doubt_season = "季节没有写到哪一天，读作 {}";
    doubt_part_of_year = "没有写到哪一天，读作 {}";
    doubt_term = "学期和假期的日子各校不同，读作 {}";
    doubt_weeks = "周次要看学期从哪天起，读作 {}";
    doubt_undated = "看不出是哪一天：{}";
    doubt_open_ended = "只有开始，没有结束：{}";
    doubt_span_falls = "结束比开始早：{}";
    doubt_before_year = "比计划的年份早：{}";
    fix_put_off = "改到 {} 年";
    fix_put_off_all = "这样的旧期限有 {} 处，都改到 {} 年";
    fix_no_due = "去掉期限";
    doubt_year_inferred = "没有写年份，读作 {}";
    doubt_owners = "有几个单位，没有写谁牵头：{}";
    doubt_number_skips = "前面少了一个编号。";
    doubt_number_doubles = "编号和前面的重复。";
    doubt_numbering_changes = "编号样式和旁边的不同。";
    doubt_long_heading = "标题很长，可能是正文。";
    doubt_heading_sentence = "像是一句话，可能不是标题。";
    doubt_no_tasks = "下面没有任务。";
    doubt_long_task = "这一项很长，可能是几项任务。";
    doubt_short_task = "这一项很短，可能不是任务。";
    new_task = "新任务。";
    new_heading = "新标题";
    refused = "这一步做不了：{}";
    refused_gone = "这一处已经不在了";
    refused_sort = "这一行不是这种内容";
    refused_same = "没有变化";
    refused_outermost = "已经是最外一级";
    refused_deep = "级别太深了";
    refused_above = "前面没有标题";
    refused_words = "没有文字";
    refused_join = "后面没有可合并的一项";
    refused_place = "不能放在那里";
    refused_quote = "这几个字不在任务文字里";
    refused_full = "编号用完了";
    refused_number = "请填数字";
    refused_date = "请填日期";
    done_reverted = "已恢复上一版";
    done_saved = "已保存修改";
    done_discarded = "已放下";
    import_nothing = "还没有粘贴内容";
    import_nothing_hint = "请先复制正文，再粘贴到上面的框里";
    doubt_later = "先不填";
    cmp_reading = "{}（比较，由填报人判断）";
    done_undone = "已撤销";
    plans_more_word = "更多";
    import_too_large = "文件太大";
    import_too_large_hint = "请只保留工作计划的部分，另存后再试";
    import_unreadable = "文件读不出来";
    import_unreadable_hint = "请确认文件还在，再选一次";
    discard = "不要了";
    discard_edit = "放弃修改";
}

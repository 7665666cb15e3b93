//! The words of the guide: first hints, and keys.
//!
//! Must hold no logic.

words! {
    hints = "使用提示", "Hints";
    hint_tick = "点任务前的圈，记为已完成；长按或点右键，可选推进中、受阻、不适用。", "Tap the circle before a task to mark it done. Press and hold, or right-click, for in progress, blocked or not applicable.";
    hint_fill = "点“指标、备注与日志”填数值、写备注。每次改动都当即保存，也都能撤销。", "Under \"Targets, notes and log\" you enter values and write notes. Every change is saved at once and can be undone.";
    hint_keep = "进展只存在这台设备上：在“我的”里备份，点右上角把进展发给同事。", "Progress stays on this device: back it up under Me, and send it to colleagues from the top right.";
    hint_place = "提示 {}/{}", "Hint {} of {}";
    hint_next = "知道了", "Got it";
    hint_skip = "都不用了", "Skip all";
    keys = "单键快捷键", "Single-key shortcuts";
    keys_say = "按一个键就生效，如 / 搜索、? 查看快捷键。用语音输入或容易误按时请关掉。", "One key acts at once, such as / to search and ? to list them. Turn this off if you dictate, or press keys by accident.";
    keys_title = "快捷键", "Keyboard shortcuts";
    keys_show = "查看快捷键", "List the shortcuts";
    keys_off = "单键快捷键已关，可在“我的”里打开。", "Single-key shortcuts are off; turn them on under Me.";
    do_search = "搜索", "Search";
    do_help = "查看快捷键", "List the shortcuts";
    do_plan = "清单", "Checklist";
    do_charts = "图表", "Charts";
    do_log = "日志", "Log";
    do_me = "我的", "Me";
    do_next = "下一条事项或任务", "Next item or task";
    do_previous = "上一条事项或任务", "Previous item or task";
    do_tick = "把选中的任务记为已完成，再按取消", "Mark the focused task done, or take it back";
    do_select = "多选：从选中的任务开始，再按选到这里", "Select tasks, starting at the focused one; again to select up to it";
    do_undo = "撤销", "Undo";
    do_redo = "重做", "Redo";
    do_close = "关闭对话框", "Close a dialog";
}

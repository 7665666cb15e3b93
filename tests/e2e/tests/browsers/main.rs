//! Every journey, in every browser.
//!
//! Lists them; what a journey does is in the modules beside this file.

mod app;
mod calendar;
mod charts;
mod desk;
mod detail;
mod english;
mod find;
mod fit;
mod handover;
mod harness;
mod keep;
mod list;
mod reach;
mod scale;
mod stores;
mod takeover;
mod track;
mod update;
mod whole;

use yaodian_e2e::engine::Engine;

/// Registers journeys as tests of each engine: `cargo test -p yaodian-e2e firefox::` runs those of one.
macro_rules! in_every_browser {
    ($($module:ident: $($name:ident),+ $(,)?;)+) => {
        in_every_browser!(@ chromium Chromium $($module: $($name),+;)+);
        in_every_browser!(@ firefox Firefox $($module: $($name),+;)+);
        in_every_browser!(@ webkit WebKit $($module: $($name),+;)+);
    };
    (@ $engine:ident $variant:ident $($module:ident: $($name:ident),+;)+) => {
        mod $engine {
            $(mod $module {
                $(#[test]
                fn $name() -> yaodian_e2e::visit::Outcome {
                    let engine = crate::Engine::$variant;
                    let name = concat!(stringify!($module), "-", stringify!($name));
                    let serve = crate::$module::serve;
                    yaodian_e2e::visit::run(engine, name, serve, crate::$module::$name)
                })+
            })+
        }
    };
}

in_every_browser! {
    harness:
        roles_and_names_are_the_browsers_own,
        a_kept_edit_outlives_a_kill,
        an_unreachable_site_is_unreachable,
        files_fail_as_told,
        keys_and_taps_arrive,
        a_narrow_frame_is_narrow,
        axe_finds_what_is_wrong;
    keep:
        a_tick_stays_without_a_network,
        a_saved_tick_outlives_a_kill,
        a_saved_tick_needs_no_local_storage,
        a_tick_before_the_app_is_kept,
        a_tick_before_the_app_outlives_a_kill,
        a_tick_without_the_app_is_kept;
    takeover:
        nothing_moves,
        nothing_moves_for_those_who_return,
        a_list_that_is_not_meant_never_shows;
    handover:
        a_link_shows_itself_before_it_merges,
        a_merge_is_undone_and_adopted_again,
        links_end_the_same_in_any_order,
        looking_changes_nothing,
        a_bad_code_is_named_and_changes_nothing,
        a_message_does_what_the_link_does,
        a_message_covers_no_button,
        a_lost_phone_comes_back_from_its_code,
        a_lost_phone_comes_back_from_its_file;
    stores:
        two_tabs_keep_each_others_ticks,
        two_tabs_that_hear_nothing_keep_both_ticks,
        what_cannot_be_saved_is_told_at_once,
        one_full_store_is_enough,
        forbidden_local_storage_loses_nothing,
        an_early_tick_needs_no_local_storage,
        where_all_storage_is_forbidden_it_is_told,
        a_newer_record_is_told_and_left_alone,
        a_damaged_record_is_healed_from_the_other_store,
        a_lost_record_is_told_and_the_rest_is_there;
    update:
        a_new_version_asks_first;
    detail:
        values_are_set_and_judged,
        milestones_notes_and_log,
        edits_are_taken_back_by_key,
        tasks_are_found;
    track:
        takes_over_with_every_step,
        what_is_recorded_stays;
    calendar:
        a_month_shows_what_is_due_and_ticks_it,
        keys_move_among_the_days,
        the_yellow_window_changes_a_light,
        a_term_numbers_its_weeks,
        axe_finds_nothing;
    desk:
        a_pasted_plan_becomes_the_list,
        a_word_file_is_read,
        what_cannot_be_read_is_told_and_changes_nothing,
        a_row_is_corrected_and_taken_back,
        a_review_is_followed_by_ear_and_beside_its_source,
        a_plan_is_written_from_nothing,
        a_review_outlives_a_reload,
        a_new_version_keeps_the_progress,
        plans_are_put_aside_and_taken_back,
        a_saved_plan_is_corrected,
        the_desk_works_without_a_network,
        a_tampered_desk_is_refused,
        several_files_are_reviewed_one_by_one,
        a_table_from_the_clipboard_is_read,
        reading_is_shown_and_stopped;
    scale:
        ten_thousand_tasks_open_are_found_and_keep_their_ticks;
    charts:
        each_chart_finds_something,
        a_table_says_what_the_drawing_says,
        values_are_read_by_key_and_tap,
        drawings_are_saved_as_files,
        where_files_get_lost_a_picture_is_shown;
    english:
        an_english_browser_is_answered_in_english,
        the_guide_goes_when_told_and_keys_are_listed,
        no_screen_says_a_word_of_chinese;
    reach:
        a_keyboard_is_enough,
        the_five_statuses_are_a_dialog;
    find:
        initials_find_tasks,
        filters_combine_and_back_leads_to_each,
        an_items_way_out_leads_to_the_view,
        views_are_saved_and_removed_and_taken_back,
        what_concerns_me_is_asked_once,
        where_nothing_is_found_there_is_a_way_out,
        axe_finds_nothing_while_finding;
    list:
        a_reason_is_asked_for_and_shown,
        many_tasks_are_changed_at_once,
        groups_are_selected_within_the_filter,
        tasks_are_selected_by_key,
        a_swipe_ticks_or_asks_for_the_status,
        axe_finds_nothing_while_selecting,
        selecting_fits_a_narrow_screen;
    fit:
        a_narrow_screen_shows_everything,
        a_narrow_screen_shows_large_text,
        a_narrow_screen_shows_text_of_twice_the_size,
        every_target_is_as_large_as_a_finger,
        axe_finds_nothing_by_day,
        axe_finds_nothing_by_night;
    whole:
        a_tampered_program_is_refused,
        a_tampered_worker_is_not_installed,
        what_is_inline_runs_only_as_published,
        without_scripts_there_is_a_plan_to_read;
}

//! How values are said: statuses, percentages, days, goals, lights.
//!
//! Must not decide anything: what is said was judged in `plan`.

use yaodian_plan::progress::Status;
use yaodian_plan::{Date, Judgement, Light, Number, Op, Reason, Share, Standing, Target};

use crate::text::{Text, fill};
use crate::{Desk, Route};

/// A status's name.
#[must_use]
pub const fn status_word(text: &Text, status: Status) -> &'static str {
    match status {
        Status::NotStarted => text.status_not_started,
        Status::InProgress => text.status_in_progress,
        Status::Done => text.status_done,
        Status::Blocked => text.status_blocked,
        Status::NotApplicable => text.status_not_applicable,
    }
}

/// A screen's name, for the window's title.
#[must_use]
pub fn page_title(text: &Text, route: Route) -> String {
    fill(text.page_title, &[page_name(text, route)])
}

/// A screen's name.
#[must_use]
pub const fn page_name(text: &Text, route: Route) -> &'static str {
    match route {
        Route::Plan | Route::View | Route::Item(_) => text.tab_plan,
        Route::Log => text.log_title,
        Route::Charts => text.tab_charts,
        Route::Calendar(_) => text.calendar_title,
        Route::Share => text.share_title,
        Route::Me => text.tab_me,
        Route::Open => text.open_title,
        Route::Desk(desk) => desk_title(text, desk),
    }
}

/// The name of one of the desk's screens.
#[must_use]
pub const fn desk_title(text: &Text, desk: Desk) -> &'static str {
    match desk {
        Desk::Plans => text.plans_title,
        Desk::Import => text.import_title,
        Desk::Edit => text.edit_title,
    }
}

/// A light's name.
pub const fn light_word(text: &Text, light: Light) -> &'static str {
    match light {
        Light::Green => text.light_green,
        Light::Yellow => text.light_yellow,
        Light::Red => text.light_red,
        Light::Grey => text.light_grey,
    }
}

/// Why a light is what it is; empty where there is nothing to say.
pub fn reason_word(text: &Text, judgement: Judgement) -> String {
    match judgement.reason {
        Reason::Nothing => String::new(),
        Reason::Done => text.reason_done.to_owned(),
        Reason::OnTrack { until: None } => text.reason_on_track.to_owned(),
        Reason::OnTrack { until: Some(date) } => fill(text.reason_until, &[&day_short(text, date)]),
        Reason::DueSoon { days_left: 0 } => text.reason_last_day.to_owned(),
        Reason::DueSoon { days_left } => fill(text.reason_days_left, &[&days_left.to_string()]),
        Reason::BehindPace => text.reason_behind.to_owned(),
        Reason::Overdue { days } => fill(text.reason_overdue, &[&days.to_string()]),
        Reason::TargetMissed => text.reason_missed.to_owned(),
    }
}

/// Where a target stands.
pub const fn standing_word(text: &Text, standing: Standing) -> &'static str {
    match standing {
        Standing::Unset => text.standing_unset,
        Standing::Met => text.standing_met,
        Standing::Toward => text.standing_toward,
        Standing::Behind => text.standing_behind,
        Standing::Missed => text.standing_missed,
    }
}

/// A share in percent, or a dash where there is nothing to divide by.
pub fn percent(text: &Text, share: Option<Share>) -> String {
    share.map_or_else(|| text.no_percent.to_owned(), |share| format!("{}%", share.percent()))
}

/// `2022年8月18日`.
pub fn day_full(text: &Text, date: Date) -> String {
    let (year, month, day) = date.ymd();
    fill(text.date_full, &[&year.to_string(), &month.to_string(), &day.to_string()])
}

/// `8月18日`.
pub fn day_short(text: &Text, date: Date) -> String {
    let (_, month, day) = date.ymd();
    fill(text.date_short, &[&month.to_string(), &day.to_string()])
}

/// `8月18日 9:05`, in Shanghai.
pub fn moment(text: &Text, ms: u64) -> String {
    let minutes = (ms / 60_000 + 8 * 60) % (24 * 60);
    let (hour, minute) = ((minutes / 60).to_string(), format!("{:02}", minutes % 60));
    fill(text.time_of_day, &[&day_short(text, Date::in_shanghai(ms)), &hour, &minute])
}

/// A target's goal: `≥90%`, `8–10所`, `5个`.
pub fn goal(text: &Text, target: &Target) -> String {
    let number = |n: Option<Number>| n.map(|n| n.to_string()).unwrap_or_default();
    let (value, upper, unit) = (number(target.value), number(target.upper), &target.unit);
    // A word is parted from its number by a blank: 20 teachers.
    #[cfg(feature = "track")]
    let unit = &match unit.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => format!(" {unit}"),
        false => unit.clone(),
    };
    match target.op {
        Op::Cmp => text.cmp_met.to_owned(),
        Op::All if target.value == Some(Number::ZERO) => fill(text.goal_none, &[unit]),
        Op::All if unit.is_empty() || value.is_empty() => text.goal_all.to_owned(),
        Op::Range => fill(text.goal_range, &[&value, &upper, unit]),
        Op::Ge => fill(text.goal_ge, &[&value, unit]),
        Op::Gt => fill(text.goal_gt, &[&value, unit]),
        Op::Le => fill(text.goal_le, &[&value, unit]),
        Op::Lt => fill(text.goal_lt, &[&value, unit]),
        Op::Approx => fill(text.goal_about, &[&value, unit]),
        Op::Rank => fill(text.goal_rank, &[&value, unit]),
        Op::Eq | Op::All => fill(text.goal_eq, &[&value, unit]),
    }
}

/// A target's current value; 未填 where there is none.
pub fn value(text: &Text, target: &Target, value: Option<Number>) -> String {
    match value {
        None => text.standing_unset.to_owned(),
        Some(value) if target.op == Op::Cmp => match target.is_met_by(value) {
            Some(true) => text.cmp_met.to_owned(),
            _ => text.cmp_not_met.to_owned(),
        },
        Some(value) => value.to_string(),
    }
}

/// `1.8 MB`.
pub fn bytes(count: u64) -> String {
    match count {
        0..=1023 => format!("{count} B"),
        1024..=1_048_575 => format!("{} KB", count.div_ceil(1024)),
        1_048_576..=1_073_741_823 => {
            format!("{}.{} MB", count >> 20, (count >> 10) % 1024 * 10 / 1024)
        }
        _ => format!("{}.{} GB", count >> 30, (count >> 20) % 1024 * 10 / 1024),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang;
    use yaodian_plan::TargetId;

    #[test]
    fn goals_are_said_as_plans_say_them() {
        let check = |op, value: Option<i32>, upper: Option<i32>, unit: &str, expect: &str| {
            let target = Target {
                id: TargetId(0),
                quote: String::new(),
                subject: String::new(),
                op,
                value: value.map(Number::from_int),
                upper: upper.map(Number::from_int),
                unit: unit.to_owned(),
            };
            assert_eq!(goal(lang(), &target), expect);
        };
        check(Op::Ge, Some(90), None, "%", "≥90%");
        check(Op::Range, Some(8), Some(10), "所", "8–10所");
        check(Op::Eq, Some(5), None, "个", "5个");
        check(Op::All, Some(0), None, "起", "0起");
        check(Op::All, Some(100), None, "%", "100%");
        check(Op::Cmp, None, None, "", "达到");
        #[cfg(feature = "track")]
        check(Op::Ge, Some(20), None, "teachers", "≥20 teachers");
    }

    #[test]
    fn sizes_and_moments() {
        assert_eq!(bytes(1_887_436), "1.7 MB");
        assert_eq!(bytes(900), "900 B");
        assert_eq!(moment(lang(), 1_660_784_700_000), "8月18日 9:05");
    }
}

//! Where in the app one is, as the address's fragment says it.
//!
//! `#/…` is a view; any other fragment is a code (see `wire::code`). Must not be spelled out
//! anywhere else: links are made with `href`.

use yaodian_plan::NodeId;

#[cfg(feature = "track")]
use crate::track::calendar::CalendarAt;

/// Where in the calendar one is: only the tracker reads it.
#[cfg(not(feature = "track"))]
pub type CalendarAt = ();

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// 清单.
    #[default]
    Plan,
    /// 事项: one item's detail.
    Item(NodeId),
    /// 图表.
    Charts,
    /// 分享.
    Share,
    /// 我的.
    Me,
    /// What a received code would change.
    Open,
    /// 清单, narrowed to what the rest of the address says.
    View,
    /// 日志: every change.
    Log,
    /// 行事历, at a place in it.
    Calendar(CalendarAt),
    /// A screen of the desk, which is a program of its own.
    Desk(Desk),
}

/// A screen of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Desk {
    /// 计划: the shelf of plans.
    Plans,
    /// 导入: a plan from a file or a text.
    Import,
    /// 修改: the plan in use, corrected.
    Edit,
}

impl Desk {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plans, Self::Import, Self::Edit];

    /// Its name in the address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Import => "import",
            Self::Edit => "edit",
        }
    }
}

/// What a fragment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fragment<'a> {
    /// A view.
    View(Route),
    /// Anything else: a code, perhaps.
    Code(&'a str),
}

impl Route {
    /// Whether only the tracker has this screen.
    #[must_use]
    pub const fn is_tracked(self) -> bool {
        matches!(self, Self::Charts | Self::View | Self::Log | Self::Calendar(_))
    }

    /// The link to the screen.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Self::Plan => "#/".to_owned(),
            Self::Item(node) => format!("#/item/{}", node.0),
            Self::Charts => "#/charts".to_owned(),
            Self::Share => "#/share".to_owned(),
            Self::Me => "#/me".to_owned(),
            Self::Open => "#/open".to_owned(),
            Self::View => "#/view".to_owned(),
            Self::Log => "#/log".to_owned(),
            #[cfg(not(feature = "track"))]
            Self::Calendar(()) => "#/calendar".to_owned(),
            #[cfg(feature = "track")]
            Self::Calendar(at) => at.href(),
            Self::Desk(desk) => format!("#/{}", desk.word()),
        }
    }
}

/// Reads an address's fragment, with or without its `#`. A view that does not exist is the list;
/// what a messenger appended (`&from=…`, `?x=…`) is left aside.
#[must_use]
pub fn read_fragment(fragment: &str) -> Fragment<'_> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Some(path) = fragment.strip_prefix('/') else {
        return match fragment {
            "" => Fragment::View(Route::Plan),
            _ if fragment.starts_with('&') => Fragment::View(Route::Plan),
            code => Fragment::Code(code),
        };
    };
    let path = path.split(['&', '?']).next().unwrap_or_default();
    let mut parts = path.split('/');
    Fragment::View(match (parts.next(), parts.next()) {
        (Some("item"), Some(id)) => id.parse().map_or(Route::Plan, |id| Route::Item(NodeId(id))),
        (Some("view"), _) => Route::View,
        (Some("charts"), None) => Route::Charts,
        #[cfg(not(feature = "track"))]
        (Some("calendar"), _) => Route::Calendar(()),
        #[cfg(feature = "track")]
        (Some("calendar"), at) => Route::Calendar(CalendarAt::read(at, parts.next())),
        (Some("log"), None) => Route::Log,
        (Some("share"), None) => Route::Share,
        (Some("me"), None) => Route::Me,
        (Some("open"), None) => Route::Open,
        (Some(word), None) => {
            let desk = Desk::ALL.into_iter().find(|desk| desk.word() == word);
            desk.map_or(Route::Plan, Route::Desk)
        }
        _ => Route::Plan,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back() {
        let routes = [
            Route::Plan,
            Route::Item(NodeId(12)),
            Route::Charts,
            Route::Share,
            Route::Me,
            Route::Open,
            Route::View,
            Route::Log,
            Route::Desk(Desk::Plans),
            Route::Desk(Desk::Import),
            Route::Desk(Desk::Edit),
        ];
        for route in routes {
            let href = route.href();
            assert_eq!(read_fragment(&href), Fragment::View(route), "{href}");
            let in_wechat = format!("{href}&from=singlemessage");
            assert_eq!(read_fragment(&in_wechat), Fragment::View(route), "{in_wechat}");
        }
    }

    #[test]
    fn anything_else_is_the_list_or_a_code() {
        let check = |fragment, expect| assert_eq!(read_fragment(fragment), expect, "{fragment}");
        check("", Fragment::View(Route::Plan));
        check("#", Fragment::View(Route::Plan));
        check("#/item/x", Fragment::View(Route::Plan));
        check("#/nowhere", Fragment::View(Route::Plan));
        check("#/view/status=todo/q=%E5%AD%A6", Fragment::View(Route::View));
        check("#&from=timeline", Fragment::View(Route::Plan));
        check("#YD1-3f-abc&from=x", Fragment::Code("YD1-3f-abc&from=x"));
    }
}

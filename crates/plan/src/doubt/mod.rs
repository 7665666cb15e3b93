//! What of a draft a person should look at: derived from what stands there, nothing remembered.
//!
//! The reader decides where the text leaves room; this says where it did. A mark a person made by
//! hand has no quote and is taken at its word. Must not know words for people.

mod headings;
mod marks;

use crate::draft::{Draft, Row, RowKey};
use crate::{Target, TargetId};

/// How sure something is; the least sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// Settled by convention or guess: better looked at.
    Low,
    /// Read in one of several ways: worth a look.
    Check,
    /// Nothing speaks against it.
    Certain,
}

/// Where a doubt lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Title, year, issuer.
    Head,
    /// A row as a whole.
    Row(RowKey),
    /// A mark of a row's task.
    Mark(RowKey, Mark),
}

/// A mark of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A target.
    Target(TargetId),
    /// A deadline, by its place in the list.
    Due(usize),
    /// An owner, by its place in the list.
    Owner(usize),
}

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// The plan has no title.
    NoTitle,
    /// The plan is for no year.
    NoYear,
    /// Nobody issued the plan.
    NoIssuer,
    /// The number is written in Han characters: 两次, 一所.
    HanNumber,
    /// The number is a range: 8至10所.
    NumberRange,
    /// The number is about right: 左右, 约, 余.
    Approximate,
    /// It is striven for rather than promised: 力争.
    Striving,
    /// A comparison without a number.
    Comparison,
    /// A place among others: 前三名.
    Rank,
    /// A share of more than 100 percent.
    ShareOverAll,
    /// A range's upper end is below its lower.
    RangeFalls,
    /// A season, whose days are a convention.
    Season,
    /// A half or quarter of a year, whose last day stands for it.
    PartOfYear,
    /// A term or holidays, whose days are the school's own.
    Term,
    /// Weeks of a term.
    Weeks,
    /// No day can be told.
    Undated,
    /// It begins and does not end.
    OpenEnded,
    /// It ends before it begins.
    SpanFalls,
    /// It ends before the year the plan is for.
    BeforeYear,
    /// It names no year, and neither does the title.
    YearInferred,
    /// Many owners and no word of who leads.
    OwnersWithoutRole,
    /// A number is left out before this heading.
    NumberSkips,
    /// The heading before has the same number, or a later one.
    NumberDoubles,
    /// The headings beside it are numbered in another way.
    NumberingChanges,
    /// The heading is as long as a sentence.
    LongHeading,
    /// The heading ends like a sentence.
    HeadingIsSentence,
    /// No task stands below the heading.
    NoTasks,
    /// The task is long enough for several.
    LongTask,
    /// The task is too short to say what is to be done.
    ShortTask,
}

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub place: Place,
    /// What.
    pub what: DoubtKind,
}

/// How many marks there are, and how many of them nothing speaks against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Targets, deadlines, owners, milestones and documents.
    pub marks: usize,
    /// Those without a doubt.
    pub certain: usize,
}

/// What a draft's marks are read against.
#[derive(Clone, Copy, Debug)]
struct Known {
    is_year_inferred: bool,
    year: Option<i32>,
}

impl Known {
    fn of(draft: &Draft) -> Self {
        let title = draft.head().title.as_deref().unwrap_or("");
        let is_named = crate::read::front::years(title).is_some();
        let year = draft.head().year;
        Self { is_year_inferred: year.is_some() && !is_named, year }
    }
}

/// All doubts, in reading order.
#[must_use]
pub fn doubts(draft: &Draft) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    head(draft, &mut doubts);
    let known = Known::of(draft);
    let mut of_headings = headings::doubts(draft.rows()).into_iter().peekable();
    for (at, row) in draft.rows().iter().enumerate() {
        while let Some((_, what)) = of_headings.next_if(|&(place, _)| place == at) {
            doubts.push(Doubt { place: Place::Row(row.key), what });
        }
        marks::doubts(row, known, &mut doubts);
    }
    doubts
}

/// The doubts of one task's row, for drawing it again after an edit.
#[must_use]
pub fn task_doubts(draft: &Draft, row: &Row) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    marks::doubts(row, Known::of(draft), &mut doubts);
    doubts
}

/// Counts the marks of a draft whose doubts are known.
#[must_use]
pub fn counts(draft: &Draft, doubts: &[Doubt]) -> Counts {
    let tasks = draft.rows().iter().filter_map(Row::task);
    let marks = tasks.map(|task| {
        let others = task.milestones.len() + task.documents.len();
        task.targets.len() + task.due.len() + task.owners.len() + others
    });
    let marks = marks.sum::<usize>();
    let places = doubts.iter().map(|doubt| doubt.place);
    let mut doubtful: Vec<Place> =
        places.filter(|place| matches!(place, Place::Mark(..))).collect();
    doubtful.sort_unstable();
    doubtful.dedup();
    Counts { marks, certain: marks.saturating_sub(doubtful.len()) }
}

/// How sure what stands at a place is.
#[must_use]
pub fn sureness(doubts: &[Doubt], place: Place) -> Sure {
    let here = doubts.iter().filter(|doubt| doubt.place == place);
    here.map(Doubt::sureness).min().unwrap_or(Sure::Certain)
}

impl Doubt {
    /// How sure it leaves what it is about: `Low` or `Check`.
    #[must_use]
    pub const fn sureness(&self) -> Sure {
        self.what.sureness()
    }
}

impl DoubtKind {
    /// How sure it leaves what it is about: `Low` or `Check`.
    #[must_use]
    pub const fn sureness(self) -> Sure {
        match self {
            Self::NoTitle
            | Self::NoYear
            | Self::Comparison
            | Self::ShareOverAll
            | Self::RangeFalls
            | Self::Season
            | Self::Term
            | Self::Weeks
            | Self::Undated
            | Self::SpanFalls
            | Self::BeforeYear
            | Self::NumberDoubles
            | Self::HeadingIsSentence
            | Self::ShortTask => Sure::Low,
            Self::NoIssuer
            | Self::HanNumber
            | Self::NumberRange
            | Self::Approximate
            | Self::Striving
            | Self::Rank
            | Self::PartOfYear
            | Self::OpenEnded
            | Self::YearInferred
            | Self::OwnersWithoutRole
            | Self::NumberSkips
            | Self::NumberingChanges
            | Self::LongHeading
            | Self::NoTasks
            | Self::LongTask => Sure::Check,
        }
    }
}

fn head(draft: &Draft, doubts: &mut Vec<Doubt>) {
    let head = draft.head();
    let is_blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    for (is_missing, what) in [
        (is_blank(&head.title), DoubtKind::NoTitle),
        (head.year.is_none(), DoubtKind::NoYear),
        (is_blank(&head.issuer), DoubtKind::NoIssuer),
    ] {
        if is_missing {
            doubts.push(Doubt { place: Place::Head, what });
        }
    }
}

impl Mark {
    const fn of(target: &Target) -> Self {
        Self::Target(target.id)
    }
}

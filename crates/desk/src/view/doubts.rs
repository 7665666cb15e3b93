//! What a person should look at before the plan is kept: each doubt with the words it is about, how
//! it was read, and where to correct it.
//!
//! Must not decide what is doubtful: `plan::doubt` does.

use yaodian_model::text::fill;
use yaodian_model::view::{Mark as Marked, Piece, first_phrase};
use yaodian_plan::doubt::{self, Doubt, DoubtKind, Mark as DoubtMark, Place, Sure};
use yaodian_plan::draft::{Content, Edit, MarkEdit, RowKey, put_off};
use yaodian_plan::{Due, Task};

use super::rows::{due_text, heading_text, owner_text, target_text};
use crate::Event;
use crate::bench::{Bench, Form, Mark, Part};
use crate::text::lang;

/// How many characters of a long row are shown.
const ROW_CHARS_MAX: usize = 60;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtView {
    /// Which, for settling it.
    pub doubt: Doubt,
    /// The form that corrects it.
    pub form: Form,
    /// `五·1 期限`.
    pub title: String,
    /// The words it is about.
    pub quote: Vec<Piece>,
    /// What is doubtful, and how it was read.
    pub what: String,
    /// What mends it with a tap.
    pub fixes: Vec<(String, Event)>,
    /// What leaving it as it stands is called.
    pub right: &'static str,
    /// Whether it is rather wrong than right.
    pub is_low: bool,
}

/// What to look at, the least sure first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DoubtsView {
    /// The first of them.
    pub doubts: Vec<DoubtView>,
    /// What mends many of a sort with one tap.
    pub together: Option<(String, Event)>,
    /// `5 处，其余 139 处有把握`.
    pub count: String,
    /// How many are not shown yet.
    pub hidden: usize,
}

impl Bench {
    /// What to look at before the plan is kept; `None` where it is still to be begun.
    #[must_use]
    pub fn doubts_view(&self) -> Option<DoubtsView> {
        if self.is_to_begin() {
            return None;
        }
        let mut all = doubt::doubts(&self.draft);
        let certain = doubt::counts(&self.draft, &all).certain;
        all.retain(|doubt| !self.settled.contains(doubt));
        all.sort_by_key(Doubt::sureness);
        let shown = all.iter().take(self.doubts_shown);
        Some(DoubtsView {
            together: self.all_put_off(&all),
            doubts: shown.filter_map(|doubt| self.doubt_view(doubt)).collect(),
            count: fill(
                lang().review_doubts_count,
                &[&all.len().to_string(), &certain.to_string()],
            ),
            hidden: all.len().saturating_sub(self.doubts_shown),
        })
    }

    fn doubt_view(&self, doubt: &Doubt) -> Option<DoubtView> {
        let (form, title, quote, reading) = match doubt.place {
            Place::Head => {
                let title = match doubt.what {
                    DoubtKind::NoYear => lang().head_year,
                    DoubtKind::NoIssuer => lang().head_issuer,
                    _ => lang().head_title,
                };
                (Form::Head, title.to_owned(), Vec::new(), String::new())
            }
            Place::Row(key) => {
                let (sort, text) = self.row_words(key)?;
                let title = self.place_word(key, sort);
                (Form::Words(key), title, vec![plain(text)], String::new())
            }
            Place::Mark(key, mark) => {
                let (part, sort, quote, reading) = self.mark_words(key, mark)?;
                let task = self.task(key)?;
                let is_due = matches!(part, Part::Due(_));
                let form = Form::Mark(Mark { row: key, part });
                (form, self.place_word(key, sort), clause(task, quote, is_due), reading)
            }
        };
        Some(DoubtView {
            doubt: *doubt,
            form,
            title,
            quote,
            fixes: self.fixes(doubt),
            what: fill(self.what_word(doubt.what), &[&reading]),
            right: match doubt.what {
                DoubtKind::NoTitle
                | DoubtKind::NoYear
                | DoubtKind::NoIssuer
                | DoubtKind::Undated => lang().doubt_later,
                _ => lang().review_right,
            },
            is_low: doubt.sureness() == Sure::Low,
        })
    }

    /// What mends a doubt with a tap: a day before the plan's year is moved into it, or taken away.
    fn fixes(&self, doubt: &Doubt) -> Vec<(String, Event)> {
        let Some((key, at, later)) = self.put_off(doubt) else { return Vec::new() };
        let year = later.to.map_or(0, |day| day.year()).to_string();
        let remove = Edit::Mark { key, mark: MarkEdit::RemoveDue(at) };
        let later = Edit::Mark { key, mark: MarkEdit::ChangeDue(at, later) };
        vec![
            (fill(lang().fix_put_off, &[&year]), Event::Edited(vec![later])),
            (lang().fix_no_due.to_owned(), Event::Edited(vec![remove])),
        ]
    }

    /// What moves all days before the plan's year into it, where there are several.
    fn all_put_off(&self, doubts: &[Doubt]) -> Option<(String, Event)> {
        let found: Vec<_> = doubts.iter().filter_map(|doubt| self.put_off(doubt)).collect();
        let year = self.draft.head().year.filter(|_| found.len() > 1)?.to_string();
        let words = fill(lang().fix_put_off_all, &[&found.len().to_string(), &year]);
        let edit = |(key, at, due)| Edit::Mark { key, mark: MarkEdit::ChangeDue(at, due) };
        Some((words, Event::Edited(found.into_iter().map(edit).collect())))
    }

    /// The row and place of a day before the plan's year, and the day in it.
    fn put_off(&self, doubt: &Doubt) -> Option<(RowKey, usize, Due)> {
        let Doubt { place: Place::Mark(key, DoubtMark::Due(at)), what: DoubtKind::BeforeYear } =
            *doubt
        else {
            return None;
        };
        let due = self.task(key)?.due.get(at)?;
        let step = self.draft.head().year? - due.to?.year();
        Some((key, at, put_off(due, step)))
    }

    /// What is doubtful: what was not read is not told of as such where nothing was.
    fn what_word(&self, what: DoubtKind) -> &'static str {
        match what {
            DoubtKind::NoTitle if self.is_written() => lang().doubt_no_title_written,
            DoubtKind::NoYear if self.is_written() => lang().doubt_no_year_written,
            DoubtKind::NoIssuer if self.is_written() => lang().doubt_no_issuer_written,
            _ => what_word(what),
        }
    }

    fn row_words(&self, key: RowKey) -> Option<(&'static str, String)> {
        let (sort, text) = match &self.draft.row(key)?.content {
            Content::Heading(heading) => (lang().row_heading, heading_text(heading)),
            Content::Task(task) => (lang().row_task, task.text.clone()),
            Content::Text(text) => (lang().row_text, text.clone()),
        };
        let cut = text.char_indices().nth(ROW_CHARS_MAX).map(|(at, _)| at);
        let text = cut.and_then(|at| text.get(..at)).map_or(text.clone(), |cut| format!("{cut}…"));
        Some((sort, text))
    }

    /// What of a task it is: its part, its sort, its quote and how it was read.
    fn mark_words(
        &self,
        key: RowKey,
        mark: DoubtMark,
    ) -> Option<(Part, &'static str, &str, String)> {
        let task = self.task(key)?;
        Some(match mark {
            DoubtMark::Target(id) => {
                let at = task.targets.iter().position(|target| target.id == id)?;
                let target = task.targets.get(at)?;
                (Part::Target(at), lang().edit_target, &target.quote, target_text(target))
            }
            DoubtMark::Due(at) => {
                let due = task.due.get(at)?;
                (Part::Due(at), lang().edit_due, &due.quote, due_text(due))
            }
            DoubtMark::Owner(at) => {
                let owner = task.owners.get(at)?;
                (Part::Owner(at), lang().edit_owner, &owner.quote, owner_text(owner))
            }
        })
    }

    /// `五·1 期限`: the labels of the headings a row stands under, and a sort.
    fn place_word(&self, key: RowKey, sort: &str) -> String {
        let place = self.draft.place(key).unwrap_or(0);
        let rows = self.draft.rows().get(..=place).unwrap_or_default();
        let (mut labels, mut level) = (Vec::new(), u8::MAX);
        for heading in rows.iter().rev().filter_map(|row| row.heading()) {
            if heading.level < level {
                level = heading.level;
                if !heading.label.is_empty() {
                    labels.push(heading.label.as_str());
                }
            }
        }
        if labels.is_empty() {
            // Where nothing is numbered, the words say which it is.
            let name = self.task(key).filter(|_| sort != lang().row_task);
            return format!("{} {sort}", name.map_or("", |task| first_phrase(&task.text)))
                .trim_start()
                .to_owned();
        }
        labels.reverse();
        format!("{} {sort}", labels.join("·"))
    }
}

fn plain(text: String) -> Piece {
    Piece { text, mark: Marked::None }
}

/// The clauses around a quote, the quote marked; the first words where there is none.
fn clause(task: &Task, quote: &str, is_due: bool) -> Vec<Piece> {
    let Some(at) = task.text.find(quote).filter(|_| !quote.is_empty()) else {
        return vec![plain(task.text.chars().take(ROW_CHARS_MAX).collect())];
    };
    let (before, after) = task.text.split_at_checked(at).unwrap_or_default();
    let after = after.get(quote.len()..).unwrap_or_default();
    let is_end = |c: char| matches!(c, '，' | '。' | '；' | '：' | '\n');
    let start = before
        .rfind(is_end)
        .map_or(before, |end| before.get(end..).map_or("", |rest| rest.trim_start_matches(is_end)));
    let end = after.find(is_end).map_or(after, |end| after.get(..end).unwrap_or_default());
    let mark = if is_due { Marked::Due } else { Marked::Target };
    vec![plain(start.to_owned()), Piece { text: quote.to_owned(), mark }, plain(end.to_owned())]
}

fn what_word(what: DoubtKind) -> &'static str {
    match what {
        DoubtKind::NoTitle => lang().doubt_no_title,
        DoubtKind::NoYear => lang().doubt_no_year,
        DoubtKind::NoIssuer => lang().doubt_no_issuer,
        DoubtKind::HanNumber => lang().doubt_han_number,
        DoubtKind::NumberRange => lang().doubt_range,
        DoubtKind::Approximate => lang().doubt_approximate,
        DoubtKind::Striving => lang().doubt_striving,
        DoubtKind::Comparison => lang().doubt_comparison,
        DoubtKind::Rank => lang().doubt_rank,
        DoubtKind::ShareOverAll => lang().doubt_share_over_all,
        DoubtKind::RangeFalls => lang().doubt_range_falls,
        DoubtKind::Season => lang().doubt_season,
        DoubtKind::PartOfYear => lang().doubt_part_of_year,
        DoubtKind::Term => lang().doubt_term,
        DoubtKind::Weeks => lang().doubt_weeks,
        DoubtKind::Undated => lang().doubt_undated,
        DoubtKind::OpenEnded => lang().doubt_open_ended,
        DoubtKind::SpanFalls => lang().doubt_span_falls,
        DoubtKind::BeforeYear => lang().doubt_before_year,
        DoubtKind::YearInferred => lang().doubt_year_inferred,
        DoubtKind::OwnersWithoutRole => lang().doubt_owners,
        DoubtKind::NumberSkips => lang().doubt_number_skips,
        DoubtKind::NumberDoubles => lang().doubt_number_doubles,
        DoubtKind::NumberingChanges => lang().doubt_numbering_changes,
        DoubtKind::LongHeading => lang().doubt_long_heading,
        DoubtKind::HeadingIsSentence => lang().doubt_heading_sentence,
        DoubtKind::NoTasks => lang().doubt_no_tasks,
        DoubtKind::LongTask => lang().doubt_long_task,
        DoubtKind::ShortTask => lang().doubt_short_task,
    }
}

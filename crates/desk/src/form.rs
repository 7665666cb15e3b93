//! Forms: the fields that a row's words or one of its marks are corrected with, and the edits
//! that what was filled in amounts to.
//!
//! Must not know how fields look.

use yaodian_plan::draft::{Content, Draft, Edit, MarkEdit, RowKey};
use yaodian_plan::{Date, Due, Kind, Number, Op, Owner, Role, Target, TargetId, Task};

use crate::bench::{Bench, Form, Mark, Part};
use crate::cuts;
use crate::text::{Text, lang};
use crate::view::role_word;

/// A word of the catalogue, in whatever language.
type Word = fn(&Text) -> &'static str;

/// What a target can ask for, in the order it is offered: everything and nothing are two.
const RULES: [(Op, Word); 11] = [
    (Op::Ge, |text| text.op_ge),
    (Op::Eq, |text| text.op_eq),
    (Op::Gt, |text| text.op_gt),
    (Op::Le, |text| text.op_le),
    (Op::Lt, |text| text.op_lt),
    (Op::Range, |text| text.op_range),
    (Op::Approx, |text| text.op_approx),
    (Op::All, |text| text.op_all),
    (Op::All, |text| text.op_none),
    (Op::Rank, |text| text.op_rank),
    (Op::Cmp, |text| text.op_cmp),
];
/// The places among them of everything and nothing.
const EVERYTHING: usize = 7;
const NOTHING: usize = 8;
/// The roles, in the order they are offered.
const ROLES: [Role; 3] = [Role::Lead, Role::Support, Role::Any];
/// The sorts of duty, in the order they are offered.
pub const KINDS: [Kind; 7] = [
    Kind::Document,
    Kind::Project,
    Kind::Activity,
    Kind::Quantity,
    Kind::Rate,
    Kind::Routine,
    Kind::Other,
];

/// A form as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormView {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Where a text can be cut: what stands before each place, and the place in characters.
    pub cuts: Vec<(String, usize)>,
    /// The form with more places, where there are.
    pub finer: Option<Form>,
    /// Whether what it is about can be taken away.
    pub can_remove: bool,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its label.
    pub label: &'static str,
    /// What goes in.
    pub kind: FieldKind,
    /// What stands in it at first.
    pub value: String,
    /// Where it means something only with some choices of another field: that field's place, and
    /// the choices.
    pub with: Option<(usize, Vec<usize>)>,
}

/// What goes into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of words.
    Words,
    /// Several lines of words.
    Area,
    /// A number.
    Number,
    /// A day.
    Day,
    /// One of several words; its value is its place.
    Choice(Vec<&'static str>),
}

/// What was filled in does not mean anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    /// A number was expected.
    Number,
    /// A day was expected.
    Day,
    /// Something must be filled in.
    Empty,
}

impl FormError {
    /// What it says to people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => lang().refused_number,
            Self::Day => lang().refused_date,
            Self::Empty => lang().refused_words,
        }
    }
}

fn field(label: &'static str, kind: FieldKind, value: impl ToString) -> Field {
    Field { label, kind, value: value.to_string(), with: None }
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn place_of<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}

impl Bench {
    /// A form as it is drawn.
    #[must_use]
    pub fn form_view(&self, form: Form) -> FormView {
        let fields = match form {
            Form::Head => {
                let head = self.draft.head();
                vec![
                    field(lang().head_title, FieldKind::Area, said(head.title.as_ref())),
                    field(lang().head_year, FieldKind::Number, said(head.year)),
                    field(lang().head_issuer, FieldKind::Words, said(head.issuer.as_ref())),
                ]
            }
            Form::Words(key) => self.words_fields(key),
            Form::Split(key) => {
                let (cuts, fine) = (self.cuts(key, false), self.cuts(key, true));
                let finer = (fine.len() > cuts.len()).then_some(Form::SplitFinely(key));
                return FormView { cuts, finer, ..FormView::default() };
            }
            Form::SplitFinely(key) => {
                return FormView { cuts: self.cuts(key, true), ..FormView::default() };
            }
            Form::Mark(mark) => self.mark_fields(mark, false),
            Form::Add(mark) => self.mark_fields(mark, true),
        };
        FormView { fields, can_remove: matches!(form, Form::Mark(_)), ..FormView::default() }
    }

    fn words_fields(&self, key: RowKey) -> Vec<Field> {
        match self.draft.row(key).map(|row| &row.content) {
            Some(Content::Heading(heading)) => vec![
                field(lang().row_title, FieldKind::Area, &heading.title),
                field(lang().row_label, FieldKind::Words, &heading.label),
            ],
            Some(Content::Task(task)) => vec![field(lang().row_words, FieldKind::Area, &task.text)],
            Some(Content::Text(text)) => vec![field(lang().row_words, FieldKind::Area, text)],
            None => Vec::new(),
        }
    }

    fn mark_fields(&self, mark: Mark, is_new: bool) -> Vec<Field> {
        let task = self.task(mark.row).filter(|_| !is_new);
        match mark.part {
            Part::Row => Vec::new(),
            Part::Target(at) => target_fields(task.and_then(|task| task.targets.get(at))),
            Part::Due(at) => {
                let due = task.and_then(|task| task.due.get(at));
                vec![
                    field(lang().due_to, FieldKind::Day, said(due.and_then(|due| due.to))),
                    field(lang().due_from, FieldKind::Day, said(due.and_then(|due| due.from))),
                ]
            }
            Part::Owner(at) => {
                let owner = task.and_then(|task| task.owners.get(at));
                let role = owner.map_or(Role::Lead, |owner| owner.role);
                let roles = FieldKind::Choice(ROLES.map(role_word).to_vec());
                vec![
                    field(
                        lang().owner_name,
                        FieldKind::Words,
                        said(owner.map(|owner| &owner.name)),
                    ),
                    field(lang().owner_role, roles, place_of(&ROLES, &role)),
                ]
            }
            Part::Milestone(at) => {
                let milestone = task.and_then(|task| task.milestones.get(at));
                let name = said(milestone.map(|milestone| &milestone.name));
                vec![field(lang().milestone_name, FieldKind::Words, name)]
            }
        }
    }

    /// The task of a row.
    #[must_use]
    pub fn task(&self, key: RowKey) -> Option<&Task> {
        self.draft.row(key)?.task()
    }

    /// Where a row's words can be cut.
    fn cuts(&self, key: RowKey, is_fine: bool) -> Vec<(String, usize)> {
        match self.draft.row(key).map(|row| &row.content) {
            Some(Content::Task(task)) => cuts::parts(&task.text, is_fine),
            Some(Content::Text(text)) => cuts::parts(text, is_fine),
            Some(Content::Heading(_)) | None => Vec::new(),
        }
    }

    /// The form that splits a row, with the fewest places that there are; `None` where it is one.
    #[must_use]
    pub fn split_form(&self, key: RowKey) -> Option<Form> {
        let forms = [(Form::Split(key), false), (Form::SplitFinely(key), true)];
        let found = forms.into_iter().find(|(_, is_fine)| self.cuts(key, *is_fine).len() > 1);
        found.map(|(form, _)| form)
    }

    /// The edits that what was filled in amounts to.
    ///
    /// # Errors
    /// Names what a field lacks.
    pub fn filled(&self, form: Form, values: &[String]) -> Result<Vec<Edit>, FormError> {
        let value = |at: usize| values.get(at).map_or("", |value| value.trim());
        let some = |at: usize| Some(value(at).to_owned()).filter(|text| !text.is_empty());
        Ok(match form {
            Form::Head => {
                let year = some(1).map(|year| year.parse().map_err(|_| FormError::Number));
                let year = year.transpose()?.or_else(|| self.year_named(value(0)));
                vec![Edit::SetTitle(some(0)), Edit::SetYear(year), Edit::SetIssuer(some(2))]
            }
            Form::Words(key) => vec![match self.draft.row(key).map(|row| &row.content) {
                Some(Content::Heading(_)) => {
                    let (title, label) = (value(0).to_owned(), value(1).to_owned());
                    Edit::Retitle { key, label, title }
                }
                _ => Edit::Reword { key, text: some(0).ok_or(FormError::Empty)? },
            }],
            Form::Split(key) | Form::SplitFinely(key) => {
                vec![Edit::Split { key, at: value(0).parse().map_err(|_| FormError::Number)? }]
            }
            Form::Mark(mark) => vec![self.changed(mark, values)?],
            Form::Add(mark) => vec![added(mark, values)?],
        })
    }

    /// The year that a new title names, where none was known.
    fn year_named(&self, title: &str) -> Option<i32> {
        let head = self.draft.head();
        let is_new = head.year.is_none() && head.title.as_deref() != Some(title);
        is_new.then(|| Draft::blank(title).head().year).flatten()
    }

    fn changed(&self, mark: Mark, values: &[String]) -> Result<Edit, FormError> {
        let task = self.task(mark.row);
        let edit = match mark.part {
            Part::Row => return Err(FormError::Empty),
            Part::Target(at) => {
                let old = task.and_then(|task| task.targets.get(at)).ok_or(FormError::Empty)?;
                let new = target(values)?;
                // Everything is 100 unless the plan says otherwise.
                let value = if rule_of(old) == rule_of(&new) && new.op == Op::All {
                    old.value
                } else {
                    new.value
                };
                let (id, quote) = (old.id, old.quote.clone());
                MarkEdit::ChangeTarget(Target { id, quote, value, ..new })
            }
            Part::Due(at) => {
                let quote = task.and_then(|task| task.due.get(at)).map(|due| due.quote.clone());
                let new = due(values)?;
                MarkEdit::ChangeDue(at, Due { quote: quote.unwrap_or_default(), ..new })
            }
            Part::Owner(at) => {
                let quote = task.and_then(|task| task.owners.get(at)).map(|own| own.quote.clone());
                let new = owner(values)?;
                MarkEdit::ChangeOwner(at, Owner { quote: quote.unwrap_or_default(), ..new })
            }
            Part::Milestone(at) => {
                let old = task.and_then(|task| task.milestones.get(at)).ok_or(FormError::Empty)?;
                MarkEdit::RenameMilestone(old.id, name(values)?)
            }
        };
        Ok(Edit::Mark { key: mark.row, mark: edit })
    }

    /// The edit that takes a mark away.
    #[must_use]
    pub fn removal(&self, form: Form) -> Option<Edit> {
        let Form::Mark(mark) = form else { return None };
        let task = self.task(mark.row)?;
        let edit = match mark.part {
            Part::Row => return None,
            Part::Target(at) => MarkEdit::RemoveTarget(task.targets.get(at)?.id),
            Part::Due(at) => MarkEdit::RemoveDue(at),
            Part::Owner(at) => MarkEdit::RemoveOwner(at),
            Part::Milestone(at) => MarkEdit::RemoveMilestone(task.milestones.get(at)?.id),
        };
        Some(Edit::Mark { key: mark.row, mark: edit })
    }
}

fn target_fields(target: Option<&Target>) -> Vec<Field> {
    let rules = FieldKind::Choice(RULES.map(|(_, word)| word(lang())).to_vec());
    let with = |is_fit: fn(Op) -> bool| {
        let fits = RULES.iter().enumerate().filter(|(_, (op, _))| is_fit(*op));
        Some((1, fits.map(|(at, _)| at).collect()))
    };
    let has_value = |op| !matches!(op, Op::All | Op::Cmp);
    let value =
        field(lang().target_value, FieldKind::Number, said(target.and_then(|one| one.value)));
    let upper =
        field(lang().target_upper, FieldKind::Number, said(target.and_then(|one| one.upper)));
    let unit = field(lang().target_unit, FieldKind::Words, said(target.map(|one| &one.unit)));
    vec![
        field(lang().target_subject, FieldKind::Words, said(target.map(|target| &target.subject))),
        field(lang().target_op, rules, target.map_or(0, rule_of)),
        Field { with: with(has_value), ..value },
        Field { with: with(|op| op == Op::Range), ..upper },
        Field { with: with(|op| op != Op::Cmp), ..unit },
    ]
}

/// The place among the rules of what a target asks for.
fn rule_of(target: &Target) -> usize {
    match target.op {
        Op::All if target.value == Some(Number::ZERO) => NOTHING,
        Op::All => EVERYTHING,
        op => RULES.iter().position(|(one, _)| *one == op).unwrap_or(0),
    }
}

fn added(mark: Mark, values: &[String]) -> Result<Edit, FormError> {
    let edit = match mark.part {
        Part::Row => return Err(FormError::Empty),
        Part::Target(_) => MarkEdit::AddTarget(target(values)?),
        Part::Due(_) => MarkEdit::AddDue(due(values)?),
        Part::Owner(_) => MarkEdit::AddOwner(owner(values)?),
        Part::Milestone(_) => MarkEdit::AddMilestone(name(values)?),
    };
    Ok(Edit::Mark { key: mark.row, mark: edit })
}

fn text_at(values: &[String], at: usize) -> &str {
    values.get(at).map_or("", |value| value.trim())
}

fn number_at(values: &[String], at: usize) -> Result<Option<Number>, FormError> {
    match text_at(values, at).trim_end_matches(['%', '％']) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| FormError::Number),
    }
}

fn day_at(values: &[String], at: usize) -> Result<Option<Date>, FormError> {
    match text_at(values, at) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| FormError::Day),
    }
}

fn choice_at<T: Copy>(values: &[String], at: usize, all: &[T]) -> Result<T, FormError> {
    all.get(place_at(values, at)?).copied().ok_or(FormError::Empty)
}

fn place_at(values: &[String], at: usize) -> Result<usize, FormError> {
    text_at(values, at).parse().map_err(|_| FormError::Empty)
}

fn name(values: &[String]) -> Result<String, FormError> {
    Some(text_at(values, 0).to_owned()).filter(|name| !name.is_empty()).ok_or(FormError::Empty)
}

fn target(values: &[String]) -> Result<Target, FormError> {
    let rule = place_at(values, 1)?;
    let (op, _) = RULES.get(rule).copied().ok_or(FormError::Empty)?;
    // What is not asked for may hold anything.
    let value = match op {
        Op::All => Some(Number::from_int(if rule == NOTHING { 0 } else { 100 })),
        Op::Cmp => None,
        _ => Some(number_at(values, 2)?.ok_or(FormError::Number)?),
    };
    let upper = match op {
        Op::Range => Some(number_at(values, 3)?.ok_or(FormError::Number)?),
        _ => None,
    };
    Ok(Target {
        id: TargetId(0),
        quote: String::new(),
        subject: name(values)?,
        op,
        value,
        upper,
        unit: text_at(values, 4).to_owned(),
    })
}

fn due(values: &[String]) -> Result<Due, FormError> {
    let (to, from) = (day_at(values, 0)?, day_at(values, 1)?);
    if from.is_none() && to.is_none() || from > to && to.is_some() {
        return Err(FormError::Day);
    }
    Ok(Due { quote: String::new(), from, to })
}

fn owner(values: &[String]) -> Result<Owner, FormError> {
    let role = choice_at(values, 1, &ROLES)?;
    Ok(Owner { name: name(values)?, role, quote: String::new() })
}

//! `inspect CODE`: what a share link or code carries, as JSON, every field of it.
//!
//! Turns a parcel into that JSON and nothing more; must not decode codes itself.

use std::io::Read as _;

use serde_json::{Value as Json, json};
use yaodian_plan::progress::{
    About, Action, Entry, Field, Holder, Record, Stamp, State, Status, Value,
};
use yaodian_plan::{Date, Plan};
use yaodian_wire::{CodeError, Parcel, Purpose, code};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::{parse, shell};

/// A chat log may be long; what is longer than this is no chat log.
const INPUT_BYTES_MAX: u64 = 20_000_000;

/// Prints what a code carries.
pub fn run(mut args: Args) -> Outcome {
    let Some(word) = args.word() else {
        return Err(Failure::input(
            "inspect needs a link or a code",
            "for example: cargo xtask inspect YD1-…, or - to read it from standard input",
        ));
    };
    args.finish()?;
    let text = if word == "-" { standard_input()? } else { word };
    let parcel = code::read(&text).map_err(refused)?;
    let plan = bundled_plan()?;
    let plan = Some(&plan).filter(|plan| plan.fingerprint() == parcel.plan);
    let json = serde_json::to_string_pretty(&parcel_json(&parcel, plan))
        .map_err(|e| Failure::step(format!("cannot write the parcel: {e}"), "report this"))?;
    shell::print(&format!("{json}\n"))
}

fn standard_input() -> Outcome<String> {
    let mut bytes = Vec::new();
    let unreadable = "pipe the link, the code or a text that holds one";
    std::io::stdin()
        .take(INPUT_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::input(format!("cannot read standard input: {e}"), unreadable))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > INPUT_BYTES_MAX {
        return Err(Failure::input("standard input is longer than any chat log", unreadable));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn refused(error: CodeError) -> Failure {
    let (message, hint) = match error {
        CodeError::Absent => ("there is no code in that".to_owned(), "a code begins with YD1-"),
        CodeError::Cut { have, want } => {
            (format!("the code is cut: {have} of {want} characters are there"), "copy all of it")
        }
        CodeError::Garbled => (
            "the code is garbled: its checksum does not fit".to_owned(),
            "ask for it to be sent again",
        ),
        CodeError::Newer => {
            ("a later version made the code".to_owned(), "use that version to read it")
        }
        CodeError::TooLong => {
            ("the code claims to be longer than any".to_owned(), "ask for it to be sent again")
        }
    };
    Failure::input(message, hint)
}

/// The plan in seeds/, so that ids can be shown with the words they stand for.
fn bundled_plan() -> Outcome<Plan> {
    let text = shell::read_text(&shell::root().join("seeds/tonglu-2022.txt"))?;
    Ok(yaodian_plan::read::read(&text))
}

fn parcel_json(parcel: &Parcel, plan: Option<&Plan>) -> Json {
    json!({
        "purpose": match parcel.purpose {
            Purpose::Report => "report",
            Purpose::Backup => "backup",
        },
        "plan": format!("{:016x}", parcel.plan.0),
        "is_bundled_plan": plan.is_some(),
        "sender": parcel.sender,
        "made_ms": parcel.made_ms,
        "made": Date::in_shanghai(parcel.made_ms).to_string(),
        "fields": fields_json(&parcel.state, plan),
        "journal": parcel.state.journal().map(entry_json).collect::<Vec<_>>(),
    })
}

fn fields_json(state: &State, plan: Option<&Plan>) -> Vec<Json> {
    state
        .cells()
        .map(|(field, cell)| {
            json!({
                "field": field_name(field),
                "id": field_id(field),
                "about": plan.and_then(|plan| words_of(field, plan)),
                "value": value_json(&cell.value),
                "stamp": stamp_json(cell.stamp),
            })
        })
        .collect()
}

fn entry_json(entry: &Entry) -> Json {
    let (action, about) = match &entry.action {
        Action::Edit => ("edit", Json::Null),
        Action::Undo(stamp) => ("undo", stamp_json(*stamp)),
        Action::Merge { from } => ("merge", json!(from)),
        Action::Restore => ("restore", Json::Null),
    };
    let changes = entry.replaced.iter().map(|replaced| {
        json!({
            "field": field_name(replaced.field),
            "id": field_id(replaced.field),
            "before": replaced.before.as_ref().map(|cell| value_json(&cell.value)),
            "after": value_json(&replaced.after.value),
        })
    });
    json!({
        "stamp": stamp_json(entry.stamp),
        "action": action,
        "about": about,
        "changes": changes.collect::<Vec<_>>(),
    })
}

fn stamp_json(stamp: Stamp) -> Json {
    json!({ "ms": stamp.ms, "device": stamp.device.0 })
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::Status(status) => json!(status_name(*status)),
        Value::Text(text) => json!(text),
        Value::Number(number) => parse::number(*number),
        Value::Flag(flag) => json!(flag),
        Value::Choice(choice) => json!(choice),
        Value::Span(span) => {
            json!(
                span.map(
                    |span| json!({ "from": span.from.to_string(), "to": span.to.to_string() })
                )
            )
        }
        Value::Task(task) => json!(task.map(|task| task.0)),
        Value::Record(record) => json!(record.as_deref().map(record_json)),
    }
}

fn record_json(record: &Record) -> Json {
    let (about, id) = match record.about {
        About::Evidence(id) => ("evidence", id.0),
        About::Held(id) => ("held", id.0),
        About::Reading(id) => ("reading", id.0),
        About::Paper(id) => ("paper", id.0),
    };
    json!({
        "about": about,
        "id": id,
        "day": record.day.map(|day| day.to_string()),
        "amount": parse::number(record.amount),
        "stage": record.stage,
        "name": record.name,
        "number": record.number,
        "place": record.place,
        "link": record.link,
    })
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "not_started",
        Status::InProgress => "in_progress",
        Status::Done => "done",
        Status::Blocked => "blocked",
        Status::NotApplicable => "not_applicable",
    }
}

const fn field_name(field: Field) -> &'static str {
    match field {
        Field::TaskStatus(_) => "task_status",
        Field::TaskNote(_) => "task_note",
        Field::NodeNote(_) => "node_note",
        Field::TargetValue(_) => "target_value",
        Field::MilestoneDone(_) => "milestone_done",
        Field::TaskKind(_) => "task_kind",
        Field::TaskPriority(_) => "task_priority",
        Field::TaskDue(_) => "task_due",
        Field::TaskLead(_) => "task_lead",
        Field::TaskSupport(_) => "task_support",
        Field::TaskTags(_) => "task_tags",
        Field::TaskReason(_) => "task_reason",
        Field::TaskAfter(_) => "task_after",
        Field::Paper(..) => "paper",
        Field::MilestoneStage(_) => "milestone_stage",
        Field::TargetBaseline(_) => "target_baseline",
        Field::Row(_) => "row",
        Field::DeviceName(_) => "device_name",
        Field::Rung(..) => "rung",
        Field::TaskStage(_) => "task_stage",
        Field::TaskRhythm(_) => "task_rhythm",
    }
}

/// The number of what a field is about; a row's is the moment it was added at.
const fn field_id(field: Field) -> u64 {
    let id = match field.holder() {
        Holder::Task(id) => id.0,
        Holder::Node(id) => id.0,
        Holder::Target(id) => id.0,
        Holder::Milestone(id) => id.0,
        Holder::Device(id) => id.0,
        Holder::Row => match field {
            Field::Row(stamp) => return stamp.ms,
            _ => 0,
        },
    };
    id as u64
}

/// The plan's words for what a field is about.
fn words_of(field: Field, plan: &Plan) -> Option<&str> {
    match field.holder() {
        Holder::Task(id) => plan.tasks().find(|task| task.id == id).map(|task| task.text.as_str()),
        Holder::Node(id) => plan.nodes().find(|node| node.id == id).map(|node| node.title.as_str()),
        Holder::Target(id) => {
            let mut targets = plan.tasks().flat_map(|task| &task.targets);
            targets.find(|target| target.id == id).map(|target| target.quote.as_str())
        }
        Holder::Milestone(id) => {
            let mut milestones = plan.tasks().flat_map(|task| &task.milestones);
            milestones.find(|milestone| milestone.id == id).map(|milestone| milestone.name.as_str())
        }
        Holder::Row | Holder::Device(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{parcel_json, refused};
    use serde_json::json;
    use yaodian_plan::progress::{Action, Clock, DeviceId, Field, State, Value};
    use yaodian_plan::{Fingerprint, Number, TargetId};
    use yaodian_wire::{CodeError, Parcel, Purpose, code};

    #[test]
    fn shows_every_field() {
        let mut state = State::default();
        let set =
            [(Field::TargetValue(TargetId(3)), Value::Number(Number::from_thousandths(74_500)))];
        state.edit(Clock::new(DeviceId(9)).tick(1_660_780_800_000), Action::Edit, set);
        let parcel = Parcel {
            purpose: Purpose::Report,
            plan: Fingerprint(0xabc),
            sender: "甲校".into(),
            made_ms: 1_660_780_800_000,
            state,
        };
        let read = code::read(&code::write(&parcel)).unwrap();
        let stamp = json!({"ms": 1_660_780_800_000_u64, "device": 9});
        let expect = json!({
            "purpose": "report", "plan": "0000000000000abc", "is_bundled_plan": false, "sender": "甲校",
            "made_ms": 1_660_780_800_000_u64, "made": "2022-08-18",
            "fields": [{"field": "target_value", "id": 3, "about": null, "value": 74.5, "stamp": stamp}],
            "journal": [{
                "stamp": stamp, "action": "edit", "about": null,
                "changes": [{"field": "target_value", "id": 3, "before": null, "after": 74.5}]
            }]
        });
        assert_eq!(parcel_json(&read, None), expect);
    }

    #[test]
    fn says_what_is_wrong_in_two_lines() {
        for error in [
            CodeError::Absent,
            CodeError::Cut { have: 3, want: 9 },
            CodeError::Garbled,
            CodeError::Newer,
            CodeError::TooLong,
        ] {
            assert_eq!(refused(error).to_string().lines().count(), 2, "{error:?}");
        }
    }
}

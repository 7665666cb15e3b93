//! What lies on the bench as text, so that a killed browser costs nothing.
//!
//! Kept in IndexedDB alone, and only until the plan is kept: `YR1 PURPOSE LENGTH`, the document's
//! name, so many bytes of it, the plan. Written and read by one version; an odd one is forgotten.

use yaodian_plan::Fingerprint;
use yaodian_plan::progress::State;
use yaodian_wire::shelf::DRAFT_PREFIX;
use yaodian_wire::{plan_from_text, plan_to_text, segment, shelf};

use crate::bench::{Bench, Purpose};
use crate::desk::Slot;

const MARK: &str = "YR1";

/// The key that what is reviewed is kept under.
#[must_use]
pub fn review_key(bench: &Bench) -> String {
    format!("{DRAFT_PREFIX}review.{}", bench.number)
}

/// The key that a correction of a plan is kept under.
#[must_use]
pub fn plan_key(plan: Fingerprint) -> String {
    DRAFT_PREFIX.to_owned() + &shelf::plan_word(plan)
}

/// Writes what lies on a bench.
#[must_use]
pub fn write(bench: &Bench) -> String {
    let purpose = match &bench.purpose {
        Purpose::New => "new".to_owned(),
        Purpose::Correct => "correct".to_owned(),
        Purpose::Revise { .. } => "revise".to_owned(),
        Purpose::Carry { progress } => format!("carry={}", segment::write(progress)),
    };
    let plan = plan_to_text(&bench.draft.plan());
    let name = bench.name.replace('\n', " ");
    format!("{MARK} {purpose} {}\n{name}\n{}{plan}", bench.source.len(), bench.source)
}

/// Finds what was being reviewed among what a store holds.
pub fn read_reviews(entries: &[(String, String)]) -> impl Iterator<Item = Bench> {
    let prefix = format!("{DRAFT_PREFIX}review.");
    entries
        .iter()
        .filter(move |(key, _)| key.starts_with(&prefix))
        .filter_map(|(_, text)| read(text))
}

/// Finds what was being corrected among what a store holds.
pub fn read_corrections(entries: &[(String, String)]) -> impl Iterator<Item = (Slot, Bench)> {
    entries.iter().filter_map(|(key, text)| {
        let plan = key.strip_prefix(DRAFT_PREFIX).and_then(shelf::read_plan)?;
        Some((Slot::Plan(plan), read(text)?))
    })
}

fn read(text: &str) -> Option<Bench> {
    let (head, rest) = text.split_once('\n')?;
    let mut words = head.split(' ');
    if words.next()? != MARK {
        return None;
    }
    let (purpose, source_len) = (words.next()?, words.next()?.parse().ok()?);
    let (name, rest) = rest.split_once('\n')?;
    let (source, plan) = rest.split_at_checked(source_len)?;
    let plan = plan_from_text(plan)?;
    let purpose = match purpose {
        "new" => Purpose::New,
        // The plan knows which it is a version of.
        "correct" | "revise" => Purpose::Correct,
        carry => Purpose::Carry { progress: read_progress(carry)? },
    };
    let bench = Bench::new(&plan, purpose);
    let (name, source) = (name.to_owned(), source.to_owned());
    Some(Bench { name, source, is_restored: true, ..bench })
}

fn read_progress(word: &str) -> Option<State> {
    segment::read(word.strip_prefix("carry=")?).ok()
}

//! What a translation must keep: the places for values, and nothing left in Chinese.
//!
//! Tests only: every catalogue is looked at by it, the desk's too.

use super::fill;

/// Words that are the same in every language: the seal, and how plans number their sections.
const NAMES: [&str; 2] = ["要点", "{}、{}"];

/// Fails where an English text loses a value of the Chinese one, has a place too many, or was not
/// translated.
pub(crate) fn check(name: &str, zh: &str, en: &str) {
    let values = ["vA", "vB", "vC", "vD", "vE"];
    let shown = |text: &str| {
        let filled = fill(text, &values);
        values.map(|value| filled.matches(value).count())
    };
    // A month's name stands for its number.
    let by_number = |value: usize| en.contains(&format!("{{{value}#"));
    for ((zh_count, en_count), value) in shown(zh).into_iter().zip(shown(en)).zip(1..) {
        let is_kept = zh_count == en_count || zh_count == 1 && by_number(value);
        assert!(is_kept, "{name}: value {value} stands {en_count} times in {en:?}, in {zh:?}");
    }
    let count = |text: &str, sign| text.matches(sign).count();
    assert_eq!(count(en, '{'), count(en, '}'), "{name}: {en:?}");
    // A Chinese font, which comes first, sets curly quotes as wide as a character.
    let is_foreign =
        |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '‘'..='”');
    assert!(NAMES.contains(&en) || !en.contains(is_foreign), "{name} is not English: {en:?}");
    assert!(en.is_empty() == zh.is_empty(), "{name}: {en:?}");
}

#[test]
fn words_are_all_in_english() {
    let words = super::ZH.all().into_iter().zip(super::EN.all());
    words.for_each(|((name, zh), (_, en))| check(name, zh, en));
}

#[test]
fn a_lost_value_a_wrong_place_and_chinese_are_found() {
    for (zh, en) in [
        ("{} 项", "tasks"),
        ("{} 项", "{} of {} tasks"),
        ("{}，{}", "{1}, {1}"),
        ("完成", "完成"),
        ("完成：", "Done："),
        ("“完成”", "“Done”"),
    ] {
        assert!(std::panic::catch_unwind(|| check("word", zh, en)).is_err(), "{zh} {en}");
    }
    check("date", "{}年{}月", "{2#Jan|Feb} {1}");
}

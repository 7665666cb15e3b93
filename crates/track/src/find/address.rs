//! A view as a part of the address: `status=todo,doing/stage=preschool/q=%E8%AF%BE`.
//!
//! Parts stand between `/`, the choices of a part between `,`; words and names are
//! percent-encoded. What a messenger appended (`&from=…`, `?x=…`) and what a part does not know is
//! left aside, so that an address of a later version opens as far as it can. Words here are stored
//! in bookmarks: they are never changed.

use std::fmt::Write;

use yaodian_plan::progress::Status;
use yaodian_plan::{Kind, Light, NodeId};

use super::view::{Choice, LIGHTS};
use super::{DueIn, Since, Stage, View};

/// No more than so many bytes of an address are read.
const BYTES_MAX: usize = 8_000;

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "todo",
        Status::InProgress => "doing",
        Status::Done => "done",
        Status::Blocked => "blocked",
        Status::NotApplicable => "na",
    }
}

const fn light_word(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
        Light::Grey => "grey",
    }
}

const fn due_word(due: DueIn) -> &'static str {
    match due {
        DueIn::Overdue => "overdue",
        DueIn::Week => "week",
        DueIn::Month => "month",
        DueIn::Never => "none",
    }
}

const fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Preschool => "preschool",
        Stage::Compulsory => "compulsory",
        Stage::Senior => "senior",
        Stage::Vocational => "vocational",
        Stage::Special => "special",
    }
}

fn since_word(since: Since) -> String {
    match since {
        Since::Today => "today".to_owned(),
        Since::Week => "week".to_owned(),
        Since::Month => "month".to_owned(),
        Since::Day(day) => day.to_string(),
    }
}

/// The one of a list that has a word.
fn by_word<T: Copy>(all: &[T], word: &str, word_of: fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|one| word_of(*one) == word)
}

impl View {
    /// The view as a part of the address; empty for everything.
    ///
    /// ```
    /// use yaodian_track::find::{Choice, Stage, View};
    /// let mut view = View::open();
    /// view.toggle(&Choice::Stage(Stage::Preschool));
    /// assert_eq!(view.to_address(), "status=todo,doing,blocked/stage=preschool");
    /// assert_eq!(View::from_address("status=todo,doing,blocked/stage=preschool&from=x"), view);
    /// ```
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut parts = Vec::new();
        let mut part = |name: &str, words: Vec<String>| {
            if !words.is_empty() {
                parts.push(format!("{name}={}", words.join(",")));
            }
        };
        let words = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<Vec<_>>();
        part("status", words(self.statuses.iter().map(|one| status_word(*one)).collect()));
        part("light", words(self.lights.iter().map(|one| light_word(*one)).collect()));
        part("section", self.sections.iter().map(|one| one.0.to_string()).collect());
        part("kind", words(self.kinds.iter().map(|one| one.name()).collect()));
        part("owner", self.owners.iter().map(|one| encoded(one)).collect());
        part("due", words(self.due.iter().map(|one| due_word(*one)).collect()));
        part("stage", words(self.stages.iter().map(|one| stage_word(*one)).collect()));
        part("changed", self.changed_since.map(since_word).into_iter().collect());
        let only = [(self.has_target, "target"), (self.is_mine, "mine")];
        part("only", words(only.iter().filter(|(is_on, _)| *is_on).map(|(_, w)| *w).collect()));
        part(
            "q",
            Some(encoded(&self.words)).filter(|words| !words.is_empty()).into_iter().collect(),
        );
        parts.join("/")
    }

    /// Reads a part of the address.
    #[must_use]
    pub fn from_address(text: &str) -> Self {
        let mut view = Self::default();
        let text = text.split(['&', '?']).next().unwrap_or_default();
        let text = text.get(..BYTES_MAX).unwrap_or(text);
        for part in text.split('/') {
            let Some((name, values)) = part.split_once('=') else { continue };
            if name == "q" {
                view.set_words(&decoded(values));
                continue;
            }
            for value in values.split(',') {
                let choice = choice(name, value).filter(|choice| !view.has(choice));
                if let Some(choice) = choice {
                    view.toggle(&choice);
                }
            }
        }
        view
    }
}

fn choice(name: &str, value: &str) -> Option<Choice> {
    Some(match (name, value) {
        ("status", word) => Choice::Status(by_word(&Status::ALL, word, status_word)?),
        ("light", word) => Choice::Light(by_word(&LIGHTS, word, light_word)?),
        ("section", word) => Choice::Section(NodeId(word.parse().ok()?)),
        ("kind", word) => Choice::Kind(by_word(&Kind::ALL, word, Kind::name)?),
        ("owner", name) => Choice::Owner(Some(decoded(name)).filter(|name| !name.is_empty())?),
        ("due", word) => Choice::Due(by_word(&DueIn::ALL, word, due_word)?),
        ("stage", word) => Choice::Stage(by_word(&Stage::ALL, word, stage_word)?),
        ("changed", word) => {
            let named = Since::ALL.into_iter().find(|since| since_word(*since) == word);
            let day = || word.parse().ok().map(Since::Day);
            Choice::Since(named.or_else(day)?)
        }
        ("only", "target") => Choice::HasTarget,
        ("only", "mine") => Choice::Mine,
        _ => return None,
    })
}

/// A text in which everything but letters, digits and a few marks is percent-encoded.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            write!(out, "%{byte:02X}").ok();
        }
    }
    out
}

/// A percent-encoded text; what is not well formed stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
        let pair = behind.first().and_then(digit).zip(behind.get(1).and_then(digit));
        match pair.filter(|_| *first == b'%') {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    prop_compose! {
        fn any_view()(
            words in "[学前a-z0-9&?/=,%# ]{0,12}",
            statuses in subsequence(Status::ALL.to_vec(), 0..=5),
            lights in subsequence(LIGHTS.to_vec(), 0..=4),
            sections in prop::collection::btree_set(any::<u32>().prop_map(NodeId), 0..3),
            kinds in subsequence(Kind::ALL.to_vec(), 0..=7),
            owners in prop::collection::btree_set("[教育局a,/&%]{1,6}", 0..3),
            due in subsequence(DueIn::ALL.to_vec(), 0..=4),
            stages in subsequence(Stage::ALL.to_vec(), 0..=5),
            since in prop::option::of(prop_oneof![
                Just(Since::Today), Just(Since::Week), Just(Since::Month),
                (0..30_000_i32).prop_map(|days| Since::Day(yaodian_plan::Date::from_days_since_1970(days))),
            ]),
            has_target: bool,
            is_mine: bool,
        ) -> View {
            View {
                words: words.split_whitespace().collect::<Vec<_>>().join(" "), statuses, lights, kinds, due, stages, has_target, is_mine,
                sections: sections.into_iter().collect(),
                owners: owners.into_iter().collect(),
                changed_since: since,
            }
        }
    }

    proptest! {
        #[test]
        fn every_view_reads_back(view in any_view()) {
            let address = view.to_address();
            prop_assert_eq!(&View::from_address(&address), &view, "{}", &address);
            for more in ["&from=singlemessage&isappinstalled=0", "?from=timeline"] {
                prop_assert_eq!(&View::from_address(&format!("{address}{more}")), &view);
            }
            prop_assert!(address.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~%=,/".contains(&b)));
        }

        #[test]
        fn anything_can_stand_in_an_address(text: String) {
            let view = View::from_address(&text);
            prop_assert_eq!(View::from_address(&view.to_address()), view);
        }
    }

    #[test]
    fn what_is_not_known_is_left_aside() {
        let check = |text, expect: &str| {
            assert_eq!(View::from_address(text).to_address(), expect, "{text}");
        };
        check("", "");
        check("nothing", "");
        check("status=todo,later/colour=blue/q=x", "status=todo/q=x");
        check("status=done,todo,done", "status=todo,done");
        check("q=学前 教育", "q=%E5%AD%A6%E5%89%8D%20%E6%95%99%E8%82%B2");
        check("q=%E5%AD%A6%E5%89%8D%20%20a", "q=%E5%AD%A6%E5%89%8D%20a");
        check("q=50%25", "q=50%25");
        check("q=50%", "q=50%25");
        check("changed=2022-08-01", "changed=2022-08-01");
        check("changed=today,week", "changed=week");
        check("changed=2022-13-01", "");
        check("owner=,甲,,乙", "owner=%E4%B9%99,%E7%94%B2");
        check("section=3,x,-1,2", "section=2,3");
        check("only=mine,target,all", "only=target,mine");
        check("status=todo&status=done", "status=todo");
    }
}

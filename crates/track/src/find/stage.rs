//! 学段: which stages of schooling a task is about, by its words and the headings over it.
//!
//! A duty of the whole county names none or several. Must not be taken for more than a guess.

/// A stage of schooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 学前.
    Preschool,
    /// 义务: primary and lower secondary.
    Compulsory,
    /// 普高.
    Senior,
    /// 职教.
    Vocational,
    /// 特教.
    Special,
}

impl Stage {
    /// In the order screens show them.
    pub const ALL: [Self; 5] =
        [Self::Preschool, Self::Compulsory, Self::Senior, Self::Vocational, Self::Special];

    /// The words that name it.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Preschool => &["学前", "幼儿", "幼教", "托幼", "托育", "普惠园", "幼小衔接"],
            Self::Compulsory => {
                &["义务", "小学", "初中", "小升初", "九年一贯", "初升高", "幼小衔接"]
            }
            Self::Senior => &["高中", "普高", "高考"],
            Self::Vocational => &[
                "职教",
                "职业教育",
                "中职",
                "职高",
                "高职",
                "职业学校",
                "技校",
                "技工",
                "中等职业",
                "产教",
            ],
            Self::Special => &["特教", "特殊教育", "融合教育", "随班就读", "培智", "送教上门"],
        }
    }
}

/// Words that hold one of a stage's and mean another thing, and what is read in their place.
const NOT_MEANT: [(&str, &str); 3] =
    [("职业高中", "职高"), ("高中段", "高中、职教"), ("高中阶段", "高中、职教")];

/// Some stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages(u8);

impl Stages {
    /// The stages that a text names.
    ///
    /// ```
    /// use yaodian_track::find::{Stage, Stages};
    /// assert!(Stages::named("推进学前教育普惠发展").has(Stage::Preschool));
    /// assert!(Stages::named("加强干部队伍建设").is_empty());
    /// ```
    #[must_use]
    pub fn named(text: &str) -> Self {
        let is_other = NOT_MEANT.iter().any(|(word, _)| text.contains(word));
        let cleared = is_other.then(|| {
            NOT_MEANT.iter().fold(text.to_owned(), |text, (word, meant)| text.replace(word, meant))
        });
        let text = cleared.as_deref().unwrap_or(text);
        let is_named = |stage: &Stage| stage.words().iter().any(|word| text.contains(word));
        Stage::ALL.into_iter().filter(is_named).fold(Self(0), |all, one| Self(all.0 | one.bit()))
    }

    /// The stages of a task: those that its text and the headings close to it name, or else those
    /// its section names.
    #[must_use]
    pub fn of_task<'a>(close: impl IntoIterator<Item = &'a str>, section: &str) -> Self {
        let close = close.into_iter().fold(Self(0), |all, text| Self(all.0 | Self::named(text).0));
        if close.is_empty() { Self::named(section) } else { close }
    }

    /// Whether a stage is among them.
    #[must_use]
    pub const fn has(self, stage: Stage) -> bool {
        self.0 & stage.bit() != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Stage {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<Stage> {
        let stages = Stages::named(text);
        Stage::ALL.into_iter().filter(|stage| stages.has(*stage)).collect()
    }

    #[test]
    fn texts_name_their_stages() {
        use Stage::{Compulsory, Preschool, Senior, Special, Vocational};
        for (text, expect) in [
            ("新建幼儿园2所", vec![Preschool]),
            ("落实中小学课后服务", vec![Compulsory]),
            ("城区初中扩容", vec![Compulsory]),
            ("提升普通高中办学质量", vec![Senior]),
            ("推进中职与高职一体化", vec![Vocational]),
            ("深化产教融合", vec![Vocational]),
            ("推进融合教育，做好随班就读", vec![Special]),
            ("促进城乡融合发展", vec![]),
            ("职业高中扩招", vec![Vocational]),
            ("高中段入学率达98%以上", vec![Senior, Vocational]),
            ("做好幼小衔接", vec![Preschool, Compulsory]),
            ("学前、义务、高中、职教、特教协调发展", Stage::ALL.to_vec()),
            ("加强党风廉政建设", vec![]),
        ] {
            assert_eq!(named(text), expect, "{text}");
        }
    }

    #[test]
    fn a_section_names_what_nothing_closer_does() {
        let of = |close: &[&str], section| Stages::of_task(close.iter().copied(), section);
        assert_eq!(of(&["新建2所", "学前教育"], "优化各类教育"), Stages::named("学前"));
        assert_eq!(of(&["新建2所"], "办好职业教育"), Stages::named("职教"));
        assert_eq!(of(&["小学"], "办好职业教育"), Stages::named("小学"));
        assert!(of(&["新建2所"], "夯实基础").is_empty());
    }
}

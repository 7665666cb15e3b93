//! Which script a Chinese text is in, and so how a browser and a screen reader should take it.
//!
//! Told by characters that stand in one script alone. Must not change a character.

use std::cell::Cell;

use super::Language;
use crate::Model;

/// Characters of traditional script that simplified script writes otherwise, in order.
#[rustfmt::skip]
const TRADITIONAL: &[char] = &[
    '並', '來', '個', '們', '備', '價', '億', '優', '兒', '則', '創', '劃', '動', '務', '勞', '區',
    '員', '問', '單', '國', '園', '圖', '團', '報', '場', '壓', '學', '實', '寧', '寫', '將', '專',
    '對', '導', '層', '師', '幹', '廣', '強', '後', '從', '復', '愛', '應', '擔', '據', '數', '於',
    '時', '書', '會', '東', '業', '極', '構', '標', '機', '檢', '歲', '決', '況', '減', '測', '準',
    '為', '無', '燈', '營', '爾', '現', '環', '產', '異', '療', '發', '種', '積', '競', '節', '約',
    '紅', '級', '細', '終', '組', '結', '絡', '給', '統', '經', '綜', '綠', '維', '網', '緊', '練',
    '縣', '縮', '總', '織', '繼', '續', '義', '習', '聯', '聲', '聽', '臨', '與', '華', '萬', '藝',
    '處', '術', '衛', '補', '規', '視', '親', '覺', '觀', '計', '訓', '訪', '設', '許', '評', '詢',
    '試', '話', '詳', '認', '語', '誤', '說', '課', '調', '請', '論', '謂', '講', '謝', '證', '識',
    '護', '讀', '變', '讓', '豐', '負', '財', '貢', '貧', '貨', '貫', '責', '費', '資', '賞', '質',
    '賴', '購', '賽', '贊', '軍', '較', '輔', '輕', '輛', '輸', '轉', '辦', '農', '這', '連', '進',
    '運', '過', '達', '遠', '適', '遲', '選', '還', '邊', '郵', '鄉', '醫', '銜', '鋪', '鋼', '錄',
    '錯', '鍵', '鎖', '鎮', '長', '門', '閉', '開', '間', '關', '陣', '陸', '陽', '隊', '階', '際',
    '險', '隱', '雙', '雜', '離', '難', '電', '靜', '響', '頁', '項', '順', '預', '頒', '頓', '領',
    '頭', '頻', '題', '額', '願', '類', '顧', '顯', '風', '飯', '飲', '養', '館', '騎', '驅', '驗',
    '驚', '體', '麗', '麼', '黃', '點', '黨', '齊', '齡',
];
/// Characters of simplified script that traditional script writes otherwise, in order.
#[rustfmt::skip]
const SIMPLIFIED: &[char] = &[
    '万', '专', '业', '东', '个', '丰', '临', '为', '丽', '义', '习', '乡', '书', '产', '亲', '亿',
    '从', '们', '优', '会', '体', '儿', '党', '关', '养', '写', '军', '农', '决', '况', '减', '则',
    '创', '办', '务', '动', '劳', '区', '医', '华', '单', '卫', '压', '县', '双', '发', '变', '听',
    '员', '响', '团', '园', '国', '图', '场', '声', '处', '备', '复', '头', '学', '实', '对', '导',
    '将', '尔', '层', '岁', '师', '广', '应', '开', '强', '录', '总', '惊', '护', '报', '数', '无',
    '时', '显', '术', '机', '杂', '构', '标', '检', '测', '灯', '点', '爱', '环', '现', '电', '疗',
    '离', '积', '竞', '类', '紧', '红', '约', '级', '练', '组', '细', '织', '终', '经', '结', '给',
    '络', '统', '继', '续', '维', '综', '绿', '缩', '网', '联', '艺', '节', '营', '补', '观', '规',
    '视', '觉', '认', '让', '训', '讲', '许', '论', '设', '访', '证', '评', '识', '试', '话', '询',
    '详', '语', '误', '说', '请', '读', '课', '调', '谓', '谢', '负', '贡', '财', '责', '货', '质',
    '贫', '购', '贯', '费', '资', '赏', '赖', '赛', '赞', '转', '轻', '较', '辅', '辆', '输', '边',
    '达', '过', '运', '还', '这', '进', '远', '连', '迟', '适', '选', '邮', '钢', '铺', '锁', '错',
    '键', '镇', '长', '门', '闭', '问', '间', '队', '阳', '阵', '阶', '际', '陆', '险', '隐', '难',
    '静', '页', '项', '顺', '顾', '颁', '预', '领', '频', '题', '额', '风', '饭', '饮', '馆', '驱',
    '验', '骑', '黄', '齐', '龄',
];

/// A script that Chinese is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// 简体.
    #[default]
    Simplified,
    /// 繁體.
    Traditional,
}

thread_local! {
    /// The script of the plan in use: most of its short phrases could be in either.
    static OF_PLAN: Cell<Script> = const { Cell::new(Script::Simplified) };
}

/// How many characters of a text are in one script alone: traditional, simplified.
fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> (usize, usize) {
    let han = texts.flat_map(str::chars).filter(|c| is_han(*c));
    han.fold((0, 0), |(traditional, simplified), c| {
        let is_in = |set: &[char]| usize::from(set.binary_search(&c).is_ok());
        (traditional + is_in(TRADITIONAL), simplified + is_in(SIMPLIFIED))
    })
}

const fn is_han(c: char) -> bool {
    // Their punctuation too: it stands between marked words.
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl Script {
    /// The script that most of some texts' telling characters are in; simplified where none tells.
    #[must_use]
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (traditional, simplified) = counts(texts);
        if traditional > simplified { Self::Traditional } else { Self::Simplified }
    }

    /// The word for the `lang` attribute.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Simplified => "zh-CN",
            Self::Traditional => "zh-Hant",
        }
    }
}

/// Takes note of the script of what is on the screen: it tells that of phrases that could be either.
pub fn note_script(script: Script) {
    OF_PLAN.set(script);
}

impl Model {
    /// Takes note of the script of the plan that was opened.
    pub(crate) fn note_script(&self) {
        let tasks = self.outline.tasks.iter().map(|task| task.text.as_str());
        note_script(Script::of(tasks.chain([self.outline.title.as_str()])));
    }
}

/// The language of a text on the screen, where it is not the page's. `is_made` says that it is no
/// word of the catalogues, and so may be the plan's.
#[must_use]
pub fn language_of(text: &str, is_made: bool) -> Option<&'static str> {
    let han = text.chars().filter(|c| is_han(*c)).count();
    if han == 0 {
        return None;
    }
    let plan = OF_PLAN.get();
    let script = match counts([text].into_iter()) {
        (0, 0) => plan,
        (traditional, simplified) if traditional > simplified => Script::Traditional,
        _ => Script::Simplified,
    };
    match Language::current() {
        Language::Chinese => (is_made && script == Script::Traditional).then_some(script.word()),
        Language::English => {
            let latin = text.chars().filter(char::is_ascii_alphabetic).count();
            (han > latin).then_some(script.word())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::language::choose;
    use super::*;

    #[test]
    fn a_plans_script_is_told_by_its_characters() {
        let check =
            |text: &str, expect| assert_eq!(Script::of([text].into_iter()), expect, "{text}");
        check("推进教育高质量发展", Script::Simplified);
        check("推進教育高質量發展", Script::Traditional);
        check("教研工作", Script::Simplified);
        check("台北市立國民中學（学）", Script::Traditional);
        check("", Script::Simplified);
        let seed = include_str!("../../../../seeds/tonglu-2022.txt");
        check(seed, Script::Simplified);
    }

    #[test]
    fn no_character_is_in_both_scripts_and_each_stands_once() {
        assert!(!TRADITIONAL.iter().any(|c| SIMPLIFIED.contains(c)));
        for set in [TRADITIONAL, SIMPLIFIED] {
            assert!(set.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn a_text_in_another_language_than_the_page_says_so() {
        let check = |language, plan, text: &str, is_made, expect: Option<&str>| {
            choose(language);
            OF_PLAN.set(plan);
            assert_eq!(language_of(text, is_made), expect, "{text} on {language:?} {plan:?}");
        };
        use Language::{Chinese, English};
        use Script::{Simplified, Traditional};
        check(Chinese, Simplified, "教研工作", true, None);
        check(Chinese, Simplified, "推進校本培訓", true, Some("zh-Hant"));
        check(Chinese, Traditional, "教研工作", true, Some("zh-Hant"));
        check(Chinese, Traditional, "分享", false, None);
        check(Chinese, Traditional, "完成 45%，共 12 项", true, None);
        check(English, Simplified, "教研工作", true, Some("zh-CN"));
        check(English, Traditional, "教研工作", true, Some("zh-Hant"));
        check(English, Simplified, "，", true, Some("zh-CN"));
        check(English, Simplified, "要点", false, Some("zh-CN"));
        check(English, Simplified, "8–10所", true, Some("zh-CN"));
        check(English, Simplified, "Undone: 教研 set to Done", true, None);
        check(English, Simplified, "3 days left", true, None);
        choose(Chinese);
        OF_PLAN.set(Simplified);
    }
}

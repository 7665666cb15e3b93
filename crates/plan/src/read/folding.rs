//! One form for each character: half width, simplified, one dash, one pair of quotes.
//!
//! Must map one character to one, so that places in the folded text are places in the source.

use std::sync::OnceLock;

/// Traditional characters of the words the rules know, and their simplified forms, in pairs.
const TRADITIONAL: &str = "個个學学實实開开達达為为與与國国會会發发業业關关對对數数項项園园專专題题場场級级\
約约於于間间門门單单責责務务時时導导領领負负擔担辦办處处課课劃划規规計计綱纲區区縣县鄉乡鎮镇鄰邻廳厅黨党團团體体\
隊队師师員员種种類类樣样條条節节點点總总標标準准進进過过還还從从後后個个們们來来傳传備备創创動动勞劳勵励華华協协\
單单嚴严補补製制訂订討讨訓训記记設设許许評评試试該该認认說说請请議议護护變变資资質质購购賽赛轉转輕轻輪轮輸输農农\
連连適适選选遞递邊边醫医鏈链銜衔鋼钢錄录長长閉闭陽阳陸陆隨随險险難难電电靈灵靜静頓顿預预頻频顯显風风飛飞養养館馆\
驗验驅驱體体魚鱼麗丽齊齐龍龙廣广應应戰战據据擴扩攝摄擇择損损換换揚扬權权極极構构橋桥機机樓楼檢检歲岁歷历殘残氣气\
漢汉滿满潔洁濟济營营燈灯爭争獎奖獲获環环產产畢毕異异療疗監监盡尽礎础確确禮礼積积穩稳窮穷競竞筆笔築筑範范簡简糧粮\
糾纠紀纪紅红純纯紙纸細细終终組组結结給给統统經经綜综維维網网線线練练縮缩績绩織织續续職职聯联聲声聽听舉举舊旧藝艺\
藥药號号術术衛卫補补裝装複复見见視视親亲覺觉覽览觀观觸触誌志詢询語语調调談谈論论證证識识貫贯貢贡財财貧贫費费貼贴\
賦赋賴赖贊赞趕赶躍跃車车軍军軟软較较載载遠远遲迟遷迁郵邮醒醒釋释鄭郑鐘钟鐵铁鑒鉴閱阅隱隐雙双雜杂離离雲云霧雾韓韩\
響响頁页順顺須须頒颁顧顾願愿額额颱台飯饭飾饰駐驻駕驾騎骑騙骗驟骤鬥斗鬧闹鮮鲜鳥鸟黃黄齡龄億亿萬万幾几兩两內内屆届\
並并優优佈布係系價价儀仪儲储兒儿別别則则剛刚剩剩劇剧勝胜勢势匯汇參参啟启喚唤圍围圖图塊块壓压壞坏壯壮夠够夾夹奮奋\
婦妇孫孙寧宁審审寫写將将尋寻屬属帶带幣币幫帮幹干庫库廠厂強强彙汇徵征恆恒愛爱態态慣惯懷怀擬拟攜携攻攻敗败敘叙斷断\
暫暂書书曆历東东條条棄弃榮荣槍枪樹树橫横歡欢決决沒没滅灭準准溝沟滯滞漸渐災灾無无爾尔牆墙狀状獨独現现瑪玛\
蓋盖絡络綫线層层繫系徑径復复衝冲裡里麼么餘余僅仅傑杰債债傷伤僑侨償偿儘尽凍冻凈净劑剂卻却厲厉嘆叹嘗尝噸吨囑嘱圓圆執执堅坚墊垫壘垒壟垄壽寿夢梦奪夺奧奥妝妆娛娱婁娄嬰婴宮宫賓宾寬宽寶宝\
屜屉岡冈島岛峽峡嶺岭巖岩廈厦廟庙廢废彎弯彌弥恥耻悅悦惡恶惱恼慘惨慮虑慶庆憂忧憑凭憲宪憶忆懇恳懸悬戲戏戶户拋抛捨舍掃扫掛挂採采揀拣揮挥撥拨擁拥擾扰攔拦攤摊敵敌斂敛昇升晉晋暢畅曠旷朧胧\
枴拐柵栅桿杆梔栀棧栈棲栖椏桠樑梁樸朴欄栏欖榄歐欧殺杀毀毁毆殴氈毡氫氢汙污沖冲洩泄浹浃涼凉淒凄淚泪淨净淪沦淵渊淺浅減减渦涡測测渾浑湊凑湯汤滄沧滲渗滾滚漁渔潤润潰溃澀涩澆浇澤泽濃浓濕湿\
濤涛濱滨瀏浏瀝沥灑洒灣湾烏乌煉炼煙烟煩烦熱热燒烧燭烛犧牺狹狭猶犹獄狱獅狮獵猎獻献瑣琐瑤瑶瓊琼甌瓯甦苏畝亩畫画癥症盜盗眾众睜睁矚瞩礙碍祿禄禍祸稅税稱称穀谷筍笋箋笺簽签籃篮籌筹籤签籬篱\
糞粪紋纹納纳紐纽紛纷紡纺紮扎絲丝綁绑綠绿緊紧緒绪緣缘編编緩缓緬缅縫缝縱纵繞绕繪绘繼继纏缠罰罚罵骂罷罢羅罗義义習习聖圣聞闻聰聪脅胁脈脉腦脑腫肿臉脸臟脏臨临莊庄莖茎萊莱葉叶葷荤蒼苍蓮莲\
蔔卜蔣蒋薦荐薩萨蘇苏蘭兰虛虚虧亏蝦虾螞蚂褲裤襲袭覈核訊讯訪访訴诉診诊詞词詳详誇夸誠诚誤误諸诸諾诺謀谋謂谓謝谢譯译讀读讓让豐丰豬猪貓猫貝贝販贩貨货貯贮貴贵貸贷貿贸賀贺賃赁賑赈賓宾賞赏\
賠赔賢贤賬账賭赌贈赠贏赢趙赵趨趋跡迹踐践蹤踪躉趸輔辅輛辆輝辉輩辈輻辐轄辖轟轰辭辞辯辩逕径這这週周遊游運运違违遙遥遜逊遺遗遼辽邁迈醜丑醞酝釀酿針针釣钓鈴铃鉛铅銀银銅铜銘铭銷销鋁铝鋪铺\
鋒锋錢钱錦锦錯错鍋锅鍵键鍾钟鎖锁鏟铲鑑鉴鑽钻閃闪閒闲閣阁闊阔闡阐陣阵陳陈陰阴隸隶雖虽雞鸡靂雳韋韦韻韵頂顶頑顽頗颇頭头頰颊頸颈頹颓顏颜飄飘飲饮飽饱餅饼餘余饑饥馬马馳驰駛驶騰腾驕骄驚惊\
驛驿骯肮髒脏鬆松鬱郁魯鲁鯨鲸鴻鸿鵬鹏鷹鹰鹽盐麥麦齒齿龜龟";

/// Characters that only a traditional text holds, common enough to stand in any page of it.
const TELL_TALE: [char; 8] = ['學', '個', '實', '開', '進', '發', '與', '為'];
/// How much of a text is looked at to tell whether it is traditional.
const LOOK_BYTES: usize = 16_384;

/// How to fold a document's characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Folding {
    traditional: bool,
}

impl Folding {
    /// Looks at a document's beginning and decides.
    pub fn of(text: &str) -> Self {
        let end = (0..=LOOK_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
        let head = text.get(..end.unwrap_or(0)).unwrap_or("");
        Self { traditional: head.contains(TELL_TALE) }
    }

    /// Folds traditional characters whatever the document's: for the few words of a title or a
    /// column's name.
    pub fn words() -> Self {
        Self { traditional: true }
    }

    /// Whether the document is in traditional characters.
    pub fn is_traditional(self) -> bool {
        self.traditional
    }

    /// Folds one character, unless it is blank.
    #[inline]
    pub fn visible(self, c: char) -> Option<char> {
        let is_plain = !self.traditional && matches!(c, '\u{3400}'..='\u{9fff}');
        (is_plain || !is_blank(c)).then(|| self.fold(c))
    }

    /// Takes the Han characters that stand in a row from a byte on and need no folding, as far as
    /// there is room; says how many. Each has three bytes.
    pub fn plain_run(self, text: &str, from: usize, room: &mut [char]) -> usize {
        let bytes = if self.traditional { None } else { text.as_bytes().get(from..) };
        let mut run = 0;
        for (bytes, to) in bytes.unwrap_or(&[]).chunks_exact(3).zip(room) {
            let &[first @ 0xe4..=0xe9, second, third] = bytes else { break };
            let rest = u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
            let Some(c) = char::from_u32(u32::from(first & 0xf) << 12 | rest) else { break };
            *to = c;
            run += 1;
        }
        run
    }

    /// The first character from a byte on that is not blank, folded, with the byte it begins at and
    /// the one after it.
    pub fn visible_from(self, text: &str, from: usize) -> Option<(char, usize, usize)> {
        let rest = text.get(from..)?;
        rest.char_indices().find_map(|(at, c)| {
            self.visible(c).map(|folded| (folded, from + at, from + at + c.len_utf8()))
        })
    }

    /// Folds one character.
    #[inline]
    pub fn fold(self, c: char) -> char {
        match c {
            '\u{3400}'..='\u{9fff}' if self.traditional => simplified(c),
            '\u{3400}'..='\u{9fff}' => c,
            _ => fold_mark(c),
        }
    }
}

/// Folds what is no Han character.
fn fold_mark(c: char) -> char {
    match c {
        '~' => '-',
        '\0'..='\x7f' => c,
        '\u{ff01}'..='\u{ff5e}' => {
            let half = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            if half == '~' { '-' } else { half }
        }
        '—' | '–' | '―' | '─' | '−' | '〜' | '‐' | '‑' => '-',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        '﹪' => '%',
        '≧' => '≥',
        '≦' => '≤',
        _ => c,
    }
}

fn simplified(c: char) -> char {
    static SORTED: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut chars = TRADITIONAL.chars();
        let mut pairs: Vec<_> =
            std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect();
        pairs.sort_unstable();
        pairs
    });
    match sorted.binary_search_by_key(&c, |&(from, _)| from) {
        Ok(found) => sorted.get(found).map_or(c, |&(_, to)| to),
        Err(_) => c,
    }
}

/// Whether a text holds a digit or another character that is a number.
pub(super) fn has_number(text: &str) -> bool {
    // No Han character is one to Unicode but 〇.
    text.contains(|c: char| !matches!(c, '\u{3400}'..='\u{9fff}') && c.is_numeric())
}

/// Whether a character is white space to a reader of documents: zero-width marks are too.
pub(super) fn is_blank(c: char) -> bool {
    match c {
        // Nearly all characters.
        '\u{3001}'..='\u{fefe}' | '!'..='~' => false,
        ' ' | '\t'..='\r' | '\u{3000}' | '\u{a0}' => true,
        '\0'..='\x7f' => false,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => true,
        _ => c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_pairs() {
        assert_eq!(TRADITIONAL.chars().count() % 2, 0);
        assert!(!TRADITIONAL.contains(char::is_whitespace));
    }

    #[test]
    fn folds_only_what_it_should() {
        let plain = Folding::default();
        for (c, expect) in [
            ('％', '%'),
            ('（', '('),
            ('１', '1'),
            ('—', '-'),
            ('～', '-'),
            ('学', '学'),
            ('。', '。'),
        ] {
            assert_eq!(plain.fold(c), expect);
        }
        let traditional = Folding::of("學校應當開展");
        assert_eq!(traditional.fold('應'), '应');
        assert_eq!(plain.fold('應'), '應');
    }
}

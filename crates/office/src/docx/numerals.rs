//! Numbers as Word draws them before paragraphs, one form a `w:numFmt`.
//!
//! Must not know lists or levels.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
/// Letters are repeated past the last: aa, bb. No list is as long as this many times over.
const REPEATS_MAX: u32 = 20;

/// Writes a number in a format; formats of other languages come out as plain digits.
pub(super) fn write(number: u32, format: &str) -> String {
    let one = match format {
        "none" | "bullet" => Some(String::new()),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => han(number, &DIGITS, ["十", "百", "千"]),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            han(number, &LEGAL, ["拾", "佰", "仟"])
        }
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            Some(spell(number, &DIGITS))
        }
        "ideographTraditional" => nth(&STEMS, number),
        "ideographZodiac" => nth(&BRANCHES, number),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            Some(number.to_string().chars().map(|digit| shifted('０', digit)).collect())
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "lowerLetter" => Some(letters(number, 'a')),
        "upperLetter" => Some(letters(number, 'A')),
        "lowerRoman" => roman(number).map(|text| text.to_lowercase()),
        "upperRoman" => roman(number),
        _ => None,
    };
    one.unwrap_or_else(|| number.to_string())
}

/// 一百零三, and 十二 rather than 一十二; plain digits from ten thousand.
fn han(number: u32, digits: &[char; 10], units: [&str; 3]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let (mut text, mut rest, mut is_gap) = (String::new(), number, false);
    for (weight, unit) in [(1000, units[2]), (100, units[1]), (10, units[0]), (1, "")] {
        let digit = rest / weight;
        rest %= weight;
        if digit == 0 {
            is_gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_gap) {
            text.push('零');
        }
        let is_bare_ten = weight == 10 && digit == 1 && text.is_empty() && units[0] == "十";
        if !is_bare_ten {
            text.push(*digits.get(usize::try_from(digit).ok()?)?);
        }
        text.push_str(unit);
    }
    Some(text)
}

fn spell(number: u32, digits: &[char; 10]) -> String {
    let digit =
        |c: char| c.to_digit(10).and_then(|d| digits.get(usize::try_from(d).ok()?)).copied();
    number.to_string().chars().filter_map(digit).collect()
}

fn nth(signs: &[char], number: u32) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.get(at).map(char::to_string)
}

fn shifted(first: char, digit: char) -> char {
    let place = digit.to_digit(10).unwrap_or(0);
    char::from_u32(u32::from(first) + place).unwrap_or(digit)
}

fn enclosed(number: u32, first: char, last: u32) -> Option<String> {
    let inside = (1..=last).contains(&number);
    let sign = char::from_u32(u32::from(first) + number.saturating_sub(1)).filter(|_| inside)?;
    Some(sign.to_string())
}

fn circled(number: u32) -> Option<String> {
    match number {
        0 => Some("⓪".into()),
        21..=35 => enclosed(number - 20, '㉑', 15),
        36..=50 => enclosed(number - 35, '㊱', 15),
        _ => enclosed(number, '①', 20),
    }
}

fn letters(number: u32, first: char) -> String {
    let Some(place) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + place % 26).unwrap_or(first);
    let repeats = (place / 26 + 1).min(REPEATS_MAX);
    (0..repeats).map(|_| letter).collect()
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let (mut text, mut rest) = (String::new(), number);
    for (value, sign) in STEPS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn writes_what_word_draws() {
        for (number, format, expect) in [
            (3, "decimal", "3"),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (21, "japaneseCounting", "二十一"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (1010, "chineseCountingThousand", "一千零一十"),
            (0, "chineseCounting", "0"),
            (10_000, "chineseCounting", "10000"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (2026, "ideographDigital", "二〇二六"),
            (2, "ideographTraditional", "乙"),
            (11, "ideographTraditional", "11"),
            (1, "ideographZodiac", "子"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (1, "decimalEnclosedCircle", "①"),
            (20, "decimalEnclosedCircle", "⑳"),
            (36, "decimalEnclosedCircleChinese", "㊱"),
            (51, "decimalEnclosedCircle", "51"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "decimalEnclosedFullstop", "⒉"),
            (28, "lowerLetter", "bb"),
            (3, "upperLetter", "C"),
            (0, "upperLetter", ""),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "lowerRoman", "iv"),
            (u32::MAX, "lowerRoman", "4294967295"),
            (5, "bullet", ""),
            (5, "thaiCounting", "5"),
        ] {
            assert_eq!(write(number, format), expect, "{number} {format}");
        }
    }
}

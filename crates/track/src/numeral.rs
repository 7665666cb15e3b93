//! Small whole numbers as plans write them: 16, 十六, 两.
//!
//! Must not read anything over 99: weeks and times are small.

/// Reads the number that a text begins with, and gives the rest; `None` where it begins with none.
pub(crate) fn read_numeral(text: &str) -> Option<(u8, &str)> {
    let ascii =
        |c: char| digit_among("0123456789", c).or_else(|| digit_among("０１２３４５６７８９", c));
    let end = text.find(|c| ascii(c).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if !digits.is_empty() {
        let value = digits.chars().filter_map(ascii).try_fold(0_u8, |sum, digit| {
            sum.checked_mul(10)?.checked_add(digit).filter(|value| *value <= 99)
        })?;
        return Some((value, rest));
    }
    let is_word = |c: char| c == '十' || digit(c).is_some();
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let value = match word.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { single(tens)? };
            let ones = if ones.is_empty() { 0 } else { single(ones)? };
            tens * 10 + ones
        }
        None => single(word)?,
    };
    Some((value, rest))
}

fn single(word: &str) -> Option<u8> {
    let mut chars = word.chars();
    let value = digit(chars.next()?)?;
    chars.next().is_none().then_some(value)
}

fn digit(c: char) -> Option<u8> {
    if c == '两' {
        Some(2)
    } else {
        digit_among("零一二三四五六七八九", c).filter(|n| *n > 0)
    }
}

fn digit_among(digits: &str, c: char) -> Option<u8> {
    digits.chars().zip(0..).find_map(|(own, value)| (own == c).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_small_numbers() {
        let check = |text: &str, value: Option<u8>, rest: &str| {
            let expect = value.map(|value| (value, rest));
            assert_eq!(read_numeral(text), expect, "{text}");
        };
        check("16周", Some(16), "周");
        check("１６周", Some(16), "周");
        check("十六周", Some(16), "周");
        check("二十周", Some(20), "周");
        check("二十一次", Some(21), "次");
        check("十", Some(10), "");
        check("两次", Some(2), "次");
        check("九", Some(9), "");
        check("一二次", None, "");
        check("100次", None, "");
        check("99999999999次", None, "");
        check("次", None, "");
        check("", None, "");
    }
}

//! Texts as they are compared: folded, their figures blanked, in pairs of characters.
//!
//! Must not know what is compared.

use crate::read::folded;

/// What stands for a figure.
const FIGURE: char = '#';
const FIGURES: &str = "0123456789.%零〇一二两三四五六七八九十百千万";

/// A text without what makes no difference: blanks, width, the stop at its end.
pub(super) fn plain(text: &str) -> String {
    let mut text = folded(text);
    let len = text.trim_end_matches(['。', ';', ',', '!', '.']).len();
    text.truncate(len);
    text
}

/// A plain text with one mark for each figure, so that a changed one makes no difference.
pub(super) fn figureless(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len());
    for c in plain.chars() {
        match FIGURES.contains(c) {
            true if text.ends_with(FIGURE) => {}
            true => text.push(FIGURE),
            false => text.push(c),
        }
    }
    text
}

/// The pairs of neighbouring characters of a text, each once, in order; its ends count as characters.
pub(super) fn pairs(text: &str) -> Vec<u64> {
    let mut before = 0_u64;
    let mut pairs = Vec::with_capacity(text.len() / 3 + 2);
    for c in text.chars().map(|c| u64::from(u32::from(c))).chain([1]) {
        pairs.push(before << 32 | c);
        before = c;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much two sets of pairs share, in thousandths of both (Dice's coefficient).
pub(super) fn alike_permille(one: &[u64], other: &[u64]) -> usize {
    let (mut left, mut shared) = (other.iter().peekable(), 0);
    for pair in one {
        while left.next_if(|next| *next < pair).is_some() {}
        shared += usize::from(left.next_if_eq(&pair).is_some());
    }
    (2000 * shared).checked_div(one.len() + other.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_texts() {
        let check = |one: &str, other: &str, least: usize, most: usize| {
            let pairs = |text: &str| pairs(&figureless(&plain(text)));
            let alike = alike_permille(&pairs(one), &pairs(other));
            assert!((least..=most).contains(&alike), "{one} {other}: {alike}");
        };
        check("建成示范校8所。", "建成示范校 １０ 所；", 1000, 1000);
        check("建成示范校8所。", "建成示范校两所。", 1000, 1000);
        check("加强校园安全管理。", "加强校园安全工作。", 500, 800);
        check("加强校园安全管理。", "举办读书节。", 0, 100);
        check("", "", 1000, 1000);
    }
}

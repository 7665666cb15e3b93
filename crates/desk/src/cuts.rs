//! Where a row's words can be cut in two: after stops, and within long parts, or when asked, after
//! the marks of a list.
//!
//! Never inside a quotation, a title or brackets. Must not know what the words mean.

/// A part that is longer is cut at the marks of a list without being asked.
const PART_CHARS_MAX: usize = 40;

const OPENING: &str = "“‘《〈「『（(【〔[";
const CLOSING: &str = "”’》〉」』）)】〕]";

/// The parts of a text, each with the place after it, in characters; the last ends the text.
#[must_use]
pub fn parts(text: &str, is_fine: bool) -> Vec<(String, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let stops = stops(&chars);
    let mut parts = Vec::new();
    let mut from = 0;
    // Each stretch up to a stop, then within it up to the marks of a list.
    for end in ends(&stops, chars.len(), Stop::Clause) {
        if is_fine || end - from > PART_CHARS_MAX {
            let within = stops.get(from..end).unwrap_or_default();
            let within = ends(within, end - from, Stop::List).into_iter().map(|at| from + at);
            let mut start = from;
            for at in within {
                parts.push((part(&chars, start, at), at));
                start = at;
            }
        } else {
            parts.push((part(&chars, from, end), end));
        }
        from = end;
    }
    parts
}

/// What a text can be cut after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    None,
    /// 、 and ：.
    List,
    /// 。 ； ，.
    Clause,
}

/// For each character, whether the text can be cut after it.
fn stops(chars: &[char]) -> Vec<Stop> {
    // Where brackets do not match they say nothing.
    let balance = chars.iter().map(|c| depth_step(*c)).sum::<i32>();
    let mut depth = 0;
    let stop = |(at, c): (usize, &char)| {
        depth += if balance == 0 { depth_step(*c) } else { 0 };
        let is_digit =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        match c {
            _ if depth > 0 => Stop::None,
            ',' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => Stop::None,
            '。' | '；' | '，' | ';' | ',' | '！' | '？' | '\n' => Stop::Clause,
            '、' | '：' => Stop::List,
            _ => Stop::None,
        }
    };
    chars.iter().enumerate().map(stop).collect()
}

fn depth_step(c: char) -> i32 {
    i32::from(OPENING.contains(c)) - i32::from(CLOSING.contains(c))
}

/// The places after each stop of at least a sort; the last is the end.
fn ends(stops: &[Stop], len: usize, least: Stop) -> Vec<usize> {
    let found = stops.iter().enumerate().filter(|(_, stop)| **stop >= least);
    let mut ends: Vec<usize> = found.map(|(at, _)| at + 1).collect();
    if ends.last() != Some(&len) && len > 0 {
        ends.push(len);
    }
    ends
}

fn part(chars: &[char], from: usize, to: usize) -> String {
    chars.get(from..to).unwrap_or_default().iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_fine: bool, expect: &str) {
        let parts = parts(text, is_fine);
        let words: Vec<_> = parts.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(words.join("|"), expect);
        let places: Vec<_> = parts.iter().map(|(_, at)| *at).collect();
        let mut count = 0;
        let ends: Vec<_> = words.iter().map(|part| part.chars().count()).collect();
        assert!(ends.iter().zip(&places).all(|(len, at)| {
            count += len;
            count == *at
        }));
    }

    #[test]
    fn clauses_come_first() {
        let text = "组织消防、防震演练两次，做到零事故；建立台账。";
        check(text, false, "组织消防、防震演练两次，|做到零事故；|建立台账。");
        check(text, true, "组织消防、|防震演练两次，|做到零事故；|建立台账。");
        check("推进校本培训。", true, "推进校本培训。");
        check("", true, "");
    }

    #[test]
    fn long_parts_are_cut_at_lists() {
        let text = "推进东城小学迁建、西河中学扩建、南山幼儿园改造、北岭小学操场修缮、实验中学宿舍楼加固等项目建设，按期投用。";
        let expect = "推进东城小学迁建、|西河中学扩建、|南山幼儿园改造、|北岭小学操场修缮、|实验中学宿舍楼加固等项目建设，|按期投用。";
        check(text, false, expect);
    }

    #[test]
    fn what_belongs_together_is_not_cut() {
        check("落实“双减”，“学、练、评”一体。", true, "落实“双减”，|“学、练、评”一体。");
        check(
            "印发《方案（一、二年级）》、《办法》。",
            true,
            "印发《方案（一、二年级）》、|《办法》。",
        );
        check("培训1,200人，考核。", false, "培训1,200人，|考核。");
        check("完成“未闭合，考核。", false, "完成“未闭合，|考核。");
    }
}

//! Cutting words into lines, for drawings that cannot wrap by themselves.
//!
//! Must not leave a letter out: the lines joined are the words. Widths are estimates that err on the
//! wide side.

/// Marks that begin no line.
const NEVER_FIRST: &str = "，。；：、？！）》」』】%％,.;:!?)";

/// How wide words are in a font of so many tenths: a Chinese letter is as wide as it is tall.
#[must_use]
pub fn width_of(text: &str, font: i32) -> i32 {
    text.chars().map(|letter| width(letter, font)).sum()
}

fn width(letter: char, font: i32) -> i32 {
    match letter {
        'W' | 'M' | 'm' | 'w' | '%' | '@' => font * 9 / 10,
        ' ' | 'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '\'' | '|' => font * 35 / 100,
        letter if letter.is_ascii() => font * 62 / 100,
        _ => font,
    }
}

/// Cuts words into lines no wider than `room`; a Latin word is cut only where it alone is wider.
#[must_use]
pub fn wrap(text: &str, room: i32, font: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for piece in pieces(text) {
        let width = width_of(piece, font);
        let is_mark = piece.chars().all(|letter| NEVER_FIRST.contains(letter));
        if used + width <= room || line.is_empty() && width <= room || is_mark && !line.is_empty() {
            line.push_str(piece);
            used += width;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for letter in piece.chars() {
            let width = self::width(letter, font);
            if used + width > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += width;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// What is not cut: a Chinese letter, or a Latin word with the space after it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut before) = (0, None::<char>);
    for (at, letter) in text.char_indices() {
        let is_joined =
            before.is_some_and(|before| before.is_ascii() && before != ' ' && (letter.is_ascii()));
        if at > from && !is_joined {
            pieces.extend(text.get(from..at));
            from = at;
        }
        before = Some(letter);
    }
    pieces.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_cut_where_they_may() {
        let check = |text: &str, letters: i32, expect: &[&str]| {
            assert_eq!(wrap(text, letters * 120, 120), expect, "{text}");
        };
        check("聚焦党建引领", 10, &["聚焦党建引领"]);
        check("聚焦党建引领", 4, &["聚焦党建", "引领"]);
        check("聚焦党建，引领", 4, &["聚焦党建，", "引领"]);
        check("Key areas and more", 6, &["Key areas ", "and more"]);
        check("Internationalisation", 6, &["Internatio", "nalisation"]);
        check("", 6, &[]);
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_words(text in "[a-zA-Z一-十，。 0-9]{0,60}", room in 100_i32..3000) {
            let lines = wrap(&text, room, 120);
            prop_assert_eq!(lines.concat(), text);
            for line in lines {
                // A mark hangs over the edge.
                let line = line.trim_end_matches(|letter| NEVER_FIRST.contains(letter));
                prop_assert!(width_of(line, 120) <= room.max(120), "{}", line);
            }
        }
    }
}

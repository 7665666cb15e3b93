//! Putting values in a text's places, in an order and with the word forms of its language.
//!
//! Must not know any language: the text says which forms there are.

/// Puts values in the places of a text.
///
/// `{}` takes the next value and `{2}` the second. `{task|tasks}` follows a count: the first form
/// stands after 1, the second after any other. `{2#Jan|Feb}` is the word that the second value
/// counts to.
///
/// ```
/// use yaodian_model::track::fill;
/// assert_eq!(fill("{} {day|days} left", &["1"]), "1 day left");
/// assert_eq!(fill("{2} of {1}", &["12", "3"]), "3 of 12");
/// assert_eq!(fill("{2} {1#Jan|Feb}", &["2", "18"]), "18 Feb");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let (mut next, mut last) = (0, "");
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        rest = behind;
        let numbered = |number: &str| {
            let place: Option<usize> = number.parse().ok();
            place.and_then(|n| values.get(n.checked_sub(1)?)).copied().unwrap_or_default()
        };
        if let Some((number, words)) = place.split_once('#') {
            let at = numbered(number).parse().ok().and_then(|n: usize| n.checked_sub(1));
            filled.push_str(at.and_then(|at| words.split('|').nth(at)).unwrap_or_default());
        } else if let Some((one, many)) = place.split_once('|') {
            filled.push_str(if last == "1" { one } else { many });
        } else {
            last = match place {
                "" => values.get(next).copied().unwrap_or_default(),
                number => numbered(number),
            };
            next += usize::from(place.is_empty());
            filled.push_str(last);
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_stand_where_the_text_says() {
        let check = |text: &str, values: &[&str], expect: &str| {
            assert_eq!(fill(text, values), expect, "{text} {values:?}");
        };
        check("剩 {} 天", &["3"], "剩 3 天");
        check("{} → {}", &["未开始", "{}"], "未开始 → {}");
        check("{}", &[], "");
        check("{2}, {1}", &["a", "b"], "b, a");
        check("{0}{3}{x}", &["a"], "");
        check("{} {day|days} left", &["1"], "1 day left");
        check("{} {day|days} left", &["0"], "0 days left");
        check("{} {day|days} left", &["11"], "11 days left");
        check("{2} of {1} {task|tasks} done", &["1", "0"], "0 of 1 task done");
        check("{2} of {1} {task|tasks} done", &["3", "1"], "1 of 3 tasks done");
        check("{} {is|are} {}: {task|tasks}", &["1", "2"], "1 is 2: tasks");
        check("{3} {2#January|February} {1}", &["2022", "2", "18"], "18 February 2022");
        check("{1#January|February}", &["3"], "");
        check("a {", &["b"], "a b");
    }
}

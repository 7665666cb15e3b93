//! Number formats: how a cell's number is shown.
//!
//! A date is shown as 2022-09-01 whatever its format says; other numbers as in the cell, without
//! padding. Must not know sheets.

/// The days from Excel's day 0 to 1970-01-01.
const EPOCH_DAYS: i64 = 25_569;
/// What a workbook that counts from 1904 adds to its days.
const DAYS_1904: f64 = 1_462.0;
/// The last day a date is shown of: 9999-12-31.
const DAY_MAX: f64 = 2_958_465.0;
/// The most decimals a format is taken to show.
const DECIMALS_MAX: usize = 15;
/// How much text a format may put around a number.
const AROUND_CHARS_MAX: usize = 40;

/// How numbers are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    parts: Parts,
    /// What stands before and after the number.
    before: String,
    after: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Parts {
    /// As it is.
    #[default]
    General,
    /// With at most so many decimals.
    Decimals(usize),
    /// In hundredths, with at most so many decimals.
    Percent(usize),
    /// A calendar day.
    Day,
    /// A month.
    Month,
    /// A day and a time of day.
    Moment,
    /// A time of day.
    Time,
}

impl Format {
    /// A format that every workbook has, by its number.
    pub fn builtin(id: u32) -> Self {
        Self::parse(match id {
            1 | 3 => "0",
            2 | 4 => "0.00",
            9 => "0%",
            10 => "0.00%",
            14..=16 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-m-d",
            17 => "yyyy-m",
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
            22 => "yyyy-m-d h:mm",
            _ => "General",
        })
    }

    /// Reads a format's code; only the section for positive numbers counts.
    pub fn parse(code: &str) -> Self {
        let (mut format, mut seen) = (Self::default(), Seen::default());
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => seen.say(&mut format, chars.by_ref().take_while(|&c| c != '"')),
                '\\' => seen.say(&mut format, chars.next()),
                // A blank as wide as the next character, or that character filling the cell.
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inner: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    seen.is_time |=
                        matches!(&*inner.to_lowercase(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                '0' | '#' | '?' => seen.digit(),
                '.' => seen.has_point = true,
                '%' => seen.is_percent = true,
                'y' | 'Y' | 'e' | 'b' => seen.is_year = true,
                'd' | 'D' => seen.is_day = true,
                'm' | 'M' => seen.is_month = true,
                'h' | 'H' | 's' | 'S' => seen.is_time = true,
                // General, @, AM/PM and exponents leave the number as it is.
                'G' => drop(chars.by_ref().take("eneral".len()).count()),
                'E' => seen.is_general = true,
                '年' | '月' | '日' | '时' | '分' | '秒' | '-' | '/' | ':' | ',' | ' ' | '@'
                | 'A' | 'P' | 'a' | 'p' | '+' => {}
                other => seen.say(&mut format, [other]),
            }
        }
        format.parts = seen.parts();
        format
    }

    /// Shows a number.
    pub fn show(&self, number: f64, counts_from_1904: bool) -> String {
        let days = if counts_from_1904 { number + DAYS_1904 } else { number };
        let shown = match self.parts {
            Parts::General => plain(number),
            Parts::Decimals(places) => rounded(number, places),
            Parts::Percent(places) => rounded(number * 100.0, places) + "%",
            _ if !(0.0..DAY_MAX + 1.0).contains(&days) => plain(number),
            Parts::Time => time(days),
            // Midnight is a day typed into a cell whose format has a time.
            Parts::Moment if days.fract() > 0.0 => format!("{} {}", day(days), time(days)),
            Parts::Day | Parts::Moment => day(days),
            Parts::Month => {
                let day = day(days);
                let mut parts = day.split('-');
                let (year, month) =
                    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                format!("{year}年{}月", month.trim_start_matches('0'))
            }
        };
        match self.parts {
            Parts::General | Parts::Decimals(_) | Parts::Percent(_) => {
                format!("{}{shown}{}", self.before, self.after)
            }
            _ => shown,
        }
    }
}

/// What a code has shown so far.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign that stands in the code or not")]
struct Seen {
    has_digit: bool,
    has_point: bool,
    decimals: usize,
    is_general: bool,
    is_percent: bool,
    is_year: bool,
    is_month: bool,
    is_day: bool,
    is_time: bool,
}

impl Seen {
    fn digit(&mut self) {
        self.has_digit = true;
        self.decimals += usize::from(self.has_point);
    }

    fn say(&self, format: &mut Format, text: impl IntoIterator<Item = char>) {
        let side = if self.has_digit { &mut format.after } else { &mut format.before };
        let room = AROUND_CHARS_MAX.saturating_sub(side.len());
        let mut text = text.into_iter();
        side.extend(text.by_ref().take(room));
        // What is left over is read past.
        text.for_each(drop);
    }

    fn parts(&self) -> Parts {
        let places = self.decimals.min(DECIMALS_MAX);
        let is_day = self.is_day || (self.is_month && !self.is_year && !self.is_time);
        match () {
            () if self.is_percent => Parts::Percent(places),
            () if (is_day || self.is_year) && self.is_time => Parts::Moment,
            () if self.is_time => Parts::Time,
            () if is_day => Parts::Day,
            () if self.is_year && self.is_month => Parts::Month,
            () if self.is_year => Parts::Day,
            () if self.is_general || !self.has_digit => Parts::General,
            () => Parts::Decimals(places),
        }
    }
}

/// A number to fifteen digits, which are all that a cell holds.
fn plain(number: f64) -> String {
    let exact = format!("{number:.14e}").parse().unwrap_or(number);
    unsigned_zero(format!("{exact}"))
}

fn rounded(number: f64, places: usize) -> String {
    // Through fifteen digits first: 0.285 times 100 is no 28.499999999999996.
    let number: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Excel rounds a half away from zero, where the nearest binary fraction may lie below it.
    let nudged = number * (1.0 + 4.0 * f64::EPSILON);
    let shown = format!("{nudged:.places$}");
    let shown = if places > 0 { shown.trim_end_matches('0').trim_end_matches('.') } else { &shown };
    unsigned_zero(shown.to_owned())
}

fn unsigned_zero(shown: String) -> String {
    if shown == "-0" { "0".into() } else { shown }
}

/// A day as 2022-09-01, by Howard Hinnant's count of days.
#[allow(clippy::cast_possible_truncation, reason = "days are checked to be within DAY_MAX")]
fn day(days: f64) -> String {
    let whole = days.floor() as i64;
    // Excel has a 29 February 1900, so that days before it are one less.
    let whole = if whole < 60 { whole + 1 } else { whole };
    let shifted = whole - EPOCH_DAYS + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[allow(clippy::cast_possible_truncation, reason = "a day has 1440 minutes")]
fn time(days: f64) -> String {
    let minutes = (days.fract() * 1_440.0 + 0.000_1).floor() as i64;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn shows_numbers_as_people_see_them() {
        for (code, number, expect) in [
            ("General", 62.0, "62"),
            ("General", 0.1 + 0.2, "0.3"),
            ("General", 1e21, "1000000000000000000000"),
            ("General", -0.0, "0"),
            ("0", 61.5, "62"),
            ("0.00", 62.0, "62"),
            ("0.0", 74.25, "74.3"),
            ("#,##0.00_ ", 1200.5, "1200.5"),
            ("0%", 0.62, "62%"),
            ("0%", 0.285, "29%"),
            ("0.00%", 0.745, "74.5%"),
            ("0\"所\"", 3.0, "3所"),
            ("\"不少于\"0\\次", 4.0, "不少于4次"),
            ("0;[Red]-0", 5.0, "5"),
            ("@", 5.0, "5"),
            ("0.00E+00", 1234.5, "1234.5"),
        ] {
            assert_eq!(Format::parse(code).show(number, false), expect, "{code} {number}");
        }
    }

    #[test]
    fn shows_days_and_times() {
        for (code, number, expect) in [
            ("yyyy-mm-dd", 44_805.0, "2022-09-01"),
            ("yyyy\"年\"m\"月\"d\"日\"", 44_805.0, "2022-09-01"),
            ("[$-804]yyyy年m月d日;@", 44_805.0, "2022-09-01"),
            ("m\"月\"d\"日\"", 44_805.0, "2022-09-01"),
            ("yyyy\"年\"m\"月\"", 44_805.0, "2022年9月"),
            ("yyyy/m/d h:mm", 44_805.354_166_7, "2022-09-01 8:30"),
            ("yyyy/m/d h:mm", 44_805.0, "2022-09-01"),
            ("h:mm AM/PM", 0.354_166_7, "8:30"),
            ("[h]:mm", 0.5, "12:00"),
            ("yyyy-m-d", 1.0, "1900-01-01"),
            ("yyyy-m-d", 61.0, "1900-03-01"),
            ("yyyy-m-d", -1.0, "-1"),
            ("yyyy-m-d", 1e300, "1000"),
        ] {
            let shown = Format::parse(code).show(number, false);
            assert!(
                shown == expect || (number > 1e299 && shown.starts_with(expect)),
                "{code} {shown}"
            );
        }
        assert_eq!(Format::builtin(14).show(43_343.0, true), "2022-09-01");
        assert_eq!(Format::builtin(31).show(44_805.0, false), "2022-09-01");
        assert_eq!(Format::builtin(9).show(0.9, false), "90%");
    }
}

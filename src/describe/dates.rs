//! Dates and durations, as they are written: several numbers that count as one.

use crate::normalize::Word;

/// Whether a word is the number of a year of these millennia: "2021".
pub fn is_year(word: &str) -> bool {
    const DIGITS: usize = 4;
    word.starts_with(['1', '2'])
        && word.len() == DIGITS
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether words begin with a date of three numbers, which counts as one: "28.04.2014".
pub(super) fn is_written_date(text: &str, words: &[Word]) -> bool {
    let [day, month, year, ..] = words else {
        return false;
    };
    let sign = |a: &Word, b: &Word| a.gap_to(*b, text);
    [day, month, year].iter().all(|word| word.has_digit())
        && matches!(sign(day, month), "." | "/" | "-")
        && sign(day, month) == sign(month, year)
}

/// Whether words begin with a day and a month around a slash, which count as one: "2/9".
pub(super) fn is_day_and_month(text: &str, words: &[Word]) -> bool {
    let [day, month, ..] = words else {
        return false;
    };
    [day, month]
        .iter()
        .all(|word| word.has_digit() && word.letters(text) <= 2)
        && day.gap_to(*month, text) == "/"
}

/// Whether words are how long a video lasts, and the last ones: "Ada Quill opens the bridge (2:05)", "… | 2:05 min".
pub fn are_duration(text: &str, words: &[Word]) -> bool {
    let words = match words.split_last() {
        Some((last, before)) if is_minutes(last.of(text)) => before,
        _ => words,
    };
    let (Some(from), Some(to)) = (words.first(), words.last()) else {
        return false;
    };
    words.len() > 1
        && text
            .get(from.start as usize..to.end as usize)
            .is_some_and(is_duration)
}

/// Whether a word behind a duration says that it is minutes.
pub fn is_minutes(word: &str) -> bool {
    const UNITS: [&str; 4] = ["min", "Min", "мин", "хв"];
    UNITS.contains(&word)
}

/// The longest that a video can last, as written: nothing longer is how long one does.
const LONGEST_DURATION: &str = "00:00:00";

/// Whether it is how long a video lasts: "2:05", "1:02:05".
pub fn is_duration(written: &str) -> bool {
    // Asked at each number of a text, with all that follows.
    if written.len() > LONGEST_DURATION.len() {
        return false;
    }
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    // Seconds have two digits, as results have not.
    written.split_once(':').is_some_and(|(first, behind)| {
        matches!(first.len(), 1 | 2)
            && is_number(first)
            && matches!(behind.len(), 2 | 5)
            && behind
                .split(':')
                .all(|part| part.len() == 2 && is_number(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::trial::all;
    use crate::normalize::words_of;

    #[test]
    fn dates_and_durations_are_known() {
        let is_date = |text: &str| is_written_date(text, &words_of(text));
        all(true, is_date, &["28.04.2014", "28/04/2014", "4-5-2025 on"]);
        all(
            false,
            is_date,
            &["1 2 3", "28.04 2014", "28.04", "28 04.2014"],
        );
        let is_day = |text: &str| is_day_and_month(text, &words_of(text));
        all(true, is_day, &["2/9", "12/11 on"]);
        all(false, is_day, &["2 9", "12/2014", "ab/cd", "2"]);
        let lasts = |text: &str| are_duration(text, &words_of(text));
        all(true, lasts, &["2:05", "1:02:05"]);
        all(false, lasts, &["2 05", "2:05 on", "2"]);
    }
}

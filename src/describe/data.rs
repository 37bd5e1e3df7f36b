//! Dates and data: lines with more numbers than a sentence has.

use super::dates::{are_duration, is_day_and_month, is_written_date};
use super::licence::licence;
use super::numbers::{archive_tail, dated_credit, photo_number};
use super::{Lexicon, is_function_word};
use crate::normalize::Word;

/// How many words a text has at the least whose numbers are counted without that of its picture.
const SHORTEST_SENTENCE: usize = 4;

/// Whether words are a date or, unless they are a sentence, data. The number of a picture behind its words, its
/// archive, its licence, when it was taken, and how long a video lasts, are no data.
pub(super) fn is_date_or_data(
    lexicon: &Lexicon,
    text: &str,
    core: &[Word],
    is_sentence: bool,
) -> bool {
    let unlicensed = core.len() - licence(text, core);
    let core = core.get(..unlicensed).unwrap_or_default();
    // A date and data have one.
    if !core.iter().any(|word| word.has_digit()) {
        return false;
    }
    let counted = photo_number(lexicon, text, core)
        .or_else(|| archive_tail(lexicon, text, core))
        .or_else(|| dated_credit(lexicon, core))
        .unwrap_or(0);
    let ends_in_digit = core.last().is_some_and(|last| last.has_digit());
    let timed = (2..=3).filter(|_| ends_in_digit).find(|&count| {
        let time = core.len().checked_sub(count).and_then(|at| core.get(at..));
        time.is_some_and(|time| are_duration(text, time))
    });
    let data = core.get(..core.len() - counted.max(timed.unwrap_or(0)));
    let data = data
        .filter(|data| data.len() >= SHORTEST_SENTENCE)
        .unwrap_or(core);
    // Neither a date nor data have fewer of them.
    let numbers = data.iter().filter(|word| word.has_digit()).count();
    numbers * 4 >= data.len()
        && (is_date(lexicon, data) || (!is_sentence && is_data(lexicon, text, data)))
}

/// Whether there is nothing but the name of a month or a day: a part of a date, though some people are called so, too.
pub(super) fn is_month(lexicon: &Lexicon, core: &[Word]) -> bool {
    matches!(core, [month] if lexicon.is_month(*month))
}

/// Dates and times, scores and prices: every third word is a number, and at most every second one tells something.
fn is_date(lexicon: &Lexicon, core: &[Word]) -> bool {
    // "Baltic1" is a name.
    let is_number = |word: &&Word| {
        word.has_digit() && word.first().is_ascii_digit() && !lexicon.agencies.has(**word)
    };
    let telling = core
        .iter()
        .filter(|word| !is_number(word) && word.len() > 2 && !lexicon.is_month(**word));
    core.iter().filter(is_number).count() * 3 >= core.len().max(1)
        && telling.count() * 2 <= core.len()
}

/// Data sheets: every third word has a digit, in short lines every fourth.
fn is_data(lexicon: &Lexicon, text: &str, core: &[Word]) -> bool {
    let (mut numbers, mut at) = (0, 0);
    while let Some(word) = core.get(at) {
        if !word.has_digit() {
            at += 1;
            continue;
        }
        let rest = core.get(at..).unwrap_or_default();
        let agency = lexicon.agencies.at_start(rest);
        if agency > 0 {
            at += agency;
            continue;
        }
        numbers += 1;
        at += if is_written_date(text, rest)
            || is_day_month_year(lexicon, text, rest)
            || are_years(text, rest)
        {
            3
        } else if is_day_and_month(text, rest) || is_hyphenated(text, rest) {
            2
        } else if are_duration(text, rest) {
            rest.len()
        } else {
            1
        };
    }
    numbers > 1 && numbers * (if core.len() <= 8 { 4 } else { 3 }) >= core.len()
}

/// Whether words begin with a day, the name of a month and a year, which count as one: "3 June 2021".
fn is_day_month_year(lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
    let [day, month, year, ..] = words else {
        return false;
    };
    day.letters(text) <= 2
        && lexicon.is_month(*month)
        && year.letters(text) == 4
        && [day, year].iter().all(|word| word.has_digit())
}

/// Whether words begin with two years and a small word between them, which count as one: "1927 to 1934".
fn are_years(text: &str, words: &[Word]) -> bool {
    let [from, link, to, ..] = words else {
        return false;
    };
    is_function_word(*link)
        && [from, to]
            .iter()
            .all(|year| year.has_digit() && year.letters(text) == 4)
}

/// Whether words begin with a number of two parts, which count as one: "62-019", and not the score "3-2".
fn is_hyphenated(text: &str, words: &[Word]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    let is_part = |word: &Word| word.letters(text) > 2 || word.of(text).starts_with('0');
    [first, second].iter().all(|word| word.has_digit())
        && (is_part(first) || is_part(second))
        && first.gap_to(*second, text) == "-"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;
    use crate::describe::trial::all;
    use crate::normalize::words_of;

    #[test]
    fn data_has_many_numbers() {
        let is = |text: &str| is_data(&LEXICON, text, &words_of(text));
        all(
            true,
            is,
            &[
                "Pylon height 120 span 430 lanes",
                "Reed 12 Quill 9 Holt 31 and Osei 4 behind",
                "Orle leads the series 3-2",
                "Open from 9 to 18 on weekdays",
            ],
        );
        all(
            false,
            is,
            &[
                "Pylon height 120 and lanes",
                "Ada Quill opens the bridge on 28.04.2014",
                "Ada Quill opens the bridge on 2/9",
                "Ada Quill opens the bridge (2:05)",
                "Museum engine 62-019 at the station",
                "The school reopened on 3 June 2021",
                "The diaries cover the years 1927 to 1934",
                "Ada Quill opens 2 of the new bridges after 9 years",
            ],
        );
    }
}

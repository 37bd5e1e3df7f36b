//! What of a text need not be said elsewhere: it says nothing of a picture.

use crate::describe::signs::CUT_MARKS;
use crate::describe::{Lexicon, is_duration, is_function_word, is_minutes, weight};
use crate::normalize::{self, Word};

/// A text without how long its video lasts, where that stands behind it, and without the word for minutes at its end:
/// a widget of the player, and no fact of the text.
pub fn without_duration(text: &str) -> &str {
    let text = text.trim_end();
    let text = match text.rsplit_once(char::is_whitespace) {
        Some((before, unit)) if is_minutes(unit.trim_end_matches(['.', ')', ']'])) => {
            without_count(before.trim_end())
                .filter(|_| unit.ends_with(')'))
                .unwrap_or(before.trim_end())
        }
        _ => text,
    };
    match text.rsplit_once(char::is_whitespace) {
        Some((before, last)) if is_duration(last.trim_matches(['(', ')', '[', ']'])) => before,
        _ => text,
    }
}

/// A text without the number at its end that a bracket opens: "(2".
fn without_count(text: &str) -> Option<&str> {
    let (title, count) = text.rsplit_once(char::is_whitespace)?;
    let digits = count.strip_prefix('(')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| title.trim_end())
}

/// A text that is cut off without the few words behind the mark that lead to the rest. A name or a number is none, nor
/// what stands in the place of one.
pub fn without_more<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    const LONGEST: u32 = 3;
    let behind = |mark: &str| text.rfind(mark).map(|at| (at, at + mark.len()));
    let Some((at, end)) = CUT_MARKS.into_iter().filter_map(behind).max() else {
        return text;
    };
    let more = text.get(end..).unwrap_or_default();
    let mut words = Vec::new();
    normalize::words(more, 2 * LONGEST as usize + 1, &mut words);
    let is_known = || lexicon.more.are(&words) || lexicon.widgets_after.are(&words);
    let leads_on = || {
        let (first, others) = (words.first(), words.get(1..).unwrap_or_default());
        !words.iter().any(|word| word.has_digit())
            && weight(&words) <= LONGEST
            && !others.iter().any(|word| word.is_capitalised())
            && (!others.is_empty() || first.is_none_or(|word| !word.is_capitalised()))
            && lexicon.agencies.at_start(&words) == 0
    };
    match text.get(..at) {
        Some(before) if is_known() || leads_on() => before,
        _ => text,
    }
}

/// Which words say nothing: function words, and those of widgets, cuts and credits' lead-ins.
pub fn silent_words(lexicon: &Lexicon, words: &[Word]) -> Vec<bool> {
    let mut silent: Vec<bool> = words
        .iter()
        .map(|word| is_function_word(*word) || word.len() == 1 && !word.has_digit())
        .collect();
    let tables = [
        &lexicon.widgets,
        &lexicon.widgets_before,
        &lexicon.widgets_after,
        &lexicon.more,
        &lexicon.credit,
        &lexicon.agencies,
    ];
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let count = tables
            .iter()
            .map(|table| table.at_start(rest))
            .max()
            .unwrap_or(0);
        silent
            .iter_mut()
            .skip(at)
            .take(count)
            .for_each(|silent| *silent = true);
    }
    silent
}

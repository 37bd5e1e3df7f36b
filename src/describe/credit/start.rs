//! Where a credit begins, once the word is found that it is known by.

use super::{LONGEST_NAMES, Line, slashed};
use crate::describe::dates::is_year;
use crate::describe::lexicon::is_function_word;
use crate::describe::signs::{CLOSING_BRACKETS, OPENING_BRACKETS, STOPS};
use crate::normalize::Word;

/// Where the credit begins that is known by word `at`: the names before that belong to it.
pub(super) fn with_names(line: Line, at: usize) -> usize {
    from_bracket(line, at)
        .or_else(|| from_names(line, at))
        .or_else(|| from_lead(line, at))
        .unwrap_or(at)
}

/// "Copyright AP Photo", "Copyright 2019 AP Photo": the beginning of a text that has nothing but the words of a credit,
/// and a year, before word `at`.
fn from_lead(line: Line, at: usize) -> Option<usize> {
    let before = line.core.get(..at)?;
    let lead = line.lexicon.credit.at_start(line.core);
    let behind = before.get(lead..)?;
    let is_joined = || (1..=at).all(|word| line.sign_before(word) == " ");
    let is_year = |word: &Word| is_year(word.of(line.text));
    (lead > 0 && behind.len() <= 1 && behind.iter().all(is_year) && is_joined()).then_some(0)
}

/// Walks back from an agency to the names before it: "Ed Murray/NJ Wire" is one credit.
pub(super) fn behind_slash(line: Line, marker: usize) -> usize {
    let core = line.core;
    let is_lead = core
        .get(marker..)
        .is_some_and(|rest| rest.len() > 1 && line.lexicon.agencies.at_start(rest) == 0);
    let sign = slashed(line.sign_before(marker));
    if is_lead || !sign.ends_with('/') || sign.contains(STOPS) {
        return marker;
    }
    let mut at = marker;
    while at > 0 && marker - at < 4 && core.get(at - 1).is_some_and(|word| word.is_capitalised()) {
        at -= 1;
        let before = line.sign_before(at);
        if !before.trim_matches([' ', '\u{a0}', '.']).is_empty()
            || before.contains('.') && !line.is_initial_before(at)
            || line.lexicon.credit.at_start(&core[at..]) > 0
        {
            break;
        }
    }
    // "… in Wick/AP": a place.
    let is_behind_small = |before: &Word| !before.is_capitalised() && is_function_word(*before);
    let before = at.checked_sub(1).and_then(|before| core.get(before));
    if at + 1 == marker && line.sign_before(at) == " " && before.is_some_and(is_behind_small) {
        return marker;
    }
    at
}

/// "(Jo Reed/Harbour Post via AP)": where the credit begins that fills the bracket at the end of a text, and in which
/// word `at` stands behind nothing but names.
fn from_bracket(line: Line, at: usize) -> Option<usize> {
    let core = line.core;
    let is_closed = core.last()?.behind(line.text).starts_with(CLOSING_BRACKETS);
    let sign = |at: usize| line.sign_before(at);
    let start = (at.saturating_sub(LONGEST_NAMES)..at)
        .rev()
        .find(|&start| sign(start).contains(OPENING_BRACKETS))?;
    let is_open = (start + 1..core.len()).all(|inner| !sign(inner).contains(CLOSING_BRACKETS));
    // The letter behind the sign in "Sheriff's office" is none.
    let is_name = |word: &Word| {
        let is_small = is_function_word(*word)
            || line.lexicon.credit.has(*word)
            || word.letters(line.text) == 1;
        (word.is_capitalised() || is_small || !word.is_cased(line.text)) && !word.has_digit()
    };
    let are_names = core.get(start..at)?.iter().all(is_name);
    (is_closed && is_open && are_names && sign(start).ends_with(OPENING_BRACKETS)).then_some(start)
}

/// "… en Wick JO REED (EFE)", "… en Wick. Jo Reed (EFE)": where the names begin that stand right before an agency in
/// brackets, in capitals or behind the end of the caption.
fn from_names(line: Line, at: usize) -> Option<usize> {
    const MOST_NAMES: usize = 4;
    let core = line.core;
    let sign = |at: usize| line.sign_before(at);
    if sign(at) != " (" || !core.last()?.behind(line.text).starts_with(')') {
        return None;
    }
    let before = core.get(..at)?;
    let shouted = |word: &&Word| word.is_shouted(line.text);
    let names = before
        .iter()
        .rev()
        .take(MOST_NAMES)
        .take_while(shouted)
        .count();
    let is_joined = |start: usize| (start + 1..at).all(|name| sign(name) == " ");
    let is_named = |start: &usize| {
        let mut names = before.iter().skip(*start);
        sign(*start).starts_with(STOPS)
            && is_joined(*start)
            && names.all(|name| name.is_capitalised())
    };
    let behind_stop =
        || (at.saturating_sub(MOST_NAMES).max(1)..at.saturating_sub(1)).find(is_named);
    let start = Some(at - names).filter(|&start| names > 1 && is_joined(start));
    start.or_else(behind_stop)
}
